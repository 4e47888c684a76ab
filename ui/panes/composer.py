"""The one composer of the timeline. The text stays until the journal has it, and survives kill -9 before that."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from commander.board.record import Record
from commander.board.refusal import Refused
from commander.board.timeline import AddEntry, CorrectEntry, EntryAdded, EntryCorrected, EntryKind
from commander.reading import Reading
from commander.wording.said import Said, Says, read
from commander.wording.times import TimeFault
from commander.wording.turning import KIND_OF, Turn
from ui.models.board import BoardModel
from ui.panes.composer_head import ComposerHead
from ui.panes.composer_known import KnownNames, known_names
from ui.panes.composer_pieces import tone_of
from ui.panes.composer_text import ComposerText
from ui.panes.paste_line import RECORD_KEY, PasteLine
from ui.panes.sensitive_line import SensitiveLine
from ui.panes.spoken_label import SpokenLabel
from ui.panes.strike_line import StrikeLine
from ui.theme import Tone
from ui.words import Words

DRAFT_MS: Final = 400
DRAFT: Final = "composer"
_LOOKED_AT: Final = 2_000


class Composer(QFrame):
    """Kind chips, what was understood, text, and below it why something was refused.

    draft: the name under which what is typed is kept; two composers of one incident must not share it.
    written: a line is recorded. live_wanted: what was recorded is to go live too. post_wanted: it goes into a draft.
    turn_wanted: the line says that it becomes a task, a question or a decision, and the text it was read from.
    """

    written = Signal(tuple)
    live_wanted = Signal(tuple)
    turn_wanted = Signal(object, str)
    post_wanted = Signal(tuple)

    def __init__(
        self, model: BoardModel, words: Words, parent: QWidget | None = None, *, draft: str = DRAFT
    ) -> None:
        super().__init__(parent)
        self.setObjectName("composerArea")
        self._model, self._words, self._draft_name = model, words, draft
        # What is typed belongs to this incident, whichever one is shown when it is sent.
        self._stream = ""
        self._correcting = ""
        self._on_its_way = ""
        self._last: tuple[str, str] | None = None  # the entry that was written last, and its words
        self._chosen = EntryKind.FACT
        self._said = Said(pieces=(), text="")
        # What a person took back to plain words, until the line is sent.
        self._literal: set[tuple[Says, str]] = set()
        self._known = KnownNames()
        self.text = ComposerText(self)
        self._head = ComposerHead(words, self, text=self.text)
        self.pieces = self._head.pieces
        self._why = SpokenLabel(words, tone=Tone.BAD, parent=self)
        self._sensitive = SensitiveLine(self.text, self, key=RECORD_KEY)
        self._goes_live = False  # what waits for a person's word on it
        self.paste = PasteLine(model, words, self, draft=draft, known=lambda: self._known.pasted)
        self.strikes = StrikeLine(model, words, self, key=RECORD_KEY)
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(DRAFT_MS)
        self._lay_out()
        self._listen()
        self.retranslate()
        self._show_state()

    def _listen(self) -> None:
        model, words = self._model, self._words
        self._draft.timeout.connect(self.save_draft)
        self._head.kinds.chosen.connect(self.choose)
        self.text.textChanged.connect(self._on_typed)
        self.text.sent.connect(self.send)
        self.text.left.connect(self._leave_correction)
        self._head.drop.clicked.connect(self._leave_correction)
        self.text.takes_paste = self.paste.takes
        self.text.undone.connect(self._correct_last)
        self.text.confirmed.connect(self.paste.record)
        self.text.confirmed.connect(self.strikes.confirm)
        self.text.confirmed.connect(self._black_out)
        self.text.left.connect(self.strikes.put_away)
        self.strikes.left.connect(self.text.setFocus)
        self.paste.written.connect(self.strikes.remember)
        self.paste.recorded.connect(self._on_split)
        self.paste.given_back.connect(self.text.insertPlainText)
        self.text.left.connect(self.paste.decline)
        self._sensitive.let.connect(lambda: self.send(live=self._goes_live))
        self.pieces.taken_back.connect(self._take_literally)
        self.pieces.replaced.connect(self.text.replace_words)
        self.pieces.edited.connect(self.text.go_to_words)
        model.opened.connect(self._open)
        model.changed.connect(self._know_people)
        model.slack.changed.connect(self._know_people)
        words.changed.connect(self.retranslate)

    @property
    def kind(self) -> EntryKind:
        """What the next entry is: what its first words name, else what was chosen."""
        turn = self._said.turn
        turned = KIND_OF[turn] if turn and turn is not Turn.POST else None
        return turned or self._said.kind or self._chosen

    @property
    def refusal(self) -> str:
        """Why what was sent last was not taken; empty when it was."""
        return self._why.text()

    @property
    def known(self) -> KnownNames:
        """Whom and what a line can name."""
        return self._known

    def retranslate(self) -> None:
        """Say every word again."""
        self._head.retranslate()
        self._sensitive.retranslate()
        self.text.setAccessibleName(self.tr("Write an entry"))
        self.text.setPlaceholderText(self.tr("What happened? Enter records it"))
        self._know_people()
        self._show_state()

    def choose(self, kind: EntryKind) -> None:
        """The next entry is of this kind, whatever its first word names."""
        self._chosen = kind
        for piece in self._said.pieces:
            is_other = piece.kind not in {None, kind} or (piece.turn and KIND_OF[piece.turn] is not kind)
            if is_other:
                self._literal.add((piece.says, piece.typed))
        self._show_state()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def correct(self, entry: str, text: str) -> None:
        """Correct an entry: its text to change, or to empty, which strikes it. What was typed is kept as a draft."""
        self.save_draft()
        self._correcting = entry
        self._put(text)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_state()

    def add_text(self, text: str) -> None:
        """Put a text after what is typed; a correction under way gives way to it."""
        if self._correcting:
            self._correcting = ""
            stream = self._stream
            self._model.bridge.read(
                lambda reading: reading.draft(f"{self._draft_name}:{stream}"),
                lambda kept: self._put("\n".join(filter(None, (kept, text)))),
            )
            self._show_state()
        else:
            self._put("\n".join(filter(None, (self.text.toPlainText(), text))))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def lead_with(self, word: str) -> None:
        """Put a word in front of the line, in place of one that says something of the same sort."""
        first = next((piece for piece in self._said.pieces if piece.says is Says.TURN), None)
        if first is not None:
            self.text.replace_words(first.start, first.end, word)
        else:
            self.text.replace_words(0, 0, f"{word} ")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def turned(self, typed: str) -> None:
        """What the line became is recorded."""
        self._take_away(typed)

    @property
    def is_typing(self) -> bool:
        """Whether the keyboard is here and a new entry is typed."""
        return self.text.hasFocus() and not self._correcting and bool(self.text.toPlainText().strip())

    def say(self, said: Callable[[], str]) -> None:
        """A sentence below the text, in whatever language is spoken: why something was not done; empty: nothing."""
        self._why.say(said)
        self._show_state()

    def send(self, *, live: bool = False) -> None:
        """Submit what is typed; it stays on the screen until the answer comes. live: and into Slack's thread."""
        if not self._stream or self._on_its_way:
            return
        typed = self.text.toPlainText()
        self._why.setText("")
        if not typed.strip() and not self._correcting:
            # A second Enter after a first: nothing was lost, so nothing red has to say so.
            self._show_state()
            return
        if self._sensitive.stops(typed):
            self._goes_live = live
            return
        command: AddEntry | CorrectEntry
        if self._correcting:
            command = CorrectEntry(incident=self._stream, entry=self._correcting, text=typed)
        else:
            # Once more, for "+10m" counts from now and not from when it was typed.
            said = self._said = self._read(typed)
            if isinstance(said.occurred, TimeFault):
                fault = said.occurred
                self._why.say(lambda: fault.sentence(self._words.language))
                self._show_state()
                return
            if said.turn not in {None, Turn.POST}:
                self.turn_wanted.emit(said, typed)
                return
            command = AddEntry(
                incident=self._stream, text=said.text, entry_kind=self.kind, occurred=said.occurred
            )
        self._on_its_way = typed or " "
        is_post = not self._correcting and self._said.turn is Turn.POST

        def done(records: tuple[Record, ...]) -> None:
            self._on_recorded(typed, records, live=live, post=is_post)

        self._model.bridge.submit(command, done=done, refused=self._on_refused)

    def save_draft(self) -> None:
        """Keep what is typed now. A correction is no draft: the entry it changes still stands."""
        self._draft.stop()
        if self._stream and not self._correcting:
            self._model.bridge.save_draft(f"{self._draft_name}:{self._stream}", self.text.toPlainText())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self.text)
        column.addWidget(self.paste)
        column.addWidget(self.strikes)
        column.addWidget(self._sensitive)
        column.addWidget(self._why)

    def _open(self) -> None:
        """Another incident: what was typed for the one before is saved, and its own draft comes back."""
        self.save_draft()
        self._correcting, self._on_its_way, self._last = "", "", None
        stream = self._stream = self._model.stream
        self._begin_anew()
        self._put("")
        self._why.setText("")
        self._show_state()
        if not stream:
            return

        def question(reading: Reading) -> str:
            return reading.draft(f"{self._draft_name}:{stream}")

        def done(kept: str) -> None:
            if kept and self._stream == stream and not self.text.toPlainText():
                self._put(kept)

        self._model.bridge.read(question, done)

    def _read(self, typed: str) -> Said:
        return read(
            typed,
            self._model.now,
            self._words.zone,
            kind=self._chosen,
            people=self._known.people,
            channels=self._known.channels,
            literal=self._literal,
            language=self._words.language,
        )

    def _know_people(self) -> None:
        if (known := known_names(self._model, self._words, self._known)) is not self._known:
            self._known = known
            self.text.offer_names(lambda: known.offered)
            self._show_state()

    def _correct_last(self) -> None:
        """Ctrl+Z with nothing to undo: the last entry comes back to be corrected; those of a paste may be struck."""
        if self._correcting or self.strikes.ask():
            return
        if self._last is not None:
            self.correct(*self._last)

    def _black_out(self) -> None:
        if self.paste.isHidden():  # else the key is the paste's, which blacks out as well
            self._sensitive.black_out()

    def _take_literally(self, says: Says, typed: str) -> None:
        self._literal.add((says, typed))
        self._show_state()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self) -> None:
        self._draft.start()
        self._why.setText("")  # it was said of other words
        self.paste.forget()
        self._show_state()

    def _on_recorded(self, typed: str, records: tuple[Record, ...], *, live: bool, post: bool) -> None:
        self._last = _written(records)
        self.strikes.forget()
        self._take_away(typed)
        self.written.emit(records)
        if live:
            self.live_wanted.emit(records)
        if post:
            self.post_wanted.emit(records)

    def _take_away(self, typed: str) -> None:
        """It is in the journal: the composer is free for the next line."""
        self._on_its_way = ""
        self.paste.decline()
        if self.text.toPlainText() == typed:
            self._put("")  # what was typed on meanwhile stays
        self._correcting = ""
        self._begin_anew()
        self.save_draft()
        self._show_state()

    def _on_split(self, pasted: str) -> None:
        """What was pasted is recorded; what was typed around it stays."""
        self._put(self.text.toPlainText().replace("\n".join(pasted.splitlines()), "").strip("\n"))
        self.save_draft()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_anew(self) -> None:
        self._chosen = EntryKind.FACT
        self._literal.clear()

    def _on_refused(self, refused: Refused) -> None:
        self._on_its_way = ""
        self._why.say(lambda: self._words.sentence(refused))
        self._show_state()

    def _leave_correction(self) -> None:
        if not self._correcting:
            return
        self._correcting = ""
        self._put("")
        stream = self._stream
        self._model.bridge.read(lambda reading: reading.draft(f"{self._draft_name}:{stream}"), self._put)
        self._show_state()

    def _put(self, text: str) -> None:
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
            self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def _show_state(self) -> None:
        typed, now = self.text.toPlainText(), self._model.now
        # Of a page only the beginning is looked at while somebody types; what is sent is read whole.
        self._said = Said(pieces=(), text="") if self._correcting else self._read(typed[:_LOOKED_AT])
        pieces = self._said.pieces
        if self._correcting:
            self._head.show_correction(self.kind, now, strikes=not typed.strip())
        else:
            self._head.show_line(self.kind, pieces, now)
        self.text.mark([(piece.start, piece.end, tone_of(piece)) for piece in pieces])
        self._why.setVisible(bool(self._why.text()))


def _written(records: tuple[Record, ...]) -> tuple[str, str] | None:
    """The one entry among these, or the one corrected by them, and its words."""
    for record in records:
        match record.event:
            case EntryAdded() as entry:
                return record.id, entry.text
            case EntryCorrected() as correction if correction.text:
                return correction.entry, correction.text
    return None
