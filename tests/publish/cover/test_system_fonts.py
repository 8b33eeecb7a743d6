from pathlib import Path

import pytest

from recapcast.publish.cover import system_fonts
from tests.tiny_font import tiny_collection, tiny_font


@pytest.fixture(autouse=True)
def fonts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which this test's system keeps fonts."""
    monkeypatch.setattr(system_fonts, "_FOLDERS", ("~/.fonts", "$NO_SUCH_VARIABLE/fonts", "/no/such/folder"))
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", "")
    monkeypatch.setenv("XDG_DATA_DIRS", "")
    return folder / ".fonts"


def names(language: str) -> list[str]:
    return [face.name for face in system_fonts.faces(language)]


def test_a_system_without_fonts_has_none() -> None:
    assert names("ko") == []


def test_a_font_of_the_language_comes_first_then_bold_and_misfits_last(fonts: Path) -> None:
    for file, family, style in (
        ("aaa.ttf", "Aaa", "Regular"),
        ("Aaa-BoldItalic.ttf", "Aaa", "Bold Italic"),
        ("DejaVuSans.ttf", "DejaVu Sans", "Regular"),
        ("deep/down/malgunbd.TTF", "Malgun Gothic", "Bold"),
        ("malgun.ttf", "Malgun Gothic", "Regular"),
        ("notes.txt", "Not", "Looked at"),
    ):
        tiny_font(fonts / file, "a", family, style)
    likely = ["Malgun Gothic Bold", "Malgun Gothic Regular"]
    assert names("ko-KR") == [*likely, "DejaVu Sans Regular", "Aaa Regular", "Aaa Bold Italic"]
    assert names("en") == ["DejaVu Sans Regular", likely[0], "Aaa Regular", likely[1], "Aaa Bold Italic"]


@pytest.mark.parametrize(("language", "region"), [("ja", "JP"), ("ko", "KR"), ("zh-CN", "SC"), ("zh-TW", "TC")])
def test_of_a_collection_the_font_of_the_language_comes_first(fonts: Path, language: str, region: str) -> None:
    parts = [
        tiny_font(fonts / f"{number}.part", "字", f"Noto Sans CJK {of}", "Bold")
        for number, of in enumerate(("JP", "KR", "SC", "TC", "HK"))
    ]
    tiny_collection(fonts / "NotoSansCJK-Bold.ttc", *parts)
    assert names(language)[0] == f"Noto Sans CJK {region} Bold"
    assert len(names(language)) == 5


def test_a_file_that_is_no_font_is_passed_over(fonts: Path) -> None:
    tiny_font(fonts / "b.ttf", "a", "Whole", "Bold")
    whole = (fonts / "b.ttf").read_bytes()
    for name, content in (("a.ttf", b""), ("c.ttf", whole[:100]), ("d.ttc", b"ttcf" + whole[:200])):
        (fonts / name).write_bytes(content)
    (fonts / "e.ttf").mkdir()
    assert names("en") == ["Whole Bold"]


def test_folders_that_the_user_named_come_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny_font(folder / "mine" / "fonts" / "a.ttf", "a", "Mine", "Bold")
    tiny_font(folder / "shared" / "fonts" / "b.ttf", "a", "Shared", "Bold")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "mine"))
    monkeypatch.setenv("XDG_DATA_DIRS", f"/no/such/folder:{folder / 'shared'}")
    assert names("en") == ["Mine Bold", "Shared Bold"]
