"""Another language reaches a page that nobody sees when it is shown next: what is seen is said sooner."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.words import Words


class SaidWhenSeen(QObject):
    """Has a page say every word again: at once while it is seen, else before it is painted next. Window thread."""

    # Of the class: a page that is being taken down hides once more when this object holds nothing any longer.
    _is_old = False  # hidden while the language changed

    def __init__(self, page: QWidget, words: Words, say: Callable[[], None]) -> None:
        super().__init__(page)
        self._page, self._say = page, say
        page.installEventFilter(self)
        words.changed.connect(self._on_changed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if self._is_old and event.type() is QEvent.Type.Show:
            self._is_old = False
            self._say()
        return False

    def _on_changed(self) -> None:
        self._is_old = not self._page.isVisible()
        if not self._is_old:
            self._say()
