"""The search as pictures: this incident, all of them, nothing found, a part that is not understood, the scribe's."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from tests.screens.stage import Stage
from ui.panes.search_pane import SearchPane
from ui.shortcuts import Action

FOUND, NOTHING, TROUBLE = "5xx", "ありえない言葉", "kind:x DB"


def searched(typed: str, *, everywhere: bool = False) -> Callable[[Stage], QWidget]:
    """The words typed, and their answer on the screen."""
    return partial(_searched, typed=typed, everywhere=everywhere)


def _searched(stage: Stage, typed: str, *, everywhere: bool) -> QWidget:
    pane = stage.window.page.timeline.search
    if not pane.isVisible():
        stage.go(Action.SEARCH)
    if pane.is_everywhere is not everywhere:
        stage.go(Action.SEARCH)
    _type(stage, pane, typed)
    return stage.window


def _type(stage: Stage, pane: SearchPane, typed: str) -> None:
    pane.line.clear()
    stage.write(typed)
    answered: list[bool] = []
    for _ in range(3):
        answered.clear()
        stage.program.bridge.search(lambda search: search.follow(), answered.append)
        stage.until(lambda: bool(answered))
    stage.settle()
