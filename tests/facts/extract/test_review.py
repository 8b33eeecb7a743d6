from recapcast.article.model import Article, Span
from recapcast.facts.extract.review import sentences
from recapcast.facts.model import Facts, Person, Point, Quote, Text

TEXT = (
    "The ferry is back\n\n"
    "The old ferry crossed to Tern Point on Monday. The mayor, Ann Ruiz, was on board.\r\n"
    'She waved\u2028and said: "Nobody will have to row any more. We are all glad of it."\n'
)


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_each_item_is_shown_with_its_whole_sentence() -> None:
    words = "Nobody will have to row any more. We are all glad of it."
    facts = Facts(
        headline=Text(text="The ferry is back", at=at("The ferry is back")),
        key_points=[Point(text="crossed to Tern Point", at=at("crossed to Tern Point")), Point(text="no place")],
        people=[Person(name=Text(text="Ann Ruiz"), at=at("Ann Ruiz"))],
        quotes=[Quote(text=Text(text=words), at=at(words))],
    )
    found = sentences(facts, Article(TEXT))
    assert found["headline",] == ("The ferry is back",)
    assert found["key_points", 0] == ("The old ferry crossed to Tern Point on Monday.",)
    assert ("key_points", 1) not in found
    assert found["people", 0] == ("The mayor, Ann Ruiz, was on board.",)
    assert found["quotes", 0][0].startswith("She waved and said:")
    assert found["quotes", 0][0].endswith('We are all glad of it."')


def test_what_is_in_no_sentence_is_shown_with_its_line() -> None:
    article = Article(TEXT, debris=(Span(0, TEXT.index("\r\n")),))
    facts = Facts(headline=Text(text="ferry", at=at("ferry")))
    assert sentences(facts, article) == {("headline",): ("The ferry is back",)}
