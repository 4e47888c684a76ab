"""Phases and their checks: what is left before going on, the first response, the end (2-01, 2-12, 2-20, 4-01)."""

from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace

from commander.board.actions import ActionFinished, ActionStarted, Result
from commander.board.alignment import (
    AlignmentHeld,
    AlignmentSkipped,
    HoldAlignment,
    Screen,
    SkipAlignment,
    SystemPolicy,
    Track,
)
from commander.board.audiences import CommunicationPolicyChosen
from commander.board.audiences_hint import Reach
from commander.board.bulletin import Stage
from commander.board.call_link import CallLinkSet
from commander.board.customer_lists import CustomersCounted, CustomersExported, ListAct
from commander.board.decisions import DecisionMade, DecisionReviewed, DecisionState
from commander.board.deliveries import DeliverySettled, DeliveryState
from commander.board.gate_checks import (
    DEFAULT_CHECKS,
    Gate,
    GateCheck,
    GateCheckListed,
    GateRules,
    GateRulesSet,
    Known,
)
from commander.board.gate_evidence import met
from commander.board.gate_rows import State, gate_now, left_at_the_end, left_behind, rows, unmet
from commander.board.gates import (
    GateCheckPutOff,
    GateCheckTicked,
    GateCheckWaived,
    OpenCheck,
    PlanReview,
    PutOffCheck,
    ReviewPlanned,
    TickCheck,
    WaiveCheck,
)
from commander.board.impact import Aspect, Certainty, Concern, Count, ImpactStated, Trial
from commander.board.incident import (
    Close,
    EndedAs,
    EnterPhase,
    Excuse,
    IncidentClosed,
    IncidentReopened,
    Phase,
    PhaseEntered,
    SeveritySet,
)
from commander.board.privacy_records import PrivacyAnswer, PrivacyAnswered, PrivacyConcernRaised
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, RoleAssigned
from commander.deadlines import DeadlineKind, deadlines
from commander.next_step import Step, next_step
from commander.steps.stall import stalled_since
from commander.wording.alignment_said import decided_said
from commander.wording.language import Language
from commander.wording.lines import line
from commander.wording.sentences import refusal_sentence
from tests.commander.messages_said import PUBLIC, arrived, message, ordered
from tests.commander.story import STREAM, TOKYO, A, B, C, apart, at, declared, given, restored, t

DECLARED = given(at("02:00", declared()))
COMMANDED = DECLARED.and_then(
    at("02:01", RoleAssigned(role=COMMANDER, person=A)), at("02:01", SeveritySet(severity=2))
)
READY = COMMANDED.and_then(
    at("02:02", CallLinkSet(url="https://meet.example.invalid/x")),
    at("02:02", GateCheckTicked(check="related", note="別の障害")),
)


def aligned(**more):
    said = {
        "attendees": (A, B, C),
        "decision_maker": B,
        "customer_policy": "wide",
        "system_policy": "rollback",
        "partners": "unknown",
        "tracks": (Track(name="システム", owner=C),),
        "next_sync": t("03:30"),
    }
    return HoldAlignment(incident=STREAM, **{**said, **more})


def states(story, gate, now="03:00"):
    return {row.check.key: row.state for row in rows(story.board, story.policy, {gate}, t(now))}


def evidence(aspect, clock, **more):
    return at(
        clock,
        ImpactStated(
            row=aspect.value,
            aspect=aspect,
            text="x",
            certainty=Certainty.CONFIRMED,
            as_of=t(clock),
            **more,
        ),
    )


def test_the_board_answers_what_it_knows_and_says_by_what():
    board = COMMANDED.board
    assert met(board, Known.COMMANDER, t("02:05")).person == A
    assert met(board, Known.SEVERITY, t("02:05")).text == "SEV2"
    assert met(board, Known.CALL, t("02:05")) is None
    assert states(COMMANDED, Gate.DETECTED) == {
        "found": State.UNMET,
        "commander": State.MET,
        "call": State.UNMET,
        "severity": State.MET,
        "related": State.UNMET,
    }
    assert [row.check.key for row in unmet(board, COMMANDED.policy, t("02:05"))] == [
        "found",
        "call",
        "related",
    ]


def test_every_fact_that_a_check_may_name_can_be_asked_of_any_board():
    for known in Known:
        assert (
            met(given().board, known, t("03:00")) is None
            or known is Known.NO_SIGNAL
            or known is Known.LEFTOVERS
            or known is Known.LISTS
        )
    assert {check.known for check in DEFAULT_CHECKS} | {Known.NOTHING} == set(Known)


