"""The connect window: tokens go to their keeper, settings to their file, and what went wrong is one sentence."""

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from commander.outbox.publisher import Connection
from commander.secrets import SLACK_TOKEN, KeyringAbsent, SecretName
from commander.settings.settings import load
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.dialogs.connect import ConnectDialog
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.plain_label import PlainLabel

TOKEN = "xoxb-1111-secret"
FINE = Connection(ok=True, who="workspace acme as commander", missing=(), detail="")


class FakeKeeper:
    """Keeps tokens in memory, or fails as told."""

    def __init__(self) -> None:
        self.kept: dict[SecretName, str] = {}
        self.fault: Exception | None = None

    def store(self, name: SecretName, value: str) -> None:
        if self.fault is not None:
            raise self.fault
        self.kept[name] = value


class Scene:
    def __init__(self, desk_window: DeskWindow, hands: Hands, qtbot: QtBot) -> None:
        self.window, self.hands, self.qtbot = desk_window, hands, qtbot
        self.keeper = FakeKeeper()
        self.asked: list[str] = []
        self.answer: Callable[[], Connection] = lambda: FINE
        self.dialog = ConnectDialog(
            desk_window.model,
            desk_window.words,
            home=desk_window.home,
            secrets=self.keeper,
            check=self._check,
        )
        hands.show(self.dialog)

    def _check(self, channel: str) -> Connection:
        self.asked.append(channel)
        return self.answer()

    def field(self, name: str, place: int = 0) -> QLineEdit:
        return [one for one in self.dialog.findChildren(QLineEdit) if one.accessibleName() == name][place]

    def test(self, field: QLineEdit, text: str) -> None:
        field.setFocus()
        self.hands.write(text)
        self.hands.press(Qt.Key.Key_Return)
        buttons = [one for one in self.dialog.findChildren(Button) if one.text() == "Save and test"]
        self.qtbot.waitUntil(lambda: self.asked != [] or not all(one.isEnabled() for one in buttons))
        self.qtbot.waitUntil(lambda: all(one.isEnabled() for one in buttons))

    def says(self, words: str) -> bool:
        labels = [*self.dialog.findChildren(PlainLabel), *self.dialog.findChildren(Chip)]
        texts = [one.text() if isinstance(one, PlainLabel) else one.text for one in labels if one.isVisible()]
        return any(words in text for text in texts)


@pytest.fixture
def scene(desk_window: DeskWindow, hands: Hands, qtbot: QtBot) -> Scene:
    return Scene(desk_window, hands, qtbot)


def test_a_token_is_kept_tested_and_taken_off_the_screen(scene: Scene) -> None:
    field = scene.field("Bot token")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    scene.test(field, TOKEN)
    assert scene.keeper.kept == {SLACK_TOKEN: TOKEN}
    assert scene.asked == ["slack"]
    assert field.text() == ""
    assert scene.says("workspace acme as commander")


def test_what_is_missing_is_named(scene: Scene) -> None:
    scene.answer = lambda: msgspec.structs.replace(FINE, ok=False, missing=("channels:join",), detail="")
    scene.test(scene.field("Bot token"), TOKEN)
    assert scene.says("Missing: channels:join.")


def test_a_refused_token_is_a_sentence_that_says_what_to_do(scene: Scene) -> None:
    scene.answer = lambda: msgspec.structs.replace(FINE, ok=False, who="", detail="invalid_auth")
    scene.test(scene.field("Bot token"), TOKEN)
    assert scene.says("The other side said: invalid_auth. Check what you pasted")


def test_a_keyring_that_is_not_there_is_a_sentence_and_the_token_stays_typed(scene: Scene) -> None:
    scene.keeper.fault = KeyringAbsent()
    field = scene.field("Bot token")
    scene.test(field, TOKEN)
    assert scene.says("No system keyring was found")
    assert field.text() == TOKEN
    assert scene.asked == []


def test_an_unknown_fault_never_repeats_a_token(scene: Scene) -> None:
    scene.keeper.fault = RuntimeError(f"could not keep {TOKEN}")
    scene.test(scene.field("Bot token"), TOKEN)
    assert scene.says("RuntimeError")
    assert not scene.says(TOKEN)


def test_settings_are_saved_before_the_test(scene: Scene) -> None:
    scene.test(scene.field("Page id"), "abc123")
    assert load(scene.window.home).statuspage.page_id == "abc123"
    assert scene.asked == ["statuspage"]


def test_a_setting_that_is_wrong_is_a_sentence_and_is_not_saved(scene: Scene) -> None:
    scene.test(scene.field("Public address"), "http://example.invalid")
    assert scene.says("page.public_url")
    assert load(scene.window.home).page.public_url is None


def test_the_manifest_is_copied(scene: Scene) -> None:
    next(one for one in scene.dialog.findChildren(Button) if "manifest" in one.text()).click()
    assert '"chat:write"' in QGuiApplication.clipboard().text()


def test_it_says_where_tokens_go_in_both_languages_and_is_never_modal(scene: Scene) -> None:
    assert not scene.dialog.isModal()
    assert scene.says("Tokens go into the keyring of this system and nowhere else")
    scene.window.words.switch(Language.JA)
    assert scene.says("トークンはこのシステムのキーリングにだけ保管し")
