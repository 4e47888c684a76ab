"""Less motion: nothing slides or fades, the caret stands still. Follows the desktop where it says so."""

import sys
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.off_thread import Push, off_thread

_PATIENCE_MS: Final = 1500
_PORTAL: Final = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
    "ReadOne",
)
_SETTING: Final = ("org.gnome.desktop.interface", "enable-animations")


class Motion:
    """How much moves in this application. Window thread."""

    def __init__(self, app: QApplication, push: Push) -> None:
        self._app, self._push = app, push
        self._has_effects = app.isEffectEnabled(Qt.UIEffect.UI_General)
        self._caret_ms = app.cursorFlashTime()
        self._wish = "off"

    def choose(self, wish: str) -> None:
        """Go by "on", "off" or "system": the desktop is asked off this thread and obeyed when it answers."""
        self._wish = wish
        self._lessen(wish == "on")
        if wish == "system":
            off_thread(self._push, _desktop_wants_less, self._obey)

    def take_off(self) -> None:
        """Leave the application as it was found."""
        self._wish = "off"
        self._lessen(False)

    def _obey(self, less: bool) -> None:
        if self._wish == "system":
            self._lessen(less)

    def _lessen(self, less: bool) -> None:
        # Without it no menu, list or tooltip slides or fades.
        self._app.setEffectEnabled(Qt.UIEffect.UI_General, self._has_effects and not less)
        self._app.setCursorFlashTime(0 if less else self._caret_ms)


def _desktop_wants_less() -> bool:
    """What the desktop's portal says of animations; no portal, no wish. Blocks; off the window thread."""
    if sys.platform in {"win32", "darwin"}:
        # There Qt itself has asked the system.
        return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    question = QDBusMessage.createMethodCall(*_PORTAL)
    question.setArguments(_SETTING)
    answer = bus.call(question, QDBus.CallMode.Block, _PATIENCE_MS).arguments()
    value = answer[0] if answer else None
    return (value.variant() if isinstance(value, QDBusVariant) else value) is False
