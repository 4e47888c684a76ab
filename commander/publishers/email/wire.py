"""One conversation with a mail server by smtplib: always under TLS, handed over once, with an end in time.

Imported only when a first mail is sent.
"""

import base64
import contextlib
import re
import smtplib
import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence

from commander.outbox.publisher import Rejected, RejectionCause, TryLater, Unsure
from commander.publishers.limits import TimeLimit
from commander.publishers.outward import their_word

# What we call ourselves: the name of this machine is nobody's business, and asking for it may ask DNS.
_OUR_NAME = "[127.0.0.1]"
_SHOWN = 3
_READY, _GO_AHEAD = 220, 354
_GOODBYE = 421
_LOG_IN_FIRST = 530
_TOO_BIG = 552
_LINE_START_DOT = re.compile(rb"^\.", re.MULTILINE)


Refusal = TryLater | Rejected | Unsure


class _Ended(Exception):
    """The conversation is over, and what that means is known."""

    def __init__(self, outcome: Refusal) -> None:
        super().__init__()
        self.outcome = outcome


class MailWire:
    """How one server is reached. implicit: TLS from the first byte; else STARTTLS before anything is said."""

    def __init__(
        self,
        *,
        host: str,
        port: int,
        implicit: bool,
        user: str,
        password: str,
        timeout_s: float,
        limit_s: float,
    ) -> None:
        self._host = host
        self._port = port
        self._implicit = implicit
        self._user = user
        self._password = password
        self._timeout_s = timeout_s
        self._limit_s = limit_s
        self._handed_over = False

    def send(self, sender: str, recipients: Sequence[str], content: bytes) -> Refusal | None:
        """Hand one mail over, to all of the recipients or to nobody; None: the server accepted it."""
        self._handed_over = False
        try:
            with TimeLimit(self._limit_s) as limit, self._open(limit) as smtp:
                self._announce(smtp, sender, len(content))
                self._address(smtp, recipients)
                self._hand_over(smtp, content)
        except _Ended as end:
            return end.outcome
        # ValueError: a socket shut by the time limit while TLS was reading from it. SMTPException is an OSError.
        except (OSError, ValueError) as fault:
            detail = "timed out" if isinstance(fault, TimeoutError) else "connection lost"
            if self._handed_over:
                return Unsure(detail=f"{detail} after the mail was handed over")
            return TryLater(detail=detail)
        return None

    def try_out(self, sender: str) -> Refusal | None:
        """All of it but the mail; None: the server would take one."""
        try:
            with TimeLimit(self._limit_s) as limit, self._open(limit) as smtp:
                self._announce(smtp, sender, 0)
                smtp.rset()
        except _Ended as end:
            return end.outcome
        except (OSError, ValueError) as fault:
            return TryLater(detail="timed out" if isinstance(fault, TimeoutError) else "connection lost")
        return None

    @contextlib.contextmanager
    def _open(self, limit: TimeLimit) -> Iterator[smtplib.SMTP]:
        """A server that has proved who it is, and knows who we are."""
        smtp = smtplib.SMTP(local_hostname=_OUR_NAME, timeout=self._timeout_s)
        try:
            smtp.sock = self._connected(limit)
            code, said = smtp.getreply()
            if code != _READY:
                raise _Ended(self._refused(code, said, RejectionCause.ADDRESS))
            self._introduce(smtp)
            if not self._implicit:
                self._start_tls(smtp, limit)
            if self._user:
                self._log_in(smtp)
            yield smtp
            with contextlib.suppress(OSError, ValueError):
                smtp.putcmd("quit")  # its answer would change nothing
        finally:
            smtp.close()

    def _connected(self, limit: TimeLimit) -> socket.socket:
        try:
            plain = socket.create_connection((self._host, self._port), timeout=self._timeout_s)
        except OSError:
            raise _Ended(TryLater(detail="could not connect")) from None
        limit.watch(plain)
        return self._secured(plain, limit) if self._implicit else plain

    def _secured(self, plain: socket.socket, limit: TimeLimit) -> ssl.SSLSocket:
        """TLS with whoever the system trusts to be this host. Never anything less."""
        context = ssl.create_default_context()
        secure = context.wrap_socket(plain, server_hostname=self._host, do_handshake_on_connect=False)
        limit.watch(secure)
        try:
            secure.do_handshake()
        except ssl.SSLCertVerificationError as fault:
            secure.close()
            detail = f"certificate not trusted: {their_word(fault.verify_message)}"
            raise _Ended(Rejected(cause=RejectionCause.SETTINGS, detail=detail)) from None
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
            secure.close()
            raise
        except ssl.SSLError:
            secure.close()
            detail = "no TLS there: is the port right, and tls starttls or implicit?"
            raise _Ended(Rejected(cause=RejectionCause.SETTINGS, detail=detail)) from None
        return secure

    def _start_tls(self, smtp: smtplib.SMTP, limit: TimeLimit) -> None:
        if not smtp.has_extn("starttls") or smtp.sock is None:
            detail = "the server offers no STARTTLS; nothing is sent without TLS"
            raise _Ended(Rejected(cause=RejectionCause.SETTINGS, detail=detail))
        code, said = smtp.docmd("STARTTLS")
        if code != _READY:
            raise _Ended(self._refused(code, said, RejectionCause.SETTINGS))
        smtp.sock = self._secured(smtp.sock, limit)
        smtp.file = None  # whatever was said before in the clear is forgotten
        self._introduce(smtp)

    def _introduce(self, smtp: smtplib.SMTP) -> None:
        code, said = smtp.ehlo()
        if not _is_yes(code):
            raise _Ended(self._refused(code, said, RejectionCause.ADDRESS))

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        """One try with one mechanism: several wrong ones would lock the account."""
        offered = smtp.esmtp_features.get("auth", "").upper().split()
        smtp.user, smtp.password = self._user, self._password
        try:
            if "PLAIN" in offered:
                smtp.auth("PLAIN", smtp.auth_plain)
            elif "LOGIN" in offered:
                smtp.auth("LOGIN", smtp.auth_login)
            else:
                detail = "the server takes no user and password"
                raise _Ended(Rejected(cause=RejectionCause.SETTINGS, detail=detail))
        except smtplib.SMTPAuthenticationError as fault:
            raise _Ended(
                self._refused(fault.smtp_code, _bytes_of(fault.smtp_error), RejectionCause.TOKEN)
            ) from None
        except UnicodeEncodeError:
            detail = "user and password can only have ASCII characters"
            raise _Ended(Rejected(cause=RejectionCause.TOKEN, detail=detail)) from None

    def _announce(self, smtp: smtplib.SMTP, sender: str, size: int) -> None:
        most = smtp.esmtp_features.get("size", "").strip()
        if most.isdigit() and 0 < int(most) < size:
            raise _Ended(
                Rejected(cause=RejectionCause.CONTENT, detail=f"too long: {size} of {int(most)} bytes")
            )
        code, said = smtp.mail(sender, [f"size={size}"] if smtp.has_extn("size") else [])
        if not _is_yes(code):
            causes = {_LOG_IN_FIRST: RejectionCause.TOKEN, _TOO_BIG: RejectionCause.CONTENT}
            raise _Ended(self._refused(code, said, causes.get(code, RejectionCause.PERMISSION)))

    def _address(self, smtp: smtplib.SMTP, recipients: Sequence[str]) -> None:
        """All of them or nobody: a mail that reached some could not be told from one that reached all."""
        refused: dict[str, tuple[int, bytes]] = {}
        for recipient in recipients:
            code, said = smtp.rcpt(recipient)
            if code == _GOODBYE:
                raise _Ended(self._refused(code, said, RejectionCause.TARGET))
            if not _is_yes(code):
                refused[recipient] = (code, said)
        if refused:
            smtp.rset()
            detail = self._named(refused, len(recipients))
            for_now = all(_is_later(code) for code, _ in refused.values())
            raise _Ended(
                TryLater(detail=detail) if for_now else Rejected(cause=RejectionCause.TARGET, detail=detail)
            )

    def _hand_over(self, smtp: smtplib.SMTP, content: bytes) -> None:
        code, said = smtp.docmd("DATA")
        if code != _GO_AHEAD:
            raise _Ended(self._refused(code, said, RejectionCause.CONTENT))
        self._handed_over = True
        smtp.send(_LINE_START_DOT.sub(b"..", content) + b".\r\n")
        code, said = smtp.getreply()
        if _is_yes(code):
            return
        if _is_later(code) or _is_never(code):
            raise _Ended(self._refused(code, said, RejectionCause.CONTENT))
        raise _Ended(Unsure(detail="an answer that is none, after the mail was handed over"))

    def _refused(self, code: int, said: bytes, cause: RejectionCause) -> Refusal:
        if _is_later(code):
            return TryLater(detail=self._word(code, said))
        if _is_never(code):
            return Rejected(cause=cause, detail=self._word(code, said))
        return Rejected(cause=RejectionCause.ADDRESS, detail="not a mail server (a network sign-in page?)")

    def _named(self, refused: Mapping[str, tuple[int, bytes]], count: int) -> str:
        """Who was refused and why, the permanent ones first."""
        order = sorted(refused.items(), key=lambda one: -one[1][0])
        names = [f"{address} ({self._word(*answer)})" for address, answer in order[:_SHOWN]]
        more = f" and {len(refused) - _SHOWN} more" if len(refused) > _SHOWN else ""
        # Before the names: their words may be long.
        return f"{len(refused)} of {count} refused, sent to nobody: {', '.join(names)}{more}"

    def _word(self, code: int, said: bytes) -> str:
        both = f"\0{self._user}\0{self._password}"
        forms = [
            base64.b64encode(text.encode()).decode() for text in (both, self._password) if self._password
        ]
        return their_word(f"{code} {said.decode('utf-8', 'replace')}", self._password, *forms)[:120]


def _bytes_of(said: bytes | str) -> bytes:
    return said if isinstance(said, bytes) else said.encode()


def _is_yes(code: int) -> bool:
    return 200 <= code <= 299


def _is_later(code: int) -> bool:
    return 400 <= code <= 499


def _is_never(code: int) -> bool:
    return 500 <= code <= 599
