"""The command palette on the real window, driven by keys: searched in two languages, never in the way."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from commander.board.incident import Declare, DeclareRestored
from commander.board.organisation import Person, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.roles import COMMANDER, AssignRole
from commander.board.timeline import AddEntry
from commander.wording.language import Language
from tests.counted_calls import calls_in
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.action_words import label
from ui.i18n import Languages
from ui.models.desk_overview import DeskOverview
from ui.panes.gate_editors import GoOnEditor
from ui.panes.maintenance_offers import MAINTENANCE_ACTS
from ui.panes.palette import Palette
from ui.panes.palette_item import phrases_of
from ui.panes.palette_items import Offers
from ui.panes.palette_list import PaletteList
from ui.panes.palette_search import Phrases, normalised, romaji, score
from ui.panes.palette_words import SOUGHT
from ui.shortcuts import SHORTCUTS, Action
from ui.theme import ThemeChoice
from ui.widgets.plain_label import PlainLabel
from ui.window import MainWindow

# Three times the budget: the machine that runs the tests is shared.


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
    assert window.page.timeline.composer.text.hasFocus()
    return stream


def palette(window: MainWindow) -> Palette:
    return window.findChildren(Palette)[0]


def found(window: MainWindow) -> list[str]:
    """What the open palette lists."""
    shown = palette(window).findChildren(PaletteList)[0]
    return [shown.rows.rows[row].words for row in range(shown.rows.rowCount())]


def best(typed: str) -> list[Action]:
    """The actions that fit, the best first, as the palette ranks them."""
    scored = [(score(normalised(typed), phrases_of(one.action, label(one.action))), one) for one in SHORTCUTS]
    return [one.action for fit, one in sorted(scored, key=lambda each: -each[0]) if fit]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("せんげん", Action.DECLARE),
        ("宣言", Action.DECLARE),
        ("センゲン", Action.DECLARE),
        ("ｾﾝｹﾞﾝ", Action.DECLARE),
        ("sengen", Action.DECLARE),
        ("decl", Action.DECLARE),
        ("dclr", Action.DECLARE),
        ("ＤＥＣＬＡＲＥ", Action.DECLARE),
        ("ctrl+n", Action.DECLARE),
        ("ふっきゅう", Action.RECOVERY),
        ("復旧", Action.RECOVERY),
        ("fukkyuu", Action.RECOVERY),
        ("recov", Action.RECOVERY),
        ("けいしょう", Action.HAND_OVER),
        ("ひきつぎ", Action.HAND_OVER),
        ("引き継ぎ", Action.HAND_OVER),
        ("handover", Action.HAND_OVER),
        ("くんれん", Action.PRACTISE),
        ("kunren", Action.PRACTISE),
        ("訓練", Action.PRACTISE),
        ("drill", Action.PRACTISE),
        ("sev 1", Action.SEVERITY_1),
        ("SEV3", Action.SEVERITY_3),
        ("重大度２", Action.SEVERITY_2),
        ("じゅうだいど", Action.SEVERITY),
        ("だーく", Action.THEME_DARK),
        ("dark", Action.THEME_DARK),
        ("haishoku", Action.THEME_DARK),
        ("いっせい", Action.BROADCAST),
        ("一斉連絡", Action.BROADCAST),
        ("ちょうこう", Action.SIGNAL),
        ("兆候", Action.SIGNAL),
        ("けってい", Action.WRITE_DECISION),
        ("さいしん", Action.NEWEST),
        ("newest", Action.NEWEST),
        ("えいご", Action.LANGUAGE_EN),
        ("日本語", Action.LANGUAGE_JA),
        ("しょーとかっと", Action.SHORTCUTS),
        ("keys", Action.SHORTCUTS),
        ("phase 3", Action.PHASE_3),
        ("しょうがいたいおう", Action.PHASE_3),
        ("せってい", Action.SETTINGS),
        ("slack", Action.SETTINGS),
        ("undo", Action.TAKE_BACK),
        ("とりけし", Action.TAKE_BACK),
    ],
)
def test_an_action_is_found_in_either_language_whatever_the_window_speaks(
    languages: Languages, language: Language, typed: str, action: Action
) -> None:
    languages.switch(language)
    assert best(typed)[0] is action


def test_two_words_must_both_fit() -> None:
    assert Action.WRITE_DECISION in best("write decision")
    assert best("decision zzz") == []


def test_what_is_not_there_is_not_found() -> None:
    assert best("xyzzy") == []
    assert best("存在しない操作") == []
    assert score(normalised("q"), Phrases.of(("Request",))) == 0


@pytest.mark.parametrize(
    ("kana", "typed"),
    [
        ("ふっきゅう", "fukkyuu"),
        ("じゅうだいど", "juudaido"),
        ("じゅうだいど", "zyuudaido"),
        ("ちょうさ", "chousa"),
        ("しょうがい", "shougai"),
        ("あんない", "annnai"),
        ("つぎ", "tsugi"),
    ],
)
def test_each_spelling_of_a_sound_is_the_same(kana: str, typed: str) -> None:
    assert romaji(kana) == romaji(typed)


def test_every_action_can_be_searched_in_japanese_and_english() -> None:
    assert set(SOUGHT) == set(Action)
    for action, sought in SOUGHT.items():
        assert sought.ja, action
        assert sought.kana, action
        assert sought.en.isascii(), action
        assert sought.en, action
        assert not any("一" <= letter <= "鿿" for letter in sought.kana), action


def test_the_palette_lists_every_action_and_greys_what_needs_an_incident(
    desk_window: DeskWindow,
) -> None:
    offers = Offers(
        desk_window.model, desk_window.words, DeskOverview(desk_window.model, desk_window.model), lambda: None
    )
    items = {item.action: item for item in offers.now() if item.action}
    assert set(items) == set(Action) - {Action.PALETTE} - MAINTENANCE_ACTS
    assert items[Action.DECLARE].why_not == ""
    assert items[Action.BROADCAST].why_not == "No incident is open"
    assert all(item.words and item.group for item in items.values())


def test_an_action_without_a_key_is_done_by_the_palette(
    window: MainWindow, incident: str, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_K, CTRL)
    hands.write("sev 2")
    hands.enter()
    assert [record.event.severity for record in desk_window.records("severity-set")] == [2]
    assert window.page.timeline.composer.text.hasFocus()


def test_a_phase_is_entered_by_its_japanese_name(
    window: MainWindow, incident: str, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_K, CTRL)
    hands.write("初期調査")
    hands.enter()
    # What is left to check stands in the form, each with a line of its own; one line answers for all.
    for_all = next(
        one for one in window.findChildren(QLineEdit) if "All the others: why" in one.accessibleName()
    )
    hands.press(
        Qt.Key.Key_Tab, times=window.page.findChild(GoOnEditor).findChildren(QLineEdit).index(for_all)
    )
    assert hands.focus is for_all
    hands.write("分担は電話で決めた")
    hands.enter()
    assert [int(record.event.phase) for record in desk_window.records("phase-entered")] == [1]


def test_escape_gives_the_focus_back_with_text_and_marks_untouched_and_keeps_what_was_typed(
    window: MainWindow, incident: str, hands: Hands
) -> None:
    text = window.page.timeline.composer.text
    hands.write("half a sentence")
    cursor = text.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(6, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    hands.press(Qt.Key.Key_K, CTRL)
    assert not text.hasFocus()
    hands.write("dark")
    hands.press(Qt.Key.Key_Escape)
    assert palette(window).isHidden()
    assert text.hasFocus()
    assert text.toPlainText() == "half a sentence"
    assert text.textCursor().selectedText() == "lf a"
    hands.press(Qt.Key.Key_K, CTRL)
    assert isinstance(hands.focus, QLineEdit)
    assert hands.focus.selectedText() == "dark"


def test_a_field_of_one_line_keeps_its_cursor(window: MainWindow, hands: Hands) -> None:
    title = window.welcome.title
    title.setFocus()
    title.setText("Payments fail")
    title.setCursorPosition(3)
    hands.press(Qt.Key.Key_K, CTRL)
    hands.press(Qt.Key.Key_K, CTRL)
    assert title.hasFocus()
    assert (title.cursorPosition(), title.selectedText(), title.text()) == (3, "", "Payments fail")


def test_the_list_follows_a_conversion_and_enter_and_arrows_belong_to_it(
    window: MainWindow, incident: str, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_K, CTRL)
    QCoreApplication.sendEvent(hands.focus, QInputMethodEvent("せんげん", []))
    before = found(window)
    assert before[0] == "Declare an incident"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        hands.press(key)
    desk_window.settle()
    assert palette(window).isVisible()
    assert desk_window.model.stream == incident
    committed = QInputMethodEvent("", [])
    committed.setCommitString("宣言")
    QCoreApplication.sendEvent(hands.focus, committed)
    assert found(window) == before
    hands.press(Qt.Key.Key_Return)
    assert window.welcome.title.hasFocus()


def test_arrows_and_page_keys_choose_and_enter_does_what_is_chosen(
    window: MainWindow, incident: str, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_K, CTRL)
    shown = palette(window).findChildren(PaletteList)[0]
    hands.press(Qt.Key.Key_PageUp)
    assert shown.currentIndex().row() == 0
    hands.press(Qt.Key.Key_PageDown, times=30)
    assert shown.currentIndex().row() == shown.rows.rowCount() - 1
    hands.write("filter")
    hands.press(Qt.Key.Key_Down, times=3)
    hands.press(Qt.Key.Key_Up)
    assert shown.current is not None
    assert shown.current.action is Action.SHOW_DECISIONS
    hands.enter()
    assert window.page.timeline.feed.filter == "decisions"


def test_what_cannot_be_done_now_says_why_and_stays(
    window: MainWindow, incident: str, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_K, CTRL)
    hands.write("reopen")
    chosen = palette(window).findChildren(PaletteList)[0].current
    assert chosen is not None
    assert chosen.why_not != ""
    hands.enter()
    assert palette(window).isVisible()
    assert hands.text == "reopen"
    assert desk_window.records("incident-reopened") == []


def test_recovery_is_offered_before_and_reopening_after_it(desk_window: DeskWindow, qtbot: QtBot) -> None:
    incident = desk_window.declare()
    overview = DeskOverview(desk_window.model, desk_window.model)
    offers = Offers(desk_window.model, desk_window.words, overview, lambda: None)
    assert (offers.why_not(Action.RECOVERY), bool(offers.why_not(Action.REOPEN))) == ("", True)
    until = desk_window.now() + timedelta(hours=1)
    with qtbot.waitSignal(overview.changed):
        desk_window.submit(DeclareRestored(incident=incident, watch_owner="p-a", watch_until=until))
    assert (bool(offers.why_not(Action.RECOVERY)), offers.why_not(Action.REOPEN)) == (True, "")


def test_the_commander_can_hand_over_from_the_palette(desk_window: DeskWindow, qtbot: QtBot) -> None:
    incident = desk_window.declare()
    overview = DeskOverview(desk_window.model, desk_window.model)
    offers = Offers(desk_window.model, desk_window.words, overview, lambda: None)
    assert offers.why_not(Action.HAND_OVER) != ""
    with qtbot.waitSignal(overview.changed):
        desk_window.submit(AssignRole(incident=incident, role=COMMANDER, person=desk_window.model.person))
    assert offers.why_not(Action.HAND_OVER) == ""


def test_what_finds_nothing_becomes_an_entry_after_what_was_typed(
    window: MainWindow, incident: str, hands: Hands
) -> None:
    hands.write("Rollback begun.")
    hands.press(Qt.Key.Key_K, CTRL)
    hands.write("東京だけ 502 が残る")
    assert found(window) == ["Write it as an entry: 東京だけ 502 が残る"]
    hands.press(Qt.Key.Key_Return)
    text = window.page.timeline.composer.text
    assert text.hasFocus()
    assert text.toPlainText() == "Rollback begun.\n東京だけ 502 が残る"


def test_on_the_first_page_what_finds_nothing_becomes_a_title(
    window: MainWindow, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_K, CTRL)
    hands.write("カードが使えない")
    hands.press(Qt.Key.Key_Return)
    assert window.welcome.title.text() == "カードが使えない"


@pytest.mark.parametrize("by", ["title", "short id"])
def test_another_incident_is_gone_to_by_title_or_short_id(
    window: MainWindow, incident: str, desk_window: DeskWindow, hands: Hands, qtbot: QtBot, by: str
) -> None:
    other = desk_window.submit(Declare(title="検索結果が遅い", severity=3))[0]
    qtbot.waitUntil(lambda: len(window.overview.others) == 1)
    hands.press(Qt.Key.Key_K, CTRL)
    hands.write("検索結果" if by == "title" else window.overview.others[0].short_id[-4:].lower())
    assert found(window)[0] == "SEV3 検索結果が遅い"
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk_window.model.stream == other.stream)


def test_the_timeline_lives_while_the_palette_is_open(
    window: MainWindow, incident: str, desk_window: DeskWindow, hands: Hands
) -> None:
    rows = window.page.timeline.feed.model
    before = rows.rowCount()
    hands.press(Qt.Key.Key_K, CTRL)
    desk_window.submit(AddEntry(incident=incident, text="from another desk"))
    desk_window.settle()
    assert rows.rowCount() == before + 1
    assert palette(window).isVisible()
    assert isinstance(hands.focus, QLineEdit)


def test_going_elsewhere_closes_it_and_keeps_the_focus_there(
    window: MainWindow, incident: str, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_K, CTRL)
    window.page.timeline.view.setFocus()
    assert palette(window).isHidden()
    assert window.page.timeline.view.hasFocus()


def test_the_open_palette_changes_its_language(
    window: MainWindow, incident: str, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_K, CTRL)
    hands.write("broadcast")
    assert found(window)[0] == "Open the broadcast"
    window.speak(Language.JA)
    assert found(window)[0] == "一斉連絡を開く"
    assert hands.text == "broadcast"


def test_a_screen_reader_hears_the_list_and_the_line_chosen(
    window: MainWindow, incident: str, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_K, CTRL)
    hands.write("broadcast")
    shown = QAccessible.queryAccessibleInterface(palette(window).findChildren(PaletteList)[0])
    assert shown.role() is QAccessible.Role.List
    assert shown.text(QAccessible.Text.Name) == "Actions found"
    assert shown.child(0).text(QAccessible.Text.Name) == "Open the broadcast, Broadcast, Ctrl+B"
    line = QAccessible.queryAccessibleInterface(hands.focus)
    assert line.text(QAccessible.Text.Name) == "Search an action or an incident"
    assert line.text(QAccessible.Text.Description) == "Open the broadcast, Broadcast, Ctrl+B"


def test_it_opens_and_filters_at_once_with_sixty_open_incidents(
    window: MainWindow, desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    for number in range(60):
        desk_window.submit(Declare(title=f"決済 {number} 件目 Checkout", severity=1 + number % 5))
    desk_window.declare()
    qtbot.waitUntil(lambda: len(window.overview.others) == 60)
    hands.press(Qt.Key.Key_K, CTRL)  # once: fonts and imports
    hands.press(Qt.Key.Key_K, CTRL)

    def then_painted(act: Callable[[], None]) -> Callable[[], None]:
        def acting() -> None:
            act()
            palette(window).repaint()

        return acting

    opened = calls_in(then_painted(lambda: hands.press(Qt.Key.Key_K, CTRL)))
    typed = [calls_in(then_painted(lambda letter=letter: hands.write(letter))) for letter in "checkout 5"]
    assert opened < 50_000  # half of it today
    assert max(typed) < 85_000
    assert len(found(window)) == 11


def test_the_list_of_contacts_is_copied_from_the_palette(
    window: MainWindow, desk_window: DeskWindow, hands: Hands
) -> None:
    desk_window.submit(
        ImportPolicy(policy=PolicyFile(person=(Person(key="c", name="担当C", contact="内線 123"),)))
    )
    desk_window.declare()
    desk_window.settle()
    window.perform(Action.CONTACT_LIST)
    assert "担当C  内線 123" in QGuiApplication.clipboard().text()
    assert any("clipboard" in label.text() for label in window.banners.findChildren(PlainLabel))
