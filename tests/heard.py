"""A listener that remembers, for tests."""

from dataclasses import dataclass, field


@dataclass
class Heard:
    """What was told while an episode was made."""

    notes: list[str] = field(default_factory=list)
    steps: list[tuple[int, int]] = field(default_factory=list)

    def note(self, message: str) -> None:
        self.notes.append(message)

    def progress(self, done: int, total: int) -> None:
        assert done <= total
        self.steps.append((done, total))
