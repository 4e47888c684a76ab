"""The temporary measures that are still in place, over all incidents, closed ones too (3-09). Reads, writes nothing."""

from datetime import datetime

import msgspec

from commander.board.incident import IncidentKind
from commander.board.one_name import as_listed
from commander.reading import Reading

_PRACTICE = (IncidentKind.DRILL, IncidentKind.TEST)


class InPlace(msgspec.Struct, frozen=True, kw_only=True):
    """One measure: of which incident, whose, since when."""

    stream: str
    short_id: str
    title: str
    closed: bool
    action: str
    text: str
    owner: str  # empty: nobody's
    since: datetime


def in_place(reading: Reading) -> list[InPlace]:
    """Every measure, the oldest first; of drills and tests none is one. Folds only incidents that ever had one."""
    found = []
    for stream in reading.streams_with_temporary():
        board = as_listed(reading.board(stream), reading.policy())
        incident = board.incident
        if incident.kind in _PRACTICE:
            continue
        found += [
            InPlace(
                stream=stream,
                short_id=incident.short_id,
                title=incident.title,
                closed=incident.closed,
                action=one.action,
                text=one.text,
                owner=one.owner,
                since=one.finished_at or one.started_at,
            )
            for one in board.actions.in_place()
        ]
    return sorted(found, key=lambda one: (one.since, one.action))
