"""Scrolls a page so that what has the focus is seen, from wherever the focus came."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_AROUND = 12


class FocusInSight(QObject):
    """Qt scrolls only while Tab stays inside a scrolled page, not when it comes in from beyond. Window thread."""

    def __init__(self, page: QScrollArea) -> None:
        super().__init__(page)
        self._page = page
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._seen)

    def _seen(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._page.isAncestorOf(now):
            self._page.ensureWidgetVisible(now, 0, _AROUND)
