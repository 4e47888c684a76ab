"""Drafts: which wording comes next, what the board fills in, and what is promised."""

from datetime import timedelta

import pytest

from commander.board.actions import ActionFinished, ActionStarted, Result
from commander.board.bulletin import ComponentStatus, Stage
from commander.board.impact import Aspect, Certainty, Concern, ImpactStated, ImpactWorded
from commander.board.incident import ImpactStartSet, IncidentReopened, SeveritySet
from commander.board.organisation import Audience, Service
from commander.board.policy import AudienceListed, Policy, ServiceDescribed
from commander.board.record import ORGANISATION
from commander.board.signals import SignalJudged, SignalRaised, Verdict
from commander.drafting.drafting import draft_message, next_promise, unknown_fields
from commander.drafting.facts import facts_for
from commander.drafting.next_wording import suggested_template, template_for
from commander.wording.language import Bilingual
from commander.wording.templates import TemplateId
from tests.commander.messages_said import arrived, message, ordered
from tests.commander.open_fields import unfilled_in
from tests.commander.story import Story, at, declared, given, occurred, restored, t

WHO = ImpactStated(
    row="r1", aspect=Aspect.WHO, text="カード会員", certainty=Certainty.ESTIMATED, as_of=t("02:00")
)
WORDED = ImpactWorded(ja="カード決済が失敗する", en="failed card payments")


def told(stage: Stage, *, template="T01", **more):
    return ordered(message(stage=stage, template=template, **more))


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (given(declared()), "T01"),
        (given(declared(), told(Stage.INVESTIGATING)), "T04"),
        (given(declared(), told(Stage.INVESTIGATING), WHO, WORDED), "T02"),
        (given(declared(), WHO, WORDED, told(Stage.INVESTIGATING, template="T02")), "T04"),
        (given(declared(), told(Stage.IDENTIFIED)), "T04"),
        (given(declared(), told(Stage.IDENTIFIED), restored()), "T05"),
        (given(declared(), told(Stage.MONITORING), restored()), "T06"),
        (given(declared(), restored(), told(Stage.RESOLVED), IncidentReopened(reason="again")), "T07"),
    ],
)
def test_the_next_wording_follows_from_what_was_told_and_is_known(story: Story, expected: str) -> None:
    assert suggested_template(arrived(story).board) == expected


def test_an_audience_starts_from_its_own_wording() -> None:
    board = given(declared()).board
    own = Audience(key="execs", name_ja="経営", name_en="Executives", template="I03")
    assert template_for(board, own) is TemplateId.I03
    staff = Audience(key="staff", name_ja="社内", name_en="Staff", targets=("slack:#incidents",))
    assert template_for(board, staff) is TemplateId.I01
    partners = Audience(key="partners", name_ja="提携先", name_en="Partners", targets=("email:partners",))
    assert template_for(board, partners) is TemplateId.T01
    client = Audience(key="a", name_ja="A社", name_en="A", targets=("slack:#client-a",), wording="client-a")
    assert template_for(board, client) is TemplateId.T01
    assert (
        template_for(board, Audience(key="public", name_ja="客", name_en="C", public=True)) is TemplateId.T01
    )


@pytest.mark.parametrize(
    ("severity", "stage", "now", "expected"),
    [
        (1, Stage.INVESTIGATING, "03:00", "03:15"),
        (1, Stage.INVESTIGATING, "03:01", "03:20"),
        (1, Stage.MONITORING, "03:03", "03:35"),
        (3, Stage.IDENTIFIED, "03:00", "04:00"),
        (None, Stage.INVESTIGATING, "03:00", "03:30"),
    ],
)
def test_the_promise_is_the_cadence_on_the_next_five_minutes(severity, stage, now, expected) -> None:
    story = given(declared(), *([SeveritySet(severity=severity)] if severity else []))
    assert next_promise(story.board, Policy(), stage, t(now)) == t(expected)


