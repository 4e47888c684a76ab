"""The personal-data track on a real journal: raised, answered, restricted, judged; read by right alone."""

import random
from datetime import timedelta

import pytest
from msgspec.structs import replace

from commander.board.bulletin import Wording
from commander.board.customer_lists import CountCustomers, ListAct, RecordDeletion, may_open
from commander.board.impact import Certainty, Concern, StateImpact
from commander.board.incident import Close
from commander.board.message import BroadcastOrdered
from commander.board.organisation import Person, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.privacy_records import AnswerPrivacy, NamePrivacyReader, RaisePrivacyConcern
from commander.board.privacy_rights import leader, may_read, readers
from commander.board.privacy_rules import ContractClock, PrivacyRules
from commander.board.privacy_track import fold_track
from commander.board.privacy_track_records import (
    ApprovePrivacyDraft,
    DecidePrivacy,
    EndPrivacyTask,
    GivePrivacyTask,
    KeepPrivacyDraft,
    NotePrivacy,
    Persons,
    StatePrivacyFact,
    UsePrivacyDraft,
)
from commander.board.record import Occurred
from commander.board.refusal import Because, Refused
from commander.board.restricted import is_restricted, restricted_of
from commander.board.roles import COMMANDER, AssignRole, ReleaseRole
from commander.board.statutory_clocks import ClockState
from commander.board.statutory_records import CorrectStart, FileReport, JudgeClause, LogStart
from commander.board.summons import CallRole
from commander.deadlines import DeadlineKind, deadlines
from commander.drafting.privacy import draft
from commander.journal.journal import JOURNAL_FILE
from commander.journal.rows import state_records
from commander.journal.verify import verify
from commander.narrowing import Wanted
from commander.outbox.plan import plan
from commander.reading import Reading
from commander.search.said import document_of
from commander.wording.language import Language
from commander.wording.privacy_state import clock_words, question_words
from tests.commander.console import Console
from tests.commander.messages_said import ordered
from tests.commander.story import A, B, C, given

SECRET = "注文の一覧が他社から見えた"


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


@pytest.fixture
def incident(console):
    """A person in command; nobody raised anything yet."""
    stream = console.declare()
    console.desk.submit(AssignRole(incident=stream, role=COMMANDER, person=A))
    return stream


def refused(console, command, person=None):
    before = console.journal.newest_position()
    with pytest.raises(Refused) as caught:
        console.desk.submit(command, person=person)
    assert console.journal.newest_position() == before
    return caught.value.because


def board(console, incident):
    return console.desk.board(incident)


def track(console, incident):
    return fold_track(state_records(console.journal.db, restricted_of(incident)))


def ago(console, **span):
    return Occurred(instant=console.clock() - timedelta(**span), zone="Asia/Tokyo")


def judged(console, incident, clause="J1", **more):
    console.desk.submit(
        JudgeClause(
            incident=incident,
            clause=clause,
            applies=True,
            basis="1,000 人を超えるおそれ",
            started=ago(console, hours=3),
            **more,
        )
    )


def asked(console, incident):
    found = deadlines(board(console, incident), console.desk.policy())
    return [(one.due, one.owner) for one in found if one.kind is DeadlineKind.PERSONAL_DATA]


def test_raising_needs_nothing_calls_legal_and_the_officer_and_waits_for_an_answer(console, incident):
    console.desk.submit(RaisePrivacyConcern(incident=incident), person=B)
    stands = board(console, incident)
    assert stands.privacy.waiting is not None
    assert {"legal", "privacy"} <= set(stands.needed)
    assert {"legal", "privacy"} <= set(stands.calls.by_role)
    assert asked(console, incident) == [(console.clock() + timedelta(minutes=5), A)]


def test_raised_again_by_the_same_person_before_the_answer_it_is_the_same_suspicion(console, incident):
    console.desk.submit(RaisePrivacyConcern(incident=incident))
    assert console.desk.submit(RaisePrivacyConcern(incident=incident)) == ()
    console.desk.submit(RaisePrivacyConcern(incident=incident), person=B)
    assert len(board(console, incident).privacy.concerns) == 2


