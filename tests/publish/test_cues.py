import re
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recapcast.episode.format import RATE
from recapcast.episode.join import Placed
from recapcast.publish.cues import LONGEST, Cue, Piece, build, cut, in_pieces, speaker
from recapcast.script.model import Line
from recapcast.speech.clip import Mark, ascending
from recapcast.units import Samples

WIDTHS = {
    **dict.fromkeys("aBé?.,;:-–\"'()«»¿<>&{}\\0 ", 1),
    **dict.fromkeys("가힣漢字あんアー。、「」！（）", 2),
    **dict.fromkeys("👩👧🎉", 2),
    **dict.fromkeys("\u0301\u200d\ufe0f\u1161", 0),
}
"""Characters and the columns that they take, told by hand; the last four are shown with the one before."""
JOINED = re.compile("(?<=\u200d)[👩👧🎉]")
"""What takes no columns of its own either."""
SPACED = "aBé?.,;:-–\"'()«»¿<>&0가힣"
"""Those of scripts that put spaces between words."""


def at(seconds: float) -> Samples:
    return Samples(round(seconds * RATE))


def lasting(seconds: float, *texts: str, role: str = "N", name: str | None = None, gap: float = 0.5) -> list[Placed]:
    """Lines of that length, one after another."""
    starts = [gap + number * (seconds + gap) for number in range(len(texts))]
    lines = zip(texts, starts, strict=True)
    return [Placed(Line(role, text, name), at(start), at(start + seconds)) for text, start in lines]


def rows(text: str, columns: int = 42, rate: float = 15) -> list[tuple[str, ...]]:
    """What is shown of a line that is spoken at `rate` characters a second."""
    return [cue.rows for cue in build(lasting(len(text) / rate, text), columns)]


def width(row: str) -> int:
    return sum(WIDTHS[character] for character in JOINED.sub("", row))


def bare(text: str) -> str:
    return "".join(text.split())


@st.composite
def spoken(draw: st.DrawFn, alphabet: str = "".join(WIDTHS), longest_word: int = 60) -> list[Placed]:
    """Lines of any words at any speed that leaves a cue its millisecond, with any silence between them, or none."""
    lines, end = [], 0
    words = st.lists(st.text(alphabet.replace(" ", ""), min_size=1, max_size=longest_word), min_size=1, max_size=40)
    for _ in range(draw(st.integers(1, 4))):
        text = " ".join(draw(words))
        assume(any(character.isalnum() for character in text))
        start = end + draw(st.integers(0, 2 * RATE))
        end = start + int((len(text) + 2) / draw(st.sampled_from([0.1, 2, 14, 16.5, 17, 30, 300, 900])) * RATE)
        lines.append(Placed(Line(draw(st.sampled_from("AB")), text), Samples(start), Samples(end)))
    return lines


@st.composite
def timed(draw: st.DrawFn) -> list[Placed]:
    """The same, where some words are known to begin anywhere in the line's time."""
    marks = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=20)
    return [with_marks(placed, *draw(marks)) for placed in draw(spoken())]


def with_marks(placed: Placed, *at: tuple[float, float]) -> Placed:
    """A line with marks at those shares of its text and of its time, as far as they ascend."""
    characters, samples = len(placed.line.text), placed.end - placed.start
    shares = sorted(Mark(round(text * characters), Samples(round(time * samples))) for text, time in at)
    marks = (
        mark._replace(sample=Samples(placed.start + mark.sample)) for mark in ascending(shares, characters, samples)
    )
    return replace(placed, marks=tuple(marks))


def of_line(cues: list[Cue], lines: list[Placed]) -> list[tuple[Placed, list[Cue]]]:
    """Each line with its cues, which are those that end after it begins and begin before it ends."""
    inside = [
        [cue for cue in cues if cue.end > placed.start * 1000 / RATE and cue.start < placed.end * 1000 / RATE]
        for placed in lines
    ]
    assert sum(map(len, inside)) == len(cues)
    return list(zip(lines, inside, strict=True))


