"""Enter on what nobody can have read yet: for a moment after another page came up by itself, it does nothing."""

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from typing_extensions import override

# Faster than this nobody reads what came up and answers it.
UNREAD_MS = 400
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PRESSES = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class UnseenKeys(QObject):
    """Swallows Enter, and Space on a button, while what they would press has just come up. Letters stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._let_go)

    def hold(self) -> None:
        """Something else stands on the screen now."""
        app = QCoreApplication.instance()
        if app is not None and UNREAD_MS > 0:
            app.installEventFilter(self)
            self._timer.start(UNREAD_MS)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in _PRESSES and self._would_act(event):
            event.accept()
            return True
        return False  # QObject's own does nothing else, and thousands of events come by

    def _would_act(self, event: QKeyEvent) -> bool:
        is_button = isinstance(QApplication.focusWidget(), QAbstractButton)
        return event.key() in _ENTER or (event.key() == Qt.Key.Key_Space and is_button)

    def _let_go(self) -> None:
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)


class Standing:
    """Since when something stands at its place, so that a key meant for what stood there before does nothing."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()
        self._since.start()

    @property
    def is_unread(self) -> bool:
        """Whether it came up only now."""
        return self._since.elapsed() < UNREAD_MS
