"""Commands about the incident's own channel in Slack: channel create, invite, archive, show; and channel groups."""

from collections.abc import Sequence

import click
from msgspec.structs import replace

from commander.board.channel import ArchiveChannel, Channel, CreateChannel, InviteToChannel
from commander.board.message import Message
from commander.board.policy import Policy
from commander.cli.endings import Ended, Exit
from commander.cli.place import Place, clock, pass_place, zone_of
from commander.cli.shapes import channel_shape
from commander.connections.other_side import group_sizes_of
from commander.wording.channel_state import channel_sentence, left_out


@click.group()
def channel() -> None:
    """The incident's own channel in Slack; `send` or an open window carries out what is asked here."""


@channel.command("create")
@click.argument("incident")
@pass_place
def channel_create(place: Place, incident: str) -> None:
    """Make it as the policy says, or try again: its name, topic, links and people."""
    with place.incident(incident) as (desk, stream):
        desk.submit(CreateChannel(incident=stream))
        _tell(place, desk.board(stream).channel)


@channel.command("invite")
@click.argument("incident")
@click.argument("names", nargs=-1)
@pass_place
def channel_invite(place: Place, incident: str, names: tuple[str, ...]) -> None:
    """Invite people of the policy, @user-groups of the policy, mail addresses or Slack ids (U…).

    Without NAMES whoever the policy invites.
    """
    with place.incident(incident) as (desk, stream):
        desk.submit(InviteToChannel(incident=stream, names=names))
        _tell(place, desk.board(stream).channel)


@channel.command("archive")
@click.argument("incident")
@pass_place
def channel_archive(place: Place, incident: str) -> None:
    """Archive it: it can be read and takes no more posts. Only a person in Slack can undo that."""
    with place.incident(incident) as (desk, stream):
        desk.submit(ArchiveChannel(incident=stream))
        _tell(place, desk.board(stream).channel)


@channel.command("show")
@click.argument("incident")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_place
def channel_show(place: Place, incident: str, *, as_json: bool) -> None:
    """Say where it stands, and who could not be invited."""
    with place.reading() as reading:
        found = reading.board(reading.incident(incident).stream).channel
    if as_json:
        place.tell_json(channel_shape(found))
    else:
        _tell(place, found)


@channel.command("groups")
@pass_place
def channel_groups(place: Place) -> None:
    """List the user groups that a post may call, each with how many people that is."""
    with place.reading() as reading:
        policy = reading.policy()
    sizes = group_sizes_of(place.home, place.settings, place.secrets)
    zone = zone_of(policy)
    for group in policy.slack.groups():
        size = sizes.sizes.get(group.id) if sizes else None
        if sizes is None or size is None:
            place.tell(place.said(f"@{group.handle}(人数不明)", f"@{group.handle} (people unknown)"))
            continue
        at = clock(sizes.as_of, zone)
        people = place.said(
            f"({size} 人、{at} 時点)", f" ({size} {'person' if size == 1 else 'people'} at {at})"
        )
        place.tell(f"@{group.handle}{people}")


def calling(messages: Sequence[Message], policy: Policy, handles: Sequence[str]) -> tuple[Message, ...]:
    """The messages with the user groups that they call, where Slack is among their places. Raises Ended."""
    groups = []
    for handle in handles:
        group = policy.slack.group(handle)
        if group is None:
            known = ", ".join(f"@{one.handle}" for one in policy.slack.groups()) or "-"
            raise Ended(
                Exit.USAGE,
                f"ユーザーグループ「{handle}」は運用設定にありません(使えるもの: {known})。",
                f'There is no user group "{handle}" in the policy (known: {known}).',
            )
        groups.append(group)
    called = tuple(dict.fromkeys(groups))
    return tuple(replace(one, mention_groups=called) if _in_slack(one, policy) else one for one in messages)


def _in_slack(message: Message, policy: Policy) -> bool:
    audiences = [policy.audience(key) for key in message.audiences]
    return any(target.startswith("slack:") for one in audiences if one for target in one.targets)


def _tell(place: Place, found: Channel) -> None:
    place.tell(channel_sentence(found, place.language))
    for line in (found.url or "", left_out(found, place.language)):
        if line:
            place.tell(line)


COMMANDS = (channel,)
