"""Cachet 3: one incident on the page for one of ours, created, then followed by updates, found by our key."""

import functools
import http.client
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from commander.address import checked_base_url
from commander.board.deliveries import Operation, able_to
from commander.clock import utc_now
from commander.outbox.publisher import (
    CannotTell,
    Connection,
    Delivered,
    Errand,
    NotThere,
    Outcome,
    Rejected,
    RejectionCause,
    Seen,
    Sight,
    TryLater,
    Unsure,
)
from commander.outbox.standing import Belief, Standing
from commander.publishers.both_languages import CannotPost
from commander.publishers.cachet.edit import CachetEdit
from commander.publishers.cachet.incident import (
    belongs_to,
    carries_key,
    component_statuses,
    create_request,
    edit_request,
    oldest_possible,
    update_request,
)
from commander.publishers.cachet.maintenance import home_of, number_of, ref_of
from commander.publishers.cachet.standing import CachetStanding
from commander.publishers.outward import their_word
from commander.publishers.web.answers import Answer, NoAnswer, not_taken, unanswered
from commander.publishers.web.one_incident import told

if TYPE_CHECKING:
    from commander.publishers.web.wire import Wire

_PAGE_SIZE = 100
_PAGES = 10
_OK = frozenset({http.client.OK, http.client.CREATED})
# No component has this number: a write to it changes nothing, and is refused by the token or by the number.
_NOBODY = 0


