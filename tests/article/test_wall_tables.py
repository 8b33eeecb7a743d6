import re
import time

import pytest

from recapcast.article.debris import plain
from recapcast.article.wall_tables import OFFERS, ONWARD, WALL


@pytest.mark.parametrize("pattern", [WALL, ONWARD, OFFERS])
@pytest.mark.parametrize(
    "piece",
    ["subscribe ", "subscribe to ", "to continue reading ", "para leer el ", "이 기사 ", "로그인 계속 ", "a "],
)
def test_no_wall_takes_long_to_tell(pattern: re.Pattern[str], piece: str) -> None:
    begin = time.perf_counter()
    pattern.search(piece * (4_000 // len(piece)))
    assert time.perf_counter() - begin < 0.5


def test_a_wall_is_told_in_text_without_marks_and_capitals() -> None:
    assert WALL.match(plain("SUBSCRIBE — to continue reading!"))
    assert ONWARD.search(plain("… Read more »"))
    assert OFFERS.search(plain("Cancel any time."))
    assert not OFFERS.search(plain("The council may cancel the fair."))
