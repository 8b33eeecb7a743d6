"""A show's colours: three that go together, found from its name, so that all its episodes look alike.

They are chosen in OKLCH, whose lightness is that of the eye: ground, ink and accent are each as light as in any other
show, whatever their hues, and so the contrast holds for every one.
"""

import hashlib
import math
from dataclasses import dataclass

Colour = tuple[int, int, int]
"""Red, green and blue of sRGB, each from 0 to 255."""

_DARK = ((0.36, 0.13), (0.98, 0.012), (0.83, 0.16))
_LIGHT = ((0.90, 0.10), (0.24, 0.06), (0.42, 0.16))
"""Lightness (0 to 1) and chroma in OKLCH of ground, ink and accent: a show is dark or light. At every hue the
accent has at least 5.7:1 on its ground by WCAG 2.2's formula, and the ink 9.8:1; WCAG asks 4.5 (SC 1.4.3)."""
_MUD = (38, 140)
"""Hues in degrees that have no beautiful dark: brown and olive."""
_TURNS = (40, 75, 130, 180, 285, 320)
"""Degrees from the ground's hue to the accent's: neighbours, a third of the circle, the opposite."""
_FINER = 0.9
"""What is left of a chroma at each step, until the screen has the colour."""


@dataclass(frozen=True)
class Palette:
    """What is behind the text, the text, and what is beside it. Ink and accent can both be read on the ground."""

    ground: Colour
    ink: Colour
    accent: Colour


def palette(show: str) -> Palette:
    """The colours of a show; no name has some, too."""
    digest = hashlib.sha256(show.encode()).digest()
    light, hue = digest[3] % 3 == 0, int.from_bytes(digest[:2])
    first, last = (0, 360) if light else (_MUD[1], 360 + _MUD[0])
    return of_hue(first + hue % (last - first), _TURNS[digest[2] % len(_TURNS)], light=light)


def of_hue(hue: float, turn: float, *, light: bool) -> Palette:
    """The colours whose ground has that hue, and whose accent is `turn` further, both in degrees."""
    ground, ink, accent = _LIGHT if light else _DARK
    return Palette(_srgb(*ground, hue), _srgb(*ink, hue), _srgb(*accent, hue + turn))


def _srgb(lightness: float, chroma: float, hue: float) -> Colour:
    """The colour in sRGB, or the most colourful one of its lightness and hue that sRGB has."""
    while True:
        linear = _linear(lightness, chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue)))
        if all(-1e-4 <= part <= 1.0001 for part in linear):
            red, green, blue = (round(255 * _encoded(min(max(part, 0.0), 1.0))) for part in linear)
            return red, green, blue
        chroma *= _FINER


def _linear(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    """Oklab to linear sRGB (B. Ottosson, "A perceptual color space for image processing", 2020)."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _encoded(linear: float) -> float:
    """IEC 61966-2-1, the curve of sRGB."""
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
