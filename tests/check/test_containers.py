import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recapcast.check.containers import kind_of
from recapcast.check.episode import Files, check
from recapcast.check.find import Place, files
from recapcast.episode.format import CONTAINERS
from recapcast.errors import SourceError
from tests.check.conftest import OTHERS, make
from tests.check.damaged import RATE, Made, Sound
from tests.check.test_sound import parted, silenced, span, texts


def test_every_container_is_checked() -> None:
    assert {container.codec: kind_of(container).tagged for container in CONTAINERS.values()} == {
        "mp3": "an ID3 tag",
        "aac": "tags in atoms",
        "opus": "Vorbis comments",
        "flac": "Vorbis comments",
        "pcm_s16le": "an ID3 tag",
    }
    assert {".mp3", *OTHERS} == set(CONTAINERS)


def test_a_good_episode_holds(other: Made) -> None:
    report = check(files(Place(other.path(".json"), other.audio)))
    assert report.misses == ()
    assert report.figures.seconds == pytest.approx(other.manifest["audio"]["seconds"], abs=1e-6)
    assert report.figures.lufs == pytest.approx(-16, abs=0.5)


@pytest.mark.parametrize("suffix", OTHERS)
@pytest.mark.parametrize(
    "body",
    [
        "NARRATOR: One.",
        "[pause: 0s]\n# 소식 🎉\nNARRATOR: 소식.\n[pause: 0s]\n# Two & <b>\nHOST: Two.\n[pause: 0s]\n",
        "\n".join(f"[pause: 0s]\n# {number}\nHOST: {number % 10}." for number in range(260)),
        f"# {'가나다 ' * 60}\nHOST: One.\n# {'x' * 300}\nHOST: Two.",
    ],
    ids=[
        "no chapter",
        "other scripts",
        "more chapters than a byte counts",
        "titles of more bytes than a byte counts",
    ],
)
def test_whatever_is_made_holds(folder: Path, body: str, suffix: str) -> None:
    front = "---\nnarration: 1\ntitle: <소식> & 100%\nlink: https://example.org/ä\ncast: {HOST: 'espeak:en,rate=450'}\n---"
    assert make(folder, f"{front}\n{body}\n", suffix=suffix).misses() == ()


def test_encoded_again_and_otherwise_unchanged_it_holds(other: Made) -> None:
    other.play(lambda samples: samples)
    assert [miss for miss in other.misses() if miss.part not in {"loudness", "peak"}] == []


@pytest.mark.parametrize("number", [1, 4])
def test_a_line_that_is_silent_is_named(other: Made, number: int) -> None:
    other.play(lambda samples: silenced(samples, *span(other, number)))
    (found,) = [str(miss) for miss in other.misses() if miss.part == "line"]
    assert f"line {number} (" in found
    assert "expected speech at about -16 LUFS, found " in found


@pytest.mark.parametrize("shift", [0.055, -0.055])
def test_a_line_that_is_shifted_by_more_than_50_ms_is_named(other: Made, shift: float) -> None:
    start, end = span(other, 2)
    by = round(shift * RATE)

    def change(samples: Sound) -> Sound:
        moved = silenced(samples, start, end)
        moved[start + by : end + by] = samples[start:end]
        return moved

    other.play(change)
    found = [miss for miss in other.misses() if miss.part == "line"]
    assert found
    assert all(miss.where.startswith("line 2 (") for miss in found)


def test_time_that_was_added_makes_it_too_long_and_moves_the_lines_behind(other: Made) -> None:
    start, _ = span(other, 3)
    other.play(lambda samples: parted(samples, start - 2000, 0.06))
    assert {miss.where[:6] for miss in other.misses() if miss.part == "line"} == {"line 3", "line 4"}
    assert "samples), found 0:" in texts(other, "length")


