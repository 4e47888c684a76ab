"""The real program, off-screen, on a home folder that was filled before, at a moment that stands still."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QThread
from PySide6.QtGui import QInputMethodEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from commander.wording.language import Language
from ui.program import Program
from ui.shortcuts import Action, shortcut
from ui.theme import ThemeChoice

SIZE = (1440, 900)
_PATIENCE_S = 60.0


class NoAnswer(RuntimeError):
    """A step of a picture did not come to its end."""


class Stage:
    """One program and its window. Ended by end(); one at a time."""

    def __init__(
        self,
        app: QApplication,
        home: Path,
        language: Language,
        *,
        person: str = "p-a",
        now: Callable[[], datetime],
    ) -> None:
        self.app, self.home = app, home
        self.faults: list[str] = []
        self.program = Program(app, home, language=language, theme=ThemeChoice.DARK, person=person, now=now)
        self.program.bridge.failed.connect(self.faults.append)
        self.window = self.program.window
        self._dressed = language, ThemeChoice.DARK
        self.window.resize(*SIZE)
        self.window.show()
        self.until(lambda: self.program.is_open)
        self.come_forward()

    def come_forward(self) -> None:
        """Have the keyboard: shortcuts work in the active window alone."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.settle()

    def end(self) -> None:
        """Close the window and let everything of it go."""
        self.program.end()
        scribe = self.program.windows.scribe
        if scribe is not None:
            scribe.close()
            scribe.deleteLater()
        self.window.deleteLater()
        self.program.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def show(self, stream: str) -> None:
        """Show an incident; empty: the welcome page."""
        self.window.show_incident(stream)
        self.until(lambda: self.program.model.stream == stream)
        self.settle()

    @property
    def language(self) -> Language:
        """What the window speaks."""
        return self._dressed[0]

    def say(self, japanese: str, english: str) -> str:
        """Sample words in the language of the window."""
        return japanese if self.language is Language.JA else english

    def dress(self, language: Language, theme: ThemeChoice, size: tuple[int, int] = SIZE) -> None:
        """Another language, other colours, another size."""
        self.window.resize(*size)
        if (language, theme) != self._dressed:
            self.window.speak(language)
            self.window.wear(theme)
            self._dressed = language, theme
            self._follow()
        self.settle()

    def _follow(self) -> None:
        """Have what stands on pages that nobody sees follow into the new colours, however busy the machine is.

        The program does it bit by bit once nobody waits; a picture of the page would show it half done.
        """
        style = self.app.style()
        hidden = [widget for widget in self.app.allWidgets() if not widget.isVisible()]
        for widget in hidden:
            if widget.testAttribute(Qt.WidgetAttribute.WA_StyleSheetTarget):
                style.unpolish(widget)
                style.polish(widget)
        for widget in hidden:
            if not widget.testAttribute(Qt.WidgetAttribute.WA_SetPalette):
                widget.setPalette(QPalette())

    def go(self, action: Action) -> None:
        """Press the action's keys, as a person would."""
        keys = shortcut(action).sequences[0]
        combination = keys[0]
        QTest.keyClick(self.focus, combination.key(), combination.keyboardModifiers())
        self.settle()

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        """One key, some times, wherever the focus is."""
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifiers)
        self.settle()

    def write(self, text: str) -> None:
        """Text as an input method commits it."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus, event)
        self.settle()

    @property
    def focus(self) -> QWidget:
        """What has the focus; off-screen there is always something or the window."""
        return QApplication.focusWidget() or self.window

    def settle(self) -> None:
        """Until everything asked of the read side has come back and is painted."""
        answered: list[bool] = []
        for _ in range(3):
            answered.clear()
            self.program.bridge.read(lambda reading: True, answered.append)
            self.until(lambda: bool(answered))
        for _ in range(3):
            self.app.processEvents()  # the last answer gave its row other widths, that row its bar

    def until(self, happened: Callable[[], object]) -> None:
        """Let the program go on until something has happened."""
        end = time.monotonic() + _PATIENCE_S
        while not happened():
            if self.faults:
                raise NoAnswer(self.faults[0])
            if time.monotonic() > end:
                raise NoAnswer
            self.app.processEvents()
            QThread.msleep(1)
