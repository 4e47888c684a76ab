"""Pure: entries and their corrections (practice §1.4). Entries are rows of the journal, not folded."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar, Final

import msgspec

from commander.board.moment import Moment, happened
from commander.board.record import Event, Fact, Occurred
from commander.board.refusal import Because, Refused
from commander.board.slack_place import SlackChange, SlackPlace
from commander.board.text import ENTRY_LIMIT, optional, required


class EntryKind(StrEnum):
    """What an entry is (practice §1.4)."""

    FACT = "fact"
    HYPOTHESIS = "hypothesis"
    DECISION = "decision"
    ACTION = "action"
    QUESTION = "question"
    COMMUNICATION = "communication"
    PEOPLE = "people"
    FOLLOW_UP = "follow-up"
    GOOD_MOVE = "good-move"
    STATUS = "status"


class EntryAdded(Event, frozen=True, kw_only=True):
    """Somebody wrote something down."""

    KIND: ClassVar[str] = "entry-added"
    text: str
    entry_kind: EntryKind = EntryKind.FACT
    source: str = ""
    heard: SlackPlace | None = None  # the message of Slack that it stands for


class EntryCorrected(Event, frozen=True, kw_only=True):
    """An entry stands corrected, or struck when the text is empty; the original stays visible beside it."""

    KIND: ClassVar[str] = "entry-corrected"
    entry: str
    text: str
    reason: str = ""
    change: SlackChange | None = None  # it followed what became of the message in Slack


class AddEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Write an entry."""

    incident: str
    text: str
    entry_kind: str = EntryKind.FACT
    occurred: Occurred | None = None
    source: str = ""


class AddEntries(msgspec.Struct, frozen=True, kw_only=True):
    """Write many entries at once, all or none: what was pasted."""

    incident: str
    entries: tuple[AddEntry, ...]


class CorrectEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Correct an entry, or strike it with an empty text."""

    incident: str
    entry: str
    text: str
    reason: str = ""


class StrikeEntries(msgspec.Struct, frozen=True, kw_only=True):
    """Strike many entries at once, all or none: what was pasted by mistake. One that is struck already stays so."""

    incident: str
    entries: tuple[str, ...]
    reason: str = ""


TimelineCommand = AddEntry | AddEntries | CorrectEntry | StrikeEntries
_NONE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})


def decide(
    command: TimelineCommand, moment: Moment, corrected: Mapping[str, tuple[str, ...]] = _NONE
) -> list[Fact]:
    """What follows from a command, or Refused. corrected: the records that already correct an entry."""
    match command:
        case AddEntries():
            return [fact for entry in command.entries for fact in decide(entry, moment)]
        case AddEntry():
            if command.entry_kind not in tuple(EntryKind):
                raise Refused(Because.KIND_UNKNOWN, kind=command.entry_kind, kinds=", ".join(EntryKind))
            event = EntryAdded(
                text=required(command.text, limit=ENTRY_LIMIT, field="entry"),
                entry_kind=EntryKind(command.entry_kind),
                source=optional(command.source, limit=ENTRY_LIMIT, field="source"),
            )
            return [Fact(event=event, about="entry", occurred=happened(command.occurred, moment))]
        case CorrectEntry():
            correction = EntryCorrected(
                entry=command.entry,
                text=optional(command.text, limit=ENTRY_LIMIT, field="entry"),
                reason=optional(command.reason, limit=ENTRY_LIMIT, field="reason"),
            )
            bases = corrected.get(command.entry, ())
            return [Fact(event=correction, about=f"entry:{command.entry}", bases=bases)]
        case StrikeEntries():
            struck = [
                CorrectEntry(incident=command.incident, entry=entry, text="", reason=command.reason)
                for entry in dict.fromkeys(command.entries)
            ]
            return [fact for one in struck for fact in decide(one, moment, corrected)]
