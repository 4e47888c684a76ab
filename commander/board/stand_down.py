"""Pure: the team stood down, by name; what waits for a working day, whose it is, what calls everybody back (4-14)."""

from datetime import datetime
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.moment import Moment, ahead
from commander.board.record import Event, Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required


class TeamStoodDown(Event, frozen=True, kw_only=True):
    """The commander released these people; somebody goes on watching, and knows what calls them back."""

    KIND: ClassVar[str] = "team-stood-down"
    released: tuple[str, ...]
    watch_owner: str
    watch_until: Instant
    recalled_if: str
    note: str = ""


class TeamRecalled(Event, frozen=True, kw_only=True):
    """It is not over: the team is wanted again."""

    KIND: ClassVar[str] = "team-recalled"
    reason: str


class WorkDeferred(Event, frozen=True, kw_only=True):
    """Something waits until a day, with its owner, and what would make it urgent before."""

    KIND: ClassVar[str] = "work-deferred"
    deferral: str
    text: str
    owner: str
    due: Instant
    urgent_if: str = ""


class DeferralMoved(Event, frozen=True, kw_only=True):
    """It waits until another day, or for somebody else."""

    KIND: ClassVar[str] = "deferral-moved"
    deferral: str
    owner: str
    due: Instant
    reason: str


class DeferralFinished(Event, frozen=True, kw_only=True):
    """It waits no longer: what became of it."""

    KIND: ClassVar[str] = "deferral-finished"
    deferral: str
    result: str


class StandDown(msgspec.Struct, frozen=True, kw_only=True):
    """Release these people by name; who watches until when, and what calls them back, is named."""

    incident: str
    released: tuple[str, ...]
    recalled_if: str
    watch_owner: str = ""  # the owner of the watch after recovery, where there is one
    watch_until: datetime | None = None
    note: str = ""


class RecallTeam(msgspec.Struct, frozen=True, kw_only=True):
    """Take the standing down back."""

    incident: str
    reason: str


class Defer(msgspec.Struct, frozen=True, kw_only=True):
    """Leave something until a day; the day is said, never guessed here."""

    incident: str
    text: str
    owner: str
    due: datetime
    urgent_if: str = ""


class MoveDeferral(msgspec.Struct, frozen=True, kw_only=True):
    """Another day, or another owner, with the reason."""

    incident: str
    deferral: str
    due: datetime
    reason: str
    owner: str = ""


class FinishDeferral(msgspec.Struct, frozen=True, kw_only=True):
    """Say what became of it."""

    incident: str
    deferral: str
    result: str


StandDownCommand = StandDown | RecallTeam | Defer | MoveDeferral | FinishDeferral


class StoodDown(msgspec.Struct, frozen=True, kw_only=True):
    """Who was released when, who watches until when, what calls them back."""

    released: tuple[str, ...]
    watch_owner: str
    watch_until: datetime
    recalled_if: str
    at: datetime
    by: str


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """Until when something waits and for whom; done: what became of it."""

    owner: str
    due: datetime
    result: str = ""


