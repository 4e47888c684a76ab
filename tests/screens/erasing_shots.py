"""What was erased, as pictures: a signal of no incident asked about, and a signal's row with what stays elsewhere."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from commander.board.feeds import FEEDS
from commander.board.signals import RaiseSignal
from commander.wording.language import Language
from tests.screens.stage import Stage
from ui.shortcuts import Action
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel

_TEXT = {
    Language.JA: "担当C から電話:決済が通らない",
    Language.EN: "Call from person C: payments don't go through",
}
_WHY = {Language.JA: "個人の連絡先が入っていた", Language.EN: "it held somebody's address"}


def unplaced(stage: Stage) -> QWidget:
    """The line of a signal that no incident has, and the question why it is erased."""
    _submit(stage, RaiseSignal(incident=FEEDS, text=_TEXT[stage.language], source="Alertmanager"))
    attention = stage.window.page.attention

    def ways() -> list[Button]:
        word = QCoreApplication.translate("AttentionStrip", "Erase…")
        return [one for one in attention.findChildren(Button) if one.text() == word]

    def asks() -> bool:
        for way in ways()[:1]:
            way.click()  # a line that has just come up is not acted on
        return isinstance(stage.focus, QLineEdit)

    stage.until(asks)
    stage.settle()
    return stage.window


def row(stage: Stage) -> QWidget:
    """A signal's row that was erased, and what stays said under the rows."""
    model = stage.program.model
    _submit(stage, RaiseSignal(incident=model.stream, text=_TEXT[stage.language], source="電話"))
    pane = stage.window.page.timeline
    pane.view.setFocus()
    pane.view.selectRow(pane.feed.model.rowCount() - 1)
    stage.go(Action.ERASE_ENTRY)
    stage.until(lambda: isinstance(stage.focus, QLineEdit))
    stage.focus.insert(_WHY[stage.language])
    stage.focus.returnPressed.emit()
    stage.until(lambda: any("\n" in one.text() for one in _labels(pane.erase)))
    stage.settle()
    return stage.window


def _labels(part: QWidget) -> list[PlainLabel]:
    return [one for one in part.findChildren(PlainLabel) if one.isVisible()]


def _submit(stage: Stage, command: RaiseSignal) -> None:
    answers: list[object] = []
    stage.program.bridge.submit(command, done=answers.append, refused=answers.append)
    stage.until(lambda: bool(answers))
    stage.settle()
