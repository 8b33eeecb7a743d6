"""Arguments and options that several commands share."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from recapcast.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

sources_argument = click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
templates_option = click.option(
    "--templates",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of your own templates.  [default: templates]",
)


def _language(_context: click.Context, _option: click.Parameter, value: str) -> str:
    from recapcast.facts.model import language_tag

    try:
        return language_tag(value)
    except ValueError as error:
        raise click.BadParameter(str(error).format(found=repr(value))) from error


language_option = click.option(
    "--language", default="en", show_default=True, callback=_language, help="The language to be spoken."
)


cast_option = click.option(
    "--cast",
    metavar="WHO=ENGINE[:VOICE]",
    multiple=True,
    callback=lambda _context, _option, pairs: pairs or None,
    help="Who speaks a role, or a person: quote=gtts:co.uk, 'Ida Brandt=espeak'. May be given several times.",
)


def template_options(command: Command) -> Command:
    """`--template` and `--templates`."""
    named = click.option("-t", "--template", metavar="NAME", help="The narration template.  [default: recap]")
    return named(templates_option(command))


length_option = click.option(
    "--length", metavar="TIME", help="How long it shall be: 90s, 2m, 1m30s.  [default: the template's own]"
)

allow_private_option = click.option(
    "--allow-private",
    is_flag=True,
    default=None,
    help="Fetch an article from a private address too, such as this machine's own.",
)


lexicon_option = click.option(
    "--lexicon", metavar="FILE", help="How words are said, or none.  [default: lexicon.yaml, if it is there]"
)


def load_settings(**flags: object) -> "Settings":
    """The settings of this run: these flags over the environment over recapcast.toml in this folder."""
    from recapcast.settings import Settings

    return Settings.load(flags, os.environ, Path())
