"""Where the form of a maintenance stands: over a stack of pages, and gone again with the focus where it was."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.models.board import BoardModel
from ui.panes.maintenance_form import PlanForm
from ui.widgets.focus_return import FocusReturn
from ui.words import Words


class PlanPlace(QObject):
    """Lays the form over a stack, and takes it away to what stood there, with the focus where it was."""

    planned = Signal(str)

    def __init__(self, stack: QStackedWidget, model: BoardModel, words: Words) -> None:
        super().__init__(stack)
        self._stack = stack
        self._before: QWidget | None = None
        self._focus = FocusReturn(stack)
        self.form = PlanForm(model, words, stack)
        self.form.left.connect(self._leave)
        self.form.planned.connect(self.planned)
        stack.addWidget(self.form)

    def show(self) -> None:
        """Show the form, unless it is shown."""
        if self._stack.currentWidget() is not self.form:
            self._before = self._stack.currentWidget()
            self._focus.remember()
            self._stack.setCurrentWidget(self.form)
        self.form.begin()

    def _leave(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        if self._before is not None:
            self._stack.setCurrentWidget(self._before)
        self._focus.give_back()
