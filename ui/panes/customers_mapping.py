"""Which column of a file holds what: one line a column, guessed, put right by a person, with its first cells."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from commander.customers.columns import Column, Mapped
from commander.customers.table_file import Look
from commander.wording.customers import column_name
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button, ButtonKind, KeyHint
from ui.widgets.pick_box import PickBox
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tick_box import TickBox
from ui.words import Words

_SHOWN: Final = 3
_MOST_COLUMNS: Final = 60  # of a wider file those that are known, and the first
_CELL: Final = 40
_CHOICES: Final[tuple[Column | None, ...]] = (None, *Column)


class CustomersMapping(QWidget):
    """taken: take the file with these columns. put_away: not this file."""

    taken = Signal()
    put_away = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._look: Look | None = None
        self._waiting: list[tuple[Look, Mapped]] = []
        self._picks: dict[int, PickBox] = {}
        self._made: list[QWidget] = []
        self._title = PlainLabel(bold=True, wraps=True, parent=self)
        self._grid = QGridLayout()
        self.excludes = TickBox(self)
        self.take = Button(kind=ButtonKind.PRIMARY, key="Enter", elides=True, parent=self)
        self.leave = Button(elides=True, parent=self)
        self.take.clicked.connect(self.taken)
        self.leave.clicked.connect(self.put_away)
        self._lay_out()
        self.retranslate()

    @property
    def look(self) -> Look | None:
        """The file that is shown."""
        return self._look

    @property
    def columns(self) -> Mapped:
        """As they are picked; of two columns for one thing the first."""
        found: Mapped = {}
        for place, pick in self._picks.items():
            column = _CHOICES[max(0, pick.currentIndex())]
            if column is not None:
                found.setdefault(column, place)
        return found

    def let_wait(self, found: Sequence[tuple[Look, Mapped]]) -> None:
        """Files whose columns are asked after those that are shown or wait."""
        self._waiting += found

    def let_none_wait(self) -> None:
        """No file follows the one that is shown."""
        self._waiting.clear()

    def show_next(self) -> bool:
        """Go to the next file that waits; put away when none does. Whether one is shown."""
        if self._waiting:
            self._show_file(*self._waiting.pop(0))
            self.take.setFocus()  # the keyboard is where Enter takes the file
            return True
        self.hide()
        return False

    def _show_file(self, look: Look, mapped: Mapped) -> None:
        self._look = look
        for old in self._made:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made, self._picks = [], {}
        by_place = {place: column for column, place in mapped.items()}
        known = sorted(by_place)
        places = [*known, *(place for place in range(len(look.headings)) if place not in by_place)]
        for row, place in enumerate(sorted(places[:_MOST_COLUMNS])):
            self._add(row, place, by_place.get(place), look)
        self.excludes.setChecked(False)
        left = len(self._waiting)
        more = self.tr("{number} more files wait").format(number=left) if left else ""
        mark = {"\t": self.tr("tab")}.get(look.delimiter, look.delimiter)
        facts = (look.name, look.encoding, mark, more)
        self._title.setText(" ・ ".join(fact for fact in facts if fact))
        self.show()

    def retranslate(self) -> None:
        """Say every word again."""
        self.excludes.name(self.tr("Who is in this file is left out (test accounts, staff)"))
        self.take.setText(self.tr("Take this file in"))
        self.leave.setText(self.tr("Not this file"))
        for pick in self._picks.values():
            for index, column in enumerate(_CHOICES):
                pick.setItemText(index, self._name(column))

    def _add(self, row: int, place: int, column: Column | None, look: Look) -> None:
        heading = look.headings[place] or self.tr("column {number}").format(number=place + 1)
        label = PlainLabel(heading[:_CELL], elides=True, parent=self)
        pick = PickBox(self)
        pick.addItems([self._name(one) for one in _CHOICES])
        pick.setCurrentIndex(_CHOICES.index(column))
        pick.setAccessibleName(self.tr("What {heading} holds").format(heading=heading[:_CELL]))
        pick.activated.connect(lambda _=0, place=place: self._only(place))
        self._picks[place] = pick
        sample = PlainLabel(
            _sample(look.sample, place), tone=Tone.NEUTRAL, px=SMALL_PX, elides=True, parent=self
        )
        for at, part in enumerate((label, pick, sample)):
            self._grid.addWidget(part, row, at)
            self._made.append(part)

    def _only(self, place: int) -> None:
        """One column holds one thing: the one that was picked now."""
        chosen = self._picks[place].currentIndex()
        for other, pick in self._picks.items():
            if chosen > 0 and other != place and pick.currentIndex() == chosen:
                pick.setCurrentIndex(0)

    def _name(self, column: Column | None) -> str:
        return (
            column_name(column, self._words.language) if column is not None else self.tr("not used to match")
        )

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(2, 3)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        acts.addWidget(self.take)
        acts.addWidget(KeyHint("Enter", parent=self))
        acts.addWidget(self.leave)
        acts.addStretch(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self._title)
        inside.addLayout(self._grid)
        inside.addWidget(self.excludes)
        inside.addLayout(acts)


def _sample(rows: Sequence[Sequence[str]], place: int) -> str:
    cells = [row[place].strip()[:_CELL] for row in rows[:_SHOWN] if place < len(row)]
    return " | ".join(cells)
