import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.script.model import Line
from recapcast.script.pace import Pace, weight
from recapcast.units import Seconds

texts = st.text(st.sampled_from("ab 가1.,"), max_size=20).map(lambda rest: f"a{rest}".strip())


@given(texts, texts)
def test_more_words_never_take_less_time(one: str, two: str) -> None:
    assert 0 < weight(one) < weight(one + " a") <= weight(one + " a " + two)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        # As espeak-ng says them.
        ("The final scene, in episode sixteen, called for a new song.", 3.55),
        ("Los trabajos comenzaron hace tres años con la limpieza de la linterna.", 3.9),
        ("시는 석 달 동안 운영해 본 뒤 계속할지 정합니다.", 3.9),
    ],
)
def test_a_sentence_takes_about_as_long_as_a_usual_voice_says_it(text: str, seconds: float) -> None:
    assert weight(text) == pytest.approx(seconds, rel=0.15)


def test_a_line_that_was_heard_takes_as_long_again() -> None:
    pace = Pace("en")
    pace.hear(Line("N", "One line."), Seconds(9))
    assert pace.seconds(Line("N", "One line.")) == Seconds(9)


@given(texts, texts, st.floats(0.2, 5))
def test_a_role_speaks_on_at_the_pace_that_it_had(heard: str, coming: str, slow: float) -> None:
    pace = Pace("fr")  # which has no rules, so that every text is said as it is written
    pace.hear(Line("N", heard), Seconds(weight(Line("N", heard).text) * slow))
    line = Line("N", coming)
    assert pace.seconds(line) == pytest.approx(weight(line.text) * slow)


def test_a_role_that_was_not_heard_speaks_at_the_pace_of_the_others() -> None:
    pace, line = Pace("en"), Line("QUOTE", "Something else.", "Ann")
    assert pace.seconds(line) == weight(line.text)
    pace.hear(Line("N", "One line."), Seconds(weight("One line.") * 2))
    assert pace.seconds(line) == pytest.approx(weight(line.text) * 2)
    pace.hear(Line("QUOTE", "Mine.", "Ann"), Seconds(weight("Mine.") * 3))
    assert pace.seconds(line) == pytest.approx(weight(line.text) * 3)


def test_a_line_that_is_heard_anew_replaces_what_was_heard() -> None:
    pace = Pace("en")
    pace.hear(Line("N", "One line."), Seconds(weight("One line.") * 3))
    pace.hear(Line("N", "One line."), Seconds(weight("One line.") * 2))
    assert pace.seconds(Line("N", "Another.")) == pytest.approx(weight("Another.") * 2)


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [("en", "It cost $1.5bn.", "It cost 1.5 billion dollars."), ("ko", "3명이 왔다.", "세 명이 왔다.")],
)
def test_a_line_takes_as_long_as_its_words_for_the_ear(language: str, written: str, said: str) -> None:
    pace = Pace(language)
    assert pace.seconds(Line("N", written)) == weight(said) != weight(written)
    pace.hear(Line("N", written), Seconds(weight(said) * 2))
    assert pace.seconds(Line("N", said)) == pytest.approx(weight(said) * 2)
