"""A strict Slack with the life of channels: made, named, linked, peopled, archived; user groups and users.

As a program: python -m tests.fakes.fake_slack_channels --port 0 --state FILE prints its port; FILE always holds
the channels as JSON.
"""

import argparse
import json
import re
import sys
import time
from collections import defaultdict, deque
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from typing_extensions import override

from tests.fakes.fake_slack import SCOPES, TOKEN, Channel, FakeSlack, _lacks, _No, _page
from tests.fakes.loopback_http import Reply, Request

ME = "U01"  # as auth.test says
CHANNEL_SCOPES = (
    *SCOPES, "channels:manage", "groups:write", "bookmarks:read", "bookmarks:write", "usergroups:read",
    "users:read", "users:read.email", "pins:read", "pins:write",
)  # fmt: skip
TIERS = {"t2": 20, "t3": 50, "t4": 100}
_TIER_OF = {
    "conversations.create": "t2", "conversations.setTopic": "t2", "conversations.setPurpose": "t2",
    "conversations.archive": "t2", "conversations.invite": "t3", "conversations.info": "t3",
    "conversations.members": "t4", "users.conversations": "t3", "bookmarks.add": "t2", "bookmarks.edit": "t2",
    "bookmarks.list": "t3", "usergroups.list": "t2", "usergroups.users.list": "t2", "users.lookupByEmail": "t3",
}  # fmt: skip
_MANAGE = ("channels:manage", "groups:write")
_READ = ("channels:read", "groups:read")
_NAME = re.compile(r"[a-z0-9_-]+")


@dataclass
class Room:
    """What a channel holds besides its name."""

    id: str
    creator: str = "U0SOMEBODY"
    created: int = 1_600_000_000
    topic: str = ""
    purpose: str = ""
    members: list[str] = field(default_factory=list)
    bookmarks: list[dict[str, Any]] = field(default_factory=list)
    topics_set: int = 0


@dataclass
class Group:
    id: str
    handle: str
    users: list[str]


