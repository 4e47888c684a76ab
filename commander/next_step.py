"""Pure: the one next step of an incident, from the board, what is due, and the time (practice §1.1, §1.2)."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from commander.board.actions import Result
from commander.board.board import Board
from commander.board.impact import Aspect
from commander.board.incident import Phase
from commander.board.maintenance import MaintenanceState
from commander.board.maintenance_records import Plan
from commander.board.promises import is_long_running, snoozed, told_last
from commander.board.roles import COMMANDER, SCRIBE
from commander.board.staffing import vacancies
from commander.deadlines import PUBLIC_POSTS, Deadline, DeadlineKind, Urgency, silence


class Step(StrEnum):
    """What somebody should do next. The sentence is the wording's business."""

    JUDGE_SIGNAL = "judge-signal"
    TAKE_COMMAND = "take-command"
    DECIDE_DELIVERY = "decide-delivery"
    CHOOSE_VERSION = "choose-version"
    ACCEPT_HANDOVER = "accept-handover"
    POST_OWED = "post-owed"
    POST_FIRST = "post-first"
    POST_SCOPE = "post-scope"
    POST_LONG_RUNNING = "post-long-running"
    POST_UPDATE = "post-update"
    CHECK_ACTION = "check-action"
    ASK_REPORT = "ask-report"
    SET_SEVERITY = "set-severity"
    NAME_SCRIBE = "name-scribe"
    FILL_ROLE = "fill-role"
    CALL_AGAIN = "call-again"
    HEAR_REPORT = "hear-report"
    CHASE_CONTACT = "chase-contact"
    TELL_AUDIENCE = "tell-audience"
    DECIDE_REACH = "decide-reach"
    ASK_AUDIENCES = "ask-audiences"
    STATE_WHO = "state-who"
    STATE_WHAT = "state-what"
    ASK_PERSONAL_DATA = "ask-personal-data"
    DECIDE_OPTION = "decide-option"
    START_ACTION = "start-action"
    DECLARE_RESTORED = "declare-restored"
    END_WATCH = "end-watch"
    KEEP_WATCH = "keep-watch"
    SEND_REPORT = "send-report"
    WAIT_FOR_CHECK = "wait-for-check"
    ANNOUNCE_MAINTENANCE = "announce-maintenance"
    START_MAINTENANCE = "start-maintenance"
    AWAIT_MAINTENANCE = "await-maintenance"
    TELL_MAINTENANCE = "tell-maintenance"
    EXTEND_MAINTENANCE = "extend-maintenance"
    VERIFY_MAINTENANCE = "verify-maintenance"
    COMPLETE_MAINTENANCE = "complete-maintenance"
    CLOSE_MAINTENANCE = "close-maintenance"
    NOTHING = "nothing"


class NextStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step, what it is about, and by when."""

    step: Step
    text: str = ""  # the signal, the action, the person, the field
    subject: str = ""  # its id
    person: str = ""  # who is asked
    due: datetime | None = None


def next_step(board: Board, due: Sequence[Deadline], now: datetime) -> NextStep:
    """Exactly one: what nobody may leave first, then what is due, then what the board still lacks."""
    if board.incident.declared_at is None:
        return NextStep(step=Step.NOTHING)
    return next(_steps(board, due, now))


def _steps(board: Board, due: Sequence[Deadline], now: datetime) -> Iterator[NextStep]:
    yield from _must_not_wait(board)
    if board.incident.closed:
        yield from _report(due)
        yield NextStep(step=Step.NOTHING)
    if board.maintenance.plan is not None:
        yield _of_maintenance(board, board.maintenance.plan, due, now)
    yield from _pressing(board, due, now)
    yield from _people_overdue(board, now)
    yield from _silent(board, now)
    if board.incident.watch is None:
        yield from _lacking(board, due, now)
        yield from _understaffed(board)
        yield from _working(board)
    else:
        watch = board.incident.watch
        over = now >= watch.until
        yield NextStep(step=Step.END_WATCH if over else Step.KEEP_WATCH, text=watch.owner, due=watch.until)


def _report(due: Sequence[Deadline]) -> Iterator[NextStep]:
    """Once everything is closed, the promised report is all that is left."""
    for deadline in due:
        if deadline.kind is DeadlineKind.REPORT:
            yield NextStep(step=Step.SEND_REPORT, due=deadline.due)


def _must_not_wait(board: Board) -> Iterator[NextStep]:
    for signal in board.signals.untriaged():
        yield NextStep(step=Step.JUDGE_SIGNAL, text=signal.text, subject=signal.signal, due=signal.judge_by)
    if board.incident.closed:
        return
    if board.roles.commander is None and board.maintenance.plan is None:
        yield NextStep(step=Step.TAKE_COMMAND)
    for delivery in board.messages.needing_a_person():
        yield NextStep(step=Step.DECIDE_DELIVERY, text=delivery.target, subject=delivery.key)
    for field in board.contested:
        yield NextStep(step=Step.CHOOSE_VERSION, text=field, subject=field)
    for role, offer in board.roles.offers.items():
        yield NextStep(step=Step.ACCEPT_HANDOVER, text=offer.to, subject=role)


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
    if told is None:
        return NextStep(step=Step.ANNOUNCE_MAINTENANCE)
    if told.content.stage is not maintenance.stage or end != plan.ends_at:
        return NextStep(step=Step.TELL_MAINTENANCE, due=end)
    if maintenance.state is MaintenanceState.SCHEDULED:
        starts = [one for one in due if one.kind is DeadlineKind.MAINTENANCE_START]
        is_near = any(one.urgency(now) is not Urgency.CALM for one in starts)
        step = Step.START_MAINTENANCE if is_near else Step.AWAIT_MAINTENANCE
        return NextStep(step=step, due=plan.starts_at)
    works = maintenance.state is MaintenanceState.IN_PROGRESS
    return NextStep(step=Step.VERIFY_MAINTENANCE if works else Step.COMPLETE_MAINTENANCE, due=end)


def _pressing(board: Board, due: Sequence[Deadline], now: datetime) -> Iterator[NextStep]:
    if board.owed and snoozed(board.promises, board.messages, now) is None:
        yield NextStep(step=Step.POST_OWED, text=board.owed[0].why, subject=board.owed[0].why)
    is_long = board.incident.watch is None and is_long_running(board.messages, now)
    steps = {
        DeadlineKind.FIRST_POST: Step.POST_FIRST,
        DeadlineKind.SCOPE_POST: Step.POST_SCOPE,
        DeadlineKind.NEXT_UPDATE: Step.POST_LONG_RUNNING if is_long else Step.POST_UPDATE,
        DeadlineKind.TIME_BOX: Step.CHECK_ACTION,
        DeadlineKind.CONTACT: Step.CHASE_CONTACT,
        DeadlineKind.FIRST_CONTACT: Step.TELL_AUDIENCE,
        DeadlineKind.AUDIENCE_UPDATE: Step.TELL_AUDIENCE,
        DeadlineKind.REPORT: Step.SEND_REPORT,
    }
    for deadline in due:
        # A post that is on its way needs nobody.
        is_quiet = deadline.is_snoozed(now) or (deadline.kind in PUBLIC_POSTS and board.messages.underway)
        step = None if is_quiet else steps.get(deadline.kind)
        # A time-box that is only near needs nobody yet; a promise to customers needs its text beforehand.
        waits = step in (Step.CHECK_ACTION, Step.CHASE_CONTACT, Step.TELL_AUDIENCE)
        wanted = (Urgency.DUE,) if waits else (Urgency.DUE, Urgency.SOON)
        if step is not None and deadline.urgency(now) in wanted:
            yield NextStep(step=step, text=deadline.text, subject=deadline.subject, due=deadline.due)


def _people_overdue(board: Board, now: datetime) -> Iterator[NextStep]:
    """Calls that nobody answered, and reports that didn't come (4-21)."""
    # Once it is over, whoever was still called is wanted no longer.
    calls = board.calls.overdue(now) if board.incident.watch is None else []
    for role, summons in calls:
        if role != COMMANDER:
            step = Step.CALL_AGAIN if summons.calls else Step.FILL_ROLE
            yield NextStep(step=step, text=role, subject=role, person=summons.person)
    for role, report in board.reports.overdue(now):
        yield NextStep(step=Step.HEAR_REPORT, text=role, subject=role, due=report.report_at)


