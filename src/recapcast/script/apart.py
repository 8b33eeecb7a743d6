"""A template that is not ours runs in a process of its own, which has so much time and memory and no more.

Jinja's sandbox keeps a template from everything but its facts. It does not keep it from going on for ever, nor from
filling the memory; a process can be ended. The child is given its task pickled, by us; what comes back is JSON.
"""

import _thread
import contextlib
import json
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from recapcast.child import command
from recapcast.errors import RecapcastError, TemplateError
from recapcast.facts.model import Facts
from recapcast.script import text as script_text
from recapcast.script.model import Script
from recapcast.script.render import render
from recapcast.script.templates import Template, is_ours_alone

DEADLINE = 4.0
"""Seconds that a template may run for. The slowest of ours takes 0.15 s the first time."""
_KILLED = 3.0
"""Seconds more until the child is killed: it has to start, and what Python does at one go is not interrupted."""
MEMORY = 400 * 1024 * 1024
"""Bytes of addresses that the child may have, where the system keeps to such a limit, as Linux does. It has 50 MB."""


def fill(
    facts: Facts, template: Template, *, name: str, source: str | None, templates: Path,
    stories: Sequence[tuple[str, Facts]] = (), fitted: bool = False,
) -> Script:  # fmt: skip
    """Fill `template` with `facts`: ours in this process, any other apart. Arguments as `render.render` has them.

    Raises:
        TemplateError: as `render.render`; or it took too long, or too much memory.
    """
    if is_ours_alone(template, facts.language, templates):
        return render(facts, template, name=name, source=source, templates=templates, stories=stories, fitted=fitted)
    path = str(template.path)
    text = run(filled, (facts, template, name, source, templates, tuple(stories), fitted), path)
    return script_text.loads(str(text), path)


def filled(
    facts: Facts, template: Template, name: str, source: str | None, templates: Path,
    stories: Sequence[tuple[str, Facts]], fitted: bool,
) -> str:  # fmt: skip
    """The script as text: what the other process gives. Arguments as `render.render` has them."""
    script = render(facts, template, name=name, source=source, templates=templates, stories=stories, fitted=fitted)
    return script_text.dumps(script)


def run(task: Callable[..., object], arguments: Sequence[object], path: str) -> object:
    """What `task` returns, called in a process of its own.

    Args:
        task: a function of a module, which returns what JSON has.
        arguments: what it is called with; pickled.
        path: the template that it fills, for messages.

    Raises:
        TemplateError: the task raised an error of ours, or did not end in time, or with a result.
    """
    try:
        done = subprocess.run(  # noqa: S603 (this Python, this module)
            command(__name__),
            input=pickle.dumps((task, arguments, path)),
            capture_output=True,
            timeout=DEADLINE + _KILLED,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TemplateError(late(path)) from error
    except OSError as error:
        message = f"{path}: no process could be started to fill it in ({error.strerror or error})."
        raise TemplateError(message) from error
    if (
        done.returncode == 1
    ):  # Python's own for an error that nobody caught: ours, which the template is not to blame for
        raise RuntimeError(done.stderr.decode(errors="replace").strip().rpartition("\n")[2])
    if done.returncode != 0:
        message = (
            f"{path}: the process that filled it was killed ({done.returncode}). It asks for too much, or too deep."
        )
        raise TemplateError(message)
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise TemplateError(str(answer["error"]))
    return answer["result"]


def main() -> None:
    """Be the child: do the task on standard input, and print what came of it."""
    limit_memory()
    task, arguments, path = pickle.load(sys.stdin.buffer)  # noqa: S301 (from the process that started this one)
    is_late = threading.Event()

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        if is_late.is_set():  # and not Ctrl-C, which is for whoever started this
            raise OutOfTimeError

    def end() -> None:
        is_late.set()
        _thread.interrupt_main()

    # Raised in the main thread, so that the template's own line is told: that is on the stack.
    signal.signal(signal.SIGINT, interrupt)
    timer = threading.Timer(DEADLINE, end)
    timer.daemon = True
    timer.start()
    try:
        answer = {"result": task(*arguments)}
    except RecapcastError as error:
        answer = {"error": str(error)}
    except OutOfTimeError:
        answer = {"error": late(path)}
    except MemoryError:
        answer = {"error": f"{path}: it takes more memory than any script needs."}
    timer.cancel()
    print(json.dumps(answer))  # noqa: T201 (to the process that started this one)


def limit_memory() -> None:
    """Let this process have `MEMORY` and no more, for good."""
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):  # macOS refuses, and has the deadline and `sandbox.MOST`
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class OutOfTimeError(Exception):
    """A template has run for `DEADLINE` seconds; raised once in the process that it runs in."""

    def __str__(self) -> str:
        return _TOO_LONG


_TOO_LONG = (
    f"this goes on for more than {DEADLINE:g} seconds: a script is filled in a blink. Look for a loop without end."
)


def late(path: str) -> str:
    """What is said of a template that takes too long."""
    return f"{path}: {_TOO_LONG}"
