"""Rows as a table for people, or as JSON for programs."""

import json
from collections.abc import Mapping, Sequence

import click


def print_table(rows: Sequence[Mapping[str, str]], *, as_json: bool) -> None:
    """Print `rows`, which all have the same keys; as a table under those keys in capitals, or as JSON."""
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = [[key.upper() for key in rows[0]]] + [list(row.values()) for row in rows] if rows else []
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for line in table:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
