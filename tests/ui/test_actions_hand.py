"""The actions pane by hand: what is added, reported, decided, ruled out, each by keys, asserted on the journal."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt

from commander.board.actions import FinishAction, Result, StartAction
from commander.board.hypotheses import HypothesisState, RuleOutHypothesis, StateHypothesis
from commander.board.options import DeclineOption, OptionState, ProposeOption
from commander.next_step import NextStep, Step
from commander.wording.language import Language
from tests.counted_calls import calls_in
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.i18n import Languages
from ui.panes.actions import ActionsPane
from ui.panes.slot import Face
from ui.panes.step_words import step_sentence
from ui.theme import Tone
from ui.widgets.chip import ChipButton
from ui.widgets.row import ItemRow

KEY = Qt.Key


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> ActionsPane:
    desk_window.declare()
    shown = ActionsPane(desk_window.model, desk_window.words)
    hands.show(shown)
    return shown


def told(window: DeskWindow, command: Any, **fields: Any) -> Any:
    """Carry out a command on the incident shown; the event that came of it."""
    event = window.submit(command(incident=window.model.stream, **fields))[0].event
    window.settle()
    return event


def acting(window: DeskWindow, minutes: float = 20, **more: Any) -> str:
    check_at = window.now() + timedelta(minutes=minutes)
    fields = {"text": "Roll back", "owner": "p-c", "check_at": check_at, "expected": "5xx < 0.5%"}
    return str(told(window, StartAction, **fields, **more).action)


def face(pane: ActionsPane, key: str) -> Face:
    return next(one for one in pane.faces() if one.key == key)


def spoken(face: Face) -> str:
    return "".join(run.text for run in face.value)


@pytest.mark.parametrize("typed", ["option:Stop writes", "案：Stop writes", "Option: Stop writes"])
def test_a_word_in_front_adds_an_option(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane, typed: str
) -> None:
    pane.enter()
    hands.write(typed)
    assert hands.text.strip() == "Stop writes"
    for text in ("if 5xx stay", "2 min", "new orders"):
        hands.press(KEY.Key_Tab)
        hands.write(text)
    hands.enter()
    (option,) = desk_window.board().options.open()
    assert (option.text, option.condition, option.speed) == ("Stop writes", "if 5xx stay", "2 min")
    assert (option.blast_radius, option.restore_first) == ("new orders", False)
    assert hands.text == ""


def test_alt_and_a_number_choose_what_is_added(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    pane.focus_without_rows()
    hands.write("Roll back to v411")
    hands.press(KEY.Key_2, ALT)
    hands.enter()
    (option,) = desk_window.board().options.open()
    assert (option.text, option.restore_first) == ("Roll back to v411", True)
    assert face(pane, option.option).chip == ("turn back", Tone.DECISION)
    hands.write("CDN outage")
    hands.press(KEY.Key_4, ALT)
    hands.press(KEY.Key_Tab)
    hands.write("担当E")
    hands.press(KEY.Key_Tab)
    hands.write("15")
    hands.enter()
    (hypothesis,) = desk_window.board().hypotheses.by_id.values()
    assert (hypothesis.text, hypothesis.inquiry.owner) == ("CDN outage", "p-e")
    assert hypothesis.inquiry.check_at == desk_window.now() + timedelta(minutes=15)


def test_a_time_that_is_none_is_said_and_what_is_typed_stays(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    pane.enter()
    hands.write("Roll back")
    hands.press(KEY.Key_Tab, times=2)
    hands.write("soon")
    hands.enter()
    assert desk_window.board().actions.running() == []
    assert hands.text == "soon"
    hands.press(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.write("22:58")
    hands.enter()
    (action,) = desk_window.board().actions.running()
    assert f"{desk_window.words.local(action.check_at):%H:%M}" == "22:58"


def test_an_option_is_started_with_two_enters_and_becomes_its_action(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    option = told(desk_window, ProposeOption, text="Roll back to v411", restore_first=True).option
    pane.enter()
    hands.press(KEY.Key_Return)
    hands.enter()
    (action,) = desk_window.board().actions.running()
    assert (action.text, action.owner, action.option) == ("Roll back to v411", "p-a", option)
    assert action.check_at == desk_window.now() + timedelta(minutes=10)
    assert face(pane, option).chip == ("taken", Tone.PAST)


def test_an_option_whose_action_has_ended_is_started_again(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    option = told(desk_window, ProposeOption, text="Restart the pods").option
    soon = desk_window.now() + timedelta(minutes=10)
    first = told(
        desk_window, StartAction, text="Restart the pods", owner="p-b", check_at=soon, option=option
    ).action
    assert face(pane, option).is_fixed
    told(desk_window, FinishAction, action=first, result=Result.NO_EFFECT)
    pane.open_row(option)
    assert "1 start it again" in [chip.text() for chip in pane.findChildren(ChipButton) if chip.isVisible()]
    hands.enter()
    (again,) = desk_window.board().actions.running()
    assert (again.option, again.action != first) == (option, True)


def test_an_option_is_declined_with_a_reason_that_stays_beside_it(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    option = told(desk_window, ProposeOption, text="Restart the database").option
    pane.enter()
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_2, ALT)
    hands.enter()
    assert desk_window.board().options.by_id[option].state is OptionState.OPEN  # no reason, no end
    hands.write("connections only queue")
    hands.enter()
    assert desk_window.board().options.by_id[option].state is OptionState.DECLINED
    assert face(pane, option).detail == "why not: connections only queue"


def test_a_hypothesis_is_ruled_out_struck_and_comes_back_by_evidence(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    hypothesis = told(desk_window, StateHypothesis, text="CDN outage", owner="p-e").hypothesis
    assert spoken(face(pane, hypothesis)) == "CDN outage looked into 担当E"
    pane.enter()
    hands.press(KEY.Key_Return)
    hands.write("other sites are fine")
    hands.enter()
    struck = face(pane, hypothesis)
    assert [run.text for run in struck.value if run.struck] == ["CDN outage"]
    assert spoken(struck) == "CDN outage ruled out 22:47 ・ other sites are fine"
    pane.enter()
    hands.press(KEY.Key_Return)
    hands.write("their page turned red")
    hands.enter()
    assert desk_window.board().hypotheses.by_id[hypothesis].state is HypothesisState.SUPPORTED


def test_a_hypothesis_without_an_owner_says_so_and_gets_one(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    hypothesis = told(desk_window, StateHypothesis, text="Retry bug").hypothesis
    assert face(pane, hypothesis).value[-1].tone is Tone.WARN
    pane.enter()
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_3, ALT)
    hands.enter()
    assert desk_window.board().hypotheses.by_id[hypothesis].inquiry.owner == "p-a"
    desk_window.now.move(timedelta(minutes=16))
    assert spoken(face(pane, hypothesis)) == "Retry bug looked into 担当A ・ overdue since 23:02"


def test_a_report_ends_the_silence(desk_window: DeskWindow, hands: Hands, pane: ActionsPane) -> None:
    action = acting(desk_window, minutes=90)
    assert face(pane, action).note == "1 h 30 min"
    desk_window.now.move(timedelta(minutes=21))
    assert face(pane, action).value[-1].tone is Tone.WARN
    desk_window.now.move(timedelta(minutes=20))
    assert face(pane, action).value[-1].tone is Tone.BAD
    pane.enter()
    hands.press(KEY.Key_Return)
    hands.write("one region of four")
    hands.enter()
    assert desk_window.board().actions.by_id[action].report == "one region of four"
    reported = face(pane, action)
    assert spoken(reported) == "Roll back"
    assert reported.detail.endswith("report: one region of four")


def test_what_was_measured_is_written_beside_what_was_expected(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    action = acting(desk_window)
    pane.enter()
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_4, ALT)
    hands.write("Tokyo only")
    hands.press(KEY.Key_Backtab)
    hands.write("0.9%")
    hands.enter()
    ended = desk_window.board().actions.by_id[action]
    assert (ended.result, ended.measured, ended.note) == (Result.PARTLY, "0.9%", "Tokyo only")
    assert face(pane, action).detail == "担当C ・ measured: 0.9% ・ expected: 5xx < 0.5% ・ Tokyo only"


def test_the_chip_and_the_countdown_turn_amber_then_red(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    action = acting(desk_window, minutes=4)
    seen = []
    for seconds in (0, 121, 120):
        desk_window.now.move(timedelta(seconds=seconds))
        shown = face(pane, action)
        seen.append((shown.chip, shown.note))
    assert seen == [
        (("running", Tone.ACCENT), "04:00"),
        (("soon", Tone.WARN), "01:59"),
        (("check", Tone.BAD), "over 00:01"),
    ]


def test_rows_stand_as_drawn_and_old_results_below_everything(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    ended = [acting(desk_window) for _ in range(4)]
    for action in ended:
        desk_window.now.move(timedelta(seconds=1))
        told(desk_window, FinishAction, action=action, result=Result.NO_EFFECT)
    other = told(desk_window, ProposeOption, text="Wait for the fix").option
    back = told(desk_window, ProposeOption, text="Roll back", restore_first=True).option
    declined = told(desk_window, ProposeOption, text="Restart").option
    told(desk_window, DeclineOption, option=declined, reason="x")
    hypothesis = told(desk_window, StateHypothesis, text="CDN").hypothesis
    told(desk_window, RuleOutHypothesis, hypothesis=hypothesis, reason="x")
    running = acting(desk_window)
    assert [one.key for one in pane.faces()] == [
        back, running, *reversed(ended[1:]), other, declined, hypothesis, ended[0]
    ]  # fmt: skip


def test_the_next_step_names_who_is_asked_and_what_is_decided(
    desk_window: DeskWindow, languages: Languages
) -> None:
    desk_window.declare()
    languages.switch(Language.JA)
    asked = NextStep(step=Step.ASK_REPORT, text="切り戻し", person="p-c")
    assert step_sentence(asked, desk_window.model, desk_window.words) == "担当C に報告を求める:切り戻し"
    decided = NextStep(step=Step.DECIDE_OPTION, text="切り戻し")
    assert step_sentence(decided, desk_window.model, desk_window.words) == "行うか決める:切り戻し"


def test_what_is_typed_in_the_line_outlives_the_pane(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    pane.enter()
    hands.write("option:Stop writes")
    pane.save_drafts()
    desk_window.settle()
    again = ActionsPane(desk_window.model, desk_window.words)
    hands.show(again)
    desk_window.model.opened.emit()
    desk_window.settle()
    again.focus_without_rows()
    hands.enter()
    assert [option.text for option in desk_window.board().options.open()] == ["Stop writes"]


def test_a_second_passing_makes_no_row_anew_and_costs_little(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    for minutes in range(30):
        acting(desk_window, minutes=minutes + 5)
    rows = pane.findChildren(ItemRow)
    took = []
    for _ in range(20):
        desk_window.now.move(timedelta(seconds=1))
        took.append(calls_in(desk_window.model.ticked.emit))
    assert pane.findChildren(ItemRow) == rows
    assert max(took) < 9_000  # half of it today; 4 ms on a quiet machine


def test_tab_goes_from_the_rows_to_the_line_below_them(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    acting(desk_window)
    ended = acting(desk_window)
    told(desk_window, FinishAction, action=ended, result=Result.NO_EFFECT)  # a row that takes no focus
    told(desk_window, ProposeOption, text="Roll back")
    pane.enter()
    hands.press(KEY.Key_2)
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_Tab)
    hands.write("hypothesis:CDN")
    hands.enter()
    assert [one.text for one in desk_window.board().hypotheses.by_id.values()] == ["CDN"]


def test_what_is_typed_on_a_row_begins_the_next_action_with_every_letter(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    acting(desk_window)
    pane.enter()
    hands.press(KEY.Key_R)
    hands.write("ead only mode")
    assert hands.text.lower() == "read only mode"
    hands.press(KEY.Key_3, ALT)
    hands.enter()
    (option,) = desk_window.board().options.open()
    assert option.text.lower() == "read only mode"
