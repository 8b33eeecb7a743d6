import html
import json
import re
import subprocess
from pathlib import Path

import imageio_ffmpeg
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from recapcast.episode.join import Placed
from recapcast.publish.cues import Cue, build
from recapcast.publish.transcript import to_json, to_srt, to_webvtt
from recapcast.script.model import Line
from recapcast.units import Milliseconds, Samples

NASTY = "a < b & c > d --> e <b>f</b> &amp; {\\an8}g <00:00:01.000> 1 <v X> NOTE WEBVTT"
NAMES = ["Ann", "A & B", "Q > R", "S < T", "<v U>", "남혜승", "--> V"]
HOUR = 3_600_000
READ = tuple[int, int, str]
"""A cue as a reader gives it: its milliseconds and its text."""


def cue(text: str, name: str = "Ann", start: int = 0, end: int = 1000, rows: tuple[str, ...] = ()) -> Cue:
    return Cue(name, text, rows or (text,), Milliseconds(start), Milliseconds(end))


def milliseconds(clock: str) -> int:
    hours, minutes, seconds, rest = map(int, re.split("[:.,]", clock))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def by_webvtt_py(data: bytes) -> list[READ]:
    read = webvtt.from_string(data.decode(), strict=True).captions
    return [(milliseconds(c.start), milliseconds(c.end), html.unescape(c.text)) for c in read]


def srt_by_webvtt_py(data: bytes) -> list[READ]:
    Path("a.srt").write_bytes(data)
    # Not `text`: it takes all between `<` and `>` for a tag of WebVTT, in SRT as well.
    return [
        (milliseconds(c.start), milliseconds(c.end), parted(c.raw_text)) for c in webvtt.from_srt("a.srt").captions
    ]


def by_ffmpeg(data: bytes, suffix: str) -> list[READ]:
    Path(f"a{suffix}").write_bytes(data)
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "warning", "-xerror", "-i", f"a{suffix}", "-f", "srt", "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b""
    pattern = re.compile(r"^\d+\n(\S+) --> (\S+)\n(.*?)\n\n(?=\d+\n\S+ --> |\Z)", re.DOTALL | re.MULTILINE)
    found = pattern.findall(done.stdout.decode().rstrip("\n") + "\n\n")
    # On its way from WebVTT ffmpeg writes a brace as ASS must.
    return [(milliseconds(a), milliseconds(b), parted(text.replace("\\{{}", "{"))) for a, b, text in found]


def parted(text: str) -> str:
    return text.replace("\u2060", "")


CUES = [
    cue(NASTY, NAMES[0]),
    *(cue(f"I am {name}.", name, number * 2000, number * 2000 + 999) for number, name in enumerate(NAMES[1:], 1)),
    cue("two rows", "Ann", 20_000, 20_500, ("two", "rows")),
    cue("<> < > <1> <é> <<i>> <b one two>", "Ann", 20_500, 21_000, ("<> < > <1> <é> <<i>> <b one", "two>")),
    cue("12", "Ann", 21_000, 21_001),
    cue("late", "Ann", 123 * HOUR + 59 * 60_000 + 59_999, 124 * HOUR),
]
EXPECTED = [(c.start, c.end, "\n".join(c.rows)) for c in CUES]


def test_webvtt_reads_back_in_independent_readers_whatever_the_words_are() -> None:
    data = to_webvtt(CUES)
    assert by_webvtt_py(data) == EXPECTED
    assert by_ffmpeg(data, ".vtt") == EXPECTED
    voices = [html.unescape(c.voice or "") for c in webvtt.from_string(data.decode(), strict=True).captions]
    assert voices == [c.speaker for c in CUES]


def test_srt_reads_back_in_independent_readers_whatever_the_words_are() -> None:
    data = to_srt(CUES)
    assert srt_by_webvtt_py(data) == EXPECTED
    assert by_ffmpeg(data, ".srt") == EXPECTED
    for mark in ("<b>", "-->", "{\\an8}"):
        # what a player would take for a tag, for times or for a place on the screen
        assert mark not in "".join(line for line in data.decode().splitlines(True) if not line[0].isdecimal())


