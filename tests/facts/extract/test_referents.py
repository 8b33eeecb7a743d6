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


@pytest.mark.parametrize(
    ("before", "pronoun", "who"),
    [
        ("Ida Brandt met Tom Hale.", "He", "Tom Hale"),
        ("Tom Hale beat Ida Brandt.", "She", "Ida Brandt"),
        ("Mr. Vale thanked Ms. Prell.", "She", "Prell"),
        ("Chairman Ashby Vale wrote to spokeswoman Zorvat Prell.", "She", "Zorvat Prell"),
        ("Ida Brandt and Tom Hale left.", "She", "Ida Brandt"),
        ("Robin Vale and her husband came. Robin Vale met Mr. Quill. It rained.", "She", "Robin Vale"),
        ("Robin Vale met Sasha Quill. Robin Vale and her aunt and Mr. Sasha Quill left.", "He", "Sasha Quill"),
        ("Ida Brandt spoke. Her deputy, Tom Hale, nodded.", "She", "Ida Brandt"),
        ("Ida Brandt met the conductor Tom Hale. The conductor left.", "He", "Tom Hale"),
        ("Ida Brandt told how Marta Olsen had sung.", "She", "Ida Brandt"),
        ("Ida Brandt said that Marta Olsen had left.", "She", "Ida Brandt"),
        ("Rosa Quist missed. Marta Olsen came. Quist met Ben Quist.", "She", "Rosa Quist"),
        ("Rosa Quist left. Marta Olsen came. Quist, who was ill, met Ben Quist.", "She", "Rosa Quist"),
        ("El alcalde Juan Ríos recibió a Ana Ruiz.", "Ella", "Ana Ruiz"),
    ],
)
def test_a_pronoun_is_the_only_one_of_several_for_whom_it_can_stand(before: str, pronoun: str, who: str) -> None:
    assert meant(f"{before} {pronoun} said", pronoun).text == who


@pytest.mark.parametrize(
    "before",
    [
        "Ida Brandt beat Marta Olsen.",
        "Kim Da-on met Lee Seo-a.",
        "Robin Vale met Zorvat Prell.",
        "The coach met Ida Brandt.",
        "Ida Brandt came. The coach was glad.",
        "Tom Hale left. The duchess came.",
        "Kim Da-on and Kim Ri-an came. Kim met Ida Brandt.",
        "Tom Hale met Paul Adair.",
        "Rosa Quist and Anna Quist left. Marta Olsen came. Quist had missed it.",
    ],
)
def test_where_it_stays_open_a_pronoun_is_nobody(before: str) -> None:
    assert meant(f"{before} She said", "She") == Referent(None, doubt="who `She` is")


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Merrow, the attorney of Castlin, came. Castlin was held for a call in which he said", "he"),
        ("Ida Brandt came. Castlin was held for a call in which she said", "she"),
        ("Tom Hale came. On Monday, Castlin was held for a call in which he said", "he"),
        ("Tom Hale came. Ida Brandt was angry that he said", "he"),
        ("Ida Brandt came. Tom Hale was glad that she said", "she"),
        ("Tom Hale came. The coach was held for a call in which he said", "he"),
    ],
)
def test_who_a_sentence_is_about_stands_between_its_pronouns_and_everybody_before(text: str, pronoun: str) -> None:
    assert meant(text, pronoun) == Referent(None, doubt=f"who `{pronoun}` is")


@pytest.mark.parametrize(
    ("text", "pronoun", "who"),
    [
        ("Ida Brandt came. Paul Castlin was held for a call in which he said", "he", "Paul Castlin"),
        ("Tom Hale came. Vera Castlin was held for a call in which she said", "she", "Vera Castlin"),
        ("Ida Brandt came. On Monday, in Oslo, she said", "she", "Ida Brandt"),
        ("Ida Brandt came. She was held for a call in which she said", "she", "Ida Brandt"),
        ("Ida Brandt came. The road is wet, she said", "she", "Ida Brandt"),
    ],
)
def test_a_pronoun_is_whom_its_sentence_is_about(text: str, pronoun: str, who: str) -> None:
    assert meant(text, pronoun).text == who
