"""`recapcast make`: the main job."""

from pathlib import Path

import click

from recapcast.cli.options import (
    allow_private_option,
    cast_option,
    length_option,
    lexicon_option,
    load_settings,
    sources_argument,
    template_options,
)
from recapcast.cli.report import Reporter


@click.command(short_help="Make the MP3 of an article, of facts or of a script.")
@sources_argument
@template_options
@click.option("--voice", metavar="ENGINE[:VOICE]", help="Who speaks: auto, gtts:co.uk, espeak:en-gb+f3. See voices.")
@cast_option
@length_option
@allow_private_option
@lexicon_option
@click.option("--cover", metavar="FILE", help="A picture for the tag, drawn, or none.  [default: drawn]")
@click.option("--music", metavar="THEME", help="A theme: default, a folder of yours, or none.  [default: default]")
@click.option("-o", "--out", metavar="PATH", help="Its path (.mp3, .m4a, .opus, .flac, .wav), or a folder.")
@click.option("--bitrate", metavar="KBIT", type=int, help="kbit/s.  [default for MP3: 96, in stereo 128]")
@click.option("--stereo/--mono", default=None, help="Two channels, or one.  [default: mono]")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
@click.option("--play", is_flag=True, help="Open it in the default player.")
def make(
    sources: tuple[str, ...], template: str | None, templates: Path | None, voice: str | None,
    cast: tuple[str, ...] | None, length: str | None, lexicon: str | None, allow_private: bool | None,
    cover: str | None,
    music: str | None, out: str | None, bitrate: int | None, stereo: bool | None,
    as_json: bool, quiet: bool, play: bool,
) -> None:  # fmt: skip
    """Make the MP3 of SOURCE.

    SOURCE is an article (.txt, .md, .html, an address), a facts file (.yaml, .json), a narration script (.txt), or -
    for any of them on standard input. Several articles and facts files make one episode of all their stories, with a
    template such as digest.
    Writes output/NAME.mp3 (or what --out says) and, beside it, its manifest, its transcript as WebVTT, SRT and JSON,
    and its chapters; for facts also the script that was spoken, scripts_text/NAME.txt, and for an article its facts,
    scripts_text/NAME.facts.yaml: edit either and make it again.
    """
    from recapcast import pipeline
    from recapcast.sources import read_sources

    settings = load_settings(
        voice=voice, cast=cast, template=template, templates=templates, length=length, lexicon=lexicon,
        allow_private=allow_private, cover=cover, music=music, bitrate=bitrate, stereo=stereo,
    )  # fmt: skip
    with Reporter(quiet=quiet) as reporter:
        episode = pipeline.make(
            read_sources(sources, settings, facts_for=length and "--length"), settings, out, reporter
        )
    reporter.made(episode, as_json=as_json)
    if play:
        reporter.play(episode.places.audio)
