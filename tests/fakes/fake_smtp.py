"""A strict submission server: nothing before TLS, nothing before the log-in, faults at any step as told."""

import base64
import contextlib
import socket
import socketserver
import ssl
import struct
import threading
from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from typing_extensions import override

USER = "commander"
PASSWORD = "mail-secret-0123456789"
_TRICKLE_S = 0.05
_LONGEST_LINE = 1000


class MailFault(StrEnum):
    PASS = "pass"
    BUSY = "421 instead of a greeting"
    NO_SERVICE = "554 instead of a greeting"
    PAGE = "an HTTP page instead of a greeting"
    DROP_GREETING = "closed without a greeting"
    STRIPPED = "offers no STARTTLS"
    TLS_NOT_NOW = "454 to STARTTLS"
    TLS_DROP = "closed in the TLS handshake"
    TLS_NONE = "220 to STARTTLS, then no TLS"
    LATER = "450 to MAIL"
    DROP_BEFORE = "closed at RCPT"
    RESET_BEFORE = "reset at RCPT"
    HANG_BEFORE = "silent at DATA"
    DROP_MIDST = "closed in the middle of the mail"
    DROP_AFTER = "accepted, closed without an answer"
    RESET_AFTER = "accepted, reset"
    HANG_AFTER = "accepted, then silence"
    TRICKLE_AFTER = "accepted, the answer a byte at a time, without end"
    FLOOD_AFTER = "accepted, an answer of 50 MB"
    NONSENSE_AFTER = "accepted, an answer that is none"
    DROP_QUIT = "accepted and answered, closed at QUIT"
    DEFERRED = "451 after the mail"
    SPAM = "554 after the mail"
    ECHO = "535 that echoes what it was given"


BEFORE = (
    MailFault.BUSY,
    MailFault.DROP_GREETING,
    MailFault.TLS_NOT_NOW,
    MailFault.TLS_DROP,
    MailFault.LATER,
    MailFault.DROP_BEFORE,
    MailFault.RESET_BEFORE,
    MailFault.HANG_BEFORE,
    MailFault.DEFERRED,
)
AFTER = (
    MailFault.DROP_AFTER,
    MailFault.RESET_AFTER,
    MailFault.HANG_AFTER,
    MailFault.TRICKLE_AFTER,
    MailFault.FLOOD_AFTER,
    MailFault.NONSENSE_AFTER,
)


