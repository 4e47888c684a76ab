"""The parts of the page of affected customers: two rows to judge, what stands in the list, who is handed it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from commander.board.customer_policy import CustomerTeam
from commander.customers.candidates import Candidate
from commander.customers.columns import Column
from commander.wording.customers import column_name, columns_said, reason_said
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button, KeyHint
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tab_order import chain_after
from ui.words import Words


class CandidateCard(QWidget):
    """Two rows that may be one customer, column under column; what differs is told in colour and weight.

    judged: same or different. undone: the last word is taken back.
    """

    judged = Signal(bool)
    undone = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._why = PlainLabel(bold=True, wraps=True, parent=self)
        self._grid = QGridLayout()
        self._cells: list[QWidget] = []
        self.same, self.different, self.undo = (
            Button(key=key, elides=True, parent=self) for key in ("1", "2", "Z")
        )
        self.same.clicked.connect(lambda: self.judged.emit(True))
        self.different.clicked.connect(lambda: self.judged.emit(False))
        self.undo.clicked.connect(self.undone)
        self._lay_out()
        self.retranslate()

    def show_candidate(self, candidate: Candidate | None, waiting: int, beyond: int) -> None:
        """The next one that waits; none: that nobody waits."""
        for old in self._cells:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cells = []
        for button in (self.same, self.different):
            button.setEnabled(candidate is not None)
        if candidate is None:
            self._why.setText(self.tr("No doubles wait for a person."))
            return
        reason = reason_said(candidate.pair.reason, self._words.language)
        said = self.tr("Are these one customer? {reason}, {likeness}% alike ・ {waiting} wait").format(
            reason=reason, likeness=candidate.pair.likeness, waiting=f"{waiting:,}"
        )
        more = self.tr("{count} less alike ones are not shown").format(count=f"{beyond:,}") if beyond else ""
        self._why.setText(" ・ ".join(filter(None, (said, more))))
        rows = (candidate.first, candidate.second)
        for at, row in enumerate(rows, 1):
            place = self.tr("{file}, row {row}").format(file=row.source, row=f"{row.number:,}")
            self._put(0, at, PlainLabel(place, tone=Tone.NEUTRAL, px=SMALL_PX, elides=True, parent=self))
        line = 1
        for column in Column:
            cells = [row.cells.get(column.value, "") for row in rows]
            if not any(cells):
                continue
            name = column_name(column, self._words.language)
            self._put(line, 0, PlainLabel(name, tone=Tone.NEUTRAL, px=SMALL_PX, parent=self))
            is_same = cells[0] == cells[1]
            for at, cell in enumerate(cells, 1):
                tone = Tone.NEUTRAL if is_same else Tone.INK
                self._put(
                    line, at, PlainLabel(cell or "–", tone=tone, bold=not is_same, elides=True, parent=self)
                )
            line += 1

    def retranslate(self) -> None:
        """Say every word again."""
        self.same.setText(self.tr("The same customer"))
        self.different.setText(self.tr("Different"))
        self.undo.setText(self.tr("Take my last word back"))

    def _put(self, row: int, column: int, label: PlainLabel) -> None:
        self._grid.addWidget(label, row, column)
        self._cells.append(label)

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        for button in (self.same, self.different, self.undo):
            acts.addWidget(button)
            acts.addWidget(KeyHint(button.key, parent=self))
        acts.addStretch(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self._why)
        inside.addLayout(self._grid)
        inside.addLayout(acts)


class HandOut(QWidget):
    """One button a team of the policy, with what it is handed. wanted: a file for this team, into this folder."""

    wanted = Signal(CustomerTeam, Path)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._teams: tuple[CustomerTeam, ...] = ()
        self._title = PlainLabel(bold=True, wraps=True, parent=self)
        self.folder = QLineEdit(_downloads(), self)
        self._grid = QGridLayout()
        self.buttons: list[Button] = []
        self._made: list[QWidget] = []
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self._title)
        inside.addWidget(self.folder)
        inside.addLayout(self._grid)
        self.retranslate()

    def show_teams(self, teams: Sequence[CustomerTeam]) -> None:
        """Who may be handed the list."""
        if tuple(teams) == self._teams:
            return
        self._teams = tuple(teams)
        for old in self._made:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made, self.buttons = [], []
        for row, team in enumerate(self._teams):
            button = Button(self._words.either(team.name_ja, team.name_en), elides=True, parent=self)
            button.clicked.connect(lambda _=False, team=team: self._ask(team))
            columns = columns_said(team.columns, self._words.language)
            told = PlainLabel(columns, tone=Tone.NEUTRAL, px=SMALL_PX, elides=True, parent=self)
            self._grid.addWidget(button, row, 0)
            self._grid.addWidget(told, row, 1)
            self.buttons.append(button)
            self._made += [button, told]
        chain_after(self.folder, self.buttons)  # made last, Qt would leave them last in the window

    def retranslate(self) -> None:
        """Say every word again."""
        self._title.setText(
            self.tr("Export for a team: one row a customer, only these columns, not encrypted")
        )
        self.folder.setAccessibleName(self.tr("Folder that exports are written into"))
        self.folder.setPlaceholderText(self.tr("Folder that exports are written into"))
        teams, self._teams = self._teams, ()
        self.show_teams(teams)

    def _ask(self, team: CustomerTeam) -> None:
        self.wanted.emit(team, Path(self.folder.text().strip() or _downloads()).expanduser())


def _downloads() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
