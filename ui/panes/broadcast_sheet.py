"""The broadcast sheet: exact texts, who they reach, what changed, and the one key that sends them."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from commander.board.incident import IncidentKind
from commander.clock import new_id
from commander.drafting.carried import Carried
from commander.wording.templates import TemplateId
from ui.models.board import BoardModel
from ui.panes.other_side import OtherSide
from ui.panes.sheet_ahead import SheetAhead
from ui.panes.sheet_composition import Composition, tab_of
from ui.panes.sheet_draft import SheetDraft
from ui.panes.sheet_drafting import (
    redrafted,
    suggest,
    taken_up,
    with_carried,
    with_template,
    without_carried,
)
from ui.panes.sheet_messages import is_written_on, numbered, was_sent
from ui.panes.sheet_order import SheetOrder
from ui.panes.sheet_parts import SheetParts
from ui.panes.sheet_proofs import answered, places
from ui.panes.sheet_sending import SheetSending
from ui.shortcuts import Action, shortcut
from ui.widgets.local_keys import bind_inside
from ui.words import Words


class BroadcastSheet(QFrame):
    """Takes the place of the four panes. Ctrl+Enter sends, here only; Esc closes and keeps the draft.

    ordered: the keys of the deliveries that are owed now, and when the first leaves. closed: it is done or put away.
    """

    ordered = Signal(tuple, object)
    closed = Signal()

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        parent: QWidget | None = None,
        *,
        undo: timedelta = timedelta(seconds=8),
        clock: Callable[[], float] = time.monotonic,
        fresh: Callable[[], str] = new_id,
    ) -> None:
        super().__init__(parent)
        self._speaks_old = False  # hidden while the language changed
        self._model, self._words, self._undo, self._fresh = model, words, undo, fresh
        self._stream = ""
        self._composition: Composition | None = None
        self._carrying: tuple[Carried, ...] = ()  # to be brought into the draft that is being looked for
        self._touched = False  # changed by a person since it was opened
        self._parts = SheetParts(self, model, words, lambda: self._undo)
        self._order = SheetOrder(model, words, lambda: self._undo, self)
        self._draft = SheetDraft(model.bridge, self)
        self._sending = SheetSending(self._parts, self._order, model, words, clock, self)
        self._ahead = SheetAhead(self, self._parts, model, words)
        self._listen()
        self.retranslate()
        self._ahead.ready_rules()

    @property
    def is_open(self) -> bool:
        """Whether a broadcast is being prepared."""
        return bool(self._stream)

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to do before the first opening."""
        return self._ahead.is_ready

    def open(self) -> None:
        """Prepare the broadcast of the incident shown: what was left, else what follows from the board."""
        if self.is_open or not self._model.stream:
            return
        stream = self._stream = self._model.stream
        self._ahead.end()
        self._touched = self._order.waits = False
        self._carrying = ()
        self._sending.begin_anew(asks=self._model.board.incident.kind is not IncidentKind.DRILL)
        if self._speaks_old:
            # It is filled before it is seen; the words first, or everything would be shown twice.
            self._speaks_old = False
            self.retranslate()
        self._take(suggest(self._model.board, self._model.policy, self._model.now))
        self._draft.find(stream, lambda left: self._restore(stream, left))
        self._parts.texts.take_focus()

    def open_with(self, carried: tuple[Carried, ...]) -> None:
        """Open it, or go on in it, with these entries and claims in the texts that may tell them."""
        was_open, model = self.is_open, self._model
        self.open()
        if self._composition is None:
            return
        brought = with_carried(self._composition, carried, model.board, model.policy, model.now)
        if was_open:
            self._on_changed(brought)
        else:
            self._carrying = carried  # what was left here before is still being looked for
            self._take(brought)

    def close_keeping_draft(self) -> None:
        """Put it away; what was written is found again when it is opened."""
        if self._order.waits or not self.is_open:
            return
        self._draft.save_now()
        self._end()

    def save_draft(self) -> None:
        """Keep what was written now, without putting the sheet away: the window closes."""
        self._draft.save_now()

    def send(self) -> None:
        """Order the broadcast: once, whatever is pressed how often, and not in the first moments."""
        self._send("")

    def keep(self) -> None:
        """Keep this revision of each text as a record; the sheet stays open."""
        if self._composition is not None and not self._order.waits:
            self._order.keep(self._stream, self._composition)

    def _send(self, glass: str) -> None:
        if not self.is_open or not self._sending.may_send:
            return
        self._parts.texts.take_promise()
        composition = self._composition
        if composition is None or not self._parts.texts.promise_is_readable:
            return
        self._order.order(self._stream, composition, glass)
        self._sending.show_state(composition)

    def ask_through(self, other_side: OtherSide) -> None:
        """Who can say how many are mailed and called, and in which workspace: asked each time the sheet is opened."""
        self._sending.ask_through(other_side)

    def undo_within(self, span: timedelta) -> None:
        """How long the next broadcast can be taken back."""
        self._undo = self._parts.foot.undo = span
        self._parts.foot.retranslate()

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        self.setAccessibleName(self.tr("Broadcast"))
        self._parts.retranslate()
        self._show_around()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self._speaks_old:
            self._on_other_words()
        if self.is_open:
            self._sending.begin()
            self._parts.texts.take_focus()

    def _on_other_words(self) -> None:
        """A board in another language is on the screen sooner when the sheet behind it waits until it is seen."""
        self._speaks_old = not self.isVisible()
        if not self._speaks_old:
            self.retranslate()

    def _listen(self) -> None:
        bind_inside(self, shortcut(Action.SEND).sequences, self.send)
        bind_inside(self, shortcut(Action.NEXT_BLANK).sequences, self._parts.texts.go_to_blank)
        bind_inside(
            self,
            shortcut(Action.PREVIOUS_BLANK).sequences,
            partial(self._parts.texts.go_to_blank, backwards=True),
        )
        bind_inside(self, shortcut(Action.OLDER_LANGUAGE).sequences, self._parts.texts.go_to_older)
        bind_inside(self, [QKeySequence(Qt.Key.Key_Escape)], self.close_keeping_draft)
        self._parts.foot.send.clicked.connect(self.send)
        self._parts.foot.keep.clicked.connect(self.keep)
        self._parts.approval.glass_broken.connect(self._send)
        self._parts.approval.asked.connect(self._keep_as_asked)
        self._order.kept.connect(self._on_kept)
        self._order.ordered.connect(self._on_ordered)
        self._order.refused.connect(self._on_refused)
        self._parts.evidence.changed.connect(self._on_changed)
        self._parts.left_out.ticked.connect(self._on_ticked)
        bind_inside(self, shortcut(Action.ASK_APPROVAL).sequences, self._parts.approval.ask_now)
        self._parts.head.redraft.clicked.connect(lambda: self._draft_by(redrafted))
        self._parts.sources.dropped.connect(partial(self._draft_by, without_carried))
        self._parts.audiences.changed.connect(self._on_changed)
        self._parts.audiences.read_aloud.connect(self._copy_to_read)
        self._parts.texts.changed.connect(self._on_texts_changed)
        self._parts.texts.template_wished.connect(self._on_template)
        self._parts.side.approver_said.connect(self._on_approver)
        self._parts.side.backfilled.connect(self._on_backfill)
        self._parts.side.findings.chosen.connect(self._parts.texts.point_at)
        self._parts.side.findings.answered.connect(partial(self._change, answered))
        self._words.changed.connect(self._on_other_words)
        self._model.changed.connect(self._ahead.ready_rules)
        self._model.changed.connect(self._parts.audiences.list_audiences)
        self._model.changed.connect(self._show_around)
        self._model.ticked.connect(self._show_head)
        self._model.opened.connect(self._on_opened)

    def _take(self, composition: Composition) -> Composition:
        """Show other values everywhere; answers them as they are shown."""
        composition = numbered(composition, self._model.policy, self._fresh)
        self._composition = composition = self._parts.show_composition(composition)
        self._show_around()
        return composition

    def _show_around(self) -> None:
        composition, model = self._composition, self._model
        if composition is None or self._stream != model.stream:
            return
        if self._went_out(composition):
            return
        self._parts.show_beside(composition)
        self._show_head()
        found = places(composition, model)
        self._sending.show_state(composition, found)
        self._parts.show_places(composition, found)

    def _went_out(self, composition: Composition) -> bool:
        """Whether it was sent by the one who approved it: then nothing is left to do here."""
        if self._order.waits or not was_sent(composition, self._model.board):
            return False
        if is_written_on(composition, self._model.policy, self._model.board.messages):
            self._on_changed(replace(composition, ids={}))  # a text of its own from here
            return True
        self._draft.forget(self._stream)
        self._end()
        return True

    def _show_head(self) -> None:
        if self._composition is not None and self._stream == self._model.stream:
            self._parts.head.show_state(self._composition, self._model)

    def _on_changed(self, composition: Composition) -> None:
        self._touched = True
        self._parts.foot.say("")
        self._draft.keep(self._stream, self._take(composition))

    def _on_texts_changed(self, composition: Composition) -> None:
        before = self._composition
        if before is not None and replace(composition, seen=before.seen) == before:
            self._take(composition)  # looked at, not changed
        else:
            self._on_changed(composition)

    def _on_ticked(self, composition: Composition) -> None:
        """Whoever was left out for a blank is told after all: what is typed now fills it."""
        self._on_changed(composition)
        self._parts.texts.go_to_blank()

    def _on_template(self, template: TemplateId) -> None:
        self._draft_by(with_template, template)

    def _draft_by(self, draft: Callable[..., Composition], *wished: object) -> None:
        """A change that brings other words, from the board as it is now."""
        self._change(draft, *wished, self._model.board, self._model.policy, self._model.now)

    def _change(self, change: Callable[..., Composition], *wished: object) -> None:
        if self._composition is not None:
            self._on_changed(change(self._composition, *wished))

    def _on_approver(self, person: str) -> None:
        if self._composition is not None and person != self._composition.verbal:
            self._on_changed(replace(self._composition, verbal=person))

    def _on_backfill(self, backfill: bool) -> None:
        self._change(partial(replace, backfill=backfill))

    def _copy_to_read(self, key: str) -> None:
        """The text as it stands here goes to the clipboard; an unfinished one says so and doesn't."""
        composition, audience = self._composition, self._model.policy.audience(key)
        if composition is None or audience is None:
            return
        tab = tab_of(audience, composition.stage)
        text = composition.wordings.get(tab, {}).get(self._words.language)
        if text is None or composition.has_blanks(tab):
            self._parts.foot.say(self.tr("Fill the blanks first: then it can be read aloud."))
            return
        QGuiApplication.clipboard().setText(f"{text.title}\n{text.body}")
        self._parts.foot.say(self.tr("Copied. Log the call in the messages pane."), is_fault=False)

    def _restore(self, stream: str, left: Composition) -> None:
        if self._touched or self._stream != stream:
            return
        model = self._model
        again = taken_up(left, self._carrying, model.board, model.policy, model.now)
        if again is not None:
            self._touched = True
            self._take(again)
        self._carrying = ()

    def _keep_as_asked(self) -> None:
        """A word holds for these very texts: opened again, the sheet shows them, not what it would draft by then."""
        if self._composition is not None:
            self._touched = True
            self._draft.keep(self._stream, self._composition)

    def _on_kept(self) -> None:
        self._parts.foot.say(self.tr("Kept as a record."), is_fault=False)

    def _on_ordered(self, keys: tuple[str, ...], not_before: datetime) -> None:
        self._draft.forget(self._stream)
        self._end()
        self.ordered.emit(keys, not_before)

    def _on_refused(self, sentence: str) -> None:
        self._parts.foot.say(sentence)
        if self._composition is not None:
            self._sending.show_state(self._composition)

    def _on_opened(self) -> None:
        if self.is_open and self._model.stream != self._stream and not self._order.waits:
            self.close_keeping_draft()
        self._ahead.begin()

    def _end(self) -> None:
        self._sending.end()
        self._stream, self._composition = "", None
        self._parts.approval.show_composition(None)
        self.closed.emit()
