"""Piper's voice files: where they are kept, what their settings say of them, and how one is added."""

import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from recapcast.errors import DownloadError, SpeechError, VoiceError
from recapcast.speech.engines import piper_library

VARIABLE = "RECAPCAST_PIPER_VOICES"
"""Names the voices folder; without it, it is in the platform's folder for a user's data."""
QUALITIES = ("x_low", "low", "medium", "high")
"""As piper calls them, the best last."""
_SUFFIX = ".onnx"
_NAME = re.compile(r"[a-z]{2,3}_[A-Z0-9]{2,3}-\w+-[a-z_]+")
"""As voices are called by those who make them, and by piper's downloader (`VOICE_PATTERN`), but without `/`."""
_ASIDE = ".adding-"
_ABANDONED = 86400.0
"""Seconds after which a download that was never finished is a killed process's."""


@dataclass(frozen=True)
class Model:
    """A voice file, as its settings describe it.

    `name` is as it was asked for, `language` a BCP 47 tag (`und` where the settings name none). `speakers` holds
    the number of each speaker by name, and is empty where there is only one; `default` is the one who speaks
    where none is named.
    """

    name: str
    file: Path
    language: str
    quality: str
    description: str
    speakers: Mapping[str, int]
    default: int
    takes_ipa: bool
    """Whether it was trained on IPA; others, such as those of Chinese, on Pinyin or on letters."""

    def digest(self) -> str:
        """A hash of the file and its settings: what else is the same voice by name sounds otherwise.

        Takes 45 ms for 60 MB at the first call, then nothing until the file changes.

        Raises:
            VoiceError: it can not be read.
        """
        try:
            return _digest(self.file, stamp(self.file))
        except OSError as error:
            raise _unreadable(self.file, error) from error


def folder() -> Path:
    """Where voices are kept; need not exist."""
    named = os.environ.get(VARIABLE)
    if named:
        return _expanded(named)
    import platformdirs

    return platformdirs.user_data_path("recapcast", appauthor=False) / "piper"


def installed() -> list[Model]:
    """The voices in the folder, by name; those whose settings are missing or broken are left out."""
    models = []
    for file in sorted(folder().glob(f"*{_SUFFIX}")):
        with suppress(VoiceError):
            models.append(_read(file.stem, file))
    return models


def find(name: str) -> tuple[Model, str | None]:
    """The model called `name`, and the speaker that it names too.

    Args:
        name: of a voice in the folder, or the path of an `.onnx` file, either with `+SPEAKER` after it.

    Raises:
        VoiceError: there is no such file, its settings are missing or broken, or it has no such speaker.
    """
    for asked, speaker in _readings(name):
        file = _file(asked)
        if file is not None:
            model = _read(asked, file)
            return model, None if speaker is None else _speaker(model, speaker)
    if name.partition("+")[0].endswith(_SUFFIX):
        message = f"there is no voice file {name}"
    elif _NAME.fullmatch(name):
        message = f"the voice `{name}` is not in {folder()}; `recapcast voices add {name}` downloads it"
    else:
        there = ", ".join(model.name for model in installed()) or "none"
        message = f"there is no voice `{name}` in {folder()} (there: {there}), nor is it the path of an .onnx file"
    raise VoiceError(message)


def add(name: str) -> Path:
    """Download a voice into the folder, by piper's own downloader. One that is there already is left as it is.

    A download that fails, or is killed, leaves the folder as it was.

    Args:
        name: of the form LANG_REGION-NAME-QUALITY, such as `en_US-lessac-medium`.

    Returns:
        Its `.onnx` file, which loads.

    Raises:
        VoiceError: `name` is not of that form, or piper-tts is not installed.
        SpeechError: piper-tts can not be loaded.
        DownloadError: it could not be fetched or written, or what came is not a voice.
    """
    if not _NAME.fullmatch(name):
        message = (
            f"`{name}` is not a voice's name: they have the form LANG_REGION-NAME-QUALITY (en_US-lessac-medium)."
        )
        raise VoiceError(message)
    piper_library.start()
    place = folder()
    file = place / f"{name}{_SUFFIX}"
    if _fault(file) is None:
        return file
    try:
        place.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(place)
        with tempfile.TemporaryDirectory(prefix=_ASIDE, dir=place, ignore_cleanup_errors=True) as aside:
            fetched = piper_library.fetch(name, Path(aside))
            fault = _fault(fetched)
            if fault is not None:
                message = f"what came is no voice: {fault.replace(aside + os.sep, '')}"
                raise DownloadError(message)
            # The settings first: without them the other is no voice yet.
            for source, target in ((_settings(fetched), _settings(file)), (fetched, file)):
                _sync(source)
                source.replace(target)
    except DownloadError as error:
        message = f"The voice `{name}` could not be downloaded ({error}). Nothing was changed; try again."
        raise DownloadError(message) from error
    except OSError as error:
        message = (
            f"The voice `{name}` can not be kept in {place} ({error.strerror or error}). Mend it, or set {VARIABLE}."
        )
        raise DownloadError(message) from error
    return file


