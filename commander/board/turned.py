"""Pure: what became of an entry: a task, a question, a decision made from it, each by its record (issue 6)."""

import msgspec

from commander.board.actions import ActionStarted, StartAction
from commander.board.decision_records import DecisionMade, MakeDecision
from commander.board.erasure import EntryErased
from commander.board.questions import AskQuestion, QuestionAsked
from commander.board.record import Record

# Those that may be made from an entry; they name it.
TURNING = (StartAction, AskQuestion, MakeDecision)


class Became(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that an entry became: the kind of its record, its own id, the record itself."""

    kind: str
    key: str
    record: str


class Turned(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    by_entry: dict[str, tuple[Became, ...]] = {}

    def records(self, entry: str) -> tuple[str, ...]:
        """The records that hold the words of an entry again."""
        return tuple(one.record for one in self.by_entry.get(entry, ()))


def entry_of(record: Record) -> str:
    """The entry that a record was made from; empty: none."""
    event = record.event
    return event.entry if isinstance(event, ActionStarted | QuestionAsked | DecisionMade) else ""


def takes_along(record: Record) -> bool:
    """Whether a record takes words out of others that are folded: the board is then folded anew, without them.

    Any order to erase may: what was made of an entry, how the incident was found, a count, another order's signal.
    """
    return isinstance(record.event, EntryErased)


def evolve(turned: Turned, record: Record) -> Turned:
    """The slice after a record. Total."""
    entry = entry_of(record)
    if not entry:
        return turned
    became = Became(kind=record.event.KIND, key=_key(record), record=record.id)
    return Turned(by_entry={**turned.by_entry, entry: (*turned.by_entry.get(entry, ()), became)})


def _key(record: Record) -> str:
    match record.event:
        case ActionStarted() as started:
            return started.action
        case QuestionAsked() as asked:
            return asked.question
        case DecisionMade() as made:
            return made.decision
        case _:
            return ""
