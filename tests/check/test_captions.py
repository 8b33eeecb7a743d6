import contextlib
import re
from pathlib import Path

import pytest
import webvtt
from hypothesis import example, given
from hypothesis import strategies as st

from recapcast.check.captions import ReadCue, read
from recapcast.publish import transcript
from recapcast.publish.cues import Cue
from recapcast.units import Milliseconds

CUES = [
    Cue("Ann & Bob", "a < b & c <b>", ("a < b", "& c <b>"), Milliseconds(0), Milliseconds(1500)),
    Cue("Ann", "소식 {\\an8}", ("소식 {\\an8}",), Milliseconds(3_600_000), Milliseconds(360_007_001)),
]  # fmt: skip


def test_what_is_printed_is_read() -> None:
    found = read(transcript.to_webvtt(CUES), ".vtt")
    assert found == [(0, 1500, "Ann & Bob", "a < b\n& c <b>"), (3_600_000, 360_007_001, "Ann", "소식 {\\an8}")]
    assert [cue[:2] for cue in read(transcript.to_srt(CUES), ".srt")] == [cue[:2] for cue in found]
    assert read(transcript.to_json(CUES), ".json") == [ReadCue(c.start, c.end, c.speaker, c.text) for c in CUES]


def milliseconds(clock: str) -> int:
    hours, minutes, seconds = clock.split(":")
    return (int(hours) * 60 + int(minutes)) * 60_000 + round(float(seconds) * 1000)


def test_times_are_those_that_webvtt_py_reads() -> None:
    Path("a.vtt").write_bytes(transcript.to_webvtt(CUES))
    found = read(Path("a.vtt").read_bytes(), ".vtt")
    assert [(milliseconds(cue.start), milliseconds(cue.end)) for cue in webvtt.read("a.vtt").captions] == [
        cue[:2] for cue in found
    ]


@pytest.mark.parametrize(
    ("content", "suffix", "says"),
    [
        ("WEBVTT", ".vtt", "it has no cue"),
        ("WEBVTT x\n\n", ".vtt", "line 1: expected `WEBVTT` alone, found 'WEBVTT x'"),
        ("WEBVTT\n\n00:00 --> 00:01\n<v A>b", ".vtt", "line 3: expected a cue's times"),
        ("WEBVTT\n\n00:00:00.000 --> 00:00:61.000\n<v A>b", ".vtt", "line 3: expected a cue's times"),
        ("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nb", ".vtt", "line 4: expected words in a voice"),
        ("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n", ".vtt", "line 4: expected words in a voice"),
        ("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n<v A>b<i>", ".vtt", "line 4: expected words in a voice"),
        ("2\n00:00:00,000 --> 00:00:01,000\nb", ".srt", "line 1: expected the cue's number, 1"),
        ("1\n00:00:00.000 --> 00:00:01.000\nb", ".srt", "line 2: expected a cue's times"),
        ("1", ".srt", "line 2: expected a cue's times"),
        ("1\n00:00:00,000 --> 00:00:01,000\n", ".srt", "line 3: expected words, found 'nothing'"),
        ("[]", ".json", "expected a mapping with `version`"),
        ('{"version": "1.0.0", "segments": 1}', ".json", "expected a mapping with `version`"),
        ('{"version": "1.0.0", "segments": []}', ".json", "it has no cue"),
        ('{"version": "1.0.0", "segments": [1]}', ".json", "segment 1: expected speaker, startTime"),
        (
            '{"version": "1.0.0", "segments": [{"startTime": NaN, "endTime": 1, "speaker": "", "body": ""}]}',
            ".json",
            "segment 1",
        ),
        (
            '{"version": "1.0.0", "segments": [{"startTime": true, "endTime": 1, "speaker": "", "body": ""}]}',
            ".json",
            "segment 1",
        ),
        (
            '{"version": "1.0.0", "segments": [{"startTime": 0, "endTime": 1e999, "speaker": "", "body": ""}]}',
            ".json",
            "segment 1",
        ),
        (
            '{"version": "1.0.0", "segments": [{"startTime": 0, "endTime": 1, "speaker": 1, "body": ""}]}',
            ".json",
            "expected text",
        ),
        ("[" * 100_000, ".json", "nest too deep"),
    ],
)
def test_what_is_not_right_is_told_with_its_line(content: str, suffix: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        read(content.encode(), suffix)


@given(
    st.binary(max_size=200), st.sampled_from([b"WEBVTT\n\n", b"1\n", b""]), st.sampled_from([".vtt", ".srt", ".json"])
)
@example(b"\x1c", b"", ".vtt")  # white space to Python's text, and not to its bytes
@example(b"\xef\xbb\xbf", b"", ".srt")
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes, suffix: str) -> None:
    with contextlib.suppress(ValueError):
        assert read(start + data, suffix)
