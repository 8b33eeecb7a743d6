import pytest

from recapcast.article.model import Article
from recapcast.facts.extract.agreement import Agreement, described
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.story import Story


def ruled_out(text: str, who: str) -> set[str]:
    """Which of `he` and `she` can not stand for a name."""
    story = Story.of(Article(text))
    names = Names.of(story)
    agreement = Agreement(story, names, lambda _: False)
    name = next(name for name in names.all if name.text == who)
    found = {pronoun for pronoun in ("he", "she") if agreement.rules_out(name, pronoun)}
    assert agreement.is_open(name) == (not found)
    return found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ida Brandt left.", "Ida Brandt"),
        ("Mrs. Vale left.", "Vale"),
        ("Actress Robin Vale left.", "Robin Vale"),
        ("Robin Vale, a spokeswoman for the council, left.", "Robin Vale"),
        ("Robin Vale, mother of two, left.", "Robin Vale"),
        ("Robin Vale and her husband left.", "Robin Vale"),
        ("Robin Vale, 43, who sold her boat, left.", "Robin Vale"),
        ("It was Robin Vale herself.", "Robin Vale"),
        ("Robin Vale was born here. Then she left.", "Robin Vale"),
        ("La alcaldesa Robin Vale llegó.", "Robin Vale"),
    ],
)
def test_titles_roles_given_names_and_bound_pronouns_rule_out_the_other(text: str, who: str) -> None:
    assert ruled_out(text, who) == {"he"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Tom Hale left.", "Tom Hale"),
        ("Sir Robin Vale left.", "Robin Vale"),
        ("Robin Vale and his son left.", "Robin Vale"),
    ],
)
def test_a_man_is_no_she(text: str, who: str) -> None:
    assert ruled_out(text, who) == {"she"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Robin Vale left.", "Robin Vale"),
        ("The actor Robin Vale left.", "Robin Vale"),
        ("Lewis said so. Lewis left.", "Lewis"),
        ("Robin Vale met her at the port.", "Robin Vale"),
        ("Robin Vale and her aunt left. Robin Vale and his aunt came.", "Robin Vale"),
        ("Robin Vale met Ida Brandt. Then she left.", "Robin Vale"),
        ("Mr. Ida Brandt left.", "Ida Brandt"),
        ("Kim Da-on left.", "Kim Da-on"),
        ("Andrea Rossi left.", "Andrea Rossi"),
    ],
)
def test_what_is_open_or_told_both_ways_rules_out_nobody(text: str, who: str) -> None:
    assert ruled_out(text, who) == set()


def test_who_is_described_may_be_told_by_the_word_for_them() -> None:
    assert not described("The duchess of Penn Quay", "he")
    assert described("The duchess of Penn Quay", "she")
    assert described("The coach", "he")
    assert described("The coach of her mother", "he")
