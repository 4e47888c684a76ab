"""Every channel of the settings window: what is asked for each, where it is kept, and how it is called."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.secrets import (
    CACHET_TOKEN,
    EMAIL_PASSWORD,
    SLACK_APP_TOKEN,
    SLACK_TOKEN,
    STATUSPAGE_KEY,
    SecretName,
)
from commander.settings import Change, Settings
from ui.dialogs.connect_section import ConnectSection, Slot

TOKEN: Final = "token"
SECRETS: Final[Mapping[str, SecretName]] = {
    "slack": SLACK_TOKEN,
    "slack-events": SLACK_APP_TOKEN,
    "statuspage": STATUSPAGE_KEY,
    "cachet": CACHET_TOKEN,
    "email": EMAIL_PASSWORD,
}
# Field -> key of settings.toml, by channel.
_SETTINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "slack": {},
    "slack-events": {"reaction": "slack.reaction", "channels": "slack.channels"},
    "statuspage": {"page-id": "statuspage.page_id"},
    "cachet": {"address": "cachet.base_url"},
    "page": {"folder": "page.folder", "public-url": "page.public_url"},
    "email": {
        "host": "email.host",
        "tls": "email.tls",
        "port": "email.port",
        "sender": "email.sender",
        "user": "email.user",
    },
}
_TLS: Final = ("starttls", "implicit")
_SLOTS: Final[Mapping[str, tuple[Slot, ...]]] = {
    "slack": (Slot(TOKEN, secret=True),),
    "slack-events": (Slot(TOKEN, secret=True), Slot("reaction"), Slot("channels")),
    "statuspage": (Slot(TOKEN, secret=True), Slot("page-id")),
    "cachet": (Slot("address"), Slot(TOKEN, secret=True)),
    "page": (Slot("folder"), Slot("public-url")),
    "email": (
        Slot("host"),
        Slot("tls", choices=_TLS),
        Slot("port"),
        Slot("sender"),
        Slot("user"),
        Slot(TOKEN, secret=True),
    ),
}


class ChannelSections(QWidget):
    """asked: the person wants this channel kept and tested."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections = {name: ConnectSection(slots, self) for name, slots in _SLOTS.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for name, section in self._sections.items():
            section.asked.connect(lambda name=name: self.asked.emit(name))
            column.addWidget(section)

    def __getitem__(self, name: str) -> ConnectSection:
        return self._sections[name]

    def changes(self, name: str) -> dict[str, Change]:
        """What is typed for a channel, by key of settings.toml; what is blank goes back to its default."""
        section = self._sections[name]
        typed = {key: section.text(field) for field, key in _SETTINGS[name].items()}
        return {
            key: int(text) if key == "email.port" and text.isdecimal() else text or None
            for key, text in typed.items()
        }

    def fill(self, settings: Settings) -> None:
        """Put what is set into the fields that nobody is typing in."""
        for name, fields in _SETTINGS.items():
            for field, key in fields.items():
                part, _, one = key.partition(".")
                value = getattr(getattr(settings, part), one)
                said = ", ".join(value) if isinstance(value, tuple) else str(value)
                self._sections[name].fill(field, "" if value is None else said)

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        test = self.tr("Save and test")
        self._sections["slack"].name(
            "Slack",
            self.tr("Make an app from the manifest, install it, paste its bot token (xoxb-…)."),
            test,
            {TOKEN: self.tr("Bot token")},
        )
        self._name_slack_events(test)
        self._sections["statuspage"].name(
            "Statuspage",
            self.tr("An API key and the id of the page, from the page's settings."),
            test,
            {TOKEN: self.tr("API key"), "page-id": self.tr("Page id")},
        )
        self._sections["cachet"].name(
            "Cachet",
            self.tr("The address of its API (https://…/api) and an API token from its dashboard."),
            test,
            {"address": self.tr("API address"), TOKEN: self.tr("API token")},
        )
        self._sections["page"].name(
            self.tr("Our own page"),
            self.tr("A complete status page is written to a folder; at its public address it is read back."),
            test,
            {"folder": self.tr("Folder"), "public-url": self.tr("Public address")},
        )
        self._name_mail(test)
        for name in SECRETS:
            self._sections[name].hint(TOKEN, self.tr("kept already, or not given yet"))
        self._sections["page"].hint("folder", self.tr("inside the home folder"))

    def _name_slack_events(self, test: str) -> None:
        section = self._sections["slack-events"]
        section.name(
            self.tr("Entries from Slack"),
            self.tr(
                "A reaction keeps a message as an entry; whoever mentions the app asks the scribe. Make an "
                "app-level token with connections:write under Basic Information of the app."
            ),
            test,
            {
                TOKEN: self.tr("App-level token (xapp-…)"),
                "reaction": self.tr("Reaction that keeps"),
                "channels": self.tr("Other channels"),
            },
        )
        section.hint("reaction", "memo")
        section.hint("channels", self.tr("none besides the incident's own"))

    def _name_mail(self, test: str) -> None:
        section = self._sections["email"]
        section.name(
            self.tr("Mail (SMTP)"),
            self.tr(
                "Partners and contract customers are told by mail, always under TLS. What the server has taken "
                "cannot be looked up later. The test sends no mail."
            ),
            test,
            {
                "host": self.tr("Mail server"),
                "tls": self.tr("Encryption"),
                "port": self.tr("Port"),
                "sender": self.tr("Sender's address"),
                "user": self.tr("User"),
                TOKEN: self.tr("Password"),
            },
        )
        section.name_choices(
            "tls", (self.tr("STARTTLS (port 587)"), self.tr("TLS from the start (port 465)"))
        )
        section.hint("host", "smtp.example.com")
        section.hint("port", self.tr("the usual one"))
        section.hint("sender", "status@example.com")
        section.hint("user", self.tr("blank: without logging in"))
