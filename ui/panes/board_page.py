"""One incident on the screen: clocks above, four panes in two columns, the timeline beside them, what next below."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from commander.board.refusal import Refused
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.panes.actions import ActionsPane
from ui.panes.attention_strip import AttentionStrip
from ui.panes.bottom_bar import BottomBar
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.clock_strip import ClockStrip
from ui.panes.impact import ImpactPane
from ui.panes.messages import MessagesPane
from ui.panes.roles import RolesPane
from ui.panes.slots import SlotPane
from ui.panes.timeline_pane import TimelinePane
from ui.panes.top_bar import TopBar
from ui.panes.undo_strip import UndoStrip
from ui.shortcuts import Action
from ui.words import Words

_GAP: Final = 12
# From this width on the timeline takes what is more.
_WIDE: Final = 1800
_BOARD_AT_WIDE: Final = 1120
_UNBOUND: Final = 16_777_215


class BoardPage(QWidget):
    """The broadcast sheet takes the place of the four panes; the timeline stays live beside it.

    refused: a command with no form of its own was not carried out.
    """

    refused = Signal(Refused)

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        overview: DeskOverview,
        *,
        undo: timedelta,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.top_bar = TopBar(model, words, overview, self)
        self._clocks = ClockStrip(model, words, self)
        self.attention = AttentionStrip(model, words, self)
        self._roles = RolesPane(model, words, self)
        self._impact = ImpactPane(model, words, self)
        self._messages = MessagesPane(model, words, self)
        self._actions = ActionsPane(model, words, self)
        self._sheet = BroadcastSheet(model, words, self, undo=undo)
        self.timeline = TimelinePane(model, words, self)
        self.undo = UndoStrip(model, words, self)
        self.bottom_bar = BottomBar(model, words, self)
        self._board = QStackedWidget(self)
        self._lay_out()
        self._sheet.closed.connect(self._leave_sheet)
        self.bottom_bar.asked_for.connect(self.go)
        self.top_bar.refused.connect(self.refused)
        self.undo.refused.connect(self.refused)
        model.opened.connect(self.show_board)

    def go(self, action: Action) -> None:
        """Go where an action is done."""
        match action:
            case Action.BROADCAST:
                self._board.setCurrentWidget(self._sheet)
                self._sheet.open()
            case Action.ROLES:
                self._focus(self._roles)
            case Action.IMPACT:
                self._focus(self._impact)
            case Action.MESSAGES:
                self._focus(self._messages)
            case Action.ACTIONS:
                self._focus(self._actions)
            case Action.ATTENTION:
                self.attention.go_to(0)
            case Action.SEVERITY:
                self.top_bar.offer_severities()
            case Action.NEXT_STEP:
                self.bottom_bar.take_next_step()
            case Action.COMPOSE:
                self.timeline.compose()
            case _:
                pass

    def show_board(self) -> None:
        """The four panes, in place of the sheet."""
        self._board.setCurrentIndex(0)

    def _leave_sheet(self) -> None:
        self.show_board()
        self.timeline.compose()

    def fit(self, width: int) -> None:
        """Share the width between the board and the timeline."""
        self._board.setMaximumWidth(_BOARD_AT_WIDE if width >= _WIDE else _UNBOUND)

    def save_drafts(self) -> None:
        """Keep what is typed, now."""
        self.timeline.composer.save_draft()
        self._sheet.save_draft()

    def _focus(self, pane: SlotPane) -> None:
        self.show_board()
        pane.enter()

    def _lay_out(self) -> None:
        panes = QWidget(self)
        grid = QGridLayout(panes)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        for place, pane in enumerate((self._roles, self._impact, self._messages, self._actions)):
            grid.addWidget(pane, place // 2, place % 2)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(place, 240)
        grid.setRowStretch(0, 41)
        grid.setRowStretch(1, 59)
        self._board.addWidget(panes)
        self._board.addWidget(self._sheet)
        middle = QHBoxLayout()
        middle.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        middle.setSpacing(_GAP)
        # By the shares alone: what stands inside scrolls or wraps, and must not push the other side away.
        for side in (self._board, self.timeline):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        middle.addWidget(self._board, 65)
        middle.addWidget(self.timeline, 35)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self._clocks)
        column.addWidget(self.attention)
        column.addLayout(middle, 1)
        column.addWidget(self.undo)
        column.addWidget(self.bottom_bar)
