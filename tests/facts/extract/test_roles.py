import pytest

from recapcast.article.model import Article
from recapcast.facts.extract.mentions import mentions
from recapcast.facts.extract.roles import roles
from recapcast.facts.extract.story import Story


def told(text: str) -> dict[str, str]:
    story = Story.of(Article(text))
    found = mentions(story)
    by_span = roles(story, found)
    for role in by_span.values():
        assert role.text == text[role.span.start : role.span.end]
    return {m.text: by_span[m.span].text for m in found if m.span in by_span}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Music director Ida Brandt left.", "Music director"),
        ("Music Director Ida Brandt left.", "Music Director"),
        (
            "Ida Brandt, the chief executive officer of Brack & Daughter, left.",
            "chief executive officer of Brack & Daughter",
        ),
        ("Ida Brandt, 43, a retired teacher, left.", "retired teacher"),
        ("It was sold by the owner of the mill, Ida Brandt, on Monday.", "owner of the mill"),
        ("They thanked former goalkeeper Ida Brandt.", "former goalkeeper"),
        ("Ida Brandt, an economist at the bank who left early, sings.", "economist at the bank"),
    ],
)
def test_a_role_stands_before_or_after_its_name(text: str, role: str) -> None:
    assert told(text)["Ida Brandt"] == role


def test_a_role_of_several_is_each_one_s() -> None:
    assert told("She thanked writers Lea Quist and Bo Lund for it.") == {"Lea Quist": "writer", "Bo Lund": "writer"}


def test_a_title_of_courtesy_is_no_role() -> None:
    assert told("Mr. Brandt left.") == {}


def test_what_goes_on_after_a_comma_is_no_role() -> None:
    assert told("Ida Brandt, who met the director, left. Bo Lund, however, told the coach.") == {}


def test_nobody_is_their_own_lawyer() -> None:
    assert "Ida Brandt" not in told("Ida Brandt, Brandt's lawyer, left.")


def test_a_name_without_a_role_has_none() -> None:
    assert told("") == told("Ida Brandt left.") == {}
