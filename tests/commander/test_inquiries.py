"""Inquiries are counted at every desk, added up in whatever order, and compared with the usual of the hour (0-17)."""

import random
import time
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from msgspec.structs import replace

from commander.board.board import fold
from commander.board.impact import Aspect, Certainty, Count, ImpactStated
from commander.board.incident import IncidentClosed, IncidentDeclared
from commander.board.inquiries import (
    CountInquiries,
    Inquiries,
    InquiriesCounted,
    InquiriesTakenBack,
    TakeInquiriesBack,
    evolve,
)
from commander.board.inquiry_channels import (
    DEFAULT_CHANNELS,
    InquiryChannel,
    InquiryChannelListed,
    InquiryChannelRemoved,
    usual_in,
)
from commander.board.inquiry_figures import Standing, looked_past, quarters, recent, since_first, summed
from commander.board.organisation import PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.policy_import import decide as decide_policy
from commander.board.record import Occurred
from commander.board.refusal import Because, Refused
from commander.inquiries.evidence import evidence
from commander.wording.inquiries import recovery_check, spoken_figure
from commander.wording.inquiry_said import InquirySaid, inquiry_said
from commander.wording.language import Language
from commander.wording.times import TimeFault
from tests.commander.story import STREAM, A, B, at, given, t
from tests.counted_calls import calls_in

ZONE = ZoneInfo("Asia/Tokyo")
PHONE = InquiryChannel(key="phone", name_ja="電話", name_en="Phone", usual=20.0)
MAIL = InquiryChannel(key="mail", name_ja="メール", name_en="Mail")
DECLARED = IncidentDeclared(title="x", short_id="INC-1")


def counted(channel: str, count: int, since: str | None = None, **more: str) -> InquiriesCounted:
    return InquiriesCounted(channel=channel, count=count, since=t(since) if since else None, **more)


def said(clock: str) -> Occurred:
    return Occurred(instant=t(clock), zone="Asia/Tokyo")


def board(*tellings):
    return given(DECLARED, *tellings).board


def clock(moment):
    return f"{moment.astimezone(ZONE):%H:%M}"


def test_one_key_counts_one_and_a_number_counts_for_its_window() -> None:
    story = given(DECLARED)
    one = CountInquiries(incident=STREAM, channel="phone")
    story.when(one).then(InquiriesCounted(channel="phone", count=1, name_ja="電話", name_en="Phone"))
    many = CountInquiries(
        incident=STREAM, channel="mail", count=12, since=said("02:30"), wording=" 払えない "
    )
    story.when(many).then(
        InquiriesCounted(
            channel="mail", count=12, since=t("02:30"), wording="払えない", name_ja="メール", name_en="Mail"
        )
    )


@pytest.mark.parametrize(
    ("command", "because"),
    [
        (CountInquiries(incident=STREAM, channel="fax"), Because.INQUIRY_CHANNEL_UNKNOWN),
        (CountInquiries(incident=STREAM, channel="phone", count=-1), Because.INQUIRY_COUNT_IMPOSSIBLE),
        (CountInquiries(incident=STREAM, channel="phone", count=10**9), Because.INQUIRY_COUNT_IMPOSSIBLE),
        (CountInquiries(incident=STREAM, channel="phone", count=0), Because.INQUIRY_ZERO_NEEDS_WINDOW),
        (
            CountInquiries(incident=STREAM, channel="phone", since=said("02:50"), occurred=said("02:40")),
            Because.INQUIRY_WINDOW_IMPOSSIBLE,
        ),
        (TakeInquiriesBack(incident=STREAM), Because.INQUIRY_NOT_COUNTED),
        (TakeInquiriesBack(incident=STREAM, counted="record-9"), Because.INQUIRY_NOT_COUNTED),
    ],
)
def test_what_counts_nothing_is_refused(command: object, because: Because) -> None:
    given(DECLARED).when(command).then(Refused(because))


