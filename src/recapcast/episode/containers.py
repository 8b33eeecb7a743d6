"""Which encoding writes which container."""

from recapcast.episode.encoders import Encoders
from recapcast.episode.encoding import Encoding
from recapcast.episode.format import Format
from recapcast.episode.lossless import Flac, Wav
from recapcast.episode.m4a import M4a
from recapcast.episode.mp3 import Mp3
from recapcast.episode.opus import Opus
from recapcast.store import Store


def encoding_of(form: Format, encoders: Encoders, store: Store) -> Encoding:
    """What writes that format.

    Args:
        form: as `format.choose` gives it.
        encoders: that do the work where it is done in several processes.
        store: of stretches that were encoded before, for the same.
    """
    match form.container.codec:
        case "mp3":
            return Mp3(form, encoders, store)
        case "aac":
            return M4a(form)
        case "opus":
            return Opus(form)
        case "flac":
            return Flac(form)
        case _:
            return Wav(form)
