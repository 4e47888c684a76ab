"""A secret that was typed is warned of before it is kept, and can be taken out for good afterwards, by keys."""

import pytest
from PySide6.QtCore import Qt

from commander.board.erasure import EntryErased
from commander.board.record import Erased
from commander.board.timeline import EntryAdded
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.panes.timeline_pane import TimelinePane
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel

CARD = "4111 1111 1111 1111"


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> TimelinePane:
    made = TimelinePane(desk_window.model, desk_window.words)
    desk_window.declare()
    desk_window.settle()
    hands.show(made)
    made.compose()
    return made


def entries(window: DeskWindow) -> list[str]:
    records = window.records(EntryAdded.KIND)
    return [one.event.text for one in records if isinstance(one.event, EntryAdded)]


def button(pane: TimelinePane, text: str) -> Button:
    return next(one for one in pane.findChildren(Button) if one.text() == text and one.isVisible())


def said(pane: TimelinePane) -> str:
    return "\n".join(one.text() for one in pane.findChildren(PlainLabel) if one.isVisible())


def test_a_card_number_is_not_recorded_before_somebody_says_what_becomes_of_it(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.write(f"カード {CARD} で失敗")
    hands.enter()
    desk_window.settle()
    assert entries(desk_window) == []
    assert "it looks as if it held a card number" in said(pane)
    assert pane.composer.text.toPlainText() == f"カード {CARD} で失敗"


def test_it_is_blacked_out_by_one_button_and_then_recorded(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.write(f"カード {CARD} で失敗")
    hands.enter()
    button(pane, "Black it out").click()
    assert pane.composer.text.hasFocus()
    hands.enter()
    desk_window.settle()
    assert entries(desk_window) == [f"カード {'●' * len(CARD)} で失敗"]


def test_what_only_looks_like_one_is_recorded_as_it_is_by_choice(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.write(f"注文番号 {CARD}")
    hands.enter()
    button(pane, "Record it as it is").click()
    desk_window.settle()
    assert entries(desk_window) == [f"注文番号 {CARD}"]
    assert "looks as if" not in said(pane)


def test_an_entry_is_erased_with_a_reason_and_what_stays_is_said(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.write("社内のメモ:合言葉は秘密")
    hands.enter()
    desk_window.settle()
    pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press(Qt.Key.Key_End)
    pane.erase.go()
    desk_window.settle()
    hands.enter()
    desk_window.settle()
    assert pane.erase.ask.isVisible()  # no reason, nothing erased
    hands.write("合言葉を書いてしまった")
    hands.enter()
    desk_window.settle()
    (order,) = desk_window.records(EntryErased.KIND)
    assert isinstance(order.event, EntryErased)
    assert [one.event for one in desk_window.records(EntryAdded.KIND)] == [Erased()]
    assert "backups keep it" in said(pane)
    desk_window.qtbot.waitUntil(
        lambda: (
            "秘密"
            not in "".join(
                line.text for line in map(pane.feed.model.line, range(pane.feed.model.rowCount())) if line
            )
        )
    )


def test_esc_erases_nothing(desk_window: DeskWindow, hands: Hands, pane: TimelinePane) -> None:
    hands.write("残るメモ")
    hands.enter()
    desk_window.settle()
    pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press(Qt.Key.Key_End)
    pane.erase.go()
    desk_window.settle()
    hands.write("やめた")
    hands.press(Qt.Key.Key_Escape)
    desk_window.settle()
    assert entries(desk_window) == ["残るメモ"]
