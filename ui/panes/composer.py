"""The one composer of the timeline. The text stays until the journal has it, and survives kill -9 before that."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from commander.board.record import Record
from commander.board.refusal import Refused
from commander.board.timeline import AddEntry, CorrectEntry, EntryKind
from commander.reading import Reading
from commander.wording.said import Said, Says, read
from commander.wording.times import TimeFault
from ui.models.board import BoardModel
from ui.panes.composer_known import KnownNames, known_names
from ui.panes.composer_pieces import PieceChips, tone_of
from ui.panes.composer_text import ComposerText
from ui.panes.paste_line import PasteLine
from ui.panes.sensitive_line import SensitiveLine
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Chip, ChipButton
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

# Their keys are Alt and the letter of practice §1.4.
KINDS: Final[Mapping[EntryKind, Action]] = {
    EntryKind.FACT: Action.WRITE_FACT,
    EntryKind.DECISION: Action.WRITE_DECISION,
    EntryKind.ACTION: Action.WRITE_ACTION,
    EntryKind.QUESTION: Action.WRITE_QUESTION,
    EntryKind.HYPOTHESIS: Action.WRITE_HYPOTHESIS,
    EntryKind.FOLLOW_UP: Action.WRITE_FOLLOW_UP,
    EntryKind.GOOD_MOVE: Action.WRITE_GOOD_MOVE,
}
DRAFT_MS: Final = 400
DRAFT: Final = "composer"


class Composer(QFrame):
    """Kind chips, what was understood, text, and below it why something was refused.

    draft: the name under which what is typed is kept; two composers of one incident must not share it.
    live_wanted: what was recorded is to go live too.
    """

    live_wanted = Signal(tuple)

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
        self._chosen = EntryKind.FACT
        self._said = Said(pieces=(), text="")
        # What a person took back to plain words, until the line is sent.
        self._literal: set[tuple[Says, str]] = set()
        self._known = KnownNames()
        self._kinds = {kind: ChipButton(checkable=True, parent=self) for kind in KINDS}
        self._group = QButtonGroup(self)
        self._hint = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, parent=self)
        self._which = Chip(tone=Tone.WARN, parent=self)
        self._drop = Button(kind=ButtonKind.QUIET, parent=self)
        self.text = ComposerText(self)
        self.pieces = PieceChips(words, self, after=self.text)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._sensitive = SensitiveLine(self.text, self)
        self._goes_live = False  # what waits for a person's word on it
        self.paste = PasteLine(model, words, self)
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(DRAFT_MS)
        self._lay_out()
        self._draft.timeout.connect(self.save_draft)
        self.text.textChanged.connect(self._on_typed)
        self.text.sent.connect(self.send)
        self.text.left.connect(self._leave_correction)
        self._drop.clicked.connect(self._leave_correction)
        self.text.takes_paste = self.paste.takes
        self.paste.recorded.connect(self._on_split)
        self._sensitive.let.connect(lambda: self.send(live=self._goes_live))
        self.pieces.taken_back.connect(self._take_literally)
        model.opened.connect(self._open)
        model.changed.connect(self._know_people)
        words.changed.connect(self.retranslate)
        self.retranslate()
        self._show_state()

    @property
    def kind(self) -> EntryKind:
        """What the next entry is: what its first word names, else what was chosen."""
        return self._said.kind or self._chosen

    @property
    def refusal(self) -> str:
        """Why what was sent last was not taken; empty when it was."""
        return self._why.text()

    def retranslate(self) -> None:
        """Say every word again."""
        for kind, chip in self._kinds.items():
            chip.show_state(self._words.label(kind), Tone.NEUTRAL)
            chip.setAccessibleDescription(shortcut(KINDS[kind]).shown)
        self._hint.setText(self.tr("Alt+initial ・ -3m"))
        self.text.setAccessibleName(self.tr("Write an entry"))
        self.text.setPlaceholderText(self.tr("What happened? Enter records it"))
        self._drop.setText(self.tr("Not now"))
        self._know_people()
        self._show_state()

    def choose(self, kind: EntryKind) -> None:
        """The next entry is of this kind, whatever its first word names."""
        self._chosen = kind
        self._literal.update((p.says, p.typed) for p in self._said.pieces if p.kind not in {None, kind})
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

    @property
    def is_typing(self) -> bool:
        """Whether the keyboard is here and a new entry is typed."""
        return self.text.hasFocus() and not self._correcting and bool(self.text.toPlainText().strip())

    def say(self, sentence: str) -> None:
        """A sentence below the text: why something was not done; empty takes it away."""
        self._why.setText(sentence)
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
                self._why.setText(said.occurred.sentence(self._words.language))
                self._show_state()
                return
            command = AddEntry(
                incident=self._stream, text=said.text, entry_kind=self.kind, occurred=said.occurred
            )
        self._on_its_way = typed or " "
        self._model.bridge.submit(
            command, done=lambda records: self._on_recorded(typed, records, live), refused=self._on_refused
        )

    def save_draft(self) -> None:
        """Keep what is typed now. A correction is no draft: the entry it changes still stands."""
        self._draft.stop()
        if self._stream and not self._correcting:
            self._model.bridge.save_draft(f"{self._draft_name}:{self._stream}", self.text.toPlainText())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        chips = QWidget(self)
        wide = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        wide.setHeightForWidth(True)
        chips.setSizePolicy(wide)
        flow = FlowLayout(chips, gap=6, line_gap=6)
        for kind, chip in self._kinds.items():
            self._group.addButton(chip)
            flow.addWidget(chip)
            for sequence in shortcut(KINDS[kind]).sequences:
                QShortcut(sequence, self).activated.connect(partial(self.choose, kind))
            chip.clicked.connect(lambda _=False, kind=kind: self.choose(kind))
        for part in (self._which, self._drop):
            flow.addWidget(part)
        self.pieces.stand_in(flow)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(chips, 1)
        above.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(above)
        column.addWidget(self.text)
        column.addWidget(self.paste)
        column.addWidget(self._sensitive)
        column.addWidget(self._why)

    def _open(self) -> None:
        """Another incident: what was typed for the one before is saved, and its own draft comes back."""
        self.save_draft()
        self._correcting, self._on_its_way = "", ""
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
            self.text.offer_names(known.offered)
            self._show_state()

    def _take_literally(self, says: Says, typed: str) -> None:
        self._literal.add((says, typed))
        self._show_state()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self) -> None:
        self._draft.start()
        self._show_state()

    def _on_recorded(self, typed: str, records: tuple[Record, ...], live: bool) -> None:
        if live:
            self.live_wanted.emit(records)
        self._on_its_way = ""
        self.paste.put_away()
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
        self._why.setText(self._words.sentence(refused))
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
        correcting = bool(self._correcting)
        for chip in self._kinds.values():
            chip.setVisible(not correcting)
        self._which.setVisible(correcting)
        self._drop.setVisible(correcting)
        if correcting:
            struck = not self.text.toPlainText().strip()
            text = self.tr("Strikes the entry") if struck else self.tr("Corrects the entry")
            self._which.show_state(text, Tone.WARN)
        self._said = Said(pieces=(), text="") if correcting else self._read(self.text.toPlainText())
        self._group.setExclusive(self.kind in self._kinds)  # a first word may name a kind that has no chip
        for kind, chip in self._kinds.items():
            chip.setChecked(kind is self.kind)
        pieces = self._said.pieces
        self.pieces.show_pieces(pieces, self._model.now)
        self.text.mark([(piece.start, piece.end, tone_of(piece)) for piece in pieces])
        self._hint.setVisible(not pieces and not correcting)
        self._why.setVisible(bool(self._why.text()))
