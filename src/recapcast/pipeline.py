"""One source, all stages: the only place that knows the whole chain.

source -> Facts -> Script -> Takes -> Programme -> MP3 and what lies beside it
"""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recapcast import atomic
from recapcast.episode.format import RATE
from recapcast.errors import OutputError, SourceError
from recapcast.facts.model import Facts
from recapcast.listener import Listener
from recapcast.plain_text import decode
from recapcast.publish import chapters, cues, manifest, naming, transcript
from recapcast.publish.manifest import Input
from recapcast.publish.naming import STDIN, Places
from recapcast.publish.paths import write_path
from recapcast.script import render, templates
from recapcast.script import text as script_text
from recapcast.script.model import Line, Meta, Music, Script
from recapcast.script.templates import Template
from recapcast.settings import Settings
from recapcast.sources import Source
from recapcast.speech.cache import Cache
from recapcast.speech.cast import NARRATOR, Cast
from recapcast.speech.casting import Casting
from recapcast.speech.choose import AUTO
from recapcast.speech.perform import perform
from recapcast.speech.speak import Take
from recapcast.units import Seconds, to_seconds

if TYPE_CHECKING:
    from recapcast.episode.encode import Encoded
    from recapcast.episode.join import Programme
    from recapcast.episode.tags import Tags

_SEPARATORS = tuple(filter(None, ("/", os.sep, os.altsep)))


@dataclass(frozen=True)
class Filled:
    """A script, and the template that it was filled from just now; None for a script that was the source."""

    script: Script
    template: Template | None


@dataclass(frozen=True)
class Said:
    """One line that was said, to hear a voice."""

    path: Path
    seconds: Seconds
    voice: str


@dataclass(frozen=True)
class Episode:
    """A finished episode: its files are in place."""

    places: Places
    script: Path
    """The script that was spoken; `-` where it came by standard input."""
    manifest: dict[str, Any]
    cast: Cast


def fill(source: Source, settings: Settings, folder: Path) -> Filled:
    """The script of a source: itself, or its facts in the template of the settings.

    Args:
        source: facts or a script.
        settings: the template, and the user's folder of templates.
        folder: where the script will lie, from which it names its facts.

    Raises:
        TemplateError: the template is unknown or broken, or a fact that it needs is missing.
    """
    if isinstance(source.parsed, Script):
        return Filled(source.parsed, None)
    template = templates.find(settings.template, source.language, settings.templates)
    origin = write_path(source.path, folder) if source.path else None
    script = render.render(source.parsed, template, name=source.name, source=origin, templates=settings.templates)
    return Filled(script, template)


def script(source: Source, settings: Settings, out: Path | None, listener: Listener) -> str:
    """The script of a source as text, written to `out` where that is given.

    Raises:
        TemplateError: as `fill`.
        OutputError: `out` is the source, or can not be written.
    """
    filled = fill(source, settings, out.parent if out else settings.scripts)
    if filled.template is None:
        unsealed = filled.script.meta.model_copy(update={"filled": None})
        text = script_text.dumps(replace(filled.script, meta=unsealed))
    else:
        text = script_text.dumps_filled(filled.script)
    if out is not None:
        _refuse_source(source, out)
        atomic.write_all({out: text.encode(), **_kept(out, _content_there(out), text, listener)})
    return text


def make(source: Source, settings: Settings, out: str | None, listener: Listener) -> Episode:
    """Make the episode of a source. Its files appear together and whole, or the earlier ones stay.

    Args:
        source: facts or a script.
        settings: voice, template, tags and folders.
        out: where the MP3 shall go: a path that ends in .mp3, or a folder; None for the settings' folder.
        listener: told of progress and of what the user should know.

    Raises:
        RecapcastError: see each stage.
    """
    cache = Cache.of(settings)
    casting = Casting(settings.voice, settings.cast, source.language, cache, settings.connections)
    places = _places(source, settings, out)
    filled = fill(source, settings, places.script.parent)
    for folder in {places.audio.parent, *([] if filled.template is None else [places.script.parent])}:
        atomic.ensure_writable(folder)
    manifest.refuse_others(places.manifest, places.texts)
    script_there = _content_there(places.script) if filled.template else None
    cast, takes = perform(filled.script, casting, settings, cache, listener)
    if music := sum(isinstance(item, Music) for item in filled.script.items):
        listener.note(f"The script's {music} music direction(s) are left out: there is no music yet.")

    programme, encoded, file = _sound(filled.script, cast, takes, settings, listener)
    text = script_text.dumps_filled(filled.script)
    here = places.manifest.parent
    spoken = (
        Input("script", write_path(places.script, here), manifest.sha256(text.encode()))
        if filled.template
        else _inputs(source, None, here)[0]
    )
    author, show = _credits(filled.script.meta, settings)
    texts = _texts(places, filled.script.meta, programme, settings)
    made = manifest.build(
        meta=filled.script.meta,
        author=author,
        show=show,
        inputs=_inputs(source, filled.template, here),
        script=spoken,
        cast=cast,
        programme=programme,
        encoded=encoded,
        audio=places.audio,
        file=file,
        texts=texts,
    )
    # The manifest goes first: killed between two files, it must not leave any that the next run takes for another's.
    contents = {places.manifest: manifest.to_bytes(made), places.audio: file, **texts}
    if filled.template is not None:
        contents |= {places.script: text.encode(), **_kept(places.script, script_there, text, listener)}
    atomic.write_all(contents)
    return Episode(places, places.script if filled.template else source.path or Path(STDIN), made, cast)


