"""The foot of the sheet: what the button says stands there whole, whatever the room."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from commander.board.roles import AssignRole
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.sheet_bars import SheetFoot
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel


def foot_of(desk_window: DeskWindow, hands: Hands) -> SheetFoot:
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role="ic", person="p-a"))
    sheet = BroadcastSheet(desk_window.model, desk_window.words)
    hands.show(sheet)
    sheet.open()
    desk_window.settle()
    return sheet.findChild(SheetFoot)


def cut(foot: SheetFoot) -> list[str]:
    """What is shown shorter than it is, but for the names of the readers, which stand in the sheet as well."""
    shown: list[QWidget] = [*foot.findChildren(Button), *foot.findChildren(PlainLabel)]
    return [
        one.text()
        for one in shown
        if one.isVisibleTo(foot)
        and one.width() < one.sizeHint().width()
        and "customers read it" not in one.text()
    ]


def test_a_narrow_sheet_cuts_no_word_of_its_button(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    foot = foot_of(desk_window, hands)
    foot.send.setText("Send to 4 places ・ Example Workspace (1 unread)")
    sheet = foot.window()
    sheet.resize(780, 640)
    qtbot.waitUntil(lambda: not cut(foot))
    narrow = foot.height()
    sheet.resize(1_600, 640)
    qtbot.waitUntil(lambda: foot.height() < narrow)
    assert cut(foot) == []


def test_a_longer_name_of_the_workspace_makes_its_own_room(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    foot = foot_of(desk_window, hands)
    sheet = foot.window()
    sheet.resize(1_200, 640)
    qtbot.waitUntil(lambda: not cut(foot))
    before = foot.height()
    foot.send.setText("Send to 4 places ・ " + "a long workspace " * 3 + "(1 unread)")
    qtbot.waitUntil(lambda: foot.height() > before and not cut(foot))
