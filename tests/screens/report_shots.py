"""The report, photographed: the day it is promised by, and its sheet once the incident is over."""

from datetime import timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from commander.board.incident import DeclareRestored
from commander.wording.templates import TemplateId
from tests.screens.stage import Stage
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.impact import ImpactPane
from ui.panes.sheet_report import ReportDay
from ui.panes.sheet_texts import SheetTexts
from ui.shortcuts import Action


def _sheet(stage: Stage, template: TemplateId) -> BroadcastSheet:
    """The sheet of an incident that is over, with a wording chosen in it."""
    model = stage.window.page.findChild(ImpactPane).model
    if model.board.incident.watch is None:
        until = model.now + timedelta(hours=2)
        model.bridge.submit(
            DeclareRestored(incident=model.stream, watch_owner="p-b", watch_until=until, restored=None)
        )
        stage.until(lambda: model.board.incident.watch is not None)
    stage.go(Action.BROADCAST)
    sheet: BroadcastSheet = stage.window.page.findChild(BroadcastSheet)
    stage.until(sheet.isVisible)
    sheet.findChild(SheetTexts).template_wished.emit(template)
    stage.settle()
    return sheet


def promised(stage: Stage) -> QWidget:
    """The post that tells recovery promises the report by a day."""
    sheet = _sheet(stage, TemplateId.T06)
    day = sheet.findChild(ReportDay)
    day.findChild(QLineEdit).setText("+5d")
    day.take()
    stage.settle()
    return stage.window


def written(stage: Stage) -> QWidget:
    """The report itself: what the board knows stands in it, the rest is left as blanks."""
    _sheet(stage, TemplateId.F01)
    return stage.window
