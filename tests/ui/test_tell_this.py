"""From a row to a draft in one key, by the window's own keys; entry and message know of each other (0-09)."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from commander.board.bulletin import Stage, Wording
from commander.board.impact import Aspect, Certainty, StateImpact
from commander.board.message import BroadcastOrdered, Message, OrderBroadcast
from commander.board.message_source import Source
from commander.board.timeline import AddEntry
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.messages import MessagesPane
from ui.panes.sheet_sources import SheetSources
from ui.shortcuts import Action
from ui.theme import ThemeChoice
from ui.widgets.chip import ChipButton
from ui.widgets.plain_label import PlainLabel
from ui.window import MainWindow

KEY = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk_window: DeskWindow, hands: Hands) -> Iterator[MainWindow]:
    made = MainWindow(
        qapp, desk_window.model, desk_window.words, theme=ThemeChoice.LIGHT, undo=timedelta(seconds=8)
    )
    hands.show(made)
    made.resize(1440, 900)
    desk_window.declare()
    desk_window.settle()
    yield made
    made.close()


def write(window: DeskWindow, text: str, kind: str = "fact") -> str:
    record = window.submit(AddEntry(incident=window.model.stream, text=text, entry_kind=kind))[0]
    window.settle()
    return record.id


def go_to_newest(window: MainWindow, rows: int = 1) -> None:
    """Into the rows by the keyboard, and mark some from the last one up."""
    view = window.page.timeline.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(view.model().rowCount() - 1, 0))
    for _ in range(rows - 1):
        view.selectRow(view.model().rowCount() - 1)
    if rows > 1:
        view.selectAll()


def bodies(window: MainWindow) -> list[str]:
    sheet = window.page.findChild(BroadcastSheet)
    fields = [one for one in sheet.findChildren(QPlainTextEdit) if "ext in" in one.accessibleName()]
    return [one.toPlainText() for one in fields]


def sources(window: MainWindow) -> SheetSources:
    return window.page.findChild(SheetSources)


def says(window: MainWindow, words: str) -> bool:
    labels = sources(window).findChildren(PlainLabel)
    return any(words in label.text() and label.isVisible() for label in labels)


def test_one_key_on_an_entry_opens_the_draft_with_it(
    window: MainWindow, desk_window: DeskWindow, hands: Hands
) -> None:
    write(desk_window, "アプリからは購入できる")
    go_to_newest(window)
    hands.press(KEY.Key_B, ALT)
    desk_window.settle()
    ja, en = bodies(window)
    assert "現時点の情報：アプリからは購入できる" in ja
    assert "[" in en.partition("What we know now: ")[2]  # nobody has said it in English yet
    chips = sources(window).findChildren(ChipButton)
    assert "アプリからは購入できる" in chips[0].accessibleName()


def test_a_hypothesis_opens_the_sheet_and_says_why_customers_are_not_told(
    window: MainWindow, desk_window: DeskWindow, hands: Hands
) -> None:
    write(desk_window, "DB の接続が枯れた", "hypothesis")
    go_to_newest(window)
    hands.press(KEY.Key_B, ALT)
    desk_window.settle()
    assert all("接続が枯れた" not in body for body in bodies(window))
    assert says(window, "A hypothesis isn't told outside")


def test_a_row_of_the_board_goes_the_same_way(
    window: MainWindow, desk_window: DeskWindow, hands: Hands
) -> None:
    desk_window.submit(
        StateImpact(
            incident=desk_window.model.stream,
            aspect=Aspect.WORKAROUND,
            text="現金で支払う",
            certainty=Certainty.CONFIRMED,
        )
    )
    desk_window.settle()
    window.perform(Action.IMPACT)
    hands.press(KEY.Key_End)
    while "現金で支払う" not in hands.focus.accessibleName():
        hands.press(KEY.Key_Up)
    hands.press(KEY.Key_B, ALT)
    desk_window.settle()
    assert "現金で支払う" in bodies(window)[0]


def test_a_source_taken_out_again_leaves_the_texts(
    window: MainWindow, desk_window: DeskWindow, hands: Hands
) -> None:
    write(desk_window, "アプリからは購入できる")
    go_to_newest(window)
    hands.press(KEY.Key_B, ALT)
    desk_window.settle()
    sources(window).findChildren(ChipButton)[0].click()
    assert "購入できる" not in bodies(window)[0]
    assert not sources(window).isVisible()


def test_entry_and_message_know_of_each_other(
    window: MainWindow, desk_window: DeskWindow, hands: Hands
) -> None:
    entry = write(desk_window, "アプリからは購入できる")
    message = Message(
        message="m-1",
        template="T01",
        stage=Stage.INVESTIGATING,
        audiences=("public",),
        texts={"ja": Wording(title="障害", body="本文"), "en": Wording(title="Outage", body="text")},
        next_update_at=desk_window.now() + timedelta(minutes=20),
        sources=(Source(record=entry, at=desk_window.now()),),
    )
    desk_window.submit(
        OrderBroadcast(incident=desk_window.model.stream, messages=(message,), undo=timedelta())
    )
    desk_window.settle()
    assert desk_window.records(BroadcastOrdered.KIND)[0].event.content.sources[0].record == entry
    model = window.page.timeline.view.model()
    lines = [model.line(row) for row in range(model.rowCount())]
    told = next(line for line in lines if line is not None and "購入できる" in line.text)
    assert "told 22:47 → Status page" in told.meta
    face = next(one for one in window.page.findChild(MessagesPane).faces() if one.key == "public")
    assert "from the entry of 22:47" in "".join(run.text for run in face.value)
