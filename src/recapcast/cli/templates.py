"""`recapcast templates`: what a recap can sound like."""

from pathlib import Path

import click

from recapcast.cli.options import language_option, load_settings, templates_option


@click.group(short_help="List, show, begin and check narration templates.")
def templates() -> None:
    """Narration templates: ours, and yours in the folder templates."""


@templates.command("list")
@templates_option
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
def list_(templates: Path | None, as_json: bool) -> None:
    """List every template that can be chosen."""
    from recapcast.cli.output import print_table
    from recapcast.script.templates import listing

    rows = [
        {
            "name": template.name,
            "language": template.language,
            "origin": template.origin,
            "roles": ", ".join(template.front.roles),
            "length": template.front.length or "",
            "description": template.front.description,
        }
        for template in listing(load_settings(templates=templates).templates)
    ]
    print_table(rows, as_json=as_json)


@templates.command()
@click.argument("name")
@click.option("--language", default="en", show_default=True, help="For facts of this language.")
@templates_option
def show(name: str, language: str, templates: Path | None) -> None:
    """Print the template NAME, to read or to start your own from."""
    from recapcast.cli.output import print_text
    from recapcast.script.templates import find

    print_text(find(name, language, load_settings(templates=templates).templates).text)


@templates.command()
@click.argument("name")
@language_option
@click.option(
    "--from", "origin", metavar="TEMPLATE", help="Begin with a copy of that one.  [default: a commented starter]"
)
@templates_option
def new(name: str, language: str, origin: str | None, templates: Path | None) -> None:
    """Write a template NAME of your own to begin with, and say where. No file is ever overwritten."""
    from recapcast.cli.output import print_text
    from recapcast.script.starter import write_starter

    path = write_starter(name, language, load_settings(templates=templates).templates, origin)
    print_text(f"{path}\n")
    of = "" if language == "en" else f" --language {language}"
    hint = f"Hear it: recapcast make story.yaml -t {name}. Check it: recapcast templates check {name}{of}"
    click.echo(hint, err=True)


@templates.command()
@click.argument("template", metavar="FILE|NAME")
@language_option
@templates_option
def check(template: str, language: str, templates: Path | None) -> None:
    """Try a template with full, thin and hostile facts, and tell every fault with its line."""
    from recapcast.cli.output import print_text
    from recapcast.script.trial import check as try_out

    print_text(try_out(template, language, load_settings(templates=templates).templates) + "\n")
