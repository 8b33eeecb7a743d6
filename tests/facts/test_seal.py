import pytest

from recapcast.article.model import Article
from recapcast.facts.load import loads
from recapcast.facts.model import Cites, Facts, Text
from recapcast.facts.seal import is_untouched, sealed

CITES = Cites(path="../a.txt", digest=Article("Some text.").digest)
FACTS = Facts(headline=Text(text="The ferry is back"), tags=["boats"])


@pytest.mark.parametrize("is_json", [False, True])
def test_a_sealed_document_is_untouched_until_a_letter_changes(is_json: bool) -> None:
    text = sealed(FACTS, CITES, {("headline",): ["a comment"]}, is_json=is_json)
    assert is_untouched(text)
    assert not is_untouched(text.replace("ferry", "fairy"))
    assert not is_untouched(text + "\n")


@pytest.mark.parametrize("is_json", [False, True])
def test_the_seal_changes_nothing_else(is_json: bool) -> None:
    read = loads(sealed(FACTS, CITES, is_json=is_json), "f", is_json=is_json)
    assert read.article is not None
    assert (read.article.path, read.article.digest) == (CITES.path, CITES.digest)
    assert read.model_copy(update={"article": None}) == FACTS


@pytest.mark.parametrize("text", ["", "headline: h\n", "headline: h\narticle:\n  extracted: sha256-0123456789ab\n"])
def test_a_document_of_a_persons_own_is_not_untouched(text: str) -> None:
    assert not is_untouched(text)


@pytest.mark.parametrize("is_json", [False, True])
def test_a_text_that_looks_like_a_seal_hides_none(is_json: bool) -> None:
    facts = FACTS.model_copy(
        update={"headline": Text(text="word " * 20 + "extracted: sha256-0123456789ab " + "word " * 19)}
    )
    assert is_untouched(sealed(facts, CITES, is_json=is_json))
