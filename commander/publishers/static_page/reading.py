"""Reads the public status.json back: what the public really sees. Carries no secret, leaves no host."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import msgspec

from commander.patience import Overdue, within
from commander.publishers.static_page.document import LARGEST, StatusDocument

if TYPE_CHECKING:
    from requests import PreparedRequest, Session

_MOST_REDIRECTS = 3


class Unreadable(Exception):
    """The public address could not be read as our status.json; says why in a few words."""


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What the public address shows."""

    keys: frozenset[str]
    complete: bool  # every update of the last 90 days is among the keys


def shown_at(public_url: str, timeout_s: float) -> Shown:
    """The keys that the public address shows now. Blocks for at most the time-out; raises Unreadable."""
    document = document_at(public_url, timeout_s)
    updates = [update for incident in document.incidents for update in incident.updates]
    keys = frozenset(key for update in updates for key in (update.key, *update.edits))
    return Shown(keys=keys, complete=document.complete)


def document_at(public_url: str, timeout_s: float) -> StatusDocument:
    """The whole of status.json as the public address shows it now. Blocks and raises as shown_at does."""
    try:
        content = within(timeout_s, lambda: _content(f"{public_url}/status.json", timeout_s))
    except Overdue:
        raise Unreadable(f"no whole answer within {timeout_s:g} s") from None
    return document_in(content)


def document_in(content: bytes) -> StatusDocument:
    """The document of a status.json; raises Unreadable."""
    try:
        return msgspec.json.decode(content, type=StatusDocument)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Unreadable("status.json is not ours") from None
    except RecursionError:
        raise Unreadable("status.json is nested too deep") from None


def _content(url: str, timeout_s: float) -> bytes:
    import requests

    with requests.Session() as session:
        session.auth = _no_credentials
        try:
            return _followed(session, url, timeout_s)
        except (requests.RequestException, ValueError) as fault:
            # requests lets a redirect to a malformed address through as a bare ValueError.
            raise Unreadable(type(fault).__name__) from None


def _followed(session: "Session", url: str, timeout_s: float) -> bytes:
    home = urlsplit(url)
    for _ in range(_MOST_REDIRECTS + 1):
        # A shared cache may hold yesterday's page; the public's own view is asked for, but fresh.
        headers = {"Cache-Control": "no-cache", "Accept": "application/json"}
        with session.get(
            url, headers=headers, timeout=timeout_s, allow_redirects=False, stream=True
        ) as answer:
            if not answer.is_redirect:
                if answer.status_code != 200:
                    raise Unreadable(f"HTTP {answer.status_code}")
                return _capped(answer.iter_content(64 * 1024))
            url = urljoin(url, answer.headers["Location"])
        there = urlsplit(url)
        if there.hostname != home.hostname or there.scheme not in {home.scheme, "https"}:
            raise Unreadable("redirected to another host")
    raise Unreadable("redirected too often")


def _capped(chunks: Iterable[bytes]) -> bytes:
    content = bytearray()
    for chunk in chunks:
        content += chunk
        if len(content) > LARGEST:
            raise Unreadable("status.json is larger than 1 MiB")
    return bytes(content)


def _no_credentials(request: "PreparedRequest") -> "PreparedRequest":
    # Without this, requests would add what ~/.netrc holds for the host.
    return request
