"""The page of severity in the hand: criteria in sight, a number judges, a slighter one asks why, an argument parked."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from commander.board.impact import Aspect, Certainty, Concern, StateImpact
from commander.board.incident import SetSeverity
from commander.board.roles import COMMANDER, AssignRole
from commander.board.severity_matrix import Modifier
from commander.board.timeline import EntryAdded
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.panes.attention_strip import AttentionStrip
from ui.panes.severity_page import SeverityPage
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key


@pytest.fixture
def page(desk_window: DeskWindow, hands: Hands) -> SeverityPage:
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role=COMMANDER, person=desk_window.person))
    desk_window.submit(
        StateImpact(
            incident=stream,
            aspect=Aspect.PERSONAL_DATA,
            text="権限を確認",
            certainty=Certainty.CONFIRMED,
            concern=Concern.NONE,
        )
    )
    desk_window.settle()
    shown = SeverityPage(desk_window.model, desk_window.words)
    hands.show(shown)
    shown.open()
    return shown


def said(page: SeverityPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisibleTo(page))


def judge(window: DeskWindow, severity: int) -> None:
    window.submit(SetSeverity(incident=window.model.stream, severity=severity))
    window.settle()


def test_a_first_timer_reads_what_makes_each_severity_in_both_languages(
    page: SeverityPage, desk_window: DeskWindow
) -> None:
    assert "a core function is down for most customers" in said(page)
    assert "In doubt take the graver one" in said(page)
    desk_window.words.switch(Language.JA)
    assert "中核の機能を、ほとんどのお客様が使えない" in said(page)
    assert "→ 指揮と書記。" in said(page)
    desk_window.words.switch(Language.EN)


def test_a_number_judges_and_leads_back_to_the_board(
    page: SeverityPage, desk_window: DeskWindow, hands: Hands
) -> None:
    with desk_window.qtbot.waitSignal(page.closed):
        hands.press(KEY.Key_2)
    assert desk_window.board().incident.severity == 2


def test_a_slighter_one_asks_why_and_esc_keeps_what_is_typed(
    page: SeverityPage, desk_window: DeskWindow, hands: Hands
) -> None:
    judge(desk_window, 1)
    hands.press(KEY.Key_3)
    hands.write("only one shop")
    hands.press(KEY.Key_Escape)
    assert desk_window.board().incident.severity == 1
    hands.press(KEY.Key_3)
    assert hands.text == "only one shop"
    hands.enter()
    board = desk_window.board()
    assert board.incident.severity == 3
    assert board.severities.judgements[-1].reason == "only one shop"


def test_without_a_reason_it_is_refused_and_the_sentence_says_so(
    page: SeverityPage, desk_window: DeskWindow, hands: Hands
) -> None:
    judge(desk_window, 1)
    hands.press(KEY.Key_4)
    hands.enter()
    assert desk_window.board().incident.severity == 1
    assert "needs a reason" in said(page)


def test_an_argument_is_parked_with_the_graver_one_and_a_question_for_the_review(
    page: SeverityPage, desk_window: DeskWindow, hands: Hands
) -> None:
    judge(desk_window, 2)
    with desk_window.qtbot.waitSignal(page.closed):
        hands.press(KEY.Key_P)
    entries = [one.event for one in desk_window.records(EntryAdded.KIND)]
    assert [one.text for one in entries if isinstance(one, EntryAdded)] == [
        "Was SEV2 right? (argued in the review)"
    ]
    assert desk_window.board().incident.severity == 2


def test_a_graver_one_is_proposed_and_what_a_person_left_knowingly_is_not_asked_again(
    desk_window: DeskWindow, hands: Hands
) -> None:
    desk_window.declare()
    judge(desk_window, 3)
    desk_window.now.move(timedelta(minutes=6))
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    strip.refresh()
    line = next(one for one in strip.lines if "SEV2 is proposed" in one)
    assert "personal data" in line
    page = SeverityPage(desk_window.model, desk_window.words)
    hands.show(page)
    page.open()
    assert "SEV2 is proposed" in said(page)
    with desk_window.qtbot.waitSignal(page.closed):
        hands.press(KEY.Key_K)
    judged = desk_window.board().severities.judgements[-1]
    assert (judged.severity, judged.weighed) == (3, (Modifier.PERSONAL_DATA,))
    desk_window.settle()
    strip.refresh()
    assert not [one for one in strip.lines if "proposed" in one]


def test_raising_above_the_board_is_one_press(desk_window: DeskWindow, hands: Hands) -> None:
    desk_window.declare()
    judge(desk_window, 4)
    desk_window.now.move(timedelta(minutes=6))
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    strip.refresh()
    button = next(one for one in strip.findChildren(Button) if one.text() == "Raise to SEV2")
    button.click()
    desk_window.settle()
    board = desk_window.board()
    assert board.incident.severity == 2
    assert board.severities.judgements[-1].weighed == (Modifier.PERSONAL_DATA,)
