"""Options that leave only some rows of a timeline: of a person, of a team, unanswered, milestones."""

from collections.abc import Callable
from typing import Any

import click

from commander.board.policy import Policy
from commander.board.refusal import Because, Refused
from commander.board.roles import TEAM_LEADS
from commander.cli.endings import Ended, Exit
from commander.cli.teams import team_key
from commander.narrowing import MILESTONES, UNANSWERED, Condition, Narrowing, Sort, wanted
from commander.reading import Reading
from commander.search.query import people_named

_OPTIONS = (
    click.option(
        "--person", "people", multiple=True, help="Only what they recorded or are named in; repeats."
    ),
    click.option("--team", "teams", multiple=True, help="Only what a team (a, b, alpha …) did; repeats."),
    click.option("--unanswered", is_flag=True, help="Only what still waits for an answer or a yes."),
    click.option("--milestones", "marked", is_flag=True, help="Only the milestones."),
)


def narrowing_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def conditions(policy: Policy, given: dict[str, Any]) -> tuple[Condition, ...]:
    """What was given, as conditions; raises Refused for a team that there can't be."""
    teams = [team_key(name) for name in given["teams"]]
    for team in teams:
        if team not in TEAM_LEADS:
            raise Refused(Because.TEAM_UNKNOWN, name=team, teams=", ".join(TEAM_LEADS))
    return (
        *(Condition(Sort.PERSON, one) for name in given["people"] for one in people_named(name, policy)),
        *(Condition(Sort.TEAM, team) for team in teams),
        *((UNANSWERED,) if given["unanswered"] else ()),
        *((MILESTONES,) if given["marked"] else ()),
    )


def narrowed_positions(reading: Reading, stream: str, given: dict[str, Any]) -> tuple[int, ...]:
    """The rows that are left, to hand out those alone; nothing was given: none, and all are meant. Else Ended."""
    policy = reading.policy()
    found = conditions(policy, given)
    if not found:
        return ()
    board = reading.board(stream)
    keys = reading.narrowed_keys(stream, wanted(Narrowing(conditions=found), board, policy), board)
    if not keys:
        raise Ended(
            Exit.REFUSED,
            "当てはまる行がないため、何も書き出しませんでした。条件を減らしてください。",
            "No row is left, so nothing was written: give fewer conditions.",
        )
    return tuple(key[2] for key in keys)
