"""Episodes held to a length: with the embedded voice and with a tone, in every template and language of ours."""

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from recapcast import pipeline
from recapcast.episode import theme as themes
from recapcast.episode.format import RATE
from recapcast.episode.join import join
from recapcast.episode.theme import Theme
from recapcast.errors import SpeechError
from recapcast.fitting import PROMISED, Filled, fill, fit, perform_fitted
from recapcast.script.model import Line, Script
from recapcast.settings import Settings
from recapcast.sources import Source, read_source, read_sources
from recapcast.speech import registry
from recapcast.speech.cache import Cache
from recapcast.speech.cast import Cast
from recapcast.speech.casting import Casting
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Voice
from recapcast.store import Store
from recapcast.testing import ToneEngine
from recapcast.units import Seconds
from tests.conftest import REPOSITORY, decode
from tests.heard import Heard
from tests.long_story import LANGUAGES, long_story

NAMES = ("brief", "recap", "deep-dive", "two-hosts", "in-their-words", "timeline")
LENGTHS = (45, 60, 90, 150, 300)
# Each template in each language, each with another length, and all of those for each template.
CASES = [
    (language, name, LENGTHS[(row + 2 * column) % len(LENGTHS)])
    for row, name in enumerate(NAMES)
    for column, language in enumerate(LANGUAGES)
]


def written(language: str, number: int = 0, **changes: Any) -> str:
    path = Path(f"{language}{number}.json")
    path.write_text(json.dumps({**long_story(language, number), **changes}, ensure_ascii=False), encoding="utf-8")
    return str(path)


def put(name: str, front: str, body: str) -> None:
    """A template of the user's own."""
    Path("templates").mkdir()
    Path(f"templates/{name}.j2").write_text(f"---\ndescription: d\n{front}---\n{body}", encoding="utf-8")


def none() -> Theme | None:
    return None


def performed(
    source: Source, heard: Heard | None = None, theme: Callable[[], Theme | None] = none, **chosen: Any
) -> tuple[Filled, Cast, float]:
    """The script that was spoken, by whom, and how long its programme is."""
    settings = Settings(**{"voice": "espeak", "cache": Path(".cache"), "cache_megabytes": 0, **chosen})
    cache = Cache(Store.of(settings))
    casting = Casting(settings.voice, settings.cast, source.language, cache, settings.connections)
    filled = fill(source, settings, Path())
    filled, cast, takes = perform_fitted(filled, settings, theme, casting, cache, heard or Heard())
    return filled, cast, join(filled.script, takes, theme()).samples / RATE


class CountedTone(ToneEngine):
    """Speaks as `ToneEngine` does, and counts what it was asked for."""

    asked: Counter[tuple[str, str]] = Counter()
    turn = threading.Lock()
    silent_after = 10_000

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:
        with self.turn:
            self.asked[voice.name, text] += 1
        if self.asked.total() > self.silent_after:
            message = "it fell silent"
            raise SpeechError(message)
        return super().speak(text, voice, patience)


@pytest.fixture
def tone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[CountedTone]]:
    """A plugin whose engine is a tone, found as any plugin is."""
    CountedTone.asked, CountedTone.silent_after = Counter(), 10_000
    about = folder / "site" / "tone_voice-1.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: tone-voice\nVersion: 1\n", encoding="utf-8")
    entry = "[recapcast.engines]\ntone = tests.test_fitting:CountedTone\n"
    (about / "entry_points.txt").write_text(entry, encoding="utf-8")
    monkeypatch.syspath_prepend(str(about.parent))
    registry._entries.cache_clear()  # which engines there are is looked up once in a process
    yield CountedTone
    registry._entries.cache_clear()


@pytest.mark.slow
@pytest.mark.parametrize(("language", "name", "asked"), CASES)
def test_the_decoded_episode_is_as_long_as_was_asked(language: str, name: str, asked: int) -> None:
    heard = Heard()
    chosen = Settings(voice="espeak", cache=Path(".cache"), cover="none", template=name, length=asked)
    episode = pipeline.make(read_source(written(language)), chosen, None, heard)
    assert len(decode(episode.places.audio)) / RATE == pytest.approx(asked, rel=PROMISED)
    assert heard.notes == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["brief", "recap", "deep-dive", "in-their-words", "timeline"])
def test_half_a_minute_with_its_music_is_half_a_minute(language: str, name: str) -> None:
    theme = themes.find("default", Path("none"))
    *_, seconds = performed(read_source(written(language)), theme=lambda: theme, template=name, length=30)
    assert seconds == pytest.approx(30, rel=PROMISED)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", [30, 90, 150])
def test_a_voice_far_from_the_usual_pace_is_found_out(tone: type[CountedTone], language: str, asked: int) -> None:
    heard = Heard()
    *_, seconds = performed(read_source(written(language)), heard, voice="tone", length=asked)
    assert seconds == pytest.approx(asked, rel=PROMISED)
    assert heard.notes == []


def test_no_line_is_asked_for_twice_though_nothing_is_kept(tone: type[CountedTone]) -> None:
    performed(read_source(written("en")), voice="tone", length=120)
    assert set(tone.asked.values()) == {1}


