"""The page of gates as pictures: what is left in the response, the first response, the end of the work."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from commander.board.incident import DeclareRestored
from commander.board.stand_down import Defer
from commander.wording.language import Language
from tests.screens.stage import Stage
from ui.panes.gate_words import ALIGN, GO_ON
from ui.panes.gates import GatesPage
from ui.shortcuts import Action


def left(stage: Stage) -> QWidget:
    """What is checked in this phase, what the board answers, what going on would leave undone."""
    stage.go(Action.GATES)
    _page(stage).open_row(GO_ON)
    stage.settle()
    return stage.window


def first_response(stage: Stage) -> QWidget:
    """The alignment gate, filled with what the board knows."""
    stage.go(Action.GATES)
    _page(stage).open_row(ALIGN)
    stage.settle()
    return stage.window


def ending(stage: Stage) -> QWidget:
    """Recovery is declared: the team is to be released, something is left until the next working morning."""
    model = stage.program.model
    if model.board.incident.watch is None:
        until = model.now + timedelta(hours=4)
        stage.program.bridge.submit(
            DeclareRestored(incident=model.stream, watch_owner="p-c", watch_until=until)
        )
        stage.settle()
        japanese = stage.program.words.language is Language.JA
        left_over = Defer(
            incident=model.stream,
            text="滞留した注文の再処理" if japanese else "Replay the orders that piled up",
            owner="p-e",
            due=model.now + timedelta(hours=35),
            urgent_if="未処理が 100 件を超えたら" if japanese else "more than 100 pile up",
        )
        stage.program.bridge.submit(left_over)
        stage.settle()
    stage.window.page.go(Action.STAND_DOWN)
    stage.settle()
    return stage.window


def _page(stage: Stage) -> GatesPage:
    page = stage.window.page
    assert page is not None
    return page.findChild(GatesPage)
