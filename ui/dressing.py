"""Dresses widgets with rules of the stylesheet in another palette: what is seen at once, the rest bit by bit."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.bit_by_bit import BitByBit, Step

# When what nobody sees follows into new colours: by then the first frame in them stands on the screen.
FOLLOWED_MS: Final = 150


class Dressing(QObject):
    """A switch that comes while hidden widgets still follow begins them anew. Window thread only."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._later = BitByBit(self)

    def dress_again(self) -> None:
        """Dress every widget in the palette in force.

        Another stylesheet makes Qt dress each widget once for every ancestor: 1 s on a busy board. A rule keeps the
        palette's colour that it found first, so the widgets with rules are undressed and dressed again.
        """
        shown: list[QWidget] = []
        hidden: list[QWidget] = []
        for widget in self._app.allWidgets():
            (shown if widget.isVisible() else hidden).append(widget)
        for step in self._steps(shown):
            step()
        # Half of them stand on pages that nobody sees just now.
        self._later.begin(self._steps(hidden), after_ms=FOLLOWED_MS)

    def _steps(self, widgets: Sequence[QWidget]) -> Iterator[Step]:
        # What stands inside a widget with a rule was not told of the new palette: it would keep the old letters.
        return chain(
            (partial(_while_it_lives, self._dress, widget) for widget in widgets),
            (partial(_while_it_lives, _tell_palette, widget) for widget in widgets),
        )

    def _dress(self, widget: QWidget) -> None:
        if widget.testAttribute(Qt.WidgetAttribute.WA_StyleSheetTarget):
            style = self._app.style()
            style.unpolish(widget)
            style.polish(widget)


def _tell_palette(widget: QWidget) -> None:
    if not widget.testAttribute(Qt.WidgetAttribute.WA_SetPalette):
        widget.setPalette(QPalette())


def _while_it_lives(step: Callable[[QWidget], None], widget: QWidget) -> None:
    if isValid(widget):
        step(widget)
