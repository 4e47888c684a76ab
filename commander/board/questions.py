"""Pure: questions, each to one person, due at a time, shown until it is closed (practice §1.4, type Q)."""

from datetime import datetime
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.erasure import EntryErased
from commander.board.heads import Field
from commander.board.moment import Moment, ahead, happened
from commander.board.one_person import check_one_person
from commander.board.policy import Policy
from commander.board.record import Erased, Event, Fact, Instant, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.slack_place import ASKED_IN_SLACK, SlackPlace, question_of
from commander.board.text import ENTRY_LIMIT, LINE_LIMIT, optional, required


class QuestionAsked(Event, frozen=True, kw_only=True):
    """Somebody wants to know something of one person, by a time."""

    KIND: ClassVar[str] = "question-asked"
    question: str
    text: str
    asked_to: str
    answer_by: Instant
    asker: str = ""  # who wants to know, where that is not who writes it down
    heard: SlackPlace | None = None  # the message of Slack that asks it; the answer stands in its thread
    entry: str = ""  # the entry that it was made from


class QuestionChased(Event, frozen=True, kw_only=True):
    """It was asked again, of the same person or another, with a new time."""

    KIND: ClassVar[str] = "question-chased"
    question: str
    asked_to: str
    answer_by: Instant
    reason: str = ""


class QuestionAnswered(Event, frozen=True, kw_only=True):
    """The answer, and who gave it."""

    KIND: ClassVar[str] = "question-answered"
    question: str
    answer: str
    person: str = ""
    asked_at: Instant | None = None  # of a mere entry that asks: its own words stay where they can be erased


class QuestionDropped(Event, frozen=True, kw_only=True):
    """Nobody needs the answer any more, and why."""

    KIND: ClassVar[str] = "question-dropped"
    question: str
    reason: str
    became: str = ""  # what was made of it instead: "entry", "signal"


class AskQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """Ask one person something, by a time. A list wanted by executives mid-fight is one, with an owner elsewhere."""

    incident: str
    text: str
    asked_to: str
    answer_by: datetime
    asker: str = ""
    entry: str = ""
    occurred: Occurred | None = None  # when it was asked; None: now


class ChaseQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """Ask it again: by when now, and of whom if not of the same person."""

    incident: str
    question: str
    answer_by: datetime
    asked_to: str = ""
    reason: str = ""


class AnswerQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """Write the answer down. One that was closed takes a better answer, too."""

    incident: str
    question: str
    answer: str
    person: str = ""  # "": who was asked
    # One asked in Slack: until then the answer can be taken back; None: at once.
    not_before: datetime | None = None


class DropQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """Say why nobody needs the answer any more."""

    incident: str
    question: str
    reason: str


QuestionCommand = AskQuestion | ChaseQuestion | AnswerQuestion | DropQuestion


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """Of whom, by when."""

    person: str
    answer_by: datetime


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """How it was closed: by an answer, or dropped for a reason."""

    is_answered: bool
    text: str
    person: str
    at: datetime


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One question as it stands."""

    question: str
    text: str
    asker: str
    asked_at: datetime
    heard: SlackPlace | None = None
    asking_field: Field[Asking] = Field()
    closing_field: Field[Closing] = Field()
    chased: int = 0

    @property
    def asking(self) -> Asking:
        """Of whom, by when; the earlier one while contested."""
        found = self.asking_field.gravest(lambda asking: -asking.answer_by.timestamp())
        return found or Asking(person="", answer_by=self.asked_at)

    @property
    def closing(self) -> Closing | None:
        """How it was closed; None while it waits. An answer outweighs that it was dropped."""
        return self.closing_field.gravest(lambda closing: closing.is_answered)

    @property
    def contested(self) -> bool:
        """Two desks asked different people, or gave different times; moot once it is closed."""
        return self.is_open and self.asking_field.contested

    @property
    def is_open(self) -> bool:
        """Whether it waits for its answer."""
        return self.closing is None


class Questions(msgspec.Struct, frozen=True, kw_only=True):
    """The questions' slice of the board."""

    by_id: dict[str, Question] = {}
    # Answers to what stands in the timeline as a mere line: by the entry that asks.
    to_entries: dict[str, Field[Closing]] = {}
    # Asked in Slack, and taken out for good: another desk's copy is none either.
    erased: frozenset[str] = frozenset()

    def is_answered(self, entry: str) -> bool:
        """Whether somebody wrote down an answer to an entry that asks."""
        return entry in self.to_entries

    def open(self) -> list[Question]:
        """Those that wait, the one due first first."""
        waiting = [one for one in self.by_id.values() if one.is_open]
        return sorted(waiting, key=lambda one: one.asking.answer_by)


