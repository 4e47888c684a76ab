"""The top bar: how bad, what, where we are, and who is connected."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from commander.board.gate_rows import unmet
from commander.board.incident import IncidentKind, Phase
from commander.board.maintenance import MaintenanceState
from commander.board.refusal import Refused
from commander.wording.gates import left_text
from commander.wording.language import Language
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.panes.connection_dots import PERSON_SHOWN, ConnectionDots
from ui.panes.incident_clock import clock_text, clock_tone
from ui.panes.privacy_lock import PrivacyLock
from ui.panes.switcher_words import switcher_lines
from ui.theme import TITLE_PX, ThemeChoice, Tone, tokens
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Badge, ChipButton
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
        self._dots = ConnectionDots(model, words, overview, self)
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
        self._person.setText(f"{harmless(person, PERSON_SHOWN)} ▾")
        self._person.setAccessibleName(
            self.tr("{person}: language, colours, connections").format(person=person)
        )
        self._show_others()
        self.lock.refresh()
        self._dots.refresh()
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
        room = 0
        for width in self._dots.widths_giving_way():
            room = self.width() - taken - phases - width
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
        if self.isVisible():
            # A paint before the next turn of the event loop would show names across each other.
            self._dots.lay_out()
            self.row.activate()

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
