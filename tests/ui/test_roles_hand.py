"""The roles pane by keyboard: vacancies with their clock, calls, reports by time, the call's address, the card."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from commander.board.call_link import SetCallLink
from commander.board.impact import Aspect, Certainty, StateImpact
from commander.board.incident import EnterPhase, SetSeverity
from commander.board.report_back import AskReport
from commander.board.roles import AssignRole, OfferRole, ReleaseRole
from commander.board.summons import CallRole, CallState, SummonRole
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, CTRL, Hands
from ui.panes import call_editor
from ui.panes.duty_card import DutyCard
from ui.panes.roles import RolesPane
from ui.widgets.chip import Chip
from ui.widgets.open_address import open_address
from ui.widgets.plain_label import PlainLabel
from ui.widgets.row import Row

KEY = Qt.Key


def shown(pane: RolesPane) -> list[str]:
    """The rows as a screen reader speaks them."""
    rows = [row for row in pane.findChildren(Row) if row.isVisible()]
    return [row.accessibleName() for row in sorted(rows, key=place)]


def place(row: Row) -> int:
    """Which row of the pane it is."""
    slot = row.parentWidget()
    return slot.parentWidget().layout().indexOf(slot)


def row_of(pane: RolesPane, label: str) -> str:
    return next(row for row in shown(pane) if row.startswith(label))


def card_of(pane: RolesPane) -> str:
    """What the cards in open rows say."""
    cards = [card for card in pane.findChildren(DutyCard) if card.isVisible() and card.chip.isChecked()]
    return "\n".join(card.accessibleName() for card in cards)


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> RolesPane:
    """The pane of an incident that person A commands and B writes down."""
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role="ic", person="p-a"))
    desk_window.submit(AssignRole(incident=stream, role="scribe", person="p-b"))
    pane = RolesPane(desk_window.model, desk_window.words)
    hands.show(pane)
    return pane


def personal_data(stream: str) -> StateImpact:
    return StateImpact(
        incident=stream, aspect=Aspect.PERSONAL_DATA, text="?", certainty=Certainty.UNCONFIRMED
    )


def test_a_needed_role_is_shown_vacant_from_when_it_became_needed(
    desk_window: DeskWindow, pane: RolesPane
) -> None:
    desk_window.now.move(timedelta(minutes=30))
    desk_window.submit(personal_data(desk_window.model.stream))
    desk_window.now.move(timedelta(minutes=12))
    desk_window.model.ticked.emit()
    assert row_of(pane, "Legal") == "Legal Vacant 12 min not called"
    desk_window.words.switch(Language.JA)
    assert row_of(pane, "法務") == "法務 不在 12分 未呼出"


def test_rows_stand_in_the_order_of_the_picture(desk_window: DeskWindow, pane: RolesPane) -> None:
    stream = desk_window.model.stream
    desk_window.submit(SetSeverity(incident=stream, severity=1))
    desk_window.submit(personal_data(stream))
    desk_window.submit(EnterPhase(incident=stream, phase=2, reason="x"))
    for role, person in (("lead_b", "p-d"), ("lead_a", "p-c"), ("biz", "p-e")):
        desk_window.submit(AssignRole(incident=stream, role=role, person=person))
    desk_window.words.switch(Language.JA)
    labels = [row.split(" 担当")[0].split(" 不在")[0] for row in shown(pane)][:6]
    assert labels == ["指揮", "書記", "A班 原因・復旧", "B班 顧客・対外", "意思決定者", "法務"]


def test_a_call_is_recorded_and_counted_by_two_keys_each(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    desk_window.submit(personal_data(desk_window.model.stream))
    pane.enter()
    hands.press(KEY.Key_3)
    hands.press(KEY.Key_2, ALT)
    hands.write("担当E")
    hands.enter()
    assert desk_window.board().calls.by_role["legal"].person == "p-e"
    assert row_of(pane, "Legal").endswith("担当E calling 1×")
    desk_window.now.move(timedelta(minutes=5))
    desk_window.model.ticked.emit()
    hands.press(KEY.Key_Return)  # the row that was left
    said = [label.text() for label in pane.findChildren(PlainLabel) if label.isVisible()]
    assert any(one.startswith("Last at 22:47; called by 担当A ・ 22:47 calling 担当E") for one in said)
    hands.enter()
    summons = desk_window.board().calls.by_role["legal"]
    assert (summons.calls, summons.state) == (2, CallState.CALLED)


@pytest.mark.parametrize(
    ("number", "state"),
    [(KEY.Key_4, CallState.COMING), (KEY.Key_5, CallState.DECLINED), (KEY.Key_6, CallState.NO_ANSWER)],
)
def test_what_came_of_a_call_is_one_key_and_enter(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane, number: Qt.Key, state: CallState
) -> None:
    stream = desk_window.model.stream
    desk_window.submit(CallRole(incident=stream, role="legal", person="p-e"))
    pane.enter()
    hands.press(KEY.Key_3)
    hands.press(number, ALT)
    hands.enter()
    assert desk_window.board().calls.by_role["legal"].state is state


def test_an_answer_is_that_of_whoever_was_called_when_it_was_chosen(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    """Another desk called somebody else in between: their answer must not be taken for the other's."""
    stream = desk_window.model.stream
    desk_window.submit(CallRole(incident=stream, role="legal", person="p-e"))
    pane.enter()
    hands.press(KEY.Key_3)
    hands.press(KEY.Key_4, ALT)
    desk_window.submit(CallRole(incident=stream, role="legal", person="p-d"))
    hands.enter()
    assert desk_window.board().calls.by_role["legal"].state is CallState.CALLED
    said = [label.text() for label in pane.findChildren(PlainLabel) if label.isVisible()]
    assert any("p-d is being called" in line for line in said)
    hands.enter()  # read and meant
    summons = desk_window.board().calls.by_role["legal"]
    assert (summons.person, summons.state) == ("p-d", CallState.COMING)


