"""A font with the characters that a test wants, each a block of its own shape, and a box for all others."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont


def _block(width: int, height: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, height), (50 + width, height), (50 + width, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def tiny_font(path: Path, characters: str, family: str = "Tiny", style: str = "Bold") -> Path:
    """Write a font; its folder is made. A space is blank."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = {ord(character): f"u{ord(character):05X}" for character in sorted(set(characters))}
    shapes = {name: _block(300 + 7 * n % 500, 300 + 11 * n % 400) for n, name in enumerate(names.values())}
    shapes |= {".notdef": _block(800, 800)}
    if 32 in names:
        shapes[names[32]] = TTGlyphPen(None).glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.setupGlyf(shapes)
    builder.setupHorizontalMetrics(dict.fromkeys(shapes, (900, 50)))
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": style})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path


def tiny_collection(path: Path, *fonts: Path) -> Path:
    """Write the fonts as one collection."""
    collection = TTCollection()
    collection.fonts = [TTFont(font) for font in fonts]
    collection.save(path)
    return path
