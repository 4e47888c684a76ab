"""Rows of the list of incidents that an older release wrote and this one derives otherwise; mended a few at a time."""

import logging
from time import monotonic
from typing import Final

from sqlite_utils import Database

from commander.board.board import fold
from commander.journal.faults import JournalFault, sound
from commander.journal.journal import Journal
from commander.journal.rows import state_records
from commander.journal.summary import summary_of

_log = logging.getLogger(__name__)
_SLICE_S: Final = 0.05  # whoever writes meanwhile waits no longer than for a slow disk


def outdated(db: Database) -> set[str]:
    """The streams whose row says of the next update what an older release said."""
    if not db.table("outdated").exists():
        # As the migration will mark them: a file may be looked over before this release has opened it.
        return {row[0] for row in db.execute("SELECT stream FROM incident WHERE closed = 1").fetchall()}
    return {row[0] for row in db.execute("SELECT stream FROM outdated").fetchall()}


def bring_up(journal: Journal) -> int:
    """Write some of these rows as this release has them, the newest first; how many, 0 when none is left.

    Raises Refused for a full disk or a locked file: they stay marked, and the next one to open the journal goes on.
    """
    if journal.read_only or not _some(journal):
        return 0
    mended = 0
    with journal.write():
        until = monotonic() + _SLICE_S
        while monotonic() < until and (stream := _newest(journal)) is not None:
            _write_anew(journal, stream)
            journal.db.execute("DELETE FROM outdated WHERE stream = ?", [stream])
            mended += 1
    return mended


def _write_anew(journal: Journal, stream: str) -> None:
    try:
        records = state_records(journal.db, stream)
    except JournalFault as fault:
        _log.warning("a row of the list stays as it is: %s", fault)  # verify names what is damaged
    else:
        journal.summarise(summary_of(fold(stream, records)))


def _some(journal: Journal) -> bool:
    with sound(journal.db):
        return journal.db.execute("SELECT 1 FROM outdated LIMIT 1").fetchone() is not None


def _newest(journal: Journal) -> str | None:
    row = journal.db.execute("SELECT stream FROM outdated ORDER BY stream DESC LIMIT 1").fetchone()
    return str(row[0]) if row else None