@pytest.mark.parametrize("is_called", [True, False])
def test_a_summons_is_called_off_by_a_number_and_enter(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane, is_called: bool
) -> None:
    stream = desk_window.model.stream
    call = CallRole if is_called else SummonRole
    desk_window.submit(call(incident=stream, role="legal", person="p-e"))
    pane.enter()
    hands.press(KEY.Key_3)
    hands.press(KEY.Key_8, ALT)
    hands.enter()
    assert desk_window.board().calls.by_role == {}


def test_somebody_called_to_a_role_that_is_held_is_called_off(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    desk_window.submit(CallRole(incident=desk_window.model.stream, role="scribe", person="p-e"))
    pane.enter()
    hands.press(KEY.Key_2)
    hands.press(KEY.Key_6, ALT)
    hands.enter()
    assert desk_window.board().calls.by_role == {}


def test_a_number_that_makes_no_sense_now_does_nothing(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    desk_window.submit(personal_data(desk_window.model.stream))
    pane.enter()
    hands.press(KEY.Key_3)
    hands.press(KEY.Key_5, ALT)  # nobody has been called: nobody has declined
    hands.write("担当C")
    hands.enter()
    assert desk_window.board().roles.holder("legal") == "p-c"


def test_whoever_is_called_arrives_by_enter(desk_window: DeskWindow, hands: Hands, pane: RolesPane) -> None:
    desk_window.submit(CallRole(incident=desk_window.model.stream, role="legal", person="p-e"))
    pane.enter()
    hands.press(KEY.Key_3)
    hands.press(KEY.Key_1, ALT)
    hands.enter()
    board = desk_window.board()
    assert (board.roles.holder("legal"), board.calls.by_role) == ("p-e", {})


def test_a_report_is_asked_for_in_fifteen_minutes_and_shown_until_it_comes(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    stream = desk_window.model.stream
    desk_window.submit(AssignRole(incident=stream, role="lead_a", person="p-c"))
    pane.enter()
    hands.press(KEY.Key_3)
    hands.press(KEY.Key_3, ALT)
    hands.enter()
    owed = desk_window.board().reports.owed("lead_a")
    assert owed is not None
    assert owed.report_at == desk_window.now() + timedelta(minutes=15)
    assert row_of(pane, "Team A").endswith("report 23:02")
    desk_window.now.move(timedelta(minutes=16))
    desk_window.model.ticked.emit()
    assert row_of(pane, "Team A").endswith("report overdue 23:02")
    hands.press(KEY.Key_Return)
    hands.enter()
    assert desk_window.board().reports.owed("lead_a") is None


def test_a_time_that_is_none_is_said_and_stays(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    pane.enter()
    hands.press(KEY.Key_2)
    hands.press(KEY.Key_3, ALT)
    hands.write("soon")
    hands.enter()
    assert hands.text == "soon"
    assert desk_window.board().reports.owed("scribe") is None


def test_a_role_is_left_by_a_number_and_enter(desk_window: DeskWindow, hands: Hands, pane: RolesPane) -> None:
    pane.enter()
    hands.press(KEY.Key_2)
    hands.press(KEY.Key_5, ALT)
    hands.enter()
    assert desk_window.board().roles.holder("scribe") is None


def test_arrows_go_through_the_people_whose_name_has_what_is_typed(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    pane.enter()
    hands.press(KEY.Key_2)
    hands.press(KEY.Key_Down, times=2)
    assert hands.text == "担当B"
    hands.press(KEY.Key_A, CTRL)
    hands.write("p-d")
    hands.press(KEY.Key_Down)
    assert hands.text == "担当D"
    hands.enter()
    assert desk_window.board().roles.holder("scribe") == "p-d"


def test_an_offer_stands_on_the_row_and_the_one_it_is_made_to_accepts_by_one_key(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    stream = desk_window.model.stream
    desk_window.submit(AssignRole(incident=stream, role="lead_a", person="p-c"))
    desk_window.submit(ReleaseRole(incident=stream, role="ic"))
    desk_window.submit(OfferRole(incident=stream, role="lead_a", to="p-a"))
    assert row_of(pane, "Team A").endswith("offered to 担当A")
    pane.enter()
    hands.press(KEY.Key_3)  # chooses the row: taking something over wants a key of its own
    hands.enter()
    assert desk_window.board().roles.holder("lead_a") == "p-a"


def test_whoever_takes_a_role_finds_its_card_and_keeps_the_focus(
    desk_window: DeskWindow, hands: Hands
) -> None:
    stream = desk_window.declare()
    pane = RolesPane(desk_window.model, desk_window.words)
    field = QLineEdit(pane)
    hands.show(pane)
    field.setFocus()
    desk_window.submit(AssignRole(incident=stream, role="scribe", person="p-a"))
    assert "I'm the scribe" in card_of(pane)
    assert hands.focus is field
    desk_window.submit(EnterPhase(incident=stream, phase=4, reason="x"))
    assert "Read out leftovers" in card_of(pane)
    desk_window.words.switch(Language.JA)
    assert "残作業" in card_of(pane)


def test_a_card_is_closed_by_escape_and_opened_again_with_its_row(
    desk_window: DeskWindow, hands: Hands
) -> None:
    desk_window.declare()
    pane = RolesPane(desk_window.model, desk_window.words)
    hands.show(pane)
    hands.enter()  # takes command
    assert "I have command" in card_of(pane)
    pane.enter()
    hands.press(KEY.Key_Escape)
    assert card_of(pane) == ""
    hands.press(KEY.Key_Return)
    assert "I have command" in card_of(pane)


def test_nobody_elses_role_opens_a_card_by_itself(desk_window: DeskWindow, pane: RolesPane) -> None:
    desk_window.submit(AssignRole(incident=desk_window.model.stream, role="lead_a", person="p-c"))
    assert card_of(pane) == ""


def test_a_vacancy_below_the_fold_is_said_in_the_head(desk_window: DeskWindow, pane: RolesPane) -> None:
    desk_window.submit(personal_data(desk_window.model.stream))
    desk_window.now.move(timedelta(minutes=6))
    desk_window.model.ticked.emit()
    pane.resize(400, 90)
    desk_window.qtbot.waitUntil(
        lambda: any(chip.text == "1 vacant" and chip.isVisible() for chip in pane.findChildren(Chip))
    )


def test_the_call_is_set_copied_and_opened_by_key(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def browser(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr(call_editor, "open_address", browser)
    pane.enter()
    hands.press(KEY.Key_End)
    hands.press(KEY.Key_Return)
    hands.write("https://meet.example.com/abc?pwd=1")
    hands.enter()
    assert desk_window.board().call.url == "https://meet.example.com/abc?pwd=1"
    assert shown(pane)[0] == "Call meet.example.com/abc?pwd=1"
    pane.enter()
    hands.press(KEY.Key_Home)
    hands.press(KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "https://meet.example.com/abc?pwd=1"
    assert opened == []
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_Return)
    assert opened == ["https://meet.example.com/abc?pwd=1"]


def test_a_hostile_address_is_refused_and_stays_typed(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    pane.enter()
    hands.press(KEY.Key_End)
    hands.press(KEY.Key_Return)
    hands.write("javascript:alert(1)")
    hands.enter()
    assert (desk_window.board().call.url, hands.text) == ("", "javascript:alert(1)")


@pytest.mark.parametrize("address", ["", "http://x.example/", "file:///etc/passwd", "https://a:b@x.example/"])
def test_what_is_no_plain_https_address_is_never_opened(address: str) -> None:
    assert not open_address(address)


def test_what_somebody_must_not_do_is_said_in_the_opened_row(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    stream = desk_window.model.stream
    desk_window.submit(AssignRole(incident=stream, role="sme", person="p-b"))
    assert row_of(pane, "Scribe").startswith("Scribe 担当B  ▲ look")
    desk_window.submit(SetCallLink(incident=stream, url="https://meet.example.com"))
    desk_window.submit(
        AskReport(incident=stream, role="sme", report_at=desk_window.now() + timedelta(hours=1))
    )
    assert row_of(pane, "Subject").endswith("report 23:47")


def test_the_panes_key_goes_to_the_row_that_is_next(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    desk_window.submit(personal_data(desk_window.model.stream))
    desk_window.submit(CallRole(incident=desk_window.model.stream, role="legal", person="p-e"))
    desk_window.now.move(timedelta(minutes=5))
    desk_window.submit(SetSeverity(incident=desk_window.model.stream, severity=4))
    pane.enter()
    hands.press(KEY.Key_Return)
    hands.enter()
    assert desk_window.board().calls.by_role["legal"].calls == 2
