"""Where a Korean sentence names somebody: a name before an office or behind one, or with an honorific."""

import re
from collections.abc import Iterator

from recapcast.facts.extract import hangul_tables as tables

_WHOLE = rf"(?:(?:{tables.LONG_FAMILIES})[가-힣]{{1,2}}|[{tables.FAMILIES}][가-힣]{{2}})"
_NAME = rf"(?<![가-힣])(?P<name>{_WHOLE})"
_OFFICE = rf"[가-힣]{{0,8}}?(?:{tables.OFFICES})"
_END = r"(?=(?:은|는|이|가|을|를|의|와|과|도|에게|께서|인|이며|이라|으로|로)(?![가-힣])|[^가-힣]|$)"
_BEFORE = re.compile(rf"{_NAME} (?P<role>(?:전 |현 |신임 )?{_OFFICE}){_END}")
"""`홍길동 감독은`"""
_FAR = re.compile(
    rf"(?:^|(?<=[.,”\"’'」』)] )|(?<=[.,]))(?:(?:이어|한편|또|반면) )?"
    rf"{_NAME} (?P<role>(?:[가-힣A-Za-z0-9·&]{{1,16}} ){{1,4}}?{_OFFICE})(?=\(|(?:은|는|이|가|도|께서)(?:[ ,]|는 ))"
)
"""`홍길동 서울시립교향악단 상임지휘자는`, with which a sentence or a clause begins."""
_BEHIND = re.compile(
    rf"(?<![가-힣])(?P<role>{_OFFICE}) (?P<name>{_WHOLE})(?=[(,]|(?:은|는|이|가|의|와|과|도|씨)[ ,])"
)
"""`배우 한지오는`"""
_HONORED = re.compile(rf"(?<![가-힣])(?P<name>{_WHOLE}|[{tables.FAMILIES}][가-힣](?= )) ?(?P<role>씨){_END}")
"""`홍길동 씨`, and as newspapers join them `홍길동씨`."""
_PARTICLE = re.compile(r"(?:은|는|을|를|에서|에게|까지|부터|이라며|라며|하고|하며)$")
_LEAST = 2


def found(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where each name is, and where what is said with it, in order; no two overlap."""
    matches = [match for pattern in (_HONORED, _BEHIND, _BEFORE, _FAR) for match in pattern.finditer(text)]
    at = 0
    for match in sorted(matches, key=_start):
        if _start(match) >= at and _is_name(match["name"], match["role"]):
            at = max(match.end("name"), match.end("role"))
            yield match.span("name"), match.span("role")


def _start(match: re.Match[str]) -> int:
    return min(match.start("name"), match.start("role"))


def _is_name(name: str, role: str) -> bool:
    if name in tables.NO_NAMES or name[-1] in tables.NO_ENDINGS:
        return False
    if len(name) > _LEAST and name[:_LEAST] in tables.NO_NAMES and name[_LEAST] in tables.ENDINGS:
        return False
    return not any(_PARTICLE.search(word) for word in role.split()[:-1])
