"""Pure: when the acts of a drill happened, read off the board. Not what they are worth."""

from collections.abc import Callable, Mapping
from datetime import datetime

from commander.board.board import Board
from commander.board.bulletin import Stage
from commander.board.impact import Aspect
from commander.board.incident import Watch
from commander.board.roles import COMMANDER, SCRIBE
from commander.board.signals import Signal
from commander.drill.script import Act


def act_at(act: Act, board: Board, second: Board | None = None) -> datetime | None:
    """When the act first happened; None: not yet. second: the incident that a signal judged "new" became."""
    return told_again_at(board, second) if act is Act.TOLD else _READ[act](board)


def first_post_at(board: Board) -> datetime | None:
    """When the first public post was ordered that customers can read: the person's act, not the network's."""
    return min((post.ordered_at for post in board.messages.readable_posts()), default=None)


def restored_at(board: Board) -> datetime | None:
    """When recovery was first declared."""
    watches = [state for state in board.incident.recovery_field.history() if isinstance(state, Watch)]
    return min((watch.restored_at for watch in watches), default=None)


def second_signal(board: Board) -> Signal | None:
    """The first signal after recovery, which somebody must judge (practice §9)."""
    owed = [signal for signal in board.signals.by_id.values() if signal.judge_by is not None]
    return min(owed, key=lambda signal: (signal.raised_at, signal.signal), default=None)


def told_again_at(board: Board, second: Board | None = None) -> datetime | None:
    """When customers were first told after the second signal; a word that it is over tells them nothing of it."""
    signal = second_signal(board)
    if signal is None:
        return None
    posts = [post for one in (board, second) if one is not None for post in one.messages.readable_posts()]
    after = [post.ordered_at for post in posts if post.content.stage is not Stage.RESOLVED]
    return min((at for at in after if at >= signal.raised_at), default=None)


def personal_data_at(board: Board) -> datetime | None:
    """When somebody first said whether personal data is concerned: as an answer, or in the impact."""
    stated = board.impact.stated_at.get(Aspect.PERSONAL_DATA)
    answered = [one.at for one in board.privacy.answer_field.history()]
    return min([*answered, *([stated] if stated else [])], default=None)


def _judged_at(board: Board) -> datetime | None:
    signal = second_signal(board)
    return signal.judged_at if signal else None


_READ: Mapping[Act, Callable[[Board], datetime | None]] = {
    Act.START: lambda board: board.incident.declared_at,
    Act.COMMANDED: lambda board: board.roles.first_held(COMMANDER),
    Act.SEVERITY: lambda board: board.incident.severity_at,
    Act.SCOPED: lambda board: board.impact.stated_at.get(Aspect.WHO),
    Act.PERSONAL_DATA: personal_data_at,
    Act.SCRIBED: lambda board: board.roles.first_held(SCRIBE),
    Act.FIRST_POST: first_post_at,
    Act.ACTION: lambda board: min((one.started_at for one in board.actions.by_id.values()), default=None),
    Act.RESTORED: restored_at,
    Act.JUDGED: _judged_at,
}
