"""Socket Mode by Slack's own client, with its habits taken away: it connects when told to, and logs nothing.

Imported only where an app-level token is kept: slack_sdk is slow to load.
"""

import contextlib
import json
import logging
import socket
import threading
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final
from urllib.parse import urlsplit

from slack_sdk.errors import SlackClientError
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.builtin.connection import ConnectionState
from slack_sdk.web.client import WebClient
from typing_extensions import override

from commander.address import is_loopback

_PING_S: Final = 10.0
_BUFFER: Final = 64 * 1024


class NoSocket(Exception):
    """The WebSocket could not be opened. The text names no address: a ticket stands in it."""


class _Telling:
    """The socket of a connection, which says that the other side has gone.

    WORKAROUND slack_sdk 3: its client takes an empty read for no news, reads again at once, and notices only after
    five pings in vain, with a processor at full load meanwhile.
    """

    def __init__(self, held: Any) -> None:
        self._held = held
        self.is_left = False  # by ourselves: then its end is no news

    def recv(self, size: int) -> bytes:
        """As the socket's own; raises ConnectionResetError at the end of what there is to read."""
        read: bytes = self._held.recv(size)
        if not read and not self.is_left:
            raise ConnectionResetError("closed by the other side")
        return read

    def shutdown(self) -> None:
        """End what is being read and written."""
        self._held.shutdown(socket.SHUT_RDWR)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._held, name)


def _close_now(session: Any, held: _Telling) -> None:
    """Close a connection without waiting the three seconds that its reader may still sit in recv."""
    held.is_left = True
    with contextlib.suppress(OSError):
        held.shutdown()
    with contextlib.suppress(AttributeError):  # the reader may close it at the same moment
        session.disconnect()


class _Over(ConnectionState):
    """An end that nobody takes back."""

    def __init__(self) -> None:
        self.terminated = True

    @override
    def __setattr__(self, name: str, value: object) -> None:
        super().__setattr__(name, True)


class _Client(SocketModeClient):
    def __init__(
        self, app_token: str, wanted: Callable[[], None], logger: logging.Logger, proxy: str | None
    ) -> None:
        self._wanted = wanted
        super().__init__(
            app_token=app_token,
            logger=logger,
            # Never asked: whoever opens gives the address, and this one would ask slack.com, with retries.
            web_client=WebClient(token=app_token, retry_handlers=[], logger=logger),
            auto_reconnect_enabled=False,
            ping_interval=_PING_S,
            receive_buffer_size=_BUFFER,
            concurrency=1,
            proxy=proxy,
        )

    @override
    def connect_to_new_endpoint(self, force: bool = False) -> None:
        # Slack asks for another connection; when that is made is ours to say: a storm of these must not be answered.
        self._wanted()

    @override
    def disconnect(self) -> None:
        # WORKAROUND slack_sdk 3: its receiving thread may close the same socket at the same moment.
        with contextlib.suppress(AttributeError):
            super().disconnect()

    @override
    def close(self) -> None:
        # WORKAROUND slack_sdk 3: its receiving thread, when it begins at that very moment, says again that nothing
        # has ended; whoever closes then waits for it for ever.
        ending, self.current_session_state = self.current_session_state, _Over()
        ending.terminated = True
        super().close()


class SlackSocket:
    """One connection at a time. open and close are called on one thread; the callbacks come on the client's own."""

    def __init__(self, app_token: str) -> None:
        self._token = app_token
        self._client: _Client | None = None
        self._lost: Callable[[], None] = lambda: None
        self._heard: Callable[[Mapping[str, Any]], bool] = lambda envelope: True
        self._silent = logging.getLogger(f"{__name__}.silent")
        self._silent.setLevel(logging.CRITICAL + 1)  # it logs addresses with their tickets
        self._closed = threading.Event()

    def open(self, url: str, heard: Callable[[Mapping[str, Any]], bool], lost: Callable[[], None]) -> None:
        """Connect to an address that Slack gave; the older connection is closed after. Raises NoSocket."""
        parts = urlsplit(url)
        is_local = is_loopback(parts.hostname or "")
        if parts.scheme != "wss" and not (parts.scheme == "ws" and is_local):
            raise NoSocket("not a wss address")
        self._heard, self._lost = heard, lost
        client = self._client or self._made(is_local=is_local)
        client.wss_uri = url
        try:
            client.connect()
        except (OSError, ValueError, AttributeError, SlackClientError) as fault:
            raise NoSocket(type(fault).__name__) from None
        session: Any = client.current_session
        if session is None or session.sock is None:
            raise NoSocket("no connection")
        session.sock = held = _Telling(session.sock)
        session.close = partial(_close_now, session, held)

    def is_open(self) -> bool:
        """Whether the connection stands."""
        return self._client is not None and self._client.is_connected()

    def close(self) -> None:
        """Connect no more; waits for the client's threads."""
        self._closed.set()
        client = self._client
        if client is None:
            return
        client.closed = True
        client.message_queue.put(None)  # its thread waits a second for a message
        client.close()

    def _made(self, *, is_local: bool) -> _Client:
        # An empty proxy would be looked for in the environment; loopback is never asked through one.
        client = _Client(self._token, self._on_lost, self._silent, None)
        if is_local:
            client.proxy = None
        client.on_close_listeners.append(lambda code, reason: self._on_lost())
        client.on_error_listeners.append(lambda error: self._on_lost())
        client.message_listeners.append(self._on_message)
        self._client = client
        return client

    def _on_lost(self) -> None:
        if not self._closed.is_set():
            self._lost()

    def _on_message(self, client: Any, message: dict[str, Any], *_raw: object) -> None:
        envelope = message.get("envelope_id")
        if not isinstance(envelope, str) or not envelope:
            return
        if self._heard(message):
            # One that is lost with the connection is delivered again.
            client.send_message(json.dumps({"envelope_id": envelope}))
