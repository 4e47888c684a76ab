"""Promises to customers by keys: what is owed stands in the strip, a warning is put off with a reason, a miss stays."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.board.bulletin import Stage, Wording
from commander.board.deliveries import DeliveryState
from commander.board.impact import Amount, Aspect, Certainty, StateImpact
from commander.board.message import Message, OrderBroadcast
from commander.board.promises import PromiseSnoozed
from commander.board.roles import COMMANDER, AssignRole
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.panes.attention_strip import AttentionStrip
from ui.panes.bottom_bar import BottomBar
from ui.panes.clock_strip import ClockStrip
from ui.panes.messages import MessagesPane
from ui.shortcuts import Action
from ui.theme import Tone
from ui.widgets.clock_tile import ClockTile
from ui.widgets.plain_label import PlainLabel


def post(window: DeskWindow, *, number: str = "900", minutes: int = 20, template: str = "T02") -> None:
    """A public post that says a number and promises the next, there for everybody to read."""
    message = Message(
        message=f"m-{number}-{minutes}",
        template=template,
        stage=Stage.INVESTIGATING,
        audiences=("public",),
        texts={
            "ja": Wording(title="障害", body=f"約{number}店"),
            "en": Wording(title="Outage", body=f"about {number} shops"),
        },
        next_update_at=window.now() + timedelta(minutes=minutes),
    )
    window.submit(OrderBroadcast(incident=window.model.stream, messages=(message,), undo=timedelta()))
    for target in ("statuspage", "page"):
        window.deliver(target, DeliveryState.DELIVERED)
    window.settle()


def count(window: DeskWindow, likely: int) -> None:
    amount = Amount(low=likely, likely=likely, high=likely, unit="店")
    rows = window.board().impact.spoken_in.get(Aspect.HOW_MANY, ())
    window.submit(
        StateImpact(
            incident=window.model.stream,
            aspect=Aspect.HOW_MANY,
            text=f"{likely} 店",
            certainty=Certainty.ESTIMATED,
            row=rows[0] if rows else None,
            amount=amount,
        )
    )
    window.settle()


def tick(window: DeskWindow, minutes: int) -> None:
    window.now.move(timedelta(minutes=minutes))
    window.model.ticked.emit()


class Around(QWidget):
    """What stands around the panes: the clocks, what needs attention, the next step."""

    def __init__(self, window: DeskWindow) -> None:
        super().__init__()
        self.wished: list[Action] = []
        self.clocks = ClockStrip(window.model, window.words, self)
        self.attention = AttentionStrip(window.model, window.words, self)
        self.bottom_bar = BottomBar(window.model, window.words, self)
        column = QVBoxLayout(self)
        for part in (self.clocks, self.attention, self.bottom_bar):
            column.addWidget(part)
        self.attention.asked_for.connect(self._go)

    def _go(self, action: Action) -> None:
        self.wished.append(action)
        if action is Action.SNOOZE:
            self.bottom_bar.questions.ask_snooze()


@pytest.fixture
def page(desk_window: DeskWindow, hands: Hands) -> Around:
    desk_window.declare(severity=2)
    desk_window.submit(AssignRole(incident=desk_window.model.stream, role=COMMANDER, person="p-a"))
    desk_window.settle()
    shown = Around(desk_window)
    hands.show(shown)
    return shown


def lines(page: Around) -> list[str]:
    return page.attention.lines


def update_tile(page: Around) -> ClockTile:
    return next(tile for tile in page.clocks.findChildren(ClockTile) if "update" in tile.accessibleName())


def test_a_number_that_is_out_of_date_stands_in_the_strip_and_opens_the_sheet(
    desk_window: DeskWindow, hands: Hands, page: Around
) -> None:
    count(desk_window, 900)
    post(desk_window)
    assert lines(page) == []
    count(desk_window, 1240)
    assert "Post owed: a published number is old: 900店 → 1,240店" in lines(page)[0]
    hands.press(Qt.Key.Key_1, ALT)
    hands.press(Qt.Key.Key_Return)
    assert page.wished == [Action.BROADCAST]
    desk_window.words.switch(Language.JA)
    assert "お知らせが必要:掲示した数が古い:900店 → 1,240店" in lines(page)[0]


def test_a_warning_is_put_off_by_keys_with_a_reason_and_comes_back(
    desk_window: DeskWindow, hands: Hands, page: Around
) -> None:
    post(desk_window)
    tick(desk_window, 21)
    assert "Overdue: Next public update" in lines(page)[0]
    assert update_tile(page).tone is Tone.BAD
    hands.press(Qt.Key.Key_1, ALT)
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Tab)
    hands.enter()
    assert desk_window.records(PromiseSnoozed.KIND) == []  # no reason, no quiet
    hands.write("waiting for approval")
    hands.enter()
    (record,) = desk_window.records(PromiseSnoozed.KIND)
    assert record.event == PromiseSnoozed(
        until=desk_window.now() + timedelta(minutes=10), reason="waiting for approval"
    )
    assert lines(page) == []
    assert update_tile(page).tone is Tone.WARN
    assert "put off until" in update_tile(page).accessibleName()
    assert "waiting for approval" in update_tile(page).toolTip()
    tick(desk_window, 10)
    assert "Overdue" in lines(page)[0]
    assert update_tile(page).tone is Tone.BAD


def test_the_scope_is_the_next_thing_customers_are_owed_after_a_first_post_without_it(
    desk_window: DeskWindow, page: Around
) -> None:
    post(desk_window, template="T01")
    count(desk_window, 900)
    tick(desk_window, 0)
    spoken = [tile.accessibleName() for tile in page.findChildren(ClockTile) if not tile.isHidden()]
    assert any(name.startswith("Post of the scope") for name in spoken)
    assert page.bottom_bar.next_text.startswith("Tell customers the scope")


def test_the_head_of_the_messages_counts_each_miss(desk_window: DeskWindow, hands: Hands) -> None:
    desk_window.declare()
    pane = MessagesPane(desk_window.model, desk_window.words)
    hands.show(pane)
    post(desk_window)
    tick(desk_window, 24)
    heads = [one.text() for one in pane.findChildren(PlainLabel)]
    assert "promises kept 0/1 (late 1×, 4 min in all)" in heads
    desk_window.words.switch(Language.JA)
    heads = [one.text() for one in pane.findChildren(PlainLabel)]
    assert "約束 0/1(遅れ 1 回、計 4 分)" in heads
