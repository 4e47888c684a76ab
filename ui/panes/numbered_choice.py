"""Alt and a number choose a chip wherever the focus is among its neighbours, before any line of the window hears it."""

from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.panes.choice_chips import ChoiceChips

_PRESSES: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class NumberedChoice(QObject):
    """Takes Alt+number from every part of a form that holds chips."""

    def __init__(self, chips: ChoiceChips[Any], form: QWidget) -> None:
        super().__init__(form)
        self._chips = chips
        for part in (form, *form.findChildren(QWidget)):
            part.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in _PRESSES and self._number(event):
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                self._chips.choose_number(self._number(event))
            return True
        return super().eventFilter(watched, event)

    def _number(self, event: QKeyEvent) -> int:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = event.key() - Qt.Key.Key_0
        is_ours = modifiers == Qt.KeyboardModifier.AltModifier and 1 <= number <= len(self._chips.buttons)
        return number if is_ours else 0
