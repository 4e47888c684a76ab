"""The sheet dressed and filled before anybody asks for it, a little at a time: the first opening waits for nothing."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final
from weakref import ref

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from commander.clock import new_id
from ui.bit_by_bit import Step
from ui.models.board import BoardModel
from ui.panes.sheet_audiences import SheetAudiences
from ui.panes.sheet_composition import Composition
from ui.panes.sheet_drafting import suggest
from ui.panes.sheet_lines import change_lines, check_lines
from ui.panes.sheet_messages import numbered
from ui.panes.sheet_pages import page_lines
from ui.panes.sheet_proofs import places
from ui.panes.sheet_side import SheetSide
from ui.panes.sheet_texts import SheetTexts
from ui.words import Words

if TYPE_CHECKING:
    from ui.panes.broadcast_sheet import BroadcastSheet

# After an incident was opened: what is looked at first stands on the screen by then.
AHEAD_MS: Final = 400


def steps_ahead(
    sheet: QWidget,
    parts: tuple[SheetTexts, SheetAudiences, SheetSide],
    model: BoardModel,
    words: Words,
    is_wanted: Callable[[], bool],
) -> Iterator[Step]:
    """Everything that is made, dressed and measured once, by what would be suggested now.

    Of what stands in a text nothing is left but its widgets: opened, the sheet shows what is left or suggested then.
    """
    yield from _dressed(sheet, is_wanted)
    if not is_wanted():
        return
    texts, audiences, side = parts
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
    yield from _dressed(sheet, is_wanted)
    yield from _laid_out(sheet, is_wanted)


def one_at_a_time(sheet: "ref[BroadcastSheet]") -> Iterator[Step]:
    """The steps of a sheet, for as long as there is one: what waits its turn must not keep it."""
    while _stands(sheet):
        yield partial(_go_on, sheet)


def _stands(sheet: "ref[BroadcastSheet]") -> bool:
    found = sheet()
    return found is not None and isValid(found) and not found.is_ready


def _go_on(sheet: "ref[BroadcastSheet]") -> None:
    if (found := sheet()) is not None:
        found.ready_a_part()


def _dressed(sheet: QWidget, is_wanted: Callable[[], bool]) -> Iterator[Step]:
    for part in _within(sheet):
        if not is_wanted():
            return
        if isValid(part):
            yield part.ensurePolished


def _laid_out(sheet: QWidget, is_wanted: Callable[[], bool]) -> Iterator[Step]:
    """As large as the place it will take; from the outside inwards, as Qt does it when it shows all of it at once."""
    place = sheet.parentWidget()
    if place is None or not is_wanted():
        return
    sheet.setGeometry(place.contentsRect())
    for part in _within(sheet):
        if not is_wanted():
            return
        if isValid(part) and not part.isWindow():
            yield partial(_tell_size, part)


def _within(part: QWidget) -> Iterator[QWidget]:
    """It and all that stands in it, from the outside inwards; looked for as it is come to."""
    yield part
    if isValid(part):
        # Never `children()`: to name what is no widget of ours takes PySide longer than all the rest.
        for child in part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            yield from _within(child)


def _tell_size(part: QWidget) -> None:
    pending = Qt.WidgetAttribute.WA_PendingResizeEvent
    if part.testAttribute(pending):
        QApplication.sendEvent(part, QResizeEvent(part.size(), QSize()))
        part.setAttribute(pending, False)
