"""Pure: when a planned maintenance is to begin, and the end that was told."""

from commander.board.board import Board
from commander.board.maintenance import MaintenanceState
from commander.deadlines.deadline import Deadline, DeadlineKind


def maintenance_due(board: Board) -> list[Deadline]:
    """Of a maintenance: when it is to begin, and the end that was told, until one that reads so says it is over."""
    plan = board.maintenance.plan
    if plan is None:
        return []
    state, messages = board.maintenance.state, board.messages
    owner = board.roles.commander or ""
    if state is MaintenanceState.SCHEDULED:
        starts = Deadline(kind=DeadlineKind.MAINTENANCE_START, due=plan.starts_at, owner=owner)
        return [starts]
    told_over = messages.public_stage is not None and messages.public_stage.is_over
    if board.maintenance.is_over and (told_over or messages.posted is None):
        return []
    # What customers read is the promise: an end that was moved and not told yet changes nothing for them.
    return [Deadline(kind=DeadlineKind.MAINTENANCE_END, due=messages.promise or plan.ends_at, owner=owner)]
