"""The board in one strip, for the scribe's window: how bad, what, where we are, how long, what we owe, who leads."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from commander.board.impact_windows import total
from commander.board.roles import COMMANDER
from commander.deadlines import PUBLIC_POSTS, Deadline, DeadlineKind
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.panes.clock_strip import TONES
from ui.panes.switcher_words import switcher_lines
from ui.theme import BASE_PX, TITLE_PX, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Badge
from ui.widgets.clock_tile import Figures
from ui.widgets.plain_label import PlainLabel, harmless
from ui.widgets.room import share_room
from ui.widgets.strip import Bar
from ui.words import Words

# From here on the badge is filled red: a person must act now.
_GRAVE: Final = 2
# Below this width what the figures count is left to their form, and to whoever reads the screen aloud.
_NARROW: Final = 880
_LEAST_TITLE: Final = 160
_PERSON_SHOWN: Final = 16


class SummaryStrip(Bar):
    """Counted anew each second from the board; nothing is read.

    incident_chosen: another one's stream.
    """

    incident_chosen = Signal(str)

    def __init__(
        self, model: BoardModel, words: Words, overview: DeskOverview, parent: QWidget | None = None
    ) -> None:
        super().__init__(edge=Qt.Edge.BottomEdge, height=44, parent=parent)
        self._model, self._words, self._overview = model, words, overview
        self._severity = Badge(parent=self)
        self._title = PlainLabel(px=TITLE_PX - 2, bold=True, elides=True, parent=self)
        self._title.setMinimumWidth(_LEAST_TITLE)
        self._phase = PlainLabel(tone=Tone.NEUTRAL, elides=True, parent=self)
        self._switcher = Button(kind=ButtonKind.QUIET, parent=self)
        self._elapsed_word = PlainLabel(tone=Tone.NEUTRAL, elides=True, parent=self)
        self._elapsed = Figures(px=BASE_PX + 1, parent=self)
        self._owed_word = PlainLabel(tone=Tone.NEUTRAL, elides=True, parent=self)
        self._owed = Figures(px=BASE_PX + 1, parent=self)
        self._commander = PlainLabel(tone=Tone.NEUTRAL, elides=True, parent=self)
        for part in (self._severity, self._title, self._phase, self._switcher):
            self.row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addStretch(1)
        for shown in (self._elapsed_word, self._elapsed, self._owed_word, self._owed, self._commander):
            self.row.addWidget(shown, 0, Qt.AlignmentFlag.AlignVCenter)
        self._switcher.clicked.connect(self.offer_incidents)
        model.changed.connect(self.refresh)
        model.ticked.connect(self._tick)
        overview.changed.connect(self.refresh)
        words.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """The board, the list of incidents or the language is another."""
        incident, words = self._model.board.incident, self._words
        severity = incident.severity
        self._severity.show_state(
            words.severity(severity), graver=severity is not None and severity <= _GRAVE
        )
        self._title.setText(incident.title)
        self._phase.setText(f"{int(incident.phase)} {words.label(incident.phase)}")
        self._switcher.setVisible(bool(self._overview.others))
        role, holder = words.role(COMMANDER), self._model.board.roles.commander
        if holder is None:
            vacant = self.tr("Vacant")
            self._commander.setText(f"{role} {vacant}")
        else:
            name = harmless(self._model.policy.person_name(holder), _PERSON_SHOWN)
            self._commander.setText(f"{role} {name}")
        self._commander.set_tone(Tone.BAD if holder is None else Tone.NEUTRAL)
        self._fit()
        self._tick()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()
            self._share_room()

    def _fit(self) -> None:
        narrow = self.width() < _NARROW
        short_id = self._model.board.incident.short_id
        self._switcher.setText("▾" if narrow else f"{short_id} ▾")
        self._switcher.setAccessibleName(self.tr("{id}: switch incident").format(id=short_id))
        self._elapsed_word.setVisible(not narrow)
        self._phase.setVisible(not narrow)

    def _share_room(self) -> None:
        """Figures are never cut; the title keeps its beginning, then what is owed and who leads their words."""
        margins, row = self.row.contentsMargins(), self.row
        gaps = row.spacing() * (row.count() - 1) + margins.left() + margins.right()
        fixed = (self._severity, self._switcher, self._elapsed, self._owed)
        taken = sum(part.sizeHint().width() for part in fixed if not part.isHidden())
        yielding = [self._owed_word, self._commander, self._phase, self._elapsed_word, self._title]
        share_room(self.width() - gaps - taken, yielding)

    def _tick(self) -> None:
        incident, now, words = self._model.board.incident, self._model.now, self._words
        if incident.declared_at is None:
            return
        began = incident.started.instant if incident.started else incident.declared_at
        ended = incident.watch.restored_at if incident.watch else None
        # Once it is over: how long customers were hurt, without the time in between (0-18).
        whole = total(self._model.board.windows, now) if ended else None
        elapsed = words.elapsed(whole if whole is not None else (ended or now) - began)
        self._elapsed_word.setText(self.tr("Elapsed"))
        self._elapsed.show_value(elapsed, Tone.OK if ended else Tone.INK)
        owed = self._next_public()
        for part in (self._owed_word, self._owed):
            part.setVisible(owed is not None)
        if owed is not None:
            tone = TONES[owed.urgency(now)]
            first = owed.kind is DeadlineKind.FIRST_POST
            self._owed_word.setText(self.tr("First public post") if first else self.tr("Next public update"))
            self._owed_word.set_tone(Tone.NEUTRAL if tone is Tone.INK else tone)
            self._owed.show_value(words.countdown(owed.due, now), tone)
        self._share_room()
        self._speak()

    def _next_public(self) -> Deadline | None:
        return next((one for one in self._model.deadlines() if one.kind in PUBLIC_POSTS), None)

    def _speak(self) -> None:
        # Without the figures that change: a screen reader must not speak every second.
        incident, words = self._model.board.incident, self._words
        spoken = (
            words.severity(incident.severity),
            incident.title,
            self._phase.text(),
            self._commander.text(),
        )
        text = harmless(" ・ ".join(part for part in spoken if part))
        if text != self.accessibleName():
            self.setAccessibleName(text)

    def offer_incidents(self) -> None:
        """Offer the other open incidents below the switcher."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, stream in switcher_lines(self._model, self._overview, self._words):
            action = menu.addAction(text)
            action.triggered.connect(lambda _=False, stream=stream: self.incident_chosen.emit(stream))
        menu.popup(self._switcher.mapToGlobal(self._switcher.rect().bottomLeft()))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
