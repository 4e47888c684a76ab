"""Keys pressed while something comes up by itself press nothing that nobody can have read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import unseen_keys
from ui.widgets.unseen_keys import Standing, UnseenKeys

KEY = Qt.Key


@pytest.fixture
def pressed(qtbot: QtBot) -> tuple[QWidget, list[str]]:
    """A window with a button that has the focus, and what it did."""
    window, did = QWidget(), list[str]()
    button = QPushButton("Raise it", window)
    button.setAutoDefault(True)
    button.clicked.connect(lambda: did.append("raised"))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    button.setFocus()
    return window, did


def test_space_on_what_has_just_come_up_presses_nothing_and_a_moment_later_it_does(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, pressed: tuple[QWidget, list[str]]
) -> None:
    window, did = pressed
    button = window.findChild(QPushButton)
    assert button is not None
    monkeypatch.setattr(unseen_keys, "UNREAD_MS", 60_000)
    keys = UnseenKeys(window)
    keys.hold()
    qtbot.keyClick(button, KEY.Key_Space)
    assert did == []
    monkeypatch.setattr(unseen_keys, "UNREAD_MS", 1)
    keys.hold()
    qtbot.waitUntil(lambda: (qtbot.keyClick(button, KEY.Key_Space), bool(did))[1])
    assert did == ["raised"]


def test_a_line_that_came_a_moment_ago_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unseen_keys, "UNREAD_MS", 60_000)
    assert Standing().is_unread
    monkeypatch.setattr(unseen_keys, "UNREAD_MS", 0)
    assert not Standing().is_unread
