"""Addresses of the internet, handles and hashtags, as people read them to each other."""

import re

from recapcast.script.spoken.rule import Pattern, Rule, any_of, words
from recapcast.script.spoken.wording import Wording

_ENDS = words(
    "com org net edu gov int info biz app dev io ai co tv fm me eu uk us ca au nz ie de fr es it nl be ch at se no "
    "dk fi pl pt mx ar cl pe br jp kr cn tw hk in ru ua tr gr cz"
)
"""What an address may end in that has neither https:// before it nor www."""
_WORDS = words("at be in it me no us is so to")
"""Ends that are words too, where a space was forgotten: they need a path, or www."""
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = rf"(?:{_LABEL}\.){{1,4}}"
_BEFORE = r"(?<![\w@./-])"
_LONGEST_PATH = 30
"""Characters. Who hears more of a path has forgotten it by its end; the written text has it."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])")


def rules(wording: Wording) -> list[Rule]:
    """The rules of the classes `links`, `handles` and `hashtags`."""
    ends = any_of(_ENDS)
    path = r"(?P<path>[/?#][^\s<>()\"“”]{0,300}(?<![.,;:!?'’»\]]))?"
    address = Pattern(
        rf"{_BEFORE}(?:(?P<scheme>https?://)(?P<full>{_HOST}[A-Za-z]{{2,12}})|(?P<www>www\.)?(?P<host>{_HOST}(?:{ends})))"
        rf"(?![\w@-]|\.\w){path}/?",
        wording.letters,
    )
    mail = Pattern(
        rf"(?<![\w@.+-])(?P<who>[\w+-]{{1,40}}(?:\.[\w+-]{{1,40}}){{0,4}})@(?P<host>{_HOST}[A-Za-z]{{2,12}})(?![\w@-])",
        wording.letters,
    )
    return [
        Rule("links", mail, lambda match: _mail(match, wording), frozenset("@")),
        Rule("links", address, lambda match: _address(match, wording), frozenset(".")),
        Rule(
            "handles",
            Pattern(r"(?<![\w@./])@(?P<name>\w(?:[\w.]{0,38}\w)?)", wording.letters),
            lambda match: f"{wording.at} {_label(match['name'], wording)}",
            frozenset("@"),
        ),
        Rule(
            "hashtags",
            Pattern(r"(?<![\w&#])#(?P<name>(?=\w{0,30}[^\W\d])\w{2,80})(?!\w)"),
            lambda match: f"{wording.hashtag} {_CAMEL.sub(' ', match['name'].replace('_', ' ')).strip()}",
            frozenset("#"),
        ),
    ]


def _mail(match: re.Match[str], wording: Wording) -> str:
    return f"{_label(match['who'], wording)} {wording.at} {_host(match['host'], wording)}"


def _address(match: re.Match[str], wording: Wording) -> str | None:
    host = match["full"] or match["host"]
    bare = not (match["scheme"] or match["www"] or match["path"])
    if bare and host.rpartition(".")[2] in _WORDS:
        return None
    path = re.split(r"[?#]", match["path"] or "")[0].strip("/")
    said = _host(host.removeprefix("www."), wording)
    if path and len(path) <= _LONGEST_PATH and re.fullmatch(r"[\w./~@-]+", path):
        parts = (_label(part.lstrip("@~"), wording) for part in path.split("/") if part)
        said = f" {wording.slash} ".join([said, *parts])
    return said


def _host(host: str, wording: Wording) -> str:
    name, *rest = host.split(".")
    said = [wording.domains.get(label.lower()) or _label(label, wording) for label in rest]
    return f" {wording.dot} ".join([_label(name, wording), *said])


def _label(name: str, wording: Wording) -> str:
    """A name of an address: its signs as words, and words that are run together apart."""
    named = {".": wording.dot, "-": wording.dash, "_": wording.underscore, "+": wording.plus.format("").strip()}
    apart = _CAMEL.sub(" ", name) if re.search(r"[a-z][A-Z]", name) else name
    return " ".join(re.sub(r"[._+-]", lambda sign: f" {named[sign[0]]} ", apart).split())
