from pathlib import Path

import pytest

from recapcast.errors import TemplateError
from recapcast.script.templates import built_in_folder, find
from recapcast.script.trial import check, faults

MINE = Path("templates")
OURS = sorted((file.parent.name, file.stem) for file in built_in_folder().glob("*/*.j2") if file.stem != "parts")


def told(body: str, front: str = "") -> list[str]:
    MINE.mkdir(exist_ok=True)
    (MINE / "mine.j2").write_text(f"---\ndescription: d\n{front}---\n{body}", encoding="utf-8")
    return faults(find("mine", "en", MINE), "en", MINE)


@pytest.mark.parametrize(("language", "name"), OURS, ids=map(" ".join, OURS))
def test_each_of_ours_holds(language: str, name: str) -> None:
    assert faults(find(name, language, MINE), language, MINE) == []


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("N: {{ headline }}\n\n{% if %}", ":6: this is not Jinja: Expected an expression"),
        ("N: {{ headline }}\n{{ headlin }}", ":5: there is no fact or variable `headlin`"),
        ("N: {{ headline | nope }}", ":4: this is not Jinja: No filter named 'nope'"),
        ("N: {{ headline }}\n{% if headline is nope %}{% endif %}", ":5: this is not Jinja: No test named 'nope'"),
        ("N: {{ headline }}\nN: {{ summary }}", ":5: the fact `summary` is missing (facts: thin facts)"),
        ("N: {{ headline }}\nN: {{ quotes[1].text }}", ":5: this list has no element 1 (facts: thin facts)"),
        ("N: {{ headline }}\nsays: it", ":5: it fills to a line that is no script: a role is written in capitals"),
        ("N: {{ headline }}\n[music: drums]", ":5: it fills to a line that is no script: music is one of intro"),
        ("N: {{ headline }}\n[pause: 1m]", ":5: it fills to a line that is no script: a pause is written"),
        ("N: {{ headline }}\n\n# The end\n[music: outro]", ":6: the chapter `The end` has no line"),
        ("N: {{ headline }}\nN: Said by {{ none }}.", ":5: it says None"),
        ("# {{ none }}\nN: {{ headline }}", ":4: a chapter is called None"),
        (
            "N: {{ headline }}\n{% for q in quotes %}\nN: {{ q.text | replace('. ', ', ') }}\n{% endfor %}",
            ":6: it has 416 characters, 400 at most",
        ),
        ("N: {{ headline }}\nN: That is 7 things.", ":5: it says `7` and cites nothing"),
        ("N: {{ headline }}\nN: “So it is.”", ":5: it says `“` and cites nothing"),
        ("N: {{ headline }}\nN: {{ 'Hanna Brook' }} again.", ":5: it says `Hanna Brook` and cites nothing"),
        ("N: {{ headline }}\nQUOTE: So it is.", ":5: it quotes and cites nothing"),
        ("N: {{ headline }}\n{% if summary %}\nN: {{ summary }}.\n{% endif %}", ":6: `..` stands in it"),
    ],
)
def test_each_fault_is_named_with_file_line_and_cause(body: str, says: str) -> None:
    (fault,) = told(body)
    assert fault.startswith(f"templates/mine.j2{says}")


@pytest.mark.parametrize(
    ("front", "says"),
    [
        (
            "roles:\n  N: auto\n  host: auto\n",
            ":5: a role is written in capitals such as NARRATOR or HOST_2, found host",
        ),
        ("roles:\n  N: two words\n", ":4: a voice is written auto, ENGINE or ENGINE:VOICE, found two words"),
        ("roles:\n  N: auto\n  GUEST: auto\n", ":5: the role GUEST never speaks, not even with full facts"),
        ("roles: {HOST: auto}\n", ":5: N speaks, and is not among the `roles` of the front matter"),
    ],
)
def test_a_role_that_is_not_right_is_named(front: str, says: str) -> None:
    found = told("N: {{ headline }}", front)
    assert any(fault.startswith(f"templates/mine.j2{says}") for fault in found), found


def test_all_faults_are_told_at_once_in_reading_order() -> None:
    found = told("N: {{ headline }}\nN: Seven (7).\n# A\n# B\n{% if not summary %}\nN: None\n{% endif %}\n")
    assert [int(fault.split(":")[1]) for fault in found] == [5, 6, 7, 9]
    found = told("N: {{ headlin }}\nhost: x\nN: {{ sumary }} {{ headline | nope }}\n")
    assert [int(fault.split(":")[1]) for fault in found] == [4, 6, 6]
    found = told("N: {{ headline }}\nhost: x\n[music: x]\n")
    assert [int(fault.split(":")[1]) for fault in found] == [5, 6]


def test_a_fault_in_an_included_part_is_named_there() -> None:
    MINE.mkdir()
    (MINE / "part.j2").write_text("{% macro m() %}\nN: That is 7.\n{% endmacro %}\n", encoding="utf-8")
    (fault,) = told("{% import 'part' as part %}\nN: {{ headline }}\n{{ part.m() }}")
    assert fault.startswith("templates/part.j2:2: it says `7` and cites nothing")


def test_facts_that_a_template_needs_are_there() -> None:
    assert (
        told(
            "N: {{ summary }}\nN: {{ quotes[0].speaker }}, on {{ published }}.",
            "needs: [summary, quotes, published]\n",
        )
        == []
    )


def test_what_a_template_names_itself_is_known() -> None:
    body = "{% import 'parts' as say with context %}{% from 'parts' import a as article with context %}"
    body += "{% macro m(x) %}{{ x }}{{ caller() }}{{ varargs | length }}{% endmacro %}"
    body += "{% if published %}{% set day = 'Today' %}{% endif %}N: {{ headline }}{% for p in tags %}{{ loop.index0 * 0 }}{% endfor %}"
    assert (
        told(body + "\nN: {% call m(say.ident()) %}{{ article('one') }}{% endcall %} {{ day | default('So.') }}")
        == []
    )


def test_a_day_and_a_publisher_need_no_citation() -> None:
    assert (
        told(
            "N: {{ headline }}\n{% if published %}\nN: {{ published | spoken_date }}, {{ source.name }}.\n{% endif %}"
        )
        == []
    )


def test_a_hostile_template_is_a_fault() -> None:
    (fault,) = told("{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}N: x")
    assert fault.startswith("templates/mine.j2:4: this goes on for more than 4 seconds")


def test_a_file_is_tried_in_its_folders_language_beside_its_neighbours() -> None:
    folder = Path("theirs") / "ko"
    folder.mkdir(parents=True)
    (folder / "part.j2").write_text("N: {{ headline }} {{ language }}\n", encoding="utf-8")
    (folder / "mine.j2").write_text(
        "---\ndescription: d\n---\n{% include 'part' %}\n\nN: {{ language }} 9", encoding="utf-8"
    )
    with pytest.raises(TemplateError, match="ko 9") as caught:
        check("theirs/ko/mine.j2", "en", MINE)
    assert str(caught.value).startswith("theirs/ko/mine.j2 has a fault:\ntheirs/ko/mine.j2:6: it says `9`")


def test_what_holds_is_told_in_one_line() -> None:
    assert check("recap", "es", MINE).endswith("recap.j2 holds, with full, thin and hostile facts.")
