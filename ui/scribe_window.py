"""The scribe's own window: the board in one strip, the timeline, and the composer ready to be typed into."""

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.incident import IncidentKind
from commander.board.privacy_records import RaisePrivacyConcern
from commander.board.refusal import Refused
from commander.board.roles import SCRIBE
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.panes.banners import Banners
from ui.panes.drill_band import DrillBand
from ui.panes.summary_strip import SummaryStrip
from ui.panes.timeline_pane import TimelinePane
from ui.panes.undo_strip import UndoStrip
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import ChipButton
from ui.widgets.plain_label import PlainLabel
from ui.widgets.screen_room import fit_into_screen
from ui.window_title import window_title
from ui.words import Words

if TYPE_CHECKING:
    from ui.panes.attachments_page import AttachmentsPage

SIZE: Final = (900, 720)
# Beside a meeting on a small screen.
SMALLEST: Final = (600, 420)
DRAFT: Final = "scribe"


class ScribeWindow(QMainWindow):
    """Follows the incident it was opened for, whatever the board's window shows. Window thread.

    Its composer has a draft of its own: somebody may be writing in the board's window too.
    painted: it stands on the screen for the first time. board_asked: the board's window, please.
    on_top_chosen: to be kept in the settings. post_wanted: these rows into a draft, which the board's window has.
    """

    closed = Signal()
    painted = Signal()
    board_asked = Signal()
    on_top_chosen = Signal(bool)
    post_wanted = Signal(list)

    def __init__(self, model: BoardModel, words: Words, *, on_top: bool = False) -> None:
        super().__init__()
        self._model, self._words = model, words
        self._is_painted = False
        self.overview = DeskOverview(model, self)
        self.band = DrillBand(self)
        self.banners = Banners(self)
        self.summary = SummaryStrip(model, words, self.overview, self)
        self.timeline = TimelinePane(model, words, self, draft=DRAFT)
        self.undo = UndoStrip(model, words, self)
        self._empty = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self.to_board = Button(parent=self)
        self._stack = QStackedWidget(self)
        self.on_top = ChipButton(checkable=True, parent=self)
        self._board = Button(kind=ButtonKind.QUIET, key=shortcut(Action.SCRIBE_WINDOW).shown, parent=self)
        self._lay_out()
        for part in (self._empty, self.to_board):
            part.hide()
        self._bind()
        self.setMinimumSize(*SMALLEST)
        room = self.screen().availableSize()
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))
        if on_top:
            self.on_top.setChecked(True)
            self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on=True)
        self.retranslate()

    @property
    def is_drill(self) -> bool:
        """Whether the incident shown is practice."""
        return self._model.board.incident.kind is IncidentKind.DRILL

    def come_forward(self) -> None:
        """In front, with the composer ready."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.timeline.compose()

    def come_beside(self) -> None:
        """Shown, and the keyboard stays where it is."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.show()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=False)
        self.raise_()

    def show_none(self) -> None:
        """No incident is open: said only once that is known, not while the journal is being opened."""
        self._empty.show()
        self.to_board.show()
        self.to_board.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_refused(self, refused: Refused) -> None:
        """Why something with no form of its own was not written."""
        self.banners.say("refused", self._words.sentence(refused), away=self.tr("Dismiss"))

    def _forget_refusal(self) -> None:
        self.banners.take_away("refused")

    def retranslate(self) -> None:
        """Say every word again."""
        self.band.retranslate()
        self.on_top.show_state(self.tr("On top"), Tone.NEUTRAL)
        self.on_top.setAccessibleDescription(self.tr("Keep this window above the others"))
        self._board.setText(self.tr("Board"))
        self.to_board.setText(self.tr("Open the board"))
        self._empty.setText(self.tr("No incident is open. It is declared in the board's window."))
        self._show_title()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            fit_into_screen(self)
            # After this turn of the loop, so that the frame is on the screen first.
            QTimer.singleShot(0, self, self.painted.emit)

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        self.timeline.composer.save_draft()
        self.timeline.quick.save_draft()
        self.timeline.turn_strip.save_draft()
        event.accept()
        self.closed.emit()

    def _lay_out(self) -> None:
        incident = QWidget(self)
        incident.setObjectName("scribePlace")
        place = QVBoxLayout(incident)
        place.setContentsMargins(0, 0, 0, 0)
        place.setSpacing(0)
        place.addWidget(self.summary)
        place.addWidget(self.timeline, 1)
        place.addWidget(self.undo)
        self.timeline.apart.hide()  # it is apart already
        self.timeline.head.addWidget(self.on_top)
        self.timeline.head.addWidget(self._board)
        nothing = QWidget(self)
        column = QVBoxLayout(nothing)
        column.setContentsMargins(24, 0, 24, 0)
        column.setSpacing(12)
        column.addStretch(1)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._empty)
        column.addWidget(self.to_board, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        self._stack.addWidget(nothing)
        self._stack.addWidget(incident)
        centre = QWidget(self)
        outer = QVBoxLayout(centre)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.band)
        outer.addWidget(self.banners)
        outer.addWidget(self._stack, 1)
        self.setCentralWidget(centre)

    def _bind(self) -> None:
        self.summary.incident_chosen.connect(self._model.open)
        self.undo.vacated.connect(self.timeline.compose)
        self.undo.refused.connect(self.tell_refused)
        self.timeline.incident_wanted.connect(self._model.open)
        self.timeline.turning.post_wanted.connect(self.post_wanted)
        self._board.clicked.connect(self.board_asked)
        self.to_board.clicked.connect(self.board_asked)
        self.on_top.toggled.connect(self._stay_on_top)
        self.timeline.files.opened.connect(self._show_attachments)
        self._model.opened.connect(self._on_opened)
        self._model.changed.connect(self._show_title)
        self._words.changed.connect(self.retranslate)
        self._model.bridge.recorded.connect(self._forget_refusal)
        for action, act in (
            (Action.SCRIBE_WINDOW, self.board_asked.emit),
            (Action.COMPOSE, self.timeline.compose),
            (Action.PRIVACY_RAISE, self._raise_concern),
            (Action.TURN, self.timeline.turning.go),
            (Action.GO_LIVE, self.timeline.live.go),
            (Action.ERASE_ENTRY, self.timeline.erase.go),
            (Action.SLACK_LINK, self.timeline.slack_link.go),
            (Action.ATTACHMENTS, self.timeline.files.open),
            (Action.SEARCH, self.timeline.open_search),
            (Action.NEWEST, self.timeline.view.follow_tail),
            *self.timeline.reader.acts().items(),
        ):
            for sequence in shortcut(action).sequences:
                QShortcut(QKeySequence(sequence), self).activated.connect(act)

    def _on_opened(self) -> None:
        self.band.setVisible(self.is_drill)
        self._stack.setCurrentIndex(1 if self._model.stream else 0)
        if not self._model.stream:
            self.show_none()
        if self._model.stream:
            self.overview.read()
            self.timeline.compose()

    @cached_property
    def _attachments(self) -> "AttachmentsPage":
        from ui.panes.attachments_page import AttachmentsPage

        page = AttachmentsPage(self._model, self._words, self._stack)
        page.closed.connect(self._on_opened)
        page.closed.connect(self.timeline.files.go_back)
        self._stack.addWidget(page)
        return page

    def _show_attachments(self, entry: str) -> None:
        """The attached files, in place of the timeline until Esc."""
        self._stack.setCurrentWidget(self._attachments)
        self._attachments.open(entry)

    def _raise_concern(self) -> None:
        """Personal data may be concerned: said by one key, from the composer too (2-08)."""
        if self._model.stream:
            command = RaisePrivacyConcern(incident=self._model.stream)
            self._model.bridge.submit(command, refused=self.tell_refused)

    def _stay_on_top(self, on: bool) -> None:
        was_visible = self.isVisible()
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on=on)
        if was_visible:
            self.show()  # Qt hides a window whose flags change
            self.activateWindow()
        self.on_top_chosen.emit(on)
        self.timeline.compose()

    def _show_title(self) -> None:
        incident = self._model.board.incident
        own = self._words.role(SCRIBE)
        if not self._model.stream:
            self.setWindowTitle(f"{own} — Commander")
            return
        mark = f"【{self._words.label(IncidentKind.DRILL)}】" if self.is_drill else ""
        self.setWindowTitle(window_title(incident, f"{mark}{own}: "))
