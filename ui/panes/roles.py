"""The roles pane: who leads what since when, vacancies with their clock, and the forms to change it in place."""

from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commander.board.roles import COMMANDER, SCRIBE, AcceptRole, AssignRole, Holding
from commander.wording.labels import role_label
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.panes.role_editor import NamingEditor, RoleEditor
from ui.panes.slot import Face
from ui.panes.slots import SlotPane
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.plain_label import PlainLabel
from ui.widgets.text_layout import Run
from ui.words import Words

_ALWAYS = (COMMANDER, SCRIBE)
_NAMING = "+"
_VACANT_AT_MOST = timedelta(minutes=5)


class RolesPane(SlotPane):
    """Enter on a row opens it: name, offer, release. A vacant command is taken, an offer to you accepted, by it."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._fault = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._fault.setContentsMargins(14, 0, 14, 6)
        self._fault.hide()
        self._outer.insertWidget(1, self._fault)
        self._takes = False
        self.retranslate()
        self.refresh()

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
        roles = self.model.board.roles
        shown = [*_ALWAYS, *(role for role in {**roles.fields, **roles.offers} if role not in _ALWAYS)]
        naming = Face(
            key=_NAMING, value=(Run(self.tr("Name somebody to another role…"), Tone.PAST),), label="+"
        )
        return [*(self._face(role) for role in shown), naming]

    @override
    def make_editor(self, key: str) -> Editor | None:
        self._say("")
        if key == _NAMING:
            return NamingEditor(self.model, self.words)
        if self._acts_at_once(key):
            self._act(key)
            return None
        return RoleEditor(self.model, self.words, key)

    def take_command(self) -> None:
        """What the one key does when nobody commands."""
        self._act(COMMANDER)

    def _face(self, role: str) -> Face:
        board, now = self.model.board, self.model.now
        label = role_label(role, self.words.language)
        holding = board.roles.holding(role)
        offer = board.roles.offers.get(role)
        chip, tip = None, ""
        if offer is not None:
            to = self.model.policy.person_name(offer.to)
            chip = self.tr("offered to {person}").format(person=to), Tone.WARN
            tip = self.tr("Until it is accepted, the one before stays responsible.")
        if holding is not None and holding.person is not None:
            who = (Run(self.model.policy.person_name(holding.person)),)
            since = "" if chip else self.words.age(holding.since, now)
        else:
            since, who = "", (Run(self._vacancy(holding, now), self._vacancy_tone(role, holding, now)),)
        return Face(
            key=role, label=label, value=who, chip=chip, note=since, tip=tip, action=self._action(role)
        )

    def _vacancy(self, holding: Holding | None, now: datetime) -> str:
        since = holding.since if holding else self.model.board.incident.declared_at
        vacant = self.tr("Vacant")
        return f"{vacant} {self.words.age(since, now)}" if since else vacant

    def _vacancy_tone(self, role: str, holding: Holding | None, now: datetime) -> Tone:
        """Command can't be vacant for a second; the others have a few minutes before somebody must act."""
        since = holding.since if holding else self.model.board.incident.declared_at
        late = since is not None and now - since >= _VACANT_AT_MOST
        return Tone.BAD if late or role == COMMANDER else Tone.WARN

    def _action(self, role: str) -> str:
        if self._is_offered_to_me(role):
            return self.tr("Accept")
        if role == COMMANDER and self.model.board.roles.commander is None:
            return self.tr("Take command")
        return ""

    def _acts_at_once(self, role: str) -> bool:
        return bool(self._action(role))

    def _is_offered_to_me(self, role: str) -> bool:
        offer = self.model.board.roles.offers.get(role)
        return offer is not None and offer.to == self.model.person

    def _act(self, role: str) -> None:
        if self._takes:
            return
        self._takes = True
        stream, person = self.model.stream, self.model.person
        command: AcceptRole | AssignRole = (
            AcceptRole(incident=stream, role=role, person=person)
            if self._is_offered_to_me(role)
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
