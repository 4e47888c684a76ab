"""The incident's page, made when it is first needed: the first paint must not wait for it."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commander.board.slack_rules import GroupSizes
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
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
        self._count: Callable[[], int | None] = lambda: None
        self._size: Callable[[], GroupSizes | None] = lambda: None
        self._shelf: Callable[[], Shelf] | None = None
        self.made: BoardPage | None = None

    @property
    def page(self) -> "BoardPage":
        """The page; made now if it was not yet."""
        if self.made is None:
            from ui.panes.board_page import BoardPage

            page = BoardPage(self._model, self._words, self._overview, undo=self._undo, parent=self._window)
            page.count_subscribers_by(self._count)
            page.size_groups_by(self._size)
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

    def count_subscribers_by(self, count: Callable[[], int | None]) -> None:
        """How the sheet learns whom the status page would mail."""
        self._count = count
        if self.made is not None:
            self.made.count_subscribers_by(count)

    def keep_lists_by(self, make: "Callable[[], Shelf]") -> None:
        """Where lists of affected customers lie."""
        self._shelf = make
        if self.made is not None:
            self.made.keep_lists_by(make)

    def size_groups_by(self, size: Callable[[], GroupSizes | None]) -> None:
        """How the sheet learns how many people a user group calls."""
        self._size = size
        if self.made is not None:
            self.made.size_groups_by(size)
