"""The place under the rows of the timeline where something is asked, and where a sentence says what came of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.board import BoardModel
from ui.models.timeline_feed import TimelineFeed
from ui.panes.spoken_label import SpokenLabel
from ui.theme import SMALL_PX, Tone
from ui.widgets.ask import Ask
from ui.widgets.timeline_view import TimelineView
from ui.words import Words


class UnderRows(QWidget):
    """A question and a sentence; both go away when another incident is opened. Window thread."""

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        feed: TimelineFeed,
        view: TimelineView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._words, self._feed, self._view = model, words, feed, view
        self.ask = Ask(self)
        self.said = SpokenLabel(words, px=SMALL_PX, parent=self)
        self.said.setContentsMargins(14, 4, 14, 4)
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.ask)
        column.addWidget(self.said)
        model.opened.connect(self._on_opened)

    def say(self, said: Callable[[], str], tone: Tone = Tone.NEUTRAL) -> None:
        """A sentence under the rows, in whatever language is spoken."""
        self.said.set_tone(tone)
        self.said.say(said)
        self.said.show()

    def _on_opened(self) -> None:
        self.ask.put_away()
        self.said.hide()
