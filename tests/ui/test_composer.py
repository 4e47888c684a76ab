"""What is understood of a line while it is typed, by keys in a real composer; asked of the journal afterwards."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from commander.board.roles import AssignRole
from commander.board.timeline import EntryKind
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.panes.composer import Composer

KEY = Qt.Key


@pytest.fixture
def composer(desk_window: DeskWindow, hands: Hands) -> Composer:
    made = Composer(desk_window.model, desk_window.words)
    desk_window.declare()
    desk_window.settle()
    hands.show(made)
    made.text.setFocus()
    return made


def written(desk_window: DeskWindow) -> list[tuple[str, EntryKind]]:
    return [(record.event.text, record.event.entry_kind) for record in desk_window.records("entry-added")]


def test_the_line_of_the_picture_is_understood_and_recorded_as_it_stands(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    desk_window.words.switch(Language.JA)
    hands.press(KEY.Key_A, ALT)
    hands.write("大阪リージョンのロールバックを開始 ＠担当C 22:58 まで")
    assert composer.pieces.texts == ["@担当C  ×", "22:58 まで  ×"]
    hands.enter()
    assert written(desk_window) == [
        ("大阪リージョンのロールバックを開始 @担当C 22:58 まで", EntryKind.ACTION)
    ]
    assert composer.text.toPlainText() == ""
    assert composer.pieces.texts == []


def test_a_name_said_twice_is_one_chip_and_is_taken_back_wherever_it_stands(
    hands: Hands, composer: Composer
) -> None:
    hands.write("@担当C 確認、 @担当C 連絡 ")
    assert composer.pieces.texts == ["@担当C  ×"]
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Backspace)
    assert composer.pieces.texts == []


def test_when_it_happened_and_what_it_is_are_read_from_the_line(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    hands.write("決定：")
    hands.write("-3m ")
    hands.write("戻す")
    assert composer.kind is EntryKind.DECISION
    hands.enter()
    record = desk_window.records("entry-added")[0]
    assert (record.event.text, record.event.entry_kind) == ("戻す", EntryKind.DECISION)
    assert record.occurred.instant == desk_window.now() - timedelta(minutes=3)
    assert composer.kind is EntryKind.FACT


def test_ten_minutes_from_now_count_from_enter(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    hands.write("switch over +10m")
    desk_window.now.move(timedelta(minutes=2))
    hands.enter()
    assert written(desk_window) == [("switch over by 22:59", EntryKind.FACT)]


def test_backspace_on_a_chip_takes_it_as_plain_words(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    hands.write("22:31 decision: roll back")
    assert composer.pieces.texts == ["happened 22:31  ×", "Decision  ×"]
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Backspace)
    assert composer.text.hasFocus()
    assert composer.pieces.texts == []  # the line begins with plain words now: no kind either
    hands.enter()
    assert written(desk_window) == [("22:31 decision: roll back", EntryKind.FACT)]


def test_a_kind_that_is_chosen_goes_before_the_first_word(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    hands.write("decision: who decides?")
    hands.press(KEY.Key_Q, ALT)
    assert composer.kind is EntryKind.QUESTION
    hands.enter()
    assert written(desk_window) == [("decision: who decides?", EntryKind.QUESTION)]


def test_names_are_offered_behind_an_at_and_taken_by_keys(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    hands.write("ask @")
    assert len(composer.text.offered) == 5
    hands.press(KEY.Key_Down, times=2)
    hands.press(KEY.Key_Return)
    assert composer.text.toPlainText() == "ask @担当C "
    assert composer.text.offered == []
    hands.write("and @")
    hands.press(KEY.Key_Up)
    hands.press(KEY.Key_Tab)
    assert composer.text.toPlainText() == "ask @担当C and @担当E "
    assert composer.text.hasFocus()
    hands.enter()
    assert written(desk_window) == [("ask @担当C and @担当E", EntryKind.FACT)]


def test_whoever_holds_a_role_is_offered_by_it(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    desk_window.submit(AssignRole(incident=desk_window.model.stream, role="scribe", person="Vendor X"))
    desk_window.settle()
    hands.write("@scr")
    assert composer.text.offered == ["Vendor X  Scribe"]
    hands.press(KEY.Key_Return)
    assert composer.text.toPlainText() == "@Vendor X "


@pytest.mark.parametrize("typed", ["ask @担当C", "mail a@b", "@nobody"])
def test_enter_is_the_entrys_where_there_is_nothing_to_complete(
    desk_window: DeskWindow, hands: Hands, composer: Composer, typed: str
) -> None:
    hands.write(typed)
    assert composer.text.offered == []
    hands.enter()
    assert written(desk_window) == [(typed, EntryKind.FACT)]


def test_escape_closes_the_names_and_keeps_the_text(hands: Hands, composer: Composer) -> None:
    hands.write("ask @")
    hands.press(KEY.Key_Escape)
    assert composer.text.offered == []
    assert composer.text.toPlainText() == "ask @"


def test_keys_of_a_conversion_are_never_the_names(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    hands.write("@")
    QApplication.sendEvent(composer.text, QInputMethodEvent("たんとう", []))
    hands.press(KEY.Key_Down)
    hands.press(KEY.Key_Return)
    assert composer.text.toPlainText() == "@"
    assert written(desk_window) == []
    hands.write("担当B")
    hands.enter()
    assert written(desk_window) == [("@担当B", EntryKind.FACT)]


def test_it_grows_to_six_lines_and_no_further(hands: Hands, composer: Composer) -> None:
    heights = []
    for number in range(9):
        hands.write(f"line {number}")
        heights.append(composer.text.height())
        hands.press(KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert heights[:6] == sorted(set(heights[:6]))
    assert heights[5:] == [heights[5]] * 4


def test_a_time_that_cannot_be_is_refused_until_it_is_plain_words(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    hands.write("36:99 of them failed")
    hands.enter()
    assert composer.refusal != ""
    assert written(desk_window) == []
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Backspace)
    hands.enter()
    assert written(desk_window) == [("36:99 of them failed", EntryKind.FACT)]


def test_signs_beyond_the_first_plane_shift_no_outline(hands: Hands, composer: Composer) -> None:
    hands.write("🔥🔥 ask @担当C now")
    selection = composer.text.extraSelections()[0]
    assert selection.cursor.selectedText() == "@担当C"
