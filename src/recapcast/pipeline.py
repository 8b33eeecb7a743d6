"""One source, all stages: the only place that knows the whole chain.

source -> Facts -> Script -> Takes -> Programme -> MP3 (or another) and what lies beside it
"""

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from recapcast import atomic, drafts, production
from recapcast.atomic import Staging
from recapcast.episode import format as formats
from recapcast.episode.encoders import Encoders
from recapcast.episode.format import CONTAINERS, SUFFIXES, Format
from recapcast.errors import OutputError, SourceError
from recapcast.fitting import fill, fit, perform_fitted
from recapcast.given import STDIN
from recapcast.listener import Listener
from recapcast.publish import edited, manifest, naming, presented
from recapcast.publish.cover.choice import Cover
from recapcast.publish.manifest import Input
from recapcast.publish.naming import Places
from recapcast.publish.paths import write_path
from recapcast.script import text as script_text
from recapcast.script.model import NARRATOR, Line, Meta, Script
from recapcast.script.spoken import for_the_ear
from recapcast.script.templates import Template
from recapcast.settings import LEXICON, OUR_THEME, Settings
from recapcast.sources import Source
from recapcast.speech.cache import Cache
from recapcast.speech.cast import Cast
from recapcast.speech.casting import Casting
from recapcast.speech.choose import AUTO
from recapcast.speech.perform import perform
from recapcast.store import Store
from recapcast.units import Seconds

if TYPE_CHECKING:
    from recapcast.episode.encoding import Encoded
    from recapcast.episode.theme import Theme
    from recapcast.script.spoken.lexicon_file import LexiconFile

Result = TypeVar("Result")

_SEPARATORS = tuple(filter(None, ("/", os.sep, os.altsep)))


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


def script(source: Source, settings: Settings, out: Path | None, listener: Listener, *, ear: bool = False) -> str:
    """The script of a source as text, written to `out` where that is given; with `ear`, each line as it is said.

    Where a length is asked for, by the usual pace alone.

    The facts of an article are written to their file.

    Raises:
        LexiconError: the user's lexicon can not be read.
        TemplateError: as `fill`.
        OutputError: `out` is the source, or can not be written.
    """
    for note in source.notes:
        listener.note(note)
    filled = fill(source, settings, out.parent if out else settings.scripts)
    if settings.length is not None:
        filled = fit(filled, settings, production.theme_of(filled.script, settings), listener)
    if filled.template is None or ear:
        unsealed = filled.script.meta.model_copy(update={"filled": None})
        text = script_text.dumps(replace(_spoken(filled.script, settings) if ear else filled.script, meta=unsealed))
    else:
        text = script_text.dumps_filled(filled.script)
    files = drafts.files(source.new_drafts, listener)
    if out is not None:
        _refuse_source(source, out)
        files |= {out: text.encode(), **edited.kept(out, edited.content_there(out), text, listener)}
    atomic.write_all(files)
    drafts.tell(source.new_drafts, listener)
    return text


def _spoken(script: Script, settings: Settings) -> Script:
    """The words that a voice is given which handles nothing itself."""
    file = _lexicon(settings)
    if file is None and not script.meta.say:
        return for_the_ear(script)
    from recapcast.script.spoken.lexicon_file import lexicon_of

    return for_the_ear(script, lexicon_of(script.meta, file))


def _lexicon(settings: Settings) -> "LexiconFile | None":
    """The user's lexicon; None where there is none.

    Raises:
        LexiconError, DocumentError: it can not be read.
    """
    if settings.lexicon is None and not Path(LEXICON).exists():
        return None
    from recapcast.script.spoken import lexicon_file

    return lexicon_file.find(settings.lexicon)


