"""Of jeepney, which has no types of its own: what ui/notice_service.py uses."""

from collections.abc import Sequence

class DBusAddress:
    def __init__(self, object_path: str, bus_name: str | None = ..., interface: str | None = ...) -> None: ...

class Message:
    body: tuple[object, ...]

class MatchRule:
    def __init__(self, **rule: str) -> None: ...

class DBus:
    def AddMatch(self, rule: MatchRule) -> Message: ...

message_bus: DBus

def new_method_call(
    remote_obj: DBusAddress, method: str, signature: str | None = ..., body: Sequence[object] = ...
) -> Message: ...
