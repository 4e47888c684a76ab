"""Which part shows which symptom, as a table gone through by arrows; a blank is not confirmed, never none."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from commander.board.impact_matrix import CellState, components, symptoms
from commander.wording.checks import outgoing_title
from commander.wording.impact_said import since_said
from ui.models.board import BoardModel
from ui.models.symptom_table import Line, Square, SymptomTable
from ui.theme import SMALL_PX, Tone
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_ROW_HEIGHT: Final = 30
_LEAST_TABLE: Final = 100
_MOST_TABLE: Final = 320
_LEAST_COLUMN: Final = 92
_TONES: Final = {
    CellState.CONFIRMED: Tone.BAD,
    CellState.SUSPECTED: Tone.WARN,
    CellState.OVER: Tone.OK,
    CellState.NONE_CONFIRMED: Tone.NEUTRAL,
}


class SymptomMatrix(QWidget):
    """The table and the line above it. What its keys do is the page's business. Window thread."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._title = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, bold=True, parent=self)
        self._table = SymptomTable(self)
        self.view = _table_view(self._table, self)
        self._none = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._title, self.view, self._none):
            column.addWidget(part)

    @property
    def component(self) -> str:
        """The component that the keyboard is at; empty: none."""
        return self.place[0]

    @property
    def place(self) -> tuple[str, str]:
        """The component and the symptom that the keyboard is at; empty: none."""
        index = self.view.currentIndex()
        columns = symptoms(self._model.board.symptoms, self._model.policy)
        if not index.isValid() or index.row() >= len(self._table.lines):
            return "", ""
        at = index.column() - 1
        return self._table.lines[index.row()].key, columns[at].key if 0 <= at < len(columns) else ""

    @property
    def is_at_dependency(self) -> bool:
        """Whether the keyboard is at what a component depends on."""
        component, symptom = self.place
        return bool(component) and not symptom and self.view.currentIndex().column() > 0

    @property
    def is_empty(self) -> bool:
        """Whether no component is known."""
        return self._table.rowCount() == 0

    def take_focus(self) -> None:
        """Begin at the first symptom, or where the keyboard was last."""
        at = self.view.currentIndex()
        if self._table.rowCount() and at.column() < 1:
            self.view.setCurrentIndex(self._table.index(max(at.row(), 0), 1))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Say every word again."""
        self._title.setText(self.tr("Which part shows what  (1 none, 2 suspected, 3 confirmed, 4 over)"))
        self._none.setText(self.tr("No component is listed: A names one. The policy can list them all."))
        self.view.setAccessibleName(self.tr("Components and symptoms"))

    def refresh(self) -> None:
        """Show what the board says now."""
        board, policy, words = self._model.board, self._model.policy, self._words
        columns = symptoms(board.symptoms, policy)
        names = {key: words.either(ja, en) for key, ja, en in components(board.symptoms, policy)}
        spoken = [outgoing_title(words.either(one.name_ja, one.name_en)) for one in columns]
        lines = []
        for key, name in names.items():
            squares = [
                self._square(key, name, one.key, head) for one, head in zip(columns, spoken, strict=True)
            ]
            lines.append(Line(key, (Square(outgoing_title(name)), *squares, self._needs(key, names))))
        self._table.show([self.tr("Component"), *spoken, self.tr("Depends on")], lines)
        self.view.setVisible(bool(lines))
        self._none.setVisible(not lines)
        height = _ROW_HEIGHT * (len(lines) + 1) + 6
        self.view.setFixedHeight(min(max(height, _LEAST_TABLE), _MOST_TABLE))

    def _square(self, component: str, name: str, symptom: str, head: str) -> Square:
        cell = self._model.board.symptoms.cell(component, symptom)
        if cell is None:
            unknown = self.tr("not confirmed")
            return Square(unknown, Tone.PAST, f"{name}, {head}: {unknown}")
        since = self._words.time(cell.since.instant, self._model.now)
        said = since_said(cell.state, since, self._words.language)
        return Square(said, _TONES[cell.state], f"{name}, {head}: {said} {cell.basis}".strip())

    def _needs(self, component: str, names: dict[str, str]) -> Square:
        found = self._model.board.symptoms.dependency(component)
        on = ", ".join(names.get(one, one) for one in found.on) if found else ""
        said = outgoing_title(" ・ ".join(part for part in (on, found.note if found else "") if part))
        shown = said or self.tr("not confirmed")
        head = self.tr("Depends on")
        spoken = f"{names[component]}, {head}: {shown}"
        return Square(shown, Tone.NEUTRAL if said else Tone.PAST, spoken)


def _table_view(table: SymptomTable, parent: QWidget) -> QTableView:
    view = QTableView(parent)
    view.setModel(table)
    view.setObjectName("symptoms")
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    header.setMinimumSectionSize(_LEAST_COLUMN)
    header.setHighlightSections(False)
    return view