def make(source: Source, settings: Settings, out: str | None, listener: Listener) -> Episode:
    """Make the episode of a source. Its files appear together and whole, or the earlier ones stay.

    Args:
        source: facts, a script or an article.
        settings: voice, template, tags and folders.
        out: where the sound shall go: a path whose suffix says in which container, or a folder, which gets an MP3;
            None for the settings' folder.
        listener: told of progress and of what the user should know.

    Raises:
        RecapcastError: see each stage.
    """
    for note in source.notes:
        listener.note(note)
    store = Store.of(settings)
    cache = Cache(store)
    lexicon = _lexicon(settings)
    casting = Casting(settings.voice, settings.cast, source.language, cache, settings.connections, lexicon)
    places = _places(source, settings, out)
    form = _format(places.audio, settings)
    filled = fill(source, settings, places.script.parent)
    with (
        Encoders(wanted=form.container.in_stretches) as encoders,
        Staging() as staging,
        presented.picture(filled.script.meta, settings) as picture,
        ThreadPoolExecutor(1, "recapcast-beside") as beside,
    ):
        theme = _Later(beside, lambda: production.theme_of(filled.script, settings))
        if settings.music != OUR_THEME:  # which may be bad, and is looked at before anything slow
            theme()
        for folder in {places.audio.parent, *([] if filled.template is None else [places.script.parent])}:
            atomic.ensure_writable(folder)
        manifest.refuse_others(places.manifest, places.texts)
        script_there = edited.content_there(places.script) if filled.template else None
        speaking = _Beginning(listener, theme)
        filled, cast, takes = perform_fitted(filled, settings, theme, casting, cache, speaking)
        programme = production.joined(filled.script, takes, theme(), listener)
        coming = beside.submit(presented.texts, places, filled.script.meta, programme, settings)
        if cover := picture():
            for note in cover.notes:
                listener.note(note)
        tags = presented.tags(filled.script, settings, cast, programme, cover)
        encoded = production.write(places.audio, form, programme, tags, encoders, staging, store, listener)
        texts = coming.result()
        text = script_text.dumps_filled(filled.script)
        here = places.manifest.parent
        spoken = (
            Input("script", write_path(places.script, here), manifest.sha256(text.encode()))
            if filled.template
            else _inputs(source, None, here)[-1]
        )
        author, show = presented.author_and_show(filled.script.meta, settings)
        made = manifest.build(
            meta=filled.script.meta,
            author=author,
            show=show,
            asked=settings.length if filled.template else None,
            inputs=_inputs(source, filled.template, here, cover, lexicon),
            script=spoken,
            cast=cast,
            programme=programme,
            encoded=encoded,
            audio=places.audio,
            file=staging.aside(places.audio),
            cover=cover,
            texts=texts,
        )
        contents = {**texts, places.manifest: manifest.to_bytes(made)}
        if filled.template is not None:
            contents |= {places.script: text.encode(), **edited.kept(places.script, script_there, text, listener)}
        contents |= drafts.files(source.new_drafts, listener)
        for path, data in contents.items():
            staging.write(path, data)
        own = None if filled.template else source.path
        _require_right(places, staging, contents[places.manifest], encoded, own)
        # Killed between two files, it must not leave any that the next run takes for another's.
        staging.put(first=places.manifest)
    drafts.tell(source.new_drafts, listener)
    return Episode(places, places.script if filled.template else source.path or Path(STDIN), made, cast)