def test_few_lines_are_asked_for_that_are_not_said(tone: type[CountedTone]) -> None:
    filled, *_ = performed(read_source(written("en")), voice="tone", length=90)
    said = {line.text for line in filled.script.lines}
    assert len({text for _, text in tone.asked} - said) <= len(said) / 3


def test_the_same_facts_and_length_give_the_same_script() -> None:
    source = read_source(written("en"))
    (first, *_), (second, *_) = performed(source, length=60), performed(source, length=60)
    assert first.script == second.script


def test_facts_that_do_not_suffice_are_all_said_and_nothing_is_padded() -> None:
    heard = Heard()
    source = read_source(str(REPOSITORY / "examples" / "harbour-cup.yaml"))
    filled, _, seconds = performed(source, heard, length=300)
    plain, *_ = performed(source, Heard())
    assert filled.script == plain.script
    assert seconds < 90
    (note,) = heard.notes
    assert "5 min 0 s were asked for" in note
    assert "Nothing is padded" in note


def test_a_length_that_whole_sentences_can_not_keep_is_told_with_the_nearest() -> None:
    heard = Heard()
    source = read_source(written("en", summary="A long sentence goes on and on, " * 30 + "and ends."))
    put("long", "needs: [summary]\n", "NARRATOR: {{ summary }}\n")
    *_, seconds = performed(source, heard, length=20, template="long")
    assert seconds > 22
    (note,) = heard.notes
    assert "20 s were asked for, and with whole sentences the template long comes no nearer than" in note


def test_a_template_of_the_users_own_keeps_what_it_prints() -> None:
    put("own", "", "NARRATOR: {{ outlook[0] }}\n{% for point in key_points %}\nNARRATOR: {{ point }}\n{% endfor %}")
    source = read_source(written("en"))
    filled, _, seconds = performed(source, length=30, template="own")
    assert filled.script.lines[0].text == long_story("en")["outlook"][0]
    assert seconds == pytest.approx(30, rel=PROMISED)


@pytest.mark.parametrize("asked", [60, 180])
def test_a_digest_shares_its_length_among_the_stories(asked: int) -> None:
    source = read_sources([written("en"), written("en", 1)])
    filled, _, seconds = performed(source, length=asked, template="digest")
    assert seconds == pytest.approx(asked, rel=PROMISED)
    said = " ".join(line.text for line in filled.script.lines)
    shares = [sum(point in said for point in long_story("en", number)["key_points"]) for number in (0, 1)]
    assert abs(shares[0] - shares[1]) <= 1
    assert filled.script.meta.sources == ["en0.json", "en1.json"]


def test_a_quotation_is_cut_at_a_sentences_end_and_the_script_shows_it() -> None:
    quotes = [
        {"text": "One is short. " + "Another one goes on for very much longer than that. " * 4, "speaker": "Ann"}
    ]
    source = read_source(written("en", quotes=quotes, key_points=[], background=[], outlook=[], figures=[]))
    filled, *_ = performed(source, length=30, template="in-their-words")
    (line,) = [line for line in filled.script.lines if line.role == "QUOTE"]
    assert line.text.endswith(". …")
    assert quotes[0]["text"].startswith(line.text.removesuffix(" …"))


@pytest.mark.parametrize("asked", [40, 90, 170])  # where what the tone took makes both choices wrong
def test_a_voice_that_breaks_off_is_measured_no_more(
    tone: type[CountedTone], monkeypatch: pytest.MonkeyPatch, asked: int
) -> None:
    # Under `auto` it is asked before the embedded voice, and takes the place of those on the network.
    monkeypatch.setattr(tone, "quality", 1_000_000)
    source, heard = read_source(written("en")), Heard()
    performed(source, voice="tone", length=asked)
    tone.silent_after = tone.asked.total() - 1  # so that it breaks off when a script was measured already
    tone.asked.clear()
    _, cast, seconds = performed(source, heard, voice="auto", length=asked)
    assert cast.base.voice.engine == "espeak"
    assert seconds == pytest.approx(asked, rel=PROMISED)
    assert len([note for note in heard.notes if "speaks the whole episode instead" in note]) == 1


def test_without_a_length_the_script_is_that_of_all_facts() -> None:
    source = read_source(written("en"))
    filled = fill(source, Settings(), Path())
    assert fit(filled, Settings(), None, Heard()) is filled
    assert performed(source)[0].script == filled.script


def test_a_script_that_was_the_source_stays_as_it_is() -> None:
    text = "---\nnarration: 1\ntitle: T\n---\nN: One line.\nN: Another.\n"
    Path("own.txt").write_text(text, encoding="utf-8")
    source = read_source("own.txt")
    assert isinstance(source.parsed, Script)
    assert performed(source, length=300)[0].script is source.parsed
    assert (
        fit(fill(source, Settings(length=300), Path()), Settings(length=300), None, Heard()).script is source.parsed
    )


def test_by_the_pace_alone_the_script_is_about_as_long() -> None:
    source, settings = read_source(written("en")), Settings(length=90)
    fitted = fit(fill(source, settings, Path()), settings, None, Heard())
    assert 0.85 * 90 < performed(Source("s", None, b"", fitted.script))[2] < 1.15 * 90
    assert any(isinstance(item, Line) for item in fitted.script.items)