def stamp(file: Path) -> tuple[int, ...]:
    """What tells that a voice file or its settings were changed: times and sizes.

    Raises:
        OSError: either can not be read.
    """
    statuses = [path.stat() for path in (file, _settings(file))]
    return tuple(number for status in statuses for number in (status.st_mtime_ns, status.st_size))


@cache
def _digest(file: Path, _stamp: tuple[int, ...]) -> str:
    total = hashlib.sha256()
    for path in (file, _settings(file)):
        with path.open("rb") as opened:
            total.update(hashlib.file_digest(opened, "sha256").digest())
    return total.hexdigest()[:16]


def _readings(name: str) -> Iterator[tuple[str, str | None]]:
    """`name` as a whole, since a file's own name may have a plus, then cut at each plus from the last on."""
    yield name, None
    end = len(name)
    while (end := name.rfind("+", 0, end)) >= 0:
        yield name[:end], name[end + 1 :]


def _file(asked: str) -> Path | None:
    if asked.endswith(_SUFFIX):
        file = _expanded(asked)
    elif asked and Path(asked).name == asked:
        file = folder() / f"{asked}{_SUFFIX}"
    else:
        return None
    try:
        return file if file.is_file() else None
    except OSError:  # longer than a file's name can be, or in a folder that is closed to us
        return None


def _speaker(model: Model, speaker: str) -> str:
    if speaker in model.speakers or (speaker.isdecimal() and int(speaker) in model.speakers.values()):
        return speaker
    some = list(model.speakers)[:20]
    more = ", …" if len(model.speakers) > len(some) else ""
    there = f"it has {', '.join(some)}{more}" if some else "it has only one"
    message = f"the voice `{model.name}` has no speaker `{speaker}`: {there}"
    raise VoiceError(message)


def _read(name: str, file: Path) -> Model:
    # Here and not above: most who have piper-tts for a fallback have no voice, and should not wait for it.
    from recapcast.speech.engines.piper_settings import Settings

    path = _settings(file)
    try:
        settings = Settings.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        message = f"the voice {file} lacks its settings: put {path.name}, which came with it, beside it"
        raise VoiceError(message) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(map(str, problem["loc"]))
        message = f"{path} does not hold the settings of a voice ({where + ': ' if where else ''}{problem['msg']})"
        raise VoiceError(message) from error
    speakers = settings.speaker_id_map or {str(number): number for number in range(settings.num_speakers)}
    if settings.num_speakers <= 1:
        speakers = {}
    about = [settings.dataset, settings.audio.quality, f"{len(speakers)} speakers" if speakers else ""]
    return Model(
        name,
        file,
        _tag(settings.language.code) or _tag(settings.espeak.voice) or "und",
        settings.audio.quality,
        ", ".join(filter(None, about)),
        speakers,
        settings.default_speaker_id,
        settings.takes_ipa,
    )


def _tag(code: str) -> str:
    import langcodes

    try:
        return langcodes.standardize_tag(code)
    except langcodes.tag_parser.LanguageTagError:
        return ""


def _fault(file: Path) -> str | None:
    """Why a file is no voice; None where it is one, and loads."""
    try:
        _read(file.stem, file)
        piper_library.Synthesizer(file, file.parent)
    except (SpeechError, VoiceError) as error:
        return str(error)
    return None


def _remove_abandoned(place: Path) -> None:
    for path in place.glob(f"{_ASIDE}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _ABANDONED:
                shutil.rmtree(path)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _settings(file: Path) -> Path:
    return file.with_name(f"{file.name}.json")


def _expanded(path: str) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError:  # there is no such user
        return Path(path)


def _unreadable(path: Path, error: OSError) -> VoiceError:
    return VoiceError(f"{path} can not be read ({error.strerror or error})")
