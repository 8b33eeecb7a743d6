import contextlib
from pathlib import Path

import pytest

from recapcast.errors import SpeechError, VoiceError
from recapcast.script.model import Line, Meta, Script
from recapcast.speech.cache import Cache
from recapcast.speech.cast import Cast
from recapcast.speech.casting import Casting
from recapcast.speech.speak import Limits, speak
from recapcast.store import Store
from recapcast.units import Seconds
from tests.standin import TranslateStandIn

LINES = (Line("NARRATOR", "Ann said:"), Line("QUOTE", "Here I am.", "Ann"))


@pytest.fixture
def online(translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch) -> TranslateStandIn:
    for key, value in translate.environment.items():
        monkeypatch.setenv(key, value)
    return translate


def script(cast: dict[str, str] | None = None) -> Script:
    return Script(Meta(title="t", cast=cast), LINES)


def cache() -> Cache:
    return Cache(Store(Path("cache"), 10**8))


def cast_of(voice: str, named: dict[str, str] | None = None, made: Script | None = None) -> Cast:
    made = made or script()
    return Casting(voice, named or {}, "en", cache()).cast(made)


def voices(cast: Cast) -> list[str]:
    return [str(cast.part(line)) for line in LINES]


def test_each_role_can_have_its_voice() -> None:
    cast = cast_of("auto", {"NARRATOR": "espeak:en-gb", "QUOTE": "espeak:en-gb+f3"})
    assert voices(cast) == ["espeak:en-gb", "espeak:en-gb+f3"]
    assert cast.lead.reason == "it was asked for"


def test_the_others_follow_the_narrator_where_nothing_else_is_asked_for() -> None:
    narrator, quoted = voices(cast_of("auto", {"NARRATOR": "espeak:ko"}))
    assert narrator == "espeak:ko"
    assert quoted.startswith("espeak:ko+")


def test_a_script_can_say_who_speaks_and_the_user_has_the_last_word() -> None:
    made = script({"quote": "espeak:en-gb", "NARRATOR": "auto"})
    assert voices(cast_of("espeak", made=made)) == ["espeak:en-us", "espeak:en-gb"]
    assert voices(cast_of("espeak", {"QUOTE": "espeak:ko"}, made)) == ["espeak:en-us", "espeak:ko"]
    assert voices(cast_of("espeak", {"QUOTE": "auto"}, made))[1].startswith("espeak:en-us+")


def test_one_voice_can_be_on_the_network_and_another_not(online: TranslateStandIn) -> None:
    cast = cast_of("auto", {"NARRATOR": "gtts:co.uk", "QUOTE": "espeak:en-gb"})
    assert voices(cast) == ["gtts:co.uk", "espeak:en-gb"]
    assert online.hosts == ["translate.google.co.uk:443"]


def test_a_voice_by_name_that_can_not_speak_is_an_error_and_no_other_takes_its_place() -> None:
    with pytest.raises(SpeechError, match="gTTS can not speak now"):
        cast_of("espeak", {"QUOTE": "gtts:co.uk"})


@pytest.mark.parametrize("wanted", ["nope", "espeak:nope"])
def test_a_voice_that_does_not_exist_is_refused(wanted: str) -> None:
    with pytest.raises(VoiceError):
        cast_of("auto", {"QUOTE": wanted})
    with pytest.raises(VoiceError):
        cast_of("espeak", made=script({"QUOTE": wanted}))


def test_a_role_that_the_script_lacks_asks_nobody(online: TranslateStandIn) -> None:
    made = script({"HOST_2": "nope:x"})
    assert voices(cast_of("espeak", made=made))[0] == "espeak:en-us"


def test_what_is_kept_is_asked_of_nobody(online: TranslateStandIn) -> None:
    named = {"NARRATOR": "gtts:com", "QUOTE": "espeak:en-gb"}
    speak(script(), cast_of("auto", named), lambda _done, _total: None, Limits(4, Seconds(5)), cache())
    online.hosts.clear()
    cast = cast_of("auto", named)
    assert (online.hosts, cast.lead.reason) == ([], "every line was spoken before")
    assert voices(cast) == ["gtts:com", "espeak:en-gb"]
    assert voices(cast_of("auto", {"NARRATOR": "gtts:com"}))[0] == "gtts:com"
    assert online.hosts == ["translate.google.com:443"]


def test_offline_all_but_the_named_are_cast_anew(online: TranslateStandIn) -> None:
    casting = Casting("auto", {"QUOTE": "espeak:en-gb"}, "en", cache())
    failed = cast_of("gtts:com")
    cast = casting.offline_cast(script(), failed, "a reason")
    assert voices(cast) == ["espeak:en-us", "espeak:en-gb"]
    assert (cast.lead.fallback, cast.lead.reason) == (True, "a reason")
    with contextlib.suppress(VoiceError):
        cast = casting.offline_cast(script(), cast, "another reason")  # without espeak, which failed
        assert voices(cast)[0] == "flite:slt"


def test_a_person_can_be_given_a_voice_by_name_over_their_role() -> None:
    for name in ("Ann", "ANN", " ann "):
        assert voices(cast_of("espeak", {"QUOTE": "espeak:ko", name: "espeak:en-gb"}))[1] == "espeak:en-gb"
    assert voices(cast_of("espeak", {"QUOTE": "espeak:ko"}, script({"Ann": "espeak:en-gb"})))[1] == "espeak:en-gb"


def test_an_engine_alone_gives_each_person_a_voice_of_its_own() -> None:
    lines = (Line("NARRATOR", "n"), *(Line("QUOTE", "q", name) for name in ("Ann", "Ben", "Cy")))
    made = Script(Meta(title="t"), lines)
    cast = Casting("espeak:en-gb", {"QUOTE": "espeak"}, "en", cache()).cast(made)
    assert len({str(cast.part(line)) for line in lines}) == 4
    cast = Casting("espeak:en-gb", {"NARRATOR": "espeak"}, "en", cache()).cast(made)
    assert str(cast.part(lines[0])) == "espeak:en-us"


def test_whoever_has_a_voice_and_no_line_is_told() -> None:
    casting = Casting("espeak", {"HOST": "espeak", "QUOTE": "espeak", "ann": "espeak"}, "en", cache())
    assert casting.absent(script({"Nobody": "espeak"})) == ["NOBODY", "HOST"]


def test_once_offline_it_stays_offline_when_another_voice_fails_too(online: TranslateStandIn) -> None:
    casting = Casting("AUTO", {}, "en", cache())
    failed = casting.cast(script())
    assert str(failed.lead.voice) == "gtts:com"
    cast = casting.offline_cast(script(), failed, "a reason")
    quoted = cast.part(LINES[1]).voice
    again = casting.cast_without(script(), quoted)
    assert again.lead.voice.engine == "espeak"
    assert again.part(LINES[1]).voice not in {quoted, again.lead.voice}


def test_a_script_says_its_own_words_without_any_file() -> None:
    line = Line("N", "Haein sang.")
    cast = Casting("espeak", {}, "en", cache()).cast(Script(Meta(title="t", say={"Haein": "Hay-een"}), (line,)))
    assert cast.words(line, "en").text == "Hay-een sang."
