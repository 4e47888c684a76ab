"""The timestamps of an incident and what they come to (practice §7.2, 3-02, 1-11)."""

from datetime import timedelta
from fractions import Fraction

import pytest

from commander.board.bulletin import Stage
from commander.board.detection import DetectionStated, Source
from commander.board.impact import Amount, Aspect, Certainty, ImpactStated
from commander.board.incident import ImpactStartSet, IncidentClosed, Phase, PhaseEntered, SeveritySet
from commander.board.message import Telling
from commander.board.milestones import CorrectMilestone, Milestone, MilestoneCorrected
from commander.board.organisation import Audience
from commander.board.policy import AudienceListed
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, RoleAssigned, RoleReleased
from commander.board.signals import SignalJudged, Verdict
from commander.figures.timestamps import Metric, metrics, stamps
from tests.commander.messages_said import message, ordered
from tests.commander.story import STREAM, A, B, apart, at, declared, given, occurred, restored, t
from tests.commander.test_promises import posted
from tests.commander.test_signals import raised


def stated(aspect, text="x", certainty=Certainty.ESTIMATED, **more):
    return ImpactStated(
        row=str(aspect), aspect=aspect, text=text, certainty=certainty, as_of=t("01:00"), **more
    )


BEGUN = given(
    at("01:00", declared()),
    at("01:01", RoleAssigned(role=COMMANDER, person=A)),
    at("01:02", ImpactStartSet(started=occurred("00:40"))),
    at("01:03", DetectionStated(found_by=Source.CUSTOMER, first_known=t("00:55"))),
    at("01:04", SeveritySet(severity=2)),
    at("01:05", stated(Aspect.WHO)),
    at("01:08", stated(Aspect.WHAT)),
    at("01:10", PhaseEntered(phase=Phase.RESPONSE)),
)
TOLD = posted(BEGUN, "01:12")
OVER = TOLD.and_then(at("02:00", restored(watched_by=B)), at("02:30", IncidentClosed(reason="済")))


def when(story, milestone):
    return next(one for one in stamps(story.board, story.policy) if one.milestone is milestone)


def measured(story, metric, now="03:00"):
    return next(one for one in metrics(story.board, story.policy, t(now)) if one.metric is metric)


def test_the_board_fills_them_as_the_incident_runs():
    times = {one.milestone: one.at for one in stamps(OVER.board, OVER.policy) if one.at}
    assert times == {
        Milestone.START: t("00:40"),
        Milestone.DETECT: t("00:55"),
        Milestone.ACKNOWLEDGE: t("01:00"),
        Milestone.DECLARE: t("01:00"),
        Milestone.COMMAND: t("01:01"),
        Milestone.FIRST_PUBLIC: t("01:12"),
        Milestone.SCOPE: t("01:08"),
        Milestone.GATE_2: t("01:10"),
        Milestone.MITIGATED: t("02:00"),
        Milestone.RESTORED: t("02:00"),
        Milestone.CLOSED: t("02:30"),
    }


def test_what_they_come_to():
    spans = {
        Metric.DETECTION: 15,
        Metric.ACKNOWLEDGEMENT: 5,
        Metric.COMMAND: 1,
        Metric.FIRST_POST_FROM_START: 32,
        Metric.FIRST_POST: 12,
        Metric.SCOPE: 0,
        Metric.MITIGATION: 80,
        Metric.RECOVERY: 80,
        Metric.IMPACT: 80,
        Metric.WITHOUT_COMMANDER: 1,
        Metric.WITHOUT_SCRIBE: 60,
    }
    found = {metric: measured(OVER, metric).span for metric in spans}
    assert found == {metric: timedelta(minutes=minutes) for metric, minutes in spans.items()}


def test_before_anything_is_known_no_figure_is_made_up():
    story = given(at("01:00", declared()))
    known = {one.metric for one in metrics(story.board, story.policy, t("01:30")) if one.is_known}
    assert known == {Metric.ACKNOWLEDGEMENT, Metric.WITHOUT_COMMANDER, Metric.WITHOUT_SCRIBE}


def test_a_correction_stands_and_the_original_stays_visible():
    command = CorrectMilestone(
        incident=STREAM, milestone="t_detect", happened=occurred("00:45"), reason="監視の記録"
    )
    story = OVER.when(command).then(
        MilestoneCorrected(milestone=Milestone.DETECT, happened=occurred("00:45"), reason="監視の記録")
    )
    stamp = when(story, Milestone.DETECT)
    assert (stamp.at, stamp.told) == (t("00:45"), t("00:55"))
    assert measured(story, Metric.DETECTION).span == timedelta(minutes=5)
    back = story.when(
        CorrectMilestone(incident=STREAM, milestone="t_detect", happened=None, reason="やはり")
    ).then(MilestoneCorrected(milestone=Milestone.DETECT, happened=None, reason="やはり"))
    assert when(back, Milestone.DETECT).at == t("00:55")
    assert len(back.board.marks.history(Milestone.DETECT)) == 2


