"""The report by keys: promised by a day in the text of recovery, written once the incident is closed (practice §3)."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from commander.board.deliveries import DeliveryState
from commander.board.impact import Aspect, Certainty, StateImpact
from commander.board.incident import Close, DeclareRestored
from commander.board.message import Message
from commander.board.record import Occurred
from commander.deadlines import DeadlineKind, Urgency
from commander.wording.blanks import blanks_in
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.clock_strip import ClockStrip
from ui.panes.sheet_report import ReportDay
from ui.widgets.clock_tile import ClockTile
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key
JST = ZoneInfo("Asia/Tokyo")


class Sheet:
    """The sheet of an incident that is over, past its first moments."""

    def __init__(self, window: DeskWindow, hands: Hands) -> None:
        self.window, self.hands, self._seconds = window, hands, 100.0
        self.sheet = BroadcastSheet(window.model, window.words, clock=lambda: self._seconds)
        self._host = QWidget()
        QVBoxLayout(self._host).addWidget(self.sheet)
        hands.show(self._host)
        self.open()

    def open(self) -> None:
        self.sheet.open()
        self.window.settle()
        self._seconds += 1

    @property
    def day(self) -> QLineEdit:
        return self.sheet.findChild(ReportDay).findChild(QLineEdit)

    def says(self, words: str) -> bool:
        labels = self.sheet.findChildren(PlainLabel)
        return any(words in label.text() and label.isVisibleTo(self.sheet) for label in labels)

    def promise(self, text: str) -> None:
        self.day.setFocus()
        self.day.selectAll()
        self.hands.press(KEY.Key_Delete)
        self.hands.write(text)
        self.hands.press(KEY.Key_Tab)

    def template(self) -> QComboBox:
        boxes = self.sheet.findChildren(QComboBox)
        return next(one for one in boxes if one.accessibleName() == "Wording to start from")

    def choose(self, template: str) -> None:
        """Down to a wording, by the arrow key."""
        for _ in range(30):
            if self.template().currentText().startswith(template):
                return
            self.template().setFocus()
            self.hands.press(KEY.Key_Down)
            self.window.settle()
        raise AssertionError(template)

    def bodies(self) -> list[str]:
        return [self._field(f"Text in {language}") for language in ("Japanese", "English")]

    def titles(self) -> list[str]:
        return [self._field(f"Title in {language}") for language in ("Japanese", "English")]

    def _field(self, name: str) -> str:
        fields = self.sheet.findChildren(QPlainTextEdit)
        return next(one for one in fields if one.accessibleName() == name).toPlainText()

    def fill_blanks(self) -> None:
        """Every blank by F8 and a word, as long as there is one."""
        for _ in range(60):
            if not any(blanks_in(text) for text in (*self.titles(), *self.bodies())):
                return
            self.hands.press(KEY.Key_F8)
            self.hands.write("x")
        raise AssertionError("blanks are left")

    def told(self) -> list[Message]:
        """What customers were told."""
        ordered = (record.event for record in self.window.records("broadcast-ordered"))
        return [event.content for event in ordered if event.public]

    def send(self) -> int:
        self.hands.press(KEY.Key_Return, CTRL)
        self.window.settle()
        return len(self.told())


@pytest.fixture
def sheet(desk_window: DeskWindow, hands: Hands) -> Sheet:
    stream = desk_window.declare(severity=2)
    now = desk_window.now()
    said = Occurred(instant=now, zone="Asia/Tokyo")
    desk_window.submit(
        StateImpact(
            incident=stream, aspect=Aspect.WHO, text="shops", certainty=Certainty.CONFIRMED, as_of=said
        )
    )
    desk_window.submit(
        DeclareRestored(incident=stream, watch_owner="p-b", watch_until=now + timedelta(hours=1))
    )
    desk_window.settle()
    made = Sheet(desk_window, hands)
    made.choose("T06")
    return made


def test_a_day_goes_into_both_texts_and_into_the_order(sheet: Sheet) -> None:
    assert sheet.day.isVisibleTo(sheet.sheet)
    sheet.promise("+5d")
    day = sheet.window.now() + timedelta(days=5)
    ja, en = sheet.bodies()
    assert f"{day.month}月{day.day}日までに本ページでご報告します" in ja
    assert f"what we are changing by {day.day} " in en
    sheet.fill_blanks()
    assert sheet.send() == 1
    (told,) = sheet.told()
    assert told.report_by.astimezone(JST).strftime("%H:%M") == "23:59"
    sheet.window.deliver("page", DeliveryState.DELIVERED)
    (due,) = [one for one in sheet.window.model.deadlines() if one.kind is DeadlineKind.REPORT]
    assert (due.due, due.urgency(due.due)) == (told.report_by, Urgency.DUE)


def test_what_is_no_day_is_said_and_nothing_is_sent_with_it(sheet: Sheet) -> None:
    sheet.promise("soon")
    assert sheet.says("is not a day: write it like 11/28")
    sheet.fill_blanks()
    assert sheet.send() == 0
    sheet.promise("")
    assert sheet.send() == 1
    assert sheet.told()[0].report_by is None


def test_a_day_that_a_text_changed_by_hand_does_not_say_is_never_dropped_in_silence(sheet: Sheet) -> None:
    sheet.fill_blanks()
    sheet.promise("+5d")
    assert sheet.says("doesn't say this day: write it there")


def test_a_closed_incident_opens_with_its_report_which_no_component_follows(
    desk_window: DeskWindow, hands: Hands, sheet: Sheet
) -> None:
    sheet.promise("+5d")
    sheet.fill_blanks()
    sheet.send()
    desk_window.deliver("page", DeliveryState.DELIVERED)
    desk_window.submit(Close(incident=desk_window.model.stream, reason="over"))
    desk_window.settle()
    sheet.open()
    assert sheet.template().currentText().startswith("F01")
    assert not sheet.day.isVisibleTo(sheet.sheet)
    assert "Report on the" in sheet.titles()[1]
    sheet.fill_blanks()
    assert sheet.send() == 2
    report = sheet.told()[1]
    assert (report.template, report.components) == ("F01", {})


def test_the_clock_of_a_promised_report_stands_among_the_others(sheet: Sheet, hands: Hands) -> None:
    sheet.promise("+5d")
    sheet.fill_blanks()
    sheet.send()
    sheet.window.deliver("page", DeliveryState.DELIVERED)
    strip = ClockStrip(sheet.window.model, sheet.window.words)
    hands.show(strip)
    labels = [
        label.text() for tile in strip.findChildren(ClockTile) for label in tile.findChildren(PlainLabel)
    ]
    assert "Report due" in labels
