"""Audiences that a person tells, by keys: a call is two keys and Enter; who is not reached turns red."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from commander.board.contacts import Outcome
from commander.board.deliveries import DeliveryState
from commander.board.message import OrderBroadcast
from commander.board.organisation import Audience, AudienceKind
from commander.board.policy_import import ImportPolicy
from commander.board.roles import COMMANDER, AssignRole
from commander.deadlines import DeadlineKind, Urgency
from commander.drafting.drafting import draft_message
from commander.next_step import next_step
from commander.wording.templates import TemplateId
from tests.ui.desk_window import POLICY, DeskWindow
from tests.ui.keys import ALT, Hands
from tests.ui.test_board_panes import shown
from tests.ui.test_broadcast_sheet import Sheet
from ui.panes.contact_words import contact_chip, next_run
from ui.panes.messages import MessagesPane
from ui.panes.step_words import step_sentence
from ui.theme import Tone
from ui.widgets.chip import ChipButton
from ui.widgets.tick_box import TickBox

KEY = Qt.Key
CARD = Audience(
    key="card",
    name_ja="カード会社",
    name_en="Card company",
    kind=AudienceKind.BY_HAND,
    owner="p-c",
    contact="03-0000-0000 desk 2",
)


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> MessagesPane:
    by_hand = replace(POLICY, audience=(*POLICY.audience, CARD))
    desk_window.submit(ImportPolicy(policy=by_hand))
    desk_window.declare()
    made = MessagesPane(desk_window.model, desk_window.words)
    hands.show(made)
    return made


def card_row(pane: MessagesPane) -> str:
    return next(row for row in shown(pane) if row.startswith("Card company"))


def log(hands: Hands, number: Qt.Key, note: str = "") -> None:
    hands.press(KEY.Key_1)
    hands.press(number, ALT)
    if note:
        hands.write(note)
    hands.enter()


def test_a_call_is_its_row_its_number_and_enter(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    assert card_row(pane) == "Card company not told yet by 担当C"
    log(hands, KEY.Key_1)
    log(hands, KEY.Key_2, "will call back")
    called, answered = (one.event for one in desk_window.records("contact-logged"))
    assert (called.outcome, called.by) == (Outcome.CALLED, desk_window.person)
    assert (answered.outcome, answered.note) == (Outcome.ANSWERED, "will call back")
    assert card_row(pane).startswith("Card company phone 22:47 担当")
    assert card_row(pane).endswith("next 23:47 answered")
    assert not desk_window.board().messages.deliveries


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        (KEY.Key_3, Outcome.NO_ANSWER),
        (KEY.Key_4, Outcome.MAILED),
        (KEY.Key_5, Outcome.ACKNOWLEDGED),
    ],
)
def test_each_outcome_has_its_key(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane, key: Qt.Key, outcome: Outcome
) -> None:
    log(hands, key)
    (record,) = desk_window.records("contact-logged")
    assert record.event.outcome is outcome
    assert card_row(pane).endswith(desk_window.words.label(outcome))


def test_giving_up_needs_a_reason_and_what_is_typed_stays(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    log(hands, KEY.Key_6)
    assert desk_window.records("contact-logged") == []
    hands.write("office closed")
    hands.enter()
    (record,) = desk_window.records("contact-logged")
    assert (record.event.outcome, record.event.note) == (Outcome.GIVEN_UP, "office closed")
    assert "next" not in card_row(pane)


def test_whoever_is_not_reached_becomes_the_next_step(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    log(hands, KEY.Key_3)
    log(hands, KEY.Key_3)
    assert card_row(pane).endswith("next 23:47 no answer ×2")
    desk_window.now.move(timedelta(minutes=60))
    model = desk_window.model
    desk_window.submit(AssignRole(incident=model.stream, role=COMMANDER, person=model.person))
    desk_window.settle()
    chase = [one for one in model.deadlines() if one.kind is DeadlineKind.CONTACT]
    step = next_step(model.board, chase, model.now)
    assert step_sentence(step, model, desk_window.words) == "Call again: Card company (due 23:47)"
    assert chase[0].urgency(model.now) is Urgency.DUE


def test_a_reader_of_a_machine_acknowledges_in_its_row(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    model = desk_window.model
    drafted = draft_message(model.board, model.policy, TemplateId.I01, ["team"], desk_window.now(), {}, "m-1")
    drafted = replace(
        drafted, texts={key: replace(one, title="x", body="x") for key, one in drafted.texts.items()}
    )
    desk_window.submit(OrderBroadcast(incident=model.stream, messages=(drafted,), undo=timedelta()))
    desk_window.deliver("slack:#inc-7k3q", DeliveryState.DELIVERED)
    assert shown(pane)[1].endswith("delivered")
    hands.press(KEY.Key_1)
    hands.press(KEY.Key_1, ALT)
    hands.enter()
    (record,) = desk_window.records("contact-logged")
    assert (record.event.audience, record.event.outcome) == ("team", Outcome.ACKNOWLEDGED)
    assert shown(pane)[1].endswith("acknowledged")


def test_the_sheet_shows_them_dimmed_and_gives_the_text_to_read_aloud(
    desk_window: DeskWindow, hands: Hands
) -> None:
    desk_window.submit(ImportPolicy(policy=replace(POLICY, audience=(*POLICY.audience, CARD))))
    desk_window.declare()
    sheet = Sheet(desk_window, hands)
    sheet.open()
    assert sheet.says("by phone or mail: not told yet ・ 担当C")
    boxes = sheet.sheet.findChildren(TickBox)
    card = next(one for one in boxes if "Card company" in one.accessibleName())
    assert not card.isEnabled()
    copy = next(one for one in sheet.sheet.findChildren(ChipButton) if "Card company" in one.accessibleName())
    QGuiApplication.clipboard().setText("before")
    copy.setFocus()
    hands.press(KEY.Key_Space)
    assert QGuiApplication.clipboard().text().endswith(sheet.body(1).toPlainText())


def test_a_chase_stays_with_its_row_while_the_time_goes_by(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    log(hands, KEY.Key_3)
    texts = []
    for minutes in (24, 2, 5):  # calm, near, over
        desk_window.now.move(timedelta(minutes=minutes))
        desk_window.model.ticked.emit()
        contact = desk_window.model.board.contacts.last("card")
        assert contact is not None
        run = next_run(contact, desk_window.model, desk_window.words)
        texts.append((run.tone, contact_chip(contact, desk_window.model, desk_window.words)[1]))
    assert texts == [(Tone.NEUTRAL, Tone.WARN), (Tone.WARN, Tone.WARN), (Tone.BAD, Tone.BAD)]
