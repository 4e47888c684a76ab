"""Where the first page shows the signals that belong to no incident; empty, and nothing loaded, until there is one."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.board import BoardModel
from ui.words import Words

if TYPE_CHECKING:
    # The first paint must not wait for what a board's strip can show.
    from ui.panes.attention_strip import AttentionStrip


class UnplacedPlace(QWidget):
    """Window thread. It takes no room while nothing waits."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self.strip: AttentionStrip | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()
        model.feeds.changed.connect(self._show)

    def _show(self) -> None:
        waits = not self._model.feeds.is_calm
        if waits and self.strip is None:
            self.strip = self._made()
            self._column.addWidget(self.strip)
        self.setVisible(waits)

    def _made(self) -> "AttentionStrip":
        from ui.panes.attention_strip import AttentionStrip
        from ui.panes.feed_matters import unplaced_matters

        strip = AttentionStrip(self._model, self._words, self)
        strip.show_instead(partial(unplaced_matters, self._model, self._words, strip))
        return strip
