"""The facts of an article that the user gave: extracted now, or as a person has corrected them before."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from recapcast.article.model import Article
from recapcast.errors import SourceError
from recapcast.facts import load as facts_load
from recapcast.facts import seal
from recapcast.facts.dump import Place
from recapcast.facts.model import Cites, Facts
from recapcast.plain_text import decode
from recapcast.publish import edited
from recapcast.publish.naming import is_no_file
from recapcast.publish.paths import read_path, write_path

if TYPE_CHECKING:
    from recapcast.facts.extract.extract import Extracted


@dataclass(frozen=True)
class Draft:
    """The facts of an article, and the file of them."""

    facts: Facts
    path: Path
    content: bytes
    """What the file shall hold, or holds."""
    doubts: int
    """How many of the facts an editor should look at; 0 where one has."""
    is_corrected: bool
    """Whether a person has corrected the file, which then stays as it is."""


def draft(article: Article, given: str, path: Path) -> Draft:
    """The facts of an article: those in `path` where a person has corrected them for this very text, else new ones.

    Args:
        article: the article.
        given: its path, or what else the user gave.
        path: where its facts file is.

    Raises:
        DocumentError: the corrected file breaks its format.
        SourceError: as `extract`.
        OutputError: something that is no file is in the facts file's place.
    """
    there = edited.content_there(path)
    if there is not None and not edited.is_ours(there):
        facts = facts_load.loads(_text(there, path), str(path))
        if facts.article is not None and facts.article.digest == article.digest:
            return Draft(facts, path, there, 0, is_corrected=True)
    # Here and not above: what tells sentences and names apart takes longer to import than to read facts.
    from recapcast.facts.extract.extract import extract

    found = extract(article)
    text = document(found, article, given, path.parent)
    facts = facts_load.loads(text, str(path))
    return Draft(facts, path, text.encode(), len(found.doubts), is_corrected=False)


def document(
    found: "Extracted", article: Article, given: str, folder: Path, *, review: bool = False, is_json: bool = False
) -> str:
    """The facts file of an article, sealed: YAML with a comment `check: …` at each doubt, or JSON.

    Args:
        found: what was extracted.
        article: the article.
        given: its path, or what else the user gave.
        folder: where the file will lie, from which it names the article.
        review: put the article's own sentence before each fact, as a comment.
        is_json: write JSON, which has no comments.
    """
    comments: dict[Place, Sequence[str]] = {}
    if review:
        from recapcast.facts.extract.review import sentences

        comments |= sentences(found.facts, article)
    for place, doubt in found.doubts.items():
        comments[place] = (*comments.get(place, ()), f"check: {doubt}")
    cites = Cites(path=given if is_no_file(given) else write_path(Path(given), folder), digest=article.digest)
    return seal.sealed(found.facts, cites, comments, is_json=is_json)


def input_of(facts: Facts, path: Path | None, folder: Path) -> tuple[str, str] | None:
    """The article of some facts as a file in `folder` names it, and its digest; None where the facts name none.

    Args:
        facts: the facts.
        path: of their file; None for standard input, whose paths are seen from the current folder.
        folder: of the file that names it.
    """
    if facts.article is None:
        return None
    named = facts.article.path
    if is_no_file(named):
        return named, facts.article.digest
    return write_path(read_path(named, path.parent if path else Path()), folder), facts.article.digest


def changed(facts: Facts, path: Path) -> str | None:
    """What to tell where the article beside a facts file is no longer the one whose characters its facts cite.

    None where it is, where the facts name no article or an address, and where there is no such file any more.
    """
    if facts.article is None or is_no_file(facts.article.path):
        return None
    from recapcast.article.read import read

    article = read_path(facts.article.path, path.parent)
    try:
        digest = read(str(article)).digest if article.is_file() else facts.article.digest
    except SourceError:
        digest = ""
    if digest == facts.article.digest:
        return None
    return (
        f"{article} has changed since the facts in {path} were drawn from it, and what they cite (`at`) may be "
        f"elsewhere now. Draw them anew: recapcast facts {article} -o {path}"
    )


def doubtful(doubts: int) -> str:
    """The end of a sentence that names a facts file: how many of its facts are doubtful, where some are."""
    if not doubts:
        return "."
    return f"; {doubts} of them {'is' if doubts == 1 else 'are'} doubtful, and marked `# check` there."


def _text(content: bytes, path: Path) -> str:
    try:
        return decode(content)
    except ValueError as error:
        message = f"{path} can not be read: {error}. Mend it, or take it away to have the facts drawn anew."
        raise SourceError(message) from error
