"""What stands above the rows while another incident's are being read: nothing that is not known yet."""

from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.models.timeline_filters import Filter
from ui.panes.timeline_pane import TimelinePane


def test_until_its_rows_are_counted_an_incident_is_not_said_to_have_none(
    desk_window: DeskWindow, hands: Hands
) -> None:
    pane = TimelinePane(desk_window.model, desk_window.words)
    first = desk_window.declare()
    desk_window.declare("大阪でも失敗する")
    desk_window.settle()
    hands.show(pane)
    said: list[tuple[str, bool]] = []
    chip = pane._chips[Filter.ALL]
    pane.feed.counted.connect(lambda: said.append((chip.text(), pane._empty_words.isVisible())))
    desk_window.model.open(first)
    desk_window.qtbot.waitUntil(lambda: ("All 1", False) in said)
    assert said[0] == ("All", False)
    assert ("All 0", True) not in said
    desk_window.qtbot.waitUntil(lambda: pane._chips[Filter.DECISIONS].text() == "Decisions 0")
