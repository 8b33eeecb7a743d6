"""The documents say what the program does."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from recapcast.article import fetch, markdown, page
from recapcast.article import read as read_module
from recapcast.cli.main import cli
from recapcast.facts.load import loads
from recapcast.facts.model import Facts
from recapcast.script import text as script_text
from recapcast.script.apart import DEADLINE, MEMORY
from recapcast.script.filters import FILTERS
from recapcast.script.model import Meta
from recapcast.script.render import render
from recapcast.script.said import said as said_by_facts
from recapcast.script.sandbox import MOST
from recapcast.script.spoken import lexicon_file
from recapcast.script.spoken.lexicon import Lexicon
from recapcast.script.spoken.phonemes import IPA, marked, pieces
from recapcast.script.spoken.respell import rules, spoken
from recapcast.script.templates import FrontMatter, Template, built_in_folder
from recapcast.script.trial import LONGEST, PROVIDED, check
from recapcast.settings import LONGEST as LONGEST_LENGTH
from recapcast.settings import SHORTEST, Settings
from recapcast.sources import read_source
from recapcast.speech import registry
from recapcast.speech.clip import Clip, Mark, ascending
from recapcast.speech.engines.espeak_phonemes import named
from recapcast.units import Seconds
from tests.conftest import REPOSITORY, Command

DOCUMENTS = [REPOSITORY / name for name in ("README.md", "CONTRIBUTING.md")] + sorted(
    (REPOSITORY / "docs").glob("*.md")
)


TABLES = ("Variables", "Filters", "What ours share")
"""The headings of the tables of names on the templates' page."""


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


