"""An Alertmanager asked for its groups of alerts (API v2): where it is, as whom, and what is wrong with an answer."""

import base64
import contextlib
import http.client
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Final

import msgspec

from commander.address import checked_base_url
from commander.intake.alerts import NAME, Group, NotAlerts, groups_of
from commander.patience import begun
from commander.secrets import redacted

_PIECE_S: Final = 0.25
_GROUPS: Final = "/api/v2/alerts/groups"
# What is silenced or inhibited there is shown as such here, not left out.
_EVERYTHING: Final = (("active", "true"), ("silenced", "true"), ("inhibited", "true"), ("muted", "true"))


class FeedFault(Exception):
    """A feed that did not answer as such; the text is short, and fit to be shown."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What it said: its groups without the heartbeat's, and whether the heartbeat's own alert fires."""

    groups: tuple[Group, ...]
    beats: bool


class Alertmanager:
    """One Alertmanager. Each question is one request, asked once. Any thread but the window's and the journal's.

    receivers: only what goes to them (whole names); matchers: only alerts that match all of them.
    """

    def __init__(
        self,
        base_url: str,
        *,
        authorization: str = "",
        receivers: Sequence[str] = (),
        matchers: Sequence[str] = (),
        heartbeat: str = "",
        limit_s: float = 35.0,
        fetch: Callable[[str, str, Sequence[tuple[str, str]], str], tuple[int, bytes]] | None = None,
    ) -> None:
        self._base_url = checked_base_url(base_url)
        self._authorization, self._heartbeat = authorization, heartbeat
        self._receivers = frozenset(receivers)
        self._limit_s = limit_s
        self._query = (*_EVERYTHING, *(("filter", one) for one in matchers))
        self._fetch = fetch or _fetch
        self._given_up = threading.Event()
        self._pending: Future[tuple[int, bytes]] | None = None

    def give_up(self) -> None:
        """Wait for no answer any more. Any thread."""
        self._given_up.set()

    def ask(self) -> Answer:
        """Its groups as they are now. Blocks; raises FeedFault."""
        groups = self._asked(self._query)
        beating = groups
        if self._heartbeat and len(self._query) > len(_EVERYTHING):
            # The matchers are about trouble; the heartbeat's own alert need not match them.
            beating = self._asked((*_EVERYTHING, ("filter", f'{NAME}="{self._heartbeat}"')))
        beats = any(_beats(group, self._heartbeat) for group in beating)
        mine = [one for one in groups if not self._receivers or one.receiver in self._receivers]
        return Answer(groups=tuple(filter(None, (self._without_heartbeat(one) for one in mine))), beats=beats)

    def _asked(self, query: Sequence[tuple[str, str]]) -> list[Group]:
        status, body = self._fetched(query)
        if status != http.client.OK:
            raise FeedFault(self._told(status, body))
        try:
            return groups_of(body)
        except NotAlerts as wrong:
            raise FeedFault(redacted(f"no answer of an Alertmanager: {wrong}")) from None

    def _told(self, status: int, body: bytes) -> str:
        """What the refusal is; not in its own words where they hold what we signed in with."""
        said = _refusal(status, body)
        return f"HTTP {status}" if any(one in said for one in _secrets(self._authorization)) else said

    def _fetched(self, query: Sequence[tuple[str, str]]) -> tuple[int, bytes]:
        """In a thread that is not waited for without end: a side that trickles its head outlasts every time-out."""
        if self._pending is not None and not self._pending.done():
            raise FeedFault("timed out")
        fetch = self._fetch
        self._pending = begun(lambda: fetch(self._base_url, _GROUPS, query, self._authorization))
        ends = time.monotonic() + self._limit_s
        while not self._given_up.is_set() and time.monotonic() < ends:
            with contextlib.suppress(TimeoutError):
                return self._pending.result(min(_PIECE_S, self._limit_s))
        raise FeedFault("timed out")

    def _without_heartbeat(self, group: Group) -> Group | None:
        """An alert that always fires says that the chain is alive, and is no trouble."""
        if not self._heartbeat:
            return group
        alerts = tuple(alert for alert in group.alerts if alert.labels.get(NAME) != self._heartbeat)
        return msgspec.structs.replace(group, alerts=alerts) if alerts else None


def basic(user: str, password: str) -> str:
    """The header of a user and a password."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def bearer(token: str) -> str:
    """The header of a token; raises ValueError for one that no header can hold."""
    if not token.isascii() or not token.isprintable() or " " in token:
        raise ValueError("alertmanager: the token holds what no token holds")
    return f"Bearer {token}"


def _secrets(authorization: str) -> list[str]:
    """What nobody may read of a header: the token, or the password in it."""
    scheme, _, token = authorization.partition(" ")
    said = [token]
    if scheme == "Basic":
        with contextlib.suppress(ValueError):
            said.append(base64.b64decode(token).decode().partition(":")[2])
    return [one for one in said if one]


def _beats(group: Group, heartbeat: str) -> bool:
    return any(alert.labels.get(NAME) == heartbeat and alert.state == "firing" for alert in group.alerts)


def _fetch(
    base_url: str, path: str, query: Sequence[tuple[str, str]], authorization: str
) -> tuple[int, bytes]:
    from commander.intake.fetching import Unanswered, fetched

    try:
        return fetched(base_url, path, query, authorization)
    except Unanswered as fault:
        raise FeedFault(str(fault)) from None


def _refusal(status: int, body: bytes) -> str:
    if http.client.MULTIPLE_CHOICES <= status < http.client.BAD_REQUEST:
        return f"HTTP {status}: it sends us to another address; nothing was sent there"
    if status == http.client.BAD_REQUEST:
        # It says which matcher it could not read.
        said = body[:300].decode("utf-8", "replace").strip().strip('"')
        return (
            redacted(f"HTTP {status}: {said}") if said.isprintable() and "<" not in said else f"HTTP {status}"
        )
    return f"HTTP {status}"
