"""The two kinds of rows that panes are made of, with hairlines between them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import Tone, font
from ui.widgets.chip import Chip
from ui.widgets.clock_tile import without_digits
from ui.widgets.lined import Lined
from ui.widgets.plain_label import PlainLabel
from ui.widgets.run_label import RunLabel
from ui.widgets.text_layout import Run

LABEL_WIDTH: Final = 128
CHIP_COLUMN: Final = 66
# What a value keeps before the chip beside it yields.
_LEAST_VALUE: Final = 96
# In a narrow pane the label wraps, but in every row at the same place.
_LEAST_LABEL: Final = 78
_LABEL_SHARE: Final = 0.34
_LEAST_REST: Final = 160
# A title beside a chip and a time goes on below.
_LEAST_TITLE: Final = 64
_TOP: Final = Qt.AlignmentFlag.AlignTop
_TOP_RIGHT: Final = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


class _Spoken(Lined):
    """A row that is spoken as one sentence."""

    def _speak(self, *parts: str) -> None:
        self.setAccessibleName(" ".join(part for part in parts if part))


class Row(_Spoken):
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
        self._across = 0
        self._name = _Name(label, label_width, self)
        self._value = _yielding(RunLabel(runs, parent=self), _LEAST_VALUE)
        self._chip = chip
        bare = bool(note) and chip is None
        self._note = PlainLabel(note, tone=Tone.NEUTRAL, elides=True, parent=self) if bare else None
        layout.addWidget(self._name, 0, _TOP)
        layout.addWidget(self._value, 1, _TOP)
        if chip is not None:
            chip.let_elide()
            layout.addSpacing(8)
            layout.addWidget(chip, 0, _TOP_RIGHT)
        elif self._note is not None:
            layout.addSpacing(8)
            layout.addWidget(self._note, 0, _TOP_RIGHT)
        self._speak(label, "".join(run.text for run in runs), chip.text if chip else note)

    def lie_across(self, width: int) -> None:
        """How wide row and what stands beside it are: the label's column is the same with and without that."""
        self._across = width
        self._name.yield_in(width, self.width())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._name.yield_in(max(self._across, self.width()), self.width())

    def take(self, label: str, runs: Sequence[Run], chip: tuple[str, Tone] | None, note: str) -> bool:
        """Other values in the same places, with no new layout; false when they need other places."""
        note = "" if chip else note
        if bool(chip) != bool(self._chip) or bool(note) != bool(self._note):
            return False
        self._name.setText(label)
        self._value.show_runs(runs)
        if self._chip is not None and chip is not None:
            self._chip.show_state(*chip)
        if self._note is not None:
            self._note.setText(note)
        self._speak(label, "".join(run.text for run in runs), chip[0] if chip else note)
        return True


class _Name(PlainLabel):
    """A row's label: one width for all rows, less of it in a narrow pane."""

    def __init__(self, text: str, width: int, parent: QWidget) -> None:
        super().__init__(text, tone=Tone.NEUTRAL, wraps=True, parent=parent)
        self._wished = width
        self.setMaximumWidth(width)
        self.setContentsMargins(0, 0, 6, 0)  # a long name doesn't touch what follows it

    def yield_in(self, across: int, room: int) -> None:
        """Take no more than its share of the whole line; the row itself may have less room."""
        width = min(self._wished, max(_LEAST_LABEL, int(across * _LABEL_SHARE)))
        self.setMaximumWidth(width)
        # A long chip gives way before the column does, as far as the row may still become narrower.
        self.setMinimumWidth(max(min(width, room - _LEAST_REST), min(self._wished, _LEAST_LABEL)))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wished, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._wished, _LEAST_LABEL), self.fontMetrics().height())


