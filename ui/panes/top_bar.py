"""The top bar: how bad, what, where we are, and who is connected."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from commander.board.deliveries import Delivery, DeliveryState
from commander.board.gate_rows import unmet
from commander.board.incident import IncidentKind, Phase
from commander.board.maintenance import MaintenanceState
from commander.board.refusal import Refused
from commander.board.roles import SCRIBE
from commander.wording.gates import left_text
from commander.wording.language import Language
from commander.wording.slack_said import Hearing, hearing_sentence
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.panes.incident_clock import clock_text, clock_tone
from ui.panes.privacy_lock import PrivacyLock
from ui.panes.switcher_words import switcher_lines
from ui.theme import TITLE_PX, ThemeChoice, Tone, tokens
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Badge, ChipButton
from ui.widgets.connection_dot import ConnectionDot
from ui.widgets.plain_label import PlainLabel, harmless
from ui.widgets.stepper import Stepper
from ui.widgets.strip import Bar
from ui.words import Words

# From here on the badge is filled red: a person must act now.
_GRAVE: Final = 2
_LEAST_TITLE: Final = 150
# A title as long as this is whole before a connection that is well keeps its name.
_WISHED_TITLE: Final = 360
_SMALL_TITLE: Final = 240
_NARROWEST: Final = 640
_PERSON_SHOWN: Final = 16


class SeverityBadge(Badge):
    """The badge, pressed by click, Enter or Space to judge the severity."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        self.pressed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)


def _shown_states(state: MaintenanceState) -> list[MaintenanceState]:
    """The states in a line; called off stands in the place of completed once it is so."""
    hidden = MaintenanceState.COMPLETED if state is MaintenanceState.CANCELLED else MaintenanceState.CANCELLED
    return [one for one in MaintenanceState if one is not hidden]


