"""Reading the timeline as pictures: narrowed, being narrowed, unread rows, milestones, a time that no row has."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from commander.narrowing import MILESTONES, UNANSWERED, Condition, Narrowing, Sort
from commander.wording.labels import Mark
from tests.screens.stage import Stage
from ui.dialogs.export import ExportDialog
from ui.panes.timeline_pane import TimelinePane
from ui.shortcuts import Action

DECISIONS_OF_ONE = (Condition(Sort.KIND, Mark.ACTION), Condition(Sort.PERSON, "p-c"))


def narrowed(*conditions: Condition) -> Callable[[Stage], QWidget]:
    """Only some rows, with the chips that say which."""
    return partial(_narrowed, conditions=conditions)


def choosing(stage: Stage) -> QWidget:
    """The list of conditions, one of them in force."""
    _narrowed(stage, (UNANSWERED,))
    stage.go(Action.NARROW)
    stage.settle()
    return stage.window


def unread(stage: Stage) -> QWidget:
    """Rows that nobody has looked at, from the first of them on."""
    pane = _pane(stage)
    model = pane.feed.model
    positions = {model.key(row)[2] for row in range(model.rowCount())[-4:]}
    pane.reader.unread.positions = positions
    pane.reader.unread.changed.emit()
    stage.go(Action.FIRST_UNREAD)
    stage.settle()
    return stage.window


def nearest(stage: Stage) -> QWidget:
    """A time at which nothing happened."""
    stage.go(Action.GO_TO_TIME)
    stage.write("21:30")
    stage.press(Qt.Key.Key_Return)
    stage.settle()
    return stage.window


def marking(stage: Stage) -> QWidget:
    """The row chosen is to be a milestone."""
    stage.go(Action.PREVIOUS_MILESTONE)
    stage.settle()
    stage.go(Action.MARK_ROW)
    stage.settle()
    return stage.window


def recorded_order(stage: Stage) -> QWidget:
    """Rows in the order in which they were recorded."""
    stage.go(Action.RECORDED_ORDER)
    stage.settle()
    return stage.window


def handing_out(stage: Stage) -> QWidget:
    """Three marked rows, and the form that hands those alone out."""
    view = _pane(stage).view
    view.setFocus()
    stage.press(Qt.Key.Key_End)
    stage.press(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier, times=2)
    stage.go(Action.EXPORT)
    stage.settle()
    return stage.window.findChild(ExportDialog)


def in_scribe_window(stage: Stage) -> QWidget:
    """Narrowed to milestones in the scribe's own window."""
    stage.go(Action.SCRIBE_WINDOW)
    windows = stage.program.windows
    stage.until(lambda: windows.scribe is not None and windows.scribe_model.stream)
    scribe = windows.scribe
    assert scribe is not None
    stage.until(scribe.timeline.feed.model.rowCount)
    scribe.timeline.feed.narrow(Narrowing(conditions=(MILESTONES,)))
    stage.settle()
    return scribe


def _narrowed(stage: Stage, conditions: tuple[Condition, ...]) -> QWidget:
    _pane(stage).feed.narrow(Narrowing(conditions=conditions))
    stage.settle()
    return stage.window


def _pane(stage: Stage) -> TimelinePane:
    return stage.window.page.timeline
