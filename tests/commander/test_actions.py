import pytest

from commander.board.actions import (
    ActionExtended,
    ActionFinished,
    ActionReported,
    ActionStarted,
    ExtendAction,
    FinishAction,
    ReportAction,
    Result,
    StartAction,
)
from commander.board.event_kinds import read_event
from commander.board.refusal import Because, Refused
from commander.deadlines import Urgency, silence
from tests.commander.story import STREAM, A, B, apart, at, declared, given, t


def started(action="action-1", *, check="03:30", owner=B, text="フェイルオーバー", expected=""):
    return ActionStarted(action=action, text=text, owner=owner, check_at=t(check), expected=expected)


def start(**more):
    command = {"text": "フェイルオーバー", "owner": B, "check_at": t("03:30"), **more}
    return StartAction(incident=STREAM, **command)


def extended(check, reason="まだ途中"):
    return ActionExtended(action="action-1", check_at=t(check), reason=reason)


def finished(result, note=""):
    return ActionFinished(action="action-1", result=result, note=note)


def test_an_action_has_one_owner_and_a_time_box():
    told = (
        given(declared())
        .when(start(expected="書き込みが戻る"))
        .then(started("fresh-1", expected="書き込みが戻る"))
    )
    (action,) = told.board.actions.running()
    assert (action.owner, action.check_at, action.started_at) == (B, t("03:30"), t("03:00"))


@pytest.mark.parametrize(
    ("command", "because"),
    [
        (start(text=""), Because.TEXT_EMPTY),
        (start(owner=" "), Because.TEXT_EMPTY),
        (start(check_at=t("03:00")), Because.TIME_IN_PAST),
        (start(expected="x" * 2_001), Because.TEXT_TOO_LONG),
        (ReportAction(incident=STREAM, action="?", text="x"), Because.ACTION_UNKNOWN),
        (ExtendAction(incident=STREAM, action="?", check_at=t("04:00"), reason="x"), Because.ACTION_UNKNOWN),
        (FinishAction(incident=STREAM, action="?", result=Result.WORKED), Because.ACTION_UNKNOWN),
    ],
)
def test_what_is_refused(command, because):
    given(declared()).when(command).then(Refused(because))


def test_more_time_needs_a_reason():
    story = given(declared(), started())
    extend = ExtendAction(incident=STREAM, action="action-1", check_at=t("04:00"), reason="まだ途中")
    told = story.when(extend).then(extended("04:00"))
    assert told.board.actions.by_id["action-1"].check_at == t("04:00")
    story.when(ExtendAction(incident=STREAM, action="action-1", check_at=t("04:00"), reason="")).then(
        Refused(Because.TEXT_EMPTY, field="reason")
    )
    story.when(ExtendAction(incident=STREAM, action="action-1", check_at=t("02:00"), reason="x")).then(
        Refused(Because.TIME_IN_PAST)
    )


@pytest.mark.parametrize("result", list(Result))
def test_an_action_ends_once_with_a_result(result):
    story = given(declared(), started())
    command = FinishAction(incident=STREAM, action="action-1", result=result, note="3 分で戻った")
    told = story.when(command, now="03:20").then(finished(result, "3 分で戻った"))
    (action,) = told.board.actions.finished()
    assert (action.result, action.note, action.finished_at) == (result, "3 分で戻った", t("03:20"))
    assert told.board.actions.running() == []
    told.when(command).then(Refused(Because.ACTION_FINISHED, action="フェイルオーバー"))


def test_the_one_due_first_comes_first_and_the_newest_ended_first():
    story = given(declared(), started("late", check="05:00"), started("soon", check="03:10"))
    assert [action.action for action in story.board.actions.running()] == ["soon", "late"]
    ended = story.and_then(
        at("03:05", ActionFinished(action="soon", result=Result.WORKED)),
        at("03:06", ActionFinished(action="late", result=Result.DROPPED)),
    )
    assert [action.action for action in ended.board.actions.finished()] == ["late", "soon"]


