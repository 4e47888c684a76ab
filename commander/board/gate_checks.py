"""Pure: what is checked on the way into and out of each phase, as data that the policy may replace (practice §3)."""

from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record

# While an incident is open and nobody records anything for so long, somebody asks why (4-01).
STALL_MINUTES = 15
LONGEST_STALL = 24 * 60


class Gate(StrEnum):
    """A phase as its checks see it; the watch has checks of its own (practice §3: 3w)."""

    DETECTED = "detected"
    INVESTIGATION = "investigation"
    ALIGNMENT = "alignment"
    RESPONSE = "response"
    WATCH = "watch"
    CLOSING = "closing"


class Side(StrEnum):
    """On the way in or on the way out."""

    ENTRY = "entry"
    EXIT = "exit"


class Known(StrEnum):
    """What the board itself can tell; a check that names none is ticked by a person."""

    NOTHING = ""
    DETECTION = "detection"
    COMMANDER = "commander"
    CALL = "call"
    SEVERITY = "severity"
    PREVIOUS = "previous"
    SYMPTOM = "symptom"
    SCOPE = "scope"
    PERSONAL_DATA = "personal-data"
    MONEY = "money"
    FIRST_POST = "first-post"
    PEOPLE = "people"
    ATTENDANCE = "attendance"
    DECISION_MAKER = "decision-maker"
    CUSTOMER_POLICY = "customer-policy"
    SYSTEM_POLICY = "system-policy"
    PARTNERS = "partners"
    TRACKS = "tracks"
    NEXT_SYNC = "next-sync"
    ALIGNED = "aligned"
    MITIGATION = "mitigation"
    NUMBERS = "numbers"
    INQUIRIES = "inquiries"
    HANDS_ON = "hands-on"
    WATCH_OVER = "watch-over"
    WATCH_SIGNED = "watch-signed"
    HEARD = "heard"
    NO_SIGNAL = "no-signal"
    RESTORED = "restored"
    FINAL_POST = "final-post"
    LEFTOVERS = "leftovers"
    REVIEW = "review"
    REPORT = "report"
    CLOCKS = "clocks"
    LISTS = "lists"


