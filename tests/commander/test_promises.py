"""What customers are owed, why, and how promises were kept: whatever the clock, the zone and the order do."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as always
from hypothesis import settings
from hypothesis import strategies as st

from commander.board.bulletin import Stage, Wording
from commander.board.deliveries import DeliverySettled, DeliveryState, delivery_key
from commander.board.impact import Amount, Aspect, Certainty, Concern, ImpactStated
from commander.board.incident import IncidentClosed, IncidentReopened, SeveritySet
from commander.board.message import LONG_RUNNING
from commander.board.policy import Policy
from commander.board.posts_owed import Why
from commander.board.promises import PromiseSnoozed, SnoozePromise, is_long_running, kept, scope_due, snoozed
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, RoleAssigned
from commander.deadlines import PUBLIC_POSTS, DeadlineKind, Urgency, deadlines
from commander.drafting.drafting import next_promise
from commander.drafting.facts import facts_for
from commander.drafting.next_wording import suggested_template
from commander.next_step import Step, next_step
from commander.wording.language import Language
from commander.wording.promises import kept_sentence, owed_sentence
from commander.wording.templates import TemplateId
from tests.commander.messages_said import message, order, ordered
from tests.commander.story import STREAM, A, at, declared, given, restored, t

COMMANDED = given(
    at("02:00", declared()),
    at("02:00", RoleAssigned(role=COMMANDER, person=A)),
    at("02:01", SeveritySet(severity=2)),
)
TOLD = {"template": "T02"}  # a first post that says the scope


def row(aspect, text="x", *, certainty=Certainty.ESTIMATED, clock="02:02", likely=None, high=None, **more):
    amount = Amount(low=0, likely=likely, high=high or likely, unit="店") if likely is not None else None
    event = ImpactStated(
        row=aspect.value, aspect=aspect, text=text, certainty=certainty, as_of=t(clock), amount=amount, **more
    )
    return at(clock, event)


def posted(story, clock="02:05", *, arrives=None, **more):
    """The story after a post that customers can read from `arrives` on."""
    told = story.and_then(at(clock, ordered(message(**{"next_update_at": t("02:30"), **more}))))
    return settled(told, arrives or clock)


def settled(story, clock, state=DeliveryState.DELIVERED):
    key = delivery_key(
        next(record.id for record in reversed(story.records) if record.kind == "broadcast-ordered"), "page"
    )
    return story.and_then(at(clock, DeliverySettled(key=key, target="page", state=state, attempt=1)))


def why(story):
    return [one.why for one in story.board.owed]


def promised(story):
    """What customers are owed; the targets and the question about personal data run beside it."""
    return [one for one in deadlines(story.board, story.policy) if one.kind in PUBLIC_POSTS]


def due(story):
    return [(one.kind, one.due) for one in promised(story)]


def record_of(story, now):
    board = story.board
    found = kept(board.promises, board.messages, t(now) if isinstance(now, str) else now)
    return [(one.promised_at, one.kept_at, one.minutes_late) for one in found]


def step(story, now):
    return next_step(story.board, deadlines(story.board, story.policy), t(now)).step


def said(number):
    texts = {
        "ja": Wording(title="障害", body=f"対象:約{number}店"),
        "en": Wording(title="Outage", body=f"about {number} shops"),
    }
    return {"texts": texts, "template": "T02"}


def test_a_first_post_without_scope_is_followed_within_five_minutes_of_both():
    first = posted(COMMANDED)
    assert due(first) == [(DeadlineKind.NEXT_UPDATE, t("02:30"))]
    known = first.and_then(row(Aspect.WHO, clock="02:07"))
    assert due(known)[0] == (DeadlineKind.SCOPE_POST, t("02:12"))
    late = first.and_then(row(Aspect.HOW_MANY, likely=900, clock="02:20"))
    assert due(late)[0] == (DeadlineKind.SCOPE_POST, t("02:25"))
    assert step(known, "02:08") is Step.POST_SCOPE
    assert suggested_template(posted(known, "02:09", **TOLD).board) is TemplateId.T04
    assert (
        scope_due(known.board.promises, posted(known, "02:09", **TOLD).board.messages, known.board.impact)
        is None
    )


def test_a_first_post_that_knew_who_and_what_owes_only_what_it_promised():
    knowing = COMMANDED.and_then(row(Aspect.WHO), row(Aspect.WHAT), row(Aspect.HOW_MANY, likely=3))
    assert due(posted(knowing).and_then(row(Aspect.WHO, clock="02:07"))) == [
        (DeadlineKind.NEXT_UPDATE, t("02:30"))
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (row(Aspect.HOW_MANY, likely=1240, clock="02:10"), Why.IMPACT_GREW),
        (row(Aspect.HOW_MANY, likely=900, high=2000, clock="02:10"), Why.IMPACT_GREW),
        (row(Aspect.WHO, "すべての店舗", clock="02:10"), Why.WHO_CHANGED),
        (row(Aspect.WHAT, "決済", certainty=Certainty.CONFIRMED, clock="02:10"), Why.MORE_CERTAIN),
        (row(Aspect.PERSONAL_DATA, "氏名", concern=Concern.POSSIBLE, clock="02:10"), Why.CONCERN_RAISED),
        (at("02:10", SeveritySet(severity=1)), Why.SEVERITY_RAISED),
        (at("02:10", IncidentReopened(reason="再発")), Why.REOPENED),
    ],
)
def test_what_became_worse_after_the_last_post_is_owed_until_the_next_one_that_arrives(change, reason):
    story = posted(
        COMMANDED.and_then(
            row(Aspect.HOW_MANY, likely=900),
            row(Aspect.WHO, "一部の店舗"),
            row(Aspect.WHAT, "決済", certainty=Certainty.UNCONFIRMED),
        ),
        **TOLD,
    )
    assert why(story) == []
    worse = story.and_then(change)
    assert why(worse) == [reason]
    assert step(worse, "02:11") is Step.POST_OWED
    held = settled(worse.and_then(at("02:12", ordered(message(**TOLD)))), "02:12", DeliveryState.HELD)
    assert why(held) == [reason]
    assert why(posted(worse, "02:12", **TOLD)) == []


def test_what_became_no_worse_is_owed_to_nobody():
    story = posted(
        COMMANDED.and_then(row(Aspect.HOW_MANY, likely=900), row(Aspect.WHO, "一部の店舗")), **TOLD
    )
    same = story.and_then(
        row(Aspect.HOW_MANY, likely=800, clock="02:10"),
        row(Aspect.WHO, "一部の 店舗。", clock="02:10"),
        row(Aspect.PERSONAL_DATA, "ログで確認", concern=Concern.NONE, clock="02:10"),
        at("02:11", SeveritySet(severity=3)),
    )
    assert why(same) == []
    back = story.and_then(at("02:10", SeveritySet(severity=1)), at("02:11", SeveritySet(severity=2)))
    assert why(back) == []


def test_a_number_that_customers_read_is_corrected_when_the_board_says_another():
    wrong = posted(COMMANDED.and_then(row(Aspect.HOW_MANY, likely=900)), **said("900"))
    now = wrong.and_then(row(Aspect.HOW_MANY, likely=1240, clock="02:10"))
    assert why(now) == [Why.NUMBER_SUPERSEDED]
    shown = [owed_sentence(now.board.owed[0], language) for language in Language]
    assert shown == [
        "掲示した数が古い:900 (0–900)店 → 1,240 (0–1,240)店",
        "a published number is old: 900 (0–900)店 → 1,240 (0–1,240)店",
    ]
    # Drafted before, sent after: the text is what counts, not the board at the time.
    late = posted(
        COMMANDED.and_then(
            row(Aspect.HOW_MANY, likely=900), row(Aspect.HOW_MANY, likely=1240, clock="02:04")
        ),
        **said("900"),
    )
    assert why(late) == [Why.NUMBER_SUPERSEDED]
    assert why(posted(now, "02:12", **said("1,240"))) == []
    fewer = wrong.and_then(row(Aspect.HOW_MANY, likely=12, clock="02:10"))
    assert why(fewer) == [Why.NUMBER_SUPERSEDED]
    assert (
        why(
            posted(COMMANDED.and_then(row(Aspect.HOW_MANY, likely=10)), **said("10:30")).and_then(
                row(Aspect.HOW_MANY, likely=9, clock="02:10")
            )
        )
        == []
    )


def test_the_sheet_opens_with_the_wording_that_fits():
    grown = posted(COMMANDED.and_then(row(Aspect.HOW_MANY, likely=900)), **said("900")).and_then(
        row(Aspect.HOW_MANY, likely=1240, clock="02:10")
    )
    assert suggested_template(grown.board) is TemplateId.T02
    identified = posted(grown, "02:11", stage=Stage.IDENTIFIED, **said("900"))
    assert suggested_template(identified.board) is TemplateId.T08
    facts = facts_for(identified.board, Policy(), t("02:12"))
    assert (facts.wrong.ja, facts.right.ja) == ("約900店", "約1,240店")
    over = posted(grown.and_then(at("02:20", restored())), "02:21", stage=Stage.RESOLVED, **said("1,240"))
    again = over.and_then(at("02:40", IncidentReopened(reason="再発")))
    assert (suggested_template(over.board), suggested_template(again.board)) == (
        TemplateId.T06,
        TemplateId.T07,
    )


def test_promises_are_kept_or_missed_to_the_minute_and_a_later_post_hides_nothing():
    story = posted(COMMANDED, next_update_at=t("02:30"))
    assert record_of(story, "02:29") == []
    assert record_of(story, "02:30") == [(t("02:30"), None, 0)]
    assert record_of(story, "02:34") == [(t("02:30"), None, 4)]
    late = posted(story, "02:34", next_update_at=t("03:00"))
    assert record_of(late, "02:59") == [(t("02:30"), t("02:34"), 4)]
    board = late.board
    found = kept(board.promises, board.messages, t("03:00"))
    assert kept_sentence(found, Language.JA) == "約束 1/2(遅れ 1 回、計 4 分)"
    early = posted(late, "02:50", next_update_at=t("03:20"))
    assert record_of(early, "02:59")[1] == (t("03:00"), t("02:50"), 0)


def test_a_post_keeps_a_promise_when_it_can_be_read_not_when_it_was_ordered():
    story = posted(COMMANDED)
    slow = posted(story, "02:29", arrives="02:41", next_update_at=t("03:00"))
    assert record_of(slow, "02:50") == [(t("02:30"), t("02:41"), 11)]
    held = settled(
        story.and_then(at("02:29", ordered(message(next_update_at=t("03:00"))))), "02:29", DeliveryState.HELD
    )
    assert record_of(held, "02:50") == [(t("02:30"), None, 20)]


def test_a_correction_that_repeats_the_time_keeps_no_promise_and_closing_ends_nobodys_waiting():
    corrected = posted(posted(COMMANDED), "02:10", template="T08", next_update_at=None)
    assert record_of(corrected, "02:33") == [(t("02:30"), None, 3)]
    closed = corrected.and_then(at("02:40", IncidentClosed(reason="済")))
    assert record_of(closed, "02:40") == [(t("02:30"), None, 10)]
    assert record_of(closed, "09:00") == [(t("02:30"), None, 390)]
    resolved = posted(corrected, "02:31", stage=Stage.RESOLVED, next_update_at=None)
    assert record_of(resolved, "09:00") == [(t("02:30"), t("02:31"), 1)]


def test_a_change_of_severity_in_the_middle_moves_no_promise():
    story = posted(COMMANDED).and_then(at("02:10", SeveritySet(severity=1)))
    assert (DeadlineKind.NEXT_UPDATE, t("02:30")) in due(story)
    board = story.board
    assert next_promise(board, Policy(), Stage.INVESTIGATING, t("02:12")) == t("02:30")


def test_putting_off_needs_a_reason_and_no_more_than_an_interval():
    story = posted(COMMANDED)
    snooze = SnoozePromise(incident=STREAM, until=t("02:40"), reason="承認待ち")
    story.when(snooze, now="02:26").then(PromiseSnoozed(until=t("02:40"), reason="承認待ち"))
    for until, reason, because in (
        ("02:40", " ", Because.REASON_NEEDED),
        ("02:57", "x", Because.SNOOZE_TOO_LONG),
        ("02:26", "x", Because.TIME_IN_PAST),
    ):
        asked = SnoozePromise(incident=STREAM, until=t(until), reason=reason)
        story.when(asked, now="02:26").then(Refused(because))
    gravest = story.and_then(at("02:10", SeveritySet(severity=1)))
    long = SnoozePromise(incident=STREAM, until=t("02:42"), reason="x")
    gravest.when(long, now="02:26").then(Refused(Because.SNOOZE_TOO_LONG, minutes="15"))
    resolved = posted(story, "02:27", stage=Stage.RESOLVED, next_update_at=None)
    resolved.when(snooze, now="02:28").then(Refused(Because.NO_PROMISE_OWED))


def test_what_is_put_off_is_quiet_inside_and_red_again_after_while_the_miss_counts():
    story = posted(COMMANDED).and_then(at("02:26", PromiseSnoozed(until=t("02:40"), reason="承認待ち")))
    (deadline,) = promised(story)
    assert [deadline.urgency(t(clock)) for clock in ("02:27", "02:30", "02:39", "02:40")] == [
        Urgency.CALM,
        Urgency.SOON,
        Urgency.SOON,
        Urgency.DUE,
    ]
    assert (deadline.due, deadline.snooze_reason) == (t("02:30"), "承認待ち")
    assert step(story, "02:31") is not Step.POST_UPDATE
    assert step(story, "02:40") is Step.POST_UPDATE
    assert record_of(story, "02:35") == [(t("02:30"), None, 5)]


@pytest.mark.parametrize(
    "change", [at("02:28", SeveritySet(severity=1)), at("02:28", IncidentReopened(reason="再発"))]
)
def test_what_becomes_worse_or_is_told_ends_the_quiet(change):
    story = posted(COMMANDED).and_then(at("02:26", PromiseSnoozed(until=t("02:40"), reason="x")))
    assert snoozed(story.board.promises, story.board.messages, t("02:30")) is not None
    worse = story.and_then(change).board
    assert snoozed(worse.promises, worse.messages, t("02:30")) is None
    told = posted(story, "02:27", next_update_at=t("02:32")).board
    assert snoozed(told.promises, told.messages, t("02:30")) is None


def test_after_three_hours_of_the_same_stage_a_longer_interval_is_suggested_once():
    story = posted(COMMANDED, stage=Stage.IDENTIFIED, template="T03", next_update_at=t("05:10"))
    assert not is_long_running(story.board.messages, t("05:04"))
    assert is_long_running(story.board.messages, t("05:05"))
    assert step(story, "05:05") is Step.POST_LONG_RUNNING
    assert suggested_template(story.board, t("05:05")) is TemplateId.T09
    assert next_promise(story.board, Policy(), Stage.IDENTIFIED, t("05:05"), TemplateId.T09) == t("07:05")
    told = posted(story, "05:06", stage=Stage.IDENTIFIED, template=LONG_RUNNING, next_update_at=t("09:00"))
    assert suggested_template(told.board, t("08:56")) is TemplateId.T04
    assert step(told, "08:56") is Step.POST_UPDATE


def test_a_longer_interval_ends_within_a_day():
    story = posted(COMMANDED)
    for hours, outcome in ((24, None), (25, Because.PROMISE_TOO_FAR)):
        content = message(template=LONG_RUNNING, next_update_at=t("03:00") + timedelta(hours=hours))
        chapter = story.when(order(content), now="03:00")
        assert (chapter.refused.because if chapter.refused else None) is outcome


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York", "Europe/Berlin"])
def test_nights_weekends_and_changes_of_the_clock_move_no_promise(zone):
    """A promise over a weekend in which summer time begins, looked at after the machine slept through it."""
    there = ZoneInfo(zone)
    promised_at = datetime(2026, 3, 30, 9, 0, tzinfo=there)
    story = posted(COMMANDED, next_update_at=promised_at)
    (deadline,) = promised(story)
    for before, urgency in ((301, Urgency.CALM), (300, Urgency.SOON), (1, Urgency.SOON), (0, Urgency.DUE)):
        woken = promised_at.astimezone(UTC) - timedelta(seconds=before)
        assert deadline.urgency(woken) is urgency
        assert deadline.urgency(woken.astimezone(ZoneInfo("Pacific/Auckland"))) is urgency
    after = promised_at.astimezone(UTC) + timedelta(minutes=7)
    assert [late for _, _, late in record_of(story, after)] == [7]


MINUTES = st.integers(6, 170)


def _clock(minutes: int) -> str:
    return f"{2 + minutes // 60:02}:{minutes % 60:02}"


@settings(max_examples=60, deadline=None)
@always(st.lists(st.tuples(MINUTES, st.integers(1, 60), st.booleans()), max_size=6), MINUTES)
def test_no_post_and_no_clock_makes_a_miss_smaller(posts, looked_at):
    """Lateness only grows while one waits, no later post changes what was, and a held post changes nothing."""
    story = posted(COMMANDED)
    before = []
    for minute, span, arrives in sorted(posts):
        clock = _clock(minute)
        content = message(next_update_at=t(clock) + timedelta(minutes=span))
        state = DeliveryState.DELIVERED if arrives else DeliveryState.HELD
        then = settled(story.and_then(at(clock, ordered(content))), clock, state)
        was, now = record_of(story, clock), record_of(then, clock)
        if not arrives:
            assert was == now
        assert [one for one in was if one[1] is not None] == now[
            : len([one for one in was if one[1] is not None])
        ]
        story, before = then, now
    sooner = record_of(story, _clock(looked_at))
    later = record_of(story, t(_clock(looked_at)) + timedelta(hours=9))
    assert len(sooner) <= len(later)
    assert sum(one[2] for one in sooner) <= sum(one[2] for one in later)
    assert all(late >= 0 for *_, late in later)
    assert len(before) <= len(posts) + 1


@settings(max_examples=60, deadline=None)
@always(st.lists(st.integers(0, 3), min_size=1, max_size=8))
def test_after_a_readable_post_nothing_is_owed_until_something_changes(changes):
    """Whatever happened before: drafted from the board as it stands, a post settles all of it."""
    events = (
        lambda n: row(Aspect.HOW_MANY, likely=100 * n + 1, clock="02:10"),
        lambda n: row(Aspect.WHO, f"店 {n}", clock="02:10"),
        lambda n: at("02:10", SeveritySet(severity=1 + n % 3)),
        lambda n: row(Aspect.PERSONAL_DATA, "x", concern=list(Concern)[n % 3], clock="02:10"),
    )
    story = posted(COMMANDED)
    for number, change in enumerate(changes):
        story = story.and_then(events[change](number))
        again = story.and_then(events[change](number))
        assert [one for one in why(again) if one not in why(story)] == []
    assert why(posted(story, "02:20", **TOLD)) == []
