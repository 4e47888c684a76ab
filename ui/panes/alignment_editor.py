"""The form of the alignment gate: who was there, who decides, what is told and done, by whom, when next (2-12)."""

import re

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.alignment import HoldAlignment, Screen, SkipAlignment, SystemPolicy, Track
from commander.board.audiences_hint import REACHES, Reach, reach_hint
from commander.board.needed_roles import DECIDER
from commander.board.staffing import shown_roles
from commander.wording.alignment_said import decided_said
from commander.wording.times import TimeFault
from ui.models.board import BoardModel
from ui.panes.check_field import CheckField
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.panes.person_box import PersonBox
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_SYNC_IN = "30"
_APART = re.compile(r"[、,;;]")
_TRACK = re.compile(r"(?P<name>.+)[::=]\s*(?P<owner>[^::=]+)")
_TEAMS = ("lead_a", "lead_b")


class AlignmentEditor(Editor):
    """Filled with what the board knows; Enter records all of it at once. Alt+number: what customers are told."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        agreed = model.board.gates.alignment.agreed
        said = agreed.said if agreed else None
        name = model.policy.person_name
        self._between = words.either("、", ", ")
        there = said.attendees if said else self._present()
        self._attendees = QLineEdit(self._between.join(map(name, there)), self)
        self._decider = PersonBox(model.policy, self)
        decider = said.decision_maker if said else model.board.roles.holder(DECIDER)
        self._decider.setEditText(name(decider) if decider else "")
        self._customers = ChoiceChips[Reach](REACHES, said.customer_policy if said else self._reach(), self)
        self._system = ChoiceChips[SystemPolicy](
            tuple(SystemPolicy), said.system_policy if said else SystemPolicy.ROLLBACK, self
        )
        self._partners = ChoiceChips[Screen](tuple(Screen), said.partners if said else Screen.UNKNOWN, self)
        self._partners_note = QLineEdit(said.partners_note if said else "", self)
        tracks = said.tracks if said else self._tracks()
        self._owners = QLineEdit(self._between.join(f"{one.name}: {name(one.owner)}" for one in tracks), self)
        self._sync = CheckField(_SYNC_IN, self)
        self._note = QLineEdit(said.note if said else "", self)
        self._record = Button(kind=ButtonKind.PRIMARY, elides=True, parent=self)
        self._record.clicked.connect(self.confirm)
        self._skip = Button(kind=ButtonKind.QUIET, elides=True, parent=self)
        self._skip.clicked.connect(self._put_off)
        self._skip.setVisible(said is None)
        self._names = [PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self) for _ in range(7)]
        self._lay_out()
        self.retranslate()

    @override
    def retranslate(self) -> None:
        names = (
            self.tr("There"),
            self.tr("Decides"),
            self.tr("Customers"),
            self.tr("System"),
            self.tr("Regulators, partners"),
            self.tr("Owners"),
            self.tr("Next sync"),
        )
        for place, name in zip(self._names, names, strict=True):
            place.setText(name)
        self._customers.name([self.words.label(one) for one in self._customers.choices])
        self._system.name([self.words.label(one) for one in self._system.choices])
        self._partners.name([self.words.label(one) for one in self._partners.choices])
        hints = (
            (self._attendees, self.tr("Who is there: names, one after another")),
            (self._partners_note, self.tr("Which of them, by when (may stay empty)")),
            (self._owners, self.tr("system: name, customers: name")),
            (self._note, self.tr("Anything else that was agreed; why, to put it off")),
        )
        for field, hint in hints:
            field.setPlaceholderText(hint)
            field.setAccessibleName(hint)
        self._decider.show_hint(self.tr("Who decides (not the commander)"))
        self._decider.setAccessibleName(self.tr("Who decides (not the commander)"))
        self._sync.setAccessibleName(self.tr("When everybody meets next, in minutes or at a time"))
        self._record.setText(self.tr("Agreed: record it"))
        self._skip.setText(self.tr("Not now: ask again then"))

    @override
    def confirm(self) -> None:
        sync = self._sync.instant(self.model.now, self.words)
        if isinstance(sync, TimeFault):
            self.say(sync.sentence(self.words.language))
            return
        tracks = self._typed_tracks()
        if tracks is None:
            self.say(self.tr("Write each owner as system: name."))
            return
        self.submit(
            HoldAlignment(
                incident=self.stream,
                attendees=tuple(map(self.model.policy.person_key, self._listed(self._attendees))),
                decision_maker=self._decider.person,
                customer_policy=self._customers.chosen,
                system_policy=self._system.chosen,
                partners=self._partners.chosen,
                tracks=tracks,
                next_sync=sync,
                partners_note=self._partners_note.text(),
                note=self._note.text(),
                decided=decided_said(self._system.chosen, self._customers.chosen, self.words.language),
            )
        )

    def _put_off(self) -> None:
        again = self._sync.instant(self.model.now, self.words)
        if isinstance(again, TimeFault):
            self.say(again.sentence(self.words.language))
        else:
            self.submit(SkipAlignment(incident=self.stream, reason=self._note.text(), ask_again_at=again))

    def _typed_tracks(self) -> tuple[Track, ...] | None:
        """Who owns what; None when one of them has no owner."""
        tracks = []
        for text in self._listed(self._owners):
            # A name of a team may hold a colon itself: the owner stands behind the last one.
            said = _TRACK.fullmatch(text)
            if said is None:
                return None
            tracks.append(Track(name=said["name"], owner=self.model.policy.person_key(said["owner"])))
        return tuple(tracks)

    def _listed(self, field: QLineEdit) -> list[str]:
        return [name for one in _APART.split(field.text()) if (name := one.strip())]

    def _present(self) -> tuple[str, ...]:
        roles = self.model.board.roles
        held = (roles.holder(role) for role in shown_roles(self.model.board))
        return tuple(dict.fromkeys(person for person in held if person))

    def _tracks(self) -> tuple[Track, ...]:
        roles = self.model.board.roles
        held = [(self.words.role(role), roles.holder(role)) for role in _TEAMS]
        return tuple(Track(name=name, owner=person) for name, person in held if person)

    def _reach(self) -> Reach:
        board = self.model.board
        chosen = board.audiences.chosen
        return chosen.reach if chosen else reach_hint(board.incident, board.impact).reach

    def _lay_out(self) -> None:
        buttons = _row(self, (self._note, 1), (self._record, 0), (self._skip, 0))
        rows: tuple[QWidget, ...] = (
            _row(self, (self._attendees, 1)),
            _row(self, (self._decider, 1)),
            self._customers,
            self._system,
            _row(self, (self._partners, 1), (self._partners_note, 1)),
            _row(self, (self._owners, 1)),
            _row(self, (self._sync, 0), (buttons, 1)),
        )
        for name, part in zip(self._names, rows, strict=True):
            name.setFixedWidth(_NAMES)
            self.add(_row(self, (name, 0), (part, 1)))
        self.watch(self._attendees, self._decider, self._partners_note, self._owners, self._sync, self._note)
        self.watch(*self._system.buttons, *self._partners.buttons, self._record, self._skip)
        self.choose_by_number(self._customers)
        self.remember(
            attendees=self._attendees,
            decider=self._decider,
            customers=self._customers,
            system=self._system,
            partners=self._partners,
            partners_note=self._partners_note,
            owners=self._owners,
            sync=self._sync,
            note=self._note,
        )


_NAMES = 128


def _row(parent: QWidget, *parts: tuple[QWidget, int]) -> QWidget:
    line = QWidget(parent)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for part, share in parts:
        row.addWidget(part, share)
    return line
