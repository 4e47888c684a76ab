"""The pages in place of the four panes: made when asked for, one head, the same way back, nothing typed lost."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from commander.board.incident import SetSeverity
from commander.board.roles import COMMANDER, AssignRole
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.gate_editors import CheckEditor
from ui.panes.gates import GatesPage
from ui.panes.roles import RolesPane
from ui.panes.severity_page import LoweringForm, SeverityPage
from ui.shortcuts import Action, shortcut
from ui.theme import ThemeChoice
from ui.widgets.row import ItemRow, Row
from ui.widgets.tab_order import stops_in
from ui.widgets.whole_page import PageHead
from ui.window import MainWindow

PAGES = [
    Action.WORK,
    Action.CUSTOMERS,
    Action.INQUIRIES,
    Action.SEVERITY,
    Action.PRIVACY,
    Action.GATES,
    Action.IMPACT_DEPTH,
    Action.TEAMS,
    Action.PEOPLE,
    Action.WATCH,
    Action.MILESTONES,
    Action.HAND_OVER,
    Action.ATTACHMENTS,
]


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk_window: DeskWindow, hands: Hands) -> Iterator[MainWindow]:
    made = MainWindow(
        qapp, desk_window.model, desk_window.words, theme=ThemeChoice.LIGHT, undo=timedelta(seconds=8)
    )
    hands.show(made)
    made.resize(1440, 900)
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role=COMMANDER, person="p-a"))
    desk_window.settle()
    yield made
    made.close()


def head(window: MainWindow) -> PageHead:
    """The head of the page that is shown."""
    return next(one for one in window.findChildren(PageHead) if one.isVisible())


def go(window: MainWindow, desk_window: DeskWindow, action: Action) -> None:
    window.perform(action)
    desk_window.settle()


def test_a_board_that_opens_no_page_makes_none(window: MainWindow) -> None:
    assert window.findChildren(PageHead) == []


@pytest.mark.parametrize("language", Language)
def test_every_page_has_its_way_back_at_one_place_and_escape_takes_it(
    window: MainWindow, desk_window: DeskWindow, hands: Hands, language: Language
) -> None:
    desk_window.words.switch(language)
    places: dict[Action, tuple[int, int]] = {}
    for action in PAGES:
        go(window, desk_window, action)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        shown = head(window)
        corner = shown.back.mapTo(window, QPoint(shown.back.width(), 0))
        places[action] = corner.x(), corner.y()
        assert shown.title.text()
        while shown.isVisible():  # a form that stands open is put away first
            hands.press(Qt.Key.Key_Escape)
        assert window.page.timeline.composer.text.hasFocus()
    assert len({x for x, _ in places.values()}) == 1, places
    tops = [y for _, y in places.values()]
    assert max(tops) - min(tops) <= 8, places  # a state of two lines is a little taller


def test_tab_goes_to_what_is_done_on_a_page_before_the_way_back(
    window: MainWindow, desk_window: DeskWindow, hands: Hands
) -> None:
    go(window, desk_window, Action.SEVERITY)
    back = head(window).back
    page = window.page.findChild(SeverityPage)
    others = [stop for stop in stops_in(page) if stop.isVisible() and stop not in {page, back}]
    for _ in others:
        hands.press(Qt.Key.Key_Tab)
        assert hands.focus in others
    hands.press(Qt.Key.Key_Tab)
    assert hands.focus is back


def test_what_was_typed_on_a_page_is_there_when_the_page_is_made_again(
    window: MainWindow, desk_window: DeskWindow, hands: Hands, qapp: QApplication
) -> None:
    desk_window.submit(SetSeverity(incident=desk_window.model.stream, severity=2))
    go(window, desk_window, Action.SEVERITY)
    hands.press(Qt.Key.Key_4)
    hands.write("only one shop")
    window.page.save_drafts()
    desk_window.settle()
    again = SeverityPage(desk_window.model, desk_window.words)
    hands.show(again)
    desk_window.settle()
    assert "only one shop" in again.findChild(LoweringForm).typed_fields.values()


def test_a_hidden_page_says_nothing_again_when_the_language_changes(
    window: MainWindow, desk_window: DeskWindow, hands: Hands
) -> None:
    for action in PAGES:
        go(window, desk_window, action)
    go(window, desk_window, Action.COMPOSE)
    window.page.show_board()
    before = {one: one.title.text() for one in window.findChildren(PageHead)}
    desk_window.words.switch(Language.JA)
    assert {one: one.title.text() for one in window.findChildren(PageHead)} == before
    go(window, desk_window, Action.GATES)
    assert head(window).title.text() == "このフェーズの確認"


def text_starts(page: QWidget) -> set[int]:
    return {row._title.mapTo(page, QPoint(0, 0)).x() for row in page.findChildren(ItemRow) if row.isVisible()}


def test_the_texts_of_a_page_begin_at_one_place_whatever_its_chips_say(
    window: MainWindow, desk_window: DeskWindow, hands: Hands
) -> None:
    window.perform(Action.GATES)
    page = window.findChild(GatesPage)
    desk_window.settle()
    assert len(text_starts(page)) == 1
    check = next(row for row in page.faces() if row.key.startswith("check:"))
    page.open_row(check.key)
    assert page.findChild(CheckEditor) is not None
    assert len(text_starts(page)) == 1


def test_the_label_column_is_one_with_and_without_an_act_in_the_row(
    desk_window: DeskWindow, hands: Hands
) -> None:
    desk_window.declare()
    pane = RolesPane(desk_window.model, desk_window.words)
    hands.show(pane)
    pane.resize(400, 300)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    starts = {row._value.mapTo(pane, QPoint(0, 0)).x() for row in pane.findChildren(Row) if row.isVisible()}
    assert len(starts) == 1


def test_the_key_beside_a_title_is_the_one_that_opens_the_page(
    window: MainWindow, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_G, CTRL)
    desk_window.settle()
    shown = [label.text() for label in head(window).children() if hasattr(label, "text")]
    assert shortcut(Action.GATES).shown in shown
