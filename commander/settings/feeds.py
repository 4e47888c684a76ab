"""What feeds this machine listens to, as settings: an Alertmanager, and the folder that files are dropped into."""

from pathlib import Path
from typing import Final, Literal

import msgspec

POLL_SECONDS: Final = (10, 600)  # least and most
SILENT_MINUTES: Final = (2, 240)
EXPECTED_MINUTES: Final = (0, 10_080)  # 0: nobody expects a file by any time


class Alertmanager(msgspec.Struct, frozen=True, kw_only=True):
    """Which Alertmanager is asked, and for what. There is none unless its address is set."""

    url: str | None = None
    sign_in: Literal["none", "basic", "bearer"] = "none"
    user: str = ""
    receivers: tuple[str, ...] = ()  # only what goes to these; empty: everything
    matchers: tuple[str, ...] = ()  # only alerts that match all: severity="critical"
    poll_seconds: int = 30
    heartbeat: str = "Watchdog"  # the alert that always fires; once it was seen, its absence is a silence
    silent_minutes: int = 5


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """The folder whose files become signals; inside the home folder unless set."""

    folder: Path | None = None
    expected_minutes: int = 0  # a file at least so often; after that the folder is silent
