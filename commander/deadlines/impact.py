"""Pure: when "it is not so serious" is to be asked again (2-23)."""

from datetime import datetime

from commander.board.board import Board
from commander.board.impact_negligible import contradictions
from commander.board.privacy_records import PrivacyAnswer
from commander.deadlines.deadline import Deadline, DeadlineKind


def spoken_against(board: Board) -> datetime | None:
    """Since when something newer speaks against the finding: a claim, or that personal data is concerned."""
    finding = board.negligible.standing
    if finding is None:
        return None
    newer = [row.as_of for row in contradictions(board.impact, finding)]
    answered = board.privacy.answered
    if answered is not None and answered.answer is PrivacyAnswer.YES and answered.at > finding.found_at:
        newer.append(answered.at)
    return min(newer, default=None)


def impact_due(board: Board) -> list[Deadline]:
    """A finding that it is negligible holds until its time; at once is asked what newer claims speak against."""
    finding = board.negligible.standing
    if finding is None or finding.ask_again_at is None or board.incident.watch is not None:
        return []
    due = min(finding.ask_again_at, spoken_against(board) or finding.ask_again_at)
    return [Deadline(kind=DeadlineKind.NEGLIGIBLE, due=due, text=finding.text, owner=finding.by)]
