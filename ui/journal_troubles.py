"""What the window says when the journal can't be opened or written, and the ways on it offers."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from commander.clock import utc_now
from commander.files import private_folder
from ui.bridge import Bridge
from ui.theme import Tone
from ui.window import MainWindow
from ui.words import Words

if TYPE_CHECKING:
    from commander.journal.faults import JournalFault


class JournalTroubles(QObject):
    """Speaks in the window's banners. Window thread. open_again: the person wants another try."""

    open_again = Signal()

    def __init__(
        self,
        home: Path,
        bridge: Bridge,
        window: MainWindow,
        words: Words,
        parent: QObject,
        *,
        quit_all: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self._home, self._bridge, self._window, self._words = home, bridge, window, words
        self._quit = quit_all

    def tell(self, fault: "JournalFault") -> None:
        """It can't be opened."""
        self._window.welcome.cannot_load()
        self._window.banners.say(
            "journal",
            self._words.fault(fault),
            ways=[
                (self.tr("Set it aside and start a new one"), lambda: self._set_aside(fault)),
                (self.tr("Try again"), self.open_again.emit),
                (self.tr("Quit"), self._quit),
            ],
        )

    def tell_opened(self, *, read_only: bool) -> None:
        """It is open."""
        self._window.banners.take_away("journal")
        if read_only:
            text = self.tr("The journal is a newer Commander's or cannot be written: it is only read.")
            self._window.banners.say("read-only", text, tone=Tone.WARN)

    def _set_aside(self, fault: "JournalFault") -> None:
        """Nothing is deleted: the file and what SQLite left beside it go into a folder of their own."""
        from commander.journal.backup import begin_anew

        folder = self._home / "set-aside" / utc_now().strftime("%Y%m%dT%H%M%SZ")
        try:
            private_folder(folder.parent)
            private_folder(folder)
            for path in fault.path.parent.glob(f"{fault.path.name}*"):
                path.rename(folder / path.name)
            begin_anew(self._home)
        except OSError as error:
            self._bridge.report(error)
            return
        self.open_again.emit()
