from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.script.model import Line, Meta, Script
from recapcast.script.spoken.lexicon import Entry, Lexicon
from recapcast.script.spoken.phonemes import marked
from recapcast.speech.cast import Cast, Named, Part, assign, lead_role, speaker
from recapcast.speech.choose import Choice
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Engine, Voice
from recapcast.speech.engines.espeak import EspeakEngine
from recapcast.speech.engines.gtts import GttsEngine
from recapcast.testing import ToneEngine
from recapcast.units import Hertz

ESPEAK, GTTS = EspeakEngine(), GttsEngine()


def script(*speakers: str, people: dict[str, str] | None = None) -> Script:
    lines = []
    for each in speakers:
        role, _, name = each.partition(" ")
        lines.append(Line(role, "words", name or None))
    return Script(Meta(title="t", people=people), tuple(lines))


def choice(engine: Engine, name: str | None = None, language: str = "en") -> Choice:
    return Choice(engine, engine.voice(language, name), "a test")


def spoken(made: Script, base: Choice, **named: Choice) -> list[str]:
    """The voice of each line, where roles have voices by name."""
    lead = named.get(lead_role(made), base)
    given = {speaker(line): Named(named[line.role]) for line in made.lines if line.role in named}
    cast = assign(made, lead, base, given)
    return [str(cast.part(line)) for line in made.lines]


@pytest.mark.parametrize(
    ("engine", "language"),
    [(ESPEAK, "en"), (ESPEAK, "ko"), (GTTS, "en"), (GTTS, "es"), (GTTS, "ko"), (GTTS, "fr"), (ToneEngine(), "en")],
)
def test_whoever_is_quoted_has_another_voice_than_the_narrator_and_their_own(engine: Engine, language: str) -> None:
    made = script("NARRATOR", "QUOTE Ann", "NARRATOR", "QUOTE Ben", "QUOTE Ann")
    narrator, ann, again, ben, ann_again = spoken(made, choice(engine, language=language))
    assert len({narrator, ann, ben}) == 3
    assert (narrator, ann) == (again, ann_again)


def test_the_voice_is_picked_by_what_the_quoted_person_is_and_not_by_the_name() -> None:
    def voice(name: str, role: str) -> str:
        return spoken(script("NARRATOR", f"QUOTE {name}", people={name: role}), choice(ESPEAK))[1]

    roles = ["the coach", "a minister", "a music director", "the mayor", "an eyewitness", "the goalkeeper", "a nurse"]
    assert [voice("Ann", role) for role in roles] == [voice("Ben", role) for role in roles]
    assert len({voice("Ann", role) for role in roles}) > 2


def test_who_comes_first_and_what_else_is_said_changes_nobodys_voice() -> None:
    one = dict(zip("nab", spoken(script("NARRATOR", "QUOTE Ann", "QUOTE Bea"), choice(ESPEAK)), strict=True))
    other = dict(zip("nba", spoken(script("NARRATOR", "QUOTE Bea", "QUOTE Ann"), choice(ESPEAK)), strict=True))
    assert one == other


def test_two_of_the_same_role_in_the_story_are_told_apart() -> None:
    people = {"Ann": "an eyewitness", "Ben": "an eyewitness"}
    assert len(set(spoken(script("NARRATOR", "QUOTE Ann", "QUOTE Ben", people=people), choice(ESPEAK)))) == 3


def test_who_speaks_first_leads_where_nobody_narrates() -> None:
    assert lead_role(script("HOST_1", "HOST_2")) == "HOST_1"
    assert lead_role(script("QUOTE", "NARRATOR")) == "NARRATOR"
    first, second = spoken(script("HOST_1", "HOST_2"), choice(ESPEAK))
    assert first == "espeak:en-us" != second


def test_a_role_with_a_voice_by_name_has_that_whoever_is_quoted() -> None:
    made = script("NARRATOR", "QUOTE Ann", "QUOTE Ben")
    said = spoken(made, choice(ESPEAK), QUOTE=choice(ESPEAK, "en-gb"), NARRATOR=choice(GTTS, "com"))
    assert said == ["gtts:com", "espeak:en-gb", "espeak:en-gb"]


def test_nobody_else_gets_a_voice_that_was_given_by_name() -> None:
    made = script("NARRATOR", "HOST", "QUOTE Ann")
    for voice in ESPEAK.others(ESPEAK.voice("en", None)):
        _, host, quoted = spoken(made, choice(ESPEAK), HOST=choice(ESPEAK, voice.name))
        assert host != quoted


def test_where_the_narrator_has_a_voice_by_name_the_general_one_is_free_for_others() -> None:
    made = script("NARRATOR", "QUOTE Ann")
    said = spoken(made, choice(ToneEngine()), NARRATOR=choice(ESPEAK))
    assert said == ["espeak:en-us", "tone:a"]


@given(st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=40))
def test_nobody_who_is_quoted_has_the_narrators_voice_however_many_they_are(names: Sequence[str]) -> None:
    narrator, *quoted = spoken(script("NARRATOR", *(f"QUOTE {name}" for name in names)), choice(ESPEAK))
    assert narrator not in quoted
    assert len(set(quoted)) == min(len(set(names)), 9)


def test_a_shifted_part_is_the_same_sound_at_another_rate() -> None:
    engine = ToneEngine()
    part = Part(engine, Voice("tone", "a", "en"), 0.9)
    assert part.play(Clip(bytes(8), Hertz(1000))) == Clip(bytes(8), Hertz(900))
    assert str(part) == "tone:a (lower)"


def test_the_voices_are_named_once_each_the_leads_first() -> None:
    made = script("QUOTE Ann", "NARRATOR", "QUOTE Ann")
    base = choice(ESPEAK)
    cast: Cast = assign(made, base, base, {})
    assert cast.names()[0] == "espeak:en-us"
    assert len(cast.names()) == 2


def told(engine: Engine) -> Cast:
    """A cast of one engine, with a word of which only phonemes are known and one that is respelled too."""
    made = replace(script("N"), items=(Line("N", "Kim and Lee and Kim."),))
    base = choice(engine)
    entries = (Entry("Kim", None, "kɪm"), Entry("Lee", "lea", "liː"))
    return replace(assign(made, base, base, {}), lexicon=Lexicon(entries, "en"))


def test_a_voice_is_given_phonemes_where_it_takes_them_and_respellings_else() -> None:
    line = Line("N", "Kim and Lee.")
    assert told(ESPEAK).words(line, "en").text == f"{marked('kɪm')} and {marked('liː')}."
    assert told(ToneEngine()).words(line, "en").text == "Kim and lea."
    assert replace(told(ESPEAK), lexicon=None).words(line, "en").text == "Kim and Lee."


def test_words_of_which_a_voice_takes_nothing_are_known_once_an_engine() -> None:
    made = Script(Meta(title="t"), (Line("N", "Kim and Lee and Kim."),))
    assert told(ToneEngine()).left(made) == {"Test tone": ["Kim"]}
    assert told(ESPEAK).left(made) == {}
    assert replace(told(ToneEngine()), lexicon=None).left(made) == {}
    assert told(ToneEngine()).left(Script(Meta(title="t"), (Line("N", "Lee."),))) == {}
