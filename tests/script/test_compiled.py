import sys
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import Environment

from recapcast.script.compiled import compiled


class Compiler:
    """Compiles, and counts how often."""

    def __init__(self) -> None:
        self.environment = Environment(autoescape=False)
        self.times = 0

    def __call__(self, source: str, name: str = "a") -> CodeType:
        def make() -> CodeType:
            self.times += 1
            return self.environment.compile(source)

        return compiled(source, self.environment, name, make)


@pytest.fixture
def compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Compiler:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return Compiler()


def files(tmp_path: Path) -> list[Path]:
    return [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_kept_form_fills_as_the_one_that_was_made(compiler: Compiler) -> None:
    made, kept = compiler("Hello {{ name }}"), compiler("Hello {{ name }}")
    for code in (made, kept):
        template = compiler.environment.template_class.from_code(compiler.environment, code, {})
        assert template.render(name="Ann") == "Hello Ann"
    assert compiler.times == 1


def test_another_source_is_compiled_anew_in_the_place_of_the_first(compiler: Compiler, tmp_path: Path) -> None:
    for source in ("one", "other", "one"):
        compiler(source)
    assert compiler.times == 3
    compiler("one", name="b")
    assert compiler.times == 4
    assert len(files(tmp_path)) == 2


def test_a_damaged_form_is_made_anew(compiler: Compiler, tmp_path: Path) -> None:
    compiler("one")
    whole = files(tmp_path)[0].read_bytes()
    damages = [b"", b"nonsense", *(whole[:size] for size in range(9, len(whole), 16)), whole[:-50] + b"\xff" * 50]
    for number, damage in enumerate(damages, 2):
        files(tmp_path)[0].write_bytes(damage)
        compiler("one")
        assert compiler.times == number
        assert files(tmp_path)[0].read_bytes() == whole


def test_a_change_of_what_compiles_makes_it_anew(compiler: Compiler, monkeypatch: pytest.MonkeyPatch) -> None:
    compiler("one")
    monkeypatch.setattr("recapcast.script.compiled.__version__", "99")
    compiler("one")
    monkeypatch.setattr("recapcast.script.compiled._MAKERS", ("render.py",))
    compiler("one")
    assert compiler.times == 3


def test_nothing_is_written_where_python_writes_no_modules(compiler: Compiler, tmp_path: Path) -> None:
    sys.dont_write_bytecode = True  # the fixture's monkeypatch puts it back
    compiler("one")
    sys.dont_write_bytecode = False
    (tmp_path / "file").write_text("")
    sys.pycache_prefix = str(tmp_path / "file")
    compiler("one")
    assert compiler.times == 2
    assert files(tmp_path) == [tmp_path / "file"]