@pytest.mark.parametrize(
    ("milestone", "happened", "reason", "because"),
    [
        ("t_lunch", "01:00", "x", Because.MILESTONE_UNKNOWN),
        ("t_start", "01:00", "x", Because.MILESTONE_ELSEWHERE),
        ("t_detect", None, "x", Because.MILESTONE_NOT_CORRECTED),
        ("t_detect", "01:00", " ", Because.TEXT_EMPTY),
        ("t_pm", "09:00", "x", Because.TIME_IN_FUTURE),
    ],
)
def test_what_is_refused(milestone, happened, reason, because):
    command = CorrectMilestone(
        incident=STREAM,
        milestone=milestone,
        happened=occurred(happened) if happened else None,
        reason=reason,
    )
    OVER.when(command).then(Refused(because))


def test_an_estimated_start_is_said_as_such():
    about = given(declared(), ImpactStartSet(started=occurred("00:40")))
    assert not when(about, Milestone.START).is_approximate


def test_the_first_number_against_the_last_and_people_times_minutes():
    hurt = stated(Aspect.HOW_MANY, amount=Amount(low=80, likely=100, high=120, unit="店"))
    more = stated(Aspect.HOW_MANY, amount=Amount(low=200, likely=250, high=260, unit="店"))
    story = posted(BEGUN.and_then(at("01:11", hurt)), "01:12").and_then(
        at("01:40", more), at("02:00", restored())
    )
    assert measured(story, Metric.ESTIMATE_ERROR).share == Fraction(3, 5)
    assert (measured(story, Metric.IMPACT_MINUTES).count, measured(story, Metric.IMPACT_MINUTES).unit) == (
        250 * 80,
        "店",
    )


def test_time_without_a_commander_is_counted_in_the_middle_too():
    story = BEGUN.and_then(
        at("01:20", RoleReleased(role=COMMANDER, person=A)),
        at("01:25", RoleAssigned(role=COMMANDER, person=B)),
    )
    assert measured(story, Metric.WITHOUT_COMMANDER, "01:40").span == timedelta(minutes=6)


def test_trouble_in_the_watch_is_a_watch_escape_measured_until_it_was_judged():
    story = TOLD.and_then(at("02:00", restored()), at("03:00", raised()))
    assert not measured(story, Metric.WATCH_ESCAPE).is_known
    judged = story.and_then(
        at("03:08", SignalJudged(signal="signal-1", verdict=Verdict.NEW, reason="x", incident="stream-2"))
    )
    found = measured(judged, Metric.WATCH_ESCAPE)
    assert (found.span, found.count) == (timedelta(minutes=8), 1)
    noise = story.and_then(at("03:08", SignalJudged(signal="signal-1", verdict=Verdict.NOISE, reason="x")))
    assert not measured(noise, Metric.WATCH_ESCAPE).is_known


def test_the_first_word_to_the_team_is_kept_and_a_clients_is_not_the_teams():
    team = Telling(audience="team", name_ja="対応", name_en="Team", public=False, targets=("slack:#inc",))
    client = Telling(audience="client", name_ja="A社", name_en="A", public=False, targets=("email:a",))
    story = given(
        AudienceListed(
            audience=Audience(key="team", name_ja="対応", name_en="Team", targets=("slack:#inc",))
        ),
        AudienceListed(audience=Audience(key="client", name_ja="A社", name_en="A", targets=("email:a",))),
        at("01:00", declared()),
        at("01:02", ordered(tellings=(client,))),
        at("01:04", ordered(message(message="message-2"), tellings=(team,))),
    )
    assert when(story, Milestone.FIRST_INTERNAL).at == t("01:04")
    assert measured(story, Metric.TEAM).span == timedelta(minutes=4)


def test_customers_who_read_that_it_is_over_are_the_resolved_time():
    story = posted(TOLD.and_then(at("02:00", restored())), "02:10", stage=Stage.RESOLVED)
    assert when(story, Milestone.RESOLVED).at == t("02:10")
    # The report that follows it is no second recovery.
    reported = posted(story, "09:00", stage=Stage.RESOLVED)
    assert when(reported, Milestone.RESOLVED).at == t("02:10")


def test_two_desks_may_correct_the_same_time_and_the_newer_stands():
    def said(clock):
        return MilestoneCorrected(milestone=Milestone.DETECT, happened=occurred(clock), reason="x")

    story = OVER.and_then(apart(said("00:50"), said("00:45")))
    assert when(story, Milestone.DETECT).at == t("00:45")
