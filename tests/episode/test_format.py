import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.episode import format as formats
from recapcast.episode.format import CHANNELS, CONTAINERS, RATE, SUFFIXES, choose
from recapcast.errors import OutputError, SettingsError


def test_what_nobody_asked_for_otherwise_is_what_the_standards_ask_for() -> None:
    usual = choose(next(iter(CONTAINERS)), stereo=False, bitrate=None)
    assert (usual.container.name, usual.container.rate, usual.channels, usual.kbit) == ("MP3", 44100, 1, 96)
    assert choose(".mp3", stereo=True, bitrate=None).kbit == 128
    assert (RATE, CHANNELS) == (44100, 1)


def test_a_suffix_is_known_in_capitals_too() -> None:
    assert choose(".FLAC", stereo=False, bitrate=None).container.name == "FLAC"
    assert SUFFIXES == ".mp3, .m4a, .opus, .flac or .wav"


@given(st.sampled_from(sorted(CONTAINERS)), st.booleans(), st.integers(-1000, 1000))
def test_a_bit_rate_is_taken_or_refused_with_all_that_are_taken(suffix: str, stereo: bool, bitrate: int) -> None:
    container = CONTAINERS[suffix]
    taken = container.bitrates.get(2 if stereo else 1)
    if taken is None or bitrate in taken:
        chosen = choose(suffix, stereo=stereo, bitrate=bitrate)
        assert (chosen.kbit, chosen.channels) == (bitrate if taken else None, 2 if stereo else 1)
        return
    with pytest.raises(SettingsError) as refused:
        choose(suffix, stereo=stereo, bitrate=bitrate)
    told = re.search(r"takes ([\d, ]+) \(kbit/s\)", str(refused.value))
    assert told is not None
    assert tuple(map(int, told[1].split(", "))) == taken
    assert str(refused.value).startswith(f"`bitrate` is {bitrate}, and {container.name} with ")


def test_what_is_usual_is_among_what_is_taken() -> None:
    for container in CONTAINERS.values():
        assert container.usual.keys() == container.bitrates.keys()
        assert all(kbit in container.bitrates[channels] for channels, kbit in container.usual.items())


def test_without_its_library_m4a_is_refused_with_the_extras_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(OutputError, match=r"M4A .* pip install 'recapcast\[m4a\]', or choose another suffix"):
        choose(".m4a", stereo=False, bitrate=None)
    assert formats.choose(".opus", stereo=False, bitrate=None)
