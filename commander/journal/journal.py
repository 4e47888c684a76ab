"""The journal: the only writing connection. Appends facts as records, durable when write() ends."""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlite_utils import Database

from commander.board.moment import Moment
from commander.board.record import Event, Fact, Occurred, Record
from commander.board.timeline import EntryCorrected
from commander.clock import HybridClock, local_now, new_id, utc_now
from commander.files import private_folder, put_in_place, temporary_beside
from commander.journal.arrival import SealedRecord
from commander.journal.codec import Header, body_of, header_bytes, header_from, header_hash, record_from
from commander.journal.connection import connect, copy_to
from commander.journal.faults import JournalFault, Wrong, fault_for, refusal_for, sound
from commander.journal.head_file import ChainHead, HeadFile
from commander.journal.installation import Installation, begin_epoch, load_installation
from commander.journal.rows import records_after
from commander.journal.schema import APPLICATION_ID, SCHEMA_VERSION, migrate, stored_version
from commander.journal.summary import IncidentSummary
from commander.journal.timeline_rows import sortable

JOURNAL_FILE = "journal.db"
HEAD_FILE = "heads.log"
INCOMING_FILE = "journal.incoming"  # a backup on its way to the journal's place
# Steps from writer to writer through the index: a plain GROUP BY would read every record of the stream.
_OTHER_WRITERS = """
WITH RECURSIVE other(writer) AS (
    SELECT * FROM (SELECT writer FROM record WHERE stream = :stream ORDER BY writer LIMIT 1)
    UNION ALL
    SELECT (SELECT writer FROM record WHERE stream = :stream AND writer > other.writer ORDER BY writer LIMIT 1)
    FROM other WHERE other.writer IS NOT NULL
)
SELECT other.writer,
       (SELECT seq FROM record WHERE stream = :stream AND record.writer = other.writer
        ORDER BY epoch DESC, seq DESC LIMIT 1)
FROM other WHERE other.writer IS NOT NULL AND other.writer != :writer
"""


