import pytest

from recapcast.article.model import Article
from recapcast.facts.extract.hangul_cues import HangulCues
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.story import Story


def cues(text: str) -> HangulCues:
    return HangulCues(text, Names.of(Story.of(Article(f"{text}왔다."))))


@pytest.mark.parametrize(
    "behind", ["고 했다.", "라고 밝혔다.", "라며 웃었다.", "이라면서 대책을 요구했다.", " 말했다.", "며, 웃었다."]
)
def test_a_particle_or_a_verb_behind_a_quote_tells_that_it_was_said(behind: str) -> None:
    assert cues(behind).says(0, len(behind))


@pytest.mark.parametrize(
    "behind", ["라고 불린다.", "라고 적힌 종이를 들었다.", "이라는 노래다.", "는 왔다.", " 공연했다.", ""]
)
def test_what_something_is_called_was_not_said(behind: str) -> None:
    assert not cues(behind).says(0, len(behind))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("박다온 감독은 12일 ", "박다온"),
        ("윤가온 합창단 단장(52)은 ", "윤가온"),
        ("비가 온 뒤 박다온 감독은 노래가 좋다며 ", "박다온"),
        ("이날 시 관계자는 ", "시 관계자"),
        ("새터시는 ", "새터시"),
        ("노래하는 사람들이 ", None),
        ("비가 ", None),
    ],
)
def test_a_subject_is_marked_by_its_particle(text: str, who: str | None) -> None:
    subject = cues(text).subject(0, len(text))
    assert (text[subject.span.start : subject.span.end] if subject is not None else None) == who


def test_a_family_name_with_an_office_is_the_only_one_of_that_family() -> None:
    text = "윤가온 단장은 왔다. 윤 단장은 "
    subject = cues(text).subject(12, len(text))
    assert subject is not None
    assert [name.text for _, name in subject.names] == ["윤가온"]
    text = "윤가온 단장과 윤나래 단장은 왔다. 윤 단장은 "
    subject = cues(text).subject(20, len(text))
    assert subject is not None
    assert subject.is_nobody


def test_a_quote_goes_on_behind_a_particle() -> None:
    assert cues('라며 "').goes_on(0, 3)
    assert not cues('라며 웃었다. 비가 온 뒤 모두 집에 갔다. "').goes_on(0, 26)
