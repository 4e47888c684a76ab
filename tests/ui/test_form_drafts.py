"""What is typed in a row's form outlives the program, and a double click is one intent."""

import json
import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from commander.board.incident import DeclareRestored
from commander.board.signals import RaiseSignal
from commander.next_step import next_step
from commander.reading import Reading
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.i18n import Languages
from ui.models.desk_overview import DeskOverview
from ui.panes.attention_strip import AttentionStrip
from ui.panes.bottom_bar import BottomBar
from ui.panes.form_drafts import _AFTER_MS, FormDrafts
from ui.panes.impact import ImpactPane
from ui.panes.slot import Slot
from ui.panes.step_words import step_action
from ui.panes.welcome import WelcomePage
from ui.shortcuts import Action
from ui.widgets.ask import Ask
from ui.widgets.button import Button

KEY = Qt.Key


def pane_of(window: DeskWindow, hands: Hands) -> ImpactPane:
    pane = ImpactPane(window.model, window.words)
    hands.show(pane)
    pane.enter()
    return pane


def saved(window: DeskWindow, row: str) -> dict[str, str]:
    window.settle()
    text = window.draft(f"form:{window.model.stream}:ImpactPane:{row}")
    return json.loads(text) if text else {}


def marked(pane: ImpactPane) -> list[str]:
    """The rows that are marked as drafts."""
    slots = pane.findChildren(Slot)
    return [slot.face.key for slot in slots if "draft" in slot.accessibleName().split()]


def test_what_is_typed_is_on_disk_soon_after_the_last_key(desk_window: DeskWindow, hands: Hands) -> None:
    desk_window.declare()
    pane_of(desk_window, hands)
    hands.press(KEY.Key_1)
    hands.write("shops in the east")
    hands.press(KEY.Key_2, ALT)
    assert _AFTER_MS <= 250  # half a second at most, with what the disk takes
    desk_window.qtbot.waitUntil(lambda: bool(saved(desk_window, "who")))
    assert saved(desk_window, "who") == {"line": "shops in the east", "certainty": "estimated"}


def test_a_second_window_on_the_same_home_finds_it_again(
    qtbot: QtBot, tmp_path: Path, languages: Languages, desk_window: DeskWindow, hands: Hands
) -> None:
    stream = desk_window.declare()
    pane = pane_of(desk_window, hands)
    hands.press(KEY.Key_1)
    hands.write("shops in the east")
    pane.save_drafts()
    desk_window.settle()
    desk_window.model.close_incident()
    later = DeskWindow(qtbot, tmp_path / "home", languages, "p-a")
    try:
        later.model.open(stream)
        found = ImpactPane(later.model, later.words)
        other = Hands(qtbot, later)
        other.show(found)
        later.settle()
        later.settle()
        assert marked(found) == ["who"]
        found.enter()
        other.press(KEY.Key_1)
        assert other.text == "shops in the east"
        assert marked(found) == []
        other.enter()
        assert saved(later, "who") == {}
    finally:
        later.close()
    assert later.faults == []


def test_escape_keeps_it_and_marks_the_row(desk_window: DeskWindow, hands: Hands) -> None:
    desk_window.declare()
    pane = pane_of(desk_window, hands)
    hands.press(KEY.Key_2)
    hands.write("payments fail")
    hands.press(KEY.Key_Escape)
    assert marked(pane) == ["what"]
    hands.press(KEY.Key_2)
    hands.write(" since noon")
    assert hands.text == "payments fail since noon"


def test_what_is_discarded_is_gone(desk_window: DeskWindow, hands: Hands) -> None:
    desk_window.declare()
    pane = pane_of(desk_window, hands)
    hands.press(KEY.Key_2)
    hands.write("payments fail")
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_2)
    discard = next(one for one in pane.findChildren(Button) if one.isVisible())
    discard.setFocus()
    hands.enter()
    assert marked(pane) == []
    assert saved(desk_window, "what") == {}
    hands.press(KEY.Key_2)
    assert hands.text == ""


def test_what_was_typed_back_to_what_stands_is_no_draft(desk_window: DeskWindow, hands: Hands) -> None:
    desk_window.declare()
    pane = pane_of(desk_window, hands)
    hands.press(KEY.Key_1)
    hands.write("x")
    hands.press(KEY.Key_Backspace)
    pane.save_drafts()
    assert saved(desk_window, "who") == {}
    hands.press(KEY.Key_Escape)
    assert marked(pane) == []


def test_a_form_that_is_another_versions_is_left_alone(desk_window: DeskWindow, hands: Hands) -> None:
    stream = desk_window.declare()
    desk_window.bridge.save_draft(f"form:{stream}:ImpactPane:who", "[1, 2]")
    desk_window.bridge.save_draft(f"form:{stream}:ImpactPane:what", '{"line": "kept", "gone": "x"}')
    desk_window.settle()
    desk_window.model.close_incident()
    pane = pane_of(desk_window, hands)
    desk_window.model.open(stream)
    desk_window.settle()
    desk_window.settle()
    assert marked(pane) == ["what"]
    pane.enter()
    hands.press(KEY.Key_2)
    assert hands.text == "kept"


