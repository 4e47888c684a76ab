"""What came from Slack in the window: a question answered by keys, a row's address, a message without a place."""

from concurrent.futures import Future
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from commander.board.deliveries import Operation
from commander.board.slack_entries import Sight
from commander.board.slack_place import SlackPlace
from commander.desk.slack import keep_sight
from commander.outbox.debt import Debt
from commander.reading import Reading
from commander.wording.language import Language
from commander.wording.slack_said import Hearing, HearingState
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.bridge import JournalPlace, Turn
from ui.models.slack_hearing import UnplacedMessage
from ui.panes.attention_strip import AttentionStrip
from ui.panes.timeline_pane import TimelinePane

KEY = Qt.Key
LINK = "https://example.slack.com/archives/C0INCIDENT1/p1775063045000100"


def place(window: DeskWindow, **more) -> SlackPlace:
    said = window.now() + timedelta(seconds=1)
    return SlackPlace(
        channel="C0INCIDENT1", ts=f"{said.timestamp():.6f}", by="担当Z", **{"link": LINK, **more}
    )


def heard(window: DeskWindow, sight: Sight) -> None:
    done: Future[object] = Future()
    stream = window.model.stream

    def task(place: JournalPlace) -> None:
        done.set_result(keep_sight(place.desk, stream, sight))

    window.bridge.journal_tasks.put(Turn.LATER, task)
    done.result(60)
    window.settle()


def from_slack(pane: TimelinePane) -> list[int]:
    model = pane.feed.model
    lines = [model.line(row) for row in range(model.rowCount())]
    return [
        number for number, one in enumerate(lines) if one is not None and one.chip and one.chip[0] == "Slack"
    ]


def owed(window: DeskWindow) -> list[Debt]:
    with Reading(window.home) as reading:
        return [debt for debt in reading.debts() if debt.operation is Operation.LINE]


@pytest.fixture
def strip(desk_window: DeskWindow, hands: Hands) -> AttentionStrip:
    desk_window.words.switch(Language.JA)
    desk_window.declare()
    desk_window.settle()
    made = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(made)
    return made


def test_a_question_from_slack_is_answered_by_keys_and_the_answer_is_owed_to_its_thread(
    desk_window: DeskWindow, hands: Hands, strip: AttentionStrip, qtbot: QtBot
) -> None:
    desk_window.model.slack.undo = timedelta(seconds=8)
    asked = place(desk_window)
    heard(desk_window, Sight(place=asked, text="次の掲示は?", asks_us=True))
    qtbot.waitUntil(lambda: any("担当Z が質問:次の掲示は?" in line for line in strip.lines))
    number = next(number for number, line in enumerate(strip.lines) if "担当Z" in line)
    hands.press([KEY.Key_1, KEY.Key_2, KEY.Key_3][number], ALT)
    hands.press(KEY.Key_Return)
    hands.write("23:40")
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(owed(desk_window)))
    (debt,) = owed(desk_window)
    assert (debt.target, debt.bulletin.at_ref) == ("slack:C0INCIDENT1", asked.ts)
    assert debt.not_before > desk_window.now()
    qtbot.waitUntil(lambda: not any("担当Z" in line for line in strip.lines))


def test_a_question_that_is_none_becomes_an_entry_by_its_second_way(
    desk_window: DeskWindow, hands: Hands, strip: AttentionStrip, qtbot: QtBot
) -> None:
    heard(desk_window, Sight(place=place(desk_window), text="DB の CPU が 100%", asks_us=True))
    qtbot.waitUntil(lambda: any("担当Z" in line for line in strip.lines))
    number = next(number for number, line in enumerate(strip.lines) if "担当Z" in line)
    hands.press([KEY.Key_1, KEY.Key_2, KEY.Key_3][number], ALT)
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Space)
    qtbot.waitUntil(lambda: bool(desk_window.records("entry-added")))
    (entry,) = desk_window.records("entry-added")
    assert entry.event.text == "DB の CPU が 100%"
    assert not desk_window.board().work.questions.open()


def test_a_message_without_a_place_waits_for_a_persons_word(
    desk_window: DeskWindow, hands: Hands, strip: AttentionStrip, qtbot: QtBot
) -> None:
    said: list[tuple[str, str]] = []
    slack = desk_window.model.slack
    slack.placed.connect(lambda key, stream: said.append((key, stream)))
    stream = desk_window.model.stream
    message = UnplacedMessage(
        key="C1/1.0", by="担当Z", text="<b>どちらの話?</b>", incidents=(stream, "other")
    )
    slack.take_unplaced((message,))
    number = next(number for number, line in enumerate(strip.lines) if "<b>どちらの話?</b>" in line)
    hands.press([KEY.Key_1, KEY.Key_2, KEY.Key_3][number], ALT)
    hands.press(KEY.Key_Return)
    assert said == [("C1/1.0", stream)]
    assert not any("どちらの話" in line for line in strip.lines)


def test_what_a_person_must_mend_is_one_line_and_what_passes_is_none(
    desk_window: DeskWindow, strip: AttentionStrip
) -> None:
    slack = desk_window.model.slack
    slack.take_state(HearingState(hearing=Hearing.WAITING, detail="disconnect"))
    assert not any("Slack" in line for line in strip.lines)
    slack.take_state(HearingState(hearing=Hearing.APP_TOKEN, detail="invalid_auth"))
    assert any("アプリレベルトークン" in line for line in strip.lines)


def test_a_row_from_slack_says_so_and_its_address_is_copied_on_asking(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    pane = TimelinePane(desk_window.model, desk_window.words)
    hands.show(pane)
    desk_window.declare()
    heard(desk_window, Sight(place=place(desk_window), text="切り戻した", is_marked=True))
    qtbot.waitUntil(lambda: bool(from_slack(pane)))
    (row,) = from_slack(pane)
    line = pane.feed.model.line(row)
    assert line is not None
    assert line.meta.startswith("Slack: 担当Z")
    pane.view.setFocus()
    pane.view.selectRow(row)
    pane.slack_link.go()
    qtbot.waitUntil(pane.slack_link.isVisible)
    hands.press(KEY.Key_Space)
    assert QGuiApplication.clipboard().text() == LINK
    hands.press(KEY.Key_Escape)
    assert not pane.slack_link.isVisible()


def test_a_row_of_our_own_has_no_address(desk_window: DeskWindow, hands: Hands, qtbot: QtBot) -> None:
    pane = TimelinePane(desk_window.model, desk_window.words)
    hands.show(pane)
    desk_window.declare()
    qtbot.waitUntil(lambda: pane.feed.model.rowCount() > 0)
    pane.view.setFocus()
    pane.view.selectRow(0)
    pane.slack_link.go()
    qtbot.waitUntil(pane.slack_link.isVisible)
    assert hands.focus is pane.view  # there is nothing to copy or open