class FakeWorkspace(FakeSlack):
    """Users and groups are given; asked keeps the methods in the order they were asked."""

    def __init__(self, port: int = 0, *, state: Path | None = None) -> None:
        super().__init__(port)
        self.tokens[TOKEN] = CHANNEL_SCOPES
        self.rooms: dict[str, Room] = {channel.id: Room(channel.id) for channel in self.channels}
        self.users: dict[str, str] = {}  # id -> mail
        self.refused: dict[str, str] = {}  # user -> why they can't be invited
        self.groups: list[Group] = []
        self.asked: list[str] = []
        self._file = state
        self._recent: dict[str, deque[float]] = defaultdict(deque)
        self._methods |= {
            "conversations.create": (_MANAGE, self._create),
            "conversations.setTopic": (
                ("channels:manage", "groups:write", "channels:write.topic"),
                self._set_topic,
            ),
            "conversations.setPurpose": (
                ("channels:manage", "groups:write", "channels:write.topic"),
                self._set_purpose,
            ),
            "conversations.invite": (
                ("channels:manage", "channels:write.invites", "groups:write"),
                self._invite,
            ),
            "conversations.archive": (_MANAGE, self._archive),
            "conversations.info": (_READ, self._room_info),
            "conversations.members": (_READ, self._members),
            "users.conversations": ((), self._mine),
            "bookmarks.add": (("bookmarks:write",), self._add_bookmark),
            "bookmarks.edit": (("bookmarks:write",), self._edit_bookmark),
            "bookmarks.list": (("bookmarks:read",), self._list_bookmarks),
            "usergroups.list": (("usergroups:read",), self._list_groups),
            "usergroups.users.list": (("usergroups:read",), self._group_users),
            "users.lookupByEmail": (("users:read.email",), self._by_mail),
        }

    def made(self) -> list[tuple[Channel, Room]]:
        """The channels that we made, oldest first."""
        with self.lock:
            return [(one, self.rooms[one.id]) for one in self.channels if self.rooms[one.id].creator == ME]

    @override
    def answer(self, request: Request) -> Reply:
        method = request.path.removeprefix("/api/")
        with self.lock:
            self.asked.append(method)
            wait = self._wait(method)
        if wait:
            refusal = {"ok": False, "error": "ratelimited"}
            return Reply(refusal, status=429, headers={"Retry-After": str(wait)})
        reply = super().answer(request)
        if self._file is not None:
            with self.lock:
                rooms = [vars(channel) | asdict(self.rooms[channel.id]) for channel in self.channels]
                self._file.write_text(json.dumps(rooms), encoding="utf-8")
        return reply

    def _wait(self, method: str) -> int:
        tier = _TIER_OF.get(method)
        if tier is None:
            return 0
        now, recent = time.monotonic(), self._recent[method]
        while recent and recent[0] < now - 60:
            recent.popleft()
        if len(recent) >= TIERS[tier]:
            return max(1, int(60 - (now - recent[0])))
        recent.append(now)
        return 0

    def _create(self, arguments: dict[str, Any]) -> dict[str, Any]:
        name, private = arguments.get("name", ""), arguments.get("is_private", False)
        if not isinstance(private, bool):
            raise _No("invalid_arguments")
        needed = "groups:write" if private else "channels:manage"
        if needed not in arguments["_scopes"]:
            _lacks(needed, arguments["_scopes"])
        if not name:
            raise _No("invalid_name_required")
        if len(name) > 80:
            raise _No("invalid_name_maxlength")
        if not re.search(r"\w", name):
            raise _No("invalid_name_punctuation")
        if not _NAME.fullmatch(name):
            raise _No("invalid_name_specials")
        if any(channel.name == name for channel in self.channels):
            raise _No("name_taken")  # also of an archived one
        channel = Channel(f"C0MADE{len(self.channels):05d}", name, is_private=private)
        self.channels.append(channel)
        self.rooms[channel.id] = Room(channel.id, ME, int(time.time()), members=[ME])
        return {"channel": self._seen(channel)}

    def _seen(self, channel: Channel) -> dict[str, Any]:
        room = self.rooms[channel.id]
        return vars(channel) | {
            "creator": room.creator,
            "created": room.created,
            "topic": {"value": room.topic, "creator": ME, "last_set": 0},
            "purpose": {"value": room.purpose, "creator": ME, "last_set": 0},
        }

    def _writable(self, arguments: dict[str, Any]) -> Room:
        channel = self._channel(arguments)
        if not channel.is_member:
            raise _No("not_in_channel")
        if channel.is_archived:
            raise _No("is_archived")
        return self.rooms[channel.id]

    def _set_topic(self, arguments: dict[str, Any]) -> dict[str, Any]:
        room = self._writable(arguments)
        room.topic = _told(arguments, "topic")
        room.topics_set += 1
        return {"channel": self._seen(self._channel(arguments))}

    def _set_purpose(self, arguments: dict[str, Any]) -> dict[str, Any]:
        self._writable(arguments).purpose = _told(arguments, "purpose")
        return {}

    def _invite(self, arguments: dict[str, Any]) -> dict[str, Any]:
        room = self._writable(arguments)
        users = [user for user in str(arguments.get("users", "")).split(",") if user]
        if not users:
            raise _No("no_user")
        if len(users) > 100:
            raise _No("invalid_arguments")
        errors = [
            {"user": user, "ok": False, "error": why} for user in users if (why := self._why_not(user, room))
        ]
        good = [user for user in users if not self._why_not(user, room)]
        if errors and (arguments.get("force") is not True or not good):
            refusal = _No(str(errors[0]["error"]))
            refusal.content["errors"] = errors
            raise refusal
        room.members += good
        return {"channel": self._seen(self._channel(arguments))} | ({"errors": errors} if errors else {})

    def _why_not(self, user: str, room: Room) -> str:
        if user == ME:
            return "cant_invite_self"
        if user in room.members:
            return "already_in_channel"
        if user not in self.users:
            return "user_not_found"
        return self.refused.get(user, "")

    def _archive(self, arguments: dict[str, Any]) -> dict[str, Any]:
        channel = self._channel(arguments)
        if channel.is_archived:
            raise _No("already_archived")
        if not channel.is_member:
            raise _No("not_in_channel")
        channel.is_archived = True
        return {}

    def _room_info(self, arguments: dict[str, Any]) -> dict[str, Any]:
        channel = self._channel(arguments)
        needed = "groups:read" if channel.is_private else "channels:read"
        if needed not in arguments["_scopes"]:
            _lacks(needed, arguments["_scopes"])
        return {"channel": self._seen(channel)}

    def _members(self, arguments: dict[str, Any]) -> dict[str, Any]:
        rows, cursor = _page(self.rooms[self._channel(arguments).id].members, arguments, most=1_000)
        return {"members": rows, "response_metadata": {"next_cursor": cursor}}

    def _mine(self, arguments: dict[str, Any]) -> dict[str, Any]:
        types = set(str(arguments.get("types", "public_channel")).split(","))
        for kind, scope in (("public_channel", "channels:read"), ("private_channel", "groups:read")):
            if kind in types and scope not in arguments["_scopes"]:
                _lacks(scope, arguments["_scopes"])
        mine = [
            self._seen(channel)
            for channel in self.channels
            if channel.is_member and ("private_channel" if channel.is_private else "public_channel") in types
        ]
        rows, cursor = _page(mine, arguments, most=999)
        return {"channels": rows, "response_metadata": {"next_cursor": cursor}}

    def _marked(self, arguments: dict[str, Any]) -> Room:
        return self.rooms[self._channel({"channel": arguments.get("channel_id", "")}).id]

    def _add_bookmark(self, arguments: dict[str, Any]) -> dict[str, Any]:
        room = self._marked(arguments)
        if arguments.get("type") != "link":
            raise _No("invalid_bookmark_type")
        if not str(arguments.get("link", "")).startswith(("https://", "http://")):
            raise _No("invalid_link")
        if not arguments.get("title"):
            raise _No("invalid_arguments")
        row = {
            "id": f"Bk{len(room.bookmarks) + 1:09d}",
            "title": arguments["title"],
            "link": arguments["link"],
        }
        room.bookmarks.append(row)
        return {"bookmark": row}

    def _edit_bookmark(self, arguments: dict[str, Any]) -> dict[str, Any]:
        for row in self._marked(arguments).bookmarks:
            if row["id"] == arguments.get("bookmark_id"):
                row |= {name: arguments[name] for name in ("title", "link") if arguments.get(name)}
                return {"bookmark": row}
        raise _No("not_found")

    def _list_bookmarks(self, arguments: dict[str, Any]) -> dict[str, Any]:
        return {"bookmarks": [dict(row) for row in self._marked(arguments).bookmarks]}

    def _list_groups(self, arguments: dict[str, Any]) -> dict[str, Any]:
        counts = str(arguments.get("include_count", "0")).lower() in {"1", "true"}
        return {
            "usergroups": [
                {"id": group.id, "handle": group.handle, "is_usergroup": True}
                | ({"user_count": str(len(group.users))} if counts else {})
                for group in self.groups
            ]
        }

    def _group_users(self, arguments: dict[str, Any]) -> dict[str, Any]:
        for group in self.groups:
            if group.id == arguments.get("usergroup"):
                return {"users": list(group.users)}
        raise _No("no_such_subteam")

    def _by_mail(self, arguments: dict[str, Any]) -> dict[str, Any]:
        for user, mail in self.users.items():
            if mail and mail == arguments.get("email"):
                return {"user": {"id": user, "profile": {"email": mail}}}
        raise _No("users_not_found")


def _told(arguments: dict[str, Any], name: str) -> str:
    text = arguments.get(name)
    if not isinstance(text, str):
        raise _No("invalid_arguments")
    if len(text) > 250:
        raise _No("too_long")
    return text


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--state", type=Path, required=True)
    options = parser.parse_args()
    fake = FakeWorkspace(options.port, state=options.state)
    sys.stdout.write(f"{fake.port}\n")
    sys.stdout.flush()
    fake.serve()


if __name__ == "__main__":
    _main()
