"""Where the form of a maintenance stands: over a stack of pages, and gone again with the focus where it was."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.models.board import BoardModel
from ui.widgets.focus_return import FocusReturn
from ui.words import Words

if TYPE_CHECKING:
    from ui.panes.maintenance_form import PlanForm


class PlanPlace(QObject):
    """Lays the form over a stack, and takes it away to what stood there, with the focus where it was.

    planned: the stream of a maintenance that was recorded.
    """

    planned = Signal(str)

    def __init__(self, stack: QStackedWidget, model: BoardModel, words: Words) -> None:
        super().__init__(stack)
        self._stack, self._model, self._words = stack, model, words
        self._form: PlanForm | None = None
        self._before: QWidget | None = None
        self._focus = FocusReturn(stack)

    def show(self) -> None:
        """Show the form, unless it is shown; it is made when it is first needed."""
        form = self._form = self._form or self._made()
        if self._stack.currentWidget() is not form:
            self._before = self._stack.currentWidget()
            self._focus.remember()
            self._stack.setCurrentWidget(form)
        form.begin()

    def save_draft(self) -> None:
        """Keep what is typed, now."""
        if self._form is not None:
            self._form.save_draft()

    def _made(self) -> "PlanForm":
        from ui.panes.maintenance_form import PlanForm

        form = PlanForm(self._model, self._words, self._stack)
        form.left.connect(self._leave)
        form.planned.connect(self.planned)
        self._stack.addWidget(form)
        return form

    def _leave(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        if self._before is not None:
            self._stack.setCurrentWidget(self._before)
        self._focus.give_back()