@given(spoken() | timed(), st.sampled_from([32, 42]))
def test_any_line_at_any_speed_gives_cues_that_keep_every_rule(lines: list[Placed], columns: int) -> None:
    cues = build(lines, columns)
    assert all(0 < cue.end - cue.start <= 7000 for cue in cues)
    assert all(before.end <= after.start for before, after in pairwise(cues))
    for placed, of_it in of_line(cues, lines):
        assert placed.start * 1000 <= of_it[0].start * RATE < placed.start * 1000 + RATE
        assert of_it[-1].end * RATE <= placed.end * 1000
        assert {cue.speaker for cue in of_it} == {placed.line.role}
        for cue in of_it:
            assert 1 <= len(cue.rows) <= 2
            assert all(row == row.strip() and row for row in cue.rows)
            assert all(width(row) <= columns for row in cue.rows)
            assert bare("".join(cue.rows)) == bare(cue.text)
        assert bare("".join(cue.text for cue in of_it)) == bare(placed.line.text)


@given(spoken(SPACED, 15), st.sampled_from([32, 42]))
def test_words_that_fit_into_a_row_are_never_cut(lines: list[Placed], columns: int) -> None:
    shown = " ".join(row for cue in build(lines, columns) for row in cue.rows)
    assert shown.split() == " ".join(placed.line.text for placed in lines).split()


@given(spoken("aBé.,", 15))
def test_no_cue_is_faster_than_17_characters_a_second_unless_the_voice_is(lines: list[Placed]) -> None:
    for placed, cues in of_line(build(lines, 42), lines):
        voice = len(placed.line.text) / ((placed.end - placed.start) / RATE)
        for cue in cues:
            # 2 ms: both ends are whole milliseconds
            assert len(cue.text) <= max(17.0, voice) * (cue.end - cue.start + 2) / 1000


@given(spoken() | timed())
def test_a_label_is_the_only_word_that_is_not_the_scripts(lines: list[Placed]) -> None:
    shown = "".join(cue.text for cue in build(lines, 32, labelled=True))
    changes = [number for number, placed in enumerate(lines) if placed.line.role != lines[number - 1].line.role]
    labels = {0, *changes}
    said = "".join(f"{p.line.role}:" * (number in labels) + p.line.text for number, p in enumerate(lines))
    assert bare(shown) == bare(said)


ENGLISH = "The music director praises his voice, his ear for music, and his passion for the track."
SPANISH = "La directora cuenta que, cuando el equipo dudó, surgió un nombre: el del actor, que aceptó encantado."
KOREAN = (
    "음악감독 남혜승은 배우가 아니었다면 이 노래가 완성되지 못했을 것이라고 말하면서, 그의 목소리와 귀를 칭찬했다."
)
JAPANESE = (
    "音楽監督は「この曲は俳優の声がなければ完成しなかった」と語り、その声を称賛した。主題歌は月曜日に公開された。"
)
CHINESE = "音乐总监说，如果没有这位演员，这首歌就不会完整，她还称赞了他的声音和热情。这首歌已于星期一在各大平台发布。"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Short.", [("Short.",)]),
        ("The final scene, in episode sixteen, called for a new song.", [("The final scene, in episode sixteen,", "called for a new song.")]),
        (ENGLISH, [("The music director praises his voice,",), ("his ear for music,", "and his passion for the track.")]),
        (SPANISH, [("La directora cuenta que,", "cuando el equipo dudó, surgió un nombre:"), ("el del actor, que aceptó encantado.",)]),
        (KOREAN, [("음악감독 남혜승은 배우가 아니었다면 이", "노래가 완성되지 못했을 것이라고 말하면서,"), ("그의 목소리와 귀를 칭찬했다.",)]),
        (JAPANESE, [("音楽監督は「この曲は俳優の声がなければ", "完成しなかった」と語り、その声を称賛した。"), ("主題歌は月曜日に公開された。",)]),
        (CHINESE, [("音乐总监说，如果没有这位演员，", "这首歌就不会完整，"), ("她还称赞了他的声音和热情。", "这首歌已于星期一在各大平台发布。")]),
    ],
    ids=["short", "one", "english", "spanish", "korean", "japanese", "chinese"],
)  # fmt: skip
def test_cuts_fall_at_the_ends_of_clauses(text: str, shown: list[tuple[str, ...]]) -> None:
    assert rows(text, rate=7 if "。" in text or "가" in text else 15) == shown


