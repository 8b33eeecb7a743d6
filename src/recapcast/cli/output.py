"""Results on stdout: text, rows as a table for people, or JSON for programs. Piped, they are UTF-8 everywhere."""

import json
from collections.abc import Mapping, Sequence

import click


def print_text(text: str) -> None:
    """Print `text` as it is: to a terminal in its own encoding, to a pipe or file in UTF-8.

    A byte of a file's name that is no UTF-8 prints as a question mark.
    """
    data = text.encode(errors="replace")
    stream = click.get_text_stream("stdout")
    click.echo(data.decode() if stream.isatty() else data, nl=False)


def print_json(value: object) -> None:
    """Print `value` as JSON."""
    print_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_table(rows: Sequence[Mapping[str, str]], *, as_json: bool) -> None:
    """Print `rows`, which all have the same keys; as a table under those keys in capitals, or as JSON."""
    if as_json:
        print_json(rows)
        return
    table = [[key.upper() for key in rows[0]]] + [list(row.values()) for row in rows] if rows else []
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for line in table:
        print_text("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n")
