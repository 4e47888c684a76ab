"""The whole window on a real home folder with its real threads, driven by keys; asked of the journal afterwards."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from commander.board.bulletin import Stage, Wording
from commander.board.deliveries import DeliveryState
from commander.board.impact import Aspect
from commander.board.incident import Declare, DeclareRestored, IncidentKind
from commander.board.message import Message, OrderBroadcast
from commander.board.organisation import Audience, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.roles import COMMANDER
from commander.board.signals import RaiseSignal, Verdict
from commander.board.timeline import AddEntry, EntryKind
from commander.locks import poke, window_lock
from commander.reading import Reading
from commander.settings.settings import save
from commander.wording.language import Language
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.severity_page import SeverityPage
from ui.program import Program
from ui.theme import ThemeChoice, tokens
from ui.widgets.strip import Strip

Start = Callable[..., Program]
_SLOW_MS = 60_000
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def repo() -> Path:
    return Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Start]:
    """Opens a window of the home folder, as ui.start does, and closes what is open at the end."""
    opened: list[Program] = []
    faults: list[str] = []

    def make(**wishes: str) -> Program:
        home.mkdir(mode=0o700, exist_ok=True)
        lock = contextlib.ExitStack()
        assert lock.enter_context(window_lock(home))
        program = Program(
            qapp, home, lock=lock, **{"language": "en", "theme": "light", "person": "A", **wishes}
        )
        program.bridge.failed.connect(faults.append)
        opened.append(program)
        with qtbot.waitActive(program.window):
            program.window.show()
        return program

    yield make
    for program in opened:
        program.window.close()
        program.window.deleteLater()
        program.languages.switch(Language.EN)
        program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert faults == []


@pytest.fixture
def program(start: Start, qtbot: QtBot) -> Program:
    """An open window with nothing declared."""
    made = start()
    qtbot.waitUntil(lambda: made.is_open)
    return made


@pytest.fixture
def stream(program: Program, qtbot: QtBot) -> str:
    """An incident, declared by keys from the first page."""
    return declare(program, qtbot, "Checkout fails")


def declare(program: Program, qtbot: QtBot, title: str) -> str:
    qtbot.keyClicks(program.window.welcome.title, title)
    qtbot.keyClick(program.window.welcome.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.model.stream != "")
    return program.model.stream


def submit(program: Program, qtbot: QtBot, command: object) -> list[object]:
    answers: list[object] = []
    program.bridge.submit(command, done=answers.append, refused=answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers


def told_to(audience: str, program: Program) -> Message:
    return Message(
        message="m1",
        template="T01",
        stage=Stage.INVESTIGATING,
        audiences=(audience,),
        texts={language: Wording(title="t", body="b") for language in ("ja", "en")},
        next_update_at=program.model.now + timedelta(minutes=15),
    )


def entries(home: Path, stream: str) -> list[tuple[str, str]]:
    with Reading(home) as reading:
        events = [row.record.event for row in reading.timeline(stream)]
    return [(event.text, event.entry_kind) for event in events if event.KIND == "entry-added"]


def commander(arguments: list[str], repo: Path, home: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "main.py", "--home", str(home), *arguments],
        cwd=repo,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def composer(program: Program):
    return program.window.page.timeline.composer


def test_declare_take_command_and_write_by_keys(
    program: Program, stream: str, qtbot: QtBot, home: Path
) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_N, ALT)
    qtbot.waitUntil(lambda: program.model.board.roles.commander == "A")
    text = composer(program).text
    qtbot.waitUntil(text.hasFocus)
    qtbot.keyClick(text, Qt.Key.Key_D, ALT)
    qtbot.keyClicks(text, "-3m Roll back to v411")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: text.toPlainText() == "")
    with Reading(home) as reading:
        board, rows = reading.board(stream), reading.timeline(stream)
    assert board.incident.title == "Checkout fails"
    assert board.roles.holder(COMMANDER) == "A"
    decision = next(
        row.record for row in rows if getattr(row.record.event, "entry_kind", "") == EntryKind.DECISION
    )
    assert decision.event.text == "Roll back to v411"
    assert timedelta(minutes=2) < decision.recorded - decision.occurred.instant < timedelta(minutes=4)
    model = program.window.page.timeline.feed.model
    shown = [model.line(row) for row in range(model.rowCount())]
    assert any(line is not None and line.text == "Roll back to v411" and line.late for line in shown)


def test_keys_pressed_while_the_incident_is_being_declared_are_done_in_it(start: Start, qtbot: QtBot) -> None:
    program = start()
    title = program.window.welcome.title
    qtbot.keyClicks(title, "Checkout fails")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert not program.model.stream  # the journal has not answered yet
    qtbot.keyClick(program.window, Qt.Key.Key_N, ALT)
    qtbot.keyClick(program.window, Qt.Key.Key_B, CTRL)
    qtbot.waitUntil(lambda: program.model.board.roles.commander == "A", timeout=_SLOW_MS)
    qtbot.waitUntil(lambda: program.window.page.findChild(BroadcastSheet) is not None)
    qtbot.waitUntil(program.window.page.findChild(BroadcastSheet).isVisible)


@pytest.mark.qt_log_ignore(
    "This plugin does not support (raise|grabbing the keyboard|propagateSizeHints)", extend=True
)
def test_the_first_public_post_is_ready_after_eleven_keys_besides_its_words(
    program: Program, stream: str, qtbot: QtBot
) -> None:
    pressed = 1  # Enter below the title declared it

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal pressed
        pressed += 1
        qtbot.keyClick(QApplication.focusWidget() or program.window, key, modifier)

    def write(words: str) -> None:
        qtbot.keyClicks(QApplication.focusWidget(), words)

    press(Qt.Key.Key_N, ALT)
    qtbot.waitUntil(lambda: program.model.board.roles.commander is not None)
    press(Qt.Key.Key_N, ALT)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), SeverityPage))
    press(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: program.model.board.incident.severity == 1)
    press(Qt.Key.Key_I, ALT)
    press(Qt.Key.Key_Return)
    for aspect, words in ((Aspect.WHO, "all shops"), (Aspect.WHAT, "card payments")):
        write(words)
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda aspect=aspect: program.model.board.impact.row(aspect) is not None)
    write("kessai ga shippai suru")  # QTest types no kana
    press(Qt.Key.Key_Tab)
    write("failed card payments")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.model.board.impact.phrase is not None)
    press(Qt.Key.Key_B, CTRL)

    def is_ready() -> bool:
        buttons = program.window.findChildren(QPushButton)
        return any(one.text() == "Send to 1 place" and one.isVisible() and one.isEnabled() for one in buttons)

    qtbot.waitUntil(is_ready)
    assert pressed == 11


def test_enter_during_a_conversion_sends_nothing(
    program: Program, stream: str, qtbot: QtBot, home: Path
) -> None:
    text = composer(program).text
    QCoreApplication.sendEvent(text, QInputMethodEvent("けっさい", []))
    qtbot.keyClick(text, Qt.Key.Key_Return)
    committed = QInputMethodEvent("", [])
    committed.setCommitString("決済が失敗する")
    QCoreApplication.sendEvent(text, committed)
    assert text.toPlainText() == "決済が失敗する"
    assert entries(home, stream) == []
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: text.toPlainText() == "")
    assert entries(home, stream) == [("決済が失敗する", "fact")]


def test_shift_enter_breaks_the_line(program: Program, stream: str, qtbot: QtBot, home: Path) -> None:
    text = composer(program).text
    qtbot.keyClicks(text, "one")
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(text, "two")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: text.toPlainText() == "")
    assert [said for said, _ in entries(home, stream)] == ["one\ntwo"]


def test_what_is_refused_stays_and_the_sentence_is_shown(program: Program, stream: str, qtbot: QtBot) -> None:
    text = composer(program).text
    text.setPlainText("x" * 20_001)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: composer(program).refusal != "")
    assert len(text.toPlainText()) == 20_001
    assert "too long" in composer(program).refusal


def test_a_time_that_has_not_come_is_refused_with_the_text_kept(
    program: Program, stream: str, qtbot: QtBot
) -> None:
    text = composer(program).text
    qtbot.keyClicks(text, "36:99 impossible")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert composer(program).refusal != ""
    assert text.toPlainText() == "36:99 impossible"


def test_what_was_typed_is_there_in_the_next_window(
    program: Program, stream: str, start: Start, qtbot: QtBot, home: Path
) -> None:
    qtbot.keyClicks(composer(program).text, "half a sentence")

    def is_kept() -> bool:
        with Reading(home) as reading:
            return reading.draft(f"composer:{stream}") == "half a sentence"

    qtbot.waitUntil(is_kept)
    # As after kill -9: nothing is asked to save itself.
    program.end()
    again = start(incident=program.model.board.incident.short_id)
    qtbot.waitUntil(lambda: again.model.stream == stream)
    qtbot.waitUntil(lambda: composer(again).text.toPlainText() == "half a sentence")


def test_an_open_incident_is_shown_again_by_the_next_window(
    program: Program, stream: str, start: Start, qtbot: QtBot
) -> None:
    program.end()
    again = start()
    qtbot.waitUntil(lambda: again.model.stream == stream)
    again.window.show_incident("")
    qtbot.waitUntil(lambda: again.model.stream == "")
    again.end()
    third = start()
    qtbot.waitUntil(lambda: len(third.window.overview.recent) == 1)
    assert third.model.stream == ""


def test_a_title_that_was_typed_is_there_in_the_next_window(
    program: Program, start: Start, qtbot: QtBot, home: Path
) -> None:
    qtbot.keyClicks(program.window.welcome.title, "Payments")

    def is_kept() -> bool:
        with Reading(home) as reading:
            return reading.draft("declare") == "Payments"

    qtbot.waitUntil(is_kept)
    program.end()
    again = start()
    qtbot.waitUntil(lambda: again.window.welcome.title.text() == "Payments")


def test_a_line_of_the_command_line_appears_in_the_open_window(
    program: Program, stream: str, qtbot: QtBot, home: Path, repo: Path
) -> None:
    short_id = program.model.board.incident.short_id
    done = commander(["log", short_id, "東京は復旧 <b>100%</b>"], repo, home)
    assert (done.returncode, done.stderr) == (0, "")
    model = program.window.page.timeline.feed.model

    def is_shown() -> bool:
        lines = [model.line(row) for row in range(model.rowCount())]
        return any(line is not None and line.text == "東京は復旧 <b>100%</b>" for line in lines)

    qtbot.waitUntil(is_shown)


def kept_settings(home: Path) -> str:
    """What the settings' file holds; nothing before the first choice was kept."""
    path = home / "settings.toml"
    return path.read_text("utf-8") if path.exists() else ""


