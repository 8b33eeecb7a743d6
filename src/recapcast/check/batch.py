"""Many episodes, one after another: what is wrong with one keeps none of the others from being checked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from recapcast.check import find
from recapcast.check.episode import check
from recapcast.check.find import Place
from recapcast.check.report import Report
from recapcast.errors import EpisodeError, InputError, RecapcastError, SourceError


@dataclass(frozen=True)
class Outcome:
    """What came of one episode: a report, or why there is none."""

    path: Path
    """Its sound; what the user gave where no episode was found there."""
    report: Report | None
    error: RecapcastError | None


def check_all(given: Iterable[Path]) -> Iterator[Outcome]:
    """Check each episode that is given, as its sound, a manifest or a folder of them; each once."""
    seen: set[Path] = set()
    for path in given:
        try:
            places = find.places(path)
        except InputError as error:
            yield Outcome(path, None, error)
            continue
        for place in places:
            if outcome := _outcome(place, seen):
                yield outcome


def failure(outcomes: Sequence[Outcome]) -> RecapcastError | None:
    """The error that the outcomes amount to; None where every episode holds.

    An EpisodeError where one does not hold; else a SourceError, where there is none to be checked.
    """
    errors = [outcome.error for outcome in outcomes if outcome.error]
    missed = sum(1 for outcome in outcomes if outcome.report and outcome.report.misses)
    messages = list(map(str, errors))
    if missed:
        checked = sum(1 for outcome in outcomes if outcome.report)
        messages.append(f"{missed} of {checked} episode(s) checked did not hold.")
    if not messages:
        return None
    kind = SourceError if not missed and all(isinstance(error, InputError) for error in errors) else EpisodeError
    return kind("\n".join(messages))


def _outcome(place: Place, seen: set[Path]) -> Outcome | None:
    """What comes of an episode; None where it is among those that were `seen`, to which it is added."""
    try:
        files, error = find.files(place), None
        path = files.audio
    except RecapcastError as raised:
        files, error, path = None, raised, place.audio or place.manifest
    if path.resolve() in seen:
        return None
    seen.add(path.resolve())
    if files is None:
        return Outcome(place.manifest, None, error)
    try:
        return Outcome(path, check(files), None)
    except RecapcastError as raised:
        return Outcome(place.manifest, None, raised)