def test_a_slip_is_taken_back_by_a_record_and_only_ones_own_without_naming_it() -> None:
    story = given(DECLARED, at("02:40", counted("phone", 3), by=A), at("02:41", counted("mail", 5), by=B))
    after = story.when(TakeInquiriesBack(incident=STREAM), by=A).then(
        InquiriesTakenBack(counted="record-2", channel="phone", count=3)
    )
    assert [tally.channel for tally in after.board.inquiries.standing()] == ["mail"]
    after.when(TakeInquiriesBack(incident=STREAM), by=A).then(Refused(Because.INQUIRY_NOT_COUNTED))
    after.when(TakeInquiriesBack(incident=STREAM, counted="record-3"), by=A).then(
        InquiriesTakenBack(counted="record-3", channel="mail", count=5)
    )


def test_what_came_before_the_end_is_counted_after_it() -> None:
    closed = given(DECLARED, IncidentClosed(reason="x"))
    assert closed.when(CountInquiries(incident=STREAM, channel="phone")).events


def test_a_quarter_of_an_hour_is_said_with_the_usual_and_the_ratio() -> None:
    story = board(at("02:15", counted("phone", 31, since="02:00")))
    (quarter,) = quarters(story.inquiries, [PHONE], t("02:00"), t("02:14"), ZONE)
    assert spoken_figure(quarter, clock, Language.EN) == "02:00–02:15: 31 inquiries, usual 5, 6.2×"
    assert spoken_figure(quarter, clock, Language.JA) == "02:00〜02:15 ・ 31 件、平常 5 件、6.2 倍"


def test_without_a_baseline_there_is_no_ratio_and_without_a_count_no_zero() -> None:
    story = board(at("02:50", counted("mail", 9)))
    figure = recent(story.inquiries, [PHONE, MAIL], t("03:00"), ZONE)
    assert (figure.whole.count, figure.whole.usual, figure.whole.tenths) == (9, None, None)
    assert figure.whole.standing is Standing.NO_BASELINE
    assert "no baseline" in spoken_figure(figure.whole, clock, Language.EN)
    phone, mail = figure.by_channel
    assert (phone.count, phone.standing) == (None, Standing.NOT_COUNTED)
    assert mail.count == 9
    later = recent(story.inquiries, [PHONE, MAIL], t("05:00"), ZONE).whole
    assert later.standing is Standing.NOT_COUNTED


def test_the_whole_is_compared_only_with_ways_in_that_were_counted() -> None:
    quiet = InquiryChannel(key="chat", name_ja="チャット", name_en="Chat", usual=400.0)
    story = board(at("03:00", counted("phone", 10, since="02:30")))
    whole = recent(story.inquiries, [PHONE, quiet], t("03:00"), ZONE).whole
    assert (whole.count, whole.usual, whole.standing) == (10, 10, Standing.USUAL)


def test_the_usual_goes_by_weekday_and_hour_on_the_wall_clock() -> None:
    week = tuple(tuple(float(100 * day + hour) for hour in range(24)) for day in range(7))
    by_week = InquiryChannel(key="phone", name_ja="電話", name_en="Phone", week=week)
    moment = t("02:30").astimezone(ZONE)
    at_two = 100 * moment.weekday() + 2
    # Half an hour of each.
    assert usual_in(by_week, t("02:30"), t("03:30"), ZONE) == pytest.approx(at_two / 2 + (at_two + 1) / 2)
    broken = InquiryChannel(key="phone", name_ja="電話", name_en="Phone", week=((1.0,),))
    assert usual_in(broken, t("02:30"), t("03:30"), ZONE) is None


@pytest.mark.parametrize(
    ("count", "standing"),
    [(0, Standing.USUAL), (14, Standing.USUAL), (16, Standing.ABOVE), (30, Standing.RAISED)],
)
def test_back_at_the_usual_is_one_of_the_checks_of_recovery(count: int, standing: Standing) -> None:
    story = board(at("03:00", counted("phone", count, since="02:30")))
    whole = recent(story.inquiries, [PHONE], t("03:00"), ZONE).whole
    assert whole.standing is standing
    assert ("as usual" in recovery_check(whole, clock, Language.EN)) == (standing is Standing.USUAL)


def test_where_there_are_usually_none_a_few_are_no_chance() -> None:
    silent = InquiryChannel(key="phone", name_ja="電話", name_en="Phone", usual=0.0)
    few = board(at("03:00", counted("phone", 3, since="02:30")))
    assert recent(few.inquiries, [silent], t("03:00"), ZONE).whole.standing is Standing.RAISED


