"""search.db: which rows hold which pieces. Derived from the journal alone, so that it can be thrown away."""

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec

from commander.search.fault import SearchFault, Unsound, fault_for
from commander.search.letters import FACET, pieces, wanted_pieces

SEARCH_FILE: Final = "search.db"
APPLICATION_ID: Final = 0x434D4453  # "CMDS"
VERSION: Final = 3
_BUSY_S: Final = 2.0
# So many months are named one by one; a longer span is looked at row by row.
_MONTHS_NAMED: Final = 36
_DAYS_NAMED: Final = 62
_MERGED_PAGES: Final = 500
_TABLES: Final = (
    """CREATE TABLE document (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, author TEXT NOT NULL,
    kind TEXT NOT NULL, occurred INTEGER NOT NULL, text TEXT NOT NULL) STRICT""",
    # No positions within a text: what the pieces promise is looked up in the text itself.
    """CREATE VIRTUAL TABLE piece USING fts5(pieces, content='', detail=none, columnsize=0,
    tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'")""",
    # erasing: the words of rows that were taken out may still stand in what was not merged since.
    """CREATE TABLE cursor (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL,
    record TEXT NOT NULL, erasing INTEGER NOT NULL) STRICT""",
    "INSERT INTO cursor VALUES (1, 0, '', 0)",
)


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a timeline as it is searched; text is made alike already."""

    position: int
    stream: str
    author: str
    kind: str
    occurred: datetime
    text: str


class Cursor(msgspec.Struct, frozen=True):
    """How far the journal has been followed: the last record's position and id."""

    position: int
    record: str


class Narrowing(msgspec.Struct, frozen=True, kw_only=True):
    """What rows are looked among; empty: all. Several kinds or people: any of them. until is not in it any more."""

    stream: str = ""
    kinds: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None


class Index:
    """One connection to search.db, or to an index in memory (path None). Belongs to the thread that made it.

    Raises SearchFault when the file can't be used, Unsound when it must be made anew.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._db = _opened(path)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @property
    def cursor(self) -> Cursor:
        """How far it has followed."""
        with self._sound():
            row = self._db.execute("SELECT position, record FROM cursor").fetchone()
        if row is None:
            raise Unsound("no cursor")
        return Cursor(*row)

    def add(self, documents: Sequence[Document], before: Cursor, after: Cursor) -> None:
        """Index rows and move the cursor, in one transaction; nothing when another process was first."""
        with self._written():
            if self.cursor != before:
                return
            self._db.executemany(
                "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (one.position, one.stream, one.author, one.kind, _milliseconds(one.occurred), one.text)
                    for one in documents
                ],
            )
            self._db.executemany(
                "INSERT INTO piece (rowid, pieces) VALUES (?, ?)",
                [(one.position, _pieces_of(one)) for one in documents],
            )
            self._db.execute("UPDATE cursor SET position = ?, record = ?", [after.position, after.record])

    def drop(self, positions: Sequence[int]) -> bool:
        """Take rows out; whether any of them was in it. Their words are gone for good once wipe() says so."""
        marks = ", ".join("?" for _ in positions)
        with self._written():
            rows = self._db.execute(
                f"SELECT position, stream, author, kind, occurred, text FROM document WHERE position IN ({marks})",
                list(positions),
            ).fetchall()
            for row in rows:
                one = Document(
                    position=row[0],
                    stream=row[1],
                    author=row[2],
                    kind=row[3],
                    occurred=datetime.fromtimestamp(row[4] / 1000, UTC),
                    text=row[5],
                )
                self._db.execute(
                    "INSERT INTO piece (piece, rowid, pieces) VALUES ('delete', ?, ?)",
                    [one.position, _pieces_of(one)],
                )
                self._db.execute("DELETE FROM document WHERE position = ?", [one.position])
            if rows:
                self._db.execute("INSERT INTO piece (piece, rank) VALUES ('merge', ?)", [-_MERGED_PAGES])
                self._db.execute("UPDATE cursor SET erasing = 1")
        return bool(rows)

    def wipe(self) -> bool:
        """Merge a little of what still holds erased words; whether more is left."""
        with self._sound():
            if not self._db.execute("SELECT erasing FROM cursor").fetchone()[0]:
                return False
        with self._written():
            before = self._db.total_changes
            self._db.execute("INSERT INTO piece (piece, rank) VALUES ('merge', ?)", [_MERGED_PAGES])
            # SQLite's own sign that nothing was left to merge.
            if self._db.total_changes - before < 2:
                self._db.execute("UPDATE cursor SET erasing = 0")
                return False
        return True

    def find(self, words: Sequence[str], among: Narrowing, limit: int, below: int | None = None) -> list[int]:
        """Positions of the rows that hold every word (made alike), the newest first; below: older than this one."""
        wanted = list(dict.fromkeys(piece for word in words for piece in wanted_pieces(word)))
        terms = [_quoted(piece) for piece in wanted] + _facet_terms(among)
        values: list[object] = []
        where = ["1"]
        if terms:
            where.append("piece MATCH ?")
            values.append(" AND ".join(terms))
        # The pieces may lie anywhere in the text; only the text itself says that the word is there.
        for word in words:
            where.append("instr(text, ?) > 0")
            values.append(word)
        for sign, moment in ((">=", among.since), ("<", among.until)):
            if moment is not None:
                where.append(f"occurred {sign} ?")
                values.append(_milliseconds(moment))
        source = "piece JOIN document ON document.position = piece.rowid" if terms else "document"
        order = "piece.rowid" if terms else "document.position"
        if below is not None:
            where.append(f"{order} < ?")
            values.append(below)
        with self._sound():
            rows = self._db.execute(
                f"SELECT document.position FROM {source} WHERE {' AND '.join(where)} "
                f"ORDER BY {order} DESC LIMIT ?",
                [*values, limit],
            ).fetchall()
        return [row[0] for row in rows]

    @contextlib.contextmanager
    def _written(self) -> Iterator[None]:
        with self._sound():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def _sound(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise fault_for(error, self.path) from error


def _opened(path: Path | None) -> sqlite3.Connection:
    try:
        if path is not None:
            _make_private(path)
        connection = sqlite3.connect(
            path or ":memory:", isolation_level=None, timeout=_BUSY_S, check_same_thread=False
        )
    except OSError as error:
        raise SearchFault.of_system(error, path) from error
    except sqlite3.Error as error:
        raise fault_for(error, path) from error
    try:
        _settle(connection)
    except sqlite3.Error as error:
        connection.close()
        raise fault_for(error, path) from error
    except (SearchFault, Unsound):
        connection.close()
        raise
    return connection


def _make_private(path: Path) -> None:
    """SQLite would make the file as the umask says, and follow a planted link."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        os.close(os.open(path, flags, 0o600))
    except PermissionError:
        if not path.exists():
            raise
        # It may still be read: what was followed so far is found.


