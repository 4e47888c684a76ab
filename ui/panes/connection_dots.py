"""The connections in the top bar: each channel's dot, and the scribe's."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from commander.board.deliveries import Delivery, DeliveryState
from commander.board.roles import SCRIBE
from commander.wording.slack_said import Hearing, hearing_sentence
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.theme import Tone
from ui.widgets.connection_dot import ConnectionDot
from ui.widgets.plain_label import harmless
from ui.words import Words

PERSON_SHOWN: Final = 16
# Our own page stands beside the status page: it is the first that does without its name; a person is last.
_YIELDING: Final = ("page", "statuspage", "slack")


class ConnectionDots(QWidget):
    """One row of dots; the state of each is there in words as well."""

    def __init__(self, model: BoardModel, words: Words, overview: DeskOverview, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._words, self._overview = model, words, overview
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._dot_of: dict[str, ConnectionDot] = {}
        self._scribe = ConnectionDot(parent=self)

    def widths_giving_way(self) -> Iterator[int]:
        """How wide they are together as one name after the other gives way, until whoever asks has enough room."""
        dots = [dot for dot in (*self._dot_of.values(), self._scribe) if not dot.isHidden()]
        yielding = [self._dot_of.get(scheme) for scheme in _YIELDING]
        steps: list[Sequence[ConnectionDot | None]] = [yielding[:count] for count in range(len(yielding) + 1)]
        for terse in (*steps, dots):
            for dot in dots:
                dot.be_terse(dot in terse)
            # The row knows of its dots' new widths only after this turn of the event loop.
            yield sum(dot.sizeHint().width() + self._row.spacing() for dot in dots)

    def lay_out(self) -> None:
        """Know of the dots' new widths now, not after this turn of the event loop."""
        for dot in (*self._dot_of.values(), self._scribe):
            dot.lay_out()
        self._row.activate()

    def refresh(self) -> None:
        """Show what the board, the desk and Slack say now."""
        names = {
            "slack": "Slack",
            "statuspage": self.tr("Status page"),
            "cachet": "Cachet",
            "page": self.tr("Page"),
            "email": self.tr("Mail"),
        }
        schemes = {
            target.partition(":")[0] for one in self._model.policy.audiences() for target in one.targets
        }
        for scheme, name in names.items():
            dot = self._dot_of.get(scheme)
            if dot is None:
                dot = self._dot_of[scheme] = ConnectionDot(parent=self)
                self._row.addWidget(dot)
            hears = scheme == "slack" and self._model.slack.state.hearing is not Hearing.OFF
            dot.setVisible(scheme in schemes or hears)
            self._show_dot(dot, scheme, name)
            if hears:
                state = self._model.slack.state
                dot.say_also(hearing_sentence(state, self._words.language), warns=state.is_cut_off)
        self._row.removeWidget(self._scribe)
        self._row.addWidget(self._scribe)
        self._show_scribe()

    def _show_scribe(self) -> None:
        """By name; presence only as far as this desk knows it, and that is itself."""
        holder = self._model.board.roles.holder(SCRIBE)
        self._scribe.setVisible(holder is not None)
        if holder is None:
            return
        person = harmless(self._model.policy.person_name(holder), PERSON_SHOWN)
        name = self.tr("{role} {person}").format(role=self._words.role(SCRIBE), person=person)
        if holder == self._model.person:
            self._scribe.show_state(name, Tone.OK, state=self.tr("here, at this desk"))
        else:
            state = self.tr("this desk cannot tell: it knows of no other one")
            self._scribe.show_state(name, Tone.PAST, state=state)

    def _show_dot(self, dot: ConnectionDot, scheme: str, name: str) -> None:
        deliveries = [
            one
            for one in self._model.board.messages.deliveries.values()
            if one.target.partition(":")[0] == scheme
        ]
        latest = max(deliveries, key=lambda one: one.changed_at, default=None)
        waiting = self._overview.waiting[scheme]
        note = self.tr("%n waiting", "deliveries", waiting) if waiting else ""
        done = [one for one in deliveries if one.state in (DeliveryState.DELIVERED, DeliveryState.WRITTEN)]
        last = max(done, key=lambda one: one.changed_at, default=None)
        before = f" ・ {self._last(last)}" if last is not None else ""
        stuck = [one for one in self._model.board.messages.needing_a_person() if one in deliveries]
        if stuck:
            why = self._words.delivery(stuck[-1].state, stuck[-1].reason, stuck[-1].detail)
            state = f"{self._words.label(stuck[-1].state)} ・ {why}{before}"
            dot.show_state(name, Tone.BAD, state=state, note=note)
        elif waiting:
            dot.show_state(name, Tone.WARN, state=self.tr("waiting to go out") + before, note=note)
        elif latest is None or latest.state is DeliveryState.CANCELLED:
            dot.show_state(name, Tone.PAST, state=self.tr("nothing sent in this incident yet"))
        else:
            tone = Tone.OK if latest.state is DeliveryState.DELIVERED else Tone.ACCENT
            dot.show_state(name, tone, state=self._last(latest))

    def _last(self, delivery: Delivery) -> str:
        at = self._words.time(delivery.changed_at, self._model.now)
        state = self._words.delivered(delivery.state, delivery.target)
        return self.tr("last {state} {time}").format(state=state, time=at)
