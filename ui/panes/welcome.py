"""The first page: declare, practise, connect, and the incidents of late."""

from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from commander.board.incident import Declare
from commander.board.record import Record
from commander.board.refusal import Refused
from commander.wording.language import Language
from ui.bridge import Turn
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.panes.connection_line import ConnectionLine, ear_of
from ui.panes.drill_choice import DrillChoice, scenario_titles
from ui.panes.elsewhere_matters import owed_words
from ui.panes.recent_line import RecentLine, drill_of_late, incident_of_late
from ui.panes.said_when_seen import SaidWhenSeen
from ui.panes.unplaced_place import UnplacedPlace
from ui.shortcuts import Action, shortcut
from ui.theme import SECTION_PX, TITLE_PX, Tone
from ui.widgets.button import Button, ButtonKind, HintedButton
from ui.widgets.plain_label import PlainLabel
from ui.widgets.strip import Bar
from ui.words import Words

_WIDTH: Final = 940
_DRAFT: Final = "declare"
_DRAFT_MS: Final = 400


class _Door(QFrame):
    """One of the three ways in."""

    def __init__(self, parent: QWidget, *, first: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("door")
        self.setProperty("first", first)
        self.title = PlainLabel(px=TITLE_PX, bold=True, wraps=True, parent=self)
        self.text = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(22, 22, 22, 22)
        self.column.setSpacing(10)
        self.column.addWidget(self.title)
        self.column.addWidget(self.text)
        self.column.addStretch(1)


class WelcomePage(QWidget):
    """Three doors and the recent incidents. Nothing here needs an account."""

    incident_chosen = Signal(str)
    refused = Signal()
    language_chosen = Signal(Language)
    connect_chosen = Signal()
    maintenance_chosen = Signal()
    practise_chosen = Signal(str, int)  # a scenario (empty: the usual one) and how fast its clock runs
    drill_chosen = Signal(object)  # a FinishedDrill, to look at how it went

    def __init__(
        self, model: BoardModel, words: Words, overview: DeskOverview, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._declares = False  # a title is on its way: pressed again, it is the same incident
        self._loads = True  # the journal is being opened
        self.overview = overview
        self.title = QLineEdit(self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.hide()
        self._declare = Button(kind=ButtonKind.PRIMARY, key=shortcut(Action.DECLARE).shown, parent=self)
        self._maintain = Button(elides=True, parent=self)
        self._practise = Button(key=shortcut(Action.PRACTISE).shown, parent=self)
        self.choice = DrillChoice(words, self)
        self._connect = Button(key=shortcut(Action.SETTINGS).shown, parent=self)
        self.connections = ConnectionLine(self)
        self._language = Button(parent=self)
        self._doors = [_Door(self, first=True), _Door(self), _Door(self)]
        self._recent_title = PlainLabel(tone=Tone.NEUTRAL, px=SECTION_PX, bold=True, parent=self)
        self._loading = PlainLabel(tone=Tone.NEUTRAL, parent=self)
        self._list = QFrame(self)
        self._list.setObjectName("door")
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(12, 10, 12, 10)
        self._rows.setSpacing(0)
        self.recent: list[RecentLine] = []
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(_DRAFT_MS)
        self._draft.timeout.connect(self.save_draft)
        self._lay_out()
        self.title.textEdited.connect(lambda _: self._draft.start())
        self.title.returnPressed.connect(self.declare)
        self._declare.clicked.connect(self.declare)
        self._maintain.clicked.connect(self.maintenance_chosen)
        self._practise.clicked.connect(self.practise)
        self._connect.clicked.connect(self.connect_chosen)
        self._language.clicked.connect(self._switch_language)
        self.overview.changed.connect(self._show_recent)
        model.feeds.changed.connect(self._show_alerts)
        SaidWhenSeen(self, words, self.retranslate)
        self.retranslate()

    def load(self) -> None:
        """The journal is open: the list and what was typed before come in."""
        self._loads = True
        self._show_recent()
        self.overview.read()
        self._model.bridge.read(lambda reading: reading.draft(_DRAFT), self._restore_draft)
        self._model.bridge.read(lambda reading: scenario_titles(), self.choice.offer, turn=Turn.LATER)

    def cannot_load(self) -> None:
        """The journal can't be opened, and the window says so: nothing is on its way."""
        self._loads = False
        self._show_recent()

    def retranslate(self) -> None:
        """Say every word again."""
        declare, practise, connect = self._doors
        declare.title.setText(self.tr("Declare an incident"))
        declare.text.setText(
            self.tr("A title is enough. A first public post is drafted the moment you press Enter.")
        )
        self.title.setPlaceholderText(self.tr("What fails, in customers' words"))
        self.title.setAccessibleName(self.tr("Title of the incident"))
        self._declare.setText(self.tr("Declare"))
        self._maintain.setText(self.tr("Announce a maintenance…"))
        practise.title.setText(self.tr("Practise"))
        practise.text.setText(
            self.tr(
                "A drill with alerts, questions and a second failure at the worst moment, in a window of its own."
                " Nothing leaves this machine. No account needed."
            )
        )
        self._practise.setText(self.tr("Start a drill"))
        self.choice.retranslate()
        self.connections.retranslate()
        connect.title.setText(self.tr("Connect"))
        connect.text.setText(
            self.tr("Slack and your status page. Tokens go to the system keyring and nowhere else.")
        )
        self._connect.setText(self.tr("Connect", "button"))
        self._language.setText("日本語" if self._words.language is Language.EN else "English")
        self._recent_title.setText(self.tr("Recent"))
        self._loading.setText(self.tr("Loading…"))
        self._show_recent()

    @property
    def is_declaring(self) -> bool:
        """Whether a title is on its way to the journal."""
        return self._declares

    def declare(self) -> None:
        """Declare with the title typed; it stays until the journal has it."""
        if self._declares:
            return
        self._declares = True
        command = Declare(title=self.title.text())
        self._model.bridge.submit(command, done=self._on_declared, refused=self._on_refused)

    def practise(self) -> None:
        """Start a drill, which opens a window of its own."""
        self.practise_chosen.emit(self.choice.scenario, self.choice.speed)

    def add_title(self, text: str) -> None:
        """Put a text after what is typed as the title."""
        self.title.setText(" ".join(filter(None, (self.title.text(), text))))
        self._draft.start()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_title(self) -> None:
        """Go to the title of a new incident."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save_draft(self) -> None:
        """Keep the title typed."""
        self._draft.stop()
        self._model.bridge.save_draft(_DRAFT, self.title.text())

    def _lay_out(self) -> None:
        bar = Bar(edge=Qt.Edge.BottomEdge, parent=self)
        bar.row.addWidget(PlainLabel("Commander", px=TITLE_PX, bold=True, parent=bar))
        bar.row.addStretch(1)
        bar.row.addWidget(self.connections)
        bar.row.addWidget(self._language)
        declare, practise, connect = self._doors
        declare.column.addWidget(self.title)
        declare.column.addWidget(self._why)
        practise.column.addWidget(self.choice)
        for door, button in ((declare, self._declare), (practise, self._practise), (connect, self._connect)):
            line = QHBoxLayout()
            line.addWidget(HintedButton(button, parent=door))
            line.addStretch(1)
            door.column.addLayout(line)
        declare.column.addWidget(self._maintain, 0, Qt.AlignmentFlag.AlignLeft)
        page = QWidget(self)
        page.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 56, 16, 24)
        column.setSpacing(8)
        doors = QHBoxLayout()
        doors.setSpacing(20)
        for door in self._doors:
            door.setMinimumHeight(250)
            doors.addWidget(door, 1)
        column.addWidget(UnplacedPlace(self._model, self._words, page))
        column.addLayout(doors)
        column.addSpacing(24)
        column.addWidget(self._recent_title)
        column.addWidget(self._loading)
        column.addWidget(self._list)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(bar)
        outer.addWidget(self._centred(page), 1)

    def _centred(self, page: QWidget) -> QScrollArea:
        around = QWidget(self)
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
        return scroll

    def _show_recent(self) -> None:
        for row in self.recent:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        now = self._model.now
        lines: list[RecentLine] = []
        for one in {one.stream: one for one in (*self.overview.recent, *self.overview.left_over)}.values():
            outlook = self.overview.outlook(one.stream)
            has_signal = outlook is not None and bool(outlook.signals)
            owes = owed_words(outlook, self._words, now) if one.closed and outlook is not None else ""
            said = incident_of_late(one, self._words, now, has_signal=has_signal, owes=owes)
            lines.append(RecentLine(said, self._list))
            lines[-1].opened.connect(partial(self.incident_chosen.emit, one.stream))
        for drill in self.overview.drills:
            lines.append(RecentLine(drill_of_late(drill, self._words, now), self._list))
            lines[-1].opened.connect(partial(self.drill_chosen.emit, drill))
        self.recent = sorted(lines, key=lambda line: line.begun, reverse=True)
        for row in self.recent:
            self._rows.addWidget(row)
        stops = [
            self._maintain,
            *self.choice.fields,
            self._practise,
            self._connect,
            *self.recent,
            self._language,
        ]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        # A large journal takes seconds: nothing listed yet must not read as nothing there.
        self._loading.setVisible(self._loads and not self.recent and not self.overview.has_read)
        self._recent_title.setVisible(bool(self.recent) or self._loading.isVisibleTo(self))
        self._list.setVisible(bool(self.recent))

    def _show_alerts(self) -> None:
        self.connections.show_alerts(ear_of(self._model.feeds.alerts))

    def _switch_language(self) -> None:
        self.language_chosen.emit(Language.JA if self._words.language is Language.EN else Language.EN)

    def _restore_draft(self, kept: str) -> None:
        if kept and not self.title.text():
            self.title.setText(kept)

    def _on_declared(self, records: tuple[Record, ...]) -> None:
        self._declares = False
        self._why.hide()
        self.title.clear()
        self.save_draft()
        self.incident_chosen.emit(records[0].stream)

    def _on_refused(self, refused: Refused) -> None:
        self._declares = False
        self.refused.emit()
        self._why.setText(self._words.sentence(refused))
        self._why.show()
