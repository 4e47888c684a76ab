"""The pinned summary: what it says, when it is drawn up, posted once, edited in place, and never twice."""

from datetime import timedelta

import pytest
from hypothesis import given as given_that
from hypothesis import settings
from hypothesis import strategies as st

from commander.board.actions import StartAction
from commander.board.audience_book import Circle
from commander.board.board import Board
from commander.board.deliveries import COALESCED, Choice, DeliveryState, Operation, lane_of
from commander.board.impact import Amount, Aspect, Certainty, StateImpact, WordImpact
from commander.board.incident import Close, IncidentKind, Retitle, SetSeverity
from commander.board.organisation import Audience, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.roles import AssignRole
from commander.board.slack_rules import SlackRules
from commander.board.summary import SummaryDrawn
from commander.outbox.debt import Held, Mode
from commander.outbox.publisher import (
    Delivered,
    NotThere,
    Rejected,
    RejectionCause,
    Seen,
    TryLater,
    Unsure,
)
from commander.wording.language import Language
from commander.wording.troubles import delivery_sentence
from tests.commander.console import CUSTOMERS, STAFF, Console

PLACE = "slack:#incidents"
GONE = Rejected(cause=RejectionCause.GONE, detail="message_not_found")
GAP = 4


def with_summary(console, *channels):
    rules = SlackRules(summary=channels or ("#incidents",))
    console.desk.submit(ImportPolicy(policy=PolicyFile(audience=(STAFF, CUSTOMERS), slack=rules)))


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        with_summary(console)
        yield console


def summaries(console):
    return [debt for debt in console.outbox.all_debts() if debt.operation is Operation.SUMMARY]


def step(console, *answers):
    """One turn of a sender: every summary that is due goes, and is answered."""
    begun = []
    answers = list(answers)
    for debt in console.deliveries.workable():
        if debt.operation is Operation.SUMMARY and debt.state is DeliveryState.QUEUED:
            errand = console.deliveries.begin(debt.key)
            outcome = answers.pop(0) if answers else Delivered(ref=errand.at_ref or "1.1")
            console.deliveries.settle(errand.key, errand.attempt, outcome)
            begun.append(errand)
    return begun


def settled(console):
    """Turns until nothing more is to be said; the errands on the way."""
    begun = []
    for _ in range(10):
        begun += step(console)
        console.clock.advance(seconds=GAP)
        if console.deliveries.open_count() == 0:
            return begun
    pytest.fail("it never came to rest")


def test_an_incident_gets_one_summary_that_is_posted_and_then_edited_where_it_stands(console):
    console.declare()
    first, second = settled(console)
    assert (first.operation, first.at_ref, first.target) == (Operation.SUMMARY, None, PLACE)
    # It is pinned with the first edit: the post's own answer may be lost, and a pin is no reason to post again.
    assert (second.at_ref, second.bulletin.texts["ja"].title) == ("1.1", first.bulletin.texts["ja"].title)
    assert settled(console) == []


def test_it_is_posted_once_only_and_edited_as_often_as_it_takes(console):
    incident = console.declare()
    step(console)
    assert [debt.mode for debt in summaries(console)] == [Mode.ONCE]
    console.desk.submit(SetSeverity(incident=incident, severity=2))
    settled(console)
    assert {debt.mode for debt in summaries(console)[1:]} == {Mode.CONVERGE}


