"""Pure: checks to be decided by a time, the next time all meet, and what waits for a working day (2-12, 4-14)."""

from collections.abc import Iterator

from commander.board.board import Board
from commander.board.gate_checks import ALIGNMENT
from commander.board.gate_evidence import met
from commander.board.gate_rows import THREE_WAYS, due_of, gate_now
from commander.board.gates import Answer
from commander.board.policy import Policy
from commander.deadlines.deadline import Deadline, DeadlineKind


def gates_due(board: Board, policy: Policy) -> Iterator[Deadline]:
    """Of an open incident: checks put off, the next meeting, the end of what goes on after standing down."""
    commander = board.roles.commander or ""
    yield from _put_off(board, policy, commander)
    agreed = board.gates.alignment.agreed
    if agreed is not None and board.incident.watch is None and board.gates.stood_down is None:
        yield Deadline(kind=DeadlineKind.SYNC, due=agreed.said.next_sync, owner=commander)
    down = board.gates.stood_down
    if down is not None and board.incident.watch is None:
        yield Deadline(kind=DeadlineKind.WATCH, due=down.watch_until, owner=down.watch_owner)


def deferrals_due(board: Board) -> Iterator[Deadline]:
    """What waits for a day is due then, whatever became of the incident (4-14)."""
    for one in board.gates.rest.open_deferrals():
        waiting = one.waiting
        yield Deadline(
            kind=DeadlineKind.DEFERRAL,
            due=waiting.due,
            text=one.text,
            owner=waiting.owner,
            subject=one.deferral,
        )


def _put_off(board: Board, policy: Policy, owner: str) -> Iterator[Deadline]:
    now = gate_now(board)
    skipped = board.gates.alignment.skipped
    if now is None:
        return
    if skipped is not None:
        # Its checks are answered by one record, so that they are due as one.
        yield Deadline(kind=DeadlineKind.GATE, due=skipped.ask_again_at, owner=owner, subject=ALIGNMENT)
    watch = board.incident.watch
    for check in policy.gates.checks():
        answered = board.gates.answered(check.key)
        is_put_off = answered is not None and answered.answer is Answer.LATER
        is_three_ways = answered is None and watch is not None and check.known in THREE_WAYS
        due = due_of(board, check, answered) if is_put_off or is_three_ways else None
        # No check with a time is answered by time alone: what the board says now is what it says.
        if due is not None and met(board, check.known, due) is None:
            yield Deadline(kind=DeadlineKind.GATE, due=due, owner=owner, subject=check.key)
