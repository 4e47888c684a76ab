"""The score: by the clocks only, a hundred points, and what did not come up counts for nothing."""

from datetime import timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from commander.board.board import Board
from commander.board.bulletin import Stage
from commander.board.impact import Aspect, Certainty, ImpactStated
from commander.board.incident import ImpactStartSet, IncidentReopened, SeveritySet
from commander.board.organisation import Cadence
from commander.board.policy import CadenceSet, Policy
from commander.board.privacy_records import PrivacyAnswer, PrivacyAnswered
from commander.board.roles import COMMANDER, SCRIBE, RoleAssigned, RoleReleased
from commander.board.signals import SignalJudged, SignalRaised, Verdict
from commander.drill.scenario import DEFAULT_SCENARIO, load_scenario
from commander.drill.score import MeasureKey, score
from tests.commander.messages_said import arrived, message, ordered
from tests.commander.story import STREAM, A, B, at, declared, given, occurred, restored, t

LATER = t("04:00")
BLANK = Policy()


def role(clock, key, person=A):
    return at(clock, RoleAssigned(role=key, person=person))


def stated(clock, aspect):
    event = ImpactStated(row=aspect, aspect=aspect, text="x", certainty=Certainty.ESTIMATED, as_of=t(clock))
    return at(clock, event)


def posted(clock, promised, number=1, stage=Stage.INVESTIGATING):
    promise = t(promised) if promised else None
    content = message(message=f"message-{number}", next_update_at=promise, stage=stage)
    return at(clock, ordered(content))


def raised(clock, judge_by):
    limit = t(judge_by) if judge_by else None
    return at(clock, SignalRaised(signal="signal-1", text="DB", source="", owner=A, judge_by=limit))


def judged(clock, verdict):
    return at(clock, SignalJudged(signal="signal-1", verdict=verdict, reason="x", worker=B))


def board(*tellings):
    return arrived(given(at("02:00", declared()), *tellings)).board


def measures(*tellings, now=LATER, second=None, policy=BLANK, **more):
    judged_by_clock = score(board(*tellings), policy, now, second, **more)
    return {measure.key: measure for measure in judged_by_clock.measures}


PERFECT = (
    role("02:01", COMMANDER),
    at("02:02", SeveritySet(severity=1)),
    at("02:02", ImpactStartSet(started=occurred("01:55"))),
    posted("02:04", "02:19"),
    stated("02:05", Aspect.WHO),
    stated("02:05", Aspect.WHAT),
    stated("02:06", Aspect.PERSONAL_DATA),
    role("02:06", SCRIBE, B),
    posted("02:18", "02:33", 2),
    at("02:30", restored()),
    posted("02:32", "03:02", 3, Stage.MONITORING),
    raised("02:36", "02:46"),
    judged("02:40", Verdict.NEW),
    posted("02:43", "02:58", 4),
)


def test_everything_in_time_is_a_hundred_and_nothing_is_left_to_practise():
    all_of_it = score(
        board(*PERFECT), Policy(), t("02:50"), asks=load_scenario(DEFAULT_SCENARIO).measures, entries=9
    )
    assert all_of_it.points == 100
    assert [measure.key for measure in all_of_it.measures] == list(MeasureKey)
    assert all(measure.met for measure in all_of_it.measures)
    assert all_of_it.practise_next is None
    assert len(all_of_it.best) == 3
    assert [one.key for one in all_of_it.best][:2] == [MeasureKey.SECOND_JUDGED, MeasureKey.SEVERITY]


def test_nothing_done_is_nothing_and_the_dearest_is_practised_next():
    asked = load_scenario(DEFAULT_SCENARIO).measures
    nothing = score(board(), Policy(), LATER, asks=asked, entries=0)
    assert nothing.points == 0
    assert not any(measure.met for measure in nothing.measures)
    assert nothing.practise_next is MeasureKey.FIRST_POST
    assert nothing.best == ()


def test_before_the_declaration_there_is_nothing_to_score():
    assert score(Board(stream=STREAM), Policy(), LATER).measures == ()


