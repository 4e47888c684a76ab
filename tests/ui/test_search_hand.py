"""The search by keys alone: found as it is typed, gone to, and left with nothing lost."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QShortcut
from PySide6.QtWidgets import QApplication

from commander.board.timeline import AddEntry, CorrectEntry
from commander.search.search import Search
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.timeline_pane import TimelinePane
from ui.scribe_window import ScribeWindow
from ui.search_thread import SearchThread
from ui.shortcuts import Action, shortcut

KEY = Qt.Key


@pytest.fixture
def thread(desk_window: DeskWindow) -> Iterator[SearchThread]:
    thread = SearchThread(desk_window.bridge, lambda breathe: Search(desk_window.home, breathe))
    thread.start()
    yield thread
    thread.stop()


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands, thread: SearchThread) -> TimelinePane:
    made = TimelinePane(desk_window.model, desk_window.words)
    # The window has the key; here the pane stands alone.
    QShortcut(shortcut(Action.SEARCH).sequences[0], made).activated.connect(made.open_search)
    made.incident_wanted.connect(desk_window.model.open)
    desk_window.declare("ログインできない")
    write(desk_window, "ログインのDB接続数92")
    desk_window.declare()
    for text in ("DB接続数92 で頭打ち", "ロールバックを開始した", "決済APIの障害"):
        write(desk_window, text)
    desk_window.settle()
    hands.show(made)
    made.compose()
    return made


def write(desk_window: DeskWindow, text: str, **more: object) -> str:
    stream = desk_window.model.stream
    return desk_window.submit(AddEntry(incident=stream, text=text, **more))[0].id


def found(pane: TimelinePane) -> list[str]:
    return [line.text for line in pane.search.list.rows.rows]


def finds(desk_window: DeskWindow, pane: TimelinePane, *texts: str) -> None:
    desk_window.qtbot.waitUntil(lambda: found(pane) == list(texts))


def test_rows_are_found_while_they_are_typed(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.press(KEY.Key_F, CTRL)
    assert hands.focus is pane.search.line
    hands.write("障害")
    finds(desk_window, pane, "決済APIの障害")
    hands.press(KEY.Key_Backspace, times=2)
    hands.write("db接続")
    finds(desk_window, pane, "DB接続数92 で頭打ち")


def test_what_is_being_converted_is_looked_for_and_its_keys_are_its_own(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.press(KEY.Key_F, CTRL)
    QApplication.sendEvent(hands.focus, QInputMethodEvent("ろーるばっ", []))
    finds(desk_window, pane, "ロールバックを開始した")
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_Escape)
    assert pane.search.isVisible()


def test_one_key_looks_in_all_incidents_and_back(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.press(KEY.Key_F, CTRL)
    hands.write("接続数92")
    finds(desk_window, pane, "DB接続数92 で頭打ち")
    hands.press(KEY.Key_F, CTRL)
    finds(desk_window, pane, "DB接続数92 で頭打ち", "ログインのDB接続数92")
    assert "ログインできない" in pane.search.list.rows.rows[1].meta
    hands.press(KEY.Key_F, CTRL)
    finds(desk_window, pane, "DB接続数92 で頭打ち")


def test_enter_goes_to_the_row_and_the_search_is_there_again(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.press(KEY.Key_F, CTRL)
    hands.write("ロールバック")
    finds(desk_window, pane, "ロールバックを開始した")
    hands.press(KEY.Key_Return)
    assert not pane.search.isVisible()
    assert hands.focus is pane.view
    assert "ロールバックを開始した" in str(pane.view.currentIndex().data())
    hands.press(KEY.Key_F, CTRL)
    assert pane.search.line.text() == "ロールバック"


def test_enter_on_a_row_of_another_incident_opens_it_there(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    here = desk_window.model.stream
    hands.press(KEY.Key_F, CTRL)
    hands.press(KEY.Key_F, CTRL)
    hands.write("ログインのDB")
    finds(desk_window, pane, "ログインのDB接続数92")
    hands.press(KEY.Key_Return)
    desk_window.qtbot.waitUntil(lambda: "ログインのDB" in str(pane.view.currentIndex().data()))
    assert desk_window.model.stream != here
    assert hands.focus is pane.view


def test_esc_gives_the_focus_back_and_nothing_typed_is_lost(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.write("書きかけの一行")
    before = hands.focus
    hands.press(KEY.Key_F, CTRL)
    hands.write("障害")
    hands.press(KEY.Key_Escape)
    assert hands.focus is before
    assert pane.composer.text.toPlainText() == "書きかけの一行"
    hands.press(KEY.Key_F, CTRL)
    assert pane.search.line.selectedText() == "障害"


def test_a_row_recorded_meanwhile_joins_what_was_found_and_the_chosen_one_stays(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.press(KEY.Key_F, CTRL)
    hands.write("障害")
    finds(desk_window, pane, "決済APIの障害")
    write(desk_window, "別の障害も見つかった")
    finds(desk_window, pane, "別の障害も見つかった", "決済APIの障害")
    current = pane.search.list.current
    assert current is not None
    assert current.text == "決済APIの障害"


def test_struck_and_corrected_rows_say_so(desk_window: DeskWindow, hands: Hands, pane: TimelinePane) -> None:
    stream = desk_window.model.stream
    wrong = write(desk_window, "エラー率 11 %")
    gone = write(desk_window, "エラー率は誤報")
    desk_window.submit(CorrectEntry(incident=stream, entry=wrong, text="エラー率 1.1 %"))
    desk_window.submit(CorrectEntry(incident=stream, entry=gone, text=""))
    hands.press(KEY.Key_F, CTRL)
    hands.write("エラー率")
    desk_window.qtbot.waitUntil(lambda: len(found(pane)) == 3)
    lines = [pane.search.list.rows.rows[row] for row in range(3)]
    assert [(line.chip[0] if line.chip else "", line.struck) for line in lines] == [
        ("", False),
        ("struck", True),
        ("corrected below", True),
    ]


def test_a_part_that_is_not_understood_is_said_beside_the_line(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    desk_window.words.switch(Language.JA)
    hands.press(KEY.Key_F, CTRL)
    hands.write("種類:なにか")
    desk_window.qtbot.waitUntil(lambda: "という種類はありません" in pane.search.notice.text())
    assert pane.search.notice.isVisible()


def test_no_row_found_says_so_and_enter_does_nothing(
    desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    hands.press(KEY.Key_F, CTRL)
    hands.write("ありえない言葉")
    desk_window.qtbot.waitUntil(lambda: pane.search.foot.text().startswith("Nothing found"))
    hands.press(KEY.Key_Return)
    assert pane.search.isVisible()


def test_where_search_db_cannot_be_written_a_sentence_says_so_and_rows_are_found(
    desk_window: DeskWindow, hands: Hands
) -> None:
    (desk_window.home / "search.db").mkdir()
    thread = SearchThread(desk_window.bridge, lambda breathe: Search(desk_window.home, breathe))
    thread.start()
    made = TimelinePane(desk_window.model, desk_window.words)
    desk_window.declare()
    write(desk_window, "決済APIの障害")
    hands.show(made)
    made.open_search()
    hands.write("障害")
    finds(desk_window, made, "決済APIの障害")
    assert "Searching works all the same" in made.search.notice.text()
    thread.stop()


def test_the_scribe_s_window_searches_by_the_same_key(
    desk_window: DeskWindow, hands: Hands, thread: SearchThread
) -> None:
    window = ScribeWindow(desk_window.model, desk_window.words)
    desk_window.declare()
    write(desk_window, "決済APIの障害")
    hands.show(window)
    hands.press(KEY.Key_F, CTRL)
    hands.write("障害")
    finds(desk_window, window.timeline, "決済APIの障害")
    hands.press(KEY.Key_Return)
    assert hands.focus is window.timeline.view
