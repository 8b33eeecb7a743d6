import re
from pathlib import Path

import pytest

from recapcast.errors import OutputError, TemplateError
from recapcast.script.render import render
from recapcast.script.sample_facts import sample_facts
from recapcast.script.starter import write_starter
from recapcast.script.templates import find
from recapcast.script.trial import faults

MINE = Path("templates")
LANGUAGES = ("en", "es", "ko")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_starter_holds_at_once(language: str) -> None:
    assert write_starter("mine", language, MINE) == MINE / language / "mine.j2"
    template = find("mine", language, MINE)
    assert template.origin == "yours"
    assert faults(template, language, MINE) == []
    script = render(sample_facts("full", language), template, name="f", source=None, templates=MINE)
    assert len(script.lines) >= 9
    assert {line.role for line in script.lines} == {"NARRATOR", "QUOTE"}


def test_starters_differ_in_their_words_alone() -> None:
    texts = [write_starter("mine", language, MINE).read_text("utf-8") for language in LANGUAGES]
    comments = [re.findall(r"{#.*?#}", text, re.DOTALL) for text in texts]
    assert len(comments[0]) == 10
    assert comments[0] == comments[1] == comments[2]
    assert len({tuple(re.findall(r"{%.*?%}", text)) for text in texts}) == 1


def test_a_starter_says_how_to_try_it_by_its_name() -> None:
    text = write_starter("my-own", "en", MINE).read_text("utf-8")
    assert "`recapcast script story.yaml -t my-own`" in text
    assert "`recapcast templates check my-own`" in text


def test_a_region_begins_with_its_languages_starter() -> None:
    assert write_starter("mine", "en-GB", MINE) == MINE / "en-GB" / "mine.j2"


def test_a_template_may_begin_as_a_copy_of_another() -> None:
    assert write_starter("mine", "ko", MINE, "brief").read_text("utf-8") == find("brief", "ko", MINE).text


def test_what_is_there_is_never_overwritten() -> None:
    path = write_starter("mine", "en", MINE)
    path.write_text("my work", encoding="utf-8")
    with pytest.raises(OutputError, match="mine.j2 is there already, and stays as it is"):
        write_starter("mine", "en", MINE)
    assert path.read_text("utf-8") == "my work"


def test_a_folder_that_can_not_be_made_is_told() -> None:
    MINE.write_text("a file", encoding="utf-8")
    with pytest.raises(OutputError, match="mine.j2 can not be written"):
        write_starter("mine", "en", MINE)


@pytest.mark.parametrize("name", ["", "../mine", "a/b", "mine.j2", "-x"])
def test_a_starters_name_is_no_path(name: str) -> None:
    with pytest.raises(TemplateError, match="can not be called"):
        write_starter(name, "en", MINE)
    assert not MINE.exists()


def test_a_language_without_a_starter_is_told_with_those_that_have_one() -> None:
    with pytest.raises(TemplateError, match=r"no starter in the language `fr` \(there are: en, es, ko\)"):
        write_starter("mine", "fr", MINE)
