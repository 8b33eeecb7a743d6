"""Whether a clip can be the words that were to be spoken."""

from recapcast.errors import SpeechError
from recapcast.speech.clip import Clip

SILENT = 0.003
"""The share of full scale (-50 dBFS) below which a whole clip is taken for silence."""
LONGEST_END, _SHARE = 1.5, 0.3
"""Seconds of silence at the end, and their share of the whole, from which on the end has got lost: voices leave less
than one second."""
_LOUD_END = 0.25
"""The share of its highest level that speech does not reach in its last 10 ms."""
FASTEST = 60.0
"""Letters and digits a second. espeak-ng says 14 of English at its usual rate and 36 at its fastest (450 words a
minute), measured: sound shorter than this has lost words."""


def require_ending(clip: Clip) -> None:
    """Refuse a clip that stops in the middle of a sound, as one does that was cut between two of its frames.

    Raises:
        SpeechError: its last 10 ms are nearly as loud as its loudest. Speech dies away.
    """
    last = Clip(clip.pcm[-2 * (clip.rate // 100) :], clip.rate)
    if last.peak() > _LOUD_END * clip.peak():
        message = "the sound stops in the middle"
        raise SpeechError(message)


def require_speech(clip: Clip, text: str, fastest: float = FASTEST) -> None:
    """Refuse a clip that can not be `text` spoken.

    Args:
        clip: what came.
        text: what was to be said.
        fastest: the letters and digits a second that the voice can not exceed.

    Raises:
        SpeechError: it is empty, silent, silent for long at its end, or too short for the letters of `text`.
    """
    if not clip.pcm:
        message = "no sound came"
        raise SpeechError(message)
    if clip.peak() < SILENT:
        message = f"{clip.seconds:.1f} s of silence came"
        raise SpeechError(message)
    silent = clip.silent_end(SILENT)
    if silent > LONGEST_END and silent > clip.seconds * _SHARE:
        message = f"{silent:.1f} of {clip.seconds:.1f} s at its end are silent"
        raise SpeechError(message)
    letters = sum(character.isalnum() for character in text)
    if clip.seconds < letters / fastest:
        message = f"only {clip.seconds:.1f} s of sound came for {letters} letters"
        raise SpeechError(message)
