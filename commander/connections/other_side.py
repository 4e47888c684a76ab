"""What the sheet wants to know of the other side before anything leaves. Blocks: never on the window thread."""

from pathlib import Path

from commander.board.slack_rules import GroupSizes
from commander.connections.connections import slack_publisher, statuspage_publisher
from commander.connections.group_sizes import keep_sizes, kept_sizes
from commander.connections.late_publisher import NotConnected
from commander.connections.workspace_name import keep_workspace, kept_workspace
from commander.files import is_practice
from commander.secrets import SLACK_TOKEN, KeyringFault, Secrets
from commander.settings.settings import Settings


def subscribers_of(settings: Settings, secrets: Secrets) -> int | None:
    """How many subscribers the status page mails; None when it can't be asked."""
    from commander.publishers.statuspage.publisher import CannotList

    try:
        return statuspage_publisher(settings, secrets).subscribers()
    except (NotConnected, CannotList):
        return None


def group_sizes_of(home: Path, settings: Settings, secrets: Secrets) -> GroupSizes | None:
    """How many people each Slack user group calls: asked now, else as last read; None: nobody knows.

    A drill's home asks nobody.
    """
    if is_practice(home):
        return None
    try:
        found = slack_publisher(settings, secrets).group_sizes()
    except NotConnected:
        found = None
    if found is None:
        return kept_sizes(home)
    keep_sizes(home, found)
    return found


def workspace_of(home: Path, settings: Settings, secrets: Secrets) -> str:
    """What the workspace of this machine's token is called: asked now, else as last heard; empty: nobody knows.

    A drill's home asks nobody.
    """
    if is_practice(home):
        return ""
    try:
        token = secrets.read(SLACK_TOKEN) or ""
        found = slack_publisher(settings, secrets).workspace()
    except (NotConnected, KeyringFault):
        return ""
    if not found:
        return kept_workspace(home, token)
    keep_workspace(home, token, found)
    return found
