"""What outlives the end as pictures: a closed incident on another board, management's page, temporary measures."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from commander.board.actions import FinishAction, Result, StartAction
from commander.board.incident import Close
from commander.board.lanes import Nature
from commander.board.privacy_records import AnswerPrivacy
from commander.board.privacy_track_records import NotePrivacy
from commander.desk.desk import DeskCommand
from tests.screens.stage import Stage
from ui.panes.management_page import ManagementPage
from ui.panes.privacy_page import PrivacyPage
from ui.panes.temporary_page import TemporaryPage
from ui.shortcuts import Action
from ui.widgets.plain_label import PlainLabel


def management(stage: Stage) -> QWidget:
    """The page for management, gathered."""
    stage.window.page.go(Action.MANAGEMENT)
    page = stage.window.page.findChild(ManagementPage)
    labels = page.findChildren
    stage.until(lambda: any("SEV" in one.text() for one in labels(PlainLabel) if one.isVisible()))
    stage.settle()
    return stage.window


def temporary(stage: Stage) -> QWidget:
    """Two measures of this incident, one of them nobody's."""
    model = stage.program.model
    if not model.board.actions.in_place():
        for text, owner in (("接続数の上限を 10 倍に", "p-b"), ("夜間バッチを止めている", "p-c")):
            started = StartAction(
                incident=model.stream,
                text=text,
                owner=owner,
                check_at=model.now + timedelta(minutes=9),
                nature=Nature.TEMPORARY,
            )
            _submit(stage, started)
            action = next(one.action for one in model.board.actions.running() if one.text == text)
            _submit(stage, FinishAction(incident=model.stream, action=action, result=Result.WORKED))
    stage.window.page.go(Action.TEMPORARY)
    page = stage.window.page.findChild(TemporaryPage)
    stage.until(lambda: bool(page.lines))
    stage.settle()
    return stage.window


def erasing(stage: Stage) -> QWidget:
    """A line of the restricted timeline is about to be erased."""
    _submit(stage, NotePrivacy(incident=stage.program.model.stream, text="問い合わせ元の氏名を確認"))
    stage.window.page.go(Action.PRIVACY)
    page = stage.window.page.findChild(PrivacyPage)
    stage.until(page.isVisible)
    if isinstance(stage.focus, QLineEdit):
        stage.press(Qt.Key.Key_Escape)  # the question is due: its answer stands open
    stage.press(Qt.Key.Key_X)
    stage.settle()
    return stage.window


def closed(stage: Stage) -> QWidget:
    """Closed with a promise that customers still read."""
    model = stage.program.model
    if not model.board.incident.closed:
        _submit(stage, AnswerPrivacy(incident=model.stream, answer="no", basis="ID のみ"))
        _submit(stage, Close(incident=model.stream, reason="夜間のため朝に続ける"))
    stage.settle()
    return stage.window


def _submit(stage: Stage, command: DeskCommand) -> None:
    answers: list[object] = []
    stage.program.bridge.submit(command, done=answers.append, refused=answers.append)
    stage.until(lambda: bool(answers))
    stage.settle()
