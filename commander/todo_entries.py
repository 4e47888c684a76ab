"""The follow-up entries of a timeline, to be taken as follow-ups (2-19, practice §1.4); on the caller's connection."""

import msgspec

from commander.board.timeline import EntryAdded, EntryCorrected, EntryKind
from commander.reading import Reading

_PAGE = 500


class TodoEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One of them: its record, and what it says now."""

    entry: str
    text: str


def todo_entries(reading: Reading, stream: str, taken: frozenset[str]) -> list[TodoEntry]:
    """Those that nobody took yet, as they were corrected; what was struck is none."""
    positions = [key[2] for key in reading.timeline_keys(stream, [EntryKind.FOLLOW_UP])]
    found = []
    for start in range(0, len(positions), _PAGE):
        for row in reading.timeline_rows(positions[start : start + _PAGE]):
            event, correction = row.record.event, row.correction.event if row.correction else None
            if not isinstance(event, EntryAdded) or row.record.id in taken:
                continue
            text = correction.text if isinstance(correction, EntryCorrected) else event.text
            if text:
                found.append(TodoEntry(entry=row.record.id, text=text))
    return found
