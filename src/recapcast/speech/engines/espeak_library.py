"""The espeak-ng library behind a typed face, through the C functions of its speak_lib.h.

The library keeps its state in globals and is not safe for threads, so one `Library` serves a process, in turns.
"""

import ctypes
import re
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import espeakng_loader

from recapcast.errors import SpeechError
from recapcast.speech.clip import Clip
from recapcast.speech.engines import espeak_phonemes
from recapcast.speech.engines.espeak_events import Event, marks
from recapcast.units import SAMPLE_WIDTH, Hertz, Samples

_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_BUFFER, _FAST_BUFFER = 500, 60
"""Milliseconds of sound between two calls back. Each waits for Python's lock while another thread works: with
espeak-ng's own 60 ms the sample takes 7 s beside a busy one, and 0.1 s alone. But from its fastest rate on, it counts
samples before it makes them fewer, and all that a buffer holds is told at the wrong moment."""
_FASTEST = 450
"""Words a minute."""
_UTF8 = 1
_PHONEMES = 0x100
_CHARACTERS = 1
_NAMES, _IPA = 0, 2
_OK = 0
_STOP = 1
_NO_MORE_EVENTS, _WORD_STARTS, _CLAUSE_ENDS = 0, 1, 5
_RATE, _PITCH = 1, 3
USUAL_RATE, USUAL_PITCH = 175, 50
"""Words a minute; and from 0 to 100."""

_LONGEST_PATH = 120
"""Bytes. espeak-ng copies its data folder's path into a buffer of 160 (N_PATH_HOME) and cuts it in silence:
159 bytes work with espeakng-loader 0.2.4 and 160 do not, measured. Below that is margin."""


