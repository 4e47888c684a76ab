"""Attached files as pictures: on a row of the timeline, on their page, one that waits for a person's word."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from tests.screens import handout_shots
from tests.screens.stage import Stage
from ui.panes.attachments_page import AttachmentsPage
from ui.panes.files_given import GivenFile
from ui.shortcuts import Action

_LOG = """22:31:04 ERROR 接続プールが枯渇しました (500/500)
22:31:05 WARN  決済 API p99 4,200 ms
22:31:09 ERROR 接続プールが枯渇しました (500/500)
"""
_LOG_EN = """22:31:04 ERROR connection pool is empty (500/500)
22:31:05 WARN  payments API p99 4,200 ms
22:31:09 ERROR connection pool is empty (500/500)
"""


def on_the_row(stage: Stage) -> QWidget:
    """A graph and a log on one entry."""
    _attach(stage)
    return stage.window


def page(stage: Stage) -> QWidget:
    """The picture on the page."""
    _attach(stage)
    stage.go(Action.ATTACHMENTS)
    stage.settle()
    shown = stage.window.page.findChild(AttachmentsPage)
    shown.list.setCurrentRow(0)
    stage.until(lambda: shown.view.loaded is not None and shown.view.loaded.picture is not None)
    return stage.window


def secret(stage: Stage) -> QWidget:
    """A log that seems to hold a password, and a folder that was dropped with it."""
    line = stage.window.page.timeline.attach
    given = GivenFile(content=b"password: correct-horse\n", name="app.log")
    line.take((given, GivenFile(path=Path("/tmp"))))
    stage.until(lambda: "app.log" in line.said)
    return stage.window


def handed_out(stage: Stage) -> QWidget:
    """They go along in an archive beside the handout."""
    _attach(stage)
    dialog = handout_shots.form(stage)
    dialog.form.files.setChecked(True)
    stage.settle()
    return dialog


def _attach(stage: Stage) -> None:
    model = stage.program.model
    if model.board.attachments.count:
        return
    line = stage.window.page.timeline.attach
    graph = stage.say("接続数.png", "connections.png")
    log = stage.say(_LOG, _LOG_EN)
    line.take((GivenFile(content=_graph(), name=graph), GivenFile(content=log.encode(), name="app.log")))
    stage.until(lambda: model.board.attachments.count == 2)
    stage.settle()


def _graph() -> QImage:
    """A curve that rises to its limit."""
    image = QImage(900, 420, QImage.Format.Format_RGB32)
    image.fill(QColor("#101418"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#2c343c"), 1))
    for y in range(60, 400, 60):
        painter.drawLine(40, y, 880, y)
    painter.setPen(QPen(QColor("#e06c60"), 3))
    before = None
    for x in range(0, 840, 12):
        height = 40 + 300 * min(1.0, (x / 560) ** 3)
        point = (40 + x, 400 - height)
        if before is not None:
            painter.drawLine(int(before[0]), int(before[1]), int(point[0]), int(point[1]))
        before = point
    painter.setPen(QColor("#b8c0c8"))
    painter.drawText(QRectF(40, 10, 800, 30), Qt.AlignmentFlag.AlignLeft, "DB connections 500 / 500")
    painter.end()
    return image
