"""An incident opens with its newest rows; the others take their places above them, and nothing is lost meanwhile."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from commander.board.incident import Declare
from commander.board.record import Occurred
from commander.board.timeline import AddEntries, AddEntry
from tests.ui.desk_window import ZONE, DeskWindow
from ui.models.timeline_feed import TimelineFeed
from ui.panes.page_ahead import PageAhead
from ui.panes.roles import RolesPane
from ui.panes.slot import Slot

ENTRIES = 450


@pytest.fixture
def stream(desk_window: DeskWindow) -> str:
    """A long incident that nobody has opened yet."""
    incident = desk_window.submit(Declare(title="決済 API で 5xx が多発"))[0].stream
    write(desk_window, incident, [f"記録 {number}" for number in range(ENTRIES)])
    return incident


def write(desk: DeskWindow, incident: str, texts: list[str]) -> None:
    occurred = Occurred(instant=desk.now(), zone=ZONE)
    entries = tuple(AddEntry(incident=incident, text=text, occurred=occurred) for text in texts)
    desk.submit(AddEntries(incident=incident, entries=entries))


def last_text(feed: TimelineFeed) -> str:
    rows = feed.model.rowCount()
    line = feed.model.line(rows - 1) if rows else None
    return line.text if line else ""


def whole(feed: TimelineFeed, entries: int) -> Callable[[], bool]:
    return lambda: feed.model.rowCount() == entries + 1  # and the declaration itself


def test_the_newest_rows_are_read_before_the_others_are_put_in_order(
    desk_window: DeskWindow, qtbot: QtBot, stream: str
) -> None:
    feed = TimelineFeed(desk_window.model, desk_window.words)
    stood: list[tuple[int, str]] = []
    feed.model.modelReset.connect(lambda: stood.append((feed.model.rowCount(), "")))
    feed.model.rowsInserted.connect(lambda: stood.append((feed.model.rowCount(), last_text(feed))))
    desk_window.model.open(stream)
    qtbot.waitUntil(whole(feed, ENTRIES))
    # Nothing, then the newest, whose last was loaded already when the others came in above them.
    assert stood == [(0, ""), (200, ""), (ENTRIES + 1, f"記録 {ENTRIES - 1}")]
    feed.deleteLater()


def test_what_is_written_while_it_opens_stands_there_once(
    desk_window: DeskWindow, qtbot: QtBot, stream: str
) -> None:
    feed = TimelineFeed(desk_window.model, desk_window.words)
    desk_window.model.open(stream)
    write(desk_window, stream, ["開いている間に", "もう一つ"])
    qtbot.waitUntil(whole(feed, ENTRIES + 2))
    positions = [feed.record_at(row) for row in range(feed.model.rowCount())]
    assert len(set(positions)) == len(positions)
    qtbot.waitUntil(lambda: last_text(feed) == "もう一つ")
    feed.deleteLater()


def test_whoever_goes_on_to_another_sees_its_rows_alone(
    desk_window: DeskWindow, qtbot: QtBot, stream: str
) -> None:
    other = desk_window.submit(Declare(title="ログインできない"))[0].stream
    write(desk_window, other, ["別の事案の記録"])
    feed = TimelineFeed(desk_window.model, desk_window.words)
    desk_window.model.open(stream)
    desk_window.model.open(other)
    qtbot.waitUntil(lambda: last_text(feed) == "別の事案の記録")
    desk_window.settle()
    assert feed.model.rowCount() == 2
    feed.deleteLater()


def test_the_rows_of_the_page_are_made_before_an_incident_is_chosen(
    desk_window: DeskWindow, qtbot: QtBot, stream: str
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    pane = RolesPane(desk_window.model, desk_window.words, page)
    ahead = PageAhead(page, [pane], desk_window.model, desk_window.words)
    desk_window.model.load_policy()
    qtbot.waitUntil(lambda: len(pane.findChildren(Slot)) == len(pane.faces()))
    made = set(pane.findChildren(Slot))
    assert ahead.is_wanted
    assert not any(slot.isVisibleTo(page) for slot in made)
    with qtbot.waitSignal(desk_window.model.opened):
        desk_window.model.open(stream)
    desk_window.settle()
    assert set(pane.findChildren(Slot)) >= made  # the very rows that were made
    assert any(slot.isVisibleTo(page) for slot in made)
    assert not ahead.is_wanted
