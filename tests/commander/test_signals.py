"""The recurrence trap (practice §9), replayed on its own clock: restored at 2:00, a new alert at 3:00."""

from datetime import UTC

import pytest

from commander.board.incident import Close, IncidentClosed, IncidentReopened, Phase, SeveritySet
from commander.board.policy import Policy
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, RoleAssigned
from commander.board.signals import JudgeSignal, RaiseSignal, SignalJudged, SignalRaised, Verdict
from commander.deadlines import DeadlineKind, Urgency, deadlines
from commander.wording.language import Language
from commander.wording.lines import line
from tests.commander.story import STREAM, A, B, C, apart, at, declared, given, occurred, restored, t

ALERT = "DB の応答なし"


def raised(signal="signal-1", *, owner=B, judge_by="03:10", seen_by="03:05", promote_at=None, ladder=(A,)):
    if not judge_by:
        return SignalRaised(signal=signal, text=ALERT, source="", owner=owner, judge_by=None)
    return SignalRaised(
        signal=signal,
        text=ALERT,
        source="",
        owner=owner,
        judge_by=t(judge_by),
        acknowledge_by=t(seen_by),
        promote_at=t(promote_at or judge_by),
        ladder=ladder,
    )


def judge(verdict, **more):
    return JudgeSignal(**({"incident": STREAM, "signal": "signal-1", "verdict": verdict} | more))


def continuing(**more):
    """Said to be the same, with all that it takes."""
    said = {
        "reason": "同じエラー",
        "worker": C,
        "evidence": "同じスタックトレース",
        "reply": "はい、いま再起動中です",
    }
    return judge(Verdict.SAME, **(said | more))


def continued(**more):
    said = {"worker": C, "evidence": "同じスタックトレース", "reply": "はい、いま再起動中です"}
    return judged(Verdict.SAME, **(said | more))


def judged(verdict, reason="同じエラー", **more):
    return SignalJudged(**({"signal": "signal-1", "verdict": verdict, "reason": reason} | more))


RAISE = RaiseSignal(incident=STREAM, text=ALERT)
# Severity 2, commanded by A; B watches from the restoration at 2:00.
RESTORED = given(
    at("00:00", declared()),
    SeveritySet(severity=2),
    RoleAssigned(role=COMMANDER, person=A),
    at("02:00", restored(watched_by=B)),
)
ALERTED = RESTORED.and_then(at("03:00", raised()))


def due(story, kind):
    return [one for one in deadlines(story.board, story.policy) if one.kind is kind]


def test_a_signal_after_recovery_has_an_owner_at_once_and_ten_minutes():
    told = RESTORED.when(RAISE, now="03:00", by=C).then(raised("fresh-1"))
    (limit,) = due(told, DeadlineKind.SIGNAL)
    assert (limit.owner, limit.due, limit.text, limit.subject) == (B, t("03:10"), ALERT, "fresh-1")
    assert limit.urgency(t("03:04")) is Urgency.CALM
    assert limit.urgency(t("03:05")) is Urgency.SOON
    assert limit.urgency(t("03:10")) is Urgency.DUE


@pytest.mark.parametrize(("severity", "limit"), [(1, "03:10"), (2, "03:10"), (3, "03:20"), (5, "03:20")])
def test_graver_incidents_leave_less_time_to_judge(severity, limit):
    story = RESTORED.and_then(SeveritySet(severity=severity))
    seen_by = "03:05" if severity < 3 else "03:10"
    story.when(RAISE, now="03:00").then(raised("fresh-1", judge_by=limit, seen_by=seen_by))


def test_while_the_severity_is_unknown_there_are_twenty_minutes():
    story = given(declared(), restored(watched_by=B))
    story.when(RAISE, now="03:00").then(raised("fresh-1", judge_by="03:20", seen_by="03:10", ladder=()))


def test_before_recovery_a_signal_belongs_to_the_incident():
    story = given(declared(), RoleAssigned(role=COMMANDER, person=A))
    told = story.when(RAISE, by=C).then(raised("fresh-1", owner=A, judge_by=None))
    assert told.board.signals.untriaged() == []
    given(declared()).when(RAISE, by=C).then(raised("fresh-1", owner=C, judge_by=None))


def test_the_same_again_without_somebody_working_on_it_is_refused():
    ALERTED.when(judge(Verdict.SAME, reason="継続")).then(Refused(Because.SAME_NEEDS_WORKER))
    ALERTED.when(judge(Verdict.SAME, reason="継続", worker=" ")).then(Refused(Because.SAME_NEEDS_WORKER))


def test_the_same_again_reopens_the_incident_and_customers_are_owed_a_word():
    told = ALERTED.when(continuing(), now="03:08").then(continued(), IncidentReopened(reason="同じエラー"))
    assert told.board.incident.watch is None
    assert due(told, DeadlineKind.SIGNAL) == []
    (notice,) = due(told, DeadlineKind.FIRST_POST)
    assert notice.owner == A


