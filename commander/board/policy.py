"""Pure: the organisation's facts: service, people, audiences, cadence, approval, components (2-26, 4-03, 5.1)."""

from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.audience_book import (
    Circle,
    Question,
    QuestionFields,
    WordingSet,
    WordingSetFields,
    decide_questions,
    decide_sets,
    evolve_questions,
    evolve_sets,
    standing_questions,
    standing_sets,
)
from commander.board.bulletin import Stage
from commander.board.channel_wish import UserGroup
from commander.board.heads import Field
from commander.board.house_wording import HouseWording, WordingListed, WordingRemoved
from commander.board.inquiry_channels import (
    ChannelFields,
    InquiryChannel,
    decide_channels,
    evolve_channels,
    standing_channels,
)
from commander.board.mailing import Mailing, decide_mailings, evolve_mailings, standing
from commander.board.record import Event, Fact, Record
from commander.board.severity_map import SeverityMapping, decide_mappings, evolve_mappings, mapped
from commander.board.severity_map import standing as standing_mappings
from commander.board.slack_rules import SlackPolicy, SlackRules, decide_slack, evolve_slack

LONGEST_PROMISE = 7 * 24 * 60  # minutes
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
    template: str = ""  # the wording it starts from; empty: by stage for public, I01 for others
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
        is_outside = self.by_hand or any(target.startswith("email:") for target in self.targets)
        return self.circle or (Circle.NAMED if is_outside else Circle.INTERNAL)


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


class ServiceDescribed(Event, frozen=True, kw_only=True):
    """The service's names and addresses were set."""

    KIND: ClassVar[str] = "service-described"
    service: Service


class PersonListed(Event, frozen=True, kw_only=True):
    """A person was listed or renamed."""

    KIND: ClassVar[str] = "person-listed"
    person: Person


class PersonRemoved(Event, frozen=True, kw_only=True):
    """A person left the list."""

    KIND: ClassVar[str] = "person-removed"
    key: str


class AudienceListed(Event, frozen=True, kw_only=True):
    """An audience was listed or changed."""

    KIND: ClassVar[str] = "audience-listed"
    audience: Audience


class AudienceRemoved(Event, frozen=True, kw_only=True):
    """An audience left the list."""

    KIND: ClassVar[str] = "audience-removed"
    key: str


class ComponentListed(Event, frozen=True, kw_only=True):
    """A component was listed or renamed."""

    KIND: ClassVar[str] = "component-listed"
    component: Component


class ComponentRemoved(Event, frozen=True, kw_only=True):
    """A component left the list."""

    KIND: ClassVar[str] = "component-removed"
    id: str


class CadenceSet(Event, frozen=True, kw_only=True):
    """The cadence of one severity was set."""

    KIND: ClassVar[str] = "cadence-set"
    cadence: Cadence


class ApprovalSet(Event, frozen=True, kw_only=True):
    """Who must approve was set."""

    KIND: ClassVar[str] = "approval-set"
    approval: Approval


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


class ImportPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Make the organisation's policy what the file says: what is not in it leaves."""

    policy: PolicyFile


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


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """The organisation's slice: what holds now."""

    service_field: Field[Service] = Field()
    approval_field: Field[Approval] = Field()
    people: dict[str, Field[Person | None]] = {}
    audience_fields: dict[str, Field[Audience | None]] = {}
    component_fields: dict[str, Field[Component | None]] = {}
    cadence_fields: dict[int, Field[Cadence]] = {}
    wording_fields: dict[str, Field[HouseWording | None]] = {}
    mailing_fields: dict[str, Field[Mailing | None]] = {}
    question_fields: QuestionFields = {}
    wording_set_fields: WordingSetFields = {}
    mapping_fields: dict[int, Field[SeverityMapping]] = {}
    slack: SlackPolicy = SlackPolicy()
    inquiry_channel_fields: ChannelFields = {}

    @property
    def service(self) -> Service:
        """Names and addresses; blank before they are set."""
        return self.service_field.latest() or Service()

    @property
    def approval(self) -> Approval:
        """Who approves; the stricter while contested."""
        return self.approval_field.gravest(lambda one: one.public != "nobody") or Approval()

    def persons(self) -> list[Person]:
        """People on the list."""
        return [person for field in self.people.values() if (person := field.latest())]

    def person_name(self, key: str) -> str:
        """The name behind a person's key; a name typed by hand is its own key."""
        field = self.people.get(key)
        person = field.latest() if field else None
        return person.name if person else key

    def audiences(self) -> list[Audience]:
        """Audiences in the order they were listed; the default one before any was."""
        if not self.audience_fields:
            return list(DEFAULT_AUDIENCES)
        return [audience for field in self.audience_fields.values() if (audience := field.latest())]

    def audience(self, key: str) -> Audience | None:
        """One audience by its key."""
        return next((audience for audience in self.audiences() if audience.key == key), None)

    def components(self) -> list[Component]:
        """Components of the status page."""
        return [component for field in self.component_fields.values() if (component := field.latest())]

    def wordings(self) -> list[HouseWording]:
        """Words to keep out of texts."""
        return [wording for field in self.wording_fields.values() if (wording := field.latest())]

    def mailing(self, key: str) -> Mailing | None:
        """One list of mail addresses by its key."""
        return next((mailing for mailing in standing(self.mailing_fields) if mailing.key == key), None)

    def severity_mapping(self, severity: int | None) -> SeverityMapping | None:
        """What a severity means on a public page; None while nobody has judged it."""
        return mapped(self.mapping_fields, severity)

    def questions(self) -> list[Question]:
        """Whom nobody may forget, beside the audiences listed."""
        return standing_questions(self.question_fields)

    def inquiry_channels(self) -> list[InquiryChannel]:
        """By which ways customers reach us, and what is usual there; the default ones before any was listed."""
        return standing_channels(self.inquiry_channel_fields)

    def wording_set(self, key: str) -> WordingSet | None:
        """A client's own wording by its key."""
        return next((one for one in standing_sets(self.wording_set_fields) if one.key == key), None)

    def cadence(self, severity: int | None) -> Cadence:
        """The cadence of a severity; a sharp one while it is unknown."""
        wanted = severity or SEVERITY_WHILE_UNKNOWN
        field = self.cadence_fields.get(wanted)
        default = next((one for one in DEFAULT_CADENCES if one.severity == wanted), DEFAULT_CADENCES[-1])
        return (field.latest() if field else None) or default

    def as_file(self) -> PolicyFile:
        """The policy in the shape it is exported."""
        return PolicyFile(
            service=self.service,
            approval=self.approval,
            person=tuple(self.persons()),
            audience=tuple(self.audiences()),
            component=tuple(self.components()),
            cadence=tuple(self.cadence(severity) for severity in range(1, 6)),
            wording=tuple(self.wordings()),
            mailing=tuple(standing(self.mailing_fields)),
            question=tuple(self.questions()) if self.question_fields else (),
            wording_set=tuple(standing_sets(self.wording_set_fields)),
            severity_map=tuple(standing_mappings(self.mapping_fields)),
            slack=self.slack.rules,
            user_group=tuple(self.slack.groups()),
            inquiry_channel=tuple(self.inquiry_channels()) if self.inquiry_channel_fields else (),
        )


def decide(policy: Policy, command: ImportPolicy) -> list[Fact]:
    """Only what differs becomes facts: importing the same file twice records nothing."""
    wanted = command.policy
    facts: list[Fact] = []
    if wanted.service != policy.service:
        facts.append(_fact(ServiceDescribed(service=wanted.service), "service", policy.service_field.bases))
    if wanted.approval != policy.approval:
        facts.append(_fact(ApprovalSet(approval=wanted.approval), "approval", policy.approval_field.bases))
    facts += _decide_people(policy, wanted)
    facts += _decide_audiences(policy, wanted)
    facts += _decide_components(policy, wanted)
    facts += decide_mailings(policy.mailing_fields, wanted.mailing)
    facts += decide_questions(policy.question_fields, wanted.question)
    facts += decide_sets(policy.wording_set_fields, wanted.wording_set)
    facts += decide_mappings(policy.mapping_fields, wanted.severity_map)
    facts += decide_slack(policy.slack, wanted.slack, wanted.user_group)
    facts += decide_channels(policy.inquiry_channel_fields, wanted.inquiry_channel)
    standard = {cadence.severity: cadence for cadence in DEFAULT_CADENCES}
    for cadence in (standard | {cadence.severity: cadence for cadence in wanted.cadence}).values():
        if cadence != policy.cadence(cadence.severity):
            field = policy.cadence_fields.get(cadence.severity)
            bases = field.bases if field else ()
            facts.append(_fact(CadenceSet(cadence=cadence), f"cadence:{cadence.severity}", bases))
    return facts + _decide_wordings(policy, wanted)


def _decide_people(policy: Policy, wanted: PolicyFile) -> list[Fact]:
    facts: list[Fact] = []
    standing = {person.key: person for person in policy.persons()}
    for person in wanted.person:
        if standing.pop(person.key, None) != person:
            field = policy.people.get(person.key)
            bases = field.bases if field else ()
            facts.append(_fact(PersonListed(person=person), f"person:{person.key}", bases))
    for key in standing:
        facts.append(_fact(PersonRemoved(key=key), f"person:{key}", policy.people[key].bases))
    return facts