def table(heading: str) -> list[str]:
    """What the first column of the table below that heading of the templates' page names."""
    section = re.split(r"^## ", read("docs/templates.md").partition(f"## {heading}\n")[2], flags=re.MULTILINE)[0]
    rows = re.findall(r"^\| (.*?) \|", section, re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


def macros(file: Path) -> dict[str, str]:
    """The macros of a template with their arguments."""
    return dict(re.findall(r"{% macro (\w+)\((.*?)\) %}", file.read_text(encoding="utf-8")))


def test_every_filter_is_documented_and_every_documented_one_is_there() -> None:
    assert sorted(table("Filters")) == sorted(FILTERS)


@pytest.mark.parametrize(
    ("expression", "says"),
    [
        ("'so it is' | sentence", "So it is."),
        ("'so it is,' | phrase", "so it is"),
        ("'so It is' | capital", "So It is"),
        ("'One thing happened. Then another thing.' | excerpt(25)", "One thing happened. …"),
        ("'3-1' | is_result('Tern Point beat Colwick')", "True"),
        ("['one', 'two', 'three'] | listed", "one, two, and three"),
        ("'12000' | number", "12,000"),
        ("'사람' | particle('이/가')", "사람이"),
        ("published | spoken_date", "Monday, April 29th, 2024"),
        ("(quotes | quotable(1))[0].text", "It is"),
        ("['one two', 'three', 'four'] | within(3) | join(', ')", "one two, three"),
        ("person('Ann').role", "mayor"),
        ("stories | length", "1"),
        ("vary('kind', 'words')", "words"),
        ("say.who('Ann')", "mayor Ann"),
        ("say.again('Ann')", "Ann"),
        ("say.lead_in(quotes[0]) is string", "True"),
        ("say.figure_line(figures[0])", "Votes: 10,000 in all."),
        ("say.a('album')", "an album"),
        *(
            (f"say.{name}() | length > 5", "True")
            for name in ("ident", "figures_next", "background_next", "farewell")
        ),
        ("say.outlook_next() | length > 5", "True"),
        ("('QUOTE: So be it' in say.quoted(quotes[0]))", "True"),
        ("('QUOTE: So be it' in say.all_quoted(quotes))", "True"),
    ],
)
def test_each_documented_name_does_what_its_row_says(expression: str, says: str) -> None:
    names = [name.partition("(")[0] for heading in TABLES for name in table(heading)]
    assert any(name.rpartition(".")[2] in re.findall(r"\w+", expression) for name in names)
    facts = "headline: h\npublished: 2024-04-29\npeople: [{name: Ann, role: mayor}]\nquotes: [{text: So be it}, {text: It is, speaker: Ann}]\n"
    body = f"{{% import 'parts' as say with context %}}\nN: {{{{ {expression} }}}}\n"
    template = Template("t", "en", Path("t.j2"), "yours", body, FrontMatter(description="d"))
    loaded = loads(facts + "figures: [{label: votes, value: '10000', unit: in all}]\n", "f")
    script = render(loaded, template, name="f", source=None, templates=Path("none"))
    assert script.lines[0].text == says


def test_every_variable_is_documented_and_every_documented_one_is_there() -> None:
    section = read("docs/templates.md").partition("## Variables\n")[2].partition(". A fact")[0]
    assert re.findall(r"`(\w+)`", section) == list(Facts.model_fields)
    assert {name.partition("(")[0] for name in table("Variables")} == PROVIDED - Facts.model_fields.keys()


def test_what_check_finds_is_documented_and_the_documented_template_holds() -> None:
    assert f"more than {LONGEST} characters" in read("docs/templates.md")
    (template,) = blocks("docs/templates.md", "jinja")
    Path("mine.j2").write_text(template, encoding="utf-8")
    assert check("mine.j2", "en", Path("none")) == "mine.j2 holds, with full, thin and hostile facts."


def test_the_documented_limits_of_a_template_are_those_that_there_are() -> None:
    page = read("docs/templates.md")
    assert f"after {DEADLINE:g} seconds" in page
    assert f"{MEMORY // 1024**2} MB of memory" in page
    assert f"{MOST // 10**6} million characters" in page


def test_the_documented_words_for_the_ear_are_right_and_in_their_order() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", read("docs/spoken.md"), re.MULTILINE)
    assert [name for name, _, _ in rows] == list(dict.fromkeys(rule.name for rule in rules("en")))
    for name, written, said in rows:
        assert spoken(written, "en").text == said
        assert spoken(written, "en", frozenset({name})).text != said
    assert f"{len(rows)} classes in all" in " ".join(read("CHANGELOG.md").split())


def test_every_template_is_documented() -> None:
    for file in built_in_folder().glob("en/*.j2"):
        assert file.stem == "parts" or f"\n- `{file.stem}` (" in read("docs/templates.md")
        assert file.stem == "parts" or f"`{file.stem}`" in read("README.md")


def test_every_macro_that_templates_share_is_documented_and_there() -> None:
    documented = {
        name.partition("(")[0].removeprefix("say."): name[:-1].partition("(")[2] for name in table(TABLES[2])
    }
    there = [macros(file) for file in built_in_folder().glob("*/parts.j2")]
    assert documented.keys() == {name for language in there for name in language}  # some not in all: the rows say so
    for language in there:
        assert len(language) >= 9
        for name, arguments in language.items():
            assert arguments.startswith(documented[name]), name


def test_every_command_is_in_the_tour() -> None:
    for name in cli.commands:
        assert f"recapcast {name}" in read("README.md")


def test_the_documented_settings_are_right_and_none_is_unknown(recapcast: Command) -> None:
    (settings,) = blocks("README.md", "toml")
    (recapcast.folder / "recapcast.toml").write_text(settings, encoding="utf-8")
    assert Settings.load({}, {}, recapcast.folder).show == "The Old Quay Daily"


def test_the_documented_lengths_are_taken() -> None:
    forms = "90, 90s, 2m, 1m30s or 1:30"
    assert forms in read("docs/templates.md")
    for form in re.findall(r"[\dms:]+", forms.replace("or ", "")):
        assert Settings.load({"length": form}, {}, REPOSITORY).length in {Seconds(90), Seconds(120)}
    assert (float(SHORTEST), float(LONGEST_LENGTH)) == (20, 15 * 60)
    assert read("docs/templates.md").count("20 s to\n15 min") == 1


def test_the_sample_command_makes_what_readme_says(recapcast: Command) -> None:
    sample = read_source(str(REPOSITORY / "examples" / "queen-of-tears.yaml"))
    assert sample.title
    done = recapcast("make", REPOSITORY / "examples" / "queen-of-tears.yaml")
    assert done.stdout in read("README.md")


def test_contributing_has_readmes_test_command() -> None:
    command = next(line for line in read("README.md").splitlines() if "pytest" in line)
    assert command in read("CONTRIBUTING.md")


@pytest.fixture
def morse(recapcast: Command) -> dict[str, str]:
    """The environment in which the documented plugin is installed as its page says, without a network."""
    (module,) = blocks("docs/voices.md", "python")
    _, project = blocks("docs/voices.md", "toml")
    folder = recapcast.folder / "plugin"
    folder.mkdir()
    (folder / "morse_voice.py").write_text(module, encoding="utf-8")
    (folder / "pyproject.toml").write_text(project, encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*pip, "--target", folder / "installed", folder], check=True, capture_output=True)
    return {"PYTHONPATH": os.pathsep.join([str(folder / "installed"), os.environ.get("PYTHONPATH", "")])}


