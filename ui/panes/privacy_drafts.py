"""The drafts of the restricted track, D01 to D05: filled from the fact sheet, edited, approved, handed out (2-10)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board import seats
from commander.board.bulletin import Wording
from commander.board.privacy_track import Draft
from commander.board.privacy_track_orders import (
    ADDRESSED,
    TEMPLATES,
    RestrictedCommand,
    blanks_left,
    lacking,
)
from commander.board.privacy_track_records import ApprovePrivacyDraft, KeepPrivacyDraft, UsePrivacyDraft
from commander.board.refusal import Refused
from commander.board.restricted import restricted_of
from commander.drafting.privacy import draft
from commander.wording.blanks import blank
from commander.wording.language import Language
from ui.models.board import BoardModel
from ui.models.privacy_track import TrackModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.form_drafts import FormDrafts
from ui.panes.inquiries_words import zone_of
from ui.panes.numbered_choice import NumberedChoice
from ui.panes.privacy_texts import PrivacyTexts
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.plain_label import PlainLabel
from ui.words import Words


class PrivacyDrafts(QFrame):
    """One text in both languages; what is typed in it stays while another is looked at. put_away: to the track."""

    put_away = Signal()

    def __init__(
        self, model: BoardModel, track: TrackModel, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._track, self._words = model, track, words
        self._stream = ""
        # A row of this desk alone, in no backup and no export, and read back only by whoever may read the track.
        self._typing = FormDrafts(model.bridge, "PrivacyDrafts", self)
        self._found_for = ""
        self._typed: dict[tuple[str, str], dict[Language, str]] = {}
        self._which = ChoiceChips(TEMPLATES, TEMPLATES[0], self)
        self._state = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self)
        self._texts = PrivacyTexts(self)
        self._keep = Button(kind=ButtonKind.PRIMARY, parent=self)
        self._again = Button(parent=self)
        self._approve = Button(parent=self)
        self._copies = {language: Button(parent=self) for language in Language}
        self._told = QLineEdit(self)
        self._hand = Button(parent=self)
        self._back = Button(parent=self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.hide()
        self._lay_out()
        NumberedChoice(self._which, self)
        self._which.group.buttonClicked.connect(self._choose)
        self._keep.clicked.connect(self._keep_it)
        self._again.clicked.connect(self._fill_again)
        self._approve.clicked.connect(self._approve_it)
        self._hand.clicked.connect(self._hand_out)
        self._back.clicked.connect(self.put_away)
        for language, button in self._copies.items():
            button.clicked.connect(lambda _=False, language=language: self._copy(language))
        self._texts.typed.connect(self._remember)
        track.changed.connect(self._suit)
        self._typing.found.connect(self._on_found)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def open(self) -> None:
        """Show the text chosen and take the keyboard."""
        self._find()
        self._show_text()
        self._texts.take_focus(self._words.language)

    def save_drafts(self) -> None:
        """Keep what is typed, now."""
        self._typing.save_now()

    def retranslate(self) -> None:
        """Say every word again."""
        names = (
            self.tr("D01 Escalation inside"),
            self.tr("D02 First public notice"),
            self.tr("D03 Notice to a person"),
            self.tr("D04 To the entrusting party"),
            self.tr("D05 Worksheet for the authority"),
        )
        self._which.name(list(names))
        self._keep.setText(self.tr("Keep this revision"))
        self._again.setText(self.tr("Fill from the fact sheet again"))
        self._approve.setText(self.tr("Approve what is kept"))
        self._copies[Language.JA].setText(self.tr("Copy Japanese"))
        self._copies[Language.EN].setText(self.tr("Copy English"))
        hint = self.tr("Handed to whom, and how")
        self._told.setPlaceholderText(hint)
        self._told.setAccessibleName(hint)
        self._hand.setText(self.tr("It went out"))
        self._back.setText(self.tr("Back to the track"))
        self._texts.name({Language.JA: self.tr("Japanese text"), Language.EN: self.tr("English text")})
        self._show_state()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _template(self) -> str:
        return self._which.chosen

    def _suit(self) -> None:
        """Another incident, a right that ended, or another revision: nothing of the old one stays to be read."""
        if self._model.stream != self._stream or not self._track.is_open:
            self._stream = self._model.stream
            self._typed.clear()
            self._texts.put(dict.fromkeys(Language, ""))
        self._find()
        if self.isVisible():
            self._show_text()

    def _find(self) -> None:
        """Read what was typed and not kept, once for an incident; without the right, forget it."""
        wanted = restricted_of(self._model.stream) if self._model.stream and self._track.is_open else ""
        if wanted != self._found_for:
            self._found_for = wanted
            self._typing.find(wanted, TEMPLATES if wanted else ())

    def _on_found(self) -> None:
        if self._found_for != restricted_of(self._model.stream):
            return
        for template in TEMPLATES:
            left = self._typing.left(self._found_for, template)
            if left:
                texts = {language: left.get(language, "") for language in Language}
                self._typed.setdefault((self._model.stream, template), texts)
        if self.isVisible():
            self._show_text()

    def _remember(self) -> None:
        """What stands in the fields is typed, and outlives the program."""
        texts = self._texts.texts
        self._typed[self._stream, self._template] = texts
        kept = {str(language): text for language, text in texts.items()}
        self._typing.keep(restricted_of(self._stream), self._template, kept)
        self._show_state()

    def _forget(self, stream: str, template: str) -> None:
        self._typed.pop((stream, template), None)
        self._typing.forget(restricted_of(stream), template)

    def _choose(self) -> None:
        self._say("")
        self._show_text()

    def _show_text(self) -> None:
        """What was typed, else the revision kept, else what the fact sheet gives."""
        self._stream = self._model.stream
        typed = self._typed.get((self._stream, self._template))
        self._texts.put(typed if typed is not None else self._kept())
        self._show_state()

    def _kept(self) -> dict[Language, str]:
        kept = self._track.track.draft(self._template)
        if kept is None:
            return self._filled()
        return {
            language: _joined(kept.texts.get(language, Wording(title="", body=""))) for language in Language
        }

    def _filled(self) -> dict[Language, str]:
        model, now = self._model, self._model.now
        zone = zone_of(self._words, now)
        return {
            language: _joined(draft(self._template, model.policy, self._track.track, language, zone, now))
            for language in Language
        }

    def _show_state(self) -> None:
        kept = self._track.track.draft(self._template)
        is_typed = (self._stream, self._template) in self._typed
        between = "" if self._words.language is Language.JA else " "
        if kept is None:
            said = self.tr("Filled from the fact sheet; nothing is kept yet.")
        else:
            left = [self._seat(need, kept) for need in lacking(kept)]
            said = (
                self.tr("Kept by {person}. Approval still needed: {roles}").format(
                    person=self._model.policy.person_name(kept.by), roles=", ".join(left)
                )
                if left
                else self.tr("Kept by {person}; it may go out.").format(
                    person=self._model.policy.person_name(kept.by)
                )
            )
            if kept.used:
                said += between + self.tr("Handed out %n time(s).", "", len(kept.used))
        texts = self._wordings()
        blanks = len(blanks_left(self._template, texts))
        if blanks:
            key = shortcut(Action.NEXT_BLANK).shown
            said += between + self.tr("%n blank(s) to fill ({key}).", "", blanks).format(key=key)
        addressee = ADDRESSED.get(self._template)
        if addressee is not None and addressee in blanks_left("", texts):
            words = blank(addressee, self._words.language)
            said += between + self.tr("{words} is filled in for each when it goes out.").format(words=words)
        if is_typed:
            said += between + self.tr("What is typed here is not kept yet.")
        self._state.setText(said)
        self._state.set_tone(Tone.WARN if blanks else Tone.NEUTRAL)
        self._approve.setEnabled(kept is not None and bool(lacking(kept)))

    def _seat(self, need: str, draft: Draft) -> str:
        """Who must approve; where nobody leads that role, who may fill the seat."""
        model, role = self._model, self._words.role(need)
        roles = model.board.roles
        if not seats.is_vacant(need, roles):
            return role
        signed = tuple(draft.approvals.values())
        may = seats.who_may(need, roles, model.policy, draft.by, signed)
        filling = [model.policy.person_name(one) for one in may]
        if not filling:
            return role
        between = self._words.either("、", ", ")
        return self.tr("{role} (vacant: {persons} may)").format(role=role, persons=between.join(filling))

    def _keep_it(self) -> None:
        key = (self._stream, self._template)
        self._submit(
            KeepPrivacyDraft(
                incident=self._stream,
                template=self._template,
                texts=self._wordings(),
            ),
            then=lambda: self._forget(*key),
        )

    def _wordings(self) -> dict[str, Wording]:
        return {str(language): _parted(text) for language, text in self._texts.texts.items()}

    def _fill_again(self) -> None:
        self._texts.put(self._filled())
        self._remember()

    def _approve_it(self) -> None:
        kept = self._track.track.draft(self._template)
        if kept is not None:
            command = ApprovePrivacyDraft(incident=self._stream, template=self._template, draft=kept.record)
            self._submit(command)

    def _hand_out(self) -> None:
        command = UsePrivacyDraft(incident=self._stream, template=self._template, told=self._told.text())
        self._submit(command, then=self._told.clear)

    def _submit(self, command: RestrictedCommand, then: object = None) -> None:
        self._say("")

        def done(_: object) -> None:
            if callable(then):
                then()
            self._show_state()

        self._model.bridge.submit(command, done=done, refused=self._on_refused)

    def _on_refused(self, refused: Refused) -> None:
        self._say(self._words.sentence(refused))

    def _say(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))

    def _copy(self, language: Language) -> None:
        QGuiApplication.clipboard().setText(self._texts.seen(language))

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self._keep, self._again, self._approve, *self._copies.values()):
            acts.addWidget(button)
        acts.addStretch(1)
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addWidget(self._told, 1)
        ends.addWidget(self._hand)
        ends.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._which)
        column.addWidget(self._state)
        column.addWidget(self._texts, 1)
        column.addWidget(self._why)
        column.addLayout(acts)
        column.addLayout(ends)


def _joined(wording: Wording) -> str:
    return f"{wording.title}\n\n{wording.body}" if wording.title or wording.body else ""


def _parted(text: str) -> Wording:
    title, _, body = text.strip().partition("\n")
    return Wording(title=title.strip(), body=body.strip())
