"""The composer as pictures: a line and its chips, talk that was pasted, a row on its way to become something."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from commander.board.timeline import EntryKind
from tests.fakes.slack_hour import export
from tests.screens.stage import Stage
from ui.panes.timeline_pane import TimelinePane
from ui.shortcuts import Action


def line(stage: Stage) -> QWidget:
    """A task with its owner and time, understood while it is typed."""
    pane = _pane(stage)
    words = stage.say("/対応 -3m 大阪のワーカーを再起動", "/task -3m Restart the workers in Osaka")
    pane.composer.text.setPlainText(f"{words} +10m #inc-7k3q")
    stage.settle()
    return pane


def talk(stage: Stage) -> QWidget:
    """Slack's export of an hour, offered as entries."""
    pane = _pane(stage)
    model = stage.program.model
    pane.composer.paste.takes(export(stage.language, model.now - timedelta(minutes=70)))
    stage.until(pane.composer.paste.isVisible)
    stage.settle()
    return pane


def row(stage: Stage) -> QWidget:
    """One letter is awaited."""
    pane = _pane(stage)
    pane.composer.text.clear()
    model = pane.feed.model
    lines = [(row, model.line(row)) for row in range(model.rowCount())]
    fact = stage.program.words.label(EntryKind.FACT)
    entry = next(row for row, line in reversed(lines) if line is not None and line.kind == fact)
    pane.view.setCurrentIndex(model.index(entry, 0))
    stage.go(Action.TURN)
    stage.until(pane.turn_strip.isVisible)
    stage.settle()
    return pane


def question(stage: Stage) -> QWidget:
    """Whom, and until when: what the line doesn't say."""
    pane = _pane(stage)
    pane.composer.text.setPlainText(
        stage.say("/質問 影響している加盟店は何社か", "/ask How many shops are hit?")
    )
    pane.composer.send()
    stage.until(lambda: pane.turn_strip.form is not None)
    stage.settle()
    return pane


def _pane(stage: Stage) -> TimelinePane:
    stage.go(Action.COMPOSE)
    stage.window.page.timeline.composer.paste.put_away()  # of the picture before
    return stage.window.page.timeline


def secret(stage: Stage) -> QWidget:
    """What looks like a token waits for a person's word; its key stands beside it."""
    pane = _pane(stage)
    pane.composer.text.setPlainText(stage.say("鍵は xoxb-", "The key is xoxb-") + "1234567890-abcdefghij")
    pane.composer.send()
    stage.settle()
    return pane


def landed(stage: Stage) -> QWidget:
    """A line of an earlier time is recorded, and a sentence says where it stands."""
    pane = _pane(stage)
    late = stage.say("一昨日 23:50 夜間バッチが遅れていた", "11/19 23:50 The nightly batch was late")
    pane.composer.text.setPlainText(late)
    pane.composer.send()
    stage.until(lambda: not pane.composer.text.toPlainText())
    stage.settle()
    return pane
