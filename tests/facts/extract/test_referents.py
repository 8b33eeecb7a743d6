import pytest

from recapcast.article.model import Article
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.referents import Referent, Referents
from recapcast.facts.extract.story import Story
from recapcast.facts.extract.subjects import Subjects


def meant(text: str, words: str) -> Referent:
    """Whom the last `words` of a text mean; they begin its last clause."""
    story = Story.of(Article(f"{text}."))
    names = Names.of(story)
    subjects = Subjects(text, names)
    subject = subjects.before(text.rindex(words), text.rindex(words) + len(words))
    assert subject is not None
    return Referents(story, names, subjects, []).of(subject)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Marta Olsen came. Olsen said", "Olsen", "Marta Olsen"),
        ("Ida Brandt came home. It rained. She said", "She", "Ida Brandt"),
        (
            "Music director Ida Brandt came. Marta Olsen left. The music director said",
            "The music director",
            "Ida Brandt",
        ),
        ("President Ada Ray came. The president said", "The president", "Ada Ray"),
        ("A clerk said", "A clerk", "A clerk"),
    ],
)
def test_a_subject_means_somebody(text: str, words: str, who: str) -> None:
    assert meant(text, words).text == who
    assert meant(text, words).doubt is None


def test_a_title_of_hers_is_not_of_a_him() -> None:
    assert meant("Mrs. Brandt came. He said", "He").text is None


def test_an_office_named_long_before_is_not_somebody_s() -> None:
    text = "President Ada Ray came. " + "It rained a lot. " * 5 + "The president said"
    assert meant(text, "The president") == Referent("The president", doubt="who `The president` is")


def test_several_may_mean_a_pronoun_so_nobody_does() -> None:
    assert meant("There were Ida Brandt and Marta Olsen. She said", "She") == Referent(None, doubt="who `She` is")
    assert meant("Rosa Quist came. After Ida Brandt met Marta Olsen she said", "she") == Referent(
        None, doubt="who `she` is"
    )


def test_who_may_be_one_of_three_is_called_as_written() -> None:
    found = meant("Kim Da-on met Kim Seo-a and Kim Ri-an. Kim said", "Kim")
    assert (found.text, found.doubt) == ("Kim", "which Kim is meant")


def test_a_crowd_is_nobody() -> None:
    assert meant("It rained. Many said", "Many").text is None


def test_a_pronoun_goes_past_nobody_who_may_be_meant() -> None:
    before = "Priya Raman said the bridge was old. Kwame Mensah, her colleague, disagreed."
    assert meant(f"{before} Raman's brother, Anil, lives next door. He said", "He").text is None
    assert meant("Kwame Mensah disagreed. The road is wet. He said", "He").text == "Kwame Mensah"
