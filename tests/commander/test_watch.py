"""The watch after recovery: who has heard, who looks at a signal, what was missed, how it ends (practice §9)."""

from datetime import UTC

import pytest

from commander.board.incident import (
    DeclareRestored,
    IncidentClosed,
    IncidentReopened,
    IncidentRestored,
    RosterParty,
    SeveritySet,
    WatchMoved,
)
from commander.board.organisation import Person
from commander.board.policy import PersonListed
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, RoleAssigned
from commander.board.signals import (
    AcknowledgeSignal,
    JudgeSignal,
    MergeSignals,
    PromoteSignal,
    RaiseSignal,
    SignalAcknowledged,
    SignalJudged,
    SignalMerged,
    Verdict,
)
from commander.board.watch import (
    AcknowledgeRestoration,
    AnswerMissedWatch,
    EndWatch,
    MoveWatch,
    ReportMissedWatch,
    RestorationAcknowledged,
    WatchEnded,
    WatchMissAnswered,
    WatchMissed,
)
from commander.board.watch_rules import (
    WatchDuty,
    WatchDutySet,
    WatchParty,
    WatchPartyListed,
    WatchPartyRemoved,
    WatchRule,
    WatchRuleSet,
)
from commander.deadlines import DeadlineKind, Urgency, deadlines
from commander.wording.language import Language
from commander.wording.lines import line
from tests.commander.story import STREAM, A, B, C, apart, at, declared, given, restored, t
from tests.commander.test_signals import ALERTED, RESTORED, continuing, judge, judged, raised

INFRA = WatchParty(key="infra", name_ja="インフラ当番", name_en="Infra on call", contact="内線 100")
ROSTER = (
    WatchPartyListed(party=INFRA),
    WatchDutySet(duty=WatchDuty(on_call="manager", recurrence_ja="同じエラーが3件")),
    PersonListed(person=Person(key="watcher", name="担当W", contact="03-0000-0000")),
)
STAFFED = given(
    *ROSTER,
    at("00:00", declared()),
    SeveritySet(severity=2),
    RoleAssigned(role=COMMANDER, person=A),
    RoleAssigned(role="deputy", person=C),
)
RESTORE = DeclareRestored(incident=STREAM, watch_owner="watcher", watch_until=t("06:00"))
OVER = STAFFED.and_then(at("02:00", STAFFED.when(RESTORE, now="02:00").event))


def due(story, kind):
    return [one for one in deadlines(story.board, story.policy) if one.kind is kind]


def test_recovery_names_everybody_who_must_hear_those_who_only_watch_alerts_too():
    event = STAFFED.when(RESTORE, now="02:00").event
    assert event == IncidentRestored(
        watch_owner="watcher",
        watch_until=t("06:00"),
        phone="03-0000-0000",
        recurrence="同じエラーが3件",
        parties=(
            RosterParty(key="watcher", contact="03-0000-0000"),
            RosterParty(key=A, role=COMMANDER),
            RosterParty(key=C, role="deputy"),
            RosterParty(key="infra", name_ja="インフラ当番", name_en="Infra on call", contact="内線 100"),
        ),
    )


def test_what_counts_as_the_same_again_is_said_by_whoever_declares_it():
    command = DeclareRestored(
        incident=STREAM, watch_owner=B, watch_until=t("06:00"), recurrence="5xx が1%を超える"
    )
    assert STAFFED.when(command, now="02:00").event.recurrence == "5xx が1%を超える"


def test_whoever_has_not_said_that_they_heard_is_listed_and_chased():
    (chase,) = due(OVER, DeadlineKind.RESTORATION)
    assert (chase.owner, chase.due) == ("watcher", t("02:15"))
    assert "インフラ当番 / Infra on call" in chase.text
    heard = OVER.when(
        AcknowledgeRestoration(incident=STREAM, party="infra", by=B, how="内線"), now="02:05"
    ).then(
        RestorationAcknowledged(
            party="infra", by=B, how="内線", name_ja="インフラ当番", name_en="Infra on call"
        )
    )
    assert [one.key for one in heard.board.watching.missing()] == ["watcher", A, C]
    heard.when(AcknowledgeRestoration(incident=STREAM, party="infra")).then(
        Refused(Because.PARTY_HEARD, parties_ja="インフラ当番", parties_en="Infra on call", person=B)
    )
    OVER.when(AcknowledgeRestoration(incident=STREAM, party="nobody")).then(Refused(Because.PARTY_UNKNOWN))
    OVER.when(AcknowledgeRestoration(incident=STREAM, party="infra", by="開発チーム")).then(
        Refused(Because.OWNER_NOT_ONE)
    )
    everybody = heard.and_then(*(RestorationAcknowledged(party=key, by=key) for key in ("watcher", A, C)))
    assert due(everybody, DeadlineKind.RESTORATION) == []


