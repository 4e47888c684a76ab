"""One incident or one finished drill of late as a line of the first page."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from commander.board.incident import IncidentKind, Phase
from commander.board.maintenance import MaintenanceState
from commander.deadlines import WARN_BEFORE
from ui.panes.kind_words import badge_words, maintenance_state
from ui.panes.measure_words import measure_word
from ui.theme import Tone, tokens
from ui.widgets.chip import Badge, Chip
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

if TYPE_CHECKING:
    from commander.drill.shelf import FinishedDrill
    from commander.reading import IncidentSummary

_CHIP_WIDTH: Final = 130
_GRAVE: Final = 2
_STATE: Final = 3  # the column of the last text


@dataclass(frozen=True, kw_only=True)
class Recent:
    """What a line says. begun sorts the lines; chip: a word and its tone, empty: none."""

    begun: datetime
    badge: str
    graver: bool
    title: str
    when: str
    state: str
    chip: tuple[str, Tone] = ("", Tone.NEUTRAL)


def incident_of_late(
    one: "IncidentSummary", words: Words, now: datetime, *, has_signal: bool = False, owes: str = ""
) -> Recent:
    """An incident of this journal. has_signal: one waits there to be judged, before anything else.

    owes: what it still owes to the outside though it is closed.
    """
    drill = one.kind == IncidentKind.DRILL
    declared = datetime.fromisoformat(one.declared_at)
    return Recent(
        begun=declared,
        badge=badge_words(one, words),
        graver=not drill and not one.closed and one.severity is not None and one.severity <= _GRAVE,
        title=one.title,
        when=f"{one.short_id} ・ {words.time_with_zone(declared, now)}",
        state=" ・ ".join(filter(None, (_state(one, words, now), owes))),
        chip=_owed_chip() if owes else _signal_chip() if has_signal else _chip(one, words, now),
    )


def drill_of_late(one: "FinishedDrill", words: Words, now: datetime) -> Recent:
    """A drill that was played to its end in a window of its own."""
    state = QCoreApplication.translate("RecentLine", "score {points}").format(points=one.points)
    next_time = measure_word(one.practise_next)
    if next_time:
        text = QCoreApplication.translate("RecentLine", "practise next: {what}")
        state = f"{state} ・ {text.format(what=next_time)}"
    return Recent(
        begun=one.began_at,
        badge=words.label(IncidentKind.DRILL),
        graver=False,
        title=one.title.said_in(words.language),
        when=words.time_with_zone(one.began_at, now),
        state=state,
    )


def _state(one: "IncidentSummary", words: Words, now: datetime) -> str:
    if one.closed:
        return QCoreApplication.translate("RecentLine", "closed")
    if (state := maintenance_state(one)) is not None:
        return words.label(state)
    if one.restored_at is not None and one.watch_until is not None:
        restored = words.time(datetime.fromisoformat(one.restored_at), now)
        until = words.time(datetime.fromisoformat(one.watch_until), now)
        text = QCoreApplication.translate("RecentLine", "restored {restored} ・ watch until {until}")
        return text.format(restored=restored, until=until)
    if one.restored_at is not None:
        restored = words.time(datetime.fromisoformat(one.restored_at), now)
        return QCoreApplication.translate("RecentLine", "restored {restored}").format(restored=restored)
    return words.label(Phase(one.phase))


def _signal_chip() -> tuple[str, Tone]:
    return QCoreApplication.translate("RecentLine", "signal to judge"), Tone.BAD


def _owed_chip() -> tuple[str, Tone]:
    return QCoreApplication.translate("RecentLine", "still owed"), Tone.BAD


def _chip(one: "IncidentSummary", words: Words, now: datetime) -> tuple[str, Tone]:
    due = one.watch_until if one.watch_until is not None else one.promise
    if one.closed or due is None:
        return "", Tone.NEUTRAL
    at = datetime.fromisoformat(due)
    left = words.countdown(at, now)
    state = maintenance_state(one)
    if one.watch_until is not None:
        text = QCoreApplication.translate("RecentLine", "watch {left}").format(left=left)
    elif state is MaintenanceState.SCHEDULED:
        text = QCoreApplication.translate("RecentLine", "starts {left}").format(left=left)
    elif state is not None:
        text = QCoreApplication.translate("RecentLine", "ends {left}").format(left=left)
    else:
        text = QCoreApplication.translate("RecentLine", "next update {left}").format(left=left)
    # A planned time that is hours away asks for nobody's eye.
    calm = Tone.ACCENT if state is not None and at - now > WARN_BEFORE else Tone.WARN
    return text, Tone.BAD if at <= now else calm


class RecentLine(QFrame):
    """One line of the list, opened by click or Enter."""

    opened = Signal()

    def __init__(self, said: Recent, parent: QWidget) -> None:
        super().__init__(parent)
        self.begun = said.begun
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QGridLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setHorizontalSpacing(14)
        for column, (width, stretch) in enumerate([(64, 0), (0, 3), (0, 2), (0, 3), (_CHIP_WIDTH, 0)]):
            row.setColumnMinimumWidth(column, width)
            row.setColumnStretch(column, stretch)
        row.addWidget(Badge(said.badge, graver=said.graver, parent=self), 0, 0, Qt.AlignmentFlag.AlignLeft)
        texts = ((said.title, Tone.INK), (said.when, Tone.NEUTRAL), (said.state, Tone.NEUTRAL))
        for column, (text, tone) in enumerate(texts, 1):
            label = PlainLabel(text, tone=tone, elides=True, parent=self)
            # By the shares alone, so that the columns of all lines stand under each other.
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            # The last text takes the chip's room where there is none.
            row.addWidget(label, 0, column, 1, 1 if column < _STATE or said.chip[0] else 2)
        word, tone = said.chip
        if word:
            row.addWidget(Chip(word, tone, parent=self), 0, _STATE + 1, Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(f"{said.badge} {said.title} {said.when} {said.state} {word}".rstrip())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit()
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
