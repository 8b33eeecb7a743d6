"""A speech service on the network, asked dependably: one verified session, retries in time, sound or an error."""

import contextlib
import email.utils
import io
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import requests
import soundfile
import tenacity
import urllib3

from recapcast import mp3_frames
from recapcast.errors import SpeechError
from recapcast.patience import within
from recapcast.speech.clip import Clip
from recapcast.units import Hertz, Seconds

ATTEMPTS = 4
_FIRST_WAIT, _LONGEST_WAIT = 0.4, 5.0
"""Seconds: before the second attempt, doubled before each further one, each with up to a quarter more by chance."""
_CONNECT = 3.0
"""Seconds for a connection, at the most."""
ATTEMPT = Seconds(12.0)
_LARGEST = 64 * 1024 * 1024
"""Bytes of an answer: far past the sound of any line that a service takes at once."""

Given = TypeVar("Given")


class PassingError(SpeechError):
    """A failure that another attempt may not meet. `wait` is how long the service asks to wait, in seconds."""

    def __init__(self, message: str, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait


class Service:
    """Sends prepared requests, from several threads at once."""

    def __init__(
        self,
        connections: int,
        attempt: Seconds = ATTEMPT,
        share: float = 0.5,
        explain: Callable[[bytes], str] | None = None,
    ) -> None:
        """Open nothing yet.

        Args:
            connections: how many may be kept open.
            attempt: the longest that one attempt may take.
            share: how much of what is left until the deadline an attempt may take, if others may follow: half of
                it where an answer comes soon or never, all of it where a server may be slow.
            explain: what the body of a refusal says beyond its status, as a clause; may be empty.
        """
        self._session = requests.Session()
        adapter = requests.adapters.HTTPAdapter(pool_connections=2, pool_maxsize=connections)
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, adapter)
        self._attempt = attempt
        self._share = share
        self._closing = threading.Event()
        self._explain = explain

    def close(self) -> None:
        """End what is under way, at its next byte or wait, in an error."""
        self._closing.set()

    def ask(
        self,
        request: requests.PreparedRequest,
        deadline: float,
        hear: Callable[[bytes], Clip],
        attempts: int = ATTEMPTS,
    ) -> Clip:
        """Send `request` until an answer comes that `hear` takes for speech.

        Args:
            request: prepared whole, headers and body.
            deadline: on `time.monotonic`'s clock; no attempt and no wait goes on after it.
            hear: the speech in an answer; raises SpeechError for what can not be what was asked for.
            attempts: how often to try at the most.

        Raises:
            SpeechError: the last attempt's.
        """
        left = max(0.0, deadline - time.monotonic())
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(PassingError),
            stop=tenacity.stop_after_attempt(attempts) | tenacity.stop_before_delay(left),
            wait=_wait,
            sleep=tenacity.sleep_using_event(self._closing),
            reraise=True,
        )
        share = self._share if attempts > 1 else 1.0
        return retrying(self._once, request, deadline, share, hear)

    def _once(
        self, request: requests.PreparedRequest, deadline: float, share: float, hear: Callable[[bytes], Clip]
    ) -> Clip:
        now = time.monotonic()
        if now >= deadline or self._closing.is_set():
            message = "the service was too slow"
            raise SpeechError(message)
        answer = self._send(request, now + min(self._attempt, (deadline - now) * share))
        try:
            return hear(answer)
        except SpeechError as error:
            raise PassingError(str(error)) from error

    def status(self, request: requests.PreparedRequest, deadline: float) -> int:
        """The status of the answer to `request`, asked once; its body is not read.

        Raises:
            SpeechError: no answer came.
        """

        def ask() -> int:
            with self._answer(request, deadline) as response:
                return response.status_code

        return self._watched(ask, deadline)

    def _send(self, request: requests.PreparedRequest, until: float) -> bytes:
        def send() -> bytes:
            with self._answer(request, until) as response:
                self._refuse_status(response, until)
                return self._read(response, until)

        return self._watched(send, until)

    def _watched(self, work: Callable[[], Given], until: float) -> Given:
        """What `work` gives, unless it goes on after `until` or the service is closed.

        The time limit of requests begins anew with each byte, so that headers which come byte by byte keep it
        waiting for as long as they like. The thread that waits for them is left behind.
        """
        try:
            return within(work, until - time.monotonic(), self._closing.is_set)
        except TimeoutError:
            message = "the service was too slow"
            raise PassingError(message) from None

    @contextlib.contextmanager
    def _answer(self, request: requests.PreparedRequest, until: float) -> Iterator[requests.Response]:
        left = max(0.01, until - time.monotonic())
        settings = self._session.merge_environment_settings(request.url, {}, True, None, None)
        try:
            # Streamed, so that an answer which drips byte by byte still ends in time; not redirected,
            # because the service leads to a page that says sorry when it has been asked too much.
            with self._session.send(
                request, timeout=(min(_CONNECT, left), left), allow_redirects=False, **settings
            ) as response:
                yield response
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            message = f"the service could not be asked ({_cause(error)})"
            if "CERTIFICATE_VERIFY_FAILED" in message:
                raise SpeechError(message) from error
            raise PassingError(message) from error
        except OSError as error:  # requests finds no bundle of certificates where REQUESTS_CA_BUNDLE says
            message = f"the service could not be asked ({error})"
            raise SpeechError(message) from error

    def _read(self, response: requests.Response, until: float) -> bytes:
        data = bytearray()
        # read1 gives what has come; requests' own iter_content waits until a chunk is full.
        while chunk := response.raw.read1(65536, decode_content=True):
            data += chunk
            if time.monotonic() > until or self._closing.is_set():
                message = "the service was too slow"
                raise PassingError(message)
            if len(data) > _LARGEST:
                message = "the service's answer has no end"
                raise PassingError(message)
        return bytes(data)

    def _refuse_status(self, response: requests.Response, until: float) -> None:
        status = response.status_code
        if status == requests.codes.ok:
            return
        if response.is_redirect:
            message = f"the service answered {status} and leads elsewhere"
            raise PassingError(message, _retry_after(response))
        message = f"the service answered {status} {response.reason}"
        if self._explain is not None:
            # A refusal that breaks off is one all the same: its status says what matters.
            with contextlib.suppress(PassingError, requests.RequestException, urllib3.exceptions.HTTPError):
                explained = self._explain(self._read(response, until))
                message = f"{message}: {explained}" if explained else message
        if status in {requests.codes.request_timeout, requests.codes.too_many_requests} or status >= 500:
            wait = _retry_after(response)
            raise PassingError(f"{message} and asks to wait {wait:.0f} s" if wait else message, wait)
        raise SpeechError(message)


