"""What this desk is connected to, in words, as its settings say: no other side is asked."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from commander.intake.pulse import FeedStanding
from ui.theme import Tone
from ui.widgets.plain_label import PlainLabel


class Token(StrEnum):
    """Whether the keyring has what opens a channel."""

    KEPT = "kept"
    MISSING = "missing"
    UNREADABLE = "unreadable"  # the keyring is locked, or there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What is set up at this desk."""

    slack: Token
    statuspage: Token
    public_page: bool  # our own page has an address that the public reads
    cachet: Token = Token.MISSING
    slack_events: Token = Token.MISSING  # the app-level token


class Ear(StrEnum):
    """How the feed of alerts stands."""

    NONE = "none"  # there is none
    HEARS = "hears"
    TROUBLE = "trouble"  # the last question was not answered as such
    SILENT = "silent"


class ConnectionLine(PlainLabel):
    """Empty until the keyring has answered: nothing is claimed before it is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone=Tone.NEUTRAL, elides=True, parent=parent)
        self._links: Links | None = None
        self._ear = Ear.NONE

    def show_alerts(self, ear: Ear) -> None:
        """Say how the feed of alerts stands."""
        if ear is not self._ear:
            self._ear = ear
            self.retranslate()

    def show_links(self, links: Links) -> None:
        """Say what is set up."""
        self._links = links
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language in force."""
        if self._links is not None:
            hub = self.tr("Hub: this desk only")
            parts = (self._slack(self._links), self._page(self._links), self._alerts(), hub)
            self.setText(" ・ ".join(filter(None, parts)))

    def _alerts(self) -> str:
        match self._ear:
            case Ear.NONE:
                return ""
            case Ear.HEARS:
                return self.tr("Alerts: heard")
            case Ear.TROUBLE:
                return self.tr("Alerts: no answer")
            case Ear.SILENT:
                return self.tr("Alerts: silent")

    def _slack(self, links: Links) -> str:
        match links.slack:
            case Token.KEPT if links.slack_events is Token.KEPT:
                return self.tr("Slack: token kept, entries from Slack too")
            case Token.KEPT:
                return self.tr("Slack: token kept")
            case Token.MISSING:
                return self.tr("Slack not connected")
            case Token.UNREADABLE:
                return self.tr("Slack: the keyring cannot be read")

    def _page(self, links: Links) -> str:
        match links.statuspage:
            case Token.KEPT:
                return self.tr("Status page: Statuspage")
            case Token.MISSING if links.cachet is Token.KEPT:
                return self.tr("Status page: Cachet")
            case Token.MISSING if links.public_page:
                return self.tr("Status page: our own page")
            case Token.MISSING:
                return self.tr("Status page: local page")
            case Token.UNREADABLE:
                return self.tr("Status page: the keyring cannot be read")


def ear_of(standing: FeedStanding | None) -> Ear:
    """How the feed of alerts stands, in one word."""
    if standing is None:
        return Ear.NONE
    if standing.silent_since is not None:
        return Ear.SILENT
    return Ear.TROUBLE if standing.trouble else Ear.HEARS
