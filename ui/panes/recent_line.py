"""One incident of late as a line of the first page."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from commander.board.incident import IncidentKind, Phase
from ui.theme import Tone, tokens
from ui.widgets.chip import Badge, Chip
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

if TYPE_CHECKING:
    from commander.reading import IncidentSummary

_CHIP_WIDTH: Final = 130
_GRAVE: Final = 2


class RecentLine(QFrame):
    """One incident of the list, opened by click or Enter."""

    opened = Signal(str)

    def __init__(self, one: "IncidentSummary", words: Words, now: datetime, parent: QWidget) -> None:
        super().__init__(parent)
        self._stream = one.stream
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        drill = one.kind == IncidentKind.DRILL
        word = words.label(IncidentKind.DRILL) if drill else words.severity(one.severity)
        graver = not drill and not one.closed and one.severity is not None and one.severity <= _GRAVE
        row = QGridLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setHorizontalSpacing(14)
        for column, (width, stretch) in enumerate([(64, 0), (0, 3), (0, 2), (0, 3), (_CHIP_WIDTH, 0)]):
            row.setColumnMinimumWidth(column, width)
            row.setColumnStretch(column, stretch)
        declared = words.time_with_zone(datetime.fromisoformat(one.declared_at), now)
        row.addWidget(Badge(word, graver=graver, parent=self), 0, 0, Qt.AlignmentFlag.AlignLeft)
        state = self._state(one, words, now)
        texts = (
            (one.title, Tone.INK),
            (f"{one.short_id} ・ {declared}", Tone.NEUTRAL),
            (state, Tone.NEUTRAL),
        )
        for column, (text, tone) in enumerate(texts, 1):
            label = PlainLabel(text, tone=tone, elides=True, parent=self)
            # By the shares alone, so that the columns of all lines stand under each other.
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            row.addWidget(label, 0, column)
        self._add_chip(row, one, words, now)
        self.setAccessibleName(f"{word} {one.title} {one.short_id} {state}")

    def _state(self, one: "IncidentSummary", words: Words, now: datetime) -> str:
        if one.closed:
            return self.tr("closed")
        if one.restored_at is not None and one.watch_until is not None:
            restored = words.time(datetime.fromisoformat(one.restored_at), now)
            until = words.time(datetime.fromisoformat(one.watch_until), now)
            return self.tr("restored {restored} ・ watch until {until}").format(
                restored=restored, until=until
            )
        return words.label(Phase(one.phase))

    def _add_chip(self, row: QGridLayout, one: "IncidentSummary", words: Words, now: datetime) -> None:
        due = one.watch_until if one.watch_until is not None else one.promise
        if one.closed or due is None:
            # Without anything in it a column has no gap before it: the others would stand further right.
            row.addWidget(QWidget(self), 0, 4)
            return
        at = datetime.fromisoformat(due)
        left = words.countdown(at, now)
        over = at <= now
        if one.watch_until is not None:
            text = self.tr("watch {left}").format(left=left)
        else:
            text = self.tr("next update {left}").format(left=left)
        row.addWidget(
            Chip(text, Tone.BAD if over else Tone.WARN, parent=self), 0, 4, Qt.AlignmentFlag.AlignRight
        )

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        self.opened.emit(self._stream)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(self._stream)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens().accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
