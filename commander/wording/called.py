"""Pure: what a refusal names as people know it: persons and roles by their names, times by the reader's clock."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from typing import Final

import msgspec

from commander.board.refusal import Because, Refused
from commander.wording.blanks import blank
from commander.wording.language import Language

_PERSON_VALUES: Final = ("person", "owner")
_MOST_BLANKS: Final = 4
_ROLE_VALUES: Final = ("role", "held", "team", "roles")
_NAMING_BLANKS: Final = (Because.TEXT_UNFILLED, Because.PRIVACY_DRAFT_UNFILLED)


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """How the organisation calls its people and roles, and the reader's zone."""

    person: Callable[[str], str]
    role: Callable[[str], str]
    zone: tzinfo


def called(refused: Refused, names: Names, language: Language) -> Refused:
    """The same refusal with names where it held keys; what has none stays as it is."""
    values = dict(refused.values)
    for name in values.keys() & set(_PERSON_VALUES):
        values[name] = _each(values[name], names.person)
    for name in values.keys() & set(_ROLE_VALUES):
        values[name] = _each(values[name], names.role)
    if "time" in values:
        values["time"] = _local(values["time"], names.zone)
    if refused.because in _NAMING_BLANKS:
        values["fields"] = _blanks(values["fields"].split(", "), language)
    return Refused(refused.because, **values)


def _blanks(names: Sequence[str], language: Language) -> str:
    """The first few by their words: a whole form of them would say nothing."""
    more = f" … +{len(names) - _MOST_BLANKS}" if len(names) > _MOST_BLANKS else ""
    return " ".join(blank(name, language) for name in names[:_MOST_BLANKS]) + more


def _each(said: str, name: Callable[[str], str]) -> str:
    return ", ".join(map(name, said.split(", ")))


def _local(text: str, zone: tzinfo) -> str:
    """An instant on the reader's own clock, with its date and zone; what is none stays as it is."""
    try:
        return f"{datetime.fromisoformat(text).astimezone(zone):%Y-%m-%d %H:%M %Z}"
    except (ValueError, OverflowError):
        return text
