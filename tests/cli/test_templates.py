import json

from tests.conftest import REPOSITORY, Command

MINE = "---\ndescription: my own\n---\nNARRATOR: {{ headline }}!\n"


def test_list_shows_ours_and_the_users(recapcast: Command) -> None:
    (recapcast.folder / "templates").mkdir()
    (recapcast.folder / "templates" / "mine.j2").write_text(MINE, encoding="utf-8")
    rows = recapcast("templates", "list").stdout.splitlines()
    assert rows[0].split() == ["NAME", "LANGUAGE", "ORIGIN", "ROLES", "LENGTH", "DESCRIPTION"]
    assert any(row.startswith("mine ") and row.endswith("my own") for row in rows)
    assert any(row.startswith("recap ") and "built-in" in row for row in rows)


def test_list_as_json(recapcast: Command) -> None:
    listed = json.loads(recapcast("templates", "list", "--json").stdout)
    assert {each["origin"] for each in listed} == {"built-in"}
    assert {"recap", "brief", "two-hosts"} <= {each["name"] for each in listed if each["language"] == "ko"}


def test_show_prints_a_template_that_can_be_ones_own(recapcast: Command) -> None:
    shown = recapcast("templates", "show", "recap").stdout
    assert shown == (REPOSITORY / "templates" / "en" / "recap.j2").read_text(encoding="utf-8")
    (recapcast.folder / "theirs").mkdir()
    (recapcast.folder / "theirs" / "mine.j2").write_text(
        shown.replace("{{ say.farewell() }}", "Good night."), encoding="utf-8"
    )
    done = recapcast("script", "-", "-t", "mine", "--templates", "theirs", stdin="{headline: h, summary: s}")
    assert done.stdout.endswith("NARRATOR: Good night.\n\n[music: outro]\n")


def test_show_of_what_is_not_there_exits_with_2(recapcast: Command) -> None:
    assert recapcast("templates", "show", "nope").returncode == 2
