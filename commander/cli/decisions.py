"""Commands about decisions and questions: decision, question."""

from collections.abc import Mapping

import click

from commander.board.decisions import (
    Alternative,
    DropDecision,
    MakeDecision,
    ObjectToDecision,
    ProposeDecision,
    ReviewDecision,
)
from commander.board.questions import AnswerQuestion, AskQuestion, ChaseQuestion, DropQuestion
from commander.board.refusal import Because
from commander.board.slack_answers import Became, TakeSlackQuestion
from commander.cli.entries import typed
from commander.cli.made_from import made_from, made_from_options
from commander.cli.people import chosen
from commander.cli.place import Place, pass_place
from commander.journal.rows import asking_entry
from commander.wording.work_typed import alternative_said

_BASIS = click.option("--basis", default="", help="What it rests on.")
_EXECUTOR = click.option("--executor", default="", metavar="PERSON", help="The one who carries it out.")
_REVIEW = click.option("--review", metavar="TIME", help="When to look at it again (+2h, 翌日 9:00).")
_REJECTED = click.option(
    "--rejected",
    multiple=True,
    metavar='"OPTION: WHY NOT"',
    help="What was not chosen, and why. May be given several times.",
)


@click.group()
def decision() -> None:
    """Decisions: propose, object, decide, drop, review. DECISION is its number in `show`, or its id."""


@decision.command("propose")
@click.argument("incident")
@click.argument("text")
@_BASIS
@_EXECUTOR
@_REVIEW
@_REJECTED
@pass_place
def decision_propose(
    place: Place,
    *,
    incident: str,
    text: str,
    basis: str,
    executor: str,
    review: str | None,
    rejected: tuple[str, ...],
) -> None:
    """Say what we would do, and ask for strong objections."""
    with place.incident(incident) as (desk, stream):
        command = ProposeDecision(
            incident=stream,
            text=typed(text),
            basis=basis,
            executor=executor,
            review_at=place.time(review, desk.zone, ahead=True).instant if review else None,
            rejected=_alternatives(rejected),
        )
        desk.submit(command)


@decision.command("object")
@click.argument("incident")
@click.argument("decision")
@click.argument("person")
@click.argument("text")
@pass_place
def decision_object(place: Place, incident: str, decision: str, person: str, text: str) -> None:
    """Write down who objects strongly, and why."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).work.decisions.by_id, decision, Because.DECISION_UNKNOWN)
        desk.submit(ObjectToDecision(incident=stream, decision=found, person=person, objection=typed(text)))


@decision.command("make")
@click.argument("incident")
@click.argument("text_or_decision")
@click.option("--decider", default="", metavar="PERSON", help="Who decided; whoever records it if left out.")
@_BASIS
@_EXECUTOR
@_REVIEW
@_REJECTED
@made_from_options
@pass_place
def decision_make(
    place: Place,
    *,
    incident: str,
    text_or_decision: str,
    decider: str,
    basis: str,
    executor: str,
    review: str | None,
    rejected: tuple[str, ...],
    entry: str,
    at: str | None,
) -> None:
    """Decide what was proposed (its number or id), or, with a text, something that nobody was asked about."""
    with place.incident(incident) as (desk, stream):
        known = desk.board(stream).work.decisions.by_id
        found = _named(known, text_or_decision)
        command = MakeDecision(
            incident=stream,
            decision=found,
            text="" if found else typed(text_or_decision),
            decider=decider,
            basis=basis,
            executor=executor,
            review_at=place.time(review, desk.zone, ahead=True).instant if review else None,
            rejected=_alternatives(rejected),
            **made_from(place, desk, stream, entry=entry, at=at),
        )
        desk.submit(command)


@decision.command("drop")
@click.argument("incident")
@click.argument("decision")
@click.option("--reason", required=True, help="Why it is not done.")
@pass_place
def decision_drop(place: Place, incident: str, decision: str, reason: str) -> None:
    """Drop a proposal, with the reason."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).work.decisions.by_id, decision, Because.DECISION_UNKNOWN)
        desk.submit(DropDecision(incident=stream, decision=found, reason=reason))


