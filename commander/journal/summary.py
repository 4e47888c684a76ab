"""One incident as a row of the list: enough to show 26,000 of them without folding one."""

from datetime import datetime

import msgspec

from commander.board.board import Board


class IncidentSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the incident table; times are ISO 8601 in UTC."""

    stream: str
    short_id: str
    title: str
    kind: str
    severity: int | None
    phase: int
    declared_at: str
    restored_at: str | None
    watch_until: str | None
    closed: int
    promise: str | None


def summary_of(board: Board) -> IncidentSummary:
    """The row that follows from a board."""
    incident = board.incident
    watch = incident.watch
    return IncidentSummary(
        stream=board.stream,
        short_id=incident.short_id,
        title=incident.title,
        kind=incident.kind,
        severity=incident.severity,
        phase=incident.phase,
        declared_at=_text(incident.declared_at) or "",
        restored_at=_text(incident.restored_at) if watch else None,
        watch_until=_text(watch.until) if watch else None,
        closed=int(incident.closed),
        promise=_text(board.messages.promise),
    )


def _text(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None
