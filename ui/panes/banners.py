"""Sentences about the program itself: a journal that can't be used, a setting with a slip, a fault of ours."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Tone
from ui.widgets.button import Button
from ui.widgets.strip import Strip

Way = tuple[str, Callable[[], object]]
_SHOWN = 4


class Banners(QWidget):
    """At the window's top, one line each; takes no room when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strips: dict[str, Strip] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 0)
        self._column.setSpacing(6)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """What is said now."""
        return [strip.accessibleName() for strip in self._strips.values()]

    def say(
        self, key: str, text: str, *, tone: Tone = Tone.BAD, ways: Sequence[Way] = (), away: str = ""
    ) -> None:
        """Show a line; the same key replaces what it said. `away` names the button that takes it away."""
        self.take_away(key)
        if len(self._strips) >= _SHOWN:
            self.take_away(next(iter(self._strips)))
        buttons = []
        for word, act in [*ways, *([(away, lambda: self.take_away(key))] if away else [])]:
            button = Button(word, parent=self)
            button.clicked.connect(lambda _=False, act=act: act())
            buttons.append(button)
        strip = Strip("!", text, tone=tone, actions=buttons, parent=self)
        self._strips[key] = strip
        self._column.addWidget(strip)
        self.show()

    def take_away(self, key: str) -> None:
        """It no longer holds."""
        strip = self._strips.pop(key, None)
        if strip is not None:
            self._column.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        self.setVisible(bool(self._strips))
