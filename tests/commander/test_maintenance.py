"""A maintenance: planned, begun, verified and ended by a person's word, told at each step, and apart from incidents."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from commander.board.audiences_told import matrix
from commander.board.bulletin import ComponentStatus, Stage
from commander.board.deliveries import DeliverySettled, DeliveryState
from commander.board.impact import Phrase
from commander.board.incident import Close, IncidentKind
from commander.board.maintenance import MaintenanceState, decide_plan
from commander.board.maintenance_records import (
    CancelMaintenance,
    CompleteMaintenance,
    ExtendMaintenance,
    MaintenanceCancelled,
    MaintenanceCompleted,
    MaintenanceExtended,
    MaintenanceLinked,
    MaintenancePlanned,
    MaintenanceStarted,
    MaintenanceVerifying,
    Plan,
    PlanMaintenance,
    StartMaintenance,
    VerifyMaintenance,
)
from commander.board.message import Message
from commander.board.moment import Moment
from commander.board.organisation import Audience, Service
from commander.board.policy import AudienceListed, ServiceDescribed
from commander.board.privacy_records import PrivacyConcernRaised
from commander.board.promises import kept
from commander.board.record import Occurred
from commander.board.refusal import Because, Refused
from commander.deadlines import DeadlineKind, Urgency, deadlines
from commander.drafting.drafting import draft_message
from commander.drafting.next_wording import suggested_template, template_for
from commander.next_step import Step, next_step
from commander.outbox.plan import plan as debts_of
from commander.wording.language import Bilingual, Language
from commander.wording.lines import line
from commander.wording.maintenance_fields import MaintenanceFacts, maintenance_words
from commander.wording.sentences import refusal_sentence
from commander.wording.templates import TemplateId
from tests.commander.messages_said import message, order, ordered
from tests.commander.open_fields import unfilled_in
from tests.commander.story import STREAM, TOKYO, Story, apart, at, declared, given, t

PLAN = Plan(
    starts_at=t("03:00"),
    ends_at=t("05:00"),
    zone="Asia/Tokyo",
    effect=Phrase(ja="カード決済が使えません", en="card payments stop"),
    unaffected=Phrase(ja="コード決済", en="code payments"),
    purpose=Phrase(ja="機器の交換", en="replacing hardware"),
    fallback=Phrase(ja="切り戻し", en="roll back"),
    components=("card",),
)
WHY = Phrase(ja="動作確認に時間を要している", en="verification taking longer")
PUBLIC = Audience(key="public", name_ja="お客様", name_en="Customers", targets=("statuspage",), public=True)
STAFF = Audience(
    key="staff", name_ja="全社", name_en="All staff", targets=("slack:#all",), public=False, template="I01"
)
SERVICE = Service(name_ja="決済", name_en="Payments", contact="help@example.com")


def planned(plan: Plan = PLAN) -> Story:
    return given(
        ServiceDescribed(service=SERVICE),
        AudienceListed(audience=PUBLIC),
        AudienceListed(audience=STAFF),
        declared("データベースの更新", incident_kind=IncidentKind.MAINTENANCE),
        MaintenancePlanned(plan=plan),
    )


def told(story: Story, stage: Stage, clock: str = "01:30", end: datetime | None = PLAN.ends_at) -> Story:
    said = message(stage=stage, template="M01", next_update_at=None if stage.is_over else end)
    story = story.and_then(at(clock, ordered(said)))
    waiting = [one for one in story.board.messages.deliveries.values() if one.state is DeliveryState.QUEUED]
    return story.and_then(
        *(
            at(
                clock,
                DeliverySettled(key=one.key, target=one.target, state=DeliveryState.DELIVERED, attempt=1),
            )
            for one in waiting
        )
    )


def begun() -> Story:
    return told(
        told(planned(), Stage.SCHEDULED).and_then(at("03:01", MaintenanceStarted())),
        Stage.IN_PROGRESS,
        "03:02",
    )


def drafted(story: Story, now: str, template: TemplateId | None = None) -> Message:
    chosen = template or suggested_template(story.board)
    return draft_message(story.board, story.policy, chosen, ("public",), t(now), {}, "m")


def step_of(story: Story, now: str) -> Step:
    return next_step(story.board, deadlines(story.board, story.policy), t(now)).step


def decided(plan: Plan) -> list[object]:
    moment = Moment(now=t("01:00"), author="担当A", zone="Asia/Tokyo", fresh=lambda: "x")
    facts = decide_plan(
        PlanMaintenance(title="データベースの更新", plan=plan), "INC-7K3Q", planned().policy, moment
    )
    return [fact.event for fact in facts]


def test_a_plan_opens_a_stream_of_its_own_kind() -> None:
    opened, plan = decided(PLAN)
    assert opened == declared("データベースの更新", incident_kind=IncidentKind.MAINTENANCE)
    assert plan == MaintenancePlanned(plan=PLAN)


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"ends_at": t("02:59")}, Because.WINDOW_BACKWARDS),
        ({"ends_at": t("03:00")}, Because.WINDOW_BACKWARDS),
        ({"starts_at": t("00:59")}, Because.WINDOW_STARTED),
        ({"ends_at": t("03:00") + timedelta(days=30, minutes=1)}, Because.WINDOW_TOO_LONG),
        ({"zone": "Asia/Tokio"}, Because.ZONE_UNKNOWN),
        ({"zone": ""}, Because.ZONE_UNKNOWN),
        ({"starts_at": t("03:00").replace(tzinfo=None)}, Because.WINDOW_WITHOUT_ZONE),
        ({"audiences": ("nobody",)}, Because.AUDIENCE_UNKNOWN),
        ({"effect": Phrase(ja="x" * 2_001, en="")}, Because.TEXT_TOO_LONG),
        ({"components": tuple(map(str, range(101)))}, Because.TEXT_TOO_LONG),
    ],
)
def test_an_impossible_window_is_refused_with_one_sentence(changes: dict, because: Because) -> None:
    with pytest.raises(Refused) as refused:
        decided(replace(PLAN, **changes))
    assert refused.value.because is because
    for language in Language:
        sentence = refusal_sentence(refused.value, language)
        assert "{" not in sentence
        assert "…" not in sentence or because is Because.TEXT_TOO_LONG


def test_thirty_days_are_taken() -> None:
    decided(replace(PLAN, ends_at=PLAN.starts_at + timedelta(days=30)))


def test_it_goes_one_way_by_a_persons_word() -> None:
    story = planned().when(StartMaintenance(incident=STREAM), now="03:00").then(MaintenanceStarted())
    assert story.board.maintenance.started_at == t("03:00")
    story.when(StartMaintenance(incident=STREAM)).then(Refused(Because.MAINTENANCE_IS))
    story = story.when(VerifyMaintenance(incident=STREAM), now="04:30").then(MaintenanceVerifying())
    story = story.when(CompleteMaintenance(incident=STREAM), now="04:50").then(MaintenanceCompleted())
    assert story.board.maintenance.state is MaintenanceState.COMPLETED
    assert story.board.maintenance.completed_at == t("04:50")
    for command in (
        VerifyMaintenance(incident=STREAM),
        CompleteMaintenance(incident=STREAM),
        CancelMaintenance(incident=STREAM, reason=WHY),
        ExtendMaintenance(incident=STREAM, ends_at=t("06:00"), reason=WHY),
    ):
        story.when(command, now="04:51").then(Refused(Because.MAINTENANCE_IS, progress="completed"))


def test_a_start_may_be_said_afterwards_but_not_beforehand() -> None:
    story = planned()
    earlier = Occurred(instant=t("03:00"), zone="Asia/Tokyo")
    chapter = story.when(StartMaintenance(incident=STREAM, occurred=earlier), now="03:10")
    assert chapter.fact.occurred == earlier
    later = Occurred(instant=t("04:00"), zone="Asia/Tokyo")
    story.when(StartMaintenance(incident=STREAM, occurred=later), now="03:10").then(
        Refused(Because.TIME_IN_FUTURE)
    )


def test_an_incident_knows_none_of_these_commands() -> None:
    given(declared()).when(StartMaintenance(incident=STREAM)).then(Refused(Because.NOT_MAINTENANCE))


@pytest.mark.parametrize(
    ("ends_at", "reason", "because"),
    [
        (t("05:00"), WHY, Because.END_UNCHANGED),
        (t("02:00"), WHY, Because.WINDOW_BACKWARDS),
        (t("03:30"), WHY, Because.TIME_IN_PAST),
        (t("03:00") + timedelta(days=31), WHY, Because.WINDOW_TOO_LONG),
        (t("06:00"), Phrase(ja=" ", en=""), Because.REASON_NEEDED),
    ],
)
def test_an_end_is_moved_only_to_one_that_can_be(ends_at: datetime, reason: Phrase, because: Because) -> None:
    command = ExtendMaintenance(incident=STREAM, ends_at=ends_at, reason=reason)
    begun().when(command, now="04:00").then(Refused(because))


def test_a_moved_end_is_told_with_its_reason() -> None:
    command = ExtendMaintenance(incident=STREAM, ends_at=t("06:00"), reason=WHY)
    story = begun().when(command, now="04:00").then(MaintenanceExtended(ends_at=t("06:00"), reason=WHY))
    assert suggested_template(story.board) is TemplateId.M05
    said = drafted(story, "04:00")
    assert said.texts["ja"].body == "動作確認に時間を要しているのため、終了予定を06:00（JST）に変更します。"
    assert said.texts["en"].body == "The end time moves to 06:00 JST. Reason: verification taking longer."
    assert said.next_update_at == t("06:00")
    assert said.stage is Stage.IN_PROGRESS


def test_the_texts_of_the_practice_are_filled_from_the_plan() -> None:
    announced = drafted(planned(), "02:00")
    assert announced.template == TemplateId.M01
    assert unfilled_in(announced) == {}
    assert announced.texts["ja"].body == (
        "4月2日 03:00～05:00（JST）、決済のメンテナンスを行います。\n停止・影響：カード決済が使えません\n"
        "影響のない機能：コード決済\n作業の目的：機器の交換\n"
        "作業状況により終了が前後する場合は本ページでお知らせします。\nお問い合わせ：help@example.com"
    )
    assert announced.texts["en"].body.startswith(
        "Payments will undergo maintenance from 2 Apr 03:00 to 05:00 JST. Expect: card payments stop."
    )
    assert announced.next_update_at == PLAN.ends_at
    assert announced.components == {}
    started = drafted(told(planned(), Stage.SCHEDULED).and_then(at("03:02", MaintenanceStarted())), "03:03")
    assert started.texts["ja"].body == (
        "予定どおり4月2日 03:02（JST）にメンテナンスを開始しました。終了予定は05:00です。"
    )
    assert started.texts["en"].body == (
        "Maintenance began at 2 Apr 03:02 JST as planned and is due to end at 05:00."
    )
    assert started.components == {"card": ComponentStatus.MAINTENANCE}


def test_as_planned_is_said_only_where_it_is_so() -> None:
    late = told(planned(), Stage.SCHEDULED).and_then(at("03:20", MaintenanceStarted()))
    assert "予定どおり" not in drafted(late, "03:21").texts["ja"].body
    assert "as planned" not in drafted(late, "03:21").texts["en"].body


def test_what_nobody_said_stays_a_blank_in_its_own_language() -> None:
    half = drafted(planned(replace(PLAN, purpose=Phrase(ja="機器の交換", en=""))), "02:00")
    assert unfilled_in(half) == {"en": ("why",)}
    bare = drafted(planned(replace(PLAN, effect=Phrase(ja="", en=""))), "02:00")
    assert unfilled_in(bare) == {"ja": ("imp",), "en": ("imp",)}


def test_the_end_says_what_was_recorded_and_puts_components_back() -> None:
    verified = begun().and_then(at("04:30", MaintenanceVerifying()))
    assert drafted(verified, "04:31").texts["en"].body == (
        "Work is complete and we are verifying. Maintenance is due to end at 05:00 JST."
    )
    done = told(verified, Stage.VERIFYING, "04:31").and_then(at("04:50", MaintenanceCompleted()))
    said = drafted(done, "04:51")
    assert said.texts["ja"].body == "04:50（JST）に終了し、通常どおりご利用いただけます。"
    assert said.texts["en"].body == "Completed at 04:50 JST; service is back to normal."
    assert said.next_update_at is None
    assert said.components == {"card": ComponentStatus.OPERATIONAL}


def test_a_work_that_never_began_is_not_said_to_be_restored() -> None:
    before = told(planned(), Stage.SCHEDULED).and_then(at("02:00", MaintenanceCancelled(reason=WHY)))
    assert "変更前の状態に戻しました" not in drafted(before, "02:01").texts["ja"].body
    assert drafted(before, "02:01").texts["en"].body == (
        "We have cancelled this work before it began. Reason: verification taking longer."
    )
    assert drafted(before, "02:01").components == {}
    within = begun().and_then(at("04:00", MaintenanceCancelled(reason=WHY)))
    said = drafted(within, "04:01")
    assert said.template == TemplateId.M05C
    assert said.texts["ja"].body.endswith("のため、本作業を中止し、変更前の状態に戻しました。")
    assert said.stage is Stage.COMPLETED


def test_a_risk_is_announced_without_any_downtime() -> None:
    risky = planned(replace(PLAN, at_risk=True))
    said = drafted(risky, "02:00")
    assert said.template == TemplateId.M06
    assert said.texts["en"].body.startswith(
        "The update on 2 Apr 03:00 JST may in rare cases cause card payments stop. If so we will roll back."
    )
    assert drafted(risky.and_then(at("03:00", MaintenanceStarted())), "03:01").components == {}


def test_one_text_serves_customers_and_ones_own_people() -> None:
    assert template_for(planned().board, STAFF) is TemplateId.M01


def test_a_text_must_say_the_stage_and_the_end_that_were_recorded() -> None:
    story = planned()
    early = order(message(stage=Stage.IN_PROGRESS, next_update_at=PLAN.ends_at))
    story.when(early, now="02:00").then(Refused(Because.MAINTENANCE_STAGE, stage="in_progress"))
    wrong = order(message(stage=Stage.SCHEDULED, next_update_at=t("06:00")))
    story.when(wrong, now="02:00").then(Refused(Because.MAINTENANCE_END))
    right = order(message(stage=Stage.SCHEDULED, next_update_at=PLAN.ends_at))
    story.when(right, now="05:00").then(Refused(Because.MAINTENANCE_OVERRUN))
    given(AudienceListed(audience=PUBLIC), declared()).when(right, now="02:00").then(
        Refused(Because.NOT_MAINTENANCE)
    )


def test_a_target_is_told_the_window_beside_the_text() -> None:
    told_now = order(message(stage=Stage.SCHEDULED, next_update_at=PLAN.ends_at))
    (event,) = planned().when(told_now, now="02:00").events
    story = planned().and_then(at("02:00", event))
    (debt,) = debts_of(story.records[-1])
    window = debt.bulletin.maintenance
    assert window is not None
    assert (window.starts_at, window.ends_at) == (PLAN.starts_at.isoformat(), PLAN.ends_at.isoformat())
    assert (window.components, window.at_risk, window.remind) == (("card",), False, False)
    # Held over its start it would announce what has begun.
    assert debt.stale_at == PLAN.starts_at


def test_the_clocks_are_the_start_and_the_end_that_was_told() -> None:
    (starts,) = deadlines(told(planned(), Stage.SCHEDULED).board, planned().policy)
    assert (starts.kind, starts.due) == (DeadlineKind.MAINTENANCE_START, t("03:00"))
    assert [starts.urgency(t(now)) for now in ("02:54", "02:55", "03:00")] == list(Urgency)
    (ends,) = deadlines(begun().board, planned().policy)
    assert (ends.kind, ends.due) == (DeadlineKind.MAINTENANCE_END, t("05:00"))
    assert [ends.urgency(t(now)) for now in ("04:54", "04:55", "05:00")] == list(Urgency)


def test_an_end_that_was_moved_is_red_until_customers_read_it() -> None:
    moved = begun().and_then(at("04:58", MaintenanceExtended(ends_at=t("06:00"), reason=WHY)))
    (ends,) = deadlines(moved.board, moved.policy)
    assert ends.due == t("05:00")
    (ends,) = deadlines(told(moved, Stage.IN_PROGRESS, "05:01", t("06:00")).board, moved.policy)
    assert ends.due == t("06:00")


def test_a_missed_end_is_a_broken_promise_and_a_kept_one_is_not() -> None:
    done = told(begun().and_then(at("05:06", MaintenanceCompleted())), Stage.COMPLETED, "05:07")
    (missed,) = kept(done.board.promises, done.board.messages, t("05:30"))
    assert missed.promised_at == t("05:00")
    assert missed.missed
    assert deadlines(done.board, done.policy) == []


def test_neither_severity_nor_roles_nor_a_first_post_are_asked_for() -> None:
    story = planned()
    assert not story.board.needed
    assert story.board.owed == []
    assert {one.kind for one in deadlines(story.board, story.policy)} == {DeadlineKind.MAINTENANCE_START}
    assert story.board.needed == {}


def test_what_was_started_without_a_word_is_told_and_no_longer_announced() -> None:
    story = planned()
    assert step_of(story, "02:56") is Step.ANNOUNCE_MAINTENANCE
    story = story.and_then(at("03:00", MaintenanceStarted()))
    assert step_of(story, "03:01") is Step.TELL_MAINTENANCE


def test_one_next_step_leads_from_the_announcement_to_the_end() -> None:
    story = planned()
    assert step_of(story, "02:00") is Step.ANNOUNCE_MAINTENANCE
    story = told(story, Stage.SCHEDULED)
    assert step_of(story, "02:00") is Step.AWAIT_MAINTENANCE
    assert step_of(story, "02:56") is Step.START_MAINTENANCE
    story = story.and_then(at("03:00", MaintenanceStarted()))
    assert step_of(story, "03:01") is Step.TELL_MAINTENANCE
    story = told(story, Stage.IN_PROGRESS, "03:02")
    assert step_of(story, "03:03") is Step.VERIFY_MAINTENANCE
    assert step_of(story, "05:00") is Step.EXTEND_MAINTENANCE
    story = story.and_then(at("04:30", MaintenanceVerifying()))
    assert step_of(story, "04:31") is Step.TELL_MAINTENANCE
    story = told(story, Stage.VERIFYING, "04:32")
    assert step_of(story, "04:33") is Step.COMPLETE_MAINTENANCE
    story = story.and_then(at("04:50", MaintenanceCompleted()))
    assert step_of(story, "04:51") is Step.TELL_MAINTENANCE
    story = told(story, Stage.COMPLETED, "04:52")
    assert step_of(story, "04:53") is Step.CLOSE_MAINTENANCE


def test_it_is_closed_only_when_it_is_over() -> None:
    begun().when(Close(incident=STREAM, reason="x"), now="04:00").then(Refused(Because.MAINTENANCE_OPEN))
    story = begun().and_then(at("04:50", MaintenanceCompleted()))
    assert story.when(Close(incident=STREAM, reason="x"), now="04:55").refused is None


def test_once_an_incident_arose_the_end_claims_nothing_for_it() -> None:
    link = MaintenanceLinked(other="s2", short_id="INC-9X2M", title="決済が失敗する")
    story = begun().and_then(at("04:00", link), at("04:50", MaintenanceCompleted()))
    said = drafted(story, "04:51")
    assert said.texts["ja"].body == "04:50（JST）に終了しました。"
    assert said.texts["en"].body == "Completed at 04:50 JST."
    assert said.components == {}
    assert [one.short_id for one in story.board.maintenance.links] == ["INC-9X2M"]


def test_two_desks_that_disagree_are_taken_as_less_far() -> None:
    story = planned().and_then(apart(MaintenanceStarted(), MaintenanceCancelled(reason=WHY)))
    assert story.board.maintenance.state is MaintenanceState.IN_PROGRESS


@pytest.mark.parametrize("language", Language)
def test_every_event_is_one_sentence(language: Language) -> None:
    for event in (
        MaintenancePlanned(plan=PLAN),
        MaintenanceStarted(),
        MaintenanceVerifying(),
        MaintenanceCompleted(),
        MaintenanceExtended(ends_at=t("06:00"), reason=WHY),
        MaintenanceCancelled(reason=WHY),
        MaintenanceLinked(other="s", short_id="INC-9X2M", title="x"),
    ):
        said = line(event, planned().policy, language, TOKYO)
        assert "Phrase(" not in said
        assert "{" not in said


def test_a_maintenance_owes_nobody_a_first_contact_against_the_clock():
    waits = replace(STAFF, first={"1": 5, "2": 5}, every={"2": 30})
    story = begun().and_then(AudienceListed(audience=waits))
    assert [row.first_due for row in matrix(story.board, story.policy)] == [None, None]
    kinds = {one.kind for one in deadlines(story.board, story.policy)}
    assert not kinds & {DeadlineKind.FIRST_CONTACT, DeadlineKind.AUDIENCE_UPDATE}


def test_a_reason_that_says_because_already_is_said_once():
    reason = Bilingual("確認に時間を要しているため", "checks take longer")
    moved = MaintenanceFacts(starts_at=PLAN.starts_at, ends_at=PLAN.ends_at, reason=reason)
    assert maintenance_words(moved, Language.JA)["reason_plain"] == "確認に時間を要している"


def test_a_suspicion_of_personal_data_comes_before_the_end_of_the_planned_work() -> None:
    over = begun().and_then(at("04:50", MaintenanceCompleted()))
    over = told(over, over.board.maintenance.stage, "04:51")
    assert step_of(over, "04:55") is Step.CLOSE_MAINTENANCE
    suspected = over.and_then(at("04:52", PrivacyConcernRaised()))
    suspected.when(Close(incident=STREAM, reason="x"), now="04:55").then(Refused(Because.PRIVACY_WAITS))
    assert step_of(suspected, "04:55") is Step.ASK_PERSONAL_DATA
