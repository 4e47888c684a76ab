"""The form of a delivery that waits for a person: what is known, where to look, and the ways on."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.channel import ChannelState
from commander.board.deliveries import Choice, DecideDelivery, Delivery, DeliveryState
from commander.wording.channel_state import channel_sentence
from ui.models.board import BoardModel
from ui.panes.channel_editor import making
from ui.panes.editor import Editor
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

WAYS_ON = {
    DeliveryState.HELD: (Choice.RELEASE, Choice.CONFIRM, Choice.CANCEL),
    DeliveryState.FAILED: (Choice.RELEASE, Choice.CANCEL),
    DeliveryState.UNKNOWN: (Choice.CONFIRM, Choice.RESEND, Choice.CANCEL),
    DeliveryState.QUEUED: (Choice.HOLD, Choice.CANCEL),
}


class DeliveryEditor(Editor):
    """One line a delivery: its sentence and its ways on, each a button. Closes when none waits any more."""

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        keys: list[str],
        parent: QWidget | None = None,
        *,
        named: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        super().__init__(model, words, parent)
        self._named = named  # which text each is, where several of one place stand in the list
        self._reason = QLineEdit(self)
        self._lines = [_DeliveryLine(self, key) for key in keys]
        for line in self._lines:
            self.add(line)
        self.add(self._reason)
        buttons = [button for line in self._lines for button in (line.make, *line.buttons.values())]
        self.watch(*buttons, self._reason)
        self.remember(reason=self._reason)
        self.retranslate()
        self.refresh()

    @override
    def retranslate(self) -> None:
        hint = self.tr("Why, or the link seen on the other side (may stay empty)")
        self._reason.setPlaceholderText(hint)
        self._reason.setAccessibleName(hint)
        for line in self._lines:
            line.retranslate(self.words)
        self.refresh()

    @override
    def refresh(self) -> None:
        if self.model.stream != self.stream:
            return
        deliveries, names = self.model.board.messages.deliveries, self._named()
        for line in self._lines:
            line.show_delivery(deliveries.get(line.key), self.words, names.get(line.key, ""))
            self._show_waiting(line, deliveries.get(line.key), names.get(line.key, ""))

    @override
    def take_focus(self) -> None:
        for line in self._lines:
            for button in (line.make, *line.buttons.values()):
                if button.isVisibleTo(self):
                    button.setFocus()
                    return

    def make_channel(self) -> None:
        """Have the incident's channel made, which this text waits for."""
        self.submit(making(self.model.board.channel, self.stream))

    def _show_waiting(self, line: "_DeliveryLine", delivery: Delivery | None, name: str) -> None:
        channel = self.model.board.channel
        waits = delivery is not None and channel.keeps_waiting(delivery)
        again = channel.state in (ChannelState.STUCK, ChannelState.PUT_AWAY)
        line.make.setText(self.tr("Try the channel again") if again else self.tr("Make the channel"))
        line.make.setVisible(waits and (again or channel.state is ChannelState.NONE))
        if delivery is not None and waits:
            said = self.tr("Waits for the incident's channel. {state}.")
            line.say(
                delivery, said.format(state=channel_sentence(channel, self.words.language)), self.words, name
            )

    def decide(self, key: str, choice: Choice) -> None:
        """Record a person's word about one delivery."""
        said = self._reason.text().strip()
        ref = said if choice is Choice.CONFIRM and said else None
        self.submit(DecideDelivery(key=key, choice=choice, reason="" if ref else said, ref=ref))


class _DeliveryLine(QWidget):
    """What one delivery waits for."""

    def __init__(self, editor: DeliveryEditor, key: str) -> None:
        super().__init__(editor)
        self.key = key
        self._said = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self.make = Button(kind=ButtonKind.PRIMARY, elides=True, parent=self)
        self.make.clicked.connect(editor.make_channel)
        self.make.hide()
        self.buttons = {
            Choice.RELEASE: Button(kind=ButtonKind.PRIMARY, elides=True, parent=self),
            Choice.CONFIRM: Button(elides=True, parent=self),
            Choice.RESEND: Button(elides=True, parent=self),
            Choice.HOLD: Button(elides=True, parent=self),
            Choice.CANCEL: Button(kind=ButtonKind.DANGER, elides=True, parent=self),
        }
        for choice, button in self.buttons.items():
            button.clicked.connect(lambda checked=False, choice=choice: editor.decide(key, choice))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._said)
        row = FlowLayout(gap=6, line_gap=6)
        for button in (self.make, *self.buttons.values()):
            row.addWidget(button)
        column.addLayout(row)

    def retranslate(self, words: Words) -> None:
        """Say the ways on in the language in force."""
        for choice, button in self.buttons.items():
            button.setText(words.way_on(choice))

    def show_delivery(self, delivery: Delivery | None, words: Words, name: str = "") -> None:
        """The sentence and the ways on as they stand."""
        ways = WAYS_ON.get(delivery.state, ()) if delivery else ()
        for choice, button in self.buttons.items():
            button.setVisible(choice in ways)
        if delivery is None:
            return
        self.say(delivery, words.delivery(delivery.state, delivery.reason, delivery.detail), words, name)

    def say(self, delivery: Delivery, said: str, words: Words, name: str) -> None:
        """One sentence about it, behind its place."""
        place = words.place(delivery.target)
        self._said.setText(f"{place} ・ {name}\n{said}" if name else f"{place}: {said}")
