"""Which incident the window shows: the one it showed when it last ended, and the way to one that a signal became."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from commander.board.incident import IncidentDeclared
from commander.board.record import Record
from commander.board.signals import SignalJudged, Verdict
from ui.models.board import BoardModel
from ui.scribe_place import open_still
from ui.theme import Tone
from ui.window import MainWindow

if TYPE_CHECKING:
    from commander.reading import Reading

_SHOWN: Final = "shown"  # kept as a draft: local, and never in the record
_BECAME: Final = "became"


class Whereabouts(QObject):
    """Window thread."""

    def __init__(self, model: BoardModel, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._window = model, window
        model.opened.connect(self._on_opened)
        model.bridge.recorded.connect(self._on_recorded)

    def go_back(self) -> None:
        """To the incident that was shown last, if it is still open and nobody has begun to declare another."""

        def done(stream: str) -> None:
            if stream and not self._model.stream and not self._window.welcome.title.text():
                self._window.show_incident(stream)

        self._model.bridge.read(_open_still, done)

    def _on_opened(self) -> None:
        self._model.bridge.save_draft(_SHOWN, self._model.stream)
        self._window.banners.take_away(_BECAME)

    def _on_recorded(self, records: tuple[Record, ...]) -> None:
        declared = {
            record.stream: record.event.short_id
            for record in records
            if isinstance(record.event, IncidentDeclared)
        }
        for record in records:
            became = _became(record) if record.stream == self._model.stream else ""
            if became in declared:
                self._offer(became, declared[became])

    def _offer(self, stream: str, short_id: str) -> None:
        text = self.tr("The signal became {incident}, an incident of its own: nobody commands it yet.")
        self._window.banners.say(
            _BECAME,
            text.format(incident=short_id),
            tone=Tone.WARN,
            ways=[(self.tr("Go there"), lambda: self._window.show_incident(stream))],
            away=self.tr("Dismiss"),
        )


def _became(record: Record) -> str:
    """The incident that a signal was judged to be; empty for any other record."""
    event = record.event
    return event.incident if isinstance(event, SignalJudged) and event.verdict is Verdict.NEW else ""


def _open_still(reading: "Reading") -> str:
    return open_still(reading, reading.draft(_SHOWN))
