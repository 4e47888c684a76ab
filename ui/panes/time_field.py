"""A field for a time as people say it: 22:31, ２２：３１, +15m, -3m, 11/23 00:10. Reads no clock of its own."""

import re
import unicodedata
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

_CLOCK = re.compile(r"(?:(?P<month>\d{1,2})/(?P<day>\d{1,2})\s+)?(?P<hour>\d{1,2}):(?P<minute>\d{2})")
_SHIFT = re.compile(r"(?P<sign>[+-])?\s*(?P<number>\d{1,4})\s*(?P<unit>m|min|分|h|時間)")
# What stands for a minus sign on a Japanese keyboard.
_MINUSES: Final = str.maketrans(dict.fromkeys("ー−‐–—", "-"))
_DAY: Final = timedelta(days=1)
_LONGEST: Final = 40


class Side(Enum):
    """On which side of now a clock time lies when no date is said."""

    AHEAD = "ahead"
    BEHIND = "behind"


def said_time(text: str, now: datetime, side: Side) -> datetime | None:
    """The instant that was said, on the wall clock of `now`; None when it is no time.

    A bare clock time is the nearest one on the wished side of now; a bare number of minutes points there too.
    """
    plain = unicodedata.normalize("NFKC", text.strip()[:_LONGEST]).translate(_MINUSES).lower()
    shift = _SHIFT.fullmatch(plain)
    if shift:
        unit = timedelta(hours=1) if shift["unit"] in {"h", "時間"} else timedelta(minutes=1)
        span = int(shift["number"]) * unit
        backwards = shift["sign"] == "-" or (shift["sign"] is None and side is Side.BEHIND)
        return now - span if backwards else now + span
    clock = _CLOCK.fullmatch(plain)
    if clock is None:
        return None
    try:
        said = now.replace(hour=int(clock["hour"]), minute=int(clock["minute"]), second=0, microsecond=0)
        if clock["month"]:
            return said.replace(month=int(clock["month"]), day=int(clock["day"]))
    except ValueError:
        return None
    if side is Side.AHEAD and said <= now:
        return said + _DAY
    if side is Side.BEHIND and said > now:
        return said - _DAY
    return said


def shown_for_editing(instant: datetime, now: datetime) -> str:
    """An instant in the form that said_time reads; both on one wall clock."""
    clock = f"{instant:%H:%M}"
    return clock if instant.date() == now.date() else f"{instant.month}/{instant.day} {clock}"


class TimeField(QLineEdit):
    """A narrow field for such a time."""

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setMaxLength(_LONGEST)

    def instant(self, now: datetime) -> datetime | None:
        """The instant typed, `now` being the reader's wall clock; None when it is none."""
        return said_time(self.text(), now, self._side)