def test_a_recovery_that_is_taken_back_is_heard_anew_when_it_is_declared_again():
    again = OVER.and_then(
        RestorationAcknowledged(party="infra", by=B),
        at("03:00", IncidentReopened(reason="再発")),
        at("03:30", restored()),
    )
    assert (again.board.watching.heard, again.board.watching.parties) == ({}, {})


def test_while_two_desks_declare_it_both_rosters_must_hear_and_who_heard_of_one_has_heard():
    one, other = OVER.board.watching.parties["infra"], RosterParty(key="vendor", name_en="Vendor")
    story = STAFFED.and_then(
        apart(
            IncidentRestored(watch_owner=B, watch_until=t("06:00"), parties=(one,)),
            IncidentRestored(watch_owner=C, watch_until=t("05:00"), parties=(other,)),
        ),
        RestorationAcknowledged(party="infra", by=A),
    )
    assert [party.key for party in story.board.watching.missing()] == ["vendor"]


# Signals.


def test_somebody_looks_at_a_signal_within_five_minutes_and_it_is_theirs():
    (seen, judge_by) = [one for one in deadlines(ALERTED.board, ALERTED.policy) if one.subject == "signal-1"]
    assert (seen.kind, seen.due, judge_by.kind) == (DeadlineKind.SIGNAL_SEEN, t("03:05"), DeadlineKind.SIGNAL)
    looking = ALERTED.when(AcknowledgeSignal(incident=STREAM, signal="signal-1"), now="03:04", by=C).then(
        SignalAcknowledged(signal="signal-1", by=C)
    )
    assert due(looking, DeadlineKind.SIGNAL_SEEN) == []
    assert looking.board.signals.untriaged()[0].owner == C
    looking.when(AcknowledgeSignal(incident=STREAM, signal="signal-1", by=C)).then(
        Refused(Because.SIGNAL_SEEN)
    )
    looking.when(AcknowledgeSignal(incident=STREAM, signal="signal-1", by="誰か")).then(
        Refused(Because.OWNER_NOT_ONE)
    )


def test_it_goes_up_from_the_watch_owner_to_the_deputy_the_commander_and_the_on_call_manager():
    story = OVER.and_then(at("03:00", OVER.when(RaiseSignal(incident=STREAM, text="DB"), now="03:00").event))
    (signal,) = story.board.signals.untriaged()
    assert signal.ladder == (C, A, "manager")
    asked = [signal.asked(t(clock))[0] for clock in ("03:00", "03:04", "03:05", "03:07", "03:09", "04:00")]
    assert asked == ["watcher", "watcher", C, A, "manager", "manager"]
    looked = story.and_then(at("03:06", SignalAcknowledged(signal=signal.signal, by=B)))
    (signal,) = looked.board.signals.untriaged()
    # Whoever looks has until the limit to say what it is.
    assert signal.asked(t("03:09")) == (B, 0)


def test_without_anybody_above_it_stays_with_its_owner():
    story = RESTORED.and_then(raised(ladder=()))
    assert story.board.signals.untriaged()[0].asked(t("09:00")) == (B, 0)


@pytest.mark.parametrize(
    ("missing", "because"),
    [
        ({"worker": ""}, Because.SAME_NEEDS_WORKER),
        ({"worker": "開発チーム"}, Because.OWNER_NOT_ONE),
        ({"evidence": " "}, Because.SAME_NEEDS_EVIDENCE),
        ({"reply": ""}, Because.SAME_NEEDS_REPLY),
    ],
)
def test_continuing_is_refused_without_a_named_person_evidence_and_their_own_word(missing, because):
    ALERTED.when(continuing(**missing)).then(Refused(because))


