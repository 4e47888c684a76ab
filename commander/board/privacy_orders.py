"""Pure: what follows from raising and answering the personal-data question: roles are called (2-08, 2-11)."""

from commander.board.board import Board
from commander.board.impact import Aspect, Concern, ImpactCommand, StateImpact
from commander.board.moment import Moment, ahead, happened
from commander.board.needed_roles import is_open
from commander.board.one_person import check_one_person
from commander.board.policy import Policy
from commander.board.privacy_records import (
    AnswerPrivacy,
    NamePrivacyReader,
    PrivacyAnswer,
    PrivacyAnswered,
    PrivacyCommand,
    PrivacyConcernRaised,
    PrivacyReaderNamed,
    RaisePrivacyConcern,
)
from commander.board.privacy_rights import check_may_read, leader, readers
from commander.board.privacy_track_records import PrivacyAnswerExplained, PrivacyNoted
from commander.board.record import Event, Fact, Occurred
from commander.board.refusal import Because, Refused
from commander.board.restricted import restricted_of
from commander.board.roles import RoleCommand
from commander.board.summons import CallState, RoleSummoned, SummonsCommand, SummonsEnded
from commander.board.text import ENTRY_LIMIT, LINE_LIMIT, optional, required

CALLED = ("privacy", "legal")


def decide(board: Board, policy: Policy, command: PrivacyCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case RaisePrivacyConcern():
            note = optional(command.note, limit=ENTRY_LIMIT, field="note")
            waiting = board.privacy.waiting
            if waiting is not None and waiting.by == moment.author and not note and command.occurred is None:
                return []  # pressed again before the answer, it is the same suspicion
            facts = raised(board, happened(command.occurred, moment))
            return [*facts, *([secret(board, PrivacyNoted(text=note), "privacy:note")] if note else [])]
        case AnswerPrivacy():
            return _answer(board, policy, command, moment)
        case NamePrivacyReader():
            check_may_read(board, policy, moment.author)
            person = required(command.person, limit=LINE_LIMIT, field="person")
            return [Fact(event=PrivacyReaderNamed(person=person), about=f"privacy:reader:{person}")]


def raised(board: Board, occurred: Occurred) -> list[Fact]:
    """A suspicion, and the calls for the officer and counsel: nobody has to decide whether it is grave enough."""
    concern = Fact(event=PrivacyConcernRaised(), about="privacy:concern", occurred=occurred)
    wanted = [role for role in CALLED if board.roles.holder(role) is None and not _is_called(board, role)]
    return [concern, *(Fact(event=RoleSummoned(role=role), about=f"summons:{role}") for role in wanted)]


def goes_on_after_the_end(board: Board, command: object) -> bool:
    """Whether a command seats or calls who leads the track: a suspicion comes up late, and its duties run for weeks.

    So do lists of customers, which somebody with the right must be able to delete.
    """
    if not isinstance(command, RoleCommand | SummonsCommand) or command.role not in CALLED:
        return False
    return board.privacy.has_track or bool(board.customers.standing())


def suspected(board: Board, command: ImpactCommand, moment: Moment) -> list[Fact]:
    """What a line of the impact raises by itself: possible is enough (2-11)."""
    is_suspicion = (
        isinstance(command, StateImpact)
        and command.aspect == Aspect.PERSONAL_DATA
        and command.concern in (Concern.POSSIBLE, Concern.CONFIRMED)
    )
    return raised(board, happened(None, moment)) if is_suspicion and not board.privacy.is_suspected else []


def _is_called(board: Board, role: str) -> bool:
    summons = board.calls.by_role.get(role)
    return summons is not None and summons.state is not CallState.ARRIVED


def secret(board: Board, event: Event, about: str, bases: tuple[str, ...] = ()) -> Fact:
    """A fact of the incident's restricted stream."""
    return Fact(event=event, about=about, bases=bases, stream=restricted_of(board.stream))


def _answer(board: Board, policy: Policy, command: AnswerPrivacy, moment: Moment) -> list[Fact]:
    if command.answer not in tuple(PrivacyAnswer):
        raise Refused(Because.PRIVACY_ANSWER_UNKNOWN, answer=command.answer, answers=", ".join(PrivacyAnswer))
    answer = PrivacyAnswer(command.answer)
    basis = optional(command.basis, limit=ENTRY_LIMIT, field="basis")
    if answer is PrivacyAnswer.NO:
        if not basis:
            raise Refused(Because.PRIVACY_NO_NEEDS_BASIS)
        _check_may_end(board, policy, moment)
    event = PrivacyAnswered(answer=answer)
    if answer is PrivacyAnswer.UNKNOWN:
        check_one_person(policy, command.owner)
        event = PrivacyAnswered(
            answer=answer,
            owner=optional(command.owner, limit=LINE_LIMIT, field="person") or leader(board) or moment.author,
            ask_at=ahead(command.ask_at, moment)
            if command.ask_at is not None
            else moment.now + policy.privacy.asked_again,
        )
    slice_ = board.privacy
    # It speaks of every suspicion known here; one that comes from another desk waits for its own answer.
    bases = (*slice_.answer_field.bases, *(one.record for one in slice_.concerns))
    facts = [Fact(event=event, about="privacy:answer", bases=bases)]
    if basis:
        explained = PrivacyAnswerExplained(answer=answer, basis=basis)
        facts.append(secret(board, explained, "privacy:answer"))
    if answer is PrivacyAnswer.NO:
        facts += _called_off(board)
    elif not slice_.is_suspected:
        # Yes and unknown escalate as a suspicion does (practice §1.2).
        facts += raised(board, happened(None, moment))[1:]
    return facts


def _called_off(board: Board) -> list[Fact]:
    """Nobody is fetched for a suspicion that is settled; counsel still is while money is concerned."""
    # Seen as it stands once the answer is recorded.
    kept = {"legal"} if is_open(board.impact.row(Aspect.MONEY)) else set()
    wanted = [role for role in CALLED if _is_called(board, role) and role not in kept]
    return [Fact(event=SummonsEnded(role=role), about=f"summons:{role}") for role in wanted]


def _check_may_end(board: Board, policy: Policy, moment: Moment) -> None:
    """A suspicion ends by the word of somebody who may read it; while nobody may, by nobody's (2-11)."""
    if not board.privacy.is_suspected and not readers(board, policy):
        return  # asked and answered at the start, before any role is taken
    check_may_read(board, policy, moment.author)