def _settle(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA cache_size = -16384")
    if int(db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]) == 0:
        _make_tables(db)
    application = int(db.execute("PRAGMA application_id").fetchone()[0])
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if (application, version) != (APPLICATION_ID, VERSION):
        raise Unsound("another version")


def _make_tables(db: sqlite3.Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    if int(db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]) == 0:
        for statement in _TABLES:
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute("COMMIT")


def _pieces_of(one: Document) -> str:
    day = f"{one.occurred.astimezone(UTC):%Y%m%d}"
    facets = (
        _facet("s", one.stream),
        _facet("k", one.kind),
        _facet("a", one.author),
        f"{FACET}d{day}",
        f"{FACET}m{day[:6]}",
    )
    return " ".join((*facets, *pieces(one.text)))


@lru_cache(maxsize=4096)
def _facet(sort: str, value: str) -> str:
    """A name of any letters as one piece."""
    return f"{FACET}{sort}{hashlib.blake2s(value.encode(), digest_size=8).hexdigest()}"


def _facet_terms(among: Narrowing) -> list[str]:
    groups = (
        [_facet("s", among.stream)] if among.stream else [],
        [_facet("k", kind) for kind in among.kinds],
        [_facet("a", person) for person in among.people],
        _days(among),
    )
    return ["(" + " OR ".join(map(_quoted, group)) + ")" for group in groups if group]


def _days(among: Narrowing) -> list[str]:
    """The days or months of a span; none where it has no end or is long."""
    if among.since is None or among.until is None or among.until <= among.since:
        return []
    first, last = among.since.astimezone(UTC), among.until.astimezone(UTC)
    days = (last.date() - first.date()).days
    if days <= _DAYS_NAMED:
        start = first.date().toordinal()
        return [f"{FACET}d{datetime.fromordinal(start + day):%Y%m%d}" for day in range(days + 1)]
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    if len(months) > _MONTHS_NAMED:
        return []
    return [f"{FACET}m{month // 12:04}{month % 12 + 1:02}" for month in months]


def _quoted(piece: str) -> str:
    return '"' + piece.replace('"', '""') + '"'


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