class Journal:
    """One home folder's journal, open for writing. Used from one thread; never shared.

    read_only says that the file is newer than this program, or on a medium that can't be written.
    set_back says that records known outside the file are missing from it: an old copy was put in its place.
    """

    def __init__(
        self,
        home: Path,
        *,
        recorded: Callable[[], datetime] = local_now,
        wall: Callable[[], datetime] = utc_now,
    ) -> None:
        private_folder(home)
        self.path = home / JOURNAL_FILE
        self._home = home
        self._recorded = recorded
        self.read_only = False
        self.db = self._open()
        self._head_file = HeadFile(home / HEAD_FILE)
        self._pending_heads: dict[tuple[str, str], ChainHead] = {}
        self._clock = HybridClock(wall)
        self.installation = self._installation()
        self.set_back = not self.read_only and self._is_set_back()
        if self.set_back:
            self.new_epoch()
        elif not self.read_only:
            self._head_file.compact()

    def close(self) -> None:
        """Close the file and the outside heads."""
        self._head_file.close()
        self.db.close()

    @contextmanager
    def write(self) -> Iterator[None]:
        """One transaction, begun immediately: what is read inside still holds when it is written.

        When this ends without an error, everything is on disk. Raises Refused for a full or failing
        disk and a locked file, JournalFault for a damaged one; then nothing was written.
        """
        try:
            self.db.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as error:
            raise refusal_for(error) or fault_for(error, self.path) from error
        kept = dict(self._pending_heads)
        try:
            yield
        except BaseException as error:
            self._take_back(kept)
            if isinstance(error, sqlite3.Error) and (refused := refusal_for(error)):
                raise refused from error
            raise
        self._commit(kept)
        self._keep_heads()

    def append(self, stream: str, facts: list[Fact], moment: Moment) -> list[Record]:
        """Make records of facts, inside write(). Their order is the order of the facts."""
        newest = self.db.execute("SELECT at FROM record ORDER BY at DESC LIMIT 1").fetchone()
        if newest is not None:
            # Another process may have written since: what it caused must sort after it.
            self._clock.see(newest[0])
        return [self._append_one(fact.stream or stream, fact, moment) for fact in facts]

    def adopt(self, sealed: SealedRecord) -> Record:
        """Take a record of another journal in, byte for byte, inside write(); whoever calls has looked it through."""
        header = header_from(sealed.header)
        return self._keep(header, sealed.header, sealed.hash, sealed.salt, sealed.content)

    def records_after(self, position: int, limit: int = 500) -> list[Record]:
        """Records in order of arrival, at most limit: what another process wrote beside us."""
        return records_after(self.db, position, limit)

    def data_version(self) -> int:
        """Changes when another connection commits; raises JournalFault while the file can't be asked."""
        with sound(self.db):
            return int(self.db.execute("PRAGMA data_version").fetchone()[0])

    def newest_position(self) -> int:
        """The position of the last record that arrived; 0 in an empty journal."""
        return int(self.db.execute("SELECT coalesce(max(position), 0) FROM record").fetchone()[0])

    def summarise(self, summary: IncidentSummary) -> None:
        """Keep the list of incidents up to date, inside write()."""
        row = msgspec.structs.asdict(summary)
        marks = ", ".join(f":{column}" for column in row)
        self.db.execute(f"INSERT OR REPLACE INTO incident ({', '.join(row)}) VALUES ({marks})", row)

    def new_epoch(self) -> None:
        """Write from now on as a new epoch: after a restore the old sequence must not be continued."""
        self.installation = begin_epoch(self._home, self.installation)
        self._head_file.replace(self.chain_heads())

    def chain_heads(self) -> list[ChainHead]:
        """The last record of every chain, from the file itself."""
        rows = self.db.execute(
            "SELECT stream, writer, epoch, seq, hash FROM record AS newest WHERE seq = "
            "(SELECT max(seq) FROM record WHERE stream = newest.stream AND writer = newest.writer "
            "AND epoch = newest.epoch)"
        ).fetchall()
        return [
            ChainHead(stream=row[0], writer=row[1], epoch=row[2], seq=row[3], hash=row[4]) for row in rows
        ]

    def _commit(self, kept: dict[tuple[str, str], ChainHead]) -> None:
        try:
            self.db.execute("COMMIT")
        except sqlite3.Error as error:
            written = self._pending_heads
            self._take_back(kept)
            # Heads that wait for their own file say nothing of this transaction.
            if not self._stands({key: head for key, head in written.items() if kept.get(key) != head}):
                raise refusal_for(error) or error from error
            self._pending_heads = written

    def _take_back(self, kept: dict[tuple[str, str], ChainHead]) -> None:
        self._pending_heads = kept
        if self.db.conn.in_transaction:
            self.db.execute("ROLLBACK")

    def _stands(self, written: dict[tuple[str, str], ChainHead]) -> bool:
        """Whether a commit that ended in an error is in the file all the same, and durable.

        The disk may fail after the point of no return. Refused, the same order would be given and sent twice;
        believed unseen, it could be lost: so it is looked up, and another commit must make it durable.
        """
        try:
            for head in written.values():
                if not self._has(head):
                    return False
            self.db.execute("BEGIN IMMEDIATE")
            self.db.execute("INSERT OR REPLACE INTO meta VALUES ('made-durable', ?)", [new_id()])
            self.db.execute("COMMIT")
        except sqlite3.Error:
            if self.db.conn.in_transaction:
                self.db.execute("ROLLBACK")
            return False
        return bool(written)

    def _keep_heads(self) -> None:
        # What is committed is recorded, whatever becomes of this second file: heads that can't be written now
        # go with the next batch, and an error here would make somebody type the same line again.
        with contextlib.suppress(OSError):
            if self._pending_heads:
                self._head_file.append(list(self._pending_heads.values()))
                self._pending_heads.clear()

    def _append_one(self, stream: str, fact: Fact, moment: Moment) -> Record:
        writer, epoch = self.installation.writer, self.installation.epoch
        last = self.db.execute(
            "SELECT epoch, seq, hash FROM record WHERE stream = ? AND writer = ? "
            "ORDER BY epoch DESC, seq DESC LIMIT 1",
            [stream, writer],
        ).fetchone()
        body = body_of(fact.event)
        header = Header(
            id=new_id(),
            stream=stream,
            writer=writer,
            epoch=epoch,
            seq=last[1] + 1 if last and last[0] == epoch else 1,
            prev=last[2] if last else "",
            seen=dict(self.db.execute(_OTHER_WRITERS, {"stream": stream, "writer": writer}).fetchall()),
            at=self._clock.tick(),
            recorded=self._recorded(),
            occurred=fact.occurred or Occurred(instant=moment.now, zone=moment.zone),
            author=moment.author,
            on_behalf_of=fact.on_behalf_of or moment.on_behalf_of,
            kind=fact.event.KIND,
            version=fact.event.VERSION,
            about=fact.about,
            bases=fact.bases,
            body_commit=body.commit(),
        )
        raw = header_bytes(header)
        return self._keep(header, raw, header_hash(raw), body.salt, body.content)

    def _keep(
        self, header: Header, raw: bytes, digest: str, salt: bytes | None, content: bytes | None
    ) -> Record:
        cursor = self.db.execute(
            "INSERT INTO record (id, stream, writer, epoch, seq, at, kind, header, hash) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                header.id,
                header.stream,
                header.writer,
                header.epoch,
                header.seq,
                header.at,
                header.kind,
                raw,
                digest,
            ],
        )
        position = int(cursor.lastrowid or 0)
        if content is not None:
            self.db.execute("INSERT INTO body VALUES (?, ?, ?)", [position, salt, content])
        self._pending_heads[header.stream, header.writer] = ChainHead(
            stream=header.stream, writer=header.writer, epoch=header.epoch, seq=header.seq, hash=digest
        )
        record = record_from(position, raw, content)
        self._index(record)
        return record

    def _index(self, record: Record) -> None:
        """Keep the rows of the timeline that follow from a record."""
        event = record.event
        if event.in_timeline:
            self.db.execute(
                "INSERT INTO timeline VALUES (?, ?, ?, ?, ?)", timeline_row(record, record.position, event)
            )
        if isinstance(event, EntryCorrected):
            self.db.execute("INSERT INTO correction VALUES (?, ?)", [record.position, event.entry])

    def _open(self) -> Database:
        # Asked before the file is looked at: a process that starts with us writes its first head last.
        had_one = _size(self._home / HEAD_FILE) > 0 or (self._home / INCOMING_FILE).exists()
        if had_one and _size(self.path) == 0:
            raise JournalFault(Wrong.MISSING, self.path)
        if not self.path.exists():
            # SQLite would create it as the umask says; its side files take the mode of this one.
            os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))
        version = self._looked_up_version()
        writable = os.access(self.path, os.W_OK)
        self.read_only = version > SCHEMA_VERSION or not writable
        if version < SCHEMA_VERSION and not writable:
            raise JournalFault(Wrong.UNREACHABLE, self.path, "read-only")
        db = connect(self.path, writable=not self.read_only)
        try:
            with sound(db):
                self._bring_up(db, version)
        except JournalFault:
            db.close()
            raise
        return db

    def _looked_up_version(self) -> int:
        """The file's schema version, read before anything of a file that may not be ours is touched."""
        # SQLite takes a file of a few stray bytes for an empty one, and would write over them.
        is_empty = self.path.stat().st_size == 0
        db = connect(self.path, writable=False)
        try:
            with sound(db):
                version = stored_version(db)
                application = int(db.execute("PRAGMA application_id").fetchone()[0])
        finally:
            db.close()
        if version is None or (version == 0 and not is_empty):
            wrong = Wrong.VERSION_CONTRADICTORY if application == APPLICATION_ID else Wrong.NOT_A_JOURNAL
            raise JournalFault(wrong, self.path)
        return version

    def _bring_up(self, db: Database, version: int) -> None:
        if version < SCHEMA_VERSION:
            if version > 0:
                self._back_up_before_migration(db, version)
            migrate(db, version)

    def _back_up_before_migration(self, db: Database, version: int) -> None:
        folder = private_folder(self._home / "backups")
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        name = f"before-schema-{version + 1}-{stamp}"
        part = temporary_beside(folder / f"{name}.db")
        try:
            # Under another name until it is whole: what a crash leaves is no backup.
            copy_to(db, part)
            with contextlib.suppress(FileExistsError):
                # A process that starts in the same second, or one killed in it, has made the same copy.
                put_in_place(part, folder / f"{name}.db")
        finally:
            part.unlink(missing_ok=True)

    def _installation(self) -> Installation:
        if self.read_only:
            return Installation(writer="", epoch=0, machine="")
        return load_installation(self._home)

    def _is_set_back(self) -> bool:
        return any(not self._has(head) for head in self._head_file.newest())

    def _has(self, head: ChainHead) -> bool:
        row = self.db.execute(
            "SELECT hash FROM record WHERE stream = ? AND writer = ? AND epoch = ? AND seq = ?",
            [head.stream, head.writer, head.epoch, head.seq],
        ).fetchone()
        return row is not None and row[0] == head.hash


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def timeline_row(header: Header | Record, position: int, event: Event) -> tuple[str, str, str, int, str]:
    """The row that shows a record in the timeline: stream, occurred, at, position, kind."""
    kind = str(getattr(event, "entry_kind", header.kind))
    return header.stream, sortable(header.occurred.instant), header.at, position, kind
