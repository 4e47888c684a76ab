"""What the sheet asks of the other side each time it is opened. Every answer may be long in coming."""

from typing import Protocol

from commander.board.slack_rules import GroupSizes


class OtherSide(Protocol):
    """Asked on threads of Qt's pool; says every fault as "nobody can say"."""

    def subscribers(self) -> int | None:
        """How many subscribers the status page mails."""
        ...

    def group_sizes(self) -> GroupSizes | None:
        """How many people each of Slack's user groups calls."""
        ...

    def workspace(self) -> str:
        """What Slack's workspace is called; empty: nobody can say."""
        ...


class NobodyAsked:
    """Before anything is connected, and in a drill."""

    def subscribers(self) -> int | None:
        """Not known."""
        return None

    def group_sizes(self) -> GroupSizes | None:
        """Not known."""
        return None

    def workspace(self) -> str:
        """Not known."""
        return ""
