"""Pure: when what runs is to have had its effect, and how long nobody has heard of it."""

from datetime import datetime, timedelta

from commander.board.actions import Action
from commander.board.board import Board
from commander.deadlines.deadline import Deadline, DeadlineKind, Urgency

# Nothing heard of a running action for so long: ask; for so long: ask now (2-21).
SILENT_AFTER = timedelta(minutes=20)
SILENT_TOO_LONG = timedelta(minutes=40)


def work_due(board: Board) -> list[Deadline]:
    """The time-box of each running action."""
    return [
        Deadline(
            kind=DeadlineKind.TIME_BOX,
            due=action.check_at,
            text=action.text,
            owner=action.owner,
            subject=action.action,
        )
        for action in board.actions.running()
    ]


def silence(action: Action, now: datetime) -> Urgency:
    """How long nothing was heard of a running action, as one state: ask its owner soon, or now."""
    silent = now - action.heard_at
    if silent >= SILENT_TOO_LONG:
        return Urgency.DUE
    return Urgency.SOON if silent >= SILENT_AFTER else Urgency.CALM
