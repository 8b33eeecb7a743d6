"""MP3 frames of one sound that was encoded in parts, spliced into one stream as if it had been encoded at once.

A frame's sound need not lie in the frame: it begins up to 511 bytes before it, in room that earlier frames left (the
bit reservoir; ISO/IEC 11172-3, 2.4.3.4.1). So parts are encoded with some frames in common, and one takes over from
the other at a frame where the room that the first left is enough for what the second put into such room. These bytes
are moved there. No frame's sound changes, and a decoder runs through without a seam.
"""

from collections.abc import Sequence

from recapcast.errors import EpisodeError
from recapcast.mp3_frames import frame_size

Frame = bytes

_HEADER = 4
_MONO = 0b11


class NoRoomError(EpisodeError):
    """At none of the frames that two parts have in common could the second take over."""


def frames(mp3: bytes) -> list[Frame]:
    """The frames of an MP3 without tags.

    Raises:
        EpisodeError: `mp3` is something else than whole frames of MPEG-1 layer III without checksums.
    """
    found = []
    position = 0
    while position < len(mp3):
        header = mp3[position : position + _HEADER]
        size = frame_size(header)
        if not size or header[1] != 0xFB or position + size > len(mp3):
            message = f"the encoder gave no whole MPEG-1 layer III frame at byte {position}"
            raise EpisodeError(message)
        found.append(mp3[position : position + size])
        position += size
    return found


class Splice:
    """One stream from parts that come in order."""

    def __init__(self) -> None:
        self._part: Sequence[Frame] = ()
        self._first = 0

    def add(self, part: Sequence[Frame], first: int, take_over: Sequence[int]) -> Sequence[Frame]:
        """Splice the next part on; gives what is finished of the one before.

        Args:
            part: its frames.
            first: the number of the first of them in the whole stream.
            take_over: the numbers of frames with which it may begin, the best first: each in both parts, and with a
                few before it in this one, by which an encoder has come in. Of no account for the first part.

        Raises:
            NoRoomError: there is room at none of them; nothing has changed.
        """
        finished: list[Frame] = []
        if self._part:
            for number in take_over:
                reach = _reach(part[number - first])
                if reach <= _reach(self._part[number - self._first]):
                    break
            else:
                message = f"no frame from {min(take_over)} to {max(take_over)} has room before it for the next part"
                raise NoRoomError(message)
            moved = _end(part[: number - first], reach)
            finished = _with_end(self._part[: number - self._first], moved)
            part, first = part[number - first :], number
        self._part, self._first = part, first
        return finished

    def rest(self) -> Sequence[Frame]:
        """The last part, to its end."""
        return self._part


def _reach(frame: Frame) -> int:
    """By how many bytes of bodies its sound begins before it (`main_data_begin`)."""
    return frame[_HEADER] << 1 | frame[_HEADER + 1] >> 7


def _head(frame: Frame) -> int:
    """The bytes of its header and side information, behind which its body begins."""
    return _HEADER + (17 if frame[3] >> 6 == _MONO else 32)


def _end(part: Sequence[Frame], size: int) -> bytes:
    """The last `size` bytes of the frames' bodies."""
    end = b""
    for frame in reversed(part):
        if len(end) >= size:
            break
        end = frame[_head(frame) :] + end
    return end[len(end) - size :]


def _with_end(part: Sequence[Frame], end: bytes) -> list[Frame]:
    """The frames with `end` as the last bytes of their bodies."""
    changed = list(part)
    place = len(changed) - 1
    while end:
        frame = changed[place]
        size = min(len(end), len(frame) - _head(frame))
        changed[place] = frame[: len(frame) - size] + end[len(end) - size :]
        end = end[: len(end) - size]
        place -= 1
    return changed