class _Menu(QMenu):
    """Drops below a widget and lives until it is closed; the window goes on meanwhile."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def offer(self, text: str, act: Callable[[], object]) -> None:
        """One line, and what it does."""
        self.addAction(text).triggered.connect(lambda _=False: act())

    def drop_below(self, widget: QWidget) -> None:
        """Open under a widget."""
        self.popup(widget.mapToGlobal(widget.rect().bottomLeft()))
        self.setActiveAction(self.actions()[0])


class TopBar(Bar):
    """Everything that says which incident this is. Verbs live elsewhere."""

    severity_wanted = Signal()
    phase_wished = Signal(int)
    gates_wanted = Signal()  # what is left to check before going on
    incident_chosen = Signal(str)  # stream; empty: the welcome page
    language_chosen = Signal(Language)
    theme_chosen = Signal(ThemeChoice)
    settings_chosen = Signal()
    refused = Signal(Refused)

    def __init__(
        self, model: BoardModel, words: Words, overview: DeskOverview, parent: QWidget | None = None
    ) -> None:
        super().__init__(edge=Qt.Edge.BottomEdge, parent=parent)
        self._model, self._words = model, words
        self.overview = overview
        self._severity = SeverityBadge(self)
        self._title = PlainLabel(px=TITLE_PX, bold=True, elides=True, parent=self)
        self._switcher = Button(kind=ButtonKind.QUIET, parent=self)
        self._others = ChipButton(tone=Tone.WARN, parent=self)
        self.lock = PrivacyLock(model, words, self)
        self._phases = Stepper(parent=self)
        self._dots = QWidget(self)
        self._dots_row = QHBoxLayout(self._dots)
        self._dots_row.setContentsMargins(0, 0, 0, 0)
        self._dots_row.setSpacing(12)
        self._dot_of: dict[str, ConnectionDot] = {}
        self._scribe = ConnectionDot(parent=self._dots)
        self._person = Button(kind=ButtonKind.QUIET, parent=self)
        # A click on a menu leaves the keyboard where somebody writes; Tab still comes here.
        for opener in (self._switcher, self._person):
            opener.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for part in (self._severity, self._title, self._switcher, self._others, self.lock):
            self.row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addStretch(1)
        self.row.addWidget(self._phases)
        self.row.addStretch(1)
        self.row.addWidget(self._dots)
        self.row.addWidget(self._person)
        self._severity.pressed.connect(self._ask_severity)
        self._switcher.clicked.connect(self.offer_incidents)
        self._others.clicked.connect(self.offer_incidents)
        self._phases.chosen.connect(self._wish_phase)
        self._phases.opened.connect(self.gates_wanted)
        self._person.clicked.connect(self._offer_settings)
        model.changed.connect(self.refresh)
        model.restricted.changed.connect(self.refresh)
        model.opened.connect(self.overview.read)
        model.ticked.connect(self._show_others)
        self.overview.changed.connect(self.refresh)
        model.slack.changed.connect(self.refresh)
        words.changed.connect(self.refresh)
        self.refresh()

    @property
    def last_stop(self) -> QWidget:
        """The last place in it that Tab goes to."""
        return self._person

    def refresh(self) -> None:
        """Show what the board says now."""
        incident, words = self._model.board.incident, self._words
        severity = incident.severity
        self._severity.show_state(
            words.severity(severity), graver=severity is not None and severity <= _GRAVE
        )
        self._severity.setAccessibleDescription(self.tr("Judge the severity"))
        self._title.setText(incident.title)
        self._switcher.setText(f"{incident.short_id} ▾")
        self._switcher.setAccessibleName(self.tr("{id}: switch incident").format(id=incident.short_id))
        maintenance = self._model.board.maintenance
        if maintenance.plan is not None:
            self._severity.show_state(words.label(IncidentKind.MAINTENANCE), graver=False)
            self._severity.setAccessibleDescription("")
            states = _shown_states(maintenance.state)
            self._phases.show_phases([words.label(one) for one in states], states.index(maintenance.state))
        else:
            board, policy = self._model.board, self._model.policy
            left = left_text(len(unmet(board, policy, self._model.now)), words.language)
            self._phases.show_phases([words.label(phase) for phase in Phase], int(incident.phase), left)
        person = self._model.policy.person_name(self._model.person)
        self._person.setText(f"{harmless(person, _PERSON_SHOWN)} ▾")
        self._person.setAccessibleName(
            self.tr("{person}: language, colours, connections").format(person=person)
        )
        self._show_others()
        self.lock.refresh()
        self._show_dots()
        self._share_room()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._share_room()

    @override
    def minimumSizeHint(self) -> QSize:
        # What its parts are given now must not keep the window from becoming narrower.
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def _share_room(self) -> None:
        """Names of connections that are well give way first, then the lock's words, the title's end, phases' names."""
        self.lock.be_terse(False)
        parts = [self._severity, self._switcher, self._others, self.lock, self._person]
        shown = [part for part in parts if not part.isHidden()]
        margins = self.row.contentsMargins()
        # Before each but the first: the title, the phases and the dots stand between these parts.
        gaps = self.row.spacing() * (len(shown) + 2) + margins.left() + margins.right()
        taken = gaps + sum(part.sizeHint().width() for part in shown)
        phases = self._phases.sizeHint().width()
        natural = self._title.sizeHint().width()
        dots = [dot for dot in (*self._dot_of.values(), self._scribe) if not dot.isHidden()]
        room = 0
        # Our own page stands beside the status page: it is the first that does without its name; a person is last.
        yielding = [self._dot_of.get(scheme) for scheme in ("page", "statuspage", "slack")]
        steps: list[Sequence[ConnectionDot | None]] = [yielding[:count] for count in range(len(yielding) + 1)]
        for terse in (*steps, dots):
            for dot in dots:
                dot.be_terse(dot in terse)
            # The row of dots knows of its dots' new widths only after this turn of the event loop.
            widths = [dot.sizeHint().width() + self._dots_row.spacing() for dot in dots]
            room = self.width() - taken - phases - sum(widths)
            if room >= min(natural, _WISHED_TITLE):
                break
        if room < min(natural, _WISHED_TITLE) and not self.lock.isHidden():
            worded = self.lock.sizeHint().width()
            self.lock.be_terse(True)
            room += worded - self.lock.sizeHint().width()
        are_named = room >= min(natural, _LEAST_TITLE)
        self._phases.setMinimumWidth(phases if are_named else 0)
        if not are_named:
            # The phases go without some of their names, so the title may as well be read.
            room = min(room + phases - self._phases.minimumSizeHint().width(), _SMALL_TITLE)
        self._title.setFixedWidth(max(min(natural, room), min(natural, _LEAST_TITLE)))

    def _show_others(self) -> None:
        others = self.overview.others
        self._others.setVisible(bool(others))
        if others:
            now = self._model.now
            due_of = self.overview.due_of
            first = min(others, key=lambda one: (due_of(one) is None, due_of(one) or now))
            due = due_of(first)
            text = self.tr("%n other(s)", "open incidents", len(others))
            self._others.show_state(
                f"{text} {clock_text(first, due, self._words, now)}", clock_tone(due, now)
            )

    def _show_dots(self) -> None:
        names = {
            "slack": "Slack",
            "statuspage": self.tr("Status page"),
            "cachet": "Cachet",
            "page": self.tr("Page"),
            "email": self.tr("Mail"),
        }
        schemes = {
            target.partition(":")[0] for one in self._model.policy.audiences() for target in one.targets
        }
        for scheme, name in names.items():
            dot = self._dot_of.get(scheme)
            if dot is None:
                dot = self._dot_of[scheme] = ConnectionDot(parent=self._dots)
                self._dots_row.addWidget(dot)
            hears = scheme == "slack" and self._model.slack.state.hearing is not Hearing.OFF
            dot.setVisible(scheme in schemes or hears)
            self._show_dot(dot, scheme, name)
            if hears:
                state = self._model.slack.state
                dot.say_also(hearing_sentence(state, self._words.language), warns=state.is_cut_off)
        self._dots_row.removeWidget(self._scribe)
        self._dots_row.addWidget(self._scribe)
        self._show_scribe()

    def _show_scribe(self) -> None:
        """By name; presence only as far as this desk knows it, and that is itself."""
        holder = self._model.board.roles.holder(SCRIBE)
        self._scribe.setVisible(holder is not None)
        if holder is None:
            return
        person = harmless(self._model.policy.person_name(holder), _PERSON_SHOWN)
        name = self.tr("{role} {person}").format(role=self._words.role(SCRIBE), person=person)
        if holder == self._model.person:
            self._scribe.show_state(name, Tone.OK, state=self.tr("here, at this desk"))
        else:
            state = self.tr("this desk cannot tell: it knows of no other one")
            self._scribe.show_state(name, Tone.PAST, state=state)

    def _show_dot(self, dot: ConnectionDot, scheme: str, name: str) -> None:
        deliveries = [
            one
            for one in self._model.board.messages.deliveries.values()
            if one.target.partition(":")[0] == scheme
        ]
        latest = max(deliveries, key=lambda one: one.changed_at, default=None)
        waiting = self.overview.waiting[scheme]
        note = self.tr("%n waiting", "deliveries", waiting) if waiting else ""
        done = [one for one in deliveries if one.state in (DeliveryState.DELIVERED, DeliveryState.WRITTEN)]
        last = max(done, key=lambda one: one.changed_at, default=None)
        before = f" ・ {self._last(last)}" if last is not None else ""
        stuck = [one for one in self._model.board.messages.needing_a_person() if one in deliveries]
        if stuck:
            why = self._words.delivery(stuck[-1].state, stuck[-1].reason, stuck[-1].detail)
            state = f"{self._words.label(stuck[-1].state)} ・ {why}{before}"
            dot.show_state(name, Tone.BAD, state=state, note=note)
        elif waiting:
            dot.show_state(name, Tone.WARN, state=self.tr("waiting to go out") + before, note=note)
        elif latest is None or latest.state is DeliveryState.CANCELLED:
            dot.show_state(name, Tone.PAST, state=self.tr("nothing sent in this incident yet"))
        else:
            tone = Tone.OK if latest.state is DeliveryState.DELIVERED else Tone.ACCENT
            dot.show_state(name, tone, state=self._last(latest))

    def _last(self, delivery: Delivery) -> str:
        at = self._words.time(delivery.changed_at, self._model.now)
        state = self._words.delivered(delivery.state, delivery.target)
        return self.tr("last {state} {time}").format(state=state, time=at)

    def _ask_severity(self) -> None:
        """Ask for the page that says what each severity means; a maintenance has none."""
        if self._model.board.maintenance.plan is None:
            self.severity_wanted.emit()

    def _wish_phase(self, phase: int) -> None:
        if self._model.board.maintenance.plan is None:  # begun, verified and ended are acts of their own
            self.phase_wished.emit(phase)

    def go_to_next(self) -> None:
        """Show the next open incident: one key goes round all of them."""
        streams = [one.stream for one in self.overview.open]
        if self.overview.others:
            here = streams.index(self._model.stream) if self._model.stream in streams else -1
            self.incident_chosen.emit(streams[(here + 1) % len(streams)])

    def offer_incidents(self) -> None:
        """Offer every open incident below the number of this one, and what it is linked to; a digit chooses."""
        menu = _Menu(self)
        for text, stream in switcher_lines(self._model, self.overview, self._words):
            menu.offer(text, partial(self.incident_chosen.emit, stream))
        if menu.actions():
            menu.addSeparator()
        menu.offer(self.tr("All incidents, declare another…"), lambda: self.incident_chosen.emit(""))
        menu.drop_below(self._switcher)

    def _offer_settings(self) -> None:
        menu = _Menu(self)
        menu.offer("日本語", lambda: self.language_chosen.emit(Language.JA))
        menu.offer("English", lambda: self.language_chosen.emit(Language.EN))
        menu.addSeparator()
        menu.offer(self.tr("Dark"), lambda: self.theme_chosen.emit(ThemeChoice.DARK))
        menu.offer(self.tr("Light"), lambda: self.theme_chosen.emit(ThemeChoice.LIGHT))
        menu.offer(self.tr("As the system"), lambda: self.theme_chosen.emit(ThemeChoice.SYSTEM))
        menu.addSeparator()
        menu.offer(self.tr("Settings and connections…"), self.settings_chosen.emit)
        menu.drop_below(self._person)