def test_a_suspicion_is_never_dropped_in_silence(console, incident):
    console.desk.submit(RaisePrivacyConcern(incident=incident, note=SECRET))
    assert refused(console, Close(incident=incident, reason="x")) is Because.PRIVACY_WAITS
    no = AnswerPrivacy(incident=incident, answer="no")
    assert refused(console, no) is Because.PRIVACY_NO_NEEDS_BASIS
    based = AnswerPrivacy(incident=incident, answer="no", basis="静的な画像だけ")
    assert refused(console, based, person=B) is Because.PRIVACY_NO_RIGHT
    console.desk.submit(based)
    assert not board(console, incident).privacy.is_suspected
    assert asked(console, incident) == []
    console.desk.submit(RaisePrivacyConcern(incident=incident), person=B)
    assert board(console, incident).privacy.answered is None


def test_unknown_has_an_owner_and_is_asked_again(console, incident):
    console.desk.submit(AnswerPrivacy(incident=incident, answer="unknown"))
    again = console.clock() + timedelta(minutes=30)
    assert asked(console, incident) == [(again, A)]
    at = console.clock() + timedelta(minutes=10)
    console.desk.submit(AnswerPrivacy(incident=incident, answer="unknown", owner=B, ask_at=at))
    assert asked(console, incident) == [(at, B)]
    team = AnswerPrivacy(incident=incident, answer="unknown", owner="Team A")
    assert refused(console, team) is Because.OWNER_NOT_ONE
    assert (
        refused(console, GivePrivacyTask(incident=incident, text="x", owner="法務部"))
        is Because.OWNER_NOT_ONE
    )
    past = AnswerPrivacy(incident=incident, answer="unknown", ask_at=console.clock())
    assert refused(console, past) is Because.TIME_IN_PAST
    assert (
        refused(console, AnswerPrivacy(incident=incident, answer="perhaps")) is Because.PRIVACY_ANSWER_UNKNOWN
    )


def test_a_blank_question_is_due_after_the_minutes_of_the_policy(console, incident):
    declared = board(console, incident).incident.declared_at
    assert asked(console, incident) == [(declared + timedelta(minutes=5), A)]
    console.desk.submit(ImportPolicy(policy=PolicyFile(privacy=PrivacyRules(ask_minutes=2))))
    assert asked(console, incident) == [(declared + timedelta(minutes=2), A)]


def test_a_possible_concern_of_the_impact_raises_it_by_itself(console, incident):
    said = StateImpact(
        incident=incident,
        aspect="personal-data",
        text="",
        certainty=Certainty.UNCONFIRMED,
        concern=Concern.POSSIBLE,
    )
    console.desk.submit(said)
    assert board(console, incident).privacy.waiting is not None


def test_an_answer_does_not_speak_of_a_suspicion_from_another_desk(console, incident):
    console.desk.submit(RaisePrivacyConcern(incident=incident))
    first = board(console, incident).privacy
    console.desk.submit(AnswerPrivacy(incident=incident, answer="yes"))
    answered = board(console, incident).privacy
    assert answered.met >= {first.concerns[0].record}
    console.desk.submit(RaisePrivacyConcern(incident=incident), person=B)
    assert board(console, incident).privacy.waiting.by == B


def test_only_those_with_the_right_read_and_write_the_track(console, incident):
    console.desk.submit(RaisePrivacyConcern(incident=incident, note=SECRET), person=B)
    with Reading(console.home) as reading:
        found, records = reading.track(incident, A)
        assert [record.event.text for record in records] == [SECRET]
        with pytest.raises(Refused) as caught:
            reading.track(incident, B)
    assert caught.value.because is Because.PRIVACY_NO_RIGHT
    assert found.newest > ("", "")
    assert refused(console, NotePrivacy(incident=incident, text="x"), person=B) is Because.PRIVACY_NO_RIGHT
    assert (
        refused(console, NamePrivacyReader(incident=incident, person=C), person=B) is Because.PRIVACY_NO_RIGHT
    )
    console.desk.submit(NamePrivacyReader(incident=incident, person=B))
    console.desk.submit(NotePrivacy(incident=incident, text="読めた"), person=B)
    console.desk.submit(AssignRole(incident=incident, role="legal", person=C))
    assert readers(board(console, incident), console.desk.policy()) == (A, C, B)
    assert leader(board(console, incident)) == C


