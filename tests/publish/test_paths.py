import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.plain_text import one_line
from recapcast.publish.paths import read_path, write_path

names = (
    st.binary(min_size=1, max_size=40)
    .map(os.fsdecode)
    .filter(lambda n: "/" not in n and "\0" not in n and n not in {".", ".."})
)


@given(names, names)
def test_a_path_of_any_bytes_reads_back_and_is_one_line_of_text(folder_name: str, name: str) -> None:
    path = Path(folder_name) / name
    written = write_path(path, Path("scripts_text"))
    assert one_line(written) == written
    assert read_path(written, Path("scripts_text")) == Path.cwd() / folder_name / name


@pytest.mark.parametrize(
    ("path", "written"),
    [("examples/a.yaml", "../examples/a.yaml"), ("scripts_text/a.txt", "a.txt"), ("소식.yaml", "../소식.yaml"),
     ("100%.yaml", "../100%25.yaml"), ("two  spaces.yaml", "../two%20%20spaces.yaml")],
)  # fmt: skip
def test_a_path_is_seen_from_the_folder_of_the_file_that_names_it(path: str, written: str) -> None:
    assert write_path(Path(path), Path("scripts_text")) == written
