"""The time by which a text promises the next update, or that a maintenance ends, as the sheet asks for it."""

from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.sheet_composition import Composition
from ui.theme import SMALL_PX, Tone
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_TIME_WIDTH = 84
_DATE_WIDTH = 56


class PromiseField(QWidget):
    """A field for a time. changed: the composition with the time that a person typed."""

    changed = Signal(Composition)

    def __init__(self, model: BoardModel, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._composition: Composition | None = None
        self._ends = False  # a maintenance: the time is its end
        self._name = PlainLabel(tone=Tone.NEUTRAL, elides=True, parent=self)
        self.field = QLineEdit(self)
        self.field.setFixedWidth(_TIME_WIDTH)
        self.field.editingFinished.connect(self.take)
        # Beneath the choices, beside the other faults: the sheet gives it its place.
        self.note = PlainLabel(tone=Tone.BAD, px=SMALL_PX, wraps=True, parent=self)
        self.note.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._name)
        row.addWidget(self.field)

    @property
    def is_readable(self) -> bool:
        """False while the field holds something that is no time."""
        return self.note.isHidden()

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        self.field.setPlaceholderText("+30m")
        self._say_name()

    def show_composition(self, composition: Composition) -> None:
        """Show what is promised; nothing is once it is over."""
        self._composition = composition
        stage = composition.stage
        if stage.is_maintenance != self._ends:
            self._ends = stage.is_maintenance
            self._say_name()
        # Of a maintenance, the end is what was recorded: it is moved there, not here.
        self.field.setEnabled(not stage.is_maintenance)
        self.setVisible(not stage.is_over)
        if not self.field.hasFocus():
            self.field.setText(self._said(composition.promise))
            self.note.hide()
            self._make_room()

    def take(self) -> None:
        """Read the time as it is typed; what is no time is said, and nothing changes."""
        composition = self._composition
        if composition is None or self.field.text() == self._said(composition.promise):
            return
        said = parse(self.field.text(), self._model.now, self._words.zone, ahead=True)
        fault = said.sentence(self._words.language) if isinstance(said, TimeFault) else ""
        self.note.setText(fault)
        self.note.setVisible(bool(fault))
        if not isinstance(said, TimeFault):
            self.changed.emit(replace(composition, promise=said.instant))

    def _say_name(self) -> None:
        word = self.tr("Planned end") if self._ends else self.tr("Next update")
        self._make_room()
        self._name.setText(word)
        self.field.setAccessibleName(word)

    def _make_room(self) -> None:
        # An end is often on another day; any time on another day is said with its date.
        dated = self._ends or " " in self.field.text()
        self.field.setFixedWidth(_TIME_WIDTH + (_DATE_WIDTH if dated else 0))

    def _said(self, promise: datetime | None) -> str:
        return self._words.time(promise, self._model.now) if promise else ""
