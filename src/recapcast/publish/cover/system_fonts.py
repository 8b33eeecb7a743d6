"""The fonts of this system, found by the names of their files: without fontconfig, which may be missing."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from recapcast.languages import primary
from recapcast.publish.cover.face import Face

_FOLDERS = (
    "~/.local/share/fonts", "~/.fonts", "/usr/local/share/fonts", "/usr/share/fonts",
    "~/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts",
    "$LOCALAPPDATA/Microsoft/Windows/Fonts", "$WINDIR/Fonts",
)  # fmt: skip
"""Where Linux, macOS and Windows keep fonts. What is not there is passed over."""
_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_FAMILIES = {
    "ja": (
        "notosanscjk",
        "notosansjp",
        "sourcehansans",
        "hiragino",
        "ヒラギノ角",
        "yugoth",
        "meiryo",
        "ipaex",
        "ipag",
    ),
    "ko": ("notosanscjk", "notosanskr", "sourcehansans", "applesdgothic", "malgun", "nanumgothic", "undotum"),
    "zh": ("notosanscjk", "notosanssc", "notosanstc", "sourcehansans", "pingfang", "msyh", "msjh", "wqy", "stheiti"),
}
"""Sans-serif families that systems have for a language, the best first, as their files' names begin."""
_ANY = ("notosans", "segoeui", "arialunicode", "leelawui", "nirmala", "gadugi", "ebrima", "dejavusans", "freesans")
"""The same for every other language."""
_REGION = {"ja": "JP", "ko": "KR", "zh": "SC"}
"""How the fonts of a collection name the language whose forms of Chinese characters they have."""
_TRADITIONAL = re.compile(r"zh-(hant|tw|hk|mo)", re.IGNORECASE)
_MISFITS = re.compile(r"ital|obli|mono|serif|cond|light|thin|display|emoji|symbol|math|music|lastresort")
"""What does not go with a bold, upright sans-serif, or is no font for text."""
_BOLD = re.compile(r"bold|bd|w[678]|heavy")
_MOST_TRIED = 150
"""Files opened for one text, those first that are likely."""
_MOST_IN_A_FILE = 48
"""Fonts of one collection that are looked at: Noto Sans CJK has 10, PingFang about 40."""


def faces(language: str) -> Iterator[Face]:
    """The fonts of this system, the likeliest for a language first; those that can not be read are left out.

    Args:
        language: a BCP 47 tag.
    """
    families = (*_FAMILIES.get(primary(language).lower(), ()), *_ANY)
    files = sorted(_files(), key=lambda path: (*_rank(path.stem, families), path.name, str(path)))
    for path in files[:_MOST_TRIED]:
        yield from sorted(_fonts_of(path), key=lambda face: _misfit(face.name, language))


def _files() -> Iterator[Path]:
    homes = [os.environ.get("XDG_DATA_HOME", ""), *os.environ.get("XDG_DATA_DIRS", "").split(os.pathsep)]
    named = [f"{home}/fonts" for home in homes if home]
    for folder in dict.fromkeys(os.path.expandvars(Path(name).expanduser()) for name in (*named, *_FOLDERS)):
        if Path(folder).is_absolute():
            for place, _, names in os.walk(folder):
                yield from (Path(place, name) for name in names if name.lower().endswith(_ENDINGS))


def _rank(name: str, families: tuple[str, ...]) -> tuple[bool, int, bool]:
    plain = re.sub(r"[\W_]", "", name.lower())
    family = next((number for number, start in enumerate(families) if plain.startswith(start)), len(families))
    return bool(_MISFITS.search(plain)), family, not _BOLD.search(plain)


def _misfit(name: str, language: str) -> tuple[bool, bool, bool]:
    region = "TC" if _TRADITIONAL.match(language) else _REGION.get(primary(language).lower(), "")
    plain = name.lower().replace(" ", "")
    return bool(_MISFITS.search(plain)), region not in name.split(), not _BOLD.search(plain)


def _fonts_of(path: Path) -> Iterator[Face]:
    several = path.suffix.lower() in {".ttc", ".otc"}
    for index in range(_MOST_IN_A_FILE if several else 1):
        face = Face(path, index)
        try:
            face.name  # noqa: B018 (opens the file)
            face.has("a")
        except (OSError, ValueError):
            return
        yield face
