"""Both languages of the sheet: changing one makes the other older, and it isn't sent so; or it follows (4-17)."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from commander.board.deliveries import DeliveryState
from commander.deadlines import DeadlineKind, deadlines
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.sheet_languages import SheetLanguages
from ui.widgets.chip import ChipButton
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key


class Sheet:
    """The sheet of a declared incident, past its first moments."""

    def __init__(self, window: DeskWindow, hands: Hands) -> None:
        self.window, self.hands, self._seconds = window, hands, 100.0
        self.sheet = BroadcastSheet(window.model, window.words, clock=lambda: self._seconds)
        self._host = QWidget()
        QVBoxLayout(self._host).addWidget(self.sheet)
        hands.show(self._host)
        self.sheet.open()
        window.settle()
        self._seconds += 1

    @property
    def strip(self) -> SheetLanguages:
        return self.sheet.findChild(SheetLanguages)

    @property
    def is_shown(self) -> bool:
        return self.strip.isVisibleTo(self.sheet)

    def says(self, words: str) -> bool:
        labels = self.sheet.findChildren(PlainLabel)
        return any(words in label.text() and label.isVisibleTo(self.sheet) for label in labels)

    def press_chip(self, words: str) -> None:
        """A chip of the strip by its words, with the keyboard."""
        chip = next(one for one in self.strip.findChildren(ChipButton) if words in one.accessibleName())
        chip.setFocus()
        self.hands.press(KEY.Key_Space)

    def body(self, language: str) -> QPlainTextEdit:
        fields = self.sheet.findChildren(QPlainTextEdit)
        return next(one for one in fields if one.accessibleName() == f"Text in {language}")

    def write(self, words: str, language: str) -> None:
        self.body(language).setFocus()
        self.hands.press(KEY.Key_End, CTRL)
        self.hands.write(words)

    def send(self) -> int:
        self.hands.press(KEY.Key_Return, CTRL)
        self.window.settle()
        return len(self.window.records("broadcast-ordered"))


@pytest.fixture
def sheet(desk_window: DeskWindow, hands: Hands) -> Sheet:
    desk_window.declare()
    return Sheet(desk_window, hands)


def test_as_drafted_neither_is_older(sheet: Sheet) -> None:
    assert not sheet.is_shown


def test_changing_one_makes_the_other_older_and_says_what_differs(sheet: Sheet) -> None:
    sheet.write("約1,240店です。", "Japanese")
    assert sheet.is_shown
    assert sheet.says("number 1,240: only in Japanese")
    assert sheet.says("one language is older than the other: F7")
    assert sheet.send() == 0
    assert sheet.says("is older than the other: change it")


def test_the_key_goes_there_and_changing_it_catches_up(sheet: Sheet) -> None:
    sheet.write("約1,240店です。", "Japanese")
    sheet.hands.press(KEY.Key_F7)
    assert sheet.body("English").hasFocus()
    sheet.hands.press(KEY.Key_End, CTRL)
    sheet.hands.write(" About 1,240 shops.")
    assert not sheet.is_shown
    assert sheet.send() == 2


def test_the_key_pressed_there_again_says_that_it_still_holds(sheet: Sheet) -> None:
    sheet.write("。", "Japanese")
    sheet.hands.press(KEY.Key_F7, times=2)
    assert not sheet.is_shown
    assert sheet.send() == 2


def test_english_follows_by_choice_with_a_time_that_runs(sheet: Sheet) -> None:
    sheet.write("約1,240店です。", "Japanese")
    was = sheet.body("English").toPlainText()
    sheet.press_chip("English follows within 15 min")
    assert "The English text will follow here by 23:02 JST" in sheet.body("English").toPlainText()
    sheet.press_chip("Send both together")
    assert sheet.body("English").toPlainText() == was
    assert sheet.says("number 1,240: only in Japanese")
    sheet.press_chip("English follows within 15 min")
    assert sheet.send() == 2
    content = next(
        one.event.content for one in sheet.window.records("broadcast-ordered") if one.event.content.follows
    )
    assert content.follows.language == "en"
    assert content.follows.due - sheet.window.now() <= timedelta(minutes=15)
    for delivery in list(sheet.window.board().messages.deliveries.values()):
        if delivery.target in {"statuspage", "page"}:
            sheet.window.deliver(delivery.target, DeliveryState.DELIVERED)
    due = deadlines(sheet.window.board(), sheet.window.model.policy)
    assert [one.due for one in due if one.kind is DeadlineKind.LANGUAGE] == [content.follows.due]
