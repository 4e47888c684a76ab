"""What outlives the end, by the hand: on every board, on the first page; for management; what is only temporary."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from commander.board.actions import FinishAction, Result, StartAction
from commander.board.bulletin import Stage, Wording
from commander.board.deliveries import DeliveryState
from commander.board.incident import Close, Declare
from commander.board.lanes import Nature
from commander.board.message import Message, OrderBroadcast
from commander.board.privacy_erasing import can_be_erased
from commander.board.privacy_track_records import NotePrivacy
from commander.board.roles import COMMANDER, AssignRole
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.models.desk_overview import DeskOverview
from ui.panes.attention_strip import AttentionStrip
from ui.panes.gate_editors import CloseEditor
from ui.panes.management_page import ManagementPage
from ui.panes.privacy_page import PrivacyPage
from ui.panes.switcher_words import switcher_lines
from ui.panes.temporary_page import TemporaryPage
from ui.panes.welcome import WelcomePage
from ui.shortcuts import Action
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key
PATIENCE = 60_000  # ms: the other core may be busy with everybody else's tests


@pytest.fixture
def promised(desk_window: DeskWindow) -> str:
    """Customers read that the next update comes in twenty minutes."""
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role=COMMANDER, person="p-a"))
    texts = {
        "ja": Wording(title="障害", body="決済ができません。"),
        "en": Wording(title="Outage", body="Payments fail."),
    }
    message = Message(
        message="m-1",
        template="T01",
        stage=Stage.INVESTIGATING,
        audiences=("public",),
        texts=texts,
        next_update_at=desk_window.now() + timedelta(minutes=20),
    )
    desk_window.submit(OrderBroadcast(incident=stream, messages=(message,), undo=timedelta()))
    desk_window.deliver("page", DeliveryState.DELIVERED)
    return stream


@pytest.fixture
def overview(desk_window: DeskWindow, qtbot: QtBot) -> Iterator[DeskOverview]:
    made = DeskOverview(desk_window.model)
    yield made
    rest = made.findChildren(QTimer)[0]
    qtbot.waitUntil(lambda: not rest.isActive(), timeout=PATIENCE)


def strip_on(
    desk_window: DeskWindow, hands: Hands, overview: DeskOverview
) -> tuple[AttentionStrip, list[str]]:
    strip, opened = AttentionStrip(desk_window.model, desk_window.words), list[str]()
    strip.look_elsewhere(overview, opened.append)
    hands.show(strip)
    return strip, opened


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel) if label.isVisibleTo(widget))


def test_a_text_that_never_went_out_stands_on_every_board_and_is_opened_from_there(
    qtbot: QtBot, desk_window: DeskWindow, hands: Hands, overview: DeskOverview, promised: str
) -> None:
    desk_window.deliver("statuspage", DeliveryState.UNKNOWN)
    desk_window.submit(Close(incident=promised, reason="済"))
    other = desk_window.submit(Declare(title="検索が遅い"))[0].stream
    desk_window.model.open(other)
    qtbot.waitUntil(lambda: desk_window.model.stream == other, timeout=PATIENCE)
    strip, opened = strip_on(desk_window, hands, overview)
    overview.read()
    qtbot.waitUntil(lambda: any("is closed, but" in line for line in strip.lines), timeout=PATIENCE)
    (line,) = [one for one in strip.lines if "is closed, but" in one]
    assert "status page" in line
    button = next(one for one in strip.findChildren(Button) if one.text().startswith("Open INC-"))
    button.click()
    assert opened == [promised]
    lines = {stream: text for text, stream in switcher_lines(desk_window.model, overview, desk_window.words)}
    assert "the status page: may have arrived" in lines[promised]


def test_the_first_page_shows_it_too(
    qtbot: QtBot, desk_window: DeskWindow, hands: Hands, overview: DeskOverview, promised: str
) -> None:
    desk_window.deliver("statuspage", DeliveryState.UNKNOWN)
    desk_window.submit(Close(incident=promised, reason="済"))
    page = WelcomePage(desk_window.model, desk_window.words, overview)
    hands.show(page)
    page.load()
    qtbot.waitUntil(
        lambda: any("still owed" in row.accessibleName() for row in page.recent), timeout=PATIENCE
    )


def test_the_promise_stays_on_its_own_board_and_closing_says_so_before(
    qtbot: QtBot, desk_window: DeskWindow, hands: Hands, overview: DeskOverview, promised: str
) -> None:
    desk_window.deliver("statuspage", DeliveryState.DELIVERED)
    editor = CloseEditor(desk_window.model, desk_window.words)
    hands.show(editor)
    assert "stays owed until they read the end" in said(editor)
    desk_window.submit(Close(incident=promised, reason="済"))
    strip, _ = strip_on(desk_window, hands, overview)
    qtbot.waitUntil(
        lambda: any("customers still read: next update by" in one for one in strip.lines), timeout=PATIENCE
    )
    wanted: list[Action] = []
    strip.asked_for.connect(wanted.append)
    next(one for one in strip.findChildren(Button) if one.text() == "Open the broadcast").click()
    assert wanted == [Action.BROADCAST]


def test_the_page_for_management_is_read_copied_in_either_language_and_saved(
    qtbot: QtBot, desk_window: DeskWindow, hands: Hands, promised: str, tmp_path: Path
) -> None:
    page = ManagementPage(desk_window.model, desk_window.words)
    hands.show(page)
    page.open()
    qtbot.waitUntil(lambda: "What customers were told" in said(page), timeout=PATIENCE)
    hands.press(KEY.Key_J)
    assert QGuiApplication.clipboard().text().startswith("# 経営報告")
    hands.press(KEY.Key_E)
    assert "an update is still promised by" in QGuiApplication.clipboard().text()
    path = tmp_path / "page.html"
    page.save(path)
    qtbot.waitUntil(lambda: "Saved" in said(page), timeout=PATIENCE)
    assert "Summary for management" in path.read_text("utf-8")
    desk_window.words.switch(Language.JA)
    qtbot.waitUntil(lambda: "お客様への案内" in said(page), timeout=PATIENCE)


def test_what_is_only_temporary_is_listed_over_all_incidents_and_enter_opens_its_own(
    qtbot: QtBot, desk_window: DeskWindow, hands: Hands
) -> None:
    first = desk_window.declare()
    started = desk_window.submit(
        StartAction(
            incident=first,
            text="上限を 10 倍に",
            owner="p-b",
            check_at=desk_window.now() + timedelta(minutes=9),
            nature=Nature.TEMPORARY,
        )
    )
    action = started[0].event.action
    desk_window.submit(FinishAction(incident=first, action=action, result=Result.WORKED))
    desk_window.submit(Close(incident=first, reason="済"))
    desk_window.declare("検索が遅い")
    page, chosen = TemporaryPage(desk_window.model, desk_window.words), list[str]()
    page.incident_chosen.connect(chosen.append)
    hands.show(page)
    page.open()
    qtbot.waitUntil(lambda: len(page.lines) == 1, timeout=PATIENCE)
    assert "上限を 10 倍に" in page.lines[0].accessibleName()
    assert "担当B" in page.lines[0].accessibleName()
    # A line is shown by its layout a moment later; until then it can't keep the keyboard.
    qtbot.waitUntil(page.lines[0].isVisible)
    page.lines[0].setFocus()
    qtbot.waitUntil(page.lines[0].hasFocus)
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: chosen == [first])


def test_a_restricted_line_is_erased_by_its_number_and_a_reason_and_is_gone_from_the_page(
    qtbot: QtBot, desk_window: DeskWindow, hands: Hands
) -> None:
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role=COMMANDER, person="p-a"))
    desk_window.submit(NotePrivacy(incident=stream, text="佐藤健 090-1111-2222"))
    desk_window.settle()
    page = PrivacyPage(desk_window.model, desk_window.model.restricted, desk_window.words)
    hands.show(page)
    page.open()
    qtbot.waitUntil(lambda: "佐藤健" in said(page), timeout=PATIENCE)
    number = next(n for n, one in enumerate(desk_window.model.restricted.records, 1) if can_be_erased(one))
    hands.press(KEY.Key_X)
    hands.write("9")
    hands.press(KEY.Key_Tab)
    hands.write("氏名が入ったため")
    hands.enter()
    assert "number that stands before" in said(page)
    hands.press(KEY.Key_Backtab)
    hands.press(KEY.Key_Backspace)
    hands.write(str(number))
    hands.enter()
    qtbot.waitUntil(lambda: "佐藤健" not in said(page), timeout=PATIENCE)
    assert not any(can_be_erased(one) for one in desk_window.model.restricted.records)
