"""Listening in a running window: begun only where a token is kept, and ended with the window."""

import threading
from concurrent.futures import Future

import pytest
from pytestqt.qtbot import QtBot

from commander.reading import Reading
from commander.settings.settings import Settings, Slack
from commander.wording.slack_said import Hearing as State
from tests.commander.slack_scene import CHANNEL, channel_there
from tests.fakes.fake_slack import TOKEN
from tests.fakes.fake_slack_events import APP_TOKEN, FakeTalkingSlack
from tests.ui.desk_window import DeskWindow
from ui.bridge import JournalPlace, Turn
from ui.hearing import Hearing

_PATIENCE_MS = 60_000


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COMMANDER_SLACK_TOKEN", TOKEN)
    monkeypatch.setenv("COMMANDER_SLACK_APP_TOKEN", APP_TOKEN)
    with FakeTalkingSlack() as fake:
        yield fake


@pytest.fixture
def hearing(desk_window: DeskWindow):
    made = Hearing(desk_window.home, desk_window.bridge, desk_window.model, lambda: Reading(desk_window.home))
    yield made
    made.end()


def with_channel(window: DeskWindow) -> str:
    stream = window.declare()
    done: Future[None] = Future()

    def task(place: JournalPlace) -> None:
        channel_there(place.desk, stream, CHANNEL)
        done.set_result(None)

    window.bridge.journal_tasks.put(Turn.PERSON, task)
    done.result(60)
    return stream


def is_running() -> bool:
    return any(one.name == "slack-events" for one in threading.enumerate())


def test_a_reaction_in_slack_is_a_row_in_the_window(
    desk_window: DeskWindow, hearing: Hearing, slack: FakeTalkingSlack, qtbot: QtBot
) -> None:
    with_channel(desk_window)
    settings = Settings(slack=Slack(base_url=slack.base_url.rstrip("/")))
    hearing.listen(settings, is_set_up=True)
    qtbot.waitUntil(lambda: desk_window.model.slack.state.hearing is State.LISTENING, timeout=_PATIENCE_MS)
    ts = slack.say(CHANNEL, "切り戻した")
    slack.react(CHANNEL, ts)
    qtbot.waitUntil(lambda: bool(desk_window.records("entry-added")), timeout=_PATIENCE_MS)
    hearing.listen(settings, is_set_up=False)
    qtbot.waitUntil(lambda: not is_running(), timeout=_PATIENCE_MS)
    assert desk_window.model.slack.state.hearing is State.OFF


def test_without_a_token_there_is_no_thread(hearing: Hearing) -> None:
    hearing.listen(Settings(), is_set_up=False)
    assert not is_running()


def test_a_token_that_is_gone_by_then_ends_the_thread(
    desk_window: DeskWindow, hearing: Hearing, qtbot: QtBot
) -> None:
    hearing.listen(Settings(), is_set_up=True)
    qtbot.waitUntil(lambda: not is_running(), timeout=_PATIENCE_MS)
    assert desk_window.model.slack.state.hearing is State.OFF


def test_what_was_marked_before_is_taken_the_moment_an_incident_is_declared(
    desk_window: DeskWindow, hearing: Hearing, slack: FakeTalkingSlack, qtbot: QtBot
) -> None:
    settings = Settings(slack=Slack(base_url=slack.base_url.rstrip("/"), channels=("support",)))
    ts = slack.say("C0SUPPORT01", "決済が失敗しています")
    slack.react("C0SUPPORT01", ts)
    hearing.listen(settings, is_set_up=True)
    qtbot.waitUntil(lambda: desk_window.model.slack.state.hearing is State.LISTENING, timeout=_PATIENCE_MS)
    assert not desk_window.records("entry-added")
    desk_window.declare()
    qtbot.waitUntil(lambda: bool(desk_window.records("entry-added")), timeout=_PATIENCE_MS)
