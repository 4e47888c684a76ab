"""Pure: what follows for the incident's own channel: from a person's word, from the policy, from the board (2-04)."""

import re
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from commander.board.board import Board
from commander.board.channel import (
    ArchiveChannel,
    ChannelArchiveAsked,
    ChannelChanged,
    ChannelCommand,
    ChannelMade,
    ChannelWished,
    CreateChannel,
    InviteToChannel,
    announcement_target,
)
from commander.board.channel_wish import INCIDENT_CHANNEL, ChannelWish, Invitee, UserGroup, channel_name
from commander.board.deliveries import Operation
from commander.board.incident import IncidentKind
from commander.board.message import BroadcastOrdered
from commander.board.moment import Moment
from commander.board.organisation import Person
from commander.board.policy import Policy
from commander.board.record import Fact
from commander.board.refusal import Because, Refused
from commander.board.slack_rules import Making
from commander.wording.channel import announcement, bookmarks, purpose, topic

_ABOUT = "channel"
_USER_ID = re.compile(r"[UW][A-Z0-9]{6,20}")
_MAIL = re.compile(r"[^\s@,]{1,64}@[^\s@,]{1,190}")
_TS = re.compile(r"\d{1,16}\.\d{1,10}")
_PRACTICE = (IncidentKind.DRILL,)


def decide(board: Board, policy: Policy, command: ChannelCommand, moment: Moment) -> list[Fact]:
    """What follows from a person's command, or Refused."""
    if board.incident.declared_at is None:
        raise Refused(Because.NO_SUCH_INCIDENT, incident=command.incident)
    if board.incident.closed and not isinstance(command, ArchiveChannel):
        raise Refused(Because.INCIDENT_CLOSED, incident=board.incident.short_id)
    match command:
        case CreateChannel():
            if policy.slack.rules.channel is Making.NEVER:
                raise Refused(Because.CHANNEL_NEVER)
            return [_wished(board, policy, moment)]
        case InviteToChannel():
            return [_invited(board, policy, command, moment)]
        case ArchiveChannel():
            if not board.channel.ref:
                raise Refused(Because.NO_CHANNEL)
            return [_archived(board)]


def on_declare(board: Board, policy: Policy, moment: Moment) -> list[Fact]:
    """The channel that the policy wants without being asked; none for a notice or a test."""
    wanted = board.incident.kind in (IncidentKind.REAL, *_PRACTICE)
    if policy.slack.rules.channel is not Making.ON_DECLARE or not wanted:
        return []
    return [_wished(board, policy, moment)]


def follow(board: Board, policy: Policy) -> list[Fact]:
    """What a change of the board changes at the head of the channel; nothing while nobody asked for one."""
    channel = board.channel
    if channel.wish is None:
        return []
    facts = []
    if channel.ref and not channel.told:
        made = ChannelMade(
            name=channel.name,
            ref=channel.ref,
            url=channel.url,
            short_id=board.incident.short_id,
            drill=_is_drill(board),
            announce=channel.announce,
            texts=announcement(board, channel.name) if channel.announce else {},
        )
        facts.append(Fact(event=made, about=_ABOUT))
    wanted = headed(board, policy, channel.wish)
    if wanted != channel.wish and not channel.archiving:
        changed = ChannelChanged(wish=wanted, short_id=board.incident.short_id, drill=_is_drill(board))
        facts.append(Fact(event=changed, about=_ABOUT))
    return facts


def named(board: Board, facts: list[Fact]) -> list[Fact]:
    """Orders with the name that the incident's own channel has as they are given."""
    return [
        replace(fact, event=replace(fact.event, channel=board.channel.shown_name))
        if isinstance(fact.event, BroadcastOrdered) and _goes_there(fact.event)
        else fact
        for fact in facts
    ]


def _goes_there(event: BroadcastOrdered) -> bool:
    return any(INCIDENT_CHANNEL in telling.targets for telling in event.tellings)


def headed(board: Board, policy: Policy, wish: ChannelWish) -> ChannelWish:
    """A wish with topic, purpose and bookmarks as the board has them now."""
    return replace(
        wish,
        topic=topic(board, policy, _zone(policy)),
        purpose=purpose(board),
        bookmarks=bookmarks(board, policy, _summary_url(board)),
    )