def test_the_right_is_the_policys_and_ends_with_the_role(console, incident):
    console.desk.submit(ImportPolicy(policy=PolicyFile(privacy=PrivacyRules(roles=("legal",), persons=(C,)))))
    policy = console.desk.policy()
    assert not may_read(board(console, incident), policy, A)
    assert may_read(board(console, incident), policy, C)


def test_its_text_appears_nowhere_else(console, incident):
    console.desk.submit(RaisePrivacyConcern(incident=incident, note=SECRET))
    console.desk.submit(AnswerPrivacy(incident=incident, answer="yes", basis=SECRET))
    for command in (
        NotePrivacy(incident=incident, text=SECRET),
        StatePrivacyFact(incident=incident, aspect="items", text=SECRET),
        DecidePrivacy(incident=incident, text=SECRET, basis=SECRET),
        GivePrivacyTask(incident=incident, text=SECRET),
        KeepPrivacyDraft(incident=incident, template="D02", texts={"ja": Wording(title=SECRET, body=SECRET)}),
    ):
        console.desk.submit(command)
    judged(console, incident, department=SECRET)
    assert SECRET not in repr(board(console, incident))
    secret = restricted_of(incident)
    with Reading(console.home) as reading:
        rows = reading.timeline(incident)
        assert SECRET not in repr(rows)
        assert reading.timeline(secret) == []
        assert (reading.timeline_keys(secret), reading.newest_keys(secret, 500)) == ([], [])
        assert (reading.arrived_since(secret, 0, "nobody"), reading.timeline_kinds(secret)) == ([], {})
        assert reading.narrowed_keys(secret, Wanted(), reading.board(incident)) == []
        assert reading.state_records(secret) == []
        assert reading.sealed_records(secret, 0, 10**9) == []
        assert [one.stream for one in reading.incidents()] == [incident]
        _, records = reading.track(incident, A)
    for record in records:
        assert is_restricted(record.stream)
        assert document_of(record, console.desk.policy(), console.clock().tzinfo) is None
    assert SECRET.encode() in (console.home / JOURNAL_FILE).read_bytes()
    assert console.outbox.all_debts(500) == []


def test_nothing_in_a_restricted_stream_is_ever_owed_to_anybody():
    story = given(ordered())
    record = next(one for one in story.records if isinstance(one.event, BroadcastOrdered))
    assert plan(record)
    assert plan(replace(record, stream=restricted_of(record.stream))) == []


def test_nothing_counts_before_a_named_person_judged_and_what_is_unverified_can_not_be(console, incident):
    console.desk.submit(
        LogStart(incident=incident, trigger="knowing", at=ago(console, hours=3), department="CS")
    )
    assert track(console, incident).statutory.clocks() == []
    off = JudgeClause(incident=incident, clause="J10", applies=True, basis="x")
    assert refused(console, off) is Because.CLAUSE_OFF
    assert (
        refused(console, JudgeClause(incident=incident, clause="J1", applies=True, basis=" "))
        is Because.TEXT_EMPTY
    )
    unknown = JudgeClause(incident=incident, clause="J99", applies=True, basis="x")
    assert refused(console, unknown) is Because.CLAUSE_UNKNOWN
    listed = JudgeClause(incident=incident, clause="S1", applies=True, basis="x")
    assert refused(console, listed) is Because.START_NEEDED
    console.desk.submit(JudgeClause(incident=incident, clause="J1", applies=True, basis="該当"))
    clocks = track(console, incident).statutory.clocks()
    assert [(one.key, one.judge) for one in clocks] == [("J1/preliminary", A), ("J1/final", A)]


