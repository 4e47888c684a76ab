"""How an incident was found, how long nobody noticed, and a customer's report by sales (1-11, 1-12)."""

from datetime import timedelta

import pytest

from commander.board.detection import DetectionStated, Source, StateDetection, TakeReport, undetected
from commander.board.incident import ImpactStartSet, IncidentDeclared, IncidentRestored
from commander.board.inquiries import InquiriesCounted
from commander.board.inquiry_channels import InquiryChannel, InquiryChannelListed
from commander.board.record import Occurred
from commander.board.refusal import Because, Refused
from commander.board.signals import SignalRaised
from tests.commander.story import STREAM, A, apart, at, given, t

DECLARED = at("09:10", IncidentDeclared(title="x", short_id="INC-1"))
WORDS = "全店で注文が入らない"


def said(clock: str) -> Occurred:
    return Occurred(instant=t(clock), zone="Asia/Tokyo")


def test_from_the_start_until_somebody_knew_nobody_noticed() -> None:
    began = at("09:11", ImpactStartSet(started=said("03:00")))
    story = given(DECLARED, began)
    assert undetected(story.board.detection, story.board.incident) is None
    command = StateDetection(incident=STREAM, source="sales", first_known=said("09:00"), note="A 社")
    after = story.when(command, now="09:20").then(
        DetectionStated(found_by=Source.SALES, first_known=t("09:00"), note="A 社")
    )
    assert undetected(after.board.detection, after.board.incident) == timedelta(hours=6)


def test_one_key_is_enough_the_declaration_stands_for_the_time() -> None:
    story = given(DECLARED)
    alert = StateDetection(incident=STREAM, source="alert")
    after = story.when(alert, now="09:30").then(
        DetectionStated(found_by=Source.ALERT, first_known=t("09:10"))
    )
    staff = StateDetection(incident=STREAM, source="staff")
    after.when(staff, now="09:40").then(DetectionStated(found_by=Source.STAFF, first_known=t("09:10")))


def test_found_before_it_hurt_anybody_is_no_time_unnoticed() -> None:
    story = given(
        DECLARED,
        at("09:11", ImpactStartSet(started=said("09:05"))),
        at("09:12", DetectionStated(found_by=Source.ALERT, first_known=t("09:00"))),
    )
    assert undetected(story.board.detection, story.board.incident) == timedelta()


def test_of_two_versions_the_earlier_one_holds_for_the_figure_must_not_flatter() -> None:
    story = given(
        DECLARED,
        apart(
            at("09:12", DetectionStated(found_by=Source.ALERT, first_known=t("09:05"))),
            at("09:13", DetectionStated(found_by=Source.SALES, first_known=t("08:00"))),
        ),
    )
    found = story.board.detection.found
    assert found is not None
    assert found.source is Source.SALES


@pytest.mark.parametrize(
    ("command", "because"),
    [
        (StateDetection(incident=STREAM, source="rumour"), Because.SOURCE_UNKNOWN),
        (StateDetection(incident=STREAM, source="alert", first_known=said("10:00")), Because.TIME_IN_FUTURE),
        (TakeReport(incident=STREAM, words=" "), Because.TEXT_EMPTY),
    ],
)
def test_what_nobody_can_have_found_is_refused(command: object, because: Because) -> None:
    given(DECLARED).when(command, now="09:20").then(Refused(because))


def test_a_report_by_sales_is_a_signal_in_the_customers_words_and_one_inquiry() -> None:
    report = TakeReport(incident=STREAM, words=WORDS, customer="A 社", via="担当B", occurred=said("09:15"))
    given(DECLARED).when(report, now="09:20").then(
        SignalRaised(signal="fresh-1", text=WORDS, source="A 社 → 担当B", owner=A, judge_by=None),
        InquiriesCounted(channel="sales", count=1, wording=WORDS, name_ja="営業", name_en="Sales"),
    )


def test_a_report_from_before_the_declaration_says_how_it_was_found_unless_somebody_did() -> None:
    report = TakeReport(incident=STREAM, words=WORDS, customer="A 社", occurred=said("09:00"))
    chapter = given(DECLARED).when(report, now="09:20")
    assert chapter.events[-1] == DetectionStated(found_by=Source.SALES, first_known=t("09:00"), note="A 社")
    known = given(DECLARED, at("09:12", DetectionStated(found_by=Source.ALERT, first_known=t("08:59"))))
    assert not [one for one in known.when(report, now="09:20").events if isinstance(one, DetectionStated)]


def test_a_report_after_recovery_must_be_judged_and_without_the_sales_way_it_counts_elsewhere() -> None:
    story = given(
        at("01:00", InquiryChannelListed(channel=InquiryChannel(key="other", name_ja="他", name_en="Other"))),
        DECLARED,
        at("09:12", IncidentRestored(watch_owner="担当C", watch_until=t("11:00"))),
    )
    signal, count = story.when(TakeReport(incident=STREAM, words=WORDS), now="09:20").events
    assert signal == SignalRaised(
        signal="fresh-1",
        text=WORDS,
        source="",
        owner="担当C",
        judge_by=t("09:40"),
        acknowledge_by=t("09:30"),
        promote_at=t("09:40"),
    )
    assert isinstance(count, InquiriesCounted)
    assert count.channel == "other"
