import json

from tests.conftest import Command


def test_info_tells_where_and_how_full_and_clear_empties(recapcast: Command) -> None:
    assert recapcast("make", "-", "-q", stdin="{headline: h, summary: s}").returncode == 0
    held = json.loads(recapcast("cache", "info", "--json").stdout)
    assert held["lines"] == 4
    assert held["folder"].endswith("cache")
    assert held["stretches"] == 1
    assert recapcast("cache", "clear").stdout.startswith("6 files removed from ")
    held = json.loads(recapcast("cache", "info", "--json").stdout)
    assert held["lines"] == held["stretches"] == 0