class CachetPublisher:
    """One page at base_url (…/api). Calls block; one worker thread at a time. timeout_s ends one request.

    Raises AddressFault for a base address no token may be sent to.
    """

    can = able_to("cachet")

    def __init__(
        self,
        token: str,
        base_url: str,
        timeout: tuple[float, float] = (5, 15),
        *,
        wall: Callable[[], datetime] = utc_now,
    ) -> None:
        self._token = token
        self._base_url = checked_base_url(base_url)
        self._timeout = timeout
        self.timeout_s = timeout[1] * 2
        self._wall = wall

    def publish(self, errand: Errand) -> Outcome:
        """Create the incident, or add an update to the one this incident was delivered to before."""
        if errand.operation is not Operation.POST:
            return CachetEdit(self._ask, self._read, self._pages_of, self._settled).change(errand)
        try:
            return told(errand, find=self._ours, update=self._update, create=self._create)
        except CannotPost as fault:
            return Rejected(cause=RejectionCause.CONTENT, detail=str(fault))

    def look(self, errand: Errand) -> Sight:
        """Read the updates of the earlier delivery's incident, or every incident that is ours, for our key."""
        if errand.earlier_ref is not None:
            found = self._in_updates(errand, number_of(errand.earlier_ref))
            if found is not None:
                return found
        # There was none, or it is gone from the page and ours may be a new one.
        for row in self._rows_of_ours(errand):
            if isinstance(row, CannotTell):
                return row
            if carries_key(_attributes(row).get("message"), errand.key):
                return Seen(ref=ref_of(errand.bulletin, row["id"]), url=self._link(row))
            found = self._in_updates(errand, str(row["id"]))
            if isinstance(found, Seen | CannotTell):
                return found
        return NotThere()

    def standing(self, belief: Belief) -> Standing:
        """What the page shows now of an incident of ours; reads only."""
        return CachetStanding(self._ask, self._said, self._wall).read(belief)

    def check(self) -> Connection:
        """Ask whether a Cachet answers there, the token is good, and how many components it has."""
        pong = self._read("/ping")
        if isinstance(pong, CannotTell):
            return Connection(ok=False, who="", missing=(), detail=pong.detail)
        # Reading needs no token, so only a write can test it.
        answer = self._ask("PUT", f"/components/{_NOBODY}", body={})
        if isinstance(answer, NoAnswer):
            return Connection(ok=False, who="", missing=(), detail=str(answer))
        if answer.status != http.client.NOT_FOUND:
            return Connection(ok=False, who="", missing=(), detail=self._said(answer))
        count = 0
        for rows in self._pages_of("/components"):
            if isinstance(rows, CannotTell):
                return Connection(ok=False, who="", missing=("components",), detail=rows.detail)
            count += len(rows)
        host = urlsplit(self._base_url).netloc
        return Connection(ok=True, who=f"Cachet at {host}", missing=(), detail=f"{count} components")

    def _create(self, errand: Errand) -> Outcome:
        answer = self._ask("POST", home_of(errand.bulletin), body=create_request(errand))
        row = _row_of(answer)
        if row is None:
            return self._settled(answer)
        return Delivered(ref=ref_of(errand.bulletin, row["id"]), url=self._link(row))

    def _update(self, errand: Errand, ref: str) -> Outcome | None:
        """What became of an update; None when they know no such incident.

        The text goes last: what goes before can be repeated, so a fault there leaves nothing in doubt.
        """
        text = update_request(errand)
        path = _path(errand, number_of(ref))
        edited = self._ask("PUT", path, body=edit_request(errand))
        if isinstance(edited, Answer) and edited.status == http.client.NOT_FOUND:
            return None
        before = self._still_to_do(edited)
        for id_, status in component_statuses(errand.bulletin).items():
            if before is not None:
                return before
            answer = self._ask("PUT", f"/components/{id_}", body={"status": status})
            if isinstance(answer, Answer) and answer.status == http.client.NOT_FOUND:
                return Rejected(cause=RejectionCause.CONTENT, detail=f"no component {id_} on the page")
            before = self._still_to_do(answer)
        if before is not None:
            return before
        answer = self._ask("POST", f"{path}/updates", body=text)
        return self._settled(answer) if _row_of(answer) is None else Delivered(ref=ref)

    def _still_to_do(self, answer: Answer | NoAnswer) -> Outcome | None:
        """None when a write that may be repeated is done; a doubt about it is no doubt about the text."""
        if _row_of(answer) is not None:
            return None
        outcome = self._settled(answer)
        return TryLater(detail=outcome.detail) if isinstance(outcome, Unsure) else outcome

    def _ours(self, errand: Errand) -> str | CannotTell | None:
        """The id of the page's newest incident that is ours, by our mark in its message."""
        for row in self._rows_of_ours(errand):
            return row if isinstance(row, CannotTell) else ref_of(errand.bulletin, row["id"])
        return None

    def _rows_of_ours(self, errand: Errand) -> Iterator[dict[str, Any] | CannotTell]:
        since = oldest_possible(errand.bulletin.incident)
        is_schedule = errand.bulletin.maintenance is not None
        for rows in self._pages_of(home_of(errand.bulletin)):
            if isinstance(rows, CannotTell):
                yield rows
                return
            for row in rows:
                if belongs_to(_attributes(row).get("message"), errand.bulletin.incident):
                    yield row
                elif not is_schedule and _created_before(row, since):
                    return  # newest first: no later one can be ours; schedules come in no such order

    def _in_updates(self, errand: Errand, number: str) -> Sight | None:
        """Whether an incident's updates carry the key; None when they know no such incident."""
        for rows in self._pages_of(f"{_path(errand, number)}/updates"):
            if isinstance(rows, _Gone):
                return None
            if isinstance(rows, CannotTell):
                return rows
            if any(carries_key(_attributes(row).get("message"), errand.key) for row in rows):
                return Seen(ref=ref_of(errand.bulletin, number))
        return NotThere()

    def _pages_of(self, path: str) -> Iterator[list[dict[str, Any]] | CannotTell]:
        for number in range(1, _PAGES + 1):
            found = self._read(path, {"page": number, "per_page": _PAGE_SIZE})
            if isinstance(found, CannotTell):
                yield found
                return
            rows = found.get("data")
            if not isinstance(rows, list):
                yield CannotTell(detail="the list came in another form")
                return
            yield [row for row in rows if isinstance(row, dict) and "id" in row]
            links = found.get("links")
            if not isinstance(links, dict) or not links.get("next"):
                return
        yield CannotTell(detail=f"more than {_PAGES * _PAGE_SIZE} entries")

    def _read(self, path: str, query: Mapping[str, str | int] | None = None) -> Any:
        """The object of one GET, or CannotTell."""
        answer = self._ask("GET", path, query=query)
        if isinstance(answer, NoAnswer):
            return CannotTell(detail=str(answer))
        if answer.status == http.client.NOT_FOUND:
            return _Gone(detail=self._said(answer))
        if answer.status != http.client.OK:
            return CannotTell(detail=self._said(answer))
        if not isinstance(answer.content, dict) or "data" not in answer.content:
            return CannotTell(detail="not Cachet's answer (a network sign-in page?)")
        return answer.content

    def _settled(self, answer: Answer | NoAnswer) -> Outcome:
        if isinstance(answer, NoAnswer):
            return unanswered(answer)
        if answer.status in _OK:
            return Unsure(detail=f"HTTP {answer.status}, but not Cachet's answer (a network sign-in page?)")
        return not_taken(answer, self._said(answer), self._wall())

    def _said(self, answer: Answer) -> str:
        """Their own sentence."""
        content = answer.content if isinstance(answer.content, dict) else {}
        word = their_word(content.get("message") or "", self._token)
        return f"HTTP {answer.status}: {word}" if word else f"HTTP {answer.status}"

    def _link(self, row: Mapping[str, Any]) -> str | None:
        """Where people read it; the page stands beside the API."""
        guid = _attributes(row).get("guid")
        site = self._base_url.removesuffix("/api")
        if not isinstance(guid, str) or site == self._base_url or not site.startswith("https://"):
            return None
        return f"{site}/incidents/{quote(guid, safe='')}"

    def _ask(
        self, method: str, path: str, *, body: object = None, query: Mapping[str, str | int] | None = None
    ) -> Answer | NoAnswer:
        try:
            return self._wire.ask(method, path, body=body, query=query)
        except NoAnswer as fault:
            return fault

    @functools.cached_property
    def _wire(self) -> "Wire":
        from commander.publishers.web.wire import Wire

        return Wire(
            authorization=f"Bearer {self._token}",
            base_url=self._base_url,
            timeout=self._timeout,
            limit_s=self.timeout_s,
        )


class _Gone(CannotTell, frozen=True, kw_only=True):
    """They know no such thing."""


def _path(errand: Errand, number: str) -> str:
    return f"{home_of(errand.bulletin)}/{quote(number, safe='')}"


def _row_of(answer: Answer | NoAnswer) -> dict[str, Any] | None:
    """What a write made or changed; None when the answer does not say so."""
    if isinstance(answer, NoAnswer) or answer.status not in _OK or not isinstance(answer.content, dict):
        return None
    row = answer.content.get("data")
    return row if isinstance(row, dict) and isinstance(row.get("id"), str | int) else None


def _attributes(row: Mapping[str, Any]) -> Mapping[str, Any]:
    found = row.get("attributes")
    return found if isinstance(found, dict) else {}


def _created_before(row: Mapping[str, Any], since: datetime) -> bool:
    created = _attributes(row).get("created")
    said = created.get("string") if isinstance(created, dict) else None
    try:
        return datetime.fromisoformat(str(said)).replace(tzinfo=UTC) < since
    except ValueError:
        return False
