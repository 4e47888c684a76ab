"""Dresses widgets with rules of the stylesheet in another palette: what is seen at once, the rest bit by bit."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

# When what nobody sees follows into new colours: by then the first frame in them stands on the screen.
FOLLOWED_MS: Final = 150
# So long at a time, with so long between: a key or a second switch never waits for what nobody sees.
_AT_ONCE_MS: Final = 4
_BREATH_MS: Final = 8

Step = tuple[Callable[[QWidget], None], QWidget]


class Dressing(QObject):
    """A switch that comes while hidden widgets still follow begins them anew. Window thread only."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._left: Iterator[Step] = iter(())
        self._switches = 0

    def dress_again(self) -> None:
        """Dress every widget in the palette in force.

        Another stylesheet makes Qt dress each widget once for every ancestor: 1 s on a busy board. A rule keeps the
        palette's colour that it found first, so the widgets with rules are undressed and dressed again.
        """
        shown: list[QWidget] = []
        hidden: list[QWidget] = []
        for widget in self._app.allWidgets():
            (shown if widget.isVisible() else hidden).append(widget)
        for step, widget in self._steps(shown):
            step(widget)
        # Half of them stand on pages that nobody sees just now.
        self._left = self._steps(hidden)
        self._switches += 1
        self._go_on_in(FOLLOWED_MS)

    def _steps(self, widgets: Sequence[QWidget]) -> Iterator[Step]:
        # What stands inside a widget with a rule was not told of the new palette: it would keep the old letters.
        return chain(
            ((self._dress, widget) for widget in widgets), ((_tell_palette, widget) for widget in widgets)
        )

    def _go_on_in(self, span_ms: int) -> None:
        switch = self._switches
        QTimer.singleShot(span_ms, self, lambda: self._go_on(switch))

    def _go_on(self, switch: int) -> None:
        if switch != self._switches:
            return
        timer = QElapsedTimer()
        timer.start()
        for step, widget in self._left:
            if isValid(widget):
                step(widget)
            if timer.hasExpired(_AT_ONCE_MS):
                self._go_on_in(_BREATH_MS)
                return

    def _dress(self, widget: QWidget) -> None:
        if widget.testAttribute(Qt.WidgetAttribute.WA_StyleSheetTarget):
            style = self._app.style()
            style.unpolish(widget)
            style.polish(widget)


def _tell_palette(widget: QWidget) -> None:
    if not widget.testAttribute(Qt.WidgetAttribute.WA_SetPalette):
        widget.setPalette(QPalette())
