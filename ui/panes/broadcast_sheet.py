"""The broadcast sheet: exact texts, who they reach, what changed, and the one key that sends them."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from weakref import ref

from msgspec.structs import replace
from PySide6.QtCore import Qt, QThreadPool, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.incident import IncidentKind
from commander.board.policy import Policy
from commander.clock import new_id
from commander.drafting_from import Carried
from commander.proofreading import make_ready
from commander.wording.templates import TemplateId
from ui.bit_by_bit import Step
from ui.models.board import BoardModel
from ui.off_thread import off_thread
from ui.panes.other_side import NobodyAsked, OtherSide
from ui.panes.sheet_ahead import AHEAD_MS, one_at_a_time, steps_ahead
from ui.panes.sheet_approval import SheetApproval
from ui.panes.sheet_audiences import SheetAudiences
from ui.panes.sheet_bars import SheetFoot, SheetHead
from ui.panes.sheet_composition import Composition, tab_of
from ui.panes.sheet_dead_time import DeadTime
from ui.panes.sheet_draft import SheetDraft
from ui.panes.sheet_drafting import (
    as_recorded,
    can_backfill,
    is_behind,
    redrafted,
    suggest,
    with_carried,
    with_template,
    without_carried,
)
from ui.panes.sheet_evidence import SheetEvidence
from ui.panes.sheet_left_out import SheetLeftOut
from ui.panes.sheet_lines import approval_lines, change_lines, check_lines, why_not
from ui.panes.sheet_messages import is_written_on, numbered
from ui.panes.sheet_order import SheetOrder
from ui.panes.sheet_pages import page_lines
from ui.panes.sheet_proofs import Place, answered, places
from ui.panes.sheet_side import SheetSide
from ui.panes.sheet_sources import SheetSources
from ui.panes.sheet_texts import SheetTexts
from ui.shortcuts import Action, shortcut
from ui.widgets.local_keys import bind_inside
from ui.widgets.tab_order import chain_after, stops_in
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
        self._was_never_open = True
        self._composition: Composition | None = None
        self._other_side: OtherSide = NobodyAsked()
        self._carrying: tuple[Carried, ...] = ()  # to be brought into the draft that is being looked for
        self._touched = False  # changed by a person since it was opened
        self._head = SheetHead(words, self)
        self._sources = SheetSources(model, words, self)
        self._audiences = SheetAudiences(model, words, self)
        self._texts = SheetTexts(model, words, self)
        self._side = SheetSide(model.policy, words, self)
        self._foot = SheetFoot(words, undo, self)
        self._evidence = SheetEvidence(self)
        self._left_out = SheetLeftOut(model, words, self)
        self._order = SheetOrder(model, words, lambda: self._undo, self)
        self._approval = SheetApproval(model, words, lambda: self._undo, self)
        self._stops: list[QWidget] = []
        self._draft = SheetDraft(model.bridge, self)
        self._dead = DeadTime(clock, self)
        self._lay_out()
        self._listen()
        self.retranslate()
        self._made_ready_for: Policy | None = None
        self._ahead: Iterator[Step] | None = None
        self._make_ready()

    @property
    def is_open(self) -> bool:
        """Whether a broadcast is being prepared."""
        return bool(self._stream)

    def open(self) -> None:
        """Prepare the broadcast of the incident shown: what was left, else what follows from the board."""
        if self.is_open or not self._model.stream:
            return
        stream = self._stream = self._model.stream
        self._was_never_open = False
        self._touched = self._order.waits = False
        self._carrying = ()
        self._dead.begin()
        self._foot.say("")
        self._on_counted(None)
        if self._speaks_old:
            # It is filled before it is seen; the words first, or everything would be shown twice.
            self._speaks_old = False
            self.retranslate()
        if self._model.board.incident.kind is not IncidentKind.DRILL:
            self._ask_other_side()
        self._take(suggest(self._model.board, self._model.policy, self._model.now))
        self._draft.find(stream, lambda left: self._restore(stream, left))
        self._texts.take_focus()

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
        if not self.is_open or self._order.waits or self._dead.lasts:
            return
        self._texts.take_promise()
        composition = self._composition
        if composition is None or not self._texts.promise_is_readable:
            return
        self._order.order(self._stream, composition, glass)
        self._show_foot()

    def ask_through(self, other_side: OtherSide) -> None:
        """Who can say how many are mailed and called, and in which workspace: asked each time the sheet is opened."""
        self._other_side = other_side

    def _ask_other_side(self) -> None:
        push, other_side = self._model.bridge.push, self._other_side
        off_thread(push, other_side.subscribers, self._on_counted)
        off_thread(push, other_side.workspace, self._on_named)
        if self._model.policy.slack.groups():
            off_thread(push, other_side.group_sizes, self._audiences.show_sizes)

    def _on_named(self, workspace: str) -> None:
        is_news = workspace != self._foot.workspace
        self._foot.workspace = workspace
        if is_news and self._composition is not None:
            self._show_foot()

    def _on_counted(self, subscribers: int | None) -> None:
        self._foot.subscribers = subscribers
        if self._composition is not None:
            self._foot.show_notice(self._composition, self._model)

    def undo_within(self, span: timedelta) -> None:
        """How long the next broadcast can be taken back."""
        self._undo = self._foot.undo = span
        self._foot.retranslate()

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        self.setAccessibleName(self.tr("Broadcast"))
        self._head.retranslate()
        self._sources.retranslate()
        self._foot.retranslate()
        self._approval.retranslate()
        self._evidence.retranslate()
        self._left_out.retranslate()
        self._audiences.retranslate()
        self._texts.retranslate()
        self._side.retranslate()
        self._show_around()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self._speaks_old:
            self._on_other_words()
        if self.is_open:
            self._dead.begin()
            self._texts.take_focus()

    def _make_ready(self) -> None:
        """The rules for wording are read and compiled meanwhile: half the time that the first opening may take."""
        model = self._model
        if self._made_ready_for is not model.policy:
            self._made_ready_for = model.policy
            ready = partial(make_ready, model.board, model.policy, model.now)
            QThreadPool.globalInstance().start(ready)

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to do before the first opening; window thread."""
        return self._ahead is None

    def ready_a_part(self) -> None:
        """Do one small part of what the first opening would wait for."""
        step = next(self._ahead, None) if self._ahead is not None else None
        if step is None:
            self._ahead = None
        else:
            step()

    def _waits_unseen(self) -> bool:
        return self._was_never_open and not self.isVisible()

    def _begin_ahead(self) -> None:
        """The widgets are made for one incident and serve all."""
        if self._model.stream and self._waits_unseen():
            parts = self._texts, self._audiences, self._side
            self._ahead = steps_ahead(self, parts, self._model, self._words, self._waits_unseen)
            self._words.later.add(one_at_a_time(ref(self)), after_ms=AHEAD_MS)

    def _on_other_words(self) -> None:
        """A board in another language is on the screen sooner when the sheet behind it waits until it is seen."""
        self._speaks_old = not self.isVisible()
        if not self._speaks_old:
            self.retranslate()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._audiences, 1)
        middle.addWidget(self._texts, 2)
        middle.addWidget(self._side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._sources)
        column.addLayout(middle, 1)
        column.addWidget(self._left_out)
        column.addWidget(self._evidence)
        column.addWidget(self._approval)
        column.addWidget(self._foot)

    def _listen(self) -> None:
        self._dead.turned.connect(self._show_ready)
        bind_inside(self, shortcut(Action.SEND).sequences, self.send)
        bind_inside(self, shortcut(Action.NEXT_BLANK).sequences, self._texts.go_to_blank)
        bind_inside(
            self, shortcut(Action.PREVIOUS_BLANK).sequences, partial(self._texts.go_to_blank, backwards=True)
        )
        bind_inside(self, shortcut(Action.OLDER_LANGUAGE).sequences, self._texts.go_to_older)
        bind_inside(self, [QKeySequence(Qt.Key.Key_Escape)], self.close_keeping_draft)
        self._foot.send.clicked.connect(self.send)
        self._foot.keep.clicked.connect(self.keep)
        self._approval.glass_broken.connect(self._send)
        self._approval.asked.connect(self._keep_as_asked)
        self._order.kept.connect(self._on_kept)
        self._order.ordered.connect(self._on_ordered)
        self._order.refused.connect(self._on_refused)
        self._evidence.changed.connect(self._on_changed)
        self._left_out.ticked.connect(self._on_ticked)
        bind_inside(self, shortcut(Action.ASK_APPROVAL).sequences, self._approval.ask_now)
        self._head.redraft.clicked.connect(lambda: self._draft_by(redrafted))
        self._sources.dropped.connect(partial(self._draft_by, without_carried))
        self._audiences.changed.connect(self._on_changed)
        self._audiences.read_aloud.connect(self._copy_to_read)
        self._texts.changed.connect(self._on_texts_changed)
        self._texts.template_wished.connect(self._on_template)
        self._side.approver_said.connect(self._on_approver)
        self._side.backfilled.connect(self._on_backfill)
        self._side.findings.chosen.connect(self._texts.point_at)
        self._side.findings.answered.connect(self._on_answered)
        self._words.changed.connect(self._on_other_words)
        self._model.changed.connect(self._make_ready)
        self._model.changed.connect(self._audiences.list_audiences)
        self._model.changed.connect(self._show_around)
        self._model.ticked.connect(self._show_head)
        self._model.opened.connect(self._on_opened)

    def _take(self, composition: Composition) -> Composition:
        """Show other values everywhere; answers them as they are shown."""
        composition = numbered(composition, self._model.policy, self._fresh)
        self._composition = composition = self._texts.show_composition(composition)
        self._audiences.show_composition(composition)
        self._sources.show_composition(composition)
        self._evidence.show_composition(composition)
        self._side.show_approver(composition.verbal)
        self._order_stops()
        self._show_around()
        return composition

    def _order_stops(self) -> None:
        """Tab follows the picture: head, audiences, tabs, texts, approval, foot; rows and tabs come and go."""
        stops = [
            *stops_in(self._head),
            *stops_in(self._sources),
            *stops_in(self._audiences),
            *self._texts.stops(),
            *stops_in(self._side),
            *stops_in(self._left_out),
            *stops_in(self._evidence),
            *stops_in(self._approval),
            *stops_in(self._foot),
        ]
        if stops != self._stops:
            self._stops = stops
            chain_after(self, stops)

    def _show_around(self) -> None:
        composition, model = self._composition, self._model
        if composition is None or self._stream != model.stream:
            return
        if self._went_out(composition):
            return
        self._left_out.show_composition(composition)
        self._approval.show_composition(composition)
        self._texts.mark_estimates()
        self._head.show_behind(is_behind(composition, model.board, model.policy))
        self._audiences.show_contacts()
        self._show_head()
        found = places(composition, model)
        self._show_foot_with(composition, found)
        self._texts.mark_places(found)
        self._side.findings.show_places(found)
        self._side.show_checks(check_lines(composition, model, self._words))
        self._side.show_pages(
            page_lines(composition, model, self._words),
            backfill=composition.backfill if can_backfill(composition, model.board) else None,
        )
        self._side.show_changes(change_lines(composition, model, self._words))
        standing = self._approval.standing
        lines = approval_lines(composition, model, standing)
        self._side.show_approval(lines, asks=bool(standing.lacking), policy=model.policy)

    def _went_out(self, composition: Composition) -> bool:
        """Whether it was sent by the one who approved it: then nothing is left to do here."""
        sent = {delivery.message for delivery in self._model.board.messages.deliveries.values()}
        if self._order.waits or not sent & set(composition.ids.values()):
            return False
        if is_written_on(composition, self._model.policy, self._model.board.messages):
            self._on_changed(replace(composition, ids={}))  # a text of its own from here
            return True
        self._draft.forget(self._stream)
        self._end()
        return True

    def _show_head(self) -> None:
        if self._composition is not None and self._stream == self._model.stream:
            self._head.show_state(self._composition, self._model)

    def _show_foot(self) -> None:
        if self._composition is not None:
            self._show_foot_with(self._composition, places(self._composition, self._model))

    def _show_foot_with(self, composition: Composition, found: Sequence[Place]) -> None:
        refused = why_not(composition, self._model, self._words, found, self._approval.standing)
        self._foot.show_state(composition, self._model, is_ready=self._may_send, why_not=refused)

    def _show_ready(self) -> None:
        """The first moments begin or are over: nothing else of what is shown changes by it."""
        self._foot.let_send(is_ready=self._may_send)

    @property
    def _may_send(self) -> bool:
        return not self._order.waits and not self._dead.lasts

    def _on_changed(self, composition: Composition) -> None:
        self._touched = True
        self._foot.say("")
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
        self._texts.go_to_blank()

    def _on_template(self, template: TemplateId) -> None:
        self._draft_by(with_template, template)

    def _draft_by(self, draft: Callable[..., Composition], *wished: object) -> None:
        """A change that brings other words, from the board as it is now."""
        if self._composition is not None:
            model = self._model
            self._on_changed(draft(self._composition, *wished, model.board, model.policy, model.now))

    def _on_approver(self, person: str) -> None:
        if self._composition is not None and person != self._composition.verbal:
            self._on_changed(replace(self._composition, verbal=person))

    def _on_backfill(self, backfill: bool) -> None:
        if self._composition is not None:
            self._on_changed(replace(self._composition, backfill=backfill))

    def _on_answered(self, place: Place, words: str) -> None:
        if self._composition is not None:
            self._on_changed(answered(self._composition, place, words))

    def _copy_to_read(self, key: str) -> None:
        """The text as it stands here goes to the clipboard; an unfinished one says so and doesn't."""
        composition, audience = self._composition, self._model.policy.audience(key)
        if composition is None or audience is None:
            return
        tab = tab_of(audience, composition.stage)
        text = composition.wordings.get(tab, {}).get(self._words.language)
        if text is None or composition.has_blanks(tab):
            self._foot.say(self.tr("Fill the blanks first: then it can be read aloud."))
            return
        QGuiApplication.clipboard().setText(f"{text.title}\n{text.body}")
        self._foot.say(self.tr("Copied. Log the call in the messages pane."), is_fault=False)

    def _restore(self, stream: str, left: Composition) -> None:
        if self._touched or self._stream != stream:
            return
        model = self._model
        sent = {delivery.message for delivery in model.board.messages.deliveries.values()}
        if sent & set(left.ids.values()) and is_written_on(left, model.policy, model.board.messages):
            left = replace(left, ids={})
        if not sent & set(left.ids.values()):
            self._touched = True
            # What was looked at before the sheet was put away may have been hours ago.
            # Whom the page mails is chosen anew each time, never remembered.
            left = replace(left, seen=(), notify=())
            left = as_recorded(left, self._model.board, self._model.policy, self._model.now)
            if self._carrying:
                left = with_carried(left, self._carrying, model.board, model.policy, model.now)
            self._take(left)
        self._carrying = ()

    def _keep_as_asked(self) -> None:
        """A word holds for these very texts: opened again, the sheet shows them, not what it would draft by then."""
        if self._composition is not None:
            self._touched = True
            self._draft.keep(self._stream, self._composition)

    def _on_kept(self) -> None:
        self._foot.say(self.tr("Kept as a record."), is_fault=False)

    def _on_ordered(self, keys: tuple[str, ...], not_before: datetime) -> None:
        self._draft.forget(self._stream)
        self._end()
        self.ordered.emit(keys, not_before)

    def _on_refused(self, sentence: str) -> None:
        self._foot.say(sentence)
        self._show_foot()

    def _on_opened(self) -> None:
        if self.is_open and self._model.stream != self._stream and not self._order.waits:
            self.close_keeping_draft()
        self._begin_ahead()

    def _end(self) -> None:
        self._dead.end()
        self._stream, self._composition = "", None
        self._approval.show_composition(None)
        self.closed.emit()
