"""A publisher that is made on the worker thread that first needs it."""

from collections.abc import Callable

from typing_extensions import override

from commander.board.deliveries import able_to
from commander.journal.faults import JournalFault
from commander.outbox.publisher import (
    CannotTell,
    Errand,
    Outcome,
    Publisher,
    Rejected,
    RejectionCause,
    Sight,
    TryLater,
)
from commander.outbox.standing import Belief, Standing, StandingReader, Unread, Unreadable


class NotConnected(Exception):
    """A channel that this machine is not set up for; the text names what is missing, never a secret."""

    def __init__(self, detail: str, cause: RejectionCause = RejectionCause.SETTINGS) -> None:
        super().__init__(detail)
        self.detail = detail
        self.cause = cause


class LatePublisher(Publisher):
    """A publisher made on the worker thread that first needs it: its libraries and the keyring are slow.

    One that could not be made is tried again with the next errand, and one whose token was refused is made
    anew: the person may have given another meanwhile.
    """

    def __init__(self, build: Callable[[], Publisher], timeout_s: float, scheme: str = "") -> None:
        self._build = build
        self.can = able_to(scheme)
        self._built: Publisher | None = None
        self.timeout_s = timeout_s

    @override
    def publish(self, errand: Errand) -> Outcome:
        """As the publisher behind it; held with the reason when there is none."""
        try:
            outcome = self._publisher().publish(errand)
        except NotConnected as fault:
            return Rejected(cause=fault.cause, detail=fault.detail)
        except JournalFault:
            # The page reads the journal, which somebody may be writing just now; nothing went out yet.
            return TryLater(detail="the journal could not be read")
        if isinstance(outcome, Rejected) and outcome.cause is RejectionCause.TOKEN:
            self._built = None
        return outcome

    @override
    def look(self, errand: Errand) -> Sight:
        """As the publisher behind it."""
        try:
            sight = self._publisher().look(errand)
        except NotConnected as fault:
            return CannotTell(detail=fault.detail)
        except JournalFault:
            return CannotTell(detail="the journal could not be read")
        if isinstance(sight, CannotTell):
            # A look doesn't say whether it was the token; making it anew costs one question to the keyring.
            self._built = None
        return sight

    def standing(self, belief: Belief) -> Standing:
        """As the publisher behind it, on the same connection and at the same pace."""
        try:
            publisher = self._publisher()
            if isinstance(publisher, StandingReader):
                return publisher.standing(belief)
        except NotConnected as fault:
            return Unread(detail=fault.detail)
        except JournalFault:
            return Unread(detail="the journal could not be read")
        return Unreadable(target=belief.target)

    def _publisher(self) -> Publisher:
        # A post and a look may run at once, and either may forget it meanwhile.
        built = self._built or self._build()
        self._built = built
        return built
