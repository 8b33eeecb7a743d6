import re
import sys
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recapcast.errors import SpeechError, VoiceError
from recapcast.script.spoken.phonemes import marked, pieces
from recapcast.speech.clip import Clip, ascending
from recapcast.speech.engine import Voice
from recapcast.speech.engines.espeak import EspeakEngine, _legible, _with_phonemes
from recapcast.speech.judge import require_speech
from recapcast.units import Seconds

ENGINE = EspeakEngine()


def pitch(clip: Clip) -> float:
    """The median pitch of a clip's voiced pieces of 40 ms, in Hz, between 60 and 400."""
    samples = np.frombuffer(clip.pcm, "<i2").astype(float)
    size, shortest, longest = clip.rate // 25, clip.rate // 400, clip.rate // 60
    found = []
    for start in range(0, len(samples) - size, size):
        piece = samples[start : start + size]
        likeness = np.correlate(piece, piece, "full")[size - 1 :]
        lag = shortest + int(np.argmax(likeness[shortest:longest]))
        if likeness[lag] > 0.5 * likeness[0] > 0:
            found.append(clip.rate / lag)
    return float(np.median(found))


def say(text: str, voice: Voice) -> Clip:
    return ENGINE.speak(text, voice, Seconds(1))


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


def test_of_a_language_without_a_dictionary_a_near_one_speaks() -> None:
    assert ENGINE.voice("fo", None).language == "da"


def test_a_language_that_it_lacks_is_refused() -> None:
    with pytest.raises(VoiceError, match="does not speak the language `tlh`"):
        ENGINE.voice("tlh", None)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("en-uk", "no voice `en-uk`. Near it: "),
        ("en-xx", "no voice `en-xx`. Near it: "),
        ("xx", "no voice `xx`."),
        ("en-us+Ann", "no variant `Ann`. Near it: "),
        ("", "no voice ``"),
    ],
)
def test_a_voice_that_it_lacks_is_refused_with_its_neighbours(name: str, says: str) -> None:
    with pytest.raises(VoiceError, match=says.replace("+", r"\+")):
        ENGINE.voice("en", name)


@pytest.mark.parametrize("name", ["en-us", "en-gb", "en-gb+f3", "ko", "yue", "chr-US-Qaaa-x-west"])
def test_voices_speak(name: str) -> None:
    clip = say("Hello there, world.", ENGINE.voice("en", name))
    require_speech(clip, "Hello there, world.")
    assert clip.rate == 22050


def test_voices_differ() -> None:
    pcm = {say("Hello there, world.", ENGINE.voice("en", n)).pcm for n in ("en-us", "en-gb", "en-us+f3")}
    assert len(pcm) == 3


@pytest.mark.slow
def test_every_voice_that_it_lists_speaks(capfd: pytest.CaptureFixture[str]) -> None:
    for voice in ENGINE.voices():
        require_speech(say("hello 1 2 3", voice), "")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("text", ["<b>&amp; [[h@l'oU]] 100%", "소식 🎉 news", "a" * 5000, "...a", "ﬁﬂ\u200d"])
def test_any_text_is_spoken_as_text(text: str) -> None:
    assert say(text, ENGINE.voice("en", None)).seconds > 0.1


@pytest.mark.parametrize("digits", ["１２３", "١٢٣", "१२३", "𝟏𝟐𝟑"])
def test_digits_of_every_kind_are_said(digits: str) -> None:
    voice = ENGINE.voice("en", None)
    plain = say("Breaking 123 people.", voice).seconds
    assert abs(say(f"Breaking {digits} people.", voice).seconds - plain) < 0.05


@pytest.mark.parametrize("text", ["2½ per cent", "¾ of it", "10⁶ of them", "Acme™ and № 5"])
def test_signs_that_it_reads_as_they_are_are_left_to_it(text: str) -> None:
    assert _legible(text)[0] == text


@pytest.mark.parametrize(("text", "plain"), [("𝐁𝐨𝐥𝐝", "Bold"), ("Ⅳ", "IV"), ("①", "1"), ("Ｆｕｌｌ", "Full")])
def test_styled_letters_become_plain_ones(text: str, plain: str) -> None:
    assert _legible(text)[0] == plain


def test_it_is_always_ready() -> None:
    assert ENGINE.why_not("en", None, Seconds(0.0)) is None
    assert ENGINE.version_of(ENGINE.voice("en", None))[0].isdigit()


@pytest.mark.parametrize(
    ("name", "again"), [("en-gb+f3,rate=160,pitch=40", None), ("en-us, pitch=50 ,rate=175", "en-us")]
)
def test_rate_and_pitch_are_part_of_a_voices_name(name: str, again: str | None) -> None:
    assert ENGINE.voice("en", name).name == (again or name)


