"""Another language on a window that is full, at once and painted once."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from commander.wording.language import Language
from ui.words import Words


def switch_language(window: QWidget, words: Words, language: Language) -> None:
    """Say every word of the program anew, and lay out what that changed in this window. Window thread."""
    # Laid out while nothing is painted: a busy board would else be painted twice.
    window.setUpdatesEnabled(False)
    try:
        words.switch(language)
        _tell_asked(window)
        for _ in range(2):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    finally:
        window.setUpdatesEnabled(True)


def _tell_asked(window: QWidget) -> None:
    """Qt would tell two thousand parts and lay them out: all but questions heard it of `Words`."""
    from ui.widgets.ask import Ask  # the first paint asks nothing

    told = QEvent.Type.LanguageChange
    for receiver in (window, window.windowHandle()):
        if receiver is not None:
            QApplication.removePostedEvents(receiver, told.value)
    for question in window.findChildren(Ask):
        QApplication.sendEvent(question, QEvent(told))