def test_the_language_changes_while_it_runs(program: Program, stream: str, qtbot: QtBot, home: Path) -> None:
    program.window.speak(Language.JA)
    qtbot.waitUntil(lambda: program.window.page.bottom_bar.next_text == "指揮を執る")
    program.window.speak(Language.EN)
    qtbot.waitUntil(lambda: program.window.page.bottom_bar.next_text == "Take command")
    qtbot.waitUntil(lambda: 'language = "en"' in kept_settings(home))


def test_the_sheet_speaks_the_language_chosen_while_it_was_hidden(
    program: Program, stream: str, qtbot: QtBot
) -> None:
    sheet = program.window.page.findChild(BroadcastSheet)
    qtbot.keyClick(program.window, Qt.Key.Key_B, CTRL)
    qtbot.waitUntil(sheet.isVisible)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    program.window.speak(Language.JA)
    qtbot.keyClick(program.window, Qt.Key.Key_B, CTRL)
    qtbot.waitUntil(sheet.isVisible)
    assert sheet.accessibleName() == "一斉連絡"


def test_the_colours_change_while_it_runs(program: Program, stream: str, qtbot: QtBot, home: Path) -> None:
    program.window.wear(ThemeChoice.DARK)
    assert tokens().is_dark
    program.window.wear(ThemeChoice.LIGHT)
    assert not tokens().is_dark
    qtbot.waitUntil(lambda: 'theme = "light"' in kept_settings(home))


