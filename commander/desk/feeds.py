"""What becomes of a signal that belongs to no incident: judged, placed beside one, or the beginning of a new one.

Inside the desk's transaction; whatever is refused leaves nothing changed.
"""

from collections.abc import Callable

from msgspec.structs import replace

from commander.board import triage
from commander.board.board import Board
from commander.board.feeds import FeedCommand, Feeds, PlaceSignal, SignalPlaced, beside, decide
from commander.board.incident import Declare, IncidentKind
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.record import Fact, Occurred
from commander.board.refusal import Because, Refused
from commander.board.signals import JudgeSignal, Verdict

_TITLE = 300


def known_of(board: Board, policy: Policy) -> triage.Known:
    """What a decision about the signals of an incident looks at."""
    return triage.Known(signals=board.signals, incident=board.incident, roles=board.roles, policy=policy)


def becomes(feeds: Feeds, policy: Policy, command: FeedCommand, moment: Moment) -> Declare | None:
    """The incident that the command makes of a signal; None: it makes none. Raises Refused before one is declared."""
    if not isinstance(command, JudgeSignal) or command.verdict is not Verdict.NEW or command.new_incident:
        return None
    decide(feeds, policy, replace(command, new_incident="pending"), moment)
    signal = feeds.signals.by_id[command.signal]
    started = Occurred(instant=signal.raised_at, zone=moment.zone, approximate=True)
    return Declare(title=signal.text[:_TITLE], incident_kind=IncidentKind.REAL, started=started)


def decide_feeds(
    feeds: Feeds, board_of: Callable[[str], Board], policy: Policy, command: FeedCommand, moment: Moment
) -> list[Fact]:
    """The facts of both streams, each with its own. Raises Refused."""
    facts = decide(feeds, policy, command, moment)
    if not isinstance(command, PlaceSignal):
        return facts
    board = board_of(command.beside)
    if board.incident.declared_at is None:
        raise Refused(Because.NO_SUCH_INCIDENT, incident=command.beside)
    if board.incident.kind is IncidentKind.MAINTENANCE:
        raise Refused(Because.ONLY_INCIDENTS)
    there = beside(feeds.signals.by_id[command.signal], known_of(board, policy), policy, moment)
    return [
        *(_named(fact, board.incident.short_id) for fact in facts),
        *(replace(fact, stream=command.beside) for fact in there),
    ]


def _named(fact: Fact, short_id: str) -> Fact:
    event = fact.event
    return replace(fact, event=replace(event, short_id=short_id)) if isinstance(event, SignalPlaced) else fact
