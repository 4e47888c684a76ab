"""The two lists that say in which lane an action runs, and what kind of measure it is."""

from PySide6.QtCore import QCoreApplication

from commander.board.lanes import Lane, Nature
from ui.widgets.pick_box import PickBox
from ui.words import Words


def name_places(lane: PickBox, nature: PickBox, words: Words) -> None:
    """Say what can be picked in the language in force."""
    for index, one in enumerate(Lane):
        lane.setItemText(index, words.label(one))
    for index, kind in enumerate(Nature):
        nature.setItemText(index, words.label(kind))
    lane.setAccessibleName(QCoreApplication.translate("ActionEditor", "Lane"))
    nature.setAccessibleName(QCoreApplication.translate("ActionEditor", "Temporary or permanent"))


def placed(lane: PickBox, nature: PickBox) -> tuple[Lane, Nature]:
    """What is picked."""
    return list(Lane)[max(lane.currentIndex(), 0)], list(Nature)[max(nature.currentIndex(), 0)]