def test_settings_written_beside_an_open_window_are_in_force_at_once(
    program: Program, stream: str, qtbot: QtBot, home: Path
) -> None:
    program.window.wear(ThemeChoice.LIGHT)
    qtbot.waitUntil(lambda: 'theme = "light"' in kept_settings(home))
    save(home, {"window.theme": "dark"})
    assert poke(home, b"settings slack-events\n")
    qtbot.waitUntil(lambda: tokens().is_dark, timeout=_SLOW_MS)


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_second_start_raises_the_first_and_ends(
    program: Program, qtbot: QtBot, home: Path, repo: Path
) -> None:
    done: list[subprocess.CompletedProcess[str]] = []
    # The first answers from its event loop, which must go on meanwhile.
    second = threading.Thread(target=lambda: done.append(commander([], repo, home)))
    with qtbot.waitSignal(program.doorbell.raised, timeout=_SLOW_MS):
        second.start()
    qtbot.waitUntil(lambda: done != [], timeout=_SLOW_MS)
    second.join()
    assert (done[0].returncode, done[0].stdout, done[0].stderr) == (0, "", "")


def test_a_drill_is_marked_everywhere(program: Program, qtbot: QtBot) -> None:
    [records] = submit(program, qtbot, Declare(title="Practice", incident_kind=IncidentKind.DRILL))
    program.window.show_incident(records[0].stream)
    qtbot.waitUntil(lambda: program.model.stream != "")
    assert program.model.board.incident.kind is IncidentKind.DRILL
    assert program.window.windowTitle().startswith("【Drill】")
    assert tokens().accent == tokens().drill
    program.window.show_incident("")
    assert tokens().accent != tokens().drill