def say(text: str, language: str, settings: Settings, out: str | None, listener: Listener) -> Said:
    """Say one line as an episode would sound, to hear a voice.

    Args:
        text: what to say.
        language: its BCP 47 tag, which is right.
        settings: voice, folders and limits.
        out: where the MP3 shall go, as for `make`; it is named after the voice.
        listener: told what the user should know.

    Raises:
        RecapcastError: see each stage.
    """
    try:
        line = Line(NARRATOR, text)
    except ValueError as error:
        message = f"This can not be said: {error}."
        raise SourceError(message) from error
    script = Script(Meta(title=line.text, language=language), (line,))
    _audio(out, settings.output)  # refused before anything is spoken
    cache = Cache.of(settings)
    wanted = settings.cast.get(NARRATOR, AUTO) if settings.voice == AUTO else settings.voice
    casting = Casting(wanted, {}, language, cache, settings.connections)
    cast, takes = perform(script, casting, settings, cache, listener)
    voice = str(cast.part(line))
    path = _audio(out, settings.output / f"voice-{naming.slug(voice)}.mp3")
    atomic.ensure_writable(path.parent)
    _, encoded, file = _sound(script, cast, takes, settings, listener)
    atomic.write_all({path: file})
    return Said(path, to_seconds(encoded.samples, RATE), voice)


def _sound(
    script: Script, cast: Cast, takes: list[Take], settings: Settings, listener: Listener
) -> "tuple[Programme, Encoded, bytes]":
    """The takes joined, mastered and encoded, and the finished file."""
    # Here and not above: numpy and the encoder take 0.1 s to import, and bad input should not wait for them.
    from recapcast.episode.join import join
    from recapcast.episode.master import finish, matched, why_quiet
    from recapcast.episode.tags import tagged

    programme = join(script, matched(takes))
    encoded = finish(programme)
    if note := why_quiet(encoded):
        listener.note(note)
    return programme, encoded, tagged(encoded.mp3, _tags(script, settings, cast, programme))


def _places(source: Source, settings: Settings, out: str | None) -> Places:
    places = naming.places(source.path, source.title, source.content, settings.scripts, settings.output)
    places = replace(places, audio=_audio(out, places.audio))
    _refuse_source(source, places.manifest)
    return places


def _audio(out: str | None, default: Path) -> Path:
    """Where the MP3 goes: `default`, or where `out` says, which is a file or a folder."""
    if out is None:
        return default
    path = Path(out).expanduser()
    if out.endswith(_SEPARATORS) or path.is_dir() or not path.suffix:
        return path / default.name
    if path.suffix.lower() == ".mp3":
        return path
    message = f"--out {out}: recapcast writes MP3. Give a name that ends in .mp3, or a folder and a slash."
    raise OutputError(message)


def _refuse_source(source: Source, out: Path) -> None:
    if source.path is not None and out.resolve() == source.path.resolve():
        message = f"{out} would overwrite its own source. Choose another name with --out."
        raise OutputError(message)


def _inputs(source: Source, template: Template | None, folder: Path) -> list[Input]:
    kind = "facts" if isinstance(source.parsed, Facts) else "script"
    path = write_path(source.path, folder) if source.path else STDIN
    inputs = [Input(kind, path, manifest.sha256(source.content))]
    if template is not None:
        label = template.label or write_path(template.path, folder)
        inputs.append(Input("template", label, manifest.sha256(template.text.encode())))
    return inputs


def _content_there(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"{path} is in the way ({error.strerror or error}). Move it, or name the source otherwise."
        raise OutputError(message) from error


def _kept(path: Path, there: bytes | None, text: str, listener: Listener) -> dict[Path, bytes]:
    """What a person wrote in the script's place, under another name, so that filling it anew loses nothing."""
    if there is None or there == text.encode() or _is_ours(there):
        return {}
    number = 1
    while (kept := path.with_name(f"{path.stem}.edited-{number}.txt")).exists():
        number += 1
    listener.note(f"{path} had been edited; it is kept as {kept}. To speak that one: recapcast make {kept}")
    return {kept: there}


def _is_ours(there: bytes) -> bool:
    try:
        return script_text.is_untouched(decode(there))
    except ValueError:
        return False


def _texts(places: Places, meta: Meta, programme: "Programme", settings: Settings) -> dict[Path, bytes]:
    """What lies beside the sound for players: the transcript in three formats, and the chapters."""
    author, show = _credits(meta, settings)
    wide = cues.build(programme.lines, transcript.WEBVTT_COLUMNS)
    narrow = cues.build(programme.lines, transcript.SRT_COLUMNS, labelled=True)
    return {
        places.webvtt: transcript.to_webvtt(wide),
        places.srt: transcript.to_srt(narrow),
        places.transcript: transcript.to_json(wide),
        places.chapters: chapters.to_bytes(
            programme.chapters, title=meta.title, author=author, show=show, audio=places.audio.name
        ),
    }


def _credits(meta: Meta, settings: Settings) -> tuple[str | None, str | None]:
    """Whose the episode is, and the name of its show; None where nobody says."""
    return settings.artist or meta.author or meta.publisher, settings.show or meta.publisher


def _tags(script: Script, settings: Settings, cast: Cast, programme: "Programme") -> "Tags":
    from recapcast.episode.tags import Tags

    meta = script.meta
    author, show = _credits(meta, settings)
    return Tags(
        title=meta.title,
        artist=author or "recapcast",
        album=show or "recapcast",
        language=meta.language,
        published=meta.published,
        link=meta.link,
        voice=", ".join(cast.names()),
        lyrics=_words(script),
        chapters=programme.chapters,
    )


def _words(script: Script) -> str:
    """All that is said, a line each, with whose words it is where the script says so."""
    return "\n".join(f"{line.name}: {line.text}" if line.name else line.text for line in script.lines)
