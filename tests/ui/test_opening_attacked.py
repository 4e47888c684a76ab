"""Incidents opened in quick succession, and what is written meanwhile: the rows are the file's, and no other's."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from commander.board.erasing import EraseEntry
from commander.board.incident import Declare
from commander.board.record import Occurred, Record
from commander.board.timeline import AddEntries, AddEntry
from commander.reading import Reading
from tests.ui.desk_window import ZONE, DeskWindow
from ui.models.timeline_feed import TimelineFeed
from ui.panes.strike_line import StrikeLine


def declared(desk: DeskWindow, entries: int) -> str:
    """An incident of so many rows, the declaration among them, that nobody has opened."""
    incident = desk.submit(Declare(title="決済 API で 5xx が多発"))[0].stream
    write(desk, incident, [f"記録 {number}" for number in range(entries - 1)])
    return incident


def write(desk: DeskWindow, incident: str, texts: list[str]) -> tuple[Record, ...]:
    occurred = Occurred(instant=desk.now(), zone=ZONE)
    entries = tuple(AddEntry(incident=incident, text=text, occurred=occurred) for text in texts)
    return desk.submit(AddEntries(incident=incident, entries=entries))


def shown(feed: TimelineFeed) -> list[int]:
    return [feed.record_at(row) for row in range(feed.model.rowCount())]


def in_file(desk: DeskWindow, stream: str) -> list[int]:
    with Reading(desk.home) as reading:
        return [key[2] for key in reading.timeline_keys(stream)]


def is_the_files(qtbot: QtBot, desk: DeskWindow, feed: TimelineFeed, stream: str) -> None:
    """The rows are the file's once all is answered, and stay so."""
    assert desk.model.stream == stream
    qtbot.waitUntil(lambda: shown(feed) == in_file(desk, stream))
    desk.settle()
    desk.settle()
    assert shown(feed) == in_file(desk, stream)


def order(desk: DeskWindow, incident: str, text: str) -> None:
    """Asked for, not waited for."""
    desk.bridge.submit(AddEntry(incident=incident, text=text), done=lambda _: None)


def test_what_arrives_for_the_one_that_is_left_is_not_shown_in_the_other(
    desk_window: DeskWindow, qtbot: QtBot
) -> None:
    first, second = declared(desk_window, 5), declared(desk_window, 300)
    feed = TimelineFeed(desk_window.model, desk_window.words)
    desk_window.model.open(first)
    qtbot.waitUntil(lambda: feed.model.rowCount() == 5)
    desk_window.settle()
    (record,) = write(desk_window, first, ["最後に"])
    # As though it had become durable just behind the press that leaves for the other.
    desk_window.model.open(second)
    desk_window.bridge.recorded.emit((record,))
    qtbot.waitUntil(lambda: desk_window.model.stream == second)
    is_the_files(qtbot, desk_window, feed, second)
    feed.deleteLater()


def test_whoever_turns_back_before_the_other_opened_misses_nothing(
    desk_window: DeskWindow, qtbot: QtBot
) -> None:
    first, second = declared(desk_window, 5), declared(desk_window, 300)
    feed = TimelineFeed(desk_window.model, desk_window.words)
    desk_window.model.open(first)
    qtbot.waitUntil(lambda: feed.model.rowCount() == 5)
    desk_window.settle()
    (record,) = write(desk_window, first, ["戻ってから"])
    feed.model.reset(key for key in map(feed.model.key, range(5)))  # before it arrived
    desk_window.model.open(second)
    desk_window.model.open(first)
    desk_window.bridge.recorded.emit((record,))
    is_the_files(qtbot, desk_window, feed, first)
    feed.deleteLater()


@pytest.mark.parametrize("rows", [199, 200, 201, 202])
def test_at_the_border_of_the_first_page_every_row_stands_there_once(
    desk_window: DeskWindow, qtbot: QtBot, rows: int
) -> None:
    stream = declared(desk_window, rows)
    feed = TimelineFeed(desk_window.model, desk_window.words)
    desk_window.model.open(stream)
    order(desk_window, stream, "開いている間に")
    qtbot.waitUntil(lambda: feed.model.rowCount() == rows + 1)
    is_the_files(qtbot, desk_window, feed, stream)
    feed.deleteLater()


