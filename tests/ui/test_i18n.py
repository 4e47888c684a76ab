"""The language changes while the window runs, and a missing catalogue changes nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from commander.wording.language import Language
from ui.action_words import label
from ui.i18n import CatalogueMissing, Languages, system_language
from ui.shortcuts import SHORTCUTS, Action, shortcut


class Listener(QWidget):
    """Counts how often it was told to say its words again."""

    def __init__(self) -> None:
        super().__init__()
        self.told = 0

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        self.told += event.type() is QEvent.Type.LanguageChange


@pytest.fixture
def languages(qapp: QApplication):
    spoken = Languages(qapp)
    yield spoken
    spoken.switch(Language.EN)
    QLocale.setDefault(QLocale.c())
    spoken.deleteLater()


def test_a_switch_translates_at_once_and_back(languages: Languages, qtbot: QtBot) -> None:
    listener = Listener()
    qtbot.addWidget(listener)
    with qtbot.waitSignal(languages.changed) as heard:
        languages.switch(Language.JA)
    assert heard.args == ["ja"]
    assert label(Action.DECLARE) == "インシデントを宣言"
    languages.switch(Language.EN)
    assert label(Action.DECLARE) == "Declare an incident"
    QCoreApplication.sendPostedEvents(listener, 0)
    assert listener.told >= 1


def test_qt_s_own_buttons_speak_the_language(languages: Languages, qtbot: QtBot) -> None:
    languages.switch(Language.JA)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "キャンセル"


def test_a_missing_catalogue_keeps_the_language_in_force(
    qapp: QApplication, languages: Languages, tmp_path: Path
) -> None:
    languages.switch(Language.JA)
    broken = Languages(qapp, folder=tmp_path)
    with pytest.raises(CatalogueMissing, match=r"commander_en\.qm"):
        broken.switch(Language.EN)
    assert label(Action.DECLARE) == "インシデントを宣言"
    broken.deleteLater()


def test_the_system_has_one_of_our_languages() -> None:
    assert system_language() in set(Language)


@pytest.mark.parametrize("language", Language)
def test_every_action_has_a_label_and_a_key_of_its_own(languages: Languages, language: Language) -> None:
    languages.switch(language)
    assert all(label(action) for action in Action)
    assert {one.action for one in SHORTCUTS} == set(Action)
    keys = [sequence.toString() for one in SHORTCUTS for sequence in one.sequences]
    assert len(keys) == len(set(keys))


def test_only_the_sheet_sends() -> None:
    assert shortcut(Action.SEND).only_in_sheet
    assert shortcut(Action.SEND).shown == "Ctrl+Enter"
