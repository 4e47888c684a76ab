"""The clocks: how long, what we owe next and when, what runs, and what nobody has judged yet."""

from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from commander.board import promises
from commander.board.audiences import Chosen
from commander.board.impact import Aspect
from commander.board.impact_windows import total
from commander.deadlines import Deadline, DeadlineKind, Urgency
from commander.wording.audiences import chosen_sentence
from commander.wording.promises import kept_sentence
from ui.models.board import BoardModel
from ui.one_line import one_line
from ui.panes.privacy_clocks import COUNTED_IN_DAYS, statutory_boxes, tile_words
from ui.panes.window_words import summed
from ui.theme import Tone
from ui.widgets.clock_tile import ClockTile
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel, set_plain_tooltip
from ui.words import Words

TONES: Final = {Urgency.CALM: Tone.INK, Urgency.SOON: Tone.WARN, Urgency.DUE: Tone.BAD}
_WINDOW: Final = (DeadlineKind.MAINTENANCE_START, DeadlineKind.MAINTENANCE_END)
_UPDATES: Final = (DeadlineKind.SCOPE_POST, DeadlineKind.NEXT_UPDATE)
_BOXES: Final = (
    DeadlineKind.TIME_BOX,
    DeadlineKind.LANGUAGE,
    DeadlineKind.ETA,
    DeadlineKind.SYNC,
    DeadlineKind.REPORT,
)
_LABEL_SHOWN: Final = 14
_BESIDE_SHOWN: Final = 28


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
        self._window = ClockTile(parent=self)
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
        for tile in (self._window, self._elapsed, self._update, self._first, self._watch, self._personal):
            self._flow.addWidget(tile)
        self._flow.end_with(self._starts)
        model.changed.connect(self.refresh)
        model.ticked.connect(self._tick)
        model.restricted.changed.connect(self.refresh)
        words.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """The board or the language is another."""
        self._elapsed.set_label(self.tr("Elapsed"))
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
        if self._show_window(due):
            return
        self._show_elapsed()
        self._show_update(due)
        self._show_first(due)
        statutory = statutory_boxes(self._model, self._words)
        self._show_boxes([*(one for one in due if one.kind in _BOXES), *statutory])
        self._show_watch()
        self._show_personal()

    def _show_window(self, due: list[Deadline]) -> bool:
        """Of a maintenance only when it starts or ends; answers whether it is one."""
        is_planned = self._model.board.maintenance.plan is not None
        starts_or_ends = next((one for one in due if one.kind in _WINDOW), None)
        self._window.setVisible(starts_or_ends is not None)
        for tile in (self._elapsed, self._first):
            tile.setVisible(not is_planned)
        if starts_or_ends is not None:
            now = self._model.now
            self._window.set_label(self._words.label(starts_or_ends.kind))
            self._window.show_value(
                self._words.countdown(starts_or_ends.due, now),
                tone=TONES[starts_or_ends.urgency(now)],
                beside=self._words.time(starts_or_ends.due, now),
            )
        if is_planned:
            for tile in (self._update, self._watch, self._personal, *self._boxes):
                tile.hide()
        return is_planned

    def _show_elapsed(self) -> None:
        incident = self._model.board.incident
        began = incident.started.instant if incident.started else incident.declared_at
        ended = incident.watch.restored_at if incident.watch else None
        if began is not None:
            now = self._model.now
            whole = total(self._model.board.windows, now) if ended else None
            parts = [self.tr("restored") if ended else "", summed(self._model, self._words)]
            self._elapsed.show_value(
                # Once it is over: how long customers were hurt, without the time in between (0-18).
                self._words.elapsed(whole if whole is not None else (ended or now) - began),
                tone=Tone.OK if ended else Tone.INK,
                beside=" ・ ".join(part for part in parts if part),
            )

    def _show_update(self, due: list[Deadline]) -> None:
        promise = next((one for one in due if one.kind in _UPDATES), None)
        self._update.setVisible(promise is not None)
        if promise is not None:
            now = self._model.now
            is_scope = promise.kind is DeadlineKind.SCOPE_POST
            self._update.set_label(
                self._words.label(promise.kind) if is_scope else self.tr("To the next public update")
            )
            set_plain_tooltip(self._update, self._about_promises(promise))
            self._update.show_value(
                self._words.countdown(promise.due, now),
                tone=TONES[promise.urgency(now)],
                beside=self._beside(promise),
            )

    def _beside(self, promise: Deadline) -> str:
        """Of a warning that is put off until when; else when it is due."""
        now, until = self._model.now, promise.snoozed_until
        if until is None or not promise.is_snoozed(now):
            return self._words.time(promise.due, now)
        return self.tr("put off until {time}").format(time=self._words.time(until, now))

    def _about_promises(self, promise: Deadline) -> str:
        """Why it is put off, and how promises were kept so far."""
        board, now = self._model.board, self._model.now
        lines = [self._words.time_with_zone(promise.due, now)]
        if promise.snoozed_until is not None:
            lines.append(f"{self._beside(promise)}: {promise.snooze_reason}")
        kept = promises.kept(board.promises, board.messages, now)
        for one in (one for one in kept if one.missed):
            late = self.tr("promised for {time}, late by %n minute(s)", "", one.minutes_late)
            lines.append(late.format(time=self._words.time(one.promised_at, now)))
        return "\n".join([*lines, kept_sentence(kept, self._words.language)]).strip()

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
        decided = self._model.board.audiences.narrowed
        if owed is None and decided is not None and not messages.public_count:
            self._show_decided(decided)
            return
        set_plain_tooltip(self._first, "")
        if owed is None and not messages.public_count and not messages.underway:
            # Closed before anybody told customers, as a duplicate is.
            self._first.show_value("–", tone=Tone.PAST, beside=self.tr("nothing was posted"))
            return
        if owed is None:
            self._first.show_value(self.tr("ordered"), tone=Tone.ACCENT, beside=self.tr("not delivered yet"))
            return
        beside = self.tr("{span} since declaration").format(span=words.span(now - declared))
        if messages.underway:
            beside = self.tr("ordered, not delivered yet")
        if owed.is_snoozed(now):
            beside = self._beside(owed)
        self._first.show_value(words.countdown(owed.due, now), tone=TONES[owed.urgency(now)], beside=beside)

    def _show_decided(self, decided: Chosen) -> None:
        """Nobody is owed a public post: by whose choice, when, and why (4-11)."""
        policy, words, now = self._model.policy, self._words, self._model.now
        by = f"{one_line(policy.person_name(decided.by), _LABEL_SHOWN)} {words.time(decided.at, now)}"
        self._first.show_value(words.label(decided.reach), tone=Tone.PAST, beside=by)
        zone = words.local(now).tzinfo
        if zone is not None:
            set_plain_tooltip(self._first, chosen_sentence(decided, policy, words.language, zone))

    def _show_boxes(self, due: list[Deadline]) -> None:
        while len(self._boxes) < len(due):
            tile = ClockTile(parent=self._tiles)
            self._boxes.append(tile)
            self._flow.addWidget(tile)
        now = self._model.now
        if due != self._due:
            self._due = due
            self._owners = [one_line(self._model.policy.person_name(box.owner), _LABEL_SHOWN) for box in due]
            for tile, box in zip(self._boxes, due, strict=False):
                tile.set_label(one_line(box.text or self._words.label(box.kind), _LABEL_SHOWN))
                tile.show()
        for tile, box, owner in zip(self._boxes, due, self._owners, strict=False):
            value = self._left(box)
            tile.show_value(value, tone=TONES[box.urgency(now)], beside=owner)
        for tile in self._boxes[len(due) :]:
            tile.hide()

    def _left(self, box: Deadline) -> str:
        """What is left: of a statutory report days while there are several."""
        left = box.due - self._model.now
        if box.kind is not DeadlineKind.STATUTORY or left < COUNTED_IN_DAYS:
            return self._words.countdown(box.due, self._model.now)
        return self.tr("%n day(s)", "", left.days)

    def _show_watch(self) -> None:
        ended = self._model.board.watching.ended is not None
        watch = None if ended else self._model.board.incident.watch
        self._watch.setVisible(watch is not None)
        if watch is not None:
            now = self._model.now
            left = watch.until - now
            tone = Tone.BAD if left <= timedelta() else Tone.ACCENT
            owner = one_line(self._model.policy.person_name(watch.owner), _LABEL_SHOWN)
            self._watch.show_value(self._words.countdown(watch.until, now), tone=tone, beside=owner)

    def _show_personal(self) -> None:
        said = tile_words(self._model, self._words)
        self._personal.setVisible(said is not None)
        if said is not None:
            value, beside, tone = said
            self._personal.show_value(value, tone=tone, beside=one_line(beside, _BESIDE_SHOWN))

    def _show_starts(self) -> None:
        incident, words, now = self._model.board.incident, self._words, self._model.now
        if incident.declared_at is None or self._model.board.maintenance.plan is not None:
            self._starts.setText("")
            return
        began = incident.started
        started = words.time_with_zone(began.instant, now) if began else self.tr("not confirmed")
        if began and began.approximate:
            started = self.tr("about {time}").format(time=started)
        declared = words.time(incident.declared_at, now)
        text = self.tr("Impact began {started} ・ declared {declared}")
        self._starts.setText(text.format(started=started, declared=declared))
