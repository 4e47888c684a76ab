"""kill -9 while something said in Slack is taken in: it is one entry, wherever it ended."""

import os
import signal
import threading
import time

import pytest

from commander.intake.slack_events_inbox import Inbox
from commander.journal.verify import verify
from tests.commander.console import Console
from tests.commander.slack_scene import CHANNEL, Scene, standing, with_channel
from tests.fakes.fake_slack_events import FakeTalkingSlack

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
_PATIENCE_S = 60.0


@pytest.fixture
def slack():
    with FakeTalkingSlack() as fake:
        yield fake


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    return home


@pytest.fixture
def incident(home):
    with Console(home) as console:
        stream = console.declare()
        with_channel(console, stream)
    return stream


def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)


def wait_for(holds):
    end = time.monotonic() + _PATIENCE_S
    while not holds():
        assert time.monotonic() < end
        threading.Event().wait(0.005)


def listening(home, slack):
    """A child that listens until it is killed."""
    child = os.fork()
    if child:
        return child
    try:
        scene = Scene(Console(home), slack)
        while True:
            scene.events.step()
            threading.Event().wait(0.005)
    finally:
        os._exit(1)


def killed(child):
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), status
    assert os.WTERMSIG(status) == signal.SIGKILL


def listened_again(home, slack, incident):
    """What stands once somebody listens again, until nothing is left to look at."""
    with Console(home) as console:
        scene = Scene(console, slack)
        try:
            opened = slack.opened
            scene.until(lambda: slack.opened > opened)
            slack.again()
            scene.settled()
            scene.until(lambda: standing(console, incident))
            return standing(console, incident)
        finally:
            scene.close()


def said(slack, text):
    slack.react(CHANNEL, slack.say(CHANNEL, text))


def test_killed_between_the_hint_on_disk_and_its_acknowledgement_it_is_one_entry(
    home, slack, incident, monkeypatch
):
    keep = Inbox.keep
    with monkeypatch.context() as patched:
        patched.setattr(Inbox, "keep", lambda inbox, hint: (keep(inbox, hint), die()))
        child = listening(home, slack)
    wait_for(lambda: slack.connections)
    said(slack, "書いた直後に落ちる")
    killed(child)
    assert slack.unacknowledged
    assert listened_again(home, slack, incident) == ["書いた直後に落ちる"]
    assert verify(home).ok


def test_killed_between_the_acknowledgement_and_the_record_it_is_one_entry(
    home, slack, incident, monkeypatch
):
    with monkeypatch.context() as patched:
        # It is acknowledged on the socket's thread; its own never comes to record it.
        patched.setattr(Scene, "keep", lambda *_: threading.Event().wait())
        child = listening(home, slack)
    wait_for(lambda: slack.connections)
    said(slack, "返事の直後に落ちる")
    wait_for(lambda: slack.acknowledged and not slack.unacknowledged)
    os.kill(child, signal.SIGKILL)
    killed(child)
    assert listened_again(home, slack, incident) == ["返事の直後に落ちる"]
    assert verify(home).ok


@pytest.mark.parametrize(
    "name",
    [
        "commander.journal.journal.Journal.append",  # about to be written
        "commander.board.slack_entries.kept_of",
        "commander.desk.desk.Desk.publish_records",  # committed, and nobody was told
        "commander.intake.slack_events_inbox.Inbox.finish",  # told, and the hint still stands
    ],
)
def test_killed_while_it_is_recorded_it_is_one_entry(home, slack, incident, monkeypatch, name):
    with monkeypatch.context() as patched:
        patched.setattr(name, die)
        child = listening(home, slack)
    wait_for(lambda: slack.connections)
    said(slack, "記録の途中で落ちる")
    killed(child)
    assert listened_again(home, slack, incident) == ["記録の途中で落ちる"]
    assert verify(home).ok
