"""The scribe's window that was open when the program was killed stands there again, with what was typed in it."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commander.board.incident import Close, Declare
from commander.locks import window_lock
from commander.reading import Reading
from commander.wording.language import Language
from tests.ui.test_scribe_window import has_draft, scribe_of, write
from ui.program import Program
from ui.scribe_place import ScribeLeft

REPO = Path(__file__).parents[2]
_SLOW_MS = 60_000
pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise", "This plugin does not support grabbing the keyboard"
)

WORKED_IN = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.program import Program

app = QApplication([])
program = Program(app, Path(sys.argv[1]), language="en", theme="light", person="A")
program.window.show()
program.windows.open_scribe(sys.argv[2])
typed = False

def look():
    global typed
    if not program.is_open or program.windows.scribe_model.stream != sys.argv[2]:
        return
    scribe = program.windows.scribe
    if not typed:
        typed = True
        scribe.setGeometry(40, 50, 700, 500)
        scribe.on_top.click()
        QTest.keyClicks(scribe.timeline.composer.text, "half of the scribe")
        print(json.dumps("typed"), flush=True)

timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
app.exec()
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    path = tmp_path / "home"
    path.mkdir(mode=0o700)
    return path


@pytest.fixture
def stream(home: Path) -> str:
    return write(home, Declare(title="Checkout fails"))[0]


@pytest.fixture
def start(qapp: QApplication, home: Path) -> Iterator[Callable[[], Program]]:
    """Starts a program with the board's window; what ran before has ended."""
    with contextlib.ExitStack() as ends:

        def started() -> Program:
            ends.close()
            lock = contextlib.ExitStack()
            assert lock.enter_context(window_lock(home))
            made = Program(qapp, home, lock=lock, language="en", theme="light", person="A")
            ends.callback(end, made)
            made.window.show()
            return made

        yield started


def end(made: Program) -> None:
    made.windows.close()
    made.end()
    if made.windows.scribe is not None:
        made.windows.scribe.deleteLater()
    made.window.deleteLater()
    made.languages.switch(Language.EN)
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def left_in(home: Path) -> ScribeLeft:
    with Reading(home) as reading:
        return msgspec.json.decode(reading.draft("scribe-window") or "{}", type=ScribeLeft)


def is_kept_on_top(home: Path) -> bool:
    path = home / "settings.toml"
    return path.exists() and "scribe_on_top = true" in path.read_text("utf-8")


def test_killed_while_open_it_stands_there_again_with_its_words(
    start: Callable[[], Program], qtbot: QtBot, home: Path, stream: str
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WORKED_IN, str(home), stream],
        cwd=REPO,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    with contextlib.ExitStack() as killed:
        killed.enter_context(process)
        killed.callback(process.kill)
        assert process.stdout is not None
        assert json.loads(process.stdout.readline()) == "typed"

        def is_kept() -> bool:
            left = left_in(home)
            return (
                (left.is_open, left.in_front, left.stream) == (True, True, stream)
                and is_kept_on_top(home)
                and has_draft(home, f"scribe:{stream}", "half of the scribe")
            )

        qtbot.waitUntil(is_kept, timeout=_SLOW_MS)
        os.kill(process.pid, signal.SIGKILL)
    program = start()
    scribe = scribe_of(program, qtbot, stream)
    text = scribe.timeline.composer.text
    qtbot.waitUntil(lambda: text.toPlainText() == "half of the scribe")
    assert scribe.isVisible()
    assert scribe.on_top.isChecked()
    assert scribe.geometry() == QRect(40, 50, 700, 500)
    assert program.window.isVisible()


def test_closed_by_a_person_it_stays_closed_and_opens_where_it_stood(
    start: Callable[[], Program], qtbot: QtBot, home: Path, stream: str
) -> None:
    program = start()
    qtbot.waitUntil(lambda: program.is_open)
    program.windows.open_scribe(stream)
    scribe = scribe_of(program, qtbot, stream)
    place = QRect(30, 40, 640, 480)
    scribe.setGeometry(place)
    qtbot.waitUntil(lambda: left_in(home).is_open)
    scribe.close()
    qtbot.waitUntil(lambda: not left_in(home).is_open)
    again = start()
    qtbot.waitUntil(lambda: again.is_open)
    read: list[bool] = []
    again.bridge.read(lambda reading: True, read.append)
    qtbot.waitUntil(lambda: bool(read))
    assert again.windows.scribe is None
    again.windows.open_scribe()
    assert scribe_of(again, qtbot, stream).geometry() == place


def test_ended_from_outside_with_the_window_open_it_comes_back(
    start: Callable[[], Program], qtbot: QtBot, home: Path, stream: str
) -> None:
    program = start()
    program.windows.open_scribe(stream)
    scribe_of(program, qtbot, stream)
    again = start()  # ends the first one as a signal does
    assert scribe_of(again, qtbot, stream).isVisible()


def test_an_incident_that_is_over_is_not_gone_back_to(
    start: Callable[[], Program], qtbot: QtBot, home: Path, stream: str
) -> None:
    other = write(home, Declare(title="Mail is late"))[0]
    program = start()
    program.windows.open_scribe(other)
    scribe_of(program, qtbot, other)
    program.windows.close()
    program.end()
    write(home, Close(incident=other, reason="mistake"))
    again = start()
    assert scribe_of(again, qtbot, stream).isVisible()
