"""Whether the journal is what was written: every hash, every chain, every body, and the heads kept outside."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

import msgspec
from sqlite_utils import Database

from commander.journal.codec import Body, Header, header_from, header_hash
from commander.journal.head_file import HeadFile
from commander.journal.journal import HEAD_FILE, JOURNAL_FILE, connect

# A long cursor would keep a person's commit waiting (rollback journal): read in slices.
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
    """Verify a whole home folder's journal on a connection of its own; at most so many findings are listed."""
    db = connect(home / JOURNAL_FILE, writable=False)
    try:
        check = _Verification(db)
        for record_row in _rows(db):
            check.take(record_row)
            if len(check.findings) >= limit:
                break
        check.outside_heads(HeadFile(home / HEAD_FILE))
        return Verdict(records=check.count, erased=check.erased, findings=tuple(check.findings[:limit]))
    finally:
        db.close()


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

    def take(self, row: Row) -> None:
        position, record, stream, writer, epoch, seq, at, kind, raw, stored_hash, salt, content = row
        self.count += 1

        def found(flaw: Flaw) -> None:
            self.findings.append(Finding(flaw=flaw, record=record, stream=stream, position=position))

        try:
            header = header_from(raw)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            found(Flaw.HEADER_UNREADABLE)
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
        elif Body(salt=salt, content=content).commit() != header.body_commit:
            found(Flaw.BODY_CHANGED)

    def _check_chain(self, header: Header, digest: str, found: Callable[[Flaw], None]) -> None:
        chain = header.stream, header.writer
        epoch, seq, last = self._chains.get(chain, (header.epoch, 0, ""))
        expected = seq + 1 if epoch == header.epoch else 1
        if header.seq != expected:
            found(Flaw.SEQUENCE_BROKEN)
        elif header.prev != last:
            found(Flaw.CHAIN_BROKEN)
        self._chains[chain] = (header.epoch, header.seq, digest)

    def outside_heads(self, heads: HeadFile) -> None:
        for head in heads.all():
            row = self._db.execute(
                "SELECT hash FROM record WHERE stream = ? AND writer = ? AND epoch = ? AND seq = ?",
                [head.stream, head.writer, head.epoch, head.seq],
            ).fetchone()
            if row is None or row[0] != head.hash:
                flaw = Flaw.RECORD_MISSING
                record = f"{head.writer}/{head.epoch}/{head.seq}"
                self.findings.append(Finding(flaw=flaw, record=record, stream=head.stream, position=0))
