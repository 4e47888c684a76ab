"""A field for when something is checked: minutes from now, or a time as people type it."""

import unicodedata
from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QWidget

from commander.wording.times import TimeFault, parse
from ui.words import Words

_NARROW = 64


class CheckField(QLineEdit):
    """10, +10m, 22:50, 翌日 9:00: full-width too."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFixedWidth(_NARROW)

    @property
    def is_blank(self) -> bool:
        """Nothing is said."""
        return not self.text().strip()

    def instant(self, now: datetime, words: Words) -> datetime | TimeFault:
        """The time that is meant; a bare number is minutes from now."""
        typed = unicodedata.normalize("NFKC", self.text()).strip()
        said = parse(f"+{typed}m" if typed.isdecimal() else typed, now, words.zone, ahead=True)
        return said if isinstance(said, TimeFault) else said.instant