def _summary_url(board: Board) -> str:
    """Where the pinned summary stands in the channel: a message's address is its channel's and its own time."""
    refs = [
        delivery.ref
        for delivery in board.messages.deliveries.values()
        if delivery.operation is Operation.SUMMARY and delivery.target == INCIDENT_CHANNEL and delivery.ref
    ]
    standing = refs[-1] if refs else ""
    url = board.channel.url
    return f"{url}/p{standing.replace('.', '')}" if url and _TS.fullmatch(standing) else ""


def wished_name(board: Board, policy: Policy, moment: Moment) -> str:
    """What the channel is called by the policy's pattern."""
    declared = board.incident.declared_at or moment.now
    return channel_name(
        policy.slack.rules.name,
        date=f"{declared.astimezone(_zone(policy)):%Y%m%d}",
        short_id=board.incident.short_id,
        title=board.incident.title,
    )


def reach(person: Person) -> Invitee | None:
    """How somebody is found over there; None: neither id nor mail is listed."""
    if not person.slack and not person.mail:
        return None
    return Invitee(name=person.name, slack=person.slack, mail=person.mail)


def _wished(board: Board, policy: Policy, moment: Moment) -> Fact:
    rules = policy.slack.rules
    before = board.channel.wish
    listed = {person.key: person for person in policy.persons()}
    people = [listed[key] for key in rules.invite if key in listed]
    groups = [group for handle in rules.invite_groups if (group := policy.slack.group(handle))]
    wish = ChannelWish(
        # Once it was asked for, the name stays: a second try must find what the first one made.
        name=before.name if before else wished_name(board, policy, moment),
        private=before.private if before else rules.private,
        since=(board.incident.declared_at or moment.now).isoformat(),
        people=tuple(Invitee(name=one.name, slack=one.slack, mail=one.mail) for one in people),
        groups=tuple(groups),
    )
    places = () if board.channel.told else map(announcement_target, rules.announce)
    announce = tuple(place for place in places if policy.is_inside(place))
    return _asked(board, policy, wish, announce)


def _invited(board: Board, policy: Policy, command: InviteToChannel, moment: Moment) -> Fact:
    if board.channel.wish is None:
        raise Refused(Because.NO_CHANNEL)
    if not command.names:
        return _wished(board, policy, moment)
    found = [_named(policy, name.strip()) for name in command.names]
    people = [one for one in found if isinstance(one, Invitee)]
    groups = [one for one in found if isinstance(one, UserGroup)]
    waiting = board.channel.wish
    wish = replace(
        waiting,
        people=tuple(dict.fromkeys((*waiting.people, *people))),
        groups=tuple(dict.fromkeys((*waiting.groups, *groups))),
    )
    return _asked(board, policy, wish, board.channel.announce)


def _named(policy: Policy, name: str) -> Invitee | UserGroup:
    """A person of the list, an id, an address, or a user group of the policy; else refused."""
    key = policy.person_key(name)
    person = next((one for one in policy.persons() if one.key == key), None)
    if person is not None:
        invitee = reach(person)
        if invitee is None:
            raise Refused(Because.PERSON_NOT_REACHABLE, person=person.name)
        return invitee
    group = policy.slack.group(name)
    if group is not None:
        return group
    if _USER_ID.fullmatch(name):
        return Invitee(name=name, slack=name)
    if _MAIL.fullmatch(name):
        return Invitee(name=name, mail=name)
    raise Refused(Because.PERSON_NOT_REACHABLE, person=name)


def _asked(board: Board, policy: Policy, wish: ChannelWish, announce: tuple[str, ...]) -> Fact:
    event = ChannelWished(
        wish=headed(board, policy, wish),
        short_id=board.incident.short_id,
        drill=_is_drill(board),
        announce=announce,
    )
    return Fact(event=event, about=_ABOUT)


def _archived(board: Board) -> Fact:
    event = ChannelArchiveAsked(
        name=board.channel.shown_name, short_id=board.incident.short_id, drill=_is_drill(board)
    )
    return Fact(event=event, about=_ABOUT)


def _is_drill(board: Board) -> bool:
    return board.incident.kind in _PRACTICE


def _zone(policy: Policy) -> tzinfo:
    try:
        return ZoneInfo(policy.service.time_zone)
    except (KeyError, ValueError, OSError):
        return UTC
