"""The rules of the house that a check can keep."""

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

SOURCE = REPOSITORY / "src" / "recapcast"
MODULES = sorted(path.relative_to(SOURCE) for path in SOURCE.rglob("*.py") if path.name != "__init__.py")


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_has_its_tests_in_the_same_place(module: Path) -> None:
    assert (REPOSITORY / "tests" / module.parent / f"test_{module.name}").is_file()


def test_every_test_is_of_a_module_or_of_the_whole() -> None:
    of_the_whole = {
        Path(f"test_{name}.py")
        for name in ("layout", "docs", "examples", "narration", "standin", "faults", "music", "articles")
    }
    for path in (REPOSITORY / "tests").rglob("test_*.py"):
        test = path.relative_to(REPOSITORY / "tests")
        assert test in of_the_whole or test.with_name(test.name.removeprefix("test_")) in MODULES, test


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_stays_short_enough_to_read(module: Path) -> None:
    assert len((SOURCE / module).read_text(encoding="utf-8").splitlines()) <= 350


def test_no_module_has_a_name_that_tells_nothing() -> None:
    assert not {module.stem for module in MODULES} & {"utils", "util", "helpers", "manager", "common", "misc"}


def test_test_functions_are_claims_and_unique_in_their_file() -> None:
    for path in (REPOSITORY / "tests").rglob("test_*.py"):
        names = [
            node.name for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)
        ]
        tests = [name for name in names if name.startswith("test_")]
        assert len(tests) == len(set(tests)), path
        assert all(name.count("_") >= 2 for name in tests), path


def test_the_top_level_is_the_documented_one() -> None:
    for name in (
        "pyproject.toml",
        "src",
        "scripts_text",
        "output",
        "tests",
        "templates",
        "examples",
        "docs",
        "benchmarks",
    ):
        assert (REPOSITORY / name).exists()


def test_no_sound_is_kept_in_the_repository() -> None:
    ignored = (REPOSITORY / ".gitignore").read_text(encoding="utf-8")
    assert re.search(r"^output/\*$", ignored, re.MULTILINE)
