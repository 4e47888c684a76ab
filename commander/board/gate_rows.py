"""Pure: the checks of a gate as they stand, and which are left before the incident goes on (2-01, 2-20)."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from commander.board.gate_checks import Gate, GateCheck, Known, Side
from commander.board.gate_evidence import Met, met
from commander.board.gates import Answer, Answered
from commander.board.incident import IncidentKind, Phase

if TYPE_CHECKING:
    from commander.board.board import Board
    from commander.board.policy import Policy

# Recovery was declared before numbers, inquiries and hands-on agreed: somebody looks within this.
THREE_WAYS_WITHIN = timedelta(minutes=30)
THREE_WAYS = (Known.NUMBERS, Known.INQUIRIES, Known.HANDS_ON)
_OF_PHASE = {
    Phase.DETECTED: Gate.DETECTED,
    Phase.INVESTIGATION: Gate.INVESTIGATION,
    Phase.ALIGNMENT: Gate.ALIGNMENT,
    Phase.RESPONSE: Gate.RESPONSE,
    Phase.CLOSING: Gate.CLOSING,
}
_ORDER = tuple(Gate)
# What was so before a reopening is asked anew.
_ANEW = frozenset({Gate.RESPONSE, Gate.WATCH, Gate.CLOSING})
# Not a phase: what stands open of these is asked at the end as well.
_AT_THE_END = frozenset({Gate.RESPONSE, Gate.WATCH, Gate.CLOSING})


class State(StrEnum):
    """How a check stands."""

    MET = "met"  # by the board
    TICKED = "ticked"
    WAIVED = "waived"
    LATER = "later"
    UNMET = "unmet"


class CheckRow(msgspec.Struct, frozen=True, kw_only=True):
    """One check, how it stands, and what or who says so."""

    check: GateCheck
    state: State
    met: Met | None = None
    answered: Answered | None = None
    due: datetime | None = None  # when it is to be decided at the latest


def gate_now(board: "Board") -> Gate | None:
    """The gate that the incident stands before; None: it has none (closed, planned, not declared)."""
    incident = board.incident
    if incident.declared_at is None or incident.closed or incident.kind is IncidentKind.MAINTENANCE:
        return None
    if incident.watch is not None and incident.phase is not Phase.CLOSING:
        return Gate.WATCH
    return _OF_PHASE[incident.phase]


def rows(board: "Board", policy: "Policy", gates: Collection[Gate], now: datetime) -> list[CheckRow]:
    """The checks of these gates as they stand."""
    return [_row(board, check, now) for check in policy.gates.checks() if check.gate in gates]


def unmet(board: "Board", policy: "Policy", now: datetime) -> list[CheckRow]:
    """What is left at the gate that the incident stands before: the number beneath the phases."""
    gate = gate_now(board)
    if gate is None:
        return []
    return [row for row in rows(board, policy, {gate}, now) if row.state is State.UNMET]


def left_behind(board: "Board", policy: "Policy", phase: Phase, now: datetime) -> list[CheckRow]:
    """What would be left undone by going on to a phase; nothing when it goes back or a version is chosen."""
    incident = board.incident
    if phase <= incident.phase or incident.phase_field.contested or incident.kind is IncidentKind.MAINTENANCE:
        return []
    target = _OF_PHASE[phase]
    first, last = _ORDER.index(_OF_PHASE[incident.phase]), _ORDER.index(target)
    left = _ORDER[first:last]
    wanted = [
        check
        for check in policy.gates.checks()
        if (check.gate in left and check.side is Side.EXIT)
        or (check.side is Side.ENTRY and (check.gate is target or (check.gate in left[1:])))
    ]
    return _unmet(board, wanted, now)


def left_at_the_end(board: "Board", policy: "Policy", now: datetime) -> list[CheckRow]:
    """What closing would leave undone (2-20)."""
    if board.incident.kind is IncidentKind.MAINTENANCE:
        return []
    wanted = [
        check
        for check in policy.gates.checks()
        if check.gate in _AT_THE_END and (check.side is Side.EXIT or check.gate is Gate.WATCH)
    ]
    # What was put off has no later than this.
    found = (_row(board, check, now) for check in wanted)
    return [row for row in found if row.state in (State.UNMET, State.LATER)]


def three_ways(board: "Board", policy: "Policy", now: datetime) -> list[CheckRow]:
    """Numbers, inquiries, hands-on: what says that it is over (practice §3)."""
    wanted = [check for check in policy.gates.checks() if check.known in THREE_WAYS]
    return [_row(board, check, now) for check in wanted]


def _unmet(board: "Board", wanted: Iterable[GateCheck], now: datetime) -> list[CheckRow]:
    return [row for check in wanted if (row := _row(board, check, now)).state is State.UNMET]


def _row(board: "Board", check: GateCheck, now: datetime) -> CheckRow:
    since = board.incident.reopened_at if check.gate in _ANEW else None
    answered = board.gates.answered(check.key, since=since)
    found = met(board, check.known, now)
    if found is not None:
        return CheckRow(check=check, state=State.MET, met=found, answered=answered)
    due = due_of(board, check, answered)
    state = State.UNMET if due is None or due <= now else State.LATER
    if answered is not None and answered.answer in (Answer.TICKED, Answer.WAIVED):
        state = State.TICKED if answered.answer is Answer.TICKED else State.WAIVED
    return CheckRow(check=check, state=state, answered=answered, due=due)


def due_of(board: "Board", check: GateCheck, answered: Answered | None) -> datetime | None:
    """When a check that nothing answers must be decided; None: nobody set a time."""
    if answered is not None:
        return answered.until
    skipped = board.gates.alignment.skipped
    if check.gate is Gate.ALIGNMENT or check.known is Known.ALIGNED:
        return skipped.ask_again_at if skipped else None
    watch = board.incident.watch
    if watch is not None and check.known in THREE_WAYS:
        return watch.restored_at + THREE_WAYS_WITHIN
    return None
