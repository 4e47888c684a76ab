"""The desktop's own notifications: the session bus on Linux, the tray elsewhere. Decides nothing about what is told."""

import contextlib
import html
import platform
import queue
import select
import socket
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

_PATIENCE_S: Final = 3.0
_FAREWELL_S: Final = 0.2
_REMEMBERED: Final = 64
_NAME: Final = "org.freedesktop.Notifications"
_PATH: Final = "/org/freedesktop/Notifications"
_NORMAL, _CRITICAL = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One notification as plain text: whatever the service takes for markup is escaped here."""

    key: str
    summary: str
    body: str
    way_in: str  # the word for opening it
    is_urgent: bool = False
    replaces: bool = False  # the last one with this key goes away


class NoticeService(Protocol):
    """Where notices are shown. `is_there` is None until it is known."""

    @property
    def is_there(self) -> bool | None:
        """Whether this desktop has one."""

    def show(self, notice: Notice) -> None:
        """Show it; silently nothing where there is no service."""

    def close(self) -> None:
        """No more of them."""


def desktop_service(
    push: Callable[[Callable[[], None]], None], opened: Callable[[str], None]
) -> NoticeService:
    """The service of this desktop. `opened` is called in the window thread with the key that was clicked."""
    if platform.system() == "Linux":
        return BusService(push, opened)
    return TrayService(opened)


class TrayService:
    """macOS and Windows: by a tray icon that is there only when there is something to tell. Window thread."""

    def __init__(self, opened: Callable[[str], None]) -> None:
        self._opened = opened
        self._icon: QSystemTrayIcon | None = None
        self._last = ""

    @property
    def is_there(self) -> bool | None:
        """Whether the system has a tray that shows messages."""
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    def show(self, notice: Notice) -> None:
        """Show it."""
        if not self.is_there:
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(QIcon.fromTheme("dialog-warning"))
            self._icon.messageClicked.connect(lambda: self._opened(self._last))
            self._icon.show()
        self._last = notice.key
        kind = QSystemTrayIcon.MessageIcon
        icon = kind.Warning if notice.is_urgent else kind.Information
        self._icon.showMessage(notice.summary, notice.body, icon)

    def close(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()
            self._icon = None


class BusService:
    """Linux: org.freedesktop.Notifications, asked on a thread of its own, for a bus may hang.

    A desktop without the service is asked again with each notice: it may have been started meanwhile.
    """

    def __init__(self, push: Callable[[Callable[[], None]], None], opened: Callable[[str], None]) -> None:
        self._push, self._opened = push, opened
        self._asked: queue.SimpleQueue[Notice | None] = queue.SimpleQueue()
        self._heard, self._wake = socket.socketpair()
        self._is_there: bool | None = None
        self._unshown: Notice | None = None
        self._has_ended = False
        self._thread = threading.Thread(target=self._run, name="notices", daemon=True)
        self._thread.start()

    @property
    def is_there(self) -> bool | None:
        """Whether the bus has a service; None until it answered."""
        return self._is_there

    def show(self, notice: Notice) -> None:
        """Show it. Any thread."""
        if not self._has_ended:
            self._ask(notice)

    def close(self) -> None:
        """End the thread; what it waits for just now ends with its patience, and nobody waits for that."""
        if self._has_ended:
            return
        self._has_ended = True
        self._ask(None)
        self._thread.join(_FAREWELL_S)
        self._wake.close()

    def _ask(self, notice: Notice | None) -> None:
        self._asked.put(notice)
        self._wake.send(b".")

    def _run(self) -> None:
        from jeepney.wrappers import DBusErrorResponse

        is_wanted = True
        while is_wanted:
            try:
                with _Bus() as bus:
                    self._is_there = True
                    is_wanted = self._serve(bus)
            except (OSError, KeyError, ValueError, RuntimeError, DBusErrorResponse):
                # No bus, no service on it, or it went away.
                self._is_there = False
                self._unshown = self._next() or self._unshown
                is_wanted = not self._has_ended
        self._heard.close()

    def _serve(self, bus: "_Bus") -> bool:
        """Until the end is asked for (false); raises when the bus goes away."""
        while True:
            if self._unshown is not None:
                bus.show(self._unshown)
                self._unshown = None
            # Before the wait: a click that came along with an answer is no longer in the socket.
            for key in bus.clicked():
                self._push(partial(self._opened, key))
            ready, _, _ = select.select([self._heard, bus.socket], [], [])
            if self._heard in ready:
                self._unshown = self._next()
                if self._has_ended:
                    return False

    def _next(self) -> Notice | None:
        notice = self._asked.get()
        self._heard.recv(1)
        return notice


class _Bus:
    """A connection to the session bus and what its notification service can do. Thread of the service."""

    def __init__(self) -> None:
        from jeepney.wrappers import DBusAddress

        self._service = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        self._numbers: dict[str, int] = {}
        self._signals: deque[Message] = deque(maxlen=_REMEMBERED)
        self._can: object = ()

    def __enter__(self) -> "_Bus":
        """Connected, and listening for clicks. Raises what a bus that is not there raises."""
        # Not from the package itself: while the keyring's thread imports it too, it may be there half made.
        from jeepney.bus_messages import MatchRule, message_bus
        from jeepney.io.blocking import open_dbus_connection

        self._connection: DBusConnection = open_dbus_connection(bus="SESSION")
        try:
            rule = MatchRule(type="signal", interface=_NAME, path=_PATH, member="ActionInvoked")
            self._answer(message_bus.AddMatch(rule))
            self._connection.filter(rule, queue=self._signals)
            self._can = self._call("GetCapabilities")
        except BaseException:
            self._connection.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Disconnected."""
        self._connection.close()

    @property
    def socket(self) -> socket.socket:
        """What becomes readable when the bus has something to say."""
        return self._connection.sock

    def show(self, notice: Notice) -> None:
        """Show it, in place of the last one with its key where that was wished."""
        body = html.escape(notice.body, quote=False) if self._has("body-markup") else notice.body
        actions = ["default", notice.way_in] if self._has("actions") else []
        hints: Mapping[str, tuple[str, object]] = {
            "urgency": ("y", _CRITICAL if notice.is_urgent else _NORMAL),
            "desktop-entry": ("s", "commander"),
        }
        replaced = self._numbers.get(notice.key, 0) if notice.replaces else 0
        values = ("Commander", replaced, "", notice.summary, body, actions, hints, -1)
        number = self._call("Notify", "susssasa{sv}i", values)
        if isinstance(number, int):
            self._numbers[notice.key] = number
        while len(self._numbers) > _REMEMBERED:
            del self._numbers[next(iter(self._numbers))]

    def clicked(self) -> list[str]:
        """The keys of what was clicked since; waits for nothing."""
        with contextlib.suppress(TimeoutError):
            while True:
                self._connection.recv_messages(timeout=0)
        keys: list[str] = []
        while self._signals:
            body = self._signals.popleft().body
            keys += [key for key, number in self._numbers.items() if body[:1] == (number,)]
        return keys

    def _has(self, capability: str) -> bool:
        return isinstance(self._can, list) and capability in self._can

    def _call(self, member: str, signature: str = "", values: tuple[object, ...] = ()) -> object:
        from jeepney.wrappers import new_method_call

        return self._answer(new_method_call(self._service, member, signature, values))

    def _answer(self, message: "Message") -> object:
        from jeepney.wrappers import unwrap_msg

        answer = unwrap_msg(self._connection.send_and_get_reply(message, timeout=_PATIENCE_S))
        return answer[0] if answer else None
