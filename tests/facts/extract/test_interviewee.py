import pytest

from recapcast.article.model import Article
from recapcast.facts.extract.interviewee import interviewee, titled
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.story import Story

BODY = "Ida Brandt, the coach, came by boat. Jonas Dell, a reporter, waited."


def asked(title: str, intro: str = BODY) -> str | None:
    story = Story.of(Article(f"{title}\n\n{intro}\n\nWhy?"))
    return interviewee(story, Names.of(titled(story)), len(story.paragraphs) - 1)


@pytest.mark.parametrize(
    "title",
    [
        "The Post interviews Ida Brandt",
        "The Post interviews coach Ida Brandt on her last race",
        "Interview: Ida Brandt",
        "Ida Brandt: an interview with the coach of the town",
        "Interview with the coach of the national team Ida Brandt",
        "Ida Brandt tells the Post why she rows",
        "Ida Brandt on the water that she loves",
        "Entrevista a Ida Brandt",
        "A conversation with Ida Brandt",
    ],
)
def test_the_title_tells_who_was_asked(title: str) -> None:
    assert asked(title) == "Ida Brandt"


@pytest.mark.parametrize(
    "intro",
    [
        "The Post spoke with Ida Brandt, who coaches the club.",
        "Ida Brandt, the coach of the club, answered five questions of ours.",
        "Ida Brandt coaches the club. The Post interviewed her on a boat.",
        "Hablamos con Ida Brandt una tarde de viento.",
        "Ida Brandt coaches the club. Jonas Dell interviewed her on a boat.",
        "Ida Brandt has coached for years. She spoke to us from Punta Arenas.",
        "Coach Ida Brandt spoke to us from Punta Arenas.",
        "Ida Brandt has coached for years. She sat down with me in Oslo.",
        "We spoke to coach Ida Brandt, who lives in Punta Arenas.",
    ],
)
def test_where_the_title_does_not_what_comes_before_the_talk_tells_it(intro: str) -> None:
    assert asked("The river and its boats", intro) == "Ida Brandt"


@pytest.mark.parametrize(
    ("title", "intro"),
    [
        ("The river and its boats", BODY),
        ("An interview with Ida Brandt and Jonas Dell", BODY),
        ("An interview about Ida Brandt", BODY),
        ("The Post interviews a Brandt Hall baker", BODY),
        ("The river and its boats", "The Post spoke with Ida Brandt. Later we talked to Jonas Dell."),
        ("The river and its boats", "Ida Brandt met Jonas Dell. The Post interviewed her."),
        ("The river and its boats", "The coach spoke to us from Punta Arenas."),
        ("The river and its boats", "The coach spoke from Punta Arenas."),
        ("The river and its boats", "We spoke to the coach of Punta Arenas."),
        ("The river and its boats", "We spoke to the daughter of Ida Brandt."),
        ("The river and its boats", "We spoke to the daughter of President Ida Brandt."),
        ("The river and its boats", "The widow of Jonas Dell rows. She spoke to us from Punta Arenas."),
        ("The river and its boats", "Ida Brandt rows. As Jonas Dell waited, she spoke to us."),
        ("An interview in Punta Arenas", "The coach has rowed for years."),
    ],
)
def test_nobody_is_taken_for_the_one_who_was_asked_where_that_is_not_sure(title: str, intro: str) -> None:
    assert asked(title, intro) is None
