"""The top bar keeps every phase's name beside a long title, and claims of nobody's presence what it can't know."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from commander.board.incident import SetSeverity
from commander.board.privacy_records import AnswerPrivacy, RaisePrivacyConcern
from commander.board.roles import SCRIBE, AssignRole
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from ui.models.desk_overview import DeskOverview
from ui.panes.top_bar import TopBar
from ui.theme import Tone
from ui.widgets.button import Button
from ui.widgets.chip import ChipButton
from ui.widgets.connection_dot import ConnectionDot
from ui.widgets.stepper import Stepper

LONG = "決済 API で 5xx が多発し、加盟店の注文確定画面で二重表示が出ている " * 4


@pytest.fixture
def bar(desk_window: DeskWindow, qtbot: QtBot) -> Iterator[TopBar]:
    desk_window.declare(LONG.strip())
    overview = DeskOverview(desk_window.model)
    made = TopBar(desk_window.model, desk_window.words, overview)
    qtbot.addWidget(made)
    made.show()
    yield made
    desk_window.settle()
    qtbot.waitUntil(lambda: not overview.findChildren(QTimer)[0].isActive())


def test_a_click_on_a_menu_leaves_the_keyboard_where_somebody_writes(bar: TopBar, qtbot: QtBot) -> None:
    line = QLineEdit(bar)
    line.show()
    line.setFocus()
    for button in (one for one in bar.findChildren(Button) if one.text().endswith("▾")):
        qtbot.mousePress(button, Qt.MouseButton.LeftButton)  # the focus goes at the press
        assert bar.focusWidget() is line


def dots(bar: TopBar) -> list[ConnectionDot]:
    return [dot for dot in bar.findChildren(ConnectionDot) if not dot.isHidden()]


def places(bar: TopBar) -> list[int]:
    """Where each connection begins."""
    return [dot.mapTo(bar, dot.rect().topLeft()).x() for dot in dots(bar)]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [1280, 1440, 1900])
def test_a_long_title_gives_way_and_every_phase_keeps_its_name(
    bar: TopBar, desk_window: DeskWindow, qtbot: QtBot, width: int, language: Language
) -> None:
    desk_window.words.switch(language)
    bar.resize(width, 56)
    stepper = bar.findChildren(Stepper)[0]
    qtbot.waitUntil(lambda: stepper.width() >= stepper.sizeHint().width())
    ends = [dot.mapTo(bar, dot.rect().bottomRight()).x() for dot in dots(bar)]
    assert max(ends) < width


def test_no_paint_can_come_before_the_names_have_made_room_for_each_other(
    bar: TopBar, desk_window: DeskWindow, qtbot: QtBot
) -> None:
    around = QWidget()  # a window of its own would not become narrower than its layout of before
    qtbot.addWidget(around)
    around.resize(2600, 56)
    bar.setParent(around)
    bar.resize(2600, 56)
    bar.show()
    around.show()
    desk_window.settle()
    qtbot.waitUntil(lambda: all(dot.width() > 20 for dot in dots(bar)))
    bar.resize(1280, 56)
    at_once = places(bar)  # no turn of the event loop has passed
    stepper = bar.findChildren(Stepper)[0]
    assert stepper.geometry().right() < min(at_once)
    desk_window.settle()
    assert at_once == places(bar)
    bar.setParent(None)


def test_the_scribe_is_here_only_when_it_is_this_desk(
    bar: TopBar, desk_window: DeskWindow, qtbot: QtBot
) -> None:
    bar.resize(1900, 56)
    assert len(dots(bar)) == 3
    for person, spoken in (("p-b", "this desk cannot tell"), ("p-a", "here, at this desk")):
        desk_window.submit(AssignRole(incident=desk_window.model.stream, role=SCRIBE, person=person))
        desk_window.settle()
        called = f"Scribe {desk_window.model.policy.person_name(person)}"
        names = [dot.accessibleName() for dot in dots(bar)]
        assert [name for name in names if name.startswith(called) and spoken in name]


def test_a_terse_connection_keeps_its_words_for_the_reader_and_shows_what_is_wrong(qtbot: QtBot) -> None:
    dot = ConnectionDot()
    qtbot.addWidget(dot)
    dot.show_state("Slack", Tone.OK, state="delivered 22:31")
    wide = dot.sizeHint().width()
    dot.be_terse(True)
    assert dot.sizeHint().width() < wide
    assert dot.accessibleName() == "Slack ・ delivered 22:31"
    dot.show_state("Slack", Tone.BAD, state="held")
    assert dot.sizeHint().width() >= wide


def test_another_incident_shows_the_clock_that_is_due_first(
    bar: TopBar, desk_window: DeskWindow, qtbot: QtBot
) -> None:
    def says(words: str) -> bool:
        return any(chip.text() == words for chip in bar.findChildren(ChipButton))

    first = desk_window.model.stream
    desk_window.declare("Refunds fail")
    # Nothing is promised there yet, but whether personal data is concerned is asked within five minutes.
    qtbot.waitUntil(lambda: says("1 other 05:00"))
    desk_window.submit(AnswerPrivacy(incident=first, answer="no", basis="no customer data there"))
    # And whom it concerns is to be decided within ten.
    qtbot.waitUntil(lambda: says("1 other 10:00"))
    # And the gravest owes its first post after five minutes.
    desk_window.submit(SetSeverity(incident=first, severity=1))
    qtbot.waitUntil(lambda: says("1 other 05:00"))


def test_in_a_narrow_bar_the_lock_gives_up_its_words_before_the_title_does(
    desk_window: DeskWindow, qtbot: QtBot
) -> None:
    desk_window.declare(LONG.strip())
    desk_window.submit(RaisePrivacyConcern(incident=desk_window.model.stream))
    overview = DeskOverview(desk_window.model)
    bar = TopBar(desk_window.model, desk_window.words, overview)
    qtbot.addWidget(bar)
    bar.resize(1100, 56)
    bar.show()
    desk_window.settle()
    terse = bar.lock.sizeHint().width()
    bar.resize(2600, 56)
    assert terse < bar.lock.sizeHint().width()
    assert bar.lock.accessibleName() == "Personal data (restricted)"
    qtbot.waitUntil(lambda: not overview.findChildren(QTimer)[0].isActive())
