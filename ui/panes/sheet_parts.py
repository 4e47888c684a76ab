"""The parts of the broadcast sheet where they stand: what each shows of a draft, and how Tab goes through them."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.board import BoardModel
from ui.panes.sheet_approval import SheetApproval
from ui.panes.sheet_audiences import SheetAudiences
from ui.panes.sheet_bars import SheetFoot, SheetHead
from ui.panes.sheet_composition import Composition
from ui.panes.sheet_drafting import can_backfill, is_behind
from ui.panes.sheet_evidence import SheetEvidence
from ui.panes.sheet_left_out import SheetLeftOut
from ui.panes.sheet_lines import approval_lines, change_lines, check_lines
from ui.panes.sheet_pages import page_lines
from ui.panes.sheet_proofs import Place
from ui.panes.sheet_side import SheetSide
from ui.panes.sheet_sources import SheetSources
from ui.panes.sheet_texts import SheetTexts
from ui.widgets.tab_order import chain_after, stops_in
from ui.words import Words


class SheetParts:
    """Made and laid out in the sheet that owns them; they show and are asked, and decide nothing. Window thread."""

    def __init__(
        self, sheet: QWidget, model: BoardModel, words: Words, undo: Callable[[], timedelta]
    ) -> None:
        self._sheet, self._model, self._words = sheet, model, words
        self._stops: list[QWidget] = []
        self.head = SheetHead(words, sheet)
        self.sources = SheetSources(model, words, sheet)
        self.audiences = SheetAudiences(model, words, sheet)
        self.texts = SheetTexts(model, words, sheet)
        self.side = SheetSide(model.policy, words, sheet)
        self.foot = SheetFoot(words, undo(), sheet)
        self.evidence = SheetEvidence(sheet)
        self.left_out = SheetLeftOut(model, words, sheet)
        self.approval = SheetApproval(model, words, undo, sheet)
        self._lay_out()

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        self.head.retranslate()
        self.sources.retranslate()
        self.foot.retranslate()
        self.approval.retranslate()
        self.evidence.retranslate()
        self.left_out.retranslate()
        self.audiences.retranslate()
        self.texts.retranslate()
        self.side.retranslate()

    def show_composition(self, composition: Composition) -> Composition:
        """Show other values in every part that holds some; answers them as they are shown."""
        composition = self.texts.show_composition(composition)
        self.audiences.show_composition(composition)
        self.sources.show_composition(composition)
        self.evidence.show_composition(composition)
        self.side.show_approver(composition.verbal)
        self._order_stops()
        return composition

    def show_beside(self, composition: Composition) -> None:
        """What follows from a draft and the board, before its places are looked for."""
        self.left_out.show_composition(composition)
        self.approval.show_composition(composition)
        self.texts.mark_estimates()
        self.head.show_behind(is_behind(composition, self._model.board, self._model.policy))
        self.audiences.show_contacts()

    def show_places(self, composition: Composition, found: Sequence[Place]) -> None:
        """What was found in the texts, and what else the side says of them."""
        model, words, side = self._model, self._words, self.side
        self.texts.mark_places(found)
        side.findings.show_places(found)
        side.show_checks(check_lines(composition, model, words))
        side.show_pages(
            page_lines(composition, model, words),
            backfill=composition.backfill if can_backfill(composition, model.board) else None,
        )
        side.show_changes(change_lines(composition, model, words))
        standing = self.approval.standing
        lines = approval_lines(composition, model, standing)
        side.show_approval(lines, asks=bool(standing.lacking), policy=model.policy)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.audiences, 1)
        middle.addWidget(self.texts, 2)
        middle.addWidget(self.side, 1)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.sources)
        column.addLayout(middle, 1)
        column.addWidget(self.left_out)
        column.addWidget(self.evidence)
        column.addWidget(self.approval)
        column.addWidget(self.foot)

    def _order_stops(self) -> None:
        """Tab follows the picture: head, audiences, tabs, texts, approval, foot; rows and tabs come and go."""
        stops = [
            *stops_in(self.head),
            *stops_in(self.sources),
            *stops_in(self.audiences),
            *self.texts.stops(),
            *stops_in(self.side),
            *stops_in(self.left_out),
            *stops_in(self.evidence),
            *stops_in(self.approval),
            *stops_in(self.foot),
        ]
        if stops != self._stops:
            self._stops = stops
            chain_after(self._sheet, stops)
