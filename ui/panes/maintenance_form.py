"""The form of a maintenance or an announced risk; what is typed in it stays until the journal has it."""

from itertools import pairwise
from typing import Final

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from commander.board.impact import Phrase
from commander.board.maintenance import is_zone
from commander.board.maintenance_records import Plan, PlanMaintenance
from commander.board.record import Occurred, Record
from commander.board.refusal import Because, Refused
from commander.wording.window_times import planned_end, planned_time
from ui.models.board import BoardModel
from ui.panes.maintenance_ticks import PlanTicks
from ui.theme import TITLE_PX, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tick_box import TickBox
from ui.words import Words

_WIDTH: Final = 900
_LABEL_WIDTH: Final = 168
_TIME_WIDTH: Final = 160
_DRAFT: Final = "maintenance"
_DRAFT_MS: Final = 400
_PAIRS: Final = ("effect", "fallback", "unaffected", "purpose")


class PlanForm(QFrame):
    """Enter in a field plans it, Esc leaves it as it is. planned: the stream that was opened."""

    planned = Signal(str)
    left = Signal()

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._waits = False
        self._head = PlainLabel(px=TITLE_PX, bold=True, parent=self)
        self._text = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self.title, self.start, self.end, self.zone = (QLineEdit(self) for _ in range(4))
        self.at_risk, self.remind = TickBox(self), TickBox(self)
        self.pairs = {name: (QLineEdit(self), QLineEdit(self)) for name in _PAIRS}
        self._labels: dict[str, PlainLabel] = {}
        self._ticks = PlanTicks(self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.hide()
        self._plan = Button(kind=ButtonKind.PRIMARY, elides=True, parent=self)
        self._away = Button(key="Esc", parent=self)
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(_DRAFT_MS)
        self._draft.timeout.connect(self.save_draft)
        self._lay_out()
        for field in self._fields().values():
            field.returnPressed.connect(self.confirm)
            field.textEdited.connect(lambda _: self._draft.start())
        self.at_risk.toggled.connect(lambda _: self._suit())
        self._plan.clicked.connect(self.confirm)
        self._away.clicked.connect(self._leave)
        words.changed.connect(self.retranslate)
        model.changed.connect(self._show_lists)
        self.retranslate()
        model.bridge.read(lambda reading: reading.draft(_DRAFT), self._restore)

    @property
    def said(self) -> str:
        """Why it was not planned; empty: nothing was refused."""
        return self._why.text()

    def begin(self) -> None:
        """To the first field."""
        self._show_lists()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word again."""
        self._head.setText(self.tr("Announce a maintenance"))
        self._text.setText(
            self.tr(
                "Nothing is sent yet: the announcement is drafted next, and you look it over before it goes out."
            )
        )
        self.setAccessibleName(self._head.text())
        for name, field in self._fields().items():
            language = {"ja": self.tr("in Japanese"), "en": self.tr("in English")}.get(name[-2:], "")
            base = self._name_of(name.rpartition("-")[0] or name)
            field.setAccessibleName(f"{base} {language}".strip())
            field.setPlaceholderText(language)
        self.start.setPlaceholderText("4/20 01:00")
        self.end.setPlaceholderText(self.tr("05:00 or +2h"))
        self.zone.setPlaceholderText(self._words.zone)
        for name, label in self._labels.items():
            label.setText(self._name_of(name))
        self.at_risk.name(self.tr("Nothing is to stop: only warn of a risk (M06)"))
        self.remind.name(self.tr("Let the status page remind its subscribers beforehand"))
        self._plan.setText(self.tr("Plan it, and draft the announcement"))
        self._away.setText(self.tr("Not now"))
        self._suit()
        self._show_lists()

    def confirm(self) -> None:
        """Plan it; everything typed stays until the journal has it."""
        wanted = self._wanted()
        if isinstance(wanted, str):
            self._say(wanted)
        elif not self._waits:
            self._waits = True
            self._model.bridge.submit(wanted, done=self._on_done, refused=self._on_refused)

    def save_draft(self) -> None:
        """Keep what is typed."""
        self._draft.stop()
        typed = {name: field.text() for name, field in self._fields().items() if field.text()}
        self._model.bridge.save_draft(_DRAFT, msgspec.json.encode(typed).decode() if typed else "")

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _wanted(self) -> PlanMaintenance | str:
        """The command, or the one sentence about what is wrong with a time."""
        language, zone = self._words.language, self.zone.text().strip() or self._words.zone
        if not is_zone(zone):
            return self._words.sentence(Refused(Because.ZONE_UNKNOWN, zone=zone))
        starts = planned_time(self.start.text(), self._model.now, zone)
        if not isinstance(starts, Occurred):
            return starts.sentence(language)
        ends = planned_end(self.end.text(), starts.instant, self._model.now, zone)
        if not isinstance(ends, Occurred):
            return ends.sentence(language)
        risk = self.at_risk.isChecked()
        plan = Plan(
            starts_at=starts.instant,
            ends_at=ends.instant,
            zone=zone,
            effect=self._phrase("effect"),
            unaffected=Phrase(ja="", en="") if risk else self._phrase("unaffected"),
            purpose=Phrase(ja="", en="") if risk else self._phrase("purpose"),
            fallback=self._phrase("fallback") if risk else Phrase(ja="", en=""),
            components=tuple(key for key, box in self._ticks.components.items() if box.isChecked()),
            audiences=tuple(key for key, box in self._ticks.audiences.items() if box.isChecked()),
            at_risk=risk,
            remind=self.remind.isChecked(),
        )
        return PlanMaintenance(title=self.title.text(), plan=plan)

    def _fields(self) -> dict[str, QLineEdit]:
        """Every field by the name that its draft is kept under."""
        plain = {"title": self.title, "start": self.start, "end": self.end, "zone": self.zone}
        both = {
            f"{name}-{one}": field
            for name, pair in self.pairs.items()
            for one, field in zip(("ja", "en"), pair, strict=True)
        }
        return plain | both

    def _phrase(self, name: str) -> Phrase:
        ja, en = self.pairs[name]
        return Phrase(ja=ja.text(), en=en.text())

    def _name_of(self, name: str) -> str:
        risk = self.at_risk.isChecked()
        names = {
            "title": self.tr("What it is (for our own lists)"),
            "start": self.tr("Starts"),
            "end": self.tr("Ends"),
            "zone": self.tr("Time zone"),
            "effect": self.tr("What may happen") if risk else self.tr("What stops"),
            "fallback": self.tr("What we do then"),
            "unaffected": self.tr("Not affected"),
            "purpose": self.tr("Purpose"),
            "components": self.tr("Components"),
            "audiences": self.tr("Whom to tell"),
        }
        return names[name]

    def _suit(self) -> None:
        """A risk asks what is done then; a work what goes on and what it is for."""
        risk = self.at_risk.isChecked()
        for name, pair in self.pairs.items():
            shown = name == "effect" or (name == "fallback") is risk
            for part in (*pair, self._labels[name]):
                part.setVisible(shown)
        self._labels["effect"].setText(self._name_of("effect"))

    def _show_lists(self) -> None:
        self._ticks.show_policy(self._model.policy, self._words)
        self._order_stops()
        self._labels["components"].setVisible(bool(self._ticks.components))
        self._labels["audiences"].setVisible(bool(self._ticks.audiences))

    def _order_stops(self) -> None:
        """Tab goes as the eye does."""
        pairs = [field for pair in self.pairs.values() for field in pair]
        ticks = [*self._ticks.in_order(), self.remind]
        times = [self.start, self.end, self.zone]
        for before, after in pairwise(
            [self.title, self.at_risk, *times, *pairs, *ticks, self._plan, self._away]
        ):
            self.setTabOrder(before, after)

    def _lay_out(self) -> None:
        page = QWidget(self)
        page.setObjectName("body")
        page.setMaximumWidth(_WIDTH)
        grid = QGridLayout(page)
        grid.setContentsMargins(24, 24, 24, 24)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.addWidget(self._head, 0, 0, 1, 3)
        grid.addWidget(self._text, 1, 0, 1, 3)
        line = 2
        for name in ("title", "start", *_PAIRS):
            self._labels[name] = _label(page)
            grid.addWidget(self._labels[name], line, 0)
            if name == "title":
                grid.addWidget(self.title, line, 1, 1, 2)
                grid.addWidget(self.at_risk, line + 1, 1, 1, 2)
                line += 1
            elif name == "start":
                grid.addLayout(self._times(page), line, 1, 1, 2)
            else:
                for place, field in enumerate(self.pairs[name], 1):
                    grid.addWidget(field, line, place)
            line += 1
        columns = {"components": self._ticks.component_column, "audiences": self._ticks.audience_column}
        for name, column in columns.items():
            self._labels[name] = _label(page)
            grid.addWidget(self._labels[name], line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(column, line, 1, 1, 2)
            line += 1
        grid.addWidget(self.remind, line, 1, 1, 2)
        grid.addWidget(self._why, line + 1, 1, 1, 2)
        grid.addLayout(self._buttons(), line + 2, 1, 1, 2)
        grid.setRowStretch(line + 3, 1)
        for place in (1, 2):
            grid.setColumnStretch(place, 1)
        self._scroll_around(page)

    def _times(self, page: QWidget) -> FlowLayout:
        times = FlowLayout(gap=8, line_gap=6)
        for name, field in (("start", self.start), ("end", self.end), ("zone", self.zone)):
            field.setFixedWidth(_TIME_WIDTH)
            if name != "start":
                self._labels[name] = PlainLabel(tone=Tone.NEUTRAL, parent=page)
                times.addWidget(self._labels[name])
            times.addWidget(field)
        return times

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(gap=10, line_gap=6)
        row.addWidget(self._plan)
        row.addWidget(self._away)
        return row

    def _scroll_around(self, page: QWidget) -> None:
        around = QWidget(self)
        around.setObjectName("around")
        centre = QHBoxLayout(around)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.addStretch(1)
        centre.addWidget(page, 100)
        centre.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(around)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _leave(self) -> None:
        self.save_draft()
        self.left.emit()

    def _restore(self, kept: str) -> None:
        try:
            typed = msgspec.json.decode(kept or "{}", type=dict[str, str])
        except msgspec.MsgspecError:
            return
        for name, field in self._fields().items():
            if not field.text():
                field.setText(typed.get(name, ""))

    def _on_done(self, records: tuple[Record, ...]) -> None:
        self._waits = False
        self._say("")
        for field in self._fields().values():
            field.clear()
        for box in (self.at_risk, self.remind):
            box.setChecked(False)
        self._ticks.clear()
        self.save_draft()
        self.planned.emit(records[0].stream)

    def _on_refused(self, refused: Refused) -> None:
        self._waits = False
        self._say(self._words.sentence(refused))

    def _say(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))


def _label(page: QWidget) -> PlainLabel:
    """What a field is for: in two lines rather than over the field."""
    label = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=page)
    label.setFixedWidth(_LABEL_WIDTH)
    return label
