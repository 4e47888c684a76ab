"""kill -9 while a paste is struck: all of its entries are struck afterwards, or none."""

import os
import signal
from pathlib import Path

import pytest

from commander.board.incident import Declare
from commander.board.timeline import AddEntries, AddEntry, StrikeEntries
from commander.desk.desk import Desk
from commander.journal.journal import Journal
from commander.journal.verify import verify

ENTRIES = 12
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def open_desk(home: Path) -> Desk:
    return Desk(Journal(home), person="A", zone="Asia/Tokyo")


def strike_and_die(home: Path, command: StrikeEntries, statement: int) -> bool:
    """Strike in a child that is killed at its nth statement of SQL; whether it was killed before it had ended."""
    child = os.fork()
    if child == 0:
        try:
            desk = open_desk(home)
            left = iter(range(statement))

            def die(sql: str) -> None:
                if next(left, None) is None:
                    os.kill(os.getpid(), signal.SIGKILL)

            desk.journal.db.conn.set_trace_callback(die)
            desk.submit(command)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def struck_in(home: Path) -> int:
    desk = open_desk(home)
    found = desk.journal.db.execute("SELECT count(DISTINCT entry) FROM correction").fetchone()[0]
    desk.journal.close()
    return int(found)


def test_a_paste_is_struck_whole_or_not_at_all(tmp_path: Path) -> None:
    home = tmp_path / "home"
    desk = open_desk(home)
    incident = desk.submit(Declare(title="Checkout fails"))[0].stream
    added = tuple(AddEntry(incident=incident, text=str(line)) for line in range(ENTRIES))
    pasted = desk.submit(AddEntries(incident=incident, entries=added))
    desk.journal.close()
    command = StrikeEntries(incident=incident, entries=tuple(one.id for one in pasted))
    kills = 0
    for statement in range(0, 10_000, 7):
        was_killed = strike_and_die(home, command, statement)
        assert struck_in(home) in {0, ENTRIES}
        if not was_killed or struck_in(home):
            break
        kills += 1
    assert kills > ENTRIES
    assert struck_in(home) == ENTRIES
    assert verify(home).ok