def _wait(state: tenacity.RetryCallState) -> float:
    asked = state.outcome.exception() if state.outcome else None
    doubling = tenacity.wait_exponential(_FIRST_WAIT, _LONGEST_WAIT)(state)
    doubling += tenacity.wait_random(0, _FIRST_WAIT / 4)(state)
    return max(doubling, asked.wait) if isinstance(asked, PassingError) else doubling


def _retry_after(response: requests.Response) -> float:
    """The seconds that a Retry-After header asks for, in either of its forms (RFC 9110, 10.2.3); 0 without one."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError):
        return 0.0


def _cause(error: BaseException) -> str:
    """The innermost reason of a failed request, which says more than the outer ones."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__  # type: ignore[assignment]
    return str(error) or type(error).__name__


def decoded(file: bytes) -> Clip:
    """The sound of a file in any format that libsndfile knows; several channels are made one.

    Raises:
        SpeechError: it is no sound, or an MP3 whose last frame is not whole.
    """
    if mp3_frames.breaks_off(file):
        message = "the service's sound breaks off"
        raise SpeechError(message)
    try:
        # As floats: read as integers, a file of floats is silence.
        samples, rate = soundfile.read(io.BytesIO(file), dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, RuntimeError) as error:
        message = "the service sent something other than sound"
        raise SpeechError(message) from error
    mono = samples[:, 0] if samples.shape[1] == 1 else samples.mean(axis=1)
    return Clip((mono * 32768).round().clip(-32768, 32767).astype("<i2").tobytes(), Hertz(rate))


def joined(clips: Sequence[Clip]) -> Clip:
    """The pieces of a line, at least one, one after another.

    Raises:
        SpeechError: their sample rates differ.
    """
    if len({clip.rate for clip in clips}) != 1:
        message = "the service changed its sample rate within a line"
        raise SpeechError(message)
    return Clip(b"".join(clip.pcm for clip in clips), clips[0].rate)
