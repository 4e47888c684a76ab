"""Windows of impact: opened by the impact and each reopening, ended by each recovery, corrected by people (0-18)."""

from datetime import timedelta

import pytest

from commander.board.bulletin import Stage, ToldWindow
from commander.board.impact import Certainty
from commander.board.impact_windows import (
    FIRST,
    ImpactWindowSet,
    ImpactWindowStruck,
    SetWindow,
    StrikeWindow,
    total,
)
from commander.board.incident import ImpactStartSet, IncidentClosed, IncidentReopened, SetImpactStart
from commander.board.page_facts import told_windows
from commander.board.record import Occurred
from commander.board.refusal import Because, Refused
from commander.board.signals import SignalJudged, SignalRaised, Verdict
from commander.drafting.drafting import draft_message
from commander.wording.templates import TemplateId
from tests.commander.story import STREAM, A, apart, at, declared, given, occurred, restored, t

BEGUN = given(at("00:05", declared()), at("00:06", ImpactStartSet(started=occurred("00:00"))))
RESTORED = BEGUN.and_then(at("01:00", restored()))
AGAIN = RESTORED.and_then(at("02:10", IncidentReopened(reason="同じエラー")))
OVER = AGAIN.and_then(at("02:40", restored()))


def set_window(window=None, **more):
    return SetWindow(incident=STREAM, window=window, **more)


def was_set(
    window=FIRST, *, started=None, ended=None, certainty=Certainty.UNCONFIRMED, basis="", added=False
):
    return ImpactWindowSet(
        window=window, started=started, ended=ended, certainty=certainty, basis=basis, added=added
    )


def spans(story):
    return [
        (one.started and one.started.instant, one.ended and one.ended.instant) for one in story.board.windows
    ]


def test_the_impact_opens_one_window_and_recovery_ends_it():
    assert spans(BEGUN) == [(t("00:00"), None)]
    assert spans(RESTORED) == [(t("00:00"), t("01:00"))]


def test_a_beginning_that_nobody_knows_is_said_so_and_adds_up_to_nothing():
    story = given(at("00:05", declared()), at("01:00", restored()))
    assert spans(story) == [(None, t("01:00"))]
    assert total(story.board.windows, t("02:00")) is None


def test_trouble_again_opens_another_window_and_the_time_in_between_counts_for_nothing():
    assert spans(AGAIN) == [(t("00:00"), t("01:00")), (t("02:10"), None)]
    assert spans(OVER) == [(t("00:00"), t("01:00")), (t("02:10"), t("02:40"))]
    assert total(OVER.board.windows, t("05:00")) == timedelta(minutes=90)
    assert total(AGAIN.board.windows, t("02:30")) == timedelta(minutes=80)


def test_the_signal_that_took_recovery_back_says_when_the_second_window_began():
    raised = SignalRaised(signal="s1", text="5xx", source="", owner=A, judge_by=t("02:15"))
    judged = SignalJudged(signal="s1", verdict=Verdict.SAME, reason="同じ", worker=A)
    story = RESTORED.and_then(
        at("02:00", raised), at("02:09", judged), at("02:10", IncidentReopened(reason="同じ"))
    )
    assert spans(story)[1] == (t("02:00"), None)


def test_the_beginning_of_the_first_window_is_the_beginning_of_the_impact():
    story = OVER.when(set_window(FIRST, started=occurred("00:10"), basis="監視のグラフ")).then(
        ImpactStartSet(started=occurred("00:10")), was_set(basis="監視のグラフ")
    )
    assert story.board.incident.started == occurred("00:10")
    assert spans(story)[0] == (t("00:10"), t("01:00"))
    moved = story.when(SetImpactStart(incident=STREAM, started=occurred("00:20"))).then(
        ImpactStartSet(started=occurred("00:20"))
    )
    assert spans(moved)[0] == (t("00:20"), t("01:00"))


def test_an_end_is_corrected_with_its_certainty_and_basis():
    about = Occurred(instant=t("00:50"), zone="Asia/Tokyo", approximate=True)
    command = set_window(FIRST, ended=about, certainty=Certainty.ESTIMATED, basis="決済のログ")
    story = OVER.when(command).then(was_set(ended=about, certainty=Certainty.ESTIMATED, basis="決済のログ"))
    first = story.board.windows[0]
    assert (first.ended, first.certainty, first.basis) == (about, Certainty.ESTIMATED, "決済のログ")
    assert first.is_approximate
    kept = story.when(set_window(FIRST, certainty=Certainty.CONFIRMED, basis="決済のログ"))
    assert kept.event == was_set(ended=about, certainty=Certainty.CONFIRMED, basis="決済のログ")


