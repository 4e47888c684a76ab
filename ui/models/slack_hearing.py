"""How listening to Slack stands, and the messages that wait for a person to say which incident they are of."""

from datetime import timedelta

import msgspec
from PySide6.QtCore import QObject, Signal

from commander.wording.slack_said import HearingState


class UnplacedMessage(msgspec.Struct, frozen=True, kw_only=True):
    """A message of a channel that several open incidents share."""

    key: str
    by: str
    text: str
    incidents: tuple[str, ...]


class SlackHearing(QObject):
    """Window thread. changed: the state, what waits, or a channel's name.

    placed: a person chose an incident ("": none) for a message.
    """

    changed = Signal()
    placed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = HearingState()
        self.unplaced: tuple[UnplacedMessage, ...] = ()
        self.channels: tuple[str, ...] = ()  # that messages came from or named: what they are called
        self.undo = timedelta()  # how long an answer can be taken back

    def take_state(self, state: HearingState) -> None:
        """How it stands now."""
        self.state = state
        self.changed.emit()

    def take_unplaced(self, found: tuple[UnplacedMessage, ...]) -> None:
        """What waits for a person now."""
        self.unplaced = found
        self.changed.emit()

    def take_channels(self, names: tuple[str, ...]) -> None:
        """What they are called now."""
        if names != self.channels:
            self.channels = names
            self.changed.emit()

    def place(self, key: str, stream: str) -> None:
        """Say to which incident a message belongs; the line goes at once."""
        self.unplaced = tuple(one for one in self.unplaced if one.key != key)
        self.placed.emit(key, stream)
        self.changed.emit()
