import time
from pathlib import Path

import pytest

from recapcast.errors import TemplateError
from recapcast.facts.load import loads
from recapcast.script import apart
from recapcast.script.model import Script
from recapcast.script.refill import Refill
from recapcast.script.templates import find

MINE = Path("templates")
FRONT = "---\ndescription: mine\n---\n"


def filled(refill: Refill, headline: str, name: str = "mine") -> Script:
    return refill(
        loads(f"headline: {headline}", "f"), find(name, "en", MINE), name="f", source="../f", templates=MINE
    )


def template(body: str) -> None:
    MINE.mkdir()
    (MINE / "mine.j2").write_text(f"{FRONT}{body}", encoding="utf-8")


def test_each_time_it_is_filled_as_apart(folder: Path) -> None:
    template("NARRATOR: {{ headline }}")
    refill = Refill()
    for headline in ("One", "Two"):
        facts, mine = loads(f"headline: {headline}", "f"), find("mine", "en", MINE)
        assert filled(refill, headline) == apart.fill(facts, mine, name="f", source="../f", templates=MINE)
    assert filled(refill, "Three", "brief").meta.template == "brief"


def test_a_fault_is_told_and_the_next_facts_are_filled(folder: Path) -> None:
    template("NARRATOR: {% if headline == 'bad' %}{{ nothing }}{% endif %}{{ headline }}")
    refill = Refill()
    with pytest.raises(TemplateError, match=r"mine\.j2:4: there is no fact or variable `nothing`"):
        filled(refill, "bad")
    assert [line.text for line in filled(refill, "good").lines] == ["good"]


@pytest.mark.parametrize(
    "loop", ["{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
             "{% set ns = namespace(a=[]) %}{% for a in range(99999) %}{% set ns.a = ns.a + [[a] * 99999] %}{% endfor %}"],
)  # fmt: skip
def test_what_takes_too_long_or_too_much_is_ended_and_not_tried_again(folder: Path, loop: str) -> None:
    template("NARRATOR: {% if headline == 'bad' %}" + loop + "{% endif %}{{ headline }}")
    refill = Refill()
    assert filled(refill, "good").lines
    begin = time.monotonic()
    with pytest.raises(TemplateError, match="mine"):
        filled(refill, "bad")
    assert time.monotonic() - begin < 10
