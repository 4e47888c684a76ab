"""The rows of the messages pane about audiences that were told: when, what is next, and whether it arrived."""

from PySide6.QtCore import QCoreApplication

from commander.board.audiences_told import Standing
from commander.board.deliveries import Delivery, DeliveryState
from commander.board.messages import Told
from ui.models.board import BoardModel
from ui.panes.approval_words import told_marks
from ui.panes.contact_words import contact_chip, told_by_hand
from ui.panes.slot import Face
from ui.panes.standing_words import drift_chip, drifted_among, read_runs, standing_tip
from ui.panes.told_words import about, age_run, due_runs
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

NAME_WIDTH = 150
_STATE_TONES = {
    DeliveryState.FAILED: Tone.BAD,
    DeliveryState.UNKNOWN: Tone.BAD,
    DeliveryState.HELD: Tone.BAD,
    DeliveryState.QUEUED: Tone.WARN,
    DeliveryState.SENDING: Tone.ACCENT,
    DeliveryState.WRITTEN: Tone.ACCENT,
    DeliveryState.DELIVERED: Tone.OK,
    DeliveryState.CANCELLED: Tone.PAST,
}
# The state of an audience is the worst of its deliveries.
_WORST_FIRST = tuple(_STATE_TONES)
ARRIVED = (DeliveryState.DELIVERED, DeliveryState.WRITTEN)


class ToldFaces:
    """Says them from the board as it is; shows nothing itself. Window thread."""

    def __init__(self, model: BoardModel, words: Words) -> None:
        self._model, self._words = model, words

    def face(self, name: str, told: Told, row: Standing | None = None) -> Face:
        """The row of an audience that was told; row: how it stands with it, where it is listed still."""
        now = self._model.now
        stage, when = self._words.label(told.message.stage), self._words.time(told.ordered_at, now)
        runs = [Run(f"{stage} #{told.number} {when}", Tone.NEUTRAL)]
        promise = self._model.board.messages.promise
        if row is not None:
            # One line each: where the next one is promised, the strip above counts down to it.
            runs += [age_run(row, self._model, self._words)] if promise is None or not told.public else []
            runs += due_runs(row, self._model, self._words) if not told.public else ()
        if told.public and promise is not None:
            due = QCoreApplication.translate("MessagesPane", "next {time}").format(
                time=self._words.time(promise, now)
            )
            runs.append(Run(f" ・ {due}", Tone.BAD if now >= promise else Tone.NEUTRAL))
        if told.message.sources:
            times = ", ".join(dict.fromkeys(self._words.time(one.at, now) for one in told.message.sources))
            entry = QCoreApplication.translate("MessagesPane", "from the entry of {time}").format(time=times)
            runs.append(Run(f" ・ {entry}", Tone.PAST))
        runs += told_marks(told, self._model, self._words)
        deliveries = self.deliveries(told)
        chip = self._stand(told, deliveries, runs) if deliveries else None
        return Face(
            key=told.audience,
            label=name,
            value=tuple(runs),
            chip=chip,
            tip="\n".join(
                [*([about(row, self._model, self._words)] if row else []), *map(self._plain, deliveries)]
            ),
            label_width=NAME_WIDTH,
        )

    def _stand(self, told: Told, deliveries: list[Delivery], runs: list[Run]) -> tuple[str, Tone] | None:
        """The chip of where the deliveries stand; what else is known of them goes behind the runs."""
        state = min((one.state for one in deliveries), key=_WORST_FIRST.index)
        chip: tuple[str, Tone] | None = (self._state_words(state, deliveries), _STATE_TONES[state])
        known = self._model.board.contacts.last(told.audience)
        if known is not None and known.at >= told.ordered_at and state in ARRIVED:
            # They said that they know: more than that it arrived.
            chip = contact_chip(known, self._model, self._words)
            runs.append(Run(f" ・ {told_by_hand(known, self._model, self._words)}", Tone.NEUTRAL))
        if any(self._model.board.channel.keeps_waiting(one) for one in deliveries):
            waits = QCoreApplication.translate("MessagesPane", "waits for the incident's channel")
            runs.insert(1, Run(f" ・ {waits}", Tone.WARN))
        runs += read_runs(deliveries, self._model, self._words)
        if state in ARRIVED:
            chip = drift_chip(drifted_among(deliveries, self._model), self._words) or chip
        return chip

    def _state_words(self, state: DeliveryState, deliveries: list[Delivery]) -> str:
        alike = {self._words.delivered(state, one.target) for one in deliveries if one.state is state}
        alike.discard(self._words.label(state))  # of two words, the one that claims less
        word = alike.pop() if alike else self._words.label(state)
        same = sum(one.state is state for one in deliveries)
        return word if same == len(deliveries) else f"{word} {same}/{len(deliveries)}"

    def _plain(self, delivery: Delivery) -> str:
        when = self._words.time(delivery.changed_at, self._model.now)
        said = self._words.delivery(delivery.state, delivery.reason, delivery.detail)
        if delivery.state is DeliveryState.DELIVERED:
            arrived = self._words.delivered(delivery.state, delivery.target)
            said = " ・ ".join(filter(None, (arrived, self._words.arrival(delivery.detail))))
        if self._model.board.channel.keeps_waiting(delivery):
            said = QCoreApplication.translate("MessagesPane", "waits for the incident's channel")
        stands = standing_tip(delivery, self._model, self._words)
        return " ・ ".join(filter(None, (self._words.place(delivery.target), when, said, stands)))

    def deliveries(self, told: Told) -> list[Delivery]:
        """Where a message went, with the changes of it that have not arrived."""
        found = self._model.board.messages.deliveries
        changing = [
            one
            for one in found.values()
            if one.amends in told.deliveries and one.state not in (*ARRIVED, DeliveryState.CANCELLED)
        ]
        return [*(found[key] for key in told.deliveries if key in found), *changing]
