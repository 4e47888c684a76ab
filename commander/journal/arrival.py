"""Records as they lie in a journal file, bytes and seal, to be handed out and taken in unchanged."""

import msgspec
from sqlite_utils import Database

from commander.journal.faults import sound


class SealedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record's own bytes. salt and content are None once the body was erased."""

    position: int
    header: bytes
    hash: str
    salt: bytes | None
    content: bytes | None


def sealed_records(db: Database, stream: str, after: int, until: int) -> list[SealedRecord]:
    """The records of a stream in order of arrival, behind one position and up to another."""
    with sound(db):
        # By position, not by the index of streams: with that one, each page would sort the whole stream.
        rows = db.execute(
            "SELECT record.position, header, hash, salt, content FROM record LEFT JOIN body USING (position) "
            "WHERE record.position > ? AND record.position <= ? AND +stream = ? ORDER BY record.position",
            [after, until, stream],
        ).fetchall()
    names = SealedRecord.__struct_fields__
    return [SealedRecord(**dict(zip(names, row, strict=True))) for row in rows]


def extent_of(db: Database, stream: str) -> tuple[int, int, int]:
    """How many records a stream has, and where the first and the last of them lie."""
    with sound(db):
        row = db.execute(
            "SELECT count(*), coalesce(min(position), 0), coalesce(max(position), 0) FROM record WHERE stream = ?",
            [stream],
        ).fetchone()
    return int(row[0]), int(row[1]), int(row[2])


def hashes_of(db: Database, stream: str) -> list[str]:
    """The hashes of a stream's records; empty: it is not here."""
    with sound(db):
        return [row[0] for row in db.execute("SELECT hash FROM record WHERE stream = ?", [stream]).fetchall()]


def is_id_taken(db: Database, short_id: str) -> bool:
    """Whether an incident of this short id is here."""
    with sound(db):
        return db.execute("SELECT 1 FROM incident WHERE short_id = ?", [short_id]).fetchone() is not None


def authors_at(db: Database, positions: list[int]) -> list[str]:
    """Who wrote the records at some positions (at most 500), in order of arrival, each once."""
    marks = ", ".join("?" for _ in positions)
    with sound(db):
        rows = db.execute(
            "SELECT DISTINCT author FROM (SELECT json_extract(CAST(header AS TEXT), '$.author') AS author "
            f"FROM record WHERE position IN ({marks}) ORDER BY position)",
            positions,
        ).fetchall()
    return [str(row[0]) for row in rows]
