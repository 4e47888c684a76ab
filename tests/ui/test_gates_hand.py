"""The page of gates in the hand: checks answered, phases entered, the first response, the end of the work (2-12, 4-14)."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from commander.board.alignment import AlignmentHeld, AlignmentSkipped
from commander.board.gates import GateCheckPutOff, GateCheckTicked, GateCheckWaived, ReviewPlanned
from commander.board.incident import DeclareRestored, EndedAs, IncidentClosed, PhaseEntered
from commander.board.roles import COMMANDER, AssignRole
from commander.board.stand_down import DeferralFinished, TeamRecalled, TeamStoodDown, WorkDeferred
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.panes.gate_words import ALIGN, CLOSE, DEFER, DEFERRAL, GO_ON, REVIEW, STAND_DOWN
from ui.panes.gates import GatesPage
from ui.panes.slot import Slot
from ui.shortcuts import Action
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key


@pytest.fixture
def page(desk_window: DeskWindow, hands: Hands) -> GatesPage:
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role=COMMANDER, person=desk_window.person))
    for role, person in (("lead_a", "p-b"), ("lead_b", "p-c")):
        desk_window.submit(AssignRole(incident=stream, role=role, person=person))
    desk_window.settle()
    shown = GatesPage(desk_window.model, desk_window.words)
    hands.show(shown)
    shown.open()
    return shown


def opened(page: GatesPage, row: str) -> None:
    """The calendar of working days is read on a thread of its own."""
    page.open_row(row)


def with_calendar(desk_window: DeskWindow, page: GatesPage, action: Action, row: str) -> None:
    page.open_for(action)
    desk_window.qtbot.waitUntil(lambda: is_open(page, row))


def is_open(page: GatesPage, row: str) -> bool:
    found = [slot for slot in page.findChildren(Slot) if slot.face.key == row]
    return bool(found) and found[0].editor is not None


def last(desk_window: DeskWindow, kind: type):
    desk_window.settle()
    return desk_window.records(kind.KIND)[-1].event


def restore(desk_window: DeskWindow, hours: int = 2) -> None:
    until = desk_window.now() + timedelta(hours=hours)
    stream = desk_window.model.stream
    desk_window.submit(DeclareRestored(incident=stream, watch_owner="p-d", watch_until=until))
    desk_window.settle()


def test_shot(desk_window, hands, page, tmp_path):
    page.resize(900, 700)
    opened(page, GO_ON)
    desk_window.settle()
    page.grab().save("/tmp/gates_shots/go_on.png")
    opened(page, ALIGN)
    desk_window.settle()
    page.grab().save("/tmp/gates_shots/align.png")
    restore(desk_window)
    opened(page, STAND_DOWN)
    with_calendar(desk_window, page, Action.DEFER, DEFER)
    opened(page, CLOSE)
    desk_window.settle()
    page.resize(900, 1300)
    desk_window.settle()
    page.grab().save("/tmp/gates_shots/end.png")
