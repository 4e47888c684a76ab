"""The chip over the end of a list that says how many rows have come below what is being read."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.theme import Tone, tokens
from ui.widgets.chip import ChipButton

_ABOVE_END: Final = 10


class NewRows(ChipButton):
    """Lies over its parent's lower edge, so that no row moves for it. Its key, not Tab, goes there."""

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(tone=Tone.ACCENT, parent=parent)
        self._around = parent
        self._key, self._count = key, 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        parent.installEventFilter(self)
        self.hide()

    def show_count(self, count: int) -> None:
        """How many there are; none: it goes away."""
        self._count = count
        if count:
            self.retranslate()
        self.setVisible(count > 0)

    def retranslate(self) -> None:
        """Say it again in the language in force."""
        self.show_state(self._words(self._count, self._key), Tone.ACCENT)
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().raised))
        where = QRectF(self.rect())
        painter.drawRoundedRect(where, where.height() / 2, where.height() / 2)
        painter.end()
        super().paintEvent(event)

    def _words(self, count: int, key: str) -> str:
        """What it says."""
        return self.tr("%n new ↓", "rows of the timeline", count) + f"  {key}"

    def _top(self, height: int) -> int:
        """Where it stands over its parent."""
        return self._around.height() - height - _ABOVE_END

    def _place(self) -> None:
        size = self.sizeHint()
        self.resize(size)
        self.move((self._around.width() - size.width()) // 2, self._top(size.height()))
        self.raise_()
