"""Pure: until when lists of affected customers are kept (2-16)."""

from commander.board.board import Board
from commander.deadlines.deadline import Deadline, DeadlineKind


def customers_due(board: Board) -> list[Deadline]:
    """The day of deletion of each list, also once the incident is closed."""
    return [
        Deadline(kind=DeadlineKind.CUSTOMER_LIST, due=one.delete_at, text=one.list, subject=one.list)
        for one in board.customers.standing()
        if one.delete_at is not None
    ]
