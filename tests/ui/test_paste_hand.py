"""Many lines pasted into the composer: one entry by Enter, or each with its time by one button."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from commander.board.timeline import EntryAdded
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.timeline_pane import TimelinePane
from ui.widgets.plain_label import PlainLabel

CHAT = "担当A  22:31\r\nエラーが出ています\r\n担当B  22:33\r\n決定:前の版に戻します"


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> TimelinePane:
    made = TimelinePane(desk_window.model, desk_window.words)
    desk_window.declare()
    desk_window.settle()
    hands.show(made)
    made.compose()
    return made


def paste(hands: Hands, window: DeskWindow, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    hands.press(Qt.Key.Key_V, CTRL)
    window.settle()


def entries(window: DeskWindow) -> list[tuple[str, str, str]]:
    return [
        (one.event.text, one.event.source, one.event.entry_kind)
        for one in window.records(EntryAdded.KIND)
        if isinstance(one.event, EntryAdded)
    ]


def said(pane: TimelinePane) -> str:
    labels = pane.composer.paste.findChildren(PlainLabel)
    return "\n".join(one.text() for one in labels if one.isVisible())


def test_a_pasted_chat_becomes_entries_with_who_spoke_and_when(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    paste(hands, desk_window, CHAT)
    desk_window.qtbot.waitUntil(pane.composer.paste.isVisible)
    assert "Pasted: 2 entries, 2 with a time" in said(pane)
    assert "担当A" in said(pane)
    pane.composer.paste.split.click()
    desk_window.settle()
    assert entries(desk_window) == [
        ("エラーが出ています", "担当A", "fact"),
        ("前の版に戻します", "担当B", "decision"),
    ]
    (first, second) = (one.occurred.instant for one in desk_window.records(EntryAdded.KIND))
    assert (first.minute, second.minute) == (31, 33)
    assert pane.composer.text.toPlainText() == ""
    assert pane.composer.paste.isHidden()


def test_enter_records_it_as_one_entry(desk_window: DeskWindow, hands: Hands, pane: TimelinePane) -> None:
    paste(hands, desk_window, "一行目\n二行目")
    desk_window.qtbot.waitUntil(pane.composer.paste.isVisible)
    hands.enter()
    desk_window.settle()
    assert entries(desk_window) == [("一行目\n二行目", "", "fact")]
    assert pane.composer.paste.isHidden()


def test_what_was_typed_around_it_stays(desk_window: DeskWindow, hands: Hands, pane: TimelinePane) -> None:
    hands.write("経緯は ")
    paste(hands, desk_window, CHAT)
    desk_window.qtbot.waitUntil(pane.composer.paste.isVisible)
    pane.composer.paste.split.click()
    desk_window.settle()
    assert pane.composer.text.toPlainText() == "経緯は "


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x\n" * 100_000, "100,001 lines are too many"),
        ("x" * 10_000_000, "10,000,000 characters are too many to paste"),
        ("x" * 30_000, "30,000 characters are too many for one entry"),
    ],
)
def test_what_nobody_could_read_is_refused_in_one_sentence_and_the_window_lives(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane, text: str, sentence: str
) -> None:
    paste(hands, desk_window, text)
    assert sentence in said(pane)
    assert pane.composer.text.toPlainText() == ""
    hands.write("続き")
    assert pane.composer.text.toPlainText() == "続き"


def test_one_line_is_pasted_as_ever(desk_window: DeskWindow, hands: Hands, pane: TimelinePane) -> None:
    paste(hands, desk_window, "DB接続数92")
    assert pane.composer.text.toPlainText() == "DB接続数92"
    assert pane.composer.paste.isHidden()
