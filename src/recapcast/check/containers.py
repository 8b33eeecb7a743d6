"""What is looked at in a file of each container, by the codec that `episode.format.CONTAINERS` gives it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from recapcast.check import tags
from recapcast.check.record import Audio, Record
from recapcast.check.report import Miss
from recapcast.episode.format import CONTAINERS, Container
from recapcast.episode.measure import Measured, measure
from recapcast.episode.read_tags import read_tags
from recapcast.errors import SourceError


@dataclass(frozen=True)
class Kind:
    """How a file of a container is read. Each raises OSError where it can not be."""

    whole: Callable[[Path, Audio], Iterator[Miss]]
    """Where its bytes are not as they should be; of an MP3 with the hash."""
    measure: Callable[[Path], Measured]
    """Raises EpisodeError where it can not be decoded."""
    tags: Callable[[Path, Record], Iterator[Miss]]
    """What its tags tell otherwise than the manifest. Raises EpisodeError where they can not be read."""
    tagged: str
    """What its tags are."""


def kind_of(container: Container) -> Kind:
    """How a file of that container is read."""
    # Here and not above: an episode is in one container, and each of the others would take its readers' time.
    match container.codec:
        case "mp3":
            from recapcast.check import stream

            return Kind(
                lambda path, audio: stream.misses(stream.read(path), audio),
                measure,
                lambda path, said: tags.misses(read_tags(path), said),
                "an ID3 tag",
            )
        case "aac":
            from recapcast.check import atoms, boxes
            from recapcast.episode import m4a
            from recapcast.episode.read_atoms import read_atoms

            return Kind(
                boxes.misses,
                m4a.measure,
                lambda path, said: atoms.misses(read_atoms(path), said),
                "tags in atoms",
            )
        case "opus" | "flac" as codec:
            from recapcast.check import comments, flac, ogg
            from recapcast.episode.read_comments import read_comments

            return Kind(
                ogg.misses if codec == "opus" else flac.misses,
                measure,
                lambda path, said: comments.misses(read_comments(path, codec), said),
                "Vorbis comments",
            )
        case _:
            from recapcast.check import riff

            return Kind(
                riff.misses,
                measure,
                lambda path, said: tags.misses(read_tags(path, in_chunk=True), said, encoder=None),
                "an ID3 tag",
            )


def container_of(audio: Audio) -> Container | None:
    """The container that an episode's sound is in, by its name; None where that is none of ours."""
    return CONTAINERS.get(Path(audio.path).suffix.lower())


def require_readable(container: Container, name: str) -> None:
    """See that what reads a container is installed; `name` is what messages call the file.

    Raises:
        SourceError: it is not; says how to get it.
    """
    if container.library is not None and find_spec(container.library) is None:
        message = (
            f"{name} can not be checked: {container.name} is read with a library that comes as an extra. "
            f"Get it by pip install 'recapcast[{container.extra}]'."
        )
        raise SourceError(message)


def misses(container: Container, audio: Audio) -> Iterator[Miss]:
    """Where the manifest tells another format of the sound than its container has."""
    said = (
        (container.name, audio.container),
        (container.codec, audio.codec),
        (f"{container.rate} Hz", f"{audio.sample_rate} Hz"),
    )
    for expected, found in said:
        if expected != found:
            yield Miss("manifest", audio.path, "", expected, found)
    rates = container.bitrates.get(audio.channels, ())
    if audio.kbit_per_second not in (rates or (None,)):
        expected = f"one of {', '.join(map(str, rates))} kbit/s" if rates else "no bit rate"
        yield Miss("manifest", audio.path, "", expected, str(audio.kbit_per_second or "none"))
