"""Work that nobody waits for, a few milliseconds at a time: a key, a click or a switch never waits for it."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

# So long at a time, with so long between.
_AT_ONCE_MS: Final = 4
_BREATH_MS: Final = 8

Step = Callable[[], object]


class BitByBit(QObject):
    """Carries out steps while the window has nothing else to do. Window thread only.

    A step is never divided: each must be short by itself.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: deque[Iterator[Step]] = deque()
        self._asked = 0

    def begin(self, steps: Iterable[Step], *, after_ms: int) -> None:
        """Carry these out from then on, in place of what is left of others."""
        self._left.clear()
        self.add(steps, after_ms=after_ms)

    def add(self, steps: Iterable[Step], *, after_ms: int) -> None:
        """Carry these out too, behind the others; nothing before then."""
        self._left.append(iter(steps))
        self._go_on_in(after_ms)

    def _go_on_in(self, span_ms: int) -> None:
        self._asked += 1
        asked = self._asked
        QTimer.singleShot(span_ms, self, lambda: self._go_on(asked))

    def _go_on(self, asked: int) -> None:
        if asked != self._asked:
            return
        timer = QElapsedTimer()
        timer.start()
        while self._left:
            for step in self._left[0]:
                step()
                if timer.hasExpired(_AT_ONCE_MS):
                    self._go_on_in(_BREATH_MS)
                    return
            self._left.popleft()
