"""One key sends a row of the timeline, or the line just typed, live into the summary's thread; asked of the journal."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication

from commander.board.deliveries import Choice, DecideDelivery, Operation
from commander.board.erasing import EraseEntry
from commander.board.policy_import import ImportPolicy
from commander.board.slack_rules import SlackRules
from commander.board.summary import OrderLiveLine
from commander.board.timeline import AddEntry
from commander.outbox.publisher import Rejected, RejectionCause
from commander.reading import Reading
from commander.wording.language import Language
from tests.ui.desk_window import POLICY, DeskWindow
from tests.ui.keys import ALT, Hands
from ui.bridge import JournalPlace, Turn
from ui.panes.attention_strip import AttentionStrip
from ui.panes.timeline_pane import TimelinePane
from ui.shortcuts import Action, shortcut

KEY = Qt.Key


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> TimelinePane:
    desk_window.submit(ImportPolicy(policy=replace(POLICY, slack=SlackRules(summary=("#inc",)))))
    made = TimelinePane(desk_window.model, desk_window.words)
    # The window has the key; here the pane stands alone.
    QShortcut(shortcut(Action.GO_LIVE).sequences[0], made).activated.connect(made.live.go)
    desk_window.declare()
    desk_window.settle()
    hands.show(made)
    return made


def lines(desk_window: DeskWindow) -> list[tuple[str, str | None]]:
    """What is owed to the thread, and the row that says it."""
    rows = {key: row for row, keys in desk_window.board().summary.lines.items() for key in keys}
    with Reading(desk_window.home) as reading:
        debts = [debt for debt in reading.debts() if debt.operation is Operation.LINE]
    return [(wording.body, rows[debt.key]) for debt in debts for wording in debt.bulletin.texts.values()]


def come_to_rest(desk_window: DeskWindow) -> None:
    """An answer asks the next question: the row is read, the line is ordered, the row is read again."""
    for _ in range(4):
        desk_window.settle()


def chips(pane: TimelinePane) -> list[str]:
    model = pane.feed.model
    found = [model.line(row) for row in range(model.rowCount())]
    return [line.chip[0] for line in found if line is not None and line.chip is not None]


def test_the_marked_row_goes_live_once_and_says_so(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    desk_window.words.switch(Language.JA)
    stream = desk_window.model.stream
    entry = desk_window.submit(AddEntry(incident=stream, text="切り戻しを始めた"))[0]
    wait = desk_window.qtbot.waitUntil
    # The row stands there and no answer of the read side is on its way that would put other rows in its place.
    come_to_rest(desk_window)
    wait(lambda: pane.feed.model.rowCount() == 2)
    pane.view.setFocus()
    pane.view.selectRow(1)
    hands.press(KEY.Key_K, ALT)
    wait(lambda: lines(desk_window) == [("切り戻しを始めた", entry.id)])
    wait(lambda: chips(pane) == ["実況 送信待ち"])
    hands.press(KEY.Key_K, ALT)
    wait(lambda: "もうスレッドに" in pane.composer.refusal)
    assert len(lines(desk_window)) == 1


def test_what_is_typed_is_recorded_and_goes_live_in_one(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    pane.composer.text.setFocus()
    hands.write("-3m rolled back")
    hands.press(KEY.Key_K, ALT)
    come_to_rest(desk_window)
    entry = desk_window.records("entry-added")[0]
    assert lines(desk_window) == [("rolled back", entry.id)]
    assert pane.composer.text.toPlainText() == ""


def test_without_a_row_it_says_what_to_do(desk_window: DeskWindow, hands: Hands, pane: TimelinePane) -> None:
    pane.view.setFocus()
    pane.view.clearSelection()
    hands.press(KEY.Key_K, ALT)
    come_to_rest(desk_window)
    assert pane.composer.refusal
    assert lines(desk_window) == []


def test_without_a_place_for_the_summary_it_is_refused_in_words(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    desk_window.submit(ImportPolicy(policy=POLICY))
    pane.composer.text.setFocus()
    hands.write("rolled back")
    hands.press(KEY.Key_K, ALT)
    come_to_rest(desk_window)
    assert len(desk_window.records("entry-added")) == 1  # what was typed is kept all the same
    assert "[slack] summary" in pane.composer.refusal
    assert lines(desk_window) == []


def test_the_summary_that_gives_it_its_thread_is_owed_before_it(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    pane.composer.text.setFocus()
    hands.write("rolled back")
    hands.press(KEY.Key_K, ALT)
    come_to_rest(desk_window)
    deliveries = desk_window.board().messages.deliveries.values()
    assert [one.operation for one in deliveries] == [Operation.SUMMARY, Operation.LINE]


def hold(desk_window: DeskWindow, keys: list[str]) -> None:
    """The sender tries them, and the token is no longer taken."""

    def task(place: JournalPlace) -> None:
        desk_window.now.move(timedelta(seconds=9))
        place.deliveries.workable()
        for key in keys:
            errand = place.deliveries.begin(key)
            assert errand is not None
            refused = Rejected(cause=RejectionCause.TOKEN, detail="invalid_auth")
            place.deliveries.settle(key, errand.attempt, refused)
        desk_window.now.move(timedelta(seconds=-9))

    desk_window.bridge.journal_tasks.put(Turn.SENDER, task)
    desk_window.settle()


def test_one_that_is_held_is_named_by_its_words_with_the_ways_on(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    desk_window.words.switch(Language.JA)
    stream = desk_window.model.stream
    entries = [
        desk_window.submit(AddEntry(incident=stream, text=text))[0] for text in ("切り戻しを始めた", "止めた")
    ]
    for entry in entries:
        order = OrderLiveLine(incident=stream, text=entry.event.text, entry=entry.id)
        desk_window.submit(order)
    hold(desk_window, [key for entry in entries for key in desk_window.board().summary.lines[entry.id]])

    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)

    def named() -> list[str]:
        return [line for line in strip.lines if "切り戻しを始めた" in line or "止めた" in line]

    desk_window.qtbot.waitUntil(lambda: len(named()) == 2)
    assert "スレッド" in named()[0]

    def is_gone_to() -> bool:
        strip.go_to(strip.lines.index(named()[0]))
        return QApplication.focusWidget() is not None

    desk_window.qtbot.waitUntil(is_gone_to)  # its ways on come with the next look at the debts
    hands.press(KEY.Key_Return)
    desk_window.qtbot.waitUntil(lambda: len(named()) == 1)


def test_an_erased_line_is_named_by_nothing(desk_window: DeskWindow, pane: TimelinePane) -> None:
    stream = desk_window.model.stream
    entry = desk_window.submit(AddEntry(incident=stream, text="rolled back"))[0]
    desk_window.submit(OrderLiveLine(incident=stream, text="rolled back", entry=entry.id))
    (key,) = desk_window.board().summary.lines[entry.id]
    assert desk_window.board().summary.thread_text(key) == "rolled back"
    desk_window.submit(DecideDelivery(key=key, choice=Choice.CANCEL))
    desk_window.submit(EraseEntry(incident=stream, entry=entry.id, reason="slip"))
    assert desk_window.board().summary.thread_text(key) == ""
