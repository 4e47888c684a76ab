"""A read that meets another process's commit is asked again in silence; only a file that stays locked is a fault."""

import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from commander.connections.desk_opening import open_desk
from commander.journal.faults import fault_for, is_busy
from commander.journal.journal import JOURNAL_FILE
from commander.reading import Reading
from commander.settings.settings import Settings
from ui.bridge import Bridge
from ui.workers import ReadingThread


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    open_desk(home, Settings(), "A").journal.close()
    return home


@pytest.fixture
def holder(home: Path) -> Iterator[sqlite3.Connection]:
    """Another process in the middle of its commit."""
    connection = sqlite3.connect(home / JOURNAL_FILE, isolation_level=None, check_same_thread=False)
    connection.execute("BEGIN EXCLUSIVE")
    yield connection
    connection.close()


@pytest.fixture
def bridge(qtbot: QtBot, home: Path) -> Iterator[Bridge]:
    bridge = Bridge()
    thread = ReadingThread(bridge, lambda: Reading(home))
    thread.start()
    yield bridge
    thread.stop()
    bridge.close()


def count_at_once(home: Path) -> int:
    """Asked on a connection that does not wait by itself."""
    impatient = sqlite3.connect(home / JOURNAL_FILE, timeout=0)
    try:
        return int(impatient.execute("SELECT count(*) FROM record").fetchone()[0])
    finally:
        impatient.close()


def test_a_read_that_meets_a_commit_is_answered_and_nobody_hears_of_it(
    bridge: Bridge,
    home: Path,
    holder: sqlite3.Connection,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    answers: list[int] = []
    faults: list[str] = []
    bridge.failed.connect(faults.append)
    tries: list[bool] = []

    def question(_: Reading) -> int:
        tries.append(True)
        if len(tries) == 3:
            holder.execute("COMMIT")
        return count_at_once(home)

    with caplog.at_level(logging.WARNING):
        bridge.read(question, answers.append)
        qtbot.waitUntil(lambda: answers != [])
    assert len(tries) == 3
    assert faults == []
    assert caplog.records == []


@pytest.mark.expected_logs
def test_a_file_that_stays_locked_is_said_once_and_the_thread_goes_on(
    bridge: Bridge, home: Path, holder: sqlite3.Connection, qtbot: QtBot
) -> None:
    answers: list[object] = []
    faults: list[str] = []
    bridge.failed.connect(faults.append)
    bridge.read(lambda _: count_at_once(home), answers.append)
    qtbot.waitUntil(lambda: faults != [])
    holder.execute("COMMIT")
    bridge.read(lambda reading: reading.waiting(), answers.append)
    qtbot.waitUntil(lambda: answers != [])
    assert len(faults) == 1
    assert "locked" in faults[0]


@pytest.mark.expected_logs
def test_another_fault_is_said_at_once(bridge: Bridge, qtbot: QtBot) -> None:
    faults: list[str] = []
    tries: list[bool] = []
    bridge.failed.connect(faults.append)

    def question(_: Reading) -> int:
        tries.append(True)
        raise ValueError("ours")

    bridge.read(question, lambda _: None)
    qtbot.waitUntil(lambda: faults != [])
    assert faults == ["ValueError: ours"]
    assert len(tries) == 1


def test_busy_is_known_behind_the_fault_of_the_file_too(home: Path, holder: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError) as locked:
        count_at_once(home)
    fault = fault_for(locked.value, home)
    fault.__cause__ = locked.value
    assert is_busy(fault)
    assert not is_busy(ValueError())
