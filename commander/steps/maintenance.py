"""Pure: what is to be done next in a maintenance."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from commander.board.board import Board
from commander.board.maintenance import MaintenanceState
from commander.board.maintenance_records import Plan
from commander.board.promises import told_last
from commander.deadlines import Deadline, DeadlineKind, Urgency
from commander.steps.step import NextStep, Situation, Step


def planned(seen: Situation) -> Iterator[NextStep]:
    """The one next step of planned work."""
    if seen.board.maintenance.plan is not None:
        yield _of_maintenance(seen.board, seen.board.maintenance.plan, seen.due, seen.now)


def _of_maintenance(board: Board, plan: Plan, due: Sequence[Deadline], now: datetime) -> NextStep:
    """A maintenance goes one way: what was recorded is told before the next thing is recorded."""
    maintenance = board.maintenance
    told = told_last(board.messages)
    end = told.content.next_update_at if told else None
    if maintenance.is_over:
        is_told = told is None or told.content.stage.is_over
        return NextStep(step=Step.CLOSE_MAINTENANCE if is_told else Step.TELL_MAINTENANCE)
    if plan.ends_at <= now:
        return NextStep(step=Step.EXTEND_MAINTENANCE, due=end or plan.ends_at)
    is_ahead = maintenance.state is MaintenanceState.SCHEDULED
    if told is None:
        # Once it is under way an announcement would be too late: customers are told that it is being done.
        return NextStep(step=Step.ANNOUNCE_MAINTENANCE if is_ahead else Step.TELL_MAINTENANCE)
    if told.content.stage is not maintenance.stage or end != plan.ends_at:
        return NextStep(step=Step.TELL_MAINTENANCE, due=end)
    if is_ahead:
        starts = [one for one in due if one.kind is DeadlineKind.MAINTENANCE_START]
        is_near = any(one.urgency(now) is not Urgency.CALM for one in starts)
        step = Step.START_MAINTENANCE if is_near else Step.AWAIT_MAINTENANCE
        return NextStep(step=step, due=plan.starts_at)
    works = maintenance.state is MaintenanceState.IN_PROGRESS
    return NextStep(step=Step.VERIFY_MAINTENANCE if works else Step.COMPLETE_MAINTENANCE, due=end)
