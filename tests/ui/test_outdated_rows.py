"""A window that opens a home of an older release says what its closed incidents still owe."""

import contextlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commander.board.incident import Close
from commander.clock import utc_now
from commander.journal.verify import verify
from commander.locks import window_lock
from commander.outbox.publisher import Delivered
from tests.commander.console import Console
from tests.commander.older_home import make_older
from tests.fakes.fake_clock import FakeClock
from ui.program import Program


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Closed an hour ago, after customers were promised an update that never came."""
    with Console(tmp_path / "home", FakeClock(utc_now() - timedelta(hours=1))) as console:
        console.list_audiences()
        incident = console.declare("Checkout fails")
        console.tell(incident, "public")
        for debt in console.deliveries.workable():
            errand = console.deliveries.begin(debt.key)
            assert errand is not None
            console.deliveries.settle(debt.key, errand.attempt, Delivered(ref="1", url=None))
        console.desk.submit(Close(incident=incident, reason="over"))
    make_older(console.home)
    return console.home


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Program]:
    faults: list[str] = []
    lock = contextlib.ExitStack()
    assert lock.enter_context(window_lock(home))
    made = Program(qapp, home, lock=lock, language="en", theme="light", person="A")
    made.bridge.failed.connect(faults.append)
    with qtbot.waitActive(made.window):
        made.window.show()
    yield made
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert faults == []


def test_what_is_owed_stands_on_the_first_page_without_anybody_touching_the_incident(
    program: Program, qtbot: QtBot, home: Path
) -> None:
    overview = program.window.overview
    qtbot.waitUntil(lambda: [one.title for one in overview.left_over_elsewhere] == ["Checkout fails"])
    assert verify(home).ok
