"""Pure: whether a text has the approvals it needs, which still hold, and whose it lacks (practice §5.1)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from commander.board import seats
from commander.board.consent import Consent, Signature
from commander.board.impact import Aspect, Impact
from commander.board.message import Message, Telling
from commander.board.messages import Approved, Messages
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.posts_owed import superseded_number
from commander.board.refusal import Because, Refused
from commander.board.roles import Roles
from commander.board.text import LINE_LIMIT, TITLE_LIMIT, optional, required


class Void(StrEnum):
    """Why an approval of the very same text doesn't count any more."""

    EXPIRED = "expired"
    NUMBER_SUPERSEDED = "number-superseded"
    PLACES_CHANGED = "places-changed"


class Signing(msgspec.Struct, frozen=True, kw_only=True):
    """All that says whether somebody may let a text out now."""

    messages: Messages
    roles: Roles
    policy: Policy
    impact: Impact
    numbers_at: datetime | None  # when a number of the impact was last stated
    moment: Moment
    author: str  # whose text it is; he may be another than the one who lets it out
    askers: dict[str, str] = {}  # by digest: whose a requested text stays, whoever lets it out
    # Whose approvals are for this act; empty: given without a request.
    requests: frozenset[str] = frozenset({""})
    spoken: str = ""  # names of those who approved it aloud
    glass: str = ""  # why it goes out without an approval

    def consent(self, content: Message, tellings: tuple[Telling, ...]) -> Consent:
        """Who answers for it, or Refused."""
        return self.of(content)._consent(content, tellings)

    def of(self, content: Message) -> "Signing":
        """The same for one text: beside a text that somebody else asked for, one's own stays one's own."""
        return replace(self, author=self.askers.get(content.digest(), self.author))

    def _consent(self, content: Message, tellings: tuple[Telling, ...]) -> Consent:
        signed, left = self.signed(content, tellings)
        names = spoken_names(self.spoken, self.policy)
        for need in sorted(left, key=self._is_vacant):
            name = self._spoken_for(need, left, names, signed)
            if name:
                names.remove(name)
                left.remove(need)
                signed.append(Signature(person=name, need=need, verbal=True))
        glass = optional(self.glass, limit=LINE_LIMIT, field="reason")
        if left and not glass:
            raise self._refusal(content, tellings, left[0], signed)
        if left:
            unapproved = required(glass, limit=LINE_LIMIT, field="reason")
            return Consent(approver=self.moment.author, unapproved=unapproved, missing=tuple(left))
        if not signed:
            return Consent(approver=self.moment.author)
        first, *also = signed
        return Consent(approver=first.person, verbal=first.verbal, also=tuple(also))

    def needs(self, tellings: Sequence[Telling]) -> tuple[str, ...]:
        """Whose approval the readers of a text make necessary."""
        return seats.needed(self.policy, self.policy.readers_of(targets_of(tellings)))

    def signed(self, content: Message, tellings: tuple[Telling, ...]) -> tuple[list[Signature], list[str]]:
        """Who has approved it, and whose approval is still lacking; what is said aloud now is not in it."""
        holding = [one for one in self._given(content) if self.void(content, tellings, one) is None]
        signed: list[Signature] = []
        left: list[str] = []
        needs = self.needs(tellings)
        # Seats that somebody has before vacant ones: whoever fills his own stands in for no other.
        for need in sorted(needs, key=self._is_vacant):
            given = next((one for one in holding if self._counts(one, need, signed)), None)
            if self._may(need, self.moment.author, signed):
                signed.append(Signature(person=self.moment.author, need=need))
            elif given is not None:
                signed.append(Signature(person=given.approver, need=need, verbal=given.verbal))
                if not given.needs and not self._may(need, given.approver, signed):
                    holding.remove(given)  # whoever sits nowhere speaks for one seat
            else:
                left.append(need)
        return sorted(signed, key=lambda one: needs.index(one.need)), sorted(left, key=needs.index)

    def void(self, content: Message, tellings: Sequence[Telling], given: Approved) -> Void | None:
        """Why an approval of exactly this text holds no more."""
        targets = targets_of(tellings)
        if given.targets is not None and given.targets != targets:
            return Void.PLACES_CHANGED
        return lapsed(content, self.impact, self.numbers_at, given.at, given.until, self.moment.now)

    def _given(self, content: Message) -> tuple[Approved, ...]:
        given = self.messages.approvals.get(content.digest(), ())
        return tuple(one for one in given if one.request in self.requests)

    def _counts(self, given: Approved, need: str, signed: Sequence[Signature]) -> bool:
        if given.needs:
            return need in given.needs
        is_own = self.policy.approval.four_eyes and given.approver == self.author
        return (given.verbal and not is_own) or self._may(need, given.approver, signed)

    def _is_vacant(self, need: str) -> bool:
        return seats.is_vacant(need, self.roles)

    def _may(self, need: str, person: str, signed: Sequence[Signature] = ()) -> bool:
        seated = [] if seats.sits(need, person, self.roles) else [one.person for one in signed]
        return seats.may(need, person, self.roles, self.policy, self.author, seated)

    def _spoken_for(
        self, need: str, left: Sequence[str], names: Sequence[str], signed: Sequence[Signature]
    ) -> str:
        """The one who said it aloud for a seat: who sits there, else whoever is named and sits nowhere."""
        forbidden = self.author if self.policy.approval.four_eyes else ""
        # Nor by somebody who has signed for another seat already.
        free = [name for name in names if name not in (forbidden, *(one.person for one in signed))]
        own = next((name for name in free if self._may(need, name)), "")
        elsewhere = [name for name in free if any(self._may(one, name) for one in left if one != need)]
        return own or next((name for name in free if name not in elsewhere), "")

    def _refusal(
        self, content: Message, tellings: tuple[Telling, ...], need: str, signed: Sequence[Signature]
    ) -> Refused:
        for given in self._given(content):
            why = self.void(content, tellings, given) if self._counts(given, need, signed) else None
            if why is not None:
                return Refused(VOIDED[why], person=given.approver)
        seated = [one.person for one in signed]
        return needed_of(need, self.roles, self.policy, self.author, seated)


