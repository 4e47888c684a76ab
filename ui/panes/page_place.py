"""The incident's page, made when it is first needed: the first paint must not wait for it."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.panes.other_side import NobodyAsked, OtherSide
from ui.words import Words

if TYPE_CHECKING:
    from commander.customers.shelf import Shelf
    from ui.panes.board_page import BoardPage


class PagePlace:
    """Keeps what the page is to know until there is one. `begun` is called once with it. Window thread."""

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        overview: DeskOverview,
        undo: timedelta,
        window: QWidget,
        begun: "Callable[[BoardPage], None]",
    ) -> None:
        self._model, self._words, self._overview, self._window = model, words, overview, window
        self._undo, self._begun = undo, begun
        self._other_side: OtherSide = NobodyAsked()
        self._shelf: Callable[[], Shelf] | None = None
        self.made: BoardPage | None = None

    @property
    def page(self) -> "BoardPage":
        """The page; made now if it was not yet."""
        if self.made is None:
            from ui.panes.board_page import BoardPage

            page = BoardPage(self._model, self._words, self._overview, undo=self._undo, parent=self._window)
            page.ask_through(self._other_side)
            if self._shelf is not None:
                page.keep_lists_by(self._shelf)
            self.made = page
            self._begun(page)
        return self.made

    def undo_within(self, span: timedelta) -> None:
        """How long the next broadcast can be taken back."""
        self._undo = span
        if self.made is not None:
            self.made.undo_within(span)

    def ask_through(self, other_side: OtherSide) -> None:
        """Who can tell the sheet what only the other side knows."""
        self._other_side = other_side
        if self.made is not None:
            self.made.ask_through(other_side)

    def keep_lists_by(self, make: "Callable[[], Shelf]") -> None:
        """Where lists of affected customers lie."""
        self._shelf = make
        if self.made is not None:
            self.made.keep_lists_by(make)
