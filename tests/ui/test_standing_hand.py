"""What a target shows now, in the told matrix and the attention strip, and mending it by keys."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from commander.board.deliveries import DeliveryState
from commander.board.message import OrderBroadcast
from commander.board.standing import Drift, Finding, Showing, TellAgain
from commander.desk.standing import keep_finding
from commander.drafting.drafting import draft_message
from commander.outbox.debt import Debt
from commander.outbox.standing import Belief, beliefs
from commander.reading import Reading
from commander.wording.templates import TemplateId
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from tests.ui.test_board_panes import shown
from ui.bridge import Turn
from ui.models.last_read import LastRead
from ui.panes.attention_strip import AttentionStrip
from ui.panes.messages import MessagesPane
from ui.shortcuts import Action

KEY = Qt.Key


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> MessagesPane:
    """The matrix after one post that arrived at the status page."""
    desk_window.declare(severity=2)
    board, policy, now = desk_window.model.board, desk_window.model.policy, desk_window.now()
    draft = draft_message(board, policy, TemplateId.T01, ["public"], now, {}, "message-1")
    desk_window.submit(OrderBroadcast(incident=board.stream, messages=(draft,), undo=timedelta()))
    for target in ("statuspage", "page"):
        desk_window.deliver(target, DeliveryState.DELIVERED)
    made = MessagesPane(desk_window.model, desk_window.words)
    hands.show(made)
    return made


def belief(window: DeskWindow, target: str = "statuspage") -> Belief:
    with Reading(window.home) as reading:
        debts: list[Debt] = reading.debts_of(window.model.stream)
    return next(one for one in beliefs(debts) if one.target == target)


def read(
    window: DeskWindow, *drifts: Drift, body: str = "", stage: str = "resolved", detail: str = ""
) -> None:
    """The lookout has read the status page, and this is what it found."""
    believed = belief(window)
    finding = Finding(
        key=believed.key,
        target=believed.target,
        drifts=drifts,
        ours=Showing(body="Card payments fail.", stage="investigating") if drifts else Showing(),
        theirs=Showing(body=body, stage=stage) if drifts else None,
    )
    window.bridge.journal_tasks.put(Turn.LATER, lambda place: keep_finding(place.desk, believed, finding))
    last = LastRead(
        incident=believed.incident,
        target=believed.target,
        key=believed.key,
        read_at=window.now(),
        detail=detail,
    )
    window.model.last_reads.take((last,))
    window.settle()


def row(pane: MessagesPane) -> str:
    return next(one for one in shown(pane) if one.startswith("Status page"))


def told(pane: MessagesPane) -> str:
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def test_a_target_that_stands_as_written_says_when_it_was_read(
    desk_window: DeskWindow, pane: MessagesPane
) -> None:
    assert "read" not in row(pane)
    read(desk_window)
    assert "✓ read 22:47" in row(pane)
    assert row(pane).endswith("delivered")
    assert desk_window.records("standing-seen") == []


def test_a_difference_is_a_word_with_a_shape_and_opens_both_texts_side_by_side(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    read(desk_window, Drift.STAGE, body="すべて復旧しました")
    assert row(pane).endswith("stage differs")
    hands.press(KEY.Key_1)
    said = told(pane)
    assert 'The page says "Resolved"; we said "Investigating".' in said
    assert "What we told them" in said
    assert "Card payments fail." in said
    assert "すべて復旧しました" in said


def test_an_enter_too_many_posts_nothing_and_a_reason_accepts_theirs(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    read(desk_window, Drift.TEXT, body="other words", stage="investigating")
    hands.press(KEY.Key_1)
    hands.enter()
    assert "reason" in told(pane)
    assert len(desk_window.records("broadcast-ordered")) == 1
    hands.write("agreed on the phone")
    hands.enter()
    (accepted,) = desk_window.records("drift-accepted")
    assert (accepted.event.reason, accepted.author) == ("agreed on the phone", desk_window.person)
    assert row(pane).endswith("delivered")


def test_our_text_is_sent_again_to_that_target_alone(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    read(desk_window, Drift.MISSING)
    hands.press(KEY.Key_1)
    hands.press(KEY.Key_Tab, Qt.KeyboardModifier.ShiftModifier, times=2)
    hands.enter()
    again = desk_window.records("broadcast-ordered")[-1].event
    assert [telling.targets for telling in again.tellings] == [("statuspage",)]
    assert again.content.notify_subscribers is False
    # The repair can be taken back, and what was told there before stays told.
    assert "queued" in row(pane)
    assert desk_window.board().messages.public_count == 1


def test_what_cannot_be_read_says_since_when_and_why(desk_window: DeskWindow, pane: MessagesPane) -> None:
    read(desk_window, detail="timed out")
    assert "last read 22:47, could not be read since: timed out" in row(pane)


def test_a_public_difference_is_a_matter_that_nobody_may_leave(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    strip = AttentionStrip(desk_window.model, desk_window.words)
    gone: list[Action] = []
    strip.asked_for.connect(gone.append)
    hands.show(strip)
    read(desk_window, Drift.STAGE, body="解決")
    (line,) = [one for one in strip.lines if "shows something else" in one]
    assert "stage differs" in line
    strip.go_to(0)
    hands.enter()
    assert gone == [Action.COMPARE]
    read(desk_window)
    assert not [one for one in strip.lines if "shows something else" in one]
    assert len(desk_window.records("standing-seen")) == 2


def test_look_now_asks_for_a_reading(desk_window: DeskWindow, pane: MessagesPane) -> None:
    wanted: list[str] = []
    desk_window.model.last_reads.wanted.connect(wanted.append)
    desk_window.model.look_now()
    assert wanted == [desk_window.model.stream]


def test_while_the_repair_is_on_its_way_nobody_is_asked_again(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    read(desk_window, Drift.MISSING)
    assert [one for one in strip.lines if "shows something else" in one]
    again = TellAgain(incident=desk_window.model.stream, target="statuspage", undo=timedelta(seconds=9))
    (record,) = desk_window.submit(again)
    assert not [one for one in strip.lines if "shows something else" in one]
    said = desk_window.words.line(record, desk_window.model.policy)
    assert said == 'The text "Investigating" goes to the status page once more'
