"""Pure: an incident's chat channel as it should be, and what its name may be made of (2-04)."""

import re
import unicodedata

import msgspec

# Where an audience is told in the channel of the incident itself: which one that is, each incident knows.
INCIDENT_CHANNEL = "slack:incident"
NAME_LIMIT = 80
TOPIC_LIMIT = 250
# What a pattern may hold. The id is never left out: by it a channel of ours is told from another incident's.
NAME_PARTS = ("date", "id", "title")
NEEDED_PART = "{id}"
_TITLE_LIMIT = 40
_UNTAKEN = re.compile(r"[^a-z0-9_-]+")
_PART = re.compile(r"\{[^{}]*\}")


class Bookmark(msgspec.Struct, frozen=True, kw_only=True):
    """A link at the head of a channel; its title says which of ours it is."""

    title: str
    url: str


class Invitee(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who should be in the channel: by their id over there, else by the mail they use there."""

    name: str
    slack: str = ""
    mail: str = ""


class UserGroup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of people over there that may be called and invited: its id (S…), and the handle people know."""

    id: str
    handle: str


class ChannelWish(msgspec.Struct, frozen=True, kw_only=True):
    """The channel as it should be. people and groups are whom this very wish invites, not who is in it."""

    name: str
    private: bool = False
    topic: str = ""
    purpose: str = ""
    bookmarks: tuple[Bookmark, ...] = ()
    people: tuple[Invitee, ...] = ()
    groups: tuple[UserGroup, ...] = ()
    since: str = ""  # when the incident was declared, ISO 8601, UTC: what was made before is not of it


def channel_name(pattern: str, *, date: str, short_id: str, title: str) -> str:
    """The name that a pattern gives, as Slack takes it: lower case, no spaces or points, 80 characters at most.

    Of a title only letters a–z and digits are kept: Slack's own rules promise no others.
    """
    parts = {"date": date, "id": short_id.rpartition("-")[2], "title": _plain(title)[:_TITLE_LIMIT]}
    name = _PART.sub(lambda part: parts.get(part[0][1:-1], ""), pattern)
    return re.sub(r"-{2,}", "-", _plain(name))[:NAME_LIMIT].strip("-_") or _plain(short_id)


def pattern_fault(pattern: str) -> str:
    """What a pattern of names may not hold, or lacks; empty when it is sound."""
    unknown = [part[0] for part in _PART.finditer(pattern) if part[0][1:-1] not in NAME_PARTS]
    if unknown:
        return unknown[0]
    if NEEDED_PART not in pattern:
        return NEEDED_PART
    rest = _PART.sub("", pattern)
    odd = _UNTAKEN.search(rest)
    return odd[0] if odd else ""


def _plain(text: str) -> str:
    return _UNTAKEN.sub("-", unicodedata.normalize("NFKC", text).lower()).strip("-")
