"""The incident's own channel in Slack: its row among the roles, and the form to make it, invite, open, archive."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.channel import ArchiveChannel, Channel, ChannelState, CreateChannel, InviteToChannel
from commander.board.deliveries import Choice, DecideDelivery, DeliveryState
from commander.board.slack_rules import Making
from commander.wording.channel_state import channel_sentence, left_out
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.panes.slot import Face
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.flow import FlowLayout
from ui.widgets.open_address import open_address
from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_layout import Run
from ui.words import Words

CHANNEL = "channel"
_TONES = {
    ChannelState.THERE: Tone.ACCENT,
    ChannelState.STUCK: Tone.BAD,
    ChannelState.PUT_AWAY: Tone.WARN,
    ChannelState.MAKING: Tone.WARN,
    ChannelState.ARCHIVING: Tone.WARN,
}
_RELEASED = (DeliveryState.HELD, DeliveryState.FAILED)


def channel_face(model: BoardModel, words: Words) -> Face | None:
    """The row; None where the policy wants no channels and there is none."""
    channel, rules = model.board.channel, model.policy.slack.rules
    state = channel.state
    if state is ChannelState.NONE:
        if rules.channel is Making.NEVER or model.board.incident.closed:
            return None
        hint = QCoreApplication.translate("Channel", "Make the incident's Slack channel…")
        return Face(key=CHANNEL, value=(Run(hint, Tone.PAST),), label="+")
    said = channel_sentence(channel, words.language)
    missed = left_out(channel, words.language)
    chip = None
    is_waiting = state in (ChannelState.STUCK, ChannelState.PUT_AWAY)
    if is_waiting:
        chip = QCoreApplication.translate("Channel", "needs you"), Tone.BAD
    elif state is ChannelState.THERE and model.board.incident.closed:
        chip = QCoreApplication.translate("Channel", "archive it?"), Tone.WARN
    elif missed:
        chip = QCoreApplication.translate("Channel", "not all invited"), Tone.WARN
    return Face(
        key=CHANNEL,
        label=QCoreApplication.translate("Channel", "Slack"),
        # Why it waits stands in the opened row and in the tip: a row is one line.
        value=(Run(f"#{channel.shown_name}" if is_waiting else said, _TONES.get(state, Tone.PAST)),),
        chip=chip,
        tip="\n".join(
            filter(None, (said, channel.url or "", channel.wish.topic if channel.wish else "", missed))
        ),
    )


def making(channel: Channel, stream: str) -> CreateChannel | DecideDelivery:
    """What makes the channel now: the wish itself, or another try of one that a person must let go."""
    newest = channel.newest
    if newest is not None and newest.state in _RELEASED:
        return DecideDelivery(key=newest.key, choice=Choice.RELEASE)
    return CreateChannel(incident=stream)


class ChannelEditor(Editor):
    """Enter in the field invites whom it names, blank whom the policy says; the buttons do the rest."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._said = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._make = Button(kind=ButtonKind.PRIMARY, elides=True, parent=self)
        self._open = Button(kind=ButtonKind.PRIMARY, elides=True, parent=self)
        self._copy = Button(elides=True, parent=self)
        self._archive = Button(kind=ButtonKind.DANGER, elides=True, parent=self)
        self._names = QLineEdit(self)
        self._invite = Button(elides=True, parent=self)
        self._make.clicked.connect(self._make_it)
        self._open.clicked.connect(self._open_it)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(model.board.channel.url or ""))
        self._archive.clicked.connect(lambda: self.submit(ArchiveChannel(incident=self.stream)))
        self._invite.clicked.connect(self.confirm)
        self.add(self._said)
        buttons = QWidget(self)
        flow = FlowLayout(gap=6, line_gap=6)
        for button in (self._make, self._open, self._copy, self._archive):
            flow.addWidget(button)
        buttons.setLayout(flow)
        self.add(buttons)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._names, 1)
        row.addWidget(self._invite)
        self._line = line
        self.add(line)
        self.watch(self._names, self._make, self._open, self._copy, self._archive, self._invite)
        self.remember(names=self._names)
        self.retranslate()
        self.refresh()

    @override
    def retranslate(self) -> None:
        self._open.setText(self.tr("Open in Slack"))
        self._copy.setText(self.tr("Copy the link"))
        self._archive.setText(self.tr("Archive it"))
        self._invite.setText(self.tr("Invite"))
        name = self.tr("People, @groups, mail addresses, Slack ids; empty: whom the policy says")
        self._names.setPlaceholderText(name)
        self._names.setAccessibleName(name)
        self.refresh()

    @override
    def refresh(self) -> None:
        if self.model.stream != self.stream:
            return
        channel = self.model.board.channel
        state, closed = channel.state, self.model.board.incident.closed
        is_there = state is ChannelState.THERE
        again = state in (ChannelState.STUCK, ChannelState.PUT_AWAY)
        self._make.setText(self.tr("Try the channel again") if again else self.tr("Make the channel"))
        self._make.setVisible(state is ChannelState.NONE or again)
        self._open.setVisible(bool(channel.url))
        self._copy.setVisible(bool(channel.url))
        self._archive.setVisible(is_there)
        self._line.setVisible(bool(channel.ref) and not closed and is_there)
        lines = [channel_sentence(channel, self.words.language), left_out(channel, self.words.language)]
        if channel.wish is not None and channel.wish.topic:
            lines.append(channel.wish.topic)
        self._said.setText("\n".join(filter(None, lines)))

    @override
    def take_focus(self) -> None:
        shown = [part for part in (self._make, self._open) if part.isVisibleTo(self)]
        if shown and not self.typed_fields:
            shown[0].setFocus()
        else:
            super().take_focus()

    @override
    def confirm(self) -> None:
        names = tuple(part for part in _parted(self._names.text()) if part)
        self.submit(InviteToChannel(incident=self.stream, names=names))

    def _make_it(self) -> None:
        self.submit(making(self.model.board.channel, self.stream))

    def _open_it(self) -> None:
        if not open_address(self.model.board.channel.url or ""):
            self.say(self.tr("Nothing on this machine opened the address: copy it instead."))


def _parted(text: str) -> list[str]:
    """Names parted by commas, Japanese ones too: a name may hold a space."""
    return [part.strip() for part in text.replace("、", ",").split(",")]
