"""What is laid over the window by key: the palette and the page of keys, each made when it is first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.shortcuts import Action
from ui.words import Words

if TYPE_CHECKING:
    from ui.dialogs.export import ExportDialog
    from ui.panes.board_page import BoardPage
    from ui.panes.palette import Palette
    from ui.panes.shortcuts_page import ShortcutsPlace


class Overlays(QObject):
    """Made with the window, before its first paint: what it shows is imported later.

    chosen, incident_chosen, text_wished: as the palette says them.
    """

    chosen = Signal(Action)
    incident_chosen = Signal(str)
    text_wished = Signal(str)

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        overview: DeskOverview,
        page: "Callable[[], BoardPage | None]",
        window: QWidget,
        *,
        drills_only: bool,
    ) -> None:
        super().__init__(window)
        self._model, self._words, self._overview, self._page = model, words, overview, page
        self._window, self._drills_only = window, drills_only
        self._palette: Palette | None = None
        self._keys: ShortcutsPlace | None = None
        self._export: ExportDialog | None = None

    def toggle_palette(self) -> None:
        """Open the palette, or close it."""
        if self._palette is None:
            from ui.panes.palette import Palette
            from ui.panes.palette_items import Offers

            offers = Offers(
                self._model, self._words, self._overview, self._page, drills_only=self._drills_only
            )
            self._palette = Palette(offers, self._words, self._window)
            self._palette.chosen.connect(self.chosen)
            self._palette.incident_chosen.connect(self.incident_chosen)
            self._palette.text_wished.connect(self.text_wished)
        self._palette.toggle()

    def show_export(self) -> None:
        """The form that hands out the timeline of the open incident."""
        if not self._model.stream:
            return
        if self._export is None:
            from ui.dialogs.export import ExportDialog

            self._export = ExportDialog(self._model, self._words, self._window)
        page = self._page()
        self._export.begin(page.timeline.chosen_positions() if page is not None else ())
        self._export.raise_()
        self._export.activateWindow()

    def toggle_keys(self, stack: QStackedWidget) -> None:
        """The page of keys over a page of the window; over an incident's page it takes the place of the panes."""
        page = self._page()
        if page is not None and stack.currentWidget() is page:
            page.go(Action.SHORTCUTS)
            return
        if self._keys is None:
            from ui.panes.shortcuts_page import ShortcutsPlace

            self._keys = ShortcutsPlace(stack, self._words)
        self._keys.toggle()
