from collections.abc import Sequence

from recapcast.speech.clip import Clip
from recapcast.speech.engine import Engine, Voice
from recapcast.units import Hertz, Seconds


def test_a_voice_is_written_as_it_is_asked_for() -> None:
    assert str(Voice("espeak", "en-gb+f3", "en-gb")) == "espeak:en-gb+f3"


class Choir(Engine):
    """A plugin that leaves out what it may."""

    name, label, description, offline = "choir", "Choir", "a test", True

    def version_of(self, voice: Voice) -> str:  # noqa: ARG002
        return "1"

    def voices(self) -> Sequence[Voice]:
        return [Voice("choir", *each) for each in (("a", "en-GB"), ("b", "en"), ("c", "ko"))]

    def voice(self, language: str, name: str | None) -> Voice:
        return Voice("choir", name or "a", language)

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:  # noqa: ARG002
        return Clip(b"", Hertz(1))


def test_what_a_plugin_leaves_out_it_inherits() -> None:
    engine = Choir()
    assert engine.why_not("en", None, Seconds(1)) is None
    assert [voice.name for voice in engine.others(engine.voice("en", "b"))] == ["a"]
    assert (engine.parallel, engine.quality) == (1, 0)
    engine.close()
