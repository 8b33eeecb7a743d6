import hashlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.publish.naming import LONGEST, places, slug

SCRIPTS, OUTPUT = Path("scripts_text"), Path("output")
SCRIPT = "---\nnarration: 1\ntitle: t\nsource: {source}\n---\n\nN: x\n"


def name(source: str | None, title: str = "t", content: bytes = b"c") -> str:
    return places(Path(source) if source else None, title, content, SCRIPTS, OUTPUT).slug


def made_from(source: str, slug_: str) -> None:
    """As if `source` had been made under that name."""
    Path(source).parent.mkdir(parents=True, exist_ok=True)
    Path(source).write_text("headline: h", encoding="utf-8")
    SCRIPTS.mkdir(exist_ok=True)
    (SCRIPTS / f"{slug_}.txt").write_text(SCRIPT.format(source=f"../{source}"), encoding="utf-8")


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda name: len(name) <= LONGEST))
def test_a_name_that_is_safe_already_is_what_slugify_makes_of_it(plain: str) -> None:
    assert slug(plain) == slug(plain.upper())


@given(st.text(min_size=1, max_size=400))
def test_any_name_becomes_a_safe_one_and_the_same_each_time(text: str) -> None:
    made = slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= LONGEST
    assert slug(text) == made


@pytest.mark.parametrize(
    ("text", "expected"),
    [("queen-of-tears", "queen-of-tears"), ("Día 1: el café", "dia-1-el-cafe"), ("소식", "sosig"), ("CON", "con-recap"),
     ("lpt1", "lpt1-recap"), ("x.facts", "x-facts")],
)  # fmt: skip
def test_names_are_those_that_a_person_would_expect(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_what_has_no_letters_is_told_apart_by_its_hash() -> None:
    assert re.fullmatch(r"recap-[0-9a-f]{6}", slug("🎉"))
    assert slug("🎉") != slug("🎈")


def test_long_names_that_begin_alike_stay_apart() -> None:
    one, other = slug("word " * 60 + "a"), slug("word " * 60 + "b")
    assert one != other
    assert one.startswith("word-word-word-")


def test_files_go_into_their_folders() -> None:
    there = places(Path("x/story.yaml"), "t", b"", SCRIPTS, OUTPUT)
    assert (there.script, there.audio, there.manifest) == (
        SCRIPTS / "story.txt", OUTPUT / "story.mp3", OUTPUT / "story.json",
    )  # fmt: skip
    assert [path.name for path in there.texts] == [
        "story.vtt", "story.srt", "story.transcript.json", "story.chapters.json",
    ]  # fmt: skip
    assert {path.parent for path in there.texts} == {OUTPUT}


def test_two_sources_with_one_headline_have_their_own_names() -> None:
    assert name("a.yaml", "Same headline") != name("b.yaml", "Same headline")


def test_two_sources_of_one_name_in_two_folders_stay_apart_at_every_run() -> None:
    made_from("mon/story.yaml", "story")
    other = name("tue/story.yaml")
    assert re.fullmatch(r"story-[0-9a-f]{6}", other)
    made_from("tue/story.yaml", other)
    assert (name("mon/story.yaml"), name("tue/story.yaml")) == ("story", other)


def test_however_a_source_is_spelt_it_has_one_name() -> None:
    made_from("mon/story.yaml", "story")
    assert name("./mon/../mon/story.yaml") == name(str(Path("mon/story.yaml").resolve())) == "story"


def test_sources_of_one_name_meet_safely_in_folders_that_all_share(monkeypatch: pytest.MonkeyPatch) -> None:
    scripts, output = Path("shared/scripts").absolute(), Path("shared/output").absolute()
    scripts.mkdir(parents=True)
    names = []
    for day in ("mon", "tue", "wed"):
        Path(day).mkdir()
        monkeypatch.chdir(day)
        Path("story.yaml").write_text("headline: h", encoding="utf-8")
        there = places(Path("story.yaml"), "t", b"", scripts, output)
        there.script.write_text(SCRIPT.format(source=f"../../{day}/story.yaml"), encoding="utf-8")
        names.append(there.slug)
        monkeypatch.chdir("..")
    assert names[0] == "story"
    assert len(set(names)) == 3


def manifest_of(source: str, slug_: str, content: bytes) -> None:
    OUTPUT.mkdir(exist_ok=True)
    inputs = [{"kind": "facts", "path": f"../{source}", "sha256": hashlib.sha256(content).hexdigest()}]
    (OUTPUT / f"{slug_}.json").write_text(json.dumps({"manifest": 1, "inputs": inputs}), encoding="utf-8")


def test_a_source_that_was_moved_keeps_its_name() -> None:
    made_from("drafts/story.yaml", "story")
    manifest_of("drafts/story.yaml", "story", b"the same")
    Path("drafts/story.yaml").unlink()
    assert name("published/story.yaml", content=b"the same") == "story"


def test_a_source_that_is_gone_leaves_its_episode_to_nobody_else() -> None:
    made_from("mon/story.yaml", "story")
    manifest_of("mon/story.yaml", "story", b"monday")
    Path("mon/story.yaml").unlink()
    assert name("tue/story.yaml", content=b"tuesday") != "story"


def test_a_name_once_given_is_kept_when_the_plain_one_is_free_again() -> None:
    made_from("mon/story.yaml", "story")
    other = name("tue/story.yaml")
    made_from("tue/story.yaml", other)
    for path in ("mon/story.yaml", "scripts_text/story.txt"):
        Path(path).unlink()
    assert name("tue/story.yaml") == other


def test_a_script_in_its_place_is_its_own_story() -> None:
    made_from("mon/story.yaml", "story")
    assert name("scripts_text/story.txt") == "story"


def test_a_script_elsewhere_does_not_take_the_storys_name() -> None:
    made_from("mon/story.yaml", "story")
    assert name("drafts/story.txt") != "story"


def test_names_that_fold_to_the_same_letters_stay_apart() -> None:
    made_from("cafe.yaml", "cafe")
    assert name("café.yaml") != "cafe"


def test_a_script_that_can_not_be_read_is_somebodys_all_the_same() -> None:
    SCRIPTS.mkdir()
    (SCRIPTS / "story.txt").write_bytes(b"\xff\x00")
    assert name("mon/story.yaml") != "story"


def test_standard_input_is_named_after_headline_and_content() -> None:
    assert re.fullmatch(r"a-song-[0-9a-f]{6}", name(None, "A song"))
    assert name(None, "A song", b"1") != name(None, "A song", b"2")
    assert len(name(None, "word " * 60)) <= LONGEST + 7


FACTS = "headline: h\narticle:\n  path: {article}\n  digest: {digest}\n"


def extracted(article: str, slug_: str) -> None:
    """As if the facts of `article` had been extracted under that name."""
    SCRIPTS.mkdir(exist_ok=True)
    text = FACTS.format(article=article, digest="0" * 64)
    (SCRIPTS / f"{slug_}.facts.yaml").write_text(text, encoding="utf-8")


def test_an_article_and_its_facts_make_one_episode() -> None:
    extracted("../news/ferry.html", "ferry")
    assert places(Path("news/ferry.html"), "t", b"", SCRIPTS, OUTPUT).facts == SCRIPTS / "ferry.facts.yaml"
    assert name("scripts_text/ferry.facts.yaml") == name("news/ferry.html") == "ferry"


def test_two_articles_of_one_name_stay_apart_before_anything_is_made_of_them() -> None:
    extracted("../mon/story.txt", "story")
    Path("mon").mkdir()
    Path("mon/story.txt").touch()
    assert name("mon/story.txt") == "story"
    assert re.fullmatch(r"story-[0-9a-f]{6}", name("tue/story.txt"))


def test_facts_that_a_person_broke_are_their_articles_all_the_same() -> None:
    extracted("../mon/story.txt", "story")
    file = SCRIPTS / "story.facts.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "tags: [a, {", encoding="utf-8")
    assert name("mon/story.txt") == "story"
    assert name("tue/story.txt") != "story"


def test_facts_of_a_persons_own_are_no_articles() -> None:
    SCRIPTS.mkdir()
    (SCRIPTS / "story.facts.yaml").write_text("headline: h", encoding="utf-8")
    assert name("scripts_text/story.facts.yaml") == "story"
    assert name("mon/story.txt") != "story"


@pytest.mark.parametrize("named", ["https://example.org/story", "-", '"%00"', '"\\0"', "[a"])
def test_what_is_no_file_is_nobodys_path(named: str) -> None:
    extracted(named, "story")
    assert re.fullmatch(r"story(-[0-9a-f]{6})?", name("mon/story.txt"))


def test_an_article_in_a_manifest_is_the_episodes_own() -> None:
    OUTPUT.mkdir()
    inputs = [
        {"kind": "article", "path": "../a/story.txt", "sha256": "0"},
        {"kind": "facts", "path": "f", "sha256": "1"},
    ]
    (OUTPUT / "story.json").write_text(json.dumps({"manifest": 1, "inputs": inputs}), encoding="utf-8")
    assert name("a/story.txt") == "story"
    assert name("b/story.txt") != "story"


def test_a_name_that_another_article_has_in_this_run_is_not_given_again() -> None:
    there = places(Path("tue/story.txt"), "t", b"", SCRIPTS, OUTPUT, [SCRIPTS / "story.facts.yaml"])
    assert re.fullmatch(r"story-[0-9a-f]{6}", there.slug)
