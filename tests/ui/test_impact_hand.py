"""The impact pane in the hand: three keys to any cell, figures in one go, the time of the claim, what disagrees."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from commander.board.impact import Amount, Aspect, Certainty, Concern, Count, StateImpact, Trial
from commander.board.privacy_records import PrivacyAnswer
from commander.board.roles import COMMANDER, AssignRole
from commander.reading import Reading
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.panes.impact import ImpactPane
from ui.panes.roles import RolesPane
from ui.panes.slot import Slot
from ui.widgets.row import Row

KEY = Qt.Key
CELLS = (
    (KEY.Key_1, Aspect.WHO),
    (KEY.Key_2, Aspect.WHAT),
    (KEY.Key_4, Aspect.SYSTEM),
    (KEY.Key_5, Aspect.INQUIRIES),
    (KEY.Key_6, Aspect.HANDS_ON),
    (KEY.Key_7, Aspect.PERSONAL_DATA),
    (KEY.Key_0, Aspect.WORKAROUND),
)


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> ImpactPane:
    desk_window.declare()
    shown = ImpactPane(desk_window.model, desk_window.words)
    hands.show(shown)
    shown.enter()
    return shown


def rows(pane: ImpactPane) -> dict[str, str]:
    """Every row as a screen reader speaks it, by its first word."""
    spoken = [row.accessibleName() for row in pane.findChildren(Row) if row.isVisibleTo(pane)]
    return {name.split(" ")[0]: name for name in spoken}


def state(window: DeskWindow, aspect: Aspect, text: str, **more: object) -> None:
    certainty = Certainty.CONFIRMED
    window.submit(
        StateImpact(incident=window.model.stream, aspect=aspect, text=text, certainty=certainty, **more)
    )


@pytest.mark.parametrize(("number", "aspect"), CELLS)
def test_a_number_opens_its_cell_and_typing_begins_at_once(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands, number: Qt.Key, aspect: Aspect
) -> None:
    hands.press(number)
    hands.write("seen by support")
    hands.enter()
    row = desk_window.board().impact.row(aspect)
    assert row is not None
    assert row.text == "seen by support"


def test_who_what_and_the_customers_words_are_asked_in_one_go(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(KEY.Key_1)
    for text in ("全店舗", "カード決済"):
        hands.write(text)
        hands.enter()
    hands.write("カード決済が失敗する")
    hands.press(KEY.Key_Tab)
    hands.write("failed card payments")
    hands.enter()
    impact = desk_window.board().impact
    assert [row.text for row in impact.rows()] == ["全店舗", "カード決済"]
    assert impact.phrase is not None
    assert (impact.phrase.ja, impact.phrase.en) == ("カード決済が失敗する", "failed card payments")


def test_whoever_corrects_a_claim_is_not_asked_the_next(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    state(desk_window, Aspect.WHO, "some shops")
    desk_window.settle()
    hands.press(KEY.Key_1)
    hands.write("all shops")
    hands.enter()
    assert isinstance(hands.focus, Slot)
    assert hands.focus.face.key == Aspect.WHO


def test_a_cell_at_the_end_is_a_few_keys_away_too(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(KEY.Key_End)
    for _ in range(9):
        hands.press(KEY.Key_Up)
    assert isinstance(hands.focus, Slot)
    assert hands.focus.face.key == Aspect.MONEY
    hands.press(KEY.Key_Return)
    hands.write("double charges")
    hands.enter()
    assert desk_window.board().impact.row(Aspect.MONEY) is not None


def test_a_digit_typed_in_a_form_stays_a_digit(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(KEY.Key_1)
    hands.write("3 shops")
    assert hands.text == "3 shops"


def test_a_number_goes_to_a_row_that_acts_at_once_and_does_not_act(
    desk_window: DeskWindow, hands: Hands
) -> None:
    desk_window.declare()
    pane = RolesPane(desk_window.model, desk_window.words)
    hands.show(pane)
    pane.enter()
    hands.press(KEY.Key_1)
    desk_window.settle()
    assert desk_window.board().roles.commander is None
    assert isinstance(hands.focus, Slot)


def test_an_amount_is_typed_in_one_go_and_read_back_while_typing(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(KEY.Key_3)
    hands.write("1,240 shops (800-1,900) 6% as of 22:41")
    assert any("about 1,240 shops (800–1,900) 6% of all" in one.text() for one in pane.findChildren(QLabel))
    hands.press(KEY.Key_2, ALT)
    desk_window.now.move(timedelta(hours=12))
    hands.enter()
    row = desk_window.board().impact.row(Aspect.HOW_MANY)
    assert row is not None
    assert row.amount == Amount(low=800, likely=1240, high=1900, unit="shops", per_mille=60)
    assert row.certainty is Certainty.ESTIMATED
    assert f"{desk_window.words.local(row.as_of):%H:%M}" == "22:41"
    assert rows(pane)["How"].startswith("How many about 1,240 shops (800–1,900) 6% of all estimated")


def test_an_amount_opens_again_as_it_was_typed(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    amount = Amount(low=800, likely=1240, high=1900, unit="店", per_mille=60)
    state(desk_window, Aspect.HOW_MANY, "CSV v3", amount=amount)
    desk_window.settle()
    hands.press(KEY.Key_3)
    assert hands.text == "1,240 店 (800-1,900) 6%"
    hands.enter()
    assert desk_window.board().impact.row(Aspect.HOW_MANY).amount == amount


def test_a_time_typed_in_its_field_is_the_time_of_the_claim(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    before = desk_window.model.now
    hands.press(KEY.Key_1)
    hands.write("all shops")
    hands.press(KEY.Key_Tab)
    hands.write("-5m")
    hands.enter()
    row = desk_window.board().impact.row(Aspect.WHO)
    assert row is not None
    assert row.as_of == before - timedelta(minutes=5)


def test_what_is_no_time_is_said_and_nothing_is_recorded(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(KEY.Key_1)
    hands.write("all shops")
    hands.press(KEY.Key_Tab)
    hands.write("soon")
    hands.enter()
    assert desk_window.records("impact-stated") == []
    assert hands.text == "soon"


def test_inquiries_against_the_usual_are_a_ratio(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(KEY.Key_5)
    hands.write("86 件 平常14")
    hands.enter()
    row = desk_window.board().impact.row(Aspect.INQUIRIES)
    assert row is not None
    assert row.count == Count(count=86, usual=14)
    assert rows(pane)["Inquiries"].startswith("Inquiries 86 件 ×6.1 the usual")
    desk_window.words.switch(Language.JA)
    assert rows(pane)["問合せ"].startswith("問合せ 86 件 平常比 ×6.1")


def test_a_try_by_hand_is_told_as_reproduced_or_not(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    desk_window.words.switch(Language.JA)
    hands.press(KEY.Key_6)
    hands.write("注文確定で 502 ５回中４回")
    hands.enter()
    row = desk_window.board().impact.row(Aspect.HANDS_ON)
    assert row is not None
    assert row.trial == Trial(tries=5, fails=4)
    assert rows(pane)["手元確認"].startswith("手元確認 注文確定で 502 (5回中4回) 再現")


def test_evidence_that_disagrees_is_flagged_in_one_line(pane: ImpactPane, desk_window: DeskWindow) -> None:
    assert "They" not in rows(pane)
    state(desk_window, Aspect.SYSTEM, "normal")
    state(desk_window, Aspect.INQUIRIES, "86", count=Count(count=86, usual=14))
    desk_window.settle()
    assert "Inquiries ×6.1 the usual" in rows(pane)["They"]
    assert "System" in rows(pane)["They"]
    state(desk_window, Aspect.SYSTEM, "5xx", row=desk_window.board().impact.row(Aspect.SYSTEM).row)
    desk_window.settle()
    assert "They" not in rows(pane)


def test_personal_data_is_none_possible_or_confirmed_and_none_needs_its_basis(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(KEY.Key_7)
    hands.press(KEY.Key_1, ALT)
    hands.enter()
    assert desk_window.records("impact-stated") == []
    hands.press(KEY.Key_2, ALT)
    hands.enter()
    row = desk_window.board().impact.row(Aspect.PERSONAL_DATA)
    assert row is not None
    assert (row.concern, row.certainty) == (Concern.POSSIBLE, Certainty.UNCONFIRMED)


@pytest.mark.parametrize("typed", ["none", "なし", "０件", "zero"])
def test_a_bare_none_is_no_finding(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands, typed: str
) -> None:
    hands.press(KEY.Key_1)
    hands.write(typed)
    hands.enter()
    assert desk_window.records("impact-stated") == []
    assert hands.text == typed


def test_once_it_was_raised_the_row_shows_the_answer_to_the_question_and_nothing_restricted(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    stream = desk_window.model.stream
    desk_window.submit(AssignRole(incident=stream, role=COMMANDER, person="p-b"))
    state(desk_window, Aspect.PERSONAL_DATA, "注文の一覧", concern=Concern.CONFIRMED)
    desk_window.settle()
    assert "not judged yet 担当B" in rows(pane)["Personal"]
    hands.press(KEY.Key_7)
    hands.press(KEY.Key_3, ALT)
    hands.write("閲覧の記録")
    pane._drafts.save_now()
    desk_window.settle()
    with Reading(desk_window.home) as reading:
        assert "閲覧" not in reading.draft(f"form:{stream}:ImpactPane:{Aspect.PERSONAL_DATA}")
    hands.enter()
    desk_window.settle()
    assert desk_window.board().privacy.answered.answer is PrivacyAnswer.UNKNOWN
    assert "unknown 担当B, asked again at " in rows(pane)["Personal"]
    desk_window.words.switch(Language.JA)
    spoken = rows(pane)["個人情報"]
    assert "不明 担当 担当B、" in spoken
    assert "再確認" in spoken
    assert "閲覧の記録" not in spoken
