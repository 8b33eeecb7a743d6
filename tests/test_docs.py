"""The documents say what the program does."""

import re
from pathlib import Path

import pytest

from recapcast.cli.main import cli
from recapcast.facts.load import loads
from recapcast.facts.model import Facts
from recapcast.script import text as script_text
from recapcast.script.filters import FILTERS
from recapcast.script.model import Meta
from recapcast.settings import Settings
from recapcast.sources import read_source
from tests.conftest import REPOSITORY, Command

DOCUMENTS = [REPOSITORY / name for name in ("README.md", "CONTRIBUTING.md")] + sorted(
    (REPOSITORY / "docs").glob("*.md")
)


def read(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", read(name), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_within_the_repository_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), target


@pytest.mark.parametrize("block", blocks("README.md", "yaml") + blocks("docs/facts.md", "yaml"))
def test_facts_in_the_documents_are_right(block: str) -> None:
    loads(block if "headline:" in block else f"headline: h\n{block}", "f")


def test_every_key_of_the_facts_is_documented() -> None:
    for key in Facts.model_fields:
        assert f"\n| `{key}` |" in read("docs/facts.md")


def test_the_documented_script_is_right_and_tidy() -> None:
    (script,) = blocks("docs/script.md", "")
    assert script_text.dumps(script_text.loads(script, "f")) == script


def test_every_key_of_the_front_matter_is_documented() -> None:
    for key in Meta.model_fields:
        assert f"`{key}`" in read("docs/script.md")


def test_the_documented_template_works(recapcast: Command) -> None:
    (template,) = blocks("docs/templates.md", "jinja")
    (recapcast.folder / "templates").mkdir()
    (recapcast.folder / "templates" / "mine.j2").write_text(template, encoding="utf-8")
    facts = REPOSITORY / "examples" / "harbour-cup.yaml"
    assert "NARRATOR: It is Sunday the 14th of June, 2026." in recapcast("script", facts, "-t", "mine").stdout
    assert recapcast("script", "-", "-t", "mine", stdin="headline: h").returncode == 2


def test_every_filter_is_documented() -> None:
    for name in FILTERS:
        assert f"\n| `{name}` |" in read("docs/templates.md")


def test_every_command_is_in_the_tour() -> None:
    for name in cli.commands:
        assert f"recapcast {name}" in read("README.md")


def test_the_documented_settings_are_right_and_none_is_unknown(recapcast: Command) -> None:
    (settings,) = blocks("README.md", "toml")
    (recapcast.folder / "recapcast.toml").write_text(settings, encoding="utf-8")
    assert Settings.load({}, {}, recapcast.folder).show == "The Old Quay Daily"


def test_the_sample_command_makes_what_readme_says(recapcast: Command) -> None:
    sample = read_source(str(REPOSITORY / "examples" / "queen-of-tears.yaml"))
    assert sample.title
    done = recapcast("make", REPOSITORY / "examples" / "queen-of-tears.yaml")
    assert done.stdout in read("README.md")


def test_contributing_has_readmes_test_command() -> None:
    command = next(line for line in read("README.md").splitlines() if "pytest" in line)
    assert command in read("CONTRIBUTING.md")
