"""Pure: the personal-data question as a next step: a suspicion waits, "unknown" is asked again (2-08)."""

from collections.abc import Iterator

from commander.deadlines import DeadlineKind, Urgency
from commander.steps.step import NextStep, Situation, Step


def question(seen: Situation) -> Iterator[NextStep]:
    """Once somebody suspects it is pressing; before that it is one of the things the board lacks."""
    privacy = seen.board.privacy
    if not privacy.has_track:
        return
    waits = privacy.waiting is not None
    for deadline in seen.due:
        is_due = waits or deadline.urgency(seen.now) is Urgency.DUE
        if deadline.kind is DeadlineKind.PERSONAL_DATA and is_due:
            yield NextStep(step=Step.ASK_PERSONAL_DATA, due=deadline.due, person=deadline.owner)
