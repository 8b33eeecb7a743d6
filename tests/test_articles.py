"""Whatever an article holds, it gives facts or a message, in time and in little memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from recapcast.facts.load import loads
from tests.article_trials import damaged, extremes, tried
from tests.conftest import REPOSITORY, offline_environment

SECONDS, MEGABYTES = 10.0, 512.0
_WATCHED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[2:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
open(sys.argv[1], "w").write(f"{used.ru_utime + used.ru_stime} {used.ru_maxrss}")
sys.exit(code)
"""
"""Runs a command for its usage. From here it would begin with the memory of this process, which the tests before fill."""


def child(*arguments: str) -> tuple[int, str, str, float, float]:
    """A process of Python's: its exit code, both its outputs, the processor's seconds that it took, and the MB."""
    environment = {
        **offline_environment(),
        "PYTHONPATH": f"{REPOSITORY}{os.pathsep}{os.environ.get('PYTHONPATH', '')}",
    }
    with Path("stdout").open("wb") as out, Path("stderr").open("wb") as err:
        command = [sys.executable, "-c", _WATCHED, "usage", sys.executable, *arguments]
        code = subprocess.run(command, stdout=out, stderr=err, env=environment, check=False).returncode
    said, told, used = (Path(name).read_text(encoding="utf-8") for name in ("stdout", "stderr", "usage"))
    seconds, kilobytes = map(float, used.split())
    return code, said, told, seconds, kilobytes / 1024


@pytest.mark.parametrize("number", range(25))
def test_a_damaged_article_gives_facts_or_a_message(number: int) -> None:
    assert tried(*damaged(number)) in {True, False}


@pytest.mark.slow
def test_a_thousand_damaged_articles_take_neither_long_nor_much_memory() -> None:
    code, said, told, _, megabytes = child("-m", "tests.article_trials", "0", "1000")
    assert (code, told) == (0, "")
    counts = json.loads(said)
    assert counts["made"] > 500
    assert counts["refused"] > 100
    assert counts["slowest"] < SECONDS
    assert megabytes < MEGABYTES


@pytest.mark.slow
@pytest.mark.parametrize("name", list(extremes()))
def test_the_worst_articles_end_in_facts_or_in_one_message(name: str) -> None:
    content, suffix = extremes()[name]
    Path(f"worst{suffix}").write_bytes(content)
    code, said, told, took, megabytes = child("-m", "recapcast", "facts", f"worst{suffix}")
    assert "Traceback" not in told
    assert "fault of recapcast" not in told
    assert code == 0 or (code == 2 and told.startswith("recapcast: worst") and said == "")
    if code == 0:
        assert loads(said, "f").headline.text
    assert took < SECONDS
    assert megabytes < MEGABYTES
