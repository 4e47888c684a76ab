"""Appending, opening, verifying: the journal and the read side, beside a bare SQLite commit of the same bytes."""

import shutil
import sqlite3
import time
from pathlib import Path

from bench.figure import Figure, quantile
from bench.stores import long_incident, sentence
from commander.board.timeline import AddEntry
from commander.desk.desk import Desk
from commander.journal.journal import Journal
from commander.journal.verify import verify
from commander.reading import Reading

_APPENDS = 600


def measure() -> list[Figure]:
    """Figures of one journal with an incident of 100,000 entries."""
    home, stream = long_incident()
    try:
        return [*_appends(home, stream), *_opening(home, stream), *_verifying(home)]
    finally:
        shutil.rmtree(home)


def _appends(home: Path, stream: str) -> list[Figure]:
    journal = Journal(home)
    desk = Desk(journal, person="担当A", zone="Asia/Tokyo")
    bare = _bare(home / "bare.db")
    ours: list[float] = []
    theirs: list[float] = []
    # Taken in turn, so that whatever else the machine does hits both.
    for number in range(_APPENDS):
        began = time.perf_counter()
        record = desk.submit(AddEntry(incident=stream, text=sentence(number)))[0]
        ours.append((time.perf_counter() - began) * 1000)
        row = journal.db.execute("SELECT header FROM record WHERE position = ?", [record.position]).fetchone()
        payload = row[0] + sentence(number).encode()
        began = time.perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO row (content) VALUES (?)", [payload])
        bare.execute("COMMIT")
        theirs.append((time.perf_counter() - began) * 1000)
    bare.close()
    journal.close()
    ratio = quantile(ours, 50) / quantile(theirs, 50)
    baseline = f"bare commit p50 {quantile(theirs, 50):.2f}, p99 {quantile(theirs, 99):.2f} ms"
    return [
        Figure(what="desk.submit, 100,000 entries, p50", value=quantile(ours, 50), baseline=baseline),
        Figure(
            what="desk.submit, 100,000 entries, p99", value=quantile(ours, 99), budget=50, baseline=baseline
        ),
        Figure(what="append beside a bare commit of the same bytes", value=ratio, unit="×", budget=3),
    ]


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, content BLOB)")
    return connection


def _opening(home: Path, stream: str) -> list[Figure]:
    began = time.perf_counter()
    with Reading(home) as reading:
        reading.board(stream)
        keys = reading.timeline_keys(stream)
        reading.timeline_rows([key[2] for key in keys[-50:]])
    took = (time.perf_counter() - began) * 1000
    began = time.perf_counter()
    connection = sqlite3.connect(home / "journal.db")
    connection.execute("SELECT occurred, at, position FROM timeline WHERE stream = ?", [stream]).fetchall()
    connection.close()
    bare = (time.perf_counter() - began) * 1000
    what = "reading an incident of 100,000 entries for its first page"
    return [Figure(what=what, value=took, budget=300, baseline=f"one bare SELECT {bare:.0f} ms")]


def _verifying(home: Path) -> list[Figure]:
    began = time.perf_counter()
    verdict = verify(home)
    took = time.perf_counter() - began
    if not verdict.ok:
        raise AssertionError(verdict.findings[:3])
    per = took / verdict.records * 100_000
    return [Figure(what="verify 100,000 records", value=per, unit="s", budget=3)]
