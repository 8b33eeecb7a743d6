"""IPA in the phonemes that espeak-ng has names of its own for, which differ from language to language."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping

from recapcast.errors import SpeechError

_TABLE_HEADER, _PHONEME = 36, 16
"""Bytes, of espeak-ng's file `phontab`: a table's header with the number of its phonemes, then each phoneme, which
begins with its name in four bytes (PHONEME_TAB in its phoneme.h)."""
_STRESS = {"ˈ": "'", "ˌ": ","}
_SAME = str.maketrans({"ɡ": "g", "ɹ": "r", ":": "ː", "'": "ˈ", "͡": None, "͜": None, ".": None, "‿": None})
"""Signs of IPA that are written in two ways, and those that tell nothing of the sound."""
_LENGTH = "ː"


def names(phontab: bytes) -> frozenset[str]:
    """The names of the phonemes of all tables in espeak-ng's file `phontab`. One that is cut short gives fewer."""
    found = set()
    at = 4
    while at < len(phontab):
        end = at + _TABLE_HEADER + phontab[at] * _PHONEME
        for start in range(at + _TABLE_HEADER, end, _PHONEME):
            found.add(phontab[start : start + 4].rstrip(b"\0").decode("latin-1"))
        at = end
    return frozenset(found - {""})


def table(names: Iterable[str], shown: Callable[[str], tuple[str, str]]) -> dict[str, str]:
    """What a voice can say: the name of each of its phonemes by its IPA.

    Args:
        names: of phonemes that it may have; one that it has not is left out.
        shown: gives for phonemes by their names how the voice takes them: names again, and IPA.
    """
    found: dict[str, str] = {}
    for before, after in (("", ""), ("t'", "t")):  # some vowels are themselves only under stress
        # Of several with one sound the plainest: the shortest, and small before capital letters.
        for name in sorted(names, key=lambda name: (len(name), name.swapcase())):
            probe = f"{before}{name}{after}"
            taken, ipa = shown(probe)
            sound = _plain(ipa).replace("ˈ", "")
            if taken == probe and sound.strip() and (not before or (sound[0], sound[-1]) == ("t", "t")):
                found.setdefault(sound[len(after) : len(sound) - len(after)], name)
    return {ipa: name for ipa, name in found.items() if ipa}


def named(ipa: str, table: Mapping[str, str]) -> str:
    """IPA as the names of a voice's phonemes, the longest that fit first; signs of stress and length stay.

    Raises:
        SpeechError: the voice has no phoneme for something in it; says for what.
    """
    rest = _plain(ipa)
    longest = max(map(len, table), default=0)
    found = []
    while rest:
        length = next((size for size in range(min(longest, len(rest)), 0, -1) if rest[:size] in table), 0)
        if length:
            found.append(table[rest[:length]])
        elif rest[0] in _STRESS:
            found.append(_STRESS[rest[0]])
        elif rest[0] == _LENGTH and found:
            found.append(":")
        elif rest[0] == " ":
            found.append(" ")
        else:
            message = f"this voice has no phoneme for `{rest[0]}` of the lexicon's `{ipa}`"
            raise SpeechError(message)
        rest = rest[length or 1 :]
    return "".join(found)


def _plain(ipa: str) -> str:
    return unicodedata.normalize("NFC", ipa).translate(_SAME)
