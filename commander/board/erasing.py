"""Pure: an entry's or a signal's text is taken out for good; that it was there, when and by whom, stays (eng. §4.2)."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from commander.board.deliveries import SETTLED, Delivery
from commander.board.detection import DetectionStated
from commander.board.erasure import EntryErased, WordlessSignal
from commander.board.inquiries import InquiriesCounted
from commander.board.messages import Messages
from commander.board.record import Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.summary import Summary
from commander.board.text import LINE_LIMIT, required


class EraseEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Take the text of an entry, a signal or a question from Slack out of this journal for good."""

    incident: str
    entry: str
    reason: str


class Erasable(msgspec.Struct, frozen=True, kw_only=True):
    """What the journal has of an entry: its corrections, the record of its live line, and of each file on it."""

    corrections: tuple[str, ...]
    live: tuple[str, ...]
    files: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()  # the task, question or decision made of it says its words again
    message: str = ""  # of Slack, that it was taken from
    asked: tuple[str, ...] = ()  # the question that this message asked has the same words
    drawn: tuple[str, ...] = ()  # targets whose summaries said what was made of it
    showing: tuple[str, ...] = ()  # those whose newest text says it
    fading: tuple[str, ...] = ()  # those whose newest text doesn't, and has not arrived
    raised: tuple[str, ...] = ()  # signals that have the same words, and what their feed said of them by name
    signals: tuple[WordlessSignal, ...] = ()  # how these stand now
    named: tuple[str, ...] = ()  # incidents that one of them became, with its words as their title
    drafts: int = 0  # texts being typed that hold the words
    dropped: int = 0  # copies of dropped files that were removed
    kept: int = 0  # and those that could not be
    copies: tuple[Record, ...] = ()  # an inquiry counted, how it was found: with the same words
    standing: frozenset[str] = frozenset()  # those of them that nothing has replaced

    def bodies(self, entry: str) -> tuple[str, ...]:
        """Every record whose words go with those of the entry, each once."""
        hanging = (*self.corrections, *self.live, *self.files, *self.turned, *self.asked)
        copies = (one.id for one in self.copies)
        return tuple(dict.fromkeys((entry, *hanging, *self.raised, *copies)))


def decide(messages: Messages, summary: Summary, command: EraseEntry, found: Erasable) -> list[Fact]:
    """What follows, or Refused."""
    reason, rows = checked(messages, summary, command)
    event = EntryErased(
        entry=command.entry,
        bodies=found.bodies(command.entry),
        deliveries=tuple(row.key for row in rows),
        left=tuple(row.target for row in rows if row.ref is not None),
        messages=(found.message,) if found.message else (),
        drawn=found.drawn,
        showing=found.showing,
        fading=found.fading,
        reason=reason,
        signals=found.signals,
        named=found.named,
        dropped=found.dropped,
        kept=found.kept,
        drafts=found.drafts,
    )
    order = Fact(event=event, about=f"entry:{command.entry}")
    return [
        *(fact for one in found.copies if one.id in found.standing for fact in _without_words(one)),
        order,
    ]


def checked(messages: Messages, summary: Summary, command: EraseEntry) -> tuple[str, list[Delivery]]:
    """The reason and the deliveries of the live line, or Refused: one that may still be posted is called off first."""
    reason = required(command.reason, limit=LINE_LIMIT, field="reason")
    rows = [messages.deliveries[key] for key in keys_of(summary, command.entry) if key in messages.deliveries]
    if any(row.state not in SETTLED for row in rows):
        raise Refused(Because.ERASED_STILL_OWED)
    return reason, rows


def _without_words(record: Record) -> Iterator[Fact]:
    """What a copy said beside the words stays: a number, a time."""
    event = record.event
    if isinstance(event, InquiriesCounted):
        yield Fact(event=replace(event, wording=""), about=record.about, occurred=record.occurred)
    if isinstance(event, DetectionStated):
        bases = (record.id, *record.bases)
        yield Fact(event=replace(event, note=""), about=record.about, bases=bases, occurred=record.occurred)


def decide_file(command: EraseEntry) -> list[Fact]:
    """What follows for one file whose entry stays, or Refused."""
    reason = required(command.reason, limit=LINE_LIMIT, field="reason")
    event = EntryErased(entry=command.entry, bodies=(command.entry,), reason=reason, is_file=True)
    return [Fact(event=event, about=f"attachment:{command.entry}")]


def keys_of(summary: Summary, entry: str) -> tuple[str, ...]:
    """The deliveries of an entry's live line."""
    return summary.lines.get(entry, ())
