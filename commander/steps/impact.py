"""Pure: what is to be done next about the impact: whether it is still not so serious, a graver severity."""

from collections.abc import Iterator

from commander.deadlines import DeadlineKind, Urgency
from commander.steps.step import NextStep, Situation, Step


def recheck(seen: Situation) -> Iterator[NextStep]:
    """A finding that it is negligible has come of age, or newer claims speak against it (2-23)."""
    for deadline in seen.due:
        if deadline.kind is DeadlineKind.NEGLIGIBLE and deadline.urgency(seen.now) is Urgency.DUE:
            yield NextStep(
                step=Step.RECHECK_IMPACT, text=deadline.text, person=deadline.owner, due=deadline.due
            )
