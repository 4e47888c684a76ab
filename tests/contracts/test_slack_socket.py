"""Slack's own client where it waits for itself: closing ends, whatever its threads are at."""

import threading

import pytest
import requests

from commander.publishers.slack.socket_mode import SlackSocket
from tests.fakes.fake_slack_events import APP_TOKEN, FakeTalkingSlack

_PATIENCE_S = 60.0


class BegunLate:
    """A connection that the client's thread begins to read just as it is closed."""

    session_id = "late"

    def __init__(self) -> None:
        self.is_looked_at, self._is_closed = threading.Event(), threading.Event()

    def is_active(self) -> bool:
        self.is_looked_at.set()
        self._is_closed.wait()
        return True

    def close(self) -> None:
        self._is_closed.set()

    def run_until_completion(self, state: object) -> None:
        while not state.terminated:
            threading.Event().wait(0.005)


@pytest.fixture
def opened():
    """A socket that was opened, and the client within."""
    with FakeTalkingSlack() as slack:
        asked = requests.post(
            f"{slack.base_url.rstrip('/')}/apps.connections.open",
            headers={"Authorization": f"Bearer {APP_TOKEN}"},
            timeout=_PATIENCE_S,
        )
        socket = SlackSocket(APP_TOKEN)
        socket.open(asked.json()["url"], lambda envelope: True, lambda: None)
        yield socket
        socket.close()


def closes(socket: SlackSocket) -> bool:
    closing = threading.Thread(target=socket.close, daemon=True)
    closing.start()
    closing.join(_PATIENCE_S)
    return not closing.is_alive()


def test_a_socket_is_closed_while_it_listens(opened: SlackSocket) -> None:
    assert opened.is_open()
    assert closes(opened)


def test_a_socket_is_closed_while_its_thread_begins_to_listen(opened: SlackSocket) -> None:
    client, late = opened._client, BegunLate()
    session = client.current_session
    client.current_session_state.terminated = True
    client.current_session = late
    assert late.is_looked_at.wait(_PATIENCE_S)
    assert closes(opened)
    session.close()
