"""The seconds in which a broadcast can still be taken back."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.board.deliveries import Choice, DecideDelivery, DeliveryState, delivery_key
from commander.board.message import BroadcastOrdered
from commander.board.record import Record
from commander.board.refusal import Refused
from commander.board.slack_answers import SlackAnswerOrdered
from commander.board.summary import LiveLineOrdered
from commander.wording.labels import Mark
from ui.models.board import BoardModel
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.strip import Strip
from ui.words import Words

_LOOK_MS: Final = 200


class UndoStrip(QWidget):
    """Shown from the order of a broadcast until its texts may leave."""

    refused = Signal(Refused)
    vacated = Signal()  # it is gone, and the focus was on it

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._keys: list[str] = []
        self._until: datetime | None = None
        self._is_in_thread = False
        self._undo = Button(kind=ButtonKind.DANGER, key=shortcut(Action.TAKE_BACK).shown, parent=self)
        self._undo.clicked.connect(self.cancel)
        self._strip: Strip | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 6, 16, 0)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._show)
        model.bridge.recorded.connect(self._take)
        model.opened.connect(self._end)
        words.changed.connect(self._dress)
        self.hide()

    def _take(self, records: tuple[Record, ...]) -> None:
        now = self._model.now
        for record in records:
            event = record.event
            if record.stream != self._model.stream:
                continue
            if (
                isinstance(event, SlackAnswerOrdered | LiveLineOrdered)
                and event.not_before
                and event.not_before > now
            ):
                keys = [delivery_key(record.id, owed.target, owed.operation) for owed in event.owed("", now)]
                self._keys += keys
                self._until, self._is_in_thread = event.not_before, True
            if isinstance(event, BroadcastOrdered) and event.not_before > now:
                targets = {target for telling in event.tellings for target in telling.targets}
                self._keys += [delivery_key(record.id, target) for target in sorted(targets)]
                self._until, self._is_in_thread = event.not_before, False
        if self._until is not None and not self._timer.isActive():
            self._dress()
            self._timer.start()
            self._show()

    def _dress(self) -> None:
        if self._until is None:
            return
        if self._strip is not None:
            self._undo.setParent(self)
            self._column.removeWidget(self._strip)
            self._strip.hide()
            self._strip.deleteLater()
        self._undo.setText(self.tr("Take it back"))
        self._undo.setShortcut(self._undo.key)  # a button drops its shortcut with its old text
        self._strip = Strip(
            self._words.mark(Mark.COMMUNICATION),
            self.tr("It is about to go into Slack's thread")
            if self._is_in_thread
            else self.tr("The broadcast is about to go out"),
            tone=Tone.ACCENT,
            actions=[self._undo],
            key=self._undo.key,
            parent=self,
        )
        self._column.addWidget(self._strip)
        self._undo.show()

    def _show(self) -> None:
        now = self._model.now
        deliveries = self._model.board.messages.deliveries
        queued = [
            key for key in self._keys if key in deliveries and deliveries[key].state is DeliveryState.QUEUED
        ]
        known = any(key in deliveries for key in self._keys)
        if self._until is None or now >= self._until or (known and not queued):
            self._end()
            return
        # A person's own seconds: a drill's clock may run faster.
        seconds = -(-(self._until - now) // timedelta(seconds=self._model.pace))
        if self._strip is not None:
            self._strip.show_detail(self.tr("%n second(s) left", "until it is sent", seconds))
        self.show()

    def cancel(self) -> None:
        """Take back what has not left yet."""
        for key in self._keys:
            command = DecideDelivery(key=key, choice=Choice.CANCEL)
            self._model.bridge.submit(command, refused=self.refused.emit)

    def _end(self) -> None:
        self._timer.stop()
        self._keys, self._until = [], None
        had_focus = self._undo.hasFocus()
        self.hide()
        if had_focus:
            self.vacated.emit()
