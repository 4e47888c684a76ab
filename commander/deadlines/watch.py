"""Pure: signals to look at and judge, who has not heard of the recovery, the end of the watch (practice §9)."""

from commander.board.board import Board
from commander.board.policy import Policy
from commander.board.roster import names_of
from commander.deadlines.deadline import Deadline, DeadlineKind


def signals_due(board: Board) -> list[Deadline]:
    """Signals that somebody must judge, the most urgent first; they never time out to ignored (practice §9)."""
    due = []
    for signal in board.signals.untriaged():
        limits = [(DeadlineKind.SIGNAL, signal.judge_by)]
        if signal.acknowledged_at is None:
            limits.insert(0, (DeadlineKind.SIGNAL_SEEN, signal.acknowledge_by))
        due += [
            Deadline(kind=kind, due=limit, text=signal.text, owner=signal.owner, subject=signal.signal)
            for kind, limit in limits
            if limit is not None
        ]
    return due


def watch_due(board: Board, policy: Policy) -> list[Deadline]:
    """Who is called because they said nothing of the recovery, and when somebody ends the watch."""
    watch, watching = board.incident.watch, board.watching
    if watch is None:
        return []
    due = []
    missing = watching.missing() if watching.ended is None else []  # its end says why they may stay unheard
    if missing and watching.chase_at is not None:
        names = names_of(missing, policy)
        text = ", ".join(ja if ja == en else f"{ja} / {en}" for ja, en in names)
        due.append(
            Deadline(
                kind=DeadlineKind.RESTORATION,
                due=watching.chase_at,
                text=text,
                owner=watch.owner,
                subject=missing[0].key,
            )
        )
    if watching.ended is None:
        due.append(Deadline(kind=DeadlineKind.WATCH, due=watch.until, owner=watch.owner))
    return due
