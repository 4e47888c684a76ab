"""Approval by keyboard: asked from the sheet, read and given at another desk on the same journal."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from commander.board.approval_decisions import sending
from commander.board.approval_requests import AskApproval, GiveApproval, RefuseApproval
from commander.board.approvals import RequestState
from commander.board.deliveries import DeliveryState, Operation
from commander.board.roles import AssignRole
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.amend_page import AmendPage
from ui.panes.approval_page import ApprovalPage
from ui.panes.attention_strip import AttentionStrip
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.messages import MessagesPane
from ui.panes.sheet_approval import SheetApproval
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Asking:
    """The sheet of somebody who doesn't command, the strip and the approver's page beside it."""

    def __init__(self, window: DeskWindow, hands: Hands) -> None:
        self.window, self.hands, self.seconds = window, hands, 100.0
        self.sheet = BroadcastSheet(window.model, window.words, clock=self.clock, undo=timedelta())
        self.page = ApprovalPage(window.model, window.words, clock=self.clock)
        self.strip = AttentionStrip(window.model, window.words)
        self.strip.request_wanted.connect(self.page.open)
        self.host = QWidget()
        column = QVBoxLayout(self.host)
        for part in (self.strip, self.sheet, self.page):
            column.addWidget(part)
        hands.show(self.host)
        self.sheet.open()
        self.wait()

    def clock(self) -> float:
        return self.seconds

    def wait(self) -> None:
        self.window.settle()
        self.seconds += 1.0

    def ask(self) -> None:
        self.body.setFocus()
        self.hands.press(KEY.Key_Return, CTRL | SHIFT)
        self.wait()

    @property
    def body(self) -> QPlainTextEdit:
        return self.text_in("Japanese")

    def text_in(self, language: str) -> QPlainTextEdit:
        fields = self.sheet.findChildren(QPlainTextEdit)
        return next(one for one in fields if one.accessibleName() == f"Text in {language}")

    @property
    def bar(self) -> SheetApproval:
        return self.sheet.findChild(SheetApproval)

    @property
    def request(self):
        return list(self.window.board().approvals.requests.values())[-1]

    def sit(self, person: str) -> None:
        """Somebody else takes the chair, as at another desk."""
        self.window.bridge.journal_tasks.put(0, lambda place: setattr(place.desk, "person", person))
        self.window.model.sit(person)
        self.wait()

    def says(self, words: str, part: QWidget) -> bool:
        return any(
            words in label.text() and label.isVisibleTo(part) for label in part.findChildren(PlainLabel)
        )

    @property
    def sent(self):
        return self.window.records("broadcast-ordered")


@pytest.fixture
def asking(desk_window: DeskWindow, hands: Hands) -> Asking:
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role="ic", person="p-b"))
    desk_window.settle()
    return Asking(desk_window, hands)


def test_asked_with_one_key_the_sheet_waits_and_goes_on(asking: Asking) -> None:
    assert asking.says("担当B must approve it", asking.bar)
    asking.ask()
    assert asking.request.asked.texts[0].content.texts["ja"].body == asking.body.toPlainText()
    assert asking.says("Waiting for 担当B", asking.bar)
    assert asking.sheet.is_open
    assert len(asking.window.records("approval-asked")) == 1


def test_the_line_names_the_audiences_that_need_it_and_asks_for_nothing_twice(asking: Asking) -> None:
    assert asking.says("担当B must approve it, for: Status page", asking.bar)
    assert not asking.says("All staff", asking.bar)
    assert asking.says("ask with Ctrl+Shift+Enter", asking.sheet)
    assert asking.says("Ctrl+Shift+Enter", asking.bar)
    asking.ask()
    assert asking.says("担当B has been asked: wait for the answer", asking.sheet)
    assert not asking.says("ask with", asking.sheet)
    assert not asking.says("Ctrl+Shift+Enter", asking.bar)


def test_approved_unchanged_the_author_sends_with_one_key(asking: Asking) -> None:
    asking.ask()
    asking.sit("p-b")
    assert any("asks for approval" in line for line in asking.strip.lines)
    asking.strip.go_to(0)
    asking.hands.press(KEY.Key_Return)
    assert asking.says("担当A asks for approval", asking.page)
    asking.hands.press(KEY.Key_Return, CTRL)
    assert asking.request.state is RequestState.WAITING  # a key held down approves nothing
    asking.wait()
    asking.hands.press(KEY.Key_Return, CTRL)
    asking.wait()
    assert asking.request.state is RequestState.APPROVED
    asking.sit("p-a")
    assert asking.says("Approved by 担当B", asking.bar)
    asking.body.setFocus()
    asking.hands.press(KEY.Key_Return, CTRL)
    asking.wait()
    assert {one.event.approver for one in asking.sent if one.event.public} == {"p-b"}


def test_any_change_is_said_in_the_sheet_and_voids_the_approval(asking: Asking) -> None:
    asking.ask()
    asking.window.submit(
        GiveApproval(incident=asking.window.model.stream, request=asking.request.request, spoken="p-b")
    )
    asking.body.setFocus()
    asking.hands.press(KEY.Key_End, CTRL)
    asking.hands.write("x")
    assert asking.says("Changed since it was asked: Japanese text", asking.bar)
    asking.hands.press(KEY.Key_Return, CTRL)
    asking.wait()
    assert asking.sent == []


def test_asked_anew_for_the_same_audiences_what_was_approved_before_is_no_line_of_its_own(
    asking: Asking,
) -> None:
    asking.ask()
    stream, first = asking.window.model.stream, asking.request
    asking.window.submit(GiveApproval(incident=stream, request=first.request, spoken="p-b"))
    asking.wait()
    assert sum("Approved and not sent yet" in line for line in asking.strip.lines) == 1
    other = tuple(replace(text.content, message=f"{text.content.message}-2") for text in first.asked.texts)
    asking.window.submit(AskApproval(incident=stream, messages=other))
    asking.wait()
    asking.window.submit(GiveApproval(incident=stream, request=asking.request.request, spoken="p-b"))
    asking.wait()
    assert asking.request.request != first.request
    assert sum("Approved and not sent yet" in line for line in asking.strip.lines) == 1


def test_sent_as_soon_as_approved_the_sheet_closes_by_itself(asking: Asking) -> None:
    asking.bar.at_once.click()
    asking.ask()
    assert asking.request.asked.send
    asking.sit("p-b")
    asking.strip.go_to(0)
    asking.hands.press(KEY.Key_Return)
    asking.wait()
    assert asking.page.approve.text() == "Approve and send"
    asking.hands.press(KEY.Key_Return, CTRL, times=2)
    asking.wait()
    assert len([one for one in asking.sent if one.event.public]) == 1
    assert not asking.sheet.is_open
    states = {one.state for one in asking.window.board().messages.deliveries.values()}
    assert states == {DeliveryState.QUEUED}


def test_words_typed_on_stay_when_another_desk_sends_what_was_approved(asking: Asking) -> None:
    asking.ask()
    stream, request = asking.window.model.stream, asking.request.request
    asking.window.submit(GiveApproval(incident=stream, request=request, spoken="p-b"))
    asking.body.setFocus()
    asking.hands.press(KEY.Key_End, CTRL)
    asking.hands.write("more")
    asking.window.submit(sending(asking.request, stream))
    asking.wait()
    assert asking.sheet.is_open
    assert asking.body.toPlainText().endswith("more")
    asking.sheet.close_keeping_draft()
    asking.sheet.open()
    asking.wait()
    assert asking.body.toPlainText().endswith("more")
    assert not asking.sent[0].event.content.texts["ja"].body.endswith("more")


def test_edited_before_it_is_approved_what_would_go_by_itself_is_taken_back(asking: Asking) -> None:
    asking.bar.at_once.click()
    asking.ask()
    asking.body.setFocus()
    asking.hands.press(KEY.Key_End, CTRL)
    asking.hands.write("x")
    asking.wait()
    assert asking.request.state is RequestState.WITHDRAWN
    asking.ask()
    assert asking.request.state is RequestState.WITHDRAWN  # the other language says something else still
    asking.text_in("English").setFocus()
    asking.hands.press(KEY.Key_End, CTRL)
    asking.hands.write("x")
    asking.ask()
    assert asking.request.state is RequestState.WAITING


def test_it_goes_back_with_words(asking: Asking) -> None:
    asking.ask()
    asking.sit("p-b")
    asking.page.open(asking.request.request)
    asking.wait()
    asking.page.send_back()
    asking.hands.write("20:30 is wrong")
    asking.hands.press(KEY.Key_Return)
    asking.wait()
    assert asking.request.state is RequestState.REFUSED
    asking.sit("p-a")
    assert asking.says("担当B sent it back: 20:30 is wrong", asking.bar)


def test_somebody_beside_writes_down_a_spoken_approval(asking: Asking) -> None:
    asking.ask()
    asking.page.open(asking.request.request)
    asking.wait()
    asking.page.give()
    assert asking.says("Write who approved it aloud.", asking.page)
    asking.hands.write("担当B")
    asking.hands.press(KEY.Key_Return, CTRL)
    asking.wait()
    assert [(one.person, one.verbal) for one in asking.request.signed] == [("p-b", True)]


def test_the_glass_is_broken_with_a_reason_and_stays_red_until_somebody_stands_by_it(asking: Asking) -> None:
    asking.bar.glass.click()
    asking.hands.press(KEY.Key_Return)
    assert asking.sent == []
    reason = next(one for one in asking.bar.findChildren(QLineEdit) if one.accessibleName() == "Reason")
    reason.setFocus()
    asking.hands.write("nobody answers")
    asking.hands.press(KEY.Key_Return)
    asking.wait()
    (public,) = [one for one in asking.sent if one.event.public]
    assert (public.event.unapproved, public.event.missing) == ("nobody answers", ("ic",))
    assert asking.strip.lines[0].startswith("Sent without approval")
    asking.sit("p-b")
    button = next(one for one in asking.strip.findChildren(Button) if one.text() == "I stand by it")
    button.click()
    asking.wait()
    assert asking.window.board().approvals.open_unapproved() == []
    assert not any("Sent without approval" in line for line in asking.strip.lines)


def test_another_desk_that_refuses_is_heard_at_once(asking: Asking) -> None:
    asking.ask()
    request = asking.request.request
    asking.window.submit(
        RefuseApproval(incident=asking.window.model.stream, request=request, reason="too early")
    )
    asking.wait()
    assert asking.says("sent it back: too early", asking.bar)


def test_a_slip_is_corrected_in_place_from_the_message_s_row(asking: Asking, hands: Hands) -> None:
    window = asking.window
    asking.sit("p-b")
    asking.body.setFocus()
    hands.press(KEY.Key_Return, CTRL)
    asking.wait()
    for target in ("statuspage", "page"):
        window.deliver(target, DeliveryState.DELIVERED)
    pane = MessagesPane(window.model, window.words)
    page = AmendPage(window.model, window.words)
    pane.amend_wished.connect(lambda message, operation: page.open(message, Operation(operation)))
    editor = pane.make_editor("public")
    assert editor is not None
    for part in (pane, editor, page):
        hands.show(part)
    next(one for one in editor.findChildren(Button) if one.text() == "Correct this text in place…").click()
    window.settle()
    assert asking.says("Will be changed at: ", page)
    hands.press(KEY.Key_End, CTRL)
    hands.write(" x")
    reason = next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == "Reason (recorded)")
    page.do()
    window.settle()
    assert window.records("broadcast-amended") == []
    assert any("reason" in label.text() for label in page.findChildren(PlainLabel) if label.isVisible())
    reason.setFocus()
    hands.write("a slip")
    hands.press(KEY.Key_Return, CTRL)
    window.settle()
    (amended,) = window.records("broadcast-amended")
    assert amended.event.reason == "a slip"
    assert [one.target for one in amended.event.places] == ["statuspage", "page"]
    assert amended.event.content.texts["en"].body.endswith(" x")
    assert any("the old text stands" in str(run) for run in pane.faces()[0].value)


def test_put_away_and_opened_later_the_sheet_still_shows_what_was_approved(asking: Asking) -> None:
    asked_for = asking.body.toPlainText()
    asking.ask()
    asking.hands.press(KEY.Key_Escape)
    asking.window.now.move(timedelta(minutes=2))
    asking.sit("p-b")
    asking.strip.go_to(0)
    asking.hands.press(KEY.Key_Return)
    asking.wait()
    asking.hands.press(KEY.Key_Return, CTRL)
    asking.wait()
    asking.sit("p-a")
    asking.sheet.open()
    asking.window.qtbot.waitUntil(lambda: asking.says("Approved by 担当B", asking.bar))
    assert asking.body.toPlainText() == asked_for
