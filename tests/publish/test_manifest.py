import json
from pathlib import Path

import pytest

from recapcast.errors import OutputError
from recapcast.publish import manifest

GOOD = {"manifest": 1, "inputs": [{"kind": "facts", "path": "a.yaml", "sha256": "x"}]}


def test_what_is_written_reads_back() -> None:
    Path("a.json").write_bytes(manifest.to_bytes(GOOD))
    assert manifest.read(Path("a.json")) == GOOD


def test_no_file_is_no_manifest() -> None:
    assert manifest.read(Path("a.json")) is None


def test_any_script_is_written_as_itself() -> None:
    assert "소식".encode() in manifest.to_bytes({"title": "소식"})


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"[1]", b'"x"', b"\xff", json.dumps({"headline": "h"}).encode()]
)
def test_another_file_is_refused(content: bytes) -> None:
    Path("a.json").write_bytes(content)
    with pytest.raises(OutputError, match=r"a\.json is in the way"):
        manifest.read(Path("a.json"))
