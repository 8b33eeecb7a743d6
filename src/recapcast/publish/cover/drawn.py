"""A cover drawn from an episode's title and its show: the colours are the show's, the wave is the title's.

Above the show's name, below it the title as large as it fits, and at the foot a wave of voice. Text that no font here
can show is left out, and the wave takes its place.
"""

import hashlib
import io
import math
import unicodedata
from dataclasses import dataclass

from PIL import Image, ImageDraw

from recapcast.publish.cover import fonts
from recapcast.publish.cover.colours import Colour, palette
from recapcast.publish.cover.fonts import Fonts
from recapcast.publish.cover.typesetting import Block, Place, fit

PIXELS = 1400
"""Each side: the least that podcast directories take (STANDARDS, "ID3"). More takes longer and tells nothing more."""
_MARGIN = 105
_ROOM = PIXELS - 2 * _MARGIN
_NO_SHOW = "Recapcast"
"""Whose colours an episode has that belongs to no show."""
_FOOT = 950
"""Down to where the title may come; below is the wave."""
_SHOW_HEIGHT, _SHOW_TYPE = 150, (66, 52)
_TITLE_TYPE = (290, 92)
"""The largest type and the smallest: at 300 pixels the smallest is 20 pixels high, and can be read."""
_ASCENT = 0.74
"""From a line's baseline to the top of its ascenders, as a share of the size (FiraGO Bold); marks reach higher."""
_GAP = 72
"""From the show's last baseline to the title's ascenders."""
_BARS, _WAVE = 15, 250
"""How many bars the wave has, and how high it is in pixels: at 64 pixels a bar is two wide, and is still seen."""
_BAR = 0.55
"""A bar's width, as a share of the way from one to the next."""
_FINE = 8
"""How many times larger the ends of bars are drawn, since Pillow draws circles without smooth edges."""
_QUALITY = 85
"""Takes 60 to 230 kB; the letters show no fringes up to this."""


@dataclass(frozen=True)
class Drawn:
    """A cover's JPEG, and which of its texts had to be left out."""

    jpeg: bytes
    left_out: tuple[str, ...]


def draw(title: str, show: str | None, language: str) -> Drawn:
    """Draw a cover: `PIXELS` square, RGB. The same texts give the same bytes on one machine.

    Args:
        title: one line, of any length.
        show: the same; None where the episode has none.
        language: of both, a BCP 47 tag.
    """
    colours = palette(show or _NO_SHOW)
    image = Image.new("RGB", (PIXELS, PIXELS), colours.ground)
    canvas = ImageDraw.Draw(image)
    texts = {text: _plain(text) for text in (show or "", title)}
    chosen = {text: fonts.choose(words, language) for text, words in texts.items()}
    top = _MARGIN
    if (typed := chosen[show or ""]) and (words := texts[show or ""]):
        top = _write(canvas, fit(words, typed, Place(_ROOM, _SHOW_HEIGHT, *_SHOW_TYPE)), typed, top, colours.accent)
    bare = True
    if (typed := chosen[title]) and (words := texts[title]):
        _write(canvas, fit(words, typed, Place(_ROOM, _FOOT - top, *_TITLE_TYPE)), typed, top, colours.ink)
        bare = False
    _wave(image, title, colours.accent, bare=bare)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=_QUALITY)
    return Drawn(file.getvalue(), tuple(text for text, typed in chosen.items() if typed is None))


def _plain(text: str) -> str:
    """`text` composed, and without emoji and other pictures that our font lacks: two colours can not show them."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(character for character in composed if not _is_picture(character)).split())


def _is_picture(character: str) -> bool:
    if character in "\ufe0e\ufe0f\u20e3" or "\U000e0000" <= character <= "\U000e007f":  # which make emoji of others
        return True
    return unicodedata.category(character) in {"So", "Sk", "Co", "Cn"} and not fonts.bundled().has(character)


def _write(canvas: ImageDraw.ImageDraw, block: Block, typed: Fonts, top: int, colour: Colour) -> int:
    """Write a block from `top` down; where the next one may begin."""
    runs = typed.runs(block.lines[0], block.size)
    highest = max(-font.getbbox(run, anchor="ls", **typed.shaping(run))[1] for run, font in runs)
    baseline = top + round(max(_ASCENT * block.size, highest))
    for number, line in enumerate(block.lines):
        y = baseline + number * block.leading
        right = fonts.is_right_to_left(line)
        x = float(PIXELS - _MARGIN if right else _MARGIN)
        for run, font in typed.runs(line, block.size):
            canvas.text((x, y), run, fill=colour, font=font, anchor="rs" if right else "ls", **typed.shaping(run))
            x += font.getlength(run, **typed.shaping(run))
    return baseline + (len(block.lines) - 1) * block.leading + _GAP


def _wave(image: Image.Image, title: str, colour: Colour, *, bare: bool) -> None:
    """Bars across the foot, like the sound of the title; `bare`, larger ones across the middle."""
    pitch = _ROOM / (_BARS - 1 + _BAR)
    width = round(pitch * _BAR)
    cap = Image.new("L", (width * _FINE, width * _FINE))
    ImageDraw.Draw(cap).ellipse((0, 0, width * _FINE - 1, width * _FINE - 1), fill=255)
    cap = cap.reduce(_FINE)
    highest = _WAVE
    middle = PIXELS - _MARGIN - _WAVE // 2
    if bare:
        highest, middle = 2 * _WAVE, PIXELS // 2
    for number, share in enumerate(_levels(title)):
        x = round(_MARGIN + number * pitch)
        half = max(width // 2, round(highest * share / 2))
        top, bottom = middle - half, middle + half
        image.paste(colour, (x, top), cap)
        image.paste(colour, (x, bottom - width), cap)
        image.paste(colour, (x, top + width // 2, x + width, bottom - width // 2))


def _levels(title: str) -> list[float]:
    """How high each bar is, from 0 to 1 and the highest 1: syllables that come and go, and chance, by the title."""
    digest = hashlib.sha256(title.encode()).digest()
    levels = []
    for number in range(_BARS):
        syllables = abs(math.sin(number * (0.55 + digest[0] / 600) + digest[1]))
        levels.append(0.2 + 0.5 * syllables + 0.3 * digest[2 + number] / 255)
    return [level / max(levels) for level in levels]
