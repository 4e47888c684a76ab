"""Pure: how well an incident was written down: entries an hour, added late, facts without a source, open questions."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from fractions import Fraction

import msgspec

from commander.board.board import Board
from commander.board.record import Record
from commander.board.timeline import EntryAdded, EntryKind

# Recorded this long after it happened, an entry was added later.
LATE = timedelta(minutes=10)


class LogQuality(msgspec.Struct, frozen=True, kw_only=True):
    """Of the log as a whole; nobody's own figure (practice §7.2)."""

    entries: int
    per_hour: Fraction | None
    late: Fraction | None  # the share that was added later
    facts: int
    without_source: int
    open_questions: int


def log_quality(board: Board, records: Iterable[Record], now: datetime) -> LogQuality:
    """From the records of the timeline, whatever their order; erased ones are entries no more."""
    entries = late = facts = bare = 0
    for record in records:
        event = record.event
        if not isinstance(event, EntryAdded):
            continue
        entries += 1
        late += record.recorded - record.occurred.instant > LATE
        if event.entry_kind is EntryKind.FACT:
            facts += 1
            bare += not event.source
    begin = board.incident.declared_at
    end = board.incident.restored_at or board.marks.closed_at or now
    minutes = (end - begin) // timedelta(minutes=1) if begin is not None else 0
    return LogQuality(
        entries=entries,
        per_hour=Fraction(entries * 60, minutes) if minutes > 0 else None,
        late=Fraction(late, entries) if entries else None,
        facts=facts,
        without_source=bare,
        open_questions=len(board.work.questions.open()),
    )