VOIDED = {
    Void.EXPIRED: Because.APPROVAL_EXPIRED,
    Void.NUMBER_SUPERSEDED: Because.APPROVAL_SUPERSEDED,
    Void.PLACES_CHANGED: Because.APPROVAL_ELSEWHERE,
}


def needed_of(need: str, roles: Roles, policy: Policy, author: str, seated: Collection[str] = ()) -> Refused:
    """Whose approval is needed, in a refusal that says who may give it; seated: who has signed for another seat."""
    persons = ", ".join(seats.who_may(need, roles, policy, author, seated))
    if seats.is_vacant(need, roles):
        because = Because.APPROVER_VACANT if persons else Because.APPROVER_VACANT_ANYBODY
        return Refused(because, role=need, person=persons)
    return Refused(
        Because.APPROVAL_NEEDED if persons else Because.APPROVAL_OF_ANOTHER, role=need, person=persons
    )


def lapsed(
    content: Message,
    impact: Impact,
    numbers_at: datetime | None,
    given_at: datetime,
    until: datetime | None,
    now: datetime,
) -> Void | None:
    """Whether time or a newer number has overtaken what was asked or given."""
    if until is not None and now > until:
        return Void.EXPIRED
    row = impact.row(Aspect.HOW_MANY)
    amount = row.amount if row else None
    later = numbers_at is not None and numbers_at > given_at
    if later and amount is not None and superseded_number(content, impact, amount) is not None:
        return Void.NUMBER_SUPERSEDED
    return None


def targets_of(tellings: Iterable[Telling]) -> tuple[str, ...]:
    """Every place that is told, in one order."""
    return tuple(sorted({target for telling in tellings for target in telling.targets}))


def holds_until(policy: Policy, now: datetime) -> datetime:
    """Until when an approval given now holds."""
    return now + policy.approval.holds


def spoken_names(text: str, policy: Policy) -> list[str]:
    """The persons in a field for those who approved it aloud, by key; several stand with commas between them."""
    whole = optional(text, limit=TITLE_LIMIT, field="approver")
    return [policy.person_key(name) for part in whole.replace("、", ",").split(",") if (name := part.strip())]
