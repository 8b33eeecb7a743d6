import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recapcast.errors import TemplateError
from recapcast.facts.load import loads
from recapcast.script import apart
from recapcast.script import text as script_text
from recapcast.script.model import Script
from recapcast.script.render import render
from recapcast.script.templates import find
from tests.conftest import Command

MINE = Path("templates")
FACTS = """
headline: {text: The (song), at: 0-5}
published: 2026-06-14
source: {name: The Gazette, author: Ann}
people: [{name: Ann Lee, role: mayor, at: 8-9}]
quotes: [{text: It was good, speaker: Ann Lee, at: 6-7}]
extra: {price: 3.10, n: 007}
"""
MOST_SECONDS = 10
MOST_KILOBYTES = 512 * 1024
HOSTILE = {
    "a number's power": "N: {{ 10 ** 100000000 }}",
    "a product of numbers": "{% set n = namespace(x=2) %}{% for i in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}N: x",
    "a text times a number": "N: {{ 'a' * 10**10 }}",
    "a fact times a number": "N: {{ headline * 10**10 }}",
    "a list times a number": "N: {{ ([0] * 10**10) | length }}",
    "a huge range": "{% for i in range(10**9) %}{% endfor %}N: x",
    "nested loops": "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}N: x",
    "nested loops that print": "{% for i in range(99999) %}{% for j in range(99999) %}N: words\n{% endfor %}{% endfor %}",
    "nested loops in a block": "{% set s %}{% for i in range(99999) %}{% for j in range(9999) %}N: a\n{% endfor %}{% endfor %}{% endset %}N: x",
    "a macro that calls itself": "{% macro m(x) %}{{ m(x) }}{% endmacro %}N: {{ m(1) }}",
    "a macro that calls itself twice": "{% macro m(x) %}{% if x %}{{ m(x - 1) }}{{ m(x - 1) }}{% endif %}{% endmacro %}N: {{ m(60) }}",
    "an include of itself": "{% include 'mine' %}",
    "an include of the system's": "{% include '/etc/passwd' %}",
    "an include of what lies above": "{% include '../../secret.j2' %}",
    "an import of what lies above": "{% import '../secret' as s %}N: {{ s.x }}",
    "a parent above": "{% extends '..\\\\secret.j2' %}",
    "attributes of a text": "N: {{ ''.__class__.__mro__[1].__subclasses__() }}",
    "attributes by a filter": "N: {{ ''|attr('__class__') }}",
    "attributes by a pattern": "N: {{ '{0.__class__.__mro__}'.format(headline) }}",
    "attributes of a function": "N: {{ person.__globals__ }}",
    "attributes of a macro": "{% macro m() %}{% endmacro %}N: {{ m.__init__.__globals__ }}",
    "attributes of itself": "N: {{ self.__init__.__globals__ }}",
    "attributes of the cycler": "N: {{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "a text that doubles": "{% set n = namespace(x='ab') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}N: {{ n.x }}",
    "a text that adds to itself": "{% set n = namespace(x='ab') %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}N: {{ n.x }}",
    "a list that doubles": "{% set n = namespace(x=[1]) %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}N: x",
    "a text that replaces itself": "{% set n = namespace(x='aa') %}{% for i in range(99) %}{% set n.x = n.x | replace('a', n.x) %}{% endfor %}N: x",
    "a wide field": "N: {{ 'a'.ljust(10**10) }}",
    "a wide filter": "N: {{ 'a' | center(10**10) }}",
    "a wide indent": "N: {{ 'a\nb' | indent(10**10) }}",
    "a wide pattern": "N: {{ '%9999999999d' % 1 }}",
    "another wide pattern": "N: {{ '{:>9999999999}'.format(1) }}",
    "much lorem ipsum": "N: {{ lipsum(n=10**8) }}",
    "deep brackets": "N: {{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "deep lists": "N: {{ " + "[" * 5000 + "]" * 5000 + " }}",
    "a long chain": "N: {{ 1 " + "+ 1" * 20000 + " }}",
    "deep blocks": "{% if 1 %}" * 3000 + "N: x" + "{% endif %}" * 3000,
    "a pattern that backtracks": "N: {{ ('a' * 200000 ~ '!') | urlize }}",
    "many sentences": "N: {{ ('a. ' * 1000000) | excerpt }}",
    "a line of a megabyte": "N: {{ '[' * 1000000 }}",
}  # fmt: skip


def put(body: str, name: str = "mine") -> None:
    MINE.mkdir(exist_ok=True)
    (MINE / f"{name}.j2").write_text(f"---\ndescription: d\n---\n{body}\n", encoding="utf-8")


def filled(name: str = "mine", facts: str = FACTS) -> Script:
    template = find(name, "en", MINE)
    return apart.fill(loads(facts, "f"), template, name="f", source="../f", templates=MINE)


