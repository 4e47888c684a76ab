"""A dropped file that was not read is a line of the first page, and a key puts it away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from commander.settings.settings import Settings
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.feeds import FeedListening
from ui.panes.unplaced_place import UnplacedPlace
from ui.widgets.button import Button

KEY = Qt.Key


def test_a_refused_file_is_said_on_the_first_page_until_a_key_puts_it_away(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    refused = desk_window.home / "intake" / "refused"
    refused.mkdir(parents=True, mode=0o700)
    (refused / "disk.json").write_text("{")
    (refused / "disk.json.reason.txt").write_text("読めません。\nIt is no JSON.\n", encoding="utf-8")
    host = QWidget()
    place = UnplacedPlace(desk_window.model, desk_window.words, host)
    place.resize(900, 300)
    hands.show(host)
    listening = FeedListening(desk_window.home, desk_window.bridge, desk_window.model)
    listening.begin(Settings(), Language.EN)
    try:
        qtbot.waitUntil(lambda: place.strip is not None and len(place.strip.lines) == 1)
        assert place.strip is not None
        assert "disk.json: It is no JSON. It lies in refused/." in place.strip.lines[0]
        hands.press(KEY.Key_1, ALT)
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Button))
        hands.press(KEY.Key_Return)
        qtbot.waitUntil((refused / "seen" / "disk.json").exists)
        qtbot.waitUntil(lambda: not place.isVisible())
    finally:
        listening.end()
