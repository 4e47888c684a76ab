"""The first page while the journal is read: what is not read yet is never shown as nothing."""

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from commander.board.roles import COMMANDER, AssignRole
from tests.ui.desk_window import DeskWindow
from ui.models.desk_overview import DeskOverview
from ui.panes.welcome import WelcomePage
from ui.widgets.plain_label import PlainLabel


def says(page: WelcomePage, words: str) -> bool:
    return any(words in one.text() and one.isVisibleTo(page) for one in page.findChildren(PlainLabel))


def test_until_the_list_is_read_the_first_page_says_that_it_loads(
    desk_window: DeskWindow, qtbot: QtBot
) -> None:
    desk_window.declare("決済")
    page = WelcomePage(desk_window.model, desk_window.words, DeskOverview(desk_window.model))
    qtbot.addWidget(page)
    assert says(page, "Loading")
    page.load()
    qtbot.waitUntil(lambda: len(page.recent) == 1)
    assert not says(page, "Loading")


def test_an_empty_journal_and_one_that_cannot_be_opened_load_nothing(
    desk_window: DeskWindow, qtbot: QtBot
) -> None:
    page = WelcomePage(desk_window.model, desk_window.words, DeskOverview(desk_window.model))
    qtbot.addWidget(page)
    page.cannot_load()
    assert not says(page, "Loading")
    page.load()
    assert says(page, "Loading")
    qtbot.waitUntil(lambda: page.overview.has_read)
    assert not says(page, "Loading")
    assert not says(page, "Recent")


def test_a_second_look_before_the_first_is_answered_brings_nothing_old_back(
    desk_window: DeskWindow, qtbot: QtBot
) -> None:
    stream = desk_window.declare("決済")
    overview = DeskOverview(desk_window.model)
    overview.read()
    qtbot.waitUntil(lambda: overview.outlook(stream) is not None)
    before = overview.outlook(stream)
    desk_window.submit(AssignRole(incident=stream, role=COMMANDER, person="p-a"))
    answers: list[object] = []
    overview.changed.connect(lambda: answers.append(overview.outlook(stream)))
    overview.read()
    overview.read()
    qtbot.waitUntil(lambda: len(answers) >= 2)
    assert before not in answers
    qtbot.waitUntil(lambda: not overview.findChildren(QTimer)[0].isActive())
