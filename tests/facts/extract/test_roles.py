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
        ("Novelist Ida Brandt, her neighbour, left.", "Novelist"),
        ("Ida Brandt, her neighbour, left.", "neighbour"),
        ("Ida Brandt, an economist at the bank who left early, sings.", "economist at the bank"),
    ],
)
def test_a_role_stands_before_or_after_its_name(text: str, role: str) -> None:
    assert told(text)["Ida Brandt"] == role


def test_a_role_of_several_is_each_one_s() -> None:
    assert told("She thanked writers Lea Quist and Bo Lund for it.") == {"Lea Quist": "writer", "Bo Lund": "writer"}


def test_a_title_of_courtesy_is_no_role() -> None:
    assert told("Mr. Brandt left.") == told("김민수 씨는 왔다.") == {}


def test_what_goes_on_after_a_comma_is_no_role() -> None:
    assert told("Ida Brandt, who met the director, left. Bo Lund, however, told the coach.") == {}


def test_nobody_is_their_own_lawyer() -> None:
    assert "Ida Brandt" not in told("Ida Brandt, Brandt's lawyer, left.")


def test_a_name_without_a_role_has_none() -> None:
    assert told("") == told("Ida Brandt left.") == {}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The town lost captain Ida Brandt to a rival.", "captain"),
        ("Tern Point beat champion Ida Brandt on Monday.", "champion"),
        ("Olsen replaced captain Ida Brandt late on.", "captain"),
        ("The hosts named striker Ida Brandt player of the match.", "striker"),
        ("The mayor appointed lawyer Ida Brandt judge of the court.", "lawyer"),
        ("Police want to trace driver Ida Brandt.", "driver"),
        ("The gallery will show painter Ida Brandt from May.", "painter"),
        ("The crash injured driver Ida Brandt.", "driver"),
        ("The prize honours poet Ida Brandt.", "poet"),
        ("Critics hail director Ida Brandt.", "director"),
        ('"We were flat," said coach Ida Brandt.', "coach"),
        ("The part went to actor Ida Brandt.", "actor"),
        ("They led through captain Ida Brandt.", "captain"),
        ("It hurt Ashby Vale striker Ida Brandt.", "Ashby Vale striker"),
        ("Lock keeper Ida Brandt closed it.", "Lock keeper"),
        ("They met assistant stage director Ida Brandt.", "assistant stage director"),
        ("The part went to the veteran harbour pilot Ida Brandt.", "veteran harbour pilot"),
        ("She asked NASA planetary scientist Ida Brandt.", "NASA planetary scientist"),
        ("Quist is a friend of the retired quarry engineer Ida Brandt.", "retired quarry engineer"),
        ("High school pottery teacher Ida Brandt left.", "High school pottery teacher"),
        ("Quist met the poet and jewelry designer Ida Brandt.", "jewelry designer"),
        ("Quist met the mill's wealthy founder Ida Brandt.", "wealthy founder"),
        ("Tern Point sign striker Ida Brandt.", "striker"),
        ("Chargers coach Ida Brandt left.", "Chargers coach"),
        ("United Harbours spokeswoman Ida Brandt left.", "United Harbours spokeswoman"),
        ("Gull Radio host Imke Tamsin Vos left.", "Gull Radio host"),
        ("Ida Brandt, captain of Ashby Vale since May, left.", "captain of Ashby Vale"),
        ("Ida Brandt, a lawyer based in Oslo, left.", "lawyer"),
    ],
)
def test_verbs_and_what_stands_before_them_are_no_part_of_a_role(text: str, role: str) -> None:
    assert [*told(text).values()] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "The council will host Ida Brandt next week.",
        "The film stars Ida Brandt and Bo Lund.",
        "She vowed to judge Ida Brandt by her deeds.",
        "Ida Brandt, her agent said, will sing.",
        "Ida Brandt, a judge ruled, must pay.",
        "For Ida Brandt, coach Bo Lund was a help.",
        "They beat leaders Ida Brandt on Monday.",
    ],
)
def test_what_somebody_does_and_whoever_else_speaks_is_no_role(text: str) -> None:
    assert "Ida Brandt" not in told(text)


@pytest.mark.parametrize("head", ["host", "leader", "champion", "sponsor"])
def test_what_a_town_can_be_too_makes_nobody_of_an_unknown_name(head: str) -> None:
    assert told(f"Tern Point beat {head} Ashby Vale on Saturday.") == {}
    assert told(f"They beat Harbour Cup {head} Ashby Vale on Saturday.") == {}


@pytest.mark.parametrize("head", ["developer", "investor", "producer"])
def test_a_company_is_nobody_whatever_stands_before_it(head: str) -> None:
    assert told(f"The Norwegian {head} Tarn Works left.") == {}
    assert told(f"The Norwegian {head} Ida Brandt left.") == {"Ida Brandt": f"Norwegian {head}"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("They met former President Ida Brandt.", "former President"),
        ("Former Sheriff Ida Brandt left.", "Former Sheriff"),
        ("The late Professor Ida Brandt built it.", "late Professor"),
        ("They met former Norwegian President Ida Brandt.", "former Norwegian President"),
        ("It was the former mill of Mayor Ida Brandt.", "Mayor"),
    ],
)
def test_who_was_something_once_is_not_said_to_be_it(text: str, role: str) -> None:
    assert told(text)["Ida Brandt"] == role


def test_each_of_those_who_are_left_behind_has_a_word_of_their_own() -> None:
    assert told("Left behind are his wife, Ida Brandt, a son, Bo Lund, and a cat.") == {
        "Ida Brandt": "wife",
        "Bo Lund": "son",
    }
