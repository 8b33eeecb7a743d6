import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.script.spoken.lexicon import Entry, Found, Lexicon
from recapcast.script.spoken.phonemes import marked


def words(text: str, *entries: str, language: str = "en") -> list[str]:
    """What is found of entries in a text, as it is written there."""
    lexicon = Lexicon([Entry(entry, "x") for entry in entries], language)
    return [text[found.start : found.end] for found in lexicon.found(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kim ate", ["Kim"]),
        ("Kimchi", []),
        ("Akim", []),
        ("Kim2", []),
        ("Kim_2", []),
        ("Kimé", []),
        ("Kim\u0301", []),
        ("(Kim), “Kim”: Kim!", ["Kim", "Kim", "Kim"]),
        ("Kim's and Kim’s", ["Kim", "Kim"]),
        ("a Kim-led team", ["Kim"]),
        ("Kim/Lee", ["Kim"]),
        ("Kim. Then", ["Kim"]),
        ("", []),
    ],
)
def test_an_entry_is_found_as_a_whole_word(text: str, found: list[str]) -> None:
    assert words(text, "Kim") == found


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("Polish", ["Polish", "POLISH"]),
        ("polish", ["Polish", "polish", "POLISH", "pOLISH"]),
        ("POLISH", ["POLISH"]),
        ("pOLISH", ["POLISH", "pOLISH"]),
    ],
)
def test_capitals_in_an_entry_are_meant_and_small_letters_stand_for_any(entry: str, found: list[str]) -> None:
    assert words("Polish polish POLISH pOLISH", entry) == found


def test_an_entry_in_its_case_goes_over_one_in_any() -> None:
    for given_entries in ([("polish", "a"), ("Polish", "b")], [("Polish", "b"), ("polish", "a")]):
        lexicon = Lexicon([Entry(*entry) for entry in given_entries], "en")
        assert [found.entry.say for found in lexicon.found("Polish polish")] == ["b", "a"]


def test_an_entry_in_capitals_goes_over_a_shouted_one() -> None:
    lexicon = Lexicon([Entry("Us", "a"), Entry("US", "b")], "en")
    assert [found.entry.say for found in lexicon.found("Us US")] == ["a", "b"]


def test_the_longest_entry_is_found_first() -> None:
    entries = ("Nam", "Nam Hye-seung", "Hye", "Hye-seung")
    assert words("Nam Hye-seung, Hye-seung, Nam, Hye", *entries) == ["Nam Hye-seung", "Hye-seung", "Nam", "Hye"]


def test_what_was_found_is_no_part_of_what_follows() -> None:
    assert words("a.b", "a.", ".b") == ["a."]


def test_of_two_entries_of_one_word_the_first_holds() -> None:
    lexicon = Lexicon([Entry("Kim", "first"), Entry("Kim", "second")], "en")
    assert list(lexicon.found("Kim")) == [Found(0, 3, Entry("Kim", "first"))]


def test_entries_may_hold_signs_and_begin_with_one() -> None:
    entries = ("C#", "Node.js", ".NET", "@tern_point", "O'Brien", "K-pop", "24/7")
    text = "C#, Node.js, .NET, @tern_point, O’Brien, K‑pop, 24/7"
    assert words(text, *entries) == text.split(", ")


@pytest.mark.parametrize(
    "text", ["https://kim.example/kim", "kim@example.com", "@kim", "#kim", "kim.example.com", "www.kim.org", "@a.kim"]
)
def test_no_entry_is_found_within_an_address_or_a_handle(text: str) -> None:
    assert words(text, "kim", "example", "https", "com") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("해인은 노래", ["해인"]),
        ("해인이는, 해인에게도", ["해인", "해인"]),
        ("해인입니다.", ["해인"]),
        ("해인 씨", ["해인"]),
        ("해인사에서", []),
        ("김해인", []),
        ("OST를", ["OST"]),
    ],
)
def test_korean_particles_may_follow_an_entry(text: str, found: list[str]) -> None:
    assert words(text, "해인", "OST", language="ko") == found


def test_particles_follow_in_korean_alone() -> None:
    assert words("해인은", "해인", language="en") == []


def test_the_longest_korean_entry_goes_before_one_with_a_particle() -> None:
    assert words("해인이 해인은", "해인", "해인이", language="ko") == ["해인이", "해인"]


def test_where_no_spaces_are_written_an_entry_is_found_anywhere() -> None:
    assert words("今日は東京都に行く", "東京", language="ja") == ["東京"]
    assert words("今日は東京都に行く", "東京", "東京都", language="zh") == ["東京都"]


def test_a_letter_that_is_two_in_capitals_is_found_as_it_is_written() -> None:
    assert words("Straße straße İzmir Kim", "Straße", "İzmir", "kim") == ["Straße", "İzmir", "Kim"]


def test_no_entries_find_nothing() -> None:
    assert words("Kim ate") == []


def test_an_entry_of_signs_alone_is_never_found() -> None:
    assert words("Who, ??? or Kim", "???", "Kim") == ["Kim"]


@pytest.mark.parametrize(
    ("entry", "ipa", "said"),
    [
        (Entry("Kim", "gim"), False, "gim's book"),
        (Entry("Kim", "gim"), True, "gim's book"),
        (Entry("Kim", "gim", "kɪm"), False, "gim's book"),
        (Entry("Kim", "gim", "kɪm"), True, f"{marked('kɪmz')} book"),
        (Entry("Kim", None, "kɪm"), True, f"{marked('kɪmz')} book"),
        (Entry("Kim", None, "kɪm"), False, "Kim's book"),
    ],
)
def test_phonemes_go_to_voices_that_take_them_and_respellings_to_others(entry: Entry, ipa: bool, said: str) -> None:
    text = "Kim's book"
    for start, end, spoken in reversed(list(Lexicon([entry], "en").said(text, ipa=ipa))):
        text = text[:start] + spoken + text[end:]
    assert text == said


def test_a_possessive_is_of_english_alone() -> None:
    assert [end for _, end, _ in Lexicon([Entry("Kim", None, "kɪm")], "de").said("Kim's", ipa=True)] == [3]


ENTRY = st.text(alphabet="aAbßİ가東 -'’.@", min_size=1, max_size=6).filter(lambda word: any(map(str.isalnum, word)))


@given(st.text(alphabet="aAbßİ가은東 -'’.@", max_size=40), st.lists(ENTRY, max_size=6), st.sampled_from(["en", "ko"]))
def test_what_is_found_is_in_order_and_is_the_entry(text: str, entries: list[str], language: str) -> None:
    found = list(Lexicon([Entry(word, "x") for word in entries], language).found(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    for start, end, entry in found:
        same = text[start:end].translate(str.maketrans("’", "'")).casefold()
        assert 0 <= start < end <= len(text)
        assert same == entry.word.translate(str.maketrans("’", "'")).casefold()


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("piece", ["a", "a ", "가", "a.", "@", "Kim ", "a-", "東"])
def test_a_long_text_takes_time_by_its_length_alone(piece: str, language: str) -> None:
    lexicon = Lexicon([Entry(word, "x") for word in ("Kim", "a b", "가나", "a-b-c", "東京")], language)
    spent = []
    for size in (5_000, 50_000):
        start = time.process_time()
        list(lexicon.found((piece * size)[:size]))
        spent.append(time.process_time() - start)
    assert spent[1] < 40 * spent[0] + 0.2  # by its square it would be a hundred times as long
