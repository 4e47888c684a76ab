"""How the strict Slack refuses: its own JSON with "ok": false."""


class SlackRefusal(Exception):
    def __init__(self, error: str, **more) -> None:
        super().__init__(error)
        self.content = {"ok": False, "error": error, **more}
