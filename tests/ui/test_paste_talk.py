"""An hour of talk pasted into the composer: by keys, whole, over a restart; and what can't be pasted."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from commander.board.timeline import EntryAdded, EntryKind
from tests.fakes.slack_hour import COUNT, copied, export
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.timeline_pane import TimelinePane
from ui.widgets.plain_label import PlainLabel

START = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LIST = "21:07 担当C: 決定: 戻す\n21:09 担当C: 戻しました"


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> TimelinePane:
    made = TimelinePane(desk_window.model, desk_window.words)
    desk_window.declare()
    desk_window.settle()
    hands.show(made)
    made.compose()
    return made


def paste(hands: Hands, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    hands.press(Qt.Key.Key_V, CTRL)


def offered(desk_window: DeskWindow, pane: TimelinePane) -> None:
    desk_window.qtbot.waitUntil(pane.composer.paste.isVisible)


def entries(window: DeskWindow) -> list[EntryAdded]:
    return [one.event for one in window.records(EntryAdded.KIND) if isinstance(one.event, EntryAdded)]


def said(pane: TimelinePane) -> str:
    labels = pane.composer.paste.findChildren(PlainLabel)
    return "\n".join(one.text() for one in labels if one.isVisible())


def test_an_export_of_an_hour_is_recorded_by_two_keys(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.write("half a line")
    paste(hands, export("ja", START))
    offered(desk_window, pane)
    assert "Pasted: 121 entries, 121 with a time" in said(pane)
    assert pane.composer.text.toPlainText() == "half a line"
    hands.press(Qt.Key.Key_Return, CTRL)
    desk_window.qtbot.waitUntil(lambda: len(entries(desk_window)) == COUNT + 1)
    decisions = [one for one in entries(desk_window) if one.entry_kind is EntryKind.DECISION]
    assert {(one.source, one.text) for one in decisions} == {("担当A", "v411 に戻します")}
    desk_window.qtbot.waitUntil(pane.composer.paste.isHidden)
    assert pane.composer.text.toPlainText() == "half a line"


def test_a_decision_in_a_list_is_a_decision_by_whoever_spoke(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    paste(hands, LIST)
    offered(desk_window, pane)
    hands.press(Qt.Key.Key_Return, CTRL)
    desk_window.qtbot.waitUntil(lambda: len(entries(desk_window)) == 2)
    first, second = entries(desk_window)
    assert (first.source, first.entry_kind, first.text) == ("担当C", EntryKind.DECISION, "戻す")
    assert (second.source, second.entry_kind, second.text) == ("担当C", EntryKind.FACT, "戻しました")


@pytest.mark.parametrize("text", [LIST, copied("ja", START) * 4])
def test_the_offer_survives_a_restart(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane, text: str
) -> None:
    paste(hands, text)
    offered(desk_window, pane)
    counted = said(pane).splitlines()[0]
    pane.composer.save_draft()
    desk_window.settle()
    # As after kill -9: another window over the same files.
    again = TimelinePane(desk_window.model, desk_window.words)
    hands.show(again)
    desk_window.model.opened.emit()
    desk_window.qtbot.waitUntil(again.composer.paste.isVisible)
    assert said(again).splitlines()[0] == counted
    again.compose()
    hands.press(Qt.Key.Key_Return, CTRL)
    desk_window.qtbot.waitUntil(lambda: len(entries(desk_window)) >= 2)
    desk_window.qtbot.waitUntil(again.composer.paste.isHidden)
    assert again.composer.text.toPlainText() == ""
    desk_window.settle()
    assert desk_window.draft(f"paste:composer:{desk_window.model.stream}") == ""


def test_escape_leaves_it_one_entry_and_nothing_is_lost(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    paste(hands, LIST)
    offered(desk_window, pane)
    hands.press(Qt.Key.Key_Escape)
    assert pane.composer.paste.isHidden()
    assert pane.composer.text.toPlainText() == LIST


def test_what_is_held_outside_the_line_is_let_go_by_its_button_alone(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    paste(hands, export("en", START))
    offered(desk_window, pane)
    hands.press(Qt.Key.Key_Escape)
    paste(hands, LIST)
    assert "Say first what becomes of this" in said(pane)
    paste(hands, "one line")
    assert pane.composer.text.toPlainText() == "one line"
    assert pane.composer.paste.isVisible()
    hands.enter()
    assert [one.text for one in entries(desk_window)] == ["one line"]
    assert "Pasted: 121 entries" in said(pane)
    pane.composer.paste.leave.click()
    assert pane.composer.paste.isHidden()
    assert len(entries(desk_window)) == 1


def test_a_secret_in_what_is_pasted_is_blacked_out_unless_somebody_says_otherwise(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    text = "21:07 token: xoxb-0000000000-abcdef\n21:08 戻しました"
    for recorded in (pane.composer.paste.record, pane.composer.paste.as_it_is.click):
        paste(hands, text)
        offered(desk_window, pane)
        assert "password, a token" in said(pane)
        assert "xoxb" not in said(pane)
        before = len(entries(desk_window))
        recorded()
        desk_window.qtbot.waitUntil(lambda before=before: len(entries(desk_window)) == before + 2)
        desk_window.qtbot.waitUntil(pane.composer.paste.isHidden)
    held = ["xoxb" in one.text for one in entries(desk_window) if "●" in one.text or "xoxb" in one.text]
    assert held == [False, True]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x" * 10_000_000, "10,000,000 characters are too many"),
        ("22:31 a\n" * 100_000, "100,001 lines are too many"),
        ("\x7fELF\x01\x02\x03\x04\x05\x06\x07\x08", "That is no text"),
        ("a\nb\x00c", "That is no text"),
    ],
)
def test_what_nobody_could_keep_is_said_in_one_sentence_and_the_line_stays(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane, text: str, why: str
) -> None:
    hands.write("half a line")
    # As the clipboard hands it over; the clipboard of a test's screen cuts a text at its first NUL.
    taken = pane.composer.paste.takes(text)
    assert taken
    assert why in said(pane)
    assert pane.composer.text.toPlainText() == "half a line"
    hands.enter()
    assert [one.text for one in entries(desk_window)] == ["half a line"]


def test_lone_surrogates_are_recorded_as_signs_that_can_be_kept(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    assert not pane.composer.paste.takes("21:07 a\ud83d\n21:08 b")  # a clipboard may hold them or drop them
    offered(desk_window, pane)
    pane.composer.save_draft()
    hands.press(Qt.Key.Key_Return, CTRL)
    desk_window.qtbot.waitUntil(lambda: len(entries(desk_window)) == 2)
    assert entries(desk_window)[0].text == "a?"


def test_a_day_that_there_is_not_is_counted(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    paste(hands, "2/30 21:07 a\n21:08 b")
    offered(desk_window, pane)
    assert "1 begins with a day that there is not" in said(pane)


def test_ctrl_z_after_a_paste_strikes_all_of_it_when_asked_twice(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    paste(hands, LIST)
    offered(desk_window, pane)
    hands.press(Qt.Key.Key_Return, CTRL)
    desk_window.qtbot.waitUntil(lambda: len(entries(desk_window)) == 2)
    desk_window.qtbot.waitUntil(pane.composer.paste.isHidden)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert pane.composer.strikes.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert pane.composer.strikes.isHidden()
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.press(Qt.Key.Key_Return, CTRL)
    desk_window.qtbot.waitUntil(lambda: len(desk_window.records("entry-corrected")) == 2)
    assert [one.event.text for one in desk_window.records("entry-corrected")] == ["", ""]
    desk_window.qtbot.waitUntil(pane.composer.strikes.isHidden)
    assert pane.composer.text.hasFocus()


def test_what_was_recorded_before_the_last_entry_is_not_struck_by_a_key(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    paste(hands, LIST)
    offered(desk_window, pane)
    hands.press(Qt.Key.Key_Return, CTRL)
    desk_window.qtbot.waitUntil(lambda: len(entries(desk_window)) == 2)
    desk_window.qtbot.waitUntil(pane.composer.paste.isHidden)
    hands.write("one more")
    hands.enter()
    hands.press(Qt.Key.Key_Z, CTRL)
    assert pane.composer.strikes.isHidden()
    assert pane.composer.text.toPlainText() == "one more"
