"""A chat server: OpenAI's API, or any other with its endpoint `chat/completions`."""

import json
import os
import time
from dataclasses import dataclass
from typing import Any

from recapcast.errors import ProposalError
from recapcast.patience import within
from recapcast.plain_text import one_line

KEY = "OPENAI_API_KEY"
"""The environment variable with the server's key, the same as for speech; a server of one's own may want none."""
_CONNECT = 5.0
"""Seconds for a connection."""
_LARGEST = 4 * 1024 * 1024
"""Bytes of an answer. An article's facts have some 10 kB."""
_SHORTEST_KEY = 8
"""Characters. A shorter key is made up; taken out of a message, it would spoil every word."""


@dataclass(frozen=True)
class Server:
    """Which server, and which of its models."""

    url: str
    """The base address, such as `http://localhost:8080/v1`."""
    model: str
    patience: float = 300.0
    """Seconds for the whole answer. A model on a machine without a GPU writes some five words a second."""

    def ask(self, instructions: str, text: str) -> str:
        """What the model says to `text` under those instructions. Asked once; it is not led elsewhere.

        Raises:
            ProposalError: no answer, a refusal, or one that is no chat answer. The key is never shown.
        """
        until = time.monotonic() + self.patience
        # The time limit of requests begins anew with each byte: an answer that drips would have no end.
        try:
            status, body = within(lambda: self._answer(instructions, text, until), self.patience)
        except TimeoutError:
            raise _refused(what="was too slow") from None
        if status != 200:
            raise _refused(what=f"answered {status}", why=_explained(body))
        try:
            said = json.loads(body)["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise _refused(what="did not answer as a chat server does", why="is the address right?") from error
        if not isinstance(said, str) or not said.strip():
            raise _refused(what="said nothing")
        return said

    def _answer(self, instructions: str, text: str, until: float) -> tuple[int, bytes]:
        import requests
        import urllib3

        key = os.environ.get(KEY, "").strip()
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise _refused(what="was not asked", why=f"{KEY} holds a space, a line end or a letter outside ASCII")
        messages = [{"role": "system", "content": instructions}, {"role": "user", "content": text}]
        try:
            with requests.post(
                f"{self.url.rstrip('/')}/chat/completions",
                json={"model": self.model, "messages": messages},
                headers={"Authorization": f"Bearer {key}"} if key else {},
                timeout=(_CONNECT, self.patience),
                allow_redirects=False,
                stream=True,
            ) as response:
                data = bytearray()
                while chunk := response.raw.read1(65536, decode_content=True):
                    data += chunk
                    if len(data) > _LARGEST:
                        raise _refused(what="sends an answer without end")
                    if time.monotonic() > until:
                        raise _refused(what="was too slow")
                return response.status_code, bytes(data)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            # Not its words: they repeat the address, which may hold a password.
            raise _refused(what="could not be asked", why=type(error).__name__) from None


def _explained(body: bytes) -> str:
    """What a refusal's JSON says, in the forms that OpenAI and FastAPI have, without the key."""
    try:
        answer: Any = json.loads(body)
        said = answer.get("error", answer.get("detail", ""))
        said = said.get("message", "") if isinstance(said, dict) else said
        key = os.environ.get(KEY, "").strip()
        whole = str(said).replace(key, "…") if len(key) >= _SHORTEST_KEY else str(said)
        return one_line(whole[:200]).rstrip(".") if said else ""
    except (ValueError, AttributeError, RecursionError):
        return ""


def _refused(*, what: str, why: str = "") -> ProposalError:
    reason = f" ({why})" if why else ""
    remedy = f"Look at --llm, --llm-model and {KEY}, or leave them out: facts are then extracted by rules."
    return ProposalError(f"The chat server {what}{reason}. {remedy}")
