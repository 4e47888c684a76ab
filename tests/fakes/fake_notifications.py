"""A desktop's notification service on a private session bus, strict about the types of the specification."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"


@dataclass(frozen=True)
class Shown:
    number: int
    replaced: int
    summary: str
    body: str
    actions: list[str]
    hints: dict[str, Any]
    expires_ms: int


class FakeNotifications:
    """Begins to serve when entered; what is shown is in `shown`, what broke the specification in `faults`."""

    def __init__(
        self,
        address: str,
        capabilities: Sequence[str] = ("actions", "body", "body-markup"),
        *,
        clicked_at_once: bool = False,
    ) -> None:
        self._capabilities = list(capabilities)
        self._clicked_at_once = clicked_at_once
        self.shown: list[Shown] = []
        self.faults: list[str] = []
        self._connection = open_dbus_connection(bus=address)
        self._ended = False
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> "FakeNotifications":
        request = message_bus.RequestName(NAME)
        assert self._connection.send_and_get_reply(request, timeout=30).body == (1,)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended = True
        self._thread.join(30)
        self._connection.close()

    def click(self, number: int) -> None:
        emitter = DBusAddress(PATH, bus_name=NAME, interface=NAME)
        self._connection.send(new_signal(emitter, "ActionInvoked", "us", (number, "default")))

    def _serve(self) -> None:
        while not self._ended:
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            if message.header.message_type is not MessageType.method_call:
                continue
            fields = message.header.fields
            member, signature = fields.get(HeaderFields.member), fields.get(HeaderFields.signature, "")
            if member == "GetCapabilities" and signature == "":
                self._connection.send(new_method_return(message, "as", (self._capabilities,)))
            elif member == "Notify" and signature == "susssasa{sv}i":
                shown = self._read(message.body)
                if self._clicked_at_once:
                    # Before the answer, so that whoever waits for the answer has surely read the click with it.
                    self.click(shown.number)
                self._connection.send(new_method_return(message, "u", (shown.number,)))
                # Last: nobody clicks what the program doesn't know to be shown.
                self.shown.append(shown)
            else:
                self.faults.append(f"{member}({signature})")
                self._connection.send(
                    new_error(message, "org.freedesktop.DBus.Error.InvalidArgs", "s", (str(signature),))
                )

    def _read(self, body: Sequence[Any]) -> Shown:
        _app, replaced, _icon, summary, text, actions, hints, expires_ms = body
        if hints.get("urgency", ("y",))[0] != "y":
            self.faults.append(f"urgency is {hints['urgency'][0]}")
        number = replaced or len(self.shown) + 1
        return Shown(number, replaced, summary, text, actions, hints, expires_ms)
