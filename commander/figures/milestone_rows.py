"""Pure: on which rows of a timeline the milestones of practice §7.2 stand, set by a person or filled by the board."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

import msgspec

from commander.board.actions import ActionFinished
from commander.board.board import Board
from commander.board.deliveries import DeliveryDecided, DeliverySettled
from commander.board.detection import DetectionStated
from commander.board.impact import ImpactStated
from commander.board.impact_windows import ImpactWindowSet
from commander.board.incident import (
    ImpactStartSet,
    IncidentClosed,
    IncidentDeclared,
    IncidentRestored,
    PhaseEntered,
)
from commander.board.message import BroadcastOrdered
from commander.board.milestones import Milestone, MilestoneCorrected
from commander.board.policy import Policy
from commander.board.record import Event, Occurred, Record
from commander.board.roles import COMMANDER, RoleAccepted, RoleAssigned
from commander.board.signals import SignalRaised
from commander.board.summary import LiveLineOrdered
from commander.figures.timestamps import stamps

# What a row must be for the board's own time to stand on it; first_human is whatever a person did first.
_FITTING: Final[Mapping[Milestone, tuple[type[Event], ...]]] = {
    Milestone.START: (ImpactStartSet, IncidentDeclared),
    Milestone.DETECT: (DetectionStated, SignalRaised, IncidentDeclared),
    Milestone.DECLARE: (IncidentDeclared,),
    Milestone.COMMAND: (RoleAssigned, RoleAccepted),
    Milestone.FIRST_INTERNAL: (BroadcastOrdered, LiveLineOrdered),
    Milestone.FIRST_PUBLIC: (DeliverySettled, DeliveryDecided),
    Milestone.SCOPE: (ImpactStated,),
    Milestone.GATE_2: (PhaseEntered,),
    Milestone.MITIGATED: (ActionFinished, ImpactWindowSet, IncidentRestored),
    Milestone.RESTORED: (IncidentRestored,),
    Milestone.RESOLVED: (BroadcastOrdered,),
    Milestone.CLOSED: (IncidentClosed,),
}


class Milestones(msgspec.Struct, frozen=True, kw_only=True):
    """Where they stand: on a row by its id, on the correction that set one, or at the board's own time."""

    on_row: Mapping[str, tuple[Milestone, ...]] = {}
    corrected: Mapping[Milestone, datetime] = {}  # with no row: when it was corrected
    at: Mapping[Milestone, datetime] = {}
    public: frozenset[str] = frozenset()  # the deliveries that customers read


def milestones(board: Board, policy: Policy) -> Milestones:
    """The milestones of a board as they stand."""
    on_row: dict[str, tuple[Milestone, ...]] = {}
    corrected: dict[Milestone, datetime] = {}
    at: dict[Milestone, datetime] = {}
    for stamp in stamps(board, policy):
        said = stamp.correction
        if said is not None and said.entry:
            on_row[said.entry] = (*on_row.get(said.entry, ()), stamp.milestone)
        elif said is not None:
            corrected[stamp.milestone] = said.at
        elif stamp.told is not None:
            at[stamp.milestone] = stamp.told
    return Milestones(on_row=on_row, corrected=corrected, at=at, public=board.messages.public_keys)


def milestones_of(record: Record, found: Milestones) -> tuple[Milestone, ...]:
    """The milestones that stand on a row, in the order in which they usually come."""
    there = {*found.on_row.get(record.id, ()), *_by_the_board(record, found)}
    return tuple(one for one in Milestone if one in there) if there else ()


def _by_the_board(record: Record, found: Milestones) -> Iterator[Milestone]:
    event = record.event
    if isinstance(event, MilestoneCorrected):
        if found.corrected.get(event.milestone) == record.occurred.instant:
            yield event.milestone
        return
    for milestone, at in found.at.items():
        fitting = _FITTING.get(milestone)
        if fitting is None or not isinstance(event, fitting):
            continue
        if isinstance(event, RoleAssigned | RoleAccepted) and event.role != COMMANDER:
            continue
        if isinstance(event, DeliverySettled | DeliveryDecided) and event.key not in found.public:
            continue
        if isinstance(event, BroadcastOrdered) and event.public is not (milestone is Milestone.RESOLVED):
            continue  # our own people are told in the same moment as customers
        if record.occurred.instant == at or _says(event, at):
            yield milestone


def _says(event: Event, at: datetime) -> bool:
    """Whether an event names a time itself: when the impact began, when a window ended."""
    values = (getattr(event, name) for name in event.__struct_fields__)
    return any(
        one == at if isinstance(one, datetime) else isinstance(one, Occurred) and one.instant == at
        for one in values
    )