def draft(story: Story, template="T01", *, audiences=("public",), now="03:00", overrides=None, **more):
    return draft_message(
        story.board, story.policy, TemplateId(template), audiences, t(now), overrides or {}, "m1", **more
    )


def test_the_first_post_needs_nothing_but_a_title() -> None:
    drafted = draft(given(declared()))
    assert unfilled_in(drafted) == {}
    assert drafted.next_update_at == t("03:30")
    assert drafted.stage is Stage.INVESTIGATING
    assert "03:30" in drafted.texts["ja"].body
    assert "03:30" in drafted.texts["en"].body


def test_the_promise_in_the_text_is_the_one_that_is_kept() -> None:
    drafted = draft(given(declared()), overrides={"next": "someday"}, next_update_at=t("04:00"))
    assert drafted.next_update_at == t("04:00")
    assert "04:00" in drafted.texts["en"].body
    assert "someday" not in drafted.texts["en"].body


def test_what_nobody_said_stays_open_in_the_text() -> None:
    story = given(declared(), WHO, WORDED)
    drafted = draft(story, "T02")
    assert "カード会員" in drafted.texts["ja"].body
    # The claim was typed in Japanese: it never goes out inside the English text.
    assert "カード会員" not in drafted.texts["en"].body
    assert "who" in unfilled_in(drafted)["en"]
    assert "who" not in unfilled_in(drafted)["ja"]
    filled = draft(story, "T02", overrides={"who.en": "card holders", "func": "x", "ok": "y", "n": "1,200"})
    assert "card holders" in filled.texts["en"].body
    assert "カード会員" in filled.texts["ja"].body
    assert unfilled_in(filled) == {}


def test_a_typed_mark_is_text_and_stays_open() -> None:
    drafted = draft(given(declared()), overrides={"imp": "{{secret}}"})
    assert unfilled_in(drafted) == {"ja": ("secret",), "en": ("secret",)}


def test_a_slip_in_a_fields_name_is_noticed() -> None:
    assert unknown_fields(TemplateId.T02, ["who", "who.en", "whom", "next"]) == ["whom"]


def test_a_resolved_message_promises_nothing() -> None:
    story = given(declared(), told(Stage.MONITORING), restored())
    drafted = draft(story, "T06")
    assert drafted.stage is Stage.RESOLVED
    assert drafted.next_update_at is None


def test_components_stand_by_severity_and_work_again_at_the_end() -> None:
    story = given(declared(), SeveritySet(severity=2))
    first = draft(story, components={"api": None, "web": ComponentStatus.DEGRADED})
    assert first.components == {"api": ComponentStatus.PARTIAL_OUTAGE, "web": ComponentStatus.DEGRADED}
    after = story.and_then(ordered(first))
    assert draft(after, "T04").components == first.components
    ended = draft(after, "T06", components={"web": ComponentStatus.MAINTENANCE})
    assert ended.components == {"api": ComponentStatus.OPERATIONAL, "web": ComponentStatus.MAINTENANCE}
    assert draft(story, components={"api": None}, audiences=("nobody",)).components == {}


def test_a_text_for_ones_own_people_takes_the_stage_of_the_same_act() -> None:
    drafted = draft(given(declared()), "I02", stage=Stage.MONITORING)
    assert drafted.stage is Stage.MONITORING


def test_facts_come_from_board_and_policy() -> None:
    slack = Audience(key="staff", name_ja="社内", name_en="Staff", targets=("slack:#incidents",))
    story = given(
        declared(),
        SeveritySet(severity=1),
        ImpactStartSet(started=occurred("01:30")),
        WHO,
        WORDED,
        ActionStarted(action="a1", text="切り戻し", owner="担当B", check_at=t("02:30")),
        told(Stage.INVESTIGATING),
        ServiceDescribed(service=Service(name_ja="決済", name_en="Payments", url="https://status.example.com")),
        AudienceListed(audience=slack),
    )  # fmt: skip
    assert any(record.stream == ORGANISATION for record in story.records)
    facts = facts_for(arrived(story).board, story.policy, t("03:00"))
    assert facts.service == Bilingual("決済", "Payments")
    assert facts.since == t("01:30")
    assert facts.doing == Bilingual("切り戻し", "")
    assert facts.certainty == Bilingual("推定", "estimated")
    assert facts.channel == "#incidents"
    assert facts.previous_title == Bilingual("決済の障害", "Payment outage")


