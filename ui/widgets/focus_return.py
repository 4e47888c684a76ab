"""Where the focus was before something was laid over the window, and back there afterwards."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


class FocusReturn(QObject):
    """Remembers one widget for as long as it lives. Window thread."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept: QWidget | None = None

    def remember(self) -> None:
        """The focus is here now."""
        self._let_go()
        self._kept = QApplication.focusWidget()
        if self._kept is not None:
            self._kept.destroyed.connect(self._forget)

    def give_back(self) -> None:
        """Focus where it was, if that still stands in sight. Its text and what is marked in it stay as they are."""
        kept = self._let_go()
        if kept is not None and kept.isVisible() and kept.isEnabled():
            # Any other reason makes a field of one line mark all its text.
            kept.setFocus(Qt.FocusReason.PopupFocusReason)

    def _let_go(self) -> QWidget | None:
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.destroyed.disconnect(self._forget)
        return kept

    def _forget(self) -> None:
        self._kept = None
