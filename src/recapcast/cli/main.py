"""The group of all commands, and the one place where errors become messages and exit codes."""

from typing import Any

import click

from recapcast import __version__
from recapcast.cli.cache import cache
from recapcast.cli.check import check
from recapcast.cli.facts import facts
from recapcast.cli.make import make
from recapcast.cli.report import printable
from recapcast.cli.script import script
from recapcast.cli.templates import templates
from recapcast.cli.voices import voices
from recapcast.errors import RecapcastError


class _Failure(click.ClickException):
    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code

    def show(self, file: Any = None) -> None:  # noqa: ANN401, ARG002
        click.echo(f"recapcast: {printable(self.format_message())}", err=True)


class _ReportingGroup(click.Group):
    """Shows a failure as one short message; with --debug as the traceback that a bug report needs."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except RecapcastError as error:
            if ctx.params["debug"]:
                raise
            raise _Failure(str(error), error.exit_code) from error
        except BrokenPipeError:
            raise  # the reader of a pipe has gone: Click ends quietly
        except Exception as error:
            if ctx.params["debug"]:
                raise
            message = (
                f"a fault of recapcast's own: {type(error).__name__}: {error}. Run `recapcast --debug …` for the "
                "details, and please report it."
            )
            raise _Failure(message, 1) from error


@click.group(cls=_ReportingGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="recapcast")
@click.option("--debug", is_flag=True, help="Show a failure's whole traceback.")
def cli(debug: bool) -> None:
    """Turn an article into a short spoken recap.

    \b
    recapcast make article.html               an article to MP3
    recapcast facts article.html -o story.yaml    its facts, to correct
    recapcast make story.yaml                 facts to MP3
    recapcast make scripts_text/story.txt     an edited script to MP3
    """  # noqa: D301 (Click reads the character that the escape stands for)


for _command in (make, facts, script, check, templates, voices, cache):
    cli.add_command(_command)
