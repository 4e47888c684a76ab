"""A reverse HTTP proxy on 127.0.0.1 that hurts requests as told: one fault a request, then it only passes."""

import contextlib
import socket
import socketserver
import struct
import threading
from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from typing_extensions import override

_PAGE = b"<!doctype html><html><body><h1>Please sign in</h1></body></html>"
_TRICKLE_S = 0.05  # between two bytes; far below any time-out of one read


class Fault(StrEnum):
    PASS = "pass"
    DROP_BEFORE = "closed without passing it on"
    RESET_BEFORE = "reset without passing it on"
    DROP_AFTER = "passed on, answer swallowed, closed"
    RESET_AFTER = "passed on, answer swallowed, reset"
    HANG_AFTER = "passed on, then silence"
    LIMITED = "429 with Retry-After"
    BUSY_BEFORE = "503 page without passing it on"
    BUSY_AFTER = "503 page after passing it on"
    PAGE = "200 with a sign-in page"
    REDIRECT = "307 to another host"
    REDIRECT_OLD = "302 to another host"
    TRICKLE_AFTER = "passed on, answer a byte at a time, without end"
    TRICKLE_HEAD_AFTER = "passed on, the answer's head a byte at a time, without end"
    FLOOD_AFTER = "passed on, 50 MB of answer"


LOST_BEFORE = (Fault.DROP_BEFORE, Fault.RESET_BEFORE, Fault.BUSY_BEFORE)
LOST_AFTER = (
    Fault.DROP_AFTER,
    Fault.RESET_AFTER,
    Fault.HANG_AFTER,
    Fault.BUSY_AFTER,
    Fault.TRICKLE_AFTER,
    Fault.TRICKLE_HEAD_AFTER,
    Fault.FLOOD_AFTER,
)


@dataclass(frozen=True)
class Passage:
    """One request as it reached the proxy."""

    line: str
    head: str

    @property
    def path(self) -> str:
        return self.line.split(" ")[1]


class FaultProxy:
    """`with FaultProxy(upstream) as proxy: proxy.script(Fault.DROP_AFTER)`; upstream is http://127.0.0.1:PORT."""

    def __init__(self, upstream: str, *, redirect_to: str = "") -> None:
        parts = urlsplit(upstream)
        self._upstream = (parts.hostname or "", parts.port or 80)
        self._redirect_to = redirect_to
        self._faults: deque[Fault] = deque()
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self.passages: list[Passage] = []
        self.retry_after = "2"
        self._server = _Server(("127.0.0.1", 0), _handler_for(self))

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def script(self, *faults: Fault) -> None:
        """What happens to the next requests, in order; all later ones pass."""
        with self._lock:
            self._faults.extend(faults)

    def count(self, ending: str) -> int:
        """How many requests reached the proxy whose path ends so."""
        with self._lock:
            return sum(passage.path.partition("?")[0].endswith(ending) for passage in self.passages)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.005,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def meet(self, client: socket.socket) -> None:
        raw = _whole_request(client)
        if not raw:
            return
        head = raw.partition(b"\r\n\r\n")[0].decode("latin-1")
        with self._lock:
            self.passages.append(Passage(head.partition("\r\n")[0], head))
            fault = self._faults.popleft() if self._faults else Fault.PASS
        answer = self._forward(raw) if fault is Fault.PASS or fault in LOST_AFTER else b""
        if fault is Fault.PASS:
            client.sendall(answer)
        elif fault in {Fault.RESET_BEFORE, Fault.RESET_AFTER}:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.close()
        elif fault is Fault.HANG_AFTER:
            self._stopped.wait()
        elif fault is Fault.TRICKLE_AFTER:
            client.sendall(_head("200 OK", "Content-Type: application/json"))
            self._trickle(client, b" ")
        elif fault is Fault.TRICKLE_HEAD_AFTER:
            client.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            self._trickle(client, b"x")
        elif fault is Fault.FLOOD_AFTER:
            client.sendall(_head("200 OK", "Content-Type: application/json"))
            for _ in range(50):
                client.sendall(b" " * 1024 * 1024)
        else:
            client.sendall(self._refusal(fault))

    def _refusal(self, fault: Fault) -> bytes:
        match fault:
            case Fault.LIMITED:
                content = b'{"ok": false, "error": "ratelimited"}'
                return _head("429 Too Many Requests", f"Retry-After: {self.retry_after}") + content
            case Fault.BUSY_BEFORE | Fault.BUSY_AFTER:
                return _head("503 Service Unavailable", "Content-Type: text/html") + _PAGE
            case Fault.PAGE:
                return _head("200 OK", "Content-Type: text/html") + _PAGE
            case Fault.REDIRECT:
                return _head("307 Temporary Redirect", f"Location: {self._redirect_to}/api/elsewhere")
            case Fault.REDIRECT_OLD:
                return _head("302 Found", f"Location: {self._redirect_to}/api/elsewhere")
            case _:
                return b""  # closed without a word

    def _forward(self, raw: bytes) -> bytes:
        head, end, body = raw.partition(b"\r\n\r\n")
        lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
        with socket.create_connection(self._upstream) as server:
            server.sendall(b"\r\n".join([*lines, b"Connection: close"]) + end + body)
            return b"".join(iter(lambda: server.recv(65536), b""))

    def _trickle(self, client: socket.socket, byte: bytes) -> None:
        while not self._stopped.wait(_TRICKLE_S):
            client.sendall(byte)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    @override
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients leave in the middle on purpose here."""


def _handler_for(proxy: FaultProxy) -> type[socketserver.BaseRequestHandler]:
    class Handler(socketserver.BaseRequestHandler):
        @override
        def handle(self) -> None:
            with contextlib.suppress(OSError):
                proxy.meet(self.request)

    return Handler


def _whole_request(client: socket.socket) -> bytes:
    raw = b""
    while b"\r\n\r\n" not in raw:
        piece = client.recv(65536)
        if not piece:
            return b""
        raw += piece
    head, _, body = raw.partition(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    while len(body) < length:
        piece = client.recv(65536)
        if not piece:
            return b""
        raw, body = raw + piece, body + piece
    return raw


def _head(status: str, *lines: str) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "Connection: close", "", ""]).encode()
