"""From where the person stands to a draft in one key: the marked rows of the timeline, or a row of the board."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from commander.drafting.carried import Carried, carried_from, carried_from_board
from commander.reading import Reading, TimelineRow
from ui.models.board import BoardModel
from ui.panes.slot import Slot
from ui.panes.timeline_pane import TimelinePane

_AT_ONCE = 50  # rows in one draft: more is a report, not a message


def tell_this(model: BoardModel, timeline: TimelinePane, told: Callable[[tuple[Carried, ...]], None]) -> None:
    """Answer with what is marked or has the focus; with nothing, when nothing there can be told. Window thread."""
    focus = QApplication.focusWidget()
    positions = timeline.marked_positions()[:_AT_ONCE]
    if focus is timeline.view and positions:
        tell_rows(model, positions, told)
        return
    slot = _slot_around(focus)
    found = (
        carried_from_board(model.board, model.policy, slot.face.key, model.now) if slot is not None else None
    )
    told((found,) if found is not None else ())


def tell_rows(model: BoardModel, positions: list[int], told: Callable[[tuple[Carried, ...]], None]) -> None:
    """Answer with what these rows bring into a draft. Window thread."""
    stream = model.stream

    def question(reading: Reading) -> list[TimelineRow]:
        return reading.timeline_rows(positions)

    def done(rows: list[TimelineRow]) -> None:
        if model.stream != stream:
            return
        board, policy, now = model.board, model.policy, model.now
        found = [
            carried_from(row.record, row.correction.event if row.correction else None, board, policy, now)
            for row in sorted(rows, key=lambda row: (row.record.occurred.instant, row.record.position))
        ]
        told(tuple(one for one in found if one is not None))

    model.bridge.read(question, done)


def _slot_around(widget: QWidget | None) -> Slot | None:
    while widget is not None and not isinstance(widget, Slot):
        widget = widget.parentWidget()
    return widget
