"""In what format an episode is written: the containers that there are, and what each can be asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec

from recapcast.errors import OutputError, SettingsError
from recapcast.units import Hertz

RATE = Hertz(44100)
"""Samples a second of an episode until it is encoded: the rate that each player and encoder takes (STANDARDS.md)."""
CHANNELS = 1
"""Of speech that is joined: it comes from one place."""
FRAME = 1152
"""Samples in a frame of MPEG-1 layer III (ISO/IEC 11172-3)."""

_NUMBERS = {1: "one channel", 2: "two channels"}


@dataclass(frozen=True)
class Container:
    """A kind of file. Bit rates are in kbit/s, by the number of channels; none are for what is lossless."""

    name: str
    codec: str
    """As ffprobe names it."""
    bitrates: Mapping[int, tuple[int, ...]]
    usual: Mapping[int, int]
    rate: Hertz = RATE
    in_stretches: bool = False
    """Whether it is encoded in several processes (`Encoders`)."""
    extra: str | None = None
    """Of recapcast's, without which it can not be written; `library` is what that installs."""
    library: str | None = None


_HIGHER = (128, 160, 192, 224, 256)
CONTAINERS = {
    # At which LAME 3.100 keeps 44.1 kHz; below, it takes a lower rate by itself, measured. The usual ones are of
    # STANDARDS.md: mono speech gains nothing that can be heard above 96.
    ".mp3": Container(
        "MP3",
        "mp3",
        {1: (64, 80, 96, 112, *_HIGHER, 320), 2: (112, *_HIGHER, 320)},
        {1: 96, 2: 128},
        in_stretches=True,
    ),
    # Up to 6144 bits for a channel's 1024 samples (ISO/IEC 14496-3, 4.5.3.3), which is 264 kbit/s. At 48, FFmpeg's
    # encoder lifts peaks by 3 dB, measured.
    ".m4a": Container(
        "M4A",
        "aac",
        {1: (64, 80, 96, 112, *_HIGHER), 2: (96, 112, *_HIGHER, 320)},
        {1: 96, 2: 128},
        extra="m4a",
        library="av",
    ),
    # Below 48 it takes so much of a voice away that its loudness falls by 0.5 LU, measured. The usual ones: full-band
    # speech wants 28 to 40 and music 48 to 64 in mono, music 64 to 128 in stereo (RFC 7587, 3.1.1).
    ".opus": Container(
        "Opus",
        "opus",
        {1: (48, 56, 64, 80, 96, 112, *_HIGHER), 2: (64, 80, 96, 112, *_HIGHER, 320)},
        {1: 64, 2: 96},
        Hertz(48000),  # Opus has no 44.1 kHz (RFC 6716, 2)
    ),
    ".flac": Container("FLAC", "flac", {}, {}),
    ".wav": Container("WAV", "pcm_s16le", {}, {}),
}
"""By suffix. The first is what is made where nobody asks for another."""
SUFFIXES = f"{', '.join([*CONTAINERS][:-1])} or {[*CONTAINERS][-1]}"
"""The same in words."""


@dataclass(frozen=True)
class Format:
    """What an episode is written as. `kbit` is None for what is lossless."""

    container: Container
    channels: int
    kbit: int | None


def choose(suffix: str, *, stereo: bool, bitrate: int | None) -> Format:
    """The format that is asked for.

    Args:
        suffix: one of `CONTAINERS`, in any case.
        stereo: two channels.
        bitrate: kbit/s; None for what is usual. Of no account where the container is lossless.

    Raises:
        SettingsError: the container has no such bit rate with so many channels.
        OutputError: what writes the container is not installed.
    """
    container = CONTAINERS[suffix.lower()]
    channels = 2 if stereo else 1
    if container.library is not None and find_spec(container.library) is None:
        message = (
            f"{container.name} is written with a library that comes as an extra: "
            f"pip install 'recapcast[{container.extra}]', or choose another suffix for --out."
        )
        raise OutputError(message)
    if not container.bitrates:
        return Format(container, channels, None)
    kbit = container.usual[channels] if bitrate is None else bitrate
    if kbit not in container.bitrates[channels]:
        rates = ", ".join(map(str, container.bitrates[channels]))
        message = (
            f"`bitrate` is {kbit}, and {container.name} with {_NUMBERS[channels]} takes {rates} (kbit/s). "
            "Choose one of these with --bitrate."
        )
        raise SettingsError(message)
    return Format(container, channels, kbit)
