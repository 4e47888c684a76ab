"""Pure: when "it is not so serious" is to be asked again (2-23)."""

from commander.board.board import Board
from commander.board.impact_negligible import contradictions
from commander.deadlines.deadline import Deadline, DeadlineKind


def impact_due(board: Board) -> list[Deadline]:
    """A finding that it is negligible holds until its time; at once is asked what newer claims speak against."""
    finding = board.negligible.standing
    if finding is None or finding.ask_again_at is None or board.incident.watch is not None:
        return []
    against = contradictions(board.impact, finding)
    due = min([finding.ask_again_at, *(row.as_of for row in against)])
    return [Deadline(kind=DeadlineKind.NEGLIGIBLE, due=due, text=finding.text, owner=finding.by)]