def test_the_title_of_the_window_bears_the_short_id(program: Program, stream: str) -> None:
    assert (
        program.window.windowTitle() == f"{program.model.board.incident.short_id} Checkout fails — Commander"
    )


def test_an_ordered_broadcast_can_be_taken_back(
    program: Program, stream: str, qtbot: QtBot, home: Path
) -> None:
    message = told_to("public", program)
    submit(program, qtbot, OrderBroadcast(incident=stream, messages=(message,), undo=timedelta(seconds=50)))
    undo = program.window.page.undo
    qtbot.waitUntil(undo.isVisible)
    qtbot.keyClick(program.window, Qt.Key.Key_Z, ALT)
    qtbot.waitUntil(lambda: not undo.isVisible())
    with Reading(home) as reading:
        states = {one.state for one in reading.board(stream).messages.deliveries.values()}
    assert states == {DeliveryState.CANCELLED}


def test_what_could_not_be_sent_says_why_and_is_decided_by_keys(
    program: Program, stream: str, qtbot: QtBot, home: Path
) -> None:
    staff = Audience(key="staff", name_ja="社内", name_en="Staff", targets=("slack:#inc",))
    submit(program, qtbot, ImportPolicy(policy=PolicyFile(audience=(staff,))))
    message = told_to("staff", program)
    submit(program, qtbot, OrderBroadcast(incident=stream, messages=(message,), undo=timedelta()))
    attention = program.window.page.attention
    qtbot.waitUntil(attention.isVisible, timeout=_SLOW_MS)
    assert any("#inc: held" in strip.accessibleName() for strip in attention.findChildren(Strip))
    qtbot.keyClick(program.window, Qt.Key.Key_1, ALT)
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Cancel it"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.model.board.messages.needing_a_person())
    with Reading(home) as reading:
        assert [one.state for one in reading.debts()] == [DeliveryState.CANCELLED]
    # The line is gone: a second Enter must not open the severities, which Tab's order would come to next.
    qtbot.waitUntil(composer(program).text.hasFocus)


