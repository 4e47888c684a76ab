"""Slack's own client with its habits taken away: no retries, redirects or logs, and an end in time and size.

Imported only when a first request is made: slack_sdk is slow to load.
"""

import http.client
import json
import logging
import math
import ssl
import urllib.request
from typing import Any
from urllib.parse import urlsplit

from slack_sdk.web.client import WebClient
from typing_extensions import override

from commander.address import is_loopback
from commander.publishers.limits import TimeLimit, capped


class NotConnected(OSError):
    """The connection was never made: not a byte of the request went out."""

    def __init__(self, detail: str, *, distrusted: bool = False) -> None:
        super().__init__(detail)
        self.distrusted = distrusted  # they answered, but not as the host we asked for


class OddAnswer(Exception):
    """An answer that is no JSON object, so not from Slack's API itself."""

    def __init__(self, status: int, retry_after: str | None) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.retry_after = retry_after


class _Plain(http.client.HTTPConnection):
    limit: TimeLimit

    @override
    def connect(self) -> None:
        try:
            super().connect()
        except OSError as fault:
            raise NotConnected(fault.strerror or type(fault).__name__) from fault
        self.limit.watch(self.sock)


class _Secure(http.client.HTTPSConnection, _Plain):
    @override
    def connect(self) -> None:
        try:
            super().connect()
        except ssl.SSLCertVerificationError as fault:
            raise NotConnected(f"certificate: {fault.verify_message}", distrusted=True) from fault
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError) as fault:
            raise NotConnected("TLS: cut off") from fault
        except ssl.SSLError as fault:
            raise NotConnected(f"TLS: {fault.reason or 'failed'}", distrusted=True) from fault
        except NotConnected:
            raise
        except OSError as fault:
            raise NotConnected(fault.strerror or type(fault).__name__) from fault
        self.limit.watch(self.sock)


class _Doors(urllib.request.HTTPSHandler):
    """Opens connections that know whether they were made, and that end in time."""

    def __init__(self, limit: TimeLimit, context: ssl.SSLContext) -> None:
        super().__init__(context=context)
        self._limit = limit
        self._trust = context

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._plain, req)

    @override
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._secure, req)

    def http_request(self, request: urllib.request.Request) -> urllib.request.Request:
        return self.do_request_(request)

    def _plain(self, host: str, **settings: Any) -> _Plain:
        connection = _Plain(host, **settings)
        connection.limit = self._limit
        return connection

    def _secure(self, host: str, **settings: Any) -> _Secure:
        connection = _Secure(host, context=self._trust, **settings)
        connection.limit = self._limit
        return connection


class SlackWire(WebClient):
    """A WebClient that sends each request exactly once, to exactly the address it was given."""

    def __init__(self, *, token: str, base_url: str, timeout_s: float, limit_s: float) -> None:
        # slack_sdk logs each failed request as an error; whoever calls us tells it in one sentence.
        silent = logging.getLogger(f"{__name__}.silent")
        silent.setLevel(logging.CRITICAL + 1)
        super().__init__(
            token=token,
            base_url=base_url,
            timeout=math.ceil(timeout_s),
            # The default handler posts twice when the first answer is lost (engineering: F1).
            retry_handlers=[],
            logger=silent,
        )
        self._timeout_s = timeout_s
        self._limit_s = limit_s
        self._local = is_loopback(urlsplit(base_url).hostname or "")
        self._trust = ssl.create_default_context()

    @override
    def _perform_urllib_http_request_internal(self, url: str, req: urllib.request.Request) -> dict[str, Any]:
        # WORKAROUND slack_sdk 3: urlopen follows redirects with the token; nothing public lets us forbid it.
        # The contract tests count what a second host sees, so an update that renames this method is found.
        with (
            TimeLimit(self._limit_s) as limit,
            self._opener(limit).open(req, timeout=self._timeout_s) as answer,
        ):
            body = capped(answer.read)
            text = body.decode("utf-8", "replace")
            if not _is_object(text):
                raise OddAnswer(answer.status, answer.headers.get("Retry-After"))
            return {"status": answer.status, "headers": answer.headers, "body": text}

    def _opener(self, limit: TimeLimit) -> urllib.request.OpenerDirector:
        opener = urllib.request.OpenerDirector()  # no redirect handler, no file:, no ftp:
        if not self._local:
            opener.add_handler(urllib.request.ProxyHandler())
        opener.add_handler(_Doors(limit, self._trust))
        return opener


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
