"""Where somebody began to say that a file of customers is: kept by itself, and found again in its incident."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from ui.models.board import BoardModel
from ui.panes.form_drafts import FormDrafts

_ROW: Final = "path"


class PathDraft(QObject):
    """Keeps what stands in the field of a path. Another incident's is put away when one is opened."""

    def __init__(self, model: BoardModel, field: QLineEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._field = model, field
        self._typed = FormDrafts(model.bridge, "Customers", self)
        self._typed.found.connect(self._on_found)
        field.textChanged.connect(self._keep)

    def find(self) -> None:
        """Empty the field, and read what was left in this incident."""
        self._show("")
        self._typed.find(self._model.stream, [_ROW])

    def save_now(self) -> None:
        """Keep what is typed, now."""
        self._typed.save_now()

    def _on_found(self) -> None:
        if not self._field.text():
            self._show(self._typed.left(self._model.stream, _ROW).get(_ROW, ""))

    def _show(self, text: str) -> None:
        self._field.blockSignals(True)
        self._field.setText(text)
        self._field.blockSignals(False)

    def _keep(self, text: str) -> None:
        self._typed.keep(self._model.stream, _ROW, {_ROW: text} if text else {})
