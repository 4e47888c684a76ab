"""The pages that look beyond the response: for management, and the temporary measures of all incidents."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from ui.models.board import BoardModel
from ui.words import Words

if TYPE_CHECKING:
    from ui.panes.management_page import ManagementPage
    from ui.panes.temporary_page import TemporaryPage


class CompanyPages(QObject):
    """Stand in place of the four panes, each made when it is first asked for; `back` leads to the board.

    incident_chosen: another one's stream.
    """

    incident_chosen = Signal(str)

    def __init__(
        self, model: BoardModel, words: Words, place: QStackedWidget, back: Callable[[], None]
    ) -> None:
        super().__init__(place)
        self._model, self._words, self._place, self._back = model, words, place, back

    def show_management(self) -> None:
        """The page for management as of now."""
        self._place.setCurrentWidget(self._management)
        self._management.open()

    def show_temporary(self) -> None:
        """What is still only temporary, over all incidents."""
        self._place.setCurrentWidget(self._temporary)
        self._temporary.open()

    @cached_property
    def _management(self) -> "ManagementPage":
        from ui.panes.management_page import ManagementPage

        page = ManagementPage(self._model, self._words, self._place)
        page.closed.connect(self._back)
        self._place.addWidget(page)
        return page

    @cached_property
    def _temporary(self) -> "TemporaryPage":
        from ui.panes.temporary_page import TemporaryPage

        page = TemporaryPage(self._model, self._words, self._place)
        page.closed.connect(self._back)
        page.incident_chosen.connect(self.incident_chosen)
        self._place.addWidget(page)
        return page
