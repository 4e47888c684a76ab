"""One incident on the screen: clocks above, four panes in two columns, the timeline beside them, what next below."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from commander.board.deliveries import Operation
from commander.board.refusal import Refused
from commander.board.roles import COMMANDER
from commander.customers.shelf import Shelf
from commander.drafting_from import Carried
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.models.timeline_feed import Filter
from ui.panes.actions import ActionsPane
from ui.panes.amend_page import AmendPage
from ui.panes.approval_page import ApprovalPage
from ui.panes.attention_strip import AttentionStrip
from ui.panes.bottom_bar import BottomBar
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.clock_strip import ClockStrip
from ui.panes.composer import KINDS
from ui.panes.customers import CustomersPage
from ui.panes.gates import ROW_OF, GatesPage
from ui.panes.impact import NEGLIGIBLE, ImpactPane
from ui.panes.impact_page import ImpactPage
from ui.panes.inquiries import InquiriesPage
from ui.panes.inquiries_faces import DETECTION
from ui.panes.maintenance_pane import MaintenancePane
from ui.panes.messages import MessagesPane
from ui.panes.other_side import OtherSide
from ui.panes.palette_items import PHASES, command_of
from ui.panes.privacy_place import PrivacyPlace
from ui.panes.quick_strip import QUICK
from ui.panes.role_pages import RolePages
from ui.panes.roles import RolesPane
from ui.panes.severity_page import SeverityPage
from ui.panes.shortcuts_page import ShortcutsPlace
from ui.panes.slots import SlotPane
from ui.panes.standing_words import drifted_audience
from ui.panes.tell_this import tell_this
from ui.panes.timeline_pane import TimelinePane
from ui.panes.told_words import QUESTIONS_ROW, REACH_ROW
from ui.panes.top_bar import TopBar
from ui.panes.undo_strip import UndoStrip
from ui.panes.waiting_words import WAITING_ROW
from ui.panes.watch_pages import WatchPages
from ui.panes.work_page import WorkPage
from ui.shortcuts import Action
from ui.widgets.whole_page import WholePage
from ui.words import Words

_GAP: Final = 12
_ROWS: Final = (41, 59)
_PLANNED_ROWS: Final = (58, 42)
# From this width on the timeline takes what is more.
_WIDE: Final = 1800
_BOARD_AT_WIDE: Final = 1120
_UNBOUND: Final = 16_777_215
# On a smaller window the page scrolls as a whole: below this the panes would show no row.
_LEAST_WIDTH: Final = 920
_LEAST_MIDDLE: Final = 400


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
        self.top_bar = TopBar(model, words, overview, self)
        self._clocks = ClockStrip(model, words, self)
        self.attention = AttentionStrip(model, words, self)
        self._roles = RolesPane(model, words, self)
        self._impact = ImpactPane(model, words, self)
        self._messages = MessagesPane(model, words, self)
        self._actions = ActionsPane(model, words, self)
        self._maintenance = MaintenancePane(model, words, self)
        self._sheet = BroadcastSheet(model, words, self, undo=undo)
        self._approval = ApprovalPage(model, words, self)
        self._amend = AmendPage(model, words, self)
        self._inquiries = InquiriesPage(model, words, self)
        self._customers = CustomersPage(model, words, self)
        self._work = WorkPage(model, words, self)
        self._severity = SeverityPage(model, words, self)
        self._gates = GatesPage(model, words, self)
        self._depth = ImpactPage(model, words, self)
        self.timeline = TimelinePane(model, words, self)
        self.timeline.quick.undo = undo
        self.undo = UndoStrip(model, words, self)
        self.bottom_bar = BottomBar(model, words, self)
        self._board = QStackedWidget(self)
        self._role_pages = RolePages(model, words, self._board, self._roles, self.attention, self._leave_sheet)
        self._watch_pages = WatchPages(model, words, overview, self._board, self._leave_sheet)
        self._watch_pages.asked_for.connect(self.go)
        self._privacy = PrivacyPlace(model, words, self._board)
        self._keys = ShortcutsPlace(self._board, words)
        self._privacy.closed.connect(self._leave_sheet)
        self.top_bar.lock.clicked.connect(self._privacy.show)
        self._model = model
        self._acts = self._listed_acts()
        self._lay_out()
        self.attention.come_after(self.top_bar.last_stop)
        asides = (self._severity, self._depth, self._gates, self._customers)
        for page in (self._sheet, self._approval, self._amend, self._inquiries, self._work, *asides):
            page.closed.connect(self._leave_sheet)
        self._messages.amend_wished.connect(self.amend_text)
        self._messages.correction_wished.connect(self._open_sheet)
        self.attention.request_wanted.connect(self._read_request)
        self.attention.asked_for.connect(self.go)
        self._actions.work_wanted.connect(partial(self.go, Action.WORK))
        self.attention.vacated.connect(self.timeline.compose)
        self.undo.vacated.connect(self.timeline.compose)
        self.bottom_bar.asked_for.connect(self.go)
        self.top_bar.refused.connect(self.refused)
        self._listen_to_gates()
        self.top_bar.severity_wanted.connect(partial(self.go, Action.SEVERITY))
        self._impact.depth_wanted.connect(partial(self.go, Action.IMPACT_DEPTH))
        self.undo.refused.connect(self.refused)
        model.opened.connect(self.show_board)
        model.changed.connect(self._suit_kind)
        self._maintenance.acts.told_next.connect(self._open_sheet)
        self._maintenance.incident_chosen.connect(self.top_bar.incident_chosen)
        self.timeline.incident_wanted.connect(self.top_bar.incident_chosen)

    def go(self, action: Action) -> None:
        """Do an action, or go where it is done; what is not of this page is asked for."""
        command = command_of(action, self._model.stream)
        if command is not None:
            self._model.bridge.submit(command, refused=self.refused.emit)
        elif action in self._acts:
            self._acts[action]()
        else:
            self.asked_for.emit(action)

    def _listed_acts(self) -> Mapping[Action, Callable[[], object]]:
        """What the page does itself."""
        acts = self._maintenance.acts
        steps = (Action.MAINTENANCE_START, Action.MAINTENANCE_VERIFY, Action.MAINTENANCE_COMPLETE)
        planned: dict[Action, Callable[[], object]] = {
            **{step: partial(acts.perform, step) for step in (*steps, Action.MAINTENANCE_CLOSE)},
            Action.MAINTENANCE_EXTEND: partial(self._ask_on_board, acts.ask_extension),
            Action.MAINTENANCE_CANCEL: partial(self._ask_on_board, acts.ask_cancellation),
            Action.MAINTENANCE_TROUBLE: partial(self._ask_on_board, acts.ask_trouble),
        }
        writing: dict[Action, Callable[[], object]] = {
            action: partial(self.timeline.composer.choose, kind) for kind, action in KINDS.items()
        }
        writing |= {action: partial(self.timeline.quick.open, quick) for quick, action in QUICK.items()}
        return (
            planned
            | writing
            | {
                Action.BROADCAST: self._open_sheet,
                Action.TELL_THIS: partial(tell_this, self._model, self.timeline, self._open_sheet_with),
                Action.ROLES: partial(self._focus, self._roles),
                Action.TEAMS: self._role_pages.show_teams,
                Action.PEOPLE: self._role_pages.show_people,
                Action.IMPACT: partial(self._focus, self._impact),
                Action.MESSAGES: partial(self._focus, self._messages),
                Action.REACH: partial(self._open_row, self._messages, REACH_ROW),
                Action.WHO_ELSE: partial(self._open_row, self._messages, QUESTIONS_ROW),
                Action.WAITING_TEXTS: partial(self._open_row, self._messages, WAITING_ROW),
                Action.ACTIONS: partial(self._focus, self._actions),
                Action.WORK: partial(self._show_in_place, self._work, self._work.open),
                Action.CUSTOMERS: partial(self._show_in_place, self._customers, self._customers.open),
                Action.INQUIRIES: partial(self._show_in_place, self._inquiries, self._inquiries.open),
                Action.CUSTOMER_REPORT: partial(self._show_in_place, self._inquiries, self._inquiries.open_report),
                Action.DETECTION: partial(self._open_row, self._impact, DETECTION),
                Action.SEVERITY: self._show_severity,
                Action.PRIVACY: self._privacy.show,
                Action.GATES: partial(self._show_gates, self._gates.open),
                **self._gates_acts(),
                Action.IMPACT_DEPTH: partial(self._show_in_place, self._depth, self._depth.open),
                Action.NEGLIGIBLE: partial(self._open_row, self._impact, NEGLIGIBLE),
                Action.NEXT_STEP: self.bottom_bar.take_next_step,
                Action.COMPOSE: self.timeline.compose,
                Action.ATTENTION: partial(self.attention.go_to, 0),
                Action.ATTENTION_2: partial(self.attention.go_to, 1),
                Action.ATTENTION_3: partial(self.attention.go_to, 2),
                Action.RECOVERY: self.bottom_bar.ask_recovery,
                Action.REOPEN: self.bottom_bar.ask_recovery,
                Action.HAND_OVER: partial(self._role_pages.hand_over, COMMANDER),
                Action.SIGNAL: self.bottom_bar.ask_signal,
                Action.WATCH: self._watch_pages.show_watch,
                Action.MILESTONES: self._watch_pages.show_milestones,
                Action.LINKS: self._watch_pages.link,
                Action.OTHER_INCIDENT: self.top_bar.go_to_next,
                Action.SWITCH_INCIDENT: self.top_bar.offer_incidents,
                Action.SNOOZE: self.bottom_bar.ask_snooze,
                Action.LOOK_NOW: self._model.look_now,
                Action.COMPARE: lambda: self._open_row(self._messages, drifted_audience(self._model)),
                Action.TAKE_BACK: self.undo.cancel,
                Action.SHOW_ALL: partial(self.timeline.show_only, Filter.ALL),
                Action.SHOW_DECISIONS: partial(self.timeline.show_only, Filter.DECISIONS),
                Action.SHOW_ACTIONS: partial(self.timeline.show_only, Filter.ACTIONS),
                Action.SHOW_QUESTIONS: partial(self.timeline.show_only, Filter.QUESTIONS),
                Action.GO_LIVE: self.timeline.live.go,
                Action.ERASE_ENTRY: self.timeline.erase.go,
                Action.SEARCH: self.timeline.open_search,
                Action.NEWEST: self.timeline.view.follow_tail,
                Action.SHORTCUTS: self._keys.toggle,
            }
        )

    def _open_sheet_with(self, carried: tuple[Carried, ...]) -> None:
        self._sheet.open_with(carried)
        self._board.setCurrentWidget(self._sheet)

    def _open_sheet(self) -> None:
        # Filled before it is seen: each part shown on the screen would be laid out and dressed by itself.
        self._sheet.open()
        self._board.setCurrentWidget(self._sheet)

    def _show_gates(self, enter: Callable[[], None]) -> None:
        if self._model.board.maintenance.plan is None:  # planned work has steps of its own
            self._show_in_place(self._gates, enter)

    def _listen_to_gates(self) -> None:
        self.top_bar.phase_wished.connect(self._gates.enter_phase)
        self.top_bar.gates_wanted.connect(partial(self.go, Action.GATES))
        self._gates.wanted.connect(partial(self._board.setCurrentWidget, self._gates))
        self._gates.refused.connect(self.refused)

    def _gates_acts(self) -> Mapping[Action, Callable[[], object]]:
        """What is done on the page of gates, with its row open; and the phases, which may ask something first."""
        acts: dict[Action, Callable[[], object]] = {
            action: partial(self._show_gates, partial(self._gates.open_for, action))
            for action in ROW_OF
        }
        return acts | {action: partial(self._gates.enter_phase, number) for action, number in PHASES.items()}

    def _show_severity(self) -> None:
        if self._model.board.maintenance.plan is None:
            self._show_in_place(self._severity, self._severity.open)

    def _show_in_place(self, page: QWidget, enter: Callable[[], None]) -> None:
        self._board.setCurrentWidget(page)
        enter()

    def _read_request(self, request: str) -> None:
        self._board.setCurrentWidget(self._approval)
        self._approval.open(request)

    def _ask_on_board(self, ask: Callable[[], None]) -> None:
        self.show_board()
        ask()

    def _suit_kind(self) -> None:
        """A maintenance shows its plan in place of what only an outage asks for."""
        is_planned = self._model.board.maintenance.plan is not None
        self._maintenance.setVisible(is_planned)
        for pane in (self._roles, self._impact, self._actions):
            pane.setVisible(not is_planned)
        self._grid.setColumnStretch(1, 0 if is_planned else 1)
        self._grid.setColumnMinimumWidth(1, 0 if is_planned else 240)
        for row, share in enumerate(_PLANNED_ROWS if is_planned else _ROWS):
            self._grid.setRowStretch(row, share)

    def amend_text(self, message: str, operation: str) -> None:
        """Correct a text that has arrived, or take it back."""
        self._board.setCurrentWidget(self._amend)
        self._amend.open(message, Operation(operation))

    def undo_within(self, span: timedelta) -> None:
        """How long the next broadcast can be taken back."""
        self._sheet.undo_within(span)
        self.timeline.quick.undo = span

    def ask_through(self, other_side: OtherSide) -> None:
        """Who can tell the sheet whom the page would mail, whom a group calls, and which workspace that is."""
        self._sheet.ask_through(other_side)

    def keep_lists_by(self, make: Callable[[], Shelf]) -> None:
        """Where lists of affected customers lie."""
        self._customers.use(make)

    def show_board(self) -> None:
        """The four panes, in place of the sheet."""
        self._board.setCurrentIndex(0)

    def show_aside(self, part: QWidget) -> None:
        """Something else in place of the four panes: what readers of a drill see, or how it went."""
        self._board.addWidget(part)
        self._board.setCurrentWidget(part)

    def _leave_sheet(self) -> None:
        self.show_board()
        self.timeline.compose()

    def fit(self, width: int) -> None:
        """Share the width between the board and the timeline."""
        self._board.setMaximumWidth(_BOARD_AT_WIDE if width >= _WIDE else _UNBOUND)

    def save_drafts(self) -> None:
        """Keep what is typed, now."""
        self.timeline.composer.save_draft()
        self.timeline.quick.save_draft()
        self._sheet.save_draft()
        self._amend.save_draft()
        self._inquiries.save_drafts()
        self._work.save_drafts()
        self._gates.save_drafts()
        self._role_pages.save_drafts()
        self._privacy.save_drafts()
        self._severity.save_drafts()
        self._depth.save_drafts()
        for pane in (self._roles, self._impact, self._messages, self._actions):
            pane.save_drafts()

    def _focus(self, pane: SlotPane) -> None:
        self.show_board()
        pane.enter()

    def _open_row(self, pane: SlotPane, row: str) -> None:
        self.show_board()
        pane.open_row(row)

    def _lay_out(self) -> None:
        panes = QWidget(self)
        grid = self._grid = QGridLayout(panes)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        for place, pane in enumerate((self._roles, self._impact, self._messages, self._actions)):
            grid.addWidget(pane, place // 2, place % 2)
        grid.addWidget(self._maintenance, 0, 0)
        self._maintenance.hide()
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(place, 240)
        for row, share in enumerate(_ROWS):
            grid.setRowStretch(row, share)
        self._board.addWidget(panes)
        self._board.addWidget(self._sheet)
        self._board.addWidget(self._approval)
        self._board.addWidget(self._amend)
        self._board.addWidget(self._inquiries)
        self._board.addWidget(self._customers)
        self._board.addWidget(self._work)
        self._board.addWidget(self._gates)
        self._board.addWidget(self._severity)
        self._board.addWidget(self._depth)
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
        return QSize(_LEAST_WIDTH, _LEAST_MIDDLE + sum(heights))
