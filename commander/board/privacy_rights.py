"""Pure: who may read the restricted stream of an incident: who leads certain roles, and persons named (2-10)."""

from commander.board.board import Board
from commander.board.needed_roles import ORDER
from commander.board.policy import Policy
from commander.board.refusal import Because, Refused

LEADER = "privacy"


def may_read(board: Board, policy: Policy, person: str) -> bool:
    """Whether somebody may read it now."""
    return _known_as(policy, person) in readers(board, policy)


def readers(board: Board, policy: Policy) -> tuple[str, ...]:
    """Who may read it now, by their keys: those in the roles of the policy, then those who were named."""
    rules = policy.privacy
    holders = [board.roles.holder(role) for role in ORDER if role in rules.roles]
    named = [*holders, *rules.persons, *board.privacy.readers]
    return tuple(dict.fromkeys(_known_as(policy, one) for one in named if one))


def leader(board: Board) -> str | None:
    """Who leads it: the officer, else counsel, else the commander; None while nobody does."""
    roles = board.roles
    return roles.holder(LEADER) or roles.holder("legal") or roles.commander


def check_may_read(board: Board, policy: Policy, person: str) -> None:
    """Refused unless somebody may read it; the sentence names who can let them in."""
    if not may_read(board, policy, person):
        names = ", ".join(policy.person_name(one) for one in readers(board, policy))
        raise Refused(
            Because.PRIVACY_NO_RIGHT,
            person=policy.person_name(person),
            persons=names or "–",
            roles=", ".join(role for role in ORDER if role in policy.privacy.roles),
        )


def _known_as(policy: Policy, person: str) -> str:
    """A person's key, by whichever of both names they are called; of two of one name neither is taken for the other."""
    return policy.person_key(person)