class ItemRow(_Spoken):
    """A chip, a title with a dim second line, and at the right a time: actions, options, hypotheses."""

    def __init__(
        self,
        chip: Chip,
        title: str | Sequence[Run],
        *,
        detail: str = "",
        note: str = "",
        chip_width: int = CHIP_COLUMN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        runs = (Run(title),) if isinstance(title, str) else tuple(title)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, chip_width)
        grid.setColumnStretch(1, 1)
        chip.let_elide()
        self._chip, self._title = chip, _yielding(RunLabel(runs, parent=self), _LEAST_TITLE)
        self._note = _time_label(note, chip.tone, self) if note else None
        more = RunLabel((Run(detail, Tone.NEUTRAL),), parent=self) if detail else None
        self._detail = _yielding(more, _LEAST_TITLE) if more is not None else None
        grid.addWidget(chip, 0, 0, _TOP)
        grid.addWidget(self._title, 0, 1)
        if self._note is not None:
            grid.addWidget(self._note, 0, 2, _TOP_RIGHT)
        if self._detail is not None:
            grid.addWidget(self._detail, 1, 1)
        self._still = _spoken(chip.text, runs, detail)
        self._speak(self._still, note)

    def take_note(self, note: str) -> bool:
        """Another time and nothing else, as each second brings it; false when it needs another place."""
        if self._note is None or not note:
            return False
        same_width = without_digits(note) == without_digits(self._note.text())
        self._note.setText(note)
        if not same_width:
            _keep_whole(self._note)
        self._speak(self._still, note)
        return True

    def take(self, chip: tuple[str, Tone], runs: Sequence[Run], detail: str, note: str) -> bool:
        """Other values in the same places, with no new layout; false when they need other places."""
        if bool(note) != bool(self._note) or bool(detail) != bool(self._detail):
            return False
        self._chip.show_state(*chip)
        self._title.show_runs(runs)
        if self._note is not None:
            self._note.setText(note)
            _keep_whole(self._note)
            self._note.set_tone(_time_tone(chip[1]))
        if self._detail is not None:
            self._detail.show_runs((Run(detail, Tone.NEUTRAL),))
        self._still = _spoken(chip[0], runs, detail)
        self._speak(self._still, note)
        return True


def _spoken(chip: str, runs: Sequence[Run], detail: str) -> str:
    return " ".join(part for part in (chip, "".join(run.text for run in runs), detail) if part)


def _yielding(label: RunLabel, least: int) -> RunLabel:
    """It wraps: what stands beside it gets its room first, down to a width that still holds words."""
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)
    label.setMinimumWidth(least)
    return label


def _time_label(text: str, chip: Tone, parent: QWidget) -> PlainLabel:
    label = PlainLabel(text, tone=_time_tone(chip), parent=parent)
    label.setFont(font(tabular=True))
    label.setAlignment(Qt.AlignmentFlag.AlignRight)
    _keep_whole(label)
    return label


def _keep_whole(time: PlainLabel) -> None:
    # A countdown that loses a digit must not move what stands beside it, nor yield to it.
    advance = time.fontMetrics().horizontalAdvance
    width = max(advance("00:00"), advance(time.text()) + 1)
    # Fixed, or each second of each row would lay the whole page out anew.
    time.setFixedSize(width, time.fontMetrics().height())


def _time_tone(chip: Tone) -> Tone:
    """A time is dim, unless its chip calls for somebody."""
    return chip if chip in {Tone.WARN, Tone.BAD} else Tone.NEUTRAL


class Well(QFrame):
    """A nested box for text that isn't out yet: a dim heading and the text."""

    def __init__(self, heading: str, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(11, 7, 11, 8)
        layout.setSpacing(2)
        self._heading = PlainLabel(tone=Tone.NEUTRAL, px=11, parent=self)
        self._text = RunLabel(parent=self)
        layout.addWidget(self._heading)
        layout.addWidget(self._text)
        self.show_text(heading, text)

    def show_text(self, heading: str, text: str) -> None:
        """Another text in the same box."""
        self._heading.setText(heading)
        self._text.show_runs((Run(text),))
        self.setAccessibleName(f"{heading} {text}")
