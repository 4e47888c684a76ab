"""Which incident a new signal stands beside: restored and watched, then open, then closed a short while ago."""

from datetime import datetime, timedelta
from typing import Final

import msgspec
from sqlite_utils import Database

from commander.journal.faults import sound
from commander.journal.summary import IncidentSummary

# A recovery is remembered this long: a signal after the end is still its neighbour (practice §9, test e).
NEIGHBOUR_FOR: Final = timedelta(hours=24)
_MOST: Final = 200
_NO_OUTAGE: Final = "('drill', 'test', 'maintenance')"


def neighbours(db: Database, now: datetime) -> list[IncidentSummary]:
    """Every real incident that a signal of now may belong beside; the surest first.

    What is watched after a recovery comes first, for there a signal is new until a person says otherwise; then what
    is open; an incident that is over only where none of them is.
    """
    open_ones = _summaries(db, "closed = 0 ORDER BY declared_at DESC", [])
    watched = sorted((one for one in open_ones if one.restored_at), key=_restored_at, reverse=True)
    if open_ones:
        return [*watched, *(one for one in open_ones if not one.restored_at)]
    since = (now - NEIGHBOUR_FOR).isoformat()
    found = _summaries(db, "closed = 1 ORDER BY declared_at DESC", [])
    return [one for one in found if _restored_at(one) >= since][:1]


def _restored_at(one: IncidentSummary) -> str:
    return one.restored_at or one.declared_at


def _summaries(db: Database, where: str, values: list[object]) -> list[IncidentSummary]:
    names = IncidentSummary.__struct_fields__
    kinds = f"kind NOT IN {_NO_OUTAGE}"
    with sound(db):
        query = f"SELECT {', '.join(names)} FROM incident WHERE {kinds} AND {where} LIMIT {_MOST}"
        rows = db.execute(query, values).fetchall()
        return [msgspec.convert(dict(zip(names, row, strict=True)), IncidentSummary) for row in rows]
