"""The keys: one table, one page, and no key in the window that stands in neither."""

import ast
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commander.board.timeline import AddEntry
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.action_words import group_labels, label
from ui.chords import Place, chords, place_label
from ui.i18n import Languages
from ui.panes.shortcuts_page import ShortcutsPage, sections
from ui.shortcuts import SHORTCUTS, Action, Group, written
from ui.theme import ThemeChoice
from ui.window import MainWindow

# Qt's names of keys, as far as they differ from what a sequence calls them.
_NAMES = {
    "Escape": "Esc",
    "Delete": "Del",
    "Enter": "Return",
    "PageUp": "PgUp",
    "PageDown": "PgDown",
    "Backtab": "Tab",
}
# Any number: the first of them, from which a form counts.
_NUMBERS = {"0": "Alt+1"}


@pytest.fixture
def repo() -> Path:
    return Path(__file__).parents[2]


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk_window: DeskWindow, hands: Hands) -> Iterator[MainWindow]:
    made = MainWindow(
        qapp, desk_window.model, desk_window.words, theme=ThemeChoice.LIGHT, undo=timedelta(seconds=8)
    )
    hands.show(made)
    made.resize(1280, 720)
    yield made
    made.close()


@pytest.fixture
def incident(window: MainWindow, desk_window: DeskWindow) -> str:
    """An incident on the screen, the cursor in its composer."""
    stream = desk_window.declare()
    desk_window.settle()
    return stream


def known_keys() -> set[str]:
    """Every key of both tables, as Qt's portable text."""
    keys = [sequence.toString() for one in SHORTCUTS for sequence in one.sequences]
    return {*keys, *(QKeySequence(key).toString() for one in chords() for key in one.keys)}