def test_back_and_forth_closed_and_opened_ends_at_the_last_one(desk_window: DeskWindow, qtbot: QtBot) -> None:
    streams = [declared(desk_window, rows) for rows in (230, 3, 410)]
    feed = TimelineFeed(desk_window.model, desk_window.words)
    for number in range(12):
        stream = streams[number % 3]
        desk_window.model.open(stream)
        order(desk_window, streams[number % 2], f"開きながら {number}")
        if number % 4 == 1:
            desk_window.model.close_incident()
        elif number % 5 == 0:
            qtbot.waitUntil(lambda wanted=stream: desk_window.model.stream == wanted)
    desk_window.model.open(streams[0])
    qtbot.waitUntil(lambda: desk_window.model.stream == streams[0])
    is_the_files(qtbot, desk_window, feed, streams[0])
    feed.deleteLater()


def test_order_and_filter_pressed_while_it_opens_are_those_that_stand(
    desk_window: DeskWindow, qtbot: QtBot
) -> None:
    stream = declared(desk_window, 450)
    feed = TimelineFeed(desk_window.model, desk_window.words)
    desk_window.model.open(stream)
    qtbot.waitUntil(lambda: desk_window.model.stream == stream)
    feed.order_by_recorded(by_recorded=True)
    late = Occurred(instant=desk_window.now().replace(hour=1), zone=ZONE)
    command = AddEntry(incident=stream, text="あとから", occurred=late)
    record = desk_window.submit(command)[0]
    qtbot.waitUntil(lambda: feed.model.rowCount() == 451)
    desk_window.settle()
    assert shown(feed) == sorted(in_file(desk_window, stream))
    feed.order_by_recorded(by_recorded=False)
    is_the_files(qtbot, desk_window, feed, stream)
    assert record.position in shown(feed)[:2]
    feed.deleteLater()


def test_what_is_erased_between_the_two_reads_is_not_in_memory_any_more(
    desk_window: DeskWindow, qtbot: QtBot
) -> None:
    stream = declared(desk_window, 230)
    (record,) = write(desk_window, stream, ["個人名カナリア"])
    feed = TimelineFeed(desk_window.model, desk_window.words)
    desk_window.model.open(stream)
    desk_window.bridge.submit(
        EraseEntry(incident=stream, entry=record.id, reason="個人情報"), done=lambda _: None
    )
    qtbot.waitUntil(lambda: desk_window.model.stream == stream)
    desk_window.settle()
    is_the_files(qtbot, desk_window, feed, stream)

    def words() -> str:
        lines = [feed.model.line(row) for row in range(feed.model.rowCount() - 5, feed.model.rowCount())]
        return " ".join(line.text if line else "…" for line in lines)

    qtbot.waitUntil(lambda: "カナリア" not in words() and "…" not in words())
    feed.deleteLater()


def test_a_paste_that_is_answered_after_another_was_opened_is_not_asked_about_there(
    desk_window: DeskWindow, qtbot: QtBot
) -> None:
    first = desk_window.declare()
    page = QWidget()
    qtbot.addWidget(page)
    line = StrikeLine(desk_window.model, desk_window.words, page, key="Ctrl+Return")
    pasted = write(desk_window, first, ["貼り付け", "もう一つ"])
    line.remember(pasted)
    assert line.ask()
    desk_window.declare("別の事案")
    line.remember(pasted)
    assert not line.ask()


def test_gone_to_another_and_back_before_its_rows_came_it_has_them(
    desk_window: DeskWindow, qtbot: QtBot
) -> None:
    first, second = declared(desk_window, 5), declared(desk_window, 300)
    feed = TimelineFeed(desk_window.model, desk_window.words)

    def there_and_back() -> None:
        desk_window.model.opened.disconnect(there_and_back)
        desk_window.model.open(second)
        desk_window.model.open(first)

    desk_window.model.opened.connect(there_and_back)
    desk_window.model.open(first)
    qtbot.waitUntil(lambda: feed.model.rowCount() > 0)
    is_the_files(qtbot, desk_window, feed, first)


def test_what_was_written_while_none_was_open_stands_there(desk_window: DeskWindow, qtbot: QtBot) -> None:
    stream = declared(desk_window, 410)
    feed = TimelineFeed(desk_window.model, desk_window.words)

    def closed_once() -> None:
        desk_window.model.close_incident()
        order(desk_window, stream, "閉じている間に")
        desk_window.model.open(stream)

    desk_window.model.open(stream)
    qtbot.waitUntil(lambda: feed.model.rowCount() > 0)
    closed_once()
    qtbot.waitUntil(lambda: feed.model.rowCount() == 411)
    is_the_files(qtbot, desk_window, feed, stream)
