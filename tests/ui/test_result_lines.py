"""What was said after an act is said anew in another language; a secret is blacked out by one key from the line."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from commander.board.timeline import AddEntries, AddEntry
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.models.timeline_filters import Filter
from ui.panes.composer_text import ComposerText
from ui.panes.timeline_pane import TimelinePane
from ui.theme import Tone

KEY = Qt.Key
TOKEN = "key is xoxb-" + "1234567890-abcdefghij"


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands, qtbot: QtBot) -> TimelinePane:
    desk_window.words.switch(Language.EN)
    made = TimelinePane(desk_window.model, desk_window.words)
    hands.show(made)
    desk_window.declare()
    desk_window.settle()
    made.compose()
    qtbot.waitUntil(made.composer.text.hasFocus)
    return made


def test_why_a_line_was_refused_follows_the_language(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.write("2/30 10:00 x")
    hands.press(KEY.Key_Return)
    assert "There is no such time" in pane.composer.refusal
    desk_window.words.switch(Language.JA)
    assert "There is no such time" not in pane.composer.refusal
    assert pane.composer.refusal


def test_what_keeps_a_row_from_going_live_follows_the_language(
    desk_window: DeskWindow, pane: TimelinePane
) -> None:
    pane.view.setFocus()
    pane.view.clearSelection()
    pane.live.go()
    assert pane.composer.refusal.startswith("Choose a row")
    desk_window.words.switch(Language.JA)
    assert not pane.composer.refusal.startswith("Choose a row")
    pane.composer.text.setPlainText("typed on")
    desk_window.words.switch(Language.EN)
    assert pane.composer.refusal == ""  # it was said of other words


def test_where_a_key_went_follows_the_language(desk_window: DeskWindow, pane: TimelinePane) -> None:
    ways = pane.reader.ways
    ways.go_to_unread()
    assert ways.said.text() == "Nothing is unread."
    desk_window.words.switch(Language.JA)
    assert ways.said.text() not in {"", "Nothing is unread."}
    assert ways.said.isVisible()


def test_why_a_paste_was_not_taken_follows_the_language(desk_window: DeskWindow, pane: TimelinePane) -> None:
    assert pane.composer.paste.takes("x" * 2_000_001)
    said = pane.composer.paste.findChildren(type(pane.reader.ways.said))[0]
    assert said.text().startswith("2,000,001 characters are too many")
    desk_window.words.switch(Language.JA)
    assert said.text().startswith("2,000,001")
    assert "characters" not in said.text()


def test_what_looks_like_a_secret_is_blacked_out_by_one_key_and_recorded_by_the_next(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane, qtbot: QtBot
) -> None:
    hands.write(TOKEN)
    hands.press(KEY.Key_Return)
    assert not desk_window.records("entry-added")
    hands.press(KEY.Key_Return, CTRL)
    assert "xoxb" not in pane.composer.text.toPlainText()
    assert pane.composer.text.hasFocus()
    hands.press(KEY.Key_Z, CTRL)
    assert "xoxb" in pane.composer.text.toPlainText()
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_Return, CTRL)
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: len(desk_window.records("entry-added")) == 1)
    assert "xoxb" not in desk_window.records("entry-added")[0].event.text
    hands.press(KEY.Key_Return, CTRL)  # nothing is pointed out: the key does nothing


class Counted(ComposerText):
    looks = 0

    def toPlainText(self) -> str:
        self.looks += 1
        return super().toPlainText()


def test_marks_of_a_long_text_cost_one_look_at_it(qtbot: QtBot) -> None:
    text = Counted()
    qtbot.addWidget(text)
    text.setPlainText("😀 @p-a " * 2_000)
    text.looks = 0
    text.mark([(start, start + 4, Tone.ACCENT) for start in range(2, 282, 7)])
    assert text.looks == 1
    text.grab()
    assert text.looks == 1
    assert text.extraSelections()[0].cursor.selectedText() == "@p-a"
    assert text.extraSelections()[1].cursor.selectedText() == "@p-a"


def test_a_line_that_lands_out_of_sight_says_where_it_is(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane, qtbot: QtBot
) -> None:
    stream = desk_window.model.stream
    lines = tuple(AddEntry(incident=stream, text=f"line {number}") for number in range(40))
    desk_window.submit(AddEntries(incident=stream, entries=lines))
    qtbot.waitUntil(lambda: pane.feed.model.rowCount() == 41)
    said = pane.reader.ways.said
    hands.write("yesterday 23:50 it began")
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: said.isVisible() and said.text().startswith("Recorded further up"))
    assert "23:50" in said.text()
    said.hide()
    pane.show_only(Filter.DECISIONS)
    hands.write("in plain sight no more")
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: said.isVisible() and "filter" in said.text())


def test_f2_on_a_row_that_nobody_wrote_says_so(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: pane.feed.model.rowCount() == 1)
    pane.view.setFocus()
    pane.view.selectRow(0)
    hands.press(KEY.Key_F2)
    said = pane.reader.ways.said
    qtbot.waitUntil(lambda: said.isVisible() and said.text().startswith("Only what somebody wrote"))
    assert pane.view.hasFocus()
