"""What a person typed for another incident and what it is to this one: as offered, as said aloud, in any language."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from commander.board.links import Relation
from commander.short_id import normalised
from commander.wording.labels import label
from commander.wording.language import Language


class Known(Protocol):
    """An incident of the list."""

    @property
    def stream(self) -> str:
        """Its stream."""

    @property
    def short_id(self) -> str:
        """What people call it."""


def meant_incident(said: str, offered: Mapping[str, str], known: Iterable[Known]) -> str:
    """The stream that is meant; what nobody knows stays as it was typed, and the desk names it."""
    if said in offered:
        return offered[said]
    wanted = normalised(said.partition(" ")[0])
    return next((one.stream for one in known if one.short_id == wanted), said)


def meant_relation(said: str) -> Relation | None:
    """The relation by its word in any language, or by its key."""
    word = said.strip().casefold()
    for one in Relation:
        if word in {one.value, *(label(one, language).casefold() for language in Language)}:
            return one
    return None
