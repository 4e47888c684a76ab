"""Pure: a broadcast is looked over before it is ordered, for window and command line alike (0-11, practice §5.3)."""

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from commander.board.amendments import AmendBroadcast, BroadcastAmended
from commander.board.approval_requests import ApprovalAsked, AskApproval, GiveApproval
from commander.board.board import Board
from commander.board.bulletin import ComponentStatus, Stage, Wording
from commander.board.deciding import decide
from commander.board.deliveries import Operation
from commander.board.house_wording import Override, Severity, TextKind, text_digest
from commander.board.impact import Aspect, Certainty, Concern
from commander.board.message import BroadcastOrdered, Message, OrderBroadcast
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.privacy_records import PrivacyAnswer
from commander.board.record import Event, Fact
from commander.board.refusal import Because, Refused
from commander.wording.language import Bilingual, Language
from commander.wording.linter import Circumstances, Finding, lint
from commander.wording.linter_rules import BoardSays
from commander.wording.templates import TemplateId

# Commands after which a text may leave the house, or stand before somebody who answers for it.
Outgoing = OrderBroadcast | AmendBroadcast | AskApproval | GiveApproval
_ALL = 1000
_HALF = 500
_KINDS = {TemplateId.I03: TextKind.EXECUTIVE, TemplateId.I04: TextKind.SUPPORT}


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """A finding in one language of one text, and who answered for it if somebody did."""

    finding: Finding
    text: str  # digest of the text it is in
    override: Override | None = None

    @property
    def stops(self) -> bool:
        """Whether the broadcast can't go out with it."""
        if self.finding.severity is not Severity.BLOCKS:
            return False
        return not (self.finding.legal and self.override is not None and self.override.legal.strip())


def proofread(
    board: Board, policy: Policy, message: Message, now: datetime, overrides: Sequence[Override] = ()
) -> list[Noted]:
    """Everything the rules find in a message, in both languages."""
    about = _circumstances(board, policy, message, now)
    given = {(one.rule, one.text): one for one in overrides}
    noted: list[Noted] = []
    for language in Language:
        wording = message.texts.get(language)
        if wording is None:
            continue
        digest = text_digest(wording)
        other = message.texts.get(Language.EN if language is Language.JA else Language.JA)
        found = lint(wording, language, replace(about, other=other))
        noted += [Noted(finding=one, text=digest, override=given.get((one.rule, digest))) for one in found]
    return noted


def make_ready(board: Board, policy: Policy, now: datetime) -> None:
    """Compile what the first look at a text needs, with this organisation's names. Any thread; 10 to 30 ms of work."""
    text = Wording(title="-", body="-")
    blank = Message(message="", template=TemplateId.I01, stage=Stage.INVESTIGATING, audiences=(), texts={})
    about = replace(_circumstances(board, policy, blank, now), other=text)
    for kind in TextKind:
        for language in Language:
            lint(text, language, replace(about, kind=kind))


def decide_order(board: Board, policy: Policy, command: Outgoing, moment: Moment) -> list[Fact]:
    """What follows from an order, or Refused: also while a finding in any of its texts must be mended first."""
    facts = decide(board, policy, command, moment)
    for fact in facts:
        for message, overrides in _texts_of(fact.event):
            for noted in proofread(board, policy, message, moment.now, overrides):
                if noted.stops:
                    raise refusal_of(noted.finding)
    return facts


def _texts_of(event: Event) -> list[tuple[Message, tuple[Override, ...]]]:
    """The texts that an event sends on their way, or asks somebody to approve."""
    match event:
        case BroadcastOrdered():
            return [(event.content, event.overrides)]
        case BroadcastAmended() if event.operation is Operation.EDIT:
            return [(event.content, event.overrides)]
        case ApprovalAsked() if event.amending is None or event.amending.operation is Operation.EDIT:
            return [(text.content, event.overrides) for text in event.texts]
        case _:
            return []


def refusal_of(finding: Finding) -> Refused:
    """Why a text with this finding isn't sent."""
    return Refused(
        Because.LEGAL_NEEDED if finding.legal else Because.WORDING_BLOCKS,
        words=finding.words,
        language=finding.language,
        rule=finding.rule,
        # The sentence brings its own full stops.
        why_ja=finding.why.ja.rstrip("。"),
        why_en=finding.why.en.rstrip("."),
        instead_ja=finding.instead.ja.rstrip("。"),
        instead_en=finding.instead.en.rstrip("."),
    )


