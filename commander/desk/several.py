"""What happens to two incidents at once: a signal becomes one of its own, one is linked to another (1-03, 0-12, §9).

Inside the desk's transaction; whatever is refused leaves neither of them changed.
"""

from collections.abc import Callable

from msgspec.structs import replace

from commander.board import links
from commander.board.board import Board
from commander.board.deciding import decide
from commander.board.incident import Declare, IncidentKind, IncidentReopened
from commander.board.links import LinkIncidents, Relation, Side, UnlinkIncidents
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.promises import recovery_read_at
from commander.board.record import AUTOMATIC, Fact, Occurred
from commander.board.refusal import Because, Refused
from commander.board.signals import JudgeSignal, PromoteSignal

_TITLE = 300

BecomesAnother = JudgeSignal | PromoteSignal


def side(board: Board) -> Side:
    """What a link needs to know of an incident."""
    return Side(
        stream=board.stream,
        incident=board.incident,
        links=board.links,
        signals=board.signals,
        privacy_waits=board.privacy.waiting is not None,
    )


def link(
    this: Board, other: Board, command: LinkIncidents | UnlinkIncidents, board_of: Callable[[str], Board]
) -> list[Fact]:
    """The facts of both incidents, each with its stream. Raises Refused."""
    if isinstance(command, LinkIncidents):
        one = replace(side(this), above=_above(this, other.stream, board_of))
        two = replace(side(other), above=_above(other, this.stream, board_of))
        return links.decide_link(one, two, command)
    return links.decide_unlink(side(this), side(other), command)


def _above(board: Board, besides: str, board_of: Callable[[str], Board]) -> dict[Relation, frozenset[str]]:
    """What stands above an incident, by each relation that leads upward.

    The link to the other one is left out, for it is what is being said anew. Two desks may have made a circle
    that neither could see: it is gone round once.
    """
    found: dict[Relation, frozenset[str]] = {}
    for relation in links.UPWARD:
        seen: set[str] = set()
        ahead = [one.other for one in board.links.to(relation) if one.other != besides]
        while ahead:
            stream = ahead.pop()
            if stream not in seen:
                seen.add(stream)
                ahead += [one.other for one in board_of(stream).links.to(relation)]
        found[relation] = frozenset(seen)
    return found


def reopened(board: Board, board_of: Callable[[str], Board], facts: list[Fact]) -> list[Fact]:
    """What a reopening takes back beside the end: that this was the same incident as another one."""
    said = next((one.event.reason for one in facts if isinstance(one.event, IncidentReopened)), None)
    if said is None:
        return []
    return [
        fact
        for link in board.links.to(Relation.DUPLICATE_OF)
        for fact in links.apart_again(side(board), side(board_of(link.other)), said)
    ]


def promoting(command: BecomesAnother, moment: Moment) -> Moment:
    """Who speaks: nobody judged a signal whose time ran out."""
    if isinstance(command, PromoteSignal):
        return replace(moment, author=AUTOMATIC, on_behalf_of=None)
    return moment


def check_becomes(board: Board, policy: Policy, command: BecomesAnother, moment: Moment) -> Declare:
    """The incident that a signal becomes. The verdict is decided first: a refusal must leave no incident behind."""
    signal = board.signals.by_id.get(command.signal)
    if signal is None:
        raise Refused(Because.SIGNAL_UNKNOWN)
    decide(board, policy, replace(command, new_incident="pending"), moment)
    # What follows from practice is practice; what follows from a notice is real.
    kind = board.incident.kind if board.incident.is_practice else IncidentKind.REAL
    return Declare(
        title=signal.text[:_TITLE],
        incident_kind=kind,
        severity=board.incident.severity,
        started=Occurred(instant=signal.raised_at, zone=moment.zone, approximate=True),
        previous=board.stream,
        previous_short_id=board.incident.short_id,
        # Whoever read that it was over is owed a T07, which names when they read it (practice §9 rule 4).
        previous_over_at=recovery_read_at(board.promises, board.messages),
    )


def known_of_next(board: Board, became: Board) -> list[Fact]:
    """What the first incident learns of the one that came after it."""
    return links.follows(side(became), side(board))