def decide(questions: Questions, policy: Policy, command: QuestionCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    if isinstance(command, AskQuestion):
        check_one_person(policy, command.asked_to)
        asked = QuestionAsked(
            question=moment.fresh(),
            text=required(command.text, limit=LINE_LIMIT, field="question"),
            asked_to=required(command.asked_to, limit=LINE_LIMIT, field="asked-to"),
            answer_by=ahead(command.answer_by, moment),
            asker=optional(command.asker, limit=LINE_LIMIT, field="asker"),
            entry=command.entry,
        )
        was_asked = happened(command.occurred, moment)
        return [Fact(event=asked, about=f"question:{asked.question}:asking", occurred=was_asked)]
    found = questions.by_id.get(command.question)
    if found is None:
        raise Refused(Because.QUESTION_UNKNOWN)
    if not found.is_open and not isinstance(command, AnswerQuestion):
        raise Refused(Because.QUESTION_CLOSED, question=found.text)
    return [_decide_on(found, policy, command, moment)]


def _decide_on(
    found: Question, policy: Policy, command: ChaseQuestion | AnswerQuestion | DropQuestion, moment: Moment
) -> Fact:
    key = found.question
    about, bases = f"question:{key}:closing", found.closing_field.bases
    match command:
        case ChaseQuestion():
            check_one_person(policy, command.asked_to)
            chased = QuestionChased(
                question=key,
                asked_to=optional(command.asked_to, limit=LINE_LIMIT, field="asked-to")
                or found.asking.person,
                answer_by=_until(found, command.answer_by, moment),
                reason=optional(command.reason, limit=LINE_LIMIT, field="reason"),
            )
            return Fact(event=chased, about=f"question:{key}:asking", bases=found.asking_field.bases)
        case AnswerQuestion():
            answered = QuestionAnswered(
                question=key,
                answer=required(command.answer, limit=ENTRY_LIMIT, field="answer"),
                person=optional(command.person, limit=LINE_LIMIT, field="asked-to") or found.asking.person,
            )
            return Fact(event=answered, about=about, bases=bases)
        case DropQuestion():
            reason = required(command.reason, limit=LINE_LIMIT, field="reason")
            return Fact(event=QuestionDropped(question=key, reason=reason), about=about, bases=bases)


def _until(found: Question, answer_by: datetime, moment: Moment) -> datetime:
    """A time ahead. One of two that stand against each other can be chosen when it has passed, too."""
    standing = {head.value.answer_by for head in found.asking_field.heads} if found.contested else set()
    return answer_by if answer_by in standing else ahead(answer_by, moment)


def answer_entry(questions: Questions, command: AnswerQuestion, asked_at: datetime) -> list[Fact]:
    """What follows from an answer to an entry of the timeline that asks, or Refused. Whoever calls knows the entry."""
    answered = QuestionAnswered(
        question=command.question,
        answer=required(command.answer, limit=ENTRY_LIMIT, field="answer"),
        person=optional(command.person, limit=LINE_LIMIT, field="asked-to"),
        asked_at=asked_at,
    )
    field = questions.to_entries.get(command.question)
    return [
        Fact(event=answered, about=f"entry:{command.question}:answer", bases=field.bases if field else ())
    ]


def evolve(questions: Questions, record: Record) -> Questions:
    """The slice after a record. Total."""
    event, when = record.event, record.occurred.instant
    match event:
        case Erased() if record.kind == QuestionAsked.KIND:
            # By its header: orders of an older release name no message.
            return _erased(questions, {record.about.removeprefix("question:").removesuffix(":asking")})
        case EntryErased():
            return _erased(questions, {question_of(message) for message in event.messages})
        case QuestionAsked() | QuestionAnswered() if event.question in questions.erased:
            return questions
        case QuestionAsked() if event.heard is not None and event.question in questions.by_id:
            return questions  # two desks heard the same message: whatever was answered since stands
        case QuestionAsked():
            asking = Asking(person=event.asked_to, answer_by=event.answer_by)
            found = Question(
                question=event.question,
                text=event.text,
                asker=event.asker or record.author,
                asked_at=when,
                heard=event.heard,
                asking_field=Field[Asking]().put(record, asking),
            )
        case QuestionChased() if event.question in questions.by_id:
            found = questions.by_id[event.question]
            asking = Asking(person=event.asked_to, answer_by=event.answer_by)
            field = found.asking_field.put(record, asking)
            found = replace(found, asking_field=field, chased=found.chased + 1)
        case QuestionAnswered() if event.question in questions.by_id:
            closing = Closing(is_answered=True, text=event.answer, person=event.person, at=when)
            found = _closed(questions.by_id[event.question], record, closing)
        case QuestionAnswered():
            closing = Closing(is_answered=True, text=event.answer, person=event.person, at=when)
            answers = questions.to_entries.get(event.question, Field[Closing]()).put(record, closing)
            return replace(questions, to_entries={**questions.to_entries, event.question: answers})
        case QuestionDropped() if event.question in questions.by_id:
            closing = Closing(is_answered=False, text=event.reason, person=record.author, at=when)
            found = _closed(questions.by_id[event.question], record, closing)
        case _:
            return questions
    return replace(questions, by_id={**questions.by_id, event.question: found})


def _erased(questions: Questions, asked: set[str]) -> Questions:
    """Nothing of what was asked in Slack and erased stands, whichever desk heard it."""
    gone = {one for one in asked if one.startswith(ASKED_IN_SLACK)}
    if not gone:
        return questions
    return replace(
        questions,
        by_id={key: one for key, one in questions.by_id.items() if key not in gone},
        to_entries={key: one for key, one in questions.to_entries.items() if key not in gone},
        erased=questions.erased | gone,
    )


def _closed(found: Question, record: Record, closing: Closing) -> Question:
    return replace(found, closing_field=found.closing_field.put(record, closing))
