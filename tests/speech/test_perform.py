from pathlib import Path

import pytest

from recapcast.errors import SpeechError
from recapcast.script.model import Line, Meta, Script
from recapcast.script.spoken.lexicon import Entry
from recapcast.script.spoken.lexicon_file import LexiconFile
from recapcast.settings import Settings
from recapcast.speech.cache import Cache
from recapcast.speech.casting import Casting
from recapcast.speech.perform import perform
from recapcast.store import Store
from tests.standin import TranslateStandIn

SCRIPT = Script(
    Meta(title="t"),
    (
        Line("NARRATOR", "Ann said this first."),
        Line("QUOTE", "Here I am.", "Ann"),
        Line("NARRATOR", "And then she said."),
        Line("QUOTE", "There I was.", "Ann"),
    ),
)
SETTINGS = Settings(connections=1, deadline=2.0)


class Notes:
    """A listener that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def note(self, message: str) -> None:
        self.told.append(message)

    def progress(self, done: int, total: int) -> None:
        """Nothing."""


@pytest.fixture
def online(translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch) -> TranslateStandIn:
    for key, value in translate.environment.items():
        monkeypatch.setenv(key, value)
    return translate


def voices(voice: str, **cast: str) -> tuple[list[str], list[str]]:
    """The voice of each take, and what was told."""
    cache, notes = Cache(Store(Path("cache"), 10**8)), Notes()
    casting = Casting(voice, cast, "en", cache)
    _, takes = perform(SCRIPT, casting, SETTINGS, cache, notes)
    return [str(take.part) for take in takes], notes.told


def test_nobody_speaks_in_two_voices_when_one_fails_in_the_middle(online: TranslateStandIn) -> None:
    online.faults[4] = "404"  # the last line, which is Ann's second
    said, told = voices("gtts")
    assert said[0] == said[2] == "gtts:com"
    assert said[1] == said[3] != said[0]
    assert len(told) == 1
    assert told[0].endswith(f". {said[1]} speaks instead of {told[0].rpartition(' ')[2]}")
    assert told[0].rpartition(" ")[2] not in said


def test_under_auto_nothing_of_the_network_is_left_when_the_narrator_fails(online: TranslateStandIn) -> None:
    online.faults_from = (3, "404")
    said, told = voices("auto")
    assert all(voice.startswith("espeak:") for voice in said)
    assert said[1] == said[3] != said[0]
    assert "speaks the whole episode instead" in told[-1]


def test_a_voice_by_name_that_fails_is_replaced_by_nobody(online: TranslateStandIn) -> None:
    online.faults_from = (2, "404")
    with pytest.raises(SpeechError, match=r"gtts:co\.uk did not speak line \d"):
        voices("espeak", QUOTE="gtts:co.uk")


def test_a_word_is_said_about_every_voice_that_nobody_uses() -> None:
    _, told = voices("espeak", HOST="espeak")
    assert told == [
        "HOST was given a voice and has no line. Give it to a person by name, or to a role: NARRATOR, QUOTE."
    ]


def test_words_that_a_voice_can_only_take_as_phonemes_are_told_once(online: TranslateStandIn) -> None:
    entries = {"en": (Entry("Ann", None, "æn"), Entry("Here", None, "hɪə"), Entry("first", "fst", "fɜːst"))}
    lexicon = LexiconFile(Path("lexicon.yaml"), b"", entries)
    told = {}
    for voice in ("gtts", "espeak"):
        cache, notes = Cache(Store(Path("cache"), 10**8)), Notes()
        perform(SCRIPT, Casting(voice, {}, "en", cache, lexicon=lexicon), SETTINGS, cache, notes)
        told[voice] = notes.told
    assert told["espeak"] == []
    assert told["gtts"] == ["gTTS takes no phonemes, and the lexicon has no respelling: said as written: Ann, Here."]