def test_going_on_with_something_left_is_refused_by_its_rule_and_says_the_way_on():
    chapter = COMMANDED.when(EnterPhase(incident=STREAM, phase=1))
    chapter.then(Refused(Because.CHECKS_UNMET, count="2"))
    assert "理由" in refusal_sentence(chapter.refused, Language.JA)
    assert "A call or channel to meet in, Not the tail of" in refusal_sentence(chapter.refused, Language.EN)


def test_each_check_left_has_its_own_line_of_reason_or_a_time():
    chapter = COMMANDED.when(
        EnterPhase(
            incident=STREAM,
            phase=1,
            excuses=(
                Excuse(check="call", reason="同じ部屋にいる"),
                Excuse(check="related", until=t("03:20")),
            ),
        )
    )
    story = chapter.then(
        PhaseEntered(
            phase=Phase.INVESTIGATION,
            excuses=(
                Excuse(check="call", reason="同じ部屋にいる"),
                Excuse(check="related", until=t("03:20")),
            ),
        )
    )
    assert states(story, Gate.DETECTED)["call"] is State.WAIVED
    assert states(story, Gate.DETECTED)["related"] is State.LATER
    assert states(story, Gate.DETECTED, "03:20")["related"] is State.UNMET
    due = [one for one in deadlines(story.board, story.policy) if one.kind is DeadlineKind.GATE]
    assert [(one.subject, one.due, one.owner) for one in due] == [("related", t("03:20"), A)]
    found = next_step(story.board, due, t("03:21"), story.policy)
    assert (found.step, found.subject) == (Step.DECIDE_CHECK, "related")


def test_one_reason_or_one_time_may_stand_for_all_the_others():
    by_reason = COMMANDED.when(EnterPhase(incident=STREAM, phase=1, reason="急ぎ")).event
    assert [one.reason for one in by_reason.excuses] == ["急ぎ", "急ぎ"]
    by_time = COMMANDED.when(EnterPhase(incident=STREAM, phase=1, until=t("03:30"))).event
    assert [one.until for one in by_time.excuses] == [t("03:30")] * 2
    COMMANDED.when(EnterPhase(incident=STREAM, phase=1, until=t("02:30"))).then(Refused(Because.TIME_IN_PAST))


def test_with_nothing_left_it_goes_on_and_back_without_a_word():
    story = READY.when(EnterPhase(incident=STREAM, phase=1)).then(PhaseEntered(phase=Phase.INVESTIGATION))
    story.when(EnterPhase(incident=STREAM, phase=0)).then(PhaseEntered(phase=Phase.DETECTED))


def test_skipping_phases_asks_for_what_lies_between():
    left = left_behind(READY.board, READY.policy, Phase.RESPONSE, t("02:10"))
    assert {row.check.gate for row in left} == {Gate.INVESTIGATION, Gate.ALIGNMENT, Gate.RESPONSE}
    assert "aligned" in {row.check.key for row in left}


def test_a_contested_phase_is_chosen_without_excuses():
    story = READY.and_then(apart(PhaseEntered(phase=Phase.CLOSING), PhaseEntered(phase=Phase.ALIGNMENT)))
    story.when(EnterPhase(incident=STREAM, phase=4)).then(PhaseEntered(phase=Phase.CLOSING))


def test_a_person_ticks_waives_puts_off_and_takes_back():
    ticked = COMMANDED.when(TickCheck(incident=STREAM, check="call", note="会議室")).event
    assert (ticked.check, ticked.note, ticked.ja) == ("call", "会議室", "集まる場所(通話・チャンネル)")
    COMMANDED.when(WaiveCheck(incident=STREAM, check="call", reason=" ")).then(
        Refused(Because.TEXT_EMPTY, field="reason")
    )
    waived = COMMANDED.and_then(
        COMMANDED.when(WaiveCheck(incident=STREAM, check="call", reason="対面")).event
    )
    assert states(waived, Gate.DETECTED)["call"] is State.WAIVED
    put_off = COMMANDED.when(PutOffCheck(incident=STREAM, check="call", until=t("03:30"))).event
    assert states(COMMANDED.and_then(put_off), Gate.DETECTED)["call"] is State.LATER
    COMMANDED.when(OpenCheck(incident=STREAM, check="call")).then(Refused(Because.CHECK_NOT_ANSWERED))
    opened = waived.and_then(waived.when(OpenCheck(incident=STREAM, check="call")).event)
    assert states(opened, Gate.DETECTED)["call"] is State.UNMET
    COMMANDED.when(TickCheck(incident=STREAM, check="tea")).then(Refused(Because.CHECK_UNKNOWN, check="tea"))