class Deferral(msgspec.Struct, frozen=True, kw_only=True):
    """Something that waits."""

    deferral: str
    text: str
    urgent_if: str
    deferred_at: datetime
    field: Field[Waiting] = Field()

    @property
    def waiting(self) -> Waiting:
        """How it stands; while contested, open rather than done, and the earlier day."""
        found = self.field.gravest(lambda one: (0 if one.result else 1e12) - one.due.timestamp())
        return found or Waiting(owner="", due=self.deferred_at)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do it."""
        return not self.waiting.result


class Rest(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board: whether the team stood down, and what waits."""

    field: Field[StoodDown | str] = Field()  # or why it was called back
    deferrals: dict[str, Deferral] = {}

    @property
    def stood_down(self) -> StoodDown | None:
        """The team's release as it stands; while contested, called back is the graver."""
        found = self.field.gravest(lambda one: 0 if isinstance(one, StoodDown) else 1)
        return found if isinstance(found, StoodDown) else None

    def open_deferrals(self) -> list[Deferral]:
        """What still waits, the next one first."""
        waiting = [one for one in self.deferrals.values() if one.is_open]
        return sorted(waiting, key=lambda one: one.waiting.due)


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What standing down looks at besides: whether the impact is contained, and who watches already."""

    is_contained: bool
    watch_owner: str = ""
    watch_until: datetime | None = None


def decide(rest: Rest, ground: Ground, command: StandDownCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case StandDown():
            return [_stood_down(rest, ground, command, moment)]
        case RecallTeam():
            if rest.stood_down is None:
                raise Refused(Because.NOT_STOOD_DOWN)
            reason = required(command.reason, limit=LINE_LIMIT, field="reason")
            return [_fact(TeamRecalled(reason=reason), rest)]
        case Defer():
            deferral = moment.fresh()
            deferred = WorkDeferred(
                deferral=deferral,
                text=required(command.text, limit=LINE_LIMIT, field="leftover"),
                owner=required(command.owner, limit=LINE_LIMIT, field="owner"),
                due=ahead(command.due, moment),
                urgent_if=optional(command.urgent_if, limit=LINE_LIMIT, field="recall"),
            )
            return [Fact(event=deferred, about=f"deferral:{deferral}")]
        case MoveDeferral() | FinishDeferral():
            return [_changed(rest, command, moment)]


def _stood_down(rest: Rest, ground: Ground, command: StandDown, moment: Moment) -> Fact:
    if rest.stood_down is not None:
        raise Refused(Because.STOOD_DOWN_ALREADY)
    if not ground.is_contained:
        raise Refused(Because.NOT_CONTAINED)
    released = tuple(dict.fromkeys(name for one in command.released if (name := one.strip())))
    if not released:
        raise Refused(Because.RELEASED_NEEDED)
    owner = command.watch_owner or ground.watch_owner
    until = command.watch_until or ground.watch_until
    if until is None:
        raise Refused(Because.WATCH_NEEDED)
    event = TeamStoodDown(
        released=tuple(required(name, limit=LINE_LIMIT, field="person") for name in released),
        watch_owner=required(owner, limit=LINE_LIMIT, field="watch-owner"),
        watch_until=ahead(until, moment),
        recalled_if=required(command.recalled_if, limit=LINE_LIMIT, field="recall"),
        note=optional(command.note, limit=LINE_LIMIT, field="note"),
    )
    return _fact(event, rest)


def _changed(rest: Rest, command: MoveDeferral | FinishDeferral, moment: Moment) -> Fact:
    found = rest.deferrals.get(command.deferral)
    if found is None:
        raise Refused(Because.DEFERRAL_UNKNOWN, deferral=command.deferral)
    if not found.is_open and not found.field.contested:
        raise Refused(Because.DEFERRAL_DONE, result=found.waiting.result)
    if isinstance(command, FinishDeferral):
        result = required(command.result, limit=LINE_LIMIT, field="result")
        event: Event = DeferralFinished(deferral=found.deferral, result=result)
    else:
        event = DeferralMoved(
            deferral=found.deferral,
            owner=optional(command.owner, limit=LINE_LIMIT, field="owner") or found.waiting.owner,
            due=ahead(command.due, moment),
            reason=required(command.reason, limit=LINE_LIMIT, field="reason"),
        )
    return Fact(event=event, about=f"deferral:{found.deferral}", bases=found.field.bases)


def evolve(rest: Rest, record: Record) -> Rest:
    """The slice after a record. Total: what was deferred elsewhere and is not here yet is left as it is."""
    event = record.event
    match event:
        case TeamStoodDown():
            down = StoodDown(
                released=event.released,
                watch_owner=event.watch_owner,
                watch_until=event.watch_until,
                recalled_if=event.recalled_if,
                at=record.occurred.instant,
                by=record.author,
            )
            return replace(rest, field=rest.field.put(record, down))
        case TeamRecalled():
            return replace(rest, field=rest.field.put(record, event.reason))
        case WorkDeferred():
            new = Deferral(
                deferral=event.deferral,
                text=event.text,
                urgent_if=event.urgent_if,
                deferred_at=record.occurred.instant,
            )
            return _put(rest, record, new, Waiting(owner=event.owner, due=event.due))
        case DeferralMoved() | DeferralFinished():
            found = rest.deferrals.get(event.deferral)
            if found is None:
                return rest
            if isinstance(event, DeferralMoved):
                return _put(rest, record, found, Waiting(owner=event.owner, due=event.due))
            was = found.waiting
            return _put(
                rest, record, found, Waiting(owner=was.owner, due=was.due, result=event.result or "-")
            )
        case _:
            return rest


def _put(rest: Rest, record: Record, deferral: Deferral, waiting: Waiting) -> Rest:
    kept = replace(deferral, field=deferral.field.put(record, waiting))
    return replace(rest, deferrals={**rest.deferrals, deferral.deferral: kept})


def _fact(event: Event, rest: Rest) -> Fact:
    return Fact(event=event, about="stand-down", bases=rest.field.bases)
