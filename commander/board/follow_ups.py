"""Pure: what is left to do: now or later, by whom, by when; taken also from the log's entries (2-19)."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.moment import Moment, ahead
from commander.board.one_person import check_one_person
from commander.board.policy import Policy
from commander.board.record import Event, Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.text import ENTRY_LIMIT, LINE_LIMIT, optional, required


class When(StrEnum):
    """BASE asks of each: 今やること or これからやること."""

    NOW = "now"
    LATER = "later"


class FollowUpEnd(StrEnum):
    """How it ended."""

    DONE = "done"
    NOT_DOING = "not-doing"


class FollowUpNoted(Event, frozen=True, kw_only=True):
    """Something is left to do."""

    KIND: ClassVar[str] = "follow-up-noted"
    follow_up: str
    text: str
    when: When = When.LATER
    owner: str = ""
    due: Instant | None = None
    entry: str = ""  # the entry of the timeline that it was taken from


class FollowUpPlanned(Event, frozen=True, kw_only=True):
    """Who does it, by when, now or later."""

    KIND: ClassVar[str] = "follow-up-planned"
    follow_up: str
    owner: str
    due: Instant | None = None
    when: When = When.LATER


class FollowUpEnded(Event, frozen=True, kw_only=True):
    """It is done, with what shows it; or it isn't done, and why."""

    KIND: ClassVar[str] = "follow-up-ended"
    follow_up: str
    end: FollowUpEnd
    reason: str


class NoteFollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """Note what is left to do."""

    incident: str
    text: str
    when: When = When.LATER
    owner: str = ""
    due: datetime | None = None
    entry: str = ""


class PlanFollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """Say who does it, by when, now or later."""

    incident: str
    follow_up: str
    owner: str
    due: datetime | None = None
    when: When = When.LATER


class EndFollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """Say that it is done and what shows it, or why it is not done."""

    incident: str
    follow_up: str
    end: FollowUpEnd
    reason: str


FollowUpCommand = NoteFollowUp | PlanFollowUp | EndFollowUp


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Who, by when, now or later."""

    owner: str
    due: datetime | None
    when: When


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """How it ended, and what shows it."""

    end: FollowUpEnd
    reason: str


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """One of them as it stands."""

    follow_up: str
    text: str
    entry: str
    plan_field: Field[Plan] = Field()
    ending_field: Field[Ending] = Field()

    @property
    def plan(self) -> Plan:
        """Who, by when; contested: the one due first."""
        found = self.plan_field.gravest(lambda plan: -plan.due.timestamp() if plan.due else float("-inf"))
        return found or Plan(owner="", due=None, when=When.LATER)

    @property
    def ending(self) -> Ending | None:
        """How it ended; None while it is left. Contested: not done, for somebody thinks so."""
        return self.ending_field.gravest(lambda ending: ending.end is FollowUpEnd.NOT_DOING)

    @property
    def contested(self) -> bool:
        """Two desks planned it differently; moot once it ended."""
        return self.ending is None and self.plan_field.contested


class FollowUps(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    by_id: dict[str, FollowUp] = {}
    entries: frozenset[str] = frozenset()  # the entries of the timeline that were taken

    def left(self) -> list[FollowUp]:
        """What is left: now before later, the one due first first."""
        return sorted((one for one in self.by_id.values() if one.ending is None), key=_order)


def _order(one: FollowUp) -> tuple[bool, bool, float]:
    plan = one.plan
    return plan.when is When.LATER, plan.due is None, plan.due.timestamp() if plan.due else 0.0


def decide(follow_ups: FollowUps, policy: Policy, command: FollowUpCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    if isinstance(command, NoteFollowUp):
        if command.entry and command.entry in follow_ups.entries:
            raise Refused(Because.ENTRY_TAKEN)
        check_one_person(policy, command.owner)
        noted = FollowUpNoted(
            follow_up=moment.fresh(),
            # One taken from the timeline is as long as an entry may be.
            text=required(command.text, limit=ENTRY_LIMIT, field="follow-up"),
            when=command.when,
            owner=optional(command.owner, limit=LINE_LIMIT, field="owner"),
            due=ahead(command.due, moment) if command.due else None,
            entry=optional(command.entry, limit=LINE_LIMIT, field="entry"),
        )
        return [Fact(event=noted, about=f"follow-up:{noted.follow_up}:plan")]
    found = follow_ups.by_id.get(command.follow_up)
    if found is None:
        raise Refused(Because.FOLLOW_UP_UNKNOWN)
    if found.ending is not None:
        raise Refused(Because.FOLLOW_UP_ENDED, follow_up=found.text)
    if isinstance(command, PlanFollowUp):
        check_one_person(policy, command.owner)
        planned = FollowUpPlanned(
            follow_up=found.follow_up,
            owner=required(command.owner, limit=LINE_LIMIT, field="owner"),
            due=_due(found, command.due, moment),
            when=command.when,
        )
        return [Fact(event=planned, about=f"follow-up:{found.follow_up}:plan", bases=found.plan_field.bases)]
    # Done without anything that shows it is how measures get lost (practice §8).
    reason = required(command.reason, limit=LINE_LIMIT, field="evidence")
    ended = FollowUpEnded(follow_up=found.follow_up, end=command.end, reason=reason)
    return [Fact(event=ended, about=f"follow-up:{found.follow_up}:end", bases=found.ending_field.bases)]


def _due(found: FollowUp, due: datetime | None, moment: Moment) -> datetime | None:
    """A time ahead. One of two that stand against each other can be chosen when it has passed, too."""
    standing = {head.value.due for head in found.plan_field.heads} if found.contested else set()
    return due if due is None or due in standing else ahead(due, moment)


def evolve(follow_ups: FollowUps, record: Record) -> FollowUps:
    """The slice after a record. Total."""
    event, entries = record.event, follow_ups.entries
    match event:
        case FollowUpNoted():
            plan = Plan(owner=event.owner, due=event.due, when=event.when)
            field = Field[Plan]().put(record, plan)
            found = FollowUp(follow_up=event.follow_up, text=event.text, entry=event.entry, plan_field=field)
            entries = entries | {event.entry} if event.entry else entries
        case FollowUpPlanned() if event.follow_up in follow_ups.by_id:
            found = follow_ups.by_id[event.follow_up]
            plan = Plan(owner=event.owner, due=event.due, when=event.when)
            found = replace(found, plan_field=found.plan_field.put(record, plan))
        case FollowUpEnded() if event.follow_up in follow_ups.by_id:
            found = follow_ups.by_id[event.follow_up]
            ending = Ending(end=event.end, reason=event.reason)
            found = replace(found, ending_field=found.ending_field.put(record, ending))
        case _:
            return follow_ups
    return replace(follow_ups, by_id={**follow_ups.by_id, event.follow_up: found}, entries=entries)
