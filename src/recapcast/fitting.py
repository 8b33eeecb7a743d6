"""A script filled from facts; where a length is asked for, from as many of the facts as fit it.

The most important facts are chosen by what is known of the voices' pace, their script is spoken and measured, and
what was measured makes the next choice better. A line is spoken once, however many of these scripts it stands in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from recapcast.errors import TemplateError
from recapcast.facts.model import Facts
from recapcast.facts.together import together
from recapcast.given import STDIN
from recapcast.listener import Listener
from recapcast.publish.paths import write_path
from recapcast.script import apart, templates
from recapcast.script.model import Script
from recapcast.script.refill import Refill
from recapcast.script.templates import Template
from recapcast.settings import Settings
from recapcast.sources import Source
from recapcast.speech.cache import Cache, Session
from recapcast.speech.cast import Cast
from recapcast.speech.casting import Casting
from recapcast.speech.perform import perform
from recapcast.speech.speak import Takes
from recapcast.units import Samples, Seconds, clock, to_seconds

if TYPE_CHECKING:
    from recapcast.episode.theme import Theme
    from recapcast.script.choose import Chosen
    from recapcast.script.pace import Pace

PROMISED = 0.1
"""As a share of the length that was asked for: of an episode that is further off the user is told."""
_ENOUGH = 0.05
"""The same: nearer than that nothing more is spoken."""
_ROUNDS = 5
"""How many scripts are spoken at most. A usual voice takes one or two, one far from the usual pace a third."""


@dataclass(frozen=True)
class Filled:
    """A script, and the template that it was filled from just now; None for a script that was the source."""

    script: Script
    template: Template | None
    stories: tuple[Facts, ...] = ()
    """All facts of each story; none for a script that was the source."""
    again: Callable[[Sequence[Facts]], Script] | None = None
    """Fills the template with other facts of the same stories."""


class _Round(NamedTuple):
    """A script that was spoken, and how long it is."""

    script: Script
    cast: Cast
    takes: Takes
    seconds: Seconds
    whole: bool


def fill(source: Source, settings: Settings, folder: Path) -> Filled:
    """The script of a source: itself, or all its facts in the template of the settings.

    Args:
        source: facts or a script.
        settings: the template, and the user's folder of templates.
        folder: where the script will lie, from which it names its facts.

    Raises:
        TemplateError: the template is unknown or broken, or a fact that it needs is missing.
    """
    if isinstance(source.parsed, Script):
        return Filled(source.parsed, None)
    template = templates.find(settings.template, source.language, settings.templates)
    origin = write_path(source.file, folder) if source.file else None
    paths = [write_path(part.file, folder) if part.file else STDIN for part in source.parts]

    def again(stories: Sequence[Facts], by: Callable[..., Script]) -> Script:
        several = list(zip(paths, stories, strict=True)) if paths else []
        return by(
            together(stories) if several else stories[0],
            template,
            name=source.name,
            source=origin,
            templates=settings.templates,
            stories=several,
            fitted=settings.length is not None,
        )

    stories = tuple(part.parsed for part in source.parts or (source,) if isinstance(part.parsed, Facts))
    return Filled(again(stories, apart.fill), template, stories, partial(again, by=Refill()))


def fit(filled: Filled, settings: Settings, theme: "Theme | None", listener: Listener) -> Filled:
    """The script of those facts that fit the length of the settings by the usual pace, with nothing spoken.

    Args:
        filled: the script of all facts; it stays where no length is asked for, and where it was the source.
        settings: the length.
        theme: whose music takes its time; None for none.
        listener: told where the facts do not make that length.

    Raises:
        MusicError: a file of the theme is not sound that can be used.
    """
    if settings.length is None or filled.again is None or filled.template is None:
        return filled
    from recapcast.script.pace import Pace

    script, chosen = _chosen(filled.again, filled, settings.length, theme, Pace(filled.script.meta.language))
    _tell(filled.template, chosen.seconds, settings.length, listener, whole=chosen.whole)
    return replace(filled, script=script)


def perform_fitted(
    filled: Filled, settings: Settings, theme: "Callable[[], Theme | None]", casting: Casting, cache: Cache,
    listener: Listener,
) -> tuple[Filled, Cast, Takes]:  # fmt: skip
    """Speak the script of all facts or, where a length is asked for, of those that fit it as they are spoken.

    Args:
        filled: as for `fit`.
        settings: the length, and the limits on the network.
        theme: gives what `fit` takes, as soon as it is there.
        casting: who speaks.
        cache: of lines spoken before.
        listener: told of progress, of every change of voice, and where the facts do not make that length.

    Raises:
        SpeechError, VoiceError: as `perform`.
        EpisodeError: a line is silent.
        MusicError: as `fit`.
    """
    if settings.length is None or filled.again is None or filled.template is None:
        return filled, *perform(filled.script, casting, settings, cache, listener)
    from recapcast.episode.format import RATE
    from recapcast.episode.join import heard, length_of
    from recapcast.script.pace import Pace

    asked, session, told = settings.length, Session(cache.store), _Once(listener)
    rounds: list[_Round] = []
    pace = Pace(filled.script.meta.language)
    while len(rounds) < _ROUNDS:
        script, chosen = _chosen(filled.again, filled, asked, theme(), pace)
        if script in [done.script for done in rounds]:
            break
        cast, takes = perform(script, casting, settings, session, told)
        if rounds and rounds[-1].cast.base.voice != cast.base.voice:  # it broke off: what it said tells no more
            rounds, pace = [], Pace(filled.script.meta.language)
        spoken = [heard(take) for take in takes]
        for line, samples in zip(script.lines, spoken, strict=True):
            pace.hear(line, to_seconds(samples, RATE))
        seconds = to_seconds(length_of(script, spoken, theme()), RATE)
        rounds.append(_Round(script, cast, takes, seconds, chosen.whole))
        if abs(seconds - asked) <= _ENOUGH * asked or (chosen.whole and seconds < asked):
            break
    best = min(rounds, key=lambda done: abs(done.seconds - asked))
    _tell(filled.template, best.seconds, asked, listener, whole=best.whole)
    return replace(filled, script=best.script), best.cast, best.takes


def _chosen(
    again: Callable[[Sequence[Facts]], Script], filled: Filled, asked: Seconds, theme: "Theme | None", pace: "Pace"
) -> "tuple[Script, Chosen]":
    """The script of the facts that fit by a pace, and what was chosen."""
    # Here and not above: numpy takes 0.1 s to import, and most episodes are of no asked length.
    from recapcast.episode.format import RATE
    from recapcast.episode.join import length_of
    from recapcast.script.choose import choose

    def length(stories: Sequence[Facts]) -> Seconds | None:
        try:
            script = again(stories)
        except TemplateError:
            return None
        spoken = [Samples(round(pace.seconds(line) * RATE)) for line in script.lines]
        return to_seconds(length_of(script, spoken, theme), RATE)

    front = filled.template.front if filled.template else templates.FrontMatter(description="")
    chosen = choose(filled.stories, asked, length, first=front.first, needs=front.needs)
    return again(chosen.stories), chosen


def _tell(template: Template, seconds: Seconds, asked: Seconds, listener: Listener, *, whole: bool) -> None:
    """Tell where an episode is not as long as was asked, and why."""
    if abs(seconds - asked) <= PROMISED * asked:
        return
    if whole and seconds < asked:
        says_all = template.name == "deep-dive" or templates.STORIES in template.front.needs
        other = "" if says_all else ", or take a template that says more of them, such as deep-dive"
        listener.note(
            f"The facts make {clock(seconds)} with the template {template.name}, and {clock(asked)} were asked for. "
            f"Nothing is padded: add facts{other}."
        )
    else:
        listener.note(
            f"{clock(asked)} were asked for, and with whole sentences the template {template.name} comes no nearer "
            f"than {clock(seconds)}."
        )


class _Once:
    """A listener that tells everything once, in however many rounds it comes."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._told: set[str] = set()

    def note(self, message: str) -> None:
        if message not in self._told:
            self._told.add(message)
            self._listener.note(message)

    def progress(self, done: int, total: int) -> None:
        self._listener.progress(done, total)
