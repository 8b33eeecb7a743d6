"""espeak-ng by itself: run as a child process, it says what it is sent, as the library of this process would."""

import pickle
from typing import NamedTuple

from recapcast.child import Child
from recapcast.errors import SpeechError
from recapcast.serving import serve
from recapcast.speech.clip import Clip
from recapcast.speech.engines import espeak_library


class Wanted(NamedTuple):
    """What is to be said, in which voice, which are `Library.select`'s arguments, and whether phonemes are in it."""

    text: str
    file: str
    variant: str | None
    rate: int
    pitch: int
    phonemes: bool = False


def said(wanted: Wanted) -> Clip:
    """It, spoken by the library of this process.

    Raises:
        SpeechError: the library reports an error.
    """
    library = espeak_library.library()
    with library.turn:
        library.select(wanted.file, wanted.variant, wanted.rate, wanted.pitch)
        return library.speak(wanted.text, phonemes=wanted.phonemes)


def said_by(child: Child, wanted: Wanted) -> Clip:
    """It, spoken by a child process; by the library of this one where that broke off by itself.

    Raises:
        SpeechError: the library reports an error, or the child was ended.
    """
    try:
        answer = pickle.loads(child.ask(pickle.dumps(wanted)))  # noqa: S301 (from a process that we started)
    except ChildProcessError as error:
        if child.ended:
            message = "it was ended"
            raise SpeechError(message) from error
        return said(wanted)
    if isinstance(answer, SpeechError):
        raise answer
    clip: Clip = answer
    return clip


def main() -> None:
    """Be the child: answer each pickled `Wanted` with its pickled clip, or with a pickled error."""

    def answer(job: bytes) -> bytes:
        try:
            return pickle.dumps(said(pickle.loads(job)))  # noqa: S301 (from the process that started this one)
        except SpeechError as error:
            return pickle.dumps(error)

    serve(answer)
