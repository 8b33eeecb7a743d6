from datetime import date

import pytest
from pydantic import ValidationError

from recapcast.article.model import Span
from recapcast.errors import DocumentError
from recapcast.facts.load import loads
from recapcast.facts.model import Facts


def read(text: str) -> Facts:
    return loads("headline: h\n" + text, "f")


def refusal(text: str) -> str:
    with pytest.raises(DocumentError) as caught:
        read(text)
    return str(caught.value)


def test_a_headline_alone_is_enough() -> None:
    facts = loads("headline: Something happened", "f")
    assert facts.headline.text == "Something happened"
    assert (facts.language, facts.published, facts.quotes) == ("en", None, [])


def test_a_text_is_a_plain_string_or_carries_its_place() -> None:
    facts = read("summary: {text: s, at: 844-918}\nkey_points: [p, {text: q, at: 1-2}]")
    assert facts.summary is not None
    assert facts.summary.at == Span(844, 918)
    assert [point.at for point in facts.key_points] == [None, Span(1, 2)]


def test_a_key_point_may_be_somebodys_own_words() -> None:
    facts = read("key_points: [p, {text: I did, at: 1-2, speaker: Ann}, {text: So it is, speaker: }]")
    assert [point.speaker and point.speaker.text for point in facts.key_points] == [None, "Ann", None]


@pytest.mark.parametrize("field", ["key_points", "background", "outlook"])
def test_one_text_may_stand_without_its_list(field: str) -> None:
    assert [text.text for text in getattr(read(f"{field}: only one"), field)] == ["only one"]


def test_a_figure_keeps_its_digits_as_written() -> None:
    text = "figures: [{label: a, value: 3.10}, {label: b, value: 007}, {label: c, value: '8,412'}]"
    assert [figure.value for figure in read(text).figures] == ["3.10", "007", "8,412"]


def test_a_person_is_found_by_name_and_by_alias() -> None:
    facts = read("people: [{name: Kim Soo-hyun, aliases: [Kim Soohyun], role: actor}]")
    assert facts.person("Kim Soohyun") is facts.person("Kim Soo-hyun") is facts.people[0]
    assert facts.person("Kim Ji-won") is None


def test_language_tags_take_their_standard_spelling() -> None:
    assert [read(f"language: {tag}").language for tag in ("EN", "en_us", "zh-hant-tw")] == [
        "en",
        "en-US",
        "zh-Hant-TW",
    ]


@pytest.mark.parametrize("tag", ["english", "e", "xx", "12", "日本語"])
def test_what_is_no_language_is_refused(tag: str) -> None:
    assert "expected a language tag" in refusal(f'language: "{tag}"')


def test_a_date_is_read() -> None:
    assert read("published: 2024-04-29").published == date(2024, 4, 29)


@pytest.mark.parametrize("day", ["29.4.2024", "2024-13-01", "2024-02-30", "today", "20240429", "2024-04-29T10:00"])
def test_what_is_no_date_is_refused(day: str) -> None:
    assert refusal(f"published: {day}").endswith(f"expected a date such as 2024-04-29, found {found(day)}")


def found(written: str) -> str:
    return f"the number {written}" if written.isdigit() else f'the text "{written}"'


def test_texts_of_the_users_own_carry_their_places_too() -> None:
    extra = read("extra: {a: x, b: [{text: y, at: 3-4}], c: {d: 5, e: true}}").extra
    assert extra["a"].text == "x"
    assert extra["b"][0].at == Span(3, 4)
    assert extra["c"] == {"d": 5, "e": True}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("summary: {text: s, at: 9-3}", "2:24: summary.at: a span runs from a lower to a higher number, found 9-3"),
        ("summary: {text: s, at: 9}", "2:24: summary.at: expected a span of characters such as 844-918, found the number 9"),
        ("people: [Bob]", '2:10: people[0]: expected a mapping (key: value), found the text "Bob"'),
        ("quotes: [{speaker: Bob}]", "2:10: `quotes[0].text` is needed, and is not given"),
        ('background: ["a\\x00"]', "2:14: background[0]: the character U+0000 can not be spoken or stored: take it out"),
        ("summary: ''", "2:10: summary: expected text, found nothing"),
        ("summary: '...'", "2:10: summary: expected words, found '...', in which nothing can be spoken"),
        ("background: {text: x, foo: 1}", "2:23: unknown key `background.foo`; known here: at, text"),
        ("tags: news", '2:7: tags: expected a list, found the text "news"'),
        ("extra: [1]", "2:8: extra: expected a mapping (key: value), found a list"),
    ],
)  # fmt: skip
def test_what_breaks_the_format_is_refused_in_its_place(text: str, says: str) -> None:
    assert refusal(text) == f"f:{says}"


def test_a_place_is_in_the_one_article_that_the_facts_are_about() -> None:
    with pytest.raises(ValueError, match="expected a span of characters such as 844-918"):
        Facts.model_validate({"headline": {"text": "h", "at": "2:1-9"}})


@pytest.mark.parametrize("written", ["unknown", "Unknown", " UNKNOWN "])
def test_an_unknown_speaker_is_none(written: str) -> None:
    (quote,) = read(f"quotes: [{{text: So be it, speaker: '{written}'}}]").quotes
    assert quote.speaker is None


@pytest.mark.parametrize("written", ["unknown", "Unknown", " UNKNOWN ", "{text: unknown, at: 1-2}"])
def test_a_key_point_of_an_unknown_speaker_is_refused_with_its_line(written: str) -> None:
    written = written if written.startswith("{") else repr(written)
    message = refusal(f"key_points:\n- {{text: I had no key, speaker: {written}}}")
    assert message.startswith("f:3:")
    assert "expected the name of whoever says it" in message


def test_a_speaker_called_something_like_unknown_speaks() -> None:
    (quote,) = read("quotes: [{text: So be it, speaker: Unknown Pleasures}]").quotes
    assert quote.speaker is not None


def test_what_is_no_digest_of_an_article_is_refused() -> None:
    article = read("article: {path: a.txt, digest: " + "0" * 63 + "a}").article
    assert article is not None
    assert article.path == "a.txt"
    for digest in ("0" * 63, "G" * 64, "A" * 64):
        assert "article.digest: expected a SHA-256" in refusal(f"article: {{path: a.txt, digest: '{digest}'}}")


@pytest.mark.parametrize("say", ["", "  ", "!", "a\0"])
def test_a_name_can_not_be_said_as_nothing(say: str) -> None:
    for part in ({"people": [{"name": "Kim", "say": say}]}, {"works": [{"title": "Kim", "say": say}]}):
        with pytest.raises(ValidationError):
            Facts.model_validate({"headline": "h", **part})
