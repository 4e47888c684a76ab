"""The forms of the end of the work: the team released by name, something left over, and what became of it."""

import re
from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.gate_orders import roles_to_release
from commander.board.stand_down import Defer, Deferral, FinishDeferral, MoveDeferral, RecallTeam, StandDown
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.panes.person_box import PersonBox
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_APART = re.compile(r"[、,;;]")
_WATCH_FOR = "+2h"
_TIME_WIDTH = 130
_NAMES = 128


class StandDownEditor(Editor):
    """Whom to release, what calls them back, who watches until when. Stood down already: why they are called back."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        board, name = model.board, model.policy.person_name
        self._is_down = board.gates.stood_down is not None
        watch = board.incident.watch
        stays = watch.owner if watch else ""
        people = [] if self._is_down else [one for one in roles_to_release(board.roles) if one != stays]
        self._released = QLineEdit(words.either("、", ", ").join(map(name, people)), self)
        self._recalled_if = QLineEdit(self)
        self._owner = PersonBox(model.policy, self)
        self._owner.setEditText(name(watch.owner if watch else board.roles.commander or model.person))
        self._until = QLineEdit(words.typed_time(watch.until, model.now) if watch else _WATCH_FOR, self)
        self._until.setFixedWidth(_TIME_WIDTH)
        self._note = QLineEdit(self)
        self._record = Button(kind=ButtonKind.PRIMARY, elides=True, parent=self)
        self._record.clicked.connect(self.confirm)
        self._names = [PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self) for _ in range(4)]
        rows: tuple[tuple[tuple[QWidget, int], ...], ...] = (
            ((self._released, 1),),
            ((self._recalled_if, 1),),
            ((self._owner, 1), (self._until, 0)),
            ((self._note, 1), (self._record, 0)),
        )
        for place, parts in zip(self._names, rows, strict=True):
            place.setFixedWidth(_NAMES)
            self.add(_row(self, (place, 0), *parts))
        for part in (self._released, self._owner, self._until, self._note):
            part.setVisible(not self._is_down)
        first = (self._recalled_if,) if self._is_down else (self._released, self._recalled_if)
        self.watch(*first, self._owner, self._until, self._note, self._record)
        self.remember(
            released=self._released,
            recalled_if=self._recalled_if,
            owner=self._owner,
            until=self._until,
            note=self._note,
        )
        self.retranslate()

    @override
    def retranslate(self) -> None:
        recall = self.tr("What calls everybody back at once: it fails again, more than 10 errors")
        hints = (
            (self._released, self.tr("Who is released: names, one after another")),
            (self._recalled_if, self.tr("Why they are called back") if self._is_down else recall),
            (self._until, self.tr("Watched until")),
            (self._note, self.tr("To what the impact has shrunk (may stay empty)")),
        )
        for field, hint in hints:
            field.setPlaceholderText(hint)
            field.setAccessibleName(hint)
        names = (self.tr("Released"), self.tr("Recalled if"), self.tr("Watched by"), self.tr("Impact now"))
        why = ("", self.tr("Reason"), "", "")
        for place, name in zip(self._names, why if self._is_down else names, strict=True):
            place.setText(name)
        self._owner.show_hint(self.tr("Who goes on watching"))
        self._owner.setAccessibleName(self.tr("Who goes on watching"))
        self._record.setText(self.tr("Call the team back") if self._is_down else self.tr("Stand down"))

    @override
    def confirm(self) -> None:
        if self._is_down:
            self.submit(RecallTeam(incident=self.stream, reason=self._recalled_if.text()))
            return
        until = parse(self._until.text(), self.model.now, self.words.zone, ahead=True)
        if isinstance(until, TimeFault):
            self.say(until.sentence(self.words.language))
            return
        keys = {one.name: one.key for one in self.model.policy.persons()}
        names = (one.strip() for one in _APART.split(self._released.text()))
        self.submit(
            StandDown(
                incident=self.stream,
                released=tuple(keys.get(name, name) for name in names if name),
                recalled_if=self._recalled_if.text(),
                watch_owner=self._owner.person,
                watch_until=until.instant,
                note=self._note.text(),
            )
        )


class DeferEditor(Editor):
    """What is left, whose it is, until when (the next working morning), and what makes it urgent before."""

    def __init__(
        self, model: BoardModel, words: Words, day: str, why: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, words, parent)
        self._text = QLineEdit(self)
        self._owner = PersonBox(model.policy, self)
        self._due = QLineEdit(day, self)
        self._due.setFixedWidth(_TIME_WIDTH)
        self._urgent_if = QLineEdit(self)
        self._why = PlainLabel(why, tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._why.setVisible(bool(why))
        self._record = Button(kind=ButtonKind.PRIMARY, parent=self)
        self._record.clicked.connect(self.confirm)
        self.add(_row(self, (self._text, 2), (self._owner, 1)))
        self.add(_row(self, (self._due, 0), (self._urgent_if, 1), (self._record, 0)))
        self.add(self._why)
        self.watch(self._text, self._owner, self._due, self._urgent_if, self._record)
        self.remember(text=self._text, owner=self._owner, due=self._due, urgent_if=self._urgent_if)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        hints = (
            (self._text, self.tr("What is left")),
            (self._due, self.tr("Until when: 05/07 10:00")),
            (self._urgent_if, self.tr("What makes it urgent before (may stay empty)")),
        )
        for field, hint in hints:
            field.setPlaceholderText(hint)
            field.setAccessibleName(hint)
        self._owner.show_hint(self.tr("Whose it is"))
        self._owner.setAccessibleName(self.tr("Whose it is"))
        self._record.setText(self.tr("Leave until then"))

    @override
    def confirm(self) -> None:
        due = parse(self._due.text(), self.model.now, self.words.zone, ahead=True)
        if isinstance(due, TimeFault):
            self.say(due.sentence(self.words.language))
            return
        self.submit(
            Defer(
                incident=self.stream,
                text=self._text.text(),
                owner=self._owner.person,
                due=due.instant,
                urgent_if=self._urgent_if.text(),
            )
        )


class Way(StrEnum):
    """What can be said of something left over."""

    DONE = "done"
    MOVED = "moved"


class DeferralEditor(Editor):
    """Alt+1 it is done and what became of it; Alt+2 it waits until another day, or for somebody else, and why."""

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        deferral: Deferral,
        day: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, words, parent)
        self._deferral = deferral.deferral
        self._way = ChoiceChips[Way](tuple(Way), Way.DONE, self)
        self._said = QLineEdit(self)
        self._owner = PersonBox(model.policy, self)
        self._owner.setEditText(model.policy.person_name(deferral.waiting.owner))
        self._due = QLineEdit(day, self)
        self._due.setFixedWidth(_TIME_WIDTH)
        self._record = Button(kind=ButtonKind.PRIMARY, parent=self)
        self._record.clicked.connect(self.confirm)
        self.add(self._way)
        self.add(_row(self, (self._said, 2), (self._owner, 1), (self._due, 0), (self._record, 0)))
        self.watch(self._said, self._owner, self._due, self._record)
        self.choose_by_number(self._way)
        self.remember(way=self._way, said=self._said, owner=self._owner, due=self._due)
        self._way.group.buttonToggled.connect(lambda *_: self._suit())
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._way.name([self.tr("Done"), self.tr("Another day")])
        self._owner.setAccessibleName(self.tr("Whose it is"))
        self._due.setAccessibleName(self.tr("Until when"))
        self._record.setText(self.tr("Record"))
        self._suit()

    @override
    def confirm(self) -> None:
        if self._way.chosen is Way.DONE:
            result = self._said.text()
            self.submit(FinishDeferral(incident=self.stream, deferral=self._deferral, result=result))
            return
        due = parse(self._due.text(), self.model.now, self.words.zone, ahead=True)
        if isinstance(due, TimeFault):
            self.say(due.sentence(self.words.language))
            return
        self.submit(
            MoveDeferral(
                incident=self.stream,
                deferral=self._deferral,
                due=due.instant,
                reason=self._said.text(),
                owner=self._owner.person,
            )
        )

    def _suit(self) -> None:
        is_done = self._way.chosen is Way.DONE
        hint = self.tr("What became of it") if is_done else self.tr("Why it waits longer")
        self._said.setPlaceholderText(hint)
        self._said.setAccessibleName(hint)
        self._owner.setVisible(not is_done)
        self._due.setVisible(not is_done)


def _row(parent: QWidget, *parts: tuple[QWidget, int]) -> QWidget:
    line = QWidget(parent)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for part, share in parts:
        row.addWidget(part, share)
    return line
