import json

from tests.conftest import Command
from tests.standin import TranslateStandIn


def test_engines_are_listed_ready_or_with_the_reason(recapcast: Command) -> None:
    rows = {row["engine"]: row for row in json.loads(recapcast("voices", "--json").stdout)}
    assert rows["espeak"]["ready"] == "yes"
    assert rows["gtts"]["ready"] == "no"
    assert rows["gtts"]["about"].startswith("not now: the proxy 127.0.0.1:9 can not be reached")


def test_gtts_is_ready_where_it_answers(recapcast: Command, translate: TranslateStandIn) -> None:
    done = recapcast("voices", environment=translate.environment)
    assert [row.split()[:2] for row in done.stdout.splitlines()[1:]] == [
        ["espeak", "yes"],
        ["gtts", "yes"],
        ["piper", "no"],
    ]


def test_one_engines_voices_are_listed_as_they_are_asked_for(recapcast: Command) -> None:
    rows = recapcast("voices", "--engine", "espeak").stdout
    assert "\nespeak:en-gb " in rows
    assert "English (Great Britain)" in rows


def test_an_unknown_engine_exits_with_2(recapcast: Command) -> None:
    done = recapcast("voices", "--engine", "nope")
    assert done.returncode == 2
    assert "no voice engine `nope`" in done.stderr
