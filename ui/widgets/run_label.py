"""A wrapping label whose text has several looks: a value and a dim remark, a struck word and why."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import BASE_PX, Tokens, Tone, font, themed, tokens, tone_hex
from ui.widgets.text_layout import Laid, Run, lay_out

_UNWRAPPED: Final = 10_000
_WIDEST_HINT: Final = 320
_MOST_MEASURED: Final = 16
_MOST_REMEMBERED: Final = 2_000
_MOST_LAID: Final = 200


@dataclass(frozen=True, slots=True)
class _Measures:
    """How large some runs are at a width."""

    last_line_end: float
    height: float
    natural: float  # how wide the text is on one line; infinite: it has several


@lru_cache(maxsize=_MOST_REMEMBERED)
def _measures(runs: tuple[Run, ...], width: int, px: int) -> _Measures:
    # Thirty rows say the same, and another language says what it said before: measured once for all of them.
    laid = _laid(runs, width, px, tokens())
    natural = math.inf if laid.last_line_top > 0 else laid.last_line_end
    return _Measures(laid.last_line_end, laid.height, natural)


@lru_cache(maxsize=_MOST_LAID)
def _laid(runs: tuple[Run, ...], width: int, px: int, _worn: Tokens) -> Laid:
    # What was measured is painted next: laid out once for both. The colours worn are in it.
    return lay_out(runs, width, font(px, tabular=True))


class RunLabel(QWidget):
    """Plain text in runs, wrapped to the width it gets."""

    def __init__(self, runs: Sequence[Run] = (), *, px: int = BASE_PX, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: tuple[Run, ...] = ()
        self._px = px
        # A layout asks for the height at several widths each time anything near it changes.
        self._measured: dict[int, tuple[int, int]] = {}
        self._laid: tuple[int, Laid] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themed.changed.connect(self._wear_colours)
        self.show_runs(runs)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Another text."""
        if tuple(runs) == self._runs:
            return
        self._runs = tuple(runs)
        self.setAccessibleName("".join(run.text for run in self._runs))
        self._measured.clear()
        self._forget_layout()
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
            measures = _measures(self._runs, self._wrapped_at(width), self._px)
            self._measured[width] = (int(measures.last_line_end), int(measures.height + 0.999))
        return self._measured[width]

    def _at(self, width: int) -> Laid:
        """The lines at a width, to be painted."""
        at = self._wrapped_at(width)
        if self._laid is None or self._laid[0] != at:
            self._laid = (at, _laid(self._runs, at, self._px, tokens()))
        return self._laid[1]

    def _wrapped_at(self, width: int) -> int:
        """What fits into one line is laid out once for all widths."""
        return _UNWRAPPED if _measures(self._runs, _UNWRAPPED, self._px).natural < width else width

    def _wear_colours(self) -> None:
        # The colours of the runs are in their layout.
        self._forget_layout()

    def _forget_layout(self) -> None:
        self._laid = None
        self.update()
