"""Actions asked, accepted, declined, given on, placed in lanes, proved; temporary ones outlive the incident."""

import pytest

from commander.board.action_course import (
    ActionAnswered,
    ActionAssigned,
    ActionPlaced,
    ActionProved,
    AnswerAction,
    AssignAction,
    LiftTemporary,
    PlaceAction,
    ProveAction,
    TemporaryLifted,
)
from commander.board.action_state import Taking
from commander.board.actions import ActionExtended, ActionFinished, ActionStarted, Result, StartAction
from commander.board.changes import ChangeKind, ChangeNoted
from commander.board.decisions import DecisionProposed
from commander.board.hypotheses import AssignHypothesis, HypothesisStated, HypothesisSupported
from commander.board.incident import IncidentClosed, SeveritySet
from commander.board.lanes import Lane, Nature
from commander.board.options import OptionProposed
from commander.board.questions import QuestionAsked
from commander.board.refusal import Because, Refused
from commander.board.targets import Goal, Target, TargetSet
from commander.deadlines import DeadlineKind, Urgency, deadlines, goals
from commander.next_step import Step
from commander.steps import course
from commander.steps.step import Situation
from tests.commander.story import STREAM, A, B, C, apart, at, declared, given, occurred, t

TEXT = "予備の経路に切り替え"


def started(**more):
    return ActionStarted(action="a1", text=TEXT, owner=B, check_at=t("03:30"), **more)


def finished(result=Result.WORKED):
    return ActionFinished(action="a1", result=result)


def answer(*, accepted=True, reason=""):
    return AnswerAction(incident=STREAM, action="a1", is_accepted=accepted, reason=reason)


def answered(*, accepted=True, reason=""):
    return ActionAnswered(action="a1", person=B, is_accepted=accepted, reason=reason)


def action_of(story):
    return story.board.actions.by_id["a1"]


def kinds(story):
    return {one.kind: one for one in deadlines(story.board, story.policy)}


def test_somebody_asked_says_yes_and_is_heard_by_it():
    story = given(declared(), at("02:00", started(is_asked=True)))
    assert (action_of(story).is_asked, action_of(story).owner) == (True, B)
    assert kinds(story)[DeadlineKind.ACCEPTANCE].due == t("02:05")
    story = story.when(answer()).then(answered())
    action = action_of(story)
    assert (action.ownership.taking, action.heard_at) == (Taking.ACCEPTED, t("03:00"))
    assert DeadlineKind.ACCEPTANCE not in kinds(story)
    story.when(answer()).then(Refused(Because.ACTION_NOT_ASKED, action=TEXT))


def test_whoever_declines_says_why_and_then_nobody_has_it_until_another_is_named():
    story = given(declared(), started(is_asked=True))
    story.when(answer(accepted=False)).then(Refused(Because.TEXT_EMPTY, field="reason"))
    story = story.when(answer(accepted=False, reason="会議中")).then(
        answered(accepted=False, reason="会議中")
    )
    assert action_of(story).owner == ""
    unowned = kinds(story)[DeadlineKind.UNOWNED]
    assert unowned.urgency(t("03:00")) is Urgency.DUE
    to_c = AssignAction(incident=STREAM, action="a1", owner=C, is_asked=True)
    story = story.when(to_c).then(ActionAssigned(action="a1", owner=C, is_asked=True))
    assert (action_of(story).owner, action_of(story).is_asked) == (C, True)
    assert DeadlineKind.UNOWNED not in kinds(story)
    team = AssignAction(incident=STREAM, action="a1", owner="A班")
    story.when(team).then(Refused(Because.OWNER_NOT_ONE))


def test_what_is_overdue_is_a_next_step_and_an_action_that_nobody_has_comes_first():
    story = given(
        at("01:00", declared()),
        at("01:00", DecisionProposed(decision="d1", text="x")),
        at("01:00", QuestionAsked(question="q1", text="x", asked_to=C, answer_by=t("01:10"))),
        at("01:01", started(is_asked=True)),
        at("02:00", answered(accepted=False, reason="x")),
    )
    due = deadlines(story.board, story.policy)
    seen = Situation(board=story.board, due=due, now=t("03:00"))
    found = [(one.step, one.subject) for one in course.due(seen)]
    assert found == [(Step.GIVE_OWNER, "a1"), (Step.DECIDE_POLL, "d1"), (Step.CHASE_QUESTION, "q1")]


def test_before_anybody_looks_for_a_cause_it_is_asked_what_can_be_turned_back():
    story = given(declared())
    seen = Situation(board=story.board, due=[], now=t("03:00"))
    assert [one.step for one in course.turn_back(seen)] == [Step.ASK_TURN_BACK]
    noted = ChangeNoted(change="c1", text="v412", change_kind=ChangeKind.DEPLOY, changed_at=occurred("00:30"))
    for known in (noted, started(), OptionProposed(option="o1", text="x", restore_first=True)):
        asked = Situation(board=story.and_then(known).board, due=[], now=t("03:00"))
        assert list(course.turn_back(asked)) == []


def test_two_desks_that_give_it_to_different_people_are_shown_and_one_act_settles_it():
    story = given(declared(), started(), apart(*(ActionAssigned(action="a1", owner=one) for one in (A, C))))
    assert "owner:a1" in story.board.contested
    to_a = AssignAction(incident=STREAM, action="a1", owner=A)
    assert story.when(to_a).then(ActionAssigned(action="a1", owner=A)).board.contested == []