def test_rate_and_pitch_are_heard_and_leave_no_trace() -> None:
    text = "Hello there, world. This is a sentence of some length."
    plain, slow, high, again = (
        say(text, ENGINE.voice("en", name)) for name in ("en-us", "en-us,rate=100", "en-us,pitch=90", "en-us")
    )
    assert slow.seconds > 1.4 * plain.seconds
    assert abs(high.seconds - plain.seconds) < 0.2
    assert pitch(high) > 1.3 * pitch(plain)
    assert abs(again.seconds - plain.seconds) < 0.03  # it goes on from where its waves were, so not to the sample
    assert abs(pitch(again) - pitch(plain)) < 5


@pytest.mark.parametrize(
    "name", ["en,rate=79", "en,rate=451", "en,rate=", "en,rate", "en,pitch=101", "en,speed=5", "en,"]
)
def test_a_rate_or_pitch_that_it_does_not_take_is_refused_with_the_range(name: str) -> None:
    with pytest.raises(VoiceError, match="espeak takes rate=80 to rate=450 and pitch=0 to pitch=100"):
        ENGINE.voice("en", name)


def test_others_speak_the_same_language_at_the_same_rate_and_each_differs() -> None:
    voice = ENGINE.voice("en", "en-gb+f2,rate=140,pitch=30")
    others = ENGINE.others(voice)
    assert len(others) == 8
    assert all(other.name.startswith("en-gb") and ",rate=140" in other.name for other in others)
    assert len({say("Hello there.", each).pcm for each in (voice, *others)}) == 9


@pytest.mark.parametrize(
    ("written", "name"),
    [("en", "en-us"), ("fr", "fr-fr"), ("EN-GB", "en-gb"), ("en_GB+F3", "en-gb+f3"), ("zh", "cmn")],
)
def test_a_voice_is_found_as_languages_are_usually_written(written: str, name: str) -> None:
    assert ENGINE.voice("en", written).name == name


def test_others_are_told_apart_by_their_pitch_or_their_timbre() -> None:
    voice = ENGINE.voice("en", None)
    text = "Music director Nam Hye-seung tells how the last song found its voice."
    pitches = sorted(pitch(say(text, each)) for each in ENGINE.others(voice)[:-1])
    assert pitches[0] < 80
    assert pitches[-1] > 220


def words(text: str, name: str) -> str:
    """`text` with a bar before each word whose time is told."""
    for mark in reversed(say(text, ENGINE.voice("en", name)).marks):
        text = f"{text[: mark.position]}|{text[mark.position :]}"
    return text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("en-us", '|In |2024 |Kim |Soo-hyun\'s |song, |"Way |Home", |made |£1,234.50 |or |3.5% |of a |sum |(all |of |it).'),
        ("en-us", "|Dr. |Smith |met |all |members—|each of |them |“at |9:30” |🎉 |𝐁old |Ⅻ |⑫ |men |e\u0301te\u0301 |１２３."),
        ("fr-fr", "|L'artiste |l'aimait ; |« Way |Home » |est |là."),
        ("de", "|Er |sagte: |„Das |Lied“, |am |29. |April – |sehr |gut."),
        ("es", "|Dijo: |«el |del |actor». |¿Por |qué? |¡Porque |sí!"),
        ("ru", "|Песня, |вышедшая |29 |апреля, |прекрасна."),
        ("ar", "|قال |المدير |إن |الأغنية، |جميلة |جدا."),
        ("he", "|המנהל |אמר |שהשיר, |שיצא |ב-|29 |באפריל, |יפה."),
        ("ko", "|음악감독 남혜승은 |배우가, |말했다."),
        ("ja", "|その声を|「この曲は」|と語り、|主題歌は。"),
        ("cmn", "|音乐|总|监|说，|这|首|歌|很好。"),
    ],
)  # fmt: skip
def test_words_are_told_in_every_script(name: str, shown: str) -> None:
    assert words(shown.replace("|", ""), name) == shown


@pytest.mark.parametrize("setting", ["", ",rate=100", ",rate=300", ",rate=450", "+f3,pitch=80"])
def test_a_clauses_first_word_is_told_when_the_silence_before_it_ends(setting: str) -> None:
    text = "Yes, the director said, when the team met again, that one man, and no other, could sing it."
    clip = say(text, ENGINE.voice("en", f"en-us{setting}"))
    loud = np.abs(np.frombuffer(clip.pcm, "<i2").astype(float)) > 300
    step = clip.rate // 200
    quiet = ~loud[: len(loud) // step * step].reshape(-1, step).any(axis=1)
    ends = np.flatnonzero(quiet[:-1] & ~quiet[1:]) * step + step
    times = {mark.position: mark.sample for mark in clip.marks}
    errors = [np.abs(ends - times[found.end()]).min() / clip.rate for found in re.finditer(", ", text)]
    assert len(errors) == 5
    assert np.mean(errors) < 0.03


def test_as_many_words_are_told_at_the_fastest_rate_as_at_a_slower_one() -> None:
    text = "One two three. Four five six; seven eight nine ten eleven twelve thirteen fourteen."
    fast, slower = (say(text, ENGINE.voice("en", f"en-us,rate={rate}")).marks for rate in (450, 300))
    assert len(fast) == len(slower) == 14


def test_what_has_no_words_has_no_marks_whatever_was_said_before() -> None:
    voice = ENGINE.voice("en", None)
    assert say("Three words here.", voice).marks
    assert say("...", voice).marks == ()


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("aé ,.1٣𝟏①字한あ👩\u200d👧\u0301«”-"),
    max_size=25,
)


