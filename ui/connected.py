"""The publishers of the settings in force, for the sender and for the dialog that tries them."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from commander.board.slack_rules import GroupSizes
from commander.outbox.publisher import Connection, Publisher
from commander.settings.settings import Settings, load

if TYPE_CHECKING:
    from commander.customers.shelf import Shelf
    from commander.reading import Reading


class Connected(Mapping[str, Publisher]):
    """The publishers of the settings in force; the sender asks anew for each errand. Any thread."""

    def __init__(self, home: Path, open_reading: "Callable[[], Reading]") -> None:
        self._home, self._open_reading = home, open_reading
        self._publishers: Mapping[str, Publisher] = {}
        self._practises = False  # then nobody outside is asked anything

    def made_from(self, settings: Settings) -> None:
        """Go by these settings from the next errand on."""
        from commander.connections.connections import publishers_for
        from commander.secrets import Secrets

        self._publishers = publishers_for(self._home, settings, Secrets(), self._open_reading)

    def for_practice(self) -> None:
        """Go by no settings: whatever a drill owes goes into a file of its home, and nowhere else."""
        from commander.connections.connections import practice_publishers

        self._publishers = practice_publishers(self._home)
        self._practises = True

    def subscribers(self) -> int | None:
        """How many subscribers the status page mails; None: nobody can say. On a thread of Qt's pool."""
        from commander.connections.other_side import subscribers_of
        from commander.secrets import Secrets

        return None if self._practises else subscribers_of(load(self._home), Secrets())

    def shelf(self) -> "Shelf":
        """The lists of affected customers of this home, with the system keyring. On a thread of Qt's pool."""
        from commander.customers.shelf import Shelf
        from commander.secrets import Secrets

        return Shelf(self._home, Secrets())

    def group_sizes(self) -> GroupSizes | None:
        """How many people each Slack user group calls; None: nobody can say. On a thread of Qt's pool."""
        from commander.connections.other_side import group_sizes_of
        from commander.secrets import Secrets

        return None if self._practises else group_sizes_of(self._home, load(self._home), Secrets())

    def workspace(self) -> str:
        """What Slack's workspace is called; empty: nobody can say. On a thread of Qt's pool."""
        from commander.connections.other_side import workspace_of
        from commander.secrets import Secrets

        return "" if self._practises else workspace_of(self._home, load(self._home), Secrets())

    def check(self, channel: str) -> Connection:
        """Whether a channel answers with the settings on disk. On a thread of the dialog's."""
        from commander.connections.connections import tried
        from commander.connections.late_publisher import NotConnected
        from commander.connections.slack_listening import EVENTS, check_events
        from commander.intake.trying import FEEDS_TRIED, tried_feed
        from commander.secrets import Secrets

        if channel in FEEDS_TRIED:
            return tried_feed(self._home, load(self._home), Secrets(), channel)
        try:
            if channel == EVENTS:
                return check_events(self._home, load(self._home), Secrets())
            return tried(self._home, load(self._home), Secrets(), self._open_reading, channel)
        except NotConnected as fault:
            return Connection(ok=False, who="", missing=(), detail=fault.detail)

    @override
    def __getitem__(self, scheme: str) -> Publisher:
        return self._publishers[scheme]

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._publishers)

    @override
    def __len__(self) -> int:
        return len(self._publishers)
