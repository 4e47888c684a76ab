"""The incident of the target pictures, written through a real desk as it would have come about."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from commander.board.actions import FinishAction, Result, StartAction
from commander.board.bulletin import Stage
from commander.board.call_link import SetCallLink
from commander.board.contacts import LogContact
from commander.board.hypotheses import RuleOutHypothesis, StateHypothesis
from commander.board.impact import (
    Amount,
    Aspect,
    Certainty,
    Concern,
    Count,
    StateImpact,
    Trial,
    WordImpact,
)
from commander.board.incident import (
    Declare,
    DeclareRestored,
    EnterPhase,
    IncidentKind,
    Phase,
    SetImpactStart,
    SetSeverity,
)
from commander.board.message import OrderBroadcast
from commander.board.options import ProposeOption
from commander.board.organisation import Audience, AudienceKind, Component, Person, PolicyFile, Service
from commander.board.policy_import import ImportPolicy
from commander.board.record import Occurred
from commander.board.report_back import AskReport
from commander.board.roles import COMMANDER, SCRIBE, AssignRole
from commander.board.signals import RaiseSignal
from commander.board.slack_rules import SlackRules
from commander.board.summary import OrderLiveLine
from commander.board.summons import CallRole
from commander.board.timeline import AddEntry, EntryKind
from commander.clock import new_id
from commander.desk.deliveries import DeliveryDesk
from commander.desk.desk import Desk, DeskCommand
from commander.drafting.drafting import draft_message
from commander.drill.score import MeasureKey
from commander.drill.shelf import FinishedDrill, keep_result, new_drill_home
from commander.journal.journal import Journal
from commander.outbox.debt import Delays
from commander.outbox.publisher import Delivered, Errand, Outcome, Rejected, RejectionCause, Unsure
from commander.publishers.practice import PracticePublisher
from commander.wording.language import Bilingual, Language
from commander.wording.templates import TemplateId

ZONE = "Asia/Tokyo"
# 22:45:12 in Tokyo, as on the pictures.
NOW = datetime(2026, 11, 21, 13, 45, 12, tzinfo=UTC)
BEGAN = NOW - timedelta(minutes=47, seconds=12)
_UNDO = timedelta(seconds=8)
_PEOPLE = "ABCDEF"


def said(ja: str, en: str) -> Bilingual:
    return Bilingual(ja, en)


@dataclass
class MovedClock:
    """A clock that stands at the story's moment."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at


def at(clock: str) -> datetime:
    """22:31 of that evening."""
    hours, minutes = map(int, clock.split(":"))
    return datetime(2026, 11, 21, hours - 9, minutes, tzinfo=UTC)


def person(letter: str, language: Language) -> str:
    return said(f"担当{letter}", f"person {letter}").said_in(language)


def policy(language: Language) -> PolicyFile:
    return PolicyFile(
        service=Service(
            name_ja="カード決済",
            name_en="Card payments",
            url="https://status.example.invalid",
            contact="support@example.invalid",
        ),
        person=tuple(Person(key=f"p-{letter.lower()}", name=person(letter, language)) for letter in _PEOPLE),
        audience=(
            Audience(
                key="public",
                name_ja="ステータスページ",
                name_en="Status page",
                targets=("statuspage", "page"),
                public=True,
            ),
            Audience(key="team", name_ja="対応チーム", name_en="Responders", targets=("slack:#inc-7k3q",)),
            Audience(key="staff", name_ja="全社", name_en="All staff", targets=("slack:#announce",)),
            Audience(key="cs", name_ja="CS 定型文", name_en="Support macro", targets=("slack:#cs-macros",)),
            Audience(
                key="exec", name_ja="経営", name_en="Executives", targets=("slack:#exec",), template="I03"
            ),
            Audience(
                key="card",
                name_ja="カード会社",
                name_en="Card company",
                kind=AudienceKind.BY_HAND,
                owner="p-c",
                contact="03-0000-0000",
            ),
            Audience(
                key="regulator",
                name_ja="個人情報保護委員会",
                name_en="Privacy regulator",
                kind=AudienceKind.BY_HAND,
                owner=said("法務", "Legal").said_in(language),
            ),
        ),
        component=(Component(id="c1", name_ja="決済 API", name_en="Payments API"),),
        slack=SlackRules(summary=("#inc-7k3q",)),
    )


