import pytest

from recapcast.article.model import Article
from recapcast.facts.extract.mentions import mentions
from recapcast.facts.extract.story import Story


def found(text: str) -> list[str]:
    return [mention.text for mention in mentions(Story.of(Article(text)))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We met Ludwig van der Berg and Omar al-Hadid.", ["Ludwig van der Berg", "Omar al-Hadid"]),
        (
            "The Bank of Verrin paid the Department of Health and Sport.",
            ["Bank of Verrin", "Department of Health and Sport"],
        ),
        ("They saw Olsen of Norway and Brandt.", ["Olsen", "Norway", "Brandt"]),
        ("It was J. K. Orme's idea, not Orme Group’s.", ["J. K. Orme", "Orme Group"]),
        ("On Monday Norwegian Ida Brandt left for New York.", ["Ida Brandt", "New York"]),
        ("WE ARE ALL VERY GLAD HERE and Ida is too.", ["Ida"]),
        ("It was a Marta Brandt-led choir.", ["Marta"]),
        ("Bernt Olsen Slams Harbour Council Over Broken Lamp Posts.", []),
        ("George Will wrote it. Will said no. Will it rain in May?", ["George Will", "Will"]),
        ("So said Rolf Hart Jr. Then they left.", ["Rolf Hart Jr."]),
        (
            "They watched Star Harbour in the afternoon with Star Ida Brandt.",
            ["Star Harbour", "Ida Brandt"],
        ),
        ("There they found another Chief Strategy Officer, under Chief Ida Pilot.", ["Ida Pilot"]),
    ],
)
def test_runs_of_capitals_are_names(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_an_office_before_a_name_is_its_title() -> None:
    text = "It was Prime Minister Ada Ray and Mr. Vane."
    ray, vane = mentions(Story.of(Article(text)))
    assert (ray.title_text, ray.text) == ("Prime Minister", "Ada Ray")
    assert ray.title is not None
    assert text[ray.title.start : ray.title.end] == "Prime Minister"
    assert (vane.title_text, vane.text) == ("Mr", "Vane")


def test_an_office_alone_is_no_name() -> None:
    assert found("Then the Music Director left the President.") == []


def test_a_korean_name_stands_before_its_office() -> None:
    (mention,) = mentions(Story.of(Article("이날 김다온 감독은 웃었다.")))
    assert (mention.text, mention.title_text) == ("김다온", "감독")


def test_a_story_without_names_has_no_mentions() -> None:
    assert found("") == found("It rained. Nobody cared.") == []