def test_two_desks_that_answer_apart_leave_more_to_do():
    story = COMMANDED.and_then(
        apart(GateCheckTicked(check="call"), GateCheckPutOff(check="call", until=t("03:30")))
    )
    assert states(story, Gate.DETECTED)["call"] is State.LATER
    again = story.and_then(GateCheckWaived(check="call", reason="決めた"))
    assert states(again, Gate.DETECTED)["call"] is State.WAIVED


def test_the_policy_may_say_what_is_checked():
    own = GateCheck(key="lawyer", gate=Gate.DETECTED, ja="顧問弁護士に連絡", en="Counsel called")
    story = COMMANDED.and_then(GateCheckListed(check=own))
    assert [one.key for one in story.policy.gates.checks()] == ["lawyer"]
    story.when(EnterPhase(incident=STREAM, phase=1)).then(
        Refused(Because.CHECKS_UNMET, checks_en="Counsel called")
    )


def test_the_first_response_is_one_record_and_is_so_everywhere():
    chapter = READY.when(aligned())
    held, made, chosen, decider = chapter.events
    assert isinstance(held, AlignmentHeld)
    assert held.decision == made.decision
    assert (held.system_policy, held.partners) == (SystemPolicy.ROLLBACK, Screen.UNKNOWN)
    assert isinstance(chosen, CommunicationPolicyChosen)
    assert chosen.reach is Reach.WIDE
    assert decider == RoleAssigned(role="biz", person=B)
    story = READY.and_then(*(at("03:00", event) for event in chapter.events))
    assert set(states(story, Gate.ALIGNMENT).values()) == {State.MET}
    sync = [one for one in deadlines(story.board, story.policy) if one.kind is DeadlineKind.SYNC]
    assert [one.due for one in sync] == [t("03:30")]
    said = line(held, story.policy, Language.JA, TOKYO, at=t("03:00"))
    for part in (B, "元に戻す", "03:30", "システム: 担当C", "担当A、担当B、担当C"):
        assert part in said


def test_recorded_again_it_replaces_what_stood_and_does_not_choose_twice():
    story = READY.and_then(*under("d1", READY.when(aligned())))
    events = under("d2", story.when(aligned(system_policy="wait")))
    assert [type(event) for event in events] == [AlignmentHeld, DecisionMade, DecisionReviewed]
    assert story.and_then(*events).board.gates.alignment.agreed.said.system_policy is SystemPolicy.WAIT


def under(decision, chapter):
    """The events of an alignment with its decision under an id of its own."""
    return [
        msgspec.structs.replace(event, decision=decision)
        if isinstance(event, AlignmentHeld | DecisionMade)
        else event
        for event in chapter.events
    ]


@pytest.mark.parametrize("language", list(Language))
def test_what_an_alignment_decides_stands_among_the_decisions_and_only_once(language):
    text = decided_said(SystemPolicy.ROLLBACK, Reach.WIDE, language)
    events = under("d1", READY.when(aligned(decided=text, note="直前の変更")))
    story = READY.and_then(*(at("02:10", event) for event in events))
    (decision,) = story.board.work.decisions.standing()
    assert (decision.text, decision.decider, decision.basis) == (text, B, "直前の変更")
    assert story.board.gates.alignment.agreed.said.decision == decision.decision
    # The same again, with somebody more there: the decision is the one that stands.
    again = story.when(aligned(decided=text, attendees=(A, B))).events
    assert [type(event) for event in again] == [AlignmentHeld]
    assert again[0].decision == decision.decision
    # Another answer: what was decided before stands no longer.
    other = decided_said(SystemPolicy.WAIT, Reach.WIDE, language)
    later = story.and_then(
        *(at("02:20", one) for one in story.when(aligned(decided=other, system_policy="wait")).events)
    )
    assert [one.text for one in later.board.work.decisions.standing()] == [other]
    assert later.board.work.decisions.by_id[decision.decision].state is DecisionState.OVERTURNED


