"""Pure: whose presence may be said: people of the directory and of this incident; a guest only when said so (2-22)."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from commander.board import presence

if TYPE_CHECKING:
    from commander.board.board import Board
    from commander.board.moment import Moment
    from commander.board.policy import Policy
    from commander.board.record import Fact


def decide(board: "Board", policy: "Policy", command: presence.SetPresence, moment: "Moment") -> "list[Fact]":
    """One fact a person, or Refused; before anybody is listed, whoever is named is a person."""
    named = tuple(policy.person_key(person) for person in command.persons)
    listed = {one.key for one in policy.persons()}

    def is_known(person: str) -> bool:
        return not listed or person in listed or person == moment.author or is_of_incident(board, person)

    return presence.decide(board.presences, replace(command, persons=named), is_known)


def is_of_incident(board: "Board", person: str) -> bool:
    """Whether the incident has somebody as a person already: by a role, a team, or a presence."""
    return bool(
        board.roles.held_by(person)
        or board.teams.team_of(person)
        or board.presences.of(person) is not None
        or any(call.person == person for call in board.calls.by_role.values())
    )