def test_one_key_makes_the_counts_the_impacts_evidence_with_window_ratio_and_split() -> None:
    listed = (
        at("01:00", InquiryChannelListed(channel=PHONE)),
        at("01:00", InquiryChannelListed(channel=MAIL)),
    )
    story = given(*listed, DECLARED, at("03:00", counted("phone", 60, since="02:30")))
    assert looked_past(story.board.impact, recent(story.board.inquiries, [PHONE], t("03:00"), ZONE).whole)
    command = evidence(story.board, story.policy, t("03:00"), ZONE, clock, Language.JA)
    assert command is not None
    after = story.when(command).then(
        ImpactStated(
            row="fresh-1",
            aspect=Aspect.INQUIRIES,
            text="60 件(02:30〜03:00、電話 60)",
            certainty=Certainty.CONFIRMED,
            as_of=t("03:00"),
            count=Count(count=60, usual=10),
        )
    )
    assert not looked_past(after.board.impact, recent(story.board.inquiries, [PHONE], t("03:00"), ZONE).whole)
    again = evidence(after.board, after.policy, t("03:05"), ZONE, clock, Language.JA)
    assert again is not None
    assert again.row == "fresh-1"
    assert evidence(given(DECLARED).board, story.policy, t("03:00"), ZONE, clock, Language.JA) is None


def test_metrics_as_usual_and_inquiries_far_above_disagree_once_counted() -> None:
    normal = ImpactStated(
        row="r", aspect=Aspect.SYSTEM, text="正常", certainty=Certainty.CONFIRMED, as_of=t("02:50")
    )
    listed = at("01:00", InquiryChannelListed(channel=PHONE))
    story = given(listed, DECLARED, normal, at("03:00", counted("phone", 60, since="02:30")))
    command = evidence(story.board, story.policy, t("03:00"), ZONE, clock, Language.JA)
    told = story.and_then(*story.when(command).events)
    found = told.board.impact.disagreement()
    assert found is not None
    assert [row.aspect for row in found.troubled] == [Aspect.INQUIRIES]


@for_all(
    counts=st.lists(
        st.tuples(
            st.sampled_from(["phone", "mail"]), st.integers(0, 99), st.integers(0, 300), st.integers(0, 90)
        ),
        max_size=25,
    ),
    back=st.sets(st.integers(2, 26)),
    seed=st.integers(0, 99),
)
def test_in_whatever_order_counts_of_several_desks_arrive_they_add_up_the_same(counts, back, seed) -> None:
    start = t("00:00")
    events = []
    for channel, count, ended, span in counts:
        minute = start + timedelta(minutes=ended)
        told = at(f"{ended // 60:02}:{ended % 60:02}", counted(channel, count))
        since = minute - timedelta(minutes=span) if span else None
        events.append((told, since))
    story = given(DECLARED, *(told for told, _ in events))
    records = [
        record if record.event is DECLARED else _spanned(record, events[number - 1][1])
        for number, record in enumerate(story.records)
    ]
    taken_back = [
        InquiriesTakenBack(counted=f"record-{number}", channel="phone", count=0) for number in sorted(back)
    ]
    records += story.and_then(*taken_back).records[len(records) :]
    shuffled = random.Random(seed).sample(records, len(records))
    whole = _folded(records)
    merged = _folded(shuffled)
    window = (start - timedelta(hours=3), t("06:00"))
    assert summed(whole, [PHONE, MAIL], *window, ZONE) == summed(merged, [PHONE, MAIL], *window, ZONE)
    by_quarter = quarters(merged, [PHONE, MAIL], *window, ZONE)
    assert by_quarter == quarters(whole, [PHONE, MAIL], *window, ZONE)
    standing = sum(tally.count for tally in merged.standing())
    assert sum(one.count or 0 for one in by_quarter) == standing


def _spanned(record, since):
    return replace(record, event=replace(record.event, since=since))


def _folded(records) -> Inquiries:
    inquiries = Inquiries()
    for record in records:
        inquiries = evolve(inquiries, record)
    return inquiries


