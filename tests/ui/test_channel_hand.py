"""The incident's channel by keyboard: made, refused and tried again, people invited, opened, archived at the end."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from commander.board.channel import ChannelState
from commander.board.deliveries import Operation
from commander.board.incident import Close
from commander.board.policy_import import ImportPolicy
from commander.board.slack_rules import Making, SlackRules
from commander.outbox.publisher import Delivered, Outcome, Rejected, RejectionCause
from tests.ui.desk_window import POLICY, DeskWindow
from tests.ui.keys import Hands
from tests.ui.test_roles_hand import pane, shown
from ui.panes import channel_editor
from ui.panes.channel_editor import ChannelEditor
from ui.panes.roles import RolesPane
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel
from ui.workers import Turn

__all__ = ["pane"]
KEY = Qt.Key
URL = "https://example.slack.com/archives/C0MADE00001"
THERE = Delivered(ref="C0MADE00001", url=URL, name="inc-20260402-x")


def answer(desk_window: DeskWindow, outcome: Outcome, operation: Operation = Operation.CHANNEL) -> None:
    """What Slack says to the newest order about the channel."""

    def task(place) -> None:
        desk_window.now.move(timedelta(seconds=9))
        key = next(one.key for one in place.deliveries.workable() if one.operation is operation)
        errand = place.deliveries.begin(key)
        place.deliveries.settle(key, errand.attempt, outcome)

    desk_window.bridge.journal_tasks.put(Turn.SENDER, task)
    desk_window.settle()


def row(pane: RolesPane) -> str:
    return next(one for one in shown(pane) if "Slack" in one or "#inc-" in one)


def ask(hands: Hands, pane: RolesPane) -> None:
    """Open the row that offers a channel and press its key."""
    pane.enter()
    hands.press(KEY.Key_End)
    hands.press(KEY.Key_Up)
    hands.press(KEY.Key_Return)
    hands.enter()


def form(pane: RolesPane) -> ChannelEditor:
    return pane.findChild(ChannelEditor)


def reopen(hands: Hands, pane: RolesPane) -> None:
    """The channel's row is the first once there is one and no call."""
    pane.enter()
    hands.press(KEY.Key_Home)
    if pane.findChild(ChannelEditor) is None:
        hands.press(KEY.Key_Return)
    form(pane).take_focus()


def test_one_key_makes_the_channel_and_its_row_follows(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    ask(hands, pane)
    assert desk_window.board().channel.state is ChannelState.MAKING
    assert "is being made" in row(pane)
    answer(desk_window, THERE)
    assert row(pane).startswith("Slack #inc-20260402-x")


def test_a_refusal_says_why_and_a_key_tries_again(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    ask(hands, pane)
    refusal = Rejected(cause=RejectionCause.PERMISSION, detail="missing_scope: channels:manage")
    answer(desk_window, refusal)
    assert "needs you" in row(pane)
    reopen(hands, pane)
    said = [label.text() for label in form(pane).findChildren(PlainLabel)]
    assert any("missing_scope: channels:manage" in text for text in said)
    hands.enter()
    assert desk_window.board().channel.state is ChannelState.MAKING


def test_whoever_could_not_be_invited_is_said_and_others_can_be_named(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    ask(hands, pane)
    answer(
        desk_window,
        Delivered(ref=THERE.ref, url=URL, name=THERE.name, detail="not invited: 担当B (cant_invite)"),
    )
    assert "not all invited" in row(pane)
    reopen(hands, pane)
    form(pane)._names.setFocus()
    hands.write("U0GUEST001")
    hands.write("、guest@example.com")
    hands.enter()
    people = desk_window.board().channel.wish.people
    assert [one.slack or one.mail for one in people] == ["U0GUEST001", "guest@example.com"]


def test_an_unknown_name_is_refused_and_stays_typed(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    ask(hands, pane)
    answer(desk_window, THERE)
    reopen(hands, pane)
    form(pane)._names.setFocus()
    hands.write("nobody")
    hands.enter()
    assert hands.text == "nobody"
    assert desk_window.board().channel.wish.people == ()


def test_it_is_opened_and_its_link_copied(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(channel_editor, "open_address", lambda url: bool(opened.append(url)) or True)
    ask(hands, pane)
    answer(desk_window, THERE)
    reopen(hands, pane)
    hands.press(KEY.Key_Return)
    assert opened == [URL]
    copy = next(button for button in form(pane).findChildren(Button) if button.text() == "Copy the link")
    copy.setFocus()
    hands.press(KEY.Key_Return)
    assert QGuiApplication.clipboard().text() == URL


def test_a_closed_incident_asks_whether_to_archive_it(
    desk_window: DeskWindow, hands: Hands, pane: RolesPane
) -> None:
    ask(hands, pane)
    answer(desk_window, THERE)
    desk_window.submit(Close(incident=desk_window.model.stream, reason="recovered"))
    assert "archive it?" in row(pane)
    reopen(hands, pane)
    archive = next(button for button in form(pane).findChildren(Button) if button.text() == "Archive it")
    archive.setFocus()
    hands.enter()
    assert desk_window.board().channel.state is ChannelState.ARCHIVING
    answer(desk_window, THERE)
    answer(desk_window, THERE, Operation.ARCHIVE)
    assert "archived" in row(pane)


def test_where_the_policy_wants_no_channel_none_is_offered(desk_window: DeskWindow, pane: RolesPane) -> None:
    assert any("Slack" in one for one in shown(pane))
    rules = SlackRules(channel=Making.NEVER)
    desk_window.submit(ImportPolicy(policy=type(POLICY)(**{**as_fields(POLICY), "slack": rules})))
    desk_window.qtbot.waitUntil(lambda: not any("Slack" in one for one in shown(pane)))


def as_fields(policy) -> dict[str, object]:
    return {name: getattr(policy, name) for name in policy.__struct_fields__}
