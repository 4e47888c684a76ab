"""Pure: a public text that goes out in one language first; the other is owed within minutes (practice §5.3 rule 8)."""

from datetime import timedelta

import msgspec

from commander.board.record import Instant

FOLLOWS_WITHIN = timedelta(minutes=15)


class Follows(msgspec.Struct, frozen=True, kw_only=True):
    """This language of a message only says that it follows, and until when."""

    language: str
    due: Instant
