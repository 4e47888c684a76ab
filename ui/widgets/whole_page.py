"""Scroll areas that keep the keyboard's place in sight, and the page that scrolls as a whole on a small screen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from typing_extensions import override

_AROUND_FOCUS = 8


class FollowingScroll(QScrollArea):
    """Frameless and no stop of its own; wherever the keyboard goes in it comes into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, _AROUND_FOCUS, _AROUND_FOCUS)


class WholePage(FollowingScroll):
    """Shows its page as large as itself, but never smaller than the page can do with: the rest is scrolled to.

    least: how large the page must be, given the width there is.
    """

    def __init__(self, page: QWidget, least: Callable[[int], QSize], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wholePage")
        self._page, self._least = page, least
        self.setWidget(page)
        page.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._page and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _fit(self) -> None:
        """As large as the room without scroll bars where that is enough."""
        room = self.maximumViewportSize()
        least = self._least(room.width())
        bar = self.verticalScrollBar().sizeHint().width()
        if least.height() > room.height():
            room = QSize(room.width() - bar, room.height())
            least = self._least(room.width())
        if least.width() > room.width():
            room = QSize(room.width(), room.height() - self.horizontalScrollBar().sizeHint().height())
        self._page.resize(room.expandedTo(least))
