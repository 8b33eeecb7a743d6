from pathlib import Path

import pytest

from recapcast.errors import TemplateError
from recapcast.script.templates import blank_front_matter, built_in_folder, find, is_ours_alone, listing

MINE = Path("templates")
BODY = "---\ndescription: mine\nneeds: [summary]\nlength: a minute\n---\nNARRATOR: {{ summary }}\n"


def put(path: str, text: str = BODY) -> None:
    file = MINE / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_ours_are_found_without_a_folder_of_the_users() -> None:
    template = find("recap", "en", MINE)
    assert template.origin == "built-in"
    assert template.label == "built-in:en/recap.j2"


def test_a_region_finds_what_is_written_for_its_language() -> None:
    assert find("recap", "en-GB", MINE).language == "en"


def test_a_copy_of_ours_is_ours() -> None:
    put("en/recap.j2", find("recap", "en", MINE).text)
    assert find("recap", "en", MINE).label == "built-in:en/recap.j2"


@pytest.mark.parametrize("path", ["recap.j2", "en/recap.j2"])
def test_the_users_win_by_name(path: str) -> None:
    put(path)
    template = find("recap", "en", MINE)
    assert (template.origin, template.front.description) == ("yours", "mine")
    assert template.label is None


def test_ours_runs_nothing_of_the_users_unless_theirs_hides_a_part() -> None:
    put("mine.j2")
    put("en/parts.j2", find("recap", "en", MINE).path.with_name("parts.j2").read_text("utf-8"))
    assert is_ours_alone(find("recap", "en", MINE), "en", MINE)
    assert not is_ours_alone(find("mine", "en", MINE), "en", MINE)
    put("parts.j2", "{% macro ident() %}{% endmacro %}")
    assert not is_ours_alone(find("recap", "en", MINE), "en", MINE)


def test_a_template_that_is_not_there_is_told_with_those_that_are() -> None:
    put("mine.j2")
    with pytest.raises(TemplateError, match="no template `nope`. There are: brief, .*mine, recap"):
        find("nope", "en", MINE)


def test_a_template_without_the_language_is_told_with_those_it_has() -> None:
    with pytest.raises(TemplateError, match=r"not written for the language `fil` \(it has: en, es, ko\)"):
        find("recap", "fil", MINE)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "/etc/passwd", "a/b", "recap.j2", ".."])
def test_a_name_is_no_path(name: str) -> None:
    with pytest.raises(TemplateError, match="no template"):
        find(name, "en", MINE)


def test_each_is_listed_once_the_users_first() -> None:
    put("en/recap.j2")
    put("mine.j2")
    put("en/macros.j2", "{% macro m() %}{% endmacro %}")
    listed = [(t.name, t.language, t.origin) for t in listing(MINE)]
    assert listed[:2] == [("mine", "any", "yours"), ("recap", "en", "yours")]
    assert {origin for _, _, origin in listed[2:]} == {"built-in"}
    assert len(listed) == len({(name, language) for name, language, _ in listed})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("NARRATOR: x", "has no front matter"),
        ("---\nneeds: []\n---\n", "`description` is needed"),
        ("---\ndescription: d\nneeds: [sumary]\n---\n", "names `sumary`, which is no fact"),
        ("---\ndescription: d\nfirst: [qoutes]\n---\n", "names `qoutes`, which is no fact"),
        ("---\ndescription: d\nfoo: 1\n---\n", "mine.j2:3:1: unknown key `foo`"),
        ("", "it is empty"),
    ],
)
def test_a_broken_file_is_named_with_its_fault(text: str, says: str) -> None:
    put("mine.j2", text)
    with pytest.raises(TemplateError, match=says):
        find("mine", "en", MINE)


def test_one_that_a_users_hides_is_not_listed() -> None:
    put("recap.j2")
    assert [t.language for t in listing(MINE) if t.name == "recap"] == ["any"]


def test_a_template_may_need_stories() -> None:
    put("mine.j2", BODY.replace("summary]", "stories]"))
    assert find("mine", "en", MINE).front.needs == ["stories"]


def test_blanked_front_matter_keeps_line_numbers() -> None:
    assert blank_front_matter("---\na: 1\n---\nx\n") == "\n\n\nx\n"
    assert blank_front_matter("x\n") == "x\n"


def test_the_shipped_folder_is_the_repositorys_in_an_editable_install() -> None:
    assert (built_in_folder() / "en" / "recap.j2").is_file()
