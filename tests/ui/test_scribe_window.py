"""The scribe's window beside the board's, both on one real home folder, driven by keys."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commander.board.incident import Declare, IncidentKind, SetSeverity
from commander.desk.desk import Desk
from commander.journal.journal import Journal
from commander.locks import poke, window_lock
from commander.reading import Reading
from commander.wording.language import Language
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.timeline_pane import TimelinePane
from ui.program import Program
from ui.scribe_window import ScribeWindow
from ui.theme import tokens

REPO = Path(__file__).parents[2]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key
_SLOW_MS = 60_000
pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise", "This plugin does not support grabbing the keyboard"
)


def write(home: Path, *commands: object) -> list[str]:
    """Carry commands out as another process would, before a window is open; their streams."""
    desk = Desk(Journal(home), person="A", zone="Asia/Tokyo")
    streams = [desk.submit(command)[0].stream for command in commands]
    desk.journal.close()
    return streams


@pytest.fixture
def home(tmp_path: Path) -> Path:
    path = tmp_path / "home"
    path.mkdir(mode=0o700)
    return path


@pytest.fixture
def stream(home: Path) -> str:
    return write(home, Declare(title="Checkout fails"))[0]


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, home: Path, stream: str) -> Iterator[Program]:
    """A program with no window shown yet."""
    faults: list[str] = []
    lock = contextlib.ExitStack()
    assert lock.enter_context(window_lock(home))
    made = Program(qapp, home, lock=lock, language="en", theme="light", person="A")
    made.bridge.failed.connect(faults.append)
    yield made
    made.windows.close()
    made.end()
    if made.windows.scribe is not None:
        made.windows.scribe.deleteLater()
    made.window.deleteLater()
    made.languages.switch(Language.EN)
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert faults == []


def show_board(program: Program, qtbot: QtBot, stream: str) -> None:
    with qtbot.waitActive(program.window):
        program.window.show()
    qtbot.waitUntil(lambda: program.is_open)
    program.window.show_incident(stream)
    qtbot.waitUntil(lambda: program.model.stream == stream)


def scribe_of(program: Program, qtbot: QtBot, stream: str) -> ScribeWindow:
    """The scribe's window, once it shows an incident with the composer focused."""
    qtbot.waitUntil(lambda: program.windows.scribe is not None)
    window = program.windows.scribe
    assert window is not None
    qtbot.waitUntil(lambda: program.windows.scribe_model.stream == stream)
    qtbot.waitUntil(window.timeline.composer.text.hasFocus)
    return window


def texts(pane: TimelinePane) -> list[str]:
    model = pane.feed.model
    lines = [model.line(row) for row in range(model.rowCount())]
    return [line.text for line in lines if line is not None]


def has_draft(home: Path, key: str, text: str) -> bool:
    with Reading(home) as reading:
        return reading.draft(key) == text


def test_a_key_opens_it_beside_the_board_and_both_show_every_row(
    program: Program, qtbot: QtBot, home: Path, stream: str
) -> None:
    show_board(program, qtbot, stream)
    qtbot.keyClick(program.window, KEY.Key_L, CTRL | SHIFT)
    scribe = scribe_of(program, qtbot, stream)
    text = scribe.timeline.composer.text
    qtbot.keyClicks(text, "from the scribe")
    qtbot.keyClick(text, KEY.Key_Return)
    board = program.window.page.timeline
    qtbot.waitUntil(lambda: "from the scribe" in texts(board) and "from the scribe" in texts(scribe.timeline))
    qtbot.keyClicks(board.composer.text, "from the board")
    qtbot.keyClick(board.composer.text, KEY.Key_Return)
    qtbot.waitUntil(lambda: texts(board)[-1] == texts(scribe.timeline)[-1] == "from the board")
    with Reading(home) as reading:
        said = [row.record.event.text for row in reading.timeline(stream) if row.record.kind == "entry-added"]
    assert said == ["from the scribe", "from the board"]


def test_the_button_at_the_timelines_head_opens_it(program: Program, qtbot: QtBot, stream: str) -> None:
    show_board(program, qtbot, stream)
    qtbot.mouseClick(program.window.page.timeline.apart, Qt.MouseButton.LeftButton)
    assert scribe_of(program, qtbot, stream).isVisible()


