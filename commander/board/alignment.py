"""Pure: the alignment gate: a short stop, who was there, who decides, what is told and done, by whom (2-12)."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.audiences_hint import REACHES, Reach
from commander.board.heads import Field
from commander.board.moment import Moment, ahead
from commander.board.record import Event, Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required


class SystemPolicy(StrEnum):
    """What is done about the system first (practice §3)."""

    ROLLBACK = "rollback"
    FEATURE_OFF = "feature-off"
    HOTFIX = "hotfix"
    WAIT = "wait"


class Screen(StrEnum):
    """Whether regulators or partners must be told; not knowing yet is an answer, a blank is none."""

    NOT_NEEDED = "not-needed"
    NEEDED = "needed"
    UNKNOWN = "unknown"


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """One strand of the work, and its one owner."""

    name: str
    owner: str


class AlignmentHeld(Event, frozen=True, kw_only=True):
    """Everybody stopped for a moment and agreed; one record holds all of it."""

    KIND: ClassVar[str] = "alignment-held"
    attendees: tuple[str, ...]
    decision_maker: str
    customer_policy: Reach
    system_policy: SystemPolicy
    partners: Screen
    tracks: tuple[Track, ...]
    next_sync: Instant
    partners_note: str = ""
    note: str = ""
    decision: str = ""  # what was decided stands among the decisions, under this id


class AlignmentSkipped(Event, frozen=True, kw_only=True):
    """The commander went on without it, and said why and when it is asked again."""

    KIND: ClassVar[str] = "alignment-skipped"
    reason: str
    ask_again_at: Instant


class HoldAlignment(msgspec.Struct, frozen=True, kw_only=True):
    """Record what was agreed; said again, it replaces what stood."""

    incident: str
    attendees: tuple[str, ...]
    decision_maker: str
    customer_policy: str
    system_policy: str
    partners: str
    tracks: tuple[Track, ...]
    next_sync: datetime
    partners_note: str = ""
    note: str = ""
    decided: str = ""  # what was decided in a sentence, as the decisions show it; empty: the policies by name


class SkipAlignment(msgspec.Struct, frozen=True, kw_only=True):
    """Go on without it for now."""

    incident: str
    reason: str
    ask_again_at: datetime


AlignmentCommand = HoldAlignment | SkipAlignment


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """What was agreed, when, and who wrote it down."""

    said: AlignmentHeld
    at: datetime
    by: str


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """Why there was no stop yet, and when it is asked again."""

    reason: str
    ask_again_at: datetime
    by: str


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board: agreed, or put off; the newest stands."""

    field: Field[Agreed | Skipped] = Field()

    @property
    def agreed(self) -> Agreed | None:
        """What was agreed, also where it was put off at another desk: what was said aloud stands."""
        found = self.field.gravest(_weight)
        return found if isinstance(found, Agreed) else None

    @property
    def skipped(self) -> Skipped | None:
        """Put off; None once it was held."""
        found = self.field.gravest(_weight)
        return found if isinstance(found, Skipped) else None


def _weight(said: Agreed | Skipped) -> float:
    # The one that meets sooner is the graver; that it was put off counts only where nobody agreed on anything.
    return -said.said.next_sync.timestamp() if isinstance(said, Agreed) else float("-inf")


def decide(alignment: Alignment, command: AlignmentCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    bases = alignment.field.bases
    # One of two versions may be chosen when its time has passed, too.
    versions = [head.value for head in alignment.field.heads] if alignment.field.contested else []
    if isinstance(command, SkipAlignment):
        times = [one.ask_again_at for one in versions if isinstance(one, Skipped)]
        if alignment.agreed is not None and command.ask_again_at not in times:
            raise Refused(Because.ALIGNED_ALREADY)
        at = command.ask_again_at
        skipped = AlignmentSkipped(
            reason=required(command.reason, limit=LINE_LIMIT, field="reason"),
            ask_again_at=at if at in times else ahead(at, moment),
        )
        return [Fact(event=skipped, about="alignment", bases=bases)]
    syncs = [one.said.next_sync for one in versions if isinstance(one, Agreed)]
    sync = command.next_sync if command.next_sync in syncs else ahead(command.next_sync, moment)
    return [Fact(event=_held(command, sync), about="alignment", bases=bases)]


def _held(command: HoldAlignment, next_sync: datetime) -> AlignmentHeld:
    if command.customer_policy not in REACHES:
        raise Refused(Because.REACH_UNKNOWN, reach=command.customer_policy, reaches=", ".join(REACHES))
    for said, choices in ((command.system_policy, SystemPolicy), (command.partners, Screen)):
        if said not in tuple(choices):
            raise Refused(Because.CHOICE_UNKNOWN, choice=said, choices=", ".join(choices))
    attendees = tuple(name for one in command.attendees if (name := one.strip()))
    if not attendees:
        raise Refused(Because.ATTENDEES_NEEDED)
    if not command.tracks:
        raise Refused(Because.TRACKS_NEEDED)
    return AlignmentHeld(
        attendees=tuple(required(name, limit=LINE_LIMIT, field="person") for name in attendees),
        decision_maker=required(command.decision_maker, limit=LINE_LIMIT, field="decision-maker"),
        customer_policy=Reach(command.customer_policy),
        system_policy=SystemPolicy(command.system_policy),
        partners=Screen(command.partners),
        tracks=tuple(
            Track(
                name=required(track.name, limit=LINE_LIMIT, field="track"),
                owner=required(track.owner, limit=LINE_LIMIT, field="owner"),
            )
            for track in command.tracks
        ),
        next_sync=next_sync,
        partners_note=optional(command.partners_note, limit=LINE_LIMIT, field="note"),
        note=optional(command.note, limit=LINE_LIMIT, field="note"),
    )


def evolve(alignment: Alignment, record: Record) -> Alignment:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case AlignmentHeld():
            said: Agreed | Skipped = Agreed(said=event, at=record.occurred.instant, by=record.author)
        case AlignmentSkipped():
            said = Skipped(reason=event.reason, ask_again_at=event.ask_again_at, by=record.author)
        case _:
            return alignment
    return replace(alignment, field=alignment.field.put(record, said))
