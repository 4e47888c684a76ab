from datetime import timedelta

import pytest

from commander.board.refusal import Because, Refused
from commander.board.roles import RoleAssigned
from commander.board.summons import (
    Answer,
    AnswerCall,
    CallAnswered,
    CallRole,
    CallState,
    EndSummons,
    RoleCalled,
    RoleSummoned,
    SummonRole,
    SummonsEnded,
)
from tests.commander.story import STREAM, A, B, C, at, declared, given, t

DECLARED = given(declared())


def call(person="", role="legal"):
    return CallRole(incident=STREAM, role=role, person=person)


def answered(answer, role="legal"):
    return AnswerCall(incident=STREAM, role=role, answer=answer)


def test_somebody_is_asked_for_and_somebody_else_takes_the_calling_on():
    asked = DECLARED.when(SummonRole(incident=STREAM, role="legal", person=B)).then(
        RoleSummoned(role="legal", person=B)
    )
    assert asked.board.calls.by_role["legal"].state is CallState.ASKED
    taken = asked.when(SummonRole(incident=STREAM, role="legal", caller=C)).then(
        RoleSummoned(role="legal", person=B, caller=C)
    )
    called = taken.when(call(), by=C).then(RoleCalled(role="legal", person=B))
    assert (called.board.calls.by_role["legal"].caller, called.board.calls.by_role["legal"].calls) == (C, 1)


def test_taking_the_calling_on_twice_is_one_step_and_the_wait_is_not_begun_anew():
    once = DECLARED.when(SummonRole(incident=STREAM, role="legal", person=B, caller=C), now="02:10")
    once = once.then(RoleSummoned(role="legal", person=B, caller=C))
    twice = once.when(SummonRole(incident=STREAM, role="legal", person=B, caller=C), now="02:13")
    twice = twice.then(RoleSummoned(role="legal", person=B, caller=C))
    summons = twice.board.calls.by_role["legal"]
    assert (len(summons.steps), summons.since) == (1, t("02:10"))


def test_each_call_counts_and_the_last_one_starts_the_wait_anew():
    story = DECLARED.when(call(B), now="02:10").then(RoleCalled(role="legal", person=B))
    again = story.when(call(), now="02:14").then(RoleCalled(role="legal", person=B))
    summons = again.board.calls.by_role["legal"]
    assert (summons.calls, summons.since, summons.caller) == (2, t("02:14"), A)
    assert not summons.is_overdue(t("02:18"))
    assert summons.is_overdue(t("02:19"))
    assert [role for role, _ in again.board.calls.overdue(t("02:19"))] == ["legal"]


def test_calling_the_deputy_counts_from_one():
    story = DECLARED.and_then(RoleCalled(role="legal", person=B), RoleCalled(role="legal", person=B))
    other = story.when(call(C)).then(RoleCalled(role="legal", person=C))
    assert other.board.calls.by_role["legal"].calls == 1


def test_another_caller_keeps_what_was_called_so_far():
    story = DECLARED.and_then(
        RoleCalled(role="legal", person=B), RoleSummoned(role="legal", person=B, caller=C)
    )
    summons = story.board.calls.by_role["legal"]
    assert (summons.calls, summons.caller, summons.state) == (1, C, CallState.CALLED)


@pytest.mark.parametrize(
    ("answer", "waits"),
    [
        (Answer.COMING, timedelta(minutes=15)),
        (Answer.DECLINED, timedelta()),
        (Answer.NO_ANSWER, timedelta()),
    ],
)
def test_what_came_of_a_call_says_when_somebody_must_act_again(answer, waits):
    story = DECLARED.and_then(RoleCalled(role="legal", person=B))
    told = story.when(answered(answer.value), now="02:20").then(
        CallAnswered(role="legal", person=B, answer=answer)
    )
    summons = told.board.calls.by_role["legal"]
    assert summons.state == answer.value
    assert summons.is_overdue(t("02:20") + waits)
    assert summons.is_overdue(t("02:20") + waits - timedelta(seconds=1)) is (waits == timedelta())


def test_whoever_arrives_ends_the_call():
    story = DECLARED.and_then(RoleCalled(role="legal", person=B), RoleAssigned(role="legal", person=C))
    assert story.board.calls.by_role == {}


def test_an_answer_about_somebody_else_changes_nothing():
    story = DECLARED.and_then(
        at("02:00", RoleCalled(role="legal", person=C)),
        CallAnswered(role="legal", person=B, answer=Answer.DECLINED),
    )
    assert story.board.calls.by_role["legal"].state is CallState.CALLED


def test_refused_are_a_role_nobody_knows_a_call_to_nobody_and_an_answer_to_no_call():
    DECLARED.when(call(B, role="king")).then(Refused(Because.ROLE_UNKNOWN))
    DECLARED.when(call(" ")).then(Refused(Because.TEXT_EMPTY, field="person"))
    DECLARED.when(answered("coming")).then(Refused(Because.NOT_CALLED, role="legal"))
    asked = DECLARED.and_then(RoleSummoned(role="legal", person=B))
    asked.when(answered("coming")).then(Refused(Because.NOT_CALLED))
    asked.when(answered("maybe")).then(Refused(Because.ANSWER_UNKNOWN, answer="maybe"))


def test_whoever_holds_the_role_is_not_called_to_it():
    held = DECLARED.and_then(RoleAssigned(role="legal", person=B))
    for command in (call(B), SummonRole(incident=STREAM, role="legal", person=B)):
        held.when(command).then(Refused(Because.HOLDS_IT_ALREADY, role="legal", person=B))
    assert held.when(call(C)).events  # somebody fresh


def test_an_answer_is_never_taken_for_somebody_elses():
    called = DECLARED.and_then(RoleCalled(role="legal", person=B), RoleCalled(role="legal", person=C))
    late = AnswerCall(incident=STREAM, role="legal", answer="coming", person=B)
    called.when(late).then(Refused(Because.CALLED_ANOTHER, role="legal", person=C))
    assert called.when(AnswerCall(incident=STREAM, role="legal", answer="coming", person=C)).events


def test_an_answer_after_somebody_took_the_role_is_refused():
    called = DECLARED.and_then(RoleCalled(role="legal", person=B), RoleAssigned(role="legal", person=C))
    called.when(answered("coming")).then(Refused(Because.NOT_CALLED, role="legal"))


def test_a_call_can_be_called_off():
    called = DECLARED.and_then(RoleCalled(role="legal", person=B))
    off = called.when(EndSummons(incident=STREAM, role="legal")).then(SummonsEnded(role="legal"))
    assert off.board.calls.by_role == {}
    off.when(EndSummons(incident=STREAM, role="legal")).then(Refused(Because.NOT_CALLED, role="legal"))
