import threading
import time

from recapcast.speech.engines.http_service import Service
from recapcast.speech.engines.once import Once


def test_however_many_ask_at_once_it_is_made_once() -> None:
    made: list[Service] = []

    def make() -> Service:
        time.sleep(0.05)
        made.append(Service(1))
        return made[-1]

    once = Once(make)
    threads = [threading.Thread(target=once.get) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [once.get()]


def test_what_was_never_made_can_be_closed() -> None:
    Once(lambda: Service(1)).close()


def test_closing_closes_what_was_made() -> None:
    once = Once(lambda: Service(1))
    service = once.get()
    once.close()
    assert service._closing.is_set()
