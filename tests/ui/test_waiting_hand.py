"""Offline by keys: one line says what waits and what becomes of it; the list holds back and cancels."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from commander.board.deliveries import DeliveryState
from commander.board.message import OrderBroadcast
from commander.drafting.drafting import draft_message
from commander.outbox.publisher import Delivered, Outcome, TryLater
from commander.wording.templates import TemplateId
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.bridge import JournalPlace, Turn
from ui.panes.attention_strip import AttentionStrip
from ui.panes.messages import MessagesPane
from ui.panes.waiting_words import WAITING_ROW

OFFLINE = TryLater(detail="unreachable")


def order(window: DeskWindow, name: str) -> None:
    board, policy, now = window.model.board, window.model.policy, window.now()
    draft = draft_message(board, policy, TemplateId.T01, ["public"], now, {}, name)
    window.submit(OrderBroadcast(incident=board.stream, messages=(draft,), undo=timedelta()))
    window.now.move(timedelta(minutes=2))


def send(window: DeskWindow, outcome: Outcome) -> None:
    def task(place: JournalPlace) -> None:
        for debt in place.deliveries.workable():
            if debt.state is DeliveryState.QUEUED and (errand := place.deliveries.begin(debt.key)):
                place.deliveries.settle(errand.key, errand.attempt, outcome)

    window.bridge.journal_tasks.put(Turn.SENDER, task)
    window.settle()


def states(window: DeskWindow, target: str = "statuspage") -> list[str]:
    return [one.state.value for one in window.board().messages.deliveries.values() if one.target == target]


@pytest.fixture
def offline(desk_window: DeskWindow) -> DeskWindow:
    """Three texts were ordered while nothing gets through."""
    desk_window.declare(severity=2)
    for name in ("m1", "m2", "m3"):
        order(desk_window, name)
        send(desk_window, OFFLINE)
    desk_window.qtbot.waitUntil(lambda: len(desk_window.model.waiting.of(desk_window.model.stream)) == 6)
    return desk_window


def test_one_line_says_since_when_how_much_and_what_becomes_of_it(offline: DeskWindow, hands: Hands) -> None:
    strip = AttentionStrip(offline.model, offline.words)
    hands.show(strip)
    (line,) = [line for line in strip.lines if "Offline" in line]
    assert "nothing gets through since" in line
    assert "6 texts wait for 2 targets" in line
    assert "4 older ones will not be sent" in line


def test_the_list_holds_back_and_cancels_by_keys(offline: DeskWindow, hands: Hands) -> None:
    pane = MessagesPane(offline.model, offline.words)
    hands.show(pane)
    pane.open_row(WAITING_ROW)
    hands.press(Qt.Key.Key_Return)  # the first text, at the page: held back
    offline.qtbot.waitUntil(lambda: "held" in states(offline, "page"))
    assert states(offline, "page") == ["held", "queued", "queued"]
    assert states(offline) == ["queued", "queued", "queued"]


def test_back_again_the_newest_went_and_the_line_is_gone(offline: DeskWindow, hands: Hands) -> None:
    strip = AttentionStrip(offline.model, offline.words)
    hands.show(strip)
    offline.now.move(timedelta(minutes=3))
    send(offline, Delivered(ref="r"))
    offline.qtbot.waitUntil(lambda: not any("Offline" in line for line in strip.lines))
    assert states(offline) == ["cancelled", "cancelled", "delivered"]
