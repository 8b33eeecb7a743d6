"""`recapcast script`: what would be said, without saying it."""

from pathlib import Path

import click

from recapcast.cli.options import (
    allow_private_option,
    length_option,
    lexicon_option,
    load_settings,
    sources_argument,
    template_options,
)
from recapcast.cli.output import print_text
from recapcast.cli.report import Reporter


@click.command(short_help="Print the narration script, no sound.")
@sources_argument
@template_options
@length_option
@lexicon_option
@allow_private_option
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it there instead.")
@click.option(
    "--spoken",
    is_flag=True,
    help="Each line in the words that the voice is given: dates, sums and signs as they are said.",
)
def script(
    sources: tuple[str, ...],
    template: str | None,
    templates: Path | None,
    length: str | None,
    lexicon: str | None,
    allow_private: bool | None,
    out: Path | None,
    spoken: bool,
) -> None:
    """Print the narration script of SOURCE.

    SOURCE is an article (.txt, .md, .html, an address), a facts file, a narration script, or - for any of them on
    standard input; or several articles and facts files, for a template such as digest. The facts of an article go to
    scripts_text/NAME.facts.yaml. The script can be edited and given to `recapcast make`.
    """
    from recapcast import pipeline
    from recapcast.sources import read_sources

    settings = load_settings(
        template=template, templates=templates, length=length, lexicon=lexicon, allow_private=allow_private
    )
    source = read_sources(sources, settings, facts_for=length and "--length")
    text = pipeline.script(source, settings, out, Reporter(quiet=True), ear=spoken)
    if out is None:
        print_text(text)
