"""`recapcast check`: does a finished episode hold."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from recapcast.cli.output import print_json, print_text
from recapcast.units import clock

if TYPE_CHECKING:
    from recapcast.check.batch import Outcome


@click.command(short_help="Measure finished episodes again: do they hold?")
@click.argument("episodes", metavar="EPISODE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print figures and misses as JSON.")
def check(episodes: tuple[Path, ...], as_json: bool) -> None:
    """Measure each EPISODE again, and compare it with its manifest.

    EPISODE is its sound (.mp3, .m4a, .opus, .flac or .wav), its manifest (.json), or a folder of them. One line says
    that it holds; else each line is one thing that does not. The exit code is 0 where all hold, 1 where one does not,
    2 where there is no such episode.
    """
    from recapcast.check.batch import check_all, failure

    outcomes = []
    for outcome in check_all(episodes):
        outcomes.append(outcome)
        if not as_json:
            print_text(_as_text(outcome))
    if as_json:
        print_json([_as_data(outcome) for outcome in outcomes])
    if error := failure(outcomes):
        raise error


def _as_text(outcome: "Outcome") -> str:
    """Every miss on a line of its own, or that there is none; nothing where no episode was there to be checked."""
    if outcome.report is None:
        return ""
    folder, figures = outcome.path.parent, outcome.report.figures
    if outcome.report.misses:
        beside = "" if folder == Path() else f"{folder.as_posix()}/"
        return "".join(f"{beside}{miss}\n" for miss in outcome.report.misses)
    assert figures.seconds is not None  # noqa: S101 (for mypy: what could not be measured is a miss)
    counts = ", ".join(
        f"{count} {what}{'' if count == 1 else 's'}"
        for count, what in ((figures.chapters, "chapter"), (figures.lines, "line"), (figures.files, "file"))
    )
    changed = "; its script was changed since" if figures.script == "changed" else ""
    level = f"{figures.lufs:.1f} LUFS, {figures.dbtp:.1f} dBTP"
    return f"{outcome.path} holds: {clock(figures.seconds)}, {level}, {counts}{changed}\n"


def _as_data(outcome: "Outcome") -> dict[str, Any]:
    report = outcome.report
    return {
        "episode": outcome.path.as_posix(),
        "holds": report is not None and not report.misses,
        "figures": asdict(report.figures) if report else None,
        "misses": [asdict(miss) | {"message": str(miss)} for miss in report.misses] if report else [],
        "error": str(outcome.error) if outcome.error else None,
    }