def test_json_reads_back_with_speakers_and_seconds() -> None:
    read = json.loads(to_json(CUES))
    assert read["version"] == "1.0.0"
    assert [(s["speaker"], s["startTime"], s["endTime"], s["body"]) for s in read["segments"]] == [
        (c.speaker, c.start / 1000, c.end / 1000, c.text) for c in CUES
    ]
    assert "남혜승".encode() in to_json(CUES)


def test_the_formats_look_as_people_know_them() -> None:
    cues = [
        cue("One & two.", "A > B", 300, 1500, ("One &", "two.")),
        cue("Three.", "Ann", 100 * HOUR, 100 * HOUR + 1),
    ]
    assert to_webvtt(cues).decode() == (
        "WEBVTT\n\n00:00:00.300 --> 00:00:01.500\n<v A &gt; B>One &amp;\ntwo.\n\n"
        "100:00:00.000 --> 100:00:00.001\n<v Ann>Three.\n"
    )
    assert to_srt(cues).decode() == (
        "1\n00:00:00,300 --> 00:00:01,500\nOne &\ntwo.\n\n2\n100:00:00,000 --> 100:00:00,001\nThree.\n"
    )


def test_a_less_than_sign_that_no_player_minds_stays_as_it_is() -> None:
    assert b"2 > 1 < 2 <3 <b -- {a}" in to_srt([cue("2 > 1 < 2 <3 <b -- {a}")])


def test_no_cues_give_an_empty_transcript() -> None:
    assert (to_webvtt([]), to_srt([])) == (b"WEBVTT\n", b"")
    assert json.loads(to_json([]))["segments"] == []


WORDS = st.text(st.one_of(st.sampled_from("<>&-{}\\ab/;1: \u200f"), st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"])), min_size=1, max_size=60)  # fmt: skip
LINES = st.lists(st.tuples(WORDS, WORDS, st.integers(50, 200_000), st.integers(0, 10**10)), min_size=1, max_size=4)


def placed(drawn: list[tuple[str, str, int, int]]) -> list[Placed]:
    lines, end = [], 0
    for text, name, length, gap in drawn:
        start = end + gap
        end = start + length * 44
        lines.append(Placed(Line("N", f"a{text}", f"n{name}"), Samples(start), Samples(end)))
    return lines


@given(LINES)
def test_any_words_names_and_times_read_back_from_webvtt(drawn: list[tuple[str, str, int, int]]) -> None:
    cues = build(placed(drawn), 42)
    data = to_webvtt(cues)
    assert by_webvtt_py(data) == [(c.start, c.end, "\n".join(c.rows)) for c in cues]
    assert [html.unescape(c.voice or "") for c in webvtt.from_string(data.decode()).captions] == [
        c.speaker for c in cues
    ]


@given(LINES)
@settings(max_examples=25)  # a child process for each
def test_any_words_and_times_read_back_by_ffmpeg(drawn: list[tuple[str, str, int, int]]) -> None:
    cues = build(placed(drawn), 42)
    expected = [(c.start, c.end, "\n".join(c.rows)) for c in cues]
    assert by_ffmpeg(to_webvtt(cues), ".vtt") == expected
    assert by_ffmpeg(to_srt(cues), ".srt") == expected


@given(LINES)
def test_any_words_and_times_read_back_from_srt_and_json(drawn: list[tuple[str, str, int, int]]) -> None:
    cues = build(placed(drawn), 32, labelled=True)
    expected = [(c.start, c.end, parted("\n".join(c.rows))) for c in cues]
    assert srt_by_webvtt_py(to_srt(cues)) == expected
    segments = json.loads(to_json(cues))["segments"]
    assert [(round(s["startTime"] * 1000), round(s["endTime"] * 1000), s["body"]) for s in segments] == [
        (c.start, c.end, c.text) for c in cues
    ]
