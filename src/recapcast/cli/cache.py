"""`recapcast cache`: what was spoken before."""

import click

from recapcast.cli.options import load_settings


@click.group(short_help="Show or clear the cache of spoken lines.")
def cache() -> None:
    """Lines that were spoken before, and are not asked for again."""


@cache.command()
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def info(as_json: bool) -> None:
    """Show where the cache lies and how full it is."""
    from recapcast.cli.output import print_json, print_table
    from recapcast.speech.cache import Cache

    held = Cache.of(load_settings()).info()
    if as_json:
        print_json({"folder": str(held.folder), "lines": held.entries, "bytes": held.size, "limit": held.limit})
        return
    print_table(
        [
            {
                "folder": str(held.folder),
                "lines": str(held.entries),
                "size": f"{held.size / 1e6:.1f} MB",
                "limit": f"{held.limit / 1e6:.0f} MB",
            }
        ],
        as_json=False,
    )


@cache.command()
def clear() -> None:
    """Remove every line from the cache."""
    from recapcast.cli.output import print_text
    from recapcast.speech.cache import Cache

    held = Cache.of(load_settings())
    print_text(f"{held.clear()} lines removed from {held.folder}\n")
