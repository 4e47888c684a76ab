"""Mail by SMTP: one mail to one address or to a list of the policy, accepted for all of them or sent to nobody."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from commander.address import AddressFault, checked_mail_address
from commander.board.deliveries import able_to
from commander.outbox.publisher import (
    CannotTell,
    Connection,
    Delivered,
    Errand,
    Outcome,
    Rejected,
    RejectionCause,
    Sight,
)
from commander.outbox.standing import Belief, Standing, Unreadable
from commander.publishers.both_languages import CannotPost
from commander.publishers.email.mail import mail_bytes, message_id

if TYPE_CHECKING:
    from commander.publishers.email.wire import MailWire


class EmailPublisher:
    """One mail server. Calls block; each has its own connection. timeout_s is the end of a whole conversation.

    addresses: those of a mailing of the policy, None when there is no such mailing. Raises AddressFault for a
    sender that is no mail address.
    """

    can = able_to("email")

    def __init__(
        self,
        *,
        host: str,
        port: int,
        implicit: bool,
        sender: str,
        user: str,
        password: str,
        addresses: Callable[[str], tuple[str, ...] | None],
        sender_name: Callable[[], str],
        timeout: tuple[float, float] = (15, 30),
    ) -> None:
        self._host, self._port, self._implicit = host, port, implicit
        self._sender = checked_mail_address(sender)
        self._user, self._password = user, password
        self._addresses = addresses
        self._sender_name = sender_name
        self._step_s, self.timeout_s = timeout

    def publish(self, errand: Errand) -> Outcome:
        """Hand the mail over. Delivered: the server accepted it for every address; that it was read is not said."""
        if errand.bulletin.drill:
            return Rejected(cause=RejectionCause.SETTINGS, detail="a drill is never mailed")
        try:
            recipients, shown_to = self._recipients(errand.address)
        except AddressFault as fault:
            return Rejected(cause=RejectionCause.TARGET, detail=fault.sentence("en"))
        if not recipients:
            return Rejected(
                cause=RejectionCause.TARGET, detail=f"no addresses for {errand.target} in the policy"
            )
        try:
            content = mail_bytes(
                errand, sender=self._sender, sender_name=self._sender_name(), shown_to=shown_to
            )
        except CannotPost as fault:
            return Rejected(cause=RejectionCause.CONTENT, detail=str(fault))
        outcome = self._wire().send(self._sender, recipients, content)
        return outcome or Delivered(ref=message_id(errand, self._sender))

    def look(self, errand: Errand) -> Sight:
        """SMTP can't be asked what it has accepted: a person has to ask those it was sent to."""
        whom = errand.address if "@" in errand.address else f"somebody on the list {errand.address}"
        return CannotTell(detail=f"a mail server keeps nothing to look at; ask {whom}")

    def standing(self, belief: Belief) -> Standing:
        """No mail that was sent can be read back."""
        return Unreadable(target=belief.target)

    def check(self) -> Connection:
        """Connect, log in and ask whether it would take a mail from us; no mail is sent."""
        outcome = self._wire().try_out(self._sender)
        if outcome is None:
            who = f"{self._host} as {self._user or 'nobody'}"
            return Connection(ok=True, who=who, missing=(), detail=f"takes mail from {self._sender}")
        return Connection(ok=False, who="", missing=(), detail=outcome.detail)

    def _recipients(self, address: str) -> tuple[tuple[str, ...], str | None]:
        """Who gets it, and the one address that it may show."""
        if "@" in address:
            one = checked_mail_address(address)
            return (one,), one
        return tuple(map(checked_mail_address, self._addresses(address) or ())), None

    def _wire(self) -> "MailWire":
        from commander.publishers.email.wire import MailWire

        return MailWire(
            host=self._host,
            port=self._port,
            implicit=self._implicit,
            user=self._user,
            password=self._password,
            timeout_s=self._step_s,
            limit_s=self.timeout_s,
        )