def measured(*arguments: str | Path, stdin: str) -> tuple[subprocess.CompletedProcess[str], float, int]:
    """What the command did, the seconds that it took, and the kilobytes of the largest process among it and its own."""
    code = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:])\n"
        "print('\\n', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)\n"
        "sys.exit(done.returncode)\n"
    )
    command = [sys.executable, "-c", code, sys.executable, "-m", "recapcast", *map(str, arguments)]
    begin = time.monotonic()
    done = subprocess.run(command, input=stdin, capture_output=True, encoding="utf-8", timeout=120)
    took = time.monotonic() - begin
    done.stderr, _, peak = done.stderr.rstrip().rpartition("\n")
    return done, took, int(peak) // (1024 if sys.platform == "darwin" else 1)


@pytest.mark.slow
@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_template_ends_in_a_clear_error_in_time(body: str) -> None:
    put(body)
    Path("secret.j2").write_text("N: secret", encoding="utf-8")
    done, took, peak = measured("script", "-", "-t", "mine", stdin=FACTS)
    assert done.returncode in {0, 2}, done.stderr
    assert took <= MOST_SECONDS
    assert peak <= MOST_KILOBYTES
    assert "secret" not in done.stdout
    if done.returncode == 2:
        assert done.stderr.startswith("recapcast: templates/mine.j2:"), done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert len(done.stderr) <= 500


@pytest.mark.parametrize(
    "headline",
    [
        "{{ 7 * 7 }}",
        "{% include '/etc/passwd' %}",
        "word " * 200_000,
        "x" * 1_000_000,
        "{{ ''.__class__ }} # {#",
        "[^1] \\ )",
    ],
    ids=["an expression", "a block", "a megabyte of words", "a megabyte of one word", "a comment", "script"],
)
def test_hostile_facts_are_spoken_as_the_plain_text_they_are(headline: str) -> None:
    put("N: {{ headline }}")
    facts = "headline: '" + headline.replace("'", "''") + "'"
    for template in ("mine", "recap"):
        done, took, peak = measured("script", "-", "-t", template, stdin=facts)
        assert done.returncode == 0, done.stderr[:500]
        assert took <= MOST_SECONDS
        assert peak <= MOST_KILOBYTES
        said = script_text.loads(done.stdout, "f").lines[0].text
        assert said.removesuffix(".").lower() == headline.strip().lower()


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ('{"headline": "a\\u0007b"}', "the character U+0007 can not be spoken or stored"),
        ('{"headline": "a\\ud800b"}', "invalid Unicode character escape"),
        ('{"headline": "a\\ufdd0b"}', "the character U+FDD0 can not be spoken or stored"),
        ("headline: a\x07b", "1:"),
    ],
)
def test_facts_with_what_can_not_be_spoken_end_in_a_clear_error(recapcast: Command, facts: str, says: str) -> None:
    done = recapcast("script", "-", stdin=facts)
    assert done.returncode == 2
    assert done.stderr.startswith("recapcast: standard input:1:")
    assert says in done.stderr


def test_a_template_of_the_users_fills_as_it_does_in_this_process() -> None:
    put("QUOTE ({{ quotes[0].speaker }}): {{ quotes[0].text }}\nN: {{ extra.price }} {{ extra.n }} {{ headline }}")
    facts, template = loads(FACTS, "f"), find("mine", "en", MINE)
    script = filled()
    assert script == render(facts, template, name="f", source="../f", templates=MINE)
    assert [line.text for line in script.lines] == ["It was good", "3.10 007 The (song)"]
    assert (script.meta.people, script.meta.source) == ({"Ann Lee": "mayor"}, "../f")


def test_the_command_fills_a_template_of_the_users_apart(recapcast: Command) -> None:
    put("N: {{ headline }}")
    put(next(body for name, body in HOSTILE.items() if name == "nested loops"), "parts")
    assert "N: The (song)" in recapcast("script", "-", "-t", "mine", stdin=FACTS).stdout
    assert "parts.j2:4: this goes on for more than 4 seconds" in recapcast("script", "-", stdin=FACTS).stderr


def test_what_a_child_raises_is_raised_here() -> None:
    put("N: x\nN: {{ summary }}")
    with pytest.raises(TemplateError, match=r"^templates/mine.j2:5: the fact `summary` is missing \(facts: f\)$"):
        filled()


def test_a_fault_of_our_own_is_not_the_templates() -> None:
    with pytest.raises(RuntimeError, match="^ZeroDivisionError: "):
        apart.run(divmod, (1, 0), "mine.j2")


def test_a_child_that_is_killed_is_told_with_its_template() -> None:
    with pytest.raises(TemplateError, match=r"mine.j2: the process that filled it was killed"):
        apart.run(os._exit, (3,), "mine.j2")


def test_what_python_does_at_one_go_is_killed_in_time() -> None:
    begin = time.monotonic()
    with pytest.raises(TemplateError, match=r"^mine.j2: this goes on for more than 4 seconds"):
        apart.run(pow, (3, 10**8), "mine.j2")
    assert time.monotonic() - begin <= 9


def test_a_child_looks_for_no_module_in_the_current_folder() -> None:
    Path("json.py").write_text("raise SystemExit(9)", encoding="utf-8")
    assert apart.run(max, (1, 2), "mine.j2") == 2
