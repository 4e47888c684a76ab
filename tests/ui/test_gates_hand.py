"""The page of gates in the hand: checks answered, phases entered, the first response, the end (2-12, 4-14)."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from commander.board.alignment import AlignmentHeld, AlignmentSkipped
from commander.board.call_link import SetCallLink as CallLink
from commander.board.gates import (
    GateCheckPutOff,
    GateCheckTicked,
    GateCheckWaived,
    ReviewPlanned,
    TickCheck,
)
from commander.board.incident import Close, DeclareRestored, EndedAs, IncidentClosed, Phase, PhaseEntered
from commander.board.roles import COMMANDER, AssignRole
from commander.board.stand_down import (
    Defer,
    DeferralFinished,
    FinishDeferral,
    TeamRecalled,
    TeamStoodDown,
    WorkDeferred,
)
from commander.board.timeline import AddEntry
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.models.desk_overview import DeskOverview
from ui.needs import Sitting, needs_of
from ui.panes.attention_strip import AttentionStrip
from ui.panes.bottom_bar import BottomBar
from ui.panes.editor import Editor
from ui.panes.gate_matters import gate_matters
from ui.panes.gate_words import ALIGN, CHECK, CLOSE, DEFER, DEFERRAL, GO_ON, REVIEW, STAND_DOWN
from ui.panes.gates import GatesPage
from ui.panes.slot import Slot
from ui.shortcuts import Action
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.stepper import Stepper

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


def with_calendar(desk_window: DeskWindow, page: GatesPage, action: Action, row: str) -> None:
    """The calendar of working days is read on a thread of its own."""
    page.open_for(action)
    desk_window.qtbot.waitUntil(lambda: is_open(page, row))


def said(shown: QWidget) -> str:
    return "\n".join(
        label.text() for label in shown.findChildren(PlainLabel) if label.isVisibleTo(shown)
    ) + "".join(
        " ".join(run.text for run in slot.face.value) + (slot.face.chip[0] if slot.face.chip else "")
        for slot in shown.findChildren(Slot)
        if slot.isVisibleTo(shown)
    )


def editor_of(page: GatesPage, row: str) -> Editor:
    editor = next(slot.editor for slot in page.findChildren(Slot) if slot.face.key == row)
    assert editor is not None
    return editor


def phase_of(desk_window: DeskWindow) -> Phase:
    return desk_window.board().incident.phase


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


def test_enter_opens_a_check_and_enter_says_that_it_is_so(
    desk_window: DeskWindow, hands: Hands, page: GatesPage
) -> None:
    page.open_row(f"{CHECK}related")
    hands.write("another part fails")
    hands.enter()
    ticked = last(desk_window, GateCheckTicked)
    assert (ticked.check, ticked.note) == ("related", "another part fails")
    assert "checked" in said(page)


def test_alt_and_a_number_goes_without_or_decides_later(
    desk_window: DeskWindow, hands: Hands, page: GatesPage
) -> None:
    page.open_row(f"{CHECK}call")
    hands.press(KEY.Key_2, ALT)
    hands.enter()
    assert "empty" in said(page)  # a reason is asked for, and nothing is lost
    hands.write("one room")
    hands.enter()
    assert last(desk_window, GateCheckWaived).reason == "one room"
    page.open_row(f"{CHECK}severity")
    hands.press(KEY.Key_3, ALT)
    hands.enter()
    assert last(desk_window, GateCheckPutOff).until == desk_window.now() + timedelta(minutes=20)


def test_going_on_asks_for_a_line_a_check_and_one_for_the_rest(
    desk_window: DeskWindow, hands: Hands, page: GatesPage
) -> None:
    page.enter_phase(1)
    assert phase_of(desk_window) is Phase.DETECTED
    hands.write("one room")
    hands.enter()
    assert "A provisional severity, Not the tail of one just restored?" in said(page)
    hands.press(KEY.Key_Tab, times=3)
    hands.write("no time")
    hands.enter()
    entered = last(desk_window, PhaseEntered)
    assert entered.phase is Phase.INVESTIGATION
    assert [(one.check, one.reason) for one in entered.excuses] == [
        ("call", "one room"),
        ("severity", "no time"),
        ("related", "no time"),
    ]


def test_what_is_typed_while_going_on_outlives_the_page(
    desk_window: DeskWindow, hands: Hands, page: GatesPage
) -> None:
    page.open_row(GO_ON)
    hands.write("one room")
    page.save_drafts()
    desk_window.settle()
    again = GatesPage(desk_window.model, desk_window.words)
    hands.show(again)
    desk_window.model.opened.emit()
    desk_window.settle()
    again.open()
    again.open_row(GO_ON)
    assert hands.text == "one room"


def test_with_nothing_left_a_phase_is_entered_at_once(
    desk_window: DeskWindow, hands: Hands, page: GatesPage
) -> None:
    page.enter_phase(1)
    hands.press(KEY.Key_Tab, times=3)
    hands.write("x")
    hands.enter()
    page.enter_phase(0)
    desk_window.settle()
    assert phase_of(desk_window) is Phase.DETECTED


def test_the_first_response_is_filled_with_what_the_board_knows_and_is_one_record(
    desk_window: DeskWindow, hands: Hands, page: GatesPage
) -> None:
    page.open_row(ALIGN)
    hands.enter()
    assert "decision-maker" in said(page).lower()
    hands.press(KEY.Key_Tab)
    hands.write("担当E")
    hands.enter()
    held = last(desk_window, AlignmentHeld)
    assert (held.attendees, held.decision_maker) == (("p-a", "p-b", "p-c"), "p-e")
    assert [track.owner for track in held.tracks] == ["p-b", "p-c"]
    assert held.next_sync == desk_window.now() + timedelta(minutes=30)
    assert desk_window.board().roles.holder("biz") == "p-e"


def test_the_first_response_is_put_off_with_its_reason(
    desk_window: DeskWindow, hands: Hands, page: GatesPage
) -> None:
    page.open_row(ALIGN)
    form = editor_of(page, ALIGN)
    note = form.findChild(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert note is None  # the fields stand in their lines
    last_field = form.typed_fields
    assert last_field == {}
    for field in form.findChildren(QLineEdit):
        if "put it off" in field.accessibleName():
            field.setFocus()
    hands.write("alone tonight")
    next(button for button in form.findChildren(Button) if "Not now" in button.text()).click()
    skipped = last(desk_window, AlignmentSkipped)
    assert (skipped.reason, skipped.ask_again_at) == (
        "alone tonight",
        desk_window.now() + timedelta(minutes=30),
    )


def test_the_team_stands_down_by_name_and_is_called_back(
    desk_window: DeskWindow, hands: Hands, page: GatesPage
) -> None:
    restore(desk_window)
    page.open_row(STAND_DOWN)
    hands.press(KEY.Key_Tab)
    hands.write("more than ten errors")
    hands.enter()
    down = last(desk_window, TeamStoodDown)
    assert (down.released, down.watch_owner) == (("p-b", "p-c"), "p-d")
    assert desk_window.board().roles.held_by("p-b") == []
    page.open_row(STAND_DOWN)
    hands.write("it fails again")
    hands.enter()
    assert last(desk_window, TeamRecalled).reason == "it fails again"


def test_what_is_left_waits_for_the_next_working_morning_of_japan(
    desk_window: DeskWindow, hands: Hands, page: GatesPage
) -> None:
    # Saturday 21 November 2026, 22:47; Monday is 勤労感謝の日.
    with_calendar(desk_window, page, Action.DEFER, DEFER)
    assert "11/23 Labor Thanksgiving Day" in said(page)
    hands.write("replay the backlog")
    hands.press(KEY.Key_Tab)
    hands.write("担当C")
    hands.enter()
    deferred = last(desk_window, WorkDeferred)
    assert (deferred.text, deferred.owner) == ("replay the backlog", "p-c")
    assert deferred.due == datetime(2026, 11, 24, 1, tzinfo=UTC)
    page.open_row(f"{DEFERRAL}{deferred.deferral}")
    hands.write("replayed")
    hands.enter()
    assert last(desk_window, DeferralFinished).result == "replayed"


def test_the_review_is_planned_some_working_days_on(
    desk_window: DeskWindow, hands: Hands, page: GatesPage
) -> None:
    with_calendar(desk_window, page, Action.PLAN_REVIEW, REVIEW)
    hands.enter()
    planned = last(desk_window, ReviewPlanned)
    assert (planned.owner, planned.on) == ("p-a", datetime(2026, 11, 26, 1, tzinfo=UTC))


def test_closing_shows_what_is_left_and_its_reason_stands_for_it(
    desk_window: DeskWindow, hands: Hands, page: GatesPage
) -> None:
    page.open_row(CLOSE)
    assert "Still left: Something was done and it worked" in said(page)
    hands.press(KEY.Key_2, ALT)
    hands.press(KEY.Key_1, ALT)
    editor_of(page, CLOSE).take_focus()
    hands.write("nothing more to do")
    hands.enter()
    closed = last(desk_window, IncidentClosed)
    assert closed.ended_as is EndedAs.DONE
    assert "final-post" in closed.left
    assert "Close the incident" not in said(page)


def test_escape_goes_back_to_the_board_and_keeps_what_is_typed(
    desk_window: DeskWindow, hands: Hands, page: GatesPage
) -> None:
    page.open_row(CLOSE)
    hands.write("half a rea")
    hands.press(KEY.Key_Escape)
    with desk_window.qtbot.waitSignal(page.closed):
        hands.press(KEY.Key_Escape)
    page.open_row(CLOSE)
    assert hands.text == "half a rea"


def test_a_hidden_page_makes_no_rows(desk_window: DeskWindow, page: GatesPage) -> None:
    page.hide()
    before = len(page.findChildren(Slot))
    desk_window.submit(CallLink(incident=desk_window.model.stream, url="https://meet.example.invalid/x"))
    restore(desk_window)
    assert len(page.findChildren(Slot)) == before


def test_the_stepper_says_how_much_is_left(qtbot, desk_window: DeskWindow, hands: Hands) -> None:
    stepper = Stepper()
    hands.show(stepper)
    narrow = stepper.sizeHint().width()
    stepper.show_phases(["Detected", "Investigation"], 0, "2 left")
    assert "2 left" in stepper.accessibleName()
    assert stepper.sizeHint().width() > narrow
    with qtbot.waitSignal(stepper.opened):
        hands.press(KEY.Key_Return)
    stepper.show_phases(["Detected", "Investigation"], 0)
    assert "left" not in stepper.accessibleName()


def test_a_standstill_and_what_has_come_due_stand_above_the_board(
    desk_window: DeskWindow, hands: Hands, page: GatesPage
) -> None:
    model, words = desk_window.model, desk_window.words
    strip = AttentionStrip(model, words)
    hands.show(strip)
    assert list(gate_matters(model, words, strip)) == []
    soon = desk_window.now() + timedelta(minutes=10)
    desk_window.submit(Defer(incident=model.stream, text="replay", owner="p-c", due=soon))
    desk_window.submit(AddEntry(incident=model.stream, text="still looking"))
    desk_window.settle()
    assert model.heard_at == desk_window.now()
    desk_window.now.move(timedelta(minutes=16))
    stalled, due = gate_matters(model, words, strip)
    assert "Nothing recorded since 22:47" in stalled.text
    assert (due.text, due.detail) == ("Left over, due now: replay", "担当C")
    with desk_window.qtbot.waitSignal(strip.asked_for) as asked:
        due.ways[0][1]()
    assert asked.args == [Action.GATES]


def test_on_that_morning_a_closed_incident_stands_among_the_others_until_it_is_done(
    desk_window: DeskWindow, hands: Hands, page: GatesPage
) -> None:
    stream = desk_window.model.stream
    morning = desk_window.now() + timedelta(hours=35)
    desk_window.submit(Defer(incident=stream, text="replay", owner="p-c", due=morning))
    deferral = last(desk_window, WorkDeferred).deferral
    desk_window.submit(Close(incident=stream, reason="the rest waits"))
    desk_window.declare("another one")
    overview = DeskOverview(desk_window.model, page)
    with desk_window.qtbot.waitSignal(overview.changed):
        overview.read()
    assert overview.others == []
    desk_window.now.move(timedelta(hours=24))
    with desk_window.qtbot.waitSignal(overview.changed):
        overview.read()
    assert [one.stream for one in overview.others] == [stream]
    assert overview.due_of(overview.others[0]) == morning
    sitting = Sitting(person="p-c", now=morning, words=desk_window.words, policy=desk_window.model.policy)
    outlook = overview.outlook(stream)
    assert outlook is not None
    told = [need.text for need in needs_of(outlook, stream, "INC", sitting)]
    assert any("Left over, due since" in text and "replay" in text for text in told)
    desk_window.submit(FinishDeferral(incident=stream, deferral=deferral, result="replayed"))
    with desk_window.qtbot.waitSignal(overview.changed):
        overview.read()
    assert overview.others == []
    desk_window.settle()


def test_recovery_is_asked_for_beside_what_nobody_has_shown_yet(
    desk_window: DeskWindow, hands: Hands, page: GatesPage
) -> None:
    bar = BottomBar(desk_window.model, desk_window.words)
    hands.show(bar)
    bar.questions.ask_recovery()
    assert "Not shown yet: The numbers are back, Inquiries fall to the usual" in said(bar)
    for check in ("numbers", "inquiries", "hands-on"):
        desk_window.submit(TickCheck(incident=desk_window.model.stream, check=check))
    desk_window.settle()
    bar.questions.ask_recovery()
    assert "Not shown yet" not in said(bar)