def test_a_signal_after_recovery_is_judged_by_keys(
    program: Program, stream: str, qtbot: QtBot, home: Path
) -> None:
    until = program.model.now + timedelta(hours=1)
    submit(program, qtbot, DeclareRestored(incident=stream, watch_owner="A", watch_until=until))
    submit(program, qtbot, RaiseSignal(incident=stream, text="Orders DB at 92%"))
    qtbot.waitUntil(program.window.page.attention.isVisible)
    qtbot.keyClick(program.window, Qt.Key.Key_1, ALT)
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "New incident"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.keyClicks(QApplication.focusWidget(), "another database")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.model.board.signals.untriaged())
    qtbot.waitUntil(composer(program).text.hasFocus)
    with Reading(home) as reading:
        signal = next(iter(reading.board(stream).signals.by_id.values()))
        assert signal.verdict is Verdict.NEW
        assert [one.title for one in reading.incidents()] == ["Orders DB at 92%", "Checkout fails"]
        declared = reading.incidents()[0]
    assert declared.short_id in program.window.banners.texts[0]
    way = next(one for one in program.window.banners.findChildren(QPushButton) if one.text() == "Go there")
    qtbot.keyClick(way, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.model.stream == declared.stream)
    assert program.window.banners.texts == []


def test_what_is_typed_into_a_question_survives_escape(program: Program, stream: str, qtbot: QtBot) -> None:
    bar = program.window.page.bottom_bar
    bar.questions.ask_signal()
    qtbot.keyClicks(QApplication.focusWidget(), "Orders DB")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    bar.questions.ask_signal()
    assert QApplication.focusWidget().text() == "Orders DB"


def test_a_correction_strikes_the_original(program: Program, stream: str, qtbot: QtBot, home: Path) -> None:
    submit(program, qtbot, AddEntry(incident=stream, text="It is the CDN"))
    timeline = program.window.page.timeline
    qtbot.waitUntil(lambda: timeline.feed.model.rowCount() == 2)
    timeline.view.setFocus()
    timeline.view.selectRow(1)
    timeline.view.setCurrentIndex(timeline.feed.model.index(1, 0))
    qtbot.keyClick(timeline.view, Qt.Key.Key_F2)
    text = composer(program).text
    qtbot.waitUntil(lambda: text.toPlainText() == "It is the CDN")
    text.selectAll()
    qtbot.keyClicks(text, "It is the pool")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: timeline.feed.model.rowCount() == 3)

    def is_struck() -> bool:
        line = timeline.feed.model.line(1)
        return line is not None and line.struck and line.text == "It is the CDN"

    qtbot.waitUntil(is_struck)
    assert entries(home, stream) == [("It is the CDN", "fact")]


@pytest.mark.expected_logs
def test_garbage_in_place_of_the_journal_is_said_and_can_be_set_aside(
    start: Start, qtbot: QtBot, home: Path
) -> None:
    home.mkdir(mode=0o700)
    garbage = b"not a journal" * 1000
    (home / "journal.db").write_bytes(garbage)
    program = start()
    qtbot.waitUntil(
        lambda: any("is not a Commander journal" in text for text in program.window.banners.texts)
    )
    assert (home / "journal.db").read_bytes() == garbage
    button = next(
        one
        for one in program.window.banners.findChildren(QPushButton)
        if one.text() == "Set it aside and start a new one"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.is_open)
    assert [path.read_bytes() for path in (home / "set-aside").glob("*/journal.db")] == [garbage]
    assert program.window.banners.texts == []
    declare(program, qtbot, "Goes on")


def test_a_slip_in_the_settings_is_said_and_nothing_else_stops(
    start: Start, qtbot: QtBot, home: Path
) -> None:
    home.mkdir(mode=0o700)
    (home / "settings.toml").write_text("[window]\ntheme = 'pink'\n", "utf-8")
    program = start()
    qtbot.waitUntil(lambda: program.is_open)
    assert any("theme" in text for text in program.window.banners.texts)


def test_recent_incidents_open_from_the_first_page(program: Program, stream: str, qtbot: QtBot) -> None:
    program.window.show_incident("")
    qtbot.waitUntil(lambda: len(program.window.welcome.recent) == 1)
    qtbot.keyClick(program.window.welcome.recent[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.model.stream == stream)