def test_contested_the_earlier_check_and_the_worse_result_stand():
    story = given(declared(), started(), apart(extended("05:00"), extended("04:00")))
    assert story.board.actions.by_id["action-1"].check_at == t("04:00")
    story = given(declared(), started(), apart(finished(Result.FAILED), finished(Result.WORKED)))
    assert story.board.actions.by_id["action-1"].result is Result.FAILED
    story = given(declared(), started(), apart(finished(Result.WORSE), finished(Result.DROPPED)))
    assert story.board.actions.by_id["action-1"].result is Result.WORSE


def test_words_about_an_action_that_nobody_started_change_nothing():
    story = given(declared(), at("03:00", extended("04:00"), by=A), finished(Result.WORKED))
    assert story.board.actions.by_id == {}


def test_what_was_measured_stands_beside_what_was_expected():
    story = given(declared(), started(expected="5xx < 0.5%"))
    command = FinishAction(
        incident=STREAM, action="action-1", result=Result.PARTLY, note="東京のみ", measured="0.9%"
    )
    told = story.when(command).then(
        ActionFinished(action="action-1", result=Result.PARTLY, note="東京のみ", measured="0.9%")
    )
    (action,) = told.board.actions.finished()
    assert (action.expected, action.measured, action.note) == ("5xx < 0.5%", "0.9%", "東京のみ")


def test_a_record_from_before_there_were_measures_is_read():
    old = b'{"action":"a","result":"worked","note":"x"}'
    assert read_event("action-finished", 1, old) == ActionFinished(action="a", result=Result.WORKED, note="x")


def test_a_report_is_heard_and_an_empty_one_is_none():
    story = given(declared(), at("02:00", started()))
    told = story.when(ReportAction(incident=STREAM, action="action-1", text="1/4 完了"), now="02:15").then(
        ActionReported(action="action-1", text="1/4 完了")
    )
    action = told.board.actions.by_id["action-1"]
    assert (action.report, action.heard_at) == ("1/4 完了", t("02:15"))
    story.when(ReportAction(incident=STREAM, action="action-1", text=" ")).then(
        Refused(Because.TEXT_EMPTY, field="report")
    )
    ended = told.and_then(finished(Result.WORKED))
    ended.when(ReportAction(incident=STREAM, action="action-1", text="x")).then(
        Refused(Because.ACTION_FINISHED)
    )


@pytest.mark.parametrize(
    ("heard", "now", "urgency"),
    [
        (started(), "02:19", Urgency.CALM),
        (started(), "02:20", Urgency.SOON),
        (started(), "02:40", Urgency.DUE),
        (ActionReported(action="action-1", text="x"), "02:40", Urgency.CALM),
        (extended("05:00"), "02:45", Urgency.SOON),
    ],
)
def test_an_action_that_nobody_hears_of_turns_amber_then_red(heard, now, urgency):
    story = given(declared(), at("02:00", started()), at("02:00" if heard == started() else "02:25", heard))
    assert silence(story.board.actions.by_id["action-1"], t(now)) is urgency


def test_two_endings_keep_their_own_words_and_one_more_settles_them():
    torn = given(
        declared(), started(), apart(finished(Result.WORSE, "5xx が倍"), finished(Result.WORKED, "戻った"))
    )
    (action,) = torn.board.actions.finished()
    assert action.contested
    assert (action.result, action.note) == (Result.WORSE, "5xx が倍")
    again = FinishAction(incident=STREAM, action="action-1", result=Result.WORKED, note="測り直した")
    chosen = torn.when(again)
    assert len(chosen.fact.bases) == 2
    settled = chosen.then(finished(Result.WORKED, "測り直した"))
    (action,) = settled.board.actions.finished()
    assert (action.contested, action.result, action.note) == (False, Result.WORKED, "測り直した")
    settled.when(again).then(Refused(Because.ACTION_FINISHED))


def test_two_endings_of_one_mind_are_an_ending():
    torn = given(declared(), started(), apart(finished(Result.WORKED, "a"), finished(Result.WORKED, "b")))
    torn.when(FinishAction(incident=STREAM, action="action-1", result=Result.WORSE)).then(
        Refused(Because.ACTION_FINISHED)
    )
