"""Pure: what an incident waits for a person to do, as values, whether it is the one shown or another."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import msgspec

from commander.board.approvals import Request, Unapproved
from commander.board.board import Board
from commander.board.deliveries import Delivery
from commander.board.roles import Roles
from commander.board.signals import Signal
from commander.board.standing import Drifted
from commander.deadlines import PUBLIC_POSTS, Deadline, DeadlineKind

_TOLD: Final = (
    *PUBLIC_POSTS,
    DeadlineKind.MAINTENANCE_START,
    DeadlineKind.MAINTENANCE_END,
    DeadlineKind.DEFERRAL,
    DeadlineKind.SYNC,
)


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """Compared after each burst of records: only what may become a notice is in it, nothing that grows."""

    first_due: datetime | None
    deadlines: tuple[Deadline, ...]
    requests: tuple[Request, ...]  # waiting for an approval
    unapproved: tuple[Unapproved, ...]
    drifted: tuple[Drifted, ...]  # what customers are shown and we never said
    roles: Roles
    signals: tuple[Signal, ...] = ()  # that nobody has judged
    stuck: tuple[Delivery, ...] = ()  # of a closed incident, where nobody looks any more: what never went out


def _is_suspicion(board: Board, one: Deadline) -> bool:
    """Once somebody raised it, the question is chased; before that the board asks it, and nobody is rung."""
    return one.kind is DeadlineKind.PERSONAL_DATA and board.privacy.has_track


def outlook_of(board: Board, due: Sequence[Deadline], statutory: Sequence[Deadline] = ()) -> Outlook:
    """What a board waits for. `due`: its deadlines; `statutory`: those of its track, for whoever may read it."""
    approvals = board.approvals
    stuck = tuple(board.messages.needing_a_person()) if board.incident.closed else ()
    clocks = [*(one.due for one in (*due, *statutory)), *(one.changed_at for one in stuck)]
    return Outlook(
        first_due=min(clocks, default=None),
        deadlines=(
            *(one for one in due if one.kind in _TOLD or _is_suspicion(board, one)),
            *statutory,
        ),
        # Whether its time has run out is asked when it is told; what the impact has overtaken is over.
        requests=tuple(
            one
            for one in approvals.standing()
            if one.lacking and one.void(approvals, board.impact, one.at) is None
        ),
        unapproved=tuple(approvals.open_unapproved()),
        drifted=tuple(one for one in board.standings.open() if one.public),
        roles=board.roles,
        signals=tuple(board.signals.untriaged()),
        stuck=stuck,
    )
