"""A wrapping label whose text has several looks: a value and a dim remark, a struck word and why."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import BASE_PX, Tone, font, themed, tone_hex
from ui.widgets.text_layout import Laid, Run, lay_out

_UNWRAPPED: Final = 10_000
_WIDEST_HINT: Final = 320
_MOST_MEASURED: Final = 16


class RunLabel(QWidget):
    """Plain text in runs, wrapped to the width it gets."""

    def __init__(self, runs: Sequence[Run] = (), *, px: int = BASE_PX, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: tuple[Run, ...] = ()
        self._font = font(px, tabular=True)
        # A layout asks for the height at several widths each time anything near it changes.
        self._measured: dict[int, tuple[int, int]] = {}
        self._natural: float | None = None  # how wide the text is on one line; infinite: it has several
        self._laid: tuple[int, Laid] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themed.changed.connect(self._forget_colours)
        self.show_runs(runs)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Another text."""
        if tuple(runs) == self._runs:
            return
        self._runs = tuple(runs)
        self.setAccessibleName("".join(run.text for run in self._runs))
        self._measured.clear()
        self._natural = None
        self._forget_colours()
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._measure(width)[1]

    @override
    def sizeHint(self) -> QSize:
        width = min(self._measure(_UNWRAPPED)[0] + 1, _WIDEST_HINT)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().height())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(tone_hex(Tone.INK)))
        self._at(self.width()).layout.draw(painter, QPointF(0, 0))

    def _measure(self, width: int) -> tuple[int, int]:
        """Where the last line ends, and the height, at a width."""
        if width not in self._measured:
            if len(self._measured) >= _MOST_MEASURED:
                self._measured.clear()
            laid = self._at(width)
            self._measured[width] = (int(laid.last_line_end), int(laid.height + 0.999))
        return self._measured[width]

    def _at(self, width: int) -> Laid:
        """The lines at a width. What fits into one line is laid out once for all widths."""
        if self._natural is None:
            laid = lay_out(self._runs, _UNWRAPPED, self._font)
            self._laid = (_UNWRAPPED, laid)
            self._natural = math.inf if laid.last_line_top > 0 else laid.last_line_end
        at = _UNWRAPPED if self._natural < width else width
        if self._laid is None or self._laid[0] != at:
            self._laid = (at, lay_out(self._runs, at, self._font))
        return self._laid[1]

    def _forget_colours(self) -> None:
        self._laid = None
        self.update()
