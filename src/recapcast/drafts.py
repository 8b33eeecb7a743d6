"""The facts of an article that the user gave: extracted now, or as a person has corrected them before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from recapcast import atomic
from recapcast.article.model import Article
from recapcast.errors import OutputError, SourceError
from recapcast.facts import load as facts_load
from recapcast.facts import seal
from recapcast.facts.dump import Place
from recapcast.facts.llm.server import Server
from recapcast.facts.model import Cites, Facts
from recapcast.listener import Listener
from recapcast.plain_text import decode
from recapcast.publish import edited
from recapcast.publish.naming import is_no_file
from recapcast.publish.paths import read_path, write_path
from recapcast.settings import Settings

if TYPE_CHECKING:
    from recapcast.facts.extract.extract import Extracted

SUFFIXES = (".yaml", ".yml", ".json")
"""What the name of a facts file ends in."""


@dataclass(frozen=True)
class Form:
    """How the facts of an article are wanted: in the file `out`, or for standard output where that is None."""

    out: Path | None = None
    review: bool = False
    """Whether the article's own sentence goes before each fact, as a comment."""
    is_json: bool = False
    """Whether JSON is wanted instead of YAML; a name that ends in `.json` wants it too."""


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


def facts(given: str, form: Form, server: Server | None, settings: Settings, listener: Listener) -> str:
    """The facts file of an article, sealed; it is written where a file is wanted.

    Args:
        given: a path, an address, or `-` for standard input.
        form: where and how.
        server: which chat server may propose the facts; None for extraction by rules.
        settings: whether an address may be a private one.
        listener: told what is doubtful, where the document does not say it, and where a person's file is kept.

    Raises:
        SourceError: the article can not be read, or tells nothing.
        OutputError: the file can not be written, is the article itself, or is of no kind that facts are written in.
        ProposalError: the chat server does not answer, or not with facts.
    """
    from recapcast.article.read import read

    out = form.out
    _refuse(out, given)
    article = read(given, allow_private=settings.allow_private, note=listener.note)
    found = _found(article, given, server, listener)
    is_json = form.is_json or (out is not None and out.suffix.lower() == ".json")
    if is_json and form.review:
        message = "JSON has no comments, and a review is made of them: leave out --review, or write YAML."
        raise OutputError(message)
    text = _document(found, article, given, out.parent if out else Path(), review=form.review, is_json=is_json)
    if out is not None:
        atomic.write_all({out: text.encode(), **edited.kept(out, edited.content_there(out), text, listener)})
    if is_json:
        for place, doubt in found.doubts.items():
            listener.note(f"check {_dotted(place)}: {doubt}")
    elif out is not None and found.doubts:
        listener.note(f"The facts of {given} are in {out}{doubtful(len(found.doubts))}")
    return text


def draft(article: Article, given: str, path: Path) -> Draft:
    """The facts of an article: those in `path` where a person has corrected them for this very text, else new ones.

    Args:
        article: the article.
        given: its path, or what else the user gave.
        path: where its facts file is.

    Raises:
        DocumentError: the corrected file breaks its format.
        SourceError: the article tells nothing, or the corrected file is not text.
        OutputError: something that is no file is in the facts file's place.
    """
    there = edited.content_there(path)
    if there is not None and not edited.is_ours(there):
        corrected = facts_load.loads(_text(there, path), str(path))
        if corrected.article is not None and corrected.article.digest == article.digest:
            return Draft(corrected, path, there, 0, is_corrected=True)
    # Here and not above: what tells sentences and names apart takes longer to import than to read facts.
    from recapcast.facts.extract.extract import extract

    found = extract(article, given)
    text = _document(found, article, given, path.parent)
    facts = found.facts.model_copy(update={"article": _cites(article, given, path.parent)})
    return Draft(facts, path, text.encode(), len(found.doubts), is_corrected=False)


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

    article, here = read_path(facts.article.path, path.parent), Path.cwd()
    article = article.relative_to(here) if article.is_relative_to(here) else article
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


def files(drafts: Mapping[str, Draft], listener: Listener) -> dict[Path, bytes]:
    """The facts files of some articles, and what keeps those that a person had corrected for an earlier text.

    Args:
        drafts: the facts, by what messages call their articles.
        listener: told where a person's file is kept.
    """
    contents: dict[Path, bytes] = {}
    for made in drafts.values():
        there = edited.content_there(made.path)
        contents |= {made.path: made.content, **edited.kept(made.path, there, made.content.decode(), listener)}
    return contents


def tell(drafts: Mapping[str, Draft], listener: Listener) -> None:
    """Tell where the facts of each article are now, and how many are doubtful."""
    for name, made in drafts.items():
        listener.note(f"The facts of {name} are in {made.path}{doubtful(made.doubts)}")


def doubtful(doubts: int) -> str:
    """The end of a sentence that names a facts file: how many of its facts are doubtful, where some are."""
    if not doubts:
        return "."
    return f"; {doubts} of them {'is' if doubts == 1 else 'are'} doubtful, and marked `# check` there."


def _refuse(out: Path | None, given: str) -> None:
    if out is None:
        return
    if out.suffix.lower() not in SUFFIXES:
        message = f"{out}: facts are written as YAML or JSON. End the name in {', '.join(SUFFIXES)}."
        raise OutputError(message)
    if not is_no_file(given) and out.resolve() == Path(given).resolve():
        message = f"{out} would overwrite its own article. Choose another name with --out."
        raise OutputError(message)


def _found(article: Article, given: str, server: Server | None, listener: Listener) -> "Extracted":
    if server is None:
        from recapcast.facts.extract.extract import extract

        return extract(article, given)
    from recapcast.facts.llm.propose import propose

    proposed = propose(article, server)
    if proposed.dropped:
        count, are = ("1 thing", "is") if proposed.dropped == 1 else (f"{proposed.dropped} things", "are")
        listener.note(f"{count} that {server.model} proposed {are} not in the article to the letter, and left out.")
    return proposed.extracted


def _document(
    found: "Extracted", article: Article, given: str, folder: Path, *, review: bool = False, is_json: bool = False
) -> str:
    """The facts file of an article: YAML with a comment `check: …` at each doubt, or JSON, which has none.

    `folder` is where it will lie, from which it names the article.
    """
    comments: dict[Place, Sequence[str]] = {}
    if review:
        from recapcast.facts.extract.review import sentences

        comments |= sentences(found.facts, article)
    for place, doubt in found.doubts.items():
        comments[place] = (*comments.get(place, ()), f"check: {doubt}")
    return seal.sealed(found.facts, _cites(article, given, folder), comments, is_json=is_json)


def _cites(article: Article, given: str, folder: Path) -> Cites:
    return Cites(path=given if is_no_file(given) else write_path(Path(given), folder), digest=article.digest)


def _dotted(place: Place) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).lstrip(".") or "the whole"


def _text(content: bytes, path: Path) -> str:
    try:
        return decode(content)
    except ValueError as error:
        message = f"{path} can not be read: {error}. Mend it, or take it away to have the facts drawn anew."
        raise SourceError(message) from error