def test_a_window_nobody_noticed_is_added_between_the_others():
    command = set_window(started=occurred("01:20"), ended=occurred("01:30"), basis="後日の集計")
    added = was_set(
        "fresh-1", started=occurred("01:20"), ended=occurred("01:30"), basis="後日の集計", added=True
    )
    story = OVER.when(command).then(added)
    assert spans(story)[1] == (t("01:20"), t("01:30"))
    assert total(story.board.windows, t("05:00")) == timedelta(minutes=100)


def test_a_window_that_was_none_is_struck_with_a_reason_but_never_the_last():
    again = OVER.board.windows[1].window
    story = OVER.when(StrikeWindow(incident=STREAM, window=again, reason="誤報だった")).then(
        ImpactWindowStruck(window=again, reason="誤報だった")
    )
    assert len(story.board.windows) == 1
    last = story.when(StrikeWindow(incident=STREAM, window=FIRST, reason="誤報"))
    last.then(Refused(Because.IMPACT_WINDOW_LAST))
    OVER.when(StrikeWindow(incident=STREAM, window=again, reason=" ")).then(Refused(Because.TEXT_EMPTY))


@pytest.mark.parametrize(
    ("command", "because"),
    [
        (set_window("nobody", ended=occurred("01:00")), Because.IMPACT_WINDOW_UNKNOWN),
        (set_window(started=occurred("01:20")), Because.IMPACT_WINDOW_NEEDS_BOTH),
        (set_window(FIRST, ended=occurred("00:00")), Because.IMPACT_WINDOW_BACKWARDS),
        (set_window(started=occurred("00:50"), ended=occurred("01:10")), Because.IMPACT_WINDOWS_OVERLAP),
        (set_window(started=occurred("04:00"), ended=occurred("04:10")), Because.TIME_IN_FUTURE),
    ],
)
def test_what_no_window_can_be_is_refused(command, because):
    OVER.when(command).then(Refused(because))


def test_an_open_window_is_ended_by_recovery_and_by_nothing_else():
    open_one = AGAIN.board.windows[1].window
    AGAIN.when(set_window(open_one, ended=occurred("02:30"))).then(Refused(Because.IMPACT_WINDOW_OPEN))
    AGAIN.when(set_window(open_one, started=occurred("02:05"))).then(
        was_set(open_one, started=occurred("02:05"))
    )


def test_windows_are_still_corrected_after_the_incident_was_closed():
    closed = OVER.and_then(at("03:00", IncidentClosed(reason="完了")))
    closed.when(set_window(FIRST, ended=occurred("00:55")), now="04:00").then(
        was_set(ended=occurred("00:55"))
    )


def test_two_desks_that_differ_leave_the_window_standing_and_contested():
    again = OVER.board.windows[1].window
    story = OVER.and_then(
        apart(was_set(again, ended=occurred("02:45")), ImpactWindowStruck(window=again, reason="誤報"))
    )
    assert f"window:{again}" in story.board.contested
    assert spans(story)[1] == (t("02:10"), t("02:45"))


def test_the_last_post_tells_every_window_and_the_time_of_all_of_them():
    message = draft_message(OVER.board, OVER.policy, TemplateId.T06, ["public"], t("03:00"), {}, "m")
    ja, en = message.texts["ja"].body, message.texts["en"].body
    assert "00:00から02:40まで（JST、2回に分かれ、合計約1時間30分）" in ja
    assert "影響のあった時間帯：00:00〜01:00、02:10〜02:40" in ja
    assert "From 00:00 to 02:40 JST (2 separate times, in all about 1 h 30 min)" in en
    assert "Times of impact: 00:00–01:00, 02:10–02:40." in en
    one = draft_message(RESTORED.board, RESTORED.policy, TemplateId.T06, ["public"], t("03:00"), {}, "m")
    assert "00:00から01:00まで（JST、約1時間）" in one.texts["ja"].body
    assert "影響のあった時間帯" not in one.texts["ja"].body
    assert message.stage is Stage.RESOLVED


def test_what_a_page_is_told_leaves_out_a_window_without_a_beginning():
    assert told_windows(AGAIN.board.windows) == (
        ToldWindow(started_at="2026-04-01T15:00:00+00:00", ended_at="2026-04-01T16:00:00+00:00"),
        ToldWindow(started_at="2026-04-01T17:10:00+00:00"),
    )
    assert told_windows(given(declared()).board.windows) == ()