def test_each_window_keeps_a_draft_of_its_own(
    program: Program, qtbot: QtBot, home: Path, stream: str
) -> None:
    show_board(program, qtbot, stream)
    program.windows.open_scribe()
    scribe = scribe_of(program, qtbot, stream)
    qtbot.keyClicks(scribe.timeline.composer.text, "half of the scribe")
    qtbot.keyClicks(program.window.page.timeline.composer.text, "half of the board")
    qtbot.waitUntil(lambda: has_draft(home, f"scribe:{stream}", "half of the scribe"))
    qtbot.waitUntil(lambda: has_draft(home, f"composer:{stream}", "half of the board"))
    scribe.close()
    program.windows.open_scribe()
    again = scribe_of(program, qtbot, stream).timeline.composer.text
    qtbot.waitUntil(lambda: again.toPlainText() == "half of the scribe")


def test_it_stands_alone_when_it_is_started_alone(program: Program, qtbot: QtBot, stream: str) -> None:
    program.windows.open_scribe()
    scribe = scribe_of(program, qtbot, stream)
    assert not program.window.isVisible()
    qtbot.keyClick(scribe, KEY.Key_L, CTRL | SHIFT)
    qtbot.waitUntil(lambda: program.model.stream == stream)
    program.window.close()
    with qtbot.waitSignal(program.windows.all_closed):
        scribe.close()


def test_the_program_ends_with_its_last_window(program: Program, qtbot: QtBot, stream: str) -> None:
    show_board(program, qtbot, stream)
    program.windows.open_scribe()
    scribe = scribe_of(program, qtbot, stream)
    ended: list[bool] = []
    program.windows.all_closed.connect(lambda: ended.append(True))
    program.window.close()
    assert ended == []
    qtbot.keyClick(scribe, KEY.Key_L, CTRL | SHIFT)
    qtbot.waitUntil(program.window.isVisible)
    program.window.close()
    scribe.close()
    assert ended == [True]


def test_the_word_on_the_bell_opens_the_incident_it_names(
    program: Program, qtbot: QtBot, home: Path, stream: str
) -> None:
    show_board(program, qtbot, stream)
    other = write(home, Declare(title="Mail is late"))[0]
    assert poke(home, f"scribe {other}\n".encode())
    scribe = scribe_of(program, qtbot, other)
    assert program.model.stream == stream
    assert "Mail is late" in scribe.windowTitle()


def test_a_command_in_a_terminal_opens_it_in_the_running_program(
    program: Program, qtbot: QtBot, home: Path, stream: str
) -> None:
    show_board(program, qtbot, stream)
    command = [
        sys.executable,
        "main.py",
        "--home",
        str(home),
        "scribe",
        program.model.board.incident.short_id,
    ]
    process = subprocess.Popen(
        command, cwd=REPO, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stderr=subprocess.PIPE
    )
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=_SLOW_MS)
    assert (process.returncode, process.communicate()[1]) == (0, b"")
    scribe_of(program, qtbot, stream)


def test_the_strip_says_what_the_board_says(program: Program, qtbot: QtBot, stream: str) -> None:
    program.windows.open_scribe()
    scribe = scribe_of(program, qtbot, stream)
    program.bridge.submit(SetSeverity(incident=stream, severity=1))
    qtbot.waitUntil(lambda: scribe.summary.accessibleName().startswith("SEV1 ・ Checkout fails"))
    assert "Commander Vacant" in scribe.summary.accessibleName()


def test_practice_is_marked_in_its_window_alone(
    program: Program, qtbot: QtBot, home: Path, stream: str
) -> None:
    show_board(program, qtbot, stream)
    drill = write(home, Declare(title="Practice", incident_kind=IncidentKind.DRILL))[0]
    program.windows.open_scribe(drill)
    scribe = scribe_of(program, qtbot, drill)
    assert scribe.band.isVisible()
    assert scribe.windowTitle().startswith("【Drill】")
    assert not program.window.band.isVisible()
    assert tokens().accent == tokens().drill
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    assert tokens().accent != tokens().drill


