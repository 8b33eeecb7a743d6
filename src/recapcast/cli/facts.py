"""`recapcast facts`: an article's facts, for an editor to correct."""

from pathlib import Path

import click

from recapcast.cli.options import allow_private_option, load_settings
from recapcast.cli.output import print_json, print_text
from recapcast.cli.report import Reporter


def _print_schema(context: click.Context, _option: click.Parameter, value: bool) -> None:
    if value:
        from recapcast.facts.schema import schema

        print_json(schema())
        context.exit()


@click.command(short_help="Draw the facts out of an article.")
@click.argument("article", metavar="ARTICLE")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write them there: .yaml or .json."
)
@click.option("--review", is_flag=True, help="The article's own sentence before each fact, as a comment.")
@click.option("--json", "as_json", is_flag=True, help="JSON; what is doubtful is then told on stderr.")
@click.option("--llm", metavar="URL", help="Let a chat server propose: the base address of an API such as OpenAI's.")
@click.option("--llm-model", metavar="NAME", help="The chat server's model.")
@allow_private_option
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of the facts file.",
)
def facts(
    article: str, out: Path | None, review: bool, as_json: bool, llm: str | None, llm_model: str | None,
    allow_private: bool | None,
) -> None:  # fmt: skip
    """Print the facts of ARTICLE, each with its place in the text, for you to correct.

    ARTICLE is a file (.txt, .md, .html), an address, or - for standard input. Nothing is made up: every text is the
    article's own. What is doubtful has a comment `# check`. Give the corrected file to recapcast make.
    """
    from recapcast import drafts
    from recapcast.facts.llm.server import Server

    if (llm is None) != (llm_model is None):
        message = "--llm and --llm-model go together: give the server's address and the name of its model."
        raise click.UsageError(message)
    settings = load_settings(allow_private=allow_private)
    form = drafts.Form(out, review=review, is_json=as_json)
    server = Server(llm, llm_model) if llm and llm_model else None
    text = drafts.facts(article, form, server, settings, Reporter(quiet=True))
    if out is None:
        print_text(text)
