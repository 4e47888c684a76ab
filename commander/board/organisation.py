"""Pure: what an organisation says of itself: service, people, audiences, components, cadence, approval (2-26, 5.1)."""

from datetime import timedelta
from enum import StrEnum

import msgspec

from commander.board.attachment_rules import AttachmentRules
from commander.board.audience_book import Circle, Question, WordingSet
from commander.board.bulletin import Stage
from commander.board.business_days import Closure, WorkingDays
from commander.board.channel_wish import UserGroup
from commander.board.customer_policy import CustomerRules, CustomerTeam
from commander.board.duty_roster import OwnerTeam, RoleRule, Staffing
from commander.board.gate_checks import GateCheck, GateRules
from commander.board.house_wording import HouseWording
from commander.board.impact_policy import Denominator, Symptom
from commander.board.inquiry_channels import InquiryChannel
from commander.board.mailing import Mailing
from commander.board.privacy_rules import ContractClock, PrivacyRules
from commander.board.severity_map import SeverityMapping
from commander.board.severity_matrix import SeverityLevel, SeverityRules
from commander.board.slack_rules import SlackRules
from commander.board.targets import Target
from commander.board.watch_rules import WatchDuty, WatchParty, WatchRule

LONGEST_PROMISE = 7 * 24 * 60  # minutes
LONGEST_APPROVAL = 24 * 60
SCHEMES = ("slack", "statuspage", "cachet", "page", "email")


