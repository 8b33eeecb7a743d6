from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from recapcast.episode.format import FRAME, RATE
from recapcast.episode.join import Placed, PlacedChapter, Programme
from recapcast.episode.plan import stretches
from recapcast.episode.sound import Tape
from recapcast.script.model import Line
from recapcast.units import Samples


@given(st.lists(st.floats(0.1, 90), min_size=1, max_size=12), st.booleans())
@settings(max_examples=60)
def test_stretches_cover_the_programme_in_order_and_none_is_too_long(seconds: list[float], lone: bool) -> None:
    lines, found, place = [], [], 0
    for length in seconds:
        start = place + round(0.4 * RATE)
        place = start + round(length * RATE)
        lines.append(Placed(Line("N", "x"), Samples(start), Samples(place)))
        found.append(PlacedChapter("c", Samples(start), Samples(place)))
    tape = Tape(bytes(2 * place))
    plan = stretches(Programme(tape, tuple(lines), () if lone else tuple(found)))
    assert plan[0].frame == plan[0].start == 0
    assert plan[-1].stop == tape.samples
    for one, other in pairwise(plan):
        assert one.frame < other.frame
        assert 0 <= other.start < other.frame * FRAME < one.stop <= tape.samples
        assert one.stop >= min(tape.samples, (other.frame + 12 + 3) * FRAME)
    assert all(stretch.stop - stretch.start <= 82 * RATE for stretch in plan)
