"""The page of an incident made ready while none is open, a little at a time: the first one is shown sooner."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final
from weakref import ref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.bit_by_bit import Step
from ui.models.board import BoardModel
from ui.panes.dressed_ahead import dressed, laid_out
from ui.panes.slots import SlotPane
from ui.words import Words

# After the policy was read: the welcome page stands on the screen by then.
_AHEAD_MS: Final = 400


class PageAhead(QObject):
    """Makes the rows that every incident has, once. Window thread."""

    def __init__(self, page: QWidget, panes: Sequence[SlotPane], model: BoardModel, words: Words) -> None:
        super().__init__(page)
        self._page, self._panes, self._model, self._words = page, panes, model, words
        self._was_begun = False
        model.changed.connect(self._begin)

    @property
    def is_wanted(self) -> bool:
        """Whether no incident is open yet."""
        return not self._model.stream and not self._model.is_opening

    def steps(self) -> Iterator[Step]:
        """Rows, then what stands in the page dressed and laid out."""
        for pane in self._panes:
            yield from pane.rows_ahead()
        yield from dressed(self._page, lambda: self.is_wanted)
        yield from laid_out(self._page, lambda: self.is_wanted)

    def _begin(self) -> None:
        if self.is_wanted and not self._was_begun:
            self._was_begun = True
            self._words.later.add(_while_wanted(ref(self)), after_ms=_AHEAD_MS)


def _while_wanted(ahead: "ref[PageAhead]") -> Iterator[Step]:
    """Weakly: what waits its turn must not keep a page that is gone."""
    steps: Iterator[Step] | None = None
    while (found := ahead()) is not None and isValid(found) and found.is_wanted:
        steps = steps or found.steps()
        step = next(steps, None)
        if step is None:
            return
        del found
        yield partial(_carried_out, ahead, step)


def _carried_out(ahead: "ref[PageAhead]", step: Step) -> None:
    found = ahead()
    if found is not None and isValid(found):
        step()
