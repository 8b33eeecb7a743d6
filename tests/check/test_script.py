from collections.abc import Callable
from typing import Any

import pytest

from tests.check.damaged import Made, sha256


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda lines: lines[0]["cites"].clear(), 'expected the citation "0-40", found none'),
        (lambda lines: lines[1]["cites"].append("5-9"), 'expected the citation none, found "5-9"'),
        (lambda lines: lines[2].update(cites=["41-61"]), 'expected the citation "41-60", found "41-61"'),
        (lambda lines: lines[3].update(text="That was it."), 'expected "That was all.", found "That was it."'),
        (lambda lines: lines[3].update(role="HOST"), "expected the speaker NARRATOR (no name), found HOST (no name)"),
        (lambda lines: lines[2].update(name=None), "expected the speaker QUOTE (Ann Other), found QUOTE (no name)"),
        (lambda lines: lines.pop(), "story.json: expected 4 lines, as in ../story.txt, found 3"),
    ],
    ids=range(7),
)  # fmt: skip
def test_lines_that_are_not_the_scripts_are_named(
    made: Made, change: Callable[[list[dict[str, Any]]], object], says: str
) -> None:
    made.say(lambda manifest: change(manifest["lines"]))
    assert says in "\n".join(str(miss) for miss in made.misses() if miss.part == "script")


@pytest.mark.parametrize("key", ["title", "language", "published", "link", "template"])
def test_a_field_that_is_not_the_scripts_is_named(made: Made, key: str) -> None:
    made.say(lambda manifest: manifest.update({key: "2024-04-28"}))
    assert f"story.json, `{key}`: expected " in "\n".join(
        str(miss) for miss in made.misses() if miss.part == "script"
    )


@pytest.mark.parametrize("content", [b"", b"no script", b"\xff", b"---\nnarration: 1\n---\nx"])
def test_what_is_no_script_is_named(made: Made, content: bytes) -> None:
    (made.folder / "story.txt").write_bytes(content)
    made.say(lambda manifest: manifest["script"].update(sha256=sha256(content)))
    assert made.only("script")[0].startswith("../story.txt: expected a narration script, found ")
