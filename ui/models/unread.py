"""What has arrived in a timeline since somebody at this desk last looked at it: kept in no record."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from commander.board.record import Record
from ui.bridge import Turn
from ui.models.board import BoardModel

if TYPE_CHECKING:
    from commander.reading import Reading

# Somebody who only passes by has read nothing.
_LOOKED_MS: Final = 3_000
# Kept at most so often while rows come in one after the other; a crash shows a few rows as new once more.
_KEPT_EACH_MS: Final = 30_000


class Unread(QObject):
    """The positions that nobody has looked at. Window thread; changed: another set of them.

    in_sight: whether a row stands on the page. What arrives while somebody looks, and within the page, is read at once;
    the rest stays unread until they have looked for a while and turn away.
    """

    changed = Signal()
    added = Signal(set)

    def __init__(self, model: BoardModel, in_sight: Callable[[int], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._in_sight = model, in_sight
        self.positions: set[int] = set()
        self._newest = 0
        self._stream = ""
        self._is_looking = False
        self._has_looked = False
        self._looked = self._timer(_LOOKED_MS, self._on_looked)
        self._keep = self._timer(_KEPT_EACH_MS, self.save)
        model.opened.connect(self._open)
        model.bridge.recorded.connect(self._take)

    def look(self, is_looking: bool) -> None:
        """Whether somebody looks at the newest rows now: the window has the keyboard, and the page is at its end."""
        if is_looking == self._is_looking:
            return
        self._is_looking = is_looking
        if is_looking:
            self._looked.start()
            return
        self._looked.stop()
        if self._has_looked:
            self.clear()
        self.save()

    def clear(self) -> None:
        """All of it has been read."""
        self._has_looked = False
        if self.positions:
            self.positions.clear()
            self.changed.emit()

    def save(self) -> None:
        """Keep how far it has been read, so that the next start knows."""
        self._keep.stop()
        if self._stream and self._newest:
            read_to = min(self.positions) - 1 if self.positions else self._newest
            self._model.bridge.save_draft(_key(self._stream), str(read_to))

    def _timer(self, span_ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(span_ms)
        timer.timeout.connect(act)
        return timer

    def _on_looked(self) -> None:
        self._has_looked = True

    def _open(self) -> None:
        self.save()
        stream = self._stream = self._model.stream
        reader = self._model.person
        self._newest = 0
        self.clear()
        if not stream:
            return

        def question(reading: "Reading") -> tuple[str, int, list[int]]:
            _, _, newest = reading.extent(stream)
            kept = reading.draft(_key(stream))
            # Opened here for the first time: nothing is new when everything is.
            read_to = int(kept) if kept.isdecimal() else newest
            return stream, newest, reading.arrived_since(stream, read_to, reader) if read_to < newest else []

        self._model.bridge.read(question, self._begin, turn=Turn.LATER)

    def _begin(self, answer: tuple[str, int, list[int]]) -> None:
        stream, newest, arrived = answer
        if stream == self._stream:
            self._newest = max(self._newest, newest)
            self.positions.update(arrived)
            self.changed.emit()

    def _take(self, records: Iterable[Record]) -> None:
        ours = [one for one in records if one.stream == self._stream and one.event.in_timeline]
        if not ours or not self._stream:
            return
        self._newest = max(self._newest, *(one.position for one in ours))
        new = {one.position for one in ours if one.author != self._model.person}
        if self._is_looking:
            new = {one for one in new if not self._in_sight(one)}
        if new:
            self.positions |= new
            self.added.emit(new)
        if not self._keep.isActive():
            self._keep.start()


def _key(stream: str) -> str:
    return f"read:{stream}"
