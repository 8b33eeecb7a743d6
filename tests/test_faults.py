"""Every fault of the service at the first, the middle and the last token, met by the command as a child process.

One connection asks for one thing after another: request 0 finds out whether gTTS answers, 1 to 3 are the tokens.
"""

import json
import re
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from recapcast.episode.format import RATE
from tests.conftest import Command, decode
from tests.standin import FAULTS, TranslateStandIn, spoken

pytestmark = pytest.mark.slow

TOKENS = (
    "The music director tells how the last song of the drama found its voice.",
    "Fitting its words to the footage was a thrill, and then came the question of who would sing.",
    "When they asked the actor at last, he agreed to come and be taught it properly.",
)
FRONT = "---\nnarration: 1\ntitle: The song\n---\n"
ONE_LINE = f"{FRONT}NARRATOR: {' '.join(TOKENS)}\n"
THREE_LINES = FRONT + "".join(f"NARRATOR: {token}\n" for token in TOKENS)
EARLIER = "espeak:en-us+f3"
"""The voice of the episode that lies there before: one that no other run here speaks in."""

FINAL = ("403", "404")
"""What no other attempt would change."""
POSITIONS = (1, 2, 3)
PATIENT, HURRIED = 10.0, 2.0
"""Deadlines in seconds: one that leaves an attempt which hangs half its time, and one that soon passes."""
MARGIN = 20.0
"""Seconds more, for a child to start, ask and end on a busy machine: the stand-in hangs and drips for longer."""

SAYS = {
    **dict.fromkeys(("reset", "tls-reset", "short", "proxy-502"), r"the service could not be asked \(.+\)"),
    **dict.fromkeys(("no-sound", "junk"), "the service sent something other than sound"),
    **dict.fromkeys(("no-line", "renamed", "empty", "html"), "the service answered without sound"),
    **dict.fromkeys(("cut", "non-ascii"), "the service's answer can not be read"),
    "429": "the service answered 429 Too Many Requests",
    "429-sorry": "the service answered 302 and leads elsewhere",
    "403": "the service answered 403 Forbidden",
    "404": "the service answered 404 Not Found",
    "500": "the service answered 500 Internal Server Error",
    "503": "the service answered 503 Service Unavailable",
    "null": "the service does not speak this text or language",
    **dict.fromkeys(
        ("half", "most"), r"the service's sound breaks off|the sound stops in the middle|only [\d.]+ s .+"
    ),
    "silence": r"[\d.]+ s of silence came",
    "bad-utf8": "the service's answer is not text",
}
LATE = r"the service was too slow|the service could not be asked \(.*timed out.*\)"
"""What `hang` and `drip` say, and any other fault where the machine is so busy that the deadline comes first."""


@dataclass(frozen=True)
class Run:
    """One run of `recapcast make` and what it left."""

    folder: Path
    code: int
    out: str
    error: str
    seconds: float
    asked: list[str]
    changed: bool
    """Whether any file is other than it was before."""

    def manifest(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / "output" / "story.json").read_text(encoding="utf-8"))
        return found

    @property
    def mp3(self) -> Path:
        return self.folder / "output" / "story.mp3"


def run(
    folder: Path,
    voice: str,
    script: str,
    *,
    once: tuple[int, str] | None = None,
    from_then_on: tuple[int, str] | None = None,
    deadline: float = PATIENT,
    earlier: Run | None = None,
) -> Run:
    (folder / "output").mkdir(parents=True)
    (folder / "story.txt").write_text(script, encoding="utf-8")
    for file in (earlier.folder / "output").iterdir() if earlier else ():
        (folder / "output" / file.name).write_bytes(file.read_bytes())
    command = Command(folder)
    before = command.snapshot()
    with TranslateStandIn() as standin:
        standin.faults = dict([once] if once else [])
        standin.faults_from = from_then_on
        settings = {"RECAPCAST_CONNECTIONS": "1", "RECAPCAST_DEADLINE": str(deadline)}
        start = time.monotonic()
        done = command("make", "story.txt", "--voice", voice, environment={**standin.environment, **settings})
        seconds = time.monotonic() - start
    changed = command.snapshot() != before
    return Run(folder, done.returncode, done.stdout, done.stderr, seconds, standin.texts, changed)


def at_once(cases: Iterable[Callable[[], Run]]) -> list[Run]:
    """Those runs side by side: most of their time is waiting."""
    with ThreadPoolExecutor(4) as pool:
        return [future.result() for future in [pool.submit(case) for case in cases]]


@dataclass(frozen=True)
class Healthy:
    """Runs with a service that has no fault."""

    earlier: Run
    gtts: Run
    espeak: Run


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Healthy:
    folder = tmp_path_factory.mktemp("healthy")
    cases = {"earlier": (EARLIER, ONE_LINE), "gtts": ("gtts", ONE_LINE), "espeak": ("espeak", THREE_LINES)}
    runs = at_once(partial(run, folder / name, voice, script) for name, (voice, script) in cases.items())
    assert [(ended.code, ended.error) for ended in runs] == [(0, "")] * 3
    return Healthy(*runs)


