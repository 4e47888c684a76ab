"""Pure: the personal-data question as a next step: asked aloud once it is due, and whenever somebody suspects (2-08)."""

from collections.abc import Iterator

from commander.deadlines import DeadlineKind, Urgency
from commander.steps.step import NextStep, Situation, Step


def question(seen: Situation) -> Iterator[NextStep]:
    """A suspicion waits for its answer, or the time to ask has come."""
    waits = seen.board.privacy.waiting is not None
    for deadline in seen.due:
        if deadline.kind is DeadlineKind.PERSONAL_DATA:
            if waits or deadline.urgency(seen.now) is Urgency.DUE:
                yield NextStep(step=Step.ASK_PERSONAL_DATA, due=deadline.due, person=deadline.owner)
