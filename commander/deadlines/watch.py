"""Pure: signals that somebody must judge, and the end of the watch after recovery (practice §9)."""

from commander.board.board import Board
from commander.deadlines.deadline import Deadline, DeadlineKind


def signals_due(board: Board) -> list[Deadline]:
    """Signals that somebody must judge, the most urgent first; they never time out to ignored (practice §9)."""
    return [
        Deadline(
            kind=DeadlineKind.SIGNAL,
            due=signal.judge_by,
            text=signal.text,
            owner=signal.owner,
            subject=signal.signal,
        )
        for signal in board.signals.untriaged()
        if signal.judge_by is not None
    ]


def watch_due(board: Board) -> list[Deadline]:
    """When somebody ends the watch."""
    watch = board.incident.watch
    return [] if watch is None else [Deadline(kind=DeadlineKind.WATCH, due=watch.until, owner=watch.owner)]
