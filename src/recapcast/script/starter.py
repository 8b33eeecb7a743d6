"""A template to begin with: the commented starter, or a copy of another."""

from importlib import resources
from pathlib import Path

from recapcast.errors import OutputError, TemplateError
from recapcast.languages import primary
from recapcast.script.templates import SUFFIX, find, is_name


def write_starter(name: str, language: str, folder: Path, origin: str | None = None) -> Path:
    """Write a template to begin with, for facts of that language, and tell where: `folder/language/name.j2`.

    Args:
        name: what it is called, a name and no path.
        language: a BCP 47 tag.
        folder: the user's own templates; made where it lacks.
        origin: the template that it is a copy of; without one it is the starter, in which comments explain each step.

    Raises:
        TemplateError: it can not be called that, there is no such origin, or no starter in that language.
        OutputError: the file is there already, or can not be written.
    """
    if not is_name(name):
        message = f"A template can not be called {name!r}: take letters, digits, - and _, such as `my-recap`."
        raise TemplateError(message)
    text = find(origin, language, folder).text if origin else _starter(language)
    path = folder / language / f"{name}{SUFFIX}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text.replace("-t NAME", f"-t {name}").replace("check NAME", f"check {name}"))
    except FileExistsError as error:
        message = f"{path} is there already, and stays as it is. Choose another name."
        raise OutputError(message) from error
    except OSError as error:
        message = (
            f"{path} can not be written ({error.strerror or error}). Mend its folder, or choose another: --templates."
        )
        raise OutputError(message) from error
    return path


def _starter(language: str) -> str:
    starters = {Path(file.name).stem: file for file in (resources.files("recapcast.script") / "starters").iterdir()}
    if (file := starters.get(language) or starters.get(primary(language))) is None:
        message = (
            f"There is no starter in the language `{language}` (there are: {', '.join(sorted(starters))}). "
            f"Begin with one of those, put it into the folder {language}, and translate it."
        )
        raise TemplateError(message)
    return file.read_text(encoding="utf-8")
