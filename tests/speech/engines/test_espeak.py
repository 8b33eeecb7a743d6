import pytest

from recapcast.errors import VoiceError
from recapcast.speech.engines.espeak import EspeakEngine
from recapcast.speech.judge import require_speech

ENGINE = EspeakEngine()


@pytest.mark.parametrize(
    ("language", "voice"),
    [
        ("en", "en-us"),
        ("en-US", "en-us"),
        ("en-GB", "en-gb"),
        ("en-AU", "en-gb"),
        ("pt-BR", "pt-br"),
        ("es-MX", "es-419"),
        ("ko", "ko"),
        ("zh", "cmn"),
        ("zh-Hant-TW", "cmn"),
        ("fr-CA", "fr-be"),
        ("iw", "he"),
    ],
)
def test_a_language_tag_finds_its_nearest_voice(language: str, voice: str) -> None:
    assert ENGINE.voice(language, None).name == voice


def test_a_language_that_it_lacks_is_refused() -> None:
    with pytest.raises(VoiceError, match="does not speak the language `tlh`"):
        ENGINE.voice("tlh", None)


@pytest.mark.parametrize(
    ("name", "says"),
    [("en-uk", "no voice `en-uk`. Near it: "), ("en-us+Ann", "no variant `Ann`. Near it: "), ("", "no voice ``")],
)
def test_a_voice_that_it_lacks_is_refused_with_its_neighbours(name: str, says: str) -> None:
    with pytest.raises(VoiceError, match=says.replace("+", r"\+")):
        ENGINE.voice("en", name)


@pytest.mark.parametrize("name", ["en-us", "en-gb", "en-gb+f3", "ko", "yue", "chr-US-Qaaa-x-west"])
def test_voices_speak(name: str) -> None:
    clip = ENGINE.speak("Hello there, world.", ENGINE.voice("en", name))
    require_speech(clip, "Hello there, world.")
    assert clip.rate == 22050


def test_voices_differ() -> None:
    pcm = {ENGINE.speak("Hello there, world.", ENGINE.voice("en", n)).pcm for n in ("en-us", "en-gb", "en-us+f3")}
    assert len(pcm) == 3


@pytest.mark.slow
def test_every_voice_that_it_lists_speaks(capfd: pytest.CaptureFixture[str]) -> None:
    for voice in ENGINE.voices():
        require_speech(ENGINE.speak("hello 1 2 3", voice), "")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("text", ["<b>&amp; [[h@l'oU]] 100%", "소식 🎉 news", "a" * 5000, "...a", "ﬁﬂ\u200d"])
def test_any_text_is_spoken_as_text(text: str) -> None:
    assert ENGINE.speak(text, ENGINE.voice("en", None)).seconds > 0.1


@pytest.mark.parametrize("digits", ["１２３", "١٢٣", "१२३", "𝟏𝟐𝟑"])
def test_digits_of_every_kind_are_said(digits: str) -> None:
    voice = ENGINE.voice("en", None)
    plain = ENGINE.speak("Breaking 123 people.", voice).seconds
    assert abs(ENGINE.speak(f"Breaking {digits} people.", voice).seconds - plain) < 0.05


def test_it_is_always_ready() -> None:
    from recapcast.units import Seconds

    assert ENGINE.why_not("en", None, Seconds(0.0)) is None
    assert ENGINE.version[0].isdigit()
