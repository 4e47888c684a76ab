"""The sheet's line for a text that needs somebody else's word: ask for it, wait for it, or break the glass."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.approval_requests import AskApproval, WithdrawRequest
from commander.board.approvals import RequestState
from commander.board.record import Record
from commander.board.refusal import Refused
from commander.drafting.approving import Standing, standing_of
from ui.models.board import BoardModel
from ui.panes.approval_words import asked_words, needed_words
from ui.panes.sheet_composition import Composition
from ui.panes.sheet_drafting import can_backfill
from ui.panes.sheet_messages import messages, older_messages
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.ask import Ask, Blank
from ui.widgets.button import Button, ButtonKind, KeyHint
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tick_box import TickBox
from ui.words import Words

_NARROW: Final = 900
_TONES = {
    RequestState.WAITING: Tone.ACCENT,
    RequestState.APPROVED: Tone.OK,
    RequestState.REFUSED: Tone.BAD,
}


class SheetApproval(QFrame):
    """Hidden while nobody else's word is needed.

    glass_broken: it goes out without, for this reason. asked: somebody is to approve exactly what the sheet holds.
    """

    glass_broken = Signal(str)
    asked = Signal()

    def __init__(
        self, model: BoardModel, words: Words, undo: Callable[[], timedelta], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sheetFoot")
        self._model, self._words, self._undo = model, words, undo
        self._composition: Composition | None = None
        self._standing = Standing()
        self._asking = False
        self._taken_back: set[str] = set()
        self._said = PlainLabel(wraps=True, parent=self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.hide()
        self.ask = Button(key=shortcut(Action.ASK_APPROVAL).shown, elides=True, parent=self)
        self._ask_key = KeyHint(self.ask.key, parent=self)
        self.at_once = TickBox(self)
        self.glass = Button(kind=ButtonKind.DANGER, elides=True, parent=self)
        self._reason = Ask(self)
        self._lay_out()
        self.ask.clicked.connect(self.ask_now)
        self.glass.clicked.connect(self._ask_reason)
        self.hide()

    @property
    def standing(self) -> Standing:
        """Where the approval of what the sheet holds stands."""
        return self._standing

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        self.at_once.name(self.tr("Send it as soon as it is approved"))
        self.glass.setText(self.tr("Send without approval…"))
        if self._composition is not None:
            self.show_composition(self._composition)

    def show_composition(self, composition: Composition | None) -> None:
        """Say whose word these texts need and what was heard so far."""
        self._composition = composition
        if composition is None:
            self._say("")
            self._reason.put_away()
            self.hide()
            return
        model = self._model
        contents = messages(composition, model.policy)
        self._standing = standing = standing_of(model.board, model.policy, contents, model.person, model.now)
        said = asked_words(standing, model, self._words)
        self._take_back_if_changed(standing)
        self.setVisible(bool(standing.lacking or (said and standing.needs)))
        text = said or needed_words(standing, model, self._words)
        self._said.setText(text.replace("{key}", shortcut(Action.SEND).shown))
        self._said.set_tone(self._tone(standing))
        again = standing.request is not None and bool(said)
        self.ask.setText(self.tr("Ask again") if again else self.tr("Ask for approval"))
        self.ask.setVisible(bool(standing.lacking) and not standing.waits)
        self._ask_key.setVisible(self.ask.isVisibleTo(self))
        self.at_once.setVisible(self.ask.isVisibleTo(self))
        self.ask.setEnabled(not self._asking)
        self.glass.setVisible(bool(standing.lacking))

    def ask_now(self) -> None:
        """Ask for the approval of exactly what the sheet holds."""
        composition = self._composition
        if composition is None or self._asking or not self._standing.lacking or self._standing.waits:
            return
        self._asking = True
        self._say("")
        command = AskApproval(
            incident=self._model.stream,
            messages=messages(composition, self._model.policy),
            send=self.at_once.isChecked(),
            undo=self._undo() * self._model.pace,
            overrides=composition.overrides,
            older=older_messages(composition, self._model.policy),
            backfill=composition.backfill and can_backfill(composition, self._model.board),
        )
        self._model.bridge.submit(command, done=self._on_asked, refused=self._on_refused)

    def _on_asked(self, _records: tuple[Record, ...]) -> None:
        self._asking = False
        if self._composition is not None:
            self.show_composition(self._composition)
            self.asked.emit()

    def _on_refused(self, refused: Refused) -> None:
        self._asking = False
        self.ask.setEnabled(True)
        self._say(self._words.sentence(refused))

    def _take_back_if_changed(self, standing: Standing) -> None:
        """What would be sent by itself is no longer what is written: nobody may approve it by mistake."""
        request = standing.request
        if request is None or not standing.changed or request.state is not RequestState.WAITING:
            return
        if (
            request.asked.send
            and request.by == self._model.person
            and request.request not in self._taken_back
        ):
            self._taken_back.add(request.request)
            self._model.bridge.submit(
                WithdrawRequest(incident=self._model.stream, request=request.request),
                refused=lambda refused: self._say(self._words.sentence(refused)),
            )

    def _ask_reason(self) -> None:
        blank = Blank(
            name="reason",
            label=self.tr("Reason"),
            hint=self.tr("Why it can't wait, and whom you tried to reach"),
        )
        self._reason.ask(
            "glass",
            self.tr("This is sent without approval. It stays red until it is confirmed."),
            [blank],
            confirm=self.tr("Send without approval"),
            cancel=self.tr("Not now"),
            answer=self._break,
        )

    def _break(self, said: Mapping[str, str]) -> None:
        reason = said["reason"].strip()
        if not reason:
            self._reason.refuse(self.tr("Write the reason: it is recorded and shown."))
            return
        self._reason.close_answered()
        self.glass_broken.emit(reason)

    def _tone(self, standing: Standing) -> Tone:
        request = standing.request
        if request is None or standing.changed or standing.void is not None:
            return Tone.WARN
        return _TONES.get(request.state, Tone.WARN)

    def _say(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """In a narrow sheet the sentence has a line of its own: squeezed beside the buttons it would take six."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() is not way:
            self._line.setDirection(way)

    def _lay_out(self) -> None:
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(6)
        self._line.addWidget(self._said, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(0)
        row.addWidget(self.at_once, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.ask)
        row.addWidget(self._ask_key)
        row.addWidget(self.glass)
        self._line.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(6)
        column.addLayout(self._line)
        column.addWidget(self._reason)
        column.addWidget(self._why)
