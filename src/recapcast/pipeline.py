"""One source, all stages: the only place that knows the whole chain.

source -> Facts -> Script -> Takes -> Programme -> MP3 and manifest
"""

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from recapcast import atomic
from recapcast.errors import OutputError, SourceError, SpeechError
from recapcast.facts import load as facts_load
from recapcast.facts.model import Facts
from recapcast.plain_text import decode
from recapcast.publish import manifest, naming
from recapcast.publish.manifest import Input
from recapcast.publish.naming import Places
from recapcast.script import render, templates
from recapcast.script import text as script_text
from recapcast.script.model import Music, Script
from recapcast.script.templates import Template
from recapcast.settings import Settings
from recapcast.speech import choose
from recapcast.speech.choose import Choice, Choosing
from recapcast.speech.speak import Take, speak

if TYPE_CHECKING:
    from recapcast.episode.tags import Tags

STDIN = "-"
LARGEST = 4 * 1024 * 1024
"""Bytes. An hour's script has 60 kB: a source past this is some other file."""
_FACTS = {".yaml", ".yml", ".json"}
_ARTICLES = {".txt", ".md", ".html", ".htm"}


class Listener(Protocol):
    """Who is told how the work goes."""

    def note(self, message: str) -> None:
        """Something that the user should know, though the work goes on."""
        ...

    def progress(self, done: int, total: int) -> None:
        """So many of the lines are spoken."""
        ...


@dataclass(frozen=True)
class Source:
    """What the user gave: facts or a script, and where they came from. `path` is None for standard input."""

    name: str
    path: Path | None
    content: bytes
    parsed: Facts | Script

    @property
    def language(self) -> str:
        """The language that the episode will be in."""
        return self.parsed.language if isinstance(self.parsed, Facts) else self.parsed.meta.language

    @property
    def title(self) -> str:
        """The episode's title."""
        return self.parsed.headline.text if isinstance(self.parsed, Facts) else self.parsed.meta.title


@dataclass(frozen=True)
class Filled:
    """A script, and the template that it was filled from just now; None for a script that was the source."""

    script: Script
    template: Template | None


@dataclass(frozen=True)
class Episode:
    """A finished episode: its files are in place."""

    places: Places
    manifest: dict[str, Any]
    choice: Choice


def read_source(given: str) -> Source:
    """Read facts or a narration script.

    Args:
        given: a path, or `-` for standard input.

    Raises:
        SourceError: it can not be read, or is neither.
        DocumentError: it breaks its format.
    """
    path = None if given == STDIN else Path(given)
    name = "standard input" if path is None else str(path)
    content = _content(given, path)
    try:
        text = decode(content)
    except ValueError as error:
        message = f"{name} can not be read: {error}. Give a facts file (YAML or JSON) or a narration script."
        raise SourceError(message) from error
    if script_text.is_script(text):
        return Source(name, path, content, script_text.loads(text, name))
    suffix = path.suffix.lower() if path else ""
    if path is None or suffix in _FACTS:
        is_json = suffix == ".json" or (path is None and text.lstrip().startswith("{"))
        return Source(name, path, content, facts_load.loads(text, name, is_json=is_json))
    if suffix in _ARTICLES:
        message = (
            f"{name} is no narration script (those begin with `---` and `narration: 1`), and articles are not "
            "read yet. Write the article's facts as YAML; see examples/ for how."
        )
        raise SourceError(message)
    message = f"{name} is of no kind that is read: give facts as .yaml, .yml or .json, or a narration script."
    raise SourceError(message)


def _content(given: str, path: Path | None) -> bytes:
    if "://" in given:
        message = f"{given} is an address, and articles are not read yet. Write the article's facts as YAML."
        raise SourceError(message)
    try:
        if path is None:
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
    except OSError as error:
        message = f"{given} can not be read ({error.strerror or error}). Check the path."
        raise SourceError(message) from error
    except ValueError as error:  # a NUL in the path
        message = f"{given!r} is no path ({error})."
        raise SourceError(message) from error
    if len(content) > LARGEST:
        message = f"{given} is larger than {LARGEST // 1024 // 1024} MB: that is no facts file and no script."
        raise SourceError(message)
    return content


def fill(source: Source, settings: Settings) -> Filled:
    """The script of a source: itself, or its facts in the template of the settings.

    Raises:
        TemplateError: the template is unknown or broken, or a fact that it needs is missing.
    """
    if isinstance(source.parsed, Script):
        return Filled(source.parsed, None)
    template = templates.find(settings.template, source.language, settings.templates)
    name = source.path.as_posix() if source.path else None
    return Filled(render.render(source.parsed, template, source=name, templates=settings.templates), template)


def script(source: Source, settings: Settings, out: Path | None) -> str:
    """The script of a source as text, written to `out` where that is given.

    Raises:
        TemplateError: as `fill`.
        OutputError: `out` can not be written.
    """
    text = script_text.dumps(fill(source, settings).script)
    if out is not None:
        atomic.write_all({out: text.encode()})
    return text


