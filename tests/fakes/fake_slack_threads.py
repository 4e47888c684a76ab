"""What the strict Slack knows of edits, pins and threads: chat.update, pins.add, pins.list, conversations.replies."""

from collections.abc import Callable
from typing import Any

from tests.fakes.slack_refusal import SlackRefusal

_UPDATE_FIELDS = frozenset(
    {"channel", "ts", "text", "blocks", "metadata", "parse", "link_names", "reply_broadcast"}
)
_PINS_MOST = 100


class EditsAndPins:
    """Beside FakeSlack, whose posts and channels it shares; each edit is kept as the post was then."""

    def __init__(self, slack: Any, check: Callable[[Any, Any], None], page: Callable[..., Any]) -> None:
        self._slack = slack
        self._check = check
        self._page = page
        self.edits: list[Any] = []
        self.pins: list[tuple[str, str]] = []

    def methods(self) -> dict[str, tuple[tuple[str, ...], Callable[[dict[str, Any]], dict[str, Any]]]]:
        return {
            "chat.update": (("chat:write",), self._update),
            "chat.delete": (("chat:write",), self._delete),
            "pins.add": (("pins:write",), self._pin),
            "pins.list": (("pins:read",), self._list_pins),
            "conversations.replies": ((), self._replies),
        }

    def _post(self, channel: str, ts: str) -> Any:
        found = [post for post in self._slack.posts if post.channel == channel and post.ts == ts]
        if not found:
            raise SlackRefusal("message_not_found")
        return found[0]

    def _update(self, arguments: dict[str, Any]) -> dict[str, Any]:
        if set(arguments) - _UPDATE_FIELDS - {"_scopes"}:
            raise SlackRefusal("invalid_arguments")
        # Unlike a post, an edit takes no channel's name.
        channel = self._slack.channel_of(arguments)
        post = self._post(channel.id, str(arguments.get("ts", "")))
        if channel.is_archived:
            raise SlackRefusal("is_inactive")
        text, blocks = arguments.get("text", ""), arguments.get("blocks", [])
        if not text and not blocks:
            raise SlackRefusal("no_text")
        if len(text) > 4_000:
            raise SlackRefusal("msg_too_long")
        self._check(blocks, arguments.get("metadata"))
        post.text, post.blocks = text, blocks
        if "metadata" in arguments:  # left out, it is retained
            post.metadata = arguments["metadata"] or None
        self.edits.append(type(post)(**vars(post)))
        return {"channel": channel.id, "ts": post.ts, "text": text, "message": {"text": text, "ts": post.ts}}

    def _delete(self, arguments: dict[str, Any]) -> dict[str, Any]:
        if set(arguments) - {"channel", "ts", "as_user", "_scopes"}:
            raise SlackRefusal("invalid_arguments")
        channel = self._slack.channel_of(arguments)
        post = self._post(channel.id, str(arguments.get("ts", "")))
        self._slack.posts.remove(post)
        return {"channel": channel.id, "ts": post.ts}

    def _pin(self, arguments: dict[str, Any]) -> dict[str, Any]:
        channel = self._slack.channel_of(arguments)
        ts = str(arguments.get("timestamp", ""))
        if not ts:
            raise SlackRefusal("no_item_specified")
        if not channel.is_member:
            raise SlackRefusal("not_in_channel")
        self._post(channel.id, ts)
        if (channel.id, ts) in self.pins:
            raise SlackRefusal("already_pinned")
        if sum(pinned == channel.id for pinned, _ in self.pins) >= _PINS_MOST:
            raise SlackRefusal("too_many_pins")
        self.pins.append((channel.id, ts))
        return {}

    def _list_pins(self, arguments: dict[str, Any]) -> dict[str, Any]:
        channel = self._slack.channel_of(arguments)
        there = {post.ts: post for post in self._slack.posts if post.channel == channel.id}
        items = [
            {
                "type": "message",
                "channel": channel.id,
                "message": {"type": "message", "ts": ts, "text": there[ts].text, "blocks": there[ts].blocks},
            }
            for pinned, ts in self.pins
            if pinned == channel.id and ts in there
        ]
        return {"items": items}

    def _replies(self, arguments: dict[str, Any]) -> dict[str, Any]:
        channel = self._slack.channel_of(arguments)
        needed = "groups:history" if channel.is_private else "channels:history"
        if needed not in arguments["_scopes"]:
            raise SlackRefusal("missing_scope", needed=needed, provided=",".join(arguments["_scopes"]))
        ts = str(arguments.get("ts", ""))
        posts = [post for post in self._slack.posts if post.channel == channel.id]
        if not any(ts in (post.ts, post.thread_ts) for post in posts):
            raise SlackRefusal("thread_not_found")
        oldest = float(arguments.get("oldest") or 0)
        # The parent stands first, whatever was asked for.
        rows = [post for post in posts if post.ts == ts or (post.thread_ts == ts and float(post.ts) > oldest)]
        rows, cursor = self._page(rows, arguments, most=1_000)
        with_metadata = str(arguments.get("include_all_metadata", "0")).lower() in {"1", "true"}
        messages = [self._slack.message_of(row, with_metadata=with_metadata) for row in rows]
        answer: dict[str, Any] = {"messages": messages, "has_more": bool(cursor)}
        return answer | ({"response_metadata": {"next_cursor": cursor}} if cursor else {})
