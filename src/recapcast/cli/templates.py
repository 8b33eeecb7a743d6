"""`recapcast templates`: what a recap can sound like."""

from pathlib import Path

import click

from recapcast.cli.options import load_settings, templates_option


@click.group(short_help="List and show narration templates.")
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
