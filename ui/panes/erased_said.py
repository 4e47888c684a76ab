"""Which copies of erased words stay elsewhere, said beneath the lines of the strip for a minute."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtWidgets import QWidget

from commander.board.erasure import EntryErased
from commander.board.record import Record
from commander.wording.erased import copies_left, told_from_erased
from ui.models.board import BoardModel
from ui.theme import SMALL_PX, Tone
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_STANDS: Final = timedelta(minutes=1)


class ErasedSaid(PlainLabel):
    """Takes no room but then; another language, another incident or the next act takes it away. Window thread."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget) -> None:
        super().__init__(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=parent)
        self._model, self._words = model, words
        self._until: datetime | None = None
        self.hide()
        words.changed.connect(self.take_away)
        model.opened.connect(self.take_away)
        model.ticked.connect(self._pass)

    @property
    def is_said(self) -> bool:
        """Whether it stands there."""
        return self._until is not None

    def say(self, records: tuple[Record, ...]) -> None:
        """What was just erased; nothing of any other act."""
        events = [one.event for one in records if isinstance(one.event, EntryErased)]
        if not events:
            return
        told = told_from_erased(self._model.board.messages, events)
        self.setText("\n".join(copies_left(events, told=told, language=self._words.language)))
        self._until = self._model.now + _STANDS
        self.show()

    def take_away(self) -> None:
        """It was read, or is of something else."""
        self._until = None
        self.hide()

    def _pass(self) -> None:
        if self._until is not None and self._model.now >= self._until:
            self.take_away()
