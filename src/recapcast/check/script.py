"""Whether the manifest's lines are the narration script's, with its citations."""

from collections.abc import Iterator
from itertools import zip_longest

from recapcast.check.record import Record
from recapcast.check.report import Miss, apart, quoted
from recapcast.errors import DocumentError
from recapcast.plain_text import decode
from recapcast.script import text as script_text


def misses(data: bytes, name: str, manifest: str, record: Record) -> Iterator[Miss]:
    """Everything that the manifest tells otherwise than the script that was spoken.

    Args:
        data: the script, of the hash that the manifest gives.
        name: what to call it.
        manifest: what to call the manifest.
        record: what that says.
    """
    try:
        script = script_text.loads(decode(data), name)
    except (ValueError, DocumentError) as error:
        yield Miss("script", name, "", "a narration script", str(error).splitlines()[0])
        return
    meta = script.meta
    published = meta.published.isoformat() if meta.published else None
    about = {
        "title": (meta.title, record.title),
        "language": (meta.language, record.language),
        "published": (published, record.published),
        "link": (meta.link, record.link),
        "template": (meta.template, record.template),
    }
    for key, (wanted, there) in about.items():
        if wanted != there:
            yield Miss("script", manifest, f"`{key}`", f"{quoted(wanted)}, as in {name}", quoted(there))
    if len(script.lines) != len(record.lines):
        yield Miss("script", manifest, "", f"{len(script.lines)} lines, as in {name}", f"{len(record.lines)}")
    for number, (line, said) in enumerate(zip(script.lines, record.lines, strict=False), 1):
        where = f"line {number} ({quoted(line.text)})"
        if line.text != said.text:
            yield Miss("script", manifest, where, *apart(line.text, said.text))
        if (line.role, line.name) != (said.role, said.name):
            expected, found = (f"{each.role} ({each.name or 'no name'})" for each in (line, said))
            yield Miss("script", manifest, where, f"the speaker {expected}", found)
        for cite, there in zip_longest(map(str, line.cites), said.cites):
            if cite != there:
                yield Miss("script", manifest, where, f"the citation {quoted(cite)}", quoted(there))