class GateCheck(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One check: at which gate, on which side, what it asks in both languages, and what of the board answers it."""

    key: str
    gate: Gate
    ja: str
    en: str
    side: Side = Side.EXIT
    known: Known = Known.NOTHING


class GateRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """After how many minutes without a record an open incident has come to a standstill."""

    stall_minutes: int = STALL_MINUTES


class GateCheckListed(Event, frozen=True, kw_only=True):
    """A check was listed or changed."""

    KIND: ClassVar[str] = "gate-check-listed"
    check: GateCheck


class GateCheckRemoved(Event, frozen=True, kw_only=True):
    """A check left the list."""

    KIND: ClassVar[str] = "gate-check-removed"
    key: str


class GateRulesSet(Event, frozen=True, kw_only=True):
    """When an incident stands still was set."""

    KIND: ClassVar[str] = "gate-rules-set"
    rules: GateRules


def _check(key: str, gate: Gate, known: Known, ja: str, en: str, side: Side = Side.EXIT) -> GateCheck:
    return GateCheck(key=key, gate=gate, known=known, ja=ja, en=en, side=side)


_NONE = Known.NOTHING
# The first response is agreed in one record: what is due of it is due as one.
ALIGNMENT = "alignment"
# Practice §3, [D]: the defaults, until the policy lists its own.
DEFAULT_CHECKS = (
    _check("found", Gate.DETECTED, Known.DETECTION, "どこから分かったか", "How it was found", Side.ENTRY),
    _check("commander", Gate.DETECTED, Known.COMMANDER, "指揮者がいる", "Somebody commands"),
    _check("call", Gate.DETECTED, Known.CALL, "集まる場所(通話・チャンネル)", "A call or channel to meet in"),
    _check("severity", Gate.DETECTED, Known.SEVERITY, "仮の重大度", "A provisional severity"),
    _check(
        "related", Gate.DETECTED, Known.PREVIOUS,
        "直前に復旧した障害の続きではないか", "Not the tail of one just restored?",
    ),
    _check("symptom", Gate.INVESTIGATION, Known.SYMPTOM, "症状を一文で", "The symptom in one sentence"),
    _check(
        "scope", Gate.INVESTIGATION, Known.SCOPE,
        "誰に・何が・いつから(推定でよい)", "Who, what, since when (estimates do)",
    ),
    _check(
        "personal-data", Gate.INVESTIGATION, Known.PERSONAL_DATA,
        "個人情報は関係するか", "Is personal data concerned?",
    ),
    _check("money", Gate.INVESTIGATION, Known.MONEY, "お金は関係するか", "Is money concerned?"),
    _check(
        "first-post", Gate.INVESTIGATION, Known.FIRST_POST,
        "第一報を出した、または出さないと決めた", "First post sent, or decided against",
    ),
    _check("people", Gate.INVESTIGATION, Known.PEOPLE, "必要な人を呼んだ", "Everybody needed is called"),
    _check(
        "there", Gate.ALIGNMENT, Known.ATTENDANCE,
        "一度手を止めて全役割が集まった", "A short stop, all roles there",
    ),
    _check("decision-maker", Gate.ALIGNMENT, Known.DECISION_MAKER, "意思決定者の名前", "The decision-maker is named"),
    _check("customer-policy", Gate.ALIGNMENT, Known.CUSTOMER_POLICY, "お客様への方針", "Policy for customers"),
    _check("system-policy", Gate.ALIGNMENT, Known.SYSTEM_POLICY, "システムの方針", "The policy for the system"),
    _check("partners", Gate.ALIGNMENT, Known.PARTNERS, "官公庁・取引先への要否", "Regulators and partners screened"),
    _check("tracks", Gate.ALIGNMENT, Known.TRACKS, "それぞれの担当者", "An owner for each track"),
    _check("next-sync", Gate.ALIGNMENT, Known.NEXT_SYNC, "次に集まる時刻", "When we meet next"),
    _check(
        "aligned", Gate.RESPONSE, Known.ALIGNED,
        "初期対応の方針が決まっている", "The first response is agreed", Side.ENTRY,
    ),
    _check("mitigation", Gate.RESPONSE, Known.MITIGATION, "対処が効いた", "Something was done and it worked"),
    _check("numbers", Gate.RESPONSE, Known.NUMBERS, "数値が戻った", "The numbers are back"),
    _check("inquiries", Gate.RESPONSE, Known.INQUIRIES, "問い合わせが平常に近い", "Inquiries fall to the usual"),
    _check("hands-on", Gate.RESPONSE, Known.HANDS_ON, "触って再現しない(3回)", "Tried by hand 3 times, none failed"),
    _check(
        "backlog", Gate.RESPONSE, _NONE,
        "たまった処理・データ補正を書き出した", "Backlog and data repairs are listed",
    ),
    _check("data-loss", Gate.RESPONSE, _NONE, "データの欠損があるか", "Was any data lost?"),
    _check("effective", Gate.WATCH, Known.RESTORED, "復旧を宣言した", "Recovery is declared", Side.ENTRY),
    _check("watch-over", Gate.WATCH, Known.WATCH_OVER, "経過観察が静かに終わった", "The watch ended quietly"),
    _check("watch-signed", Gate.WATCH, Known.WATCH_SIGNED, "見守りの担当が確認した", "The watch owner signed"),
    _check("heard", Gate.WATCH, Known.HEARD, "全員が復旧を聞いた", "Everybody heard of the recovery"),
    _check("no-signal", Gate.WATCH, Known.NO_SIGNAL, "未判断の兆候がない", "No signal waits to be judged"),
    _check("final-post", Gate.CLOSING, Known.FINAL_POST, "最後のお知らせを出した", "The final post is out"),
    _check("leftovers", Gate.CLOSING, Known.LEFTOVERS, "残作業に担当と期日がある", "Leftovers have owner and date"),
    _check("clocks", Gate.CLOSING, Known.CLOCKS, "期限を担当者に引き継いだ", "Clocks are handed to named owners"),
    _check("review", Gate.CLOSING, Known.REVIEW, "ふりかえりの担当と日", "Review: owner and date"),
    _check("lists", Gate.CLOSING, Known.LISTS, "対象者の一覧を渡した", "Lists are handed over"),
    _check("report", Gate.CLOSING, Known.REPORT, "報告書を約束したか、しないか", "Report promised, or not"),
)  # fmt: skip
ORDER = tuple(Gate)


class GatePolicy(msgspec.Struct, frozen=True, kw_only=True):
    """The policy's slice: the organisation's own checks."""

    check_fields: dict[str, Field[GateCheck | None]] = {}
    rules_field: Field[GateRules] = Field()

    def checks(self) -> list[GateCheck]:
        """The checks in the order of their gates; the default ones before any was listed."""
        if not self.check_fields:
            return list(DEFAULT_CHECKS)
        listed = [check for field in self.check_fields.values() if (check := field.latest())]
        return sorted(listed, key=lambda one: (ORDER.index(one.gate), one.side is Side.EXIT))

    @property
    def rules(self) -> GateRules:
        """When an incident stands still; the sooner while contested."""
        return self.rules_field.gravest(lambda one: -one.stall_minutes) or GateRules()


def decide_checks(policy: GatePolicy, rules: GateRules, wanted: tuple[GateCheck, ...]) -> list[Fact]:
    """Only what differs becomes facts; a file that says nothing of checks leaves the default ones."""
    facts = []
    if rules != policy.rules:
        facts.append(
            Fact(event=GateRulesSet(rules=rules), about="gate-rules", bases=policy.rules_field.bases)
        )
    left = {one.key: one for one in policy.checks()} if policy.check_fields else {}
    for one in wanted:
        if left.pop(one.key, None) != one:
            facts.append(_fact(policy, one.key, GateCheckListed(check=one)))
    return facts + [_fact(policy, key, GateCheckRemoved(key=key)) for key in left]


def evolve_checks(policy: GatePolicy, record: Record) -> GatePolicy:
    """The slice after a record. Total."""
    event = record.event
    check: GateCheck | None = None
    match event:
        case GateRulesSet():
            return replace(policy, rules_field=policy.rules_field.put(record, event.rules))
        case GateCheckListed():
            key, check = event.check.key, event.check
        case GateCheckRemoved():
            key = event.key
        case _:
            return policy
    field = policy.check_fields.get(key, Field[GateCheck | None]()).put(record, check)
    return replace(policy, check_fields={**policy.check_fields, key: field})


def _fact(policy: GatePolicy, key: str, event: Event) -> Fact:
    field = policy.check_fields.get(key)
    return Fact(event=event, about=f"gate-check:{key}", bases=field.bases if field else ())
