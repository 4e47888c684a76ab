"""Approvals as pictures: whose word is lacking, the approver's page, the glass broken, a slip corrected in place."""

from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from commander.board.approval_requests import AskApproval
from commander.board.deliveries import Operation
from commander.board.message import Message, OrderBroadcast
from commander.clock import new_id
from tests.screens.stage import Stage
from ui.panes.amend_page import AmendPage
from ui.shortcuts import Action

_OTHER = "p-c"  # somebody at another desk, who doesn't command


def lacking(stage: Stage) -> QWidget:
    """The sheet of somebody whose text needs another's word."""
    model = stage.program.model
    model.sit(_OTHER)  # and stays: nothing after these pictures asks who sits here
    stage.go(Action.BROADCAST)
    stage.settle()
    return stage.window


def asked(stage: Stage) -> QWidget:
    """The approver's page: the exact texts side by side. The request stays in the pictures after it."""
    model = stage.program.model
    if not model.board.approvals.standing():
        command = AskApproval(incident=model.stream, messages=(_text(stage),), send=True)
        stage.program.bridge.submit(command, person=_OTHER)
        stage.until(lambda: bool(model.board.approvals.standing()))
    stage.window.page.attention.read_request(model.board.approvals.standing()[0].request)
    stage.settle()
    return stage.window


def unapproved(stage: Stage) -> QWidget:
    """What went out without approval: red above the board until somebody stands by it."""
    model = stage.program.model
    if not model.board.approvals.open_unapproved():
        command = OrderBroadcast(
            incident=model.stream,
            messages=(_text(stage),),
            undo=timedelta(),
            break_glass="深夜で指揮者に電話がつながらない",
        )
        stage.program.bridge.submit(command, person=_OTHER)
        stage.until(lambda: bool(model.board.approvals.open_unapproved()))
    stage.go(Action.COMPOSE)
    return stage.window


def amended(stage: Stage) -> QWidget:
    """A slip is put right: where that can be done stands above the texts."""
    posted = stage.program.model.board.messages.posted
    if posted is not None:
        stage.window.page.amend_text(posted.content.message, Operation.EDIT)
        stage.until(stage.window.page.findChild(AmendPage).isVisible)
    stage.settle()
    return stage.window


def _text(stage: Stage) -> Message:
    model = stage.program.model
    posted = model.board.messages.posted
    assert posted is not None
    due = model.now + timedelta(minutes=30)
    return replace(posted.content, message=new_id(), next_update_at=due, template="T04")
