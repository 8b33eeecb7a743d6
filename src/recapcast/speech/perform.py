"""A script spoken from end to end: where a voice fails, another takes its place in the whole episode."""

from recapcast.errors import SpeechError, VoiceError
from recapcast.listener import Listener
from recapcast.script.model import Script
from recapcast.settings import Settings
from recapcast.speech.cache import Cache
from recapcast.speech.cast import Cast, speaker
from recapcast.speech.casting import Casting
from recapcast.speech.engine import speaks
from recapcast.speech.speak import Limits, Takes, UnspokenError, speak
from recapcast.units import Seconds


def perform(
    script: Script, casting: Casting, settings: Settings, cache: Cache, listener: Listener
) -> tuple[Cast, Takes]:
    """Speak every line, nobody in two voices.

    Where a voice that `auto` chose breaks off, the episode is spoken again with an offline one; where another that
    nobody asked for fails, without that.

    Args:
        script: what to say.
        casting: by whom, as far as it is known.
        settings: the limits on the network.
        cache: of lines spoken before.
        listener: told of progress, and of every change of voice.

    Raises:
        SpeechError: a voice that was asked for by name fails, or no offline one is left.
        VoiceError: there is no such voice, or none for the language.
    """
    limits = Limits(settings.connections, Seconds(settings.deadline))
    for who in casting.absent(script):
        roles = ", ".join(dict.fromkeys(line.role for line in script.lines))
        listener.note(f"{who} was given a voice and has no line. Give it to a person by name, or to a role: {roles}.")
    cast = casting.cast(script)
    if cast.base.fallback:
        listener.note(f"{cast.base.reason}; {cast.base.voice} speaks instead.")
    while True:
        try:
            takes = speak(script, cast, listener.progress, limits, cache)
            break
        except UnspokenError as error:
            failed = cast.part(error.line)
            if speaker(error.line) in casting.named(script):
                raise
            if failed.voice != cast.base.voice:  # one that nobody asked for
                cast = casting.cast_without(script, failed.voice)
                listener.note(f"{error}. {cast.part(error.line)} speaks instead of {failed}")
                continue
            if not cast.base.automatic:
                raise
            try:
                cast = casting.offline_cast(script, cast, f"{cast.base.engine.label} broke off ({error})")
            except VoiceError as none_left:  # the fault is not the user's
                raise SpeechError(str(none_left)) from error
            listener.note(f"{cast.base.reason}; {cast.base.voice} speaks the whole episode instead.")
    for language, part in {part.voice.language: part for part in reversed([*cast.parts.values()])}.items():
        if not speaks(part.voice, script.meta.language):
            listener.note(f"{part} is a voice for {language}, and the script is in {script.meta.language}.")
    for label, words in cast.left(script).items():
        listener.note(
            f"{label} takes no phonemes, and the lexicon has no respelling: said as written: {', '.join(words)}."
        )
    for fault in casting.engines.faults.values():
        listener.note(f"{fault.removesuffix('.')}. It is skipped.")
    if cache.store.fault:
        listener.note(f"What was spoken is not kept for the next time: {cache.store.fault}.")
    return cast, takes
