"""Pure: which rows of a timeline are wanted: by kind, person, team, what is unanswered, when. Reads nothing."""

from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

from commander.board.asks import ASKING_KINDS, is_unanswered
from commander.board.board import Board
from commander.board.event_kinds import EVENTS
from commander.board.policy import Policy
from commander.board.record import Record
from commander.board.roles import TEAM_LEADS
from commander.board.timeline import EntryAdded, EntryKind
from commander.figures.milestone_rows import Milestones, milestones, milestones_of
from commander.wording.labels import Mark, mark_of
from commander.wording.line_texts import MARKS

# Where an event names somebody or a role; the read side looks for the same in the file.
PERSON_FIELDS: Final = ("person", "owner", "asked_to", "to", "by", "executor", "worker", "caller")
TEAM_FIELDS: Final = ("role", "team", "on")


class Sort(StrEnum):
    """What a condition is about."""

    KIND = "kind"
    PERSON = "person"
    TEAM = "team"
    UNANSWERED = "unanswered"
    MILESTONE = "milestone"


class Condition(msgspec.Struct, frozen=True):
    """One condition: `key` is a mark, a person, a team's role, or nothing."""

    sort: Sort
    key: str = ""


_MARK_OF: Final = {event.KIND: mark for event, mark in MARKS.items()}
UNANSWERED: Final = Condition(Sort.UNANSWERED)
MILESTONES: Final = Condition(Sort.MILESTONE)


class Narrowing(msgspec.Struct, frozen=True, kw_only=True):
    """Conditions together. Of one sort any may hold, persons and teams being one sort; of several, all of them."""

    conditions: tuple[Condition, ...] = ()
    since: datetime | None = None
    until: datetime | None = None

    @property
    def is_everything(self) -> bool:
        """Whether every row is wanted."""
        return not (self.conditions or self.since or self.until)

    def keys(self, sort: Sort) -> tuple[str, ...]:
        """What is asked for of one sort."""
        return tuple(one.key for one in self.conditions if one.sort is sort)

    def toggled(self, condition: Condition) -> "Narrowing":
        """With a condition more, or without it."""
        if condition in self.conditions:
            left = tuple(one for one in self.conditions if one != condition)
        else:
            left = (*self.conditions, condition)
        return msgspec.structs.replace(self, conditions=left)


def by_kind(*marks: Mark) -> Narrowing:
    """Only rows with one of these marks."""
    return Narrowing(conditions=tuple(Condition(Sort.KIND, mark) for mark in marks))


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A narrowing with the names filled in that this board knows; what doesn't narrow is None."""

    kinds: frozenset[str] | None = None
    people: frozenset[str] | None = None  # keys and names: who wrote it, who is named in it
    teams: frozenset[str] = frozenset()  # besides: rows that are about these roles
    unanswered: bool = False
    milestones: Milestones | None = None
    since: datetime | None = None
    until: datetime | None = None


def wanted(narrowing: Narrowing, board: Board, policy: Policy) -> Wanted:
    """What a narrowing means on this board."""
    marks, teams = narrowing.keys(Sort.KIND), narrowing.keys(Sort.TEAM)
    unanswered = UNANSWERED in narrowing.conditions
    kinds = kinds_of(frozenset(marks)) if marks else None
    if unanswered:
        kinds = ASKING_KINDS if kinds is None else kinds & ASKING_KINDS
    named = {*narrowing.keys(Sort.PERSON), *(one for team in teams for one in in_team(board, team))}
    people = frozenset(name for key in named for name in (key, policy.person_name(key)) if name)
    return Wanted(
        kinds=kinds,
        people=people if named or teams else None,
        teams=frozenset(teams),
        unanswered=unanswered,
        milestones=milestones(board, policy) if MILESTONES in narrowing.conditions else None,
        since=narrowing.since,
        until=narrowing.until,
    )


def admits(found: Wanted, record: Record, board: Board) -> bool:
    """Whether a row of the timeline is wanted. Whether it was struck is not known here."""
    if found.kinds is not None and kind_in_timeline(record) not in found.kinds:
        return False
    when = record.occurred.instant
    if (found.since is not None and when < found.since) or (found.until is not None and when > found.until):
        return False
    if found.people is not None and not _is_of(found, record):
        return False
    if found.milestones is not None and not milestones_of(record, found.milestones):
        return False
    return not found.unanswered or is_unanswered(record, board)


def kind_in_timeline(record: Record) -> str:
    """The kind that a row is looked for by: an entry's own, else the record's."""
    return str(getattr(record.event, "entry_kind", record.kind))


def kinds_of(marks: frozenset[str]) -> frozenset[str]:
    """The kinds of rows that bear one of these marks."""
    entries = (kind.value for kind in EntryKind if mark_of(kind) in marks)
    events = (event.KIND for event in EVENTS.values() if event is not EntryAdded)
    return frozenset((*entries, *(kind for kind in events if _MARK_OF.get(kind, Mark.STATUS) in marks)))


def in_team(board: Board, team: str) -> list[str]:
    """Who works in a team now, and who led it at any time."""
    field = board.roles.fields.get(team)
    led = [one.person for one in field.history() if one.person] if field else []
    return list(dict.fromkeys([*led, *board.teams.in_team(team)]))


def teams_of(board: Board) -> list[str]:
    """The teams that there are or were in this incident, in the order they are called."""
    asked = board.reports.fields
    return [team for team in TEAM_LEADS if in_team(board, team) or team in asked]


def _is_of(found: Wanted, record: Record) -> bool:
    people, event = found.people or frozenset(), record.event
    if record.author in people or record.on_behalf_of in people:
        return True
    if isinstance(event, EntryAdded):
        return event.source in people
    named = any(getattr(event, field, None) in people for field in PERSON_FIELDS)
    return named or any(getattr(event, field, None) in found.teams for field in TEAM_FIELDS)