def test_not_applicable_is_a_judgement_too_and_ends_a_clock(console, incident):
    judged(console, incident)
    console.desk.submit(JudgeClause(incident=incident, clause="J1", applies=False, basis="暗号化されていた"))
    statutory = track(console, incident).statutory
    assert statutory.clocks() == []
    assert [one.event.basis for one in statutory.ruled_out()] == ["暗号化されていた"]


def test_a_start_can_not_be_moved_only_corrected_and_both_are_shown(console, incident):
    judged(console, incident)
    before = track(console, incident).statutory.clocks()[0]
    again = LogStart(incident=incident, trigger="knowing", at=ago(console, hours=1))
    assert refused(console, again) is Because.START_LOGGED
    moved = JudgeClause(
        incident=incident, clause="J3", applies=True, basis="x", started=ago(console, hours=1)
    )
    assert refused(console, moved) is Because.START_LOGGED
    nothing = CorrectStart(incident=incident, trigger="knowing", at=ago(console, days=2), reason=" ")
    assert refused(console, nothing) is Because.REASON_NEEDED
    late = CorrectStart(incident=incident, trigger="materiality", at=ago(console, days=2), reason="x")
    assert refused(console, late) is Because.START_NOT_LOGGED
    console.desk.submit(
        CorrectStart(incident=incident, trigger="knowing", at=ago(console, days=2), reason="CS の記録")
    )
    clock = track(console, incident).statutory.clocks()[0]
    assert clock.due.at < before.due.at
    assert clock.before == before.due
    assert str(before.due.day) in clock_words(clock, Language.JA)
    assert str(clock.due.day) in clock_words(clock, Language.JA)
    assert track(console, incident).statutory.first_said(clock.start).at == before.start.at


def test_several_clocks_run_from_one_start_and_filing_starts_the_next(console, incident):
    judged(console, incident, "E4")
    console.desk.submit(JudgeClause(incident=incident, clause="E1", applies=True, basis="x"))
    states = {one.key: one.state for one in track(console, incident).statutory.clocks()}
    assert states == {
        "E4/early-warning": ClockState.RUNNING,
        "E4/notification": ClockState.RUNNING,
        "E4/final": ClockState.UNSTARTED,
        "E1/notice": ClockState.RUNNING,
    }
    console.desk.submit(FileReport(incident=incident, clause="E4"))
    console.desk.submit(FileReport(incident=incident, clause="E4", report="notification", number="N-1"))
    clocks = {one.key: one for one in track(console, incident).statutory.clocks()}
    assert clocks["E4/early-warning"].state is ClockState.FILED
    assert clocks["E4/notification"].filed.event.number == "N-1"
    assert clocks["E4/final"].state is ClockState.RUNNING
    assert refused(console, FileReport(incident=incident, clause="J1")) is Because.CLAUSE_NOT_JUDGED
    wrong = FileReport(incident=incident, clause="E4", report="x")
    assert refused(console, wrong) is Because.STATUTORY_REPORT_UNKNOWN


def test_a_late_filing_stays_late_and_promptly_runs_to_the_judges_target(console, incident):
    judged(console, incident, "E1")
    console.clock.advance(hours=80)
    console.desk.submit(FileReport(incident=incident, clause="E1"))
    until = console.clock() + timedelta(hours=5)
    console.desk.submit(JudgeClause(incident=incident, clause="J3", applies=True, basis="x", target=until))
    clocks = {one.key: one for one in track(console, incident).statutory.clocks()}
    assert clocks["E1/notice"].is_late
    assert clocks["J3/notice"].due.at == until


def test_the_companys_own_contract_is_a_clock_and_counsel_can_turn_a_row_on(console, incident):
    wanted = PolicyFile(
        privacy=PrivacyRules(on=("J10",)),
        contract_clock=(ContractClock(key="insurer", name_ja="保険", name_en="Insurer", hours=48),),
    )
    console.desk.submit(ImportPolicy(policy=wanted))
    judged(console, incident, "K-insurer")
    console.desk.submit(JudgeClause(incident=incident, clause="J10", applies=True, basis="法務が確認"))
    clocks = {one.key: one for one in track(console, incident).statutory.clocks()}
    assert clocks["K-insurer/notice"].due.at == ago(console, hours=3).instant + timedelta(hours=48)
    assert "J10/status" in clocks


