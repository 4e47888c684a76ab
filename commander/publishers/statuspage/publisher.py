"""Atlassian Statuspage: one incident on the page for one of ours, created and updated, found by our key."""

import functools
import http.client
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from msgspec.structs import replace

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
from commander.publishers.outward import their_word
from commander.publishers.statuspage.edit import StatuspageEdit
from commander.publishers.statuspage.incident import belongs_to, carries_key, incident_request
from commander.publishers.statuspage.maintenance import unfinished_lists
from commander.publishers.statuspage.postmortem import StatuspagePostmortem
from commander.publishers.statuspage.reopening import LINKED, is_over, linked_request, refuses_to_reopen
from commander.publishers.statuspage.standing import StatuspageStanding
from commander.publishers.web.answers import Answer, NoAnswer, not_taken, unanswered
from commander.publishers.web.one_incident import told

if TYPE_CHECKING:
    from commander.publishers.statuspage.wire import Pace, StatuspageWire

# Their clock and ours may differ; a post can't be older than the first try by more than this.
_CLOCK_DIFFERENCE = timedelta(seconds=120)
_PAGE_SIZE = 100
_PAGES = 10


class CannotList(Exception):
    """The page's components could not be read; the message is fit to be shown."""


class StatuspagePublisher:
    """One page. Calls block; one worker thread at a time. timeout_s is the end of a whole request.

    Raises AddressFault for a base address no key may be sent to.
    """

    can = able_to("statuspage")

    def __init__(
        self,
        key: str,
        page_id: str,
        base_url: str = "https://api.statuspage.io/v1",
        timeout: tuple[float, float] = (5, 15),
        *,
        wall: Callable[[], datetime] = utc_now,
        pace: "Pace | None" = None,
    ) -> None:
        self._key = key
        self._page_id = page_id
        self._page = f"/pages/{quote(page_id, safe='')}"
        self._base_url = checked_base_url(base_url)
        self._timeout = timeout
        self.timeout_s = timeout[1] * 2
        self._wall = wall
        self._given_pace = pace

    def publish(self, errand: Errand) -> Outcome:
        """Create the incident, or update the one this incident was delivered to before: one write."""
        if errand.bulletin.report:
            return self._report(errand)
        if errand.operation is not Operation.POST:
            edit = StatuspageEdit(self._ask, self._read, self._settled, self._incident)
            return edit.change(errand)
        try:
            return told(errand, find=self._ours, update=self._update, create=self._create)
        except CannotPost as fault:
            return Rejected(cause=RejectionCause.CONTENT, detail=str(fault))

    def _report(self, errand: Errand) -> Outcome:
        """The report belongs to the incident that is on the page already; it never opens one."""
        if errand.operation is not Operation.POST:
            return self._postmortem.change(errand)
        ref = self._reported_on(errand)
        if isinstance(ref, CannotTell):
            return TryLater(detail=ref.detail)
        return self._postmortem.publish(errand, ref)

    def _reported_on(self, errand: Errand) -> str | CannotTell | None:
        """The id of the page's incident that is ours, whatever became of it there."""
        if errand.earlier_ref is not None or errand.bulletin.drill:
            return errand.earlier_ref
        return self._ours_among(errand, (f"{self._page}/incidents", "limit"))

    def _update(self, errand: Errand, ref: str) -> Outcome | None:
        """What became of an update; None when they know no such incident."""
        request = incident_request(replace(errand, earlier_ref=ref))
        answer = self._ask("PATCH", self._incident(ref), body=request)
        if isinstance(answer, Answer) and answer.status == http.client.NOT_FOUND:
            return None
        if isinstance(answer, Answer) and refuses_to_reopen(errand, answer):
            earlier = self._read(self._incident(ref))
            if isinstance(earlier, CannotTell):
                return TryLater(detail=earlier.detail)  # nothing was taken, and why is not known
            if is_over(earlier):
                return self._open_anew(errand, _link(earlier))
        return self._settled(answer)

    def _open_anew(self, errand: Errand, link: str | None) -> Outcome:
        """A new incident for trouble that came back; never in silence: what it says goes with the delivery."""
        request = linked_request(replace(errand, earlier_ref=None), link)
        outcome = self._settled(self._ask("POST", f"{self._page}/incidents", body=request))
        return replace(outcome, detail=LINKED) if isinstance(outcome, Delivered) else outcome

    def _create(self, errand: Errand) -> Outcome:
        request = incident_request(replace(errand, earlier_ref=None))
        return self._settled(self._ask("POST", f"{self._page}/incidents", body=request))

    def look(self, errand: Errand) -> Sight:
        """Read the incident of the earlier delivery, or all incidents since the first try, for our key."""
        if errand.bulletin.report:
            ref = self._reported_on(errand)
            return ref if isinstance(ref, CannotTell) else self._postmortem.look(errand, ref)
        if errand.earlier_ref is None:
            return self._look_everywhere(errand)
        found = self._read(self._incident(errand.earlier_ref))
        if isinstance(found, CannotTell):
            return self._look_everywhere(errand)  # it may be gone from the page, and ours be a new one
        if not isinstance(found, dict) or "id" not in found:
            return CannotTell(detail="the incident came without an id")
        if carries_key(found, errand.key):
            return _seen(found)
        # Had the page refused to take a resolved incident back, ours would be a new one.
        may_be_new = is_over(found) and not errand.bulletin.stage.is_over
        return self._look_everywhere(errand) if may_be_new else NotThere()

    def standing(self, belief: Belief) -> Standing:
        """What the page shows now of an incident of ours; reads only, at the pace of the posts."""
        if belief.bulletin.report:
            return self._postmortem.read(belief)
        reader = StatuspageStanding(
            self._ask, self._said, self._wall, page=self._page, incident=self._incident
        )
        return reader.read(belief)

    def check(self) -> Connection:
        """Ask whether the key is good, the page is among its pages, and how many components it has."""
        pages = self._read("/pages")
        if isinstance(pages, CannotTell):
            return Connection(ok=False, who="", missing=(), detail=pages.detail)
        page = next((page for page in _dicts(pages) if page.get("id") == self._page_id), None)
        if page is None:
            return Connection(ok=False, who="", missing=(f"page {self._page_id}",), detail="no such page")
        try:
            count = len(self.components())
        except CannotList as fault:
            return Connection(ok=False, who="", missing=("components",), detail=str(fault))
        name = their_word(page.get("name", "?"), self._key)
        return Connection(ok=True, who=f"page {name}", missing=(), detail=f"{count} components")

    def components(self) -> list[tuple[str, str]]:
        """Id and name of each component of the page, groups left out; raises CannotList."""
        listed = []
        for rows in self._pages_of(f"{self._page}/components", "per_page"):
            if isinstance(rows, CannotTell):
                raise CannotList(rows.detail)
            listed += [
                (str(row["id"]), their_word(row.get("name", "")))
                for row in rows
                if "id" in row and not row.get("group")
            ]
        return listed

    def subscribers(self) -> int:
        """How many people and places the page mails when it is told to; raises CannotList."""
        found = self._read(f"{self._page}/subscribers/count")
        if isinstance(found, CannotTell):
            raise CannotList(found.detail)
        if not isinstance(found, dict):
            raise CannotList("the count came in another form")
        return sum(number for number in found.values() if type(number) is int and number > 0)

    def _ours(self, errand: Errand) -> str | CannotTell | None:
        """The id of the page's unresolved incident that is ours, by our mark in its metadata."""
        lists = [(f"{self._page}/{listed}", "per_page") for listed in unfinished_lists(errand.bulletin)]
        return self._ours_among(errand, *lists)

    def _ours_among(self, errand: Errand, *lists: tuple[str, str]) -> str | CannotTell | None:
        for path, size in lists:
            for rows in self._pages_of(path, size):
                if isinstance(rows, CannotTell):
                    return rows
                for row in rows:
                    if belongs_to(row, errand.bulletin.incident) and isinstance(row.get("id"), str):
                        return str(row["id"])
        return None

    def _look_everywhere(self, errand: Errand) -> Sight:
        # Unresolved ones first: nearly always there. Then all, because a first post may resolve at once.
        since = datetime.fromisoformat(errand.first_tried_at) - _CLOCK_DIFFERENCE
        unfinished = [(f"{self._page}/{listed}", "per_page") for listed in unfinished_lists(errand.bulletin)]
        for path, size in (*unfinished, (f"{self._page}/incidents", "limit")):
            for rows in self._pages_of(path, size):
                if isinstance(rows, CannotTell):
                    return rows
                for row in rows:
                    if carries_key(row, errand.key):
                        return _seen(row)
                if rows and _created_before(rows[-1], since):
                    break  # newest first: no later page can hold ours
        return NotThere()

    def _pages_of(self, path: str, size: str) -> Iterator[list[dict[str, Any]] | CannotTell]:
        for number in range(1, _PAGES + 1):
            found = self._read(path, {"page": number, size: _PAGE_SIZE})
            if isinstance(found, CannotTell):
                yield found
                return
            if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
                yield CannotTell(detail="the list came in another form")
                return
            yield _dicts(found)
            if len(found) < _PAGE_SIZE:
                return
        yield CannotTell(detail=f"more than {_PAGES * _PAGE_SIZE} entries")

    def _read(self, path: str, query: Mapping[str, str | int] | None = None) -> Any:
        """Parsed JSON of one GET, or CannotTell."""
        answer = self._ask("GET", path, query=query)
        if isinstance(answer, NoAnswer):
            return CannotTell(detail=str(answer))
        if answer.status != http.client.OK:
            return CannotTell(detail=self._said(answer))
        if answer.content is None:
            return CannotTell(detail="not Statuspage's answer (a network sign-in page?)")
        return answer.content

    def _settled(self, answer: Answer | NoAnswer) -> Outcome:
        if isinstance(answer, NoAnswer):
            return unanswered(answer)
        if answer.status in {http.client.OK, http.client.CREATED}:
            if isinstance(answer.content, dict) and isinstance(answer.content.get("id"), str):
                return Delivered(ref=answer.content["id"], url=_link(answer.content))
            return Unsure(
                detail=f"HTTP {answer.status}, but not Statuspage's answer (a network sign-in page?)"
            )
        return not_taken(answer, self._said(answer), self._wall())

    def _said(self, answer: Answer) -> str:
        """Their own sentence: "message", "error", or a list of errors."""
        content = answer.content if isinstance(answer.content, dict) else {}
        said = content.get("message") or content.get("error") or ""
        text = "; ".join(str(part) for part in said) if isinstance(said, list) else str(said)
        word = their_word(text, self._key)
        return f"HTTP {answer.status}: {word}" if word else f"HTTP {answer.status}"

    def _incident(self, ref: str) -> str:
        return f"{self._page}/incidents/{quote(ref, safe='')}"

    def _ask(
        self, method: str, path: str, *, body: object = None, query: Mapping[str, str | int] | None = None
    ) -> Answer | NoAnswer:
        try:
            return self._wire.ask(method, path, body=body, query=query)
        except NoAnswer as fault:
            return fault

    @property
    def _postmortem(self) -> StatuspagePostmortem:
        return StatuspagePostmortem(self._ask, self._settled, self._said, self._incident)

    @functools.cached_property
    def _wire(self) -> "StatuspageWire":
        from commander.publishers.statuspage.wire import Pace, StatuspageWire

        return StatuspageWire(
            key=self._key,
            base_url=self._base_url,
            timeout=self._timeout,
            limit_s=self.timeout_s,
            pace=self._given_pace or Pace(),
        )


def _seen(incident: Mapping[str, Any]) -> Sight:
    return Seen(ref=str(incident.get("id", "")), url=_link(incident))


def _link(incident: Mapping[str, Any]) -> str | None:
    link = incident.get("shortlink")
    return link if isinstance(link, str) and link.startswith("https://") else None


def _dicts(rows: object) -> list[dict[str, Any]]:
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _created_before(incident: Mapping[str, Any], since: datetime) -> bool:
    try:
        created = datetime.fromisoformat(str(incident.get("created_at", "")))
    except ValueError:
        return False
    return created.tzinfo is not None and created < since
