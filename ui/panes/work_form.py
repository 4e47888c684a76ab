"""A form out of parts: a few ways to act on one thing, each with the fields that it needs, and the command it gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.commands import Command
from commander.board.record import Occurred
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.check_field import CheckField
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.panes.person_box import PersonBox
from ui.panes.work_words import part_hint, way_name
from ui.widgets.pick_box import PickBox
from ui.words import Words

_SIDE_BY_SIDE = 3
_TIME_WIDTH = 110


class PartKind(StrEnum):
    """What a field takes."""

    TEXT = "text"
    LINE = "line"  # a text that has a line for itself
    PERSON = "person"
    AHEAD = "ahead"  # a time to come
    PAST = "past"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One field: its name, by which its hint is known, and what stands in it at first."""

    name: str
    kind: PartKind = PartKind.TEXT
    start: str = ""
    choices: tuple[Enum, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the fields of the chosen way say."""

    texts: Mapping[str, str]
    times: Mapping[str, datetime | None]
    past: Mapping[str, Occurred | None]
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One thing that can be done: the fields it shows, and the command it gives."""

    name: str
    parts: tuple[str, ...]
    command: Callable[[Said], Command]


class WorkForm(Editor):
    """Alt+number chooses the way where there are several; Enter in any field does it."""

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        parts: Sequence[Part],
        ways: Sequence[Way],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, words, parent)
        self._parts = {part.name: part for part in parts}
        self._by_name = {way.name: way for way in ways}
        self._chips = ChoiceChips[str]([way.name for way in ways], ways[0].name, self)
        self._chips.setVisible(len(ways) > 1)
        self._fields = {part.name: self._field(part) for part in parts}
        self._lines: list[tuple[QWidget, tuple[str, ...]]] = []
        self.add(self._chips)
        self._lay_out(parts)
        self.watch(*self._fields.values())
        self.choose_by_number(self._chips)
        self.remember(way=self._chips, **self._fields)
        self._chips.group.buttonToggled.connect(lambda *_: self._suit())
        self._chips.group.buttonClicked.connect(lambda _: self.take_focus())
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._chips.name([way_name(way) for way in self._chips.choices])
        for name, field in self._fields.items():
            hint = part_hint(name)
            field.setAccessibleName(hint)
            if isinstance(field, PersonBox):
                field.show_hint(hint)
            elif isinstance(field, QLineEdit):
                field.setPlaceholderText(hint)
            else:
                for index, choice in enumerate(self._parts[name].choices):
                    field.setItemText(index, f"{hint}: {self.words.label(choice)}")
        self._suit()

    @override
    def refresh(self) -> None:
        for field in self._fields.values():
            if isinstance(field, PersonBox):
                field.show_people(self.model.policy)

    @override
    def take_focus(self) -> None:
        shown = [self._fields[name] for name in self._by_name[self._chips.chosen].parts]
        if shown:
            shown[0].setFocus()
        else:
            self._chips.buttons[self._chips.choices.index(self._chips.chosen)].setFocus()

    def begin_at(self, name: str) -> None:
        """Begin in a field that is still blank; else where the form begins."""
        field = self._fields[name]
        blank = not self._texts().get(name, "").strip()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason) if blank else self.take_focus()

    @override
    def confirm(self) -> None:
        way = self._by_name[self._chips.chosen]
        times: dict[str, datetime | None] = {}
        past: dict[str, Occurred | None] = {}
        for name in way.parts:
            field, kind = self._fields[name], self._parts[name].kind
            if isinstance(field, CheckField):
                when = None if field.is_blank else field.instant(self.model.now, self.words)
                if isinstance(when, TimeFault):
                    return self.say(when.sentence(self.words.language))
                times[name] = when
            elif isinstance(field, QLineEdit) and kind is PartKind.PAST:
                typed = field.text().strip()
                at = parse(typed, self.model.now, self.words.zone) if typed else None
                if isinstance(at, TimeFault):
                    return self.say(at.sentence(self.words.language))
                past[name] = at
        self.say("")
        self.submit(way.command(Said(texts=self._texts(), times=times, past=past, choices=self._picked())))
        return None

    def _texts(self) -> dict[str, str]:
        said = {}
        for name, field in self._fields.items():
            if isinstance(field, PersonBox):
                said[name] = field.person
            elif isinstance(field, QLineEdit):
                said[name] = field.text()
        return said

    def _picked(self) -> dict[str, str]:
        return {
            name: str(self._parts[name].choices[max(field.currentIndex(), 0)].value)
            for name, field in self._fields.items()
            if isinstance(field, QComboBox) and not isinstance(field, PersonBox)
        }

    def _field(self, part: Part) -> QLineEdit | QComboBox:
        match part.kind:
            case PartKind.PERSON:
                person = PersonBox(self.model.policy, self)
                person.setEditText(self.model.policy.person_name(part.start))
                return person
            case PartKind.AHEAD:
                time = CheckField(part.start, self)
                time.setFixedWidth(_TIME_WIDTH)
                return time
            case PartKind.CHOICE:
                box = PickBox(self)
                box.addItems([choice.name for choice in part.choices])
                starts = [str(choice.value) for choice in part.choices]
                box.setCurrentIndex(starts.index(part.start) if part.start in starts else 0)
                return box
            case _:
                return QLineEdit(part.start, self)

    def _lay_out(self, parts: Sequence[Part]) -> None:
        together: list[str] = []
        for part in parts:
            if part.kind is PartKind.LINE:
                self._add_line(together)
                self._add_line([part.name])
                together = []
            else:
                together.append(part.name)
                if len(together) == _SIDE_BY_SIDE:
                    self._add_line(together)
                    together = []
        self._add_line(together)

    def _add_line(self, names: Sequence[str]) -> None:
        if not names:
            return
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for name in names:
            row.addWidget(self._fields[name], 1)
        self.add(line)
        self._lines.append((line, tuple(names)))

    def _suit(self) -> None:
        shown = self._by_name[self._chips.chosen].parts
        for name, field in self._fields.items():
            field.setVisible(name in shown)
        for line, names in self._lines:
            line.setVisible(any(name in shown for name in names))


class WorkForms:
    """What makes forms for one window. Each is for the incident that is shown when it is made."""

    def __init__(self, model: BoardModel, words: Words) -> None:
        self._model, self._words = model, words

    def _form(self, parts: list[Part], ways: list[Way], parent: QWidget | None = None) -> WorkForm:
        return WorkForm(self._model, self._words, parts, ways, parent)

    @property
    def _stream(self) -> str:
        return self._model.stream