def test_what_has_no_better_border_than_others_is_cut_evenly() -> None:
    first, second = build(lasting(10, "word " * 30), 42)
    assert (len(first.text), len(second.text)) == (74, 74)
    assert rows("字" * 30, rate=7) == [("字" * 15, "字" * 15)]


def test_two_full_rows_are_one_cue() -> None:
    assert rows(f"{'x' * 20} {'x' * 21} {'y' * 42}") == [(f"{'x' * 20} {'x' * 21}", "y" * 42)]
    assert rows(f"{'x' * 42} y") == [("x" * 42, "y")]


def test_a_short_first_sentence_does_not_flash_by() -> None:
    first, *_ = build(
        lasting(6, "Yes. The music director praises his voice and his ear and his passion for this new one."), 42
    )
    assert first.text.startswith("Yes. The music")


def test_a_last_word_is_not_left_to_flash_by() -> None:
    text = (
        "Nobody at the studio had heard the singer say anything about that song in public before yesterday morning."
    )
    assert min(cue.end - cue.start for cue in build(lasting(len(text) / 15, text), 42)) > 2500


def test_a_word_of_400_characters_is_cut_into_full_rows() -> None:
    assert [len(row) for shown in rows("x" * 400, rate=30) for row in shown] == [42] * 9 + [22]
    assert all(len(row) <= 42 for shown in rows(f"See {'x' * 400} there.") for row in shown)


def test_letters_stay_with_their_accents_and_emoji_whole() -> None:
    for letter in ("e\u0301", "👩\u200d👧", "👍\U0001f3fd", "\u1100\u1161\u11a8", "字\ufe0f"):
        for before in ("a", "aa", "aaa", "aaaa"):
            whole = [row for shown in rows(before + letter * 100) for row in shown]
            assert len(whole) > 1
            assert all(len(row.removeprefix(before)) % len(letter) == 0 for row in whole)
            assert all(row.startswith((before, letter)) for row in whole)


def test_closing_marks_and_small_kana_never_begin_a_row() -> None:
    for number in range(1, 40):
        text = f"{'字' * number}「{'字' * number}ァ{'字' * number}」{'字' * 41}ー{'字' * 40}"
        shown = [row for many in rows(text, rate=7) for row in many]
        assert not any(row[0] in "」ァー" for row in shown)
        assert not any(row[-1] == "「" for row in shown)


def test_a_line_of_a_fifth_of_a_second_keeps_its_words_within_it() -> None:
    cues = build(lasting(0.2, "word " * 80), 42)
    assert " ".join(cue.text for cue in cues).split() == ["word"] * 80
    assert (cues[0].start, cues[-1].end) == (500, 700)


def test_more_words_than_milliseconds_give_wider_rows_and_lose_none() -> None:
    cues = build(lasting(0.005, "word " * 1000), 42)
    assert "".join(cue.text for cue in cues).count("word") == 1000
    assert all(500 <= cue.start < cue.end <= 505 for cue in cues)


def test_cues_that_crowd_a_millisecond_take_one_each() -> None:
    text = " ".join(["x" * 41] * 10) + ". y"
    for start in range(0, 441, 7):
        placed = Placed(Line("N", text, "Office for " * 20), Samples(start), Samples(start + 1500))
        cues = build([placed], 42, labelled=True)
        assert cues[-1].text == "y"
        assert all(before.end == after.start for before, after in pairwise(cues))
        assert all(cue.end > cue.start for cue in cues)
        assert start * 1000 <= cues[0].start * RATE
        assert cues[-1].end * RATE <= (start + 1500) * 1000


def test_what_is_spoken_for_longer_than_7_seconds_is_cut_or_ends_early() -> None:
    slow = build(lasting(20, "one two three four"), 42)
    assert [cue.text for cue in slow] == ["one", "two", "three", "four"]
    assert [(cue.start, cue.end) for cue in build(lasting(30, "Oooh"), 42)] == [(500, 500 + LONGEST)]


def test_a_cue_stays_until_the_next_one_of_its_line() -> None:
    first, second = build(lasting(6, ENGLISH), 42)
    assert first.end == second.start
    assert (first.start, second.end) == (500, 6500)
    assert first.end == 500 + 6000 * ENGLISH.index("his ear") // len(ENGLISH)


