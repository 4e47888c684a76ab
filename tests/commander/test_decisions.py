"""Decisions: the poll, objections by name, who decided on what, and looking at it again."""

import pytest

from commander.board.decisions import (
    Alternative,
    DecisionDropped,
    DecisionMade,
    DecisionObjected,
    DecisionProposed,
    DecisionReviewed,
    DecisionState,
    DropDecision,
    MakeDecision,
    ObjectToDecision,
    ProposeDecision,
    ReviewDecision,
)
from commander.board.organisation import Person
from commander.board.policy import PersonListed
from commander.board.refusal import Because, Refused
from commander.deadlines import DeadlineKind, deadlines
from commander.wording.language import Language
from commander.wording.lines import line
from tests.commander.story import STREAM, TOKYO, A, B, C, apart, at, declared, given, t

BACK = "v411 へ戻す"
WAIT = Alternative(text="修正を待つ", why_not="1 時間かかる")


def proposed(decision="d1", **more):
    return DecisionProposed(
        decision=decision, **{"text": BACK, "basis": "直後から失敗", "executor": C, **more}
    )


def made(decision="d1", **more):
    return DecisionMade(decision=decision, **{"text": BACK, "decider": A, **more})


def make(decision="d1", **more):
    return MakeDecision(incident=STREAM, decision=decision, **more)


def test_a_proposal_asks_for_strong_objections_and_without_any_is_decided_as_it_was_proposed():
    command = ProposeDecision(
        incident=STREAM, text=BACK, basis="直後から失敗", executor=C, review_at=t("03:30"), rejected=(WAIT,)
    )
    said = {"review_at": t("03:30"), "rejected": (WAIT,)}
    story = given(declared()).when(command).then(proposed("fresh-1", **said))
    (decision,) = story.board.work.decisions.polled()
    assert (decision.state, decision.text, decision.decider) == (DecisionState.POLLED, BACK, "")
    story = story.when(make("fresh-1")).then(
        made("fresh-1", basis="直後から失敗", executor=C, polled=True, **said)
    )
    (decision,) = story.board.work.decisions.standing()
    assert (decision.state, decision.decider, decision.executor) == (DecisionState.MADE, A, C)
    assert (decision.decided_at, decision.review_at, decision.rejected) == (t("03:00"), t("03:30"), (WAIT,))


def test_a_strong_objection_is_answered_before_it_is_overruled():
    objected = DecisionObjected(decision="d1", person=B, objection="戻せない移行がある")
    command = ObjectToDecision(incident=STREAM, decision="d1", person=B, objection="戻せない移行がある")
    story = given(declared(), proposed()).when(command).then(objected)
    story.when(make()).then(Refused(Because.OBJECTION_NEEDS_ANSWER, person=B))
    answered = story.when(make(basis="移行は足すだけ")).then(
        made(basis="移行は足すだけ", executor=C, polled=True, objected=(B,))
    )
    (decision,) = answered.board.work.decisions.standing()
    assert [one.person for one in decision.objections] == [B]
    assert f"強い反対 {B}" in line(decision.made, answered.policy, Language.JA, TOKYO)


def test_what_nobody_was_asked_about_is_decided_in_one_act_and_says_who_decided():
    command = MakeDecision(incident=STREAM, text="広く公表する", decider=B, basis="影響 3 割")
    said = DecisionMade(decision="fresh-1", text="広く公表する", decider=B, basis="影響 3 割")
    story = given(declared()).when(command).then(said)
    assert "反対" not in line(said, story.policy, Language.JA, TOKYO)
    assert story.board.work.decisions.by_id["fresh-1"].decider == B