def test_it_says_what_the_board_says_in_both_languages(console):
    incident = console.declare(severity=2)
    submit = console.desk.submit
    submit(AssignRole(incident=incident, role="ic", person="op-a"))
    submit(WordImpact(incident=incident, ja="カード決済が失敗する", en="failed card payments"))
    submit(
        StateImpact(
            incident=incident,
            aspect=Aspect.HOW_MANY,
            text="約1,200件",
            certainty=Certainty.ESTIMATED,
            amount=Amount(low=1000, likely=1200, high=1500, unit="件"),
        )
    )
    due = console.clock() + timedelta(minutes=10)
    submit(StartAction(incident=incident, text="DB を戻す", owner="op-a", check_at=due))
    (errand, *_) = settled(console)
    ja, en = errand.bulletin.texts["ja"], errand.bulletin.texts["en"]
    assert ja.title.startswith("INC-")
    assert ja.title.endswith("決済が失敗する")
    assert "重大度:SEV2 / " in ja.body
    assert "Severity: SEV2 / " in en.body
    assert "カード決済が失敗する" in ja.body
    assert "failed card payments" in en.body
    assert "件数:約1,200件(推定、" in ja.body
    assert "How many: about 1,200件 (estimated, as of " in en.body
    assert "指揮:op-a" in ja.body
    assert "Commander: op-a" in en.body
    assert "DB を戻す(op-a、" in ja.body
    assert "次の社外更新:約束はありません" in ja.body
    assert "更新(JST)" in ja.body.splitlines()[-1]


def test_an_entry_changes_nothing_of_it(console):
    incident = console.declare()
    settled(console)
    console.write(incident)
    assert settled(console) == []


def test_no_command_of_a_person_draws_it_up(console):
    incident = console.declare()
    console.desk.submit(SetSeverity(incident=incident, severity=1))
    assert summaries(console) == []


def test_of_a_hundred_changes_one_edit_in_some_seconds_goes_and_the_last_is_the_board(console):
    incident = console.declare()
    settled(console)
    edits = []
    for number in range(50):
        console.desk.submit(Retitle(incident=incident, title=f"決済が失敗する {number}"))
        edits += step(console)
        console.clock.advance(milliseconds=200)
    edits += settled(console)
    assert len(edits) <= 4
    assert edits[-1].bulletin.texts["ja"].title.endswith("決済が失敗する 49")


def test_in_doubt_about_the_post_it_is_looked_for_and_never_posted_a_second_time(console):
    incident = console.declare()
    step(console, Unsure(detail="timed out"))
    console.desk.submit(SetSeverity(incident=incident, severity=1))
    console.clock.advance(seconds=61)
    assert step(console) == []  # nothing goes before it is known
    (waiting,) = [debt for debt in console.deliveries.workable() if debt.state is DeliveryState.UNKNOWN]
    console.deliveries.sighted(waiting.key, waiting.attempt, Seen(ref="7.7"))
    assert {errand.at_ref for errand in settled(console)} == {"7.7"}


def test_killed_in_the_middle_of_the_post_it_is_looked_for_too(console):
    console.declare()
    (debt,) = [debt for debt in console.deliveries.workable() if debt.operation is Operation.SUMMARY]
    console.deliveries.begin(debt.key)
    console.restart()
    console.deliveries.recover()
    assert [debt.state for debt in summaries(console)] == [DeliveryState.UNKNOWN]
    console.clock.advance(seconds=61)
    for _ in range(2):
        (waiting,) = console.deliveries.workable()
        console.deliveries.sighted(waiting.key, waiting.attempt, NotThere())
        console.clock.advance(seconds=6)
    assert [errand.at_ref for errand in settled(console)] == [None, "1.1"]


def test_killed_before_it_was_drawn_up_it_is_drawn_up_at_the_next_start(console):
    console.declare()
    console.restart()
    console.deliveries.recover()
    assert len(settled(console)) == 2


def test_killed_between_two_edits_nothing_is_posted_again(console):
    incident = console.declare()
    settled(console)
    console.desk.submit(SetSeverity(incident=incident, severity=1))
    console.deliveries.workable()
    console.restart()
    console.deliveries.recover()
    assert {errand.at_ref for errand in settled(console)} == {"1.1"}


