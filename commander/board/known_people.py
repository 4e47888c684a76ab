"""Pure: whether a name that somebody typed is anybody's, and whose it is near to: a slip is no guest (2-05, 2-29)."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from commander.board.board import Board
from commander.board.directory import folded, people
from commander.board.policy import Policy

OFFERED: Final = 3
_ALIKE: Final = 0.5
_PART: Final = 2  # one letter is a part of nearly every name
_LONGER: Final = 4  # a name that is so much longer is another


def strangers(names: Iterable[str], policy: Policy, known: Iterable[str] = ()) -> list[str]:
    """Those who are neither listed nor among the known, each once. Where nobody is listed there is no stranger."""
    listed = {called for one in policy.persons() for called in (one.key, one.name)}
    if not listed:
        return []
    met = listed.union(known)
    return [name for name in dict.fromkeys(one.strip() for one in names) if name and name not in met]


def met(board: Board, policy: Policy) -> set[str]:
    """Everybody whom an incident knows already: guests who lead something, take part or are on a team."""
    return {called for row in people(board, policy) for called in (row.person, row.name)}


def near(name: str, policy: Policy) -> list[str]:
    """The listed names most like one that is not listed, the nearest first."""
    wanted = folded(name).strip()
    if not wanted:
        return []
    found: list[tuple[float, int, str]] = []
    for one in policy.persons():
        likeness = max(_likeness(wanted, folded(called)) for called in (one.key, one.name))
        if likeness >= _ALIKE:
            found.append((-likeness, len(found), one.name))
    return [called for _, _, called in sorted(found)[:OFFERED]]


def _likeness(wanted: str, called: str) -> float:
    if min(len(wanted), len(called)) >= _PART and (wanted in called or called in wanted):
        return 1.0
    if abs(len(wanted) - len(called)) > _LONGER or not set(wanted) & set(called):
        return 0.0
    return SequenceMatcher(None, wanted, called, autojunk=False).ratio()