def _decide_audiences(policy: Policy, wanted: PolicyFile) -> list[Fact]:
    facts: list[Fact] = []
    standing = {audience.key: audience for audience in policy.audiences()} if policy.audience_fields else {}
    for audience in wanted.audience:
        if standing.pop(audience.key, None) != audience:
            field = policy.audience_fields.get(audience.key)
            bases = field.bases if field else ()
            facts.append(_fact(AudienceListed(audience=audience), f"audience:{audience.key}", bases))
    for key in standing:
        facts.append(_fact(AudienceRemoved(key=key), f"audience:{key}", policy.audience_fields[key].bases))
    return facts


def _decide_components(policy: Policy, wanted: PolicyFile) -> list[Fact]:
    facts: list[Fact] = []
    standing = {component.id: component for component in policy.components()}
    for component in wanted.component:
        if standing.pop(component.id, None) != component:
            field = policy.component_fields.get(component.id)
            bases = field.bases if field else ()
            facts.append(_fact(ComponentListed(component=component), f"component:{component.id}", bases))
    for gone in standing:
        facts.append(
            _fact(ComponentRemoved(id=gone), f"component:{gone}", policy.component_fields[gone].bases)
        )
    return facts


def _decide_wordings(policy: Policy, wanted: PolicyFile) -> list[Fact]:
    facts: list[Fact] = []
    standing = {wording.key: wording for wording in policy.wordings()}
    for wording in wanted.wording:
        if standing.pop(wording.key, None) != wording:
            field = policy.wording_fields.get(wording.key)
            bases = field.bases if field else ()
            facts.append(_fact(WordingListed(wording=wording), f"wording:{wording.key}", bases))
    for key in standing:
        facts.append(_fact(WordingRemoved(key=key), f"wording:{key}", policy.wording_fields[key].bases))
    return facts


def _fact(event: Event, about: str, bases: tuple[str, ...]) -> Fact:
    return Fact(event=event, about=about, bases=bases)


def evolve(policy: Policy, record: Record) -> Policy:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case ServiceDescribed():
            return replace(policy, service_field=policy.service_field.put(record, event.service))
        case ApprovalSet():
            return replace(policy, approval_field=policy.approval_field.put(record, event.approval))
        case PersonListed():
            return _with_person(policy, record, event.person.key, event.person)
        case PersonRemoved():
            return _with_person(policy, record, event.key, None)
        case AudienceListed():
            return _with_audience(policy, record, event.audience.key, event.audience)
        case AudienceRemoved():
            return _with_audience(policy, record, event.key, None)
        case ComponentListed():
            return _with_component(policy, record, event.component.id, event.component)
        case ComponentRemoved():
            return _with_component(policy, record, event.id, None)
        case CadenceSet():
            severity = event.cadence.severity
            field = policy.cadence_fields.get(severity, Field[Cadence]()).put(record, event.cadence)
            return replace(policy, cadence_fields={**policy.cadence_fields, severity: field})
        case _:
            mailing_fields = evolve_mailings(policy.mailing_fields, record)
            mapping_fields = evolve_mappings(policy.mapping_fields, record)
            questions = evolve_questions(policy.question_fields, record)
            wording_sets = evolve_sets(policy.wording_set_fields, record)
            policy = replace(policy, question_fields=questions, wording_set_fields=wording_sets)
            kept = replace(policy, mailing_fields=mailing_fields, mapping_fields=mapping_fields)
            kept = replace(kept, slack=evolve_slack(kept.slack, record))
            ways_in = evolve_channels(kept.inquiry_channel_fields, record)
            kept = replace(kept, inquiry_channel_fields=ways_in)
            return _evolve_wordings(kept, record)


def _with_person(policy: Policy, record: Record, key: str, person: Person | None) -> Policy:
    field = policy.people.get(key, Field[Person | None]())
    return replace(policy, people={**policy.people, key: field.put(record, person)})


def _with_audience(policy: Policy, record: Record, key: str, audience: Audience | None) -> Policy:
    field = policy.audience_fields.get(key, Field[Audience | None]())
    return replace(policy, audience_fields={**policy.audience_fields, key: field.put(record, audience)})


def _with_component(policy: Policy, record: Record, key: str, component: Component | None) -> Policy:
    field = policy.component_fields.get(key, Field[Component | None]())
    return replace(policy, component_fields={**policy.component_fields, key: field.put(record, component)})


def _evolve_wordings(policy: Policy, record: Record) -> Policy:
    event = record.event
    if isinstance(event, WordingListed):
        key: str = event.wording.key
        wording: HouseWording | None = event.wording
    elif isinstance(event, WordingRemoved):
        key, wording = event.key, None
    else:
        return policy
    field = policy.wording_fields.get(key, Field[HouseWording | None]()).put(record, wording)
    return replace(policy, wording_fields={**policy.wording_fields, key: field})
