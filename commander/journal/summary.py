"""One incident as a row of the list: enough to show 26,000 of them without folding one."""

from datetime import UTC, datetime

import msgspec

from commander.board.board import Board
from commander.board.maintenance import MaintenanceState
from commander.board.maintenance_records import Plan


class IncidentSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the incident table; times are ISO 8601 in UTC."""

    stream: str
    short_id: str
    title: str
    kind: str
    severity: int | None
    phase: int  # of a maintenance: how many states it is on its way
    declared_at: str
    restored_at: str | None
    watch_until: str | None
    closed: int
    promise: str | None


def summary_of(board: Board) -> IncidentSummary:
    """The row that follows from a board."""
    incident = board.incident
    watch, plan = incident.watch, board.maintenance.plan
    return IncidentSummary(
        stream=board.stream,
        short_id=incident.short_id,
        title=incident.title,
        kind=incident.kind,
        severity=incident.severity,
        phase=incident.phase if plan is None else tuple(MaintenanceState).index(board.maintenance.state),
        declared_at=_text(incident.declared_at) or "",
        restored_at=_text(incident.restored_at) if watch else None,
        watch_until=_text(watch.until) if watch and board.watching.ended is None else None,
        closed=int(incident.closed),
        promise=_text(
            _window_due(board, plan) if plan is not None and not incident.closed else _next_due(board)
        ),
    )


def _next_due(board: Board) -> datetime | None:
    """The promised update; once the incident is closed, also what was left over and what never went out (4-14)."""
    promise = board.messages.promise
    if not board.incident.closed:
        return promise
    due = [one.waiting.due for one in board.gates.rest.open_deferrals()]
    due += [one.changed_at for one in board.messages.needing_a_person()]
    # In UTC, as a text that sorts: it is looked for by time.
    return min([*due, *([promise] if promise else [])]).astimezone(UTC) if due or promise else None


def _window_due(board: Board, plan: Plan) -> datetime | None:
    """When a maintenance is to begin, then the end that was told; nothing once that it is over was told."""
    if board.maintenance.state is MaintenanceState.SCHEDULED:
        return plan.starts_at
    return board.messages.promise if board.maintenance.is_over else board.messages.promise or plan.ends_at


def _text(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None
