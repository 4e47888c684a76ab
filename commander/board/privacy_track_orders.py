"""Pure: what follows from a command on the restricted stream, or Refused; only those with the right may give one."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

import msgspec

from commander.board import seats, statutory_orders
from commander.board.board import Board
from commander.board.bulletin import Wording
from commander.board.moment import Moment, happened
from commander.board.one_person import check_one_person
from commander.board.policy import Policy
from commander.board.privacy_orders import raised, secret
from commander.board.privacy_records import PrivacyAnswer
from commander.board.privacy_rights import check_may_read
from commander.board.privacy_track import Draft, Track
from commander.board.privacy_track_records import (
    ApprovePrivacyDraft,
    DecidePrivacy,
    EndPrivacyTask,
    GivePrivacyTask,
    KeepPrivacyDraft,
    NotePrivacy,
    Persons,
    PrivacyAspect,
    PrivacyDecided,
    PrivacyDraftApproved,
    PrivacyDraftKept,
    PrivacyDraftUsed,
    PrivacyFactStated,
    PrivacyNoted,
    PrivacyTaskEnded,
    PrivacyTaskGiven,
    StatePrivacyFact,
    TrackCommand,
    UsePrivacyDraft,
)
from commander.board.record import Fact
from commander.board.refusal import Because, Refused
from commander.board.statutory import Clause
from commander.board.statutory_records import StatutoryCommand
from commander.board.text import (
    BODY_LIMIT,
    ENTRY_LIMIT,
    LINE_LIMIT,
    TITLE_LIMIT,
    optional,
    required,
    unfilled,
    within,
)

# Nothing about data and persons goes out without both (practice §5.1).
APPROVERS = ("biz", "legal")
# What stays among ourselves: the escalation and the worksheet for the report.
INSIDE = ("D01", "D05")
TEMPLATES = ("D01", "D02", "D03", "D04", "D05")
# Approved once and filled in for each of those who get it: to whom a notice is.
ADDRESSED = {"D03": "name", "D04": "client"}

RestrictedCommand = TrackCommand | StatutoryCommand


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision on the track looks at; `duties` are the laws and contracts on the shelf, each on or off."""

    board: Board
    policy: Policy
    track: Track
    moment: Moment
    duties: dict[str, Clause]
    closed: Callable[[Clause, datetime], tuple[date, ...]]


def decide(seen: Seen, command: RestrictedCommand) -> list[Fact]:
    """What follows from a command, or Refused. Whoever begins the track has raised the concern (2-11)."""
    check_may_read(seen.board, seen.policy, seen.moment.author)
    facts = _decide(seen, command)
    if seen.board.privacy.has_track:
        return facts
    return [*raised(seen.board, happened(None, seen.moment)), *facts]


def _decide(seen: Seen, command: RestrictedCommand) -> list[Fact]:
    match command:
        case NotePrivacy():
            text = required(command.text, limit=ENTRY_LIMIT, field="note")
            return [secret(seen.board, PrivacyNoted(text=text), "privacy:note")]
        case StatePrivacyFact():
            return _state(seen, command)
        case GivePrivacyTask() | EndPrivacyTask():
            return _task(seen, command)
        case DecidePrivacy():
            event = PrivacyDecided(
                text=required(command.text, limit=ENTRY_LIMIT, field="decision"),
                basis=required(command.basis, limit=ENTRY_LIMIT, field="basis"),
                decider=optional(command.decider, limit=LINE_LIMIT, field="person") or seen.moment.author,
            )
            return [secret(seen.board, event, "privacy:decision")]
        case KeepPrivacyDraft() | ApprovePrivacyDraft() | UsePrivacyDraft():
            return _draft(seen, command)
        case _:
            law = statutory_orders.Law(
                statutory=seen.track.statutory,
                rules=seen.policy.privacy,
                duties=seen.duties,
                closed=seen.closed,
                moment=seen.moment,
            )
            facts = statutory_orders.decide(law, command)
            return [secret(seen.board, fact.event, fact.about, fact.bases) for fact in facts]


def _state(seen: Seen, command: StatePrivacyFact) -> list[Fact]:
    if command.aspect not in tuple(PrivacyAspect):
        raise Refused(Because.PRIVACY_FACT_UNKNOWN, aspect=command.aspect, aspects=", ".join(PrivacyAspect))
    if command.answer and command.answer not in tuple(PrivacyAnswer):
        raise Refused(Because.PRIVACY_ANSWER_UNKNOWN, answer=command.answer, answers=", ".join(PrivacyAnswer))
    aspect = PrivacyAspect(command.aspect)
    if command.persons is not None:
        _check_order(command.persons)
    text = optional(command.text, limit=ENTRY_LIMIT, field="text")
    if not text and not command.answer and command.persons is None:
        raise Refused(Because.TEXT_EMPTY, field="text")
    event = PrivacyFactStated(
        aspect=aspect,
        text=text,
        answer=PrivacyAnswer(command.answer) if command.answer else None,
        persons=command.persons,
    )
    field = seen.track.facts.get(aspect)
    return [secret(seen.board, event, f"privacy:fact:{aspect}", field.bases if field else ())]


