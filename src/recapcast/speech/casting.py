"""From the voices that are wanted to a cast, with the network asked as early and as little as can be."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from recapcast.errors import VoiceError
from recapcast.script.model import NARRATOR, QUOTE, Script
from recapcast.speech import choose
from recapcast.speech.cache import Cache
from recapcast.speech.cast import Cast, Named, Speaker, assign, lead_role, speaker
from recapcast.speech.choose import AUTO, Choice, Choosing
from recapcast.speech.engine import Voice
from recapcast.speech.registry import Engines
from recapcast.speech.speak import is_kept

if TYPE_CHECKING:
    from recapcast.script.spoken.lexicon_file import LexiconFile


class Casting:
    """The cast of an episode being found, from before its script is filled."""

    def __init__(
        self, voice: str, cast: Mapping[str, str], language: str, cache: Cache, connections: int = 4,
        lexicon: "LexiconFile | None" = None,
    ) -> None:  # fmt: skip
        """Begin: ask the network at once, so that it answers while the script is filled.

        But where lines of one of its voices are kept, the script comes first: it may need no network at all.

        Args:
            voice: what speaks in general: `auto`, `ENGINE` or `ENGINE:VOICE`.
            cast: the same for each role, or person by name, that has a voice of its own.
            language: the script's BCP 47 tag.
            cache: of lines spoken before.
            connections: how many requests may be under way at once.
            lexicon: the user's, of how words are said.

        Raises:
            VoiceError: there is no such engine or voice, or it does not have the language.
        """
        self._connections = connections
        self._lexicon = lexicon
        self.engines = Engines(connections)
        self._voice = _wanted(voice)
        self._cast = {_key(who): _wanted(each) for who, each in cast.items()}
        self._language = language
        self._cache = cache
        self._asked: dict[str, Choosing] = {}
        self._offline_reason: str | None = None
        self._failed: set[str] = set()
        self._without: set[Voice] = set()
        for each in self._cast.values():
            if each != AUTO:  # a mistake is told whether or not the script has the role
                choose.unasked(each, language, self.engines)
        base = self._base(self._cast.get(NARRATOR, AUTO))
        wanted = [base, *(each for each in self._cast.values() if each != AUTO)]
        self._may_be_kept = any(cache.store.holds(choose.asked_first(each)) for each in wanted)
        if not self._may_be_kept:
            for each in wanted:
                self._ask(each)

    def named(self, script: Script) -> dict[Speaker, str]:
        """What speakers were given by name: the user's word over the script's, a person's over their role's."""
        given = self._given(script)
        named = {}
        for who in map(speaker, script.lines):
            voice = next((given[key] for key in (_key(who[1] or ""), _key(who[0])) if key in given), AUTO)
            if voice != AUTO:
                named[who] = voice
        return named

    def absent(self, script: Script) -> list[str]:
        """Whoever was given a voice and has no line in the script; the two usual roles are not told."""
        there = {_key(part or "") for line in script.lines for part in (line.role, line.name)}
        return [key for key in self._given(script) if key not in there | {NARRATOR, QUOTE}]

    def _given(self, script: Script) -> dict[str, str]:
        layers = (script.meta.cast or {}, self._cast)
        return {_key(who): _wanted(voice) for layer in layers for who, voice in layer.items()}

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
        return self._assigned(script, self._choice)

    def cast_without(self, script: Script, voice: Voice) -> Cast:
        """The cast anew, without a voice that failed and that nobody asked for by name.

        Raises:
            SpeechError, VoiceError: as `cast`.
        """
        self._without.add(voice)
        self._renew()
        return self._assigned(script, self._choice)

    def offline_cast(self, script: Script, failed: Cast, reason: str) -> Cast:
        """The cast anew, in another offline voice all but those who were given one by name.

        Args:
            script: whose lines are to be spoken.
            failed: the cast that could not speak them.
            reason: why, as a clause.

        Raises:
            SpeechError, VoiceError: as `cast`.
        """
        self._failed.add(failed.base.engine.name)
        self._offline_reason = reason
        self._renew()
        return self._assigned(script, self._choice)

    def _choice(self, wanted: str) -> Choice:
        if wanted == AUTO and self._offline_reason is not None:
            return choose.offline(self._language, self._offline_reason, self.engines, self._failed)
        return self._ask(wanted).result()

    def _renew(self) -> None:
        """Engines that have not been closed, as those are that failed."""
        self.engines = Engines(self._connections)
        self._asked.clear()

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
        cast = self._parts(script, choice)
        if self._lexicon is None and not script.meta.say:
            return cast
        # Here and not above: most episodes have none.
        from recapcast.script.spoken.lexicon_file import lexicon_of

        return replace(cast, lexicon=lexicon_of(script.meta, self._lexicon))

    def _parts(self, script: Script, choice: Callable[[str], Choice]) -> Cast:
        named = self.named(script)
        given = {who: Named(choice(wanted), any_voice=":" not in wanted) for who, wanted in named.items()}
        lead_wanted = self._given(script).get(_key(lead_role(script)), AUTO)
        lead = choice(lead_wanted) if lead_wanted != AUTO else None
        if {speaker(line) for line in script.lines} <= given.keys():
            lead = lead or given[speaker(script.lines[0])].choice
            return assign(script, lead, lead, given, self._without)
        base = choice(self._base(lead_wanted))
        return assign(script, lead or base, base, given, self._without)

    def _base(self, lead: str) -> str:
        """What those speak in who have no voice by name: as was asked for, else like the one who leads."""
        return lead if self._voice == AUTO else self._voice

    def _ask(self, wanted: str) -> Choosing:
        if wanted not in self._asked:
            self._asked[wanted] = Choosing(wanted, self._language, self.engines)
        return self._asked[wanted]


def _wanted(voice: str) -> str:
    return AUTO if voice.lower() == AUTO else voice


def _key(who: str) -> str:
    """By what a role or a person is found, however it is written."""
    return " ".join(who.split()).casefold().upper()
