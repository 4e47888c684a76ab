"""Rows with their forms as a page in place of the four panes: the head of every such page, and no work while hidden."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.models.board import BoardModel
from ui.panes.slot import INSET, Face
from ui.panes.slots import SlotPane
from ui.widgets.chip import chip_room
from ui.widgets.row import CHIP_COLUMN
from ui.widgets.tab_order import chain_after, stops_in
from ui.widgets.whole_page import PAGE_MARGINS, PageHead
from ui.words import Words


class SlotPage(SlotPane):
    """Arrows and numbers choose a row, Enter opens it, Esc goes back and keeps what is typed. closed: to the board.

    It follows the board and the language while it is seen, and catches up when it is shown.
    """

    closed = Signal()

    def __init__(self, key: str, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self.setObjectName("aside")
        left, top, right, bottom = PAGE_MARGINS
        self.page_head = PageHead(key, self)
        edge = self._outer.contentsMargins().left()  # what a pane keeps free for its border
        self.page_head.setContentsMargins(left - edge, top - edge, right - edge, 4)
        self.page_head.back.clicked.connect(self.closed)
        self._head.hide()
        self._outer.insertWidget(0, self.page_head)
        self._rows.setContentsMargins(left - INSET, 2, right - INSET, bottom)

    def say_again(self) -> None:
        """Say every word that no row says in the language in force."""
        raise NotImplementedError

    @override
    def retranslate(self) -> None:
        if self.isVisible():
            self.say_again()
            self.refresh()

    @override
    def shown_faces(self) -> list[Face]:
        # The widest chip makes the column: behind another word the text must not begin at another place.
        faces = self.faces()
        widths = [chip_room(*face.chip) for face in faces if face.is_item and face.chip]
        column = max([CHIP_COLUMN, *widths])
        return [replace(face, chip_width=column) if face.is_item else face for face in faces]

    @override
    def refresh(self) -> None:
        if self.isVisible():
            super().refresh()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.retranslate()
        # Esc is the quick way back: Tab goes to what is done here first.
        others = [stop for stop in stops_in(self) if stop is not self.page_head.back]
        if others:
            chain_after(others[-1], [self.page_head.back])

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.closed.emit()
        else:
            super().keyPressEvent(event)
