"""Pure: who is here, who only watches, who has left (2-05, 2-22): as they or anybody said, never guessed."""

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, required

MOST_AT_ONCE = 500


class Presence(StrEnum):
    """How somebody takes part."""

    HERE = "here"
    WATCHING = "watching"  # learns or follows; nobody waits for them
    LEFT = "left"


class PresenceSet(Event, frozen=True, kw_only=True):
    """Somebody said how this person takes part from now; the record's author says who."""

    KIND: ClassVar[str] = "presence-set"
    person: str
    presence: Presence

    @property
    @override
    def in_timeline(self) -> bool:
        return self.presence is not Presence.WATCHING  # a hundred onlookers are no hundred rows


class SetPresence(msgspec.Struct, frozen=True, kw_only=True):
    """Say of one person or of many how they take part."""

    incident: str
    persons: tuple[str, ...]
    presence: str
    guests: bool = False  # somebody who is in no directory is meant, and comes from outside


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """How somebody takes part, since when, by whose word."""

    presence: Presence
    at: datetime
    by: str


class Presences(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    fields: dict[str, Field[Sighting]] = {}

    def of(self, person: str) -> Sighting | None:
        """What was last said of somebody; None: nobody said anything."""
        field = self.fields.get(person)
        return field.latest() if field else None

    def count(self, presence: Presence) -> int:
        """How many take part so."""
        return sum(
            sighting.presence is presence for field in self.fields.values() if (sighting := field.latest())
        )


def decide(
    presences: Presences, command: SetPresence, is_known: Callable[[str], bool] = lambda person: True
) -> list[Fact]:
    """One fact a person, or Refused. is_known: whom the directory or this incident has as a person."""
    if command.presence not in tuple(Presence):
        raise Refused(Because.PRESENCE_UNKNOWN, presence=command.presence, presences=", ".join(Presence))
    if len(command.persons) > MOST_AT_ONCE:
        raise Refused(
            Because.TEXT_TOO_LONG, field="person", limit=str(MOST_AT_ONCE), length=str(len(command.persons))
        )
    named = _named(command.persons)
    if not named:
        raise Refused(Because.TEXT_EMPTY, field="person")
    presence = Presence(command.presence)
    unknown = [] if command.guests else [person for person in named if not is_known(person)]
    if unknown:
        # Any word would become a person, and stand in the roster for ever.
        raise Refused(Because.PERSON_UNLISTED, name="、".join(unknown))
    return [
        Fact(
            event=PresenceSet(person=person, presence=presence),
            about=f"presence:{person}",
            bases=field.bases if (field := presences.fields.get(person)) else (),
        )
        for person in named
    ]


def _named(persons: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(required(person, limit=LINE_LIMIT, field="person") for person in persons))


def evolve(presences: Presences, record: Record) -> Presences:
    """The slice after a record. Total."""
    event = record.event
    if not isinstance(event, PresenceSet):
        return presences
    sighting = Sighting(presence=event.presence, at=record.occurred.instant, by=record.author)
    field = presences.fields.get(event.person, Field[Sighting]()).put(record, sighting)
    return replace(presences, fields={**presences.fields, event.person: field})
