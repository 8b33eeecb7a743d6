"""Which cover an episode has: the user's picture, a drawn one, or none."""

from dataclasses import dataclass
from pathlib import Path

DRAWN, NONE = "drawn", "none"
"""What a user writes in the place of a file's path."""


@dataclass(frozen=True)
class Cover:
    """A cover for the tag. `data` is a JPEG or PNG of `pixels` on each side; `path` is None where it was drawn."""

    data: bytes
    pixels: int
    path: Path | None
    original: str = ""
    """The SHA-256 of that file, in hexadecimal."""
    notes: tuple[str, ...] = ()
    """What the user should know of it."""


def cover(wanted: str, title: str, show: str | None, language: str) -> Cover | None:
    """The cover that is wanted; None where none is.

    Args:
        wanted: `DRAWN`, `NONE`, or a picture's path.
        title: the episode's, one line.
        show: the show's name; None where it has none.
        language: of both, a BCP 47 tag.

    Raises:
        CoverError: the picture can not be used.
    """
    if wanted == NONE:
        return None
    # Here and not above: Pillow takes 20 ms to import, and most commands draw nothing.
    if wanted != DRAWN:
        from recapcast.publish.cover.picture import load

        path = Path(wanted).expanduser()
        picture = load(path)
        return Cover(picture.data, picture.pixels, path, picture.original, (picture.note,) if picture.note else ())
    from recapcast.publish.cover.drawn import PIXELS, draw

    drawn = draw(title, show, language)
    return Cover(drawn.jpeg, PIXELS, None, notes=tuple(map(_lacking, drawn.left_out)))


def _lacking(text: str) -> str:
    from recapcast.publish.cover import fonts

    lacks, remedy = f"No font of this machine has all of “{text}”", "Install one that has, such as Noto Sans CJK"
    if fonts.needs_shaping(text) and not fonts.can_shape():
        lacks, remedy = f"“{text}” can not be set without the library FriBiDi", "Install it (Debian: libfribidi0)"
    return f"{lacks}, so the cover is without it. {remedy}, or give a picture with --cover."
