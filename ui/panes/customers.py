"""The page of affected customers: files in, columns, doubles judged by one key, exports, the day of deletion (2-16)."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.customer_lists import UseCount, may_open
from commander.board.refusal import Refused
from commander.customers.candidates import Shown
from commander.customers.columns import Mapped
from commander.customers.faults import CustomerFault
from commander.customers.shelf import Shelf
from commander.customers.table_file import Look
from commander.deadlines import DeadlineKind, Urgency
from commander.wording.customers import unit_said, used_text
from ui.models.board import BoardModel
from ui.panes.customers_lines import FilesLine, KeepingLines
from ui.panes.customers_mapping import CustomersMapping
from ui.panes.customers_parts import CandidateCard, HandOut
from ui.panes.customers_path import PathDraft
from ui.panes.customers_removal import RemovalLine
from ui.panes.customers_seen import Seen
from ui.panes.customers_words import export_text, groups_text, standing_text, state_text
from ui.panes.customers_work import CustomersWork
from ui.panes.said_when_seen import SaidWhenSeen
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.plain_label import PlainLabel
from ui.widgets.whole_page import Acts, AsidePage
from ui.words import Words


class CustomersPage(AsidePage):
    """Stands in place of the four panes. A customer leaves it by an export alone. closed: back to the board."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(shortcut(Action.CUSTOMERS).shown, parent)
        self.setAcceptDrops(True)
        self._model, self._words = model, words
        self._work = CustomersWork(model, words, self)
        self._seen = Seen()
        self._is_open = False
        self._is_new = False  # just opened, nothing has been seen yet
        self._standing = self.head.state
        self._body = QWidget(self)
        self._source = FilesLine(self._body)
        self._path = PathDraft(model, self._source.path, self)
        self._mapping = CustomersMapping(words, self._body)
        self._progress = PlainLabel(tone=Tone.ACCENT, parent=self._body)
        self._stop = Button(key="S", elides=True, parent=self._body)
        self._files = PlainLabel(wraps=True, parent=self._body)
        self._joined: tuple[tuple[Shown, ...], ...] = ()  # what was read last; said again in another language
        self._groups = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self._body)
        self._card = CandidateCard(words, self._body)
        self._removal = RemovalLine(self._body)
        self._hand_out = HandOut(words, self._body)
        self._keeping = KeepingLines(self._body)
        self._told = PlainLabel(tone=Tone.OK, wraps=True, parent=self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._use = Button(kind=ButtonKind.PRIMARY, key="F2", elides=True, parent=self)
        self._lay_out()
        self._listen()
        self.retranslate()
        if model.stream:
            self._path.find()

    def use(self, make: Callable[[], Shelf]) -> None:
        """Where the lists lie and their keys."""
        self._work.use(make)

    def open(self) -> None:
        """Show it and take the keyboard; whoever may not open lists sees that there is one."""
        self._say("")
        self._is_open = self._is_new = True
        if self._may_open:
            self._work.see()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.refresh()

    def refresh(self) -> None:
        """Show what is known now."""
        if not self._is_open or not self._model.stream:
            return
        self._standing.setText(state_text(self._model, self._seen, self._words))
        allowed = self._may_open
        self._body.setVisible(allowed)
        self._use.setVisible(allowed)
        if not allowed:
            return
        seen, running = self._seen, self._work.is_importing
        has_list = seen.about is not None and seen.version is not None
        for part in (self._files, self._removal, self._card, self._hand_out, self._keeping):
            part.setVisible(has_list and not self._mapping.isVisible())
        self._groups.setVisible(has_list and bool(self._joined) and not self._mapping.isVisible())
        self._progress.setVisible(running)
        self._stop.setVisible(running)
        self._source.setVisible(not running and not self._mapping.isVisible())
        self._use.setEnabled(has_list)
        if has_list and seen.about is not None and seen.counts is not None:
            self._files.setText(standing_text(seen, self._words))
            if seen.groups is not None:
                self._groups.setText(groups_text(self._joined, self._words))
            self._card.show_candidate(seen.candidate, seen.counts.waiting, seen.beyond[0])
            self._hand_out.show_teams(self._model.policy.customers.teams())
            self._keeping.show_day(seen.about.delete_by)
            self._go_to_deletion()

    def _go_to_deletion(self) -> None:
        """The line that says that a list must go leads to where its day stands, and Tab to its deletion."""
        due = any(
            one.kind is DeadlineKind.CUSTOMER_LIST and one.urgency(self._model.now) is Urgency.DUE
            for one in self._model.deadlines()
        )
        if self._is_new and due and self.hasFocus():
            self._keeping.another.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self._keeping, lambda: self._scrolled.ensureWidgetVisible(self._keeping))
        self._is_new = False

    def retranslate(self) -> None:
        """Say every word again."""
        name = self.tr("Affected customers")
        self.name(name)
        self._stop.setText(self.tr("Stop the import"))
        self._use.setText(self.tr("This count into the impact"))
        for part in (self._source, self._mapping, self._card, self._removal, self._hand_out, self._keeping):
            part.retranslate()
        self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_O: self._source.choose,
            Qt.Key.Key_S: self._work.stop,
            Qt.Key.Key_1: lambda: self._judge(same=True),
            Qt.Key.Key_2: lambda: self._judge(same=False),
            Qt.Key.Key_Z: self._work.take_back,
            Qt.Key.Key_F2: self.state,
            Qt.Key.Key_Return: self._take,
            Qt.Key.Key_Enter: self._take,
        }
        act = acts.get(Qt.Key(event.key()))
        others = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        typed = event.text().strip()
        if act is None and not others and self._may_open and typed and typed.isprintable():
            self._source.go_on_with(typed)  # somebody types where a file is
        elif act is None or others or not self._may_open:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            # A key held down is one word, not thirty.
            act()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if self._may_open and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        self.look_at([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def look_at(self, paths: list[Path]) -> None:
        """Look at files; their columns are shown, and nothing is taken before a person says so."""
        self._say("")
        if paths and not self._work.is_importing:
            self._work.look(paths)

    def state(self) -> None:
        """Make the newest count the impact's number, with its list and version."""
        about, version = self._seen.about, self._seen.version
        if about is None or version is None:
            return
        self._say("")
        language = self._words.language
        text = used_text(about.list, version.number, language)
        command = UseCount(incident=self._model.stream, list=about.list, text=text, unit=unit_said(language))
        self._model.bridge.submit(command, refused=self._on_refused, done=lambda _: self._tell_used())

    @property
    def _may_open(self) -> bool:
        return may_open(self._model.board.roles, self._model.policy, self._model.person)

    def _judge(self, *, same: bool) -> None:
        if self._seen.candidate is not None and not self._mapping.isVisible():
            pair = self._seen.candidate.pair
            # The next press waits for the next candidate.
            self._seen = replace(self._seen, candidate=None)
            self._work.decide((pair.first, pair.second), same=same)

    def _take(self) -> None:
        if self._mapping.isVisible() and self._mapping.look is not None and not self._work.is_importing:
            self._say("")
            look, columns = self._mapping.look, self._mapping.columns
            self._progress.setText(self.tr("Reading {name}").format(name=look.name))
            self._work.take(look, columns, excludes=self._mapping.excludes.isChecked())
            self._mapping.hide()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.refresh()

    def _remove(self, number: int, reason: str) -> None:
        if not self._work.is_importing:
            self._say("")
            self._progress.setText(self.tr("Taking the file out"))
            self._work.remove(number, reason)

    def _on_looked(self, found: list[tuple[Look, Mapped]]) -> None:
        self._mapping.let_wait(found)
        if not self._mapping.isVisible():
            self._next_file()

    def _next_file(self) -> None:
        was_shown = not self._mapping.isHidden()
        if not self._mapping.show_next() and was_shown:
            # Only from the columns: whoever writes elsewhere when an import ends goes on there.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def _on_imported(self, taken: bool) -> None:
        if not taken:
            self._mapping.let_none_wait()
        self._next_file()

    def _on_progress(self, stage: str, rows: int) -> None:
        words = {
            "look": self.tr("Looking through the file"),
            "match": self.tr("Finding doubles among {rows} rows"),
        }
        said = words.get(stage, self.tr("{rows} rows read"))
        self._progress.setText(said.format(rows=f"{rows:,}"))
        self.refresh()

    def _on_seen(self, seen: Seen) -> None:
        self._seen = seen
        if seen.groups is not None:
            self._joined = seen.groups
        if seen.exported is not None:
            self._told.setText(export_text(seen.exported, seen.written))
            self._told.show()
        self._keeping.begin_again()
        self._removal.begin_again()
        self.refresh()

    def _on_failed(self, fault: CustomerFault) -> None:
        self._say(fault.sentence(self._words.language))
        if not self._work.is_importing:
            self._work_over()

    def _work_over(self) -> None:
        self._progress.setText("")
        self.refresh()

    def _on_refused(self, refused: Refused) -> None:
        self._say(self._words.sentence(refused))

    def _tell_used(self) -> None:
        self._told.setText(self.tr("The impact says this count now, with its list and version."))
        self._told.show()

    def _say(self, sentence: str) -> None:
        self._told.hide()
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))

    def _on_opened(self) -> None:
        self._seen, self._is_open = Seen(), False
        self._mapping.let_none_wait()
        self._mapping.hide()
        self._joined = ()
        self._groups.clear()
        self._path.find()
        self._keeping.begin_again()
        self._say("")

    def save_drafts(self) -> None:
        """Keep what is typed, now."""
        self._path.save_now()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _listen(self) -> None:
        work = self._work
        work.seen.connect(self._on_seen)
        work.looked.connect(self._on_looked)
        work.failed.connect(self._on_failed)
        work.refused.connect(self._on_refused)
        work.progressed.connect(self._on_progress)
        work.imported.connect(self._on_imported)
        self._source.chosen.connect(self.look_at)
        self._stop.clicked.connect(work.stop)
        self._mapping.taken.connect(self._take)
        self._mapping.put_away.connect(self._next_file)
        self._card.judged.connect(lambda same: self._judge(same=same))
        self._card.undone.connect(work.take_back)
        self._removal.removed.connect(self._remove)
        self._hand_out.wanted.connect(work.export)
        self._keeping.kept.connect(work.keep)
        self._keeping.deleted.connect(work.delete)
        self._use.clicked.connect(self.state)
        self._model.changed.connect(self._on_changed)
        self._model.opened.connect(self._on_opened)
        SaidWhenSeen(self, self._words, self.retranslate)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self._source)
        inside.addWidget(self._mapping)
        running = QHBoxLayout()
        running.setSpacing(10)
        running.addWidget(self._progress)
        running.addWidget(Acts(self._stop, parent=self._body), 1)
        inside.addLayout(running)
        inside.addWidget(self._card)
        for part in (self._files, self._removal, self._groups, self._hand_out, self._keeping):
            inside.addWidget(part)
        inside.addStretch(1)
        hidden: tuple[QWidget, ...] = (self._mapping, self._why, self._told, self._progress, self._stop)
        for one in hidden:
            one.hide()
        self._scrolled = self.add_scrolled(self._body)
        self.add(self._told, self._why, Acts(self._use, parent=self))