def test_the_documented_plugin_has_30_lines_and_speaks(recapcast: Command, morse: dict[str, str]) -> None:
    (module,) = blocks("docs/voices.md", "python")
    assert len(module.splitlines()) <= 30
    assert "\nmorse   yes    1          2       Morse code" in recapcast("voices", environment=morse).stdout
    facts = "headline: SOS\nquotes: [{text: Here I am}]\n"
    done = recapcast("make", "-", "--voice", "morse", "--json", stdin=facts, environment=morse)
    assert done.returncode == 0
    manifest = json.loads((recapcast.folder / json.loads(done.stdout)["manifest"]).read_text(encoding="utf-8"))
    assert [part["voice"] for part in manifest["cast"]] == ["morse:low", "morse:high"]
    sos = next(line for line in manifest["lines"] if line["text"] == "SOS.")
    assert abs(sos["end"] - sos["start"] - 27 * 0.06) < 0.1  # dots, dashes and gaps, from the first sound to the last
    refused = recapcast("make", "-", "--voice", "morse:nope", stdin=facts, environment=morse)
    assert (refused.returncode, refused.stderr) == (2, "recapcast: morse has no voice `nope`. It has: low, high.\n")


def test_the_documented_marks_are_right() -> None:
    clip, _ = blocks("docs/voices.md", "py")
    marks = eval(clip, {"Clip": Clip, "Mark": Mark, "pcm": bytes(2 * 16000), "RATE": 16000}).marks
    assert marks == ascending(marks, len("Seven letters"), 16000) == ((0, 0), (6, 9600))


def test_the_documented_phonemes_are_told_from_words() -> None:
    _, methods = blocks("docs/voices.md", "py")
    names: dict[str, Any] = {"pieces": pieces}
    exec(methods, names)
    assert names["alphabet"](None, None) == IPA
    assert names["shown"](f"Say {marked('hɛ')}!") == "Say /hɛ/!"


def test_the_documented_lexicon_is_right(recapcast: Command) -> None:
    facts, lexicon = blocks("docs/lexicon.md", "yaml")
    (recapcast.folder / "story.yaml").write_text(facts, encoding="utf-8")
    script = recapcast("script", "story.yaml").stdout
    assert "\nsay:\n  Jung Haein: Jung Hay-een\n" in script
    assert said_by_facts(["Haein", "Way Home"], [loads(facts, "f")], "en") == {
        "Haein": "Hay-een",
        "Way Home": "wei hohm",
    }
    entries = lexicon_file.loads(lexicon, "lexicon.yaml")
    assert [*entries] == ["en", "en-GB", "ko"]
    assert all(named(entry.ipa, dict.fromkeys("sɜːʃə", "x")) for entry in entries["en"] if entry.ipa)


def test_each_row_of_the_documented_lexicon_is_said_so() -> None:
    rows = re.findall(r"^\| `(.+?)` \| `(.+?)` \| `(.+?)` \|", read("docs/lexicon.md"), re.MULTILINE)
    assert len(rows) == 7
    for written, entries, words in rows:
        read_entries = lexicon_file.loads(f"en: {{{entries}}}", "f")["en"]
        assert spoken(written, "en", lexicon=Lexicon(read_entries, "en")).text == words


def test_the_documented_cast_is_right(recapcast: Command) -> None:
    cast, _ = blocks("docs/voices.md", "toml")
    (recapcast.folder / "recapcast.toml").write_text(cast, encoding="utf-8")
    assert Settings.load({}, {}, recapcast.folder).cast == {"NARRATOR": "gtts:com", "QUOTE": "gtts:co.uk"}


def test_every_engine_is_documented() -> None:
    for name in registry.names():
        assert f"\n| `{name}` |" in read("docs/voices.md")


def test_the_limits_of_articles_are_the_programs() -> None:
    page_of = read("docs/articles.md")
    for limit in (
        f"{read_module.LARGEST // 1024 // 1024} MB, also when it is unpacked; {read_module.LINES:,} lines",
        f"| {markdown.LARGEST:,} characters |",
        f"{page.PARTS:,} elements, {page.BESIDE:,} in one, 2,000 deep; {page.LONGEST:,} characters shown",
        f"| {fetch.PATIENCE:.0f} seconds in all, {fetch.REDIRECTS} redirects |",
    ):
        assert limit in page_of
    for suffix in read_module.SUFFIXES:
        assert f"`{suffix}`" in page_of
