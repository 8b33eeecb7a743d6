import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from recapcast.facts.load import loads
from recapcast.facts.schema import schema
from tests.article_trials import PAGE
from tests.conftest import REPOSITORY, Command
from tests.standin_chat import KEY, ChatStandIn

CUP = REPOSITORY / "examples" / "harbour-cup.txt"


def test_the_facts_go_to_stdout_and_nothing_is_written(recapcast: Command) -> None:
    done = recapcast("facts", CUP)
    assert (done.returncode, done.stderr) == (0, "")
    facts = loads(done.stdout, "f")
    article = CUP.read_text(encoding="utf-8")
    assert facts.headline.at is not None
    assert article[facts.headline.at.start : facts.headline.at.end] == facts.headline.text
    promise = "She made me promise to bring the cup round, so that is where it goes tonight."
    assert f"My grandmother sold tea at the last final we won … {promise}" in {q.text.text for q in facts.quotes}
    assert recapcast.snapshot() == {}


def test_out_writes_them_and_they_can_be_made_into_a_script(recapcast: Command) -> None:
    done = recapcast("facts", CUP, "-o", "cup.yaml")
    assert (done.returncode, done.stdout) == (0, "")
    assert recapcast("script", "cup.yaml").returncode == 0
    assert list(recapcast.snapshot()) == ["cup.yaml"]


def test_review_puts_the_articles_sentences_before_the_facts(recapcast: Command) -> None:
    done = recapcast("facts", CUP, "--review")
    assert "\n# Tern Point win the Harbour Cup at last\nheadline:" in f"\n{done.stdout}"
    assert loads(done.stdout, "f") == loads(recapcast("facts", CUP).stdout, "f").model_copy(
        update={"article": loads(done.stdout, "f").article}
    )


def test_json_is_json(recapcast: Command) -> None:
    done = recapcast("facts", CUP, "--json")
    assert loads(done.stdout, "f", is_json=True).headline.text == json.loads(done.stdout)["headline"]["text"]


def test_standard_input_is_an_article(recapcast: Command) -> None:
    done = recapcast("facts", "-", stdin="headline: This is no facts file here, it is an article.")
    assert "path: '-'" in done.stdout
    assert "headline: This is no facts file here" in loads(done.stdout, "f").headline.text


def test_the_schema_is_printed_without_an_article(recapcast: Command) -> None:
    done = recapcast("facts", "--schema")
    assert (done.returncode, json.loads(done.stdout)) == (0, schema())


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((), 2, "Missing argument 'ARTICLE'"),
        (("nope.txt",), 2, "nope.txt can not be read"),
        (("empty.txt",), 2, "empty.txt can not be read: it is empty"),
        ((CUP, "--llm", "http://127.0.0.1:9/v1"), 2, "--llm and --llm-model go together"),
        ((CUP, "--llm-model", "small"), 2, "--llm and --llm-model go together"),
        ((CUP, "--llm", "http://127.0.0.1:9/v1", "--llm-model", "small"), 1, "chat server could not be asked"),
        ((CUP, "--review", "--json"), 2, "JSON has no comments"),
        ((CUP, "-o", "facts.txt"), 2, "written as YAML or JSON"),
    ],
)
def test_what_can_not_be_done_is_told(recapcast: Command, arguments: tuple[str | Path], code: int, says: str) -> None:
    (recapcast.folder / "empty.txt").touch()
    done = recapcast("facts", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr


def test_a_chat_server_is_asked_with_the_key_of_the_environment(recapcast: Command) -> None:
    said = {"key_points": ["Colwick had won four of the last six finals.", "It never happened at all."]}
    with ChatStandIn(said) as standin:
        done = recapcast(
            "facts", CUP, "--llm", standin.url, "--llm-model", "small", environment={"OPENAI_API_KEY": KEY}
        )
    assert [point.text for point in loads(done.stdout, "f").key_points] == said["key_points"][:1]
    assert (
        done.stderr == "recapcast: 1 thing that small proposed is not in the article to the letter, and left out.\n"
    )
    assert standin.requests[0][1] == f"Bearer {KEY}"


@pytest.fixture
def page(folder: Path) -> Iterator[str]:
    """The address of a page of ours on this machine."""
    (folder / "site").mkdir()
    (folder / "site" / "ferry-news.html").write_text(PAGE, encoding="utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/ferry-news.html?from=mail"
        server.shutdown()


def test_an_address_of_this_machine_is_read_where_that_is_allowed(recapcast: Command, page: str) -> None:
    refused = recapcast("facts", page)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--allow-private" in refused.stderr
    done = recapcast("facts", page, "--allow-private")
    facts = loads(done.stdout, "f")
    assert facts.article is not None
    assert (facts.article.path, facts.headline.text) == (page, "The ferry is back")


def test_an_address_is_an_episode_named_after_its_last_part(recapcast: Command, page: str) -> None:
    first = recapcast("script", page, "--allow-private")
    assert first.returncode == 0
    (facts,) = (recapcast.folder / "scripts_text").glob("ferry-news-??????.facts.yaml")
    facts.write_text(facts.read_text(encoding="utf-8") + "tags: [boats]\n", encoding="utf-8")
    again = recapcast("script", page, "--allow-private")
    assert f"are taken from scripts_text/{facts.name}, which has been corrected." in again.stderr
    assert again.stdout == first.stdout
    assert f"\nsource: {facts.name}\n" in again.stdout