def test_of_two_desks_alignments_the_chosen_one_keeps_its_decision_and_the_other_falls():
    first = under("d1", READY.when(aligned()))
    second = under("d2", READY.when(aligned(system_policy="wait")))
    story = READY.and_then(apart(first[0], second[0])).and_then(first[1], second[1])
    assert len(story.board.work.decisions.standing()) == 2
    chosen = story.and_then(*story.when(aligned(system_policy="wait")).events)
    assert [one.decision for one in chosen.board.work.decisions.standing()] == [second[1].decision]
    assert chosen.board.gates.alignment.agreed.said.decision == second[1].decision


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ({"attendees": (" ",)}, Because.ATTENDEES_NEEDED),
        ({"tracks": ()}, Because.TRACKS_NEEDED),
        ({"decision_maker": " "}, Because.TEXT_EMPTY),
        ({"customer_policy": "loud"}, Because.REACH_UNKNOWN),
        ({"system_policy": "hope"}, Because.CHOICE_UNKNOWN),
        ({"partners": ""}, Because.CHOICE_UNKNOWN),
        ({"tracks": (Track(name="システム", owner=" "),)}, Because.TEXT_EMPTY),
        ({"next_sync": t("02:00")}, Because.TIME_IN_PAST),
    ],
)
def test_a_first_response_with_a_hole_in_it_is_refused(wrong, because):
    READY.when(aligned(**wrong)).then(Refused(because))


def test_the_commander_goes_on_without_it_and_is_asked_again():
    story = READY.when(SkipAlignment(incident=STREAM, reason="一人で対応中", ask_again_at=t("03:30"))).then(
        AlignmentSkipped(reason="一人で対応中", ask_again_at=t("03:30"))
    )
    assert states(story, Gate.ALIGNMENT)["decision-maker"] is State.LATER
    assert states(story, Gate.ALIGNMENT, "03:31")["decision-maker"] is State.UNMET
    due = deadlines(story.board, story.policy)
    assert [(one.subject, one.due) for one in due if one.kind is DeadlineKind.GATE] == [
        ("alignment", t("03:30"))
    ]
    gate = [one for one in due if one.kind is DeadlineKind.GATE]
    assert next_step(story.board, gate, t("03:31")).step is Step.ALIGN
    agreed = story.and_then(*story.when(aligned()).events)
    agreed.when(SkipAlignment(incident=STREAM, reason="x", ask_again_at=t("03:30"))).then(
        Refused(Because.ALIGNED_ALREADY)
    )


def test_one_desk_agrees_while_another_puts_it_off_then_it_is_agreed():
    held = READY.when(aligned()).events[0]
    story = READY.and_then(apart(held, AlignmentSkipped(reason="あとで", ask_again_at=t("04:00"))))
    assert story.board.gates.alignment.agreed is not None
    assert "alignment" in story.board.contested


def test_recovery_declared_before_the_three_ways_agree_has_half_an_hour():
    story = READY.and_then(at("02:30", restored(until="06:00")))
    gate = {one.subject for one in deadlines(story.board, story.policy) if one.kind is DeadlineKind.GATE}
    assert gate == {"numbers", "inquiries", "hands-on"}
    assert states(story, Gate.RESPONSE, "02:59")["numbers"] is State.LATER
    assert states(story, Gate.RESPONSE, "03:00")["numbers"] is State.UNMET
    well = story.and_then(
        evidence(Aspect.SYSTEM, "02:40", count=Count(count=0), amount=None),
        evidence(Aspect.INQUIRIES, "02:40", count=Count(count=3, usual=3), amount=None),
        evidence(Aspect.HANDS_ON, "02:40", trial=Trial(tries=3, fails=0), amount=None),
    )
    assert {states(well, Gate.RESPONSE)[key] for key in gate} == {State.MET}
    assert not [one for one in deadlines(well.board, well.policy) if one.kind is DeadlineKind.GATE]


@pytest.mark.parametrize(("tries", "fails"), [(2, 0), (3, 1)])
def test_tried_too_seldom_or_failed_once_is_not_reproduced_no_more(tries, fails):
    story = READY.and_then(
        evidence(Aspect.HANDS_ON, "02:40", trial=Trial(tries=tries, fails=fails), amount=None)
    )
    assert states(story, Gate.RESPONSE)["hands-on"] is State.UNMET


