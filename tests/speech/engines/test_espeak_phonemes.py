import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.errors import SpeechError
from recapcast.speech.engines import espeak_library
from recapcast.speech.engines.espeak import EspeakEngine
from recapcast.speech.engines.espeak_phonemes import named, names, table

ENGINE = EspeakEngine()


def phonemes(language: str) -> dict[str, str]:
    """The library's own table of a language."""
    library = espeak_library.library()
    code = ENGINE.voice(language, None).language
    with library.turn:
        library.select(next(voice.file for voice in library.languages() if voice.code == code))
        return library.phonemes()


def test_the_names_of_all_tables_are_read() -> None:
    header = bytes([2, 0, 0, 0]) + b"base".ljust(32, b"\0")
    other = bytes([1, 1, 0, 0]) + b"en".ljust(32, b"\0")
    phontab = bytes([2, 0, 0, 0]) + header + b"tS\0\0".ljust(16, b"x") + b"a".ljust(16, b"\0") + other + b"\0" * 16
    assert names(phontab) == {"tS", "a"}
    assert names(b"") == names(phontab[:4]) == frozenset()


def test_of_phonemes_that_sound_alike_the_plainest_is_named() -> None:
    sounds = {"r": "ɹ", "R": "r", "r3": "r", "x": ""}
    assert table(sounds, lambda name: (name if name in sounds else "", sounds.get(name, ""))) == {"r": "r"}


def test_a_vowel_that_changes_at_an_end_is_found_within_a_word() -> None:
    shown = {"I": ("i", "i"), "t'It": ("t'It", "tˈɪt")}
    assert table(["I"], lambda name: shown[name]) == {"ɪ": "I"}


@pytest.mark.parametrize(
    ("language", "ipa", "written"),
    [
        ("en", "ˈhɛ.ɪn", "'hEIn"),
        ("en", "d͡ʒɪf", "dZIf"),
        ("en", "ˌgoʊ ˈraʊnd", ",goU 'raUnd"),
        ("en-GB", "saʊθ", "saUT"),
        ("ko", "tɕʌŋ", "tS;@N"),
        ("es", "niɲo", "nin^o"),
        ("fr", "bɔ̃ʒuʁ", "bO~Zur"),
    ],
)
def test_ipa_becomes_the_names_of_the_language(language: str, ipa: str, written: str) -> None:
    assert named(ipa, phonemes(language)) == written


def test_the_longest_sound_that_fits_is_taken() -> None:
    known = {"t": "t", "ʃ": "S", "tʃ": "tS", "o": "o"}
    assert named("tʃʃoː", known) == "tSSo:"


@pytest.mark.parametrize("ipa", ["ʘa", "a1", "ːa", "]] a", "漢"])
def test_a_sound_that_the_language_lacks_is_refused(ipa: str) -> None:
    with pytest.raises(SpeechError, match=r"no phoneme for `.` of the lexicon's"):
        named(ipa, {"a": "a"})


@given(st.lists(st.sampled_from(["h", "ɛ", "n", "tʃ", "iː", "oʊ", "k", "s", "ɪ"]), min_size=1, max_size=8))
def test_what_english_has_is_said_with_no_brackets_in_it(sounds: list[str]) -> None:
    assert not set("[]") & set(named("".join(sounds), phonemes("en")))
