"""Pure: what the board still lacks to be read: severity, who, what, personal data, one of two versions."""

from collections.abc import Iterator
from datetime import timedelta

from commander.board.impact import Aspect
from commander.steps.step import NextStep, Situation, Step

ASK_MONEY_AFTER = timedelta(minutes=10)


def contested(seen: Situation) -> Iterator[NextStep]:
    """Two desks said different things: a person chooses."""
    for field in seen.board.contested:
        yield NextStep(step=Step.CHOOSE_VERSION, text=field, subject=field)


def severity(seen: Situation) -> Iterator[NextStep]:
    """Nobody judged it."""
    if seen.board.incident.severity is None:
        yield NextStep(step=Step.SET_SEVERITY)


def impact(seen: Situation) -> Iterator[NextStep]:
    """Who, what and personal data, where nobody said anything."""
    for aspect, step in (
        (Aspect.WHO, Step.STATE_WHO),
        (Aspect.WHAT, Step.STATE_WHAT),
        (Aspect.PERSONAL_DATA, Step.ASK_PERSONAL_DATA),
    ):
        if aspect is Aspect.PERSONAL_DATA and seen.board.privacy.answered is not None:
            continue  # asked and answered
        if seen.board.impact.row(aspect) is None:
            yield NextStep(step=step)


def money(seen: Situation) -> Iterator[NextStep]:
    """Ten minutes in, nobody has said whether money is concerned (practice §1.2)."""
    declared = seen.board.incident.declared_at
    is_time = declared is not None and seen.now >= declared + ASK_MONEY_AFTER
    if is_time and seen.board.impact.row(Aspect.MONEY) is None:
        yield NextStep(step=Step.ASK_MONEY)
