"""The wiring that the command line and the window share: desk, publishers, locks, and the window's bell."""

import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from typing_extensions import override

from commander.board.deliveries import able_to
from commander.board.organisation import SCHEMES
from commander.board.record import Record
from commander.clock import utc_now
from commander.delivery_desk import DeliveryDesk
from commander.desk import Desk
from commander.files import is_practice
from commander.journal.faults import JournalFault
from commander.journal.journal import Journal
from commander.locks import SENDER_LOCK, WINDOW_LOCK, poke, sender_lock, window_lock
from commander.outbox.debt import Debt, Delays
from commander.outbox.publisher import (
    CannotTell,
    Connection,
    Errand,
    Outcome,
    Publisher,
    Rejected,
    RejectionCause,
    Sight,
    TryLater,
)
from commander.outbox.standing import Belief, Standing, StandingReader, Unread, Unreadable
from commander.publishers.cachet import CachetPublisher
from commander.publishers.email import EmailPublisher
from commander.publishers.practice import PracticePublisher
from commander.publishers.slack import SlackPublisher
from commander.publishers.static_page import PublishedBulletin, StaticPagePublisher
from commander.publishers.statuspage import StatuspagePublisher
from commander.reading import Reading
from commander.secrets import (
    CACHET_TOKEN,
    EMAIL_PASSWORD,
    SLACK_TOKEN,
    STATUSPAGE_KEY,
    KeyringFault,
    SecretName,
    Secrets,
)
from commander.settings import Settings

# The locks are of a module of their own: the window takes its lock before anything heavy is imported.
__all__ = [
    "SENDER_LOCK",
    "WINDOW_LOCK",
    "LatePublisher",
    "NotConnected",
    "PageHistory",
    "cachet_publisher",
    "delays_of",
    "delivery_desk",
    "email_publisher",
    "open_desk",
    "page_folder",
    "page_publisher",
    "poke",
    "practice_publishers",
    "publishers_for",
    "sender_lock",
    "set_up",
    "slack_publisher",
    "statuspage_publisher",
    "tried",
    "window_lock",
]
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_CHANGING = timedelta(days=91)

ReadingFactory = Callable[[], Reading]


def open_desk(
    home: Path,
    settings: Settings,
    person: str,
    recorded: Callable[[tuple[Record, ...]], None] = lambda records: None,
    *,
    now: Callable[[], datetime] = utc_now,
) -> Desk:
    """The desk of a home folder; its times are said in the organisation's zone. Raises JournalFault, OSError.

    A journal that was put back by hand gets every unfinished debt held before anybody can send.
    """
    # One clock for all: beside a second one, every entry of a drill would look as if it came late.
    journal = Journal(home, wall=now, recorded=lambda: now().astimezone())
    desk = Desk(journal, person=person, zone="UTC", now=now, recorded=recorded)
    desk.zone = desk.policy().service.time_zone
    desk.files.clear_up()
    if desk.journal.set_back:
        delivery_desk(desk, settings).hold_after_restore()
    return desk


def delivery_desk(desk: Desk, settings: Settings) -> DeliveryDesk:
    """The desk as the sender sees it."""
    return DeliveryDesk(desk, delays=delays_of(settings), chance=random.random)


def delays_of(settings: Settings) -> Delays:
    """How long to wait before looking for what may have arrived."""
    grace = timedelta(seconds=settings.sending.grace_seconds)
    usual = Delays()
    # A shorter grace is chosen where an answer is near; the looks then follow as quickly.
    return Delays(
        grace=grace,
        between_looks=min(usual.between_looks, max(grace, timedelta(seconds=1))),
        after_blind_look=min(usual.after_blind_look, max(grace, timedelta(seconds=1))),
    )


class NotConnected(Exception):
    """A channel that this machine is not set up for; the text names what is missing, never a secret."""

    def __init__(self, detail: str, cause: RejectionCause = RejectionCause.SETTINGS) -> None:
        super().__init__(detail)
        self.detail = detail
        self.cause = cause


class LatePublisher(Publisher):
    """A publisher made on the worker thread that first needs it: its libraries and the keyring are slow.

    One that could not be made is tried again with the next errand, and one whose token was refused is made
    anew: the person may have given another meanwhile.
    """

    def __init__(self, build: Callable[[], Publisher], timeout_s: float, scheme: str = "") -> None:
        self._build = build
        self.can = able_to(scheme)
        self._built: Publisher | None = None
        self.timeout_s = timeout_s

    @override
    def publish(self, errand: Errand) -> Outcome:
        """As the publisher behind it; held with the reason when there is none."""
        try:
            outcome = self._publisher().publish(errand)
        except NotConnected as fault:
            return Rejected(cause=fault.cause, detail=fault.detail)
        except JournalFault:
            # The page reads the journal, which somebody may be writing just now; nothing went out yet.
            return TryLater(detail="the journal could not be read")
        if isinstance(outcome, Rejected) and outcome.cause is RejectionCause.TOKEN:
            self._built = None
        return outcome

    @override
    def look(self, errand: Errand) -> Sight:
        """As the publisher behind it."""
        try:
            sight = self._publisher().look(errand)
        except NotConnected as fault:
            return CannotTell(detail=fault.detail)
        except JournalFault:
            return CannotTell(detail="the journal could not be read")
        if isinstance(sight, CannotTell):
            # A look doesn't say whether it was the token; making it anew costs one question to the keyring.
            self._built = None
        return sight

    def standing(self, belief: Belief) -> Standing:
        """As the publisher behind it, on the same connection and at the same pace."""
        try:
            publisher = self._publisher()
            if isinstance(publisher, StandingReader):
                return publisher.standing(belief)
        except NotConnected as fault:
            return Unread(detail=fault.detail)
        except JournalFault:
            return Unread(detail="the journal could not be read")
        return Unreadable(target=belief.target)

    def _publisher(self) -> Publisher:
        # A post and a look may run at once, and either may forget it meanwhile.
        built = self._built or self._build()
        self._built = built
        return built


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


class PageHistory:
    """What the page carries, asked on its publisher's thread. Raises JournalFault.

    Old incidents may be open still, or have gone on lately, so everything is read once; after that only
    what had changed in the last 91 days then, or did since: what lies further back no longer changes.
    """

    def __init__(self, reading_factory: ReadingFactory, now: Callable[[], datetime] = utc_now) -> None:
        self._reading_factory = reading_factory
        self._since = _EPOCH
        self._settled = now() - _CHANGING
        self._older: dict[str, PublishedBulletin] = {}

    def __call__(self) -> list[PublishedBulletin]:
        """Every bulletin that was written or delivered, each once."""
        with self._reading_factory() as reading:
            debts = reading.shown_on("page", self._since)
        self._older |= {debt.key: _published(debt) for debt in debts if debt.changed_at < self._settled}
        self._since = self._settled
        lately = {debt.key: _published(debt) for debt in debts if debt.changed_at >= self._settled}
        return [*(self._older | lately).values()]


def _published(debt: Debt) -> PublishedBulletin:
    published_at = (debt.first_tried_at or debt.changed_at).isoformat()
    return PublishedBulletin(key=debt.key, bulletin=debt.bulletin, published_at=published_at)


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
