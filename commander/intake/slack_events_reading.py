"""Asks Slack how messages stand now: one by one when something was heard of them, or a gap from end to end."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any, Final, Protocol

import msgspec

from commander.board.slack_entries import Sight
from commander.board.slack_place import SlackPlace
from commander.board.text import is_link, storable
from commander.intake import slack_events_text as said

_PAGE: Final = 200
_PAGES: Final = 25
_THREADS: Final = 100
# Slack takes fifty a minute of each of these methods; others of this app want their share.
_A_MINUTE: Final = 40
_MINUTE_S: Final = 60.0
_NAMES_A_MESSAGE: Final = 10
_GONE: Final = frozenset({"message_not_found", "thread_not_found"})


class TroubleKind(StrEnum):
    """What a person can do about it."""

    PASSING = "passing"  # nothing: it is tried again
    TOKEN = "token"  # give another token
    APP_TOKEN = "app-token"  # the same for the app-level one
    SCOPE = "scope"  # add a scope to the app, or ask whoever administers the workspace
    CHANNEL = "channel"  # invite the app into the channel
    SETTINGS = "settings"  # something on this machine


class Trouble(Exception):
    """Slack did not answer as asked. The detail is its own word, never a secret."""

    def __init__(self, kind: TroubleKind, detail: str, *, after_s: float | None = None) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind, self.detail, self.after_s = kind, detail, after_s


class Slack(Protocol):
    """The Web API with the bot's token. Blocks; raises Trouble."""

    def ask(self, method: str, **arguments: Any) -> Mapping[str, Any]:
        """One request, never repeated by itself. arguments: `json` or `params`."""
        ...

    def channel_id(self, name: str) -> str:
        """The id of a channel that a person named."""
        ...


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Who we are there."""

    user: str
    bot: str
    url: str


class Reader:
    """One workspace, on the intake's thread. pause waits some seconds, or less when the program ends."""

    def __init__(
        self,
        slack: Slack,
        reaction: str,
        mono: Callable[[], float],
        pause: Callable[[float], None],
        channel_names: Mapping[str, str],
    ) -> None:
        self._slack, self._reaction = slack, reaction
        self._mono, self._pause = mono, pause
        self._names: dict[str, str] = {}
        self._channels: dict[str, str] = {}
        self.channel_names = dict(channel_names)  # by id, of channels that everybody may see
        self._names_asked: set[str] = set()
        self._asked: dict[str, deque[float]] = {}
        self._me: Me | None = None

    def me(self) -> Me:
        """Who we are there; asked once. Raises Trouble."""
        if self._me is None:
            answer = self._ask("auth.test")
            user, bot, url = (_text(answer.get(part)) for part in ("user_id", "bot_id", "url"))
            self._me = Me(user=user, bot=bot, url=url)
        return self._me

    def channel_id(self, name: str) -> str:
        """The id of a channel that a person named; asked once. Raises Trouble."""
        wanted = name.removeprefix("#")
        if wanted not in self._channels:
            self._channels[wanted] = self._slack.channel_id(wanted)
        return self._channels[wanted]

    def sight(self, channel: str, ts: str) -> Sight | None:
        """How one message stands now; None: it is our own. Raises Trouble."""
        try:
            answer = self._ask("reactions.get", params={"channel": channel, "timestamp": ts, "full": True})
        except Trouble as trouble:
            if trouble.detail in _GONE:
                return Sight(place=SlackPlace(channel=channel, ts=ts), is_gone=True)
            raise
        message = answer.get("message")
        if not isinstance(message, dict):
            raise Trouble(TroubleKind.PASSING, "reactions.get without a message")
        return self._seen(channel, {**message, "ts": ts})

    def since(self, channel: str, oldest: float) -> Iterator[Sight]:
        """Every message of a channel and its threads since a time, but for our own. Raises Trouble at any step."""
        threads: list[str] = []
        for message in self._pages("conversations.history", {"channel": channel, "oldest": f"{oldest:.6f}"}):
            ts = _text(message.get("ts"))
            if message.get("reply_count") and len(threads) < _THREADS:
                threads.append(ts)
            sight = self._seen(channel, message) if ts else None
            if sight is not None:
                yield sight
        for thread in threads:
            for message in self._pages("conversations.replies", {"channel": channel, "ts": thread}):
                ts = _text(message.get("ts"))
                sight = self._seen(channel, message) if ts and ts != thread else None
                if sight is not None:
                    yield sight

    def _pages(self, method: str, wanted: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        cursor = ""
        for _ in range(_PAGES):
            more = {"cursor": cursor} if cursor else {}
            page = self._ask(method, params={**wanted, "limit": _PAGE, "include_all_metadata": True, **more})
            rows = page.get("messages")
            if not isinstance(rows, list):
                raise Trouble(TroubleKind.PASSING, f"{method} without messages")
            yield from (row for row in rows if isinstance(row, dict))
            metadata = page.get("response_metadata")
            cursor = _text(metadata.get("next_cursor")) if isinstance(metadata, dict) else ""
            if not cursor:
                return

    def _seen(self, channel: str, message: Mapping[str, Any]) -> Sight | None:
        """A message as a sight; the names in it are asked for only where it is of matter."""
        me = self.me()
        if said.is_ours(message, me.user, me.bot):
            return None
        raw, ts = said.words_of(message), _text(message.get("ts"))
        marked = said.is_marked(message, self._reaction)
        asks = me.user in said.mentioned(raw) and not message.get("bot_id")
        thread = _text(message.get("thread_ts"))
        place = SlackPlace(
            channel=channel,
            ts=ts,
            thread=thread if thread != ts else "",
            link=self._link(me, channel, message, ts, thread),
            user=_text(message.get("user")),
            by=self._author(message) if marked or asks else "",
            version=said.version_of(message),
        )
        if not marked and not asks:
            return Sight(place=place)
        for user in said.mentioned(raw)[:_NAMES_A_MESSAGE]:
            self._name(user)
        for one in (channel, *said.channels_in(raw)[:_NAMES_A_MESSAGE]):
            self._learn_channel(one)
        text = said.plain(
            said.without_mention(raw, me.user) or raw,
            lambda user: self._names.get(user, user),
            lambda one: self.channel_names.get(one, one),
        )
        return Sight(place=place, text=text or raw, is_marked=marked, asks_us=asks)

    def _author(self, message: Mapping[str, Any]) -> str:
        user = _text(message.get("user"))
        return said.bot_name(message) or (self._name(user) if user else "") or user

    def _name(self, user: str) -> str:
        """What somebody is called; their id where that can't be read. Asked once a program."""
        if user not in self._names:
            try:
                found = self._ask("users.info", params={"user": user}).get("user")
            except Trouble as trouble:
                if trouble.kind in (TroubleKind.PASSING, TroubleKind.TOKEN):
                    raise
                found = None  # a scope that is missing, or somebody whom we may not see
            self._names[user] = said.display_name(found) if isinstance(found, dict) else user
        return self._names[user]

    def _learn_channel(self, channel: str) -> None:
        """What a channel is called now; as it was called, where that can't be read. Asked once a program."""
        if channel in self._names_asked:
            return
        try:
            found = self._ask("conversations.info", params={"channel": channel}).get("channel")
        except Trouble as trouble:
            if trouble.kind in (TroubleKind.PASSING, TroubleKind.TOKEN):
                raise
            found = None  # a scope that is missing, or a channel that the app is not in
        self._names_asked.add(channel)
        name = said.public_name(found) if isinstance(found, dict) else ""
        if name:
            self.channel_names[channel] = name
        elif isinstance(found, dict):
            self.channel_names.pop(channel, None)  # private now

    def _link(self, me: Me, channel: str, message: Mapping[str, Any], ts: str, thread: str) -> str:
        given = _text(message.get("permalink"))
        if is_link(given):
            return given
        beneath = f"?thread_ts={thread}&cid={channel}" if thread and thread != ts else ""
        made = f"{me.url}archives/{channel}/p{ts.replace('.', '')}{beneath}"
        return made if is_link(made) else ""

    def _ask(self, method: str, **arguments: Any) -> Mapping[str, Any]:
        lately = self._asked.setdefault(method, deque())
        while lately and self._mono() - lately[0] > _MINUTE_S:
            lately.popleft()
        if len(lately) >= _A_MINUTE:
            self._pause(_MINUTE_S - (self._mono() - lately[0]))
            lately.popleft()
        lately.append(self._mono())
        return self._slack.ask(method, **arguments)


def _text(value: object) -> str:
    return storable(value) if isinstance(value, str) else ""
