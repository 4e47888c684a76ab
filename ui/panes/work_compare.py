"""Options side by side: how fast each helps, what it may hurt, when it would be taken; turning back stands first."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from commander.board.options import Option
from ui.models.board import BoardModel
from ui.theme import BASE_PX, SMALL_PX, Tone
from ui.widgets.plain_label import PlainLabel
from ui.widgets.whole_page import PAGE_MARGINS
from ui.words import Words

_MOST = 4  # more than that is a list, not a choice


class OptionsCompared(QFrame):
    """A column for each open option, at most four; the rest stand in the list below. Shows, and takes no key."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._shown: tuple[object, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(PAGE_MARGINS[0], 8, PAGE_MARGINS[2], 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(5)
        self._labels: list[PlainLabel] = []

    def refresh(self) -> None:
        """Show the options as they stand."""
        options = self._model.board.options.open()[:_MOST]
        shown = (self._words.language, tuple(options), self._model.board.work.changes)
        self.setVisible(len(options) > 0)
        if shown == self._shown:
            return
        self._shown = shown
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        self._fill(options)

    def _fill(self, options: Sequence[Option]) -> None:
        heads = (
            "",
            QCoreApplication.translate("Work", "How fast"),
            QCoreApplication.translate("Work", "What it may hurt"),
            QCoreApplication.translate("Work", "When"),
            QCoreApplication.translate("Work", "Turns back"),
        )
        for row, head in enumerate(heads):
            self._put(head, row, 0, Tone.NEUTRAL)
        for column, option in enumerate(options, 1):
            self._grid.setColumnStretch(column, 1)
            self._put(option.text, 0, column, Tone.DECISION if option.restore_first else Tone.INK, bold=True)
            for row, said in enumerate((option.speed, option.blast_radius), 1):
                self._say(said, row, column)
            self._put(option.condition or "–", 3, column, Tone.INK if option.condition else Tone.PAST)
            self._put(self._turns_back(option), 4, column, Tone.INK if option.restore_first else Tone.PAST)
        # What was a column before takes no room any more.
        for column in range(len(options) + 1, _MOST + 1):
            self._grid.setColumnStretch(column, 0)

    def _say(self, said: str, row: int, column: int) -> None:
        """What nobody said is no "none": a choice without it is a guess."""
        unknown = QCoreApplication.translate("Work", "nobody said")
        self._put(said or unknown, row, column, Tone.INK if said else Tone.WARN)

    def _turns_back(self, option: Option) -> str:
        change = self._model.board.work.changes.reverted_by(option.option)
        if change is not None:
            return change.noted.text
        if option.restore_first:
            return QCoreApplication.translate("Work", "yes")
        return "–"

    def _put(self, text: str, row: int, column: int, tone: Tone, *, bold: bool = False) -> None:
        px = SMALL_PX if column == 0 else BASE_PX
        label = PlainLabel(text, tone=tone, px=px, bold=bold, wraps=column > 0, parent=self)
        self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        self._labels.append(label)
        label.show()