def _check_order(persons: Persons) -> None:
    if not 0 <= persons.low <= persons.likely <= persons.high <= 10**12:
        raise Refused(Because.RANGE_BACKWARDS)


def _task(seen: Seen, command: GivePrivacyTask | EndPrivacyTask) -> list[Fact]:
    if isinstance(command, EndPrivacyTask):
        task = seen.track.tasks.get(command.task)
        if task is None:
            raise Refused(Because.PRIVACY_TASK_UNKNOWN, task=command.task)
        if task.ended_at is not None:
            raise Refused(Because.PRIVACY_TASK_ENDED, task=task.text)
        result = optional(command.result, limit=ENTRY_LIMIT, field="result")
        return [secret(seen.board, PrivacyTaskEnded(task=task.task, result=result), f"privacy:{task.task}")]
    check_one_person(seen.policy, command.owner)
    key = seen.moment.fresh()
    event = PrivacyTaskGiven(
        task=key,
        text=required(command.text, limit=LINE_LIMIT, field="task"),
        owner=optional(command.owner, limit=LINE_LIMIT, field="person") or seen.moment.author,
        due=command.due,
    )
    return [secret(seen.board, event, f"privacy:{key}")]


def _draft(seen: Seen, command: KeepPrivacyDraft | ApprovePrivacyDraft | UsePrivacyDraft) -> list[Fact]:
    if command.template not in TEMPLATES:
        raise Refused(
            Because.PRIVACY_TEMPLATE_UNKNOWN, template=command.template, templates=", ".join(TEMPLATES)
        )
    about = f"privacy:draft:{command.template}"
    if isinstance(command, KeepPrivacyDraft):
        texts = {language: _within(wording) for language, wording in command.texts.items()}
        if not any(wording.body.strip() for wording in texts.values()):
            raise Refused(Because.TEXT_EMPTY, field="body")
        field = seen.track.draft_fields.get(command.template)
        event = PrivacyDraftKept(template=command.template, texts=texts)
        return [secret(seen.board, event, about, field.bases if field else ())]
    draft = seen.track.draft(command.template)
    if draft is None:
        raise Refused(Because.PRIVACY_NO_DRAFT, template=command.template)
    if isinstance(command, ApprovePrivacyDraft):
        return _approve(seen, command, draft, about)
    left = lacking(draft)
    if left:
        raise Refused(Because.PRIVACY_DRAFT_UNAPPROVED, template=draft.template, roles=", ".join(left))
    _check_filled(draft)
    used = PrivacyDraftUsed(
        draft=draft.record,
        template=draft.template,
        told=required(command.told, limit=LINE_LIMIT, field="person"),
        way=optional(command.way, limit=LINE_LIMIT, field="note"),
    )
    return [secret(seen.board, used, about)]


def _check_filled(draft: Draft) -> None:
    """Nobody lets a text go out in which something is still to be said; whom it is to is said at the end."""
    left = blanks_left(draft.template, draft.texts)
    if left:
        raise Refused(Because.PRIVACY_DRAFT_UNFILLED, template=draft.template, fields=", ".join(left))


def blanks_left(template: str, texts: Mapping[str, Wording]) -> list[str]:
    """What is still to be filled in before a text is approved, in order, each once."""
    names = (name for one in texts.values() for name in unfilled(f"{one.title}\n{one.body}"))
    return [name for name in dict.fromkeys(names) if name != ADDRESSED.get(template)]


def lacking(draft: Draft) -> list[str]:
    """Whose word a revision still needs before it goes out."""
    return [] if draft.template in INSIDE else [need for need in APPROVERS if need not in draft.approvals]


def _approve(seen: Seen, command: ApprovePrivacyDraft, draft: Draft, about: str) -> list[Fact]:
    left = lacking(draft)
    if not left:
        raise Refused(Because.PRIVACY_DRAFT_APPROVED, template=draft.template)
    if command.draft not in ("", draft.record):
        raise Refused(Because.PRIVACY_DRAFT_CHANGED, template=draft.template)
    _check_filled(draft)
    person = seen.moment.author
    roles, signed = seen.board.roles, tuple(draft.approvals.values())
    given = seats.fills(left, person, roles, seen.policy, draft.by, signed)
    if not given:
        raise Refused(Because.PRIVACY_DRAFT_NOT_YOURS, template=draft.template, roles=", ".join(left))
    return [
        secret(
            seen.board,
            PrivacyDraftApproved(draft=draft.record, template=draft.template, need=need, approver=person),
            about,
        )
        for need in given
    ]


def _within(wording: Wording) -> Wording:
    return Wording(
        title=within(wording.title, limit=TITLE_LIMIT, field="title"),
        body=within(wording.body, limit=BODY_LIMIT, field="body"),
    )
