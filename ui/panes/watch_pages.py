"""The pages of the watch and of the timestamps, each made when it is first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.shortcuts import Action
from ui.words import Words

if TYPE_CHECKING:
    from ui.panes.asking_page import AskingPage
    from ui.panes.milestones_page import MilestonesPage
    from ui.panes.watch_page import WatchPage


class WatchPages(QObject):
    """Stand in place of the four panes; `back` leads from them to the board.

    asked_for: what is done elsewhere.
    """

    asked_for = Signal(Action)

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        overview: DeskOverview,
        place: QStackedWidget,
        back: Callable[[], None],
    ) -> None:
        super().__init__(place)
        self._model, self._words, self._overview = model, words, overview
        self._place, self._back = place, back
        self._watch: WatchPage | None = None
        self._milestones: MilestonesPage | None = None

    def show_watch(self) -> "WatchPage":
        """Who has heard, what waits, who works on it."""
        if self._watch is None:
            from ui.panes.watch_page import WatchPage

            self._watch = WatchPage(self._model, self._words, self._overview, self._place)
            self._watch.closed.connect(self._back)
            self._watch.asked_for.connect(self.asked_for)
        self._show(self._watch)
        return self._watch

    def link(self) -> None:
        """Ask at once which incident belongs to this one."""
        self.show_watch().ask_link()

    def show_milestones(self) -> None:
        """When each thing happened, and what it comes to."""
        if self._milestones is None:
            from ui.panes.milestones_page import MilestonesPage

            self._milestones = MilestonesPage(self._model, self._words, self._place)
            self._milestones.closed.connect(self._back)
        self._show(self._milestones)

    def _show(self, page: "AskingPage") -> None:
        if self._place.indexOf(page) < 0:
            self._place.addWidget(page)
        self._place.setCurrentWidget(page)
        page.open()
