"""Every command is decided in exactly one place, and that place takes it."""

from typing import get_args, get_type_hints

import pytest

from commander.board.commands import AFTER_THE_END, OF_INCIDENTS_ONLY, Command
from commander.board.deciding import AREAS, DECIDERS

COMMANDS = get_args(Command)


def test_every_command_has_exactly_one_decider() -> None:
    taken = [command for area, _ in AREAS for command in get_args(area) or (area,)]
    assert len(taken) == len(set(taken))
    assert set(taken) == set(DECIDERS) == set(COMMANDS)


@pytest.mark.parametrize(("area", "decider"), AREAS, ids=lambda one: getattr(one, "__name__", ""))
def test_a_decider_takes_what_the_table_sends_it(area: object, decider: object) -> None:
    assert get_type_hints(decider)["command"] == area


def test_what_is_taken_after_the_end_or_on_incidents_alone_is_a_command() -> None:
    named = {*AFTER_THE_END, *OF_INCIDENTS_ONLY}
    assert {command for area in named for command in get_args(area) or (area,)} <= set(COMMANDS)
