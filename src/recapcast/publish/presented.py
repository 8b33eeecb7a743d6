"""What listeners see of an episode: its tags, its cover, and the texts beside it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from recapcast.publish import chapters, cues, transcript
from recapcast.publish.cover.choice import DRAWN, Cover, cover
from recapcast.publish.cover.drawing import Drawing
from recapcast.publish.naming import Places
from recapcast.script.model import Meta, Script
from recapcast.settings import Settings
from recapcast.speech.cast import Cast

if TYPE_CHECKING:
    from recapcast.episode.join import Programme
    from recapcast.episode.tags import Tags


def texts(places: Places, meta: Meta, programme: "Programme", settings: Settings) -> dict[Path, bytes]:
    """What lies beside the sound for players: the transcript in three formats, and the chapters."""
    author, show = author_and_show(meta, settings)
    wide = cues.build(programme.lines, transcript.WEBVTT_COLUMNS)
    narrow = cues.build(programme.lines, transcript.SRT_COLUMNS, labelled=True)
    return {
        places.webvtt: transcript.to_webvtt(wide),
        places.srt: transcript.to_srt(narrow),
        places.transcript: transcript.to_json(wide),
        places.chapters: chapters.to_bytes(
            programme.chapters, title=meta.title, author=author, show=show, audio=places.audio.name
        ),
    }


def author_and_show(meta: Meta, settings: Settings) -> tuple[str | None, str | None]:
    """Whose the episode is, and the name of its show; None where nobody says."""
    return settings.artist or meta.author or meta.publisher, settings.show or meta.publisher


@contextmanager
def picture(meta: Meta, settings: Settings) -> Iterator[Callable[[], Cover | None]]:
    """A `with` that gives what gives the cover that the settings ask for, or None.

    A picture of the user's may be bad, and is looked at before the `with` begins; ours is drawn while it goes on.

    Raises:
        CoverError: the user's picture can not be used.
    """
    _, show = author_and_show(meta, settings)
    if settings.cover == DRAWN:
        with Drawing(meta.title, show, meta.language) as drawing:
            yield drawing.cover
    else:
        found = cover(settings.cover, meta.title, show, meta.language)
        yield lambda: found


def tags(script: Script, settings: Settings, cast: Cast, programme: "Programme", front: Cover | None) -> "Tags":
    """What a player shows of the episode."""
    # Here and not above: bad input should not wait for numpy.
    from recapcast.episode.tags import Tags

    meta = script.meta
    author, show = author_and_show(meta, settings)
    return Tags(
        title=meta.title,
        artist=author or "recapcast",
        album=show or "recapcast",
        language=meta.language,
        published=meta.published,
        link=meta.link,
        voice=", ".join(cast.names()),
        lyrics=_words(script),
        chapters=programme.chapters,
        cover=front.data if front else None,
    )


def _words(script: Script) -> str:
    """All that is said, a line each, with whose words it is where the script says so."""
    return "\n".join(f"{line.name}: {line.text}" if line.name else line.text for line in script.lines)
