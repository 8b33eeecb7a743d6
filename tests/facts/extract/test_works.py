import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Article, Span
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.story import Story
from recapcast.facts.extract.works import MOST, works
from recapcast.facts.model import Work
from tests.facts.extract import stories


def told(text: str, language: str = "en") -> list[Work]:
    story = Story.of(Article(text, language=language))
    return works(story, Names.of(story))


def named(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(work.title.text, work.kind) for work in told(text, language)]


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ('She wrote the song "Low Tide" at night.', ("Low Tide", "song")),
        ("He made the film “The Last Ferry” here.", ("The Last Ferry", "film")),
        ('"Low Tide," a ballad, came out today.', ("Low Tide", "song")),
        ('She sang "Low Tide" on the quay.', ("Low Tide", None)),
        ("The drama Saltmarsh Letters ended.", ("Saltmarsh Letters", "drama")),
        ("It is the first song for the new series Lamps of the North, she said.", ("Lamps of the North", "series")),
        ("The Low Tide OST came out today.", ("Low Tide", "song")),
        ("He sang a ballad on the OST for Lamps of the North in May.", ("Lamps of the North", None)),
        ("They loved the drama Saltmarsh Letters' end.", ("Saltmarsh Letters", "drama")),
        ("It was heard in Saltmarsh Letters' episode 12 first.", ("Saltmarsh Letters", None)),
        ("He wrote the novel *Low Tide* here.", ("Low Tide", "novel")),
        ("It gave back The Blue Kitchen, a small oil painting by Edda Moll.", ("The Blue Kitchen", "painting")),
        ("He wrote the novel _Low Tide_ here.", ("Low Tide", "novel")),
    ],
)
def test_a_title_is_told_by_what_stands_beside_it(text: str, work: tuple[str, str | None]) -> None:
    assert named(text) == [work]


@pytest.mark.parametrize(
    "text",
    [
        "The drama Director Lena Okoro was there.",
        "They came to show Parliament House the film.",
        'He said the film was "a fine thing to see on a wet night in the town".',
        'He called it "fine".',
        "They play Colwick Rovers on Friday.",
        "It is in Port Alden, a town with a painting that nobody knows.",
        "A new Original Sound Track was needed for the end.",
        'The song "Low tide and high tide and no tide at all today" is out.',
        "Netflix series are long.",
        "The film, Lena Okoro said, is done.",
        'The song "Low\0Tide" is out.',
        'The song "will never be heard here" again.',
    ],
)
def test_what_is_no_title_is_no_work(text: str) -> None:
    assert named(text) == []


def test_a_work_is_named_once_with_its_kind_where_it_comes_first() -> None:
    text = 'LOW TIDE fans wept. Low Tide sold well. She wrote the song "Low Tide" and sang "Low Tide" again.'
    found = told(text)
    assert [(work.title.text, work.kind, work.at) for work in found] == [("Low Tide", "song", Span(20, 28))]


def test_the_works_of_a_whole_article_are_found() -> None:
    assert named(stories.DRAMA) == [("Saltmarsh Letters", "drama"), ("Low Tide", "song")]


def test_a_spanish_title_stands_in_its_marks() -> None:
    assert named(stories.ESTRENO, "es") == [("Marea baja", "canción")]
    assert named("Vio la película “El faro” y la serie El faro.", "es") == [("El faro", "película")]


def test_a_korean_title_stands_in_its_marks() -> None:
    assert named(stories.SAETGANG, "ko") == [("등대의 편지", "드라마")]
    assert named("합창단은 '썰물'이라는 노래와 소설 《등대》를 소개했다.", "ko") == [
        ("썰물", "노래"),
        ("등대", "소설"),
    ]


def test_in_korean_no_word_between_two_quotations_is_a_title() -> None:
    text = '한 대표는 "처음부터 무리였다"며 "책임을 밝혀야 한다"고 말했다. 그는 "책상 곁 \'등대\' 책방"이라고 했다.'
    assert named(text, "ko") == []
    assert named('그는 책 "등대 "를 냈다.', "ko") == []


def test_a_list_of_works_is_told_up_to_its_twelfth() -> None:
    assert len(named(" ".join(f'He made the film "Night {number}" here.' for number in range(20)))) == MOST == 12


def test_a_language_without_words_for_works_has_none() -> None:
    assert named('Le film "Marée basse" est ici.', "fr") == []
    assert named("") == []


@given(st.text(alphabet='Tthe film"“”*OST \n\x00', max_size=80))
def test_a_title_is_what_the_article_has_at_its_span(text: str) -> None:
    for work in told(text):
        assert work.at is not None
        assert " ".join(text[work.at.start : work.at.end].split()) == work.title.text
