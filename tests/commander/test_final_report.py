"""The report: promised by a day, owed until it has arrived, written once everything is over (practice §3, §5.4)."""

from datetime import UTC, datetime

import pytest

from commander.board.bulletin import ComponentStatus, Stage
from commander.board.deliveries import DeliverySettled, DeliveryState
from commander.board.final_report import OwedReport, owed
from commander.board.impact import ImpactWorded
from commander.board.incident import ImpactStartSet, IncidentClosed
from commander.board.message import Telling
from commander.board.organisation import Audience
from commander.board.policy import AudienceListed
from commander.board.record import Occurred
from commander.board.refusal import Because, Refused
from commander.deadlines import DeadlineKind, Urgency, deadlines
from commander.drafting.drafting import draft_message
from commander.drafting.next_wording import suggested_template
from commander.drafting.proofreading import proofread
from commander.next_step import Step, next_step
from commander.outbox.plan import plan
from commander.wording.days import DayFault, DayReason, parse_day
from commander.wording.language import Language
from commander.wording.page_view import Fidelity, page_notes
from commander.wording.templates import TemplateId
from tests.commander.messages_said import arrived, message, order, ordered
from tests.commander.open_fields import unfilled_in
from tests.commander.story import at, declared, given, restored, t

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
PUBLIC = AudienceListed(
    audience=Audience(
        key="public", name_ja="お客様", name_en="Customers", targets=("page", "statuspage"), public=True
    )
)
CLIENT = Telling(
    audience="client", name_ja="A社", name_en="Client A", public=False, targets=("email:a@example.com",)
)
DAY = t("09:00")


def said(number: str, template: str, **more):
    content = {"message": f"message-{number}", "template": template, "stage": Stage.RESOLVED}
    return message(**content, next_update_at=None, **more)


TOLD_OVER = ordered(said("6", "T06", report_by=DAY))
REPORT = ordered(said("f", "F01"))


def over(*more):
    return arrived(given(declared(), PUBLIC, restored(), *more))


def standing(story) -> OwedReport | None:
    return owed(story.board.final_reports, story.board.messages)


def test_a_promised_report_is_owed_from_the_post_until_the_report_has_arrived() -> None:
    assert standing(given(declared(), restored(), TOLD_OVER)) is None  # nobody could read the promise yet
    story = over(TOLD_OVER)
    assert standing(story) == OwedReport(due=DAY, audiences=("public",))
    sent = story.and_then(at("04:00", REPORT))
    assert standing(sent) is not None
    assert standing(arrived(sent)) is None


def test_a_report_that_could_not_be_delivered_keeps_no_promise() -> None:
    sent = over(TOLD_OVER).and_then(at("04:00", REPORT))
    waiting = [one for one in sent.board.messages.deliveries.values() if one.state is DeliveryState.QUEUED]
    failed = (
        DeliverySettled(key=one.key, target=one.target, state=DeliveryState.FAILED, attempt=1)
        for one in waiting
    )
    assert standing(sent.and_then(*failed)) is not None


def test_a_partner_who_was_promised_one_wants_their_own() -> None:
    story = over(
        TOLD_OVER, ordered(said("p", "P02", audiences=("client",), report_by=DAY), tellings=(CLIENT,))
    )
    after = arrived(story.and_then(at("04:00", REPORT)))
    assert standing(after) == OwedReport(due=DAY, audiences=("client",))
    given_to_them = ordered(said("g", "F01", audiences=("client",)), tellings=(CLIENT,))
    assert standing(arrived(after.and_then(at("04:10", given_to_them)))) is None


def test_another_day_told_later_takes_the_place_of_the_first() -> None:
    story = arrived(over(TOLD_OVER).and_then(at("04:00", ordered(said("7", "S01", report_by=t("10:00"))))))
    assert standing(story) == OwedReport(due=t("10:00"), audiences=("public",))


def test_the_deadline_outlives_the_closing_warns_a_day_before_and_is_red_after() -> None:
    story = over(TOLD_OVER).and_then(at("04:00", IncidentClosed(reason="終わり")))
    (due,) = [one for one in deadlines(story.board, story.policy) if one.kind is DeadlineKind.REPORT]
    assert (due.due, due.urgency(t("08:00")), due.urgency(DAY)) == (DAY, Urgency.SOON, Urgency.DUE)
    step = next_step(story.board, [due], t("05:00"))
    assert (step.step, step.due) == (Step.SEND_REPORT, DAY)
    kept = arrived(story.and_then(at("05:00", REPORT)))
    assert not deadlines(kept.board, kept.policy)
    assert next_step(kept.board, [], t("05:10")).step is Step.NOTHING


def test_a_report_goes_out_after_the_closing_and_nothing_else_does() -> None:
    closed = over(TOLD_OVER).and_then(at("04:00", IncidentClosed(reason="終わり")))
    assert closed.when(order(said("f", "F01"))).refused is None
    closed.when(order(said("f", "F01"), said("6", "T06"))).then(
        Refused(Because.INCIDENT_CLOSED, incident="INC-7K3Q")
    )


def test_before_the_end_was_told_no_report_goes_out() -> None:
    given(declared(), PUBLIC).when(order(said("f", "F01"))).then(Refused(Because.REPORT_BEFORE_END))
    working = arrived(given(declared(), PUBLIC, ordered(), restored()))
    working.when(order(said("f", "F01"))).then(Refused(Because.REPORT_BEFORE_END))
    assert over(TOLD_OVER).when(order(said("f", "F01"))).refused is None


