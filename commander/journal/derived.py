"""Whether what the journal derives from its records is what follows from them: incidents, work list, stray rows."""

from collections.abc import Collection, Iterator

import msgspec
from sqlite_utils import Database

from commander.board.board import fold
from commander.board.feeds import FEEDS
from commander.board.record import ORGANISATION
from commander.board.restricted import is_restricted
from commander.journal.flaws import Finding, Flaw
from commander.journal.outdated import outdated
from commander.journal.rows import state_records
from commander.journal.seal import seal_of
from commander.journal.summary import IncidentSummary, summary_of

_PROMISE = IncidentSummary.__struct_fields__.index("promise")


def derived_flaws(db: Database, unreadable: Collection[str]) -> Iterator[Finding]:
    """What is wrong in the list of incidents, in the work list, and which rows stand for no record.

    unreadable: streams that can't be folded.
    """
    yield from _incidents(db, unreadable)
    yield from _work_list(db)
    yield from _strays(db)


def _incidents(db: Database, unreadable: Collection[str]) -> Iterator[Finding]:
    streams = db.execute("SELECT DISTINCT stream FROM record WHERE stream != ?", [ORGANISATION]).fetchall()
    columns = ", ".join(IncidentSummary.__struct_fields__)
    listed = {row[0]: row for row in db.execute(f"SELECT {columns} FROM incident").fetchall()}
    older = outdated(db)
    for (stream,) in streams:
        row = listed.pop(stream, None)
        if stream in unreadable:
            continue
        if not isinstance(stream, str):
            yield _found(Flaw.COLUMN_WRONG, record=str(stream))  # a flipped bit can change a value's type
            continue
        if is_restricted(stream) or stream == FEEDS:
            if row is not None:
                yield _found(Flaw.ROW_WRONG, record=stream, stream=stream)
            continue  # it is a part of an incident, or of none, and not of the list
        derived = msgspec.structs.astuple(summary_of(fold(stream, state_records(db, stream))))
        if row is not None and stream in older:
            row = (*row[:_PROMISE], derived[_PROMISE], *row[_PROMISE + 1 :])  # right when it was written
        if row != derived:
            yield _found(Flaw.ROW_WRONG, record=stream, stream=stream)
    for stream in listed:
        yield _found(Flaw.ROW_WRONG, record=str(stream), stream=str(stream))


def _work_list(db: Database) -> Iterator[Finding]:
    owed = db.execute("SELECT * FROM debt")
    names = [column[0] for column in owed.description]
    for row in owed.fetchall():
        debt = dict(zip(names, row, strict=True))
        if debt.get("seal") != seal_of(debt):
            yield _found(Flaw.ROW_WRONG, record=f"debt/{debt.get('key')}", stream=str(debt.get("incident")))


def _strays(db: Database) -> Iterator[Finding]:
    misplaced = "SELECT count(*) FROM timeline WHERE typeof(position) != 'integer'"
    if db.execute(misplaced).fetchone()[0]:
        yield _found(Flaw.ROW_WRONG, record="timeline")
    for table in ("correction", "body"):
        stray = db.execute(
            f"SELECT position FROM {table} WHERE position NOT IN (SELECT position FROM record) LIMIT 1"
        ).fetchone()
        if stray is not None:
            yield _found(Flaw.ROW_WRONG, record=f"{table}/{stray[0]}")


def _found(flaw: Flaw, *, record: str, stream: str = "") -> Finding:
    return Finding(flaw=flaw, record=record, stream=stream, position=0)
