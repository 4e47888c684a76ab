"""Every channel of the settings window: what is asked for each, where it is kept, and how it is called."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.secrets import (
    ALERTMANAGER_TOKEN,
    CACHET_TOKEN,
    EMAIL_PASSWORD,
    SLACK_APP_TOKEN,
    SLACK_TOKEN,
    STATUSPAGE_KEY,
    SecretName,
)
from commander.settings.settings import Change, Settings
from ui.dialogs.connect_section import ConnectSection, Slot

TOKEN: Final = "token"
SECRETS: Final[Mapping[str, SecretName]] = {
    "slack": SLACK_TOKEN,
    "slack-events": SLACK_APP_TOKEN,
    "statuspage": STATUSPAGE_KEY,
    "cachet": CACHET_TOKEN,
    "email": EMAIL_PASSWORD,
    "alertmanager": ALERTMANAGER_TOKEN,
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
    "alertmanager": {
        "url": "alertmanager.url",
        "sign-in": "alertmanager.sign_in",
        "user": "alertmanager.user",
        "receivers": "alertmanager.receivers",
        "matchers": "alertmanager.matchers",
    },
    "intake": {"folder": "intake.folder", "expected": "intake.expected_minutes"},
}
_TLS: Final = ("starttls", "implicit")
_SIGN_IN: Final = ("none", "basic", "bearer")
_NUMBERS: Final = frozenset({"email.port", "intake.expected_minutes"})
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
    "alertmanager": (
        Slot("url"),
        Slot("sign-in", choices=_SIGN_IN),
        Slot("user"),
        Slot(TOKEN, secret=True),
        Slot("receivers"),
        Slot("matchers"),
    ),
    "intake": (Slot("folder"), Slot("expected")),
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
            key: int(text) if key in _NUMBERS and text.isdecimal() else text or None
            for key, text in typed.items()
        }

    def fill(self, settings: Settings) -> None:
        """Put what is set into the fields that nobody is typing in."""
        for name, fields in _SETTINGS.items():
            for field, key in fields.items():
                part, _, one = key.partition(".")
                value = getattr(getattr(settings, part), one)
                said = ", ".join(value) if isinstance(value, tuple) else str(value)
                self._sections[name].fill(field, "" if value in (None, 0) else said)

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
        self._name_feeds(test)
        for name in SECRETS:
            self._sections[name].hint(TOKEN, self.tr("kept already, or not given yet"))
        self._sections["page"].hint("folder", self.tr("inside the home folder"))

    def _name_slack_events(self, test: str) -> None:
        section = self._sections["slack-events"]
        section.name(
            self.tr("Entries from Slack"),
            self.tr(
                "A reaction keeps a message as an entry; whoever mentions the app asks the scribe. Paste an "
                "app-level token (xapp-…, connections:write) from Basic Information of the app."
            ),
            test,
            {
                TOKEN: self.tr("App-level token"),
                "reaction": self.tr("Reaction that keeps"),
                "channels": self.tr("Other channels"),
            },
        )
        section.hint("reaction", "memo")
        section.hint("channels", self.tr("none besides the incident's own"))

    def _name_feeds(self, test: str) -> None:
        section = self._sections["alertmanager"]
        section.name(
            self.tr("Alerts (Alertmanager)"),
            self.tr(
                "Its groups of alerts become signals here, each once. Nothing is changed there, and a silence of "
                "its own is a signal too."
            ),
            test,
            {
                "url": self.tr("Address"),
                "sign-in": self.tr("Signing in"),
                "user": self.tr("User"),
                TOKEN: self.tr("Password or token"),
                "receivers": self.tr("Receivers"),
                "matchers": self.tr("Matchers"),
            },
        )
        section.name_choices("sign-in", (self.tr("none"), self.tr("user and password"), self.tr("token")))
        section.hint("url", "https://alerts.example.com")
        section.hint("receivers", self.tr("blank: all of them"))
        section.hint("matchers", 'severity="critical"')
        folder = self._sections["intake"]
        folder.name(
            self.tr("Drop folder"),
            self.tr(
                "A .txt or .json file that anything puts there becomes a signal, and is moved to done or refused."
            ),
            test,
            {"folder": self.tr("Folder"), "expected": self.tr("Expected every (min)")},
        )
        folder.hint("folder", self.tr("inside the home folder"))
        folder.hint("expected", self.tr("blank: nobody waits for a file"))

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
