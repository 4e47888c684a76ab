"""Pure: whether an open incident has come to a standstill: nobody records, nothing is under way (4-01)."""

from datetime import datetime, timedelta

from commander.board.board import Board
from commander.board.incident import IncidentKind
from commander.board.policy import Policy


def stalled_since(
    board: Board, policy: Policy, now: datetime, heard_at: datetime | None = None
) -> datetime | None:
    """Since when nobody has recorded anything, if that is too long; None while it moves, is watched or is over.

    heard_at: the newest entry of the timeline, which the board doesn't fold.
    """
    incident = board.incident
    is_quiet = incident.closed or incident.watch is not None or board.gates.stood_down is not None
    if incident.declared_at is None or is_quiet or incident.kind is IncidentKind.MAINTENANCE:
        return None
    since = max(at for at in (incident.declared_at, board.gates.heard_at, heard_at) if at is not None)
    # What somebody does until a time is no standstill before that time.
    if any(action.check_at > now for action in board.actions.running()):
        return None
    return since if now - since >= timedelta(minutes=policy.gates.rules.stall_minutes) else None
