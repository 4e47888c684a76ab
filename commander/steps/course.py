"""Pure: the next steps about owners, proposals, decisions, questions, turning back, follow-ups (practice §1.1)."""

from collections.abc import Iterator

from commander.deadlines import DeadlineKind, Urgency
from commander.steps.step import NextStep, Situation, Step
from commander.steps.work import is_nearly_over

_STEPS = {
    DeadlineKind.UNOWNED: Step.GIVE_OWNER,
    DeadlineKind.ACCEPTANCE: Step.ASK_ANSWER,
    DeadlineKind.POLL: Step.DECIDE_POLL,
    DeadlineKind.DECISION_REVIEW: Step.REVIEW_DECISION,
    DeadlineKind.QUESTION: Step.CHASE_QUESTION,
}


def due(seen: Situation) -> Iterator[NextStep]:
    """What is due, an action that nobody has before all."""
    order = list(_STEPS)
    overdue = [one for one in seen.due if one.kind in _STEPS and one.urgency(seen.now) is Urgency.DUE]
    for one in sorted(overdue, key=lambda one: order.index(one.kind)):
        step = _STEPS[one.kind]
        yield NextStep(step=step, text=one.text, subject=one.subject, person=one.owner, due=one.due)


def follow_ups(seen: Situation) -> Iterator[NextStep]:
    """What was left to do and is overdue, also once the incident is closed (2-19)."""
    for one in seen.due:
        if one.kind is DeadlineKind.FOLLOW_UP and one.urgency(seen.now) is Urgency.DUE:
            yield NextStep(
                step=Step.DO_FOLLOW_UP, text=one.text, subject=one.subject, person=one.owner, due=one.due
            )


def turn_back(seen: Situation) -> Iterator[NextStep]:
    """Before anybody looks for the cause: what was changed, and can it be turned back (0-03)?"""
    board = seen.board
    was_asked = board.work.changes.by_id or any(one.restore_first for one in board.options.by_id.values())
    if not was_asked and not board.actions.by_id and not is_nearly_over(board):
        yield NextStep(step=Step.ASK_TURN_BACK)