def test_what_was_so_before_a_reopening_is_asked_anew():
    story = READY.and_then(
        evidence(Aspect.SYSTEM, "02:20", count=Count(count=0), amount=None),
        at("02:20", GateCheckTicked(check="backlog")),
        at("02:30", restored(until="06:00")),
        at("02:40", IncidentReopened(reason="再発")),
    )
    response = states(story, Gate.RESPONSE)
    assert (response["numbers"], response["backlog"]) == (State.UNMET, State.UNMET)
    assert states(story, Gate.DETECTED)["related"] is State.TICKED


def test_phase_and_public_status_do_not_drive_each_other():
    told = arrived(READY.and_then(at("02:05", ordered(message(template="T02")))))
    stage, phase = told.board.messages.public_stage, told.board.incident.phase
    moved = told.and_then(PhaseEntered(phase=Phase.RESPONSE))
    assert moved.board.messages.public_stage is stage
    again = arrived(moved.and_then(at("02:20", ordered(message(template="T05")))))
    assert (again.board.incident.phase, phase) == (Phase.RESPONSE, Phase.DETECTED)


def test_closing_names_what_its_reason_stands_for():
    story = READY.and_then(at("02:30", restored(until="02:50")))
    closed = story.when(Close(incident=STREAM, reason="残りは別件で"), now="03:10").event
    assert {"final-post", "review", "numbers", "data-loss"} <= set(closed.left)
    said = line(closed, story.policy, Language.JA, TOKYO)
    assert "残したままの確認" in said
    assert "ふりかえりの担当と日" in said


def test_closing_with_everything_answered_leaves_nothing():
    story = READY.and_then(at("02:30", restored(until="02:50")))
    ticks = [
        at("03:00", GateCheckTicked(check=row.check.key))
        for row in left_at_the_end(story.board, story.policy, t("03:00"))
    ]
    done = story.and_then(*ticks)
    assert left_at_the_end(done.board, done.policy, t("03:10")) == []
    done.when(Close(incident=STREAM, reason="完了"), now="03:10").then(IncidentClosed(reason="完了"))


def test_what_was_put_off_does_not_outlive_the_end_in_silence():
    story = READY.and_then(at("02:30", restored(until="06:00")))
    assert "numbers" in story.when(Close(incident=STREAM, reason="x"), now="02:40").event.left


def test_the_clocks_are_handed_over_once_the_officer_has_them_or_nothing_is_concerned():
    raised = COMMANDED.and_then(at("02:05", PrivacyConcernRaised()))
    concerned = COMMANDED.and_then(at("02:20", PrivacyAnswered(answer=PrivacyAnswer.YES)))
    unknown = COMMANDED.and_then(at("02:20", PrivacyAnswered(answer=PrivacyAnswer.UNKNOWN, owner=C)))
    for story in (COMMANDED, raised, unknown, concerned):
        assert met(story.board, Known.CLOCKS, t("03:00")) is None
    officer = concerned.and_then(at("02:30", RoleAssigned(role="privacy", person=C)))
    assert met(officer.board, Known.CLOCKS, t("03:00")).person == C
    untouched = COMMANDED.and_then(evidence(Aspect.PERSONAL_DATA, "02:10", concern=Concern.NONE))
    assert met(untouched.board, Known.CLOCKS, t("03:00")) is not None


def test_the_lists_are_handed_over_when_each_newest_version_went_out_or_there_is_none():
    counted = {"list": "L1", "act": ListAct.IMPORTED, "rejected": 0, "left_out": 0, "waiting": 0}
    first = CustomersCounted(**counted, version=1, rows=9, unique=9, digest="d1", delete_at=t("09:00"))
    second = CustomersCounted(**counted, version=2, rows=8, unique=8, digest="d2", delete_at=t("09:00"))
    handed = {"list": "L1", "team": "cs", "team_ja": "窓口", "team_en": "Support", "columns": ("id",)}
    assert met(COMMANDED.board, Known.LISTS, t("03:00")) is not None
    story = COMMANDED.and_then(at("02:10", first))
    assert met(story.board, Known.LISTS, t("03:00")) is None
    story = story.and_then(at("02:20", CustomersExported(**handed, version=1, rows=9, digest="e1")))
    assert met(story.board, Known.LISTS, t("03:00")).text == "cs"
    story = story.and_then(at("02:30", second))
    assert met(story.board, Known.LISTS, t("03:00")) is None
    ticked = story.and_then(at("02:40", GateCheckTicked(check="lists", note="手渡しした")))
    assert states(ticked, Gate.CLOSING)["lists"] is State.TICKED


