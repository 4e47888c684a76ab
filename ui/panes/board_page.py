"""One incident on the screen: clocks above, four panes in two columns, the timeline beside them, what next below."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.deliveries import Operation
from commander.board.refusal import Refused
from commander.board.roles import COMMANDER
from commander.drafting.carried import Carried
from commander.next_step import NextStep
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.panes.action_commands import command_of
from ui.panes.attention_strip import AttentionStrip
from ui.panes.board_acts import Acts, bar_acts, pane_acts, planned_acts, timeline_acts
from ui.panes.board_pages import BoardPages
from ui.panes.bottom_bar import BottomBar
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.clock_strip import ClockStrip
from ui.panes.company_pages import CompanyPages
from ui.panes.four_panes import FourPanes
from ui.panes.other_side import OtherSide
from ui.panes.page_ahead import PageAhead
from ui.panes.privacy_place import PrivacyPlace
from ui.panes.role_pages import RolePages
from ui.panes.shortcuts_page import ShortcutsPlace
from ui.panes.step_words import means_line
from ui.panes.tell_this import tell_rows, tell_this
from ui.panes.timeline_pane import TimelinePane
from ui.panes.top_bar import TopBar
from ui.panes.undo_strip import UndoStrip
from ui.panes.watch_pages import WatchPages
from ui.shortcuts import Action
from ui.widgets.whole_page import WholePage
from ui.words import Words

if TYPE_CHECKING:
    from commander.customers.shelf import Shelf

_GAP: Final = 12
# From this width on the timeline takes what is more.
_WIDE: Final = 1800
_BOARD_AT_WIDE: Final = 1120
_UNBOUND: Final = 16_777_215
# On a smaller window the page scrolls as a whole: below this the panes would show no row.
_LEAST_WIDTH: Final = 920
_LEAST_MIDDLE: Final = 372
_LEAST_SHEET: Final = 440
_LOW: Final = 800


class BoardPage(QWidget):
    """The broadcast sheet takes the place of the four panes; the timeline stays live beside it.

    refused: a command with no form of its own was not carried out. asked_for: an action that is the window's to do.
    """

    refused = Signal(Refused)
    asked_for = Signal(Action)

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
        self._model = model
        self.top_bar = TopBar(model, words, overview, self)
        self._clocks = ClockStrip(model, words, self)
        self.attention = AttentionStrip(model, words, self)
        self._panes = FourPanes(model, words, self)
        self._sheet = BroadcastSheet(model, words, self, undo=undo)
        self.timeline = TimelinePane(model, words, self)
        self.timeline.undo_within(undo)
        self.undo = UndoStrip(model, words, self)
        self.bottom_bar = BottomBar(model, words, self)
        self._board = QStackedWidget(self)
        self._board.addWidget(self._panes)
        self._board.addWidget(self._sheet)
        self._pages = BoardPages(model, words, self._board)
        self._role_pages = RolePages(
            model, words, self._board, self._panes.roles, self.attention, self._leave_sheet
        )
        self._watch_pages = WatchPages(model, words, overview, self._board, self._leave_sheet)
        self._company = CompanyPages(model, words, self._board, self._leave_sheet)
        self._privacy = PrivacyPlace(model, words, self._board)
        self._keys = ShortcutsPlace(self._board, words)
        self._acts = self._listed_acts()
        self._lay_out()
        self.attention.come_after(self.top_bar.last_stop)
        self.attention.look_elsewhere(overview, self.top_bar.incident_chosen.emit)
        self._listen_to_pages()
        self._listen_to_parts()
        self._ahead = PageAhead(self, self._panes.slot_panes(), model, words)
        model.opened.connect(self.show_board)

    def go(self, action: Action) -> None:
        """Do an action, or go where it is done; what is not of this page is asked for."""
        command = command_of(action, self._model.stream)
        if command is not None:
            self._model.bridge.submit(command, refused=self.refused.emit)
        elif action in self._acts:
            self._acts[action]()
        else:
            self.asked_for.emit(action)

    def amend_text(self, message: str, operation: str) -> None:
        """Correct a text that has arrived, or take it back."""
        self._pages.amend_text(message, Operation(operation))

    def tell_rows(self, positions: list[int]) -> None:
        """Open the broadcast with what these rows of the timeline say."""
        tell_rows(self._model, positions, self._open_sheet_with)

    def undo_within(self, span: timedelta) -> None:
        """How long the next broadcast can be taken back."""
        self._sheet.undo_within(span)
        self.timeline.undo_within(span)

    def ask_through(self, other_side: OtherSide) -> None:
        """Who can tell the sheet whom the page would mail, whom a group calls, and which workspace that is."""
        self._sheet.ask_through(other_side)

    def keep_lists_by(self, make: "Callable[[], Shelf]") -> None:
        """Where lists of affected customers lie."""
        self._pages.keep_lists_by(make)

    def show_board(self) -> None:
        """The four panes, in place of the sheet."""
        self._board.setCurrentIndex(0)

    def show_aside(self, part: QWidget) -> None:
        """Something else in place of the four panes: what readers of a drill see, or how it went."""
        self._board.addWidget(part)
        self._board.setCurrentWidget(part)

    def fit(self, width: int) -> None:
        """Share the width between the board and the timeline."""
        self._board.setMaximumWidth(_BOARD_AT_WIDE if width >= _WIDE else _UNBOUND)

    def save_drafts(self) -> None:
        """Keep what is typed, now."""
        self.timeline.composer.save_draft()
        self.timeline.quick.save_draft()
        self.timeline.turn_strip.save_draft()
        self._sheet.save_draft()
        for part in (self._pages, self._role_pages, self._privacy, self._panes):
            part.save_drafts()

    def _listed_acts(self) -> Acts:
        """What the page does itself."""
        return {
            **pane_acts(self._panes, self.show_board),
            **planned_acts(self._panes, self.show_board),
            **timeline_acts(self.timeline),
            **bar_acts(self.top_bar, self.attention, self.bottom_bar),
            **self._pages.acts(),
            Action.BROADCAST: self._open_sheet,
            Action.TELL_THIS: partial(tell_this, self._model, self.timeline, self._open_sheet_with),
            Action.TAKE_BACK: self.undo.cancel,
            Action.HAND_OVER: partial(self._role_pages.hand_over, COMMANDER),
            Action.TEAMS: self._role_pages.show_teams,
            Action.PEOPLE: self._role_pages.show_people,
            Action.WATCH: self._watch_pages.show_watch,
            Action.MILESTONES: self._watch_pages.show_milestones,
            Action.MANAGEMENT: self._company.show_management,
            Action.TEMPORARY: self._company.show_temporary,
            Action.LINKS: self._watch_pages.link,
            Action.PRIVACY: self._privacy.show,
            Action.LOOK_NOW: self._model.look_now,
            Action.SHORTCUTS: self._keys.toggle,
        }

    def _listen_to_pages(self) -> None:
        self._sheet.closed.connect(self._leave_sheet)
        self._board.currentChanged.connect(self._give_room)
        self._pages.left.connect(self._leave_sheet)
        self._pages.left.connect(self.timeline.files.go_back)
        self._pages.refused.connect(self.refused)
        self._privacy.closed.connect(self._leave_sheet)
        self._watch_pages.asked_for.connect(self.go)
        self._company.incident_chosen.connect(self.top_bar.incident_chosen)

    def _listen_to_parts(self) -> None:
        """Who asks for what from another part of the page."""
        panes, top = self._panes, self.top_bar
        panes.messages.amend_wished.connect(self.amend_text)
        panes.messages.correction_wished.connect(self._open_sheet)
        panes.action_rows.work_wanted.connect(partial(self.go, Action.WORK))
        panes.impact.depth_wanted.connect(partial(self.go, Action.IMPACT_DEPTH))
        panes.maintenance.acts.told_next.connect(self._open_sheet)
        panes.maintenance.incident_chosen.connect(top.incident_chosen)
        self.timeline.incident_wanted.connect(top.incident_chosen)
        self.timeline.turning.post_wanted.connect(self.tell_rows)
        self.timeline.files.opened.connect(self._pages.show_attachments)
        top.lock.clicked.connect(self._privacy.show)
        top.severity_wanted.connect(partial(self.go, Action.SEVERITY))
        top.phase_wished.connect(self._pages.enter_phase)
        top.gates_wanted.connect(partial(self.go, Action.GATES))
        top.refused.connect(self.refused)
        self.attention.request_wanted.connect(self._pages.read_request)
        self.attention.asked_for.connect(self.go)
        self.attention.vacated.connect(self.timeline.compose)
        self.undo.vacated.connect(self.timeline.compose)
        self.undo.refused.connect(self.refused)
        self.bottom_bar.asked_for.connect(self.go)
        self.bottom_bar.matter_wanted.connect(self._go_to_matter)

    def _go_to_matter(self, step: NextStep) -> None:
        self.attention.go_to_meant(partial(means_line, step))

    def _open_sheet_with(self, carried: tuple[Carried, ...]) -> None:
        self._sheet.open_with(carried)
        self._board.setCurrentWidget(self._sheet)

    def _give_room(self) -> None:
        """A text needs height: while it is written only the first matter stands above, on a low screen no bar below."""
        writes = self._board.currentWidget() is self._sheet
        self.attention.leave_room(writes)
        self.bottom_bar.leave_room(writes and self.height() < _LOW)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _open_sheet(self) -> None:
        # Filled before it is seen: each part shown on the screen would be laid out and dressed by itself.
        self._sheet.open()
        self._board.setCurrentWidget(self._sheet)

    def _leave_sheet(self) -> None:
        self.show_board()
        self.timeline.compose()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        middle.setSpacing(_GAP)
        # By the shares alone: what stands inside scrolls or wraps, and must not push the other side away.
        for side in (self._board, self.timeline):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        middle.addWidget(self._board, 65)
        middle.addWidget(self.timeline, 35)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self._clocks)
        column.addWidget(self.attention)
        column.addLayout(middle, 1)
        column.addWidget(self.undo)
        column.addWidget(self.bottom_bar)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(WholePage(page, self._least, self))

    def _least(self, width: int) -> QSize:
        """What the page can do with: everything around the panes whole, and a few rows of each of them."""
        wide = max(width, _LEAST_WIDTH)
        around = (self.top_bar, self._clocks, self.attention, self.undo, self.bottom_bar)
        heights = (
            part.heightForWidth(wide) if part.hasHeightForWidth() else part.sizeHint().height()
            for part in around
            if not part.isHidden()
        )
        middle = _LEAST_SHEET if self._board.currentWidget() is self._sheet else _LEAST_MIDDLE
        return QSize(_LEAST_WIDTH, middle + sum(heights))
