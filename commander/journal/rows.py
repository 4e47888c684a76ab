"""Records read back from a journal file, on whatever connection the caller has. Writes nothing."""

from datetime import datetime

from sqlite_utils import Database

from commander.board.attachments import AttachmentAdded
from commander.board.record import ORGANISATION, Record
from commander.board.text import storable
from commander.board.timeline import EntryAdded, EntryCorrected, EntryKind
from commander.journal.codec import record_from
from commander.journal.faults import sound
from commander.journal.schema import STATE_ONLY

_SELECT = "SELECT record.position, header, content FROM record LEFT JOIN body USING (position) "
# At most this many rows a statement: a long read would keep a person's commit waiting.
PAGE = 500


def state_records(db: Database, stream: str, *, after: int = 0) -> list[Record]:
    """The records that the board of a stream is folded from, in order of arrival."""
    return _paged(db, f"stream = ? AND {STATE_ONLY}", stream, after)


def organisation_records(db: Database, *, after: int = 0) -> list[Record]:
    """The records of the organisation's stream, in order of arrival."""
    return _paged(db, f"stream = ? AND {STATE_ONLY}", ORGANISATION, after)


def records_at(db: Database, positions: list[int]) -> list[Record]:
    """The records at some positions (at most PAGE), in order of position."""
    marks = ", ".join("?" for _ in positions)
    with sound(db):
        rows = db.execute(f"{_SELECT} WHERE record.position IN ({marks}) ORDER BY record.position", positions)
        return [record_from(*row) for row in rows.fetchall()]


def records_after(db: Database, position: int, limit: int) -> list[Record]:
    """Records of every stream in order of arrival, at most limit."""
    with sound(db):
        rows = db.execute(
            f"{_SELECT} WHERE record.position > ? ORDER BY record.position LIMIT ?", [position, limit]
        )
        return [record_from(*row) for row in rows.fetchall()]


def records_named(db: Database, stream: str, name: str) -> list[Record]:
    """The records of a stream whose id begins with a name, at most two: more than one is no answer."""
    named = storable(name)
    with sound(db):
        rows = db.execute(
            f"{_SELECT} WHERE stream = ? AND substr(record.id, 1, ?) = ? ORDER BY record.position LIMIT 2",
            [storable(stream), len(named), named],
        )
        return [record_from(*row) for row in rows.fetchall()]


def entry_exists(db: Database, stream: str, record: str) -> bool:
    """Whether a record of this id is an entry of the stream; nothing else can be corrected in words."""
    row = db.execute(
        "SELECT 1 FROM record WHERE id = ? AND stream = ? AND kind = ?",
        [storable(record), storable(stream), EntryAdded.KIND],
    ).fetchone()
    return row is not None


def entry_kind_of(db: Database, record: str) -> EntryKind | None:
    """What kind of entry a record is; None: none, or its words were erased."""
    with sound(db):
        row = db.execute(
            f"{_SELECT} WHERE record.id = ? AND kind = ?", [storable(record), EntryAdded.KIND]
        ).fetchone()
    event = record_from(*row).event if row is not None else None
    return event.entry_kind if isinstance(event, EntryAdded) else None


def asking_entry(db: Database, stream: str, record: str) -> Record | None:
    """The entry of a stream with this id, if it asks something."""
    found = next((one for one in records_named(db, stream, record) if one.id == record), None)
    asks = (
        found is not None
        and isinstance(found.event, EntryAdded)
        and found.event.entry_kind is EntryKind.QUESTION
    )
    return found if asks else None


def corrections_of(db: Database, entry: str) -> tuple[str, ...]:
    """Ids of the records that correct an entry."""
    rows = db.execute(
        "SELECT record.id FROM correction JOIN record USING (position) WHERE entry = ? ORDER BY position",
        [entry],
    ).fetchall()
    return tuple(row[0] for row in rows)


def is_struck(db: Database, entry: str) -> bool:
    """Whether the newest correction of an entry strikes it."""
    with sound(db):
        row = db.execute(
            f"{_SELECT} JOIN correction USING (position) WHERE entry = ? ORDER BY position DESC LIMIT 1",
            [storable(entry)],
        ).fetchone()
    event = record_from(*row).event if row else None
    return isinstance(event, EntryCorrected) and not event.text


def attachment_bodies(db: Database) -> list[bytes]:
    """What every attached file's record says, of all streams; those that were erased say nothing."""
    with sound(db):
        rows = db.execute(
            "SELECT content FROM record JOIN body USING (position) WHERE kind = ? AND typeof(content) = 'blob'",
            [AttachmentAdded.KIND],
        )
        return [bytes(row[0]) for row in rows.fetchall()]


def streams_changed(db: Database, position: int) -> set[str]:
    """The streams of which something but an entry arrived after a position."""
    with sound(db):
        # By position: any index would be read from end to end for the few records that are new.
        rows = db.execute(
            f"SELECT stream FROM record NOT INDEXED WHERE position > ? AND {STATE_ONLY}", [position]
        )
        return {row[0] for row in rows.fetchall()}


def streams_touched(db: Database, since: datetime) -> set[str]:
    """The streams of which something was recorded since a time."""
    at = f"{int(since.timestamp() * 1000):013}"
    with sound(db):
        # Asked for each stream once, SQLite would read every record in the order of streams.
        return {row[0] for row in db.execute("SELECT stream FROM record WHERE at >= ?", [at]).fetchall()}


def written_elsewhere(db: Database, stream: str, writer: str, epoch: int) -> bool:
    """Whether a stream has records of another writer or epoch: from before a restore, or of another folder."""
    with sound(db):
        row = db.execute(
            "SELECT 1 FROM record WHERE stream = ? AND (writer != ? OR epoch != ?) LIMIT 1",
            [stream, writer, epoch],
        ).fetchone()
    return row is not None


def _paged(db: Database, where: str, stream: str, after: int) -> list[Record]:
    records: list[Record] = []
    with sound(db):
        while True:
            rows = db.execute(
                f"{_SELECT} WHERE {where} AND record.position > ? ORDER BY record.position LIMIT {PAGE}",
                [storable(stream), after],
            ).fetchall()
            records += [record_from(*row) for row in rows]
            if len(rows) < PAGE:
                return records
            after = rows[-1][0]
