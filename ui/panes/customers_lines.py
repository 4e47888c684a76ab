"""Two lines of the page of affected customers: which files come in, and until when the list is kept."""

from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, KeyHint
from ui.widgets.plain_label import PlainLabel

_LONGEST_KEPT: Final = 1098


class FilesLine(QWidget):
    """A path that is typed, or files that the system asks for beside the window. chosen: a list of Path."""

    chosen = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chooser: QFileDialog | None = None
        self.path = QLineEdit(self)
        self._choose = Button(key="O", elides=True, parent=self)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.path, 1)
        inside.addWidget(self._choose)
        inside.addWidget(KeyHint("O", parent=self))
        self.path.returnPressed.connect(self._type)
        self._choose.clicked.connect(self.choose)
        self.retranslate()

    def choose(self) -> None:
        """Ask the system for files; the timeline stays live meanwhile."""
        if self._chooser is None:
            chooser = self._chooser = QFileDialog(self)
            chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
            chooser.setModal(False)
            chooser.filesSelected.connect(lambda names: self.chosen.emit([Path(name) for name in names]))
        self._chooser.setWindowTitle(self.tr("CSV files of affected customers"))
        self._chooser.setNameFilters([self.tr("Tables (*.csv *.tsv *.txt)"), self.tr("All files (*)")])
        self._chooser.show()

    def go_on_with(self, text: str) -> None:
        """Somebody began to type beside the line: it is in the line."""
        self.path.setFocus(Qt.FocusReason.OtherFocusReason)
        self.path.end(False)
        self.path.insert(text)

    def retranslate(self) -> None:
        """Say every word again."""
        self.path.setPlaceholderText(self.tr("Drop CSV files here, or type where one is and press Enter"))
        self.path.setAccessibleName(self.tr("CSV file of affected customers"))
        self._choose.setText(self.tr("Choose files…"))

    def _type(self) -> None:
        typed = self.path.text().strip().strip('"')
        if typed:
            self.path.clear()
            self.chosen.emit([Path(typed).expanduser()])


class KeepingLines(QWidget):
    """The day of deletion, another day with its reason, and deletion in two steps. kept: days, reason."""

    kept = Signal(int, str)
    deleted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self._until = PlainLabel(bold=True, wraps=True, parent=self)
        self.another = QLineEdit(self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self.delete = Button(elides=True, parent=self)
        self.sure = Button(kind=ButtonKind.DANGER, elides=True, parent=self)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        acts.addWidget(self.delete)
        acts.addWidget(self.sure)
        acts.addStretch(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        for part in (self._until, self.another, self._why):
            inside.addWidget(part)
        inside.addLayout(acts)
        self.another.returnPressed.connect(self._keep)
        self.delete.clicked.connect(self._ask)
        self.sure.clicked.connect(self.deleted)
        self._why.hide()
        self.sure.hide()
        self.retranslate()

    def show_day(self, day: date) -> None:
        """Until when the list is kept."""
        self._day = day
        self._until.setText(self.tr("To be deleted by {day}").format(day=day.isoformat()))

    def begin_again(self) -> None:
        """Nothing typed, nothing half asked."""
        self.another.clear()
        self._why.hide()
        self.sure.hide()

    def retranslate(self) -> None:
        """Say every word again."""
        self.another.setPlaceholderText(
            self.tr("Another day: how many days from now, and why (30 refunds still run)")
        )
        self.another.setAccessibleName(self.tr("How many days the list is kept, and why"))
        self._why.setText(self.tr("Write a number of days, a blank, and why: 30 refunds still run."))
        self.delete.setText(self.tr("Delete the list…"))
        self.sure.setText(self.tr("Delete it for good: nothing brings it back"))
        if self._day is not None:
            self.show_day(self._day)

    def _keep(self) -> None:
        days, _, reason = self.another.text().strip().partition(" ")
        is_said = days.isdecimal() and 0 < int(days[:6]) <= _LONGEST_KEPT and bool(reason.strip())
        self._why.setVisible(not is_said)
        if is_said:
            self.another.clear()
            self.kept.emit(int(days), reason.strip())

    def _ask(self) -> None:
        self.sure.show()
        self.sure.setFocus()
