"""The pages in place of the four panes: each is made, and its module read, when it is first asked for."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from commander.board.deliveries import Operation
from commander.board.refusal import Refused
from ui.models.board import BoardModel
from ui.panes.action_commands import PHASES
from ui.panes.gate_words import ROW_OF
from ui.shortcuts import Action
from ui.words import Words

if TYPE_CHECKING:
    from commander.customers.shelf import Shelf
    from ui.panes.amend_page import AmendPage
    from ui.panes.approval_page import ApprovalPage
    from ui.panes.attachments_page import AttachmentsPage
    from ui.panes.customers import CustomersPage
    from ui.panes.gates import GatesPage
    from ui.panes.impact_page import ImpactPage
    from ui.panes.inquiries import InquiriesPage
    from ui.panes.severity_page import SeverityPage
    from ui.panes.work_page import WorkPage

_Page = TypeVar("_Page", bound=QWidget)


class BoardPages(QObject):
    """A window that never opens a page pays nothing for it. Window thread.

    left: back to the board. refused: a command with no form of its own was not carried out.
    """

    left = Signal()
    refused = Signal(Refused)

    def __init__(self, model: BoardModel, words: Words, place: QStackedWidget) -> None:
        super().__init__(place)
        self._model, self._words, self._place = model, words, place
        self._saves: list[Callable[[], None]] = []  # of the pages that are there
        self._shelf: Callable[[], Shelf] | None = None

    def acts(self) -> Mapping[Action, Callable[[], object]]:
        """What shows one of them."""
        return {
            Action.WORK: lambda: self._show(self._work, self._work.open),
            Action.CUSTOMERS: lambda: self._show(self._customers, self._customers.open),
            Action.INQUIRIES: lambda: self._show(self._inquiries, self._inquiries.open),
            Action.CUSTOMER_REPORT: lambda: self._show(self._inquiries, self._inquiries.open_report),
            Action.IMPACT_DEPTH: lambda: self._show(self._depth, self._depth.open),
            Action.SEVERITY: self._show_severity,
            Action.GATES: self._show_gates,
            **{action: partial(self._show_gates, action) for action in ROW_OF},
            **{action: partial(self.enter_phase, number) for action, number in PHASES.items()},
        }

    def read_request(self, request: str) -> None:
        """Show what somebody asks approval for."""
        self._place.setCurrentWidget(self._approval)
        self._approval.open(request)

    def amend_text(self, message: str, operation: Operation) -> None:
        """Correct a text that has arrived, or take it back."""
        self._place.setCurrentWidget(self._amend)
        self._amend.open(message, operation)

    def enter_phase(self, number: int) -> None:
        """Go to a phase; what that would leave undone is asked for first, on the page of gates."""
        self._gates.enter_phase(number)

    def show_attachments(self, entry: str) -> None:
        """Show the files of an entry, or of all where it has none."""
        self._show(self._attachments, partial(self._attachments.open, entry))

    def keep_lists_by(self, make: "Callable[[], Shelf]") -> None:
        """Where lists of affected customers lie."""
        self._shelf = make
        if "_customers" in self.__dict__:
            self._customers.use(make)

    def save_drafts(self) -> None:
        """Keep what is typed, now."""
        for save in self._saves:
            save()

    @cached_property
    def _work(self) -> "WorkPage":
        from ui.panes.work_page import WorkPage

        page = WorkPage(self._model, self._words, self._place)
        page.closed.connect(self.left)
        return self._placed(page, page.save_drafts)

    @cached_property
    def _customers(self) -> "CustomersPage":
        from ui.panes.customers import CustomersPage

        page = CustomersPage(self._model, self._words, self._place)
        page.closed.connect(self.left)
        if self._shelf is not None:
            page.use(self._shelf)
        return self._placed(page, page.save_drafts)

    @cached_property
    def _inquiries(self) -> "InquiriesPage":
        from ui.panes.inquiries import InquiriesPage

        page = InquiriesPage(self._model, self._words, self._place)
        page.closed.connect(self.left)
        return self._placed(page, page.save_drafts)

    @cached_property
    def _severity(self) -> "SeverityPage":
        from ui.panes.severity_page import SeverityPage

        page = SeverityPage(self._model, self._words, self._place)
        page.closed.connect(self.left)
        return self._placed(page, page.save_drafts)

    @cached_property
    def _gates(self) -> "GatesPage":
        from ui.panes.gates import GatesPage

        page = GatesPage(self._model, self._words, self._place)
        page.closed.connect(self.left)
        page.refused.connect(self.refused)
        page.wanted.connect(partial(self._place.setCurrentWidget, page))
        return self._placed(page, page.save_drafts)

    @cached_property
    def _attachments(self) -> "AttachmentsPage":
        from ui.panes.attachments_page import AttachmentsPage

        page = AttachmentsPage(self._model, self._words, self._place)
        page.closed.connect(self.left)
        return self._placed(page)

    @cached_property
    def _depth(self) -> "ImpactPage":
        from ui.panes.impact_page import ImpactPage

        page = ImpactPage(self._model, self._words, self._place)
        page.closed.connect(self.left)
        return self._placed(page, page.save_drafts)

    @cached_property
    def _approval(self) -> "ApprovalPage":
        from ui.panes.approval_page import ApprovalPage

        page = ApprovalPage(self._model, self._words, self._place)
        page.closed.connect(self.left)
        return self._placed(page)

    @cached_property
    def _amend(self) -> "AmendPage":
        from ui.panes.amend_page import AmendPage

        page = AmendPage(self._model, self._words, self._place)
        page.closed.connect(self.left)
        return self._placed(page, page.save_draft)

    def _show_severity(self) -> None:
        if self._model.board.maintenance.plan is None:  # nobody judges planned work
            self._show(self._severity, self._severity.open)

    def _show_gates(self, action: Action | None = None) -> None:
        if self._model.board.maintenance.plan is not None:
            return  # planned work has steps of its own
        enter = self._gates.open if action is None else partial(self._gates.open_for, action)
        self._show(self._gates, enter)

    def _show(self, page: QWidget, enter: Callable[[], None]) -> None:
        self._place.setCurrentWidget(page)
        enter()

    def _placed(self, page: _Page, *saves: Callable[[], None]) -> _Page:
        self._saves.extend(saves)
        self._place.addWidget(page)
        return page
