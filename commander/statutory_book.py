"""The shipped list of statutory duties, read once from its file; with the company's own contracts, by their ids."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from commander.board.policy import Policy
from commander.board.statutory import Clause

FILE = Path(__file__).parents[1] / "resources" / "statutory" / "duties.toml"


class _Book(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    compiled: date
    clause: tuple[Clause, ...]


@cache
def shipped_duties() -> tuple[Clause, ...]:
    """Every duty of the shipped list, in its order; unchecked since the list was made unless a row says so."""
    book = msgspec.convert(tomllib.loads(FILE.read_text(encoding="utf-8")), _Book)
    return tuple(replace(one, checked_on=one.checked_on or book.compiled) for one in book.clause)


def duties(policy: Policy) -> dict[str, Clause]:
    """The shipped duties and the clocks of the organisation's contracts."""
    found = [*shipped_duties(), *(one.clause for one in policy.contracts)]
    return {one.id: one for one in found}
