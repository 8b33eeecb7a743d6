"""Many episodes, one after another: what is wrong with one keeps none of the others from being checked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from recapcast.check import find
from recapcast.check.episode import check
from recapcast.check.report import Report
from recapcast.errors import EpisodeError, InputError, RecapcastError, SourceError


@dataclass(frozen=True)
class Outcome:
    """What came of one episode: a report, or why there is none."""

    path: Path
    """Its MP3; what the user gave where no episode was found there."""
    report: Report | None
    error: RecapcastError | None


def check_all(given: Iterable[Path]) -> Iterator[Outcome]:
    """Check each episode that is given, as an MP3, a manifest or a folder of them; each once."""
    seen: set[Path] = set()
    for path in given:
        try:
            manifests = find.manifests(path)
        except InputError as error:
            yield Outcome(path, None, error)
            continue
        for manifest in manifests:
            if manifest.resolve() not in seen:
                seen.add(manifest.resolve())
                yield _outcome(manifest)


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


def _outcome(manifest: Path) -> Outcome:
    try:
        files = find.files(manifest)
        return Outcome(files.audio, check(files), None)
    except RecapcastError as error:
        return Outcome(manifest, None, error)
