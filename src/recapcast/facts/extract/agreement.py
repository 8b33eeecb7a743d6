"""Which pronouns can not stand for somebody.

It rules out, and that is all that it is for: no word that is written or spoken comes from it.
"""

import re
from collections.abc import Callable
from enum import StrEnum

from recapcast.facts.extract.given_tables import HERS, HIS
from recapcast.facts.extract.kinds import Kind
from recapcast.facts.extract.name_tables import words
from recapcast.facts.extract.names import Name, Names
from recapcast.facts.extract.story import Story

_NEAR = 70
"""Characters behind a name in which a pronoun is bound to it."""
_LONGEST = 2000
"""Characters of a paragraph that are looked at."""
_OF_A_WOMAN = words(
    """
    abogada actress actresses actriz alcaldesa aunt ballerina baroness businesswoman chairwoman committeewoman
    compositora congresswoman councilwoman countess dame daughter directora doctora doña dra duchess entrenadora
    escritora fundadora girlfriend grandmother heiress hermana hija jefa lady madam madame madre médica miss ministra
    mother mrs ms niece policewoman presidenta princesa princess productora profesora queen reina senadora señora
    sister spokeswoman sra srta viuda widow wife
    """
)
_OF_A_MAN = words(
    """
    abogado alcalde baron boyfriend brother businessman chairman committeeman compositor congressman councilman don
    duke entrenador escritor father grandfather hermano hijo husband king lord médico ministro mr nephew padre
    policeman prince profesor rey senador señor sir son spokesman sr uncle viudo widower
    """
)
"""What a woman or a man alone is called, before a name or as a role. `Actor` is said of both."""
OF_ONE = _OF_A_WOMAN | _OF_A_MAN
"""What one person is called of whom more is known than that."""
_HE = frozenset({"he", "him", "his", "himself", "él"})
_SHE = frozenset({"she", "her", "hers", "herself", "ella"})
_BOUND = re.compile(
    r"(?:, (?:aged )?\d\d,?)?"
    r"(?:,? (?:and|with) (?P<own>her|his)\b(?= [^\W\d_])|,? who\b[^.,;:]{0,40}? (?P<whose>her|his)\b(?= [^\W\d_])"
    r"|(?: [a-z]+)? (?P<self>herself|himself)\b)"
)
"""What is bound to the name right before it: `Vale and her husband`, `Vale, who sold his boat`, `Vale himself`."""
_SUBJECT = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_OF = re.compile(r" (?:of|at|for|in|with|on|from|de|del)\b|,")


class _Sex(StrEnum):
    HERS = "hers"
    HIS = "his"


class Agreement:
    """Tells of the names of one story for whom a pronoun can not stand."""

    def __init__(self, story: Story, names: Names, is_quoted: Callable[[int], bool]) -> None:
        self._story = story
        self._names = names
        self._is_quoted = is_quoted
        self._known: dict[Name, _Sex | None] = {}

    def rules_out(self, name: Name, pronoun: str) -> bool:
        """Whether a pronoun can not mean somebody. Where the text and the given name leave it open, it can."""
        sex = self._sex(name)
        return (sex is _Sex.HERS and pronoun in _HE) or (sex is _Sex.HIS and pronoun in _SHE)

    def is_open(self, name: Name) -> bool:
        """Whether nothing tells which pronouns can stand for somebody."""
        return self._sex(name) is None

    def _sex(self, name: Name) -> _Sex | None:
        if name not in self._known:
            told = _called(name)
            self._known[name] = _one(told) if told else _one(self._bound(name))
        return self._known[name]

    def _bound(self, name: Name) -> set[_Sex]:
        """What pronouns tell that can stand for this one alone."""
        text = self._story.article.text
        found: set[_Sex] = set()
        for mention in name.mentions:
            end = mention.span.end
            if self._is_quoted(mention.span.start):
                continue
            if match := _BOUND.match(text, end, min(end + _NEAR, len(text))):
                found.add(_of(match["own"] or match["whose"] or match["self"]))
            found |= self._alone(name, mention.span.start, end)
        return found

    def _alone(self, name: Name, start: int, end: int) -> set[_Sex]:
        """Of a paragraph that begins with somebody and names nobody else, who goes on in it as `he` or `she`."""
        sentence = self._story.sentence_at(start)
        if sentence is None or sentence.span.start != start:
            return set()
        paragraph = self._story.paragraphs[sentence.paragraph]
        close = min(paragraph.span.end, start + _LONGEST)
        if paragraph.span.start != start or any(
            other is not name and other.kind is not Kind.OTHER for other in self._names.between(start, close)
        ):
            return set()
        there = _SUBJECT.finditer(self._story.article.text, end, close)
        return {_of(match[0].lower()) for match in there if not self._is_quoted(match.start())}


def described(role: str, pronoun: str) -> bool:
    """Whether a pronoun can stand for whom words such as `the spokeswoman` describe."""
    sex = _one(_of_words(_OF.split(role, maxsplit=1)[0].split()[-1:]))
    return not ((sex is _Sex.HERS and pronoun in _HE) or (sex is _Sex.HIS and pronoun in _SHE))


def _called(name: Name) -> set[_Sex]:
    """What titles, the role and the given name tell."""
    found = {sex for mention in name.mentions for sex in _of_words(mention.title_text.split())}
    if name.role is not None:
        found |= _of_words(_OF.split(name.role.text, maxsplit=1)[0].split()[-1:])
    written = name.text.lower().split()
    if len(written) > 1:  # one word may be a family name: `Lewis`
        first = written[0] if written[0] in HERS | HIS else written[0].partition("-")[0]
        found |= {_Sex.HERS} if first in HERS else {_Sex.HIS} if first in HIS else set()
    return found


def _of_words(called: list[str]) -> set[_Sex]:
    lower = {word.lower().strip(".") for word in called}
    return ({_Sex.HERS} if lower & _OF_A_WOMAN else set()) | ({_Sex.HIS} if lower & _OF_A_MAN else set())


def _of(pronoun: str) -> _Sex:
    return _Sex.HERS if pronoun in _SHE else _Sex.HIS


def _one(found: set[_Sex]) -> _Sex | None:
    """What is told, if it is not told otherwise too."""
    return next(iter(found)) if len(found) == 1 else None
