"""kill -9 while a signal or a restricted file is erased: whole or not at all, and asked for again it is done."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from commander.attachments.store import RESTRICTED_FOLDER, Store
from commander.attachments.taking import take_bytes
from commander.board.erasing import EraseEntry
from commander.board.privacy_files import KeepPrivacyFiles
from commander.board.privacy_records import RaisePrivacyConcern
from commander.board.record import Erased
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, AssignRole
from commander.board.signals import RaiseSignal, SignalRaised
from commander.desk.desk import Desk
from commander.desk.dropped_copies import DONE, marked
from commander.journal.journal import Journal
from commander.journal.verify import verify
from commander.reading import Reading
from tests.commander.console import Console
from tests.commander.story import A

SECRET = b"hunter2-of-customer-yamada"
STEP = 3
# The pages of a commit that never was are in its journal, too, until the next one begins.
BEGUN = {"journal.db", "journal.db-journal"}
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def open_desk(home: Path) -> Desk:
    return Desk(Journal(home), person=A, zone="Asia/Tokyo")


def erase_and_die(home: Path, command: EraseEntry, statement: int) -> bool:
    """Erase in a child that is killed at its nth statement of SQL; whether it was killed before it had ended."""
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


def holding(home: Path) -> list[str]:
    open_desk(home).journal.close()  # a commit cut short is taken back
    return [path.name for path in home.rglob("*") if path.is_file() and SECRET in path.read_bytes()]


def kills(home: Path, command: EraseEntry, holds: Callable[[list[str]], None]) -> int:
    """How often it was killed before it was done; holds looks at the home after each kill."""
    count = 0
    for statement in range(1, 10_000, STEP):
        was_killed = erase_and_die(home, command, statement)
        found = holding(home)
        assert verify(home).ok
        if not was_killed or "journal.db" not in found:
            return count
        holds(found)
        count += 1
    raise AssertionError(count)


def erased_already(home: Path, command: EraseEntry) -> None:
    desk = open_desk(home)
    with pytest.raises(Refused) as caught:
        desk.submit(command)
    assert caught.value.because is Because.ERASED_ALREADY
    desk.journal.close()


def test_a_signal_is_erased_whole_or_not_at_all(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Console(home) as console:
        incident = console.declare()
        console.desk.submit(RaiseSignal(incident=incident, text=SECRET.decode(), source="電話"))
    with Reading(home) as reading:
        raised = [one for one in reading.state_records(incident) if isinstance(one.event, SignalRaised)]
    done = home / "intake" / DONE
    done.mkdir(parents=True)
    copy = done / f"{marked('report', raised[0].event.signal)}.txt"
    copy.write_bytes(SECRET)
    command = EraseEntry(incident=incident, entry=raised[0].id, reason="個人名")

    def holds(found: list[str]) -> None:
        assert set(found) <= {*BEGUN, copy.name}

    assert kills(home, command, holds) > 3
    assert holding(home) == []
    with Reading(home) as reading:
        (signal_left,) = reading.board(incident).signals.by_id.values()
    assert signal_left.erased
    erased_already(home, command)


def test_a_restricted_file_is_erased_with_its_line_or_stands_with_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Console(home) as console:
        incident = console.declare()
        console.desk.submit(AssignRole(incident=incident, role=COMMANDER, person=A))
        console.desk.submit(RaisePrivacyConcern(incident=incident))
        store = Store(home, RESTRICTED_FOLDER)
        file = take_bytes(store, SECRET + b"\n", "a.log", 1 << 20)
        (record,) = console.desk.submit(
            KeepPrivacyFiles(incident=incident, files=(file,), text=SECRET.decode())
        )
    command = EraseEntry(incident=incident, entry=record.id, reason="個人情報")

    def holds(found: list[str]) -> None:
        assert set(found) - BEGUN == {file.sha256}

    assert kills(home, command, holds) > 3
    for note in (store.folder / "incoming").iterdir():
        os.utime(note, (0, 0))
    desk = open_desk(home)
    desk.restricted_files.clear_up()
    desk.journal.close()
    assert holding(home) == []
    with Reading(home) as reading:
        _, records = reading.track(incident, A)
    assert isinstance(next(one for one in records if one.id == record.id).event, Erased)
    assert verify(home).ok
