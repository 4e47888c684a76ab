"""Whether the journal is what was written: every hash, chain and body, what is derived, the heads kept outside."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from sqlite_utils import Database

from commander.attachments.store import Lies
from commander.board.attachments import AttachmentAdded
from commander.board.erasure import EntryErased
from commander.board.event_kinds import read_event
from commander.board.privacy_files import PrivacyFileKept
from commander.board.record import Unknown
from commander.board.timeline import EntryCorrected
from commander.files import temporary_beside
from commander.journal.attached import FileCheck
from commander.journal.codec import Body, Header, header_from, header_hash
from commander.journal.connection import connect, unnamed_copy
from commander.journal.derived import derived_flaws
from commander.journal.faults import JournalFault, sound
from commander.journal.flaws import Finding, Flaw, Verdict
from commander.journal.head_file import ChainHead, HeadFile
from commander.journal.journal import HEAD_FILE, JOURNAL_FILE, timeline_row

_SLICE = 500


_FLAWS = {Lies.MISSING: Flaw.ATTACHMENT_MISSING, Lies.ALTERED: Flaw.ATTACHMENT_ALTERED}


def verify(home: Path, limit: int = 1000) -> Verdict:
    """Verify a home folder's journal; at most so many findings are listed. Raises JournalFault when it can't be read.

    The work is done on a copy: whoever writes is not kept waiting, and SQLite's own check may take its time.
    """
    # Read before the copy is made: a head that is newer than the copy would be missing from it.
    heads = HeadFile(home / HEAD_FILE).all()
    with _copy(home) as db, sound(db):
        return examined(db, heads, limit, home=home)


def examined(
    db: Database, heads: Sequence[ChainHead] = (), limit: int = 1000, *, home: Path | None = None
) -> Verdict:
    """What is wrong in an open file, and which of the heads known outside it are missing. Call inside sound().

    home: where the attached files lie, which are looked at too.
    """
    check = _Verification(db, home)
    check.file()
    for record_row in _rows(db):
        check.take(record_row)
        if len(check.findings) >= limit:
            break
    else:
        check.derived()
    check.outside_heads(heads)
    return Verdict(
        records=check.count,
        erased=check.erased,
        findings=tuple(check.findings[:limit]),
        attachments=check.files.count,
    )


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
    copy = temporary_beside(home / JOURNAL_FILE)
    live = connect(home / JOURNAL_FILE, writable=False)
    try:
        with sound(live):
            db = unnamed_copy(live, copy)
        try:
            yield db
        except JournalFault as fault:
            raise JournalFault(fault.wrong, home / JOURNAL_FILE, fault.detail) from fault
        finally:
            db.close()
    finally:
        live.close()
        copy.unlink(missing_ok=True)


# position, stream, occurred, at, kind
TimelineRow = tuple[int, str, str, str, str]
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


def _columns_of(header: Header) -> tuple[str, str, str, int, int, str, str]:
    return header.id, header.stream, header.writer, header.epoch, header.seq, header.at, header.kind


class _Verification:
    def __init__(self, db: Database, home: Path | None = None) -> None:
        self._db = db
        self.files = FileCheck(home)
        self.count = 0
        self.erased = 0
        self.findings: list[Finding] = []
        # (stream, writer) -> epoch, seq, hash of the last record met
        self._chains: dict[tuple[str, str], tuple[int, int, str]] = {}
        self._unreadable: set[str] = set()  # streams that can't be folded
        self._bodiless: dict[str, Finding] = {}
        self._ordered_gone: set[tuple[str, str]] = set()  # stream and record, as an order to erase names them
        # Read beside the records, in their order: looking each row up would take longer than all the hashes.
        self._timeline: Iterator[TimelineRow] = iter(
            db.execute(
                "SELECT position, stream, occurred, at, kind FROM timeline "
                "WHERE typeof(position) = 'integer' ORDER BY position"
            )
        )
        self._next_shown = next(self._timeline, None)

    def file(self) -> None:
        """Damage that no record shows: an index that leaves rows out, a page in two places."""
        found = self._db.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            self._found(Flaw.FILE_DAMAGED, record=str(found)[:200])

    def take(self, row: Row) -> None:
        position, record, stream, writer, epoch, seq, at, kind, raw, stored_hash, salt, content = row
        self.count += 1
        shown = self._shown_at(position)

        def found(flaw: Flaw) -> None:
            self.findings.append(Finding(flaw=flaw, record=record, stream=stream, position=position))

        try:
            header = header_from(raw)
            digest = header_hash(raw)
        except (
            msgspec.MsgspecError,
            UnicodeDecodeError,
            TypeError,
        ):  # a flipped bit can change a value's type
            found(Flaw.HEADER_UNREADABLE)
            self._unreadable.add(stream)
            return
        if digest != stored_hash:
            found(Flaw.HASH_WRONG)
        if (record, stream, writer, epoch, seq, at, kind) != _columns_of(header):
            found(Flaw.COLUMN_WRONG)
        self._check_chain(header, digest, found)
        if content is None and salt is None:
            self.erased += 1
            self._bodiless[record] = Finding(
                flaw=Flaw.BODY_CHANGED, record=record, stream=stream, position=position
            )
        elif (
            not isinstance(content, bytes)
            or not isinstance(salt, bytes)
            or Body(salt=salt, content=content).commit() != header.body_commit
        ):
            found(Flaw.BODY_CHANGED)
        elif not self._is_shown(position, header, content, shown, found):
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

    def _shown_at(self, position: int) -> list[TimelineRow]:
        """The rows of the timeline that stand for a record; those passed over stand for none."""
        shown: list[TimelineRow] = []
        while self._next_shown is not None and self._next_shown[0] <= position:
            if self._next_shown[0] == position:
                shown.append(self._next_shown)
            else:
                self._found(Flaw.ROW_WRONG, record=f"timeline/{self._next_shown[0]}")
            self._next_shown = next(self._timeline, None)
        return shown

    def _is_shown(
        self,
        position: int,
        header: Header,
        content: bytes,
        shown: list[TimelineRow],
        found: Callable[[Flaw], None],
    ) -> bool:
        """Whether the timeline shows the record where and as what it should be shown."""
        event = read_event(header.kind, header.version, content)
        if isinstance(event, Unknown):
            return True  # how a newer program shows it is not ours to say
        if isinstance(event, EntryErased):
            self._ordered_gone.update((header.stream, body) for body in event.bodies)
        if isinstance(event, AttachmentAdded | PrivacyFileKept) and (
            flaw := _FLAWS.get(self.files.lies(event))
        ):
            found(flaw)
        if isinstance(event, EntryCorrected):
            row = self._db.execute("SELECT entry FROM correction WHERE position = ?", [position]).fetchone()
            if row is None or row[0] != event.entry:
                return False
        if not event.in_timeline:
            return not shown
        stream, occurred, at, _, kind = timeline_row(header, position, event)
        return shown == [(position, stream, occurred, at, kind)]

    def derived(self) -> None:
        """The list of incidents, the work list, and rows that stand for no record."""
        self._bodies()
        if self._next_shown is not None:
            self._found(Flaw.ROW_WRONG, record=f"timeline/{self._next_shown[0]}")
        self.findings += derived_flaws(self._db, self._unreadable)

    def _bodies(self) -> None:
        """A body that is gone though no record says that it was erased."""
        self.findings += [
            finding
            for record, finding in self._bodiless.items()
            if (finding.stream, record) not in self._ordered_gone
        ]

    def outside_heads(self, heads: Sequence[ChainHead]) -> None:
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
