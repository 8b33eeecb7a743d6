import io
import sys
from pathlib import Path

import pytest

from recapcast.errors import SourceError
from recapcast.given import STDIN, content


def test_a_file_and_standard_input_are_read_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("story.txt").write_bytes(b"one\r\ntwo")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"three")))
    assert (content("story.txt", 8, "no article"), content(STDIN, 5, "no article")) == (b"one\r\ntwo", b"three")


def test_what_is_larger_is_refused_by_its_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("story.txt").write_bytes(bytes(2 * 1024 * 1024 + 1))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"three")))
    with pytest.raises(SourceError, match=r"^story.txt is larger than 2 MB: that is no article\.$"):
        content("story.txt", 2 * 1024 * 1024, "no article")
    with pytest.raises(SourceError, match="^standard input is larger"):
        content(STDIN, 4, "no article")


@pytest.mark.parametrize(("given", "says"), [("none.txt", "none.txt can not be read"), ("a\0b", "is no path")])
def test_what_can_not_be_read_is_told(folder: Path, given: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        content(given, 9, "no article")
