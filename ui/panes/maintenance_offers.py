"""Which actions only a maintenance knows, and the command that each might give: asked only whether it could be."""

from datetime import datetime, timedelta
from typing import Final

from commander.board.board import Board
from commander.board.commands import Command
from commander.board.impact import Phrase
from commander.board.incident import Close
from commander.board.maintenance_records import (
    CancelMaintenance,
    CompleteMaintenance,
    ExtendMaintenance,
    StartMaintenance,
    VerifyMaintenance,
)
from ui.shortcuts import Action

MAINTENANCE_ACTS: Final = frozenset(
    {
        Action.MAINTENANCE_START,
        Action.MAINTENANCE_VERIFY,
        Action.MAINTENANCE_COMPLETE,
        Action.MAINTENANCE_EXTEND,
        Action.MAINTENANCE_CANCEL,
        Action.MAINTENANCE_TROUBLE,
        Action.MAINTENANCE_CLOSE,
    }
)


def command_as_asked(action: Action, board: Board, now: datetime) -> Command | None:
    """A command as the action's form might give it; None for an action of another kind."""
    stream, why, plan = board.stream, Phrase(ja="-", en="-"), board.maintenance.plan
    match action:
        case Action.MAINTENANCE_START:
            return StartMaintenance(incident=stream)
        case Action.MAINTENANCE_VERIFY:
            return VerifyMaintenance(incident=stream)
        case Action.MAINTENANCE_COMPLETE:
            return CompleteMaintenance(incident=stream)
        case Action.MAINTENANCE_EXTEND if plan is not None:
            later = max(plan.ends_at, now) + timedelta(minutes=1)
            return ExtendMaintenance(incident=stream, ends_at=later, reason=why)
        case Action.MAINTENANCE_CANCEL:
            return CancelMaintenance(incident=stream, reason=why)
        case Action.MAINTENANCE_CLOSE:
            return Close(incident=stream, reason="-")
        case _:
            return None
