"""The head and the foot of the sheet: which post this is and whether it is real; the one button that sends."""

from datetime import timedelta

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.incident import IncidentKind
from ui.models.board import BoardModel
from ui.panes.sheet_composition import Composition, chosen_audiences, last_post, targets_of
from ui.panes.sheet_left_out import left_out
from ui.panes.sheet_pages import notice_words
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, TITLE_PX, Tone
from ui.widgets.button import Button, ButtonKind, KeyHint
from ui.widgets.chip import Chip, ChipButton
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_NAMED = 3
_MARGIN = 20
_SPACING = 12
_BESIDE = 2  # the words' place in the row: after the button and its key
_LEAST_REACH = 60  # the names of the readers may be cut; less than this says nothing


class SheetHead(QFrame):
    """Stage and number of this post, what was told last, what was promised, and 本番 or 訓練."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheetHead")
        self._words = words
        self._title = PlainLabel(px=TITLE_PX - 1, bold=True, parent=self)
        self._number = Chip(parent=self)
        self._before = PlainLabel(tone=Tone.NEUTRAL, elides=True, parent=self)
        self.redraft = ChipButton(tone=Tone.WARN, elides=True, parent=self)
        self.redraft.hide()
        self._kind = Chip(parent=self)
        self._away = PlainLabel(tone=Tone.NEUTRAL, elides=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self._number)
        row.addWidget(self._before, 1)
        for part in (self.redraft, self._kind, self._away):
            row.addWidget(part)

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        self._title.setText(self.tr("Broadcast"))
        self._away.setText(self.tr("Esc (the draft stays)"))
        self.redraft.show_state(self.tr("The board says more now: draft again"), Tone.WARN)

    def show_behind(self, is_behind: bool) -> None:
        """Whether the board says something that the texts don't."""
        self.redraft.setVisible(is_behind)

    def show_state(self, composition: Composition, model: BoardModel) -> None:
        """Say which post this is."""
        messages, now, words = model.board.messages, model.now, self._words
        self._number.show_state(f"{words.label(composition.stage)} #{messages.public_count + 1}", Tone.ACCENT)
        parts = []
        last = last_post(model.board)
        if last is not None:
            parts.append(self.tr("last {time}").format(time=words.time(last.ordered_at, now)))
        if messages.promise is not None:
            left = words.countdown(messages.promise, now)
            is_over = messages.promise <= now
            parts.append(
                self.tr("promise {span}").format(span=left)
                if is_over
                else self.tr("promise in {span}").format(span=left)
            )
        self._before.setText(" ・ ".join(parts) or self.tr("first post"))
        kind = model.board.incident.kind
        # Real things are the ones to be careful with: 本番 is red, a drill wears its own colour.
        tone = Tone.BAD if kind is IncidentKind.REAL else Tone.DECISION
        said = words.label(kind)
        if kind is IncidentKind.DRILL:
            # What is shown is what is written; the mark comes before it on the way out.
            said = self.tr("{kind}: marked [DRILL]").format(kind=said)
        self._kind.show_state(said, tone)


