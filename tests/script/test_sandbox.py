import sys
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound
from jinja2.exceptions import SecurityError

from recapcast.article.model import Span
from recapcast.script.cited import CitedText, cited, collect, place_of
from recapcast.script.sandbox import Part, _compiled, file_number, sandbox

MINE = Path("templates")
FACT = CitedText("The song", (Span(3, 9),))


def made(body: str) -> str:
    return sandbox("en", MINE).from_string(body).render(fact=FACT)


@pytest.mark.parametrize(
    "expression",
    ["fact", "fact | upper", "(fact ~ '')[:3]", "('%s' % fact)[:3]", "[fact] | tojson", "('{}'.format(fact))[:2]"],
)
def test_what_is_made_of_a_fact_cites_it(expression: str) -> None:
    assert cited(made(f"{{{{ {expression} }}}}")).cites == (Span(3, 9),)


def test_a_parts_key_is_read_before_a_mappings_method() -> None:
    body = "{{ part.items }} {{ plain.items is callable }}"
    assert sandbox("en", MINE).from_string(body).render(part=Part(items="mine"), plain={}) == "mine True"


def test_a_template_is_compiled_once() -> None:
    one, other = (sandbox(language, MINE).compile("N: {{ fact }} once") for language in ("en", "ko"))
    assert one is other


def test_numbers_stay_numbers() -> None:
    assert made("{{ 7 % 4 + 1 }} {{ (3.7 | int) + 1 }} {{ fact | length }}") == "4 4 8"


def test_no_template_says_the_filter_that_reads_back() -> None:
    assert [name for name in sandbox("en", MINE).filters if not name.isidentifier()] == ["as value"]


def test_a_template_reads_its_own_folders_alone() -> None:
    for name in ("/etc/passwd", "../secret", "nope"):
        with pytest.raises(TemplateNotFound):
            made(f"{{% include '{name}' %}}")
    with pytest.raises(SecurityError):
        made("{{ ''.__class__ }}")


def test_what_is_included_has_its_front_matter_blanked() -> None:
    MINE.mkdir()
    (MINE / "part.j2").write_text("---\ndescription: d\n---\nhere", encoding="utf-8")
    assert collect(made("{% include 'part' %}").strip())[0] == "here"


def test_each_line_of_output_tells_the_line_that_began_it() -> None:
    MINE.mkdir()
    (MINE / "part.j2").write_text("{% macro m() %}\nN: in a part\n{% endmacro %}\n", encoding="utf-8")
    body = "{% import 'part' as part %}\nN: one\n{% for x in [1, 2] %}\n  N: {{ x }}\n{% endfor %}\n\n{{ part.m() }}\nN: last"
    places = {collect(line)[0].strip(): place_of(line) for line in made(body).split("\n")}
    there = file_number("templates/part.j2")
    assert places.pop("", None) is None
    assert places == {"N: one": (0, 2), "N: 1": (0, 4), "N: 2": (0, 4), "N: in a part": (there, 2), "N: last": (0, 8)}


@pytest.mark.parametrize(
    "expression",
    [
        *(
            "'a' * 10**7",
            "10**7 * 'a'",
            "[1] * 10**7",
            "10 ** 100000",
            "(2 ** 60000) * (2 ** 60000)",
            "'a'.ljust(10**7)",
        ),
        *(
            "('a' * 4000000) + ('a' * 4000000)",
            "('a' * 4000000) ~ ('a' * 4000000)",
            "'a' | indent(9999999, first=true)",
        ),
    ],
)
def test_what_would_be_vast_is_refused(expression: str) -> None:
    with pytest.raises(OverflowError):
        made(f"{{{{ {expression} }}}}")


def test_what_is_not_vast_is_made() -> None:
    assert (
        made("{{ 'ab' * 2 }} {{ 2 ** 10 * 3 + 1 }} {{ [1] * 2 + [2] }} {{ 2 ** -1 }} {{ 1.5 * 2 }}")
        == "abab 3073 [1, 1, 2] 0.5 3.0"
    )


def test_what_our_templates_compile_to_is_kept_and_no_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    _compiled.cache_clear()  # other tests may have compiled them in this process
    (tmp_path / "mine.j2").write_text("N: kept?")
    sandbox("en", tmp_path).from_string("N: {% include 'mine' %}").render()
    assert not list((tmp_path / "cache").rglob("*"))
    sandbox("en", tmp_path, ours=True).from_string("N: {% include 'mine' %} {% include 'parts' %}").render()
    assert len(list((tmp_path / "cache").rglob("*.cache"))) == 2


def test_a_link_out_of_the_folders_is_not_followed(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (tmp_path / "secret.txt").write_text("N: secret")
    (mine / "inner.j2").write_text("N: mine")
    (mine / "out.j2").symlink_to("../secret.txt")
    (mine / "in.j2").symlink_to("inner.j2")
    assert sandbox("en", mine).from_string("{% include 'in' %}").render().endswith("N: mine")
    with pytest.raises(TemplateNotFound):
        sandbox("en", mine).from_string("{% include 'out' %}").render()
