"""A strict Slack: the methods the console uses, with Slack's refusals, scopes and limits. Remembers every post.

As a program it outlives whoever posts to it: python -m tests.fakes.fake_slack --port 0 --state FILE
prints its port; FILE gets one JSON line for each accepted post.
"""

import argparse
import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from typing_extensions import override

from tests.fakes.by_hand import done_by_hand
from tests.fakes.fake_slack_threads import EditsAndPins
from tests.fakes.loopback_http import LoopbackServer, Reply, Request
from tests.fakes.slack_refusal import SlackRefusal as _No

TOKEN = "xoxb-full-scopes"
SCOPES = (
    "chat:write", "channels:read", "channels:history", "channels:join", "groups:read", "groups:history",
    "pins:write", "pins:read",
)  # fmt: skip
_TEAM = "https://example.slack.com/"
_BLOCKS_TOTAL = 13_200
_METADATA_SIZE = 1_024
_SPLIT_AT = 4_000
_POST_FIELDS = frozenset(
    {
        "channel", "text", "blocks", "metadata", "mrkdwn", "parse", "link_names", "unfurl_links", "unfurl_media",
        "thread_ts", "reply_broadcast",
    }
)  # fmt: skip
_JSON_METHODS = frozenset(
    {
        "auth.test", "chat.delete", "chat.postMessage", "chat.update", "pins.add", "conversations.history",
        "conversations.join",
        "conversations.create", "conversations.setTopic", "conversations.setPurpose", "conversations.archive",
        "conversations.invite", "bookmarks.add", "bookmarks.edit", "bookmarks.list",
    }
)  # fmt: skip


@dataclass
class Channel:
    id: str
    name: str
    is_private: bool = False
    is_archived: bool = False
    is_member: bool = True


@dataclass
class Post:
    channel: str
    ts: str
    text: str
    blocks: list[Any] = field(default_factory=list)
    metadata: dict[str, Any] | None = None
    thread_ts: str | None = None
    user: str = ""  # somebody else wrote it
    reactions: dict[str, list[str]] = field(default_factory=dict)
    edited: str = ""
    replies: int = 0

    @property
    def key(self) -> str:
        return str((self.metadata or {}).get("event_payload", {}).get("post_key", ""))


def default_channels() -> list[Channel]:
    return [
        Channel("C0INCIDENT1", "incidents"),
        Channel("C0SUPPORT01", "support"),
        Channel("C0BUSINESS1", "business"),
        Channel("C0MANAGERS1", "managers"),
        Channel("C0ENGINEER1", "engineering"),
        Channel("C0ARCHIVED1", "archived", is_archived=True),
        Channel("C0UNJOINED1", "unjoined", is_member=False),
        Channel("C0SECRET001", "secret", is_private=True),
        Channel("C0CLOSED001", "closed", is_private=True, is_member=False),
    ]