def test_a_summary_that_somebody_deleted_is_posted_anew_and_that_is_said(console):
    incident = console.declare()
    settled(console)
    console.desk.submit(SetSeverity(incident=incident, severity=1))
    step(console, Rejected(cause=RejectionCause.GONE, detail="message_not_found"))
    board = console.desk.board(incident)
    assert board.messages.needing_a_person() == []
    gone = [
        record.event
        for told in console.heard
        for record in told
        if getattr(record.event, "reason", "") == "gone"
    ]
    assert [event.in_timeline for event in gone] == [True]
    console.clock.advance(seconds=GAP)
    assert [errand.at_ref for errand in settled(console)] == [None, "1.1"]


@pytest.mark.parametrize("reason", list(Held))
def test_whatever_keeps_it_from_going_says_why_and_what_to_do(reason):
    for language in Language:
        assert delivery_sentence(DeliveryState.HELD, reason, "x", language)


def test_what_a_person_called_off_is_not_drawn_up_again(console):
    incident = console.declare()
    step(console, Rejected(cause=RejectionCause.PERMISSION, detail="missing_scope"))
    (held,) = summaries(console)
    assert held.state is DeliveryState.HELD
    console.decide(held.key, Choice.CANCEL)
    console.desk.submit(SetSeverity(incident=incident, severity=1))
    assert settled(console) == []


def test_a_held_summary_stops_no_post_and_a_held_post_no_summary(console):
    incident = console.declare()
    step(console, Rejected(cause=RejectionCause.PERMISSION, detail="missing_scope"))
    console.tell(incident, "staff")
    posts = [debt for debt in console.deliveries.workable() if debt.target == PLACE]
    assert [debt.operation for debt in posts] == [Operation.POST]
    errand = console.deliveries.begin(posts[0].key)
    console.deliveries.settle(errand.key, errand.attempt, Rejected(cause=RejectionCause.TOKEN, detail="x"))
    console.decide(summaries(console)[0].key, Choice.RELEASE)
    assert [errand.operation for errand in step(console)] == [Operation.SUMMARY]


def test_while_the_other_side_is_down_the_changes_of_the_board_cost_nothing(console):
    incident = console.declare()
    settled(console)
    before = len(summaries(console))
    tried = 0
    for number in range(60):
        console.desk.submit(Retitle(incident=incident, title=f"決済が失敗する {number}"))
        tried += len(step(console, TryLater(detail="503")))
        console.clock.advance(seconds=GAP)
    assert tried <= 10  # four minutes of backoff
    assert len(summaries(console)) == before + 1
    console.clock.advance(minutes=10)
    assert settled(console)[-1].bulletin.texts["ja"].title.endswith("決済が失敗する 59")


def test_a_drill_and_a_test_go_to_practice_alone(console):
    for kind in (IncidentKind.DRILL, IncidentKind.TEST):
        console.declare("訓練", incident_kind=kind)
    console.deliveries.workable()
    assert {(debt.via, debt.bulletin.drill) for debt in summaries(console)} == {("practice", True)}
    assert all(debt.bulletin.texts["ja"].title.startswith("【訓練】") for debt in summaries(console))


def test_without_a_place_nothing_is_owed_and_a_notice_has_none(tmp_path):
    with Console(tmp_path / "home") as console:
        console.list_audiences()
        console.declare()
        assert settled(console) == []
        with_summary(console)
        console.declare("お知らせ", incident_kind=IncidentKind.NOTICE)
        assert summaries(console) == []


def test_it_never_stands_where_others_read(console):
    with_summary(console, "#partners")
    named = Audience(
        key="partners",
        name_ja="提携先",
        name_en="Partners",
        targets=("slack:#partners",),
        circle=Circle.NAMED,
    )
    console.list_audiences(STAFF, named)
    with_rules = PolicyFile(audience=(STAFF, named), slack=SlackRules(summary=("#partners",)))
    console.desk.submit(ImportPolicy(policy=with_rules))
    console.declare()
    assert settled(console) == []