def test_what_worked_and_what_came_back_are_told_with_their_times() -> None:
    worked = given(
        declared(),
        ActionStarted(action="a1", text="rollback", owner="b", check_at=t("02:30")),
        at("02:20", ActionFinished(action="a1", result=Result.WORKED)),
        at("02:40", restored()),
    )
    assert facts_for(worked.board, Policy(), t("03:00")).fixed_at == t("02:20")
    again = worked.and_then(
        at("02:50", SignalRaised(signal="s1", text="5xx", source="", owner="b", judge_by=t("03:00"))),
        at("02:55", SignalJudged(signal="s1", verdict=Verdict.SAME, reason="same", worker="b")),
        at("02:55", IncidentReopened(reason="same")),
    )
    facts = facts_for(again.board, Policy(), t("03:00"))
    assert facts.recurred_at == t("02:50")
    assert facts.resolved_at is None


@pytest.mark.parametrize(
    ("concern", "text", "expected"),
    [
        (Concern.POSSIBLE, "", Bilingual("あり得る、確認中", "possible, being checked")),
        (Concern.CONFIRMED, "氏名", Bilingual("あり、確認済み(氏名)", "confirmed (氏名)")),
        (Concern.NONE, "DB を確認", Bilingual("なし(DB を確認)", "none (DB を確認)")),
    ],
)
def test_our_own_people_read_that_personal_data_may_be_hurt(concern, text, expected) -> None:
    row = ImpactStated(
        row="r",
        aspect=Aspect.PERSONAL_DATA,
        text=text,
        certainty=Certainty.UNCONFIRMED,
        as_of=t("02:00"),
        concern=concern,
    )
    assert facts_for(given(declared(), row).board, Policy(), t("03:00")).personal_data == expected


def test_figures_fit_both_languages() -> None:
    row = ImpactStated(
        row="r", aspect=Aspect.HOW_MANY, text="1,240", certainty=Certainty.ESTIMATED, as_of=t("02:00")
    )
    facts = facts_for(given(declared(), row).board, Policy(), t("03:00"))
    assert facts.count == Bilingual("1,240", "1,240")


def test_a_promise_is_never_shorter_than_the_cadence() -> None:
    board = given(declared(), SeveritySet(severity=1)).board
    for minute in range(60):
        now = t("03:00") + timedelta(minutes=minute, seconds=7)
        promised = next_promise(board, Policy(), Stage.INVESTIGATING, now)
        assert timedelta(minutes=15) <= promised - now < timedelta(minutes=20)
        assert promised.minute % 5 == promised.second == 0


def test_our_own_people_are_told_once_that_it_began_and_then_how_far_it_is() -> None:
    def title(story: Story) -> str:
        drafted = draft_message(story.board, Policy(), TemplateId.I01, [], t("03:10"), {}, "m")
        return drafted.texts["ja"].title

    begun = given(declared(), SeveritySet(severity=2))
    assert title(begun).endswith("障害対応を始めました")
    followed = arrived(given(declared(), SeveritySet(severity=2), ordered()))
    assert title(followed).endswith("障害対応を続けています")
    assert title(given(declared(), SeveritySet(severity=2), restored())).endswith("経過観察に入りました")


def test_signs_of_recovery_are_not_followed_by_a_text_that_takes_them_back() -> None:
    story = arrived(given(declared(), ordered(message(stage=Stage.MONITORING))))
    assert suggested_template(story.board) is TemplateId.T05
