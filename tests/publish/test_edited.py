from pathlib import Path

import pytest

from recapcast.errors import OutputError
from recapcast.facts import seal
from recapcast.facts.model import Cites, Facts, Text
from recapcast.publish.edited import content_there, kept
from recapcast.script import text as script_text
from recapcast.script.model import Line, Meta, Script

OURS = script_text.dumps_filled(Script(Meta(title="t"), (Line("N", "Hello there."),)))
PATH = Path("story.txt")


class Heard(list[str]):
    def note(self, message: str) -> None:
        self.append(message)

    def progress(self, done: int, total: int) -> None: ...


@pytest.mark.parametrize("there", [None, OURS.encode(), b"new"])
def test_what_nobody_edited_is_not_kept(there: bytes | None) -> None:
    assert kept(PATH, there, "new", Heard()) == {}


@pytest.mark.parametrize("there", [OURS.replace("Hello", "Good day").encode(), b"", b"\xff\xfe"])
def test_what_a_person_wrote_is_kept_under_a_free_name_and_told(there: bytes) -> None:
    Path("story.edited-1.txt").touch()
    heard = Heard()
    assert kept(PATH, there, "new", heard) == {Path("story.edited-2.txt"): there}
    assert "kept as story.edited-2.txt" in heard[0]


def test_facts_that_a_person_corrected_are_kept_as_facts() -> None:
    ours = seal.sealed(Facts(headline=Text(text="h")), Cites(path="a.txt", digest="0" * 64))
    path = Path("story.facts.yaml")
    assert kept(path, ours.encode(), "new", Heard()) == {}
    corrected = ours.replace("headline: h", "headline: i").encode()
    assert kept(path, corrected, "new", Heard()) == {Path("story.facts.edited-1.yaml"): corrected}


def test_what_is_there_is_read_and_what_is_in_the_way_is_told() -> None:
    assert content_there(PATH) is None
    PATH.write_bytes(b"x")
    assert content_there(PATH) == b"x"
    Path("folder.txt").mkdir()
    with pytest.raises(OutputError, match="folder.txt is in the way"):
        content_there(Path("folder.txt"))