@dataclass
class Sample:
    """A home folder being filled. The desk's clock is moved to when each thing was done."""

    home: Path
    language: Language
    kind: IncidentKind = IncidentKind.REAL
    clock: MovedClock = field(default_factory=MovedClock)
    stream: str = ""

    def __post_init__(self) -> None:
        self.desk = Desk(
            Journal(self.home, wall=self.clock, recorded=self.clock), person="p-a", zone=ZONE, now=self.clock
        )
        self._deliveries = DeliveryDesk(self.desk, delays=Delays(), chance=random.Random(7).random)
        self.clock.at = BEGAN
        self.desk.submit(ImportPolicy(policy=policy(self.language)))

    def words(self, ja: str, en: str) -> str:
        return said(ja, en).said_in(self.language)

    def declare(self, clock: str, title: Bilingual, severity: int | None = None) -> str:
        """Declare; what follows is about this incident."""
        command = Declare(title=title.said_in(self.language), incident_kind=self.kind, severity=severity)
        self.stream = self.submit(clock, command)
        return self.stream

    def submit(self, clock: str, command: DeskCommand) -> str:
        """At that time; the stream that it was written to."""
        self.clock.at = at(clock)
        return self.desk.submit(command)[0].stream

    def entry(
        self,
        clock: str,
        kind: EntryKind,
        ja: str,
        en: str,
        source: str = "",
        by: str = "A",
        *,
        live: bool = False,
    ) -> None:
        text = self.words(ja, en)
        self.desk.person = f"p-{by.lower()}"
        self.clock.at = at(clock)
        entry = AddEntry(incident=self.stream, text=text, entry_kind=kind, source=source)
        record = self.desk.submit(entry)[0]
        if live:
            self.desk.submit(OrderLiveLine(incident=self.stream, text=text, entry=record.id))
            for _ in range(2):  # the summary, then the line in its thread
                self.pay()
        self.desk.person = "p-a"

    def pay(self) -> None:
        """Deliver whatever may go now."""
        for debt in self._deliveries.workable():
            errand = self._deliveries.begin(debt.key)
            if errand is not None:
                self._deliveries.settle(debt.key, errand.attempt, self._kept(errand, delivered(debt.target)))

    def impact(
        self,
        clock: str,
        aspect: Aspect,
        ja: str,
        en: str,
        certainty: Certainty = Certainty.CONFIRMED,
        **more: object,
    ) -> None:
        text = self.words(ja, en)
        command = StateImpact(incident=self.stream, aspect=aspect, text=text, certainty=certainty, **more)
        self.submit(clock, command)

    def broadcast(
        self,
        clock: str,
        template: TemplateId,
        audiences: list[str],
        outcome: Callable[[str], Outcome | None],
        stage: Stage | None = None,
        **overrides: str,
    ) -> None:
        """Tell some audiences; outcome says by target what became of it, None: it still waits."""
        self.clock.at = at(clock)
        board, rules = self.desk.board(self.stream), self.desk.policy()
        message = draft_message(
            board, rules, template, audiences, self.clock.at, overrides, new_id(), stage=stage
        )
        self.desk.submit(OrderBroadcast(incident=self.stream, messages=(message,), undo=_UNDO))
        self.clock.at += _UNDO + timedelta(seconds=1)
        for debt in self._deliveries.workable():
            answer = outcome(debt.target)
            errand = self._deliveries.begin(debt.key) if answer is not None else None
            if errand is not None and answer is not None:
                self._deliveries.settle(debt.key, errand.attempt, self._kept(errand, answer))

    def _kept(self, errand: Errand, answer: Outcome) -> Outcome:
        """In a drill what was delivered stands in its file, as it is read back there."""
        if self.kind is not IncidentKind.DRILL or not isinstance(answer, Delivered):
            return answer
        return PracticePublisher(self.home).publish(errand)

    def close(self) -> None:
        """Let go of the journal."""
        self.desk.journal.close()


def delivered(target: str) -> Outcome:
    return Delivered(ref=f"ref:{target}")


_NO_DATA = "–"
TITLE = said("決済 API で 5xx が多発", "Checkout API returns 5xx")


def empty(home: Path, language: Language, kind: IncidentKind = IncidentKind.REAL) -> Sample:
    """Declared a minute ago; nobody has said anything yet."""
    sample = Sample(home, language, kind)
    sample.declare("22:44", TITLE)
    return sample


def busy(home: Path, language: Language, kind: IncidentKind = IncidentKind.REAL) -> Sample:
    """Forty-seven minutes in, with another incident under watch beside it."""
    sample = Sample(home, language, kind)
    _finished_drill(sample)
    _another(sample)
    _first_minutes(sample)
    _response(sample)
    sample.desk.person = "p-a"
    return sample


