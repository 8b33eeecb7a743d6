"""`recapcast voices`: who can speak."""

import click

from recapcast.cli.options import language_option, lexicon_option, load_settings
from recapcast.cli.report import Reporter


@click.group(invoke_without_command=True, short_help="List voice engines, and try a voice.")
@click.option("--engine", help="List the voices of this engine.")
@language_option
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@click.pass_context
def voices(context: click.Context, engine: str | None, language: str, as_json: bool) -> None:
    """List the voice engines: which can speak now, and why another can not.

    \b
    recapcast voices                          every engine
    recapcast voices --engine espeak          one engine's voices
    recapcast voices say "Hello" --voice gtts:co.uk
    recapcast voices add en_US-lessac-medium  a voice for piper, of tens of megabytes
    """  # noqa: D301 (Click reads the character that the escape stands for)
    if context.invoked_subcommand is not None:
        return
    if engine is not None:
        only = None if context.get_parameter_source("language") == click.core.ParameterSource.DEFAULT else language
        _list_voices(engine, only, as_json=as_json)
    else:
        _list_engines(language, as_json=as_json)


def _list_voices(engine: str, language: str | None, *, as_json: bool) -> None:
    from recapcast.cli.output import print_table
    from recapcast.languages import primary
    from recapcast.speech.engine import speaks
    from recapcast.speech.registry import engine as load

    loaded = load(engine)
    voices = [voice for voice in loaded.voices() if language is None or speaks(voice, language)]
    print_table(
        [
            {"voice": str(voice), "language": voice.language, "description": voice.description}
            for voice in sorted(voices, key=lambda voice: primary(voice.language))
        ],
        as_json=as_json,
    )
    if not voices:
        from recapcast.speech.choose import PATIENCE

        why_not = loaded.why_not(language or "en", None, PATIENCE)
        Reporter(quiet=False).note(f"{why_not or f'{loaded.label} has no voice for that language'}.")


def _list_engines(language: str, *, as_json: bool) -> None:
    from recapcast.cli.output import print_json, print_table
    from recapcast.speech.survey import survey

    found = survey(language)
    if as_json:
        print_json(
            [
                {
                    "engine": status.name,
                    "ready": status.why_not is None,
                    "why_not": status.why_not,
                    "offline": status.offline,
                    "about": status.description,
                    "languages": status.languages,
                    "voices": [
                        {"voice": str(voice), "language": voice.language, "description": voice.description}
                        for voice in status.voices
                    ],
                }
                for status in found.engines
            ]
        )
    else:
        print_table(
            [
                {
                    "engine": status.name,
                    "ready": "yes" if status.why_not is None else "no",
                    "languages": "any" if status.languages == ["mul"] else str(len(status.languages)),
                    "voices": str(len(status.voices)),
                    "about": status.description if status.why_not is None else f"not now: {status.why_not}",
                }
                for status in found.engines
            ],
            as_json=False,
        )
    for fault in found.faults:
        Reporter(quiet=False).note(f"{fault} It is skipped.")


@voices.command(short_help="Say TEXT in a voice, to hear what it is like.")
@click.argument("text")
@click.option("--voice", metavar="ENGINE[:VOICE]", help="Who speaks.  [default: as for make]")
@language_option
@lexicon_option
@click.option("-o", "--out", metavar="PATH", help="Its path (.mp3, .m4a, .opus, .flac, .wav), or a folder.")
@click.option("--play", is_flag=True, help="Open it in the default player.")
def say(
    text: str, voice: str | None, language: str, lexicon: str | None, out: str | None, play: bool
) -> None:  # fmt: skip
    """Say TEXT in a voice, to hear what it is like: an MP3 as an episode would sound."""
    from recapcast import pipeline

    with Reporter(quiet=False) as reporter:
        said = pipeline.say(text, language, load_settings(voice=voice, lexicon=lexicon), out, reporter)
        reporter.said(said)
        if play:
            reporter.play(said.path)


@voices.command(short_help="Download a voice for piper.")
@click.argument("name")
def add(name: str) -> None:
    """Download the voice NAME for piper, such as en_US-lessac-medium.

    Its licence and a sample are where piper's voices are published: rhasspy/piper-voices on Hugging Face.
    """
    from recapcast.cli.output import print_text
    from recapcast.speech.engines import piper_voices

    name = name.removeprefix("piper:")
    Reporter(quiet=False).note(f"Downloading {name}, which may take a while.")
    file = piper_voices.add(name)
    print_text(f"{file}: speak with --voice piper:{name}\n")
