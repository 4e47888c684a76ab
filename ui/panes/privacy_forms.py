"""The forms of the restricted track: an answer, a line of the fact sheet, a note, a task, a decision (2-10)."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.privacy_records import AnswerPrivacy, NamePrivacyReader, PrivacyAnswer
from commander.board.privacy_track_records import (
    DecidePrivacy,
    GivePrivacyTask,
    NotePrivacy,
    Persons,
    PrivacyAspect,
    StatePrivacyFact,
)
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.panes.person_box import PersonBox
from ui.widgets.pick_box import PickBox
from ui.words import Words

_TIME_WIDTH: Final = 120
_PERSON_WIDTH: Final = 160
_FIGURE_WIDTH: Final = 90
_ANSWERS: Final = tuple(PrivacyAnswer)
_ASPECTS: Final = tuple(PrivacyAspect)


class TrackForm(Editor):
    """What every form of the track shares: fields side by side, times as people type them."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._lines: dict[str, QLineEdit | PersonBox] = {}
        self.done.connect(self._clear)

    def line(self, name: str, width: int = 0) -> QLineEdit:
        """A field that outlives the program."""
        field = self._lines[name] = QLineEdit(self)
        if width:
            field.setFixedWidth(width)
        return field

    def person(self, name: str, width: int = _PERSON_WIDTH) -> PersonBox:
        """A field for somebody: of the directory, or a name typed by hand; width 0: what is left."""
        field = self._lines[name] = PersonBox(self.model.policy, self)
        if width:
            field.setFixedWidth(width)
        return field

    def in_a_row(self, *parts: QWidget) -> None:
        """Put parts side by side; the one without a width of its own takes what is left."""
        row = QWidget(self)
        side_by_side = QHBoxLayout(row)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(8)
        for part in parts:
            side_by_side.addWidget(part)
        self.add(row)

    def keep(self) -> None:
        """Take the keys of every field, and keep what is typed in them."""
        self.watch(*self._lines.values())
        self.remember(**self._lines)
        self.retranslate()

    def name(self, names: dict[str, str]) -> None:
        """What each field asks for."""
        for name, text in names.items():
            field = self._lines[name]
            if isinstance(field, PersonBox):
                field.show_hint(text)
            else:
                field.setPlaceholderText(text)
            field.setAccessibleName(text)

    def said(self, name: str) -> str:
        """What is typed in a field; of a person their key."""
        field = self._lines[name]
        return field.person if isinstance(field, PersonBox) else field.text()

    @override
    def refresh(self) -> None:
        for field in self._lines.values():
            if isinstance(field, PersonBox):
                field.show_people(self.model.policy)

    def time(self, name: str, then: Callable[[datetime | None], None], *, ahead: bool = False) -> None:
        """Go on with the typed time, none where nothing is typed; else say how one is written."""
        typed = self.said(name).strip()
        found = parse(typed, self.model.now, self.words.zone, ahead=ahead) if typed else None
        if isinstance(found, TimeFault):
            self.say(found.sentence(self.words.language))
        else:
            then(found.instant if found is not None else None)

    def _clear(self) -> None:
        self.restore(self.untouched)


