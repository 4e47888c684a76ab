"""The approver's page: the exact texts side by side, whom they reach, what the rules find; one key approves."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.approval_requests import AskedText, GiveApproval, RefuseApproval
from commander.board.approvals import Request, RequestState
from commander.board.record import Record
from commander.board.refusal import Refused
from commander.drafting.proofreading import proofread
from commander.wording.approval import REQUEST_STATES, VOIDS
from ui.models.board import BoardModel
from ui.panes.approval_matters import may_approve
from ui.panes.approval_words import persons, reach_words, request_title
from ui.panes.person_box import PersonBox
from ui.panes.said_when_seen import SaidWhenSeen
from ui.panes.sheet_dead_time import DeadTime
from ui.shortcuts import Action, shortcut
from ui.theme import SECTION_PX, SMALL_PX, Tone
from ui.widgets.ask import Ask, Blank
from ui.widgets.button import Button, ButtonKind
from ui.widgets.local_keys import bind_inside
from ui.widgets.plain_label import PlainLabel
from ui.widgets.whole_page import Acts, AsidePage
from ui.words import Words

_LANGUAGES: Final = ("ja", "en")


class ApprovalPage(AsidePage):
    """Stands in place of the four panes; nothing in it can be changed. Ctrl+Enter approves, Esc goes back.

    Dead for the first moments, as the sheet is: what nobody has read is not approved by a key held down.
    """

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent=parent)
        self._model, self._words = model, words
        self._key = ""
        self._waits = False
        self._shown: tuple[object, ...] = ()
        self._state = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.hide()
        self.approve = Button(
            kind=ButtonKind.PRIMARY, key=shortcut(Action.SEND).shown, elides=True, parent=self
        )
        self._aloud = PersonBox(model.policy, self)
        self.refuse = Button(elides=True, parent=self)
        self._words_asked = Ask(self)
        self._dead = DeadTime(clock, self)
        self._lay_out()
        self._listen()
        self.retranslate()

    @property
    def request(self) -> Request | None:
        """The request shown."""
        return self._model.board.approvals.requests.get(self._key)

    def open(self, key: str) -> None:
        """Show one request and take the keyboard: arrows scroll."""
        self._key, self._waits, self._shown = key, False, ()
        self._say("")
        self._aloud.setEditText("")
        self._dead.begin()
        self._refresh()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def give(self) -> None:
        """Approve exactly what stands here: once, whatever is pressed how often."""
        request = self.request
        if request is None or self._waits or self._dead.lasts or not self._is_open(request):
            return
        spoken = "" if may_approve(request, self._model) else self._aloud.person.strip()
        if not spoken and not may_approve(request, self._model):
            self._say(self.tr("Write who approved it aloud."))
            self._aloud.setFocus()
            return
        self._submit(GiveApproval(incident=self._model.stream, request=request.request, spoken=spoken))

    def send_back(self) -> None:
        """Ask for the words with which it goes back."""
        blank = Blank(name="reason", label=self.tr("Words"), hint=self.tr("What must be different"))
        self._words_asked.ask(
            f"refuse:{self._key}",
            self.tr("Send it back"),
            [blank],
            confirm=self.tr("Send it back"),
            cancel=self.tr("Not now"),
            answer=lambda said: self._submit(
                RefuseApproval(incident=self._model.stream, request=self._key, reason=said["reason"])
            ),
        )

    def retranslate(self) -> None:
        """Say every word again."""
        self.name(self.tr("Request for approval"))
        self.refuse.setText(self.tr("Send it back…"))
        aloud = self.tr("Who approved it aloud")
        self._aloud.show_hint(aloud)
        self._aloud.setAccessibleName(aloud)
        self._shown = ()
        self._refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        bar, key = self._scroll.verticalScrollBar(), event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Space: 1}
        if key in steps:
            bar.setValue(bar.value() + steps[Qt.Key(key)] * bar.singleStep())
        elif key in pages:
            bar.setValue(bar.value() + pages[Qt.Key(key)] * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def _submit(self, command: GiveApproval | RefuseApproval) -> None:
        self._waits = True
        self._say("")
        self._model.bridge.submit(command, done=self._on_done, refused=self._on_refused)

    def _on_done(self, _records: tuple[Record, ...]) -> None:
        self._waits = False
        self._words_asked.close_answered()
        self.closed.emit()

    def _on_refused(self, refused: Refused) -> None:
        self._waits = False
        sentence = self._words.sentence(refused)
        if self._words_asked.isVisible():
            self._words_asked.refuse(sentence)
        else:
            self._say(sentence)

    def _refresh(self) -> None:
        request, model = self.request, self._model
        if request is None:
            return
        void = request.void(model.board.approvals, model.board.impact, model.now)
        mine = may_approve(request, model)
        is_open = self._is_open(request)
        self.head.title.setText(request_title(request, model, self._words))
        self._state.setText(self._state_words(request))
        if void is not None:
            self._state.setText(self.tr("It no longer counts: {why}").format(why=self._said(VOIDS[void])))
        elif request.state is not RequestState.WAITING:
            self._state.setText(self._said(REQUEST_STATES[request.state]))
        self.approve.setText(self._approve_words(request, mine=mine))
        self.approve.setEnabled(is_open and not self._dead.lasts)
        self.refuse.setEnabled(is_open)
        self._aloud.show_people(model.policy)
        self._aloud.setVisible(is_open and not mine)
        shown = (request, self._words.language)
        if shown != self._shown:
            self._shown = shown
            self._show_texts(request)

    def _is_open(self, request: Request) -> bool:
        model = self._model
        void = request.void(model.board.approvals, model.board.impact, model.now)
        return request.state is RequestState.WAITING and void is None

    def _approve_words(self, request: Request, *, mine: bool) -> str:
        if not mine:
            return self.tr("Record the spoken approval")
        if request.asked.send and len(request.lacking) == 1:
            return self.tr("Approve and send")
        return self.tr("Approve")

    def _state_words(self, request: Request) -> str:
        now, words, policy = self._model.now, self._words, self._model.policy
        roles = ", ".join(words.role(need) for need in request.lacking)
        parts = [
            self.tr("asked {time}, holds until {until}").format(
                time=words.time(request.at, now), until=words.time(request.asked.until, now)
            ),
            self.tr("lacking: {role} ({person})").format(
                role=roles, person=persons(request.asked.of, self._model)
            ),
        ]
        if request.signed:
            given = ", ".join(policy.person_name(one.person) for one in request.signed)
            parts.append(self.tr("approved by {person}").format(person=given))
        if request.asked.send:
            parts.append(self.tr("it is sent as soon as it is approved"))
        return " ・ ".join(parts)

    def _show_texts(self, request: Request) -> None:
        body = QWidget()
        body.setObjectName("body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        if request.asked.amending is not None:
            why = self.tr("Reason for the change: {reason}").format(reason=request.asked.amending.reason)
            column.addWidget(PlainLabel(why, tone=Tone.WARN, wraps=True, parent=body))
        for text in request.asked.texts:
            column.addWidget(_Text(text, self._findings(request, text), self._model, self._words, body))
        column.addStretch(1)
        self._scroll.setWidget(body)

    def _findings(self, request: Request, text: AskedText) -> list[str]:
        model = self._model
        noted = proofread(model.board, model.policy, text.content, model.now, request.asked.overrides)
        return [
            f"{one.finding.words}: {self._said(one.finding.why)}"
            + (f" ({one.override.reason or one.override.legal})" if one.override else "")
            for one in noted
        ]

    def _said(self, words: object) -> str:
        return str(getattr(words, self._words.language.value))

    def _say(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))

    def _listen(self) -> None:
        self._dead.turned.connect(self._refresh)
        self.approve.clicked.connect(self.give)
        self.refuse.clicked.connect(self.send_back)
        bind_inside(self, shortcut(Action.SEND).sequences, self.give)
        self._model.changed.connect(self._refresh)
        self._model.ticked.connect(self._refresh)
        self._model.opened.connect(self._on_opened)
        SaidWhenSeen(self, self._words, self.retranslate)

    def _on_opened(self) -> None:
        self._key = ""
        self._words_asked.put_away()

    def _lay_out(self) -> None:
        self.add(self._state)
        self._scroll = self.add_scrolled(QWidget())
        self.add(self._words_asked, self._why, Acts(self.approve, self._aloud, self.refuse, parent=self))


class _Text(QFrame):
    """One text in both languages, read only, with whom it reaches above and the findings below."""

    def __init__(
        self, text: AskedText, findings: list[str], model: BoardModel, words: Words, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mock")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        reach = reach_words(text.content, text.targets, model, words)
        column.addWidget(PlainLabel(reach, tone=Tone.NEUTRAL, wraps=True, parent=self))
        sides = QHBoxLayout()
        sides.setSpacing(20)
        for language in _LANGUAGES:
            wording = text.content.texts.get(language)
            side = QVBoxLayout()
            side.setSpacing(4)
            name = PlainLabel(
                {"ja": "日本語", "en": "English"}[language],
                tone=Tone.NEUTRAL,
                px=SECTION_PX,
                bold=True,
                parent=self,
            )
            side.addWidget(name)
            side.addWidget(PlainLabel(wording.title if wording else "", bold=True, wraps=True, parent=self))
            side.addWidget(PlainLabel(wording.body if wording else "", wraps=True, parent=self))
            side.addStretch(1)
            sides.addLayout(side, 1)
        column.addLayout(sides)
        for finding in findings:
            column.addWidget(PlainLabel(finding, tone=Tone.WARN, px=SMALL_PX, wraps=True, parent=self))
        self.setAccessibleName(reach)
