"""The clocks: how long, what we owe next and when, what runs, and what nobody has judged yet."""

from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from commander.board.impact import Aspect, Certainty
from commander.deadlines import Deadline, DeadlineKind, Urgency
from ui.models.board import BoardModel
from ui.theme import Tone
from ui.widgets.clock_tile import ClockTile
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

TONES: Final = {Urgency.CALM: Tone.INK, Urgency.SOON: Tone.WARN, Urgency.DUE: Tone.BAD}
_LABEL_SHOWN: Final = 14
_ANSWER_WITHIN: Final = timedelta(minutes=5)


class ClockStrip(QFrame):
    """Tiles that wrap. Counted anew each second from the board; nothing is read."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clockStrip")
        self._model, self._words = model, words
        self._elapsed = ClockTile(parent=self)
        self._update = ClockTile(parent=self)
        self._first = ClockTile(parent=self)
        self._watch = ClockTile(parent=self)
        self._personal = ClockTile(parent=self)
        self._boxes: list[ClockTile] = []
        self._due: list[Deadline] = []  # that the boxes stand for
        self._owners: list[str] = []
        self._tiles = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._tiles.setSizePolicy(policy)
        self._flow = FlowLayout(self._tiles, gap=10, line_gap=8)
        self._starts = PlainLabel(tone=Tone.NEUTRAL, elides=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._tiles, 1)
        for tile in (self._elapsed, self._update, self._first, self._watch, self._personal):
            self._flow.addWidget(tile)
        self._flow.end_with(self._starts)
        model.changed.connect(self.refresh)
        model.ticked.connect(self._tick)
        words.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """The board or the language is another."""
        self._elapsed.set_label(self.tr("Elapsed"))
        self._update.set_label(self.tr("To the next public update"))
        self._first.set_label(self.tr("First public post"))
        self._watch.set_label(self.tr("Watch until"))
        self._personal.set_label(self._words.label(Aspect.PERSONAL_DATA))
        self._show_starts()
        self._due = []
        self._tick()

    def _tick(self) -> None:
        if self._model.board.incident.declared_at is None:
            return
        due = self._model.deadlines()
        self._show_elapsed()
        self._show_update(due)
        self._show_first(due)
        self._show_boxes([one for one in due if one.kind is DeadlineKind.TIME_BOX])
        self._show_watch()
        self._show_personal()

    def _show_elapsed(self) -> None:
        incident = self._model.board.incident
        began = incident.started.instant if incident.started else incident.declared_at
        ended = incident.watch.restored_at if incident.watch else None
        if began is not None:
            until = ended or self._model.now
            beside = self.tr("restored") if ended else ""
            self._elapsed.show_value(
                self._words.elapsed(until - began), tone=Tone.OK if ended else Tone.INK, beside=beside
            )

    def _show_update(self, due: list[Deadline]) -> None:
        promise = next((one for one in due if one.kind is DeadlineKind.NEXT_UPDATE), None)
        self._update.setVisible(promise is not None)
        if promise is not None:
            now = self._model.now
            self._update.show_value(
                self._words.countdown(promise.due, now),
                tone=TONES[promise.urgency(now)],
                beside=self._words.time(promise.due, now),
            )

    def _show_first(self, due: list[Deadline]) -> None:
        incident, messages, words = self._model.board.incident, self._model.board.messages, self._words
        now = self._model.now
        declared = incident.declared_at or now
        first = messages.first_public_at
        if first is not None:
            began = incident.started.instant if incident.started else None
            from_declaration = self.tr("{span} from declaration").format(span=words.span(first - declared))
            if began is None:
                self._first.show_value(from_declaration, tone=Tone.OK)
            else:
                from_start = self.tr("{span} from the start").format(span=words.span(first - began))
                self._first.show_value(from_start, tone=Tone.OK, beside=from_declaration)
            return
        owed = next((one for one in due if one.kind is DeadlineKind.FIRST_POST), None)
        if owed is None:
            self._first.show_value(self.tr("ordered"), tone=Tone.ACCENT, beside=self.tr("not delivered yet"))
            return
        beside = self.tr("{span} since declaration").format(span=words.span(now - declared))
        if messages.underway:
            beside = self.tr("ordered, not delivered yet")
        self._first.show_value(words.countdown(owed.due, now), tone=TONES[owed.urgency(now)], beside=beside)

    def _show_boxes(self, due: list[Deadline]) -> None:
        while len(self._boxes) < len(due):
            tile = ClockTile(parent=self._tiles)
            self._boxes.append(tile)
            self._flow.addWidget(tile)
        now = self._model.now
        if due != self._due:
            self._due = due
            self._owners = [_short(self._model.policy.person_name(box.owner)) for box in due]
            for tile, box in zip(self._boxes, due, strict=False):
                tile.set_label(_short(box.text))
                tile.show()
        for tile, box, owner in zip(self._boxes, due, self._owners, strict=False):
            tile.show_value(self._words.countdown(box.due, now), tone=TONES[box.urgency(now)], beside=owner)
        for tile in self._boxes[len(due) :]:
            tile.hide()

    def _show_watch(self) -> None:
        watch = self._model.board.incident.watch
        self._watch.setVisible(watch is not None)
        if watch is not None:
            now = self._model.now
            left = watch.until - now
            tone = Tone.BAD if left <= timedelta() else Tone.ACCENT
            owner = _short(self._model.policy.person_name(watch.owner))
            self._watch.show_value(self._words.countdown(watch.until, now), tone=tone, beside=owner)

    def _show_personal(self) -> None:
        row = self._model.board.impact.row(Aspect.PERSONAL_DATA)
        unjudged = row is None or row.certainty is Certainty.UNCONFIRMED
        self._personal.setVisible(unjudged)
        if unjudged:
            beside = _short(row.text) if row is not None else self.tr("nobody has answered")
            self._personal.show_value(self.tr("not judged yet"), tone=self._personal_tone(), beside=beside)

    def _personal_tone(self) -> Tone:
        """Asked aloud within five minutes (practice §1.2); an answer of "unknown" is one, and is asked again."""
        declared = self._model.board.incident.declared_at
        is_answered = self._model.board.impact.row(Aspect.PERSONAL_DATA) is not None
        late = declared is not None and self._model.now - declared >= _ANSWER_WITHIN
        return Tone.BAD if late and not is_answered else Tone.WARN

    def _show_starts(self) -> None:
        incident, words, now = self._model.board.incident, self._words, self._model.now
        if incident.declared_at is None:
            self._starts.setText("")
            return
        began = incident.started
        started = words.time_with_zone(began.instant, now) if began else self.tr("not confirmed")
        if began and began.approximate:
            started = self.tr("about {time}").format(time=started)
        declared = words.time(incident.declared_at, now)
        text = self.tr("Impact began {started} ・ declared {declared}")
        self._starts.setText(text.format(started=started, declared=declared))


def _short(text: str) -> str:
    line = " ".join(text[: 2 * _LABEL_SHOWN].split())
    return line if len(text) <= _LABEL_SHOWN else line[:_LABEL_SHOWN] + "…"