def make(source: Source, settings: Settings, out: Path | None, listener: Listener) -> Episode:
    """Make the episode of a source. Its files appear together and whole, or the earlier ones stay.

    Args:
        source: facts or a script.
        settings: voice, template, tags and folders.
        out: where the MP3 shall go: a path that ends in .mp3, or a folder; None for the settings' folder.
        listener: told of progress and of what the user should know.

    Raises:
        RecapcastError: see each stage.
    """
    choosing = Choosing(settings.voice, source.language)
    filled = fill(source, settings)
    places = _places(source, settings, out)
    for folder in {places.audio.parent, *([] if filled.template is None else [places.script.parent])}:
        atomic.ensure_writable(folder)
    earlier = manifest.read(places.manifest)
    choice, takes = _takes(filled.script, choosing.result(), listener)
    if music := sum(isinstance(item, Music) for item in filled.script.items):
        listener.note(f"The script's {music} music direction(s) are left out: there is no music yet.")

    # Here and not above: numpy and the encoder take 0.1 s to import, and bad input should not wait for them.
    from recapcast.episode.encode import encode
    from recapcast.episode.join import join
    from recapcast.episode.tags import tagged

    programme = join(filled.script, takes)
    encoded = encode(programme)
    file = tagged(encoded.mp3, _tags(filled.script, settings, choice))
    written = script_text.dumps(filled.script).encode()
    spoken = (
        Input("script", places.script.as_posix(), manifest.sha256(written))
        if filled.template
        else Input("script", source.name, manifest.sha256(source.content))
    )
    made = manifest.build(
        meta=filled.script.meta,
        inputs=_inputs(source, filled.template),
        script=spoken,
        choice=choice,
        programme=programme,
        encoded=encoded,
        audio=places.audio,
        file=file,
    )
    contents = {places.audio: file, places.manifest: manifest.to_bytes(made)}
    if filled.template is not None:
        contents |= {places.script: written, **_kept(places.script, written, earlier, listener)}
    atomic.write_all(contents)
    return Episode(places, made, choice)


def _takes(script: Script, choice: Choice, listener: Listener) -> tuple[Choice, list[Take]]:
    """All lines in one voice: where `auto` chose one that breaks off, all of them again in an offline one."""
    if choice.fallback:
        listener.note(f"{_sentence(choice.reason)}; {choice.voice} speaks instead.")
    try:
        return choice, speak(script, choice, listener.progress)
    except SpeechError as error:
        if not choice.automatic or choice.fallback:
            raise
        second = choose.offline(script.meta.language, f"{choice.engine.name} broke off ({error})")
        listener.note(f"{_sentence(second.reason)}; {second.voice} speaks the whole episode instead.")
        return second, speak(script, second, listener.progress)


def _sentence(reason: str) -> str:
    return reason.replace("gtts", "gTTS", 1) if reason.startswith("gtts") else reason


def _places(source: Source, settings: Settings, out: Path | None) -> Places:
    places = naming.places(source.path, source.title, source.content, settings.scripts, settings.output)
    if out is not None and out.suffix.lower() == ".mp3" and not out.is_dir():
        places = replace(places, audio=out)
    elif out is not None and (out.is_dir() or not out.suffix):
        places = replace(places, audio=out / places.audio.name)
    elif out is not None:
        message = f"--out {out}: recapcast writes MP3. Give a name that ends in .mp3, or a folder."
        raise OutputError(message)
    if source.path is not None and places.manifest.resolve() == source.path.resolve():
        message = f"The manifest {places.manifest} would overwrite its own source. Choose another name with --out."
        raise OutputError(message)
    return places


def _inputs(source: Source, template: Template | None) -> list[Input]:
    kind = "facts" if isinstance(source.parsed, Facts) else "script"
    inputs = [Input(kind, source.path.as_posix() if source.path else STDIN, manifest.sha256(source.content))]
    if template is not None:
        inputs.append(Input("template", template.label, manifest.sha256(template.text.encode())))
    return inputs


def _kept(script: Path, written: bytes, earlier: dict[str, Any] | None, listener: Listener) -> dict[Path, bytes]:
    """A script that a person has edited since, under another name, so that filling it anew loses nothing."""
    try:
        there = script.read_bytes()
    except FileNotFoundError:
        return {}
    ours = earlier is not None and earlier["inputs"][0].get("kind") == "facts"
    if there == written or (ours and earlier and earlier["script"]["sha256"] == manifest.sha256(there)):
        return {}
    number = 1
    while (path := script.with_name(f"{script.stem}.edited-{number}.txt")).exists():
        number += 1
    listener.note(f"{script} had been edited; it is kept as {path}. To speak that one: recapcast make {path}")
    return {path: there}


def _tags(script: Script, settings: Settings, choice: Choice) -> "Tags":
    from recapcast.episode.tags import Tags

    meta = script.meta
    return Tags(
        title=meta.title,
        artist=settings.artist or meta.author or meta.publisher or "recapcast",
        album=settings.show or meta.publisher or "recapcast",
        language=meta.language,
        published=meta.published,
        link=meta.link,
        voice=str(choice.voice),
    )
