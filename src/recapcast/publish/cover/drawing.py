"""A cover that is drawn in another process.

Pillow and its font take a tenth of a second, most of it with Python's lock, which the voice waits for meanwhile.
"""

import pickle
from types import TracebackType
from typing import Self

from recapcast.child import Child
from recapcast.publish.cover.choice import DRAWN, Cover, cover
from recapcast.serving import serve


class Drawing:
    """A cover that is being drawn, to be used in a `with`."""

    def __init__(self, title: str, show: str | None, language: str) -> None:
        """Begin it; the arguments are those of `cover`."""
        self._words = (title, show, language)
        self._child: Child | None = None
        try:
            self._child = Child(__name__)
        except OSError:  # this Python can start no other: it is drawn here
            return
        self._child.send(pickle.dumps(self._words))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def cover(self) -> Cover | None:
        """The finished cover, which is waited for; where the process broke off, it is drawn in this one."""
        if self._child is not None:
            try:
                drawn: Cover = pickle.loads(self._child.answer())  # noqa: S301 (from a process that we started)
            except ChildProcessError:
                pass
            else:
                return drawn
            finally:
                self._end()
        return cover(DRAWN, *self._words)

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


def main() -> None:
    """Be the child: answer the pickled words of a cover with the cover."""
    serve(lambda job: pickle.dumps(cover(DRAWN, *pickle.loads(job))))  # noqa: S301 (from the process that started it)
