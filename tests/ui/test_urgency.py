"""Red is for what a person must do now: nothing is red from the first second but a command that nobody holds."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from commander.board.bulletin import Stage, Wording
from commander.board.deliveries import DeliveryState
from commander.board.impact import Aspect, Certainty, StateImpact
from commander.board.message import Message, OrderBroadcast
from commander.board.roles import SCRIBE
from commander.wording.figures import amount_said
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.panes.actions import ActionsPane
from ui.panes.attention_strip import AttentionStrip
from ui.panes.clock_strip import ClockStrip
from ui.panes.roles import RolesPane
from ui.theme import Tone
from ui.widgets.clock_tile import ClockTile
from ui.widgets.sinking import Sinking
from ui.widgets.strip import Strip


def personal_data(strip: ClockStrip) -> str:
    tiles = strip.findChildren(ClockTile)
    return next(tile.tone.value for tile in tiles if tile.accessibleName().startswith("Personal"))


def test_the_question_of_personal_data_is_amber_for_five_minutes_then_red(
    desk_window: DeskWindow, hands: Hands
) -> None:
    stream = desk_window.declare()
    strip = ClockStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    assert personal_data(strip) == Tone.WARN
    desk_window.now.move(timedelta(minutes=5))
    desk_window.model.ticked.emit()
    assert personal_data(strip) == Tone.BAD
    unknown = StateImpact(
        incident=stream,
        aspect=Aspect.PERSONAL_DATA,
        text="asked again at 23:00",
        certainty=Certainty.UNCONFIRMED,
    )
    desk_window.submit(unknown)
    desk_window.settle()
    assert personal_data(strip) == Tone.WARN


def test_a_vacant_scribe_is_red_only_after_a_while(desk_window: DeskWindow, hands: Hands) -> None:
    desk_window.declare()
    pane = RolesPane(desk_window.model, desk_window.words)
    hands.show(pane)
    tones = [face.value[0].tone for face in pane.faces()[:2]]
    assert tones == [Tone.BAD, Tone.WARN]
    desk_window.now.move(timedelta(minutes=5))
    scribe = next(face for face in pane.faces() if face.key == SCRIBE)
    assert scribe.value[0].tone is Tone.BAD


def test_the_key_of_an_empty_actions_pane_goes_to_the_line_that_starts_one(
    desk_window: DeskWindow, hands: Hands
) -> None:
    desk_window.declare()
    pane = ActionsPane(desk_window.model, desk_window.words)
    hands.show(pane)
    pane.enter()
    hands.write("Roll back to v411")
    hands.enter()
    assert desk_window.board().actions.running()[0].text == "Roll back to v411"


def test_what_is_held_for_one_reason_is_one_line_and_one_decision(
    desk_window: DeskWindow, hands: Hands
) -> None:
    stream = desk_window.declare()
    texts = {language: Wording(title="title", body="body") for language in ("ja", "en")}
    message = Message(
        message="m-1",
        template="I01",
        stage=Stage.INVESTIGATING,
        audiences=("team", "staff"),
        texts=texts,
        next_update_at=None,
    )
    desk_window.submit(OrderBroadcast(incident=stream, messages=(message,), undo=timedelta()))
    for target in ("slack:#announce", "slack:#inc-7k3q"):
        desk_window.deliver(target, DeliveryState.HELD)
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    lines = strip.findChildren(Strip)
    assert len(lines) == 1
    assert "#inc-7k3q ・ #announce: held" in lines[0].accessibleName()
    strip.go_to(0)
    hands.press(Qt.Key.Key_Tab)
    hands.enter()
    states = {one.target: one.state for one in desk_window.board().messages.deliveries.values()}
    assert states["slack:#announce"] is states["slack:#inc-7k3q"] is DeliveryState.CANCELLED


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("約 1,240 店", 1240, "店"),
        ("１２", 12, ""),
        ("about 30 shops", 30, "shops"),
        ("1.5", None, ""),
        ("-3", None, ""),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed: str, number: int | None, unit: str) -> None:
    said = amount_said(typed)
    assert (said.likely if said else None, said.unit if said else "") == (number, unit)


def test_few_rows_lie_at_the_bottom_and_many_fill_the_place(hands: Hands) -> None:
    place = Sinking()
    held = QLabel("rows")
    place.hold(held)
    hands.show(place)
    place.resize(300, 400)
    place.fit(120)
    assert (held.y(), held.height(), held.width()) == (280, 120, 300)
    place.fit(9_000)
    assert (held.y(), held.height()) == (0, 400)
