"""A programme encoded as MP3 at a constant bit rate, by several processes."""

import hashlib
import math
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from recapcast import __version__
from recapcast.episode.encoders import Encoders
from recapcast.episode.format import FRAME, RATE, Format
from recapcast.episode.info_frame import info_frame, info_frame_size
from recapcast.episode.join import Programme
from recapcast.episode.loudness import Floats
from recapcast.episode.measure import decoded
from recapcast.episode.plan import SHARED, Stretch, stretches
from recapcast.episode.sound import Sound, as_16_bit, pieces
from recapcast.episode.splice import Frame, NoRoomError, Splice, frames
from recapcast.episode.tags import Tags, to_bytes
from recapcast.store import STRETCHES, Store

QUALITY = 7
"""Twice as fast as LAME's default, 3, and with as little noise above the threshold of hearing (docs/decisions.md)."""
HEADROOM = 0.8
"""dB. LAME at 96 kbit/s lifts a limited peak by 0.0 in the median of 125 voices, by 0.5 at the most in 12 s, and by
0.6 in 94 s (espeak-ng's klatt2). A file that it lifts further is made again."""

_SCALES = {192: 0.97, 224: 0.98, 256: 1.0, 320: 1.0}
_SCALE = 0.95
"""By which LAME takes all sound, by kbit/s and at all lower ones, whatever the channels (`scale` in presets.c of LAME
3.100; measured to 0.002 dB). lameenc has no way to tell it otherwise."""


@dataclass(frozen=True)
class Mp3:
    """MP3 with ID3 tags before it, encoded in stretches by `encoders`; what is encoded now is added to `store`."""

    format: Format
    encoders: Encoders
    store: Store

    @property
    def gain(self) -> float:
        """As `lame_gain`."""
        return lame_gain(self.format.kbit or 0)

    @property
    def headroom(self) -> float:
        """As `HEADROOM`."""
        return HEADROOM

    def write(self, programme: Programme, tags: Tags, path: Path) -> None:
        """As `Encoding.write`."""
        with path.open("w+b") as file:
            file.write(to_bytes(tags))
            encode(programme, file, self.format, self.encoders, self.store)

    def read(self, path: Path) -> Iterator[Floats]:
        """As `Encoding.read`."""
        return decoded(path)


def lame_gain(kbit: int) -> float:
    """DB that what LAME's file decodes to lies above what it encoded; 0 at the most."""
    return 20 * math.log10(_SCALES.get(kbit, _SCALE))


def encode(programme: Programme, file: BinaryIO, form: Format, encoders: Encoders, store: Store) -> None:
    """Encode a programme. What is at a sample of it is at the same sample of the decoded file.

    It is encoded in stretches, which come from `store` where they were encoded before.

    Args:
        programme: what to encode.
        file: where to write the MP3 without tags, from where it stands.
        form: its channels, which are the programme's, and its bit rate.
        encoders: that do the work.
        store: what is encoded now is added to it.

    Raises:
        EpisodeError: the encoder failed.
        OSError: the file can not be written.
    """
    start = file.tell()
    count = size = 0
    header = b""
    for some in _spliced(programme.sound, stretches(programme), form.kbit or 0, encoders, store):
        if not header and some:
            header = some[0][:4]
            file.write(bytes(info_frame_size(header)))
        count += len(some)
        size += file.write(b"".join(some))
    file.seek(start)
    file.write(info_frame(header, count, size, programme.samples))


def _spliced(
    sound: Sound, plan: Sequence[Stretch], kbit: int, encoders: Encoders, store: Store
) -> Iterator[Sequence[Frame]]:
    """The frames of all stretches, in order."""

    def part(start: int, stop: int) -> list[Frame]:
        settings = (RATE, sound.channels, kbit, QUALITY)
        made_of = f"recapcast {__version__} LAME 3.100 {settings} ".encode() + sound.digest(start, stop)
        name = hashlib.sha256(made_of).hexdigest()
        mp3 = store.get(STRETCHES, name)
        if mp3 is None:
            mp3 = encoders.encode(
                b"".join(as_16_bit(piece).tobytes() for piece in pieces(sound, start, stop)), *settings
            )
            store.put(STRETCHES, name, mp3)
        return frames(mp3)

    splice = Splice()
    with _threads(encoders.width) as threads:
        coming: list[Future[list[Frame]]] = []
        for number, stretch in enumerate(plan):
            # Some more than can be encoded at once are on their way, and no more: each holds its sound.
            while len(coming) < min(number + 2 * encoders.width, len(plan)):
                ahead = plan[len(coming)]
                coming.append(threads.submit(part, ahead.start, ahead.stop))
            encoded = coming[number].result()
            coming[number] = Future()
            try:
                yield splice.add(encoded, stretch.start // FRAME, range(stretch.frame, stretch.frame + SHARED))
            except NoRoomError:
                # With the same start, an encoder gives the same frames: so it finds as much room as it takes.
                before = plan[number - 1]
                encoded = part(before.start, stretch.stop)
                yield splice.add(encoded, before.start // FRAME, range(stretch.frame, before.frame + SHARED, -1))
        yield splice.rest()


@contextmanager
def _threads(count: int) -> Iterator[ThreadPoolExecutor]:
    """Threads that are waited for at the end, but not after an error."""
    threads = ThreadPoolExecutor(count, thread_name_prefix="recapcast-encode")
    try:
        yield threads
    except BaseException:
        threads.shutdown(wait=False, cancel_futures=True)
        raise
    threads.shutdown()