def test_in_the_last_phase_one_check_at_a_time_is_next_and_then_the_closing():
    story = arrived(
        READY.and_then(
            at("02:20", ActionStarted(action="a1", text="戻す", owner=C, check_at=t("02:30"))),
            at("02:25", ActionFinished(action="a1", result=Result.WORKED)),
            at("02:30", restored(until="02:50")),
            at("02:50", ordered(message(template="T06", stage=Stage.RESOLVED))),
        )
    ).and_then(at("02:51", PhaseEntered(phase=Phase.CLOSING)))
    assert gate_now(story.board) is Gate.CLOSING
    found = next_step(story.board, [], t("03:00"), story.policy)
    assert (found.step, found.subject) == (Step.DECIDE_CHECK, "clocks")
    ticks = (
        GateCheckTicked(check=key)
        for key in ("final-post", "leftovers", "clocks", "review", "lists", "report")
    )
    ticked = story.and_then(*(at("02:55", one) for one in ticks))
    assert next_step(ticked.board, [], t("03:00"), ticked.policy).step is Step.CLOSE


def test_the_final_post_is_not_out_while_a_public_page_refused_it():
    both = replace(PUBLIC, targets=("page", "statuspage"))
    last = ordered(message(template="T06", stage=Stage.RESOLVED), tellings=(both,))
    told = arrived(READY.and_then(at("02:30", restored(until="02:50")), at("02:50", last)))
    assert states(told, Gate.CLOSING)["final-post"] is State.MET
    stuck = next(one for one in told.board.messages.deliveries.values() if one.target == "statuspage")
    failed = told.and_then(
        DeliverySettled(key=stuck.key, target=stuck.target, state=DeliveryState.FAILED, attempt=1)
    )
    assert states(failed, Gate.CLOSING)["final-post"] is State.UNMET


def test_a_false_alarm_is_withdrawn_before_it_ends_as_one():
    told = arrived(READY.and_then(at("02:05", ordered(message(template="T01")))))
    command = Close(incident=STREAM, reason="監視の誤り", ended_as="false-alarm")
    told.when(command).then(Refused(Because.FALSE_ALARM_TOLD))
    closed = READY.when(command).event
    assert (closed.ended_as, closed.left) == (EndedAs.FALSE_ALARM, ())
    assert "誤報" in line(closed, READY.policy, Language.JA, TOKYO)
    READY.when(Close(incident=STREAM, reason="x", ended_as="lost")).then(Refused(Because.CHOICE_UNKNOWN))


def test_a_merged_incident_says_into_which():
    READY.when(Close(incident=STREAM, reason="同じ障害", ended_as="merged")).then(
        Refused(Because.MERGED_WHERE)
    )
    closed = READY.when(
        Close(incident=STREAM, reason="同じ障害", ended_as="merged", merged_into="INC-2B4D")
    ).event
    story = READY.and_then(closed)
    assert (story.board.incident.ended_as, story.board.incident.merged_into) == (EndedAs.MERGED, "INC-2B4D")


def test_the_review_has_an_owner_and_a_day_also_after_the_end():
    story = READY.and_then(IncidentClosed(reason="済"))
    planned = story.when(PlanReview(incident=STREAM, owner=B, on=t("10:00"))).then(
        ReviewPlanned(owner=B, on=t("10:00"))
    )
    assert planned.board.gates.review.owner == B
    story.when(PlanReview(incident=STREAM, owner="", on=t("10:00"))).then(Refused(Because.TEXT_EMPTY))


def test_a_standstill_is_seen_and_ends_with_the_next_word():
    board, policy = READY.board, READY.policy
    assert stalled_since(board, policy, t("02:16")) is None
    assert stalled_since(board, policy, t("02:17")) == t("02:02")
    assert stalled_since(board, policy, t("02:17"), t("02:10")) is None
    acting = READY.and_then(
        at("02:03", ActionStarted(action="a1", text="戻す", owner=C, check_at=t("02:40")))
    )
    assert stalled_since(acting.board, policy, t("02:30")) is None
    assert stalled_since(acting.board, policy, t("02:41")) == t("02:03")
    watched = READY.and_then(at("02:05", restored(until="06:00")))
    assert stalled_since(watched.board, policy, t("05:00")) is None
    sooner = READY.and_then(GateRulesSet(rules=GateRules(stall_minutes=5)))
    assert stalled_since(sooner.board, sooner.policy, t("02:08")) == t("02:02")
    assert timedelta(minutes=GateRules().stall_minutes) == timedelta(minutes=15)
