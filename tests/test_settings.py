from pathlib import Path

import pytest

from recapcast.errors import SettingsError
from recapcast.settings import Settings
from recapcast.units import Seconds


def load(flags: dict[str, object] | None = None, environment: dict[str, str] | None = None) -> Settings:
    return Settings.load(flags or {}, environment or {}, Path())


def test_without_anything_the_defaults_hold() -> None:
    assert load() == Settings()
    assert (load().voice, load().template) == ("auto", "recap")


def test_flags_win_over_the_environment_and_that_over_the_file() -> None:
    Path("recapcast.toml").write_text('voice = "file"\ntemplate = "file"\nshow = "file"\n', encoding="utf-8")
    settings = load({"voice": "flag", "template": None}, {"RECAPCAST_VOICE": "env", "RECAPCAST_TEMPLATE": "env"})
    assert (settings.voice, settings.template, settings.show) == ("flag", "env", "file")


def test_an_empty_variable_is_not_given() -> None:
    assert load(environment={"RECAPCAST_VOICE": ""}).voice == "auto"


def test_an_empty_file_sets_nothing() -> None:
    Path("recapcast.toml").write_text("\n", encoding="utf-8")
    assert load() == Settings()


def test_a_folder_may_lie_in_the_users_home() -> None:
    assert load({"output": "~/podcasts"}).output == Path.home() / "podcasts"


def test_the_cover_is_drawn_unless_something_else_is_wanted() -> None:
    assert load().cover == "drawn"
    Path("recapcast.toml").write_text('cover = "art/show.png"\n', encoding="utf-8")
    assert load().cover == "art/show.png"
    assert load(environment={"RECAPCAST_COVER": "none"}).cover == "none"
    assert load({"cover": "drawn"}, {"RECAPCAST_COVER": "none"}).cover == "drawn"


def test_folders_can_be_set() -> None:
    Path("recapcast.toml").write_text('output = "public/audio"\n', encoding="utf-8")
    assert load().output == Path("public/audio")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('voise = "x"', "recapcast.toml: unknown setting `voise`"),
        ("voice = 5", "recapcast.toml: `voice`"),
        ('voice = ""', "recapcast.toml: `voice`"),
        ("voice = ", "recapcast.toml can not be read"),
        ("\0", "recapcast.toml can not be read"),
    ],
)
def test_a_file_that_is_not_right_is_named_with_the_setting(text: str, says: str) -> None:
    Path("recapcast.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load()
    assert str(caught.value).startswith(says)


def test_a_variable_that_is_not_right_is_named() -> None:
    with pytest.raises(SettingsError, match="RECAPCAST_SHOW"):
        load(environment={"RECAPCAST_SHOW": "\x07"})


def test_the_cast_is_merged_role_by_role_and_roles_are_in_capitals() -> None:
    Path("recapcast.toml").write_text(
        '[cast]\nnarrator = "file"\nquote = "file"\nhost_2 = "file"\n', encoding="utf-8"
    )
    settings = load({"cast": {"NARRATOR": "flag"}}, {"RECAPCAST_CAST": "narrator=env 'quote=piper:a voice.onnx'"})
    assert settings.cast == {"NARRATOR": "flag", "QUOTE": "piper:a voice.onnx", "HOST_2": "file"}


def test_flags_are_pairs_too_and_a_voice_may_have_an_equals_sign() -> None:
    cast = load({"cast": ("quote=espeak:ko,rate=100", " Ann Other = gtts ", "QUOTE=espeak:ko,rate=100")}).cast
    assert cast == {"QUOTE": "espeak:ko,rate=100", "ANN OTHER": "gtts"}


@pytest.mark.parametrize("pairs", [("quote=a", "Quote=b"), ("quote",), ("quote=",), ("=a",)])
def test_flags_that_are_no_cast_are_named(pairs: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError, match=r"--cast: `cast` is not right \((write WHO=|Quote is given two voices)"):
        load({"cast": pairs})


def test_a_file_that_gives_one_role_two_voices_is_named() -> None:
    Path("recapcast.toml").write_text('[cast]\nquote = "a"\nQUOTE = "b"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"recapcast\.toml: `cast` is not right \(QUOTE is given two voices"):
        load()


@pytest.mark.parametrize("text", ["quote", "=espeak", "quote='", "quote="])
def test_a_variable_that_is_no_cast_is_named(text: str) -> None:
    with pytest.raises(SettingsError, match=r"RECAPCAST_CAST: `cast(\.QUOTE)?` is not right"):
        load(environment={"RECAPCAST_CAST": text})


@pytest.mark.parametrize("text", ["cast = 5", 'cast = "quote"', "[cast]\nquote = 5"])
def test_a_file_whose_cast_is_not_right_is_named(text: str) -> None:
    Path("recapcast.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"recapcast\.toml: `cast(\.QUOTE)?` is not right"):
        load()


def test_a_windows_path_in_a_variable_keeps_its_backslashes() -> None:
    settings = load(environment={"RECAPCAST_CAST": r"quote=piper:C:\voices\a.onnx"})
    assert settings.cast == {"QUOTE": r"piper:C:\voices\a.onnx"}


def test_the_layer_whose_cast_is_not_right_is_the_one_that_is_named() -> None:
    Path("recapcast.toml").write_text("[cast]\nquote = 5\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"recapcast\.toml: `cast\.QUOTE` is not right"):
        load({"cast": {"NARRATOR": "espeak"}})


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("90", 90), ("90s", 90), ("2m", 120), ("1m30s", 90), ("1:30", 90), (" 20 ", 20), ("15m", 900), ("1m5s", 65)],
)
def test_a_length_is_written_as_people_do(written: str, seconds: float) -> None:
    assert load({"length": written}).length == seconds
    assert load(environment={"RECAPCAST_LENGTH": written}).length == seconds


def test_a_length_in_the_file_may_be_a_number_of_seconds() -> None:
    Path("recapcast.toml").write_text("length = 75\n", encoding="utf-8")
    assert load().length == Seconds(75)
    assert load({"length": "1:20"}).length == Seconds(80)


@pytest.mark.parametrize(
    "written",
    ["abc", "5s", "3h", "19", "901", "16m", "1m60s", "1:60", "1:5", "m", "s", "-90", "1.5m", "٩٠", "9" * 5000],
)
def test_a_length_that_is_not_right_is_refused_with_what_is(written: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load({"length": written})
    says = "--length: `length` is not right (write a length from 20 s to 15 min, as 90, 90s, 2m, 1m30s or 1:30)."
    assert str(caught.value) == says


@pytest.mark.parametrize("written", ["true", "5", "[90]", "nan", "{a = 1}"])
def test_a_length_of_another_type_is_refused_in_the_file(written: str) -> None:
    Path("recapcast.toml").write_text(f"length = {written}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"recapcast.toml: `length` is not right"):
        load()
