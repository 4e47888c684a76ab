"""The options that every command which starts an action has: lane, nature, fallback, asked."""

from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

import click

from commander.board.lanes import Lane, Nature

LANES = click.Choice([str(lane) for lane in Lane])
NATURES = click.Choice([str(nature) for nature in Nature])
_OPTIONS = (
    click.option(
        "--lane", type=LANES, default=str(Lane.SYSTEM), show_default=True, help="In which lane it runs."
    ),
    click.option(
        "--nature",
        type=NATURES,
        default=str(Nature.OPEN),
        show_default=True,
        help="Looking for the cause, temporary, or permanent.",
    ),
    click.option("--fallback", default="", help="What is done if it has no effect."),
    click.option("--ask", is_flag=True, help="Its owner hasn't said yes yet."),
)


def course_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options."""
    return reduce(lambda wrapped, option: option(wrapped), reversed(_OPTIONS), command)


def course_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """What was given, as the fields of the command."""
    return {
        "lane": Lane(given["lane"]),
        "nature": Nature(given["nature"]),
        "fallback": given["fallback"],
        "is_asked": given["ask"],
    }
