"""What nobody may leave: one line each with its key and its ways on. Takes no room when there is nothing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from commander.board.board import Command
from commander.board.incident import Close, Reopen
from commander.board.messages import Choice, DecideDelivery, Delivery, DeliveryState
from commander.board.refusal import Refused
from commander.board.roles import COMMANDER, AcceptRole
from commander.board.signals import JudgeSignal, Signal, Verdict
from commander.wording.labels import Mark
from ui.models.board import BoardModel
from ui.panes.versions import versions
from ui.theme import SMALL_PX, Tone
from ui.widgets.ask import Ask, Blank
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.strip import Strip
from ui.words import Words

# More lines than this would push the board out of a small screen; the rest is counted.
_SHOWN: Final = 3
_TEXT_SHOWN: Final = 80
_VERSION_SHOWN: Final = 32
_WAYS: Final[Mapping[DeliveryState, tuple[Choice, ...]]] = {
    DeliveryState.HELD: (Choice.RELEASE, Choice.CONFIRM, Choice.CANCEL),
    DeliveryState.UNKNOWN: (Choice.CONFIRM, Choice.RESEND, Choice.CANCEL),
    DeliveryState.FAILED: (Choice.RELEASE, Choice.CANCEL),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matter:
    """One line: what it is, and its ways on as a word and an act."""

    key: str
    mark: str
    text: str
    detail: str
    tone: Tone = Tone.BAD
    ways: tuple[tuple[str, Callable[[], None]], ...] = ()

    @property
    def face(self) -> tuple[object, ...]:
        """What must change before the line is made anew; else it would take the focus away each second."""
        return self.key, self.mark, self.text, self.tone, tuple(word for word, _ in self.ways)


class AttentionStrip(QWidget):
    """Alt+1, Alt+2, … go to the lines, Tab to their ways on, Enter acts."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._faces: tuple[object, ...] = ()
        self._strips: list[Strip] = []
        self._firsts: list[Button | None] = []
        self._more = PlainLabel(tone=Tone.BAD, px=SMALL_PX, parent=self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._ask = Ask(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 0)
        self._column.setSpacing(6)
        for part in (self._more, self._ask, self._why):
            self._column.addWidget(part)
        for number in range(1, _SHOWN + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(partial(self.go_to, number - 1))
        self._why.hide()
        model.changed.connect(self.refresh)
        model.ticked.connect(self.refresh)
        model.opened.connect(self._on_opened)
        words.changed.connect(self.refresh)
        self.refresh()

    def go_to(self, number: int) -> None:
        """Focus the first way on of a line."""
        if number < len(self._firsts) and (button := self._firsts[number]) is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Show what stands open now; a line that stands already keeps its widgets."""
        matters = list(self._matters()) if self._model.stream else []
        shown = matters[:_SHOWN]
        faces = tuple(matter.face for matter in shown)
        if faces != self._faces:
            self._faces = faces
            self._make(shown)
        for strip, matter in zip(self._strips, shown, strict=True):
            strip.show_detail(matter.detail)
        beyond = len(matters) - len(shown)
        self._more.setText(self.tr("and %n more", "matters", beyond) if beyond else "")
        self._more.setVisible(beyond > 0)
        self.setVisible(bool(matters) or bool(self._ask.asked) or bool(self._why.text()))

    def _make(self, matters: list[_Matter]) -> None:
        focused = next(
            (number for number, strip in enumerate(self._strips) if self._holds_focus(strip)), None
        )
        for strip in self._strips:
            self._column.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        self._strips, self._firsts = [], []
        for number, matter in enumerate(matters):
            buttons = [Button(word, parent=self) for word, _ in matter.ways]
            for button, (_, act) in zip(buttons, matter.ways, strict=True):
                button.clicked.connect(lambda _=False, act=act: act())
            strip = Strip(
                matter.mark,
                matter.text,
                tone=matter.tone,
                detail=matter.detail,
                actions=buttons,
                key=f"Alt+{number + 1}",
                parent=self,
            )
            self._column.insertWidget(number, strip)
            self._strips.append(strip)
            self._firsts.append(buttons[0] if buttons else None)
        if focused is not None and self._firsts:
            self.go_to(min(focused, len(self._firsts) - 1))

    def _holds_focus(self, strip: Strip) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and strip.isAncestorOf(focus)

    def _matters(self) -> Iterator[_Matter]:
        board = self._model.board
        for signal in board.signals.untriaged():
            yield self._signal(signal)
        for field in board.contested:
            yield self._contested(field)
        for delivery in board.messages.needing_a_person():
            yield self._delivery(delivery)
        yield from self._offers()
        yield from self._watch()

    def _signal(self, signal: Signal) -> _Matter:
        now, words = self._model.now, self._words
        owner = self._model.policy.person_name(signal.owner)
        limit = ""
        if signal.judge_by is not None:
            limit = self.tr("judge within {span}").format(span=words.countdown(signal.judge_by, now))
        return _Matter(
            key=f"signal:{signal.signal}",
            mark=words.mark(Mark.SIGNAL),
            text=self.tr("New signal: {text}").format(text=_short(signal.text, _TEXT_SHOWN)),
            detail=" ・ ".join(part for part in (owner, words.time(signal.raised_at, now), limit) if part),
            ways=tuple(
                (word, partial(self._ask_verdict, signal, verdict))
                for word, verdict in (
                    (self.tr("New incident"), Verdict.NEW),
                    (self.tr("Same incident…"), Verdict.SAME),
                    (self.tr("Noise…"), Verdict.NOISE),
                )
            ),
        )

    def _ask_verdict(self, signal: Signal, verdict: Verdict) -> None:
        blanks = [Blank(name="reason", label=self.tr("Reason"), hint=self.tr("What shows it"))]
        if verdict is Verdict.SAME:
            people = tuple(person.name for person in self._model.policy.persons())
            blanks.append(
                Blank(name="worker", label=self.tr("Who works on it now"), choices=people, width=160)
            )
        self._ask_for(
            f"{verdict}:{signal.signal}",
            self._words.label(verdict),
            blanks,
            lambda said: JudgeSignal(
                incident=self._model.stream,
                signal=signal.signal,
                verdict=verdict,
                reason=said["reason"],
                worker=self._person_key(said.get("worker", "")),
            ),
        )

    def _contested(self, field: str) -> _Matter:
        board, words = self._model.board, self._words
        found = versions(board, field, words, self._model.now)
        name = {
            "title": self.tr("Title"),
            "severity": self.tr("Severity"),
            "started": self.tr("Start of the impact"),
            "phase": self.tr("Phase"),
            "recovery": self.tr("Recovery"),
        }.get(field.partition(":")[0], "")
        if field.startswith("role:"):
            name = words.role(field.partition(":")[2])
        elif field.startswith("impact:"):
            name = self.tr("Impact")
        return _Matter(
            key=f"contested:{field}",
            mark="≠",
            text=self.tr("{field}: two versions").format(field=name),
            detail=self.tr("set at two desks without knowing of each other"),
            ways=tuple(
                (
                    f"{_short(one.text, _VERSION_SHOWN)} ({self._model.policy.person_name(one.author)})",
                    partial(self._submit, one.command),
                )
                for one in found
            ),
        )

    def _delivery(self, delivery: Delivery) -> _Matter:
        words = self._words
        choices = {
            Choice.RELEASE: self.tr("Send it"),
            Choice.CONFIRM: self.tr("I see it there"),
            Choice.RESEND: self.tr("Not there: send again"),
            Choice.CANCEL: self.tr("Cancel it"),
        }
        return _Matter(
            key=f"delivery:{delivery.key}:{delivery.state}",
            mark=words.mark(Mark.COMMUNICATION),
            text=f"{_short(delivery.target, _TEXT_SHOWN)}: {words.label(delivery.state)}",
            detail=words.delivery(delivery.state, delivery.reason, delivery.detail),
            ways=tuple(
                (choices[choice], partial(self._submit, DecideDelivery(key=delivery.key, choice=choice)))
                for choice in _WAYS[delivery.state]
            ),
        )

    def _offers(self) -> Iterator[_Matter]:
        board, words = self._model.board, self._words
        for role, offer in board.roles.offers.items():
            to = self._model.policy.person_name(offer.to)
            command = AcceptRole(incident=board.stream, role=role, person=offer.to)
            yield _Matter(
                key=f"offer:{role}:{offer.record}",
                mark=words.mark(Mark.PEOPLE),
                tone=Tone.WARN,
                text=self.tr("Handover of {role} to {person}").format(role=words.role(role), person=to),
                detail=self.tr("not accepted yet ・ {time}").format(
                    time=words.time(offer.at, self._model.now)
                ),
                ways=((self.tr("{person} accepts").format(person=to), partial(self._submit, command)),),
            )
        if board.roles.commander is None and not board.incident.closed and board.roles.holding(COMMANDER):
            yield _Matter(
                key="vacant",
                mark=words.mark(Mark.PEOPLE),
                text=self.tr("Nobody is in command"),
                detail="",
            )

    def _watch(self) -> Iterator[_Matter]:
        watch, words = self._model.board.incident.watch, self._words
        if watch is None or self._model.board.incident.closed or self._model.now < watch.until:
            return
        reason = Blank(name="reason", label=self.tr("Reason"), hint=self.tr("What the three checks showed"))
        stream = self._model.stream
        yield _Matter(
            key="watch",
            mark=words.mark(Mark.STATUS),
            text=self.tr("The watch is over and nobody has ended it"),
            detail=self._model.policy.person_name(watch.owner),
            ways=(
                (
                    self.tr("Close the incident…"),
                    partial(
                        self._ask_for,
                        "close",
                        self.tr("Close the incident"),
                        [reason],
                        lambda said: Close(incident=stream, reason=said["reason"]),
                    ),
                ),
                (
                    self.tr("Reopen…"),
                    partial(
                        self._ask_for,
                        "reopen",
                        self.tr("Reopen the incident"),
                        [reason],
                        lambda said: Reopen(incident=stream, reason=said["reason"]),
                    ),
                ),
            ),
        )

    def _ask_for(
        self, key: str, question: str, blanks: list[Blank], command: Callable[[Mapping[str, str]], Command]
    ) -> None:
        def answer(said: Mapping[str, str]) -> None:
            self._model.bridge.submit(
                command(said),
                done=lambda records: self._ask.close_answered(),
                refused=lambda refused: self._ask.refuse(self._words.sentence(refused)),
            )

        self._ask.ask(
            f"{self._model.stream}:{key}",
            question,
            blanks,
            confirm=self.tr("Record"),
            cancel=self.tr("Not now"),
            answer=answer,
        )

    def _submit(self, command: Command | DecideDelivery) -> None:
        self._model.bridge.submit(command, done=lambda records: self._say(None), refused=self._say)

    def _say(self, refused: Refused | None) -> None:
        self._why.setText(self._words.sentence(refused) if refused else "")
        self._why.setVisible(refused is not None)
        self.refresh()

    def _on_opened(self) -> None:
        self._ask.put_away()
        self._say(None)

    def _person_key(self, name: str) -> str:
        typed = name.strip()
        found = next((one.key for one in self._model.policy.persons() if one.name == typed), None)
        return found or typed


def _short(text: str, limit: int) -> str:
    line = " ".join(text[: limit + 1].split())
    return line if len(text) <= limit else line[:limit] + "…"
