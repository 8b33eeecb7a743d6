import pytest

from recapcast.article.model import Article
from recapcast.facts.extract.leading_subjects import Subject
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.story import Story
from recapcast.facts.extract.subjects import Subjects


def subjects(text: str) -> Subjects:
    # With a full stop, so that it is no subhead.
    return Subjects(text, Names.of(Story.of(Article(f"{text}."))))


def written(text: str, subject: Subject | None) -> str | None:
    return text[subject.span.start : subject.span.end] if subject is not None else None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ida Brandt said", "Ida Brandt"),
        ("On Monday the coach, Ida Brandt, said", "Ida Brandt"),
        ("Ida Brandt, who had met Marta Olsen, said", "Ida Brandt"),
        ("Ida Brandt (left) also later said", "Ida Brandt"),
        ("In Oslo she quietly said", "she"),
        ("In Oslo she’d said", "she"),
        ("In the call he'd said", "he"),
        ("a spokeswoman for Ida Brandt said", "a spokeswoman for Ida Brandt"),
        ("Club captain Ida Brandt said", "Ida Brandt"),
        ("Ida Brandt left the room and said", "Ida Brandt"),
        ("Ida Brandt and Marta Olsen said", "Ida Brandt and Marta Olsen"),
        ("then Ida Brandt, who said", "Ida Brandt"),
    ],
)
def test_a_subject_stands_before_its_verb(text: str, subject: str) -> None:
    assert written(text, subjects(text).before(0, text.rindex("said"))) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("said Ida Brandt, the coach of Tern Point.", "Ida Brandt"),
        ("said club captain Ida Brandt in the hall.", "Ida Brandt"),
        ("said Mr. Vane on Monday.", "Vane"),
        ("said the club's captain, Ida Brandt.", "Ida Brandt"),
        ("said a clerk at the mill.", "a clerk at the mill"),
        ("said Ida Brandt and Marta Olsen together.", "Ida Brandt and Marta Olsen"),
        ("said her deputy, Ida Brandt.", "Ida Brandt"),
        ("said her deputy on Monday.", "her deputy"),
        ("said her on Monday.", "her"),
        ("said she of the mill.", "she"),
    ],
)
def test_a_subject_stands_behind_its_verb(text: str, subject: str) -> None:
    assert written(text, subjects(text).after(len("said"), len(text))) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Soon, Ida Brandt went home.", "Ida Brandt"),
        ("On April 2, 2026, Ida Brandt went home.", "Ida Brandt"),
        ("OSLO (TNN) - Ida Brandt went home.", "Ida Brandt"),
        ("Ida Brandt’s answer was short.", "Ida Brandt"),
        ("The Brandt campaign went home.", "The Brandt campaign"),
        ("On Monday nothing happened", None),
    ],
)
def test_a_sentence_begins_with_its_subject_or_with_when_and_where(text: str, subject: str | None) -> None:
    assert written(text, subjects(text).first(0, len(text))) == subject


def test_somebody_who_is_not_named_is_nobody() -> None:
    text = "another said"
    found = subjects(text).before(0, 8)
    assert found is not None
    assert found.is_nobody


def test_a_name_alone_may_end_a_line() -> None:
    text = "The polls were wrong - Ida Brandt: "
    assert written(text, subjects(text).last(0, len(text))) == "Ida Brandt"
    assert subjects("Ida Brandt: ").last(0, 12) is None


def test_whoever_acts_behind_a_quote_has_said_it() -> None:
    text = "Ida Brandt joshed on Monday."
    assert written(text, subjects(text).acting(0, len(text))) == "Ida Brandt"
    assert subjects("the rain dropped on us.").acting(0, 23) is None


def test_nothing_has_no_subject() -> None:
    assert subjects("").before(0, 0) is subjects("").after(0, 0) is subjects("").first(0, 0) is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ida Brandt, a fellow at the mill in Lund, Sweden, and one of its bakers, said", "Ida Brandt"),
        ("Ida Brandt, a fellow at the mill in Lund, Sweden, said", "Ida Brandt"),
        ("Ida Brandt, a fellow at the mill in Lund, Sweden, who left, said", "Ida Brandt"),
        ("The baker, who lives in Lund, Sweden, said", None),
        ("Marta Olsen, a baker in Lund, Sweden, and Ida Brandt, a baker in Oslo, Norway, said", None),
        ("In Lund, Sweden, Ida Brandt said", "Ida Brandt"),
        ("On Monday, the company, Corvex, said", "the company"),
    ],
)
def test_a_place_within_an_apposition_does_not_speak(text: str, subject: str | None) -> None:
    assert written(text, subjects(text).before(0, text.rindex("said"))) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ida Brandt instead said", "Ida Brandt"),
        ("instead said", None),
        ("Meanwhile said", None),
        ("Ida Brandt -- who left -- said", "Ida Brandt"),
        ("-- said", None),
        ("Coach Les Vale came. Les said", "Les"),
        ("Julián Otero les said", "Julián Otero"),
        ("Julián Otero, les said", "Julián Otero"),
        ("Cuando vio a Julián Otero, les said", None),
        ("Les said", None),
    ],
)
def test_no_small_word_or_mark_is_a_subject(text: str, subject: str | None) -> None:
    start = text.rfind(". ") + 1
    assert written(text, subjects(text).before(start, text.rindex("said"))) == subject
