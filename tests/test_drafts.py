from pathlib import Path

import pytest

from recapcast.article import read
from recapcast.article.model import Article
from recapcast.drafts import Draft, Form, changed, doubtful, draft, facts, input_of
from recapcast.errors import DocumentError, OutputError, ProposalError, SourceError
from recapcast.facts.llm.server import Server
from recapcast.facts.load import loads
from recapcast.facts.model import Facts
from recapcast.settings import Settings
from tests.heard import Heard
from tests.standin_chat import ChatStandIn

TEXT = """The ferry is back at Tern Point

The old ferry crossed to Tern Point on Monday, after nine weeks in the dock at Colwick.

Nobody had believed in it any more. "It is the best sound that I have heard this year."
"""
FILE = Path("scripts_text/ferry.facts.yaml")


@pytest.fixture(autouse=True)
def ferry(folder: Path) -> Path:
    path = folder / "ferry.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def drafted(text: str = TEXT) -> Draft:
    return draft(Article(text, language="en"), "ferry.txt", FILE)


def written(text: str) -> None:
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(text, encoding="utf-8")


def corrected() -> str:
    """The facts file of the article with a headline of a person's own."""
    return drafted().content.decode().replace("\nlanguage:", "\ntags: [boats]\nlanguage:")


def out_of(name: str, given: str = "ferry.txt", server: Server | None = None, heard: Heard | None = None) -> str:
    return facts(given, Form(Path(name)), server, Settings(), heard or Heard())


def test_new_facts_name_their_article_and_its_digest() -> None:
    made = drafted()
    assert made.facts.article is not None
    assert (made.facts.article.path, made.facts.article.digest) == ("../ferry.txt", Article(TEXT).digest)
    assert (made.path, made.is_corrected) == (FILE, False)
    read_again = loads(made.content.decode(), "f")
    assert made.facts.model_copy(update={"article": None}) == read_again.model_copy(update={"article": None})


def test_what_nobody_corrected_is_drawn_anew() -> None:
    written(drafted().content.decode())
    assert not drafted().is_corrected


def test_corrected_facts_are_used_while_the_article_is_the_same() -> None:
    written(corrected())
    made = drafted()
    assert (made.is_corrected, made.doubts, made.facts.tags) == (True, 0, ["boats"])
    assert made.content == FILE.read_bytes()


def test_corrected_facts_of_another_text_are_not_used() -> None:
    written(corrected())
    assert not drafted(TEXT + "More.").is_corrected
    written("headline: A person's own\n")
    assert not drafted().is_corrected


def test_corrected_facts_that_are_not_right_are_told_by_line() -> None:
    written(corrected() + "tags: [more]\n")
    with pytest.raises(DocumentError, match=r"ferry\.facts\.yaml:\d+"):
        drafted()
    FILE.write_bytes(b"\xff\xfe")
    with pytest.raises(SourceError, match=r"ferry\.facts\.yaml can not be read"):
        drafted()


def test_an_unknown_speaker_is_written_with_what_to_check() -> None:
    text = out_of("f.yaml")
    assert text == Path("f.yaml").read_text(encoding="utf-8")
    assert "    # check: " in text
    assert "\n    speaker: unknown\n" in text
    assert [quote.speaker for quote in loads(text, "f").quotes] == [None]


def test_that_an_article_may_not_be_all_of_its_story_is_written_first_of_all() -> None:
    Path("ferry.txt").write_text(f"{TEXT}\nSubscribe to continue reading\n", encoding="utf-8")
    heard = Heard()
    text = out_of("f.yaml", heard=heard)
    assert text.startswith("# check: whether this is all of the story: where it ends, one is asked to subscribe, ")
    assert "continue reading" not in text
    assert heard.notes[0].startswith("ferry.txt may be the start of a story alone: ")
    assert heard.notes[1].endswith("2 of them are doubtful, and marked `# check` there.")
    heard = Heard()
    out_of("f.json", heard=heard)
    assert heard.notes[1].startswith("check the whole: whether this is all of the story: ")


def test_what_is_doubtful_is_counted_for_a_file_and_spelt_out_for_json() -> None:
    heard = Heard()
    out_of("f.yaml", heard=heard)
    assert heard.notes == ["The facts of ferry.txt are in f.yaml; 1 of them is doubtful, and marked `# check` there."]
    heard = Heard()
    text = out_of("f.json", heard=heard)
    assert isinstance(loads(text, "f", is_json=True), Facts)
    assert heard.notes[0].startswith("check quotes[0].speaker: ")
    assert (doubtful(0), doubtful(2)) == (".", "; 2 of them are doubtful, and marked `# check` there.")


