"""What nobody sees follows another language and other colours later, and wholly."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from ui import theme
from ui.panes.said_when_seen import SaidWhenSeen
from ui.theme import LIGHT, ThemeChoice


def test_a_hidden_page_speaks_another_language_once_when_it_is_shown(
    qtbot: QtBot, desk_window: DeskWindow
) -> None:
    page, said = QWidget(), list[str]()
    qtbot.addWidget(page)
    SaidWhenSeen(page, desk_window.words, lambda: said.append(desk_window.words.language))
    other = Language.EN if desk_window.words.language is Language.JA else Language.JA
    desk_window.words.switch(other)
    assert said == []
    page.show()
    page.hide()
    page.show()
    assert said == [other]


def test_what_is_hidden_wears_the_last_of_two_themes_put_on_in_haste(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, ThemeChoice.LIGHT)
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.resize(80, 30)
    button.show()
    button.hide()
    theme.apply(qapp, ThemeChoice.DARK)
    theme.apply(qapp, ThemeChoice.LIGHT)

    def ground() -> QColor:
        image = button.grab().toImage()
        return image.pixelColor(image.width() // 6, image.height() // 2)

    qtbot.waitUntil(lambda: ground() == QColor(LIGHT.surface))
