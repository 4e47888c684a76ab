"""Each tab stop has a name, and Tab goes through a window as the picture does."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.screens.names import Stop, stops
from tests.screens.shots import SHOTS
from tests.ui.test_fit import on_stage
from ui.panes.actions import ActionsPane
from ui.panes.attention_strip import AttentionStrip
from ui.panes.bottom_bar import BottomBar
from ui.panes.clock_strip import ClockStrip
from ui.panes.composer import Composer
from ui.panes.impact import ImpactPane
from ui.panes.messages import MessagesPane
from ui.panes.roles import RolesPane
from ui.panes.timeline_pane import TimelinePane
from ui.panes.top_bar import TopBar
from ui.widgets.timeline_view import TimelineView

ORDER = (
    TopBar,
    ClockStrip,
    AttentionStrip,
    RolesPane,
    ImpactPane,
    MessagesPane,
    ActionsPane,
    TimelinePane,
    TimelineView,
    Composer,
    BottomBar,
)


def area(stop: Stop) -> int:
    """Where in the picture it stands, by the innermost place that holds it."""
    widget: QWidget | None = stop.widget
    while widget is not None and not isinstance(widget, ORDER):
        widget = widget.parentWidget()
    return ORDER.index(type(widget)) if widget is not None else -1


# Off-screen no window can be raised above another.
@pytest.mark.qt_log_ignore("This plugin does not support raise")
@pytest.mark.parametrize("spoken", ["ja", "en"])
def test_each_stop_has_a_name_and_the_order_is_by_place(
    qapp: QApplication, tmp_path: Path, spoken: str
) -> None:
    with on_stage(qapp, tmp_path, spoken) as (stage, stream):
        for shot in SHOTS:
            if shot.name not in {"welcome", "board", "sheet", "settings"}:
                continue
            stage.show("" if shot.on_welcome else stream)
            widget = shot.reach(stage)
            found = stops(stage)
            assert [stop.kind for stop in found if not stop.name.strip()] == [], shot.name
            if shot.name == "board":
                areas = [area(stop) for stop in found]
                assert areas == sorted(areas)
            if shot.name == "settings":
                rows = [stop.place.center().y() // 8 for stop in found]
                assert rows == sorted(rows)
                widget.close()
