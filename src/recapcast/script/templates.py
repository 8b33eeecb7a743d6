"""Narration templates on disk: where they are looked for, and what their front matter says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Literal

from recapcast import strict_yaml
from recapcast.errors import DocumentError, TemplateError
from recapcast.facts.model import Facts, OneLine
from recapcast.languages import primary
from recapcast.plain_text import decode
from recapcast.strict_yaml import StrictModel

SUFFIX = ".j2"
STORIES = "stories"
"""What a template needs that tells several stories."""
FITTED = "fitted"
"""The variable that tells a template whether the facts were chosen to fit a length."""
_NAME = re.compile(r"[^\W_][\w-]*")


class FrontMatter(StrictModel):
    """What a template says of itself."""

    description: OneLine
    roles: dict[OneLine, OneLine] = {}
    """Each role that speaks, with its default voice."""
    needs: list[OneLine] = []
    """The facts without which it can say nothing; `stories` where it tells any number of them."""
    first: list[OneLine] = []
    """The facts that matter most to it: where not all fit the length that was asked for, others go before."""
    length: OneLine | None = None
    """How long its recaps typically are, in words."""


@dataclass(frozen=True)
class Template:
    """One template, read whole. `language` is `any` where the user's folder does not say."""

    name: str
    language: str
    path: Path
    origin: Literal["yours", "built-in"]
    text: str
    front: FrontMatter

    @property
    def label(self) -> str | None:
        """What a manifest calls one of ours, the same on every machine: `built-in:en/recap.j2`. The user's: None."""
        return f"built-in:{self.language}/{self.path.name}" if self.origin == "built-in" else None

    @property
    def body(self) -> str:
        """The Jinja source, its front matter blanked so that line numbers stay the file's."""
        return blank_front_matter(self.text)


def built_in_folder() -> Path:
    """Our own templates: inside an installed package, or the repository's folder in an editable install."""
    packaged = Path(str(resources.files("recapcast"))) / "templates"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "templates"


def search_path(language: str, folder: Path) -> list[tuple[Path, Literal["yours", "built-in"]]]:
    """The folders that may hold a template for `language`, the user's before ours, the nearest tag first."""
    tags = list(dict.fromkeys((language, primary(language))))
    yours = [folder / tag for tag in tags] + [folder]
    return [(path, "yours") for path in yours] + [(built_in_folder() / tag, "built-in") for tag in tags]


def is_ours_alone(template: Template, language: str, folder: Path) -> bool:
    """Whether to fill `template` runs nothing but what comes with recapcast: no file of the user's stands for ours.

    Args:
        template: what `find` gave for that language and folder.
        language: the facts' BCP 47 tag.
        folder: the user's own templates; need not exist.
    """
    if template.origin != "built-in":
        return False
    path = search_path(language, folder)
    ours = [file for place, origin in path if origin == "built-in" for file in place.glob(f"*{SUFFIX}")]
    theirs = [(place / file.name, file) for place, origin in path if origin == "yours" for file in ours]
    return all(not mine.is_file() or mine.read_bytes() == file.read_bytes() for mine, file in theirs)


def find(name: str, language: str, folder: Path) -> Template:
    """The template of that name for that language.

    Args:
        name: without its suffix.
        language: the facts' BCP 47 tag; `en-GB` also finds what is written for `en`.
        folder: the user's own templates; need not exist.

    Raises:
        TemplateError: there is none, naming those there are; or its file is broken.
    """
    if is_name(name):
        for path, origin in search_path(language, folder):
            if (file := path / f"{name}{SUFFIX}").is_file():
                return _read(file, language if path == folder else path.name, origin)
    there = [template for template in listing(folder) if template.name == name]
    if there:
        languages = ", ".join(sorted({template.language for template in there}))
        message = (
            f"The template `{name}` is not written for the language `{language}` (it has: {languages}). "
            f"Put yours in {folder / language / name}{SUFFIX}."
        )
        raise TemplateError(message)
    names = ", ".join(sorted({template.name for template in listing(folder)}))
    message = f"There is no template `{name}`. There are: {names}. Your own go into the folder {folder}."
    raise TemplateError(message)


def read(file: Path, language: str) -> Template:
    """The template in that file, wherever it lies, for facts of that language.

    Raises:
        TemplateError: there is no such file, or it is broken.
    """
    return _read(file, language, "yours")


def is_name(text: str) -> bool:
    """Whether a template can be called that: a file's name, and no path."""
    return _NAME.fullmatch(text) is not None


def listing(folder: Path) -> list[Template]:
    """Every template that can be chosen, the user's first; one that is hidden by a name before it is left out.

    Raises:
        TemplateError: a file is broken.
    """
    found: dict[tuple[str, str], Template] = {}
    for file, language, origin in _files(folder):
        # A file without front matter is a part that others include.
        hidden = (file.stem, "any") in found or (file.stem, language) in found
        if not hidden and strict_yaml.split_front_matter(_text(file)) is not None:
            found[file.stem, language] = _read(file, language, origin)
    return list(found.values())


def _files(folder: Path) -> Iterator[tuple[Path, str, Literal["yours", "built-in"]]]:
    ours = built_in_folder()
    for file in sorted(folder.glob(f"*{SUFFIX}")):
        yield file, "any", "yours"
    for file in sorted(folder.glob(f"*/*{SUFFIX}")):
        yield file, file.parent.name, "yours"
    for file in sorted(ours.glob(f"*/*{SUFFIX}")):
        yield file, file.parent.name, "built-in"


def blank_front_matter(text: str) -> str:
    """`text` with its front matter, if it has any, replaced by as many empty lines."""
    parts = strict_yaml.split_front_matter(text)
    if parts is None:
        return text
    return "\n" * (text.count("\n") - parts[1].count("\n")) + parts[1]


def _text(file: Path) -> str:
    try:
        return decode(file.read_bytes())
    except (OSError, ValueError) as error:
        message = f"The template {file} can not be read ({error})."
        raise TemplateError(message) from error


def _read(file: Path, language: str, origin: Literal["yours", "built-in"]) -> Template:
    text = _text(file)
    parts = strict_yaml.split_front_matter(text)
    if parts is None:
        message = f"The template {file} has no front matter: begin it with `---`, `description: …`, `---`."
        raise TemplateError(message)
    try:
        front = strict_yaml.read(parts[0], str(file), FrontMatter, first_line=2)
    except DocumentError as error:
        raise TemplateError(str(error)) from error
    named = [*front.needs, *front.first]
    unknown = [name for name in named if name not in {*Facts.model_fields, STORIES}]
    if unknown:
        message = f"The template {file} names `{unknown[0]}`, which is no fact: {', '.join(Facts.model_fields)}."
        raise TemplateError(message)
    # Where one works in the repository, its folder of templates is ours as well as the user's.
    ours = built_in_folder() / language / file.name
    if origin == "yours" and ours.is_file() and _text(ours) == text:
        origin = "built-in"
    return Template(file.stem, language, file, origin, text, front)