def test_a_clock_set_back_delays_no_edit_and_forgets_nothing_that_was_deleted(console):
    incident = console.declare()
    settled(console)
    console.clock.advance(hours=-1)
    console.desk.submit(SetSeverity(incident=incident, severity=1))
    assert step(console, GONE) == []  # drawn up, and due in a moment
    console.clock.advance(seconds=GAP)
    assert [errand.at_ref for errand in step(console, GONE)] == ["1.1"]
    console.clock.advance(seconds=GAP)
    assert [errand.at_ref for errand in settled(console)] == [None, "1.1"]


def test_what_a_person_lets_go_after_a_restore_is_looked_for_before_it_is_posted(console):
    console.declare()
    console.deliveries.workable()
    console.deliveries.hold_after_restore()
    (held,) = summaries(console)
    console.decide(held.key, Choice.RELEASE)
    assert [errand.tried_before for errand in step(console)] == [True]


def test_at_the_end_it_says_so_once_more(console):
    incident = console.declare()
    settled(console)
    console.desk.submit(Close(incident=incident, reason="復旧を確認"))
    (last,) = settled(console)
    assert "終了" in last.bulletin.texts["ja"].body


def test_it_is_no_row_of_the_timeline_unless_somebody_must_know(console):
    console.declare()
    settled(console)
    events = [record.event for told in console.heard for record in told]
    drawn = [event for event in events if isinstance(event, SummaryDrawn)]
    assert drawn
    assert not any(event.in_timeline for event in drawn)
    assert not any(
        event.in_timeline for event in events if getattr(event, "operation", "") == Operation.SUMMARY
    )


def test_posts_keep_their_order_and_every_other_operation_has_a_lane_of_its_own():
    posting = lane_of(Operation.POST)
    assert set(posting) == {Operation.POST, Operation.EDIT, Operation.WITHDRAW}
    assert all(lane_of(one) == posting for one in posting)
    assert lane_of(Operation.SUMMARY) == (Operation.SUMMARY,)
    assert lane_of(Operation.LINE) == (Operation.LINE,)


@given_that(
    st.lists(st.sampled_from(["change", "answer", "later", "unsure", "wait", "post", "crash"]), max_size=25)
)
@settings(max_examples=25, deadline=None)
def test_whatever_happens_the_last_summary_is_the_board_and_one_lane_has_one_to_pay(tmp_path_factory, story):
    with Console(tmp_path_factory.mktemp("law") / "home") as console:
        with_summary(console)
        incident = console.declare()
        shown, posted = {}, 0

        def turn(outcome):
            nonlocal posted
            open_now = [debt for debt in console.deliveries.workable() if debt.operation in COALESCED]
            assert len([debt for debt in open_now if debt.state is DeliveryState.QUEUED]) <= 1
            for debt in open_now:
                if debt.state is not DeliveryState.QUEUED:
                    there = Seen(ref="1.1") if "1.1" in shown else NotThere()
                    console.deliveries.sighted(debt.key, debt.attempt, there)
                    continue
                errand = console.deliveries.begin(debt.key)
                if not isinstance(outcome, TryLater):
                    posted += errand.at_ref is None
                    shown["1.1"] = errand.bulletin.texts["ja"].title
                answer = Delivered(ref="1.1") if outcome is None else outcome
                console.deliveries.settle(errand.key, errand.attempt, answer)

        for number, act in enumerate(story):
            match act:
                case "change":
                    console.desk.submit(Retitle(incident=incident, title=f"版 {number}"))
                case "answer":
                    turn(None)
                case "later":
                    turn(TryLater(detail="503"))
                case "unsure":
                    turn(Unsure(detail="lost"))
                case "wait":
                    console.clock.advance(seconds=61)
                case "post":
                    console.tell(incident, "staff")
                case "crash":
                    console.restart()
                    console.deliveries.recover()
        for _ in range(12):
            turn(None)
            console.clock.advance(seconds=61)
        board: Board = console.desk.board(incident)
        assert shown["1.1"].endswith(board.incident.title)
        assert posted == 1
        assert Held.SUPERSEDED not in {
            debt.reason for debt in summaries(console) if debt.state is not DeliveryState.CANCELLED
        }
