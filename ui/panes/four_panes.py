"""The four panes of an incident in two columns; a maintenance shows its plan in place of three of them."""

from typing import Final

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.models.board import BoardModel
from ui.panes.actions import ActionsPane
from ui.panes.impact import ImpactPane
from ui.panes.maintenance_pane import MaintenancePane
from ui.panes.messages import MessagesPane
from ui.panes.roles import RolesPane
from ui.panes.slots import SlotPane
from ui.words import Words

_GAP: Final = 12
_ROWS: Final = (41, 59)
_PLANNED_ROWS: Final = (58, 42)
_LEAST_COLUMN: Final = 240


class FourPanes(QWidget):
    """Roles and impact above, messages and actions below. Window thread."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.roles = RolesPane(model, words, self)
        self.impact = ImpactPane(model, words, self)
        self.messages = MessagesPane(model, words, self)
        self.action_rows = ActionsPane(model, words, self)
        self.maintenance = MaintenancePane(model, words, self)
        self._slots = (self.roles, self.impact, self.messages, self.action_rows)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        for place, pane in enumerate(self._slots):
            grid.addWidget(pane, place // 2, place % 2)
        grid.addWidget(self.maintenance, 0, 0)
        self.maintenance.hide()
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(place, _LEAST_COLUMN)
        for row, share in enumerate(_ROWS):
            grid.setRowStretch(row, share)
        model.changed.connect(self._suit_kind)

    def slot_panes(self) -> tuple[SlotPane, ...]:
        """The four of an incident."""
        return self._slots

    def save_drafts(self) -> None:
        """Keep what is typed, now."""
        for pane in self._slots:
            pane.save_drafts()

    def _suit_kind(self) -> None:
        is_planned = self._model.board.maintenance.plan is not None
        self.maintenance.setVisible(is_planned)
        for pane in (self.roles, self.impact, self.action_rows):
            pane.setVisible(not is_planned)
        self._grid.setColumnStretch(1, 0 if is_planned else 1)
        self._grid.setColumnMinimumWidth(1, 0 if is_planned else _LEAST_COLUMN)
        for row, share in enumerate(_PLANNED_ROWS if is_planned else _ROWS):
            self._grid.setRowStretch(row, share)
