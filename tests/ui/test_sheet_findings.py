"""The findings of the sheet by keyboard: what blocks, where it stands, and who answers for it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from commander.board.message import BroadcastOrdered
from commander.board.record import Record
from commander.board.roles import AssignRole
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.sheet_findings import FindingRows, SheetFindings
from ui.panes.sheet_languages import SheetLanguages
from ui.panes.sheet_proofs import Place
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key


class Sheet:
    """The sheet of a declared incident, open."""

    def __init__(self, desk_window: DeskWindow, hands: Hands) -> None:
        self.window, self.hands, self.seconds = desk_window, hands, 100.0
        self.sheet = BroadcastSheet(
            desk_window.model, desk_window.words, clock=lambda: self.seconds, undo=timedelta()
        )
        self.host = QWidget()
        QVBoxLayout(self.host).addWidget(self.sheet)
        hands.show(self.host)
        self.open()

    def open(self) -> None:
        self.sheet.open()
        self.window.settle()
        self.seconds += 1.0

    def write(self, words: str, language: str = "Japanese") -> None:
        """Add words at the end of the text that customers read."""
        body = self.body(language)
        body.setFocus()
        self.hands.press(KEY.Key_End, CTRL)
        self.hands.write(words)

    def body(self, language: str = "Japanese") -> QPlainTextEdit:
        fields = self.sheet.findChildren(QPlainTextEdit)
        return next(one for one in fields if one.accessibleName() == f"Text in {language}")

    @property
    def findings(self) -> SheetFindings:
        return self.sheet.findChild(SheetFindings)

    @property
    def rows(self) -> FindingRows:
        return self.findings.findChild(FindingRows)

    @property
    def told(self) -> list[str]:
        """The rows as a screen reader says them; none while the list is away."""
        if not self.findings.isVisibleTo(self.sheet):
            return []
        rows = self.rows.findChildren(QWidget, "findingRow")
        return [row.accessibleName() for row in rows if row.isVisibleTo(self.rows)]

    @property
    def answer(self) -> QLineEdit:
        return self.findings.findChild(QLineEdit)

    def says(self, words: str) -> bool:
        labels = self.sheet.findChildren(PlainLabel)
        return any(words in label.text() and label.isVisibleTo(self.sheet) for label in labels)

    def look_at_both(self) -> None:
        """The older language, where one was changed alone, is gone to, and still says the same."""
        if self.sheet.findChild(SheetLanguages).isVisibleTo(self.sheet):
            self.hands.press(KEY.Key_F7, times=2)

    def send(self) -> list[Record]:
        self.look_at_both()
        self.hands.press(KEY.Key_Return, CTRL)
        self.window.settle()
        return self.window.records("broadcast-ordered")


@pytest.fixture
def sheet(desk_window: DeskWindow, hands: Hands) -> Sheet:
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role="ic", person="p-a"))
    return Sheet(desk_window, hands)


def overrides_of(records: list[Record]) -> list[tuple[str, str, str]]:
    public = records[0].event
    assert isinstance(public, BroadcastOrdered)
    return [(one.rule, one.reason, one.legal) for one in public.overrides]


def test_a_text_with_nothing_to_find_shows_no_list(sheet: Sheet) -> None:
    assert sheet.told == []
    assert len(sheet.send()) == 2


def test_what_blocks_stands_first_and_nothing_is_sent_until_it_is_mended(sheet: Sheet) -> None:
    sheet.write("一部のお客様。二度と起こしません。")
    assert sheet.told == ["mend “二度と起こしません” 日本語", "look at “一部のお客様” 日本語"]
    assert sheet.says("mend “二度と起こしません”") or sheet.says('mend "二度と起こしません"')
    assert sheet.send() == []
    sheet.rows.setFocus()
    sheet.hands.press(KEY.Key_Return)
    assert sheet.body().hasFocus()
    assert sheet.body().textCursor().selectedText() == "二度と起こしません"
    sheet.hands.write("再発防止に取り組みます")
    assert sheet.told == ["look at “一部のお客様” 日本語"]
    assert len(sheet.send()) == 2


def test_arrows_move_and_the_current_one_says_why_and_what_instead(sheet: Sheet) -> None:
    sheet.write("一部のお客様。二度と起こしません。")
    sheet.rows.setFocus()
    assert sheet.says("Nobody can promise that it will not happen again.")
    assert not sheet.answer.isVisibleTo(sheet.sheet)
    sheet.hands.press(KEY.Key_Down)
    assert sheet.says("Instead: Record the share on the board")
    assert sheet.answer.isVisibleTo(sheet.sheet)
    sheet.hands.press(KEY.Key_Home)
    assert sheet.rows.current == 0
    sheet.hands.press(KEY.Key_End)
    assert sheet.rows.current == 1


def test_a_reason_is_typed_in_the_list_and_recorded_with_the_text(sheet: Sheet) -> None:
    sheet.write("一部のお客様")
    sheet.rows.setFocus()
    sheet.hands.press(KEY.Key_Tab)
    assert sheet.answer.hasFocus()
    sheet.hands.write("share is 3%")
    assert sheet.told == ["answered “一部のお客様” 日本語"]
    assert overrides_of(sheet.send()) == [("some-customers", "share is 3%", "")]


def test_another_text_needs_another_reason(sheet: Sheet) -> None:
    sheet.write("一部のお客様")
    sheet.rows.setFocus()
    sheet.hands.press(KEY.Key_Tab)
    sheet.hands.write("share is 3%")
    sheet.write("。")
    assert sheet.told == ["look at “一部のお客様” 日本語"]
    assert overrides_of(sheet.send()) == []


def test_liability_waits_for_a_name_from_legal(sheet: Sheet) -> None:
    sheet.write("We will refund you.", "English")
    assert sheet.told == ["mend “refund” English"]
    assert sheet.says("needs the name of who checked it in legal")
    assert sheet.send() == []
    sheet.rows.setFocus()
    sheet.hands.press(KEY.Key_Tab)
    assert sheet.answer.placeholderText() == "Who in legal checked it"
    sheet.hands.write("L")
    assert overrides_of(sheet.send()) == [("liability", "", "L")]


def test_an_answer_outlives_the_sheet(sheet: Sheet) -> None:
    sheet.write("一部のお客様")
    sheet.rows.setFocus()
    sheet.hands.press(KEY.Key_Tab)
    sheet.hands.write("share is 3%")
    sheet.hands.press(KEY.Key_Escape)
    sheet.window.settle()
    sheet.open()
    sheet.window.settle()
    assert sheet.told == ["answered “一部のお客様” 日本語"]
    assert sheet.answer.text() == "share is 3%"


def test_a_finding_of_another_text_brings_it_before_the_eyes(sheet: Sheet) -> None:
    chosen: list[Place] = []
    sheet.findings.chosen.connect(chosen.append)
    sheet.write("一部のお客様 😀 二度と起こしません")
    sheet.hands.press(KEY.Key_Tab)
    sheet.rows.setFocus()
    sheet.hands.press(KEY.Key_Space)
    assert [place.finding.rule for place in chosen] == ["never-again"]
    assert sheet.body().textCursor().selectedText() == "二度と起こしません"
