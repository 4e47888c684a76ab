"""Questions, risks, follow-ups, changes, causes: what each needs, and what two desks do to it."""

import pytest

from commander.board.causes import Category, CauseJudged, JudgeCause
from commander.board.changes import (
    ChangeJudged,
    ChangeKind,
    ChangeNoted,
    JudgeChange,
    NoteChange,
    Suspicion,
)
from commander.board.follow_ups import (
    EndFollowUp,
    FollowUpEnd,
    FollowUpEnded,
    FollowUpNoted,
    FollowUpPlanned,
    NoteFollowUp,
    PlanFollowUp,
    When,
)
from commander.board.incident import IncidentClosed
from commander.board.options import OptionProposed
from commander.board.questions import (
    AnswerQuestion,
    AskQuestion,
    ChaseQuestion,
    DropQuestion,
    QuestionAnswered,
    QuestionAsked,
    QuestionChased,
    QuestionDropped,
)
from commander.board.refusal import Because, Refused
from commander.board.risks import EndRisk, JudgeRisk, Level, RiskEnd, RiskEnded, RiskJudged
from commander.deadlines import DeadlineKind, Urgency, deadlines
from tests.commander.story import STREAM, A, B, C, apart, at, declared, given, occurred, t

CLOSED = IncidentClosed(reason="x")


def asked(**more):
    return QuestionAsked(
        question="q1", **{"text": "一覧は?", "asked_to": B, "answer_by": t("03:15"), "asker": C, **more}
    )


def chased(person, clock):
    return QuestionChased(question="q1", asked_to=person, answer_by=t(clock))


def test_executives_who_ask_for_a_list_get_a_question_with_an_owner_outside_the_fixing_team():
    ask = AskQuestion(incident=STREAM, text="一覧は?", asked_to=B, answer_by=t("03:15"), asker=C)
    story = (
        given(declared())
        .when(ask)
        .then(QuestionAsked(question="fresh-1", text="一覧は?", asked_to=B, answer_by=t("03:15"), asker=C))
    )
    (question,) = story.board.work.questions.open()
    assert (question.asking.person, question.asker, question.chased) == (B, C, 0)
    due = next(one for one in deadlines(story.board, story.policy) if one.kind is DeadlineKind.QUESTION)
    assert (due.owner, due.urgency(t("03:16"))) == (B, Urgency.DUE)


def test_a_question_is_chased_with_a_new_time_and_closed_by_its_answer():
    story = given(declared(), asked())
    chase = ChaseQuestion(incident=STREAM, question="q1", answer_by=t("03:40"))
    story = story.when(chase).then(chased(B, "03:40"))
    assert story.board.work.questions.by_id["q1"].chased == 1
    answer = AnswerQuestion(incident=STREAM, question="q1", answer="1,240 社")
    story = story.when(answer).then(QuestionAnswered(question="q1", answer="1,240 社", person=B))
    assert story.board.work.questions.open() == []
    story.when(chase).then(Refused(Because.QUESTION_CLOSED, question="一覧は?"))
    better = AnswerQuestion(incident=STREAM, question="q1", answer="1,310 社", person=A)
    story = story.when(better).then(QuestionAnswered(question="q1", answer="1,310 社", person=A))
    assert story.board.work.questions.by_id["q1"].closing.text == "1,310 社"


def test_an_answer_outweighs_that_somebody_dropped_the_question():
    given_up = QuestionDropped(question="q1", reason="不要")
    story = given(declared(), asked(), apart(given_up, QuestionAnswered(question="q1", answer="あり")))
    assert story.board.work.questions.by_id["q1"].closing.is_answered


def test_two_desks_that_chase_it_differently_are_settled_by_one_act_also_when_its_time_has_passed():
    story = given(declared(), asked(), apart(chased(A, "02:20"), chased(B, "02:40")))
    assert story.board.contested == ["question:q1"]
    assert story.board.work.questions.by_id["q1"].asking.person == A
    choose = ChaseQuestion(incident=STREAM, question="q1", asked_to=B, answer_by=t("02:40"))
    assert story.when(choose).then(chased(B, "02:40")).board.contested == []