def test_lines_that_touch_do_not_overlap_by_rounding() -> None:
    for odd in range(1, 50):
        first = Placed(Line("N", "One."), Samples(odd), Samples(44117 + odd))
        second = Placed(Line("N", "Two."), first.end, Samples(90000 + odd))
        one, two = build([first, second], 42)
        assert one.end <= two.start


@given(timed())
def test_the_pieces_of_a_line_are_its_text_and_fill_its_time(lines: list[Placed]) -> None:
    for placed in lines:
        pieces = in_pieces(placed)
        assert "".join(piece.text for piece in pieces) == placed.line.text
        assert all(piece.text and piece.start < piece.end for piece in pieces)
        assert (pieces[0].start, pieces[-1].end) == (placed.start, placed.end)
        assert all(before.end == after.start for before, after in pairwise(pieces))
        assert {piece.start for piece in pieces[1:]} <= {mark.sample for mark in placed.marks}


def test_a_cue_begins_when_its_first_word_does() -> None:
    (line,) = lasting(6, ENGLISH)
    at = ENGLISH.index("his ear")
    marks = (
        Mark(0, Samples(line.start + 99)),
        Mark(at, Samples(line.start + RATE)),
        Mark(at + 4, Samples(line.start + 9 * RATE)),
    )
    first, second = build([replace(line, marks=marks[:2])], 42)
    assert (second.text[:7], first.start, first.end, second.start) == ("his ear", 500, 1500, 1500)
    assert [piece.text for piece in in_pieces(replace(line, marks=marks[:2]))] == [ENGLISH[:at], ENGLISH[at:]]
    assert [piece.text for piece in in_pieces(line)] == [ENGLISH]


def test_times_of_words_are_kept_where_an_engine_tells_them() -> None:
    words = ENGLISH.split()
    starts = [number * 0.3 + 4.0 * (number >= words.index("his")) for number in range(len(words))]
    pieces = [Piece(f"{word} ", at(start), at(start + 0.2)) for word, start in zip(words, starts, strict=True)]
    cues = cut("Ann", pieces, 42)
    assert " ".join(cue.text for cue in cues) == ENGLISH
    for cue in cues:
        assert cue.start == round(starts[ENGLISH[: ENGLISH.index(cue.text)].count(" ")] * 1000)
    assert cues[-1].end == round((starts[-1] + 0.2) * 1000)


@pytest.mark.parametrize(
    ("role", "name", "shown"),
    [("NARRATOR", None, "Narrator"), ("HOST_2", None, "Host 2"), ("NEWS_ANCHOR", None, "News Anchor"), ("QUOTE", "남혜승", "남혜승")],
)  # fmt: skip
def test_who_speaks_is_shown_as_people_write_it(role: str, name: str | None, shown: str) -> None:
    assert speaker(Line(role, "a", name)) == shown


def test_a_label_stands_where_the_speaker_changes_and_takes_no_time() -> None:
    lines = [
        *lasting(2, "One.", "Two.", role="NARRATOR"),
        Placed(Line("QUOTE", ENGLISH, "Ann"), at(6), at(12)),
    ]
    cues = build(lines, 32, labelled=True)
    assert [cue.text for cue in cues][:3] == ["Narrator: One.", "Two.", "Ann: The music director praises his voice,"]
    assert cues[3].start == 6000 + 6000 * ENGLISH.index("his ear") // len(ENGLISH)


def test_no_lines_give_no_cues() -> None:
    assert build([], 42) == []


@pytest.mark.parametrize("text", [ENGLISH * 2, KOREAN * 2, JAPANESE * 2, CHINESE * 2])
def test_3000_lines_take_few_seconds(text: str) -> None:
    lines = lasting(20, *[text] * 3000)
    start = time.process_time()
    assert len(build(lines, 42)) >= 6000
    assert time.process_time() - start < 6


def test_one_endless_line_takes_time_by_its_length_alone() -> None:
    start = time.process_time()
    assert len(build(lasting(20_000, f"{ENGLISH} " * 1500), 42)) >= 3000
    assert len(build(lasting(20_000, "字" * 40_000), 42)) > 900
    assert len(build(lasting(20_000, "x" * 130_000), 42)) > 3000
    assert time.process_time() - start < 12
