"""approval: what waits for somebody's word, the exact texts, and the word given, refused or confirmed."""

from collections.abc import Sequence
from datetime import datetime

import click

from commander.board.approval_decisions import sending
from commander.board.approval_requests import (
    ApprovalAsked,
    AskedText,
    ConfirmBroadcast,
    GiveApproval,
    RefuseApproval,
    WithdrawRequest,
)
from commander.board.approvals import Request, RequestState, Unapproved
from commander.board.board import Board
from commander.board.policy import Policy
from commander.board.record import Record
from commander.board.refusal import Because, Refused
from commander.cli.entries import typed
from commander.cli.place import Place, clock, pass_place, zone_of
from commander.cli.shapes import instant
from commander.clock import utc_now
from commander.outbox.plan import plan
from commander.wording.approval import REQUEST_STATES, VOIDS
from commander.wording.labels import label, place_label
from commander.wording.role_names import role_name

Shape = dict[str, object]
_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
_SPOKEN = click.option(
    "--spoken-by", default="", metavar="NAME", help="Who said so aloud; you write it down."
)
_SHORT = 8


@click.group()
def approval() -> None:
    """See what waits for approval, and give it, refuse it or confirm what went out without."""


@approval.command("list")
@click.argument("incident")
@click.option("--all", "everything", is_flag=True, help="Those that are over too.")
@_JSON
@pass_place
def list_requests(place: Place, *, incident: str, everything: bool, as_json: bool) -> None:
    """List the requests that wait, and what went out without an approval."""
    with place.incident(incident) as (desk, stream):
        board, policy = desk.board(stream), desk.policy()
    requests = list(board.approvals.requests.values()) if everything else board.approvals.standing()
    unapproved = [one for one in board.approvals.unapproved.values() if everything or one.is_open]
    if as_json:
        shapes = [request_shape(one, board, utc_now()) for one in requests]
        place.tell_json({"requests": shapes, "unapproved": [unapproved_shape(one) for one in unapproved]})
        return
    for one in requests:
        place.tell(_request_line(one, board, policy, place))
    for sent in unapproved:
        place.tell(_unapproved_line(sent, policy, place))
    if not requests and not unapproved:
        place.tell(place.said("承認を待っているものはありません。", "Nothing waits for approval."))


@approval.command()
@click.argument("incident")
@click.argument("request")
@_JSON
@pass_place
def show(place: Place, *, incident: str, request: str, as_json: bool) -> None:
    """Show the exact texts of a request, whom they reach, and where it stands."""
    with place.incident(incident) as (desk, stream):
        board, policy = desk.board(stream), desk.policy()
    found = _named(board, request)
    if as_json:
        shape = request_shape(found, board, utc_now())
        place.tell_json({**shape, "texts": [_text_shape(text) for text in found.asked.texts]})
        return
    place.tell(_request_line(found, board, policy, place))
    for text in found.asked.texts:
        names = " ".join(text.content.audiences)
        reach = " ".join(place_label(target, place.language) for target in text.targets)
        promise = clock(text.content.next_update_at, zone_of(policy))
        place.tell(f"→ {names} ({reach})\n  {label(text.content.stage, place.language)} · {promise}")
        for language, wording in text.content.texts.items():
            place.tell(f"[{language}] {wording.title}\n{wording.body}\n")


@approval.command()
@click.argument("incident")
@click.argument("request")
@_SPOKEN
@pass_place
def give(place: Place, *, incident: str, request: str, spoken_by: str) -> None:
    """Approve exactly what a request shows; what was to be sent with the approval is queued by it."""
    with place.incident(incident) as (desk, stream):
        spoken = _person(desk.policy(), spoken_by)
        records = desk.submit(GiveApproval(incident=stream, request=request, spoken=spoken))
        left = [
            role_name(need, desk.policy(), place.language)
            for need in _named(desk.board(stream), request).lacking
        ]
    sent = queued_targets(records)
    if sent:
        places = ", ".join(place_label(target, place.language) for target in sent)
        place.tell(
            place.said(f"承認し、送信待ちにしました({places})。", f"Approved, and queued for {places}.")
        )
    elif left:
        roles = ", ".join(left)
        place.tell(
            place.said(f"承認しました。あと必要なのは{roles}です。", f"Approved; still needed: {roles}.")
        )
    else:
        place.tell(place.said("承認しました。", "Approved."))


@approval.command()
@click.argument("incident")
@click.argument("request")
@click.option("--reason", required=True, metavar="TEXT", help="What must be different; its author reads it.")
@pass_place
def refuse(place: Place, *, incident: str, request: str, reason: str) -> None:
    """Send a request back, with words."""
    words = typed(reason)
    place.submit(incident, lambda stream: RefuseApproval(incident=stream, request=request, reason=words))


@approval.command()
@click.argument("incident")
@click.argument("request")
@pass_place
def withdraw(place: Place, *, incident: str, request: str) -> None:
    """Take a request back."""
    place.submit(incident, lambda stream: WithdrawRequest(incident=stream, request=request))


