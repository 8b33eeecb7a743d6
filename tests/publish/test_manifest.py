import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(0, 1e6), st.text())))
def test_each_word_stands_on_a_row_of_its_own_and_reads_back(words: list[tuple[float, float, str]]) -> None:
    rounded = [[round(start, 6), round(end, 6), text] for start, end, text in words]
    written = manifest.to_bytes({**GOOD, "lines": [{"words": rounded, "text": "[\n 1,"}]}).decode()
    assert json.loads(written)["lines"][0]["words"] == rounded
    assert len(re.findall("^        \\[.*\\],?$", written, re.MULTILINE)) == len(words)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"[1]", b'"x"', b"\xff", json.dumps({"headline": "h"}).encode()]
)
def test_another_file_is_refused(content: bytes) -> None:
    Path("a.json").write_bytes(content)
    with pytest.raises(OutputError, match=r"a\.json is in the way"):
        manifest.read(Path("a.json"))


VTT, SRT = Path("a.vtt"), Path("a.srt")


def listing(*files: object) -> None:
    Path("a.json").write_bytes(manifest.to_bytes({**GOOD, "files": list(files)}))


def test_a_file_that_no_manifest_lists_is_refused() -> None:
    manifest.refuse_others(Path("a.json"), [VTT, SRT])
    SRT.write_text("a person's own", encoding="utf-8")
    with pytest.raises(OutputError, match=r"^a\.srt is in the way \(a\.json does not list it as recapcast's\)\."):
        manifest.refuse_others(Path("a.json"), [VTT, SRT])
    listing({"path": "a.vtt", "sha256": "x"})
    with pytest.raises(OutputError, match=r"^a\.srt is in the way"):
        manifest.refuse_others(Path("a.json"), [VTT, SRT])
    listing({"path": "a.vtt", "sha256": "x"}, {"path": "a.srt", "sha256": "x"})
    manifest.refuse_others(Path("a.json"), [VTT, SRT])


def test_files_are_known_from_wherever_the_command_runs(folder: Path) -> None:
    listing({"path": "caf%C3%A9%25.vtt", "sha256": "x"})
    Path("café%.vtt").write_text("ours", encoding="utf-8")
    manifest.refuse_others(folder / "a.json", [folder / "café%.vtt"])


@pytest.mark.parametrize("files", [[], ["a.vtt"], [{"path": 1}], [{}], [None]])
def test_a_list_of_files_that_is_not_right_lists_none(files: list[object]) -> None:
    VTT.write_text("a person's own", encoding="utf-8")
    listing(*files)
    with pytest.raises(OutputError, match=r"a\.vtt is in the way"):
        manifest.refuse_others(Path("a.json"), [VTT])


def test_a_folder_and_a_name_too_long_are_refused_though_listed() -> None:
    listing({"path": "a.vtt", "sha256": "x"})
    VTT.mkdir()
    with pytest.raises(OutputError, match=r"a\.vtt is in the way \(it is a folder\)"):
        manifest.refuse_others(Path("a.json"), [VTT])
    with pytest.raises(OutputError, match=r"is in the way \(File name too long\)"):
        manifest.refuse_others(Path("a.json"), [Path(f"{'x' * 260}.vtt")])


def test_a_link_that_leads_nowhere_is_in_nobodys_way() -> None:
    VTT.symlink_to("gone")
    manifest.refuse_others(Path("a.json"), [VTT])


def test_another_file_in_the_manifests_place_is_refused_first() -> None:
    Path("a.json").write_text("{}", encoding="utf-8")
    with pytest.raises(OutputError, match=r"a\.json is in the way: it is no manifest"):
        manifest.refuse_others(Path("a.json"), [VTT])
