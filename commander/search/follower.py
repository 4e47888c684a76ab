"""Takes the journal's records into the index, in order, with a read connection of its own."""

import time
from collections.abc import Callable
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from commander.board.board import fold_policy
from commander.board.erasure import EntryErased
from commander.board.policy import Policy
from commander.board.record import ORGANISATION, Record
from commander.board.restricted import is_restricted
from commander.journal.connection import connect
from commander.journal.faults import sound
from commander.journal.journal import JOURNAL_FILE
from commander.journal.rows import organisation_records, records_after
from commander.search.fault import Unsound
from commander.search.index import Cursor, Document, Index
from commander.search.said import document_of

_RECORDS_A_STEP: Final = 200
_RECORDS_A_BREATH: Final = 8
_AUDITED_A_STEP: Final = 2_000
_AUDIT_EACH_S: Final = 600.0


class Follower:
    """Belongs to the thread that made it. Raises JournalFault for the journal, SearchFault or Unsound for the index.

    Every step is one transaction of search.db: killed in it, the next one begins where the last one ended.
    """

    def __init__(self, home: Path, index: Index) -> None:
        self._db = connect(home / JOURNAL_FILE, writable=False)
        self._index = index
        self._policy: Policy | None = None
        self._zone: tzinfo = UTC
        self._audited = 0
        self._audit_at = time.monotonic() + _AUDIT_EACH_S
        self.followed = 0
        self.newest = 0
        try:
            self._check()
        except BaseException:
            self._db.close()
            raise

    def close(self) -> None:
        """Close the connection to the journal; the index is its maker's."""
        self._db.close()

    def step(self, breathe: Callable[[], None]) -> bool:
        """Take in the next records, or take out what was erased; whether more waits."""
        cursor = self._check()
        with sound(self._db):
            records = records_after(self._db, cursor.position, _RECORDS_A_STEP)
        if not records:
            return self._audit() or self._index.wipe()
        after = Cursor(records[-1].position, records[-1].id)
        self._index.add(self._documents(records, breathe), cursor, after)
        self._drop_erased(records)
        self.followed = after.position
        self.newest = max(self.newest, self.followed)
        return True

    def _check(self) -> Cursor:
        """Where it stands; Unsound when the journal has another record there: an older copy was put in its place."""
        cursor = self._index.cursor
        with sound(self._db):
            newest = self._db.execute("SELECT coalesce(max(position), 0) FROM record").fetchone()[0]
            there = self._db.execute("SELECT id FROM record WHERE position = ?", [cursor.position]).fetchone()
        if cursor.position and (there is None or there[0] != cursor.record):
            raise Unsound("another journal")
        self.followed, self.newest = cursor.position, int(newest)
        return cursor

    def _documents(self, records: list[Record], breathe: Callable[[], None]) -> list[Document]:
        found: list[Document] = []
        for start in range(0, len(records), _RECORDS_A_BREATH):
            for record in records[start : start + _RECORDS_A_BREATH]:
                if record.stream == ORGANISATION:
                    self._policy = None  # people may be called otherwise from here on
                    continue
                if is_restricted(record.stream):
                    continue  # its words are found by nobody; who may read it reads it there (2-10)
                one = document_of(record, self._known_policy(), self._zone)
                if one is not None:
                    found.append(one)
            breathe()
        return found

    def _drop_erased(self, records: list[Record]) -> None:
        """What an order to erase names goes out of the index with it, not only at the next look around."""
        erased = [body for one in records if isinstance(one.event, EntryErased) for body in one.event.bodies]
        for start in range(0, len(erased), _RECORDS_A_STEP):
            page = erased[start : start + _RECORDS_A_STEP]
            marks = ", ".join("?" for _ in page)
            with sound(self._db):
                rows = self._db.execute(f"SELECT position FROM record WHERE id IN ({marks})", page).fetchall()
            self._index.drop([int(row[0]) for row in rows])

    def _known_policy(self) -> Policy:
        if self._policy is None:
            self._policy = fold_policy(organisation_records(self._db))
            self._zone = _zone(self._policy.service.time_zone)
        return self._policy

    def _audit(self) -> bool:
        """Look from time to time for bodies that were erased after they were taken in; whether more is to be seen."""
        if self._audited >= self.followed:
            if time.monotonic() < self._audit_at:
                return False
            self.audit_again()
        until = min(self._audited + _AUDITED_A_STEP, self.followed)
        with sound(self._db):
            rows = self._db.execute(
                "SELECT record.position FROM record LEFT JOIN body USING (position) "
                "WHERE record.position > ? AND record.position <= ? AND body.position IS NULL",
                [self._audited, until],
            ).fetchall()
        erased = [int(row[0]) for row in rows]
        if erased:
            self._index.drop(erased)
        self._audited = until
        return True

    def audit_again(self) -> None:
        """Somebody met an erased body, or it is time: look for all that are gone."""
        self._audited, self._audit_at = 0, time.monotonic() + _AUDIT_EACH_S


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC
