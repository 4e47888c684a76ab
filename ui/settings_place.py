"""Where the window shows settings and connections: one dialog, made when it is first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.panes.banners import Banners
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.dialogs.connect import ConnectDialog


class SettingsPlace(QObject):
    """In a drill's window a banner says where settings are made. Window thread."""

    def __init__(self, window: QWidget, banners: Banners, *, only_drills: bool) -> None:
        super().__init__(window)
        self._window, self._banners, self._only_drills = window, banners, only_drills
        self._make: Callable[[QWidget], ConnectDialog] | None = None
        self._dialog: ConnectDialog | None = None

    def made_by(self, make: "Callable[[QWidget], ConnectDialog]") -> None:
        """What makes the dialog when it is first asked for."""
        self._make = make

    def show_desk(self) -> None:
        """The dialog, at what belongs to this desk."""
        if (dialog := self._shown()) is not None:
            dialog.go_to_desk()

    def show_connections(self) -> None:
        """The same dialog, at the first connection."""
        if (dialog := self._shown()) is not None:
            dialog.go_to_connections()

    def _shown(self) -> "ConnectDialog | None":
        if self._only_drills:
            text = self.tr("Settings and connections are made in the live window; a drill needs none.")
            self._banners.say("settings", text, tone=Tone.ACCENT, away=self.tr("Dismiss"))
            return None
        if self._dialog is None and self._make is not None:
            self._dialog = self._make(self._window)
        if self._dialog is not None:
            self._dialog.show()
            self._dialog.raise_()
            self._dialog.activateWindow()
        return self._dialog
