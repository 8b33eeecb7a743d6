"""A CONNECT proxy on the loopback that ends TLS with its own certificate: what both stand-ins for hosts have in common."""

import contextlib
import ssl
import tempfile
import threading
from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

import trustme


class TlsProxy:
    """Shows a certificate for `hosts` by an authority of its own; `handler` answers what comes through."""

    def __init__(self, hosts: Iterable[str], handler: type["ProxyHandler"], trust: str) -> None:
        """Make the authority. `trust` is the variable by which its clients come to know it."""
        self.stop = threading.Event()
        self._handler = handler
        self._trust = trust
        self._authority = trustme.CA()
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(*hosts).configure_cert(self.context)

    def __enter__(self) -> Self:
        handler = type("Handler", (self._handler,), {"owner": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        self._folder = tempfile.TemporaryDirectory()
        bundle = Path(self._folder.name) / "authority.pem"
        self._authority.cert_pem.write_to_path(str(bundle))
        proxy = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.untrusted = {"HTTPS_PROXY": proxy, "https_proxy": proxy}
        self.environment = {**self.untrusted, self._trust: str(bundle)}
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self._server.shutdown()
        self._server.server_close()
        self._folder.cleanup()


class ProxyHandler(BaseHTTPRequestHandler):
    """Opens the tunnel; what comes through it is the stand-in's own to answer."""

    protocol_version = "HTTP/1.1"
    owner: Any
    """The stand-in that answers."""

    def open_tunnel(self) -> None:
        """Say that the way is open, and speak TLS on it."""
        self.send_response(200, "Connection established")
        self.end_headers()
        try:
            self.connection = self.owner.context.wrap_socket(self.connection, server_side=True)
        except OSError:  # the client does not trust the certificate
            self.close_connection = True
            return
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)
        self.close_connection = False

    def finish(self) -> None:
        for end in (super().finish, self.wfile.close, self.rfile.close):
            with contextlib.suppress(OSError):  # broken off already
                end()
        self.connection.close()  # the server closes the socket under TLS alone

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""
