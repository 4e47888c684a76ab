"""Pure: what follows from asking for an approval, giving it, refusing it, or standing by a text (practice §5.3)."""

import hashlib
from collections.abc import Iterable

import msgspec

from commander.board import seats
from commander.board.amendments import AmendBroadcast, amended, chosen
from commander.board.approval_requests import (
    ApprovalAsked,
    ApprovalCommand,
    ApprovalRefused,
    ApprovalWithdrawn,
    AskApproval,
    AskedText,
    BroadcastConfirmed,
    ConfirmBroadcast,
    GiveApproval,
    RefuseApproval,
    WithdrawRequest,
)
from commander.board.approvals import OPEN, Approvals, Request, RequestState
from commander.board.impact import Impact
from commander.board.incident import Incident
from commander.board.message import (
    Message,
    MessageApproved,
    MessageCommand,
    OrderBroadcast,
    Telling,
    storable_message,
)
from commander.board.message_orders import fit_to_tell, tellings_of
from commander.board.messages import Messages
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.record import Fact
from commander.board.refusal import Because, Refused
from commander.board.roles import Roles
from commander.board.signing import Signing, holds_until, needed_of, spoken_names, targets_of
from commander.board.text import LINE_LIMIT, required


class Circumstance(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision about approvals looks at besides its own slice."""

    messages: Messages
    roles: Roles
    impact: Impact
    incident: Incident
    policy: Policy
    moment: Moment


def signing_of(
    approvals: Approvals,
    around: Circumstance,
    command: MessageCommand | AmendBroadcast | AskApproval,
) -> Signing:
    """Who may let the texts of a command out now. A requested text stays its asker's, whoever lets it out."""
    given = command.messages if isinstance(command, OrderBroadcast | AskApproval) else (command.content,)
    contents = [storable_message(content) for content in given]
    request = approvals.of_messages(content.message for content in contents)
    asked = {text.content.digest(): request.by for text in request.asked.texts} if request else {}
    act = (
        command.amending.operation
        if isinstance(command, AmendBroadcast | AskApproval) and command.amending
        else None
    )
    return Signing(
        messages=around.messages,
        roles=around.roles,
        policy=around.policy,
        impact=around.impact,
        numbers_at=approvals.numbers_at,
        moment=around.moment,
        author=around.moment.author,
        askers=asked,
        # Who let a text out has not let it be taken back, nor the other way round.
        requests=frozenset(key for key, one in approvals.requests.items() if one.act is act)
        | ({""} if act is None else set()),
        spoken=command.verbal_approver if isinstance(command, OrderBroadcast | AmendBroadcast) else "",
        glass=command.break_glass if isinstance(command, OrderBroadcast | AmendBroadcast) else "",
    )


def decide(approvals: Approvals, around: Circumstance, command: ApprovalCommand) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case AskApproval():
            return _decide_asking(approvals, around, command)
        case GiveApproval():
            return _decide_giving(approvals, around, command)
        case RefuseApproval():
            request = _standing(approvals, command.request)
            if not command.reason.strip():
                raise Refused(Because.REASON_NEEDED)
            reason = required(command.reason, limit=LINE_LIMIT, field="reason")
            refusal = ApprovalRefused(request=request.request, reason=reason)
            return [Fact(event=refusal, about=f"request:{request.request}")]
        case WithdrawRequest():
            request = _standing(approvals, command.request)
            withdrawal = ApprovalWithdrawn(request=request.request)
            return [Fact(event=withdrawal, about=f"request:{request.request}")]
        case ConfirmBroadcast():
            return [_decide_confirmation(approvals, around, command)]


def _decide_asking(approvals: Approvals, around: Circumstance, command: AskApproval) -> list[Fact]:
    if not command.messages:
        raise Refused(Because.NO_AUDIENCE)
    moment, policy, roles = around.moment, around.policy, around.roles
    signing = signing_of(approvals, around, command)  # asked anew, it is the text of whoever asks
    texts, left, own = [], dict[str, None](), []
    for given in command.messages:
        content, tellings = _fit(around, command, given)
        needs = signing.needs(tellings)
        _, lacking = signing.signed(content, tellings)
        left |= dict.fromkeys(lacking)
        text = AskedText(content=content, targets=targets_of(tellings), needs=needs)
        texts.append(text)
        own.append((text, tuple(need for need in needs if need not in lacking)))
    if not left:
        raise Refused(Because.NO_APPROVAL_NEEDED)
    request = moment.fresh()
    seated = [moment.author] if own and any(needs for _, needs in own) else []
    may = [seats.who_may(need, roles, policy, moment.author, seated) for need in left]
    event = ApprovalAsked(
        request=request,
        digest=digest_of(texts),
        texts=tuple(texts),
        of=() if any(not persons for persons in may) else tuple(dict.fromkeys(p for one in may for p in one)),
        until=holds_until(policy, moment.now),
        send=command.send,
        undo=command.undo,
        overrides=command.overrides,
        backfill=command.backfill,
        amending=command.amending,
    )
    asked = Fact(event=event, about=f"request:{request}")
    signed = [_approved(text, needs, moment.author, request, around) for text, needs in own if needs]
    return [asked, *signed]


def _fit(around: Circumstance, command: AskApproval, given: Message) -> tuple[Message, tuple[Telling, ...]]:
    """A text as it would go out and whom it reaches, or Refused: nobody is asked about what can't be sent."""
    if command.amending is None:
        content = storable_message(given)
        if older := command.older.get(content.message):
            raise Refused(Because.LANGUAGE_OLDER, older=older)
        return content, fit_to_tell(around.messages, around.policy, content, around.moment)
    content, _ = amended(around.messages, given, command.amending)
    chosen(around.messages, around.incident, content.message, command.amending)
    return content, tellings_of(around.policy, content)


def _decide_giving(approvals: Approvals, around: Circumstance, command: GiveApproval) -> list[Fact]:
    request = _standing(approvals, command.request)
    if request.state is RequestState.APPROVED:
        raise Refused(Because.REQUEST_ENDED, request=request.request[:8], request_state=request.state)
    why = request.void(approvals, around.impact, around.moment.now)
    if why is not None:
        raise Refused(Because.REQUEST_VOID, void=why)
    person, verbal = around.moment.author, False
    names = spoken_names(command.spoken, around.policy)
    if names:
        person, verbal = names[0], names[0] != around.moment.author
    needs = _fills(request, person, around, verbal=verbal)
    facts = []
    for text in request.asked.texts:
        filled = tuple(need for need in text.needs if need in needs)
        if filled:
            facts.append(_approved(text, filled, person, request.request, around))
    return facts


def _fills(request: Request, person: str, around: Circumstance, *, verbal: bool) -> tuple[str, ...]:
    """The seats that somebody's word fills, or Refused."""
    roles, policy = around.roles, around.policy
    seated = [one.person for one in request.signed]
    filled = seats.fills(request.lacking, person, roles, policy, request.by, seated)
    if filled:
        return filled
    # A spoken word may come from somebody whom no role names: the one who writes it down answers for the name.
    if verbal and person not in seated and not (policy.approval.four_eyes and person == request.by):
        return request.lacking[:1]
    raise needed_of(request.lacking[0], roles, policy, request.by, seated)


def _approved(
    text: AskedText, needs: tuple[str, ...], person: str, request: str, around: Circumstance
) -> Fact:
    event = MessageApproved(
        message=text.content.message,
        digest=text.content.digest(),
        approver=person,
        verbal=person != around.moment.author,
        targets=text.targets,
        until=holds_until(around.policy, around.moment.now),
        needs=needs,
        request=request,
    )
    return Fact(event=event, about=f"approval:{event.message}")


def order_after(
    approvals: Approvals, command: ApprovalCommand, facts: Iterable[Fact]
) -> OrderBroadcast | AmendBroadcast | None:
    """What goes out with an approval, because it was asked so and nothing is lacking any more."""
    if not isinstance(command, GiveApproval):
        return None
    request = _standing(approvals, command.request)
    given = {need for fact in facts if isinstance(fact.event, MessageApproved) for need in fact.event.needs}
    if not request.asked.send or set(request.lacking) - given:
        return None
    return sending(request, command.incident)


def sending(request: Request, incident: str) -> OrderBroadcast | AmendBroadcast:
    """The order of exactly what was approved."""
    asked = request.asked
    contents = tuple(text.content for text in asked.texts)
    if asked.amending is not None:
        return AmendBroadcast(
            incident=incident,
            content=contents[0],
            amending=asked.amending,
            undo=asked.undo,
            overrides=asked.overrides,
        )
    return OrderBroadcast(
        incident=incident,
        messages=contents,
        undo=asked.undo,
        overrides=asked.overrides,
        backfill=asked.backfill,
    )


def _decide_confirmation(approvals: Approvals, around: Circumstance, command: ConfirmBroadcast) -> Fact:
    found = [one for key, one in approvals.unapproved.items() if key.startswith(command.broadcast)]
    if len(found) != 1 or not command.broadcast:
        raise Refused(Because.BROADCAST_UNKNOWN, broadcast=command.broadcast)
    (one,) = found
    if not one.is_open:
        raise Refused(Because.BROADCAST_CONFIRMED, person=one.confirmed_by)
    names = spoken_names(command.spoken, around.policy)
    person = names[0] if names else around.moment.author
    verbal = person != around.moment.author
    for need in one.missing:
        is_own = person == one.by
        if is_own or not (verbal or seats.may(need, person, around.roles, around.policy, one.by)):
            raise needed_of(need, around.roles, around.policy, one.by)
    event = BroadcastConfirmed(broadcast=one.broadcast, approver=person, verbal=verbal)
    return Fact(event=event, about=f"broadcast:{one.message}")


def _standing(approvals: Approvals, named: str) -> Request:
    """The request with this id, or the beginning of one; else Refused."""
    found = [one for key, one in approvals.requests.items() if named and key.startswith(named)]
    exact = approvals.requests.get(named)
    request = exact or (found[0] if len(found) == 1 else None)
    if request is None:
        raise Refused(Because.REQUEST_UNKNOWN, request=named)
    if request.state not in OPEN:
        raise Refused(Because.REQUEST_ENDED, request=request.request[:8], request_state=request.state)
    return request


def digest_of(texts: Iterable[AskedText]) -> str:
    """What a request is bound to: every text with its places."""
    said = [(text.content.digest(), text.targets, text.needs) for text in texts]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()