def test_nobody_may_promote_a_signal_before_its_time_and_then_it_is_new():
    promote = PromoteSignal(incident=STREAM, signal="signal-1", new_incident="stream-2")
    ALERTED.when(promote, now="03:09").then(Refused(Because.SIGNAL_HAS_TIME))
    told = ALERTED.when(promote, now="03:10").then(
        SignalJudged(signal="signal-1", verdict=Verdict.NEW, reason="", incident="stream-2", expired=True)
    )
    assert told.board.signals.untriaged() == []
    assert told.board.signals.by_id["signal-1"].expired
    expired = told.records[-1].event
    assert line(expired, told.policy, Language.EN, UTC).startswith("Nobody judged the signal in time")
    told.when(promote).then(Refused(Because.SIGNAL_JUDGED))
    ALERTED.when(PromoteSignal(incident=STREAM, signal="x")).then(Refused(Because.SIGNAL_UNKNOWN))


def test_two_signals_are_one_only_when_a_person_says_so_and_no_time_is_gained():
    story = ALERTED.and_then(at("03:02", raised("signal-2", judge_by="03:12")))
    assert len(story.board.signals.untriaged()) == 2
    merge = MergeSignals(incident=STREAM, signal="signal-1", into="signal-2", reason="同じ DB")
    merged = story.when(merge, now="03:04").then(
        SignalMerged(signal="signal-1", into="signal-2", reason="同じ DB")
    )
    (left,) = merged.board.signals.untriaged()
    assert (left.signal, left.judge_by) == ("signal-2", t("03:10"))
    merged.when(judge(Verdict.NOISE, reason="x")).then(Refused(Because.SIGNAL_IS_MERGED))
    back = MergeSignals(incident=STREAM, signal="signal-2", into="signal-1", reason="x")
    merged.when(back).then(Refused(Because.SIGNAL_INTO_ITSELF))
    story.when(MergeSignals(incident=STREAM, signal="signal-1", into="x", reason="x")).then(
        Refused(Because.SIGNAL_UNKNOWN)
    )
    story.when(MergeSignals(incident=STREAM, signal="signal-1", into="signal-2", reason=" ")).then(
        Refused(Because.TEXT_EMPTY)
    )


def test_two_desks_that_merge_two_signals_into_each_other_lose_neither():
    story = ALERTED.and_then(
        raised("signal-2"),
        apart(
            SignalMerged(signal="signal-1", into="signal-2", reason="x"),
            SignalMerged(signal="signal-2", into="signal-1", reason="x"),
        ),
    )
    assert [one.signal for one in story.board.signals.untriaged()] == ["signal-2"]


# The watch itself.


def test_the_watch_ends_by_three_checks_and_no_waiting_signal():
    end = EndWatch(incident=STREAM, system="正常", inquiries="平常", hands_on="10回成功")
    ALERTED.when(end).then(Refused(Because.SIGNAL_WAITS))
    RESTORED.when(EndWatch(incident=STREAM, system="正常", inquiries="", hands_on="x")).then(
        Refused(Because.TEXT_EMPTY, field="check-inquiries")
    )
    quiet = ALERTED.and_then(judged(Verdict.NOISE))
    ended = quiet.when(end, by=C).then(WatchEnded(system="正常", inquiries="平常", hands_on="10回成功"))
    assert ended.board.watching.ended.by == C
    assert due(ended, DeadlineKind.WATCH) == []
    ended.when(end).then(Refused(Because.WATCH_ENDED, person=C))
    given(declared()).when(end).then(Refused(Because.NOT_WATCHED))


def test_the_time_that_runs_out_does_not_end_it():
    (watch,) = due(RESTORED, DeadlineKind.WATCH)
    assert watch.urgency(t("09:00")) is Urgency.DUE


def test_a_signal_one_minute_after_the_watch_is_treated_as_new_all_the_same():
    ended = RESTORED.and_then(at("06:00", WatchEnded(system="正常", inquiries="平常", hands_on="成功")))
    for story in (ended, ended.and_then(IncidentClosed(reason="終了"))):
        told = story.when(RaiseSignal(incident=STREAM, text="DB"), now="06:01").event
        assert (told.judge_by, told.owner) == (t("06:11"), B)