@dataclass(frozen=True)
class Mail:
    """One accepted mail with its envelope."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes


@dataclass
class _Talk:
    """What one connection has said so far."""

    fault: MailFault
    secure: bool
    hello: bool = False
    known: bool = False
    sender: str | None = None
    recipients: list[str] = field(default_factory=list)


class FakeSmtp:
    """`with FakeSmtp(pem) as server`. refused: address -> the answer to its RCPT."""

    def __init__(self, pem: Path, *, implicit: bool = False) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(pem)
        self._implicit = implicit
        self._faults: deque[MailFault] = deque()
        self._stopped = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _handler_for(self))
        self.mechanisms = "PLAIN LOGIN"
        self.size = 1_000_000
        self.refused: dict[str, str] = {}
        self.sender_answer = "250 2.1.0 Ok"
        self.mails: list[Mail] = []
        self.connections = 0
        self.said_in_clear: list[str] = []
        self.log_ins: list[bool] = []

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def script(self, *faults: MailFault) -> None:
        """What happens to the next connections, in order; all later ones pass."""
        self._faults.extend(faults)

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
        self.connections += 1
        fault = self._faults.popleft() if self._faults else MailFault.PASS
        with contextlib.ExitStack() as open_ones:
            if self._implicit:
                client = open_ones.enter_context(self._context.wrap_socket(client, server_side=True))
            self._converse(client, _Talk(fault, secure=self._implicit), open_ones)

    def _converse(self, client: socket.socket, talk: _Talk, open_ones: contextlib.ExitStack) -> None:
        fault = talk.fault
        match fault:
            case MailFault.DROP_GREETING:
                return
            case MailFault.BUSY:
                client.sendall(b"421 4.3.2 Too busy\r\n")
            case MailFault.NO_SERVICE:
                client.sendall(b"554 No SMTP service here\r\n")
            case MailFault.PAGE:
                client.sendall(b"HTTP/1.1 200 OK\r\n\r\n<h1>Please sign in</h1>\r\n")
            case _:
                client.sendall(b"220-mail.example ESMTP\r\n220 ready\r\n")
        while True:
            words = _line_of(client)
            if not words:
                return
            if not talk.secure:
                self.said_in_clear.append(words)
            if words.upper() == "STARTTLS" and not talk.secure and fault is not MailFault.STRIPPED:
                secured = self._start_tls(client, fault)
                if secured is None:
                    return
                client, talk = open_ones.enter_context(secured), _Talk(fault, secure=True)
                continue
            if not self._answer(client, talk, words):
                return

    def _start_tls(self, client: socket.socket, fault: MailFault) -> ssl.SSLSocket | None:
        if fault is MailFault.TLS_NOT_NOW:
            client.sendall(b"454 4.7.0 TLS not available\r\n")
            return None
        # What an attacker slips in before TLS begins must not be taken for the server's word under it.
        client.sendall(b"220 Go ahead\r\n250 injected\r\n")
        if fault is MailFault.TLS_DROP:
            client.recv(16)
            return None
        if fault is MailFault.TLS_NONE:
            client.recv(16)
            client.sendall(b"500 what?\r\n" * 50)
            return None
        return self._context.wrap_socket(client, server_side=True)

    def _answer(self, client: socket.socket, talk: _Talk, words: str) -> bool:
        """Answer one command; False: the conversation is over."""
        verb, _, rest = words.partition(" ")
        match verb.upper():
            case "EHLO":
                talk.hello = True
                features = ["8BITMIME", f"SIZE {self.size}"]
                if not talk.secure and talk.fault is not MailFault.STRIPPED:
                    features.append("STARTTLS")
                if talk.secure and self.mechanisms:
                    features.append(f"AUTH {self.mechanisms}")
                lines = [*(f"250-{one}" for one in features), "250 PIPELINING"]
                client.sendall(("\r\n".join(lines) + "\r\n").encode())
            case "QUIT":
                if talk.fault is not MailFault.DROP_QUIT:
                    client.sendall(b"221 Bye\r\n")
                return False
            case "RSET":
                talk.sender, talk.recipients = None, []
                client.sendall(b"250 Ok\r\n")
            case _ if not talk.secure:
                client.sendall(b"530 5.7.0 Must issue a STARTTLS command first\r\n")
            case "AUTH":
                self._log_in(client, talk, rest)
            case _ if not talk.known:
                client.sendall(b"530 5.7.0 Authentication required\r\n")
            case "MAIL":
                later = talk.fault is MailFault.LATER
                answer = "450 4.2.0 Greylisted" if later else self.sender_answer
                if answer.startswith("250"):
                    talk.sender = rest.partition("<")[2].partition(">")[0]
                client.sendall(f"{answer}\r\n".encode())
            case "RCPT" if talk.sender is not None:
                return self._recipient(client, talk, rest)
            case "DATA" if talk.recipients:
                return self._take(client, talk)
            case _:
                client.sendall(b"503 5.5.1 Bad sequence of commands\r\n")
        return True

    def _log_in(self, client: socket.socket, talk: _Talk, rest: str) -> None:
        mechanism, _, given = rest.partition(" ")
        if mechanism == "PLAIN":
            _, user, password = base64.b64decode(given).decode().split("\0")
        else:
            if not given:
                client.sendall(b"334 VXNlcm5hbWU6\r\n")
            user = given or _line_of(client)
            client.sendall(b"334 UGFzc3dvcmQ6\r\n")
            password = base64.b64decode(_line_of(client)).decode()
            user = base64.b64decode(user).decode()
        talk.known = (user, password) == (USER, PASSWORD) and talk.fault is not MailFault.ECHO
        self.log_ins.append(talk.known)
        if talk.fault is MailFault.ECHO:
            client.sendall(f"535 5.7.8 no: {password} {given}\r\n".encode())
        elif talk.known:
            client.sendall(b"235 2.7.0 Authentication successful\r\n")
        else:
            client.sendall(b"535 5.7.8 Authentication credentials invalid\r\n")

    def _recipient(self, client: socket.socket, talk: _Talk, rest: str) -> bool:
        if talk.fault is MailFault.DROP_BEFORE:
            return False
        if talk.fault is MailFault.RESET_BEFORE:
            _reset(client)
            return False
        address = rest.partition("<")[2].partition(">")[0]
        answer = self.refused.get(address, "250 2.1.5 Ok")
        if answer.startswith("250"):
            talk.recipients.append(address)
        client.sendall(f"{answer}\r\n".encode())
        return True

    def _take(self, client: socket.socket, talk: _Talk) -> bool:
        if talk.fault is MailFault.HANG_BEFORE:
            self._stopped.wait()
            return False
        client.sendall(b"354 End data with <CR><LF>.<CR><LF>\r\n")
        if talk.fault is MailFault.DROP_MIDST:
            client.recv(100)
            return False
        content = bytearray()
        while not content.endswith(b"\r\n.\r\n"):
            piece = client.recv(65536)
            if not piece:
                return False
            content += piece
        lines = bytes(content[:-3]).split(b"\r\n")
        wrong = any(len(line) > 998 or b"\n" in line or b"\r" in line or not line.isascii() for line in lines)
        if wrong:
            client.sendall(b"554 5.6.0 Not a mail\r\n")
            return True
        if talk.fault in {MailFault.DEFERRED, MailFault.SPAM}:
            later = talk.fault is MailFault.DEFERRED
            client.sendall(b"451 4.3.0 Try later\r\n" if later else b"554 5.7.1 Looks like spam\r\n")
            return True
        whole = b"\r\n".join(line[1:] if line.startswith(b"..") else line for line in lines)
        self.mails.append(Mail(talk.sender or "", tuple(talk.recipients), whole))
        return self._accepted(client, talk)

    def _accepted(self, client: socket.socket, talk: _Talk) -> bool:
        match talk.fault:
            case MailFault.DROP_AFTER:
                return False
            case MailFault.RESET_AFTER:
                _reset(client)
                return False
            case MailFault.HANG_AFTER:
                self._stopped.wait()
                return False
            case MailFault.TRICKLE_AFTER:
                client.sendall(b"250-")
                while not self._stopped.wait(_TRICKLE_S):
                    client.sendall(b"x")
                return False
            case MailFault.FLOOD_AFTER:
                for _ in range(50):
                    client.sendall(b"250-" + b"x" * 1024 * 1024)
                return False
            case MailFault.NONSENSE_AFTER:
                client.sendall(b"HTTP/1.1 200 OK\r\n")
            case _:
                client.sendall(b"250 2.0.0 Ok: queued as 7K3Q\r\n")
        return True


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    @override
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients leave in the middle on purpose here."""


def _handler_for(server: FakeSmtp) -> type[socketserver.BaseRequestHandler]:
    class Handler(socketserver.BaseRequestHandler):
        @override
        def handle(self) -> None:
            with contextlib.suppress(OSError):
                server.meet(self.request)

    return Handler


def _line_of(client: socket.socket) -> str:
    line = b""
    while not line.endswith(b"\r\n") and len(line) < _LONGEST_LINE:
        byte = client.recv(1)
        if not byte:
            return ""
        line += byte
    return line.decode("ascii").strip()


def _reset(client: socket.socket) -> None:
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    # The base class's method: TLS would say goodbye first.
    socket.socket.close(client)
