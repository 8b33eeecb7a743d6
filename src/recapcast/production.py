"""Takes made into a finished sound file: matched, joined, scored, mastered and encoded.

numpy and what is built on it take 0.1 s to import, and bad input should not wait for that: so they are imported where
they are first needed.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recapcast.atomic import Staging
from recapcast.episode.encoders import Encoders
from recapcast.episode.format import Format
from recapcast.listener import Listener
from recapcast.script.model import Music, Script
from recapcast.settings import Settings
from recapcast.speech.speak import Take
from recapcast.store import Store

if TYPE_CHECKING:
    from recapcast.episode.encoding import Encoded
    from recapcast.episode.join import Programme
    from recapcast.episode.tags import Tags
    from recapcast.episode.theme import Theme


def theme_of(script: Script, settings: Settings) -> "Theme | None":
    """The theme of a script's music, with all that it needs of it read; None where it has no music.

    Raises:
        MusicError: there is no such theme, or a file that the script needs of it is not sound that can be used.
    """
    words = {item.cue for item in script.items if isinstance(item, Music)}
    if not words:
        return None
    from recapcast.episode import theme

    found = theme.find(settings.music, settings.themes, 2 if settings.stereo else 1)
    for word in words:
        found.cue(word)
    return found


def joined(script: Script, takes: Sequence[Take], theme: "Theme | None", listener: Listener) -> "Programme":
    """The takes as one programme, with its music.

    Raises:
        EpisodeError: as `join`.
    """
    from recapcast.episode.join import join
    from recapcast.episode.master import matched
    from recapcast.episode.mix import scored

    alike = matched(takes)
    programme = join(script, alike, theme)
    if theme is not None:
        programme, notes = scored(programme, theme, alike.level)
        for note in notes:
            listener.note(note)
    return programme


def write(
    path: Path, form: Format, programme: "Programme", tags: "Tags", encoders: Encoders, staging: Staging,
    store: Store, listener: Listener,
) -> "Encoded":  # fmt: skip
    """Write the finished file, to come to `path`.

    Raises:
        EpisodeError: as `finish`.
    """
    from recapcast.episode.containers import encoding_of
    from recapcast.episode.master import finish, why_quiet

    known = store.fault
    with staging.writing(path):
        encoded = finish(programme, tags, staging.aside(path), encoding_of(form, encoders, store), store)
    store.trim()
    if store.fault and not known:
        listener.note(f"What was encoded is not kept for the next time: {store.fault}.")
    if note := why_quiet(encoded):
        listener.note(note)
    return encoded
