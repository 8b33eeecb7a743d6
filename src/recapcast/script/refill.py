"""A template that is not ours filled again and again, in one process of its own: `apart` starts one each time."""

import json
import pickle
import threading
import weakref
from collections.abc import Sequence
from pathlib import Path

from recapcast.child import Child
from recapcast.errors import RecapcastError, TemplateError
from recapcast.facts.model import Facts
from recapcast.script import apart
from recapcast.script import text as script_text
from recapcast.script.model import Script
from recapcast.script.render import render
from recapcast.script.templates import Template, is_ours_alone
from recapcast.serving import serve


class Refill:
    """Fills one template with other facts each time. Once it took too long or too much, every further time fails."""

    def __init__(self) -> None:
        self._child: Child | None = None
        self._failed = ""

    def __call__(
        self, facts: Facts, template: Template, *, name: str, source: str | None, templates: Path,
        stories: Sequence[tuple[str, Facts]] = (), fitted: bool = False,
    ) -> Script:  # fmt: skip
        """Fill it: ours in this process, any other in the other. Arguments as `render.render` has them.

        Raises:
            TemplateError: as `apart.fill`.
        """
        if is_ours_alone(template, facts.language, templates):
            return render(
                facts, template, name=name, source=source, templates=templates, stories=stories, fitted=fitted
            )
        path = str(template.path)
        answer = json.loads(
            self._asked(path, pickle.dumps((facts, template, name, source, templates, tuple(stories), fitted)))
        )
        if "error" in answer:
            raise TemplateError(answer["error"])
        return script_text.loads(answer["script"], path)

    def _asked(self, path: str, job: bytes) -> bytes:
        if self._failed:
            raise TemplateError(self._failed)
        late = None
        try:
            if self._child is None:
                self._child = Child(__name__)
                weakref.finalize(self, self._child.end)
            late = threading.Timer(apart.DEADLINE, self._child.end)
            late.start()
            return self._child.ask(job)
        except ChildProcessError as error:
            too_long = self._child is not None and self._child.ended
            self._failed = (
                apart.late(path) if too_long else f"{path}: the process that filled it broke off ({error})."
            )
        except OSError as error:
            self._failed = f"{path}: no process could be started to fill it in ({error.strerror or error})."
        finally:
            if late is not None:
                late.cancel()
        raise TemplateError(self._failed)


def main() -> None:
    """Be the child: answer each pickled job with the script as text, or with why there is none, as JSON."""
    apart.limit_memory()

    def answer(job: bytes) -> bytes:
        try:
            script = apart.filled(*pickle.loads(job))  # noqa: S301 (from the process that started this one)
            return json.dumps({"script": script}).encode()
        except RecapcastError as error:
            return json.dumps({"error": str(error)}).encode()

    serve(answer)
