"""A row, or the line being typed, becomes a task, a question, a decision or a draft, by keys; asked of the journal."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut

from commander.board.actions import ActionStarted
from commander.board.decisions import DecisionMade
from commander.board.erasing import EraseEntry
from commander.board.questions import QuestionAsked
from commander.board.timeline import AddEntry
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.timeline_pane import TimelinePane
from ui.shortcuts import Action, shortcut
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> TimelinePane:
    made = TimelinePane(desk_window.model, desk_window.words)
    desk_window.declare()
    desk_window.settle()
    hands.show(made)
    made.compose()
    return made


def write_row(desk_window: DeskWindow, pane: TimelinePane, text: str) -> str:
    """An entry, with the keyboard on its row."""
    rows = pane.feed.model.rowCount()
    entry = desk_window.submit(AddEntry(incident=desk_window.model.stream, text=text))[0].id
    desk_window.qtbot.waitUntil(lambda: pane.feed.model.rowCount() > rows)
    pane.view.setFocus()
    pane.view.setCurrentIndex(pane.feed.model.index(pane.feed.model.rowCount() - 1, 0))
    return entry


def metas(pane: TimelinePane) -> list[str]:
    """What stands behind each row that is loaded."""
    lines = [pane.feed.model.line(row) for row in range(pane.feed.model.rowCount())]
    return [line.meta for line in lines if line is not None]


def turn(desk_window: DeskWindow, pane: TimelinePane, hands: Hands, letter: Qt.Key) -> None:
    """The one key and the one letter."""
    pane.turning.go()
    desk_window.qtbot.waitUntil(pane.turn_strip.isVisible)
    hands.press(letter)


def test_a_line_becomes_a_task_by_its_first_word(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    desk_window.words.switch(Language.JA)
    hands.write("／タスク　-3m　ワーカーを再起動　＠担当C　+10m")
    assert pane.composer.pieces.texts[0] == "対応にする  ×"
    hands.press(KEY.Key_Return)
    desk_window.qtbot.waitUntil(lambda: len(desk_window.records(ActionStarted.KIND)) == 1)
    record = desk_window.records(ActionStarted.KIND)[0]
    assert (record.event.text, record.event.owner, record.event.entry) == ("ワーカーを再起動", "p-c", "")
    assert record.event.check_at == desk_window.now() + timedelta(minutes=10)
    assert record.occurred.instant == desk_window.now() - timedelta(minutes=3)
    desk_window.qtbot.waitUntil(lambda: pane.composer.text.toPlainText() == "")
    assert desk_window.records("entry-added") == []


def test_what_a_line_does_not_say_is_asked_and_the_line_stays_until_then(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.write("/ask how many cards failed?")
    hands.press(KEY.Key_Return)
    assert pane.turn_strip.form is not None
    assert pane.composer.text.toPlainText() == "/ask how many cards failed?"
    hands.write("p-d")
    hands.press(KEY.Key_Return)
    desk_window.qtbot.waitUntil(lambda: len(desk_window.records(QuestionAsked.KIND)) == 1)
    asked = desk_window.records(QuestionAsked.KIND)[0].event
    assert (asked.text, asked.asked_to) == ("how many cards failed?", "p-d")
    desk_window.qtbot.waitUntil(lambda: pane.composer.text.toPlainText() == "")
    assert pane.composer.text.hasFocus()


def test_escape_leaves_the_question_and_nothing_typed_is_lost(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.write("/task restart the workers")
    hands.press(KEY.Key_Return)
    hands.write("p-b")
    hands.press(KEY.Key_Escape)
    assert pane.turn_strip.isHidden()
    assert pane.composer.text.toPlainText() == "/task restart the workers"
    hands.press(KEY.Key_Return)
    desk_window.qtbot.waitUntil(lambda: "p-b" in pane.turn_strip.form.typed_fields.values())
    assert desk_window.records(ActionStarted.KIND) == []


def test_a_row_becomes_a_decision_by_one_key_and_one_letter(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    entry = write_row(desk_window, pane, "決定: v411 へ戻す @担当B")
    turn(desk_window, pane, hands, KEY.Key_D)
    desk_window.qtbot.waitUntil(lambda: len(desk_window.records(DecisionMade.KIND)) == 1)
    made = desk_window.records(DecisionMade.KIND)[0].event
    assert (made.text, made.executor, made.entry) == ("v411 へ戻す", "p-b", entry)
    desk_window.qtbot.waitUntil(lambda: any("→ decision" in meta for meta in metas(pane)))


def test_a_row_that_names_who_and_until_when_is_a_task_at_once(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    write_row(desk_window, pane, "キューを空にする @担当D 22:59 まで")
    turn(desk_window, pane, hands, KEY.Key_T)
    desk_window.qtbot.waitUntil(lambda: len(desk_window.records(ActionStarted.KIND)) == 1)
    started = desk_window.records(ActionStarted.KIND)[0].event
    assert (started.text, started.owner) == ("キューを空にする", "p-d")
    desk_window.qtbot.waitUntil(pane.turn_strip.isHidden)
    assert pane.composer.text.hasFocus()


def test_the_line_being_typed_is_led_by_the_word_of_the_letter(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.write("roll back")
    turn(desk_window, pane, hands, KEY.Key_D)
    assert pane.composer.text.toPlainText() == "/decide roll back"
    turn(desk_window, pane, hands, KEY.Key_T)
    assert pane.composer.text.toPlainText() == "/task roll back"


def test_the_key_is_the_windows_while_a_line_is_typed_too(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    QShortcut(shortcut(Action.TURN).sequences[0], pane).activated.connect(pane.turning.go)
    hands.write("roll back")
    hands.press(KEY.Key_E, CTRL)
    desk_window.qtbot.waitUntil(pane.turn_strip.isVisible)
    hands.press(KEY.Key_Right)
    hands.press(KEY.Key_Return)
    assert pane.composer.text.toPlainText() == "/task roll back"


def test_rows_that_are_to_be_told_are_handed_on(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    wanted: list[list[int]] = []
    pane.turning.post_wanted.connect(wanted.append)
    write_row(desk_window, pane, "決済が戻った")
    turn(desk_window, pane, hands, KEY.Key_P)
    assert wanted == [[desk_window.records("entry-added")[0].position]]
    pane.compose()
    hands.write("/post 全店で決済が戻りました")
    hands.enter()
    desk_window.qtbot.waitUntil(lambda: len(wanted) == 2)
    newest = desk_window.records("entry-added")[-1]
    assert (wanted[1], newest.event.text) == ([newest.position], "全店で決済が戻りました")


def test_a_refusal_is_said_in_the_form_and_the_line_stays(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    typed = "/task 2026-11-21 23:59 restart @担当C +10m"
    hands.write(typed)  # ahead of now: nothing has begun then
    hands.press(KEY.Key_Return)
    form = pane.turn_strip.form
    assert form is not None
    said = form.findChildren(PlainLabel)
    desk_window.qtbot.waitUntil(lambda: any("23:59" in one.text() or "14:59" in one.text() for one in said))
    assert pane.composer.text.toPlainText() == typed
    assert desk_window.records(ActionStarted.KIND) == []


def test_without_a_row_or_a_line_it_says_what_to_do(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    pane.turning.go()
    assert pane.composer.refusal == "Choose a row of the timeline first, or type one here."


def test_an_erased_entry_takes_the_task_made_of_it_along(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    entry = write_row(desk_window, pane, "token を差し替える @担当D 22:59 まで")
    turn(desk_window, pane, hands, KEY.Key_T)
    desk_window.qtbot.waitUntil(lambda: bool(desk_window.model.board.turned.records(entry)))
    desk_window.submit(EraseEntry(incident=desk_window.model.stream, entry=entry, reason="token"))
    assert desk_window.board().actions.by_id == {}
    desk_window.qtbot.waitUntil(lambda: not desk_window.model.board.actions.by_id)


@pytest.mark.parametrize("typed", ["22:31 ", "決定: "])
def test_ctrl_z_with_nothing_typed_corrects_the_last_entry(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane, typed: str
) -> None:
    hands.write(f"{typed}typo in this")
    hands.enter()
    entry = desk_window.records("entry-added")[0]
    hands.press(KEY.Key_Z, CTRL)
    assert pane.composer.text.toPlainText() == "typo in this"
    hands.press(KEY.Key_A, CTRL)
    hands.write("no error in this")
    hands.enter()
    corrected = desk_window.records("entry-corrected")[0].event
    assert (corrected.entry, corrected.text) == (entry.id, "no error in this")


def test_what_was_refused_of_one_row_is_not_said_of_the_next(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    write_row(desk_window, pane, "接続数が上限")
    pane.view.setCurrentIndex(pane.feed.model.index(0, 0))  # the declaration: nobody wrote it
    pane.turning.go()
    desk_window.qtbot.waitUntil(lambda: pane.composer.refusal.startswith("This row has no words"))
    hands.press(KEY.Key_Down)
    assert pane.composer.refusal == ""
