import pytest

from commander.board.actions import ActionFinished, ActionStarted, Result, StartAction
from commander.board.options import (
    DeclineOption,
    OptionDeclined,
    OptionProposed,
    OptionState,
    ProposeOption,
)
from commander.board.refusal import Because, Refused
from tests.commander.story import STREAM, A, B, apart, at, declared, given, t


def proposed(option="o1", text="v411 へ戻す", **more):
    return OptionProposed(option=option, text=text, **more)


def propose(**more):
    return ProposeOption(incident=STREAM, **{"text": "v411 へ戻す", **more})


def start(option="o1"):
    return StartAction(incident=STREAM, text="v411 へ戻す", owner=B, check_at=t("03:30"), option=option)


def started(action="fresh-1"):
    return ActionStarted(action=action, text="v411 へ戻す", owner=B, check_at=t("03:30"), option="o1")


def decline(reason="時間がかかる"):
    return DeclineOption(incident=STREAM, option="o1", reason=reason)


def declined(reason="時間がかかる"):
    return OptionDeclined(option="o1", reason=reason)


def test_an_option_says_when_how_fast_and_what_it_may_hurt():
    more = {"condition": "下がらない場合", "speed": "5 分", "blast_radius": "新規のみ", "restore_first": True}
    told = given(declared()).when(propose(**more)).then(proposed("fresh-1", **more))
    (option,) = told.board.options.open()
    assert (option.state, option.speed, option.restore_first) == (OptionState.OPEN, "5 分", True)


def test_turning_back_comes_before_anything_else():
    story = given(declared(), proposed("slow"), proposed("back", restore_first=True), proposed("other"))
    assert [option.option for option in story.board.options.open()] == ["back", "slow", "other"]


@pytest.mark.parametrize(
    ("command", "because"),
    [
        (propose(text=" "), Because.TEXT_EMPTY),
        (propose(speed="x" * 2_001), Because.TEXT_TOO_LONG),
        (DeclineOption(incident=STREAM, option="?", reason="x"), Because.OPTION_UNKNOWN),
        (start("?"), Because.OPTION_UNKNOWN),
        (decline(" "), Because.TEXT_EMPTY),
    ],
)
def test_what_is_refused(command, because):
    given(declared(), proposed()).when(command).then(Refused(because))


def test_a_started_option_is_taken_and_is_its_action():
    told = given(declared(), proposed()).when(start()).then(started())
    option = told.board.options.by_id["o1"]
    assert (option.state, option.actions) == (OptionState.TAKEN, ("fresh-1",))
    assert told.board.options.open() == []
    assert [action.option for action in told.board.actions.running()] == ["o1"]
    told.when(start()).then(Refused(Because.OPTION_TAKEN, option="v411 へ戻す"))
    told.when(decline()).then(Refused(Because.OPTION_TAKEN))


def test_why_an_option_was_declined_stays_beside_it_and_it_may_be_done_after_all():
    told = given(declared(), proposed()).when(decline()).then(declined())
    option = told.board.options.by_id["o1"]
    assert (option.state, option.reasons) == (OptionState.DECLINED, ("時間がかかる",))
    assert told.board.options.decided() == [option]
    told.when(decline("別の理由")).then(Refused(Because.OPTION_DECLINED))
    after_all = told.when(start()).then(started())
    assert after_all.board.options.by_id["o1"].state is OptionState.TAKEN


def test_two_reasons_given_apart_both_stand_until_one_is_chosen():
    story = given(declared(), proposed(), apart(declined("遅い"), declined("危ない")))
    assert story.board.options.by_id["o1"].reasons == ("遅い", "危ない")
    chosen = story.when(decline("遅く危ない")).then(declined("遅く危ない"))
    assert chosen.board.options.by_id["o1"].reasons == ("遅く危ない",)


def test_what_is_being_done_outweighs_that_somebody_declined_it():
    story = given(declared(), proposed(), apart(declined(), started("a1")))
    assert story.board.options.by_id["o1"].state is OptionState.TAKEN


def test_words_about_an_option_that_nobody_named_change_nothing():
    story = given(declared(), at("03:00", declined(), by=A), started("a1"))
    assert story.board.options.by_id == {}


def test_an_option_whose_action_has_ended_may_be_tried_again():
    taken = given(declared(), proposed(), started("action-1"))
    taken.when(start()).then(Refused(Because.OPTION_TAKEN))
    ended = taken.and_then(ActionFinished(action="action-1", result=Result.FAILED))
    again = ended.when(start()).then(started())
    assert again.board.options.by_id["o1"].actions == ("action-1", "fresh-1")
    again.when(start()).then(Refused(Because.OPTION_TAKEN))
