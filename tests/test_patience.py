import threading
import time

import pytest

from recapcast.patience import within


def test_what_is_done_in_time_is_given_and_what_it_raises_is_raised() -> None:
    assert within(lambda: 7, 5) == 7
    assert within(lambda: None, 5) is None
    with pytest.raises(ZeroDivisionError):
        within(lambda: 1 / 0, 5)


def test_what_goes_on_is_left_behind() -> None:
    go_on = threading.Event()
    begin = time.monotonic()
    with pytest.raises(TimeoutError):
        within(go_on.wait, 0.2)
    assert 0.2 <= time.monotonic() - begin < 2
    go_on.set()


def test_what_is_given_up_is_not_waited_for() -> None:
    go_on, given_up = threading.Event(), threading.Event()
    threading.Timer(0.2, given_up.set).start()
    begin = time.monotonic()
    with pytest.raises(TimeoutError):
        within(go_on.wait, 30, given_up.is_set)
    assert time.monotonic() - begin < 5
    go_on.set()