def refused(home: Path, language: Language, kind: IncidentKind = IncidentKind.REAL) -> Sample:
    """The same, with deliveries that need a person."""
    sample = busy(home, language, kind)

    def trouble(target: str) -> Outcome | None:
        troubles: dict[str, Outcome] = {
            "slack:#announce": Rejected(cause=RejectionCause.TOKEN, detail="invalid_auth"),
            "slack:#cs-macros": Unsure(detail="time-out"),
            "slack:#exec": Rejected(cause=RejectionCause.TARGET, detail="is_archived"),
        }
        return troubles.get(target)

    sample.broadcast("22:44", TemplateId.I01, ["staff", "cs", "exec"], trouble, stage=Stage.INVESTIGATING)
    return sample


def _finished_drill(sample: Sample) -> None:
    began = NOW - timedelta(days=4, hours=7)
    result = FinishedDrill(
        scenario="the-0300-alert",
        title=Bilingual("3時のアラート", "The 3:00 alert"),
        began_at=began,
        ended_at=began + timedelta(minutes=34),
        points=82,
        practise_next=MeasureKey.SECOND_TOLD,
    )
    keep_result(new_drill_home(sample.home, result.scenario, began), result)


def _another(sample: Sample) -> None:
    sample.declare("19:10", said("検索結果の反映が遅れている", "Search results are delayed"), severity=3)
    sample.submit("19:11", AssignRole(incident=sample.stream, role=COMMANDER, person="p-a"))
    sample.broadcast("19:20", TemplateId.T01, ["public"], delivered)
    watch = DeclareRestored(incident=sample.stream, watch_owner="p-d", watch_until=at("22:52"))
    sample.submit("21:52", watch)
    told = said("検索を使うすべてのお客様", "Everybody who searches").said_in(sample.language)
    sample.broadcast("21:53", TemplateId.T06, ["public"], delivered, dur="40", who=told, data=_NO_DATA)


_HASTE = said("復旧を先に", "Recovery first")


def _first_minutes(sample: Sample) -> None:
    stream = sample.declare("22:01", TITLE)
    haste = _HASTE.said_in(sample.language)
    started = Occurred(instant=BEGAN, zone=ZONE)
    for clock, command in (
        ("22:01", AssignRole(incident=stream, role=COMMANDER, person="p-a")),
        ("22:01", SetImpactStart(incident=stream, started=started)),
        ("22:02", SetSeverity(incident=stream, severity=1)),
        ("22:02", EnterPhase(incident=stream, phase=Phase.INVESTIGATION, reason=haste)),
        ("22:02", AssignRole(incident=stream, role=SCRIBE, person="p-b")),
        ("22:03", AssignRole(incident=stream, role="lead_a", person="p-c")),
        ("22:04", AssignRole(incident=stream, role="lead_b", person="p-d")),
        ("22:04", WordImpact(incident=stream, ja="カード決済が失敗する", en="failed card payments")),
    ):
        sample.submit(clock, command)
    sample.impact(
        "22:04", Aspect.WHO, "カード決済を使う加盟店", "Shops that take card payments", Certainty.ESTIMATED
    )
    sample.impact("22:04", Aspect.WHAT, "決済が失敗する / 二重表示", "Payments fail / shown twice")
    ok = "カード以外の決済" if sample.language is Language.JA else "Payments other than cards"
    sample.broadcast("22:05", TemplateId.T01, ["public", "team", "staff", "cs"], delivered, ok=ok)


def _response(sample: Sample) -> None:
    stream = sample.stream
    haste = _HASTE.said_in(sample.language)
    sample.submit("22:12", EnterPhase(incident=stream, phase=Phase.ALIGNMENT, reason=haste))
    sample.impact("22:10", Aspect.SYSTEM, "5xx 3,812 件 / 10分", "3,812 5xx in 10 min")
    meeting = SetCallLink(incident=stream, url="https://meet.example.invalid/inc")
    sample.submit("22:06", meeting)
    _hypotheses(sample)
    sample.submit("22:20", EnterPhase(incident=stream, phase=Phase.RESPONSE, reason=haste))
    call = LogContact(incident=stream, audience="card", outcome="answered", by="p-c")
    sample.submit("22:20", call)
    _start(sample, "22:21", "管理画面の一括処理を停止", "Stop the batch jobs", "p-e", "22:24")
    first = sample.desk.board(stream).actions.running()[0].action
    sample.submit("22:24", FinishAction(incident=stream, action=first, result=Result.NO_EFFECT))
    sample.broadcast("22:31", TemplateId.T04, ["public"], delivered)
    sample.entry(
        "22:35",
        EntryKind.FACT,
        "v412 のデプロイ完了時刻 21:57 と 5xx の立ち上がりが一致",
        "5xx began at 21:57, when v412 was deployed",
        source="graph/5xx",
        by="F",
    )
    sample.entry(
        "22:36",
        EntryKind.QUESTION,
        "二重に課金された注文はあるか → 担当E(22:50 まで)",
        "Was any order charged twice? → person E (by 22:50)",
    )
    sample.entry(
        "22:38",
        EntryKind.DECISION,
        "v411 へロールバックする。強い反対なし。修正版を待つ案は 40 分以上かかるため見送り",
        "Roll back to v411. No strong objection. Waiting for a fix would take more than 40 minutes",
    )
    _late_facts(sample)


