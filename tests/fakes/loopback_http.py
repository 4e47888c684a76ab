"""A small HTTP server on 127.0.0.1 for the counterparts: one request a connection, each in a thread of its own."""

import json
import socketserver
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from typing_extensions import override


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]  # names in small letters
    body: bytes
    pairs: tuple[tuple[str, str], ...] = ()  # the query with what is said more than once

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    content: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class LoopbackServer:
    """Subclasses answer requests. A context manager; `serve` runs it in the foreground instead."""

    def __init__(self, port: int = 0) -> None:
        self.lock = threading.Lock()
        self._server = _Server(("127.0.0.1", port), _handler_for(self))

    def answer(self, request: Request) -> Reply:
        raise NotImplementedError

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def serve(self) -> None:
        self._server.serve_forever(poll_interval=0.005)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self.serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Listener(LoopbackServer):
    """A second host that should never hear from us: it keeps every request and answers each with a page."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Request] = []

    @override
    def answer(self, request: Request) -> Reply:
        with self.lock:
            self.heard.append(request)
        return Reply({"ok": True, "id": "elsewhere", "ts": "1.000000"})


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    @override
    def server_bind(self) -> None:
        # HTTPServer's own asks DNS for this machine's name, which may take seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", int(self.server_address[1])

    @override
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients leave in the middle on purpose here."""


def _handler_for(server: LoopbackServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            address = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            reply = server.answer(
                Request(
                    method=self.command,
                    path=address.path,
                    query=dict(parse_qsl(address.query)),
                    headers={name.lower(): value for name, value in self.headers.items()},
                    body=body,
                    pairs=tuple(parse_qsl(address.query, keep_blank_values=True)),
                )
            )
            content = json.dumps(reply.content).encode()
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_PATCH = do_PUT = do_DELETE = do_POST

        @override
        def log_message(self, format: str, *args: Any) -> None:
            """Silent."""

    return Handler