def test_clocks_survive_a_restart_and_the_end_of_the_incident(console, incident):
    judged(console, incident)
    console.desk.submit(AnswerPrivacy(incident=incident, answer="yes"))
    before = track(console, incident)
    console.desk.submit(Close(incident=incident, reason="復旧済み"))
    console.restart()
    console.clock.advance(days=40)
    assert track(console, incident) == before
    console.desk.submit(FileReport(incident=incident, clause="J1", report="final", number="7"))
    assert track(console, incident).statutory.clocks()[-1].is_late


def test_any_order_of_its_records_is_the_same_track(console, incident):
    judged(console, incident)
    console.desk.submit(
        CorrectStart(incident=incident, trigger="knowing", at=ago(console, days=1), reason="x")
    )
    console.desk.submit(
        StatePrivacyFact(incident=incident, aspect="persons", persons=Persons(low=1, likely=2, high=3))
    )
    console.desk.submit(GivePrivacyTask(incident=incident, text="調べる"))
    records = state_records(console.journal.db, restricted_of(incident))
    whole = fold_track(records)
    for seed in range(5):
        shuffled = list(records)
        random.Random(seed).shuffle(shuffled)
        assert fold_track(shuffled) == whole


def test_a_draft_is_filled_from_the_fact_sheet_and_goes_out_with_both_approvals(console, incident):
    for role, person in (("biz", B), ("legal", C)):
        console.desk.submit(AssignRole(incident=incident, role=role, person=person))
    console.desk.submit(StatePrivacyFact(incident=incident, aspect="items", text="氏名、住所"))
    judged(console, incident, department="CS")
    filled = draft(
        "D05",
        console.desk.policy(),
        track(console, incident),
        Language.JA,
        console.clock().tzinfo,
        console.clock(),
    )
    assert "(2) 個人データの項目：氏名、住所" in filled.body
    assert "(1) 概要：確認中" in filled.body
    assert "CS" in filled.body
    keep = KeepPrivacyDraft(incident=incident, template="D03", texts={"ja": Wording(title="t", body="b")})
    assert (
        refused(console, ApprovePrivacyDraft(incident=incident, template="D03")) is Because.PRIVACY_NO_DRAFT
    )
    console.desk.submit(keep)
    out = UsePrivacyDraft(incident=incident, template="D03", told="本人 1,200 名")
    assert refused(console, out) is Because.PRIVACY_DRAFT_UNAPPROVED
    approve = ApprovePrivacyDraft(incident=incident, template="D03")
    assert refused(console, approve) is Because.PRIVACY_DRAFT_NOT_YOURS
    console.desk.submit(approve, person=B)
    console.desk.submit(keep)  # another revision: what was approved was the one before
    console.desk.submit(approve, person=B)
    assert refused(console, out) is Because.PRIVACY_DRAFT_UNAPPROVED
    console.desk.submit(approve, person=C)
    console.desk.submit(out)
    kept = track(console, incident).draft("D03")
    assert (kept.approvals, len(kept.used)) == ({"biz": B, "legal": C}, 1)


def test_tasks_and_facts_refuse_what_makes_no_sense(console, incident):
    wrong = StatePrivacyFact(incident=incident, aspect="persons", persons=Persons(low=5, likely=2, high=3))
    assert refused(console, wrong) is Because.RANGE_BACKWARDS
    assert (
        refused(console, StatePrivacyFact(incident=incident, aspect="x", text="y"))
        is Because.PRIVACY_FACT_UNKNOWN
    )
    assert refused(console, StatePrivacyFact(incident=incident, aspect="items")) is Because.TEXT_EMPTY
    console.desk.submit(GivePrivacyTask(incident=incident, text="一覧"))
    task = track(console, incident).open_tasks()[0]
    console.desk.submit(EndPrivacyTask(incident=incident, task=task.task, result="渡した"))
    assert refused(console, EndPrivacyTask(incident=incident, task=task.task)) is Because.PRIVACY_TASK_ENDED
    assert refused(console, EndPrivacyTask(incident=incident, task="x")) is Because.PRIVACY_TASK_UNKNOWN


