"""The work page and the actions' course in the hand: polls, questions, changes, procedures, lanes, all by keys."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt

from commander.board.action_course import AnswerAction
from commander.board.action_state import Taking
from commander.board.actions import FinishAction, Result, StartAction
from commander.board.changes import Suspicion
from commander.board.decisions import DecisionState, MakeDecision, ObjectToDecision, ProposeDecision
from commander.board.lanes import Lane, Nature
from commander.board.options import ProposeOption
from commander.board.procedures import ListProcedures, Procedure, ProcedureStep
from commander.board.questions import AskQuestion
from commander.board.roles import AssignRole
from commander.board.runs import StepState
from commander.board.timeline import AddEntry, EntryKind
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.i18n import Languages
from ui.panes.action_course_faces import WORK_ROW
from ui.panes.action_editor import ActionEditor
from ui.panes.actions import ActionsPane
from ui.panes.slot import Face, Slot
from ui.panes.work_compare import OptionsCompared
from ui.panes.work_faces import Section
from ui.panes.work_page import WorkPage
from ui.theme import Tone
from ui.widgets.chip import ChipButton
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key
STEPS = (ProcedureStep(text="Look at the lag"), ProcedureStep(text="Call the DBA", is_manual=True))


@pytest.fixture
def page(desk_window: DeskWindow, hands: Hands) -> WorkPage:
    desk_window.declare()
    shown = WorkPage(desk_window.model, desk_window.words)
    hands.show(shown)
    shown.open()
    desk_window.settle()
    return shown


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


def acting(window: DeskWindow, text: str = "Switch", **more: Any) -> str:
    check_at = window.now() + timedelta(minutes=20)
    return str(told(window, StartAction, text=text, **{"owner": "p-c", "check_at": check_at, **more}).action)


def spoken(face: Face) -> str:
    return "".join(run.text for run in face.value)


def row(pane: ActionsPane, key: str) -> Face:
    return next(one for one in pane.faces() if one.key == key)


def test_a_proposal_is_asked_objected_to_and_decided_by_keys(
    desk_window: DeskWindow, hands: Hands, page: WorkPage
) -> None:
    # Nothing is decided yet: the keyboard is where a proposal is written.
    hands.write("Roll back to v411")
    hands.press(KEY.Key_Tab)
    hands.write("it fails since v412")
    hands.enter()
    (polled,) = desk_window.board().work.decisions.polled()
    assert (polled.text, polled.basis) == ("Roll back to v411", "it fails since v412")
    assert polled.proposed is not None
    assert polled.proposed.review_at == desk_window.now() + timedelta(minutes=30)
    # The keyboard is at the proposal that waits, not in the line for another.
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_2, ALT)
    hands.write("担当D")
    hands.press(KEY.Key_Tab)
    hands.write("can't be undone")
    hands.enter()
    (face,) = page.faces()
    assert "can't be undone" in face.detail
    page.enter()
    hands.press(KEY.Key_Return)
    hands.enter()
    # The basis stands there as it was proposed: it is the answer to the objection.
    (made,) = desk_window.board().work.decisions.standing()
    assert (made.state, made.decider) == (DecisionState.MADE, desk_window.model.person)
    assert made.made is not None
    assert made.made.objected == ("p-d",)


def test_a_proposal_past_its_time_is_where_the_page_opens(
    desk_window: DeskWindow, hands: Hands, page: WorkPage
) -> None:
    told(desk_window, ProposeDecision, text="Shed the exports")
    page.open(Section.RISKS)
    page.open()
    assert page.faces() == []  # nothing is late: where one was
    desk_window.now.move(timedelta(minutes=30))
    desk_window.settle()
    page.open()
    (face,) = page.faces()
    assert face.key.startswith("decision:")
    # Its row is open: the first choice there decides it.
    hands.press(KEY.Key_3, ALT)
    hands.write("no longer needed")
    hands.enter()
    assert desk_window.board().work.decisions.polled() == []


def test_left_and_right_leave_a_blank_line_for_the_next_section_and_stay_in_one_that_is_written(
    desk_window: DeskWindow, hands: Hands, page: WorkPage
) -> None:
    page.open(Section.DECISIONS)
    hands.press(KEY.Key_Left)
    hands.press(KEY.Key_Right, times=2)
    assert page._section is Section.QUESTIONS
    hands.write("since when")
    hands.press(KEY.Key_Left)
    assert (page._section, hands.text) == (Section.QUESTIONS, "since when")


def test_left_and_right_go_through_the_sections_and_escape_goes_back(
    desk_window: DeskWindow, hands: Hands, page: WorkPage
) -> None:
    told(desk_window, MakeDecision, text="Tell everybody", basis="a third is hit")
    closed: list[bool] = []
    page.closed.connect(lambda: closed.append(True))
    page.enter()
    hands.press(KEY.Key_Right)
    assert page.accessibleName()
    assert hands.focus.accessibleName() == "What we want to know"
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_Left)
    assert [one.chip for one in page.faces()] == [("decided", Tone.DECISION)]
    hands.press(KEY.Key_Escape)
    assert closed == [True]


def test_a_question_is_asked_chased_and_answered_by_keys(
    desk_window: DeskWindow, hands: Hands, page: WorkPage
) -> None:
    page.show_section(Section.QUESTIONS)
    hands.write("Which customers?")
    hands.press(KEY.Key_Tab)
    hands.write("担当D")
    hands.enter()
    (question,) = desk_window.board().work.questions.open()
    assert (question.asking.person, question.asking.answer_by) == (
        "p-d",
        desk_window.now() + timedelta(minutes=15),
    )
    desk_window.now.move(timedelta(minutes=16))
    desk_window.model.ticked.emit()
    (face,) = page.faces()
    assert face.chip == ("overdue", Tone.BAD)
    page.enter()
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_2, ALT)
    hands.enter()
    assert desk_window.board().work.questions.by_id[question.question].chased == 1
    page.enter()
    hands.press(KEY.Key_Return)
    hands.write("1,240 shops")
    hands.enter()
    assert desk_window.board().work.questions.open() == []


def test_a_change_that_is_noted_is_an_option_beside_the_others(
    desk_window: DeskWindow, hands: Hands, page: WorkPage
) -> None:
    told(desk_window, ProposeOption, text="Read-only", condition="if it goes on")
    page.show_section(Section.CHANGES)
    page.focus_without_rows()
    hands.write("v412")
    hands.press(KEY.Key_Tab, times=4)
    hands.write("back to v411")
    hands.press(KEY.Key_Tab)
    hands.write("5 min")
    hands.enter()
    (change,) = desk_window.board().work.changes.newest_first()
    assert (change.noted.revert, change.suspicion) == ("back to v411", Suspicion.NOT_LOOKED_AT)
    assert [one.key for one in page.faces()] == ["cause", f"change:{change.noted.change}"]
    page.show_section(Section.OPTIONS)
    labels = page.findChild(OptionsCompared).findChildren(PlainLabel)
    texts = [label.text() for label in labels if not label.isHidden()]
    # Turning back is the first column; what nobody said is no "none".
    assert texts[5:7] == ["back to v411", "5 min"]
    assert texts.count("nobody said") == 3


def test_a_procedure_is_begun_and_its_steps_are_ticked_with_two_enters(
    desk_window: DeskWindow, hands: Hands, page: WorkPage
) -> None:
    listed = Procedure(key="failover", title="Switch over", version="1", steps=STEPS, kinds=("決済",))
    desk_window.submit(ListProcedures(procedures=(listed,)))
    desk_window.settle()
    page.show_section(Section.PROCEDURES)
    (offered,) = page.faces()
    assert offered.chip == ("fits", Tone.ACCENT)
    hands.enter()
    (run,) = desk_window.board().work.runs.by_id.values()
    page.enter()
    hands.press(KEY.Key_Return)
    hands.enter()
    assert desk_window.board().work.runs.by_id[run.begun.run].state(1) is StepState.DONE
    by_hand = next(one for one in page.faces() if one.key == f"step:{run.begun.run}:2")
    assert (by_hand.chip, "by hand" in spoken(by_hand)) == (("next", Tone.ACCENT), True)
    page.open_row(by_hand.key)
    hands.press(KEY.Key_2, ALT)
    hands.write("nobody answers")
    hands.enter()
    assert desk_window.board().work.runs.by_id[run.begun.run].state(2) is StepState.SKIPPED


def test_a_todo_of_the_timeline_is_taken_on_as_a_follow_up(
    desk_window: DeskWindow, hands: Hands, page: WorkPage
) -> None:
    told(desk_window, AddEntry, text="Why so late?", entry_kind=EntryKind.FOLLOW_UP)
    page.show_section(Section.LEFT)
    desk_window.settle()
    (todo,) = page.faces()
    assert (todo.chip, spoken(todo)) == (("Follow-up", Tone.NEUTRAL), "Why so late?")
    page.open_row(todo.key)
    hands.write("担当E")
    hands.enter()
    (left,) = desk_window.board().work.follow_ups.left()
    assert (left.text, left.plan.owner) == ("Why so late?", "p-e")


def test_what_is_typed_on_the_page_outlives_it(desk_window: DeskWindow, hands: Hands, page: WorkPage) -> None:
    hands.write("Roll ba")
    page.save_drafts()
    desk_window.settle()
    again = WorkPage(desk_window.model, desk_window.words)
    hands.show(again)
    again.open()
    desk_window.settle()
    again.focus_without_rows()
    assert hands.text == "Roll ba"


def test_a_page_that_nobody_sees_makes_no_rows(desk_window: DeskWindow, page: WorkPage) -> None:
    page.hide()
    told(desk_window, ProposeDecision, text="x")
    assert page.findChildren(Slot) == []
    page.show()
    assert len(page.findChildren(Slot)) == 1


def test_both_languages_name_every_section(
    desk_window: DeskWindow, page: WorkPage, languages: Languages
) -> None:
    languages.switch(Language.JA)
    for section in Section:
        page.show_section(section)
        assert not page.accessibleName().isascii()
    told(
        desk_window, AskQuestion, text="x", asked_to="p-d", answer_by=desk_window.now() + timedelta(minutes=9)
    )
    page.show_section(Section.QUESTIONS)
    assert [one.chip for one in page.faces()] == [("回答待ち", Tone.WARN)]


def test_an_action_that_was_asked_is_accepted_with_two_enters(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    action = acting(desk_window, is_asked=True)
    assert "asked, no answer" in spoken(row(pane, action))
    pane.enter()
    hands.press(KEY.Key_Return)
    hands.enter()
    assert desk_window.board().actions.by_id[action].ownership.taking is Taking.ACCEPTED
    assert spoken(row(pane, action)) == "Switch"


def test_an_action_that_nobody_has_shouts_and_takes_its_new_owner_first(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    action = acting(desk_window, is_asked=True)
    told(desk_window, AnswerAction, action=action, is_accepted=False, reason="in a meeting")
    assert row(pane, action).value[1].tone is Tone.BAD
    pane.enter()
    hands.press(KEY.Key_Return)
    hands.write("担当D")
    hands.enter()
    assert desk_window.board().actions.by_id[action].owner == "p-d"


def test_work_off_the_system_stands_in_lanes_with_whom_to_ask(
    desk_window: DeskWindow, pane: ActionsPane
) -> None:
    system = acting(desk_window)
    assert [one.key for one in pane.faces()] == [system]
    told(desk_window, AssignRole, role="pr", person="p-e")
    press = acting(desk_window, "Answer to the press", lane=Lane.PR)
    assert [one.key for one in pane.faces()] == ["lane:system", system, "lane:pr", press]
    assert spoken(row(pane, "lane:pr")) == "ask 担当E (PR)"


def test_the_line_starts_an_action_in_a_lane_that_waits_for_a_yes(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    pane.enter()
    hands.write("Call the payment company")
    hands.press(KEY.Key_Tab)
    hands.write("担当D")
    hands.press(KEY.Key_Tab, times=3)
    hands.press(KEY.Key_Down)
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Down, times=2)
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Down)
    hands.press(KEY.Key_Tab)
    hands.write("switch it off")
    hands.enter()
    (action,) = desk_window.board().actions.running()
    assert (action.owner, action.is_asked, action.fallback) == ("p-d", True, "switch it off")
    assert (action.place.lane, action.place.nature) == (Lane.CONTACT, Nature.TEMPORARY)


def test_a_temporary_measure_is_verified_and_later_lifted_from_its_row(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    action = acting(desk_window, nature=Nature.TEMPORARY)
    told(desk_window, FinishAction, action=action, result=Result.WORKED)
    assert "not verified" in spoken(row(pane, action))
    pane.enter()
    hands.press(KEY.Key_Return)
    hands.write("failures 0.1%")
    hands.enter()
    assert "not verified" not in spoken(row(pane, action))
    assert "temporary, in place" in spoken(row(pane, action))
    pane.enter()
    hands.press(KEY.Key_Return)
    hands.write("v413 is out")
    hands.enter()
    assert desk_window.board().actions.in_place() == []
    assert row(pane, action).is_fixed


def test_one_row_leads_to_the_page_and_says_what_waits(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    wanted: list[bool] = []
    pane.work_wanted.connect(lambda: wanted.append(True))
    decision = told(desk_window, ProposeDecision, text="x").decision
    told(desk_window, ObjectToDecision, decision=decision, person="p-d", objection="y")
    told(
        desk_window, AskQuestion, text="x", asked_to="p-d", answer_by=desk_window.now() + timedelta(minutes=9)
    )
    assert spoken(row(pane, WORK_ROW)) == "proposals 1 ・ questions 1"
    pane.open_row(WORK_ROW)
    assert wanted == [True]


def test_an_action_is_done_by_a_procedure_and_shows_how_far(
    desk_window: DeskWindow, hands: Hands, pane: ActionsPane
) -> None:
    listed = Procedure(key="failover", title="Switch over", version="1", steps=STEPS)
    desk_window.submit(ListProcedures(procedures=(listed,)))
    action = acting(desk_window)
    pane.enter()
    hands.press(KEY.Key_Return)
    chips = pane.findChildren(ActionEditor)[-1].findChildren(ChipButton)
    next(chip for chip in chips if "procedure" in chip.accessibleName()).click()
    hands.enter()
    (run,) = desk_window.board().work.runs.of_action(action)
    assert run.begun.procedure == "failover"
    assert "Switch over 0/2" in row(pane, action).detail
