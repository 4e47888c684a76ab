"""Settings are in force the moment they are chosen, kept in the file with its comments, and a slip is a sentence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from commander.files import private_folder
from commander.outbox.publisher import Connection
from commander.settings.settings import Settings, load
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.dialogs.connect import ConnectDialog
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tick_box import TickBox

COMMENTED = '# ours, keep it\n[window]\ntheme = "dark"  # the night desk\n'


def _nobody_asks(channel: str) -> Connection:
    raise AssertionError(channel)


class NoKeeper:
    """Nobody keeps a token here."""

    def store(self, name: object, value: str) -> None:
        raise AssertionError(name)


class Scene:
    def __init__(self, desk: DeskWindow, hands: Hands, qtbot: QtBot) -> None:
        self.desk, self.hands, self.qtbot = desk, hands, qtbot
        self.path = desk.home / "settings.toml"
        self.used: list[Settings] = []
        self.dialog = ConnectDialog(
            desk.model,
            desk.words,
            home=desk.home,
            secrets=NoKeeper(),
            check=_nobody_asks,
            settings=load(desk.home),
            saved=self.used.append,
            has_notices=lambda: False,
        )
        hands.show(self.dialog)

    def write(self, field: str, text: str) -> None:
        found = next(one for one in self.dialog.findChildren(QLineEdit) if one.accessibleName() == field)
        found.setFocus()
        found.selectAll()
        self.hands.write(text)
        self.hands.press(Qt.Key.Key_Return)

    def pick(self, name: str, times: int) -> None:
        box = next(one for one in self.dialog.findChildren(QComboBox) if one.accessibleName() == name)
        box.setFocus()
        self.hands.press(Qt.Key.Key_Down, times=times)

    def says(self, words: str) -> bool:
        labels = self.dialog.findChildren(PlainLabel)
        return any(words in label.text() for label in labels if label.isVisible())

    def kept(self, is_so: object) -> None:
        self.qtbot.waitUntil(lambda: is_so(load(self.desk.home)))


@pytest.fixture
def scene(desk_window: DeskWindow, hands: Hands, qtbot: QtBot) -> Scene:
    private_folder(desk_window.home)
    (desk_window.home / "settings.toml").write_text(COMMENTED, "utf-8")
    return Scene(desk_window, hands, qtbot)


def test_a_choice_is_in_force_at_once_and_kept_with_the_comments(scene: Scene) -> None:
    scene.pick("Colours", 1)  # from dark to light
    assert scene.used[-1].window.theme == "light"
    scene.kept(lambda settings: settings.window.theme == "light")
    text = scene.path.read_text("utf-8")
    assert "# ours, keep it" in text
    assert "# the night desk" in text


def test_every_setting_is_reached_by_the_keyboard(scene: Scene) -> None:
    scene.write("Your name at this desk", "担当B")
    scene.pick("Language", 1)
    scene.pick("Less motion", 1)
    scene.write("Undo a broadcast (seconds)", "１２")
    box = scene.dialog.findChildren(TickBox)[0]
    box.setFocus()
    scene.hands.press(Qt.Key.Key_Space)
    # Each choice is written by itself, in no order that matters.
    scene.kept(lambda settings: settings == scene.used[-1])
    settings = load(scene.desk.home)
    assert not settings.window.notifications
    assert settings.person.name == "担当B"
    assert settings.sending.undo_seconds == 12
    assert (settings.window.language, settings.window.reduced_motion) == ("ja", "on")


@pytest.mark.parametrize("typed", ["61", "soon", "-3"])
def test_seconds_out_of_range_are_refused_with_what_is_right_and_stay_typed(scene: Scene, typed: str) -> None:
    scene.write("Undo a broadcast (seconds)", typed)
    assert scene.says("whole number from 0 to 60")
    assert scene.used == []
    assert scene.hands.text == typed
    scene.write("Undo a broadcast (seconds)", "60")
    assert not scene.says("whole number")
    scene.kept(lambda settings: settings.sending.undo_seconds == 60)


def test_a_name_too_long_is_a_sentence(scene: Scene) -> None:
    scene.write("Your name at this desk", "長" * 201)
    assert scene.says("at most 200 characters")
    assert scene.used == []


def test_a_file_that_cannot_be_written_is_said_and_the_choice_holds(scene: Scene) -> None:
    scene.path.unlink()
    scene.path.mkdir()
    scene.pick("Colours", 1)
    assert scene.used[-1].window.theme == "light"
    scene.qtbot.waitUntil(lambda: scene.says("settings.toml"))
    scene.path.rmdir()


def test_a_desktop_without_notifications_is_said_in_both_languages(scene: Scene, qapp: QApplication) -> None:
    assert scene.says("This desktop has no notification service.")
    scene.desk.words.switch(Language.JA)
    assert scene.says("このデスクトップには通知サービスがありません。")
    assert scene.says("この席の担当者名")


def test_escape_puts_it_away_and_keeps_what_is_typed(scene: Scene) -> None:
    field = next(
        one
        for one in scene.dialog.findChildren(QLineEdit)
        if one.accessibleName() == "Your name at this desk"
    )
    field.setFocus()
    scene.hands.write("half a na")
    scene.hands.press(Qt.Key.Key_Escape)
    assert not scene.dialog.isVisible()
    scene.hands.show(scene.dialog)
    assert field.text() == "half a na"