def test_the_question_is_said_in_both_languages(console, incident):
    assert question_words(board(console, incident), Language.JA) == "個人情報 未確認"
    console.desk.submit(RaisePrivacyConcern(incident=incident))
    assert question_words(board(console, incident), Language.EN) == "Personal data: not judged yet"
    console.desk.submit(AnswerPrivacy(incident=incident, answer="yes"))
    assert question_words(board(console, incident), Language.JA) == "個人情報 該当あり"


def test_whoever_begins_the_track_has_raised_the_concern(console, incident):
    console.desk.submit(NotePrivacy(incident=incident, text=SECRET))
    assert board(console, incident).privacy.waiting.by == A
    console.desk.submit(NotePrivacy(incident=incident, text="二行目"))
    assert len(board(console, incident).privacy.concerns) == 1


def test_a_suspicion_after_the_end_still_finds_who_leads_it(console):
    stream = console.declare()
    console.desk.submit(Close(incident=stream, reason="終わり"))
    with pytest.raises(Refused):  # nothing was raised: what is over has no seats
        console.desk.submit(AssignRole(incident=stream, role="privacy", person=A))
    console.desk.submit(RaisePrivacyConcern(incident=stream, note=SECRET))
    console.desk.submit(CallRole(incident=stream, role="privacy", person=A))
    console.desk.submit(AssignRole(incident=stream, role="privacy", person=A))
    assert may_read(console.desk.board(stream), console.desk.policy(), A)
    console.desk.submit(NotePrivacy(incident=stream, text=SECRET))
    with pytest.raises(Refused) as refusal:
        console.desk.submit(AssignRole(incident=stream, role=COMMANDER, person=A))
    assert refusal.value.because is Because.INCIDENT_CLOSED


def test_a_journal_with_a_track_is_verified_without_a_finding(console, incident):
    console.desk.submit(RaisePrivacyConcern(incident=incident, note=SECRET))
    assert verify(console.home).ok
    console.journal.db.execute("UPDATE incident SET stream = ?", [restricted_of(incident)])
    assert not verify(console.home).ok  # a track is a part of an incident, and never one of the list


def test_a_list_of_customers_finds_somebody_who_may_delete_it_after_the_end(console):
    stream = console.declare()
    console.desk.submit(AssignRole(incident=stream, role=COMMANDER, person=A))
    console.desk.submit(
        CountCustomers(
            incident=stream,
            list="ab12",
            version=1,
            act=ListAct.IMPORTED,
            rows=1,
            rejected=0,
            left_out=0,
            unique=1,
            waiting=0,
            digest="d" * 64,
        )
    )
    console.desk.submit(ReleaseRole(incident=stream, role=COMMANDER))
    console.desk.submit(Close(incident=stream, reason="終わり"))
    console.desk.submit(AssignRole(incident=stream, role="legal", person=A))
    console.desk.submit(RecordDeletion(incident=stream, list="ab12"))
    assert board(console, stream).customers.standing() == []


def test_a_namesake_of_whoever_leads_reads_neither_the_track_nor_the_customers(console):
    two = (Person(key="a", name="担当A"), Person(key="b", name="担当A"))
    console.desk.submit(ImportPolicy(policy=PolicyFile(person=two)))
    stream = console.declare()
    console.desk.submit(AssignRole(incident=stream, role=COMMANDER, person="a"))
    stands, policy = board(console, stream), console.desk.policy()
    assert [may_read(stands, policy, key) for key in ("a", "b")] == [True, False]
    assert [may_open(stands.roles, policy, key) for key in ("a", "b")] == [True, False]
