"""A long read lets others pass, begins anew when the file was locked, and ends with its one answer."""

import sqlite3
from pathlib import Path

from pytestqt.qtbot import QtBot

from commander.journal.journal import Journal
from commander.reading import Reading
from ui.bridge import Bridge
from ui.models.timeline_places import Places
from ui.sliced_read import SlicedRead, Steps
from ui.workers import ReadingThread

LATE = ("2026-01-01T00:00:01Z", "0000000000003.0000", 3)
FIRST = ("2026-01-01T00:00:02Z", "0000000000001.0000", 1)
SECOND = ("2026-01-01T00:00:03Z", "0000000000002.0000", 2)


def test_a_read_asked_for_later_is_answered_before_a_long_one_ends(qtbot: QtBot, tmp_path: Path) -> None:
    Journal(tmp_path).close()
    bridge = Bridge()
    thread = ReadingThread(bridge, lambda: Reading(tmp_path))
    answers: list[str] = []
    is_passed: list[bool] = []

    def long(reading: Reading) -> Steps[str]:
        while not is_passed:
            yield
        return "long"

    def short(reading: Reading) -> str:
        is_passed.append(True)
        return "short"

    bridge.read_in_slices(long, answers.append)
    bridge.read(short, answers.append)
    thread.start()
    qtbot.waitUntil(lambda: answers == ["short", "long"])
    thread.stop()


def test_after_a_locked_file_a_long_read_begins_anew(tmp_path: Path) -> None:
    Journal(tmp_path).close()
    answers: list[int] = []
    tries: list[int] = []

    def question(reading: Reading) -> Steps[int]:
        tries.append(len(tries))
        yield
        if len(tries) == 1:
            raise sqlite3.OperationalError("database is locked")
        return len(tries)

    def go_on(again: object) -> None:
        raise AssertionError("two steps fit into one slice")

    with Reading(tmp_path) as reading:
        read = SlicedRead(question, answers.append, go_on)
        try:
            read(reading)
        except sqlite3.OperationalError:
            read(reading)
    assert answers == [2]


def test_rows_stand_by_when_they_happened_or_by_when_they_were_recorded() -> None:
    places = Places.of([SECOND, LATE, FIRST])
    assert places.keys == [LATE, FIRST, SECOND]
    assert places.key_of == {1: FIRST, 2: SECOND, 3: LATE}
    recorded = Places.of([LATE, FIRST, SECOND], by_recorded=True)
    assert [key[2] for key in recorded.keys] == [1, 2, 3]
    assert recorded.key_of[3] == (LATE[1], LATE[0], 3)