class Service(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What customers call the service, and where they read and ask."""

    name_ja: str = ""
    name_en: str = ""
    url: str = ""
    contact: str = ""
    time_zone: str = "Asia/Tokyo"
    call_url: str = ""  # the call that every incident has unless it has its own (4-08)


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who can lead or be called."""

    key: str
    name: str
    contact: str = ""  # how to reach them: a telephone number, a desk
    slack: str = ""  # their id in Slack (U…)
    mail: str = ""  # the address they use there: by it they are found where the id is not known
    kana: str = ""  # how the name is read: by it, and by its romaji, the person is found while typing


class AudienceKind(StrEnum):
    """How an audience is told."""

    MACHINE = "machine"
    BY_HAND = "by-hand"  # somebody calls, or writes the mail; nothing is ever sent by itself


class Audience(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom we tell (宛先), and where."""

    key: str
    name_ja: str
    name_en: str
    targets: tuple[str, ...] = ()
    public: bool = False  # customers read it: approval and a promise are needed
    template: str = ""  # the wording it starts from; empty: by stage for whoever is outside, I01 for others
    kind: AudienceKind = AudienceKind.MACHINE
    owner: str = ""  # who tells them: a person, or a role's key and so whoever leads it
    contact: str = ""  # how to reach them: a telephone number, a desk
    approvers: tuple[str, ...] = ()  # roles that must approve what they read: ("ic", "biz")
    wording: str = ""  # a wording set of its own: a client's greeting, names and texts (1-18)
    first: dict[str, int] = {}  # minutes to the first contact, by severity: {"1": 10} (practice §5.1)
    every: dict[str, int] = {}  # minutes between contacts, by severity
    circle: Circle = Circle.AS_TOLD  # how far out they stand

    @property
    def by_hand(self) -> bool:
        """Whether a person tells them: said so, or no machine has a place to."""
        return self.kind is AudienceKind.BY_HAND or not self.targets

    @property
    def is_outside(self) -> bool:
        """Whether they aren't our own people: they read what customers read, never our internal words."""
        return self.by_hand or self.stands is not Circle.INTERNAL

    def first_within(self, severity: int | None) -> timedelta | None:
        """How soon they are told first; None: nobody promised a time."""
        return _minutes(self.first, severity)

    def told_every(self, severity: int | None) -> timedelta | None:
        """How long until they hear from us again; None: nobody promised a time."""
        return _minutes(self.every, severity)

    @property
    def stands(self) -> Circle:
        """How far out they stand: customers who read a page, others by mail or phone, else our own people."""
        if self.public:
            return Circle.PUBLIC
        is_mailed = any(target.startswith("email:") for target in self.targets)
        is_named = self.by_hand or is_mailed or bool(self.wording)  # a wording set is a client's
        return self.circle or (Circle.NAMED if is_named else Circle.INTERNAL)


def _minutes(by_severity: dict[str, int], severity: int | None) -> timedelta | None:
    # A record may hold any number: beyond a week nothing is a promise, and a date could not hold it.
    minutes = by_severity.get(str(severity or SEVERITY_WHILE_UNKNOWN))
    return timedelta(minutes=minutes) if minutes is not None and 0 < minutes <= LONGEST_PROMISE else None


class Component(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the service as the status page knows it."""

    id: str
    name_ja: str
    name_en: str
    ids: dict[str, str] = {}  # its id on each kind of page where that is another; empty: not on that page

    def id_on(self, scheme: str) -> str:
        """What one kind of page calls it; empty: that page doesn't have it."""
        return self.ids.get(scheme, self.id)


class Cadence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Minutes to the first post and between updates, for one severity (practice §5.2)."""

    severity: int
    first: int
    investigating: int
    identified: int
    monitoring: int

    def interval(self, stage: Stage) -> timedelta:
        """How long after a post of this stage the next one is promised."""
        minutes = {Stage.INVESTIGATING: self.investigating, Stage.IDENTIFIED: self.identified}
        return timedelta(minutes=minutes.get(stage, self.monitoring))


class Approval(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who must approve what customers read: "commander", or "nobody". An audience's own approvers come first."""

    public: str = "commander"
    four_eyes: bool = False  # nobody approves a text of his own
    minutes: int = 30  # how long an approval, or a request for one, holds

    @property
    def holds(self) -> timedelta:
        """How long an approval holds. A record may say any number: more than a day is a day."""
        return timedelta(minutes=min(max(self.minutes, 0), LONGEST_APPROVAL))


class PolicyFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole policy as it is imported and exported: the shape of the TOML file."""

    service: Service = Service()
    approval: Approval = Approval()
    person: tuple[Person, ...] = ()
    audience: tuple[Audience, ...] = ()
    component: tuple[Component, ...] = ()
    cadence: tuple[Cadence, ...] = ()
    wording: tuple[HouseWording, ...] = ()
    mailing: tuple[Mailing, ...] = ()
    question: tuple[Question, ...] = ()
    wording_set: tuple[WordingSet, ...] = ()
    severity_map: tuple[SeverityMapping, ...] = ()
    slack: SlackRules = SlackRules()
    user_group: tuple[UserGroup, ...] = ()
    inquiry_channel: tuple[InquiryChannel, ...] = ()
    target: tuple[Target, ...] = ()
    attachments: AttachmentRules = AttachmentRules()
    customers: CustomerRules = CustomerRules()
    customer_team: tuple[CustomerTeam, ...] = ()
    watch: WatchDuty = WatchDuty()
    watch_rule: tuple[WatchRule, ...] = ()
    watch_party: tuple[WatchParty, ...] = ()
    role: tuple[RoleRule, ...] = ()
    staffing: Staffing = Staffing()
    team: tuple[OwnerTeam, ...] = ()
    privacy: PrivacyRules = PrivacyRules()
    contract_clock: tuple[ContractClock, ...] = ()
    working_days: WorkingDays = WorkingDays()
    closure: tuple[Closure, ...] = ()
    gates: GateRules = GateRules()
    gate_check: tuple[GateCheck, ...] = ()
    severity: tuple[SeverityLevel, ...] = ()
    severity_rules: SeverityRules = SeverityRules()
    symptom: tuple[Symptom, ...] = ()
    denominator: tuple[Denominator, ...] = ()


# Before anything is imported: one public audience, told by the embedded page, so that nobody starts with nothing.
DEFAULT_AUDIENCES = (
    Audience(
        key="public", name_ja="お客様(公開)", name_en="Customers (public)", targets=("page",), public=True
    ),
)
# Practice §5.2, [D]: defaults to be configured.
DEFAULT_CADENCES = (
    Cadence(severity=1, first=5, investigating=15, identified=20, monitoring=30),
    Cadence(severity=2, first=15, investigating=30, identified=30, monitoring=60),
    Cadence(severity=3, first=30, investigating=60, identified=60, monitoring=120),
    Cadence(severity=4, first=60, investigating=120, identified=120, monitoring=240),
    Cadence(severity=5, first=60, investigating=120, identified=120, monitoring=240),
)
# While the severity is unknown the first post is owed as for the second gravest.
SEVERITY_WHILE_UNKNOWN = 2
