"""Where the restricted page stands: made when it is first asked for, in place of the four panes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from ui.models.board import BoardModel
from ui.words import Words

if TYPE_CHECKING:
    from ui.panes.privacy_page import PrivacyPage


class PrivacyPlace(QObject):
    """closed: back to the board."""

    closed = Signal()

    def __init__(self, model: BoardModel, words: Words, place: QStackedWidget) -> None:
        super().__init__(place)
        self._model, self._words, self._place = model, words, place
        self._page: PrivacyPage | None = None

    def show(self) -> None:
        """The page; with the answer's form open while the question waits for one."""
        if self._page is None:
            from ui.panes.privacy_page import PrivacyPage

            self._page = PrivacyPage(self._model, self._model.restricted, self._words, self._place)
            self._page.closed.connect(self.closed)
            self._place.addWidget(self._page)
        self._place.setCurrentWidget(self._page)
        if self._model.board.privacy.answered is None:
            self._page.ask()
        else:
            self._page.open()

    def save_drafts(self) -> None:
        """Keep what is typed, now."""
        if self._page is not None:
            self._page.save_drafts()