def judged(risk="r1", **more):
    said = {"text": "枯渇", "owner": B, "likelihood": Level.LOW, "effect": Level.HIGH}
    return RiskJudged(risk=risk, **{**said, **more})


def test_a_risk_has_an_owner_and_the_gravest_stands_first():
    name = JudgeRisk(
        incident=STREAM, text="枯渇", owner=B, likelihood=Level.LOW, effect=Level.HIGH, watched_by="グラフ"
    )
    story = given(declared()).when(name).then(judged("fresh-1", watched_by="グラフ"))
    story = story.and_then(judged("r2", likelihood=Level.HIGH))
    assert [one.risk for one in story.board.work.risks.standing()] == ["r2", "fresh-1"]
    again = JudgeRisk(incident=STREAM, risk="fresh-1", likelihood=Level.HIGH, effect=Level.HIGH)
    story = story.when(again).then(judged("fresh-1", likelihood=Level.HIGH, watched_by="グラフ"))
    end = EndRisk(incident=STREAM, risk="r2", end=RiskEnd.HAPPENED, reason="22:50 に枯渇")
    story = story.when(end).then(RiskEnded(risk="r2", end=RiskEnd.HAPPENED, reason="22:50 に枯渇"))
    assert [one.risk for one in story.board.work.risks.standing()] == ["fresh-1"]
    story.when(end).then(Refused(Because.RISK_ENDED))


def test_a_risk_of_nobody_is_none():
    given(declared()).when(JudgeRisk(incident=STREAM, text="x")).then(
        Refused(Because.TEXT_EMPTY, field="owner")
    )


def test_the_graver_judgement_stands_while_two_desks_differ():
    story = given(declared(), judged(), apart(judged(likelihood=Level.HIGH), judged(likelihood=Level.MEDIUM)))
    assert story.board.work.risks.by_id["r1"].judged.likelihood is Level.HIGH
    assert story.board.contested == ["risk:r1"]


def test_what_is_left_is_noted_planned_and_ends_only_with_what_shows_it():
    note = NoteFollowUp(incident=STREAM, text="アラートを作る", entry="record-9")
    story = (
        given(declared())
        .when(note)
        .then(FollowUpNoted(follow_up="fresh-1", text="アラートを作る", entry="record-9"))
    )
    story.when(note).then(Refused(Because.ENTRY_TAKEN))
    plan = PlanFollowUp(incident=STREAM, follow_up="fresh-1", owner=B, due=t("04:00"), when=When.NOW)
    story = story.when(plan).then(
        FollowUpPlanned(follow_up="fresh-1", owner=B, due=t("04:00"), when=When.NOW)
    )
    end = EndFollowUp(incident=STREAM, follow_up="fresh-1", end=FollowUpEnd.DONE, reason=" ")
    story.when(end).then(Refused(Because.TEXT_EMPTY, field="evidence"))
    done = EndFollowUp(incident=STREAM, follow_up="fresh-1", end=FollowUpEnd.DONE, reason="PR 12")
    story = story.when(done).then(FollowUpEnded(follow_up="fresh-1", end=FollowUpEnd.DONE, reason="PR 12"))
    assert story.board.work.follow_ups.left() == []


def test_what_is_left_outlives_the_incident_and_is_due_by_its_day():
    noted = FollowUpNoted(follow_up="f1", text="x", owner=B, due=t("03:30"))
    story = given(declared(), noted, CLOSED)
    (due,) = [one for one in deadlines(story.board, story.policy) if one.kind is DeadlineKind.FOLLOW_UP]
    assert (due.owner, due.urgency(t("03:31"))) == (B, Urgency.DUE)
    later = NoteFollowUp(incident=STREAM, text="y", when=When.NOW)
    assert story.when(later).then(FollowUpNoted(follow_up="fresh-1", text="y", when=When.NOW))


def test_what_is_to_be_done_now_stands_before_what_comes_later():
    story = given(
        declared(),
        FollowUpNoted(follow_up="later", text="x", due=t("03:30")),
        FollowUpNoted(follow_up="someday", text="x"),
        FollowUpNoted(follow_up="now", text="x", when=When.NOW),
    )
    assert [one.follow_up for one in story.board.work.follow_ups.left()] == ["now", "later", "someday"]


