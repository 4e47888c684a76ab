"""A text that has arrived is put right in place or taken back: where that can be done is said before the act."""

from datetime import UTC, timedelta
from typing import Final

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.amendments import AmendBroadcast, Amending, content_of, places
from commander.board.approval_requests import AskApproval
from commander.board.bulletin import Wording
from commander.board.deliveries import Operation
from commander.board.incident import IncidentKind
from commander.board.message import Message
from commander.board.record import Record
from commander.board.refusal import Refused
from commander.drafting.approving import Standing, standing_of
from commander.wording.approval import withdrawn_texts
from commander.wording.language import Language
from ui.models.board import BoardModel
from ui.panes.approval_words import asked_words, persons
from ui.panes.person_box import PersonBox
from ui.panes.said_when_seen import SaidWhenSeen
from ui.panes.text_card import TextCard
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.local_keys import bind_inside
from ui.widgets.plain_label import PlainLabel
from ui.widgets.whole_page import Acts, AsidePage
from ui.words import Words

_SAVE_MS: Final = 400


class _Left(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed and not done yet."""

    texts: dict[str, Wording]
    reason: str


class AmendPage(AsidePage):
    """Stands in place of the four panes. Ctrl+Enter does it, Ctrl+Shift+Enter asks for approval, Esc keeps it."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model, self._words = model, words
        self._message, self._operation = "", Operation.EDIT
        self._waits = self._is_filling = False
        self._can = PlainLabel(tone=Tone.OK, wraps=True, parent=self)
        self._cannot = PlainLabel(tone=Tone.WARN, wraps=True, parent=self)
        self._cards = {language: TextCard(language, self) for language in Language}
        self._reason = QLineEdit(self)
        self._approval = PlainLabel(tone=Tone.WARN, wraps=True, parent=self)
        self._aloud = PersonBox(model.policy, self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self.act = Button(kind=ButtonKind.PRIMARY, key=shortcut(Action.SEND).shown, elides=True, parent=self)
        self.ask = Button(key=shortcut(Action.ASK_APPROVAL).shown, elides=True, parent=self)
        self._saving = QTimer(self, interval=_SAVE_MS, singleShot=True)
        self._lay_out()
        self._listen()
        self.retranslate()

    def open(self, message: str, operation: Operation) -> None:
        """Show what stands now and, for a slip, take the keyboard to the text."""
        self._message, self._operation, self._waits = message, operation, False
        content = self._standing_content()
        if content is None:
            return
        texts = content.texts
        if operation is Operation.WITHDRAW:
            now = self._model.now
            texts = withdrawn_texts(content, now, self._words.local(now).tzinfo or UTC)
        self._fill(_Left(texts=texts, reason=""))
        self._aloud.setEditText("")
        self._say("")
        self.retranslate()
        self._model.bridge.read(lambda reading: reading.draft(self._draft_key), self._restore)
        if operation is Operation.EDIT:
            self._cards[self._words.language].take_focus()
        else:
            self._reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save_draft(self) -> None:
        """Keep what is typed, now."""
        self._saving.stop()
        if self._message and self._is_changed():
            left = _Left(texts=self._texts(), reason=self._reason.text())
            self._model.bridge.save_draft(self._draft_key, msgspec.json.encode(left).decode())

    def do(self) -> None:
        """Order the change: once, whatever is pressed how often."""
        content = self._content()
        if content is None or self._waits:
            return
        self._submit(
            AmendBroadcast(
                incident=self._model.stream,
                content=content,
                amending=Amending(operation=self._operation, reason=self._reason.text()),
                verbal_approver=self._aloud.person if self._standing().lacking else "",
            )
        )

    def ask_now(self) -> None:
        """Ask for approval; with the last one it is done."""
        content = self._content()
        if content is None or self._waits or not self._standing().lacking:
            return
        self._submit(
            AskApproval(
                incident=self._model.stream,
                messages=(content,),
                send=True,
                undo=timedelta(),
                amending=Amending(operation=self._operation, reason=self._reason.text()),
            )
        )

    def retranslate(self) -> None:
        """Say every word again."""
        is_edit = self._operation is Operation.EDIT
        title = self.tr("Correct this text in place") if is_edit else self.tr("Take this text back")
        self.name(title)
        for language, card in self._cards.items():
            spoken = {Language.JA: "日本語", Language.EN: "English"}[language]
            card.name(self.tr("Title in {language}").format(language=spoken), spoken)
        reason = self.tr("Reason (recorded)")
        self._reason.setPlaceholderText(reason)
        self._reason.setAccessibleName(reason)
        self.act.setText(self.tr("Correct it") if is_edit else self.tr("Take this text back"))
        self.ask.setText(self.tr("Ask for approval"))
        aloud = self.tr("Who approved it aloud")
        self._aloud.show_hint(aloud)
        self._aloud.setAccessibleName(aloud)
        self._refresh()

    @override
    def leave(self) -> None:
        self.save_draft()
        super().leave()

    @property
    def _draft_key(self) -> str:
        return f"amend:{self._model.stream}:{self._message}:{self._operation}"

    def _standing_content(self) -> Message | None:
        return content_of(self._model.board.messages, self._message) if self._message else None

    def _texts(self) -> dict[str, Wording]:
        return {language.value: card.wording for language, card in self._cards.items()}

    def _content(self) -> Message | None:
        standing = self._standing_content()
        return replace(standing, texts=self._texts()) if standing is not None else None

    def _standing(self) -> Standing:
        content, model = self._content(), self._model
        if content is None:
            return Standing()
        return standing_of(model.board, model.policy, (content,), model.person, model.now)

    def _is_changed(self) -> bool:
        standing = self._standing_content()
        return bool(self._reason.text().strip()) or (
            standing is not None and self._operation is Operation.EDIT and self._texts() != standing.texts
        )

    def _fill(self, left: _Left) -> None:
        self._is_filling = True
        for language, card in self._cards.items():
            card.show_wording(left.texts.get(language.value, Wording(title="", body="")), undoable=False)
        self._reason.setText(left.reason)
        self._is_filling = False
        self._refresh()

    def _restore(self, text: str) -> None:
        try:
            left = msgspec.json.decode(text, type=_Left)
        except msgspec.MsgspecError:
            return  # nothing was left
        if not self._is_changed():
            self._fill(left if self._operation is Operation.EDIT else replace(left, texts=self._texts()))

    def _on_typed(self) -> None:
        if not self._is_filling:
            self._saving.start()
            self._refresh()

    def _refresh(self) -> None:
        model, words = self._model, self._words
        if not self._message or self._standing_content() is None:
            return
        drill = model.board.incident.kind is IncidentKind.DRILL
        found = places(model.board.messages, self._message, self._operation, drill=drill)
        able = " ・ ".join(words.place(one.delivery.target) for one in found if one.can)
        unable = " ・ ".join(words.place(one.delivery.target) for one in found if not one.can)
        self._can.setText(self.tr("Will be changed at: {places}").format(places=able) if able else "")
        self._can.setVisible(bool(able))
        self._cannot.setText(
            self.tr("Can't be changed at: {places}. Send a correction (T08) there.").format(places=unable)
            if unable
            else ""
        )
        self._cannot.setVisible(bool(unable))
        standing = self._standing()
        said = asked_words(standing, model, words).replace("{key}", shortcut(Action.SEND).shown)
        needed = self.tr("{person} must approve the new text").format(person=persons(standing.of, model))
        self._approval.setText(said or (needed if standing.lacking else ""))
        self._approval.setVisible(bool(self._approval.text()))
        for part in (self._aloud, self.ask):
            part.setVisible(bool(standing.lacking))
        self._aloud.show_people(model.policy)
        self.act.setEnabled(bool(able) and not self._waits)
        self.ask.setEnabled(bool(able) and not self._waits and not standing.waits)

    def _submit(self, command: AmendBroadcast | AskApproval) -> None:
        self._waits = True
        self._say("")
        self._model.bridge.submit(command, done=self._on_done, refused=self._on_refused)

    def _on_done(self, _records: tuple[Record, ...]) -> None:
        self._waits = False
        self._saving.stop()
        self._model.bridge.save_draft(self._draft_key, "")
        self._message = ""
        self.closed.emit()

    def _on_refused(self, refused: Refused) -> None:
        self._waits = False
        self._say(self._words.sentence(refused))
        self._refresh()

    def _say(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))

    def _on_opened(self) -> None:
        self._saving.stop()
        self._message = ""

    def _listen(self) -> None:
        for card in self._cards.values():
            card.changed.connect(self._on_typed)
        self._reason.textEdited.connect(self._on_typed)
        self._aloud.editTextChanged.connect(lambda _: self._refresh())
        self._saving.timeout.connect(self.save_draft)
        self.act.clicked.connect(self.do)
        self.ask.clicked.connect(self.ask_now)
        bind_inside(self, shortcut(Action.SEND).sequences, self.do)
        bind_inside(self, shortcut(Action.ASK_APPROVAL).sequences, self.ask_now)
        self._model.changed.connect(self._refresh)
        self._model.opened.connect(self._on_opened)
        SaidWhenSeen(self, self._words, self.retranslate)

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for card in self._cards.values():
            cards.addWidget(card, 1)
        self.add(self._can, self._cannot)
        self.column.addLayout(cards, 1)
        self.add(self._reason, self._approval, self._why, Acts(self.act, self._aloud, self.ask, parent=self))
