"""One list of affected customers: a file of its own in which every value is sealed. Not what the values mean."""

import contextlib
import os
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from commander.customers.faults import CustomerFault, Why
from commander.customers.sealed import Seal
from commander.files import private_folder

FOLDER: Final = "customers"
ROWS_A_PIECE: Final = 1000
_FORMAT: Final = 1
_APPLICATION: Final = 0x434C5354  # CLST
_BUSY_S: Final = 2
_Value = TypeVar("_Value")
# What stands in the clear is what everybody may see: that there is a list, for which incident, until when.
_TABLES: Final = """
CREATE TABLE about (id INTEGER PRIMARY KEY CHECK (id = 1), list TEXT NOT NULL, incident TEXT NOT NULL,
    created TEXT NOT NULL, delete_by TEXT NOT NULL);
CREATE TABLE version (number INTEGER PRIMARY KEY, sealed BLOB NOT NULL);
CREATE TABLE source (number INTEGER PRIMARY KEY, sealed BLOB NOT NULL);
CREATE TABLE piece (source INTEGER NOT NULL, number INTEGER NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (source, number)) WITHOUT ROWID;
CREATE TABLE names (part INTEGER NOT NULL, source INTEGER NOT NULL, number INTEGER NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (part, source, number)) WITHOUT ROWID;
CREATE TABLE marks (source INTEGER NOT NULL, kind TEXT NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (source, kind)) WITHOUT ROWID;
CREATE TABLE state (kind TEXT PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;
"""


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the clear."""

    list: str
    incident: str
    created: str
    delete_by: date


class ListFile:
    """An open list. One thread at a time; whoever writes does so inside writing()."""

    def __init__(self, path: Path, seal: Seal) -> None:
        """Raises CustomerFault."""
        self.path, self._seal = path, seal
        self._db = _connected(path)
        try:
            self.about = _about(self._db, path)
        except CustomerFault:
            self._db.close()
            raise

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    def __enter__(self) -> "ListFile":
        """The open list."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the file go."""
        self.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written in the block stands when it ends, or none of it, even after kill -9."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as fault:
            raise _fault(fault, self.path) from None
        try:
            yield
            self._db.execute("COMMIT")
        except sqlite3.DatabaseError as fault:
            self._roll_back()
            raise _fault(fault, self.path) from None
        except BaseException:
            self._roll_back()
            raise

    def put(self, table: str, key: tuple[int | str, ...], value: object) -> None:
        """Seal a value for one place of a table."""
        piece = bytes(value) if isinstance(value, bytes | bytearray | memoryview) else _encoded(value)
        marks = ",".join("?" * (len(key) + 1))
        sealed = self._seal.sealed(_place(table, key), piece)
        self._db.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", (*key, sealed))

    def value(self, table: str, key: tuple[int | str, ...], kind: type[_Value]) -> _Value:
        """The value of one place. Raises CustomerFault when there is none, or it is not what was sealed there."""
        piece = self.piece(table, key)
        if piece is None:
            raise CustomerFault(Why.DAMAGED, file=self.path.stem)
        return self._decoded(piece, kind)

    def piece(self, table: str, key: tuple[int | str, ...]) -> bytes | None:
        """The bytes of one place; None: nothing was put there."""
        where = " AND ".join(f"{name} = ?" for name in _KEYS[table])
        row = self._one(f"SELECT sealed FROM {table} WHERE {where}", key)
        return None if row is None else self._seal.opened(_place(table, key), row[0])

    def values(
        self, table: str, kind: type[_Value], where: str = "1", of: tuple[int, ...] = ()
    ) -> Iterator[tuple[tuple[int | str, ...], _Value]]:
        """Every value of a table with its place, in order."""
        names = ", ".join(_KEYS[table])
        try:
            for row in self._db.execute(
                f"SELECT {names}, sealed FROM {table} WHERE {where} ORDER BY {names}", of
            ):
                key = tuple(row[:-1])
                yield key, self._decoded(self._seal.opened(_place(table, key), row[-1]), kind)
        except sqlite3.DatabaseError as fault:
            raise _fault(fault, self.path) from None

    def drop(self, table: str, source: int) -> None:
        """Take out all that a table holds of a source; inside writing()."""
        column = "number" if table == "source" else "source"
        self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (source,))

    def numbers(self, kind: str, source: int, code: str) -> "array[int]":
        """An array of a source as it was put."""
        found = array(code)
        found.frombytes(self.piece("marks", (source, kind)) or b"")
        return found

    def piece_before(self, source: int, place: int) -> int:
        """Where the piece of rows begins that holds this place of a source."""
        try:
            row = self._db.execute(
                "SELECT max(number) FROM piece WHERE source = ? AND number <= ?", (source, place)
            ).fetchone()
        except sqlite3.DatabaseError as fault:
            raise _fault(fault, self.path) from None
        return int(row[0] or 0)

    def set_delete_by(self, day: date) -> None:
        """Inside writing()."""
        self._db.execute("UPDATE about SET delete_by = ?", (day.isoformat(),))
        self.about = msgspec.structs.replace(self.about, delete_by=day)

    def mark_maker(self, kind: str) -> Callable[[str], bytes]:
        """See Seal.mark_maker."""
        return self._seal.mark_maker(kind)

    def _decoded(self, piece: bytes, kind: type[_Value]) -> _Value:
        try:
            return msgspec.msgpack.decode(piece, type=kind)
        except msgspec.DecodeError:
            raise CustomerFault(Why.NEWER, file=self.path.stem) from None

    def _one(self, sql: str, of: tuple[int | str, ...]) -> tuple[bytes] | None:
        try:
            row: tuple[bytes] | None = self._db.execute(sql, of).fetchone()
        except sqlite3.DatabaseError as fault:
            raise _fault(fault, self.path) from None
        return row

    def _roll_back(self) -> None:
        # A full disk ends the transaction by itself.
        if self._db.in_transaction:
            with contextlib.suppress(sqlite3.DatabaseError):
                self._db.execute("ROLLBACK")