@approval.command("send")
@click.argument("incident")
@click.argument("request")
@_JSON
@pass_place
def send_approved(place: Place, *, incident: str, request: str, as_json: bool) -> None:
    """Queue exactly what was approved."""
    with place.incident(incident) as (desk, stream):
        found = _named(desk.board(stream), request)
        if found.state not in (RequestState.WAITING, RequestState.APPROVED):
            raise Refused(Because.REQUEST_ENDED, request=request, request_state=found.state)
        records = desk.submit(sending(found, stream))
    keys = [debt for record in records for debt in plan(record)]
    if as_json:
        place.tell_json([{"key": debt.key, "target": debt.target} for debt in keys])
        return
    for debt in keys:
        place.tell(f"{debt.key[:_SHORT]} {debt.target}")


@approval.command()
@click.argument("incident")
@click.argument("broadcast")
@_SPOKEN
@pass_place
def confirm(place: Place, *, incident: str, broadcast: str, spoken_by: str) -> None:
    """Stand by what went out without an approval."""
    with place.incident(incident) as (desk, stream):
        spoken = _person(desk.policy(), spoken_by)
        desk.submit(ConfirmBroadcast(incident=stream, broadcast=broadcast, spoken=spoken))


def tell_asked(place: Place, policy: Policy, records: Sequence[Record], *, as_json: bool) -> None:
    """Say what a request is called, and of whom it was asked."""
    for record in records:
        event = record.event
        if not isinstance(event, ApprovalAsked):
            continue
        if as_json:
            place.tell_json({"request": event.request, "of": event.of, "until": event.until.isoformat()})
            return
        names = ", ".join(map(policy.person_name, event.of)) or place.said("書いた人以外", "somebody else")
        until = clock(event.until, zone_of(policy))
        place.tell(
            place.said(
                f"{names} に承認を依頼しました({until} まで有効)。{event.request}",
                f"Asked {names} for approval (holds until {until}). {event.request}",
            )
        )


def queued_targets(records: Sequence[Record]) -> list[str]:
    """Where what some records owe goes."""
    return list(dict.fromkeys(debt.target for record in records for debt in plan(record)))


def request_shape(request: Request, board: Board, now: datetime) -> Shape:
    """A request as JSON."""
    void = request.void(board.approvals, board.impact, now)
    return {
        "request": request.request,
        "by": request.by,
        "at": request.at.isoformat(),
        "of": list(request.asked.of),
        "until": request.asked.until.isoformat(),
        "state": request.state,
        "void": void,
        "send": request.asked.send,
        "needs": list(request.needs),
        "lacking": list(request.lacking),
        "signed": [{"person": one.person, "need": one.need, "verbal": one.verbal} for one in request.signed],
        "words": request.words,
        "digest": request.asked.digest,
        "amending": request.asked.amending.operation if request.asked.amending else None,
    }


def unapproved_shape(one: Unapproved) -> Shape:
    """What went out without an approval, as JSON."""
    return {
        "broadcast": one.broadcast,
        "by": one.by,
        "at": one.at.isoformat(),
        "reason": one.reason,
        "missing": list(one.missing),
        "confirmed_by": one.confirmed_by,
        "corrected": one.corrected,
    }


def _named(board: Board, name: str) -> Request:
    found = [one for key, one in board.approvals.requests.items() if name and key.startswith(name)]
    exact = board.approvals.requests.get(name)
    request = exact or (found[0] if len(found) == 1 else None)
    if request is None:
        raise Refused(Because.REQUEST_UNKNOWN, request=name)
    return request


def _person(policy: Policy, name: str) -> str:
    keys = {one.name: one.key for one in policy.persons()}
    return ", ".join(keys.get(part.strip(), part.strip()) for part in name.split(",") if part.strip())


def _request_line(request: Request, board: Board, policy: Policy, place: Place) -> str:
    void = request.void(board.approvals, board.impact, utc_now())
    state = VOIDS[void] if void is not None else REQUEST_STATES[request.state]
    of = ", ".join(map(policy.person_name, request.asked.of)) or place.said("書いた人以外", "somebody else")
    until = clock(request.asked.until, zone_of(policy))
    texts = request.asked.texts[0].content.texts if request.asked.texts else {}
    title = next((one.title for key, one in texts.items() if key == place.language), "")
    by = policy.person_name(request.by)
    words = f" – {request.words}" if request.words else ""
    said = state.said_in(place.language)
    return f"{request.request} {said} {by} → {of} ({until}) {title}{words}"


def _unapproved_line(one: Unapproved, policy: Policy, place: Place) -> str:
    by = policy.person_name(one.by)
    when = clock(one.at, zone_of(policy))
    head = place.said("承認なしで送信", "Sent without approval")
    if one.confirmed_by:
        head = place.said("承認なしで送信(確認済み)", "Sent without approval (confirmed)")
    elif one.corrected:
        head = place.said("承認なしで送信(訂正済み)", "Sent without approval (corrected)")
    return f"{one.broadcast} {head} {by} {when}: {one.reason}"


def _text_shape(text: AskedText) -> Shape:
    content = text.content
    return {
        "message": content.message,
        "template": content.template,
        "stage": content.stage,
        "audiences": list(content.audiences),
        "targets": list(text.targets),
        "needs": list(text.needs),
        "texts": {key: {"title": one.title, "body": one.body} for key, one in content.texts.items()},
        "next_update_at": instant(content.next_update_at),
        "components": content.components,
        "notify": content.notify_subscribers,
        "mention": content.mention,
        "mention_groups": [group.handle for group in content.mention_groups],
    }


COMMANDS = (approval,)