def test_sound_in_a_pause_is_named(other: Made) -> None:
    _, end = span(other, 3)

    def change(samples: Sound) -> Sound:
        samples[end + RATE // 2 : end + RATE // 2 + 40] += 0.2  # a click of 1 ms
        return samples

    other.play(change)
    assert "pause behind line 3 at 0:0" in texts(other, "pause")


@pytest.mark.parametrize("decibels", [-2, 1.5])
def test_an_episode_of_another_loudness_is_named(other: Made, decibels: float) -> None:
    other.play(lambda samples: samples * 10 ** (decibels / 20))
    (found,) = re.findall(r"expected -16 ±0.5 LUFS, found (\S+)", texts(other, "loudness"))
    assert float(found) == pytest.approx(-16 + decibels, abs=0.3)
    assert "dBTP, as when it was made, found" in texts(other, "peak")


def test_clipped_sound_is_named(other: Made) -> None:
    other.play(lambda samples: np.clip(samples * 20, -1, 1))
    assert "dBTP at the most" in texts(other, "peak")
    assert "run(s) of samples at full scale, the first of" in texts(other, "clipping")


def test_silence_from_beginning_to_end_is_named(other: Made) -> None:
    other.play(lambda samples: samples * 0)
    assert "expected speech, found silence from beginning to end" in texts(other, "loudness")


def test_a_changed_byte_is_known_by_the_hash(other: Made) -> None:
    data = bytearray(other.audio.read_bytes())
    data[len(data) // 2] ^= 1
    other.audio.write_bytes(data)
    assert f"story{other.suffix}: expected the SHA-256 " in texts(other, "file")
    assert texts(other, "file").endswith("…: it was changed")


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda data: data[: len(data) * 8 // 10], "frames"),
        (lambda data: data + b"garbage", "frames"),
        (lambda _: b"", "frames"),
        (lambda _: b"no sound at all" * 999, "frames"),
        (lambda data: data[: len(data) * 6 // 10] + data[len(data) * 6 // 10 + 100 :], "frames"),
    ],
    ids=["cut", "something behind", "empty", "something else", "something taken out"],
)
def test_damage_of_the_file_is_named_whatever_its_container(
    other: Made, damage: Callable[[bytes], bytes], says: str
) -> None:
    other.change(damage)
    assert says in other.parts()


def test_a_file_of_another_size_than_the_manifest_tells_is_named(other: Made) -> None:
    size = other.manifest["audio"]["bytes"]
    other.say(lambda manifest: manifest["audio"].update(bytes=5))
    assert other.only("file") == [f"story{other.suffix}: expected 5 bytes, found {size}"]


@pytest.mark.parametrize(
    ("key", "value", "part"),
    [
        ("container", "Ogg", "manifest"),
        ("codec", "mp3", "manifest"),
        ("sample_rate", 22050, "manifest"),
        ("kbit_per_second", 7, "manifest"),
        ("channels", 2, "format"),
        ("seconds", 1.0, "length"),
        ("lufs", -15.5, "loudness"),
        ("dbtp", -8.0, "peak"),
    ],
)
def test_what_the_manifest_says_of_the_file_is_held_against_it(
    other: Made, key: str, value: object, part: str
) -> None:
    other.say(lambda manifest: manifest["audio"].update({key: value}))
    assert part in other.parts()


def test_one_container_under_the_name_of_another_is_named(other: Made) -> None:
    sound = other.audio.read_bytes()
    for suffix in CONTAINERS:
        if suffix != other.suffix:
            there = Made(other.folder, suffix)
            there.audio.write_bytes(sound)
            manifest = there.manifest
            manifest["audio"]["path"] = there.audio.name
            there.path(".json").write_text(json.dumps(manifest), encoding="utf-8")
            assert {"frames", "manifest"} <= there.parts()


def test_a_name_that_ends_in_no_suffix_of_ours_is_named(other: Made) -> None:
    other.audio.rename(other.path(".ogg"))
    other.say(lambda manifest: manifest["audio"].update(path="story.ogg"))
    assert texts(other, "manifest") == (
        'story.json, `audio.path`: expected a name that ends in .mp3, .m4a, .opus, .flac or .wav, found "story.ogg"'
    )


@pytest.mark.parametrize("end", [".vtt", ".srt", ".transcript.json", ".chapters.json"])
def test_what_lies_beside_it_is_checked_as_beside_an_mp3(other: Made, end: str) -> None:
    other.edit(end, "first" if end != ".chapters.json" else "Headline", "other")
    assert other.parts() == {"chapters" if end == ".chapters.json" else "transcript"}


def test_without_its_library_an_m4a_can_not_be_checked_and_says_what_to_install(
    m4a: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    wanted = r"story\.m4a can not be checked: M4A is read .* an extra\. Get it by pip install 'recapcast\[m4a\]'\.$"
    with pytest.raises(SourceError, match=wanted):
        m4a.misses()


def test_without_that_library_the_others_are_checked(other: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    if other.suffix != ".m4a":
        assert other.misses() == ()


@pytest.mark.parametrize("suffix", OTHERS)
def test_any_damage_of_the_file_is_a_miss_and_never_a_traceback(
    goods: Callable[[str], Made], folder: Path, suffix: str
) -> None:
    good = goods(suffix)
    original = good.audio.read_bytes()
    there = files(Place(good.path(".json"), good.audio))
    path = folder / f"damaged{suffix}"
    size = len(original)
    # Most of them in what is no sound, which lies at the beginning, or in a WAV at the end.
    places = st.one_of(st.integers(0, 2000), st.integers(0, size - 1), st.integers(max(0, size - 100_000), size - 1))

    @settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.data())
    def damage(data: st.DataObject) -> None:
        damaged = bytearray(original)
        for place in data.draw(st.lists(places, min_size=1, max_size=20, unique=True)):
            damaged[place] ^= data.draw(st.integers(1, 255))
        first, last = sorted((data.draw(places), data.draw(places)))
        if data.draw(st.booleans()):
            del damaged[first:last]
        path.write_bytes(damaged)
        report = check(Files(there.manifest, there.name, path, there.beside, there.script))
        assert any(miss.part == "file" for miss in report.misses)
        assert all("\n" not in str(miss) for miss in report.misses)

    damage()
