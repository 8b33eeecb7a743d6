import pytest

from recapcast.article.model import Article
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.speakers import Cue, Cues, How
from recapcast.facts.extract.story import Story
from recapcast.facts.extract.subjects import Subjects


def cues(text: str) -> Cues:
    # With a full stop, so that it is no subhead.
    return Cues(text, Subjects(text, Names.of(Story.of(Article(f"{text}.")))))


def speaker(text: str, cue: Cue | None) -> str | None:
    return text[cue.subject.span.start : cue.subject.span.end] if cue is not None else None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (" said Ida Brandt, who sings.", "Ida Brandt"),
        (" Ida Brandt told the mayor.", "Ida Brandt"),
        (" the captain, Ida Brandt, said.", "Ida Brandt"),
        (" a clerk in the hall wondered.", "a clerk in the hall"),
        (" according to Ida Brandt.", "Ida Brandt"),
        (" — Ida Brandt, captain", "Ida Brandt"),
        (" -- said Ida Brandt, who sings.", "Ida Brandt"),
        (" — said Ida Brandt, who sings.", "Ida Brandt"),
        (" when Ida Brandt blasted them.", None),
        (" and a song began.", None),
    ],
)
def test_a_cue_follows_a_quote(text: str, who: str | None) -> None:
    assert speaker(text, cues(text).after(0, len(text), is_close=True)) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ida Brandt said: ", "Ida Brandt"),
        ("Ida Brandt sighed at the score, saying, ", "Ida Brandt"),
        ("Ida Brandt said no more, adding: ", "Ida Brandt"),
        ("Ida Brandt went on to say: ", "Ida Brandt"),
        ("Ida Brandt held a sign saying ", "Ida Brandt"),
        ("Marta Olsen was asked by Ida Brandt, ", "Ida Brandt"),
        ("Added Ida Brandt: ", "Ida Brandt"),
        ("More from Ida Brandt: ", "Ida Brandt"),
        ("According to Ida Brandt, ", "Ida Brandt"),
        ("Ida Brandt's Facebook message read: ", "Ida Brandt's Facebook message"),
        ("It rained on the mill: ", None),
    ],
)
def test_a_cue_leads_to_a_quote(text: str, who: str | None) -> None:
    assert speaker(text, cues(text).before(0, len(text), is_whole=True)) == who


def test_a_cue_far_from_a_part_of_a_sentence_is_not_its() -> None:
    far = "Ida Brandt said that " + "it rained and rained on the old mill and " * 3
    assert cues(far).before(0, len(far), is_whole=False) is None


def test_a_sentence_may_end_with_the_cue_of_a_part() -> None:
    text = " in all of the years, said Ida Brandt."
    assert speaker(text, cues(text).at_end(0, len(text))) == "Ida Brandt"


def test_a_line_of_its_own_signs_a_quote() -> None:
    for text in ("- Ida Brandt, captain", "Ida Brandt, captain of Tern Point", "(Ida Brandt, on Monday)"):
        cue = cues(text).signed(0, len(text))
        assert speaker(text, cue) == "Ida Brandt"
        assert cue is not None
        assert cue.how is How.SIGNED
    assert cues("Ida Brandt said no.").signed(0, 19) is None