_TYPING = """
import sys
from datetime import timedelta
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from commander.board.incident import Declare
from commander.desk.desk import Desk
from commander.journal.journal import Journal
from tests.ui.desk_window import DeskWindow
from ui.i18n import Languages
from ui.panes.form_drafts import FormDrafts
from ui.panes.impact import ImpactPane
from ui.panes.step_words import step_action
from ui.shortcuts import Action

class Waits:
    def waitUntil(self, true, timeout=5000):
        while not true():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

app = QApplication(sys.argv)
window = DeskWindow(Waits(), Path(sys.argv[1]), Languages(app), "p-a")
stream = window.submit(Declare(title="x"))[0].stream
window.model.open(stream)
window.settle()
pane = ImpactPane(window.model, window.words)
pane.show()
pane.open_row("who")
field = pane.findChild(QLineEdit)
QTest.keyClicks(field, "typed and then killed")
print(stream, flush=True)
app.exec()
"""


def test_what_is_typed_survives_a_real_kill(tmp_path: Path, qtbot: QtBot) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    home = tmp_path / "killed"
    command = [sys.executable, "-c", _TYPING, str(home)]
    tree = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=tree) as program:
        assert program.stdout is not None
        stream = program.stdout.readline().strip()

        def kept() -> str:
            with Reading(home) as reading:
                return reading.draft(f"form:{stream}:ImpactPane:who")

        qtbot.waitUntil(lambda: bool(kept()))  # nothing but time passes there
        program.send_signal(signal.SIGKILL)
    assert json.loads(kept()) == {"line": "typed and then killed"}


def double_click(button: Button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def welcome(desk_window: DeskWindow, hands: Hands) -> WelcomePage:
    overview = DeskOverview(desk_window.model)
    page = WelcomePage(desk_window.model, desk_window.words, overview)
    overview.setParent(page)
    hands.show(page)
    return page


def declared(window: DeskWindow) -> int:
    window.settle()
    with Reading(window.home) as reading:
        return len(reading.incidents())


def test_declare_pressed_twice_makes_one_incident(welcome: WelcomePage, desk_window: DeskWindow) -> None:
    welcome.title.setText("payments fail")
    button = next(one for one in welcome.findChildren(Button) if one.text() == "Declare")
    double_click(button)
    assert declared(desk_window) == 1


def test_enter_pressed_twice_in_the_title_makes_one_incident(
    welcome: WelcomePage, desk_window: DeskWindow, hands: Hands
) -> None:
    welcome.focus_title()
    hands.write("payments fail")
    hands.press(KEY.Key_Return, times=2)
    assert declared(desk_window) == 1


def test_a_way_on_pressed_twice_is_carried_out_once(desk_window: DeskWindow, hands: Hands) -> None:
    stream = desk_window.declare()
    until = desk_window.model.now + timedelta(hours=1)
    desk_window.submit(DeclareRestored(incident=stream, watch_owner="p-a", watch_until=until))
    desk_window.submit(RaiseSignal(incident=stream, text="orders database at 92%"))
    desk_window.settle()
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    double_click(next(one for one in strip.findChildren(Button) if one.text() == "New incident"))
    strip.findChild(QLineEdit).setFocus()
    hands.write("another part of the system")
    double_click(next(one for one in strip.findChildren(Button) if one.text() == "Record"))
    desk_window.settle()
    assert len(desk_window.records("signal-judged")) == 1


def test_a_question_answered_twice_is_answered_once(desk_window: DeskWindow, hands: Hands) -> None:
    desk_window.declare()
    bar = BottomBar(desk_window.model, desk_window.words)
    hands.show(bar)
    bar.questions.ask_signal()
    hands.write("orders database at 92%")
    record = next(one for one in bar.findChild(Ask).findChildren(Button) if one.text() == "Record")
    double_click(record)
    desk_window.settle()
    assert len(desk_window.records("signal-raised")) == 1


def test_the_next_step_taken_twice_is_taken_once(desk_window: DeskWindow, hands: Hands) -> None:
    desk_window.declare()
    bar = BottomBar(desk_window.model, desk_window.words)
    asked_for: list[Action] = []
    bar.asked_for.connect(asked_for.append)
    hands.show(bar)
    bar.take_next_step()
    bar.take_next_step()
    desk_window.settle()
    assert len(desk_window.records("role-assigned")) == 1
    # Pressed too early is not lost: it goes where the step after it is done.
    assert asked_for == [step_action(next_step(desk_window.model.board, [], desk_window.model.now).step)]


def test_the_second_half_of_a_double_click_presses_nothing_that_came_under_it(hands: Hands) -> None:
    pressed: list[bool] = []
    button = Button("Send")
    button.clicked.connect(pressed.append)
    hands.show(button)
    middle = QPoint(button.width() // 2, button.height() // 2)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton, pos=middle)
    assert len(pressed) <= 1


def test_an_answer_for_a_pane_that_is_gone_by_then_is_dropped(desk_window: DeskWindow) -> None:
    stream, failed = desk_window.declare(), list[str]()
    desk_window.bridge.failed.connect(failed.append)
    pane = QWidget()
    drafts = FormDrafts(desk_window.bridge, "Gone", pane)
    drafts.find(stream, ["row"])
    shiboken6.delete(pane)
    desk_window.settle()
    assert failed == []
