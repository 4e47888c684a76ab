"""Of jeepney's messages to the bus itself: what ui/notice_service.py uses."""

from jeepney import Message

class MatchRule:
    def __init__(self, **rule: str) -> None: ...

class DBus:
    def AddMatch(self, rule: MatchRule) -> Message: ...

message_bus: DBus
