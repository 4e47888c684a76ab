"""What was erased is said by no row any more, also by those that spoke of what was made of it."""

from datetime import timedelta

from commander.board.actions import ActionStarted, ExtendAction, StartAction
from commander.board.erasing import EraseEntry
from commander.board.timeline import AddEntry
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.panes.timeline_pane import TimelinePane

SECRET = "hunter2"


def said(pane: TimelinePane) -> list[str]:
    """Every row that is at hand, as it is shown."""
    model = pane.feed.model
    lines = (model.line(row) for row in range(model.rowCount()))
    return [f"{one.text} {one.meta}" if one is not None else "" for one in lines]


def test_rows_that_spoke_of_the_task_made_of_an_erased_entry_say_it_no_more(
    desk_window: DeskWindow, hands: Hands
) -> None:
    pane = TimelinePane(desk_window.model, desk_window.words)
    desk_window.declare()
    desk_window.settle()
    hands.show(pane)
    stream, until = desk_window.model.stream, desk_window.now() + timedelta(minutes=10)
    entry = desk_window.submit(AddEntry(incident=stream, text=SECRET))[0].id
    desk_window.submit(StartAction(incident=stream, text=SECRET, owner="p-b", check_at=until, entry=entry))
    action = desk_window.records(ActionStarted.KIND)[0].event
    assert isinstance(action, ActionStarted)
    later = until + timedelta(minutes=10)
    desk_window.submit(ExtendAction(incident=stream, action=action.action, check_at=later, reason="x"))
    desk_window.qtbot.waitUntil(lambda: sum(SECRET in one for one in said(pane)) == 3)
    desk_window.submit(EraseEntry(incident=stream, entry=entry, reason="token"))
    desk_window.qtbot.waitUntil(lambda: all(said(pane)) and not any(SECRET in one for one in said(pane)))


def test_words_erased_while_the_board_is_being_read_are_not_on_it(desk_window: DeskWindow) -> None:
    desk_window.declare()
    desk_window.settle()
    model, stream = desk_window.model, desk_window.model.stream
    entry = desk_window.submit(AddEntry(incident=stream, text=SECRET))[0].id
    until = desk_window.now() + timedelta(minutes=10)
    desk_window.submit(StartAction(incident=stream, text=SECRET, owner="p-b", check_at=until, entry=entry))
    desk_window.qtbot.waitUntil(lambda: bool(model.board.actions.by_id))
    before = model.board
    model.open(stream)  # read on a thread of its own, while the order is carried out on another
    desk_window.submit(EraseEntry(incident=stream, entry=entry, reason="token"))
    desk_window.qtbot.waitUntil(lambda: model.board is not before and not model.board.actions.by_id)
