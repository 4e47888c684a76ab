"""The roles pane: who leads what since when, vacancies with their clock, calls, reports due, and the call's address."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from commander.board.roles import AcceptRole, AssignRole
from commander.board.staffing import shown_roles, vacancies
from commander.next_step import Step, next_step
from ui.models.board import BoardModel
from ui.panes.call_editor import CallEditor, call_url
from ui.panes.channel_editor import CHANNEL, ChannelEditor, channel_face
from ui.panes.editor import Editor
from ui.panes.role_editor import NamingEditor, RoleEditor
from ui.panes.role_faces import RoleFaces
from ui.panes.slot import Face
from ui.panes.slots import SlotPane
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.chip import Chip
from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_layout import Run
from ui.words import Words

_NAMING = "+"
_CALL = "call"
_LONGEST_SHOWN = 60
# What is next: the pane's key goes to the row that it speaks of.
_ABOUT_A_ROLE = frozenset(
    {Step.ACCEPT_HANDOVER, Step.NAME_SCRIBE, Step.FILL_ROLE, Step.CALL_AGAIN, Step.HEAR_REPORT}
)


class RolesPane(SlotPane):
    """Enter on a row opens it: its card and what can be done. A vacant command is taken, an offer to you accepted."""

    looks_each_s = 5
    handover_wished = Signal(str)  # the role

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._faces = RoleFaces(model, words)
        self._fault = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._fault.setContentsMargins(14, 0, 14, 6)
        self._fault.hide()
        self._outer.insertWidget(1, self._fault)
        # What a scrolled or opened row hides below is said in the head: a vacancy is never out of sight.
        self._alarms = Chip(parent=self)
        self._alarms.hide()
        self.add_to_head(self._alarms)
        if self._scroll is not None:
            # Not while the panes are being laid out: a chip that comes then makes Qt lay out the rest too wide.
            turn = QTimer(self, singleShot=True)
            turn.timeout.connect(self._show_alarms)
            self._scroll.verticalScrollBar().rangeChanged.connect(lambda: turn.start(0))
        self._takes = False
        self._mine: frozenset[str] | None = None  # None: the incident shown is another than the one looked at
        self._stream = ""
        self._folded: dict[str, bool] = {}  # which cards the person at this desk has closed or opened
        self._comes_by_itself = ""
        model.changed.connect(self._show_new_duties)
        self._show_new_duties()
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.set_words(
            title=self.tr("Roles"),
            hint=shortcut(Action.ROLES).shown,
            empty=self.tr("Who commands, who writes, who leads what. It fills once an incident is declared."),
        )
        self.refresh()

    @override
    def faces(self) -> list[Face]:
        rows = [self._faces.face(role) for role in shown_roles(self.model.board)]
        naming = Face(
            key=_NAMING, value=(Run(self.tr("Name somebody to another role…"), Tone.PAST),), label="+"
        )
        url = call_url(self.model)
        if not url:
            hint = Run(self.tr("Set the address of the call…"), Tone.PAST)
            asked = Face(key=_CALL, value=(hint,), label="+")
            return [*self._channel(), *rows, naming, *self._wished(), asked]
        shown = url.removeprefix("https://")
        shown = shown if len(shown) <= _LONGEST_SHOWN else shown[:_LONGEST_SHOWN] + "…"
        tip = url + "\n" + self.tr("Ctrl+C copies it, Enter offers to open it.")
        call = Face(key=_CALL, label=self.tr("Call"), value=(Run(shown, Tone.ACCENT),), tip=tip)
        return [call, *self._channel(), *rows, naming, *self._wished()]

    def _channel(self) -> list[Face]:
        """The incident's channel beside its call, once somebody asked for it."""
        face = channel_face(self.model, self.words)
        return [face] if face is not None and self.model.board.channel.wish is not None else []

    def _wished(self) -> list[Face]:
        """The way to a channel, last: most incidents get on without."""
        face = channel_face(self.model, self.words)
        return [face] if face is not None and self.model.board.channel.wish is None else []

    @override
    def refresh(self) -> None:
        super().refresh()
        self._show_alarms()

    @override
    def make_editor(self, key: str) -> Editor | None:
        self._say("")
        if key == _NAMING:
            return NamingEditor(self.model, self.words)
        if key == _CALL:
            return CallEditor(self.model, self.words)
        if key == CHANNEL:
            return ChannelEditor(self.model, self.words)
        is_mine = self.model.board.roles.holder(key) == self.model.person
        editor = RoleEditor(
            self.model,
            self.words,
            key,
            card_only=self._comes_by_itself == key,
            is_folded=self._folded.get(key, not is_mine),
        )
        editor.handover_wished.connect(self.handover_wished)
        editor.card.folded.connect(lambda is_folded: self._folded.update({key: is_folded}))
        return editor

    @override
    def enter(self) -> None:
        model = self.model
        step = next_step(model.board, model.deadlines(), model.now, model.policy, model.heard_at)
        slot = self._list.slot(step.subject) if step.step in _ABOUT_A_ROLE else None
        if slot is None:
            super().enter()
        else:
            slot.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        slot = next((self._list.slot(key) for key in self._keys() if self._has_focus(key)), None)
        if event.matches(QKeySequence.StandardKey.Copy) and self._has_focus(_CALL) and call_url(self.model):
            QGuiApplication.clipboard().setText(call_url(self.model))
        elif event.key() == Qt.Key.Key_Escape and slot is not None and slot.editor is not None:
            slot.editor.put_away.emit()
        else:
            super().keyPressEvent(event)

    @override
    def _on_row_opened(self, key: str) -> None:
        if self._faces.action(key):
            self._say("")
            self._act(key)
        else:
            super()._on_row_opened(key)
            # After the row has its height: what has the focus must be in sight, however long the card below is.
            QTimer.singleShot(0, self, lambda: self._look_at_form(key))

    def _look_at_form(self, key: str) -> None:
        slot, focus = self._list.slot(key), QApplication.focusWidget()
        if slot is None or self._scroll is None or focus is None or not slot.isAncestorOf(focus):
            return
        if slot.height() > self._scroll.viewport().height():
            self._scroll.verticalScrollBar().setValue(slot.mapTo(self._body, QPoint()).y())
        self._on_looked_at(focus)

    def _show_alarms(self) -> None:
        board, now = self.model.board, self.model.now
        alarms = [vacancy.role for vacancy in vacancies(board) if vacancy.is_urgent(now)]
        hides = self._scroll is not None and self._scroll.verticalScrollBar().maximum() > 0
        self._alarms.show_state(
            self.tr("{count} vacant").format(count=len(alarms)), Tone.BAD if alarms else Tone.NEUTRAL
        )
        self._alarms.setVisible(bool(alarms) and hides)

    def _keys(self) -> list[str]:
        return [_CALL, CHANNEL, *shown_roles(self.model.board)]

    def _has_focus(self, key: str) -> bool:
        slot = self._list.slot(key)
        return slot is not None and slot.hasFocus()

    def _show_new_duties(self) -> None:
        """Whoever takes a role finds its card in the row; the focus stays where it is."""
        model = self.model
        mine = frozenset(model.board.roles.held_by(model.person))
        before = self._mine if self._stream == model.stream else None
        self._mine, self._stream = mine, model.stream
        for role in mine - before if before is not None else ():
            slot = self._list.slot(role)
            if slot is not None and slot.editor is None and not self._folded.get(role):
                self._comes_by_itself = role
                super()._on_row_opened(role)
                self._comes_by_itself = ""

    def _act(self, role: str) -> None:
        if self._takes:
            return
        offer = self.model.board.roles.offers.get(role)
        if offer is not None and offer.brief and self._faces.is_offered_to_me(role):
            self.handover_wished.emit(role)  # what was said must be read back first
            return
        self._takes = True
        stream, person = self.model.stream, self.model.person
        command: AcceptRole | AssignRole = (
            AcceptRole(incident=stream, role=role, person=person)
            if self._faces.is_offered_to_me(role)
            else AssignRole(incident=stream, role=role, person=person)
        )
        self.model.bridge.submit(
            command,
            done=lambda records: self._on_answer(""),
            refused=lambda refused: self._on_answer(self.words.sentence(refused)),
        )

    def _on_answer(self, sentence: str) -> None:
        self._takes = False
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