class AnswerForm(TrackForm):
    """Alt+1 to Alt+3 choose yes, no or unknown; Enter records it. No needs its basis."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._answer = ChoiceChips(_ANSWERS, PrivacyAnswer.UNKNOWN, self)
        self.add(self._answer)
        self.in_a_row(self.line("basis"), self.person("owner"), self.line("ask_at", _TIME_WIDTH))
        self.keep()
        self.choose_by_number(self._answer)

    @override
    def retranslate(self) -> None:
        self._answer.name([self.words.label(answer) for answer in _ANSWERS])
        self.name(
            {
                "basis": self.tr("Basis: what was checked (restricted)"),
                "owner": self.tr("Who finds out"),
                "ask_at": self.tr("Ask again at"),
            }
        )

    @override
    def confirm(self) -> None:
        self.time("ask_at", self._answer_at, ahead=True)

    def _answer_at(self, ask_at: datetime | None) -> None:
        self.submit(
            AnswerPrivacy(
                incident=self.stream,
                answer=self._answer.chosen,
                basis=self.said("basis"),
                owner=self.said("owner"),
                ask_at=ask_at,
            )
        )


class FactForm(TrackForm):
    """A line of the fact sheet: which one, yes, no or unknown where that is asked, how many, the words."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._aspect = PickBox(self)
        self._answer = PickBox(self)
        self.in_a_row(
            self._aspect,
            self._answer,
            self.line("low", _FIGURE_WIDTH),
            self.line("likely", _FIGURE_WIDTH),
            self.line("high", _FIGURE_WIDTH),
        )
        self.in_a_row(self.line("text"))
        self.keep()
        self.watch(self._aspect, self._answer)
        self._aspect.currentIndexChanged.connect(self._suit)
        self._suit()

    @override
    def retranslate(self) -> None:
        aspects = [self.words.label(aspect) for aspect in _ASPECTS]
        name_again(self._aspect, aspects, self.tr("Which line"))
        answers = ["–", *(self.words.label(answer) for answer in _ANSWERS)]
        name_again(self._answer, answers, self.tr("Yes, no or unknown"))
        self.name(
            {
                "low": self.tr("at least"),
                "likely": self.tr("likely"),
                "high": self.tr("at most"),
                "text": self.tr("What is known, as it may stand in a report"),
            }
        )

    @override
    def take_focus(self) -> None:
        self._aspect.setFocus(Qt.FocusReason.ShortcutFocusReason)  # the first line may be hidden

    @override
    def confirm(self) -> None:
        figures = [self.said(name).strip().replace(",", "") for name in ("low", "likely", "high")]
        if any(figures) and not all(one.isascii() and one.isdigit() for one in figures):
            self.say(self.tr("Give three whole numbers: at least, likely, at most."))
            return
        low, likely, high = (int(one) if one else 0 for one in figures)
        chosen = self._answer.currentIndex()
        self.submit(
            StatePrivacyFact(
                incident=self.stream,
                aspect=_ASPECTS[self._aspect.currentIndex()],
                text=self.said("text"),
                answer=_ANSWERS[chosen - 1] if chosen > 0 else "",
                persons=Persons(low=low, likely=likely, high=high) if any(figures) else None,
            )
        )

    def _suit(self) -> None:
        """Figures are asked for where persons are counted."""
        counts = _ASPECTS[max(self._aspect.currentIndex(), 0)] is PrivacyAspect.PERSONS
        for name in ("low", "likely", "high"):
            self._lines[name].setVisible(counts)
        self._answer.setVisible(not counts)


class NoteForm(TrackForm):
    """One line for the restricted timeline."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self.in_a_row(self.line("text"))
        self.keep()

    @override
    def retranslate(self) -> None:
        self.name({"text": self.tr("Write into the restricted timeline")})

    @override
    def confirm(self) -> None:
        self.submit(NotePrivacy(incident=self.stream, text=self.said("text")))


class AdmitForm(TrackForm):
    """Somebody is let in to read the track of this incident."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self.in_a_row(self.person("person", 0))
        self.keep()

    @override
    def retranslate(self) -> None:
        self.name({"person": self.tr("Who may read it from now on")})

    @override
    def confirm(self) -> None:
        self.submit(NamePrivacyReader(incident=self.stream, person=self.said("person")))


class TaskForm(TrackForm):
    """A task of the track: what, who, by when."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self.in_a_row(self.line("text"), self.person("owner"), self.line("due", _TIME_WIDTH))
        self.keep()

    @override
    def retranslate(self) -> None:
        self.name(
            {
                "text": self.tr("What is to be done"),
                "owner": self.tr("Who does it"),
                "due": self.tr("By when"),
            }
        )

    @override
    def confirm(self) -> None:
        self.time("due", self._give, ahead=True)

    def _give(self, due: datetime | None) -> None:
        self.submit(
            GivePrivacyTask(incident=self.stream, text=self.said("text"), owner=self.said("owner"), due=due)
        )


class DecisionForm(TrackForm):
    """A decision of the track and its basis."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self.in_a_row(self.line("text"), self.line("basis"), self.person("decider"))
        self.keep()

    @override
    def retranslate(self) -> None:
        self.name(
            {
                "text": self.tr("What was decided"),
                "basis": self.tr("Basis"),
                "decider": self.tr("Who decided (you)"),
            }
        )

    @override
    def confirm(self) -> None:
        self.submit(
            DecidePrivacy(
                incident=self.stream,
                text=self.said("text"),
                basis=self.said("basis"),
                decider=self.said("decider"),
            )
        )


def name_again(box: PickBox, names: list[str], asks: str) -> None:
    """The words of a list in another language; the place in it stays."""
    place = max(box.currentIndex(), 0)
    box.setAccessibleName(asks)
    box.blockSignals(True)
    box.clear()
    box.addItems(names)
    box.setCurrentIndex(min(place, len(names) - 1))
    box.blockSignals(False)
    box.updateGeometry()
