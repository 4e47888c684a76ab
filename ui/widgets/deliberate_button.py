"""A button that Space does not press: for what stands behind a row of boxes that Space ticks one after the other."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from ui.widgets.button import Button


class DeliberateButton(Button):
    """Enter, a click or its own key press it: a Space too many in the rhythm of ticking does nothing."""

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent, /) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyReleaseEvent(event)
