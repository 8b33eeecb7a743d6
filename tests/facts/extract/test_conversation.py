import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Article
from recapcast.facts.extract.conversation import Conversation
from recapcast.facts.extract.story import Story
from tests.facts.extract import interviews


def talk(text: str, language: str = "en") -> Conversation | None:
    return Conversation.of(Story.of(Article(text, language=language)))


def answers(text: str, language: str = "en") -> list[tuple[str | None, str]]:
    """Who answers, and the first three words of each paragraph of it."""
    found = talk(text, language)
    said = found.answers.values() if found is not None else ()
    return [(a.speaker, " ".join(text[a.words.start : a.words.end].split()[:3])) for a in said]


def test_a_surname_before_the_words_tells_whose_they_are() -> None:
    assert answers(interviews.HARBOUR) == [
        ("Odile Marsh", "I was out"),
        ("Odile Marsh", "A dry bearing"),
        ("Odile Marsh", "In the second"),
        ("Odile Marsh", "Who would want"),
    ]


def test_an_outlet_that_asks_is_nobody_who_answers() -> None:
    found = talk(interviews.HARBOUR)
    assert found is not None
    paragraphs = Story.of(Article(interviews.HARBOUR)).paragraphs
    assert [paragraphs[n].text[:12] for n in sorted(found.questions)] == ["Harbour Post"] * 3


def test_initials_are_whose_name_has_them() -> None:
    assert answers(interviews.INITIALS) == [
        ("Ida Brandt", "My aunt had"),
        ("Ida Brandt", "On the water"),
        ("Ida Brandt", "I sleep badly"),
    ]


def test_initials_that_two_people_have_are_nobodys() -> None:
    text = interviews.INITIALS.replace("Jonas Dell of", "With her came Ines Boll. Jonas Dell of")
    assert answers(text)[1:] == [(None, "On the water"), (None, "I sleep badly")]


def test_of_two_who_answer_each_has_their_own_words_and_nobody_what_has_no_label() -> None:
    assert answers(interviews.BAKERS) == [
        ("Mara Quill", "I burned a"),
        ("Piet Lund", "The smoke alarm"),
        ("Mara Quill", "Nurses and taxi"),
        ("Piet Lund", "Flour has doubled"),
    ]


def test_answers_without_a_label_are_those_of_the_only_one_who_was_asked() -> None:
    assert answers(interviews.TRAINS) == [
        ("Nadia Okoro", "I think people"),
        ("Nadia Okoro", "Our beds are"),
        ("Nadia Okoro", "We lost nine"),
        ("Nadia Okoro", "I would start"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "who", "first"),
    [
        (interviews.FARO, "es", "Lucía Ferrán", ["Yo buscaba un", "Las gaviotas crían", "La lente se", "El ayuntamiento paga", "Quiero abrir una"]),
        (interviews.SAETGANG, "ko", "이서연", ["저는 강변 극장에서", "우리 직원 네", "주민 백 명이", "내년에는 어린이 영화를"]),
    ],
)  # fmt: skip
def test_letters_for_question_and_answer_are_labels(text: str, language: str, who: str, first: list[str]) -> None:
    assert answers(text, language) == [(who, words) for words in first]


def test_what_only_labels_name_is_nobody_if_it_can_be_a_thing() -> None:
    text = interviews.HARBOUR.replace("Note: Spring", "Video Transcript: Spring")
    assert answers(text) == answers(interviews.HARBOUR)


def test_somebodys_initial_is_no_label() -> None:
    text = interviews.HARBOUR.replace(
        "this coast.\n", "this coast.\n\nA. Reed, who sold the mill, wrote to me in May.\n"
    )
    assert answers(text) == answers(interviews.HARBOUR)


def test_the_answers_of_two_behind_one_letter_are_nobodys() -> None:
    text = interviews.BAKERS.replace("Quill:", "A:").replace("Lund:", "A:")
    text = re.sub(r"^(?=How did|You open|Has the)", "Q: ", text, flags=re.MULTILINE)
    assert answers(text)
    assert {who for who, _ in answers(text)} == {None}


