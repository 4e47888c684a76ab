"""Handing the timeline out as pictures: the form, a file that is there already, one written, rows copied."""

import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.screens.stage import Stage
from ui.dialogs.export import ExportDialog
from ui.shortcuts import Action


def form(stage: Stage) -> QWidget:
    """As it opens."""
    stage.go(Action.EXPORT)
    stage.until(lambda: stage.window.findChild(ExportDialog) is not None)
    dialog = stage.window.findChild(ExportDialog)
    dialog.form.path.setText("/home/desk/Documents/INC-7K3Q-timeline.pdf")
    stage.settle()
    return dialog


def table(stage: Stage) -> QWidget:
    """A table with roles instead of names."""
    dialog = form(stage)
    stage.press(Qt.Key.Key_Down, times=3)
    dialog.form.redact.click()
    dialog.form.path.setText("/home/desk/Documents/INC-7K3Q-timeline-roles.csv")
    stage.settle()
    return dialog


def exists(stage: Stage) -> QWidget:
    """The file is there already: Enter alone doesn't replace it."""
    dialog = form(stage)
    with tempfile.NamedTemporaryFile(suffix=".pdf", dir=Path(tempfile.gettempdir())) as there:
        dialog.form.path.setText(there.name)
        dialog.form.write.click()
        stage.until(dialog.form.replace.isVisible)
    stage.settle()
    return dialog


def copied(stage: Stage) -> QWidget:
    """Three rows marked and copied."""
    pane = stage.window.page.timeline
    pane.view.setFocus()
    stage.press(Qt.Key.Key_End)
    for _ in range(2):
        stage.press(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    pane.view.copy_selected(markdown=True)
    stage.settle()
    return pane
