"""Whether the sheet's button sends now, and what stands beside it: why not, whom it reaches, what was asked for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from ui.models.board import BoardModel
from ui.panes.other_side import OtherSide
from ui.panes.sheet_asked import SheetAsked
from ui.panes.sheet_composition import Composition
from ui.panes.sheet_dead_time import DeadTime
from ui.panes.sheet_lines import why_not
from ui.panes.sheet_order import SheetOrder
from ui.panes.sheet_parts import SheetParts
from ui.panes.sheet_proofs import Place, places
from ui.words import Words


class SheetSending(QObject):
    """Holds the foot of the sheet to the draft that is shown, to its first moments and to the order on its way."""

    def __init__(
        self,
        parts: SheetParts,
        order: SheetOrder,
        model: BoardModel,
        words: Words,
        clock: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._parts, self._order, self._model, self._words = parts, order, model, words
        self._composition: Composition | None = None
        self._dead = DeadTime(clock, self)
        self._dead.turned.connect(self._show_ready)
        sized = parts.audiences.show_sizes
        self._asked = SheetAsked(model, counted=self._on_counted, named=self._on_named, sized=sized)

    @property
    def may_send(self) -> bool:
        """Not in the first moments, and not while an order waits for its answer."""
        return not self._order.waits and not self._dead.lasts

    def ask_through(self, other_side: OtherSide) -> None:
        """Who can say how many are mailed and called, and in which workspace."""
        self._asked.other_side = other_side

    def begin(self) -> None:
        """The sheet is shown: its first moments count from now."""
        self._dead.begin()

    def begin_anew(self, *, asks: bool) -> None:
        """The sheet is opened. asks: the other side is asked, for it is no drill."""
        self.begin()
        self._parts.foot.say("")
        self._on_counted(None)
        if asks:
            self._asked.ask()

    def end(self) -> None:
        """The sheet is put away."""
        self._dead.end()
        self._composition = None

    def show_state(self, composition: Composition, found: Sequence[Place] | None = None) -> None:
        """The foot as this draft and the board make it. found: its places, where they were looked for already."""
        self._composition = composition
        known = places(composition, self._model) if found is None else found
        refused = why_not(composition, self._model, self._words, known, self._parts.approval.standing)
        self._parts.foot.show_state(composition, self._model, is_ready=self.may_send, why_not=refused)

    def _show_ready(self) -> None:
        """The first moments begin or are over: nothing else of what is shown changes by it."""
        self._parts.foot.let_send(is_ready=self.may_send)

    def _on_named(self, workspace: str) -> None:
        is_news = workspace != self._parts.foot.workspace
        self._parts.foot.workspace = workspace
        if is_news and self._composition is not None:
            self.show_state(self._composition)

    def _on_counted(self, subscribers: int | None) -> None:
        self._parts.foot.subscribers = subscribers
        if self._composition is not None:
            self._parts.foot.show_notice(self._composition, self._model)
