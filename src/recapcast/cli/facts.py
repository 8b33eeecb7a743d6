"""`recapcast facts`: an article's facts, for an editor to correct."""

from pathlib import Path

import click

from recapcast.cli.output import print_text


@click.command(short_help="Draw the facts out of an article.")
@click.argument("article", metavar="ARTICLE")
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write them there instead.")
def facts(article: str, out: Path | None) -> None:
    """Print the facts of ARTICLE as YAML."""
    from recapcast import atomic
    from recapcast.article.model import Article
    from recapcast.facts.dump import as_yaml
    from recapcast.facts.extract.extract import extract

    found = extract(Article(Path(article).read_bytes().decode("utf-8")))
    text = as_yaml(found.facts, {place: [f"check: {doubt}"] for place, doubt in found.doubts.items()})
    if out is None:
        print_text(text)
    else:
        atomic.write_all({out: text.encode()})
