"""Both languages of a draft of the restricted track: plain text, its blanks as words in brackets, filled key by key."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from commander.wording.blanks import blanks_in, shown, stored
from commander.wording.language import Language
from ui.shortcuts import Action, shortcut
from ui.widgets.local_keys import bind_inside
from ui.widgets.marked_text import MarkedText

_LEAST_TEXT = 180


class PrivacyTexts(QWidget):
    """Shows a text in each language side by side. typed: a person changed one."""

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {language: MarkedText(self, blanks=blanks_in) for language in Language}
        self._said = dict.fromkeys(Language, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for field in self._fields.values():
            field.setMinimumHeight(_LEAST_TEXT)
            row.addWidget(field, 1)
            field.textChanged.connect(self._on_changed)
        bind_inside(self, shortcut(Action.NEXT_BLANK).sequences, self.go_to_blank)
        bind_inside(self, shortcut(Action.PREVIOUS_BLANK).sequences, lambda: self.go_to_blank(backwards=True))

    @property
    def texts(self) -> dict[Language, str]:
        """The texts as they stand, a blank by its name."""
        return {language: stored(field.toPlainText()) for language, field in self._fields.items()}

    def seen(self, language: Language) -> str:
        """One text as a person sees it, to be copied; it may be pasted back with its blanks."""
        return self._fields[language].toPlainText()

    def put(self, texts: Mapping[Language, str]) -> None:
        """Put other texts in place of these."""
        for language, field in self._fields.items():
            # What an older release kept half-typed was kept as it was seen.
            text = stored(texts[language])
            if self._said[language] == text and stored(field.toPlainText()) == text:
                continue
            self._said[language] = text
            field.blockSignals(True)
            field.setPlainText(shown(text, language))
            field.blockSignals(False)

    def name(self, names: Mapping[Language, str]) -> None:
        """What the fields are, for a screen reader."""
        for language, field in self._fields.items():
            field.setAccessibleName(names[language])

    def take_focus(self, language: Language) -> None:
        """Begin to write in one language."""
        self._fields[language].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_blank(self, *, backwards: bool = False) -> bool:
        """Select the next blank of either text, so that typing fills it; after the last, the first."""
        fields = list(self._fields.values())
        fields = fields[::-1] if backwards else fields
        begun = next((place for place, field in enumerate(fields) if field.hasFocus()), 0)
        # Round to the field that it began in: that one from its beginning.
        for step in range(len(fields) + 1):
            field = fields[(begun + step) % len(fields)]
            if field.select_blank(backwards=backwards, beyond=step == 0 and field.hasFocus()):
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def _on_changed(self) -> None:
        # Qt tells of a change, too, when only a mark below the text came or went.
        texts = self.texts
        if texts != self._said:
            self._said = texts
            self.typed.emit()
