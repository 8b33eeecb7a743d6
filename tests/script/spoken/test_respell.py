import re
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Span
from recapcast.script.model import Chapter, Line, Meta, Pause, Script
from recapcast.script.spoken import Spoken, for_the_ear, spoken
from recapcast.script.spoken.lexicon import Entry, Lexicon
from recapcast.script.spoken.phonemes import pieces
from recapcast.script.spoken.respell import rules
from tests.script.spoken import cases

LANGUAGES = ("en", "en-GB", "es", "ko")
NAMES = {rule.name for language in LANGUAGES for rule in rules(language)}
WRITTEN = [written for language in LANGUAGES for written, _ in cases.of(language)]


@pytest.mark.parametrize("file", cases.FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_each_case_is_said_as_its_line_says(file: Path) -> None:
    language = file.parent.name
    said = [(written, spoken(written, language).text) for written, _ in cases.read(file)]
    assert said == cases.read(file)


@pytest.mark.parametrize(
    "file",
    [file for file in cases.FILES if file.stem != "hashtags"],
    ids=lambda file: f"{file.parent.name}-{file.stem}",
)
def test_what_is_in_words_already_stays_as_it_is(file: Path) -> None:
    for _, said in cases.read(file):
        assert spoken(said, file.parent.name).text == said


def test_there_are_enough_cases_and_each_is_there_once() -> None:
    assert len(cases.of("en")) >= 300
    assert min(len(cases.of("es")), len(cases.of("ko"))) >= 60
    for language in LANGUAGES:
        written = [case for case, _ in cases.of(language)]
        assert len(set(written)) == len(written)


def test_every_class_of_english_has_its_cases() -> None:
    files = {file.stem for file in cases.FILES if file.parent.name == "en"}
    assert files == {rule.name for rule in rules("en")}


def test_a_script_for_the_ear_differs_in_its_lines_alone() -> None:
    script = Script(
        Meta(title="Up 5%"), (Chapter("5%"), Line("N", "Up 5%.", "5%", (Span(0, 4),)), Pause(1), Line("N", "Words."))
    )
    ear = for_the_ear(script)
    assert [line.text for line in ear.lines] == ["Up 5 percent.", "Words."]
    assert replace(ear.lines[0], text="Up 5%.") == script.lines[0]
    assert (ear.meta, ear.items[0], ear.items[2:]) == (script.meta, script.items[0], script.items[2:])


def test_other_languages_stay_as_they_are() -> None:
    text = "Le 29/4/2024, 5 % de 20 € à 19:30 (OST) & plus 😀"
    assert spoken(text, "fr") == Spoken(text, tuple(range(len(text))))


def test_nothing_gives_nothing() -> None:
    assert spoken("", "en") == Spoken("", ())


def test_what_would_leave_nothing_to_say_stays() -> None:
    assert spoken("😀 *", "en").text == "😀 *"


def test_what_was_left_out_at_an_end_leaves_no_space_there() -> None:
    assert spoken("❤️ 😀 opened", "en") == Spoken("opened", tuple(range(5, 11)))


def test_an_engine_is_spared_what_it_handles() -> None:
    text = "On 2024-04-29 it cost $5."
    assert spoken(text, "en", frozenset({"dates"})).text == "On 2024-04-29 it cost 5 dollars."
    assert spoken(text, "en", frozenset({"dates", "money", "no such rule"})).text == text


def test_an_engine_that_handles_all_is_given_what_is_written() -> None:
    for language in LANGUAGES:
        for written, _ in cases.of(language):
            assert spoken(written, language, frozenset(NAMES)).text == written


@pytest.mark.parametrize(
    ("written", "said", "where"),
    [
        ("It rose 5% today.", "It rose 5 percent today.", {"It": 0, "rose": 3, "5": 8, "percent": 8, "today": 11}),
        ("Of $1.5bn, all.", "Of 1.5 billion dollars, all.", {"Of": 0, "1.5": 3, "billion": 3, "dollars": 3, "all": 11}),
        ("On Apr. 29, 2024, we", "On April 29th, 2024, we", {"April": 3, "29th": 8, "2024": 12, "we": 18}),
        (
            "On Monday 29 April 2024 we",
            "On Monday the 29th of April 2024 we",
            {"Monday": 3, "the": 10, "29th": 10, "of": 10, "April": 13, "2024": 19, "we": 24},
        ),
        ("World War II ended.", "World War 2 ended.", {"World": 0, "War": 6, "2": 10, "ended": 13}),
        ("😀 Hello", "Hello", {"Hello": 2}),
        ("5 € y 사랑", "5 euros y Sarang", {"5": 0, "euros": 2, "y": 4, "Sarang": 6}),
    ],
)  # fmt: skip
def test_words_come_from_where_they_are_written(written: str, said: str, where: dict[str, int]) -> None:
    got = spoken(written, "es" if "€" in written else "en")
    assert got.text == said
    assert {word: got.origins[said.index(word)] for word in where} == where


FRAGMENTS = st.sampled_from([word for text in WRITTEN for word in text.split()])
ANY = st.one_of(
    st.text(max_size=80),
    st.lists(FRAGMENTS, max_size=12).map(" ".join),
    st.text("019/:.,-–%$€ aApmIVX@#&°½가사😀", max_size=30),
)


@given(ANY, st.sampled_from(LANGUAGES), st.frozensets(st.sampled_from(sorted(NAMES)), max_size=4))
def test_any_text_has_an_origin_for_each_character(text: str, language: str, handled: frozenset[str]) -> None:
    got = spoken(text, language, handled)
    assert len(got.origins) == len(got.text)
    assert all(a <= b for a, b in pairwise(got.origins))
    assert all(0 <= origin < len(text) for origin in got.origins)


@given(ANY, st.sampled_from(LANGUAGES))
def test_nothing_silent_comes_of_what_has_letters(text: str, language: str) -> None:
    if any(character.isalnum() for character in text):
        assert any(character.isalnum() for character in spoken(text, language).text)


PLAIN = st.from_regex(r"[A-Za-zàéñßü][a-zàéñßü]{1,8}[,;?!]?", fullmatch=True).filter(
    lambda word: word.rstrip(",;?!") not in {"vs", "aka", "Dr", "St", "Mt", "Prof"}
)


@given(st.lists(PLAIN, min_size=1, max_size=20).map(" ".join), st.sampled_from(LANGUAGES))
def test_plain_words_come_out_unchanged(text: str, language: str) -> None:
    assert spoken(text, language) == Spoken(text, tuple(range(len(text))))


@pytest.mark.parametrize("language", ["en", "es", "ko"])
@pytest.mark.parametrize("piece", ["1", "1,", "1-", "A.", "a b", "$", "#", "a ", " ", "사 ", "Dr. ", "@a.", "(사"])
def test_a_long_text_takes_time_by_its_length_alone(piece: str, language: str) -> None:
    spent = []
    for size in (5_000, 50_000):
        text = f"{(piece * size)[:size]}a & # @ % / $ - : 5 IVX xm SU *"  # which no rule passes over for want of its signs
        start = time.process_time()
        spoken(text, language)
        spent.append(time.process_time() - start)
    assert spent[1] < 40 * spent[0] + 0.2  # by its square it would be a hundred times as long


def test_every_rule_has_a_plain_name() -> None:
    assert all(re.fullmatch("[a-z]+", name) for name in NAMES)


def lexicon(*entries: Entry, language: str = "en") -> Lexicon:
    return Lexicon(entries, language)


HAEIN = Entry("Haein", "Hay-een", "hɛɪn")


@pytest.mark.parametrize(
    ("entry", "written", "said"),
    [
        (HAEIN, "Haein's song, by HAEIN.", "Hay-een's song, by Hay-een."),
        (Entry("NASA", "nah sah"), "NASA and the OST", "nah sah and the O S T"),
        (Entry("OST", "original song"), "The OST (NASA)", "The original song (NASA)"),
        (Entry("24/7", "all the time"), "Open 24/7 since 2024-04-29", "Open all the time since April 29th, 2024"),
        (Entry("Haein", "hay-een"), "Dr. Haein vs. St. Haein", "Doctor hay-een versus Saint hay-een"),
        (Entry("gif", "GIF & co."), "A GIF & a jpg", "A GIF & co. and a jpg"),
        (Entry("Ost", "5%"), "Ost 5%", "5% 5 percent"),
        (Entry("OST", "OST"), "The OST", "The OST"),
    ],
)
def test_the_users_words_come_before_every_rule_and_no_rule_touches_them(
    entry: Entry, written: str, said: str
) -> None:
    assert spoken(written, "en", lexicon=lexicon(entry)).text == said


def test_the_users_words_hold_in_languages_without_rules() -> None:
    assert spoken("Haein chante", "fr", lexicon=lexicon(HAEIN, language="fr")).text == "Hay-een chante"


def test_the_users_words_hold_for_an_engine_that_handles_all() -> None:
    assert spoken("Haein $5", "en", frozenset(NAMES), lexicon(HAEIN)).text == "Hay-een $5"


def test_phonemes_are_given_to_voices_that_take_them() -> None:
    got = spoken("For $5, Haein's.", "en", lexicon=lexicon(HAEIN), ipa=True)
    assert list(pieces(got.text)) == [("For 5 dollars, ", 0, False), ("hɛɪnz", 16, True), (".", 22, False)]
    assert {got.origins[at] for at in range(15, 22)} == {8}
    assert got.origins[22] == 15


def test_respelled_words_come_from_where_they_are_written() -> None:
    got = spoken("Ask Ida Brandt for 5% now", "en", lexicon=lexicon(Entry("Ida Brandt", "EE da Brahnt")))
    assert got.text == "Ask EE da Brahnt for 5 percent now"
    where = {"Ask": 0, "EE": 4, "da": 4, "Brahnt": 4, "for": 15, "5": 19, "percent": 19, "now": 22}
    assert {word: got.origins[got.text.index(word)] for word in where} == where


def test_a_script_for_the_ear_has_the_users_words() -> None:
    script = Script(Meta(title="Haein"), (Chapter("Haein"), Line("N", "Haein sang.", "Haein")))
    ear = for_the_ear(script, lexicon(HAEIN))
    assert ear == replace(script, items=(Chapter("Haein"), Line("N", "Hay-een sang.", "Haein")))


ENTRIES = st.lists(
    st.builds(Entry, st.sampled_from(sorted({w for t in WRITTEN for w in t.split() if any(map(str.isalnum, w))})),
              st.sampled_from(["x", "a long way round", "5%"]), st.sampled_from([None, "ɛ"])),
    max_size=5,
)  # fmt: skip


@given(ANY, st.sampled_from(LANGUAGES), ENTRIES, st.booleans())
def test_any_text_with_any_entries_has_an_origin_for_each_character(
    text: str, language: str, entries: list[Entry], ipa: bool
) -> None:
    got = spoken(text, language, lexicon=lexicon(*entries, language=language), ipa=ipa)
    assert len(got.origins) == len(got.text)
    assert all(a <= b for a, b in pairwise(got.origins))
    assert all(0 <= origin < len(text) for origin in got.origins)
