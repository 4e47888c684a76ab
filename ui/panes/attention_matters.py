"""What stands open on an incident and what can be done about it, as lines of the attention strip. Holds no widget."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.audiences_hint import reach_hint
from commander.board.deliveries import Choice, DecideDelivery, Delivery, DeliveryState, Operation
from commander.board.promises import snoozed
from commander.board.roles import COMMANDER, AcceptRole, Offer
from commander.board.summary import Summary
from commander.deadlines import AUDIENCES, OUTLIVES_THE_END, PUBLIC_POSTS, Deadline, Urgency
from commander.wording.audiences import hint_sentence, overdue_sentence
from commander.wording.contacts import audience_name
from commander.wording.labels import Mark
from commander.wording.promises import owed_sentence
from ui.models.board import BoardModel
from ui.models.let_stay import LetStay
from ui.one_line import one_line
from ui.panes.approval_matters import approval_matters
from ui.panes.contest_words import contest_detail, contest_name, version_words
from ui.panes.customers_matters import customer_matters
from ui.panes.delivery_editor import WAYS_ON
from ui.panes.erased_matters import erased_matters
from ui.panes.feed_matters import feed_matters
from ui.panes.gate_matters import gate_matters
from ui.panes.impact_matters import impact_matters
from ui.panes.inquiries_faces import inquiry_matters
from ui.panes.maintenance_matters import overrun_matters
from ui.panes.matter import Answering, Matter
from ui.panes.privacy_matters import privacy_matters
from ui.panes.role_matters import relief_matters, role_matters
from ui.panes.severity_words import severity_matters
from ui.panes.signal_matters import signal_matters
from ui.panes.slack_matters import slack_matters
from ui.panes.standing_matters import drift_lines
from ui.panes.versions import versions
from ui.panes.waiting_words import waiting_matters
from ui.panes.watch_matters import watch_matters
from ui.panes.work_matters import work_matters
from ui.shortcuts import Action
from ui.theme import Tone
from ui.words import Words

_TEXT_SHOWN: Final = 80
_LINE_SHOWN: Final = 40
_TO_LOOK_AT: Final = ("restored", "looking", "cannot-look")


class Matters:
    """Every matter of the incident shown, what nobody may leave first."""

    def __init__(self, model: BoardModel, words: Words, answering: Answering) -> None:
        self._model, self._words, self._answering = model, words, answering
        self.stay = LetStay(model)

    def found(self) -> Iterator[Matter]:
        """All of them."""
        board = self._model.board
        yield from approval_matters(self._model, self._words, self._answering)
        yield from signal_matters(self._model, self._words, self._answering)
        yield from privacy_matters(self._model, self._words, self._answering)
        # A closed incident takes no choice; reopened, it asks for it again.
        for field in () if board.incident.closed else board.contested:
            yield self._contested(field)
        for deliveries in _alike(board.messages.needing_a_person(), board.summary):
            yield self._deliveries(deliveries)
        # Behind what is the incident's own next step: that one goes to the first line.
        yield from feed_matters(self._model, self._words, self._answering)
        for line in drift_lines(self._model, self._words, self._answering):
            mark = self._words.mark(Mark.COMMUNICATION)
            yield Matter(key=line.key, mark=mark, text=line.text, detail=line.detail, ways=line.ways)
        yield from slack_matters(self._model, self._words, self._answering, self.stay)
        yield from erased_matters(self._model, self._words)
        yield from self._posts_owed()
        yield from overrun_matters(self._model, self._words, self._answering)
        yield from severity_matters(self._model, self._words, self._answering)
        yield from impact_matters(self._model, self._words, self._answering)
        yield from gate_matters(self._model, self._words, self._answering)
        yield from inquiry_matters(self._model, self._words, self._answering)
        yield from customer_matters(self._model, self._words, self._answering)
        yield from waiting_matters(self._model, self._words, self._answering)
        yield from self._audiences()
        yield from work_matters(self._model, self._words, self._answering)
        yield from self._offers()
        yield from role_matters(self._model, self._words, self._answering)
        yield from watch_matters(self._model, self._words, self._answering)
        yield from relief_matters(self._model, self._words, self._answering)

    def _contested(self, field: str) -> Matter:
        board, policy, words, now = self._model.board, self._model.policy, self._words, self._model.now
        return Matter(
            key=f"contested:{field}",
            mark="≠",
            text=QCoreApplication.translate("AttentionStrip", "{field}: two versions").format(
                field=contest_name(board, field, words)
            ),
            detail=contest_detail(field),
            ways=tuple(
                (version_words(one, policy, words, now), partial(self._answering.submit, one.command))
                for one in versions(board, policy, field, words, now)
            ),
        )

    def _deliveries(self, deliveries: list[Delivery]) -> Matter:
        words, first = self._words, deliveries[0]
        places = " ・ ".join(words.place(delivery.target) for delivery in deliveries)
        # "I see it there" is said of one place at a time: in the messages pane when several stand alike.
        choices = [
            choice for choice in WAYS_ON[first.state] if len(deliveries) == 1 or choice is not Choice.CONFIRM
        ]
        return Matter(
            key=f"delivery:{first.state}:{' '.join(delivery.key for delivery in deliveries)}",
            mark=words.mark(Mark.COMMUNICATION),
            text=self._named(first, one_line(places, _TEXT_SHOWN)),
            detail=words.delivery(first.state, first.reason, first.detail),
            ways=tuple(
                (words.way_on(choice), partial(self._decide, deliveries, choice)) for choice in choices
            ),
        )

    def _named(self, delivery: Delivery, places: str) -> str:
        """Where and how it stands; of what goes into a thread which words, for no list of texts shows those."""
        state = self._words.label(delivery.state)
        text = self._model.board.summary.thread_text(delivery.key)
        if not text:
            return f"{places}: {state}"
        said = QCoreApplication.translate("AttentionStrip", "Into the thread, “{text}” ({places}): {state}")
        return said.format(text=one_line(text, _LINE_SHOWN), places=places, state=state)

    def _decide(self, deliveries: list[Delivery], choice: Choice) -> None:
        for delivery in deliveries:
            self._answering.submit(DecideDelivery(key=delivery.key, choice=choice))

    def _posts_owed(self) -> Iterator[Matter]:
        """What customers read is no longer so, or was promised for a time that has passed: one line for all of it."""
        board, words, now = self._model.board, self._words, self._model.now
        if board.incident.closed:
            yield from self._last_word()
            return
        owed = board.owed
        late = next((one for one in self._model.deadlines() if _is_late_post(one, now)), None)
        if board.messages.underway:
            late = None  # one that is on its way needs nobody
        if (not owed and late is None) or snoozed(board.promises, board.messages, now) is not None:
            return
        if owed:
            text = QCoreApplication.translate("AttentionStrip", "Post owed: {why}").format(
                why=one_line(owed_sentence(owed[0], words.language), _TEXT_SHOWN)
            )
        else:
            kind = words.label(late.kind) if late is not None else ""
            text = QCoreApplication.translate("AttentionStrip", "Overdue: {what}").format(what=kind)
        detail = [owed_sentence(one, words.language) for one in owed[1:]]
        if late is not None:
            due = QCoreApplication.translate("AttentionStrip", "due {time}")
            detail.append(due.format(time=words.time(late.due, now)))
        yield Matter(
            key=f"owed:{' '.join(one.why for one in owed)}",
            mark=words.mark(Mark.COMMUNICATION),
            text=text,
            detail=one_line(" ・ ".join(detail), _TEXT_SHOWN),
            tone=Tone.BAD if late is not None else Tone.WARN,
            ways=(
                (
                    QCoreApplication.translate("AttentionStrip", "Open the broadcast"),
                    partial(self._answering.go, Action.BROADCAST),
                ),
                (
                    QCoreApplication.translate("AttentionStrip", "Put off…"),
                    partial(self._answering.go, Action.SNOOZE),
                ),
            ),
        )

    def _last_word(self) -> Iterator[Matter]:
        """The incident is closed, and customers still read when the next update comes."""
        words, now = self._words, self._model.now
        promised = next((one for one in self._model.deadlines() if one.kind in OUTLIVES_THE_END), None)
        if promised is None or promised.is_snoozed(now) or self._model.board.messages.underway:
            return
        text = QCoreApplication.translate(
            "AttentionStrip", "Closed, but customers still read: next update by {time}"
        )
        yield Matter(
            key="last-word",
            mark=words.mark(Mark.COMMUNICATION),
            text=text.format(time=words.time(promised.due, now)),
            detail=QCoreApplication.translate("AttentionStrip", "only a text that says it is over ends this"),
            tone=Tone.BAD if promised.urgency(now) is Urgency.DUE else Tone.WARN,
            ways=(
                (
                    QCoreApplication.translate("AttentionStrip", "Open the broadcast"),
                    partial(self._answering.go, Action.BROADCAST),
                ),
                (
                    QCoreApplication.translate("AttentionStrip", "Put off…"),
                    partial(self._answering.go, Action.SNOOZE),
                ),
            ),
        )

    def _audiences(self) -> Iterator[Matter]:
        """Whom nobody told in time: one line however many they are; and a choice that the impact has outgrown."""
        board, policy, words, now = self._model.board, self._model.policy, self._words, self._model.now
        late = [one for one in self._model.deadlines() if one.kind in AUDIENCES and now >= one.due]
        if late:
            names = [audience_name(board, policy, one.subject, words.language) for one in late]
            go = partial(self._answering.go, Action.MESSAGES)
            yield Matter(
                key="audiences",
                mark=words.mark(Mark.COMMUNICATION),
                text=one_line(overdue_sentence(names, words.language), 2 * _TEXT_SHOWN),
                detail="",
                ways=((QCoreApplication.translate("AttentionStrip", "To the audiences"), go),),
            )
        if board.audiences.is_outgrown and not board.incident.closed:
            decide = partial(self._answering.go, Action.REACH)
            yield Matter(
                key="outgrown",
                mark=words.mark(Mark.DECISION),
                text=QCoreApplication.translate(
                    "AttentionStrip", "The impact has grown: decide again how far it is told"
                ),
                detail=hint_sentence(reach_hint(board.incident, board.impact), words.language),
                tone=Tone.WARN,
                ways=((QCoreApplication.translate("AttentionStrip", "Decide…"), decide),),
            )

    def _offers(self) -> Iterator[Matter]:
        board, words = self._model.board, self._words
        for role, offer in board.roles.offers.items():
            to = self._model.policy.person_name(offer.to)
            yield Matter(
                key=f"offer:{role}:{offer.record}",
                mark=words.mark(Mark.PEOPLE),
                tone=Tone.WARN,
                text=QCoreApplication.translate("AttentionStrip", "Handover of {role} to {person}").format(
                    role=words.role(role), person=to
                ),
                detail=QCoreApplication.translate("AttentionStrip", "not accepted yet ・ {time}").format(
                    time=words.time(offer.at, self._model.now)
                ),
                ways=(self._way_to_accept(role, offer, to),),
            )
        if board.roles.commander is None and not board.incident.closed and board.roles.holding(COMMANDER):
            yield Matter(
                key="vacant",
                mark=words.mark(Mark.PEOPLE),
                text=QCoreApplication.translate("AttentionStrip", "Nobody is in command"),
                detail="",
            )

    def _way_to_accept(self, role: str, offer: Offer, to: str) -> tuple[str, Callable[[], None]]:
        """One with a brief is read back first; one without is accepted at once."""
        if offer.brief:
            read = QCoreApplication.translate("AttentionStrip", "Read it back…")
            return read, partial(self._answering.hand_over, role)
        command = AcceptRole(incident=self._model.stream, role=role, person=offer.to)
        accepts = QCoreApplication.translate("AttentionStrip", "{person} accepts").format(person=to)
        return accepts, partial(self._answering.submit, command)


def _alike(deliveries: Sequence[Delivery], summary: Summary) -> list[list[Delivery]]:
    """Those that stand for the same reason and need no look at the other side are decided together.

    What goes into a thread is decided line by line: one may be said late, another no more.
    """
    groups: dict[tuple[str, ...], list[Delivery]] = {}
    for delivery in deliveries:
        must_look = delivery.state is DeliveryState.UNKNOWN or delivery.reason in _TO_LOOK_AT
        alone = delivery.key if must_look else ""
        said = summary.thread_text(delivery.key) if delivery.operation is Operation.LINE else ""
        groups.setdefault((delivery.state, delivery.reason, delivery.detail, alone, said), []).append(
            delivery
        )
    return list(groups.values())


def _is_late_post(deadline: Deadline, now: datetime) -> bool:
    return deadline.kind in PUBLIC_POSTS and deadline.urgency(now) is Urgency.DUE
