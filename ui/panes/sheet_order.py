"""The sheet's way to the journal: the broadcast ordered once, or each text kept as a record."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from commander.board.message import KeepMessage, OrderBroadcast
from commander.board.record import Record
from commander.board.refusal import Refused
from ui.models.board import BoardModel
from ui.panes.sheet_composition import Composition
from ui.panes.sheet_drafting import can_backfill
from ui.panes.sheet_messages import messages, older_messages, owed_by
from ui.words import Words


class SheetOrder(QObject):
    """Waits for the journal's answer before it takes another. Window thread.

    ordered: the keys of the deliveries that are owed now, and when the first leaves. kept: a revision is a record.
    refused: nothing was written, and why.
    """

    ordered = Signal(tuple, object)
    kept = Signal()
    refused = Signal(str)

    def __init__(
        self, model: BoardModel, words: Words, undo: Callable[[], timedelta], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model, self._words, self._undo = model, words, undo
        self.waits = False  # an answer is to come

    def order(self, incident: str, composition: Composition, glass: str = "") -> None:
        """Order it. `glass`: why it goes without the approval it needs."""
        self.waits = True
        model = self._model
        self._model.bridge.submit(
            OrderBroadcast(
                incident=incident,
                messages=messages(composition, model.policy),
                undo=self._undo() * model.pace,
                verbal_approver=composition.verbal,
                overrides=composition.overrides,
                backfill=composition.backfill and can_backfill(composition, model.board),
                older=older_messages(composition, model.policy),
                break_glass=glass,
            ),
            done=self._on_ordered,
            refused=self._on_refused,
        )

    def keep(self, incident: str, composition: Composition) -> None:
        """Keep this revision of each text as a record."""
        for message in messages(composition, self._model.policy):
            self._model.bridge.submit(
                KeepMessage(incident=incident, content=message),
                done=lambda records: self.kept.emit(),
                refused=lambda refused: self.refused.emit(self._words.sentence(refused)),
            )

    def _on_ordered(self, records: tuple[Record, ...]) -> None:
        self.waits = False
        keys, not_before = owed_by(records)
        self.ordered.emit(keys, not_before)

    def _on_refused(self, refused: Refused) -> None:
        self.waits = False
        self.refused.emit(self._words.sentence(refused))
