"""Pure: an entry's text is taken out for good; that it was there, when and by whom, stays (engineering §4.2)."""

import msgspec

from commander.board.deliveries import SETTLED
from commander.board.erasure import EntryErased
from commander.board.messages import Messages
from commander.board.record import Fact
from commander.board.refusal import Because, Refused
from commander.board.summary import Summary
from commander.board.text import LINE_LIMIT, required


class EraseEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Take an entry's text out of this journal for good."""

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

    def bodies(self, entry: str) -> tuple[str, ...]:
        """Every record whose words go with those of the entry, each once."""
        all_of_it = (entry, *self.corrections, *self.live, *self.files, *self.turned, *self.asked)
        return tuple(dict.fromkeys(all_of_it))


def decide(messages: Messages, summary: Summary, command: EraseEntry, found: Erasable) -> list[Fact]:
    """What follows, or Refused: a live line that may still be posted is called off first."""
    reason = required(command.reason, limit=LINE_LIMIT, field="reason")
    rows = [messages.deliveries[key] for key in keys_of(summary, command.entry) if key in messages.deliveries]
    if any(row.state not in SETTLED for row in rows):
        raise Refused(Because.ERASED_STILL_OWED)
    event = EntryErased(
        entry=command.entry,
        bodies=found.bodies(command.entry),
        deliveries=tuple(row.key for row in rows),
        left=tuple(row.target for row in rows if row.ref is not None),
        messages=(found.message,) if found.message else (),
        drawn=found.drawn,
        reason=reason,
    )
    return [Fact(event=event, about=f"entry:{command.entry}")]


def decide_file(command: EraseEntry) -> list[Fact]:
    """What follows for one file whose entry stays, or Refused."""
    reason = required(command.reason, limit=LINE_LIMIT, field="reason")
    event = EntryErased(entry=command.entry, bodies=(command.entry,), reason=reason, is_file=True)
    return [Fact(event=event, about=f"attachment:{command.entry}")]


def keys_of(summary: Summary, entry: str) -> tuple[str, ...]:
    """The deliveries of an entry's live line."""
    return summary.lines.get(entry, ())
