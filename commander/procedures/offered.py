"""Pure: which written procedures fit an incident: by the components that are hit, and by what was said of it (3-10)."""

from commander.board.board import Board
from commander.board.bulletin import ComponentStatus


def components_hit(board: Board) -> frozenset[str]:
    """The components that customers read of, or that are suspected or known to be hurt."""
    hurt = {component for component, _, _ in board.symptoms.hurt()}
    posted = board.messages.posted
    told = posted.content.components if posted else {}
    return frozenset(
        hurt | {key for key, status in told.items() if status is not ComponentStatus.OPERATIONAL}
    )


def words_said(board: Board) -> str:
    """The title, what is known to be hurt, what may be the cause: where the kind of trouble is named."""
    impact = [row.text for row in board.impact.rows()]
    supposed = [one.text for one in board.hypotheses.by_id.values()]
    return "\n".join([board.incident.title, *impact, *supposed])
