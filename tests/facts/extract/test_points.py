from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Article
from recapcast.facts.extract.background import history, plot
from recapcast.facts.extract.conversation import Conversation
from recapcast.facts.extract.outlook import to_watch
from recapcast.facts.extract.points import answers, best, points
from recapcast.facts.extract.statements import Statements
from recapcast.facts.extract.story import Story
from tests.facts.extract import interviews, stories

MARKET = """\
The fish market of Penn Quay closed for good on Friday after 140 years under one roof. The town will turn the market \
hall into a school for boat builders.

Traders sold the last crates of herring at noon, and the market closed with a bell.

The market of Penn Quay closed for good after 140 years under one roof, traders said.

However, the herring boats will land their fish at Colwick from now on.

A band played on the steps.
"""


def told(text: str, most: int = 3, title: str | None = None) -> list[str]:
    found = stories.statements(text, title)
    apart = [*plot(found, ["Saltmarsh Letters"]), *history(found), *to_watch(found)]
    return stories.cut(found, points(found, apart, most))


def test_points_are_in_telling_order_and_no_more_than_asked() -> None:
    found = told(MARKET)
    assert len(found) == 3
    assert found == sorted(found, key=MARKET.index)
    assert len(told(MARKET, most=1)) == 1


def test_an_event_that_is_told_twice_is_one_point() -> None:
    assert len([point for point in told(MARKET, most=9) if "140 years" in point]) == 1


def test_a_sentence_that_makes_sense_alone_is_chosen_first() -> None:
    assert not any(point.startswith("However") for point in told(MARKET))


def test_a_sentence_that_needs_the_one_before_may_follow_it() -> None:
    text = "The fish market of Penn Quay closed for good. It sold herring, mackerel, crab, cod, eels, squid and salt."
    other = "Nobody on the long stone quay had ever seen so many gulls."
    assert [told(f"{text} {other}", most=2)[1][:7], told(f"{other} {text}", most=2)[1][:8]] == ["It sold", "The fish"]


def test_the_lead_is_a_point() -> None:
    assert told(MARKET)[0].startswith("The fish market of Penn Quay closed")


def test_the_words_of_a_title_weigh_more() -> None:
    text = "Rain fell on the old bridge today. A goat ate the mayor's hat at lunch."
    assert told(text, most=1, title="Goat ate hat") == ["A goat ate the mayor's hat at lunch."]
    assert told(text, most=1) == ["Rain fell on the old bridge today."]


def test_no_point_is_of_the_plot() -> None:
    found = told(stories.DRAMA, most=9)
    assert len(found) == 6
    assert not any("Edwin Sool" in point or "pair stopped" in point or "sorry" in point for point in found)


def test_no_point_is_a_subhead_or_a_quote() -> None:
    found = " ".join(told(stories.DRAMA, most=9))
    assert "thought of nobody" not in found
    assert "tired voice" not in found


def test_the_first_point_of_a_conversation_is_its_title() -> None:
    found = told(stories.TALK)
    assert found[0] == "Harbour Post interviews Odile Marsh, keeper of the last tide mill"
    assert len(found) == 3
    assert not any("?" in point or " I " in point for point in found)


def test_a_story_without_statements_has_no_points() -> None:
    assert told("") == []
    assert told("Who sold the mill on the quay?") == []


def test_the_best_statements_come_in_the_order_of_their_worth() -> None:
    found = stories.statements(MARKET)
    ranked = best(found, found.all, 3)
    assert ranked[0].place == 0
    assert sorted(s.span for s in ranked) == points(found, (), 3)


@given(st.lists(st.sampled_from(MARKET.split("\n\n")), max_size=6), st.integers(1, 5))
def test_points_are_distinct_sentences_of_the_article(paragraphs: list[str], most: int) -> None:
    found = stories.statements("\n\n".join(paragraphs))
    spans = points(found, (), most)
    assert len(set(stories.cut(found, spans))) == len(spans) <= most
    assert spans == sorted(spans)


def test_a_longer_story_has_more_key_points_and_none_more_than_six() -> None:
    makers = [
        f"{maker}{last}" for maker in ("bak", "brew", "tann", "fish", "pott", "nurs", "rook") for last in "aeiou"
    ]

    def counted(sentences: int) -> int:
        lines = (f"The {maker} of Colwick opened {maker}hall beside {maker}quay." for maker in makers[:sentences])
        return len(points(stories.statements(" ".join(lines))))

    assert [counted(sentences) for sentences in (2, 8, 20, 35)] == [2, 3, 5, 6]


def test_a_sentence_with_which_an_answer_begins_is_worth_more_than_one_that_explains_it() -> None:
    story = Story.of(Article(interviews.TRAINS))
    found = Statements.of(story, talk=Conversation.of(story))
    chosen = points(found, most=4)
    opening = {answer.span for answer in found.answers if answer.opens_answer}
    assert len(opening & set(chosen)) >= 2


def test_what_else_is_answered_repeats_no_key_point() -> None:
    story = Story.of(Article(interviews.TRAINS))
    found = Statements.of(story, talk=Conversation.of(story))
    chosen = points(found, most=3)
    more = answers(found, chosen)
    assert more
    assert not {answer.span for answer in more} & set(chosen)
    assert [answer.place for answer in more] == sorted(answer.place for answer in more)
    assert answers(stories.statements(stories.DRAMA), []) == []