def test_a_change_that_can_be_turned_back_is_an_option_at_once_and_a_risky_one_is_suspected():
    note = NoteChange(
        incident=STREAM,
        text="v412",
        changed_at=occurred("01:40"),
        revert="v411 へ",
        speed="5 分",
        is_risky=True,
    )
    noted = ChangeNoted(
        change="fresh-1",
        text="v412",
        change_kind=ChangeKind.DEPLOY,
        changed_at=occurred("01:40"),
        revert="v411 へ",
        is_risky=True,
        option="fresh-2",
    )
    option = OptionProposed(option="fresh-2", text="v411 へ", speed="5 分", restore_first=True)
    story = given(declared()).when(note).then(noted, option)
    (change,) = story.board.work.changes.newest_first()
    assert (change.suspicion, story.board.options.open()[0].restore_first) == (Suspicion.SUSPECTED, True)
    assert story.board.work.changes.reverted_by("fresh-2") == change
    clear = JudgeChange(incident=STREAM, change="fresh-1", suspicion=Suspicion.CLEARED, reason="時刻が違う")
    story = story.when(clear).then(
        ChangeJudged(change="fresh-1", suspicion=Suspicion.CLEARED, reason="時刻が違う")
    )
    assert story.board.work.changes.by_id["fresh-1"].suspicion is Suspicion.CLEARED


def test_the_suspected_change_stands_before_newer_ones():
    def change(key, clock, **more):
        kind = ChangeKind.CONFIG
        return ChangeNoted(change=key, text="x", change_kind=kind, changed_at=occurred(clock), **more)

    story = given(declared(), change("old", "00:10", is_risky=True), change("new", "01:50"))
    assert [one.noted.change for one in story.board.work.changes.newest_first()] == ["old", "new"]


@pytest.mark.parametrize(
    ("command", "because"),
    [
        (NoteChange(incident=STREAM, text="x", url="http://x"), Because.LINK_NOT_HTTPS),
        (NoteChange(incident=STREAM, text="x", changed_at=occurred("05:00")), Because.TIME_IN_FUTURE),
        (
            JudgeChange(incident=STREAM, change="?", suspicion=Suspicion.CLEARED, reason="x"),
            Because.CHANGE_UNKNOWN,
        ),
        (AskQuestion(incident=STREAM, text="x", asked_to="", answer_by=t("03:30")), Because.TEXT_EMPTY),
        (
            AskQuestion(incident=STREAM, text="x", asked_to="法務部", answer_by=t("03:30")),
            Because.OWNER_NOT_ONE,
        ),
        (DropQuestion(incident=STREAM, question="?", reason="x"), Because.QUESTION_UNKNOWN),
        (EndRisk(incident=STREAM, risk="?", end=RiskEnd.GONE, reason="x"), Because.RISK_UNKNOWN),
        (PlanFollowUp(incident=STREAM, follow_up="?", owner=A), Because.FOLLOW_UP_UNKNOWN),
    ],
)
def test_what_is_refused(command, because):
    given(declared()).when(command).then(Refused(because))


def test_the_kind_of_cause_may_be_said_at_any_time_and_says_whether_it_came_from_outside():
    judge = JudgeCause(incident=STREAM, category=Category.PROVIDER, basis="状況ページ")
    story = (
        given(declared(), CLOSED)
        .when(judge)
        .then(CauseJudged(category=Category.PROVIDER, basis="状況ページ"))
    )
    assert story.board.work.cause.judged.category.is_external
    assert not Category.OPERATION.is_external


def test_a_cause_that_is_unknown_is_no_diagnosis():
    story = given(declared(), at("02:00", CauseJudged(category=Category.UNKNOWN)))
    assert story.board.work.cause.judged_at is None
    story = story.and_then(at("02:10", CauseJudged(category=Category.CHANGE)))
    assert story.board.work.cause.judged_at == t("02:10")
