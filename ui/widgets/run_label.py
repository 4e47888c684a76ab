"""A wrapping label whose text has several looks: a value and a dim remark, a struck word and why."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import BASE_PX, Tone, font, themed, tone_hex
from ui.widgets.text_layout import Laid, Run, lay_out


class RunLabel(QWidget):
    """Plain text in runs, wrapped to the width it gets."""

    def __init__(self, runs: Sequence[Run] = (), *, px: int = BASE_PX, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: tuple[Run, ...] = ()
        self._font = font(px, tabular=True)
        self._laid: tuple[int, Laid] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themed.changed.connect(self._forget_layout)
        self.show_runs(runs)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Another text."""
        self._runs = tuple(runs)
        self.setAccessibleName("".join(run.text for run in self._runs))
        self._forget_layout()
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return int(self._at(width).height + 0.999)

    @override
    def sizeHint(self) -> QSize:
        natural = int(self._at(10_000).last_line_end) + 1
        return QSize(min(natural, 320), self.heightForWidth(min(natural, 320)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().height())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(tone_hex(Tone.INK)))
        self._at(self.width()).layout.draw(painter, QPointF(0, 0))

    def _at(self, width: int) -> Laid:
        if self._laid is None or self._laid[0] != width:
            self._laid = (width, lay_out(self._runs, width, self._font))
        return self._laid[1]

    def _forget_layout(self) -> None:
        self._laid = None
        self.update()
