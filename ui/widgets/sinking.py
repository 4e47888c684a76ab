"""A place whose one widget stands at its bottom, no higher than what it holds."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class Sinking(QWidget):
    """Few rows lie just above what stands below, as the newest line of a log does; many fill the place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: QWidget | None = None
        self._length = 0

    def hold(self, widget: QWidget) -> None:
        """Hold this widget; it is as high as `fit` says, or as there is room."""
        self._held = widget
        widget.setParent(self)
        self._arrange()

    def fit(self, length: int) -> None:
        """How high everything in it is."""
        self._length = length
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if self._held is not None:
            height = min(self._length, self.height())
            self._held.setGeometry(0, self.height() - height, self.width(), height)
