"""Who is told how the work goes: the command line, or a program that uses the pipeline."""

from typing import Protocol


class Listener(Protocol):
    """Told while an episode is made."""

    def note(self, message: str) -> None:
        """Something that the user should know, though the work goes on."""
        ...

    def progress(self, done: int, total: int) -> None:
        """So many of the lines are spoken."""
        ...
