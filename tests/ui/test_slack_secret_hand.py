"""What looks like a token came in from Slack: the strip and the row say so, and keys take it out for good."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from commander.board.slack_entries import Sight
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from tests.ui.test_slack_hand import heard, place
from ui.models.let_stay import LetStay
from ui.panes.attention_strip import AttentionStrip
from ui.panes.timeline_pane import TimelinePane

KEY = Qt.Key
TOKEN = "鍵は xoxb-" + "1234567890-abcdefghij です"
LOOKS = "パスワードやトークンらしき文字列"


@pytest.fixture
def strip(desk_window: DeskWindow, hands: Hands) -> AttentionStrip:
    desk_window.words.switch(Language.JA)
    desk_window.declare()
    desk_window.settle()
    pane = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(pane)
    return pane


def pointed_out(strip: AttentionStrip) -> list[int]:
    return [number for number, line in enumerate(strip.lines) if LOOKS in line]


def test_the_strip_says_it_and_erases_it_by_keys(
    desk_window: DeskWindow, hands: Hands, strip: AttentionStrip, qtbot: QtBot
) -> None:
    heard(desk_window, Sight(place=place(desk_window), text=TOKEN, is_marked=True))
    qtbot.waitUntil(lambda: len(pointed_out(strip)) == 1)
    (number,) = pointed_out(strip)
    assert "xoxb" not in strip.lines[number]
    hands.press([KEY.Key_1, KEY.Key_2, KEY.Key_3][number], ALT)
    hands.press(KEY.Key_Return)
    hands.write("貼り間違い")
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(desk_window.records("entry-erased")))
    qtbot.waitUntil(lambda: not pointed_out(strip))


def test_what_is_no_token_may_stay_and_is_said_no_more(
    desk_window: DeskWindow, hands: Hands, strip: AttentionStrip, qtbot: QtBot
) -> None:
    heard(desk_window, Sight(place=place(desk_window), text=TOKEN, is_marked=True))
    qtbot.waitUntil(lambda: len(pointed_out(strip)) == 1)
    (number,) = pointed_out(strip)
    hands.press([KEY.Key_1, KEY.Key_2, KEY.Key_3][number], ALT)
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Space)
    qtbot.waitUntil(lambda: not pointed_out(strip))
    assert not desk_window.records("entry-erased")


def test_what_may_stay_is_not_asked_again_after_a_restart_but_another_secret_is(
    desk_window: DeskWindow, hands: Hands, strip: AttentionStrip, qtbot: QtBot
) -> None:
    heard(desk_window, Sight(place=place(desk_window), text=TOKEN, is_marked=True))
    qtbot.waitUntil(lambda: len(pointed_out(strip)) == 1)
    strip.go_to(pointed_out(strip)[0])
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Space)
    qtbot.waitUntil(lambda: not pointed_out(strip))
    qtbot.waitUntil(lambda: bool(desk_window.draft(f"let-stay:{desk_window.model.stream}")))
    again = LetStay(desk_window.model)
    known: list[bool] = []
    again.changed.connect(lambda: known.append(True))
    qtbot.waitUntil(lambda: bool(known))
    ((key, kept),) = desk_window.board().slack.by_key.items()
    assert not again.asks(key, kept)
    assert again.asks(key, kept.leaks("another-entry", ("card",)))


def test_its_row_wears_it_with_the_key_that_erases(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    desk_window.words.switch(Language.JA)
    pane = TimelinePane(desk_window.model, desk_window.words)
    hands.show(pane)
    desk_window.declare()
    heard(desk_window, Sight(place=place(desk_window), text=TOKEN, is_marked=True))

    def meta() -> list[str]:
        model = pane.feed.model
        lines = [model.line(row) for row in range(model.rowCount())]
        return [one.meta for one in lines if one is not None and one.chip and one.chip[0] == LOOKS]

    qtbot.waitUntil(lambda: len(meta()) == 1)
    assert "Ctrl+Shift+Del で消去" in meta()[0]
