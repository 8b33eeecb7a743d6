from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from recapcast.errors import SpeechError, VoiceError
from recapcast.speech.clip import Clip, Mark
from recapcast.speech.engine import Engine, Voice
from recapcast.speech.guard import GuardedEngine
from recapcast.testing import ToneEngine
from recapcast.units import Hertz, Seconds

VOICE = Voice("tone", "a", "en")


def plugin(**members: Any) -> GuardedEngine:
    return GuardedEngine(type("Plugin", (ToneEngine,), members)(), "tone")


def raising(error: BaseException) -> Callable[..., Any]:
    def method(*_arguments: object) -> Any:
        raise error

    return method


def giving(value: object) -> Callable[..., Any]:
    return lambda *_arguments: value


@pytest.mark.parametrize("error", [ValueError("boom"), SystemExit(3), KeyError("k")])
def test_whatever_a_plugin_raises_is_a_message_that_names_it(error: BaseException) -> None:
    says = f"the engine tone failed \\\\({type(error).__name__}: ".replace("\\\\", "\\")
    engine = plugin(
        **{name: raising(error) for name in ("voices", "voice", "version_of", "speak", "others", "close")}
    )
    for call in (engine.voices, lambda: engine.voice("en", None), lambda: engine.version_of(VOICE)):
        with pytest.raises(VoiceError, match=says):
            call()
    with pytest.raises(SpeechError, match=says):
        engine.speak("words", VOICE, Seconds(1))
    assert engine.others(VOICE) == ()
    engine.close()
    assert "the engine tone failed" in (plugin(why_not=raising(error)).why_not("en", None, Seconds(1)) or "")


@pytest.mark.parametrize(
    ("method", "value"), [("voices", [1]), ("voices", None), ("voice", "a"), ("speak", b"pcm"), ("speak", None)]
)
def test_what_is_not_what_was_promised_is_a_message_too(method: str, value: object) -> None:
    engine = plugin(**{method: giving(value)})
    call: dict[str, Callable[[], object]] = {
        "voices": engine.voices,
        "voice": lambda: engine.voice("en", None),
        "speak": lambda: engine.speak("words", VOICE, Seconds(1)),
    }
    with pytest.raises((VoiceError, SpeechError), match="the engine tone failed"):
        call[method]()


def test_a_clip_with_a_rate_that_is_no_whole_number_is_refused() -> None:
    engine = plugin(speak=giving(Clip(b"", Hertz(22050.0))))  # type: ignore[arg-type]
    with pytest.raises(SpeechError, match="it gave float for int"):
        engine.speak("words", VOICE, Seconds(1))


@pytest.mark.parametrize(
    ("marks", "kept"),
    [
        ([(0, 0), [2, np.int64(50)]], [(0, 0), (2, 50)]),
        ([(0, 0), (5, 1), (4, 100), (-1, 1), (2, 7), (1, 8)], [(0, 0), (2, 7)]),
        (None, []), (3, []), ("ab", []), ([(0, 0.5)], []), ([(0,)], []), ([("0", 1)], []), ({1: 2}, []),
    ],
)  # fmt: skip
def test_marks_that_can_not_be_true_are_left_out(marks: Any, kept: list[Mark]) -> None:
    engine = plugin(speak=giving(Clip(bytes(200), Hertz(8000), marks)))
    clip = engine.speak("words", VOICE, Seconds(1))
    assert list(clip.marks) == kept
    assert {type(number) for mark in clip.marks for number in mark} <= {int}
    assert clip.samples == 100


class Before:
    """A plugin from before there were words for the ear: it says nothing of what it handles and takes."""

    def __getattr__(self, name: str) -> object:
        if name in {"handles", "alphabet"}:
            raise AttributeError(name)
        return getattr(ToneEngine(), name)

    version_of, why_not, voices, voice = (
        ToneEngine.version_of,
        ToneEngine.why_not,
        ToneEngine.voices,
        ToneEngine.voice,
    )
    others, speak, close = ToneEngine.others, ToneEngine.speak, ToneEngine.close


def test_what_an_engine_handles_is_a_set_of_names_or_nothing() -> None:
    assert plugin(handles=["dates", "money"]).handles == {"dates", "money"}
    assert GuardedEngine(Before(), "tone").handles == frozenset()  # type: ignore[arg-type]


def test_our_own_errors_pass_as_they_are() -> None:
    with pytest.raises(VoiceError, match="^tone has no voice `b`$"):
        plugin().voice("en", "b")


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"quality": "high"}, "its `quality` is no int"),
        ({"offline": None}, "its `offline` is no bool"),
        ({"parallel": 0}, "its `parallel` is less than 1"),
        ({"name": "other"}, "it calls itself `other`"),
        ({"handles": "dates"}, "its `handles` is no set of str"),
        ({"handles": {1}}, "its `handles` is no set of str"),
        ({"speak": None}, "it lacks `speak`"),
    ],
)
def test_what_is_no_engine_is_refused(members: dict[str, Any], says: str) -> None:
    with pytest.raises((TypeError, ValueError), match=says):
        plugin(**members)


def test_a_name_that_is_no_folder_of_the_cache_is_refused() -> None:
    with pytest.raises(ValueError, match="it calls itself"):
        GuardedEngine(type("Plugin", (ToneEngine,), {"name": "../evil"})(), "../evil")


def test_what_a_plugin_only_inherits_it_lacks() -> None:
    class Empty(Engine):
        name, label, description, offline = "tone", "t", "d", True

    with pytest.raises(TypeError, match="it lacks `version_of`, `voices`, `voice`, `speak`"):
        GuardedEngine(Empty(), "tone")  # type: ignore[abstract]


def test_a_sound_engine_is_as_it_was() -> None:
    engine, plain = plugin(), ToneEngine()
    assert (engine.label, engine.offline, engine.parallel, engine.quality) == ("Test tone", True, 1, 0)
    voices: Sequence[Voice] = engine.voices()
    assert list(voices) == list(plain.voices())
    assert engine.speak("words", VOICE, Seconds(1)) == plain.speak("words", VOICE, Seconds(1))
    assert engine.why_not("en", None, Seconds(1)) is None


def test_the_alphabet_of_a_plugin_is_its_word_or_nothing() -> None:
    assert plugin(alphabet=giving("ipa")).alphabet(VOICE) == "ipa"
    assert plugin().alphabet(VOICE) is None
    assert GuardedEngine(Before(), "tone").alphabet(VOICE) is None  # type: ignore[arg-type]
    with pytest.raises(VoiceError, match="the engine tone failed"):
        plugin(alphabet=raising(ValueError("boom"))).alphabet(VOICE)


def test_another_of_an_engine_is_guarded_too_and_lacking_where_there_is_none() -> None:
    failing = type("Other", (ToneEngine,), {"speak": raising(ValueError("boom"))})
    other = plugin(another=giving(failing())).another()
    assert other is not None
    with pytest.raises(SpeechError, match="the engine tone failed"):
        other.speak("words", VOICE, Seconds(1))
    for broken in (raising(ValueError("boom")), giving(3), giving(None)):
        assert plugin(another=broken).another() is None
