"""Reads back what Statuspage shows of one incident: its newest update, its stage, its components."""

import http.client
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

from msgspec.structs import replace

from commander.board.bulletin import Stage
from commander.board.standing import Showing
from commander.outbox.standing import Belief, Standing, Stands, Unread, is_alike, most_alike
from commander.publishers.both_languages import CannotPost
from commander.publishers.outward import outward, their_word
from commander.publishers.statuspage.incident import incident_request
from commander.publishers.web.answers import Answer, NoAnswer
from commander.publishers.web.unread import unread

_PAGE_SIZE = 100
_PAGES = 5
# Their clock and ours may differ; two posts of one incident are minutes apart.
_CLOCK_DIFFERENCE = timedelta(seconds=60)
# A published postmortem follows a resolution, and changes nothing of it.
_ENDED = frozenset({"resolved", "postmortem", "completed"})


class Ask(Protocol):
    """One request at the page's pace; a fault of the outside is an answer too."""

    def __call__(
        self, method: str, path: str, *, query: Mapping[str, str | int] | None = None
    ) -> Answer | NoAnswer:
        """What they answered, or why nobody did."""
        ...


class StatuspageStanding:
    """At most two requests a reading: the incident, and the components when we said anything of them."""

    def __init__(
        self,
        ask: Ask,
        said: Callable[[Answer], str],
        wall: Callable[[], datetime],
        *,
        page: str,
        incident: Callable[[str], str],
    ) -> None:
        self._ask, self._said, self._wall = ask, said, wall
        self._page, self._incident = page, incident

    def read(self, belief: Belief) -> Standing:
        """What the page shows now."""
        try:
            ours = _ours(belief)
        except CannotPost as fault:
            return Unread(detail=str(fault))
        answer = self._ask("GET", self._incident(belief.ref or ""))
        if isinstance(answer, Answer) and answer.status == http.client.NOT_FOUND:
            return Stands(ours=ours, post=None)
        if isinstance(answer, NoAnswer) or answer.status != http.client.OK:
            return self._unread(answer)
        incident = answer.content
        if not isinstance(incident, dict) or not isinstance(incident.get("incident_updates"), list):
            return Unread(detail="not Statuspage's answer (a network sign-in page?)")
        components = self._components(ours) if ours.components else {}
        if isinstance(components, Unread):
            return components
        return _stands(belief, ours, incident, components)

    def _components(self, ours: Showing) -> dict[str, str] | Unread:
        """The states of those that we spoke of; nearly always all on the first page of the list."""
        found: dict[str, str] = {}
        for number in range(1, _PAGES + 1):
            query = {"page": number, "per_page": _PAGE_SIZE}
            answer = self._ask("GET", f"{self._page}/components", query=query)
            if isinstance(answer, NoAnswer) or answer.status != http.client.OK:
                return self._unread(answer)
            rows = answer.content if isinstance(answer.content, list) else []
            found |= {
                str(row["id"]): their_word(row.get("status", ""))
                for row in rows
                if isinstance(row, dict) and str(row.get("id")) in ours.components
            }
            if len(found) == len(ours.components) or len(rows) < _PAGE_SIZE:
                break
        return found

    def _unread(self, answer: Answer | NoAnswer) -> Unread:
        return unread(answer, self._said(answer) if isinstance(answer, Answer) else "", self._wall())


def _ours(belief: Belief) -> Showing:
    request = incident_request(belief.errand())["incident"]
    return Showing(
        title=request["name"],
        body=request["body"],
        stage=stage_shown(request["status"]),
        components={id_: status.value for id_, status in belief.bulletin.components.items()},
    )


def _stands(belief: Belief, ours: Showing, incident: Mapping[str, Any], components: dict[str, str]) -> Stands:
    whole = Showing(
        title=outward(str(incident.get("name", ""))),
        stage=stage_shown(str(incident.get("status", ""))),
        components=components,
    )
    updates = [row for row in incident["incident_updates"] if isinstance(row, dict)]
    bodies = [outward(str(row.get("body") or "")) for row in updates]
    # Newest first. One of the same words is ours; else the one most like it, or of the same moment.
    found = next((number for number, body in enumerate(bodies) if is_alike(body, ours.body)), None)
    if found is None:
        found = most_alike(ours.body, bodies)
    if found is None:
        found = next((number for number, row in enumerate(updates) if _is_of(belief, row)), None)
    # An update without words only moved the stage, and the stage is compared for itself.
    above = next((number for number, body in enumerate(bodies[:found]) if body.strip()), None)
    newer = None if above is None else replace(whole, body=bodies[above])
    touched = updates[above if above is not None else found or 0] if updates else {}
    return Stands(
        ours=ours,
        post=None if found is None else replace(whole, body=bodies[found]),
        newer=newer,
        changed_at=_instant(touched.get("updated_at") or touched.get("created_at")),
    )


def _is_of(belief: Belief, update: Mapping[str, Any]) -> bool:
    """Whether an update was written when ours was: whatever it says now, it is ours rewritten."""
    written = _instant(update.get("created_at"))
    return (
        written is not None
        and belief.tried_at - _CLOCK_DIFFERENCE <= written <= belief.arrived_at + _CLOCK_DIFFERENCE
    )


def stage_shown(status: str) -> str:
    """Their word for the stage as one of ours."""
    return Stage.RESOLVED.value if status in _ENDED else their_word(status)


def _instant(said: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(said))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
