"""The four quick sentences by keys: one write is the entry and the post; nothing typed is lost (4-18, 4-20)."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from commander.board.options import ProposeOption
from commander.board.timeline import EntryAdded, EntryKind
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.quick_strip import QuickStrip
from ui.panes.timeline_pane import TimelinePane
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> Iterator[TimelinePane]:
    made = TimelinePane(desk_window.model, desk_window.words)
    desk_window.declare()
    desk_window.settle()
    hands.show(made)
    made.compose()
    yield made
    made.close()


def fields(pane: TimelinePane) -> list[QLineEdit]:
    return pane.findChild(QuickStrip).findChildren(QLineEdit)


def text(pane: TimelinePane, language: str) -> str:
    return next(one.text() for one in fields(pane) if language in one.accessibleName())


def entries(window: DeskWindow) -> list[EntryAdded]:
    return [record.event for record in window.records("entry-added")]


def test_one_key_and_enter_write_and_post_in_one_act(
    pane: TimelinePane, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(KEY.Key_1, CTRL)
    assert "investigating" in text(pane, "English")
    hands.enter()
    written = entries(desk_window)
    assert [one.entry_kind for one in written] == [EntryKind.STATUS]
    assert "We have started investigating" in written[0].text
    orders = desk_window.records("broadcast-ordered")
    assert [order.event.content.audiences for order in orders] == [("team", "staff")]
    assert orders[0].event.content.sources[0].record == desk_window.records("entry-added")[0].id
    assert orders[0].event.content.texts["ja"].body.startswith("調査を開始しました")
    assert not pane.findChild(QuickStrip).isVisible()
    assert pane.composer.text.hasFocus()


def test_options_come_from_the_board(pane: TimelinePane, desk_window: DeskWindow, hands: Hands) -> None:
    for name in ("v411 に切り戻す", "代替系に切り替える"):
        desk_window.submit(ProposeOption(incident=desk_window.model.stream, text=name))
    desk_window.settle()
    hands.press(KEY.Key_3, CTRL)
    assert text(pane, "Japanese") == "方針を検討しています。案A:v411 に切り戻す／案B:代替系に切り替える"


def test_what_nobody_has_said_is_a_blank_that_is_selected_and_nothing_is_half_written(
    pane: TimelinePane, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(KEY.Key_2, CTRL)
    field = hands.focus
    assert isinstance(field, QLineEdit)
    assert field.hasSelectedText()
    hands.enter()
    assert entries(desk_window) == []
    assert desk_window.records("broadcast-ordered") == []
    labels = pane.findChild(QuickStrip).findChildren(PlainLabel)
    assert any("that must be filled" in one.text() for one in labels)


def test_escape_puts_it_away_and_what_was_typed_comes_back(
    pane: TimelinePane, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(KEY.Key_1, CTRL)
    hands.write(" More soon.")
    hands.press(KEY.Key_Escape)
    assert not pane.findChild(QuickStrip).isVisible()
    hands.press(KEY.Key_1, CTRL)
    assert text(pane, "English").endswith("More soon.")
    hands.press(KEY.Key_3, CTRL)
    hands.press(KEY.Key_1, CTRL)
    assert text(pane, "English").endswith("More soon.")
