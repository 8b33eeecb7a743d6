from recapcast.article.model import Article
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.people import Cast, cast
from recapcast.facts.extract.quotes import quotations
from recapcast.facts.extract.story import Story


def told(text: str) -> Cast:
    story = Story.of(Article(text))
    names = Names.of(story)
    return cast(story, names, quotations(story, names))


def people(text: str) -> list[str]:
    return [person.name.text for person in told(text).people]


def characters(text: str) -> list[str]:
    return [person.name.text for person in told(text).characters]


PLOT = (
    "Director Kim Da-on thanked Yoo Min-seo and writers Lee Ga-on and Park Na-bi. The drama Salt Road follows the salt "
    "farmer Han Bo-ra and her son, Han Ji-o. It features Yoo Min-seo and Kim Ri-an."
)


def test_characters_are_told_from_people() -> None:
    assert people(PLOT) == ["Kim Da-on", "Yoo Min-seo", "Lee Ga-on", "Park Na-bi", "Kim Ri-an"]
    assert characters(PLOT) == ["Han Bo-ra", "Han Ji-o"]


def test_whom_somebody_plays_is_a_character() -> None:
    text = "Marta Olsen plays the lonely baker Ida Brandt. Rosa Quist, played by Anna Lund, comes home."
    assert (people(text), characters(text)) == (["Marta Olsen", "Anna Lund"], ["Ida Brandt", "Rosa Quist"])


def test_whoever_speaks_is_no_character() -> None:
    assert people('The film follows Ida Brandt. "I was there all along," said Ida Brandt.') == ["Ida Brandt"]


def test_a_person_who_follows_somebody_makes_no_plot() -> None:
    assert people("Marta Olsen follows Ida Brandt on the bench.") == ["Marta Olsen", "Ida Brandt"]


def test_bodies_and_places_are_no_people() -> None:
    assert people("The Olsen Group met in Oslo with the Harbour Council.") == []


def test_a_name_of_which_only_a_quote_tells_is_a_person() -> None:
    assert people('"We had nothing to eat," said Zorvat Prell.') == ["Zorvat Prell"]


def test_a_person_is_cited_with_their_role() -> None:
    text = "It rained. The music director, Ida Brandt, left. Brandt came back."
    (person,) = told(text).people
    assert text[person.span.start : person.span.end] == "music director, Ida Brandt"
    assert person.role is not None
    assert person.role.text == "music director"
    assert person.name.aliases == ("Brandt",)


def test_nobody_is_in_nothing() -> None:
    assert told("") == Cast((), ())