def kind_of(policy: Policy, message: Message) -> TextKind:
    """Whom a message is for; what customers read is public, whatever wording it started from."""
    if any(audience.is_outside for key in message.audiences if (audience := policy.audience(key))):
        return TextKind.PUBLIC
    template = message.template
    return (
        _KINDS.get(TemplateId(template), TextKind.INTERNAL)
        if template in tuple(TemplateId)
        else TextKind.INTERNAL
    )


def service_names(policy: Policy) -> tuple[Bilingual, ...]:
    """What the service is called in texts: by everybody, and in the contracts of those with a wording of their own."""
    sets = (policy.wording_set(one.wording) for one in policy.audiences() if one.wording)
    own = (Bilingual(one.service_ja, one.service_en) for one in sets if one is not None)
    return (Bilingual(policy.service.name_ja, policy.service.name_en), *own)


def _circumstances(board: Board, policy: Policy, message: Message, now: datetime) -> Circumstances:
    zone = _zone(policy.service.time_zone)
    row = board.impact.row(Aspect.HOW_MANY)
    targets = [target for audience in policy.audiences() for target in audience.targets]
    promise = message.next_update_at
    return Circumstances(
        kind=kind_of(policy, message),
        today=now.astimezone(zone).date(),
        promise=promise.astimezone(zone) if promise else None,
        board_says=frozenset(_said_by(board, message) | _expected_by(board, message, now, zone)),
        amount=row.amount if row else None,
        is_estimate=row is not None and row.certainty is not Certainty.CONFIRMED,
        channels=tuple(
            dict.fromkeys(target.partition(":")[2] for target in targets if target.startswith("slack:"))
        ),
        people=tuple(person.name for person in policy.persons()),
        components=tuple(Bilingual(one.name_ja, one.name_en) for one in policy.components()),
        services=service_names(policy),
        house=tuple(policy.wordings()),
    )


def _said_by(board: Board, message: Message) -> set[BoardSays]:
    said: set[BoardSays] = set()
    many, data = board.impact.row(Aspect.HOW_MANY), board.impact.row(Aspect.PERSONAL_DATA)
    amount = many.amount if many else None
    share = amount.per_mille if amount else None
    # The desk takes neither without what was checked (4-10).
    if many is not None and amount is not None and many.certainty is Certainty.CONFIRMED and amount.high == 0:
        said.add(BoardSays.NOTHING_HURT)
    answered = board.privacy.answered
    is_answered_no = answered is not None and answered.answer is PrivacyAnswer.NO
    is_stated_none = (
        data is not None and data.certainty is Certainty.CONFIRMED and data.concern is Concern.NONE
    )
    if is_answered_no or (is_stated_none and not board.privacy.is_suspected):
        said.add(BoardSays.DATA_CHECKED)
    if share is not None and share <= _HALF:
        said.add(BoardSays.FEW_HURT)
    if share == _ALL or ComponentStatus.MAJOR_OUTAGE in message.components.values():
        said.add(BoardSays.ALL_HURT)
    return said


def _expected_by(board: Board, message: Message, now: datetime, zone: tzinfo) -> set[BoardSays]:
    """Whether the expected recovery that the texts can speak of is the one that was approved for customers."""
    eta = board.estimates.public_at(now)
    if eta is None:
        return set()
    clock = f"{eta.astimezone(zone):%H:%M}"
    told = all(clock in unicodedata.normalize("NFKC", one.body) for one in message.texts.values())
    return {BoardSays.ETA_APPROVED} if told else set()


def overriding(noted: Sequence[Noted], reasons: dict[str, str], legal: str) -> tuple[Override, ...]:
    """Overrides of these findings: a reason by rule for what warns, a name for what legal must see."""
    found: dict[Override, None] = {}
    for one in noted:
        rule = one.finding.rule
        if one.finding.legal and legal.strip():
            found[Override(rule=rule, text=one.text, legal=legal, reason=reasons.get(rule, ""))] = None
        elif one.finding.severity is Severity.WARNS and rule in reasons:
            found[Override(rule=rule, text=one.text, reason=reasons[rule])] = None
    return tuple(found)


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC
