"""Who speaks each line: the narrator in the voice of the episode, whoever is quoted in another."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recapcast.script.model import NARRATOR, Line, Script
from recapcast.script.spoken import Spoken, spoken
from recapcast.script.spoken.phonemes import IPA
from recapcast.speech.choose import Choice
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Engine, Voice
from recapcast.units import Hertz

if TYPE_CHECKING:
    from recapcast.script.spoken.lexicon import Lexicon

_SHIFTS = (0.9, 1.1)
"""Rates at which a voice is played to be taken for another's where an engine has one voice alone: 1.8 semitones
lower and 1.7 higher, as much slower and faster. Enough to tell who speaks; not tried on listeners."""

Speaker = tuple[str, str | None]
"""A role, and the name of whose words they are where the script says it; names that differ in case alone are one."""


def speaker(line: Line) -> Speaker:
    """Who says `line`."""
    return line.role, line.name.casefold() if line.name else None


@dataclass(frozen=True)
class Part:
    """Who speaks: a voice of an engine, played `shift` times as fast and as high as it is."""

    engine: Engine
    voice: Voice
    shift: float = 1.0

    def __str__(self) -> str:
        if self.shift == 1.0:
            return str(self.voice)
        return f"{self.voice} ({'lower' if self.shift < 1 else 'higher'})"

    def play(self, clip: Clip) -> Clip:
        """What the engine said, as this part sounds."""
        return replace(clip, rate=Hertz(round(clip.rate * self.shift)))


@dataclass(frozen=True)
class Cast:
    """The parts of a script.

    `lead` is the narrator's choice, or the first speaker's where nobody narrates; `base` the choice that the
    parts without a voice by name come from.
    """

    lead: Choice
    base: Choice
    parts: Mapping[Speaker, Part]
    lexicon: "Lexicon | None" = None
    """How the user says that the script's words are said."""

    def words(self, line: Line, language: str) -> Spoken:
        """A line in the words that its voice is given. The transcript and all else that is read keep the line's text.

        Args:
            line: one of the script's.
            language: the script's BCP 47 tag.
        """
        part = self.part(line)
        ipa = self.lexicon is not None and part.engine.alphabet(part.voice) == IPA
        return spoken(line.text, language, part.engine.handles, self.lexicon, ipa=ipa)

    def left(self, script: Script) -> dict[str, list[str]]:
        """The words that are said as they are written because only phonemes are known of them, by their engine."""
        left: dict[str, list[str]] = {}
        if self.lexicon is None:
            return left
        for line in script.lines:
            part = self.part(line)
            if part.engine.alphabet(part.voice) != IPA:
                words = [found.entry.word for found in self.lexicon.found(line.text) if found.entry.say is None]
                left.setdefault(part.engine.label, []).extend(words)
        return {label: list(dict.fromkeys(words)) for label, words in left.items() if words}

    def part(self, line: Line) -> Part:
        """Who speaks `line`, which is one of the script's."""
        return self.parts[speaker(line)]

    def names(self) -> list[str]:
        """Every voice that speaks, the lead's first."""
        parts = [Part(self.lead.engine, self.lead.voice), *self.parts.values()]
        return list(dict.fromkeys(str(part) for part in parts))


@dataclass(frozen=True)
class Named:
    """What a speaker was given by name: a voice, or with `any_voice` an engine to have one of its voices."""

    choice: Choice
    any_voice: bool = False


def lead_role(script: Script) -> str:
    """The role that leads the script: the narrator where there is one, else who speaks first."""
    roles = [line.role for line in script.lines]
    return NARRATOR if NARRATOR in roles else roles[0]


def assign(
    script: Script, lead: Choice, base: Choice, named: Mapping[Speaker, Named], without: Collection[Voice] = ()
) -> Cast:
    """Give each speaker of the script a part.

    A speaker who was given a voice by name speaks in it, and the leading role in the lead's. Each other speaker
    gets a voice near the base, or of the engine that they were given, that nobody has yet: which one is picked by
    what they are (a coach, a minister: the script's `people`), else by their name, else by their role in the
    script, so that the same one comes again where nobody else has it. Nobody's sex or age is guessed.

    Args:
        script: whose lines are to be spoken.
        lead: the leading role's choice.
        base: from whose engine and language the other voices are taken.
        named: what was asked for by name.
        without: voices that are not to be picked.
    """
    leading = lead_role(script)
    what = {name.casefold(): role for name, role in (script.meta.people or {}).items()}
    first = Part(lead.engine, lead.voice)
    fixed = [given.choice for given in named.values() if not given.any_voice]
    taken = {first, *(Part(choice.engine, choice.voice) for choice in fixed)}
    parts: dict[Speaker, Part] = {}
    for who in dict.fromkeys(map(speaker, script.lines)):
        role, name = who
        given = named.get(who)
        if given is not None and not given.any_voice:
            parts[who] = Part(given.choice.engine, given.choice.voice)
        elif role == leading:
            parts[who] = first
        else:
            pool = _pool(given.choice if given else base, without)
            parts[who] = _pick(pool, what.get(name or "", name or role), taken, first)
            taken.add(parts[who])
    return Cast(lead, base, parts)


def _pool(base: Choice, without: Collection[Voice]) -> list[list[Part]]:
    """Two groups of parts to take from: real voices, and where those are used up, the base in disguise."""
    engine, voice = base.engine, base.voice
    real = [Part(engine, each) for each in (voice, *engine.others(voice)) if each not in without]
    return [real, [Part(engine, voice, shift) for shift in _SHIFTS]]


def _pick(pool: Sequence[Sequence[Part]], what: str, taken: Collection[Part], lead: Part) -> Part:
    ordered = [part for group in pool for part in _from(group, what) if part != lead]
    free = [part for part in ordered if part not in taken]
    return (free or ordered)[0]


def _from(group: Sequence[Part], what: str) -> Iterator[Part]:
    """The group, round and round once, from a place that `what` alone decides."""
    if not group:
        return
    start = int.from_bytes(hashlib.sha256(what.casefold().encode()).digest()[:4]) % len(group)
    yield from (*group[start:], *group[:start])
