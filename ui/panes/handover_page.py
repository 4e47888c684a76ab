"""The page of a handover: the brief as the board stands, offered; read back point by point, and accepted (1-07)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.board.brief import BriefItem
from commander.board.refusal import Refused
from commander.board.roles import COMMANDER, SCRIBE, AcceptRole, EndOffer, Offer
from commander.handing_over import brief_for, changed_since
from commander.reading import Reading
from commander.wording.handing_over import Phrasing
from commander.wording.lines import record_line
from ui.models.board import BoardModel
from ui.panes.form_drafts import FormDrafts
from ui.panes.handover_form import HandoverForm
from ui.panes.handover_points import PointRow
from ui.panes.said_when_seen import SaidWhenSeen
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.ask import Ask, Blank
from ui.widgets.button import Button, ButtonKind
from ui.widgets.deliberate_button import DeliberateButton
from ui.widgets.local_keys import bind_inside
from ui.widgets.plain_label import PlainLabel
from ui.widgets.whole_page import Acts, AsidePage
from ui.words import Words


class HandoverPage(AsidePage):
    """Stands in place of the four panes. Space ticks a point and goes to the next, Ctrl+Enter takes the role over.

    A Space too many takes nothing over. Nothing changes hands before every point was read back; what is ticked is
    this desk's until then. closed: back.
    """

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model, self._words = model, words
        self.role = COMMANDER
        self._last_entry = ""
        self._shown: tuple[object, ...] = ()
        self._ticked: dict[str, set[str]] = {}  # by the offer's record: the points read back so far
        self._waits = False
        self._rows: list[PointRow] = []
        self._state = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._form = HandoverForm(model, words, self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.hide()
        self.accept = DeliberateButton(
            kind=ButtonKind.PRIMARY, key=shortcut(Action.SEND).shown, elides=True, parent=self
        )
        self._end = Button(elides=True, parent=self)
        self._asked = Ask(self)
        self._drafts = FormDrafts(model.bridge, "Handover", self)
        self._lay_out()
        self._listen()
        self.retranslate()

    @property
    def offer(self) -> Offer | None:
        """The offer that stands; None: it is still to be made."""
        return self._model.board.roles.offers.get(self.role)

    def open(self, role: str) -> None:
        """Show the handover of a role: what would be offered, or what is to be read back."""
        self.role, self._shown, self._last_entry = role, (), ""
        self._say("")
        self._form.suit(role)
        self._read_last_entry()
        self.refresh()
        self._drafts.find(self._model.stream, [role])
        self._take_focus()

    def refresh(self) -> None:
        """Show what stands now; what is ticked stays ticked."""
        model, offer = self._model, self.offer
        if not model.stream:
            return
        now = self._brief_now()
        brief = offer.brief if offer is not None else now
        changed = changed_since(brief, now) if offer is not None else {}
        self._say_state(offer)
        shown = (offer.record if offer else "", brief, tuple(sorted(changed.items())), self._words.language)
        if shown != self._shown:
            self._shown = shown
            self._show_points(offer, brief, changed)
        self._form.setVisible(offer is None)
        can_take = offer is not None and offer.to == model.person
        self.accept.setVisible(can_take)
        self._end.setVisible(offer is not None)
        self._end.setText(self.tr("Decline…") if can_take else self.tr("Take the offer back…"))

    def take_over(self) -> None:
        """Accept: the desk refuses while a point is not read back, and names it."""
        offer = self.offer
        if offer is None or offer.to != self._model.person or self._waits:
            return
        read = tuple(self._ticked.get(offer.record, ()))
        self._submit(AcceptRole(incident=self._model.stream, role=self.role, person=offer.to, read_back=read))

    def end(self) -> None:
        """Ask why nothing comes of the offer."""
        role, stream = self.role, self._model.stream
        self._asked.ask(
            f"end:{role}",
            self._end.text(),
            [Blank(name="reason", label=self.tr("Reason"), hint=self.tr("Why not now"))],
            confirm=self.tr("End the offer"),
            cancel=self.tr("Not now"),
            answer=lambda said: self._submit(EndOffer(incident=stream, role=role, reason=said["reason"])),
        )

    def save_drafts(self) -> None:
        """Keep what is typed, now."""
        self._drafts.save_now()

    def retranslate(self) -> None:
        """Say every word again."""
        self.name(self.tr("Handover"))
        self.accept.setText(self.tr("I take it over"))
        self._shown = ()
        if self.isVisible():
            self.refresh()

    def _brief_now(self) -> tuple[BriefItem, ...]:
        model, words = self._model, self._words
        phrasing = Phrasing(model.policy, words.language, words.zone_info, model.now)
        return brief_for(model.board, model.policy, self.role, phrasing, last_entry=self._last_entry)

    def _say_state(self, offer: Offer | None) -> None:
        model, words = self._model, self._words
        role, holder = words.role(self.role), model.board.roles.holder(self.role)
        self.head.title.setText(self.tr("Handover of {role}").format(role=role))
        name = model.policy.person_name(holder) if holder else self.tr("nobody")
        if offer is None:
            text = self.tr("{person} leads it. This brief is offered as it stands when you press Enter.")
            self._state.setText(text.format(person=name))
            return
        ticked = len(self._ticked.get(offer.record, ()))
        text = self.tr(
            "Offered to {to} at {time} ・ {ticked} of {all} read back ・ until accepted {person} stays responsible"
        )
        self._state.setText(
            text.format(
                to=model.policy.person_name(offer.to),
                time=words.time_with_zone(offer.at, model.now),
                ticked=ticked,
                all=len(offer.brief),
                person=name,
            )
        )

    def _show_points(self, offer: Offer | None, brief: Sequence[BriefItem], changed: dict[str, str]) -> None:
        focused = next((row.point for row in self._rows if row.has_focus), "")
        body = QWidget()
        body.setObjectName("body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        can_tick = offer is not None and offer.to == self._model.person
        ticked = self._ticked.get(offer.record, set()) if offer is not None else set()
        self._rows = []
        for item in brief:
            row = PointRow(
                item, self._words, can_tick=can_tick, changed=changed.get(item.point, ""), parent=body
            )
            row.box.setChecked(item.point in ticked)
            row.ticked.connect(self._on_ticked)
            self._rows.append(row)
            column.addWidget(row)
        column.addStretch(1)
        self._scroll.setWidget(body)
        again = next((row for row in self._rows if row.point == focused), None)
        if again is not None:
            again.box.setFocus()

    def _on_ticked(self, point: str, is_ticked: bool) -> None:
        offer = self.offer
        if offer is None:
            return
        read = self._ticked.setdefault(offer.record, set())
        (read.add if is_ticked else read.discard)(point)
        self._say("")
        self._say_state(offer)
        if is_ticked:
            self._go_on_from(point)

    def _go_on_from(self, point: str) -> None:
        """The next point that is not read back yet has the focus; after the last, the button does."""
        points = [row.point for row in self._rows]
        place = points.index(point)
        order = [*self._rows[place + 1 :], *self._rows[:place]]
        target = next((row.box for row in order if not row.box.isChecked()), self.accept)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _read_last_entry(self) -> None:
        """The newest row of the timeline is read beside: the scribe's brief says what is written."""
        if self.role != SCRIBE:
            return
        stream = self._model.stream

        def take(line: str) -> None:
            if stream == self._model.stream and self.role == SCRIBE:
                self._last_entry = line
                self._form.last_entry = line
                self.refresh()

        self._model.bridge.read(lambda reading: self._newest(reading, stream), take)

    def _newest(self, reading: Reading, stream: str) -> str:
        keys = reading.timeline_keys(stream)
        rows = reading.timeline_rows([keys[-1][2]]) if keys else []
        if not rows:
            return ""
        words, record = self._words, rows[-1].record
        line = record_line(record, self._model.policy, words.language, words.zone_info).partition("\n")[0]
        return f"{record.occurred.instant.astimezone(words.zone_info):%m/%d %H:%M} {line}"

    def _take_focus(self) -> None:
        if self.offer is None:
            self._form.take_focus()
            return
        first = next(
            (row.box for row in self._rows if row.box.isVisibleTo(self) and not row.box.isChecked()), None
        )
        (first or (self.accept if self.accept.isVisibleTo(self) else self)).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def _submit(self, command: AcceptRole | EndOffer) -> None:
        self._waits = True
        self._say("")
        self._model.bridge.submit(command, done=lambda records: self._on_done(), refused=self._on_refused)

    def _on_done(self) -> None:
        self._waits = False
        self._asked.close_answered()
        self.closed.emit()

    def _on_refused(self, refused: Refused) -> None:
        self._waits = False
        sentence = self._words.sentence(refused)
        if self._asked.asked:
            self._asked.refuse(sentence)
        else:
            self._say(sentence)
            self._take_focus()

    def _say(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_opened(self) -> None:
        self._shown = ()
        self._asked.put_away()
        self._form.begin_again(self._model.stream)

    def _on_offered(self) -> None:
        self._drafts.forget(self._model.stream, self.role)
        self._form.restore(self._form.untouched)
        self.refresh()
        self._take_focus()

    def _on_drafts_found(self) -> None:
        if not self._form.typed_fields:
            self._form.restore(self._drafts.left(self._model.stream, self.role))

    def _listen(self) -> None:
        self.accept.clicked.connect(self.take_over)
        self._end.clicked.connect(self.end)
        bind_inside(self, shortcut(Action.SEND).sequences, self.take_over)
        self._form.typed.connect(
            lambda: self._drafts.keep(self._form.stream, self.role, self._form.typed_fields)
        )
        self._form.done.connect(self._on_offered)
        self._form.put_away.connect(self.closed)
        self._form.discarded.connect(lambda: self._form.restore(self._form.untouched))
        self._form.discarded.connect(lambda: self._drafts.forget(self._form.stream, self.role))
        self._drafts.found.connect(self._on_drafts_found)
        self._model.changed.connect(self._on_changed)
        self._model.opened.connect(self._on_opened)
        SaidWhenSeen(self, self._words, self.retranslate)

    def _lay_out(self) -> None:
        self.add(self._state, self._form)
        self._scroll = self.add_scrolled(QWidget())
        self.add(self._asked, self._why, Acts(self.accept, self._end, parent=self))
