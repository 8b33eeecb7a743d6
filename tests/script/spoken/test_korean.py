import pytest

from recapcast.script.spoken.korean import native, rules
from recapcast.script.spoken.respell import spoken


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "한"),
        (5, "다섯"),
        (10, "열"),
        (11, "열한"),
        (20, "스무"),
        (21, "스물한"),
        (35, "서른다섯"),
        (99, "아흔아홉"),
    ],
)
def test_what_is_counted_has_native_numerals(number: int, said: str) -> None:
    assert native(number) == said
    assert spoken(f"{number}명이 왔다.", "ko").text == f"{said} 명이 왔다."


@pytest.mark.parametrize("hour", range(1, 25))
def test_hours_to_twelve_are_native(hour: int) -> None:
    said = f"{native(hour)} 시" if hour <= 12 else f"{hour}시"
    assert spoken(f"{hour}:05에", "ko").text == f"{said} 5분에"


def test_particles_stay_with_their_word() -> None:
    assert spoken("5km를 KBS는 3%가", "ko").text == "5킬로미터를 케이비에스는 3 퍼센트가"


def test_regions_have_the_same_rules() -> None:
    assert [rule.name for rule in rules("ko")] == [rule.name for rule in rules("ko-KR")]
