"""Work that nobody waits for, a few milliseconds at a time: a key, a click or a switch never waits for it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

# So long at a time, with so long between.
_AT_ONCE_MS: Final = 4
_BREATH_MS: Final = 8

Step = Callable[[], object]


class BitByBit(QObject):
    """Carries out steps while the window has nothing else to do; what is begun anew forgets what was left.

    Window thread only. A step is never divided: each must be short by itself.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: Iterator[Step] = iter(())
        self._begun = 0

    def begin(self, steps: Iterable[Step], *, after_ms: int = 0) -> None:
        """Carry these out from then on, in place of what is left of others."""
        self._left = iter(steps)
        self._begun += 1
        self._go_on_in(after_ms)

    def _go_on_in(self, span_ms: int) -> None:
        begun = self._begun
        QTimer.singleShot(span_ms, self, lambda: self._go_on(begun))

    def _go_on(self, begun: int) -> None:
        if begun != self._begun:
            return
        timer = QElapsedTimer()
        timer.start()
        for step in self._left:
            step()
            if timer.hasExpired(_AT_ONCE_MS):
                self._go_on_in(_BREATH_MS)
                return
