"""Pure: the texts that wait because nothing gets through, as window and command line show them."""

from datetime import datetime

import msgspec

from commander.board.bulletin import Wording


class WaitingText(msgspec.Struct, frozen=True, kw_only=True):
    """One text that is queued for one target."""

    key: str
    incident: str
    target: str
    texts: dict[str, Wording]
    ordered_at: datetime
    goes: bool  # False: a newer one goes in its stead, and it is never sent


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """What waits, oldest first. since: when the first of it could not be sent; None: nothing is in the way."""

    since: datetime | None = None
    texts: tuple[WaitingText, ...] = ()

    def of(self, incident: str) -> tuple[WaitingText, ...]:
        """The texts of one incident."""
        return tuple(one for one in self.texts if one.incident == incident)
