"""Cachet's schedules as its code takes them: created, edited, followed by updates; its clock says how far one is."""

import uuid
from datetime import UTC, datetime
from typing import Any

from tests.fakes.loopback_http import Reply, Request

CREATE: dict[str, type] = {
    "name": str,
    "message": str,
    "scheduled_at": str,
    "completed_at": str,
    "published_at": str,
    "notifications": bool,
    "components": list,
    "meta": dict,
}
EDIT: dict[str, type] = {
    name: CREATE[name] for name in ("name", "message", "scheduled_at", "completed_at", "components")
}
UPDATE: dict[str, type] = {"message": str}
UPCOMING, RUNNING, OVER = 0, 1, 2


class Schedules:
    """One page's schedules, oldest first."""

    def __init__(self) -> None:
        self.kept: dict[int, dict[str, Any]] = {}
        self.updates: dict[int, list[dict[str, Any]]] = {}

    def create(self, sent: dict[str, Any]) -> dict[str, Any]:
        """A new one."""
        id_ = len(self.kept) + 1
        self.kept[id_] = {"guid": str(uuid.uuid4()), **sent}
        self.updates[id_] = []
        return self.as_seen(id_)

    def edit(self, id_: int, sent: dict[str, Any]) -> dict[str, Any]:
        """The same with these fields."""
        self.kept[id_] |= sent
        return self.as_seen(id_)

    def add(self, id_: int, sent: dict[str, Any]) -> dict[str, Any]:
        """One more update."""
        row = {"id": str(len(self.updates[id_]) + 1), "type": "updates", "attributes": dict(sent)}
        self.updates[id_].append(row)
        return row

    def as_seen(self, id_: int) -> dict[str, Any]:
        """What their answer says; no meta in it."""
        kept = self.kept[id_]
        attributes = {"id": id_, "name": kept["name"], "message": kept["message"]}
        return {
            "id": str(id_),
            "type": "schedules",
            "attributes": {**attributes, "status": {"value": self.status(id_)}},
        }

    def status(self, id_: int) -> int:
        """By the clock alone."""
        kept, now = self.kept[id_], datetime.now(UTC)
        if _time(kept["scheduled_at"]) >= now:
            return UPCOMING
        ended = kept.get("completed_at")
        return RUNNING if ended is None or _time(ended) >= now else OVER


def time_faults(sent: dict[str, Any]) -> list[str]:
    """Times that are no dates."""
    names = [name for name in ("scheduled_at", "completed_at") if name in sent]
    return [f"The {name} field must be a valid date." for name in names if not _is_time(sent[name])]


def paged(rows: list[dict[str, Any]], request: Request) -> Reply:
    """A page of a list, oldest first."""
    size, page = int(request.query.get("per_page", "15")), int(request.query.get("page", "1"))
    more = len(rows) > page * size
    return Reply({"data": rows[(page - 1) * size : page * size], "links": {"next": "x" if more else None}})


def _is_time(said: object) -> bool:
    try:
        _time(said)
    except ValueError:
        return False
    return True


def _time(said: object) -> datetime:
    moment = datetime.fromisoformat(str(said))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