def test_a_day_that_has_passed_is_promised_to_nobody() -> None:
    story = given(declared(), PUBLIC, restored())
    story.when(order(said("6", "T06", report_by=t("01:00")))).then(Refused(Because.REPORT_DAY_PAST))


def test_the_bulletin_says_that_it_is_the_report_and_other_posts_do_not() -> None:
    story = over(TOLD_OVER).and_then(at("04:00", REPORT))
    debts = [debt for record in story.records for debt in plan(record)]
    assert [debt.bulletin.report for debt in debts] == [False, True]


def test_the_draft_has_the_boards_facts_and_leaves_what_nobody_knows_as_blanks() -> None:
    began = ImpactStartSet(started=Occurred(instant=t("02:00"), zone="Asia/Tokyo"))
    phrase = ImpactWorded(ja="カード決済が失敗する", en="failed card payments")
    story = over(began, phrase, TOLD_OVER)
    drafted = draft_message(
        story.board, story.policy, TemplateId.F01, ("public",), t("05:00"), {}, "m",
        components={"c1": ComponentStatus.MAJOR_OUTAGE},
    )  # fmt: skip
    ja, en = drafted.texts["ja"].body, drafted.texts["en"].body
    assert "事象：カード決済が失敗する" in ja
    assert "What you saw: failed card payments" in en
    assert "最初のお知らせ " in ja
    assert {"apology", "trigger", "data", "who"} <= set(unfilled_in(drafted)["ja"])
    assert (drafted.stage, drafted.components, drafted.next_update_at) == (Stage.RESOLVED, {}, None)
    assert drafted.texts["ja"].title == "4月2日に発生したサービスの障害について（ご報告）"


def test_a_day_makes_both_languages_promise_it_and_the_message_carries_it() -> None:
    story = given(declared(), PUBLIC, restored())
    drafted = draft_message(
        story.board, story.policy, TemplateId.T06, ("public",), t("05:00"), {}, "m", report_by=DAY
    )
    assert drafted.report_by == DAY
    assert "日までに本ページでご報告します" in drafted.texts["ja"].body
    assert "what we are changing by " in drafted.texts["en"].body
    plain = draft_message(
        story.board, story.policy, TemplateId.T04, ("public",), t("05:00"), {}, "m", report_by=DAY
    )
    assert plain.report_by is None


def test_the_report_is_what_comes_next_once_it_is_promised_or_the_incident_is_closed() -> None:
    promised = over(TOLD_OVER)
    assert suggested_template(promised.board) is TemplateId.F01
    unpromised = over(ordered(said("6", "T06")))
    assert suggested_template(unpromised.board) is not TemplateId.F01
    closed = unpromised.and_then(at("04:00", IncidentClosed(reason="終わり")))
    assert suggested_template(closed.board) is TemplateId.F01


def test_never_again_in_a_report_is_found_by_the_rules_for_wording() -> None:
    texts = {
        language: type(text)(title=text.title, body=body)
        for (language, text), body in zip(
            message().texts.items(), ("二度と起こしません。", "This will never happen again."), strict=True
        )
    }
    story = over(TOLD_OVER)
    found = proofread(story.board, story.policy, said("f", "F01", texts=texts), t("05:00"))
    assert {one.finding.language for one in found if one.finding.rule == "never-again"} == {"ja", "en"}


def test_pages_say_beforehand_where_the_report_will_stand() -> None:
    policy = over(TOLD_OVER).policy
    notes = page_notes(
        policy, ("page", "cachet", "statuspage"), Stage.RESOLVED, 2, {}, Language.EN, report=True
    )
    assert [(one.page, one.fidelity) for one in notes] == [
        ("Statuspage", Fidelity.SAME), ("Cachet", Fidelity.LOSSY), ("our own page", Fidelity.SAME),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["11/28", "2026-11-28", "11月28日", "１１／２８", "28 Nov", "28 november 2026", "+6d", "6日後"]
)
def test_a_day_is_read_as_people_write_it_and_lasts_to_its_end(text: str) -> None:
    said_day = parse_day(text, NOW, "Asia/Tokyo")
    assert not isinstance(said_day, DayFault), said_day
    assert said_day.astimezone(UTC) == datetime(2026, 11, 28, 14, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", DayReason.NOT_A_DAY), ("来週", DayReason.NOT_A_DAY), ("2/30", DayReason.NOT_A_DAY),
        ("28 Foo", DayReason.NOT_A_DAY), ("9" * 60, DayReason.NOT_A_DAY), ("2026-11-21", DayReason.PAST),
        ("2030-01-01", DayReason.TOO_FAR),
    ],
)  # fmt: skip
def test_what_is_no_day_to_promise_by_says_why(text: str, reason: DayReason) -> None:
    fault = parse_day(text, NOW, "Asia/Tokyo")
    assert isinstance(fault, DayFault)
    assert fault.reason is reason
    assert all(fault.sentence(language) for language in Language)
    assert parse_day("1/5", NOW, "Asia/Tokyo") == parse_day("2027-01-05", NOW, "Asia/Tokyo")
