"""`recapcast cache`: what was spoken and encoded before."""

import click

from recapcast.cli.options import load_settings


@click.group(short_help="Show or clear the cache of spoken lines and encoded stretches.")
def cache() -> None:
    """Lines that were spoken before, and are not asked for again; stretches that were encoded."""


@cache.command()
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def info(as_json: bool) -> None:
    """Show where the cache lies and how full it is."""
    from recapcast.cli.output import print_json, print_table
    from recapcast.store import LEVELS, STRETCHES, Store

    held = Store.of(load_settings()).info()
    stretches = held.entries.get(STRETCHES, 0)
    lines = sum(count for group, count in held.entries.items() if group not in {STRETCHES, LEVELS})
    if as_json:
        print_json(
            {
                "folder": str(held.folder),
                "lines": lines,
                "stretches": stretches,
                "bytes": held.size,
                "limit": held.limit,
            }
        )
        return
    print_table(
        [
            {
                "folder": str(held.folder),
                "lines": str(lines),
                "encoded stretches": str(stretches),
                "size": f"{held.size / 1e6:.1f} MB",
                "limit": f"{held.limit / 1e6:.0f} MB",
            }
        ],
        as_json=False,
    )


@cache.command()
def clear() -> None:
    """Remove everything from the cache."""
    from recapcast.cli.output import print_text
    from recapcast.store import Store

    held = Store.of(load_settings())
    print_text(f"{held.clear()} files removed from {held.folder}\n")