@pytest.mark.parametrize(
    ("command", "because"),
    [
        (ProposeDecision(incident=STREAM, text=" "), Because.TEXT_EMPTY),
        (ProposeDecision(incident=STREAM, text="x", review_at=t("02:00")), Because.TIME_IN_PAST),
        (ProposeDecision(incident=STREAM, text="x", rejected=(WAIT,) * 21), Because.TOO_MANY_ALTERNATIVES),
        (ProposeDecision(incident=STREAM, text="x", executor="SRE チーム"), Because.OWNER_NOT_ONE),
        (make("?"), Because.DECISION_UNKNOWN),
        (MakeDecision(incident=STREAM), Because.TEXT_EMPTY),
        (DropDecision(incident=STREAM, decision="d1", reason=""), Because.TEXT_EMPTY),
        (ReviewDecision(incident=STREAM, decision="d1", stands=True, reason="x"), Because.DECISION_NOT_MADE),
        (ObjectToDecision(incident=STREAM, decision="d1", person="", objection="x"), Because.TEXT_EMPTY),
    ],
)
def test_what_is_refused(command, because):
    given(declared(), proposed()).when(command).then(Refused(because))


def test_a_settled_decision_is_reviewed_and_not_decided_again():
    story = given(declared(), made())
    story.when(make()).then(Refused(Because.DECISION_SETTLED, decision=BACK))
    stands = ReviewDecision(
        incident=STREAM, decision="d1", stands=True, reason="効いている", review_at=t("04:00")
    )
    later = story.when(stands).then(
        DecisionReviewed(decision="d1", stands=True, reason="効いている", review_at=t("04:00"))
    )
    assert later.board.work.decisions.by_id["d1"].review_at == t("04:00")
    overturn = ReviewDecision(incident=STREAM, decision="d1", stands=False, reason="失敗が戻った")
    over = later.when(overturn).then(DecisionReviewed(decision="d1", stands=False, reason="失敗が戻った"))
    decision = over.board.work.decisions.by_id["d1"]
    assert (decision.state, decision.review_at) == (DecisionState.OVERTURNED, None)
    over.when(overturn).then(Refused(Because.DECISION_OVERTURNED))


def test_made_at_one_desk_and_dropped_at_another_stands_as_made_until_one_act_settles_it():
    dropped = DecisionDropped(decision="d1", reason="不要")
    story = given(declared(), proposed(), apart(made(), dropped))
    decision = story.board.work.decisions.by_id["d1"]
    assert (decision.state, decision.contested) == (DecisionState.MADE, True)
    assert "decision:d1" in story.board.contested
    settled = story.when(DropDecision(incident=STREAM, decision="d1", reason="不要")).then(dropped)
    assert settled.board.contested == []
    assert settled.board.work.decisions.by_id["d1"].state is DecisionState.DROPPED


def test_a_poll_that_nobody_ends_and_a_review_that_nobody_makes_are_due():
    story = given(declared(), at("02:00", proposed("d1")), made("d2", review_at=t("03:30")))
    due = {one.kind: one for one in deadlines(story.board, story.policy)}
    assert due[DeadlineKind.POLL].due == t("02:05")
    assert (due[DeadlineKind.DECISION_REVIEW].due, due[DeadlineKind.DECISION_REVIEW].subject) == (
        t("03:30"), "d2"
    )  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["SRE チーム", "A班", "全員", "誰か", "sme", "on-call", "the payments team", "担当A、担当B", "B and C"],
)
def test_a_team_or_several_are_no_owner(name):
    command = ProposeDecision(incident=STREAM, text="x", executor=name)
    given(declared()).when(command).then(Refused(Because.OWNER_NOT_ONE, owner=name))


@pytest.mark.parametrize("name", ["服部", "阿部 花子", "Allan", "担当A", "Jo Teamer", "Sommer"])
def test_a_person_is_an_owner_however_the_name_looks(name):
    command = ProposeDecision(incident=STREAM, text="x", executor=name)
    given(declared()).when(command).then(DecisionProposed(decision="fresh-1", text="x", executor=name))


def test_whoever_the_policy_lists_is_a_person_however_called():
    listed = PersonListed(person=Person(key="smith", name="Smith, all"))
    command = ProposeDecision(incident=STREAM, text="x", executor="Smith, all")
    assert given(declared(), listed).when(command).events
