"""requests with its habits taken away: each request once, no redirects, no .netrc, an end in time and size.

Imported only when a first request is made: requests is slow to load.
"""

import json
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from typing_extensions import override
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from commander.address import is_loopback
from commander.publishers.limits import AnswerTooLong, TimeLimit, capped
from commander.publishers.web.answers import Answer, NoAnswer


class _Attempt:
    def __init__(self, limit: TimeLimit) -> None:
        self.limit = limit
        self.connected = False


_ATTEMPT: ContextVar[_Attempt] = ContextVar("attempt")


class _Plain(HTTPConnection):
    @override
    def connect(self) -> None:
        super().connect()
        _note(self)


class _Secure(HTTPSConnection):
    @override
    def connect(self) -> None:
        super().connect()
        _note(self)


def _note(connection: HTTPConnection) -> None:
    attempt = _ATTEMPT.get()
    attempt.connected = True
    if connection.sock is not None:
        attempt.limit.watch(connection.sock)


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


_POOLS = {"http": _PlainPool, "https": _SecurePool}


class _Once(HTTPAdapter):
    """Repeats nothing (requests' own default, said here because posting twice would be the cost)."""

    def __init__(self) -> None:
        super().__init__(max_retries=urllib3.Retry(0, read=False))

    @override
    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **settings: Any) -> None:
        super().init_poolmanager(connections, maxsize, block, **settings)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    @override
    def proxy_manager_for(self, proxy: str, **settings: Any) -> Any:
        through = super().proxy_manager_for(proxy, **settings)
        through.pool_classes_by_scheme = _POOLS
        return through


class _Key(AuthBase):
    """Puts the key into the header; as an auth object it keeps requests from reading .netrc instead."""

    def __init__(self, authorization: str) -> None:
        self._authorization = authorization

    @override
    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = self._authorization
        return request


class Wire:
    """One session to one base address with one key. wait: returns when the next request may go out."""

    def __init__(
        self,
        *,
        authorization: str,
        base_url: str,
        timeout: tuple[float, float],
        limit_s: float,
        wait: Callable[[], None] = lambda: None,
    ) -> None:
        self._base_url = base_url
        self._timeout = timeout
        self._limit_s = limit_s
        self._wait = wait
        self._session = requests.Session()
        self._session.auth = _Key(authorization)
        # A connection kept from the last post is closed by now; finding out would look like a lost answer.
        self._session.headers.update(
            {"Connection": "close", "Accept-Encoding": "identity", "Accept": "application/json"}
        )
        self._session.mount("https://", _Once())
        self._session.mount("http://", _Once())
        if is_loopback(urlsplit(base_url).hostname or ""):
            self._session.trust_env = False  # no proxy between us and this machine

    def ask(
        self, method: str, path: str, *, body: object = None, query: Mapping[str, str | int] | None = None
    ) -> Answer:
        """One request, once; raises NoAnswer."""
        self._wait()
        with TimeLimit(self._limit_s) as limit:
            attempt = _Attempt(limit)
            token = _ATTEMPT.set(attempt)
            try:
                return self._exchange(method, path, body, query)
            except requests.exceptions.SSLError as fault:
                if attempt.connected:
                    raise NoAnswer("connection lost: TLS", sent=True) from fault
                raise NoAnswer("TLS: not the host we asked for", sent=False, distrusted=True) from fault
            except (requests.Timeout, urllib3.exceptions.TimeoutError) as fault:
                raise NoAnswer("timed out", sent=attempt.connected) from fault
            except AnswerTooLong as fault:
                raise NoAnswer("the answer was too long to be theirs", sent=True) from fault
            # ValueError: a socket shut by the time limit while TLS was reading from it.
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as fault:
                detail = "connection lost" if attempt.connected else "could not connect"
                raise NoAnswer(detail, sent=attempt.connected) from fault
            finally:
                _ATTEMPT.reset(token)

    def _exchange(
        self, method: str, path: str, body: object, query: Mapping[str, str | int] | None
    ) -> Answer:
        with self._session.request(
            method,
            f"{self._base_url}{path}",
            json=body,
            params=query,
            timeout=self._timeout,
            allow_redirects=False,  # a redirect would carry the key to another host
            stream=True,
        ) as answer:
            raw = capped(lambda size: bytes(answer.raw.read(size, decode_content=False)))
            return Answer(status=answer.status_code, headers=answer.headers, content=_parsed(raw))


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None