def _late_facts(sample: Sample) -> None:
    sample.impact("22:40", Aspect.INQUIRIES, "86 件", "86", count=Count(count=86, usual=14))
    sample.entry(
        "22:40",
        EntryKind.FACT,
        "問合せ 86 件、平常の同曜日同時刻は 14 件",
        "86 inquiries; 14 are usual at this hour of the week",
        by="D",
    )
    unit = sample.words("店", "shops")
    sample.impact(
        "22:41",
        Aspect.HOW_MANY,
        "1,240 店",
        "1,240 shops",
        Certainty.ESTIMATED,
        amount=Amount(low=800, likely=1240, high=1900, unit=unit, per_mille=60),
    )
    trial = Trial(tries=5, fails=4)
    sample.impact("22:42", Aspect.HANDS_ON, "注文確定で 502", "502 when an order is confirmed", trial=trial)
    sample.impact(
        "22:42",
        Aspect.PERSONAL_DATA,
        "法務が確認中",
        "legal looks",
        Certainty.UNCONFIRMED,
        concern=Concern.POSSIBLE,
    )
    _start(
        sample,
        "22:43",
        "決済 API v412 を v411 へロールバック",
        "Roll the checkout API back to v411",
        "p-c",
        "22:52",
    )
    _people_at_work(sample)
    text = sample.words("新しい兆候: 注文 DB 接続数 92%", "New signal: order DB connections at 92%")
    sample.submit("22:44", RaiseSignal(incident=sample.stream, text=text, source="Alertmanager"))
    sample.entry(
        "22:44",
        EntryKind.FACT,
        "東京リージョンの 5xx が 11% → 0.4%",
        "5xx in Tokyo: 11% → 0.4%",
        by="B",
        live=True,
    )


def _hypotheses(sample: Sample) -> None:
    stream = sample.stream
    cdn = StateHypothesis(incident=stream, text=sample.words("CDN 障害", "The CDN is down"), owner="p-f")
    sample.submit("22:10", cdn)
    found = next(iter(sample.desk.board(stream).hypotheses.by_id))
    why = sample.words("他社のサービスは正常", "Others behind it work")
    sample.submit("22:15", RuleOutHypothesis(incident=stream, hypothesis=found, reason=why))
    pool = sample.words("接続プール枯渇", "The connection pool runs dry")
    sample.submit("22:16", StateHypothesis(incident=stream, text=pool, owner="p-f"))
    option = ProposeOption(
        incident=stream,
        text=sample.words("読み取り専用へ縮退", "Fall back to read-only"),
        condition=sample.words("ロールバックで下がらない場合", "If the roll-back does not help"),
    )
    sample.submit("22:18", option)


def _people_at_work(sample: Sample) -> None:
    stream = sample.stream
    for clock, command in (
        ("22:20", AssignRole(incident=stream, role="biz", person="p-e")),
        ("22:35", CallRole(incident=stream, role="legal", person="p-f")),
        ("22:43", CallRole(incident=stream, role="legal", person="p-f")),
        ("22:43", AskReport(incident=stream, role="lead_a", report_at=at("22:50"))),
        ("22:44", AskReport(incident=stream, role="lead_b", report_at=at("22:55"))),
    ):
        sample.submit(clock, command)


def _start(sample: Sample, clock: str, ja: str, en: str, owner: str, check: str) -> None:
    command = StartAction(
        incident=sample.stream,
        text=sample.words(ja, en),
        owner=owner,
        check_at=at(check),
        expected=sample.words("5xx が 0.5% 未満", "5xx below 0.5%"),
    )
    sample.submit(clock, command)