@given(TEXTS, st.sampled_from(["en-us", "ko", "ja", "cmn", "ar", "hi", "en-us,rate=450"]))
@settings(max_examples=150)
def test_whatever_is_said_its_words_ascend_within_the_text_and_the_sound(text: str, name: str) -> None:
    clip = say(text, ENGINE.voice("en", name))
    assert clip.marks == ascending(clip.marks, len(text), clip.samples)


def test_phonemes_are_said_in_the_place_of_words_with_marks_at_their_word() -> None:
    voice = ENGINE.voice("en", None)
    text = f"I know {marked('haɪˈɛst')} well."
    clip = say(text, voice)
    assert abs(clip.seconds - say(f"I know {marked('haɪ.ˈɛst')} well.", voice).seconds) < 0.005
    assert clip.seconds > say(f"I know {marked('haɪ')} well.", voice).seconds + 0.1
    assert abs(clip.seconds - say("I know highest well.", voice).seconds) < 0.1
    assert [text[mark.position :].split()[0].strip(marked("")) for mark in clip.marks] == [
        "I",
        "know",
        "haɪˈɛst",
        "well.",
    ]


@pytest.mark.parametrize("text", ["a [[b]] c", "[[", "a [[[ b", "x[", "[[h@l'oU]]"])
def test_brackets_are_text_also_beside_phonemes(text: str) -> None:
    voice = ENGINE.voice("en", None)
    said = say(f"{text} {marked('ɑː')}", voice)
    assert abs(said.seconds - say(f"{text.replace('[', '[ ')} {marked('ɑː')}", voice).seconds) < 0.005
    assert _with_phonemes(list(pieces(f"{text}{marked('a')}")), {"a": "a"})[0].count("[[") == 1


def test_phonemes_leave_no_trace_in_the_next_text() -> None:
    voice = ENGINE.voice("en", None)
    before = say("a [[h@l'oU]] b", voice)
    say(marked("ɑː"), voice)
    assert abs(say("a [[h@l'oU]] b", voice).seconds - before.seconds) < 0.005
    assert before.seconds > say(f"a {marked('həlˈoʊ')} b", voice).seconds + 0.1


def test_phonemes_that_the_language_lacks_are_refused() -> None:
    with pytest.raises(SpeechError, match="no phoneme for `ʘ` of the lexicon's `ʘa`"):
        say(marked("ʘa"), ENGINE.voice("en", None))
    assert ENGINE.alphabet(ENGINE.voice("en", None)) == "ipa"


@given(st.lists(st.sampled_from(["[", "]", " ", "a", "[[", "é", "ɑ", marked("hɛ"), marked("ɪ")]), max_size=12))
@settings(max_examples=30)
def test_any_mix_of_words_and_phonemes_has_a_place_for_each_character(parts: list[str]) -> None:
    text = "".join(parts)
    written, origins = _with_phonemes(list(pieces(text)), {"hɛ": "hE", "ɪ": "I"})
    assert len(written) == len(origins)
    assert written.count("[[") == sum(piece.phonemes for piece in pieces(text))
    assert all(a <= b for a, b in pairwise(origins))
    assert all(0 <= origin < len(text) for origin in origins)


def test_another_speaks_the_same_voices_until_it_is_closed() -> None:
    other = EspeakEngine().another()
    assert other is not None
    voice = ENGINE.voice("en-GB", None)
    here, there = (engine.speak("One hundred and one.", voice, Seconds(1)) for engine in (ENGINE, other))
    assert there.samples == pytest.approx(here.samples, rel=0.02)
    other.close()
    with pytest.raises(SpeechError, match="ended"):
        other.speak("More.", voice, Seconds(1))


def test_where_no_process_can_be_started_there_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert EspeakEngine().another() is None


def test_another_says_phonemes_too() -> None:
    other = EspeakEngine().another()
    assert other is not None
    voice = ENGINE.voice("en", None)
    texts = (f"I know {marked('haɪˈɛst')} well.", f"I know {marked('haɪ')} well.")
    for text in texts:
        here, there = (engine.speak(text, voice, Seconds(1)) for engine in (ENGINE, other))
        assert there.samples == pytest.approx(here.samples, rel=0.02)
    other.close()
    assert len({say(text, voice).samples // 2000 for text in texts}) == 2
