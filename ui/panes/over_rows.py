"""What lies over the rows of the timeline alone: a line to type in, and below it rows to choose from."""

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ui.widgets.chosen_rows import ChosenRows, SpokenRow
from ui.widgets.focus_return import FocusReturn
from ui.widgets.typed_line import TypedLine

Row = TypeVar("Row", bound=SpokenRow)


class OverRows(QFrame, Generic[Row]):
    """Never modal: the composer below and the rest of the window go on. Closed, the focus is where it was."""

    def __init__(self, over: QWidget, *, limit: int) -> None:
        super().__init__(over)
        self._over = over
        self._focus = FocusReturn(self)
        self.line = TypedLine(self, limit=limit)
        over.installEventFilter(self)

    def close_and_return(self) -> None:
        """Close, and give the keyboard back."""
        # In this order: a focus that hides makes Qt tab on.
        self._focus.give_back()
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _go_through(self, rows: ChosenRows[Row]) -> None:
        """The keys of the line go through these rows, and a click chooses as Enter does."""
        self._rows = rows
        self.line.moved.connect(rows.step)
        self.line.paged.connect(rows.step_by_page)
        self.line.entered.connect(self._choose)
        self.line.left.connect(self.close_and_return)
        rows.clicked.connect(lambda _: self._choose())
        rows.selectionModel().currentChanged.connect(self._tell_current)

    def _tell_current(self) -> None:
        row = self._rows.current
        self.line.setAccessibleDescription(row.spoken if row is not None else "")

    def _choose(self) -> None:
        """Take the row chosen."""
        raise NotImplementedError

    def _place(self) -> None:
        """Lie where there is room over the rows."""
        raise NotImplementedError
