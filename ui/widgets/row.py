"""The two kinds of rows that panes are made of, with hairlines between them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Tone
from ui.widgets.chip import Chip
from ui.widgets.plain_label import PlainLabel
from ui.widgets.run_label import RunLabel
from ui.widgets.text_layout import Run

LABEL_WIDTH: Final = 128
_CHIP_COLUMN: Final = 66
_TOP: Final = Qt.AlignmentFlag.AlignTop
_TOP_RIGHT: Final = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


class _Lined(QFrame):
    """A row with a hairline under it unless it is the last one. Spoken as one sentence."""

    def set_last(self, last: bool) -> None:
        """No hairline under the last row."""
        if self.property("last") == last:
            return
        self.setProperty("last", last)
        self.style().unpolish(self)
        self.style().polish(self)

    def _speak(self, *parts: str) -> None:
        self.setAccessibleName(" ".join(part for part in parts if part))


class Row(_Lined):
    """What, its value in one or more runs, and at the right a chip or a dim note (since when, how long)."""

    def __init__(
        self,
        label: str,
        value: str | Sequence[Run],
        *,
        chip: Chip | None = None,
        note: str = "",
        label_width: int = LABEL_WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        runs = (Run(value),) if isinstance(value, str) else tuple(value)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(0)
        name = PlainLabel(label, tone=Tone.NEUTRAL, wraps=True, parent=self)
        name.setFixedWidth(label_width)
        layout.addWidget(name, 0, _TOP)
        layout.addWidget(RunLabel(runs, parent=self), 1, _TOP)
        if chip is not None:
            layout.addSpacing(8)
            layout.addWidget(chip, 0, _TOP_RIGHT)
        elif note:
            layout.addSpacing(8)
            layout.addWidget(PlainLabel(note, tone=Tone.NEUTRAL, parent=self), 0, _TOP_RIGHT)
        self._speak(label, "".join(run.text for run in runs), chip.text if chip else note)


class ItemRow(_Lined):
    """A chip, a title with a dim second line, and at the right a time: actions, options, hypotheses."""

    def __init__(
        self,
        chip: Chip,
        title: str | Sequence[Run],
        *,
        detail: str = "",
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        runs = (Run(title),) if isinstance(title, str) else tuple(title)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, _CHIP_COLUMN)
        grid.setColumnStretch(1, 1)
        grid.addWidget(chip, 0, 0, _TOP)
        grid.addWidget(RunLabel(runs, parent=self), 0, 1)
        if note:
            grid.addWidget(PlainLabel(note, tone=Tone.NEUTRAL, parent=self), 0, 2, _TOP_RIGHT)
        if detail:
            grid.addWidget(RunLabel((Run(detail, Tone.NEUTRAL),), parent=self), 1, 1)
        self._speak(chip.text, "".join(run.text for run in runs), detail, note)


class Well(QFrame):
    """A nested box for text that isn't out yet: a dim heading and the text."""

    def __init__(self, heading: str, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(11, 7, 11, 8)
        layout.setSpacing(2)
        layout.addWidget(PlainLabel(heading, tone=Tone.NEUTRAL, px=11, parent=self))
        layout.addWidget(RunLabel((Run(text),), parent=self))
        self.setAccessibleName(f"{heading} {text}")
