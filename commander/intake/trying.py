"""Whether a feed can be heard, as the settings window and the command line test it."""

from pathlib import Path
from typing import Final

from commander.desk.dropped_copies import DEFAULT_FOLDER
from commander.files import is_practice, private_folder
from commander.intake.alertmanager import FeedFault
from commander.intake.drop_folder import DropFolder
from commander.intake.watcher import ALERTMANAGER, NotSetUp, alertmanager_of
from commander.outbox.publisher import Connection
from commander.secrets import Secrets
from commander.settings.settings import Settings

FOLDER: Final = "intake"
FEEDS_TRIED: Final = (ALERTMANAGER, FOLDER)


def tried_feed(home: Path, settings: Settings, secrets: Secrets, feed: str) -> Connection:
    """What came of asking a feed once; nothing is written down. In a drill's home nothing is asked. Blocks."""
    if is_practice(home):
        return _not("this is a drill's home, and a drill hears no feed")
    if feed == FOLDER:
        return _tried_folder(home, settings)
    try:
        answer = alertmanager_of(settings, secrets).ask()
    except (FeedFault, NotSetUp) as fault:
        return _not(str(fault))
    alerts = sum(len(group.alerts) for group in answer.groups)
    heartbeat = settings.alertmanager.heartbeat
    said = f"groups: {len(answer.groups)}, alerts: {alerts}"
    beats = f", {heartbeat}: {1 if answer.beats else 0}" if heartbeat else ""
    return Connection(ok=True, who=settings.alertmanager.url or "", missing=(), detail=said + beats)


def _tried_folder(home: Path, settings: Settings) -> Connection:
    wish = settings.intake.folder
    folder = wish or home / DEFAULT_FOLDER
    try:
        private_folder(home)  # made first, or it would be open to others around the folder in it
        DropFolder(folder, lambda task: None, ours=wish is None).make()
        probe = folder / ".commander-probe"
        probe.touch(mode=0o600)
        probe.unlink()
    except OSError as fault:
        return _not(f"{folder}: {fault.strerror or type(fault).__name__}")
    return Connection(ok=True, who=str(folder), missing=(), detail="")


def _not(detail: str) -> Connection:
    return Connection(ok=False, who="", missing=(), detail=detail)
