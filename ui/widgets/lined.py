"""A row with a hairline under it, drawn by itself: a hundred rows with a rule of the stylesheet dress slowly."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ui.theme import themed, tokens


class Lined(QFrame):
    """The last of its list has no line under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_last = False
        self.setContentsMargins(0, 0, 0, 1)
        themed.changed.connect(self.update)

    @property
    def is_last(self) -> bool:
        """Whether nothing stands below it."""
        return self._is_last

    def set_last(self, last: bool) -> None:
        """No hairline under the last row."""
        if self._is_last is not last:
            self._is_last = last
            self.setContentsMargins(0, 0, 0, 0 if last else 1)
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if not self.is_last:
            painter = QPainter(self)
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens().line))