def keys_named(source: str) -> set[str]:
    """Every key that a source names: Qt.Key.Key_X, and the text of a QKeySequence or of setShortcut."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr.startswith("Key_"):
            name = node.attr.removeprefix("Key_")
            found.add(_NUMBERS.get(name, _NAMES.get(name, name)))
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in {"QKeySequence", "setShortcut", "QShortcut"}:
                found |= {one.value for one in node.args if isinstance(one, ast.Constant) and one.value}
                found |= {"a sequence put together" for one in node.args if isinstance(one, ast.JoinedStr)}
    return found


def pages(window: MainWindow) -> list[ShortcutsPage]:
    return [page for page in window.findChildren(ShortcutsPage) if page.isVisible()]


def test_no_two_actions_share_a_key_and_every_action_is_in_the_table_once() -> None:
    keys = [sequence.toString() for one in SHORTCUTS for sequence in one.sequences]
    assert len(keys) == len(set(keys))
    assert all(keys)
    assert sorted(one.action for one in SHORTCUTS) == sorted(Action)


@pytest.mark.parametrize("language", Language)
def test_every_action_and_group_has_words(languages: Languages, language: Language) -> None:
    languages.switch(language)
    words = [label(action) for action in Action]
    assert len(set(words)) == len(words)
    assert all([*words, *(group_labels()[one] for one in Group), *map(place_label, Place)])
    if language is Language.JA:
        foreign = [one for one in words if one.isascii()]
        assert foreign == []


@pytest.mark.parametrize("language", Language)
def test_every_key_is_on_the_page(languages: Languages, language: Language) -> None:
    languages.switch(language)
    lines = {(words, key) for _, found in sections() for words, keys in found for key in keys}
    for one in SHORTCUTS:
        assert {(label(one.action), written(keys)) for keys in (one.keys, *one.more) if keys} <= lines
    for chord in chords():
        assert {(chord.words, written(key)) for key in chord.keys} <= lines


def test_every_key_named_in_the_window_is_in_a_table(repo: Path) -> None:
    known = known_keys()
    plain = {key.rpartition("+")[2] for key in known}
    named = {
        (file.relative_to(repo).as_posix(), key)
        for file in (repo / "ui").rglob("*.py")
        if file.name not in {"shortcuts.py", "chords.py"}
        for key in keys_named(file.read_text("utf-8"))
        if key not in known and key not in plain
    }
    assert named == set()


def test_planted_keys_are_found() -> None:
    planted = (
        'QShortcut(QKeySequence("Ctrl+J"), self)\nevent.key() == Qt.Key.Key_F7\nQKeySequence(f"Alt+{letter}")'
    )
    assert keys_named(planted) == {"Ctrl+J", "F7", "a sequence put together"}


def test_every_shortcut_of_the_real_window_is_in_a_table(window: MainWindow, incident: str) -> None:
    bound = {one.key().toString() for one in window.findChildren(QShortcut)}
    assert bound - known_keys() == set()
    wanted = {sequence.toString() for one in SHORTCUTS if not one.bound_by_pane for sequence in one.sequences}
    assert wanted - bound == set()


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Slash, CTRL)],
    ids=["F1", "Ctrl+/"],
)
def test_the_page_of_keys_takes_the_place_of_the_panes_and_leaves_no_trace(
    window: MainWindow,
    incident: str,
    desk_window: DeskWindow,
    hands: Hands,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
) -> None:
    timeline = window.page.timeline
    hands.write("half a sentence")
    hands.press(key, modifiers)
    assert len(pages(window)) == 1
    assert timeline.isVisible()
    rows = timeline.feed.model.rowCount()
    desk_window.submit(AddEntry(incident=incident, text="meanwhile"))
    desk_window.settle()
    assert timeline.feed.model.rowCount() == rows + 1
    hands.press(Qt.Key.Key_Escape)
    assert pages(window) == []
    assert timeline.composer.text.hasFocus()
    assert timeline.composer.text.toPlainText() == "half a sentence"


def test_the_page_of_keys_over_the_first_page_gives_the_title_back(window: MainWindow, hands: Hands) -> None:
    title = window.welcome.title
    title.setFocus()
    hands.write("Payments")
    title.setCursorPosition(3)
    hands.press(Qt.Key.Key_F1)
    assert len(pages(window)) == 1
    assert not title.isVisible()
    hands.press(Qt.Key.Key_F1)
    assert pages(window) == []
    assert (title.hasFocus(), title.cursorPosition(), title.selectedText()) == (True, 3, "")


def test_the_page_of_keys_goes_back_to_the_sheet_it_was_opened_from(
    window: MainWindow, incident: str, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_B, CTRL)
    field = hands.focus
    hands.press(Qt.Key.Key_F1)
    assert not field.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert field.isVisible()
    assert hands.focus is field


def test_the_page_of_keys_changes_its_language(window: MainWindow, incident: str, hands: Hands) -> None:
    hands.press(Qt.Key.Key_F1)
    window.speak(Language.JA)
    named = [one.accessibleName() for one in pages(window)[0].findChildren(type(pages(window)[0]).__base__)]
    assert "インシデントを宣言: Ctrl+N" in named
    window.speak(Language.EN)


def fill(desk_window: DeskWindow, incident: str, count: int) -> None:
    for number in range(count):
        desk_window.submit(AddEntry(incident=incident, text=f"row {number} " + "and what was seen " * 8))
    desk_window.settle()


def test_rows_that_come_below_the_reader_are_counted_and_gone_to_by_key(
    window: MainWindow, incident: str, desk_window: DeskWindow, hands: Hands
) -> None:
    timeline = window.page.timeline
    fill(desk_window, incident, 20)
    bar = timeline.view.verticalScrollBar()
    bar.setValue(bar.minimum())
    assert timeline.new_rows.isHidden()
    fill(desk_window, incident, 2)
    assert bar.value() == bar.minimum()
    assert timeline.new_rows.isVisible()
    assert timeline.new_rows.text() == "2 new ↓  Ctrl+End"
    hands.write("typed")
    hands.press(Qt.Key.Key_End, CTRL)
    assert timeline.view.at_tail
    assert timeline.new_rows.isHidden()
    assert timeline.composer.text.toPlainText() == "typed"


def test_the_chip_of_new_rows_goes_away_when_the_reader_gets_there(
    window: MainWindow, incident: str, desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    timeline = window.page.timeline
    fill(desk_window, incident, 20)
    bar = timeline.view.verticalScrollBar()
    for reach in ("scroll", "press"):
        bar.setValue(bar.minimum())
        fill(desk_window, incident, 1)
        assert timeline.new_rows.isVisible()
        if reach == "press":
            qtbot.mouseClick(timeline.new_rows, Qt.MouseButton.LeftButton)
        else:
            bar.setValue(bar.maximum())
        assert timeline.new_rows.isHidden()
        assert timeline.view.at_tail


def test_a_late_row_above_the_reader_is_not_called_new(
    window: MainWindow, incident: str, desk_window: DeskWindow
) -> None:
    timeline = window.page.timeline
    fill(desk_window, incident, 20)
    bar = timeline.view.verticalScrollBar()
    bar.setValue(bar.maximum() - 60)
    desk_window.now.move(timedelta(hours=-1))
    fill(desk_window, incident, 1)
    assert timeline.new_rows.isHidden()
