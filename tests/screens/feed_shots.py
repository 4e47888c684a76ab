"""Dropped files that became no signal, as pictures: above the board, and on the first page."""

import os
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from commander.intake.drop_folder import FEED
from commander.intake.left_over import with_left
from commander.intake.pulse import FeedStanding
from tests.screens.stage import Stage

_NEWEST = 3


def above(stage: Stage) -> QWidget:
    """One that could not be read, one of another kind: each with its reason and its way on."""
    _drop(stage)
    attention = stage.window.page.attention
    attention.go_to_meant(lambda matter: matter.key.startswith("left:"))
    stage.settle()
    return stage.window


def first_page(stage: Stage) -> QWidget:
    """The same while no incident is shown."""
    _drop(stage)
    return stage.window


def _drop(stage: Stage) -> None:
    model = stage.program.model
    folder = stage.home / "dropped"
    if not folder.exists():
        (folder / "refused").mkdir(parents=True)
        (folder / "refused" / "alert.json").write_text("{", "utf-8")
        (folder / "disk.xml").write_text("<alert/>", "utf-8")
        before = (model.now - timedelta(hours=1)).timestamp()
        os.utime(folder / "disk.xml", (before, before))
    (standing,) = with_left((FeedStanding(name=FEED),), folder, model.now, _NEWEST)
    model.feeds.take_standing(standing)
    stage.settle()
