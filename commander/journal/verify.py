"""Whether the journal is what was written: every hash, chain and body, what is derived, the heads kept outside."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

import msgspec
from sqlite_utils import Database

from commander.board.board import fold
from commander.board.record import ORGANISATION, Unknown
from commander.board.timeline import EntryCorrected
from commander.journal.codec import Body, Header, header_from, header_hash, record_from
from commander.journal.connection import connect, copy_to
from commander.journal.faults import JournalFault, sound
from commander.journal.head_file import ChainHead, HeadFile
from commander.journal.journal import HEAD_FILE, JOURNAL_FILE, timeline_row
from commander.journal.rows import state_records
from commander.journal.seal import seal_of
from commander.journal.summary import IncidentSummary, summary_of

_SLICE = 500


class Flaw(StrEnum):
    """What is wrong with a record or a chain."""

    HEADER_UNREADABLE = "header-unreadable"
    HASH_WRONG = "hash-wrong"
    COLUMN_WRONG = "column-wrong"
    SEQUENCE_BROKEN = "sequence-broken"
    CHAIN_BROKEN = "chain-broken"
    BODY_CHANGED = "body-changed"
    RECORD_MISSING = "record-missing"
    ROW_WRONG = "row-wrong"
    FILE_DAMAGED = "file-damaged"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One flaw, and where it is."""

    flaw: Flaw
    record: str
    stream: str
    position: int


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a verification found."""

    records: int
    erased: int
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Nothing is wrong."""
        return not self.findings


def verify(home: Path, limit: int = 1000) -> Verdict:
    """Verify a home folder's journal; at most so many findings are listed. Raises JournalFault when it can't be read.

    The work is done on a copy: whoever writes is not kept waiting, and SQLite's own check may take its time.
    """
    # Read before the copy is made: a head that is newer than the copy would be missing from it.
    heads = HeadFile(home / HEAD_FILE).all()
    with _copy(home) as db, sound(db):
        check = _Verification(db)
        check.file()
        for record_row in _rows(db):
            check.take(record_row)
            if len(check.findings) >= limit:
                break
        else:
            check.derived()
        check.outside_heads(heads)
        return Verdict(records=check.count, erased=check.erased, findings=tuple(check.findings[:limit]))


@contextmanager
def _copy(home: Path) -> Iterator[Database]:
    """A copy of the journal to read; the journal itself where nobody can write anyway."""
    if not os.access(home, os.W_OK):
        db = connect(home / JOURNAL_FILE, writable=False)
        try:
            yield db
        finally:
            db.close()
        return
    # Named as files.sweep_temporaries expects it, should we be killed meanwhile.
    copy = home / f".{JOURNAL_FILE}.{secrets.token_hex(8)}.part"
    live = connect(home / JOURNAL_FILE, writable=False)
    try:
        with sound(live):
            copy_to(live, copy, durable=False)
        db = connect(copy, writable=False)
        try:
            yield db
        except JournalFault as fault:
            raise JournalFault(fault.wrong, home / JOURNAL_FILE, fault.detail) from fault
        finally:
            db.close()
    finally:
        live.close()
        copy.unlink(missing_ok=True)


Row = tuple[int, str, str, str, int, int, str, str, bytes, str, bytes | None, bytes | None]


def _rows(db: Database) -> Iterator[Row]:
    position = 0
    while True:
        rows: list[Row] = db.execute(
            "SELECT record.position, id, stream, writer, epoch, seq, at, kind, header, hash, salt, content "
            "FROM record LEFT JOIN body USING (position) WHERE record.position > ? "
            "ORDER BY record.position LIMIT ?",
            [position, _SLICE],
        ).fetchall()
        if not rows:
            return
        yield from rows
        position = rows[-1][0]