def test_a_file_that_a_person_corrected_is_kept_when_facts_are_drawn_anew() -> None:
    out_of("f.yaml")
    out_of("f.yaml")
    assert sorted(path.name for path in Path().glob("f*.yaml")) == ["f.yaml"]
    Path("f.yaml").write_text("headline: mine\n", encoding="utf-8")
    heard = Heard()
    out_of("f.yaml", heard=heard)
    assert Path("f.edited-1.yaml").read_text(encoding="utf-8") == "headline: mine\n"
    assert "f.yaml had been edited; it is kept as f.edited-1.yaml" in heard.notes[0]


def test_a_review_shows_the_articles_sentences() -> None:
    text = facts("ferry.txt", Form(review=True), None, Settings(), Heard())
    assert '  # "It is the best sound that I have heard this year."\n' in text
    assert '# "It' not in facts("ferry.txt", Form(), None, Settings(), Heard())
    assert loads(text, "f").quotes
    with pytest.raises(OutputError, match="JSON has no comments"):
        facts("ferry.txt", Form(review=True, is_json=True), None, Settings(), Heard())


@pytest.mark.parametrize(
    ("out", "says"), [("f.txt", "are written as YAML or JSON"), ("facts", "YAML or JSON"), ("folder.yaml", "folder")]
)
def test_a_place_where_facts_can_not_go_is_refused(out: str, says: str) -> None:
    Path("folder.yaml").mkdir()
    with pytest.raises(OutputError, match=says):
        out_of(out)


def test_an_article_is_not_overwritten_by_its_own_facts() -> None:
    Path("ferry.txt").rename("ferry.json")
    with pytest.raises(OutputError, match="would overwrite its own article"):
        out_of("../" + Path.cwd().name + "/ferry.json", "ferry.json")
    with pytest.raises(SourceError):
        out_of("f.yaml", "nope.txt")


def test_what_a_chat_server_proposes_is_written_and_what_it_made_up_is_counted() -> None:
    said = {"key_points": ["Nobody had believed in it any more.", "The captain was arrested."]}
    heard = Heard()
    with ChatStandIn(said) as standin:
        text = out_of("f.yaml", server=Server(standin.url, "small"), heard=heard)
    assert [point.text for point in loads(text, "f").key_points] == ["Nobody had believed in it any more."]
    assert heard.notes == ["1 thing that small proposed is not in the article to the letter, and left out."]


def test_a_chat_server_that_fails_leaves_no_file() -> None:
    with ChatStandIn({}, "500") as standin, pytest.raises(ProposalError):
        out_of("f.yaml", server=Server(standin.url, "small"))
    assert not Path("f.yaml").exists()


def test_an_article_that_changed_since_is_told_and_one_that_is_gone_is_not(ferry: Path) -> None:
    # As the reader has it: its text is what is hashed, not the file's bytes.
    made = draft(read.read("ferry.txt"), "ferry.txt", FILE)
    assert changed(made.facts, FILE) is None
    ferry.write_text(TEXT.replace("Monday", "Sunday"), encoding="utf-8")
    note = changed(made.facts, FILE)
    assert note is not None
    assert "ferry.txt has changed since the facts in scripts_text/ferry.facts.yaml" in note
    assert note.endswith("recapcast facts ferry.txt -o scripts_text/ferry.facts.yaml")
    ferry.write_bytes(b"\x00")
    assert changed(made.facts, FILE) is not None
    ferry.unlink()
    assert changed(made.facts, FILE) is None
    assert changed(loads("headline: h", "f"), FILE) is None


@pytest.mark.parametrize("named", ["https://example.org/ferry", "-"])
def test_what_is_no_file_is_named_as_it_was_given(named: str) -> None:
    made = draft(Article(TEXT), named, FILE)
    assert made.facts.article is not None
    assert made.facts.article.path == named
    assert input_of(made.facts, FILE, Path("output")) == (named, Article(TEXT).digest)
    assert changed(made.facts, FILE) is None


def test_an_article_is_named_as_seen_from_the_folder_that_names_it() -> None:
    made = drafted()
    assert input_of(made.facts, FILE, Path("output/deep")) == ("../../ferry.txt", Article(TEXT).digest)
    assert input_of(loads("headline: h", "f"), FILE, Path("output")) is None