class _VoiceRecord(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("unused", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


class _EventRecord(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("message", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


@dataclass(frozen=True)
class LibraryVoice:
    """A language that the library speaks: its code and file as espeak-ng spells them, and its name in English."""

    code: str
    file: str
    name: str


class Library:
    """espeak-ng, started with the data of its own package."""

    def __init__(self) -> None:
        """Load and start the library.

        Raises:
            SpeechError: it can not be loaded, or its data not be found.
        """
        self._folders = ExitStack()
        try:
            self._library = ctypes.CDLL(espeakng_loader.get_library_path())
            self._data = self._short(Path(espeakng_loader.get_data_path()))
        except (OSError, RuntimeError) as error:
            message = f"the embedded espeak-ng can not be loaded ({error}); install espeakng-loader again"
            raise SpeechError(message) from error
        self._library.espeak_Info.restype = ctypes.c_char_p
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self._library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_VoiceRecord))
        # Kept alive by the attribute: the library holds nothing but its address.
        self._callback = _Callback(self._collect)
        self._buffer = 0
        self._start(_BUFFER)
        self.turn = threading.Lock()
        """Held by whoever selects a voice until they have spoken: two threads in the library at once crash it."""
        self._sound = bytearray()
        self._events: list[Event] = []
        self._interrupted = threading.Event()
        self._selected = ""
        self._tables: dict[str, dict[str, str]] = {}

    def _start(self, buffer: int) -> None:
        """Start the library anew with a buffer of so many milliseconds, where it has another."""
        if buffer == self._buffer:
            return
        if self._buffer:
            self._library.espeak_Terminate()
        rate = self._library.espeak_Initialize(_SYNCHRONOUS, buffer, str(self._data).encode(), _DO_NOT_EXIT)
        if rate <= 0:
            message = (
                f"the embedded espeak-ng did not start with its data in {self._data}; install espeakng-loader again"
            )
            raise SpeechError(message)
        self.rate = Hertz(rate)
        self._buffer = buffer
        self._library.espeak_SetSynthCallback(self._callback)

    def _short(self, data: Path) -> Path:
        """`data` itself, or by a short way where its own path is longer than the library can hold."""
        if len(str(data).encode()) <= _LONGEST_PATH:
            return data
        folder = Path(self._folders.enter_context(tempfile.TemporaryDirectory(prefix="recapcast-")))
        try:
            (folder / data.name).symlink_to(data, target_is_directory=True)
        except OSError:  # Windows lets only some users make links
            shutil.copytree(data, folder / data.name)
        return folder / data.name

    @property
    def version(self) -> str:
        """The library's version, such as `1.52.0`."""
        info: bytes = self._library.espeak_Info(None)
        return info.decode().split()[0]

    def languages(self) -> Iterator[LibraryVoice]:
        """Every language that it lists; it speaks those that it has the dictionary of."""
        records = self._library.espeak_ListVoices(None)
        index = 0
        while records[index]:
            record = records[index].contents
            # `languages` is a priority byte, then the code, then more of both: the first is the voice's own.
            code = ctypes.string_at(record.languages + 1).decode()
            yield LibraryVoice(code, record.identifier.decode(), record.name.decode())
            index += 1

    def speaks(self, voice: LibraryVoice) -> bool:
        """Whether it has the dictionary of a language."""
        named = re.search(r"^dictionary\s+(\S+)", self._voice_file(voice.file), re.MULTILINE)
        dictionary = named[1] if named else voice.code.partition("-")[0]
        return (self._data / f"{dictionary}_dict").is_file()

    def _voice_file(self, file: str) -> str:
        path = self._data.joinpath("lang", *file.split("/"))
        return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""

    def variants(self) -> list[str]:
        """The names of the variants that every voice can be given: other speakers of the same language."""
        return sorted(path.name for path in (self._data / "voices" / "!v").iterdir())

    def select(self, file: str, variant: str | None = None, rate: int = USUAL_RATE, pitch: int = USUAL_PITCH) -> None:
        """Use a voice for what is spoken next.

        Args:
            file: a `LibraryVoice`'s. By file, because by code the library finds only some.
            variant: one of `variants()`, or None for the voice as it is.
            rate: words a minute, 80 to 450.
            pitch: 0 to 100; how high that is depends on the voice.

        Raises:
            SpeechError: the library does not take it.
        """
        self._start(_BUFFER if rate < _FASTEST else _FAST_BUFFER)
        name = f"{file}+{variant}" if variant else file
        status = self._library.espeak_SetVoiceByName(name.encode())
        for parameter, value in ((_RATE, rate), (_PITCH, pitch)):
            status = status or self._library.espeak_SetParameter(parameter, value, 0)
        if status != _OK:
            message = f"espeak-ng did not take the voice {name} (error {status})"
            raise SpeechError(message)
        self._selected = file

    def phonemes(self) -> dict[str, str]:
        """The names of the phonemes that the selected voice has, by their IPA; takes 20 ms the first time."""
        if self._selected not in self._tables:
            # What stands between double brackets is phonemes from here on, as the last text that was said.
            self._library.espeak_Synth(b" ", 2, 0, _CHARACTERS, 0, _UTF8 | _PHONEMES, None, None)
            names = espeak_phonemes.names((self._data / "phontab").read_bytes())
            self._tables[self._selected] = espeak_phonemes.table(
                names, lambda name: (self._shown(name, _NAMES), self._shown(name, _IPA))
            )
        return self._tables[self._selected]

    def _shown(self, phonemes: str, form: int) -> str:
        rest = ctypes.c_char_p(f"[[{phonemes}]]".encode())
        shown = []
        while rest.value is not None:
            shown.append(self._library.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, form) or b"")
        return b" ".join(shown).decode()

    def speak(self, text: str, *, phonemes: bool = False) -> Clip:
        """Say `text` in the selected voice, from start to end before this returns; the clip's marks are of its words.

        Args:
            text: what to say.
            phonemes: whether what stands in it between double brackets is phonemes by their names.

        Raises:
            SpeechError: the library reports an error.
        """
        self._sound = bytearray()
        self._events = []
        data = text.encode()
        flags = _UTF8 | _PHONEMES if phonemes else _UTF8
        with _held_interrupts(self._interrupted):
            status = self._library.espeak_Synth(data, len(data) + 1, 0, _CHARACTERS, 0, flags, None, None)
        if status != _OK:
            message = f"espeak-ng reported error {status}"
            raise SpeechError(message)
        return Clip(bytes(self._sound), self.rate, tuple(marks(self._events, text)))

    def _collect(self, samples: int | None, count: int, events: int | None) -> int:
        if samples and count > 0:
            self._sound += ctypes.string_at(samples, count * SAMPLE_WIDTH)
        while events and (record := _EventRecord.from_address(events)).type != _NO_MORE_EVENTS:
            # Characters are counted from 1, so that a clause's end is told at the character after it.
            if record.type == _WORD_STARTS:
                self._events.append(Event(True, record.text_position - 1, Samples(record.sample)))
            elif record.type == _CLAUSE_ENDS:
                self._events.append(Event(False, record.text_position, Samples(record.sample)))
            events += ctypes.sizeof(_EventRecord)
        return _STOP if self._interrupted.is_set() else 0


@contextmanager
def _held_interrupts(interrupted: threading.Event) -> Iterator[None]:
    """Let Ctrl-C set `interrupted`, and take effect at the end.

    Raised while the library calls back, it would be lost: ctypes prints and forgets what a callback raises.
    """
    interrupted.clear()
    ignored = signal.getsignal(signal.SIGINT) in {signal.SIG_IGN, None}  # as in a shell's background job
    if ignored or threading.current_thread() is not threading.main_thread():
        yield  # only the main thread is ever interrupted
        return
    before = signal.signal(signal.SIGINT, lambda _signal, _frame: interrupted.set())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if interrupted.is_set():
        signal.raise_signal(signal.SIGINT)
        message = "it was interrupted"  # by a handler that raised nothing: the sound is cut all the same
        raise SpeechError(message)


def library() -> Library:
    """The one `Library` of this process, started at the first call.

    Raises:
        SpeechError: it can not be started.
    """
    with _STARTING:
        return _library()


_STARTING = threading.Lock()


@cache
def _library() -> Library:
    return Library()