def test_ten_thousand_counts_are_folded_and_charted_without_a_wait() -> None:
    story = given(DECLARED, *(at("02:00", counted("phone", 1)) for _ in range(20)))
    records = [record for record in story.records if isinstance(record.event, InquiriesCounted)] * 500
    inquiries = _folded(records)
    assert sum(tally.count for tally in inquiries.standing()) == 10_000
    channels = list(DEFAULT_CHANNELS)

    def chart() -> None:
        quarters(inquiries, channels, t("00:00"), t("03:00"), ZONE)
        recent(inquiries, channels, t("03:00"), ZONE)

    # Three calls a record, and no record costs more than an earlier one.
    assert calls_in(lambda: _folded(records)) < 4 * len(records)
    assert calls_in(chart) < 20 * len(records)
    assert _seconds(lambda: _folded(records)) < 40 * _seconds(lambda: _folded(records[:1_000]))


def _seconds(act) -> float:
    """The best of a few: what else runs on this machine is no cost of ours."""

    def once() -> float:
        began = time.perf_counter()
        act()
        return time.perf_counter() - began

    return min(once() for _ in range(5))


def test_a_policy_lists_ways_in_and_only_what_differs_is_recorded() -> None:
    story = given()
    assert [one.key for one in story.policy.inquiry_channels()] == [one.key for one in DEFAULT_CHANNELS]
    wanted = ImportPolicy(policy=PolicyFile(inquiry_channel=(PHONE, MAIL)))
    events = [fact.event for fact in decide_policy(story.policy, wanted)]
    assert InquiryChannelListed(channel=PHONE) in events
    listed = given(*events)
    again = replace(listed.policy.as_file(), audience=())
    assert decide_policy(listed.policy, ImportPolicy(policy=again)) == []
    fewer = ImportPolicy(policy=PolicyFile(inquiry_channel=(PHONE,)))
    assert InquiryChannelRemoved(key="mail") in [one.event for one in decide_policy(listed.policy, fewer)]


def test_what_was_counted_by_a_way_in_that_left_stays_counted() -> None:
    story = board(at("02:50", counted("fax", 4)))
    whole = since_first(story.inquiries, [PHONE], t("03:00"), ZONE)
    assert whole is not None
    assert (whole.whole.count, whole.whole.usual) == (4, None)


NOW = t("23:00")


@pytest.mark.parametrize(
    ("typed", "channel", "count", "since", "wording"),
    [
        ("+1", "", 1, None, ""),
        ("12 since 22:30", "", 12, "22:30", ""),
        ("メール 12", "mail", 12, None, ""),
        ("メール12件 22時半から", "mail", 12, "22:30", ""),
        ("phone 3 from -20m: can't pay", "phone", 3, "22:40", "can't pay"),
        ("電話 2「①決済できない」", "phone", 2, None, "①決済できない"),
        ("電話 0 22:30から", "phone", 0, "22:30", ""),
        ("sns 3 22:00-22:15", "sns", 3, "22:00", ""),
    ],
)
def test_a_count_is_typed_in_one_line(
    typed: str, channel: str, count: int, since: str | None, wording: str
) -> None:
    found = inquiry_said(typed, DEFAULT_CHANNELS, NOW, "Asia/Tokyo")
    assert isinstance(found, InquirySaid)
    assert (found.channel, found.count, found.wording) == (channel, count, wording)
    assert (found.since.instant if found.since else None) == (t(since) if since else None)


@pytest.mark.parametrize("typed", ["", "電話", "fax 3", "s 3", "three", "1e9", "9" * 40])
def test_what_is_no_count_is_not_guessed(typed: str) -> None:
    assert inquiry_said(typed, DEFAULT_CHANNELS, NOW, "Asia/Tokyo") is None


def test_a_time_that_is_none_is_said() -> None:
    assert isinstance(inquiry_said("12 since noonish", DEFAULT_CHANNELS, NOW, "Asia/Tokyo"), TimeFault)


def test_single_counts_stay_out_of_the_timeline_and_said_ones_are_in_it() -> None:
    assert not counted("phone", 1).in_timeline
    assert counted("phone", 12, since="02:00").in_timeline
    assert counted("phone", 1, wording="払えない").in_timeline


def test_an_impossible_count_in_a_record_counts_nothing() -> None:
    story = board(at("02:50", counted("phone", -5)), at("02:51", counted("phone", 10**12)))
    assert not story.inquiries.is_counted
    assert fold(STREAM, []).inquiries == Inquiries()
