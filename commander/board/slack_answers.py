"""Pure: a question from Slack is answered in its thread, once and with an undo, or becomes an entry or a signal."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from typing_extensions import override

from commander.board import signals, triage
from commander.board.bulletin import line_bulletin
from commander.board.channel_wish import INCIDENT_CHANNEL
from commander.board.deliveries import Operation, Owed, Owing
from commander.board.incident import Incident, IncidentKind
from commander.board.moment import Moment
from commander.board.questions import AnswerQuestion, Question, QuestionAnswered, QuestionDropped, Questions
from commander.board.record import Fact, Instant, Occurred
from commander.board.refusal import Because, Refused
from commander.board.slack_entries import SlackEntries, entry_fact, said_at
from commander.board.slack_place import SlackPlace
from commander.board.text import LINE_LIMIT, within


class Became(StrEnum):
    """What a question from Slack is taken as instead of being answered."""

    ENTRY = "entry"
    SIGNAL = "signal"


class SlackAnswerOrdered(Owing, frozen=True, kw_only=True):
    """An answer is to stand in the thread of the message that asked."""

    KIND: ClassVar[str] = "slack-answer-ordered"
    question: str
    target: str
    thread: str
    text: str
    short_id: str
    drill: bool
    not_before: Instant | None = None

    @property
    @override
    def in_timeline(self) -> bool:
        return False  # the answer itself stands there

    @override
    def owed(self, stream: str, at: datetime) -> tuple[Owed, ...]:
        """The answer, in its thread."""
        bulletin = line_bulletin(
            self.text,
            incident=stream,
            short_id=self.short_id,
            drill=self.drill,
            at=at,
            thread=self.thread,
        )
        return (
            Owed(operation=Operation.LINE, target=self.target, bulletin=bulletin, not_before=self.not_before),
        )


class TakeSlackQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked in Slack is no question: keep it as an entry, or raise it as a signal. Nobody is answered."""

    incident: str
    question: str
    becomes: Became


def answers(
    incident: Incident, own_channel: str, questions: Questions, command: AnswerQuestion, facts: list[Fact]
) -> list[Fact]:
    """The answer that is owed to the thread of a question from Slack; none for any other question."""
    found = questions.by_id.get(command.question)
    if found is None or found.heard is None:
        return []
    channel = found.heard.channel
    return [
        Fact(
            event=SlackAnswerOrdered(
                question=command.question,
                target=INCIDENT_CHANNEL if channel == own_channel else f"slack:{channel}",
                thread=found.heard.thread_root,
                text=within(fact.event.answer, limit=LINE_LIMIT, field="answer"),
                short_id=incident.short_id,
                drill=incident.kind in (IncidentKind.DRILL, IncidentKind.TEST),
                not_before=command.not_before,
            ),
            about=f"question:{command.question}:told",
        )
        for fact in facts
        if isinstance(fact.event, QuestionAnswered)
    ]


def decide_taken(
    kept: SlackEntries, questions: Questions, known: triage.Known, command: TakeSlackQuestion, moment: Moment
) -> list[Fact]:
    """What follows from taking a question as something else, or Refused."""
    question = questions.by_id.get(command.question)
    if question is None:
        raise Refused(Because.QUESTION_UNKNOWN)
    if not question.is_open:
        raise Refused(Because.QUESTION_CLOSED, question=question.text)
    if question.heard is None:
        raise Refused(Because.QUESTION_NOT_FROM_SLACK, question=question.text)
    dropped = QuestionDropped(question=question.question, reason="", became=command.becomes)
    drop = Fact(
        event=dropped, about=f"question:{question.question}:closing", bases=question.closing_field.bases
    )
    return [*_taken(kept, question, question.heard, known, command, moment), drop]


def _taken(
    kept: SlackEntries,
    question: Question,
    place: SlackPlace,
    known: triage.Known,
    command: TakeSlackQuestion,
    moment: Moment,
) -> list[Fact]:
    if command.becomes is Became.SIGNAL:
        raised = signals.RaiseSignal(
            incident=command.incident,
            text=question.text,
            source=f"Slack: {place.by}" if place.by else "Slack",
            occurred=Occurred(instant=min(said_at(place, moment), moment.now), zone=moment.zone),
        )
        fact = triage.raised(known, raised, moment)
        assert isinstance(fact.event, signals.SignalRaised)
        return [msgspec.structs.replace(fact, event=msgspec.structs.replace(fact.event, heard=place))]
    one = kept.by_key.get(place.key)
    if one is not None and (one.standing or one.erased):
        return []  # a reaction had kept the same message already
    return [entry_fact(place, question.text, moment)]