def test_it_follows_another_incident_by_its_own_switcher(
    program: Program, qtbot: QtBot, home: Path, stream: str
) -> None:
    other = write(home, Declare(title="Mail is late"))[0]
    program.windows.open_scribe(stream)
    scribe = scribe_of(program, qtbot, stream)
    qtbot.waitUntil(lambda: [one.stream for one in scribe.overview.others] == [other])
    scribe.summary.offer_incidents()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.keyClick(menu, KEY.Key_Return)
    qtbot.waitUntil(lambda: program.windows.scribe_model.stream == other)


def test_on_top_is_kept_in_the_settings(program: Program, qtbot: QtBot, home: Path, stream: str) -> None:
    program.windows.open_scribe()
    scribe = scribe_of(program, qtbot, stream)
    scribe.on_top.click()
    assert scribe.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert scribe.isVisible()

    def is_kept() -> bool:
        path = home / "settings.toml"
        return path.exists() and "scribe_on_top = true" in path.read_text("utf-8")

    qtbot.waitUntil(is_kept)


def test_with_no_incident_it_says_so_and_leads_to_the_board(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    home = tmp_path / "empty"
    home.mkdir(mode=0o700)
    program = Program(qapp, home, language="en", theme="light", person="A")
    program.windows.open_scribe()
    qtbot.waitUntil(lambda: program.is_open)
    scribe = program.windows.scribe
    assert scribe is not None
    with qtbot.waitSignal(program.window.painted):
        scribe.to_board.click()
    program.windows.close()
    scribe.deleteLater()
    program.window.deleteLater()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


TYPING = """
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

def begin():
    model = program.windows.scribe_model
    if not program.is_open or model.stream != sys.argv[2]:
        return
    if program.model.stream != sys.argv[2]:
        program.window.show_incident(sys.argv[2])
        return
    timer.stop()
    QTest.keyClicks(program.windows.scribe.timeline.composer.text, "half of the scribe")
    QTest.keyClicks(program.window.page.timeline.composer.text, "half of the board")
    print(json.dumps("typed"), flush=True)

timer = QTimer(interval=20)
timer.timeout.connect(begin)
timer.start()
app.exec()
"""


def test_what_is_typed_in_both_windows_outlives_a_kill(home: Path, stream: str, qtbot: QtBot) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(home), stream],
        cwd=REPO,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline()) == "typed"
        qtbot.waitUntil(
            lambda: (
                has_draft(home, f"scribe:{stream}", "half of the scribe")
                and has_draft(home, f"composer:{stream}", "half of the board")
            ),
            timeout=_SLOW_MS,
        )
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert has_draft(home, f"scribe:{stream}", "half of the scribe")
    assert has_draft(home, f"composer:{stream}", "half of the board")


def test_one_key_raises_personal_data_from_the_composer(program: Program, qtbot: QtBot, stream: str) -> None:
    show_board(program, qtbot, stream)
    qtbot.keyClick(program.window, KEY.Key_L, CTRL | SHIFT)
    window = scribe_of(program, qtbot, stream)
    qtbot.keyClick(window.timeline.composer.text, KEY.Key_P, CTRL | SHIFT)
    model = program.windows.scribe_model
    qtbot.waitUntil(lambda: model.board.privacy.waiting is not None, timeout=_SLOW_MS)


def test_what_the_scribe_wants_told_goes_into_a_draft_in_the_boards_window(
    program: Program, qtbot: QtBot, stream: str
) -> None:
    program.windows.open_scribe()
    with qtbot.waitActive(program.windows.scribe):
        program.windows.scribe.show()
    window = scribe_of(program, qtbot, stream)
    qtbot.keyClicks(window.timeline.composer.text, "/post payments work again")
    qtbot.keyClick(window.timeline.composer.text, KEY.Key_Return)
    qtbot.waitUntil(lambda: program.model.stream == stream, timeout=_SLOW_MS)

    def is_open() -> bool:
        sheet = program.window.page.findChild(BroadcastSheet)
        return sheet is not None and sheet.isVisible()

    qtbot.waitUntil(is_open, timeout=_SLOW_MS)
    assert "payments work again" in texts(window.timeline)
