"""What nobody may leave: one line each with its key and its ways on. Takes no room when there is nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from commander.board.commands import Command
from commander.board.deliveries import DecideDelivery
from commander.board.erasing import EraseEntry
from commander.board.record import Record
from commander.board.refusal import Refused
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.panes.attention_matters import Matters
from ui.panes.elsewhere_matters import elsewhere_matters
from ui.panes.erased_said import ErasedSaid
from ui.panes.matter import Matter
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, Tone
from ui.widgets.ask import Ask, Blank
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.strip import Strip
from ui.widgets.tab_order import chain_after, stops_in
from ui.widgets.unseen_keys import Standing
from ui.words import Words

# More lines than this would push the board out of a small screen; the rest is counted.
_KEYS: Final = tuple(
    shortcut(action) for action in (Action.ATTENTION, Action.ATTENTION_2, Action.ATTENTION_3)
)
_SHOWN: Final = len(_KEYS)


class AttentionStrip(QWidget):
    """Alt+1, Alt+2, … go to the lines, Tab to their ways on, Enter acts."""

    asked_for = Signal(Action)  # a way on that is done elsewhere
    request_wanted = Signal(str)  # the texts that somebody asks approval for
    handover_wanted = Signal(str)  # the role
    vacated = Signal()  # the line with the focus is gone, and no other is left to go to

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._faces: tuple[object, ...] = ()
        self._most = _SHOWN
        self._meant: Callable[[Matter], bool] = lambda matter: False
        self._on_their_way: list[Command | DecideDelivery] = []
        self._before: QWidget | None = None
        self._strips: list[Strip] = []
        self._buttons: list[list[Button]] = []
        self._stand: list[Matter] = []
        self._standing: list[Standing] = []
        self._more = PlainLabel(tone=Tone.BAD, px=SMALL_PX, parent=self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._ask = Ask(self)
        self._gone = ErasedSaid(model, words, self)
        self._matters = Matters(model, words, self)
        self._elsewhere: Callable[[], Iterator[Matter]] = lambda: iter(())
        self._instead: Callable[[], Iterator[Matter]] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 0)
        self._column.setSpacing(6)
        for part in (self._more, self._ask, self._why, self._gone):
            self._column.addWidget(part)
        for number, key in enumerate(_KEYS):
            for sequence in key.sequences:
                # Not a child of the strip: while that is hidden, the key must not type a digit into the composer.
                QShortcut(sequence, parent or self).activated.connect(partial(self.go_to, number))
        self._why.hide()
        model.changed.connect(self.refresh)
        model.ticked.connect(self.refresh)
        model.waiting.changed.connect(self.refresh)
        model.slack.changed.connect(self.refresh)
        self._matters.stay.changed.connect(self.refresh)
        model.feeds.changed.connect(self.refresh)
        model.opened.connect(self._on_opened)
        words.changed.connect(self.refresh)
        self.refresh()

    def come_after(self, stop: QWidget) -> None:
        """Where Tab comes from: the lines are made anew, and what is made last Qt would put last."""
        self._before = stop
        self._order_stops()

    def look_elsewhere(self, overview: DeskOverview, show: Callable[[str], None]) -> None:
        """Say also what closed incidents still owe; `show` opens one."""
        self._elsewhere = lambda: elsewhere_matters(overview, self._words, self._model.now, show)
        overview.changed.connect(self.refresh)

    def show_instead(self, found: Callable[[], Iterator[Matter]]) -> None:
        """Say these lines and no incident's: on the first page."""
        self._instead = found
        # In line with what stands there, and as far from it as the doors are from each other.
        self._column.setContentsMargins(0, 0, 0, 12)
        self.refresh()

    @property
    def lines(self) -> list[str]:
        """What the lines say, the first one first."""
        return [strip.accessibleName() for strip in self._strips]

    def leave_room(self, leaves: bool) -> None:
        """One line and a count while a text is written below, which needs the height; each line's key shows all."""
        self._most = 1 if leaves else _SHOWN
        self.refresh()

    def go_to(self, number: int) -> None:
        """Focus the first way on of a line."""
        if number >= len(self._buttons) and self._most < _SHOWN:
            self.leave_room(False)
        if number < len(self._buttons) and self._buttons[number]:
            self._buttons[number][0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_meant(self, means: Callable[[Matter], bool]) -> None:
        """Focus the first way on of the line that is meant, wherever it stands; folded away, it is shown."""
        self._meant = means
        self.refresh()
        self.go_to(next((number for number, one in enumerate(self._stand) if means(one)), 0))

    def refresh(self) -> None:
        """Show what stands open now; a line that stands already keeps its widgets."""
        with self._giving_up_focus():
            self._refresh()

    def _refresh(self) -> None:
        # What a person must do now is never folded away beneath what is only soon.
        matters = sorted(self._found(), key=lambda matter: matter.tone is not Tone.BAD)
        shown = matters[: self._most]
        if (meant := next(filter(self._meant, matters[self._most :]), None)) is not None:
            shown = [*shown[:-1], meant]  # somebody went there: it stands until it is done
        faces = tuple(matter.face for matter in shown)
        if faces != self._faces:
            self._faces = faces
            before, self._stand = self._stand, shown
            if [one.place for one in before] == [one.place for one in shown]:
                self._say_again()
            else:
                self._make(shown, before)
        for strip, matter in zip(self._strips, shown, strict=True):
            strip.show_detail(matter.detail)
        beyond = len(matters) - len(shown)
        self._more.setText(self.tr("and %n more", "matters", beyond) if beyond else "")
        self._more.setVisible(beyond > 0)
        said = bool(self._why.text()) or self._gone.is_said
        self.setVisible(bool(matters) or bool(self._ask.asked) or said)

    def _found(self) -> Iterator[Matter]:
        """Everything that stands open now."""
        if self._instead is not None:
            return self._instead()
        return chain(self._matters.found(), self._elsewhere()) if self._model.stream else iter(())

    def _say_again(self) -> None:
        """The same lines in other words, as in another language: made anew they would take the focus away."""
        for strip, buttons, matter in zip(self._strips, self._buttons, self._stand, strict=True):
            strip.show_words(matter.mark, matter.text, matter.detail)
            for button, (word, _) in zip(buttons, matter.ways, strict=True):
                button.setText(word)

    def _act(self, number: int, way: int) -> None:
        # A key that was meant for the line that stood here a moment ago does nothing.
        if not self._standing[number].is_unread:
            self._stand[number].ways[way][1]()

    def _make(self, matters: list[Matter], before: list[Matter]) -> None:
        focused = next(
            (number for number, strip in enumerate(self._strips) if self._holds_focus(strip)), None
        )
        if focused is not None:
            # The focus goes with its line when others come before it.
            places = [one.place for one in matters]
            place = before[focused].place
            focused = places.index(place) if place in places else focused
        self._standing = [
            self._standing[number]
            if number < len(before) and before[number].place == matter.place
            else Standing()
            for number, matter in enumerate(matters)
        ]
        for strip in self._strips:
            self._column.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        self._strips, self._buttons = [], []
        for number, matter in enumerate(matters):
            buttons = [Button(word, elides=True, parent=self) for word, _ in matter.ways]
            for way, button in enumerate(buttons):
                button.clicked.connect(lambda _=False, number=number, way=way: self._act(number, way))
            strip = Strip(
                matter.mark,
                matter.text,
                tone=matter.tone,
                detail=matter.detail,
                actions=buttons,
                key=_KEYS[number].shown,
                parent=self,
            )
            self._column.insertWidget(number, strip)
            self._strips.append(strip)
            self._buttons.append(buttons)
        self._order_stops()
        if focused is not None and self._buttons:
            self.go_to(min(focused, len(self._buttons) - 1))

    def _order_stops(self) -> None:
        if self._before is not None:
            chain_after(self._before, [stop for strip in self._strips for stop in stops_in(strip)])

    def _holds_focus(self, part: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and part.isAncestorOf(focus)

    @contextmanager
    def _giving_up_focus(self) -> Iterator[None]:
        """Say when the focus was in here and is no more: the next in Tab's order would take a second Enter."""
        had_focus = self._holds_focus(self)
        yield
        if had_focus and not self._holds_focus(self):
            self.vacated.emit()

    def ask_for(
        self,
        key: str,
        question: str,
        blanks: Sequence[Blank],
        command: Callable[[Mapping[str, str]], Command | EraseEntry],
        *,
        confirm: str = "",
    ) -> None:
        """Ask in a line below for what a way on still lacks."""

        def answer(said: Mapping[str, str]) -> None:
            self._model.bridge.submit(
                command(said),
                done=self._answered,
                refused=lambda refused: self._ask.refuse(self._words.sentence(refused)),
            )

        self._ask.ask(
            f"{self._model.stream}:{key}",
            question,
            blanks,
            confirm=confirm or self.tr("Record"),
            cancel=self.tr("Not now"),
            answer=answer,
        )

    def _answered(self, records: tuple[Record, ...]) -> None:
        self._gone.say(records)
        self._close_ask()

    def _close_ask(self) -> None:
        with self._giving_up_focus():
            self._ask.close_answered()
            self._refresh()

    def hand_over(self, role: str) -> None:
        """Open the handover of a role."""
        self.handover_wanted.emit(role)

    def read_request(self, request: str) -> None:
        """Open the exact texts of a request for approval."""
        self.request_wanted.emit(request)

    def go(self, action: Action) -> None:
        """Go where a way on is done."""
        self.asked_for.emit(action)

    def submit(self, command: Command | DecideDelivery) -> None:
        """Carry a way on out; why it was refused stands below."""

        def answered(refused: Refused | None) -> None:
            self._on_their_way.remove(command)
            self._say(refused)

        # Pressed again before the answer, it is the same intent.
        if command not in self._on_their_way:
            self._on_their_way.append(command)
            self._model.bridge.submit(command, done=lambda records: answered(None), refused=answered)

    def _say(self, refused: Refused | None) -> None:
        self._gone.take_away()
        self._why.setText(self._words.sentence(refused) if refused else "")
        self._why.setVisible(refused is not None)
        self.refresh()

    def _on_opened(self) -> None:
        self._meant = lambda matter: False
        self._ask.put_away()
        self._say(None)