def loudness(mp3: Path, rate: int) -> NDArray[np.float64]:
    """The level of each hundredth of a second, above or below the mean."""
    sound, step = decode(mp3), rate // 100
    frames = sound[: len(sound) // step * step].reshape(-1, step).astype(float)
    levels = np.sqrt((frames**2).mean(axis=1))
    return np.asarray(levels - levels.mean())


def test_without_a_fault_every_token_is_asked_for_once_and_heard_in_its_place(healthy: Healthy, folder: Path) -> None:
    assert [text.rstrip(".") for text in healthy.gtts.asked] == ["1", *(token.rstrip(".") for token in TOKENS)]
    episode = loudness(healthy.gtts.mp3, RATE)
    end = 0
    for text in healthy.gtts.asked[1:]:
        (folder / "token.mp3").write_bytes(spoken(text))
        token = loudness(folder / "token.mp3", 24000)[20:-20]  # without silence, which a line loses at its ends
        start = int(np.correlate(episode, token, "valid").argmax())
        assert np.corrcoef(episode[start : start + len(token)], token)[0, 1] > 0.95
        assert 0 <= start - end < 80
        end = start + len(token)


def once_each(fault: str, folder: Path, healthy: Healthy) -> list[Run]:
    """By `--voice gtts`, with the fault at the first token, at the middle one, and at the last."""
    asked_for = partial(run, voice="gtts", script=ONE_LINE, earlier=healthy.earlier)
    return at_once(partial(asked_for, folder / str(number), once=(number, fault)) for number in POSITIONS)


def require_right(ended: Run, healthy: Healthy) -> None:
    """The same sound as without a fault, and no word about it."""
    assert (ended.code, ended.error) == (0, "")
    assert ended.manifest()["lines"] == healthy.gtts.manifest()["lines"]
    assert ended.manifest()["voice"] == healthy.gtts.manifest()["voice"]
    assert np.array_equal(decode(ended.mp3), decode(healthy.gtts.mp3))


def require_refused(ended: Run, fault: str) -> None:
    """One message that says what went wrong, and nothing written: neither files nor sound for the next run."""
    assert (ended.code, ended.out) == (1, "")
    says = SAYS.get(fault, LATE)
    message = rf'recapcast: gtts:com did not speak line 1 \("The music director .+…"\): ({says}|{LATE})\n'
    assert re.fullmatch(message, ended.error), ended.error
    assert not ended.changed
    assert not list((ended.folder / ".cache").rglob("*.clip"))


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault not in FINAL])
def test_what_goes_wrong_once_is_heard_by_nobody(healthy: Healthy, folder: Path, fault: str) -> None:
    for position, ended in zip(POSITIONS, once_each(fault, folder, healthy), strict=True):
        require_right(ended, healthy)
        texts = healthy.gtts.asked
        assert ended.asked == [*texts[:position], texts[position], *texts[position:]]


@pytest.mark.parametrize("fault", FINAL)
def test_a_refusal_for_good_is_one_message_and_is_not_asked_again(healthy: Healthy, folder: Path, fault: str) -> None:
    for position, ended in zip(POSITIONS, once_each(fault, folder, healthy), strict=True):
        require_refused(ended, fault)
        assert ended.asked == healthy.gtts.asked[: position + 1]


@dataclass(frozen=True)
class Lasting:
    """Runs with a service where one fault does not end once it has come."""

    fault: str
    asked_for: list[Run]
    """By `--voice gtts`, with the fault from the first token on, from the middle one, and from the last."""
    automatic: Run
    """By `--voice auto`, with three lines, and the fault from the middle one on."""


@pytest.fixture(scope="module", params=FAULTS)
def lasting(healthy: Healthy, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Lasting:
    fault = str(request.param)
    folder = tmp_path_factory.mktemp(fault)
    hurried = partial(run, deadline=HURRIED, earlier=healthy.earlier)
    automatic = partial(hurried, folder / "auto", "auto", THREE_LINES, from_then_on=(2, fault))
    asked_for = (partial(hurried, folder / str(n), "gtts", ONE_LINE, from_then_on=(n, fault)) for n in POSITIONS)
    first, *others = at_once([automatic, *asked_for])
    return Lasting(fault, others, first)


def test_what_goes_on_going_wrong_is_one_message_and_loses_nothing(lasting: Lasting) -> None:
    for ended in lasting.asked_for:
        require_refused(ended, lasting.fault)


def test_what_goes_on_going_wrong_ends_by_the_deadline(lasting: Lasting) -> None:
    for ended in (*lasting.asked_for, lasting.automatic):
        assert ended.seconds < HURRIED + MARGIN


def test_under_auto_the_whole_episode_is_spoken_again_in_one_offline_voice(
    healthy: Healthy, lasting: Lasting
) -> None:
    ended = lasting.automatic
    says = SAYS.get(lasting.fault, LATE)
    reason = rf'gTTS broke off \(gtts:com did not speak line 2 \("Fitting its words .+…"\): ({says}|{LATE})\)'
    message = rf"recapcast: {reason}; espeak:en-us speaks the whole episode instead\.\n"
    assert re.fullmatch(message, ended.error), ended.error
    assert ended.code == 0
    assert ended.out.endswith("spoken by espeak:en-us\n")
    manifest, plain = ended.manifest(), healthy.espeak.manifest()
    assert re.fullmatch(reason, manifest["voice"].pop("reason"))
    plain["voice"].pop("reason")
    assert manifest == plain
    assert np.array_equal(decode(ended.mp3), decode(healthy.espeak.mp3))
