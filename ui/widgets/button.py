"""Buttons and the small boxes that name their keys."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStyleOptionButton, QWidget
from typing_extensions import override

from ui.theme import BASE_PX, SMALL_PX, Tone, font
from ui.widgets.plain_label import PlainLabel, harmless, set_plain_tooltip

_LABEL_LIMIT = 120
_ELIDED_WIDTH = 88


class ButtonKind(StrEnum):
    """How much a button asks for: one primary a place, danger for what can't be taken back, quiet for bars.

    key: it looks like the key that does the same.
    """

    PRIMARY = "primary"
    SECONDARY = "secondary"
    DANGER = "danger"
    QUIET = "quiet"
    KEY = "key"


class KeyHint(PlainLabel):
    """A key in a hairline box, beside what it does."""

    def __init__(self, key: str, *, parent: QWidget | None = None) -> None:
        super().__init__(key, tone=Tone.NEUTRAL, px=SMALL_PX, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Button(QPushButton):
    """A button with a plain label: an `&` in it is an `&`, never a hidden shortcut."""

    def __init__(
        self,
        text: str = "",
        *,
        kind: ButtonKind = ButtonKind.SECONDARY,
        key: str = "",
        elides: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.elides = elides
        if elides:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._whole = ""
        self._is_measured = False
        self.setProperty("kind", kind.value)
        self.setFont(
            font(
                SMALL_PX if kind is ButtonKind.KEY else BASE_PX,
                weight=QFont.Weight.DemiBold if kind is ButtonKind.PRIMARY else QFont.Weight.Normal,
            )
        )
        self.setAutoDefault(False)
        self.key = key
        self.setText(text)

    @override
    def setText(self, text: str, /) -> None:
        self._whole = harmless(text, _LABEL_LIMIT)
        super().setText(self._whole.replace("&", "&&"))
        self.setAccessibleName(self._whole)
        self.setAccessibleDescription(self.key)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _ELIDED_WIDTH), hint.height()) if self.elides else hint

    @override
    def initStyleOption(self, option: QStyleOptionButton, /) -> None:
        super().initStyleOption(option)
        if self.elides and not self._is_measured:
            # The size hint asks for this option in its turn.
            self._is_measured = True
            missing = self.sizeHint().width() - self.width()
            self._is_measured = False
            if missing > 0:
                room = self.fontMetrics().horizontalAdvance(self._whole) - missing
                shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
                option.text = shown.replace("&", "&&")

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self.elides:
            set_plain_tooltip(self, self._whole if self.width() < self.sizeHint().width() else "")

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        # Qt presses a button by Space alone outside of dialogs; people press Enter.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        # A double click is one intent, even when another button stands under its second half by then.
        event.accept()


class HintedButton(QWidget):
    """A button with its key in a box at its right."""

    def __init__(self, button: Button, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = button
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(button)
        layout.addWidget(KeyHint(button.key, parent=self))
