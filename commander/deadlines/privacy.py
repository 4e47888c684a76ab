"""Pure: the personal-data question: it can't stay blank, and "unknown" is asked again (2-08, 2-11)."""

from datetime import datetime

from commander.board.board import Board
from commander.board.impact import Aspect
from commander.board.incident import IncidentKind
from commander.board.policy import Policy
from commander.board.privacy_records import PrivacyAnswer
from commander.board.privacy_rights import leader
from commander.deadlines.deadline import Deadline, DeadlineKind


def privacy_due(board: Board, policy: Policy) -> list[Deadline]:
    """When the question must be answered, or asked again. A suspicion is owed an answer after the end too."""
    privacy, incident = board.privacy, board.incident
    within = policy.privacy.asked_within
    if privacy.waiting is not None:
        return [_asked(privacy.waiting.at + within, leader(board) or "")]
    answered = privacy.answered
    if answered is not None:
        if answered.answer is not PrivacyAnswer.UNKNOWN or answered.ask_at is None:
            return []
        return [_asked(answered.ask_at, answered.owner)]
    is_asked = board.impact.row(Aspect.PERSONAL_DATA) is not None or incident.kind is IncidentKind.MAINTENANCE
    if incident.declared_at is None or incident.closed or incident.watch is not None or is_asked:
        return []
    return [_asked(incident.declared_at + within, leader(board) or "")]


def _asked(due: datetime, owner: str) -> Deadline:
    return Deadline(kind=DeadlineKind.PERSONAL_DATA, due=due, owner=owner)
