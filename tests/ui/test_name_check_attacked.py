"""A name that nobody knows is taken by nobody's accident: Enter pressed twice at once, or held down, takes none."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from commander.board.roles import AssignRole
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.panes.handover_page import HandoverPage
from ui.panes.name_check import unknown_name
from ui.widgets.ask import Ask, Blank

AN_HOUR_MS = 3_600_000
ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(desk_window: DeskWindow, hands: Hands) -> HandoverPage:
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role="ic", person="p-a"))
    page = HandoverPage(desk_window.model, desk_window.words)
    hands.show(page)
    page.open("ic")
    return page


def hold_down(hands: Hands, times: int, *, is_down: bool = False) -> None:
    for number in range(times):
        press = QKeyEvent(
            QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", autorep=is_down or number > 0
        )
        QApplication.sendEvent(hands.focus, press)


def offered(window: DeskWindow) -> list[str]:
    window.settle()
    return [offer.to for offer in window.board().roles.offers.values()]


def test_enter_pressed_twice_at_once_takes_no_stranger(
    desk_window: DeskWindow, hands: Hands, page: HandoverPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.widgets.unseen_keys.UNREAD_MS", AN_HOUR_MS)
    hands.write("担当Z")
    hands.press(ENTER, times=3)
    assert offered(desk_window) == []
    monkeypatch.setattr("ui.widgets.unseen_keys.UNREAD_MS", -1)
    hands.enter()
    assert offered(desk_window) == ["担当Z"]


def test_enter_held_down_takes_no_stranger(desk_window: DeskWindow, hands: Hands, page: HandoverPage) -> None:
    hands.write("担当Z")
    hold_down(hands, 20)
    assert offered(desk_window) == []


@pytest.mark.parametrize("choices", [(), ("担当A",)])
def test_nor_does_it_where_a_question_is_asked_in_one_line(
    desk_window: DeskWindow, hands: Hands, monkeypatch: pytest.MonkeyPatch, choices: tuple[str, ...]
) -> None:
    desk_window.declare()
    line, answers = Ask(), list[str]()
    doubt = unknown_name(desk_window.model, desk_window.words)

    line.ask(
        "owner",
        "Who watches?",
        [Blank(name="owner", label="By", choices=choices, doubt=doubt)],
        confirm="Record",
        cancel="Not now",
        answer=lambda said: answers.append(said["owner"]),
    )
    hands.show(line)
    line._fields["owner"].setFocus()
    hands.write("担当Z")
    monkeypatch.setattr("ui.widgets.unseen_keys.UNREAD_MS", AN_HOUR_MS)
    hands.press(ENTER, times=3)
    assert answers == []
    monkeypatch.setattr("ui.widgets.unseen_keys.UNREAD_MS", -1)
    hold_down(hands, 20, is_down=True)
    assert answers == []
    hands.press(ENTER)
    assert answers == ["担当Z"]
