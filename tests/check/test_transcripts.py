import json

import pytest

from tests.check.damaged import Made

FIRST = "This is the first line,"


@pytest.mark.parametrize("suffix", [".vtt", ".srt", ".transcript.json"])
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"words", b"WEBVTT\n", b"{}", b"[" * 100000, b"1\n", b"caf\xe9"]
)
def test_what_is_no_transcript_is_named(made: Made, suffix: str, content: bytes) -> None:
    made.path(suffix).write_bytes(content)
    made.sign()
    (found,) = made.only("transcript")
    assert found.startswith(f"story{suffix}: expected a transcript that can be read, found ")


@pytest.mark.parametrize("suffix", [".vtt", ".srt", ".transcript.json"])
def test_words_that_were_changed_are_named(made: Made, suffix: str) -> None:
    made.edit(suffix, "second", "third")
    found = "\n".join(made.only("transcript"))
    assert f'story{suffix}, line 2 ("The second line comes after it.") at 0:0' in found
    assert "third line comes" in found


@pytest.mark.parametrize("suffix", [".vtt", ".transcript.json"])
def test_another_speaker_is_named(made: Made, suffix: str) -> None:
    made.edit(suffix, "Ann Other", "Bob")
    assert 'expected the speaker "Ann Other", found "Bob"' in "\n".join(made.only("transcript"))


def test_another_speaker_in_srt_is_named(made: Made) -> None:
    made.edit(".srt", "Ann Other: ", "Bob: ")
    assert 'expected "Ann Other: It was' in "\n".join(made.only("transcript"))


def without_a_block(made: Made, suffix: str, number: int) -> None:
    blocks = made.path(suffix).read_text(encoding="utf-8").split("\n\n")
    del blocks[number]
    if suffix == ".srt":
        blocks = [f"{count}\n{block.partition(chr(10))[2]}" for count, block in enumerate(blocks, 1)]
    made.path(suffix).write_text("\n\n".join(blocks), encoding="utf-8")
    made.sign()


@pytest.mark.parametrize(("suffix", "number"), [(".vtt", 2), (".srt", 2)])
def test_a_cue_that_is_gone_is_named(made: Made, suffix: str, number: int) -> None:
    without_a_block(made, suffix, number)
    assert any(
        (f"story{suffix}, line" in found and "found none" in found) or 'found "' in found
        for found in made.only("transcript")
    )


def test_a_segment_that_is_gone_is_named(made: Made) -> None:
    content = json.loads(made.path(".transcript.json").read_text(encoding="utf-8"))
    del content["segments"][1]
    made.path(".transcript.json").write_text(json.dumps(content), encoding="utf-8")
    made.sign()
    found = "\n".join(made.only("transcript"))
    assert "story.transcript.json, line 2" in found
    assert "expected 4 segments, as story.vtt has cues, found 3" in found


@pytest.mark.parametrize("suffix", [".vtt", ".srt"])
def test_cues_out_of_order_are_named(made: Made, suffix: str) -> None:
    blocks = made.path(suffix).read_text(encoding="utf-8").strip().split("\n\n")
    blocks[-1], blocks[-2] = blocks[-2], blocks[-1]
    if suffix == ".srt":
        blocks = [f"{count}\n{block.partition(chr(10))[2]}" for count, block in enumerate(blocks, 1)]
    made.path(suffix).write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    made.sign()
    assert "or later, in time order, found 0:0" in "\n".join(made.only("transcript"))


@pytest.mark.parametrize(("suffix", "point"), [(".vtt", "."), (".srt", ",")])
@pytest.mark.parametrize(
    ("times", "says"),
    [
        (("00:00:00.100", None), "expected it within line 1, 0:00.314 to 0:0"),
        ((None, "00:00:09.000"), "expected an end after its start, by 7 s at the most"),
        ((None, "00:00:00.100"), "expected an end after its start, by 7 s at the most"),
        (("99:00:00.300", "99:00:01.000"), "expected it within line 4"),
    ],
)
def test_a_cue_out_of_its_line_is_named(
    made: Made, suffix: str, point: str, times: tuple[str | None, str | None], says: str
) -> None:
    line = next(line for line in made.path(suffix).read_text(encoding="utf-8").splitlines() if "-->" in line)
    new = [
        given.replace(".", point) if given else there for given, there in zip(times, line.split(" --> "), strict=True)
    ]
    made.edit(suffix, line, " --> ".join(new))
    assert says in "\n".join(made.only("transcript"))


def test_times_that_differ_between_the_files_are_named(made: Made) -> None:
    made.edit(".transcript.json", '"endTime": ', '"endTime": 0.5, "x": ')
    assert "story.transcript.json, segment 1: expected cue 1 of story.vtt, 0:00.314 to" in "\n".join(
        made.only("transcript")
    )
    made.edit(".srt", "00:00:00,314", "00:00:00,315")
    assert 'story.srt, line 1 ("This is the first' in "\n".join(made.only("transcript"))


def test_a_file_that_the_manifest_does_not_list_is_named(made: Made) -> None:
    made.say(lambda manifest: manifest["files"].pop(0))
    assert "story.json, `files`: expected a file that ends in .vtt, found none" in map(str, made.misses())
