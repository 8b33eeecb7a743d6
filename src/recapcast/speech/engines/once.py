"""What an engine makes at its first line, whichever of its threads comes first, and closes once."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recapcast.speech.engines.http_service import Service


class Once:
    """A service that is made when it is first asked for: its library takes a tenth of a second to import."""

    def __init__(self, make: Callable[[], "Service"]) -> None:
        self._make = make
        self._service: Service | None = None
        self._lock = threading.Lock()

    def get(self) -> "Service":
        """The service, the same for every thread."""
        with self._lock:
            if self._service is None:
                self._service = self._make()
            return self._service

    def close(self) -> None:
        """End what is under way, if there ever was anything."""
        if self._service is not None:
            self._service.close()
