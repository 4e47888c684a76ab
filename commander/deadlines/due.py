"""Pure: everything that is due. Each area tells its own from a module of its own; this file alone knows them all."""

from collections.abc import Iterator

from commander.board.board import Board
from commander.board.policy import Policy
from commander.deadlines.audiences import audiences_due
from commander.deadlines.course import course_due, follow_ups_due
from commander.deadlines.customers import customers_due
from commander.deadlines.deadline import Deadline
from commander.deadlines.gates import deferrals_due, gates_due
from commander.deadlines.impact import impact_due
from commander.deadlines.maintenance import maintenance_due
from commander.deadlines.posts import posts_due, promise_due, report_due
from commander.deadlines.privacy import privacy_due
from commander.deadlines.watch import signals_due, watch_due
from commander.deadlines.work import work_due


def deadlines(board: Board, policy: Policy) -> list[Deadline]:
    """Everything that is due, the next one first. The promise in the last post is the deadline (practice §5.2)."""
    return sorted(_found(board, policy), key=lambda deadline: deadline.due)


def _found(board: Board, policy: Policy) -> Iterator[Deadline]:
    if board.incident.declared_at is None:
        return
    # Whatever became of the incident, also once it is closed.
    yield from signals_due(board)
    yield from report_due(board)
    yield from follow_ups_due(board)
    yield from customers_due(board)
    yield from deferrals_due(board)
    yield from privacy_due(board, policy)
    if board.incident.closed:
        yield from promise_due(board)
        return
    if board.maintenance.plan is not None:
        yield from maintenance_due(board)
        return
    # While an incident is open, and is no planned maintenance.
    yield from posts_due(board, policy)
    yield from work_due(board)
    yield from course_due(board, policy)
    yield from gates_due(board, policy)
    yield from audiences_due(board, policy)
    yield from impact_due(board)
    yield from watch_due(board, policy)
