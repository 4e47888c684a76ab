"""The first moments of the sheet, in which its keys send nothing."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

# A second Enter of a nervous hand must not send what nobody has seen.
DEAD_S = 0.7
_AFTER_DEAD_MS = 5


class DeadTime(QObject):
    """Begins anew each time the sheet is shown. turned: it has begun, or it is over."""

    turned = Signal()

    def __init__(self, clock: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._began_at = 0.0
        self._timer = QTimer(self, singleShot=True)
        # A coarse timer may ring before its time: the button would stay grey though it would send.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.turned)

    @property
    def lasts(self) -> bool:
        """Whether nothing may be sent yet."""
        return self._clock() - self._began_at < DEAD_S

    def begin(self) -> None:
        """Count from now."""
        self._began_at = self._clock()
        self._timer.start(int(DEAD_S * 1000) + _AFTER_DEAD_MS)
        self.turned.emit()

    def end(self) -> None:
        """The sheet is put away: nothing is waited for."""
        self._timer.stop()