def test_a_late_act_loses_points_by_the_clock_until_twice_its_time():
    by_minute = {
        minute: measures(role(f"02:{minute:02}", COMMANDER))[MeasureKey.COMMAND] for minute in (1, 2, 3, 4, 9)
    }
    shares = [one.points / one.of for one in by_minute.values()]
    assert shares == sorted(shares, reverse=True)
    assert (shares[0], shares[1], shares[3], shares[4]) == (1, 1, 0, 0)
    assert 0 < shares[2] < 1
    assert [one.met for one in by_minute.values()] == [True, True, False, False, False]
    assert by_minute[3].took == timedelta(minutes=3)


def test_what_is_not_due_yet_is_neither_won_nor_lost():
    early = measures(now=t("02:01"))
    assert early == {}
    assert set(measures(now=t("02:06"))) == {MeasureKey.COMMAND, MeasureKey.SEVERITY, MeasureKey.FIRST_POST}


def test_the_first_to_take_command_or_to_write_counts_though_it_changed_hands():
    handed_over = (role("02:01", COMMANDER), at("02:20", RoleReleased(role=COMMANDER, person=A)))
    assert measures(*handed_over)[MeasureKey.COMMAND].took == timedelta(minutes=1)
    again = (*handed_over, role("02:30", COMMANDER, B))
    assert measures(*again)[MeasureKey.COMMAND].took == timedelta(minutes=1)


def test_the_first_judgement_and_the_first_word_about_the_impact_count():
    told = measures(
        at("02:03", SeveritySet(severity=2)),
        at("02:30", SeveritySet(severity=1)),
        stated("02:04", Aspect.WHO),
        stated("02:40", Aspect.WHO),
    )
    assert told[MeasureKey.SEVERITY].took == timedelta(minutes=3)
    assert told[MeasureKey.WHO].took == timedelta(minutes=4)


def test_personal_data_counts_once_it_is_answered_wherever_that_was_said():
    answered = at("02:04", PrivacyAnswered(answer=PrivacyAnswer.NO))
    for said in (answered, stated("02:04", Aspect.PERSONAL_DATA)):
        assert measures(said)[MeasureKey.PERSONAL_DATA].met


def test_the_first_post_is_owed_as_for_the_gravest_whatever_the_severity_was_called():
    slack = at("02:00", SeveritySet(severity=4))
    assert measures(slack, posted("02:06", "02:30"))[MeasureKey.FIRST_POST].target == timedelta(minutes=5)
    cadence = Cadence(severity=1, first=8, investigating=15, identified=20, monitoring=30)
    own = given(CadenceSet(cadence=cadence)).policy
    post = measures(posted("02:06", "02:30"), policy=own)[MeasureKey.FIRST_POST]
    assert (post.target, post.met) == (timedelta(minutes=8), True)


def test_a_post_that_nobody_can_read_is_none():
    story = given(at("02:00", declared()), posted("02:03", "02:30"))
    keys = {one.key: one for one in score(story.board, Policy(), LATER).measures}
    assert not keys[MeasureKey.FIRST_POST].met
    assert keys[MeasureKey.FIRST_POST].took is None


def test_from_the_impact_on_the_clock_runs_from_when_it_began():
    told = measures(at("02:01", ImpactStartSet(started=occurred("01:50"))), posted("02:04", "02:30"))
    assert told[MeasureKey.FIRST_POST_FROM_IMPACT].took == timedelta(minutes=14)
    assert told[MeasureKey.FIRST_POST_FROM_IMPACT].met
    assert MeasureKey.FIRST_POST_FROM_IMPACT not in measures(posted("02:04", "02:30"))


@pytest.mark.parametrize(
    ("posts", "now", "expected"),
    [
        ((posted("02:04", "02:20"),), "02:19", None),
        ((posted("02:04", "02:20"),), "02:21", (0, 1)),
        ((posted("02:04", "02:20"), posted("02:20", "02:50", 2)), "02:30", (1, 1)),
        ((posted("02:04", "02:20"), posted("02:25", "02:40", 2)), "03:00", (0, 2)),
        ((posted("02:04", "02:20"), posted("02:10", None, 2, Stage.RESOLVED)), "04:00", (1, 1)),
    ],
)
def test_a_promise_is_kept_by_the_next_word_in_time(posts, now, expected):
    kept = measures(*posts, now=t(now)).get(MeasureKey.PROMISES)
    assert (kept and (kept.count, kept.out_of)) == expected


def test_promises_of_the_second_incident_count_too():
    second = board(posted("02:40", "02:55"))
    kept = measures(posted("02:04", "02:20"), posted("02:19", None, 2, Stage.RESOLVED), second=second)
    assert (kept[MeasureKey.PROMISES].count, kept[MeasureKey.PROMISES].out_of) == (1, 2)


