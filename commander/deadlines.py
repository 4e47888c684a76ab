"""Pure: promises, time-boxes, limits: what is due when, from the board, the policy and the time."""

from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from commander.board.board import Board
from commander.board.policy import Policy

WARN_BEFORE = timedelta(minutes=5)


class DeadlineKind(StrEnum):
    """What is due."""

    FIRST_POST = "first-post"
    NEXT_UPDATE = "next-update"
    TIME_BOX = "time-box"
    SIGNAL = "signal"
    WATCH = "watch"


class Urgency(StrEnum):
    """Red means a person must act now; amber: soon."""

    CALM = "calm"
    SOON = "soon"
    DUE = "due"


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is due, and whose it is."""

    kind: DeadlineKind
    due: datetime
    text: str = ""
    owner: str = ""
    subject: str = ""  # id of the action or signal

    def urgency(self, now: datetime) -> Urgency:
        """How near it is."""
        if now >= self.due:
            return Urgency.DUE
        return Urgency.SOON if self.due - now <= WARN_BEFORE else Urgency.CALM


def deadlines(board: Board, policy: Policy) -> list[Deadline]:
    """Everything that is due, the next one first. The promise in the last post is the deadline (practice §5.2)."""
    incident, messages = board.incident, board.messages
    if incident.declared_at is None or incident.closed:
        return []
    due: list[Deadline] = []
    commander = board.roles.commander or ""
    if messages.public_count == 0:
        first = timedelta(minutes=policy.cadence(incident.severity).first)
        due.append(Deadline(kind=DeadlineKind.FIRST_POST, due=incident.declared_at + first, owner=commander))
    elif messages.promise is not None:
        due.append(Deadline(kind=DeadlineKind.NEXT_UPDATE, due=messages.promise, owner=commander))
    for action in board.actions.running():
        box = Deadline(
            kind=DeadlineKind.TIME_BOX,
            due=action.check_at,
            text=action.text,
            owner=action.owner,
            subject=action.action,
        )
        due.append(box)
    for signal in board.signals.untriaged():
        if signal.judge_by is not None:
            limit = Deadline(
                kind=DeadlineKind.SIGNAL,
                due=signal.judge_by,
                text=signal.text,
                owner=signal.owner,
                subject=signal.signal,
            )
            due.append(limit)
    if incident.watch is not None:
        watch = incident.watch
        due.append(Deadline(kind=DeadlineKind.WATCH, due=watch.until, owner=watch.owner))
    return sorted(due, key=lambda deadline: deadline.due)
