"""requests with its habits taken away, for reading alone: each question once, no redirects, an end in time and size.

Imported only when a feed is first asked: requests is slow to load.
"""

import time
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from typing_extensions import override

from commander.address import is_loopback

_PIECE: Final = 65536
_TIMEOUT: Final = (5.0, 10.0)
LIMIT_S: Final = 30.0
# Ten thousand alerts with long annotations are some 15 MB.
SIZE_LIMIT: Final = 48 * 1024 * 1024


class Unanswered(Exception):
    """No usable answer. The text names what happened and never the address's content or a token."""


class _Signed(AuthBase):
    """Puts the token into the header; as an auth object it keeps requests from reading .netrc instead."""

    def __init__(self, authorization: str) -> None:
        self._authorization = authorization

    @override
    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._authorization:
            request.headers["Authorization"] = self._authorization
        return request


def fetched(
    base_url: str, path: str, query: Sequence[tuple[str, str]], authorization: str
) -> tuple[int, bytes]:
    """One GET: its status and its whole body. Blocks for half a minute at most; raises Unanswered."""
    ends = time.monotonic() + LIMIT_S
    with requests.Session() as session:
        session.auth = _Signed(authorization)
        session.headers.update(
            {"Connection": "close", "Accept": "application/json", "Accept-Encoding": "identity"}
        )
        for scheme in ("https://", "http://"):
            session.mount(scheme, HTTPAdapter(max_retries=urllib3.Retry(0, read=False)))
        if is_loopback(urlsplit(base_url).hostname or ""):
            session.trust_env = False  # no proxy between us and this machine
        try:
            with session.get(
                f"{base_url}{path}",
                params=list(query),
                timeout=_TIMEOUT,
                allow_redirects=False,  # a redirect would carry the token to another host
                stream=True,
            ) as answer:
                return answer.status_code, _whole(answer, ends)
        except requests.exceptions.SSLError:
            raise Unanswered("TLS: not the host we asked for") from None
        except (requests.Timeout, urllib3.exceptions.TimeoutError):
            raise Unanswered("timed out") from None
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError):
            raise Unanswered("could not connect") from None


def _whole(answer: requests.Response, ends: float) -> bytes:
    content = bytearray()
    while True:
        # One byte a second never runs into the socket's own time-out.
        if time.monotonic() > ends:
            raise Unanswered("timed out")
        piece = answer.raw.read1(_PIECE, decode_content=False)
        if not piece:
            return bytes(content)
        content += piece
        if len(content) > SIZE_LIMIT:
            raise Unanswered("the answer was too long to be theirs")