def test_no_team_starts_an_action_or_looks_into_a_hypothesis():
    start = StartAction(incident=STREAM, text="x", owner="開発チーム", check_at=t("03:30"))
    given(declared()).when(start).then(Refused(Because.OWNER_NOT_ONE, owner="開発チーム"))
    look = AssignHypothesis(incident=STREAM, hypothesis="h1", owner="全員")
    given(declared(), HypothesisStated(hypothesis="h1", text="x")).when(look).then(
        Refused(Because.OWNER_NOT_ONE)
    )


def test_an_action_runs_in_its_lane_and_what_is_not_said_stays():
    story = given(declared(), started(lane=Lane.REFUND))
    place = PlaceAction(incident=STREAM, action="a1", nature=Nature.TEMPORARY)
    story = story.when(place).then(ActionPlaced(action="a1", lane=Lane.REFUND, nature=Nature.TEMPORARY))
    assert (action_of(story).place.lane, action_of(story).place.nature) == (Lane.REFUND, Nature.TEMPORARY)


def test_an_old_record_runs_in_the_lane_of_the_system_and_was_taken_on():
    action = action_of(given(declared(), started()))
    assert (action.place.lane, action.place.nature, action.is_asked) == (Lane.SYSTEM, Nature.OPEN, False)


def test_applied_is_not_worked_and_worked_is_not_verified():
    story = given(declared(), started())
    prove = ProveAction(incident=STREAM, action="a1", holds=False, evidence="失敗 12%")
    story.when(prove).then(Refused(Because.NOTHING_TO_PROVE, action=TEXT))
    story = story.and_then(finished())
    assert action_of(story).is_unproved
    story = story.when(prove).then(ActionProved(action="a1", holds=False, evidence="失敗 12%"))
    assert not action_of(story).is_unproved
    assert not action_of(story).has_held
    again = ProveAction(incident=STREAM, action="a1", holds=True, evidence="失敗 0.1%")
    story = story.when(again).then(ActionProved(action="a1", holds=True, evidence="失敗 0.1%"))
    assert action_of(story).has_held


def test_a_temporary_measure_is_still_in_place_when_the_incident_is_closed_until_it_is_lifted():
    story = given(declared(), started(nature=Nature.TEMPORARY), finished(), IncidentClosed(reason="x"))
    assert [one.action for one in story.board.actions.in_place()] == ["a1"]
    lift = LiftTemporary(incident=STREAM, action="a1", reason="恒久対応に置き換え")
    story = story.when(lift).then(TemporaryLifted(action="a1", reason="恒久対応に置き換え"))
    assert story.board.actions.in_place() == []
    story.when(lift).then(Refused(Because.NOT_IN_PLACE))


@pytest.mark.parametrize("result", [Result.NO_EFFECT, Result.FAILED, Result.DROPPED])
def test_what_had_no_effect_is_not_in_place(result):
    story = given(declared(), started(nature=Nature.TEMPORARY), finished(result))
    assert story.board.actions.in_place() == []


def test_an_action_says_until_when_it_was_planned_and_how_often_it_took_longer():
    story = given(declared(), started(), ActionExtended(action="a1", check_at=t("04:00"), reason="x"))
    action = action_of(story)
    assert (action.planned_until, action.extensions, action.check_at) == (t("03:30"), 1, t("04:00"))


def test_targets_run_from_the_declaration_and_end_with_what_reached_them():
    story = given(at("01:00", declared()), SeveritySet(severity=1))
    due = kinds(story)
    assert (due[DeadlineKind.DIAGNOSIS].due, due[DeadlineKind.MITIGATION].due) == (t("01:30"), t("02:00"))
    story = story.and_then(
        at("01:20", HypothesisStated(hypothesis="h1", text="x")),
        at("01:40", HypothesisSupported(hypothesis="h1", basis="x")),
        started(),
        at("01:50", finished()),
    )
    assert {DeadlineKind.DIAGNOSIS, DeadlineKind.MITIGATION}.isdisjoint(kinds(story))
    reached = {one.goal: one for one in goals(story.board, story.policy)}
    assert reached[Goal.DIAGNOSIS].overrun(t("03:00")) == t("01:40") - t("01:30")
    assert reached[Goal.MITIGATION].overrun(t("03:00")) is None


def test_a_policy_sets_other_targets_and_none_is_a_severity_without_a_clock():
    story = given(declared(), SeveritySet(severity=1), TargetSet(target=Target(severity=1, mitigation=45)))
    assert [one.goal for one in goals(story.board, story.policy)] == [Goal.MITIGATION]
    assert goals(given(declared(), SeveritySet(severity=5)).board, story.policy) == []


def test_a_hypothesis_is_due_when_whoever_looks_into_it_should_know():
    looked_into = HypothesisStated(hypothesis="h1", text="CDN", owner=B, check_at=t("03:10"))
    story = given(declared(), looked_into)
    due = kinds(story)[DeadlineKind.HYPOTHESIS]
    assert (due.due, due.owner, due.text) == (t("03:10"), B, "CDN")
    found = story.and_then(HypothesisSupported(hypothesis="h1", basis="x"))
    assert DeadlineKind.HYPOTHESIS not in kinds(found)