class FakeSlack(LoopbackServer):
    """tokens maps each token to its scopes; posts holds what was accepted, oldest first."""

    def __init__(self, port: int = 0, *, state: Path | None = None, hold_s: float = 0.0) -> None:
        super().__init__(port)
        self.tokens: dict[str, tuple[str, ...]] = {TOKEN: SCOPES}
        self.channels = default_channels()
        self.posts: list[Post] = []
        self._state = state
        self._hold_s = hold_s
        self._last_us = 0
        if state is not None and state.exists():
            self.posts = [Post(**json.loads(line)) for line in state.read_text("utf-8").splitlines()]
        self._methods: dict[str, tuple[tuple[str, ...], Callable[[dict[str, Any]], dict[str, Any]]]] = {
            "auth.test": ((), self._auth_test),
            "chat.postMessage": (("chat:write",), self._post_message),
            "chat.getPermalink": ((), self._permalink),
            "conversations.list": ((), self._list),
            "conversations.info": (("channels:read", "groups:read"), self._info),
            "conversations.join": (("channels:join",), self._join),
            "conversations.history": ((), self._history),
        }
        self.in_place = EditsAndPins(self, _check_contents, _page)
        self._methods |= self.in_place.methods()

    @property
    def base_url(self) -> str:
        return f"{self.origin}/api/"

    def keys(self) -> list[str]:
        with self.lock:
            return [post.key for post in self.posts]

    def acts(self) -> dict[str, Callable[..., None]]:
        """What somebody does in the workspace by hand, always to the newest post."""
        return {"edit": self._edit_by_hand, "delete": self._delete_by_hand}

    def _delete_by_hand(self) -> None:
        self.posts.pop()

    def _edit_by_hand(self, body: str) -> None:
        self.posts[-1].blocks = []
        self.posts[-1].text = body

    @override
    def answer(self, request: Request) -> Reply:
        if (done := done_by_hand(self.acts(), self.lock, request)) is not None:
            return done
        method = request.path.removeprefix("/api/")
        try:
            if method not in self._methods:
                raise _No("unknown_method")
            scopes = self._scopes(request)
            needed, run = self._methods[method]
            if needed and not set(needed) & set(scopes):
                _lacks(needed[0], scopes)
            arguments = _arguments(request, method) | {"_scopes": scopes}
            with self.lock:
                content = {"ok": True, **run(arguments)}
        except _No as refusal:
            return Reply(refusal.content)
        if method == "chat.postMessage" and self._hold_s:
            threading.Event().wait(self._hold_s)
        return Reply(content, headers={"X-OAuth-Scopes": ",".join(scopes)})

    def _scopes(self, request: Request) -> tuple[str, ...]:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme != "Bearer" or not token:
            raise _No("not_authed")
        if token not in self.tokens:
            raise _No("invalid_auth")
        return self.tokens[token]

    def _auth_test(self, _: dict[str, Any]) -> dict[str, Any]:
        who = {"user": "commander", "team_id": "T01", "user_id": "U01", "bot_id": "B01"}
        return {"url": _TEAM, "team": "Example", **who}

    def _channel(self, arguments: dict[str, Any], *, names: bool = False) -> Channel:
        wanted = str(arguments.get("channel", ""))
        for channel in self.channels:
            visible = not channel.is_private or channel.is_member
            if visible and (wanted == channel.id or (names and wanted.removeprefix("#") == channel.name)):
                return channel
        raise _No("channel_not_found")

    def channel_of(self, arguments: dict[str, Any]) -> Channel:
        return self._channel(arguments)

    def message_of(self, post: Post, *, with_metadata: bool) -> dict[str, Any]:
        return _message(post, with_metadata=with_metadata)

    def _post_message(self, arguments: dict[str, Any]) -> dict[str, Any]:
        if set(arguments) - _POST_FIELDS - {"_scopes"}:
            raise _No("invalid_arguments")
        channel = self._channel(arguments, names=True)
        if channel.is_archived:
            raise _No("is_archived")
        if not channel.is_member and "chat:write.public" not in arguments["_scopes"]:
            raise _No("not_in_channel")
        text, blocks, metadata = (
            arguments.get("text", ""),
            arguments.get("blocks", []),
            arguments.get("metadata"),
        )
        if not text and not blocks:
            raise _No("no_text")
        _check_contents(blocks, metadata)
        thread = arguments.get("thread_ts")
        if thread and not any(post.channel == channel.id and post.ts == thread for post in self.posts):
            raise _No("thread_not_found")
        # Slack parts long texts into several messages: one post would have two ids.
        for start in range(0, max(len(text), 1), _SPLIT_AT):
            part = text[start : start + _SPLIT_AT]
            self._keep(Post(channel.id, self._ts(), part, blocks, metadata, thread))
        post = self.posts[-1]
        return {
            "channel": channel.id,
            "ts": post.ts,
            "message": {"type": "message", "text": text, "ts": post.ts},
        }

    def _keep(self, post: Post) -> None:
        self.posts.append(post)
        if self._state is not None:
            with self._state.open("a", encoding="utf-8") as file:
                file.write(json.dumps(vars(post)) + "\n")

    def _ts(self) -> str:
        self._last_us = max(self._last_us + 1, time.time_ns() // 1000)
        return f"{self._last_us // 1_000_000}.{self._last_us % 1_000_000:06d}"

    def _permalink(self, arguments: dict[str, Any]) -> dict[str, Any]:
        channel, ts = self._channel(arguments), str(arguments.get("message_ts", ""))
        if not any(post.channel == channel.id and post.ts == ts for post in self.posts):
            raise _No("message_not_found")
        link = f"{_TEAM}archives/{channel.id}/p{ts.replace('.', '')}"
        return {"channel": channel.id, "permalink": link}

    def _list(self, arguments: dict[str, Any]) -> dict[str, Any]:
        types = set(str(arguments.get("types", "public_channel")).split(","))
        scopes = arguments["_scopes"]
        if types - {"public_channel", "private_channel"}:
            raise _No("invalid_types")
        if "public_channel" in types and "channels:read" not in scopes:
            _lacks("channels:read", scopes)
        if "private_channel" in types and "groups:read" not in scopes:
            _lacks("groups:read", scopes)
        visible = [
            channel
            for channel in self.channels
            if (
                "private_channel" in types and channel.is_member
                if channel.is_private
                else "public_channel" in types
            )
        ]
        rows, cursor = _page(visible, arguments, most=1_000)
        return {"channels": [vars(row) for row in rows], "response_metadata": {"next_cursor": cursor}}

    def _info(self, arguments: dict[str, Any]) -> dict[str, Any]:
        return {"channel": vars(self._channel(arguments))}

    def _join(self, arguments: dict[str, Any]) -> dict[str, Any]:
        channel = self._channel(arguments)
        if channel.is_private:
            raise _No("method_not_supported_for_channel_type")
        if channel.is_archived:
            raise _No("is_archived")
        channel.is_member = True
        return {"channel": vars(channel)}

    def _history(self, arguments: dict[str, Any]) -> dict[str, Any]:
        channel = self._channel(arguments)
        needed = "groups:history" if channel.is_private else "channels:history"
        if needed not in arguments["_scopes"]:
            _lacks(needed, arguments["_scopes"])
        if not channel.is_member:
            raise _No("not_in_channel")
        try:
            oldest = float(arguments.get("oldest") or 0)
        except ValueError:
            raise _No("invalid_ts_oldest") from None
        latest = float(arguments.get("latest") or "inf")
        inclusive = str(arguments.get("inclusive", "0")).lower() in {"1", "true"}
        newest_first = [
            post
            for post in reversed(self.posts)
            if post.channel == channel.id
            and post.thread_ts is None  # what stands in a thread is in no channel's history
            and (oldest < float(post.ts) < latest or (inclusive and float(post.ts) in {oldest, latest}))
        ]
        rows, cursor = _page(newest_first, arguments, most=999)
        with_metadata = str(arguments.get("include_all_metadata", "0")).lower() in {"1", "true"}
        answer: dict[str, Any] = {
            "messages": [_message(row, with_metadata=with_metadata) for row in rows],
            "has_more": bool(cursor),
        }
        return answer | ({"response_metadata": {"next_cursor": cursor}} if cursor else {})


def posts_by_key(state: Path) -> Counter[str]:
    """How often each key was accepted, by the state file of a server that may still run."""
    return Counter(Post(**json.loads(line)).key for line in state.read_text("utf-8").splitlines())


def _arguments(request: Request, method: str) -> dict[str, Any]:
    if request.headers.get("content-type", "").startswith("application/json"):
        if method not in _JSON_METHODS:
            return {}  # Slack doesn't read JSON there
        try:
            content = json.loads(request.body or b"{}")
        except ValueError:
            raise _No("invalid_json") from None
        if not isinstance(content, dict):
            raise _No("json_not_object")
        return content
    content = dict(parse_qsl(request.body.decode()))
    for name in ("blocks", "metadata"):
        if name in content:
            content[name] = json.loads(content[name])
    return content


def _lacks(scope: str, provided: tuple[str, ...]) -> None:
    raise _No("missing_scope", needed=scope, provided=",".join(provided))


def _page(rows: list[Any], arguments: dict[str, Any], *, most: int) -> tuple[list[Any], str]:
    try:
        start, limit = int(arguments.get("cursor") or 0), int(arguments.get("limit") or 100)
    except ValueError:
        raise _No("invalid_cursor") from None
    if not 1 <= limit <= most:
        raise _No("invalid_limit")
    rest = start + limit
    return rows[start:rest], str(rest) if rest < len(rows) else ""


def _message(post: Post, *, with_metadata: bool) -> dict[str, Any]:
    author = {"user": post.user} if post.user else {"user": "U01", "bot_id": "B01", "blocks": post.blocks}
    message: dict[str, Any] = {"type": "message", **author, "ts": post.ts, "text": post.text}
    if post.reactions:
        message["reactions"] = [
            {"name": name, "users": users, "count": len(users)} for name, users in post.reactions.items()
        ]
    message |= {"edited": {"user": post.user, "ts": post.edited}} if post.edited else {}
    message |= {"reply_count": post.replies, "thread_ts": post.ts} if post.replies else {}
    message |= {"thread_ts": post.thread_ts} if post.thread_ts else {}
    return message | ({"metadata": post.metadata} if with_metadata and post.metadata else {})


def _check_contents(blocks: Any, metadata: Any) -> None:
    _check_blocks(blocks)
    _check_metadata(metadata)


def _check_metadata(metadata: Any) -> None:
    if metadata is None:
        return
    if not isinstance(metadata, dict) or set(metadata) != {"event_type", "event_payload"}:
        raise _No("invalid_metadata_format")
    if not isinstance(metadata["event_payload"], dict):
        raise _No("invalid_metadata_schema")
    if len(json.dumps(metadata)) > _METADATA_SIZE:
        raise _No("metadata_too_large")


def _check_blocks(blocks: Any) -> None:
    if not isinstance(blocks, list):
        raise _No("invalid_blocks_format")
    if len(blocks) > 50:
        raise _No("invalid_blocks")
    ids = [block.get("block_id") for block in blocks if isinstance(block, dict) and "block_id" in block]
    if len(set(ids)) != len(ids) or any(len(str(block_id)) > 255 for block_id in ids):
        raise _No("invalid_blocks")
    if sum(_check_block(block) for block in blocks) > _BLOCKS_TOTAL:
        raise _No("msg_blocks_too_long")


def _check_block(block: Any) -> int:
    kind = block.get("type") if isinstance(block, dict) else None
    allowed = {"header": {"text"}, "section": {"text"}, "divider": set(), "context": {"elements"}}
    if kind not in allowed or set(block) - {"type", "block_id"} != allowed[kind]:
        raise _No("invalid_blocks")
    if kind == "header":
        return _check_text(block["text"], 150, {"plain_text"})
    if kind == "section":
        return _check_text(block["text"], 3_000, {"plain_text", "mrkdwn"})
    if kind == "context":
        if not 1 <= len(block["elements"]) <= 10:
            raise _No("invalid_blocks")
        return sum(_check_text(element, 3_000, {"plain_text", "mrkdwn"}) for element in block["elements"])
    return 0


def _check_text(text: Any, limit: int, kinds: set[str]) -> int:
    if not isinstance(text, dict) or text.get("type") not in kinds or not isinstance(text.get("text"), str):
        raise _No("invalid_blocks")
    extra = {"emoji"} if text["type"] == "plain_text" else {"verbatim"}
    length = len(text["text"].encode("utf-16-le", "surrogatepass")) // 2
    if set(text) - {"type", "text"} - extra or not 1 <= length <= limit:
        raise _No("invalid_blocks")
    return length


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument(
        "--hold-s", type=float, default=0.0, help="seconds between accepting a post and answering"
    )
    options = parser.parse_args()
    fake = FakeSlack(options.port, state=options.state, hold_s=options.hold_s)
    sys.stdout.write(f"{fake.port}\n")
    sys.stdout.flush()
    fake.serve()


if __name__ == "__main__":
    _main()