@decision.command("review")
@click.argument("incident")
@click.argument("decision")
@click.argument("verdict", type=click.Choice(["stands", "overturned"]))
@click.option("--reason", required=True, help="Why.")
@_REVIEW
@pass_place
def decision_review(
    place: Place, *, incident: str, decision: str, verdict: str, reason: str, review: str | None
) -> None:
    """Look at a decision again: it stands, or it doesn't."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).work.decisions.by_id, decision, Because.DECISION_UNKNOWN)
        command = ReviewDecision(
            incident=stream,
            decision=found,
            stands=verdict == "stands",
            reason=reason,
            review_at=place.time(review, desk.zone, ahead=True).instant if review else None,
        )
        desk.submit(command)


@click.group()
def question() -> None:
    """Questions, each to one person: ask, chase, answer, take, drop. QUESTION is its number in `show`, or its id."""


@question.command("ask")
@click.argument("incident")
@click.argument("text")
@click.option("--to", "asked_to", required=True, metavar="PERSON", help="The one who is to answer.")
@click.option("--by", "until", required=True, metavar="TIME", help="By when (+30m, 22:45).")
@click.option("--from", "asker", default="", metavar="PERSON", help="Who wants to know.")
@made_from_options
@pass_place
def question_ask(
    place: Place,
    *,
    incident: str,
    text: str,
    asked_to: str,
    until: str,
    asker: str,
    entry: str,
    at: str | None,
) -> None:
    """Ask one person something, by a time."""
    with place.incident(incident) as (desk, stream):
        answer_by = place.time(until, desk.zone, ahead=True).instant
        command = AskQuestion(
            incident=stream,
            text=typed(text),
            asked_to=asked_to,
            answer_by=answer_by,
            asker=asker,
            **made_from(place, desk, stream, entry=entry, at=at),
        )
        desk.submit(command)


@question.command("chase")
@click.argument("incident")
@click.argument("question")
@click.option("--by", "until", required=True, metavar="TIME", help="By when now.")
@click.option("--to", "asked_to", default="", metavar="PERSON", help="Of whom, if not of the same person.")
@click.option("--reason", default="", help="Why.")
@pass_place
def question_chase(
    place: Place, *, incident: str, question: str, until: str, asked_to: str, reason: str
) -> None:
    """Ask it again, of the same person or another."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).work.questions.by_id, question, Because.QUESTION_UNKNOWN)
        answer_by = place.time(until, desk.zone, ahead=True).instant
        command = ChaseQuestion(
            incident=stream, question=found, answer_by=answer_by, asked_to=asked_to, reason=reason
        )
        desk.submit(command)


@question.command("answer")
@click.argument("incident")
@click.argument("question")
@click.argument("text")
@click.option(
    "--from", "person", default="", metavar="PERSON", help="Who answered; whoever was asked if left out."
)
@pass_place
def question_answer(place: Place, incident: str, question: str, text: str, person: str) -> None:
    """Write the answer down; one that was asked in Slack is answered in its thread, too."""
    with place.incident(incident) as (desk, stream):
        found = question
        if asking_entry(desk.journal.db, stream, question) is None:
            found = chosen(desk.board(stream).work.questions.by_id, question, Because.QUESTION_UNKNOWN)
        desk.submit(AnswerQuestion(incident=stream, question=found, answer=typed(text), person=person))


@question.command("take")
@click.argument("incident")
@click.argument("question")
@click.option(
    "--as",
    "becomes",
    required=True,
    type=click.Choice([one.value for one in Became]),
    help="What it is instead.",
)
@pass_place
def question_take(place: Place, incident: str, question: str, becomes: str) -> None:
    """Make an entry or a signal of a question that came from Slack; nobody is answered there."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).work.questions.by_id, question, Because.QUESTION_UNKNOWN)
        desk.submit(TakeSlackQuestion(incident=stream, question=found, becomes=Became(becomes)))


@question.command("drop")
@click.argument("incident")
@click.argument("question")
@click.option("--reason", required=True, help="Why nobody needs the answer any more.")
@pass_place
def question_drop(place: Place, incident: str, question: str, reason: str) -> None:
    """Close it without an answer."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).work.questions.by_id, question, Because.QUESTION_UNKNOWN)
        desk.submit(DropQuestion(incident=stream, question=found, reason=reason))


def _alternatives(typed_ones: tuple[str, ...]) -> tuple[Alternative, ...]:
    return tuple(map(alternative_said, typed_ones))


def _named(known: Mapping[str, object], said: str) -> str:
    """The id behind a number or an id; "": it is a text."""
    if said in known:
        return said
    is_number = said.isascii() and said.isdigit() and 1 <= int(said) <= len(known)
    return list(known)[int(said) - 1] if is_number else ""


COMMANDS = (decision, question)
