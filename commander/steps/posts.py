"""Pure: what is to be told next, and to whom: promises, deliveries, audiences, the report (practice §5)."""

from collections.abc import Iterator

from commander.board.promises import is_long_running, snoozed
from commander.deadlines import OUTLIVES_THE_END, PUBLIC_POSTS, DeadlineKind, Urgency
from commander.steps.step import NextStep, Situation, Step


def deliveries(seen: Situation) -> Iterator[NextStep]:
    """A delivery stands still until a person decides."""
    for delivery in seen.board.messages.needing_a_person():
        yield NextStep(step=Step.DECIDE_DELIVERY, text=delivery.target, subject=delivery.key)


def last_word(seen: Situation) -> Iterator[NextStep]:
    """The incident is closed, and customers still read when the next update comes."""
    planned = seen.board.maintenance
    # Closed by one desk while another went on with the work: it is reopened before anything can be told.
    is_torn = planned.plan is not None and not planned.is_over
    is_quiet = seen.board.messages.underway or is_torn
    for deadline in () if is_quiet else seen.due:
        if deadline.kind in OUTLIVES_THE_END:
            yield NextStep(step=Step.POST_LAST_WORD, due=deadline.due)


def report(seen: Situation) -> Iterator[NextStep]:
    """Once everything is closed, the promised report is all that is left."""
    for deadline in seen.due:
        if deadline.kind is DeadlineKind.REPORT:
            yield NextStep(step=Step.SEND_REPORT, due=deadline.due)


def owed(seen: Situation) -> Iterator[NextStep]:
    """Customers are owed a post before the promised time."""
    board = seen.board
    if board.owed and snoozed(board.promises, board.messages, seen.now) is None:
        yield NextStep(step=Step.POST_OWED, text=board.owed[0].why, subject=board.owed[0].why)


def due(seen: Situation) -> Iterator[NextStep]:
    """What is due or nearly so, in the order of its time."""
    board, now = seen.board, seen.now
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
    for deadline in seen.due:
        # A post that is on its way needs nobody.
        is_quiet = deadline.is_snoozed(now) or (deadline.kind in PUBLIC_POSTS and board.messages.underway)
        step = None if is_quiet else steps.get(deadline.kind)
        # A time-box that is only near needs nobody yet; a promise to customers needs its text beforehand.
        waits = step in (Step.CHECK_ACTION, Step.CHASE_CONTACT, Step.TELL_AUDIENCE)
        wanted = (Urgency.DUE,) if waits else (Urgency.DUE, Urgency.SOON)
        if step is not None and deadline.urgency(now) in wanted:
            yield NextStep(step=step, text=deadline.text, subject=deadline.subject, due=deadline.due)


def first(seen: Situation) -> Iterator[NextStep]:
    """The first post, also before it is nearly due."""
    for deadline in seen.due:
        is_quiet = seen.board.messages.underway or deadline.is_snoozed(seen.now)
        if deadline.kind is DeadlineKind.FIRST_POST and not is_quiet:
            yield NextStep(step=Step.POST_FIRST, due=deadline.due)


def audiences(seen: Situation) -> Iterator[NextStep]:
    """How far it is told, and who else must know."""
    asked = {DeadlineKind.REACH: Step.DECIDE_REACH, DeadlineKind.AUDIENCE_QUESTION: Step.ASK_AUDIENCES}
    for deadline in seen.due:
        if deadline.kind in asked and deadline.urgency(seen.now) is not Urgency.CALM:
            yield NextStep(step=asked[deadline.kind], due=deadline.due)
