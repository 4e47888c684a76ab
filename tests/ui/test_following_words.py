"""Another language is said at once where it is seen; what is out of sight follows bit by bit, or when it is seen."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from commander.board.actions import StartAction
from commander.board.organisation import Audience
from commander.board.policy_import import ImportPolicy
from commander.board.timeline import AddEntry
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.bit_by_bit import BitByBit
from ui.models.timeline_feed import TimelineFeed
from ui.panes.actions import ActionsPane
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.widgets.chip import Chip
from ui.widgets.row import ItemRow

_ROWS = 40


def chips(pane: QWidget) -> list[str]:
    """The words of the rows' chips, from the top."""
    rows = sorted(pane.findChildren(ItemRow), key=lambda row: row.mapTo(pane, row.rect().topLeft()).y())
    return [chip.text for row in rows for chip in row.findChildren(Chip)]


@pytest.fixture
def long_pane(desk_window: DeskWindow, hands: Hands) -> ActionsPane:
    """More rows than are seen, in English."""
    stream = desk_window.declare()
    soon = desk_window.now() + timedelta(hours=2)
    for number in range(_ROWS):
        desk_window.submit(StartAction(incident=stream, text=f"a{number}", owner="p-a", check_at=soon))
    pane = ActionsPane(desk_window.model, desk_window.words)
    hands.show(pane)
    desk_window.qtbot.waitUntil(lambda: chips(pane).count("running") == _ROWS)
    return pane


def test_rows_in_sight_speak_at_once_and_those_below_a_moment_later(
    desk_window: DeskWindow, long_pane: ActionsPane
) -> None:
    desk_window.words.switch(Language.JA)
    said = chips(long_pane)
    assert said[0] != "running"
    assert said[-1] == "running"
    desk_window.qtbot.waitUntil(lambda: "running" not in chips(long_pane))


def test_a_row_that_is_scrolled_to_speaks_before_it_is_seen(
    desk_window: DeskWindow, long_pane: ActionsPane
) -> None:
    desk_window.words.switch(Language.JA)
    bar = long_pane._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert "running" not in chips(long_pane)[-5:]


def test_a_hidden_pane_speaks_when_it_is_shown(desk_window: DeskWindow, long_pane: ActionsPane) -> None:
    long_pane.hide()
    desk_window.words.switch(Language.JA)
    assert chips(long_pane)[0] == "running"
    long_pane.show()
    assert chips(long_pane)[0] != "running"


def test_what_a_row_out_of_sight_is_to_show_is_the_newest(
    desk_window: DeskWindow, long_pane: ActionsPane
) -> None:
    desk_window.words.switch(Language.JA)
    desk_window.words.switch(Language.EN)
    assert set(chips(long_pane)) == {"running"}
    desk_window.words.switch(Language.JA)
    long_pane.refresh()
    desk_window.qtbot.waitUntil(lambda: "running" not in chips(long_pane))


def test_the_timeline_speaks_another_language_without_reading(desk_window: DeskWindow) -> None:
    feed = TimelineFeed(desk_window.model, desk_window.words)
    stream = desk_window.declare()
    desk_window.submit(AddEntry(incident=stream, text="x"))
    model = feed.model
    desk_window.qtbot.waitUntil(lambda: model.rowCount() > 1 and model.line(0) is not None)
    before = model.line(0)
    asked: list[tuple[int, ...]] = []
    model.wanted.connect(asked.append)
    desk_window.words.switch(Language.JA)
    after = model.line(0)
    assert after is not None
    assert after.text != before.text
    desk_window.settle()
    assert asked == []


def test_the_sheet_is_filled_before_it_is_asked_for_and_opens_as_it_would(desk_window: DeskWindow) -> None:
    desk_window.submit(ImportPolicy(policy=_many_audiences()))
    place = QWidget()
    desk_window.qtbot.addWidget(place)
    sheet, fresh = (BroadcastSheet(desk_window.model, desk_window.words, place) for _ in range(2))
    fresh.setVisible(False)
    desk_window.declare()
    desk_window.qtbot.waitUntil(lambda: sheet.is_ready and bool(_texts(sheet)))
    assert not sheet.is_open
    sheet.open()
    fresh.open()
    assert _texts(sheet) == _texts(fresh)
    assert not _can_undo(sheet)
    for one in (sheet, fresh):
        one.close_keeping_draft()


def test_a_sheet_opened_meanwhile_keeps_what_is_typed(desk_window: DeskWindow) -> None:
    place = QWidget()
    desk_window.qtbot.addWidget(place)
    sheet = BroadcastSheet(desk_window.model, desk_window.words, place)
    desk_window.declare()
    assert not sheet.is_ready
    sheet.open()
    card = sheet._parts.texts._cards["ja"]
    card._body.setPlainText("書きかけ")
    desk_window.qtbot.waitUntil(lambda: sheet.is_ready)
    assert card.wording.body == "書きかけ"
    sheet.close_keeping_draft()
    desk_window.settle()


def test_what_is_begun_anew_forgets_what_was_left(qapp: QApplication, qtbot: QtBot) -> None:
    later, done = BitByBit(qapp), list[str]()

    def steps(name: str) -> list[Callable[[], None]]:
        return [lambda: done.append(name)]

    later.begin(steps("old"), after_ms=0)
    later.begin(steps("new"), after_ms=0)
    later.add(steps("more"), after_ms=0)
    qtbot.waitUntil(lambda: done == ["new", "more"])
    later.deleteLater()
    QApplication.sendPostedEvents(later, QEvent.Type.DeferredDelete.value)


def _many_audiences() -> object:
    from msgspec.structs import replace

    from tests.ui.desk_window import POLICY

    more = tuple(
        Audience(key=f"a{n}", name_ja=f"宛先{n}", name_en=f"Audience {n}", targets=(f"slack:#c{n}",))
        for n in range(9)
    )
    return replace(POLICY, audience=(POLICY.audience[0], *more))


def _texts(sheet: BroadcastSheet) -> tuple[str, ...]:
    return tuple(card.wording.body for card in sheet._parts.texts._cards.values() if card.wording.body)


def _can_undo(sheet: BroadcastSheet) -> bool:
    return any(card._body.document().isUndoAvailable() for card in sheet._parts.texts._cards.values())
