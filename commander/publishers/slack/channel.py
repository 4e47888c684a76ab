"""The incident's own channel as it should be: made or found again, its head, its links, its people; or archived (2-04).

Each step reads before it writes or may be repeated, so an errand that broke off anywhere is simply done again.
"""

import html
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from commander.board.channel_wish import NAME_LIMIT, TOPIC_LIMIT, ChannelWish
from commander.outbox.publisher import Delivered, Errand, Outcome, Rejected, RejectionCause
from commander.publishers.outward import one_line, shortened, their_word, units
from commander.publishers.slack.asking import Answer, Ask
from commander.publishers.slack.blocks import escaped
from commander.publishers.slack.bookmarks import set_bookmarks
from commander.publishers.slack.faults import Fault
from commander.publishers.slack.invites import invite
from commander.publishers.slack.steps import stops
from commander.wording.channel import mark

_NAMES_TRIED = 9
_PAGES = 50
_PAGE_SIZE = 200
_CLOCK_DIFFERENCE = timedelta(seconds=120)


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """Whose token it is: the bot's user, and the workspace's address."""

    user: str
    url: str


class _Place(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str


def keep_channel(ask: Ask, errand: Errand, who: Callable[[], Who | Fault]) -> Outcome:
    """Make the channel as it is wished. What an optional step was refused is told in the outcome's detail."""
    wish = errand.bulletin.channel
    if wish is None:
        return Rejected(cause=RejectionCause.CONTENT, detail="no channel is described")
    me = who()
    if isinstance(me, Fault):
        return me.outcome
    place = errand.place or _made(ask, wish, errand.bulletin.short_id, me)
    if isinstance(place, Fault):
        return place.outcome
    channel = place if isinstance(place, str) else place.id
    seen = ask("conversations.info", params={"channel": channel})
    if isinstance(seen, Fault):
        return seen.outcome
    there = _dict(seen.body.get("channel"))
    if there.get("is_archived"):
        # A bot can't take a channel out of the archive; a person in Slack can.
        return Rejected(cause=RejectionCause.TARGET, detail="is_archived")
    notes: list[str] = []
    for step in (
        lambda: _head(ask, channel, there, wish),
        lambda: set_bookmarks(ask, channel, wish.bookmarks),
        lambda: invite(ask, channel, wish.people, wish.groups, me.user),
    ):
        done = step()
        if not isinstance(done, list):
            return done
        notes += done
    name = their_word(there.get("name") or (wish.name if isinstance(place, str) else place.name))
    return Delivered(ref=channel, url=_address(me, channel), name=name, detail="; ".join(notes))


def archive_channel(ask: Ask, errand: Errand, who: Callable[[], Who | Fault]) -> Outcome:
    """Put the channel away; one that is archived already is as it should be."""
    channel = errand.place
    if not channel:
        return Rejected(cause=RejectionCause.TARGET, detail="channel_not_found")
    me = who()
    if isinstance(me, Fault):
        return me.outcome
    answer = _inside(ask, "conversations.archive", {"channel": channel})
    if isinstance(answer, Fault) and answer.code != "already_archived":
        return answer.outcome
    return Delivered(ref=channel, url=_address(me, channel))


def _made(ask: Ask, wish: ChannelWish, short_id: str, me: Who) -> _Place | Fault:
    """A new channel, or the one that an earlier try of ours made; a name that others have gets a suffix."""
    for number in range(1, _NAMES_TRIED + 1):
        suffix = f"-{number}" if number > 1 else ""
        name = wish.name[: NAME_LIMIT - len(suffix)] + suffix
        answer = ask("conversations.create", json={"name": name, "is_private": wish.private})
        if isinstance(answer, Answer):
            made = _dict(answer.body.get("channel"))
            return _Place(id=str(made.get("id", "")), name=str(made.get("name") or name))
        if answer.code != "name_taken":
            return answer
        ours = _ours(ask, name, wish, short_id, me)
        if ours is not None:
            return ours
    taken = Rejected(cause=RejectionCause.TARGET, detail=f"name_taken: {wish.name}")
    return Fault(outcome=taken, code="name_taken")


def _ours(ask: Ask, name: str, wish: ChannelWish, short_id: str, me: Who) -> _Place | Fault | None:
    """The channel of that name if this incident made it: our user, since its declaration, with its mark or none."""
    found = _joined(ask, name, "public_channel,private_channel")
    if isinstance(found, Fault) and found.code in {"missing_scope", "invalid_types"} and not wish.private:
        found = _joined(ask, name, "public_channel")
    if isinstance(found, Fault) or found is None:
        return found
    purpose = html.unescape(str(_dict(found.get("purpose")).get("value", "")))
    created = found.get("created")
    since = (datetime.fromisoformat(wish.since) - _CLOCK_DIFFERENCE).timestamp() if wish.since else 0.0
    is_new = isinstance(created, int | float) and created >= since
    is_marked = purpose.startswith(mark(short_id)) or not purpose
    if found.get("creator") == me.user and is_new and is_marked:
        return _Place(id=str(found.get("id", "")), name=name)
    return None


def _joined(ask: Ask, name: str, types: str) -> Mapping[str, Any] | Fault | None:
    """A channel that we are in, by its name: whoever makes a channel is in it. Archived ones too."""
    cursor = ""
    for _ in range(_PAGES):
        wanted = {"types": types, "limit": _PAGE_SIZE, "exclude_archived": False}
        page = ask("users.conversations", params=wanted | ({"cursor": cursor} if cursor else {}))
        if isinstance(page, Fault):
            return page
        rows = page.body.get("channels")
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict) and row.get("name") == name:
                return row
        cursor = page.cursor()
        if not cursor:
            break
    return None


def _head(ask: Ask, channel: str, there: Mapping[str, Any], wish: ChannelWish) -> Any:
    """Purpose first: its mark tells the channel. Each setting is a line in the channel, so only what differs is set."""
    notes = []
    for key, method, text in (
        ("purpose", "conversations.setPurpose", wish.purpose),
        ("topic", "conversations.setTopic", wish.topic),
    ):
        told = _fitting(text)
        stands = str(_dict(there.get(key)).get("value", ""))
        if not told or html.unescape(stands) == html.unescape(told):
            continue
        answer = _inside(ask, method, {"channel": channel, key: told})
        if isinstance(answer, Fault):
            end = stops(answer)
            if end is not None:
                return end
            notes.append(f"{key}: {answer.outcome.detail}")
    return notes


def _inside(ask: Ask, method: str, arguments: Mapping[str, str]) -> Answer | Fault:
    """One request; where we are no longer in the channel, once more after joining it."""
    answer = ask(method, json=dict(arguments))
    if isinstance(answer, Fault) and answer.code == "not_in_channel":
        joined = ask("conversations.join", json={"channel": arguments["channel"]})
        return joined if isinstance(joined, Fault) else ask(method, json=dict(arguments))
    return answer


def _fitting(text: str) -> str:
    """The text with Slack's escapes, within what a topic may hold."""
    limit = TOPIC_LIMIT
    told = escaped(shortened(one_line(text), limit))
    while units(told) > TOPIC_LIMIT:
        limit -= max(1, units(told) - TOPIC_LIMIT) // 4 + 1
        told = escaped(shortened(one_line(text), limit))
    return told


def _address(me: Who, channel: str) -> str | None:
    return f"{me.url}archives/{channel}" if me.url.startswith("https://") else None


def _dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
