"""How the names and titles of a story are said, as far as its facts say it."""

from collections.abc import Iterable, Iterator, Sequence

from recapcast.facts.model import Facts, Person


def said(texts: Iterable[str], stories: Sequence[Facts], language: str) -> dict[str, str]:
    """The `say` of those people and works that stand in some lines, by their name, alias or title.

    Of two that have one name, the one in the earlier story is said. No lines and no `say` give nothing.

    Args:
        texts: the lines' texts.
        stories: whose people and works they may be.
        language: of the lines.
    """
    known: dict[str, str] = {}
    for story in stories:
        for name, say in _known(story):
            known.setdefault(name, say)
    if not known:
        return {}
    # Here and not above: most stories say it of nobody.
    from recapcast.script.spoken.lexicon import Entry, Lexicon

    lexicon = Lexicon([Entry(name, say) for name, say in known.items()], language)
    there = {found.entry.word for text in texts for found in lexicon.found(text)}
    return {name: say for name, say in known.items() if name in there}


def _known(story: Facts) -> Iterator[tuple[str, str]]:
    for person in story.people:
        if person.say:
            yield person.name.text, person.say
            yield from _aliases(person, person.say)
    for work in story.works:
        if work.say:
            yield work.title.text, work.say


def _aliases(person: Person, say: str) -> Iterator[tuple[str, str]]:
    """Those aliases that are words of the name, where as many words say it: `Brandt` of `Ida Brandt`."""
    name, words = person.name.text.split(), say.split()
    if len(name) != len(words):
        return
    for alias in person.aliases:
        part = alias.split()
        places = (at for at in range(len(name)) if name[at : at + len(part)] == part)
        if (at := next(places, None)) is not None:
            yield alias, " ".join(words[at : at + len(part)])