_KEYS: Final = {
    "version": ("number",),
    "source": ("number",),
    "piece": ("source", "number"),
    "names": ("part", "source", "number"),
    "marks": ("source", "kind"),
    "state": ("kind",),
}


def folder_of(home: Path) -> Path:
    """Where the lists of a home lie, closed to everybody else. Raises OSError."""
    return private_folder(home / FOLDER)


def begin(path: Path, about: About) -> None:
    """Make an empty list. Raises CustomerFault."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        db = sqlite3.connect(path, isolation_level=None)
        try:
            db.executescript(
                f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {_FORMAT}; BEGIN; {_TABLES}"
            )
            row = (about.list, about.incident, about.created, about.delete_by.isoformat())
            db.execute("INSERT INTO about VALUES (1, ?, ?, ?, ?)", row)
            db.execute("COMMIT")
        finally:
            db.close()
    except sqlite3.DatabaseError as fault:
        raise _fault(fault, path) from None
    except OSError as fault:
        raise CustomerFault(Why.UNWRITABLE, file=path.stem, value=fault.strerror or "") from None


def about(path: Path) -> About:
    """What stands in the clear in a list. Raises CustomerFault."""
    db = _connected(path)
    try:
        return _about(db, path)
    finally:
        db.close()


def known(files: Iterable[Path]) -> list[About]:
    """The lists among the files, oldest first; a file that is none of ours is passed over."""
    found = []
    for path in files:
        with contextlib.suppress(CustomerFault):
            found.append(about(path))
    return sorted(found, key=lambda one: (one.created, one.list))


def _connected(path: Path) -> sqlite3.Connection:
    if path.is_symlink() or not path.is_file():
        raise CustomerFault(Why.NO_SUCH_LIST, file=path.stem)
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        timeout=_BUSY_S,
        check_same_thread=False,
    )
    try:
        # Nothing but what is sealed ever reaches the disk: SQLite's own sorting stays in memory.
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA trusted_schema = OFF")
    except sqlite3.DatabaseError as fault:
        db.close()
        raise _fault(fault, path) from None
    return db


def _about(db: sqlite3.Connection, path: Path) -> About:
    try:
        if db.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
            raise CustomerFault(Why.DAMAGED, file=path.stem)
        if db.execute("PRAGMA user_version").fetchone()[0] > _FORMAT:
            raise CustomerFault(Why.NEWER, file=path.stem)
        row = db.execute("SELECT list, incident, created, delete_by FROM about").fetchone()
        return msgspec.convert(
            dict(zip(("list", "incident", "created", "delete_by"), row, strict=True)), About
        )
    except sqlite3.DatabaseError as fault:
        raise _fault(fault, path) from None
    except (TypeError, msgspec.ValidationError):
        raise CustomerFault(Why.DAMAGED, file=path.stem) from None


def _encoded(value: object) -> bytes:
    return msgspec.msgpack.encode(value)


def _place(table: str, key: tuple[int | str, ...]) -> str:
    return f"{table}/{'/'.join(map(str, key))}"


def _fault(fault: sqlite3.DatabaseError, path: Path) -> CustomerFault:
    name = getattr(fault, "sqlite_errorname", "") or type(fault).__name__
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return CustomerFault(Why.BUSY, file=path.stem)
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")):
        return CustomerFault(Why.UNWRITABLE, file=path.stem, value=name)
    return CustomerFault(Why.DAMAGED, file=path.stem)
