from pathlib import Path

import pytest
from jinja2 import TemplateNotFound
from jinja2.exceptions import SecurityError

from recapcast.article import Span
from recapcast.script.cited import CitedText, cited
from recapcast.script.sandbox import Part, sandbox

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
    assert made("{% include 'part' %}").strip() == "here"
