"""The sheet dressed and filled before anybody asks for it, a little at a time: the first opening waits for nothing."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final
from weakref import ref

from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from commander.board.policy import Policy
from commander.clock import new_id
from commander.drafting.proofreading import make_ready
from ui.bit_by_bit import Step
from ui.models.board import BoardModel
from ui.panes.dressed_ahead import dressed, laid_out
from ui.panes.sheet_composition import Composition
from ui.panes.sheet_drafting import suggest
from ui.panes.sheet_lines import change_lines, check_lines
from ui.panes.sheet_messages import numbered
from ui.panes.sheet_pages import page_lines
from ui.panes.sheet_parts import SheetParts
from ui.panes.sheet_proofs import places
from ui.words import Words

# After an incident was opened: what is looked at first stands on the screen by then.
AHEAD_MS: Final = 400


class SheetAhead(QObject):
    """What the first opening of a sheet would wait for, done before it. Window thread."""

    def __init__(self, sheet: QWidget, parts: SheetParts, model: BoardModel, words: Words) -> None:
        super().__init__(sheet)
        self._sheet, self._parts, self._model, self._words = sheet, parts, model, words
        self._was_never_open = True
        self._rules_of: Policy | None = None
        self._steps: Iterator[Step] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to do."""
        return self._steps is None

    def ready_rules(self) -> None:
        """The rules for wording are read and compiled meanwhile: half the time that the first opening may take."""
        model = self._model
        if self._rules_of is not model.policy:
            self._rules_of = model.policy
            ready = partial(make_ready, model.board, model.policy, model.now)
            QThreadPool.globalInstance().start(ready)

    def begin(self) -> None:
        """An incident is shown: the widgets are made for one and serve all."""
        if self._model.stream and self._waits_unseen():
            self._steps = steps_ahead(self._sheet, self._parts, self._model, self._words, self._waits_unseen)
            self._words.later.add(one_at_a_time(ref(self)), after_ms=AHEAD_MS)

    def go_on(self) -> None:
        """Do one small part of it."""
        step = next(self._steps, None) if self._steps is not None else None
        if step is None:
            self._steps = None
        else:
            step()

    def end(self) -> None:
        """It is opened: what was not done by now is done by the opening itself."""
        self._was_never_open = False

    def _waits_unseen(self) -> bool:
        return self._was_never_open and not self._sheet.isVisible()


def steps_ahead(
    sheet: QWidget,
    parts: SheetParts,
    model: BoardModel,
    words: Words,
    is_wanted: Callable[[], bool],
) -> Iterator[Step]:
    """Everything that is made, dressed and measured once, by what would be suggested now.

    Of what stands in a text nothing is left but its widgets: opened, the sheet shows what is left or suggested then.
    """
    yield from dressed(sheet, is_wanted)
    if not is_wanted():
        return
    texts, audiences, side = parts.texts, parts.audiences, parts.side
    suggested = numbered(suggest(model.board, model.policy, model.now), model.policy, new_id)
    shown: list[Composition] = []
    yield lambda: shown.append(texts.show_ahead(suggested))
    if not is_wanted():
        return
    composition = shown[0]
    for fill in (
        lambda: audiences.show_composition(composition),
        lambda: side.show_checks(check_lines(composition, model, words)),
        lambda: side.show_pages(page_lines(composition, model, words), backfill=None),
        lambda: side.findings.show_places(places(composition, model)),
        lambda: side.show_changes(change_lines(composition, model, words)),
    ):
        yield fill
        if not is_wanted():
            return
    yield from dressed(sheet, is_wanted)
    yield from laid_out(sheet, is_wanted)


def one_at_a_time(ahead: "ref[SheetAhead]") -> Iterator[Step]:
    """What is done ahead of a sheet, for as long as there is one: what waits its turn must not keep it."""
    while _stands(ahead):
        yield partial(_go_on, ahead)


def _stands(ahead: "ref[SheetAhead]") -> bool:
    found = ahead()
    return found is not None and isValid(found) and not found.is_ready


def _go_on(ahead: "ref[SheetAhead]") -> None:
    if (found := ahead()) is not None:
        found.go_on()
