"""The cases of words for the ear: a file a class, each line `written => spoken`, or what stays as it is."""

from pathlib import Path

FILES = sorted(Path(__file__).parent.joinpath("cases").rglob("*.txt"))


def read(file: Path) -> list[tuple[str, str]]:
    """What is written and what is said, of each line. A line that begins with `# ` is a remark."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("# ")]
    pairs = [line.partition(" => ") for line in lines]
    return [(written, said if arrow else written) for written, arrow, said in pairs]


def of(language: str) -> list[tuple[str, str]]:
    """All cases of a language."""
    return [case for file in FILES if file.parent.name == language for case in read(file)]
