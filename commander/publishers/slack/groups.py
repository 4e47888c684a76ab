"""How many people a user group calls: asked of Slack, never guessed (4-07)."""

from datetime import datetime

from commander.board.slack_rules import GroupSizes
from commander.publishers.slack.asking import Ask
from commander.publishers.slack.faults import Fault


def read_sizes(ask: Ask, now: datetime) -> GroupSizes | Fault:
    """The sizes of all groups of the workspace, in one request."""
    answer = ask("usergroups.list", params={"include_count": True})
    if isinstance(answer, Fault):
        return answer
    rows = answer.body.get("usergroups")
    found = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    sizes = {str(row.get("id", "")): str(row.get("user_count", "")) for row in found}
    # Slack writes the count as text.
    return GroupSizes(sizes={id_: int(size) for id_, size in sizes.items() if size.isdecimal()}, as_of=now)