class _Verification:
    def __init__(self, db: Database) -> None:
        self._db = db
        self.count = 0
        self.erased = 0
        self.findings: list[Finding] = []
        # (stream, writer) -> epoch, seq, hash of the last record met
        self._chains: dict[tuple[str, str], tuple[int, int, str]] = {}
        self._unreadable: set[str] = set()  # streams that can't be folded

    def file(self) -> None:
        """Damage that no record shows: an index that leaves rows out, a page in two places."""
        found = self._db.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            self._found(Flaw.FILE_DAMAGED, record=str(found)[:200])

    def take(self, row: Row) -> None:
        position, record, stream, writer, epoch, seq, at, kind, raw, stored_hash, salt, content = row
        self.count += 1

        def found(flaw: Flaw) -> None:
            self.findings.append(Finding(flaw=flaw, record=record, stream=stream, position=position))

        try:
            header = header_from(raw)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            found(Flaw.HEADER_UNREADABLE)
            self._unreadable.add(stream)
            return
        digest = header_hash(raw)
        if digest != stored_hash:
            found(Flaw.HASH_WRONG)
        columns = (record, stream, writer, epoch, seq, at, kind)
        if columns != (
            header.id,
            header.stream,
            header.writer,
            header.epoch,
            header.seq,
            header.at,
            header.kind,
        ):
            found(Flaw.COLUMN_WRONG)
        self._check_chain(header, digest, found)
        if content is None or salt is None:
            self.erased += 1
            found(Flaw.BODY_CHANGED)
        elif Body(salt=salt, content=content).commit() != header.body_commit:
            found(Flaw.BODY_CHANGED)
        elif not self._is_indexed(position, raw, content):
            found(Flaw.ROW_WRONG)

    def _check_chain(self, header: Header, digest: str, found: Callable[[Flaw], None]) -> None:
        chain = header.stream, header.writer
        epoch, seq, last = self._chains.get(chain, (header.epoch, 0, ""))
        expected = seq + 1 if epoch == header.epoch else 1
        if header.seq != expected:
            found(Flaw.SEQUENCE_BROKEN)
        elif header.prev != last:
            found(Flaw.CHAIN_BROKEN)
        self._chains[chain] = (header.epoch, header.seq, digest)

    def _is_indexed(self, position: int, raw: bytes, content: bytes) -> bool:
        """Whether the timeline shows the record where and as what it should be shown."""
        record = record_from(position, raw, content)
        if isinstance(record.event, Unknown):
            return True  # how a newer program shows it is not ours to say
        if isinstance(record.event, EntryCorrected):
            row = self._db.execute("SELECT entry FROM correction WHERE position = ?", [position]).fetchone()
            if row is None or row[0] != record.event.entry:
                return False
        if not record.event.in_timeline:
            return True
        *key, kind = timeline_row(record)
        row = self._db.execute(
            "SELECT kind FROM timeline WHERE stream = ? AND occurred = ? AND at = ? AND position = ?", key
        ).fetchone()
        return row is not None and row[0] == kind

    def derived(self) -> None:
        """The list of incidents, the work list, and rows that stand for no record."""
        streams = self._db.execute(
            "SELECT DISTINCT stream FROM record WHERE stream != ?", [ORGANISATION]
        ).fetchall()
        columns = ", ".join(IncidentSummary.__struct_fields__)
        listed = {row[0]: row for row in self._db.execute(f"SELECT {columns} FROM incident").fetchall()}
        for (stream,) in streams:
            row = listed.pop(stream, None)
            if stream in self._unreadable:
                continue
            if row != msgspec.structs.astuple(summary_of(fold(stream, state_records(self._db, stream)))):
                self._found(Flaw.ROW_WRONG, record=stream, stream=stream)
        for stream in listed:
            self._found(Flaw.ROW_WRONG, record=str(stream), stream=str(stream))
        owed = self._db.execute("SELECT * FROM debt")
        names = [column[0] for column in owed.description]
        for row in owed.fetchall():
            debt = dict(zip(names, row, strict=True))
            if debt.get("seal") != seal_of(debt):
                self._found(
                    Flaw.ROW_WRONG, record=f"debt/{debt.get('key')}", stream=str(debt.get("incident"))
                )
        for table in ("timeline", "correction", "body"):
            stray = self._db.execute(
                f"SELECT position FROM {table} WHERE position NOT IN (SELECT position FROM record) LIMIT 1"
            ).fetchone()
            if stray is not None:
                self._found(Flaw.ROW_WRONG, record=f"{table}/{stray[0]}")

    def outside_heads(self, heads: list[ChainHead]) -> None:
        """The newest link of each chain as it was noted outside the file."""
        for head in heads:
            row = self._db.execute(
                "SELECT hash FROM record WHERE stream = ? AND writer = ? AND epoch = ? AND seq = ?",
                [head.stream, head.writer, head.epoch, head.seq],
            ).fetchone()
            if row is None or row[0] != head.hash:
                record = f"{head.writer}/{head.epoch}/{head.seq}"
                self._found(Flaw.RECORD_MISSING, record=record, stream=head.stream)

    def _found(self, flaw: Flaw, *, record: str, stream: str = "") -> None:
        self.findings.append(Finding(flaw=flaw, record=record, stream=stream, position=0))
