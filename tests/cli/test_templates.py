import json
from pathlib import Path

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


def test_new_writes_a_starter_that_check_finds_to_hold(recapcast: Command) -> None:
    done = recapcast("templates", "new", "mine")
    assert (done.returncode, done.stdout) == (0, f"{Path('templates/en/mine.j2')}\n")
    assert done.stderr == ("Hear it: recapcast make story.yaml -t mine. Check it: recapcast templates check mine\n")
    held = f"{Path('templates/en/mine.j2')} holds, with full, thin and hostile facts.\n"
    for given in ("mine", "templates/en/mine.j2"):
        checked = recapcast("templates", "check", given)
        assert (checked.returncode, checked.stdout, checked.stderr) == (0, held, "")
    assert recapcast("templates", "new", "mine").returncode == 2


def test_new_takes_a_language_an_origin_and_a_folder(recapcast: Command) -> None:
    done = recapcast("templates", "new", "mine", "--language", "ko", "--from", "brief", "--templates", "theirs")
    assert done.stdout == f"{Path('theirs/ko/mine.j2')}\n"
    assert done.stderr.endswith("Check it: recapcast templates check mine --language ko\n")
    assert recapcast("templates", "check", "mine", "--language", "ko", "--templates", "theirs").returncode == 0
    shown = recapcast("templates", "show", "mine", "--language", "ko", "--templates", "theirs").stdout
    assert shown == (REPOSITORY / "templates" / "ko" / "brief.j2").read_text(encoding="utf-8")


def test_check_tells_every_fault_and_exits_with_2(recapcast: Command) -> None:
    (recapcast.folder / "mine.j2").write_text(MINE + "N: None\nN: 7\n", encoding="utf-8")
    done = recapcast("templates", "check", "mine.j2")
    assert (done.returncode, done.stdout) == (2, "")
    lines = done.stderr.splitlines()
    assert lines[0] == "recapcast: mine.j2 has 2 faults:"
    assert lines[1].startswith("mine.j2:5: it says None")
    assert lines[2].startswith("mine.j2:6: it says `7` and cites nothing")


def test_check_of_what_is_not_there_exits_with_2(recapcast: Command) -> None:
    assert recapcast("templates", "check", "nope").returncode == 2
    assert "nope.j2 can not be read" in recapcast("templates", "check", "nope.j2").stderr