class SheetFoot(QFrame):
    """The button, whom it reaches in words, how long it can be taken back, and why it was refused."""

    def __init__(self, words: Words, undo: timedelta, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheetFoot")
        self._words, self.undo = words, undo
        self._fault = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._fault.hide()
        self._why_not = PlainLabel(tone=Tone.WARN, wraps=True, parent=self)
        self._why_not.hide()
        self.send = Button(kind=ButtonKind.PRIMARY, key=shortcut(Action.SEND).shown, elides=True, parent=self)
        self.send.setMinimumHeight(34)
        self.subscribers: int | None = None  # whom the page would mail; None: not known
        self.workspace = ""  # what Slack's is called; empty: not known
        self._notice = PlainLabel(tone=Tone.NEUTRAL, elides=True, parent=self)
        self._notice.hide()
        self._reach = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, elides=True, parent=self)
        self._undoable = PlainLabel(tone=Tone.NEUTRAL, elides=True, parent=self)
        self.keep = Button(elides=True, parent=self)
        self.keep.setMinimumHeight(34)
        self._hint = KeyHint(self.send.key, parent=self)
        self._said = QWidget(self)
        said = QHBoxLayout(self._said)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(_SPACING)
        said.addWidget(self._undoable)
        said.addWidget(self._notice)
        said.addWidget(self._reach, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(_SPACING)
        self._row.addWidget(self.send)
        self._row.addWidget(self._hint)
        self._row.addWidget(self._said, 1)
        self._row.addWidget(self.keep)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, 11, _MARGIN, 11)
        self._column.setSpacing(6)
        self._column.addWidget(self._fault)
        self._column.addWidget(self._why_not)
        self._column.addLayout(self._row)
        self._is_apart = False  # the words stand above the buttons

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._give_room()

    @override
    def event(self, event: QEvent, /) -> bool:
        # A text has changed: a workspace's name arrived, a text was looked at.
        if event.type() is QEvent.Type.LayoutRequest:
            self._give_room()
        return super().event(event)

    def _give_room(self) -> None:
        """The button says where it sends and what is unread: it is never cut for the words beside it."""
        shown: list[QWidget] = [self.send, self._hint, self._undoable, self.keep]
        if not self._notice.isHidden():
            shown.append(self._notice)
        needed = sum(one.sizeHint().width() + _SPACING for one in shown) + _LEAST_REACH
        is_apart = needed > self.contentsRect().width() - 2 * _MARGIN
        if is_apart is self._is_apart:
            return
        self._is_apart = is_apart
        (self._row if is_apart else self._column).removeWidget(self._said)
        if is_apart:
            self._column.insertWidget(self._column.count() - 1, self._said)
            self._row.insertStretch(_BESIDE, 1)
        else:
            self._row.takeAt(_BESIDE)
            self._row.insertWidget(_BESIDE, self._said, 1)

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        seconds = int(self.undo.total_seconds())
        can_undo = self.tr("%n second(s) to take it back", "", seconds)
        self._undoable.setText(can_undo if seconds else self.tr("it leaves at once"))
        self.keep.setText(self.tr("Keep the draft"))

    def say(self, sentence: str, *, is_fault: bool = True) -> None:
        """Why it was refused, or that it was kept; empty takes it away."""
        self._fault.set_tone(Tone.BAD if is_fault else Tone.NEUTRAL)
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        self._why_not.setVisible(bool(self._why_not.text()) and not sentence)

    def show_state(
        self, composition: Composition, model: BoardModel, *, is_ready: bool, why_not: str
    ) -> None:
        """How many places, whom, what nobody looked at yet, and why it would not be sent now."""
        places = len(targets_of(composition, model.policy))
        unread = len(composition.unseen(model.policy))
        if model.board.incident.kind is IncidentKind.DRILL:
            text = self.tr("Practise: %n place(s)", "", places)
        else:
            text = self._sends_to(places, composition, model)
        if unread:
            text = self.tr("{send} ({count} unread)").format(send=text, count=unread)
        self.send.setText(text)
        self._why_not.setText(why_not)
        self.let_send(is_ready=is_ready)
        # One sentence at a time: what the desk answered says the same, and more exactly.
        self._why_not.setVisible(bool(why_not) and self._fault.isHidden())
        self._reach.setText(self._readers(composition, model))
        self.show_notice(composition, model)

    def _sends_to(self, places: int, composition: Composition, model: BoardModel) -> str:
        text = self.tr("Send to %n place(s)", "", places)
        in_slack = any(target.startswith("slack:") for target in targets_of(composition, model.policy))
        return f"{text} ・ {self.workspace}" if in_slack and self.workspace else text

    def let_send(self, *, is_ready: bool) -> None:
        """Whether the button sends now: not where a sentence says why not."""
        self.send.setEnabled(is_ready and not self._why_not.text())

    def show_notice(self, composition: Composition, model: BoardModel) -> None:
        """Whether the pages mail their subscribers, and how many those are."""
        notice = notice_words(composition, model, self.subscribers)
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        self._notice.set_tone(Tone.WARN if composition.notify else Tone.NEUTRAL)

    def _readers(self, composition: Composition, model: BoardModel) -> str:
        readers = chosen_audiences(composition, model.policy)
        names = [self._words.either(one.name_ja, one.name_en) for one in readers]
        shown = ", ".join(names[:_NAMED])
        if len(names) > _NAMED:
            shown = self.tr("{names} and %n more", "", len(names) - _NAMED).replace("{names}", shown)
        if any(one.public for one in readers):
            shown = self.tr("{names} ・ customers read it").format(names=shown)
        away = left_out(composition, model.board, model.policy).count
        # What is missing stands first: the end of the line gives way to the room.
        return " ・ ".join(filter(None, (self.tr("%n left out", "", away) if away else "", shown)))
