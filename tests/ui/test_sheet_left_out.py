"""Whom a broadcast leaves out is named, and what waits for a channel that nobody has made says so."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from commander.board.channel import ChannelState
from commander.board.deliveries import Choice, DecideDelivery
from commander.board.organisation import Audience
from commander.board.policy_import import ImportPolicy
from commander.board.roles import AssignRole
from commander.wording.language import Language
from tests.ui.desk_window import POLICY, DeskWindow
from tests.ui.keys import Hands
from tests.ui.test_broadcast_sheet import Sheet, message_of, sheet
from ui.panes.delivery_editor import DeliveryEditor
from ui.panes.messages import MessagesPane
from ui.panes.sheet_left_out import SheetLeftOut
from ui.widgets.button import Button
from ui.widgets.tick_box import TickBox

__all__ = ["sheet"]
KEY = Qt.Key
ROOM = Audience(
    key="room", name_ja="対応部屋", name_en="War room", targets=("slack:incident",), template="T01"
)


def face(pane: MessagesPane, label: str):
    return next(one for one in pane.faces() if one.label == label)


def said(face) -> str:
    return "".join(run.text for run in face.value)


def bar(sheet: Sheet) -> SheetLeftOut:
    return sheet.sheet.findChild(SheetLeftOut)


def button_in(part: QFrame, words: str) -> Button:
    return next(one for one in part.findChildren(Button) if one.text() == words)


def test_whoever_a_blank_leaves_out_is_named_and_counted(sheet: Sheet) -> None:
    sheet.open()
    assert sheet.says("Executives are left out: a blank is open")
    assert sheet.says("1 left out ・ Status page")
    sheet.window.words.switch(Language.JA)
    assert sheet.says("経営は空欄があるため外れています")
    assert sheet.says("1 件は外れています")


def test_one_button_ticks_them_and_goes_to_the_blank_and_then_they_are_told(sheet: Sheet) -> None:
    sheet.open()
    fill = button_in(bar(sheet), "Tick them and fill the blank")
    fill.setFocus()
    sheet.hands.press(KEY.Key_Space)
    ticked = {box.text(): box.isChecked() for box in sheet.sheet.findChildren(TickBox)}
    assert ticked["Executives"]
    assert bar(sheet).isHidden()
    focused = sheet.sheet.window().focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    assert focused.textCursor().hasSelection()
    assert not sheet.is_ready
    for field in (sheet.body(0), sheet.body(1)):
        field.setPlainText("書き終えた文です。")
    sheet.send()
    assert any("exec" in message_of(one).audiences for one in sheet.sent)


def test_whoever_is_unticked_by_hand_is_named_without_a_blank(sheet: Sheet) -> None:
    sheet.open()
    staff = next(box for box in sheet.sheet.findChildren(TickBox) if box.text() == "All staff")
    staff.setFocus()
    sheet.hands.press(KEY.Key_Space)
    assert sheet.says("All staff are not ticked")
    assert sheet.says("2 left out")


def told_room(desk_window: DeskWindow, hands: Hands) -> MessagesPane:
    desk_window.submit(ImportPolicy(policy=replace(POLICY, audience=(POLICY.audience[0], ROOM))))
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role="ic", person="p-a"))
    desk_window.settle()
    sheet = Sheet(desk_window, hands)
    sheet.open()
    sheet.send()
    assert {key for one in sheet.sent for key in message_of(one).audiences} == {"public", "room"}
    sheet.host.hide()
    pane = MessagesPane(desk_window.model, desk_window.words)
    hands.show(pane)
    desk_window.settle()
    return pane


def test_a_post_that_waits_for_the_incident_s_channel_says_so_and_offers_to_make_it(
    desk_window: DeskWindow, hands: Hands
) -> None:
    pane = told_room(desk_window, hands)
    assert "waits for the incident's channel" in said(face(pane, "War room"))
    assert "waits for" not in said(face(pane, "Status page"))
    pane.open_row("room")
    editor = pane.findChild(DeliveryEditor)
    make = button_in(editor, "Make the channel")
    assert make.isVisibleTo(editor)
    make.setFocus()
    hands.press(KEY.Key_Space)
    desk_window.settle()
    assert len(desk_window.records("channel-wished")) == 1
    assert desk_window.board().channel.state is ChannelState.MAKING


def test_a_first_post_that_was_cancelled_everywhere_leaves_the_audience_untold(
    desk_window: DeskWindow, hands: Hands
) -> None:
    pane = told_room(desk_window, hands)
    assert "#1" in said(face(pane, "War room"))
    for key in desk_window.board().messages.deliveries:
        desk_window.submit(DecideDelivery(key=key, choice=Choice.CANCEL))
    desk_window.settle()
    assert "not told yet" in said(face(pane, "War room"))
    assert "not told yet" in said(face(pane, "Status page"))
    desk_window.words.switch(Language.JA)
    assert "未連絡" in said(face(pane, "対応部屋"))
