"""A signal's words are taken out by keys: from its row, and from the line of one that no incident has."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from commander.board.bulletin import Stage
from commander.board.deliveries import DeliverySettled, DeliveryState, Operation, delivery_key
from commander.board.erased_signals import ERASED_WORDS
from commander.board.erasure import EntryErased
from commander.board.feeds import FEEDS
from commander.board.questions import QuestionAsked
from commander.board.record import Erased, Event, Fact
from commander.board.signals import RaiseSignal, SignalRaised
from commander.board.slack_entries import Sight
from commander.board.slack_place import SlackPlace
from commander.board.summary import SummaryDrawn
from commander.desk.slack import keep_sight
from commander.reading import Reading
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from tests.ui.test_feeds_hand import on_desk, records
from ui.bridge import JournalPlace
from ui.panes.attention_strip import AttentionStrip
from ui.panes.timeline_pane import TimelinePane
from ui.panes.unplaced_place import UnplacedPlace
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel

SECRET = "山田様の電話番号"


def said(part: QWidget) -> str:
    return "\n".join(one.text() for one in part.findChildren(PlainLabel) if one.isVisible())


def ways(strip: AttentionStrip, word: str) -> list[Button]:
    return [one for one in strip.findChildren(Button) if one.text() == word and one.isVisible()]


def press(qtbot: QtBot, strip: AttentionStrip, word: str) -> None:
    """The only way on of that word, once it stands there."""
    qtbot.waitUntil(lambda: len(ways(strip, word)) == 1)
    ways(strip, word)[0].click()


def test_a_signals_row_is_erased_with_a_reason_and_no_line_says_it_still(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    pane = TimelinePane(desk_window.model, desk_window.words)
    stream = desk_window.declare()
    hands.show(pane)
    desk_window.submit(RaiseSignal(incident=stream, text=SECRET, source=SECRET))
    qtbot.waitUntil(lambda: any(SECRET in line for line in shown(pane)))
    pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press(Qt.Key.Key_End)
    pane.erase.go()
    qtbot.waitUntil(lambda: SECRET in said(pane.erase))
    hands.write("個人情報")
    hands.enter()
    qtbot.waitUntil(lambda: "Erased from the journal" in said(pane))
    qtbot.waitUntil(lambda: not any(SECRET in line for line in shown(pane)))
    (raised,) = desk_window.records(SignalRaised.KIND)
    assert isinstance(raised.event, Erased)
    (signal,) = desk_window.model.board.signals.by_id.values()
    assert signal.text == ERASED_WORDS


def shown(pane: TimelinePane) -> list[str]:
    model = pane.feed.model
    lines = (model.line(row) for row in range(model.rowCount()))
    return [f"{line.text} {line.meta}" for line in lines if line is not None]


def test_a_signal_of_no_incident_is_erased_from_its_line_and_must_still_be_judged(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    host = QWidget()
    place = UnplacedPlace(desk_window.model, desk_window.words, host)
    place.resize(900, 300)
    hands.show(host)
    desk_window.submit(RaiseSignal(incident=FEEDS, text=SECRET, source="電話"))
    qtbot.waitUntil(lambda: place.strip is not None and len(place.strip.lines) == 1)
    assert place.strip is not None
    press(qtbot, place.strip, "Erase…")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    hands.write("個人情報")
    hands.enter()
    qtbot.waitUntil(lambda: any(ERASED_WORDS in line for line in strip_of(place).lines))
    qtbot.waitUntil(lambda: "Erased from the journal" in said(place))
    desk_window.now.move(timedelta(minutes=2))
    desk_window.model.ticked.emit()
    qtbot.waitUntil(lambda: "Erased from the journal" not in said(place))
    assert len(records(desk_window, EntryErased.KIND)) == 1
    with Reading(desk_window.home) as reading:
        (waiting,) = reading.feeds().signals.untriaged()
    assert waiting.erased
    qtbot.waitUntil(lambda: not ways(strip_of(place), "Erase…"))


def strip_of(place: UnplacedPlace) -> AttentionStrip:
    assert place.strip is not None
    return place.strip


@pytest.mark.parametrize(
    ("state", "detail"),
    [(DeliveryState.QUEUED, "on its way"), (DeliveryState.FAILED, "take it off in Slack")],
)
def test_a_summary_that_shows_erased_words_is_a_line_until_its_edit_arrives(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot, state: DeliveryState, detail: str
) -> None:
    stream = desk_window.declare()
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    target = "slack:#incidents"

    def drawn(place: JournalPlace, digest: str) -> str:
        board = place.desk.board(stream)
        event = SummaryDrawn(
            targets=(target,), texts={}, digest=digest, short_id=board.incident.short_id, drill=False,
            stage=Stage.INVESTIGATING,
        )  # fmt: skip
        return kept(place, event)

    def kept(place: JournalPlace, event: Event) -> str:
        with place.desk.write():
            found = place.desk.append(stream, [Fact(event=event, about="summary")], place.desk.moment())
        place.desk.publish_records(found)
        return delivery_key(found[0].id, target, Operation.SUMMARY)

    def settled(place: JournalPlace, key: str, state: DeliveryState) -> None:
        ref = "1.1" if state is DeliveryState.DELIVERED else None
        kept(place, DeliverySettled(key=key, target=target, state=state, attempt=1, ref=ref, reason="target"))

    keys: list[str] = []

    def begin(place: JournalPlace) -> None:
        keys.append(drawn(place, "1"))
        settled(place, keys[0], DeliveryState.DELIVERED)
        kept(place, EntryErased(entry="x", bodies=(), reason="r", drawn=(target,), showing=(target,)))
        keys.append(drawn(place, "2"))
        if state is not DeliveryState.QUEUED:
            settled(place, keys[1], state)

    on_desk(desk_window, begin)
    qtbot.waitUntil(lambda: any("still shows words that were erased" in line for line in strip.lines))
    qtbot.waitUntil(lambda: detail in said(strip))
    on_desk(desk_window, lambda place: settled(place, keys[1], DeliveryState.DELIVERED))
    qtbot.waitUntil(lambda: not any("that were erased" in line for line in strip.lines))


def test_a_question_in_slack_that_looks_like_a_secret_is_erased_from_its_line(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    stream = desk_window.declare()
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)

    def ask(place: JournalPlace) -> None:
        for number, text in enumerate(("password: hunter22xyz ですか?", "次の掲示は?"), 1):
            said = SlackPlace(
                channel="C1", ts=f"{place.desk.moment().now.timestamp() + number:.6f}", by="担当Z"
            )
            keep_sight(place.desk, stream, Sight(place=said, text=text, asks_us=True))

    on_desk(desk_window, ask)
    qtbot.waitUntil(lambda: sum("asks in Slack" in line for line in strip.lines) == 2)
    press(qtbot, strip, "Erase for good…")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    hands.write("合言葉")
    hands.enter()
    qtbot.waitUntil(lambda: sum("asks in Slack" in line for line in strip.lines) == 1)
    asked = desk_window.records(QuestionAsked.KIND)
    assert [isinstance(one.event, Erased) for one in asked] == [True, False]
