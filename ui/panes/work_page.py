"""The page of the work around the actions: options compared, decisions, questions, changes, risks, procedures."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget
from typing_extensions import override

from commander.board.options import Option, OptionState, is_underway
from commander.board.refusal import Refused
from commander.board.runs import BeginRun
from commander.deadlines import DeadlineKind, Urgency
from commander.todo_entries import TodoEntry, todo_entries
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.panes.option_editor import OptionEditor
from ui.panes.option_faces import option_face
from ui.panes.slot import Face
from ui.panes.slot_page import SlotPage
from ui.panes.work_compare import OptionsCompared
from ui.panes.work_decision_forms import DecisionForms
from ui.panes.work_faces import Section, WorkFaces
from ui.panes.work_finding_forms import FindingForms
from ui.panes.work_form import WorkForm
from ui.panes.work_left_forms import LeftForms
from ui.panes.work_words import empty_sentence, section_name
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.chip import ChipButton
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.widgets.whole_page import PAGE_MARGINS
from ui.words import Words

_SECTIONS: Final = tuple(Section)
_LED_TO: Final = {
    DeadlineKind.POLL: (Section.DECISIONS, "decision"),
    DeadlineKind.DECISION_REVIEW: (Section.DECISIONS, "decision"),
    DeadlineKind.QUESTION: (Section.QUESTIONS, "question"),
}
_STEPS: Final = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class WorkPage(SlotPage):
    """Stands in place of the four panes. Left and Right go through its sections, Enter opens a row, Esc goes back.

    Does nothing while it is hidden. closed: back to the board.
    """

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(shortcut(Action.WORK).shown, model, words, parent)
        self._section = Section.DECISIONS
        self._todos: tuple[TodoEntry, ...] = ()
        self._faces = WorkFaces(model, words)
        self._deciding = DecisionForms(model, words)
        self._finding = FindingForms(model, words)
        self._leaving = LeftForms(model, words)
        self._adds: dict[Section, WorkForm] = {}
        self._tabs = QWidget(self)
        flow = FlowLayout(self._tabs, gap=6, line_gap=6)
        self._group = QButtonGroup(self)
        self._chips = {section: ChipButton(checkable=True, parent=self._tabs) for section in _SECTIONS}
        for section, chip in self._chips.items():
            self._group.addButton(chip)
            flow.addWidget(chip)
            chip.clicked.connect(partial(self.show_section, section))
        left, _, right, _ = PAGE_MARGINS
        self._tabs.setContentsMargins(left, 2, right, 4)
        self._compared = OptionsCompared(model, words, self)
        self._outer.insertWidget(1, self._tabs)
        self._outer.insertWidget(2, self._compared)
        if self._scroll is not None:
            self._scroll.installEventFilter(self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.setContentsMargins(left, 4, right, 4)
        self._why.hide()
        self._outer.addWidget(self._why)

    def open(self, section: Section | None = None) -> None:
        """Show it and take the keyboard: at what is overdue, else at the row looked at last or where one adds."""
        self._make_adds()
        late = self._late() if section is None else None
        if late is not None:
            self.open_at(*late)
        else:
            self.show_section(section or self._section)

    def _late(self) -> tuple[Section, str] | None:
        """The proposal, decision or question that waits longest past its time: the line that says so leads here."""
        now = self.model.now
        for one in self.model.deadlines():
            if one.kind in _LED_TO and one.urgency(now) is Urgency.DUE:
                section, row = _LED_TO[one.kind]
                return section, f"{row}:{one.subject}"
        return None

    def open_at(self, section: Section, key: str) -> None:
        """Show a section with one row open."""
        self.open(section)
        self.open_row(key)

    def show_section(self, section: Section) -> None:
        """Another part of the page."""
        self._section = section
        self._say("")
        if section is Section.LEFT:
            self._read_todos()
        self.refresh()
        self.enter()

    @override
    def say_again(self) -> None:
        self.page_head.name(self.tr("Work"))
        self.page_head.state.setText(self.tr("← → sections"))

    @override
    def refresh(self) -> None:
        if not self.isVisible():
            return
        self._name_sections()
        self._compared.refresh()
        if self._section is not Section.OPTIONS:
            self._compared.hide()
        for section, form in self._adds.items():
            form.setVisible(section is self._section and self._takes(section))
        super().refresh()

    @override
    def faces(self) -> list[Face]:
        if self._section is Section.OPTIONS:
            options = self.model.board.options
            return [option_face(one, self.model, self.words) for one in [*options.open(), *options.decided()]]
        return self._faces.of(self._section, self._todos)

    @override
    def make_editor(self, key: str) -> Editor | None:
        kind, _, rest = key.partition(":")
        board = self.model.board
        self._say("")
        makers: Mapping[str, Callable[[], Editor | None]] = {
            "decision": lambda: self._deciding.decision(board.work.decisions.by_id[rest]),
            "question": lambda: self._deciding.question(board.work.questions.by_id[rest]),
            "change": lambda: self._finding.change(board.work.changes.by_id[rest]),
            "cause": lambda: self._finding.cause(board.work.cause),
            "risk": lambda: self._finding.risk(board.work.risks.by_id[rest]),
            "step": lambda: self._step(rest),
            "procedure": lambda: self._begin(rest),
            "follow-up": lambda: self._leaving.follow_up(board.work.follow_ups.by_id[rest]),
            "todo": lambda: self._todo(rest),
            "ended": lambda: self._leaving.ended_action(board.actions.by_id[rest]),
        }
        if kind in makers:
            return makers[kind]()
        option = board.options.by_id.get(key)
        return self._option(option) if option is not None else None

    @override
    def focus_without_rows(self) -> None:
        form = self._adds.get(self._section)
        if form is not None and form.isVisible():
            form.take_focus()
        else:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        # A scroll area would keep Left and Right for scrolling that there never is, a blank line for nothing.
        is_free = watched is self._scroll or (isinstance(watched, QLineEdit) and not watched.text())
        if is_free and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            if event.type() is QEvent.Type.KeyPress:
                self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif step is not None:
            place = (_SECTIONS.index(self._section) + step) % len(_SECTIONS)
            self.show_section(_SECTIONS[place])
        else:
            super().keyPressEvent(event)

    def _option(self, option: Option) -> Editor | None:
        if is_underway(option, self.model.board.actions):
            return None
        return OptionEditor(self.model, self.words, option)

    def _step(self, rest: str) -> Editor:
        run, _, number = rest.rpartition(":")
        found = self.model.board.work.runs.by_id[run]
        return self._leaving.step(run, int(number), found.state(int(number)))

    def _begin(self, key: str) -> None:
        """At once: to go through a procedure hurts nothing."""
        self.model.bridge.submit(
            BeginRun(incident=self.model.stream, procedure=key), refused=self._on_refused
        )

    def _todo(self, entry: str) -> Editor | None:
        found = next((one for one in self._todos if one.entry == entry), None)
        return self._leaving.todo(found) if found else None

    def _read_todos(self) -> None:
        stream, taken = self.model.stream, self.model.board.work.follow_ups.entries

        def take(found: list[TodoEntry]) -> None:
            if self.model.stream == stream:
                self._todos = tuple(found)
                self.refresh()

        if stream:
            self.model.bridge.read(lambda reading: todo_entries(reading, stream, taken), take)

    def _make_adds(self) -> None:
        """The lines that add something, once somebody looks: a window that never opens the page makes none."""
        if self._adds:
            return
        self._adds = {
            Section.OPTIONS: self._deciding.add_option(self),
            Section.DECISIONS: self._deciding.add_decision(self),
            Section.QUESTIONS: self._deciding.add_question(self),
            Section.CHANGES: self._finding.add_change(self),
            Section.RISKS: self._finding.add_risk(self),
            Section.LEFT: self._leaving.add_follow_up(self),
        }
        for section, form in self._adds.items():
            form.setContentsMargins(PAGE_MARGINS[0], 6, PAGE_MARGINS[2], PAGE_MARGINS[3])
            self._outer.addWidget(form)
            self.adopt(f"add-{section}", form)
            form.done.connect(partial(self._begin_again, form))
            for line in form.findChildren(QLineEdit):
                line.installEventFilter(self)
            form.put_away.connect(self.setFocus)
        self._on_opened()

    def _begin_again(self, form: WorkForm) -> None:
        form.restore(form.untouched)
        self.refresh()
        polled = self.model.board.work.decisions.polled()
        asked = self._list.slot(f"decision:{polled[-1].decision}") if polled else None
        if form is self._adds[Section.DECISIONS] and asked is not None:
            # What comes next is the answers to it; in the line a letter would begin another proposal.
            asked.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            form.take_focus()

    def _takes(self, section: Section) -> bool:
        """What is left, and what was changed, is noted after the end, too."""
        is_closed = self.model.board.incident.closed
        return bool(self.model.stream) and (not is_closed or section in (Section.CHANGES, Section.LEFT))

    def _name_sections(self) -> None:
        for section, chip in self._chips.items():
            count = self._count(section)
            name = section_name(section)
            chip.show_state(f"{name} {count}" if count else name, Tone.NEUTRAL)
            chip.setChecked(section is self._section)
        self.set_words(title=self.tr("Work"), empty=empty_sentence(self._section))

    def _count(self, section: Section) -> int:
        """How many of a section are open."""
        work, options = self.model.board.work, self.model.board.options
        counts: Mapping[Section, int] = {
            Section.OPTIONS: sum(one.state is OptionState.OPEN for one in options.by_id.values()),
            Section.DECISIONS: len(work.decisions.polled()),
            Section.QUESTIONS: len(work.questions.open()),
            Section.CHANGES: len(work.changes.by_id),
            Section.RISKS: len(work.risks.standing()),
            Section.PROCEDURES: len(work.runs.by_id),
            Section.LEFT: len(work.follow_ups.left()) + len(self.model.board.actions.in_place()),
        }
        return counts[section]

    def _say(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))

    def _on_refused(self, refused: Refused) -> None:
        self._say(self.words.sentence(refused))
