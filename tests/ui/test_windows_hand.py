"""Windows of impact in the hand: read in the impact pane, corrected, added and struck by keyboard (0-18, 3-16)."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from commander.board.impact import Certainty
from commander.board.impact_windows import total
from commander.board.incident import DeclareRestored, Reopen, SetImpactStart
from commander.board.record import Occurred
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.panes.clock_strip import ClockStrip
from ui.panes.impact import ImpactPane
from ui.widgets.clock_tile import ClockTile
from ui.widgets.row import Row

KEY = Qt.Key


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> ImpactPane:
    """Hurt for 30 minutes two hours ago, fine for an hour, hurt again for 10 minutes, fine since."""
    stream = desk_window.declare()
    now = desk_window.model.now

    def ago(minutes: int) -> Occurred:
        return Occurred(instant=now - timedelta(minutes=minutes), zone="Asia/Tokyo")

    def restored(minutes: int) -> DeclareRestored:
        until = now + timedelta(hours=8)
        return DeclareRestored(incident=stream, watch_owner="a", watch_until=until, restored=ago(minutes))

    desk_window.submit(SetImpactStart(incident=stream, started=ago(120)))
    desk_window.submit(restored(90))
    desk_window.submit(Reopen(incident=stream, reason="again"))
    desk_window.submit(restored(0))
    desk_window.settle()
    shown = ImpactPane(desk_window.model, desk_window.words)
    hands.show(shown)
    shown.enter()
    return shown


def rows(pane: ImpactPane) -> list[str]:
    spoken = [row.accessibleName() for row in pane.findChildren(Row) if row.isVisibleTo(pane)]
    return [name for name in spoken if name.startswith("Impact ")]


def open_window(pane: ImpactPane, number: int) -> None:
    windows = pane.model.board.windows
    pane.open_row(f"window:{windows[number - 1].window}" if number else "window:")


def test_each_window_has_its_row_and_the_time_of_all_is_said(pane: ImpactPane) -> None:
    first, second, whole = rows(pane)[:3]
    assert first.startswith("Impact 1 ")
    assert "30 min" in first
    assert second.startswith("Impact 2 ")
    assert whole == "Impact in all 30 min without the time in between"


def test_an_end_is_corrected_by_keyboard_with_how_sure_and_by_what(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    open_window(pane, 1)
    hands.press(KEY.Key_Tab)
    hands.write("-80m")
    hands.press(KEY.Key_Tab)
    hands.write("payment log")
    hands.press(KEY.Key_1, ALT)
    hands.enter()
    window = desk_window.board().windows[0]
    assert (window.certainty, window.basis) == (Certainty.CONFIRMED, "payment log")
    assert window.span(desk_window.model.now) == timedelta(minutes=40)


def test_a_window_nobody_noticed_is_added(pane: ImpactPane, desk_window: DeskWindow, hands: Hands) -> None:
    open_window(pane, 0)
    hands.write("-60m")
    hands.press(KEY.Key_Tab)
    hands.write("-50m")
    hands.enter()
    board = desk_window.board()
    assert len(board.windows) == 3
    assert total(board.windows, desk_window.model.now) == timedelta(minutes=40)


def test_a_refusal_is_said_below_the_form_and_what_was_typed_stays(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    open_window(pane, 0)
    hands.write("-100m")
    hands.press(KEY.Key_Tab)
    hands.write("-80m")
    hands.enter()
    assert len(desk_window.board().windows) == 2
    assert hands.text == "-80m"


def test_a_window_that_was_none_is_struck_with_its_reason(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    open_window(pane, 2)
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Tab)
    hands.write("false alarm")
    while not hands.focus.accessibleName().startswith("It was none"):
        hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Return)
    desk_window.settle()
    assert len(desk_window.board().windows) == 1


def test_the_clock_stops_at_the_time_customers_were_hurt(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    strip = ClockStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    spoken = [tile.accessibleName() for tile in strip.findChildren(ClockTile)]
    assert any("30 min in 2 windows" in one and "00:30:00" in one for one in spoken), spoken
