"""The publisher of each channel as this machine is set up for it; a drill's home is connected to practice alone."""

from collections.abc import Mapping
from pathlib import Path

from commander.board.organisation import SCHEMES
from commander.connections.late_publisher import LatePublisher, NotConnected
from commander.connections.page_history import PageHistory, ReadingFactory
from commander.files import is_practice
from commander.outbox.publisher import (
    Connection,
    Publisher,
    RejectionCause,
)
from commander.publishers.cachet import CachetPublisher
from commander.publishers.email import EmailPublisher
from commander.publishers.practice import PracticePublisher
from commander.publishers.slack import SlackPublisher
from commander.publishers.static_page import StaticPagePublisher
from commander.publishers.statuspage import StatuspagePublisher
from commander.secrets import (
    CACHET_TOKEN,
    EMAIL_PASSWORD,
    SLACK_TOKEN,
    STATUSPAGE_KEY,
    KeyringFault,
    SecretName,
    Secrets,
)
from commander.settings.settings import Settings


def publishers_for(
    home: Path, settings: Settings, secrets: Secrets, reading_factory: ReadingFactory
) -> Mapping[str, Publisher]:
    """The publishers by scheme; practice alone in a drill's home. Nothing is imported or asked before an errand."""
    if is_practice(home):
        return practice_publishers(home)
    # One folder has one publisher; it needs no token and keeps what it has read.
    page = page_publisher(home, settings, reading_factory)
    return {
        "slack": LatePublisher(lambda: slack_publisher(settings, secrets), 30.0, "slack"),
        "statuspage": LatePublisher(lambda: statuspage_publisher(settings, secrets), 30.0, "statuspage"),
        "cachet": LatePublisher(lambda: cachet_publisher(settings, secrets), 30.0, "cachet"),
        "email": LatePublisher(lambda: email_publisher(settings, secrets, reading_factory), 30.0, "email"),
        "page": LatePublisher(lambda: page, page.timeout_s, "page"),
        "practice": PracticePublisher(home),
    }


def tried(
    home: Path, settings: Settings, secrets: Secrets, reading_factory: ReadingFactory, channel: str
) -> Connection:
    """Whether a channel answers. Raises NotConnected, and always in a drill's home: nothing there asks a network."""
    return set_up(home, settings, secrets, reading_factory, channel).check()


def set_up(
    home: Path, settings: Settings, secrets: Secrets, reading_factory: ReadingFactory, channel: str
) -> SlackPublisher | StatuspagePublisher | CachetPublisher | StaticPagePublisher | EmailPublisher:
    """The publisher of a channel; nothing is asked of the other side. Raises NotConnected, as `tried` does."""
    if is_practice(home):
        raise NotConnected(f"{channel}: this is a drill's home, and a drill connects to nothing")
    match channel:
        case "slack":
            return slack_publisher(settings, secrets)
        case "statuspage":
            return statuspage_publisher(settings, secrets)
        case "cachet":
            return cachet_publisher(settings, secrets)
        case "email":
            return email_publisher(settings, secrets, reading_factory)
        case _:
            return page_publisher(home, settings, reading_factory)


def practice_publishers(home: Path) -> Mapping[str, Publisher]:
    """What the home of a drill is connected to: a file in it, whatever the scheme of a target.

    A drill's debts ask for practice anyway; one that asked for a real channel would still end here.
    """
    return dict.fromkeys((*SCHEMES, "practice"), PracticePublisher(home))


def slack_publisher(settings: Settings, secrets: Secrets) -> SlackPublisher:
    """The workspace of this machine's token. Raises NotConnected."""
    try:
        return SlackPublisher(_token(secrets, SLACK_TOKEN, "slack"), settings.slack.base_url)
    except ValueError as fault:
        raise NotConnected(str(fault), RejectionCause.ADDRESS) from None


def statuspage_publisher(settings: Settings, secrets: Secrets) -> StatuspagePublisher:
    """The page of this machine's key. Raises NotConnected."""
    key = _token(secrets, STATUSPAGE_KEY, "statuspage")
    page_id = settings.statuspage.page_id
    if not page_id:
        raise NotConnected("statuspage.page_id")
    try:
        return StatuspagePublisher(key, page_id, settings.statuspage.base_url)
    except ValueError as fault:
        raise NotConnected(str(fault), RejectionCause.ADDRESS) from None


def cachet_publisher(settings: Settings, secrets: Secrets) -> CachetPublisher:
    """The Cachet of this machine's settings. Raises NotConnected."""
    base_url = settings.cachet.base_url
    if not base_url:
        raise NotConnected("cachet.base_url")
    try:
        return CachetPublisher(_token(secrets, CACHET_TOKEN, "cachet"), base_url)
    except ValueError as fault:
        raise NotConnected(str(fault), RejectionCause.ADDRESS) from None


def email_publisher(settings: Settings, secrets: Secrets, reading_factory: ReadingFactory) -> EmailPublisher:
    """The mail server of this machine's settings, and the lists of the policy as they are then. Raises NotConnected."""
    mail = settings.email
    for name, value in (("host", mail.host), ("sender", mail.sender)):
        if not value:
            raise NotConnected(f"email.{name}")

    def addresses(key: str) -> tuple[str, ...] | None:
        with reading_factory() as reading:
            mailing = reading.policy().mailing(key)
        return mailing.addresses if mailing else None

    try:
        return EmailPublisher(
            host=mail.host,
            port=mail.usual_port,
            implicit=mail.tls == "implicit",
            sender=mail.sender,
            user=mail.user,
            password=_token(secrets, EMAIL_PASSWORD, "email") if mail.user else "",
            addresses=addresses,
            sender_name=lambda: _service_name(reading_factory)["ja"],
        )
    except ValueError as fault:
        raise NotConnected(str(fault), RejectionCause.ADDRESS) from None


def page_folder(home: Path, settings: Settings) -> Path:
    """Where the static page is written; inside the home folder unless set."""
    return settings.page.folder or home / "page"


def page_publisher(home: Path, settings: Settings, reading_factory: ReadingFactory) -> StaticPagePublisher:
    """The static page, under the service's name as the policy has it when it is written."""
    return StaticPagePublisher(
        page_folder(home, settings),
        PageHistory(reading_factory),
        public_url=settings.page.public_url,
        publish_command=settings.page.publish_command,
        service_name=lambda: _service_name(reading_factory),
    )


def _service_name(reading_factory: ReadingFactory) -> dict[str, str]:
    with reading_factory() as reading:
        service = reading.policy().service
    return {"ja": service.name_ja or service.name_en, "en": service.name_en or service.name_ja}


def _token(secrets: Secrets, name: SecretName, channel: str) -> str:
    try:
        token = secrets.read(name)
    except KeyringFault as fault:
        raise NotConnected(f"{channel}: no token ({type(fault).__name__})") from None
    if not token:
        raise NotConnected(f"{channel}: no token")
    return token
