"""The page of the watch: who has heard that it is over, what waits, who works on it now, and linked incidents."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import ClassVar, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from commander.board.commands import Command
from commander.board.links import LinkIncidents, Relation, UnlinkIncidents
from commander.board.watch import AcknowledgeRestoration, MoveWatch
from commander.wording.times import TimeFault, parse
from commander.wording.watch_said import (
    local_clock,
    party_states,
    signal_line,
    watch_head_lines,
    worker_states,
)
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.panes.asking_page import AskingPage
from ui.panes.link_words import meant_incident, meant_relation
from ui.panes.name_check import unknown_name
from ui.panes.watch_end import check_blanks, end_of, end_question, typed_time
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, Tone
from ui.widgets.ask import Blank
from ui.widgets.button import Button, KeyHint
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_PERSON_WIDTH: Final = 130
_TIME_WIDTH: Final = 110
_OTHER_WIDTH: Final = 220
_NUMBERED: Final = 9
_ABREAST: Final = 2  # parties in a line


class WatchPage(AskingPage):
    """1 to 9 log that a party has heard; N writes a signal, M moves the watch, E ends it, L links, U unlinks.

    asked_for: what is done elsewhere.
    """

    asked_for = Signal(Action)
    letters: ClassVar[Mapping[str, str]] = {
        "N": "signal",
        "M": "move",
        "E": "end",
        "L": "link",
        "U": "unlink",
    }

    def __init__(
        self, model: BoardModel, words: Words, overview: DeskOverview, parent: QWidget | None = None
    ) -> None:
        super().__init__(shortcut(Action.WATCH).shown, model, words, parent)
        self._overview = overview
        self._heads = [PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, parent=self.body) for _ in range(4)]
        self._state = self.head.state
        self._parties = QWidget(self.body)
        self._party_rows = QGridLayout(self._parties)
        self._party_rows.setContentsMargins(0, 0, 0, 0)
        for column in range(_ABREAST):
            self._party_rows.setColumnStretch(3 * column + 2, 1)
        self._rows: list[tuple[KeyHint, Button, PlainLabel]] = []
        self._signals = PlainLabel(wraps=True, parent=self.body)
        self._workers = PlainLabel(wraps=True, parent=self.body)
        self._links = PlainLabel(wraps=True, parent=self.body)
        for head, part in zip(
            self._heads, (self._parties, self._signals, self._workers, self._links), strict=True
        ):
            self.inside.addWidget(head)
            self.inside.addWidget(part)
        self.inside.addStretch(1)

    @override
    def retranslate(self) -> None:
        self.name(self.tr("Watch after recovery"))
        heads = (
            self.tr("Must hear that it is over (a number logs it)"),
            self.tr("Signals nobody has judged"),
            self.tr("Works on it right now"),
            self.tr("Other incidents"),
        )
        for head, text in zip(self._heads, heads, strict=True):
            head.setText(text)

    @override
    def refresh(self) -> None:
        model, words = self.model, self.words
        board, policy, now, language = model.board, model.policy, model.now, words.language
        clock = local_clock(words.zone_info, now)
        is_watched = board.incident.watch is not None
        self._state.setText("\n".join(watch_head_lines(board, policy, language, clock)))
        self._show_parties(party_states(board, policy, language, clock))
        waiting = [signal_line(one, policy, now, language, clock) for one in board.signals.untriaged()]
        self._signals.setText("\n".join(waiting) or self.tr("None"))
        self._signals.set_tone(Tone.BAD if waiting else Tone.PAST)
        self._workers.setText("\n".join(worker_states(board, policy, now, language)))
        links = [
            f"{words.label(one.relation)}: {one.short_id} {one.title}".strip()
            for one in board.links.standing()
        ]
        self._links.setText("\n".join(links) or self.tr("None"))
        self._links.set_tone(Tone.INK if links else Tone.PAST)
        self.name_act("signal", self.tr("New signal…"))
        self.name_act("move", self.tr("Hand over or extend the watch…"), shown=is_watched)
        can_end = is_watched and board.watching.ended is None
        self.name_act("end", self.tr("End the watch…"), shown=can_end)
        self.name_act("link", self.tr("Link an incident…"))
        self.name_act("unlink", self.tr("Unlink…"), shown=bool(links))

    @override
    def act(self, name: str) -> None:
        match name:
            case "signal":
                self.asked_for.emit(Action.SIGNAL)
            case "move":
                self._ask_move()
            case "end":
                self.ask_for(
                    "end-watch", end_question(self.model, self.words), check_blanks(self.model), self._end
                )
            case "unlink":
                self._ask_unlink()
            case _:
                self.ask_link()

    @override
    def choose(self, number: int) -> None:
        parties = list(self.model.board.watching.parties)
        if number <= len(parties) and parties[number - 1] not in self.model.board.watching.heard:
            party = parties[number - 1]
            self.submit(AcknowledgeRestoration(incident=self.model.stream, party=party))

    def ask_link(self) -> None:
        """Ask which incident, and what it is to this one."""
        others = {f"{one.short_id} {one.title[:40]}": one.stream for one in self._overview.recent}
        others = {text: stream for text, stream in others.items() if stream != self.model.stream}
        relations = tuple(self.words.label(relation) for relation in Relation)
        self.ask_for(
            "link",
            self.tr("Link"),
            [
                Blank(
                    name="other",
                    label=self.tr("Incident"),
                    text=next(iter(others), ""),
                    choices=tuple(others) or ("",),
                    width=_OTHER_WIDTH,
                ),
                Blank(
                    name="relation",
                    label=self.tr("is its"),
                    text=self.words.label(Relation.SAME_CAUSE),
                    choices=relations,
                    width=_PERSON_WIDTH,
                ),
                Blank(name="reason", label=self.tr("Reason")),
            ],
            lambda said: self._link(said, others, relations),
        )

    def _link(
        self, said: Mapping[str, str], others: Mapping[str, str], relations: Sequence[str]
    ) -> LinkIncidents | str:
        relation = meant_relation(said["relation"])
        if relation is None:
            return self.tr("Choose what it is to this one: {words}.").format(words=", ".join(relations))
        return LinkIncidents(
            incident=self.model.stream,
            other=meant_incident(said["other"], others, self._overview.recent),
            relation=relation,
            reason=said["reason"],
        )

    def _ask_unlink(self) -> None:
        """Ask which link is taken back, and why: on both sides, and every record of it stays."""
        linked = {
            f"{one.short_id} {one.title[:40]}".strip(): one.other for one in self.model.board.links.standing()
        }
        self.ask_for(
            "unlink",
            self.tr("Unlink"),
            [
                Blank(
                    name="other",
                    label=self.tr("Incident"),
                    text=next(iter(linked), ""),
                    choices=tuple(linked),
                    width=_OTHER_WIDTH,
                ),
                Blank(name="reason", label=self.tr("Reason")),
            ],
            lambda said: UnlinkIncidents(
                incident=self.model.stream,
                other=linked.get(said["other"], said["other"]),
                reason=said["reason"],
            ),
        )

    def _show_parties(self, states: list[tuple[str, str]]) -> None:
        """One row a party with its number; the rows that are there are kept, so that the keyboard stays in them."""
        watching = self.model.board.watching
        while len(self._rows) < len(states):
            self._add_row()
        for (hint, button, state), said, key in zip_longest(self._rows, states, watching.parties):
            for part in (button, state):
                part.setVisible(said is not None)
            has_heard = key in watching.heard
            hint.setVisible(said is not None and not has_heard)
            if said is not None:
                button.setText(said[0])
                button.setEnabled(not has_heard)
                state.setText(said[1])
                state.set_tone(Tone.OK if has_heard else Tone.WARN)
        self._heads[0].setVisible(bool(states))

    def _add_row(self) -> None:
        number = len(self._rows) + 1
        button = Button(key=str(number) if number <= _NUMBERED else "", elides=True, parent=self._parties)
        state = PlainLabel(wraps=True, parent=self._parties)
        button.clicked.connect(lambda: self.choose(number))
        hint = KeyHint(str(number), parent=self._parties)
        row, column = divmod(number - 1, _ABREAST)
        for at, part in enumerate((hint, button, state)):
            self._party_rows.addWidget(part, row, 3 * column + at)
        self._rows.append((hint, button, state))

    def _ask_move(self) -> None:
        watch = self.model.board.incident.watch
        if watch is None:
            return
        people = tuple(person.name for person in self.model.policy.persons())
        owner = self.model.policy.person_name(watch.owner)
        self.ask_for(
            "move",
            self.tr("The watch"),
            [
                Blank(
                    name="owner",
                    label=self.tr("Watched by"),
                    text=owner,
                    choices=tuple(dict.fromkeys([owner, *people])),
                    width=_PERSON_WIDTH,
                    doubt=unknown_name(self.model, self.words),
                ),
                Blank(
                    name="until",
                    label=self.tr("until"),
                    text=typed_time(self.words.local(watch.until)),
                    width=_TIME_WIDTH,
                ),
                Blank(name="accepted", label=self.tr("Accepted"), hint=self.tr("How they said yes")),
            ],
            self._moved,
        )

    def _moved(self, said: Mapping[str, str]) -> Command | str:
        watch = self.model.board.incident.watch
        standing = typed_time(self.words.local(watch.until)) if watch is not None else ""
        until = None
        if said["until"].strip() != standing:
            found = parse(said["until"], self.model.now, self.words.zone, ahead=True)
            if isinstance(found, TimeFault):
                return found.sentence(self.words.language)
            until = found.instant
        return MoveWatch(
            incident=self.model.stream,
            owner=self.model.policy.person_key(said["owner"]),
            until=until,
            accepted=said["accepted"],
        )

    def _end(self, said: Mapping[str, str]) -> Command:
        return end_of(self.model.stream, said)
