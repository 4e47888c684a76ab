"""Feeds in the window: what belongs to no incident is judged or placed by keys; a feed that is silent is said."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from commander.board.feeds import FEEDS
from commander.board.incident import DeclareRestored
from commander.board.record import Record
from commander.board.signals import RaiseSignal
from commander.intake.alerts import Alert, Group
from commander.intake.hearing import Said, hear, hear_end, hear_groups
from commander.intake.pulse import FeedStanding
from commander.reading import Reading
from commander.settings.settings import Settings, changed, load
from commander.wording.language import Language
from tests.fakes.fake_alertmanager import FakeAlertmanager
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from tests.ui.test_connect import Scene
from ui.bridge import JournalPlace, Turn
from ui.feeds import FeedThread
from ui.panes.attention_strip import AttentionStrip
from ui.panes.unplaced_place import UnplacedPlace
from ui.widgets.button import Button

KEY = Qt.Key


@pytest.fixture
def place(desk_window: DeskWindow, hands: Hands) -> UnplacedPlace:
    host = QWidget()
    found = UnplacedPlace(desk_window.model, desk_window.words, host)
    found.resize(900, 300)
    hands.show(host)
    return found


def on_desk(window: DeskWindow, task: Callable[[JournalPlace], object]) -> None:
    window.bridge.journal_tasks.put(Turn.PERSON, lambda place: (task(place), None)[1])
    window.settle()


def records(window: DeskWindow, kind: str) -> list[Record]:
    """What the file says of the signals that belong to no incident."""
    with Reading(window.home) as reading:
        return [one for one in reading.state_records(FEEDS) if one.kind == kind]


def raise_signal(window: DeskWindow, text: str = "Error rate 5%") -> None:
    window.submit(RaiseSignal(incident=FEEDS, text=text, source="Alertmanager ・ team"))


def test_the_first_page_shows_what_belongs_to_no_incident_and_a_key_declares_it(
    desk_window: DeskWindow, hands: Hands, place: UnplacedPlace, qtbot: QtBot
) -> None:
    assert place.strip is None  # nothing waits, nothing is loaded
    raise_signal(desk_window)
    qtbot.waitUntil(lambda: place.strip is not None and len(place.strip.lines) == 1)
    assert "Signal: Error rate 5%" in place.strip.lines[0]
    hands.press(KEY.Key_1, ALT)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Button))
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    hands.write("payments fail")
    hands.enter()
    qtbot.waitUntil(lambda: not desk_window.model.feeds.waiting)
    (judged,) = records(desk_window, "signal-judged")
    assert (judged.event.verdict, judged.event.reason) == ("new", "payments fail")
    with Reading(desk_window.home) as reading:
        assert [one.title for one in reading.incidents()] == ["Error rate 5%"]
    assert not place.isVisible()


def test_beside_a_board_it_is_put_there_with_one_act(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    stream = desk_window.declare()
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    raise_signal(desk_window)
    qtbot.waitUntil(lambda: any("Error rate" in line for line in strip.lines))
    # Other lines may come and go above it while the board settles.
    desk_window.settle()
    here = next(one for one in strip.findChildren(Button) if one.text() == "It belongs here")
    here.setFocus()
    qtbot.waitUntil(here.hasFocus)
    hands.enter()
    qtbot.waitUntil(lambda: not desk_window.model.feeds.waiting)
    (placed,) = records(desk_window, "signal-placed")
    assert placed.event.beside == stream
    assert [one.text for one in desk_window.board().signals.by_id.values()] == ["Error rate 5%"]


def test_a_silent_feed_is_a_line_until_it_speaks_and_in_both_languages(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    desk_window.declare()
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    said = Said(
        text="Alertmanager is silent", source="Alertmanager", key="s", feed="alertmanager", silence=True
    )
    on_desk(desk_window, lambda place: hear(place.desk, said))
    qtbot.waitUntil(lambda: any("Alertmanager is silent" in line for line in strip.lines))
    raise_signal(desk_window)
    desk_window.words.switch(Language.JA)
    qtbot.waitUntil(lambda: any("兆候:Error rate 5%" in line for line in strip.lines))
    on_desk(desk_window, lambda place: hear_end(place.desk, "alertmanager", "s"))
    qtbot.waitUntil(lambda: not any("silent" in line for line in strip.lines))


def test_what_fires_on_after_recovery_was_declared_is_a_line(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    stream = desk_window.declare()
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    alert = Alert(
        key="f@1",
        name="HighErrorRate",
        labels={},
        annotations={},
        started=desk_window.now() - timedelta(minutes=9),
    )
    group = Group(key="g", labels={}, receiver="team", alerts=(alert,))
    on_desk(desk_window, lambda place: hear_groups(place.desk, "alertmanager", "Alertmanager", [group]))
    assert not any("Fires on" in line for line in strip.lines)
    until = desk_window.now() + timedelta(hours=2)
    desk_window.submit(DeclareRestored(incident=stream, watch_owner="p-a", watch_until=until))
    qtbot.waitUntil(
        lambda: any("Fires on since before recovery: HighErrorRate" in line for line in strip.lines)
    )


def test_an_alertmanager_is_set_up_and_tested_by_keyboard(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    scene = Scene(desk_window, hands, qtbot)
    field = scene.field("Address")
    field.setFocus()
    hands.write("http://127.0.0.1:9093")
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: load(desk_window.home).alertmanager.url == "http://127.0.0.1:9093")


def test_the_thread_hears_and_ends_while_it_waits_for_an_answer(
    desk_window: DeskWindow, qtbot: QtBot
) -> None:
    with FakeAlertmanager() as fake:
        fake._take_alerts([{"labels": {"alertname": "HighErrorRate", "service": "checkout"}}])
        settings = settings_with(fake.origin)
        told: list[FeedStanding] = []
        thread = FeedThread(desk_window.home, desk_window.bridge, settings, Language.EN, told.append)
        thread.start()
        try:
            qtbot.waitUntil(lambda: len(desk_window.model.feeds.waiting) == 1)
            assert told[0].firing == 1  # the Alertmanager is asked before the folder is looked into
        finally:
            thread.stop()
    assert thread.isFinished()


def settings_with(url: str) -> Settings:
    return changed(Settings(), {"alertmanager.url": url})
