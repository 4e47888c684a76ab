"""Many lines were pasted: one entry, or each with its own time? Asked once, under the composer, by its own keys."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from commander.board.record import Record
from commander.board.refusal import Refused
from commander.board.text import ENTRY_LIMIT
from commander.board.timeline import AddEntries, AddEntry
from commander.wording.linter_checks import folded
from commander.wording.pasted import ENTRIES_AT_ONCE, LINES_AT_ONCE, Known, Pasted, split
from commander.wording.sensitive import found_in, masked
from commander.wording.slack_export import looks_exported
from ui.models.board import BoardModel
from ui.off_thread import off_thread
from ui.panes.spoken_label import SpokenLabel
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button, HintedButton
from ui.words import Words

LARGEST: Final = 2_000_000  # characters: what no person reads through before it is kept
RECORD_KEY: Final = "Ctrl+Enter"
_SHOWN: Final = 3
_QUOTED: Final = 70
_LOOKED_AT: Final = 4_000
# What a text may hold besides what can be seen: line ends, tabs, a page break, a terminal's colours.
_HARMLESS: Final = frozenset("\t\n\r\f\v\x1b")


class _Kept(msgspec.Struct, frozen=True):
    """A paste that nobody has decided on: the times in it count from when it was pasted."""

    at: datetime
    text: str
    held: bool


class _Read(msgspec.Struct, frozen=True):
    """What was found in it. masked: the same with every secret blacked out; the same object when there is none."""

    entries: tuple[Pasted, ...]
    masked: tuple[Pasted, ...]


class PasteLine(QFrame):
    """Hidden until more than one line is pasted. Window thread; what was pasted is read on another.

    What is offered survives a restart, like what is typed. A text that the composer can't hold is held here.
    recorded: the pasted text is in the journal, as entries of its own; written: their records.
    given_back: it is the composer's after all.
    """

    recorded = Signal(str)
    written = Signal(tuple)
    given_back = Signal(str)

    def __init__(
        self, model: BoardModel, words: Words, parent: QWidget, *, draft: str, known: Callable[[], Known]
    ) -> None:
        super().__init__(parent)
        self._model, self._words, self._draft_name, self._known = model, words, draft, known
        self._stream = ""
        self._kept: _Kept | None = None
        self._read = _Read((), ())
        self._asked = 0
        self._said = SpokenLabel(words, parent=self)
        self._first = SpokenLabel(words, px=SMALL_PX, parent=self)
        self._why: Refused | None = None  # what kept it from being recorded
        self.split = Button(key=RECORD_KEY, elides=True, parent=self)
        self._split_hint = HintedButton(self.split, parent=self)
        self.as_it_is = Button(elides=True, parent=self)
        self.leave = Button(elides=True, parent=self)
        self._lay_out()
        self.split.clicked.connect(self.record)
        self.as_it_is.clicked.connect(lambda: self._record(self._read.entries))
        self.leave.clicked.connect(self.put_away)
        words.changed.connect(self._show)
        model.opened.connect(self._open)
        self.hide()

    def takes(self, pasted: str) -> bool:
        """Look at what is pasted; whether the composer must not take it: it is too long for one entry, or an export."""
        if self._kept is not None and self._kept.held:
            if "\n" not in pasted and len(pasted) <= ENTRY_LIMIT:
                return False
            self._show()
            self._first.say(lambda: self.tr("Say first what becomes of this; then paste again."))
            return True
        self.put_away()
        if fault := self._fault(pasted):
            self._tell(fault)
            return True
        is_export = looks_exported(pasted)
        held = is_export or len(pasted) > ENTRY_LIMIT
        is_many = pasted.count("\n") + pasted.count("\r") > 0 and bool(pasted.strip())
        if is_many or is_export:
            self._look(_Kept(self._model.now, pasted, held), is_new=True)
        elif held:
            self._tell_too_long(pasted)
        return held

    def put_away(self) -> None:
        """As one entry, or not at all: what the composer holds stays as it is."""
        self._asked += 1
        if self._kept is not None and self._stream:
            self._model.bridge.save_draft(self._key(self._stream), "")
        self._kept, self._read, self._why = None, _Read((), ()), None
        self.hide()

    def decline(self) -> None:
        """Esc, or the line was sent: it was one entry in the composer. What is held here alone stays offered."""
        if self._kept is None or not self._kept.held:
            self.put_away()

    def forget(self) -> None:
        """Somebody types on: why a paste was not taken was read; what is offered or held stays."""
        if self._kept is None:
            self.hide()

    def record(self) -> None:
        """Each as an entry of its own, what looks like a secret blacked out; nothing while nothing is offered."""
        if self._read.entries and self.split.isEnabled() and self.isVisible():
            self._record(self._read.masked)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self._split_hint, self.as_it_is, self.leave):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._said)
        column.addWidget(self._first)
        column.addLayout(row)

    def _fault(self, pasted: str) -> Callable[[], str] | None:
        """Why it can't be pasted at all; None: it can."""
        length = f"{len(pasted):,}"
        if len(pasted) > LARGEST:
            return lambda: self.tr("{count} characters are too many to paste: paste a part of it.").format(
                count=length
            )
        head = pasted[:_LOOKED_AT]
        unseen = sum(letter < " " and letter not in _HARMLESS for letter in head)
        if "\x00" in pasted or unseen > len(head) // 10:
            return lambda: self.tr(
                "That is no text but a file's bytes: nothing was pasted. Copy it from where it is read."
            )
        lines = pasted.count("\n") + 1
        if lines > LINES_AT_ONCE and not looks_exported(pasted):
            return lambda: self.tr("{count} lines are too many to paste: {limit} at a time at most.").format(
                count=f"{lines:,}", limit=f"{LINES_AT_ONCE:,}"
            )
        return None

    def _look(self, kept: _Kept, *, is_new: bool) -> None:
        """Read it on another thread; what is asked meanwhile makes the answer void."""
        self._asked += 1
        asked, stream = self._asked, self._model.stream
        zone, known = self._words.zone, self._known()

        def done(read: _Read) -> None:
            if asked == self._asked and stream == self._model.stream:
                self._offer(kept, read, is_new=is_new)

        off_thread(self._model.bridge.push, lambda: _read(kept, zone, known), done)

    def _offer(self, kept: _Kept, read: _Read, *, is_new: bool) -> None:
        if len(read.entries) > ENTRIES_AT_ONCE:
            self._tell(
                lambda: self.tr("{count} entries are too many to paste: {limit} at a time at most.").format(
                    count=f"{len(read.entries):,}", limit=f"{ENTRIES_AT_ONCE:,}"
                )
            )
        elif len(read.entries) > 1:
            self._stream, self._kept, self._read = self._model.stream, kept, read
            if is_new:
                content = msgspec.json.encode(replace(kept, text=_storable(kept.text))).decode()
                self._model.bridge.save_draft(self._key(self._stream), content)
            self._show()
        elif kept.held and len(kept.text) <= ENTRY_LIMIT:
            self.given_back.emit(kept.text)
        elif kept.held:
            self._tell_too_long(kept.text)

    def _show(self) -> None:
        entries, kept = self._read.entries, self._kept
        if not entries or kept is None:
            return
        risky, why = self._read.masked is not entries, self._why
        counted = " ".join(self._counted(entries, risky=risky))
        self._said.set_tone(Tone.BAD if why else Tone.NEUTRAL)
        self._said.setText(self._words.sentence(why) if why else counted)
        self.split.setText(
            self.tr("Black out, record one by one") if risky else self.tr("Record them one by one")
        )
        self.as_it_is.setText(self.tr("Record as it is"))
        self.leave.setText(self.tr("Record nothing of it") if kept.held else self.tr("As one entry"))
        self._first.setText("\n".join(map(self._line, self._read.masked[:_SHOWN])) + self._rest(entries))
        for part in (self._split_hint, self.leave, self._first):
            part.show()
        self.as_it_is.setVisible(risky)
        self.show()

    def _counted(self, entries: Sequence[Pasted], *, risky: bool) -> list[str]:
        timed = sum(one.occurred is not None for one in entries)
        impossible = sum(one.impossible for one in entries)
        said = [self.tr("Pasted: %n entries, ", "", len(entries)) + self.tr("%n with a time", "", timed)]
        if impossible:
            said.append(self.tr("%n begin with a day that there is not: kept as words.", "", impossible))
        if risky:
            said.append(self.tr("It looks as if it held a password, a token or a card number."))
        return said

    def _line(self, one: Pasted) -> str:
        time = self._words.time(one.occurred.instant, self._model.now) if one.occurred else ""
        words = one.text[:_QUOTED].replace("\n", " ")
        return " ".join(part for part in (time, self._words.label(one.kind), one.author, words) if part)

    def _rest(self, entries: Sequence[Pasted]) -> str:
        return " …" if len(entries) > _SHOWN else ""

    def _record(self, entries: tuple[Pasted, ...]) -> None:
        kept, stream = self._kept, self._stream
        if kept is None:
            return
        added = tuple(
            AddEntry(
                incident=stream,
                text=one.text,
                entry_kind=one.kind,
                occurred=one.occurred,
                source=one.author,
            )
            for one in entries
        )
        self._let_press(False)
        self._why = None

        def done(records: tuple[Record, ...]) -> None:
            self._let_press(True)
            self.written.emit(records)
            self._model.bridge.save_draft(self._key(stream), "")
            if self._kept is kept:
                self.put_away()
            self.recorded.emit("" if kept.held else kept.text)

        def refused(why: Refused) -> None:
            self._let_press(True)
            self._why = why
            self._show()

        self._model.bridge.submit(AddEntries(incident=stream, entries=added), done=done, refused=refused)

    def _let_press(self, on: bool) -> None:
        for button in (self.split, self.as_it_is, self.leave):
            button.setEnabled(on)

    def _open(self) -> None:
        """Another incident: what was offered there waits there; what was left here is offered again."""
        self._asked += 1
        self._kept, self._read, self._why = None, _Read((), ()), None
        self._let_press(True)
        self.hide()
        stream = self._stream = self._model.stream
        if not stream:
            return
        key = self._key(stream)

        def done(content: str) -> None:
            kept = _decoded(content)
            if kept is not None and stream == self._model.stream and self._kept is None:
                self._look(kept, is_new=False)

        self._model.bridge.read(lambda reading: reading.draft(key), done)

    def _key(self, stream: str) -> str:
        return f"paste:{self._draft_name}:{stream}"

    def _tell_too_long(self, pasted: str) -> None:
        length = f"{len(pasted):,}"
        self._tell(
            lambda: self.tr("{count} characters are too many for one entry: {limit} at most.").format(
                count=length, limit=f"{ENTRY_LIMIT:,}"
            )
        )

    def _tell(self, said: Callable[[], str]) -> None:
        self._said.set_tone(Tone.WARN)
        self._said.say(said)
        for part in (self._split_hint, self.as_it_is, self.leave, self._first):
            part.hide()
        self.show()


def _read(kept: _Kept, zone: str, known: Known) -> _Read:
    """Any thread. Entry by entry, so that no single step holds Python for long."""
    entries = split(kept.text, kept.at, zone, known)
    hidden = []
    risky = False
    for one in entries:
        found = found_in(folded(one.text))
        risky = risky or bool(found)
        hidden.append(replace(one, text=masked(one.text, found)) if found else one)
    return _Read(entries, tuple(hidden) if risky else entries)


def _decoded(content: str) -> _Kept | None:
    try:
        return msgspec.json.decode(content, type=_Kept) if content else None
    except msgspec.MsgspecError:
        return None  # another version kept it in another shape


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
