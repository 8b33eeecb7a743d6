"""Which encoding writes which container."""

from recapcast.episode.encoders import Encoders
from recapcast.episode.encoding import Encoding
from recapcast.episode.format import Format
from recapcast.store import Store


def encoding_of(form: Format, encoders: Encoders, store: Store) -> Encoding:
    """What writes that format.

    Args:
        form: as `format.choose` gives it.
        encoders: that do the work where it is done in several processes.
        store: of stretches that were encoded before, for the same.
    """
    # Here and not above: an episode is in one container, and each of the others would take its library's time.
    match form.container.codec:
        case "mp3":
            from recapcast.episode.mp3 import Mp3

            return Mp3(form, encoders, store)
        case "aac":
            from recapcast.episode.m4a import M4a

            return M4a(form)
        case "opus":
            from recapcast.episode.opus import Opus

            return Opus(form)
        case "flac":
            from recapcast.episode.lossless import Flac

            return Flac(form)
        case _:
            from recapcast.episode.lossless import Wav

            return Wav(form)