def _silent(board: Board, now: datetime) -> Iterator[NextStep]:
    """Actions that nobody has heard of for a while, the longest silence first (2-21)."""
    quiet = [one for one in board.actions.running() if silence(one, now) is not Urgency.CALM]
    for action in sorted(quiet, key=lambda one: one.heard_at):
        yield NextStep(step=Step.ASK_REPORT, text=action.text, subject=action.action, person=action.owner)


def _lacking(board: Board, due: Sequence[Deadline], now: datetime) -> Iterator[NextStep]:
    if board.incident.severity is None:
        yield NextStep(step=Step.SET_SEVERITY)
    for deadline in due:
        is_quiet = board.messages.underway or deadline.is_snoozed(now)
        if deadline.kind is DeadlineKind.FIRST_POST and not is_quiet:
            yield NextStep(step=Step.POST_FIRST, due=deadline.due)
    if board.roles.holder(SCRIBE) is None and SCRIBE not in board.calls.by_role:
        yield NextStep(step=Step.NAME_SCRIBE, subject=SCRIBE)
    for aspect, step in (
        (Aspect.WHO, Step.STATE_WHO),
        (Aspect.WHAT, Step.STATE_WHAT),
        (Aspect.PERSONAL_DATA, Step.ASK_PERSONAL_DATA),
    ):
        if board.impact.row(aspect) is None:
            yield NextStep(step=step)
    asked = {DeadlineKind.REACH: Step.DECIDE_REACH, DeadlineKind.AUDIENCE_QUESTION: Step.ASK_AUDIENCES}
    for deadline in due:
        if deadline.kind in asked and deadline.urgency(now) is not Urgency.CALM:
            yield NextStep(step=asked[deadline.kind], due=deadline.due)


def _understaffed(board: Board) -> Iterator[NextStep]:
    """Needed roles that nobody fills and nobody is called to; near the end nobody new is fetched."""
    # What would turn it back at once needs a decision, not more people.
    if _is_nearly_over(board) or any(option.restore_first for option in board.options.open()):
        return
    for vacancy in vacancies(board):
        if vacancy.role not in board.calls.by_role:
            yield NextStep(step=Step.FILL_ROLE, text=vacancy.role, subject=vacancy.role)


def _is_nearly_over(board: Board) -> bool:
    finished = board.actions.finished()
    return board.incident.phase is Phase.CLOSING or bool(finished and finished[0].result is Result.WORKED)


def _working(board: Board) -> Iterator[NextStep]:
    for action in board.actions.running():
        yield NextStep(step=Step.WAIT_FOR_CHECK, text=action.text, subject=action.action, due=action.check_at)
    if _is_nearly_over(board):
        yield NextStep(step=Step.DECLARE_RESTORED)
    for option in board.options.open():
        if option.restore_first:
            # Turning back comes before looking for the cause (0-03).
            yield NextStep(step=Step.DECIDE_OPTION, text=option.text, subject=option.option)
    yield NextStep(step=Step.START_ACTION)
