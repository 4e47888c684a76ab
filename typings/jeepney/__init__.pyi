"""Of jeepney, which has no types of its own: what ui/notice_service.py uses."""

class Message:
    body: tuple[object, ...]
