"""The expected recovery by keys: said for our own people, let out by the commander, due when it has passed."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.board.bulletin import Stage, Wording
from commander.board.deliveries import DeliveryState
from commander.board.estimate import ApproveEstimate
from commander.board.impact import Certainty
from commander.board.message import Message, OrderBroadcast
from commander.board.roles import AssignRole, ReleaseRole
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.panes.attention_strip import AttentionStrip
from ui.panes.clock_strip import ClockStrip
from ui.panes.impact import ImpactPane
from ui.widgets.button import Button
from ui.widgets.clock_tile import ClockTile
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> ImpactPane:
    desk_window.declare()
    made = ImpactPane(desk_window.model, desk_window.words)
    hands.show(made)
    return made


def row(pane: ImpactPane) -> str:
    face = next(one for one in pane.faces() if one.key == "estimate")
    return "".join(run.text for run in face.value)


def say(pane: ImpactPane, hands: Hands) -> None:
    pane.open_row("estimate")
    hands.write("+40m")
    hands.press(KEY.Key_Tab)
    hands.write("runbook")
    hands.press(KEY.Key_1, ALT)
    hands.enter()


def test_a_time_is_typed_and_stays_inside(pane: ImpactPane, desk_window: DeskWindow, hands: Hands) -> None:
    assert row(pane) == "not known yet"
    say(pane, hands)
    current = desk_window.board().estimates.current
    assert (current.certainty, current.source) == (Certainty.CONFIRMED, "runbook")
    assert row(pane).startswith("23:27 JST ・ runbook ・ inside only")


def test_the_commander_lets_customers_read_it_and_nobody_else(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    say(pane, hands)
    desk_window.submit(AssignRole(incident=desk_window.model.stream, role="ic", person="p-b"))
    pane.open_row("estimate")
    button = next(one for one in pane.findChildren(Button) if "Let customers read" in one.text())
    button.setFocus()
    hands.press(KEY.Key_Space)
    desk_window.settle()
    labels = pane.findChildren(PlainLabel)
    assert any("who commands, can let customers read" in one.text() for one in labels)
    desk_window.submit(ReleaseRole(incident=desk_window.model.stream, role="ic"))
    desk_window.settle()
    hands.press(KEY.Key_Space)
    desk_window.settle()
    assert desk_window.board().estimates.approved is not None
    assert row(pane).endswith("customers may read it")


def test_an_empty_time_with_a_reason_takes_it_back(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    say(pane, hands)
    pane.open_row("estimate")
    hands.press(KEY.Key_Delete)  # the time is selected
    hands.enter()
    assert desk_window.board().estimates.current is None
    assert row(pane) == "not known yet"


def test_a_published_time_runs_on_the_clocks_and_is_overdue_when_it_passed(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    say(pane, hands)
    desk_window.submit(ApproveEstimate(incident=desk_window.model.stream))
    eta = desk_window.board().estimates.current.eta
    told = Message(
        message="m-1",
        template="T04",
        stage=Stage.INVESTIGATING,
        audiences=("public",),
        texts={"ja": Wording(title="障害", body="本文"), "en": Wording(title="Outage", body="text")},
        next_update_at=desk_window.now() + timedelta(hours=2),
        eta=eta,
    )
    desk_window.submit(OrderBroadcast(incident=desk_window.model.stream, messages=(told,), undo=timedelta()))
    for target in ("statuspage", "page"):
        desk_window.deliver(target, DeliveryState.DELIVERED)
    host = QWidget()
    column = QVBoxLayout(host)
    clocks = ClockStrip(desk_window.model, desk_window.words)
    attention = AttentionStrip(desk_window.model, desk_window.words)
    column.addWidget(clocks)
    column.addWidget(attention)
    hands.show(host)
    tiles = [one.accessibleName() for one in clocks.findChildren(ClockTile)]
    assert any("Published ETA" in one for one in tiles)
    desk_window.now.move(timedelta(minutes=41))
    desk_window.model.ticked.emit()
    labels = attention.findChildren(PlainLabel)
    assert any("Overdue: Published ETA" in one.text() for one in labels)
