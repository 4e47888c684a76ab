"""The restricted track as a page: facts, clocks, tasks, decisions, its own timeline; by right alone (2-10)."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.privacy_track_orders import RestrictedCommand
from commander.board.privacy_track_records import EndPrivacyTask
from commander.board.refusal import Refused
from commander.statutory_book import duties
from commander.wording.privacy import DISCLAIMER
from ui.bridge import Turn
from ui.models.board import BoardModel
from ui.models.privacy_track import TrackModel
from ui.panes.form_drafts import FormDrafts
from ui.panes.privacy_drafts import PrivacyDrafts
from ui.panes.privacy_erase_form import EraseForm
from ui.panes.privacy_files import PrivacyFiles
from ui.panes.privacy_forms import (
    AdmitForm,
    AnswerForm,
    DecisionForm,
    FactForm,
    NoteForm,
    TaskForm,
    TrackForm,
)
from ui.panes.privacy_sections import Section, TaskRows, standing_words
from ui.panes.privacy_words import clock_rows, decision_rows, fact_rows, record_rows, rights_words
from ui.panes.said_when_seen import SaidWhenSeen
from ui.panes.statutory_forms import FiledForm, JudgeForm, StartForm
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.whole_page import Acts, AsidePage, FollowingScroll
from ui.words import Words

_KEYS: Final[Mapping[Qt.Key, str]] = {
    Qt.Key.Key_A: "answer",
    Qt.Key.Key_N: "note",
    Qt.Key.Key_F: "fact",
    Qt.Key.Key_J: "judge",
    Qt.Key.Key_S: "start",
    Qt.Key.Key_U: "filed",
    Qt.Key.Key_T: "task",
    Qt.Key.Key_D: "decision",
    Qt.Key.Key_R: "admit",
    Qt.Key.Key_X: "erase",
}
_LOOKS_EACH_S: Final = 5
_LOW: Final = 460
_LEAST_SHOWN: Final = 40


class PrivacyPage(AsidePage):
    """Stands in place of the four panes. A letter opens its form, W the drafts, E the files, Esc goes back.

    Without the right it says that the track exists, who leads it and who can let one in; nothing else. closed: to the
    board.
    """

    def __init__(
        self, model: BoardModel, track: TrackModel, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(shortcut(Action.PRIVACY).shown, parent)
        self._model, self._track, self._words = model, track, words
        self._looked_at = 0
        self._standing = self.head.state
        self._rights = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self)
        self._body = QWidget(self)
        self._sections = {name: Section(self._body) for name in ("clocks", "facts", "decisions", "records")}
        self._tasks = TaskRows(self._body)
        self._forms: dict[str, TrackForm] = {}
        self._judge = JudgeForm(model, words, self)
        self._filed = FiledForm(model, words, self)
        self._disclaimer = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.hide()
        self._buttons = {name: Button(key=chr(key), elides=True, parent=self) for key, name in _KEYS.items()}
        self._write = Button(key="W", elides=True, parent=self)
        self._evidence = Button(key="E", elides=True, parent=self)
        self._drafts = PrivacyDrafts(model, track, words, self)
        self._files = PrivacyFiles(model, track, words, self)
        self._kept = FormDrafts(model.bridge, "Privacy", self)
        self._acts = Acts(*self._buttons.values(), self._evidence, self._write, parent=self)
        self._stack = QStackedWidget(self)
        self._stack.currentChanged.connect(self._give_room)
        self._make_forms()
        self._lay_out()
        self._listen()
        self.retranslate()
        if model.stream:
            self._on_opened()

    def open(self) -> None:
        """Show it and take the keyboard."""
        self._say("")
        for form in self._forms.values():
            form.hide()
        self._stack.setCurrentIndex(0)
        self._model.bridge.read(
            lambda _: tuple(duties(self._model.policy).values()), self._judge.offer, turn=Turn.LATER
        )
        self.refresh()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save_drafts(self) -> None:
        """Keep what is typed, now."""
        self._kept.save_now()
        self._drafts.save_drafts()

    def refresh(self) -> None:
        """Show what the track says now; nothing of it without the right."""
        if not self._model.stream:
            return
        model, words, track = self._model, self._words, self._track
        is_open = track.is_open
        text, tone = standing_words(model, words)
        self._standing.setText(text)
        self._standing.set_tone(tone)
        self._rights.setText(rights_words(model, is_open=is_open))
        self._stack.setVisible(is_open)
        self._write.setVisible(is_open)
        self._evidence.setVisible(is_open)
        count = len(track.track.files) if is_open else 0
        self._evidence.setText(self.tr("Evidence files") + (f" {count}" if count else ""))
        if not is_open and self._stack.currentWidget() is self._files:
            self._leave_aside()
        for name, button in self._buttons.items():
            # A suspicion is answered by whoever knows.
            button.setVisible(is_open or name == "answer")
        if not is_open:
            for name, form in self._forms.items():
                form.setVisible(form.isVisible() and name == "answer")
        shown = track.track
        clocks = shown.statutory.clocks() if is_open else []
        self._filed.offer(tuple(one for one in clocks if one.filed is None))
        rows = {
            "clocks": clock_rows(model, shown, words),
            "facts": fact_rows(shown, words),
            "decisions": decision_rows(model, shown, words),
            "records": record_rows(model, track.records, words),
        }
        for name, section in self._sections.items():
            section.show_rows(rows[name] if is_open else [])
        self._tasks.show_tasks(shown.open_tasks() if is_open else [], model, words)

    def retranslate(self) -> None:
        """Say every word again."""
        self.name(self.tr("Personal data (restricted)"))
        titles = {
            "clocks": self.tr("Statutory reports (judged by a person)"),
            "facts": self.tr("Fact sheet"),
            "decisions": self.tr("Decisions and answers"),
            "records": self.tr("Its own timeline"),
        }
        for name, section in self._sections.items():
            section.set_title(titles[name])
        self._tasks.set_title(self.tr("Tasks (Enter: done)"))
        names = {
            "answer": self.tr("Answer"),
            "note": self.tr("Write a note"),
            "fact": self.tr("State a fact"),
            "judge": self.tr("Judge a duty"),
            "start": self.tr("Clock start"),
            "filed": self.tr("Filed"),
            "task": self.tr("Give a task"),
            "decision": self.tr("Record a decision"),
            "admit": self.tr("Let somebody in"),
            "erase": self.tr("Erase a line…"),
        }
        for name, button in self._buttons.items():
            button.setText(names[name])
        self._write.setText(self.tr("Drafts"))
        self._disclaimer.setText(DISCLAIMER.said_in(self._words.language))
        self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_W and self._track.is_open:
            self._show_drafts()
        elif key == Qt.Key.Key_E and self._track.is_open:
            self._show_files()
        elif key in _KEYS and (self._track.is_open or _KEYS[key] == "answer"):
            self._show_form(_KEYS[key])
        else:
            super().keyPressEvent(event)

    def ask(self) -> None:
        """Open the answer's form at once: the question is due."""
        self.open()
        self._show_form("answer")

    def _show_form(self, name: str) -> None:
        for other, form in self._forms.items():
            form.setVisible(other == name)
        self._give_room()
        self._forms[name].take_focus()

    def _put_away(self) -> None:
        for form in self._forms.values():
            form.hide()
        self._give_room()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_room(self) -> None:
        """On a low page the acts make room for the form that is filled in: else it would be cut."""
        is_filled_in = any(not form.isHidden() for form in self._forms.values())
        cedes = is_filled_in and self.height() < _LOW
        self._acts.setVisible(self._stack.currentIndex() == 0 and not cedes)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _show_drafts(self) -> None:
        self._put_away()
        self._stack.setCurrentWidget(self._drafts)
        self._drafts.open()

    def _show_files(self) -> None:
        self._put_away()
        self._stack.setCurrentWidget(self._files)
        self._files.open()

    def _leave_aside(self) -> None:
        self._files.leave()
        self._stack.setCurrentIndex(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_task(self, task: str) -> None:
        self._submit(EndPrivacyTask(incident=self._model.stream, task=task))

    def _submit(self, command: RestrictedCommand) -> None:
        self._say("")
        self._model.bridge.submit(command, refused=self._on_refused)

    def _on_refused(self, refused: Refused) -> None:
        self._say(self._words.sentence(refused))

    def _say(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))

    def _on_second(self) -> None:
        looked_at = int(self._model.now.timestamp()) // _LOOKS_EACH_S
        if looked_at != self._looked_at and self.isVisible():
            self._looked_at = looked_at
            self.refresh()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_opened(self) -> None:
        self._say("")
        self._put_forms_back()
        self._kept.find(self._model.stream, list(self._forms))

    def _put_forms_back(self) -> None:
        for form in self._forms.values():
            form.begin_again(self._model.stream)
            form.hide()

    def _on_drafts_found(self) -> None:
        for name, form in self._forms.items():
            if not form.typed_fields:
                form.restore(self._kept.left(self._model.stream, name))

    def _make_forms(self) -> None:
        kinds: Mapping[str, Callable[[BoardModel, Words, QWidget], TrackForm]] = {
            "answer": AnswerForm,
            "note": NoteForm,
            "fact": FactForm,
            "start": StartForm,
            "task": TaskForm,
            "decision": DecisionForm,
            "admit": AdmitForm,
            "erase": EraseForm,
        }
        self._forms = {name: kind(self._model, self._words, self) for name, kind in kinds.items()}
        self._forms |= {"judge": self._judge, "filed": self._filed}
        for name, form in self._forms.items():
            form.hide()
            self._keep(name, form)

    def _keep(self, name: str, form: TrackForm) -> None:
        form.typed.connect(lambda: self._kept.keep(form.stream, name, form.typed_fields))
        form.done.connect(lambda: self._kept.forget(form.stream, name))
        form.done.connect(self._put_away)
        form.discarded.connect(lambda: form.restore(form.untouched))
        form.discarded.connect(lambda: self._kept.forget(form.stream, name))
        form.put_away.connect(self._put_away)

    def _listen(self) -> None:
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _=False, name=name: self._show_form(name))
        self._write.clicked.connect(self._show_drafts)
        self._drafts.put_away.connect(self._leave_aside)
        self._files.put_away.connect(self._leave_aside)
        self._evidence.clicked.connect(self._show_files)
        self.closed.connect(self._files.leave)
        self._tasks.ended.connect(self._end_task)
        self._kept.found.connect(self._on_drafts_found)
        self._track.changed.connect(self._on_changed)
        self._model.changed.connect(self._on_changed)
        self._model.ticked.connect(self._on_second)
        self._model.opened.connect(self._on_opened)
        SaidWhenSeen(self, self._words, self.retranslate)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        inside.addWidget(self._sections["clocks"])
        inside.addWidget(self._sections["facts"])
        inside.addWidget(self._tasks)
        inside.addWidget(self._sections["decisions"])
        inside.addWidget(self._sections["records"])
        inside.addStretch(1)
        self._body.setObjectName("body")
        scroll = FollowingScroll(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._body)
        policy = self._stack.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # for whoever may not read, its place stays empty
        self._stack.setSizePolicy(policy)
        self._stack.addWidget(scroll)
        self._stack.addWidget(self._drafts)
        self._stack.addWidget(self._files)
        self._stack.setMinimumHeight(_LEAST_SHOWN)  # a form below is never cut for it
        self.add(self._rights)
        self.column.addWidget(self._stack, 1)
        self.add(*self._forms.values(), self._why, self._disclaimer, self._acts)