def test_a_label_that_stands_alone_is_that_of_the_paragraph_below() -> None:
    text = interviews.INITIALS.replace(":** ", ":**\n\n")
    assert answers(text) == answers(interviews.INITIALS)


def test_whoever_asks_as_often_as_not_is_not_taken_for_whoever_answers() -> None:
    text = interviews.HARBOUR.replace("My niece Ada has learned the gears since she was twelve.", "Would you?")
    text = text.replace("My uncle had the key to the mill.", "And you, would you not?")
    assert [words for _, words in answers(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The mill of Penn Quay opened.\n\nWho pays?\n\nNote: The wheel is oak.\n\nNote: It turns.\n\nNote: It stops.",
        "Director: Ida Brandt\n\nWriter: Tom Reed\n\nIda Brandt made the film. Is it good?\n\nMusic: Ida Brandt",
        "At 10:30: the boats leave.\n\nAt 11:30: the boats return.\n\nIs that late?\n\nAt 12:30: lunch.",
        "A. Marsh sold the mill.\n\nWhy did he?\n\nA. Marsh told nobody.\n\nAnd who bought it?\n\nQ. Reed bought it.",
        "Ida Brandt: coach of the club.\n\nTom Reed: the mayor.\n\nIda Brandt and Tom Reed met. Why?",
        "What now?\n\nI was in Penn.\n\nWho knows?\n\nI was alone.\n\nWhy me?\n\nI left.",
        "We talked to Odile Marsh\n\nWho is she?\n\nI met Odile Marsh in May.\n\nWill she win?\n\nI doubt that Odile Marsh will.",
        "",
    ],
)  # fmt: skip
def test_a_colon_a_full_stop_and_a_question_alone_make_no_conversation(text: str) -> None:
    assert talk(text) is None


def test_an_expert_article_that_asks_its_reader_is_no_interview() -> None:
    text = "An interview with Ida Brandt, the coach\n\nDo you row?\n\nYou need a boat.\n\nDo you swim?\n\nYou need a lake.\n\nWhy?\n\nIt helps."
    assert talk(text) is None


BINS = """\
The county buys new bins

The county changes its bins in May. We spoke with Ida Brandt about the change.

Who gets a new bin?

{0}

When do they come?

{1}

What do they cost?

{2}
"""


@pytest.mark.parametrize(
    "said",
    [
        [
            "We called it five times, and nobody answered.",
            "The new bins come on 4 May, our reporter found.",
            "The county pays 4 million dollars for them.",
        ],
        ["We have no list of our streets.", "We get ours in May.", "Our county pays 4 million dollars."],
        ["I asked for two.", "My street is first.", "The bins cost 40 dollars, our reporter found."],
    ],
)
def test_what_a_newspaper_says_is_no_answer_of_whom_it_spoke_with(said: list[str]) -> None:
    assert answers(BINS.format(*said)) == []


def test_where_the_intro_tells_who_is_asked_somebody_who_says_i_is_heard() -> None:
    said = ["I asked for two of them.", "My street is the first.", "The county pays for them."]
    assert [who for who, _ in answers(BINS.format(*said))] == ["Ida Brandt"] * 3


def test_an_aside_of_the_writer_is_no_part_of_an_answer() -> None:
    for aside in ("(The mill bell rang, and I waited.)", "[The mill bell rang, and I waited.]"):
        text = interviews.HARBOUR.replace("Marsh pours another cup of tea by the window.", aside)
        assert text != interviews.HARBOUR
        assert answers(text) == answers(interviews.HARBOUR)


@given(st.text(alphabet="AQ:.?\n *abN가", max_size=200))
def test_every_answer_is_a_part_of_its_paragraph(text: str) -> None:
    story = Story.of(Article(text))
    found = Conversation.of(story)
    for number, answer in (found.answers if found is not None else {}).items():
        span = story.paragraphs[number].span
        assert span.start <= answer.words.start < answer.words.end == span.end


def test_ten_thousand_labels_take_no_longer_than_as_many_paragraphs() -> None:
    text = "\n\n".join(
        f"Ida B{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}r{n % 7}: Who was I, Ida Brandt{'?' * (n % 2)}"
        for n in range(6000)
    )
    begin = time.perf_counter()
    talk(text)
    assert time.perf_counter() - begin < 5
