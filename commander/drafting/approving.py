"""Pure: where the approval of some texts stands, for the sheet and the command line alike (practice §5.1)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from commander.board import seats
from commander.board.approval_decisions import signing_of
from commander.board.approval_requests import AskApproval, AskedText
from commander.board.approvals import Request, RequestState
from commander.board.board import Board
from commander.board.message import Message, OrderBroadcast, storable_message
from commander.board.message_orders import tellings_of
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.refusal import Because, Refused
from commander.board.signing import Void, targets_of
from commander.board.telling_orders import circumstance


class Changed(StrEnum):
    """What differs from what was asked."""

    TEXT_JA = "text-ja"
    TEXT_EN = "text-en"
    AUDIENCES = "audiences"
    PLACES = "places"
    STAGE = "stage"
    PROMISE = "promise"
    COMPONENTS = "components"
    NOTIFY = "notify"
    MENTION = "mention"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where the approval of some texts stands."""

    needs: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    given: tuple[str, ...] = ()  # who approved it, besides the one who would send it now
    lacking_for: tuple[str, ...] = ()  # the audiences whose reading makes it necessary
    of: tuple[str, ...] = ()  # who may give what is lacking; empty: anybody but the author
    request: Request | None = None  # the newest about these very messages
    changed: tuple[Changed, ...] = ()  # since that was asked
    void: Void | None = None

    @property
    def waits(self) -> bool:
        """Whether somebody has been asked about exactly these texts and hasn't answered."""
        return self._stands(RequestState.WAITING)

    @property
    def approved(self) -> bool:
        """Whether exactly these texts were approved."""
        return self._stands(RequestState.APPROVED)

    def _stands(self, state: RequestState) -> bool:
        is_it = self.request is not None and self.request.state is state
        return is_it and not self.changed and self.void is None


def standing_of(
    board: Board, policy: Policy, messages: Sequence[Message], person: str, now: datetime
) -> Standing:
    """Where the approval of these texts stands for somebody who would send them now."""
    moment = Moment(now=now, author=person, zone="UTC", fresh=str)
    around = circumstance(board, policy, moment)
    contents = tuple(storable_message(message) for message in messages)
    signing = signing_of(board.approvals, around, AskApproval(incident=board.stream, messages=contents))
    needs, lacking, given = dict[str, None](), dict[str, str](), dict[str, None]()
    seated: dict[str, tuple[str, ...]] = {}
    lacking_for: dict[str, None] = {}
    for content in contents:
        try:
            tellings = tellings_of(policy, content)
        except Refused:
            continue  # nowhere to go: the sheet says so itself
        needs |= dict.fromkeys(signing.needs(tellings))
        own = signing.of(content)
        signed, left = own.signed(content, tellings)
        lacking |= dict.fromkeys(left, own.author)
        people = tuple(one.person for one in signed)
        seated |= dict.fromkeys(left, people)
        lacking_for |= dict.fromkeys(_waiting_readers(policy, targets_of(tellings), left))
        given |= dict.fromkeys(one.person for one in signed if one.person != person)
    request = board.approvals.of_messages(content.message for content in contents)
    who = [seats.who_may(need, board.roles, policy, author, seated[need]) for need, author in lacking.items()]
    return Standing(
        needs=tuple(needs),
        lacking=tuple(lacking),
        lacking_for=tuple(lacking_for),
        given=tuple(given),
        of=tuple(dict.fromkeys(one for group in who for one in group)) if all(who) else (),
        request=request,
        changed=changes(request, contents, policy) if request is not None else (),
        void=request.void(board.approvals, board.impact, now) if request is not None else None,
    )


def _waiting_readers(policy: Policy, targets: Sequence[str], left: Sequence[str]) -> list[str]:
    """Which audiences can't read it yet, because one of these words is lacking for them."""
    readers = policy.readers_of(targets)
    return [one.key for one in readers if not set(left).isdisjoint(seats.needed(policy, [one]))]


def changes(request: Request, messages: Sequence[Message], policy: Policy) -> tuple[Changed, ...]:
    """What differs from what was asked, in the texts that need an approval."""
    now = {content.message: content for content in messages}
    found: dict[Changed, None] = {}
    for text in request.asked.texts:
        content = now.get(text.content.message)
        if content is None:
            found |= {Changed.AUDIENCES: None} if text.needs else {}
        elif text.needs or request.asked.send:
            found |= dict.fromkeys(_differences(text, content, policy))
    return tuple(found)


def _differences(asked: AskedText, content: Message, policy: Policy) -> list[Changed]:
    before = asked.content
    try:
        targets = targets_of(tellings_of(policy, content))
    except Refused:
        targets = ()
    pairs = {
        Changed.TEXT_JA: (before.texts.get("ja"), content.texts.get("ja")),
        Changed.TEXT_EN: (before.texts.get("en"), content.texts.get("en")),
        Changed.AUDIENCES: (before.audiences, content.audiences),
        Changed.PLACES: (asked.targets, targets),
        Changed.STAGE: (before.stage, content.stage),
        Changed.PROMISE: (before.next_update_at, content.next_update_at),
        Changed.COMPONENTS: (before.components, content.components),
        Changed.NOTIFY: (before.notify_subscribers, content.notify_subscribers),
        Changed.MENTION: (before.mention, content.mention),
    }
    return [changed for changed, (one, other) in pairs.items() if one != other]


def why_not_approved(
    board: Board, policy: Policy, messages: Sequence[Message], person: str, now: datetime, spoken: str
) -> Refused | None:
    """Why these texts would not be let out now for lack of an approval; spoken: who approved them aloud."""
    moment = Moment(now=now, author=person, zone="UTC", fresh=str)
    order = OrderBroadcast(
        incident=board.stream, messages=tuple(messages), undo=timedelta(), verbal_approver=spoken
    )
    signing = signing_of(board.approvals, circumstance(board, policy, moment), order)
    for message in messages:
        content = storable_message(message)
        try:
            signing.consent(content, tellings_of(policy, content))
        except Refused as refused:
            if refused.because in APPROVAL_LACKING:
                return refused
    return None


# The refusals that another person's word would lift.
APPROVAL_LACKING = frozenset(
    {
        Because.APPROVAL_NEEDED,
        Because.APPROVAL_OF_ANOTHER,
        Because.APPROVER_VACANT,
        Because.APPROVER_VACANT_ANYBODY,
        Because.APPROVAL_EXPIRED,
        Because.APPROVAL_SUPERSEDED,
        Because.APPROVAL_ELSEWHERE,
    }
)
