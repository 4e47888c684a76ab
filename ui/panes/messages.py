"""The messages pane: what each audience was told and whether it arrived, what is owed next, and the draft."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from commander.board import promises
from commander.board.audiences import Needed
from commander.board.audiences_told import Standing, late_first, matrix
from commander.board.contacts import Contact
from commander.board.deliveries import DeliveryState
from commander.board.message import Message
from commander.board.messages import Told
from commander.board.organisation import Audience
from commander.board.text import unfilled
from commander.drafting.drafting import draft_message
from commander.drafting.next_wording import suggested_template
from commander.wording.audiences import first_contacts_sentence, teller_name
from commander.wording.blanks import shown as blanks_shown
from commander.wording.contacts import audience_name
from commander.wording.labels import DRAFT
from commander.wording.promises import kept_sentence
from ui.models.board import BoardModel
from ui.panes.audience_questions import QuestionsEditor
from ui.panes.audience_reach import ReachEditor
from ui.panes.contact_editor import ContactEditor
from ui.panes.contact_words import contact_chip, next_run, told_by_hand
from ui.panes.delivery_editor import DeliveryEditor
from ui.panes.editor import Editor
from ui.panes.slot import Face
from ui.panes.slots import SlotPane
from ui.panes.standing_editor import StandingEditor
from ui.panes.standing_words import drifted_among
from ui.panes.told_editor import ToldEditor
from ui.panes.told_faces import ARRIVED, NAME_WIDTH, ToldFaces
from ui.panes.told_words import (
    QUESTIONS_ROW,
    REACH_ROW,
    about,
    decision_faces,
    owner_chip,
    untold_runs,
)
from ui.panes.waiting_words import WAITING_ROW, waiting_editor, waiting_faces
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, Tone
from ui.widgets.plain_label import PlainLabel
from ui.widgets.row import Well
from ui.widgets.text_layout import Run
from ui.words import Words

_DRAFT_LIMIT = 110
_NEEDING_A_PERSON = (DeliveryState.HELD, DeliveryState.UNKNOWN, DeliveryState.FAILED)


class MessagesPane(SlotPane):
    """Enter on an audience whose delivery waits for a person opens the ways on. Nothing is called sent before it is."""

    looks_each_s = 5
    amend_wished = Signal(str, str)  # a text that has arrived: its message, and what is to be done to it
    correction_wished = Signal()

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._told_faces = ToldFaces(model, words)
        self._well: Well | None = None
        self._drafted: tuple[str, str] | None = None
        self._foot = QWidget(self)
        self._foot_column = QVBoxLayout(self._foot)
        self._foot_column.setContentsMargins(14, 0, 14, 10)
        self._outer.addWidget(self._foot)
        self._minute = -1
        self._kept = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, elides=True, parent=self)
        self.add_to_head(self._kept)
        model.last_reads.changed.connect(self.refresh)
        model.waiting.changed.connect(self.refresh)
        model.changed.connect(self._show_draft)
        model.changed.connect(self._show_kept)
        model.ticked.connect(self._on_tick)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.set_words(
            title=self.tr("Messages"),
            hint=shortcut(Action.MESSAGES).shown,
            empty=self.tr("Whom we told what, and whether it arrived. {key} opens the broadcast.").format(
                key=shortcut(Action.BROADCAST).shown
            ),
        )
        self.refresh()
        self._show_draft()
        self._show_kept()

    @override
    def faces(self) -> list[Face]:
        told = self.model.board.messages.told
        rows = matrix(self.model.board, self.model.policy)
        gone = [one for key, one in told.items() if self.model.policy.audience(key) is None]
        spoken = [
            key
            for key in self.model.board.contacts.fields
            if key not in told and self.model.policy.audience(key) is None
        ]
        return [
            *waiting_faces(self.model, self.words, NAME_WIDTH),
            *map(self._face, rows),
            *map(self._gone, gone),
            *map(self._gone_by_hand, spoken),
            *decision_faces(self.model, self.words, NAME_WIDTH),
        ]

    @override
    def make_editor(self, key: str) -> Editor | None:
        if key == REACH_ROW:
            return ReachEditor(self.model, self.words)
        if key == QUESTIONS_ROW:
            return QuestionsEditor(self.model, self.words)
        if key == WAITING_ROW:
            return waiting_editor(self.model, self.words)
        told = self.model.board.messages.told.get(key)
        audience = self.model.policy.audience(key)
        if told is None and self._is_only_judged(key, audience):
            return QuestionsEditor(self.model, self.words, only=key)
        if told is None:
            return self._contact_editor(key, audience)
        waiting = [one for one in self._told_faces.deliveries(told) if one.state in _NEEDING_A_PERSON]
        undoable = [one for one in self._told_faces.deliveries(told) if one.state is DeliveryState.QUEUED]
        chosen = waiting or undoable
        if chosen:
            return DeliveryEditor(self.model, self.words, [one.key for one in chosen])
        drifted = drifted_among(self._told_faces.deliveries(told), self.model)
        if drifted:
            return StandingEditor(self.model, self.words, [one.finding.target for one in drifted])
        if any(one.state in ARRIVED for one in self._told_faces.deliveries(told)):
            return self._told_editor(key, audience, told)
        return self._contact_editor(key, audience)

    def _told_editor(self, key: str, audience: Audience | None, told: Told) -> ContactEditor:
        editor = ToldEditor(
            self.model, self.words, key, audience, self._said_to_customers(), told.message.message
        )
        editor.amend_wished.connect(self.amend_wished)
        editor.correction_wished.connect(self.correction_wished)
        return editor

    def _contact_editor(self, key: str, audience: Audience | None) -> ContactEditor:
        return ContactEditor(self.model, self.words, key, audience, self._said_to_customers())

    def _said_to_customers(self) -> str:
        # What customers can read already may be read aloud; a draft that nobody approved may not.
        posted = self.model.board.messages.posted
        text = posted.content.texts.get(self.words.language) if posted else None
        return f"{text.title}\n{text.body}" if text else ""

    def _is_only_judged(self, key: str, audience: Audience | None) -> bool:
        """A row on which nobody can log a call: one that a machine tells, or that nobody needs to tell."""
        judged = self.model.board.audiences.judged(key)
        not_needed = judged is not None and judged.needed is Needed.NO
        return not_needed or (audience is not None and not audience.by_hand)

    def _face(self, row: Standing) -> Face:
        audience, told, contact = row.audience, row.told, row.contact
        name = self.words.either(audience.name_ja, audience.name_en)
        if told is not None and not (audience.by_hand and contact is not None):
            return self._told_faces.face(name, told, row)
        if contact is not None and not row.is_excused:
            return self._contact_face(audience.key, name, contact, audience)
        return Face(
            key=audience.key,
            label=name,
            value=untold_runs(row, self.model, self.words),
            chip=owner_chip(row, self.model, self.words) if audience.by_hand else None,
            tip=" ・ ".join(part for part in (audience.contact, about(row, self.model, self.words)) if part),
            label_width=NAME_WIDTH,
            is_fixed=not audience.by_hand and row.judged is None,
        )

    def _contact_face(self, key: str, name: str, contact: Contact, audience: Audience | None) -> Face:
        owner = ""
        if audience is not None:
            owner = teller_name(self.model.board, audience, self.model.policy, self.words.language)
        runs = [Run(told_by_hand(contact, self.model, self.words), Tone.NEUTRAL)]
        due = next_run(contact, self.model, self.words)
        runs += [Run(" ・ ", Tone.NEUTRAL), due] if due else []
        reach = (audience.contact if audience else "", owner, contact.note)
        return Face(
            key=key,
            label=name,
            value=tuple(runs),
            chip=contact_chip(contact, self.model, self.words),
            tip=" ・ ".join(part for part in reach if part),
            label_width=NAME_WIDTH,
        )

    def _gone(self, told: Told) -> Face:
        return self._told_faces.face(self.words.either(told.name_ja, told.name_en), told)

    def _gone_by_hand(self, key: str) -> Face:
        name = audience_name(self.model.board, self.model.policy, key, self.words.language)
        contact = self.model.board.contacts.last(key)
        return self._contact_face(key, name, contact, None) if contact else Face(key=key, label=name)

    def _on_tick(self) -> None:
        # The draft tells times of day: it is another one each minute.
        minute = self.model.now.minute
        if minute != self._minute:
            self._minute = minute
            self._show_draft()
            self._show_kept()

    def _draft(self) -> Message | None:
        board, policy = self.model.board, self.model.policy
        public = [one.key for one in policy.audiences() if one.public and not one.by_hand]
        if board.incident.declared_at is None or board.incident.closed or not public:
            return None
        if board.audiences.narrowed is not None and not board.messages.public_count:
            return None  # decided: there is no public text to prepare (4-11)
        template = suggested_template(board, self.model.now)
        return draft_message(board, policy, template, public, self.model.now, {}, "draft")

    def _show_kept(self) -> None:
        """How the promises to customers were kept so far; a miss is never hidden by the next post."""
        board = self.model.board
        kept = promises.kept(board.promises, board.messages, self.model.now)
        late, come = late_first(board, self.model.policy, self.model.now)
        first = first_contacts_sentence(late, come, self.words.language)
        parts = (kept_sentence(kept, self.words.language), first)
        self._kept.setText(" ・ ".join(part for part in parts if part))
        self._kept.set_tone(Tone.WARN if late or any(one.missed for one in kept) else Tone.NEUTRAL)

    def _show_draft(self) -> None:
        draft = self._draft() if self.model.stream else None
        shown = self._draft_words(draft) if draft else None
        if shown == self._drafted:
            return
        self._drafted = shown
        if shown and self._well is not None:
            self._well.show_text(*shown)
            return
        if self._well is not None:
            self._foot_column.removeWidget(self._well)
            self._well.hide()
            self._well.deleteLater()
        self._well = Well(*shown, parent=self._foot) if shown else None
        if self._well is not None:
            self._foot_column.addWidget(self._well)

    def _draft_words(self, draft: Message) -> tuple[str, str]:
        text = draft.texts[self.words.language]
        blanks = len(unfilled(f"{text.title}\n{text.body}"))
        parts = [DRAFT.said_in(self.words.language), self.words.label(draft.stage), "日 / EN"]
        if blanks:
            parts.append(self.tr("%n blank(s) to fill", "", blanks))
        whole = " ".join(blanks_shown(text.body, self.words.language).split())
        body = whole if len(whole) <= _DRAFT_LIMIT else whole[:_DRAFT_LIMIT] + "…"
        key = shortcut(Action.BROADCAST).shown
        return " ・ ".join([*parts, key]), body
