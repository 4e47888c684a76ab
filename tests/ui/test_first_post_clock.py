"""The clock of the first public post never says that something was ordered where nothing was."""

from commander.board.incident import Declare
from commander.board.links import LinkIncidents, Relation
from tests.ui.desk_window import DeskWindow
from ui.panes.clock_strip import ClockStrip
from ui.widgets.plain_label import PlainLabel


def test_closed_as_a_duplicate_before_any_post_the_clock_says_that_nothing_was_posted(
    desk_window: DeskWindow,
) -> None:
    other = desk_window.submit(Declare(title="決済が失敗する"))[0].stream
    stream = desk_window.declare("カードのエラー")
    strip = ClockStrip(desk_window.model, desk_window.words)
    desk_window.submit(
        LinkIncidents(incident=stream, other=other, relation=Relation.DUPLICATE_OF, reason="one failure")
    )
    desk_window.qtbot.waitUntil(lambda: desk_window.model.board.incident.closed)
    desk_window.settle()
    strip.refresh()
    said = [label.text() for label in strip.findChildren(PlainLabel)]
    assert "nothing was posted" in said
    assert "not delivered yet" not in said
