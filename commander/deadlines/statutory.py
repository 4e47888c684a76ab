"""Pure: that statutory reports are due, for those with the right to know; what they are about is never in it (2-10)."""

from collections.abc import Iterable

from commander.board.statutory_clocks import Clock, ClockState
from commander.deadlines.deadline import Deadline, DeadlineKind


def statutory_due(clocks: Iterable[Clock]) -> list[Deadline]:
    """When each running report is due, the next one first. Only for whoever may read the track they come from."""
    return sorted(
        (
            Deadline(kind=DeadlineKind.STATUTORY, due=one.due.at)
            for one in clocks
            if one.due is not None and one.state is ClockState.RUNNING
        ),
        key=lambda deadline: deadline.due,
    )
