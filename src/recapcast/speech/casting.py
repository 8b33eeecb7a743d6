"""From the voices that are wanted to a cast, with the network asked as early and as little as can be."""

from collections.abc import Callable, Mapping

from recapcast.errors import VoiceError
from recapcast.script.model import Script
from recapcast.speech import choose
from recapcast.speech.cache import Cache
from recapcast.speech.cast import NARRATOR, Cast, assign, lead_role
from recapcast.speech.choose import AUTO, Choice, Choosing
from recapcast.speech.registry import Engines
from recapcast.speech.speak import is_kept


class Casting:
    """The cast of an episode being found, from before its script is filled."""

    def __init__(self, voice: str, cast: Mapping[str, str], language: str, cache: Cache) -> None:
        """Begin: ask the network at once, so that it answers while the script is filled.

        But where lines of one of its voices are kept, the script comes first: it may need no network at all.

        Args:
            voice: what speaks in general: `auto`, `ENGINE` or `ENGINE:VOICE`.
            cast: the same for each role that has a voice of its own.
            language: the script's BCP 47 tag.
            cache: of lines spoken before.

        Raises:
            VoiceError: there is no such engine or voice, or it does not have the language.
        """
        self.engines = Engines()
        self._voice = voice
        self._cast = cast
        self._language = language
        self._cache = cache
        self._asked: dict[str, Choosing] = {}
        for each in cast.values():
            if each != AUTO:  # a mistake is told whether or not the script has the role
                choose.unasked(each, language, self.engines)
        wanted = [each for each in (self._base(cast, NARRATOR), *cast.values()) if each != AUTO or each == voice]
        self._may_be_kept = any(cache.holds(choose.asked_first(each)) for each in wanted)
        if not self._may_be_kept:
            for each in wanted:
                self._ask(each)

    def named(self, script: Script) -> dict[str, str]:
        """The roles of the script that speak in a voice of their own: the user's word over the script's."""
        written = {role.upper(): voice for role, voice in (script.meta.cast or {}).items()}
        named = {**written, **self._cast}
        roles = {line.role for line in script.lines}
        return {role: voice for role, voice in named.items() if role in roles and voice != AUTO}

    def cast(self, script: Script) -> Cast:
        """Who speaks each line.

        Raises:
            SpeechError: an engine that was asked for by name can not speak now.
            VoiceError: there is no such engine or voice, or no voice for the language.
        """
        if self._may_be_kept:
            recalled = self._recalled(script)
            if recalled is not None:
                return recalled
        return self._assigned(script, lambda wanted: self._ask(wanted).result())

    def offline_cast(self, script: Script, reason: str) -> Cast:
        """The cast anew, in an offline voice all but the roles that were asked for by name.

        Args:
            script: whose lines are to be spoken.
            reason: why, as a clause.

        Raises:
            SpeechError, VoiceError: as `cast`.
        """
        self.engines = Engines()  # those that broke off are closed
        self._asked.clear()
        choice = choose.offline(self._language, reason, self.engines)
        return self._assigned(script, lambda wanted: choice if wanted == AUTO else self._ask(wanted).result())

    def _recalled(self, script: Script) -> Cast | None:
        """The cast without asking the network, where it has nothing to say; None where somebody has to be asked."""

        def unasked(wanted: str) -> Choice:
            engine = self.engines.get(choose.asked_first(wanted))
            if engine.offline:
                return self._ask(wanted).result()
            return choose.unasked(wanted, self._language, self.engines)

        try:
            cast = self._assigned(script, unasked)
        except VoiceError:  # of which the network's answer may tell more
            return None
        return cast if is_kept(script, cast, self._cache) else None

    def _assigned(self, script: Script, choice: Callable[[str], Choice]) -> Cast:
        named = self.named(script)
        choices = {role: choice(wanted) for role, wanted in named.items()}
        leading = lead_role(script)
        if {line.role for line in script.lines} <= named.keys():
            return assign(script, choices[leading], choices[leading], choices)
        base = choice(self._base(named, leading))
        return assign(script, choices.get(leading, base), base, choices)

    def _base(self, named: Mapping[str, str], leading: str) -> str:
        """What those speak in who have no voice by name: as was asked for, else like the one who leads."""
        return named.get(leading, AUTO) if self._voice == AUTO else self._voice

    def _ask(self, wanted: str) -> Choosing:
        if wanted not in self._asked:
            self._asked[wanted] = Choosing(wanted, self._language, self.engines)
        return self._asked[wanted]
