"""Work that nobody waits for, a few milliseconds at a time: a key, a click or a switch never waits for it."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimerEvent
from typing_extensions import override

# So long at a time, with so long between.
_AT_ONCE_MS: Final = 3
_BREATH_MS: Final = 8

Step = Callable[[], object]


class BitByBit(QObject):
    """Carries out steps while the window has nothing else to do. Window thread only.

    A step is never divided: each must be short by itself.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: deque[Iterator[Step]] = deque()
        self._timer = 0

    def begin(self, steps: Iterable[Step], *, after_ms: int) -> None:
        """Carry these out from then on, in place of what is left of others."""
        self._left.clear()
        self.add(steps, after_ms=after_ms)

    def add(self, steps: Iterable[Step], *, after_ms: int) -> None:
        """Carry these out too, behind the others; nothing before then."""
        self._left.append(iter(steps))
        self._go_on_in(after_ms)

    @override
    def timerEvent(self, event: QTimerEvent, /) -> None:
        self._rest()
        clock = QElapsedTimer()
        clock.start()
        while self._left:
            for step in self._left[0]:
                step()
                if clock.hasExpired(_AT_ONCE_MS):
                    self._go_on_in(_BREATH_MS)
                    return
            self._left.popleft()

    def _go_on_in(self, span_ms: int) -> None:
        self._rest()
        self._timer = self.startTimer(span_ms)

    def _rest(self) -> None:
        if self._timer:
            self.killTimer(self._timer)
        self._timer = 0
