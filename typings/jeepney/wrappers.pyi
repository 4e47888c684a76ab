"""Of jeepney's answers: what ui/notice_service.py uses."""

from jeepney import Message

class DBusErrorResponse(Exception): ...

def unwrap_msg(msg: Message) -> tuple[object, ...]: ...