def test_what_this_desk_did_not_see_is_asked_and_the_watch_does_not_end_before_somebody_looked():
    report = ReportMissedWatch(incident=STREAM, since=t("02:30"), until=t("03:30"))
    missed = RESTORED.when(report, now="03:30").then(
        WatchMissed(missed="fresh-1", since=t("02:30"), until=t("03:30"))
    )
    end = EndWatch(incident=STREAM, system="正常", inquiries="平常", hands_on="成功")
    missed.when(end).then(Refused(Because.MISSED_WAITS))
    missed.when(report, now="03:31").then(Refused(Because.WATCH_NOT_MISSED))
    answered = missed.when(AnswerMissedWatch(incident=STREAM, missed="fresh-1", seen="アラートなし")).then(
        WatchMissAnswered(missed="fresh-1", seen="アラートなし")
    )
    assert answered.board.watching.unanswered() == []
    answered.when(end).then(WatchEnded(system="正常", inquiries="平常", hands_on="成功"))
    missed.when(AnswerMissedWatch(incident=STREAM, missed="x", seen="x")).then(
        Refused(Because.MISSED_UNKNOWN)
    )


def test_nothing_was_missed_before_recovery_and_not_in_two_minutes():
    early = ReportMissedWatch(incident=STREAM, since=t("01:00"), until=t("02:02"))
    RESTORED.when(early, now="02:30").then(Refused(Because.WATCH_NOT_MISSED))


def test_the_watch_is_handed_over_only_to_somebody_who_accepted_it():
    move = MoveWatch(incident=STREAM, owner=C, until=t("07:00"), reason="交代")
    RESTORED.when(move, by=A).then(Refused(Because.WATCH_NOT_ACCEPTED, person=C))
    moved = RESTORED.when(
        MoveWatch(incident=STREAM, owner=C, until=t("07:00"), reason="交代", accepted="電話で了解"), by=A
    ).then(WatchMoved(watch_owner=C, watch_until=t("07:00"), accepted="電話で了解", reason="交代"))
    watch = moved.board.incident.watch
    assert (watch.owner, watch.until, watch.restored_at) == (C, t("07:00"), t("02:00"))
    RESTORED.when(move, by=C).then(
        WatchMoved(watch_owner=C, watch_until=t("07:00"), accepted="", reason="交代")
    )
    RESTORED.when(MoveWatch(incident=STREAM)).then(Refused(Because.WATCH_UNCHANGED))
    RESTORED.when(MoveWatch(incident=STREAM, until=t("02:30"))).then(Refused(Because.TIME_IN_PAST))


def test_a_watch_moved_while_another_desk_took_the_recovery_back_changes_nothing():
    story = RESTORED.and_then(
        apart(IncidentReopened(reason="再発"), WatchMoved(watch_owner=C, watch_until=t("07:00")))
    )
    assert story.board.incident.watch is None


# Policy.


def test_limits_and_the_length_of_the_watch_are_policy():
    rule = WatchRule(severity=2, watch=30, acknowledge=2, judge=4)
    story = RESTORED.and_then(WatchRuleSet(rule=rule))
    event = story.when(RaiseSignal(incident=STREAM, text="DB"), now="03:00").event
    assert (event.acknowledge_by, event.judge_by) == (t("03:02"), t("03:04"))
    assert story.policy.watch.rule(None) == story.policy.watch.rule(3)
    assert story.policy.watch.rule(2).watched_for.total_seconds() == 1800


def test_a_party_that_left_the_list_is_not_told_of_the_next_recovery():
    story = STAFFED.and_then(WatchPartyRemoved(key="infra"))
    event = story.when(RESTORE, now="02:00").event
    assert "infra" not in [party.key for party in event.parties]


def test_a_verdict_that_needs_nothing_but_a_reason_is_taken_as_before():
    ALERTED.when(
        JudgeSignal(incident=STREAM, signal="signal-1", verdict=Verdict.NOISE, reason="試験の通知")
    ).then(judged(Verdict.NOISE, "試験の通知"))