RECOVERED = (role("02:01", COMMANDER), at("02:30", restored()))


def test_a_signal_before_recovery_is_not_the_second_one():
    told = measures(raised("02:05", None))
    assert {MeasureKey.SECOND_JUDGED, MeasureKey.SECOND_VERDICT, MeasureKey.SECOND_TOLD}.isdisjoint(told)


def test_the_second_signal_is_judged_in_its_limit_and_customers_are_told_in_ten_minutes():
    told = measures(*RECOVERED, raised("02:40", "02:50"), judged("02:46", Verdict.NEW), now=t("03:00"))
    assert told[MeasureKey.SECOND_JUDGED].target == timedelta(minutes=10)
    assert told[MeasureKey.SECOND_JUDGED].met
    assert told[MeasureKey.SECOND_VERDICT].met
    assert told[MeasureKey.SECOND_TOLD].points == 0
    second = board(posted("02:48", "03:10"))
    told = measures(
        *RECOVERED, raised("02:40", "02:50"), judged("02:46", Verdict.NEW), now=t("03:00"), second=second
    )
    assert told[MeasureKey.SECOND_TOLD].took == timedelta(minutes=8)
    assert told[MeasureKey.SECOND_TOLD].met


@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.NOISE])
def test_called_the_old_one_it_is_judged_in_time_and_judged_wrongly(verdict):
    told = measures(*RECOVERED, raised("02:40", "02:50"), judged("02:41", verdict), now=t("03:00"))
    assert told[MeasureKey.SECOND_JUDGED].met
    assert not told[MeasureKey.SECOND_VERDICT].met
    assert told[MeasureKey.SECOND_VERDICT].points == 0


def test_a_signal_that_nobody_judged_is_lost_whatever_was_asked():
    told = measures(*RECOVERED, raised("02:40", "02:50"), now=t("02:51"))
    assert told[MeasureKey.SECOND_JUDGED].points == 0
    assert not told[MeasureKey.SECOND_JUDGED].met


def test_recovery_counts_once_declared_and_nobody_is_hurried():
    late = measures(at("03:30", restored()))[MeasureKey.RECOVERY]
    assert (late.met, late.target, late.took) == (True, None, timedelta(minutes=90))
    reopened = measures(at("02:30", restored()), at("02:40", IncidentReopened(reason="再発")))
    assert reopened[MeasureKey.RECOVERY].took == timedelta(minutes=30)


def test_only_what_the_scenario_asks_for_is_scored_and_weighs_a_hundred():
    first = score(board(*PERFECT), Policy(), t("02:50"), asks=("command", "first-post"), entries=9)
    assert [measure.key for measure in first.measures] == [MeasureKey.COMMAND, MeasureKey.FIRST_POST]
    assert sum(measure.of for measure in first.measures) == 100
    assert first.points == 100


def test_entries_count_up_to_what_is_wanted():
    assert [measures(entries=number)[MeasureKey.ENTRIES].count for number in (0, 3, 500)] == [0, 3, 5]


@for_all(numbers=st.sets(st.integers(0, len(PERFECT) - 1)), minute=st.integers(0, 59), asked=st.booleans())
def test_the_points_add_up_whatever_was_done(numbers, minute, asked):
    asks = load_scenario(DEFAULT_SCENARIO).measures if asked else ()
    done = [PERFECT[number] for number in sorted(numbers)]
    judged_by_clock = score(board(*done), BLANK, t(f"02:{minute:02}"), asks=asks)
    assert judged_by_clock.points == sum(measure.points for measure in judged_by_clock.measures)
    assert all(0 <= measure.points <= measure.of for measure in judged_by_clock.measures)
    assert sum(measure.of for measure in judged_by_clock.measures) in (0, 100)
    lost = [one for one in judged_by_clock.measures if one.points < one.of]
    assert (judged_by_clock.practise_next is None) == (not lost)


def test_a_later_start_of_the_impact_does_not_flatter_the_score():
    late = at("02:14", ImpactStartSet(started=occurred("02:14")))
    found = measures(late, posted("02:14", None))[MeasureKey.FIRST_POST_FROM_IMPACT]
    assert found.took == timedelta(minutes=14)