def say(text: str, language: str, settings: Settings, out: str | None, listener: Listener) -> Said:
    """Say one line as an episode would sound, to hear a voice.

    Args:
        text: what to say.
        language: its BCP 47 tag, which is right.
        settings: voice, folders and limits.
        out: where the sound shall go, as for `make`; it is named after the voice.
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
    # Refused before anything is spoken.
    form = _format(_audio(out, settings.output / "voice.mp3"), settings)
    store = Store.of(settings)
    cache = Cache(store)
    wanted = settings.cast.get(NARRATOR, AUTO) if settings.voice == AUTO else settings.voice
    casting = Casting(wanted, {}, language, cache, settings.connections, _lexicon(settings))
    with Encoders(wanted=form.container.in_stretches) as encoders, Staging() as staging:
        cast, takes = perform(script, casting, settings, cache, listener)
        voice = str(cast.part(line))
        path = _audio(out, settings.output / f"voice-{naming.slug(voice)}.mp3")
        atomic.ensure_writable(path.parent)
        programme = production.joined(script, takes, None, listener)
        tags = presented.tags(script, settings, cast, programme, None)
        encoded = production.write(path, form, programme, tags, encoders, staging, store, listener)
        staging.put()
    return Said(path, encoded.seconds, voice)


class _Later(Generic[Result]):
    """Some work that is done in a thread, from when it is begun or asked for on."""

    def __init__(self, threads: ThreadPoolExecutor, work: Callable[[], Result]) -> None:
        self._threads, self._work = threads, work
        self._coming: Future[Result] | None = None

    def begin(self) -> Future[Result]:
        """Begin it, if it has not begun."""
        if self._coming is None:
            self._coming = self._threads.submit(self._work)
        return self._coming

    def __call__(self) -> Result:
        """What came of it, which is waited for."""
        return self.begin().result()


class _Beginning:
    """A listener who begins some work as soon as a line is spoken: before, it would keep the voice from its first."""

    def __init__(self, listener: Listener, later: "_Later[Theme | None]") -> None:
        self._listener, self._later = listener, later

    def note(self, message: str) -> None:
        """As the listener's."""
        self._listener.note(message)

    def progress(self, done: int, total: int) -> None:
        """As the listener's."""
        self._later.begin()
        self._listener.progress(done, total)


def _format(audio: Path, settings: Settings) -> Format:
    return formats.choose(audio.suffix, stereo=settings.stereo, bitrate=settings.bitrate)


def _require_right(
    places: Places, staging: Staging, made: bytes, encoded: "Encoded", own_script: Path | None
) -> None:
    """See that the files which wait to be put in place are the episode that the manifest tells of.

    Raises:
        EpisodeError: they are not; names everything that is amiss.
    """
    from recapcast.check.episode import Files, require

    beside = {write_path(path, places.manifest.parent): staging.aside(path) for path in places.texts}
    script = own_script or (staging.aside(places.script) if staging.holds(places.script) else None)
    require(Files(made, places.manifest.name, staging.aside(places.audio), beside, script), encoded.measured)


def _places(source: Source, settings: Settings, out: str | None) -> Places:
    places = naming.places(source.path, source.called, source.content, settings.scripts, settings.output)
    places = replace(places, audio=_audio(out, places.audio))
    _refuse_source(source, places.manifest)
    return places


def _audio(out: str | None, default: Path) -> Path:
    """Where the episode goes: `default`, or where `out` says, which is a file or a folder."""
    if out is None:
        return default
    path = Path(out).expanduser()
    if out.endswith(_SEPARATORS) or path.is_dir() or not path.suffix:
        return path / default.name
    if path.suffix.lower() in CONTAINERS:
        return path
    message = f"--out {out}: recapcast does not write that. End the name in {SUFFIXES}, or give a folder and a slash."
    raise OutputError(message)


def _refuse_source(source: Source, out: Path) -> None:
    paths = [path for part in source.parts or (source,) for path in (part.path, part.file)]
    if out.resolve() in {path.resolve() for path in paths if path is not None}:
        message = f"{out} would overwrite its own source. Choose another name with --out."
        raise OutputError(message)


def _inputs(
    source: Source, template: Template | None, folder: Path, picture: Cover | None = None,
    lexicon: "LexiconFile | None" = None,
) -> list[Input]:  # fmt: skip
    inputs = [Input(*each) for part in source.parts or (source,) for each in part.inputs(folder)]
    if template is not None:
        label = template.label or write_path(template.path, folder)
        inputs.append(Input("template", label, manifest.sha256(template.text.encode())))
    if picture is not None and picture.path is not None:
        inputs.append(Input("cover", write_path(picture.path, folder), picture.original))
    if lexicon is not None:
        inputs.append(Input("lexicon", write_path(lexicon.path, folder), manifest.sha256(lexicon.content)))
    return inputs