def test_a_new_signal_leaves_the_recovery_standing_and_is_linked():
    told = ALERTED.when(judge(Verdict.NEW, reason="別の DB", new_incident="stream-2"), now="03:08").then(
        judged(Verdict.NEW, "別の DB", incident="stream-2")
    )
    assert told.board.incident.watch is not None
    assert told.board.signals.untriaged() == []


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_needs_a_reason(verdict):
    ALERTED.when(judge(verdict, reason=" ", worker=C)).then(Refused(Because.REASON_NEEDED))


def test_a_signal_is_judged_once():
    story = ALERTED.and_then(judged(Verdict.NOISE))
    story.when(judge(Verdict.NEW, reason="やはり別")).then(Refused(Because.SIGNAL_JUDGED, signal=ALERT))
    RESTORED.when(judge(Verdict.NOISE, reason="x")).then(Refused(Because.SIGNAL_UNKNOWN))


def test_two_verdicts_contest_each_other_and_new_is_the_graver():
    story = ALERTED.and_then(apart(judged(Verdict.NOISE), judged(Verdict.NEW)))
    assert story.board.signals.by_id["signal-1"].verdict is Verdict.NEW
    chosen = story.when(judge(Verdict.NOISE, reason="誤検知と確認"))
    assert chosen.fact.bases == ("record-6", "record-7")
    assert (
        chosen.then(judged(Verdict.NOISE, "誤検知と確認")).board.signals.by_id["signal-1"].verdict
        is Verdict.NOISE
    )


def test_one_entered_late_is_overdue_at_once():
    told = RESTORED.when(RaiseSignal(incident=STREAM, text=ALERT, occurred=occurred("03:00")), now="03:31")
    assert told.fact.occurred == occurred("03:00")
    # Five minutes are left to say what it is, before it is an incident by itself.
    (limit,) = due(told.then(raised("fresh-1", promote_at="03:36")), DeadlineKind.SIGNAL)
    assert limit.urgency(t("03:31")) is Urgency.DUE


def test_two_signals_are_two_and_the_most_urgent_comes_first():
    story = ALERTED.and_then(at("02:58", raised("signal-0", judge_by="03:08")))
    assert [one.signal for one in story.board.signals.untriaged()] == ["signal-0", "signal-1"]


def test_an_incident_with_a_signal_that_nobody_judged_is_not_closed():
    close = Close(incident=STREAM, reason="監視終了")
    ALERTED.when(close).then(Refused(Because.SIGNAL_WAITS, signal=ALERT))
    assert ALERTED.and_then(judged(Verdict.NOISE)).when(close).event.reason == "監視終了"


def test_a_signal_never_times_out_not_even_by_closing_the_incident():
    story = ALERTED.and_then(IncidentClosed(reason="監視終了"))
    (limit,) = due(story, DeadlineKind.SIGNAL)
    assert limit.urgency(t("09:00")) is Urgency.DUE
    after_the_end = RESTORED.and_then(IncidentClosed(reason="監視終了"))
    told = after_the_end.when(RAISE, now="06:01").then(raised("fresh-1", judge_by="06:11", seen_by="06:06"))
    told.when(continuing(signal="fresh-1")).then(
        continued(signal="fresh-1"), IncidentReopened(reason="同じエラー")
    )


def test_before_recovery_the_same_reopens_nothing():
    story = given(declared(), raised(judge_by=None))
    story.when(judge(Verdict.SAME, reason="同じ", worker=A)).then(judged(Verdict.SAME, "同じ", worker=A))


def test_what_is_refused():
    RESTORED.when(RaiseSignal(incident=STREAM, text="")).then(Refused(Because.TEXT_EMPTY, field="signal"))
    RESTORED.when(RaiseSignal(incident=STREAM, text="x", source="x" * 2_001)).then(
        Refused(Because.TEXT_TOO_LONG)
    )
    RESTORED.when(RaiseSignal(incident=STREAM, text="x", occurred=occurred("04:00"))).then(
        Refused(Because.TIME_IN_FUTURE)
    )
    ALERTED.when(continuing(worker="x" * 2_001)).then(Refused(Because.TEXT_TOO_LONG))


def test_a_verdict_about_no_signal_changes_nothing():
    assert given(declared(), judged(Verdict.NEW)).board.signals.by_id == {}


def test_before_recovery_nobody_is_asked_to_judge_a_signal_least_of_all_the_monitoring():
    def say(event):
        return line(event, Policy(), Language.EN, UTC)

    assert say(raised(owner="Monitoring", judge_by=None)) == f"Signal: {ALERT}"
    assert "to be judged by" in say(raised())


def test_after_recovery_the_duties_are_those_of_the_end_until_it_is_reopened():
    assert RESTORED.board.incident.phase is Phase.DETECTED
    assert RESTORED.board.incident.phase_of_duties is Phase.CLOSING
    again = RESTORED.and_then(at("03:00", IncidentReopened(reason="again")))
    assert again.board.incident.phase_of_duties is Phase.DETECTED
