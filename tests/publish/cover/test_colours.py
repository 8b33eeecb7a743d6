from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from recapcast.publish.cover.colours import Colour, Palette, of_hue, palette


def luminance(colour: Colour) -> float:
    """WCAG 2.2, "relative luminance"."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2.2, "contrast ratio"."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def can_be_read(colours: Palette) -> bool:
    return contrast(colours.ink, colours.ground) >= 7 and contrast(colours.accent, colours.ground) >= 4.5


def test_text_can_be_read_at_every_hue() -> None:
    for hue, turn, light in product(range(0, 360, 7), range(0, 360, 24), (False, True)):
        assert can_be_read(of_hue(hue, turn, light=light)), (hue, turn, light)


@given(st.text())
def test_any_show_has_colours_that_can_be_read_and_always_the_same(show: str) -> None:
    assert can_be_read(palette(show))
    assert palette(show) == palette(show)


def test_shows_look_different() -> None:
    grounds = {palette(f"Show {number}").ground for number in range(100)}
    assert len(grounds) > 70


def test_no_dark_ground_is_brown_or_olive() -> None:
    for number in range(300):
        red, green, blue = palette(f"Show {number}").ground
        if red + green + blue < 300:
            assert not (red >= green > 2 * blue and red < 2 * green), number
