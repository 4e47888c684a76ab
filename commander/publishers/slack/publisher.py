"""Slack: posts a bulletin to one channel and finds it again by our key. How a post looks is in blocks."""

import functools
import http.client
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from commander.address import checked_base_url
from commander.board.deliveries import Operation, able_to
from commander.board.slack_rules import GroupSizes
from commander.clock import utc_now
from commander.outbox.publisher import (
    CannotTell,
    Connection,
    Delivered,
    Errand,
    NotThere,
    Outcome,
    Rejected,
    RejectionCause,
    Seen,
    Sight,
    TryLater,
    Unsure,
)
from commander.outbox.standing import Belief, Standing
from commander.publishers.outward import their_word
from commander.publishers.slack import app
from commander.publishers.slack.asking import Answer
from commander.publishers.slack.blocks import CannotPost, carries_key, post_payload
from commander.publishers.slack.channel import Who, archive_channel, keep_channel
from commander.publishers.slack.edit import changed
from commander.publishers.slack.faults import Fault, broken, odd_answer, refused
from commander.publishers.slack.groups import read_sizes
from commander.publishers.slack.standing import SlackStanding
from commander.publishers.slack.summary import (
    THREADLESS,
    edited,
    line_payload,
    standing_unknown,
    summary_payload,
)

if TYPE_CHECKING:
    from commander.publishers.slack.wire import SlackWire

_CHANNEL_ID = re.compile(r"[CGD][A-Z0-9]{6,20}")
# Their clock and ours may differ; a post can't be older than the first try by more than this.
_CLOCK_DIFFERENCE = timedelta(seconds=120)
# Slack knows a public channel by name too, but not for every kind of token.
_NAME_UNKNOWN = frozenset({"channel_not_found", "team_not_found"})
_HISTORY_PAGES = 10
_LIST_PAGES = 20
_PAGE_SIZE = 200
_LIMIT_TIMEOUTS = 3  # connect, send and answer may each take one time-out


_PAYLOADS = {
    Operation.POST: post_payload,
    Operation.SUMMARY: summary_payload,
    Operation.LINE: line_payload,
}


class SlackPublisher:
    """One workspace. Calls block; one worker thread at a time. timeout_s is the end of a whole request.

    The constructor's timeout_s bounds each step of a request; a whole one ends after three times that.
    Raises AddressFault for a base address no token may be sent to.
    """

    can = able_to("slack")

    def __init__(
        self,
        token: str,
        base_url: str = "https://slack.com/api/",
        timeout_s: float = 10,
        wall: Callable[[], datetime] = utc_now,
    ) -> None:
        self._token = token
        self._base_url = checked_base_url(base_url) + "/"
        self._step_s = timeout_s
        self.timeout_s = timeout_s * _LIMIT_TIMEOUTS
        self._wall = wall
        self._ids: dict[str, str] = {}
        self._me: Who | None = None
        self._pinned: set[tuple[str, str]] = set()

    def publish(self, errand: Errand) -> Outcome:
        """Post once. Repeated only after a refusal for the channel's sake: by its id, or after joining it."""
        if errand.operation is Operation.CHANNEL:
            return keep_channel(self._ask, errand, self._who)
        if errand.operation is Operation.ARCHIVE:
            return archive_channel(self._ask, errand, self._who)
        name = errand.address.lstrip("#")
        if not name:
            return Rejected(cause=RejectionCause.TARGET, detail="no channel is named")
        if errand.operation in (Operation.EDIT, Operation.WITHDRAW):
            channel = self._channel_id(name)
            return channel.outcome if isinstance(channel, Fault) else changed(self._ask, errand, channel)
        if errand.operation is Operation.SUMMARY and (errand.at_ref or errand.tried_before):
            return self._edited(errand, name) or self._posted(errand, name)
        return self._posted(errand, name)

    def _edited(self, errand: Errand, name: str) -> Outcome | None:
        """The standing summary changed; None: there is none."""
        channel = self._channel_id(name)
        if isinstance(channel, Fault):
            return channel.outcome
        ref = errand.at_ref or standing_unknown(self._ask, channel, errand.bulletin.incident)
        if isinstance(ref, TryLater):
            return ref  # posted unseen, it might stand there twice
        return edited(self._ask, replace(errand, at_ref=ref), channel, self._pinned) if ref else None

    def _posted(self, errand: Errand, name: str) -> Outcome:
        try:
            payload = _PAYLOADS[errand.operation](errand, self._ids.get(name, name))
        except CannotPost as fault:
            return Rejected(cause=RejectionCause.CONTENT, detail=str(fault))
        answer = self._ask("chat.postMessage", json=payload)
        if isinstance(answer, Fault) and answer.code in _NAME_UNKNOWN:
            channel = self._channel_id(name)
            if not isinstance(channel, Fault) and channel != payload["channel"]:
                payload["channel"] = channel
                answer = self._ask("chat.postMessage", json=payload)
        if isinstance(answer, Fault) and answer.code == "not_in_channel":
            answer = self._join(name) or self._ask("chat.postMessage", json=payload)
        if isinstance(answer, Fault) and answer.code in THREADLESS and payload.pop("thread_ts", None):
            answer = self._ask("chat.postMessage", json=payload)
        if isinstance(answer, Fault):
            return answer.outcome
        return self._delivered(name, answer.body)

    def look(self, errand: Errand) -> Sight:
        """Read the channel, or a live line's thread, from the first try on, to the end or ten pages; match our key."""
        channel = self._channel_id(errand.address.lstrip("#"))
        if isinstance(channel, Fault):
            return CannotTell(detail=channel.outcome.detail)
        oldest = (datetime.fromisoformat(errand.first_tried_at) - _CLOCK_DIFFERENCE).timestamp()
        wanted = {
            "channel": channel,
            "oldest": f"{oldest:.6f}",
            "include_all_metadata": True,
            "limit": _PAGE_SIZE,
        }
        if errand.operation is Operation.LINE and errand.at_ref:
            in_thread = wanted | {"ts": errand.at_ref}
            sight = self._look_in("conversations.replies", channel, errand.key, in_thread)
            if not isinstance(sight, NotThere):
                return sight  # else it may stand in the channel itself
        return self._look_in("conversations.history", channel, errand.key, wanted)

    def _look_in(self, method: str, channel: str, key: str, wanted: Mapping[str, Any]) -> Sight:
        cursor = ""
        for _ in range(_HISTORY_PAGES):
            page = self._ask(method, params={**wanted, **({"cursor": cursor} if cursor else {})})
            if isinstance(page, Fault):
                return NotThere() if page.code in THREADLESS else CannotTell(detail=page.outcome.detail)
            messages = page.body.get("messages")
            if not isinstance(messages, list):
                return CannotTell(detail="the channel's history came without messages")
            for message in messages:
                if carries_key(message, key):
                    return self._seen(channel, str(message.get("ts", "")))
            cursor = page.cursor()
            if not cursor:
                more = bool(page.body.get("has_more"))
                return CannotTell(detail="the channel's history broke off") if more else NotThere()
        return CannotTell(detail=f"more than {_HISTORY_PAGES * _PAGE_SIZE} messages since the first try")

    def standing(self, belief: Belief) -> Standing:
        """What stands in the channel now of a post of ours; reads only."""
        return SlackStanding(self._ask, self._channel_id).read(belief)

    def group_sizes(self) -> GroupSizes | None:
        """How many people each user group calls; None when that can't be read."""
        found = read_sizes(self._ask, self._wall())
        return None if isinstance(found, Fault) else found

    def workspace(self) -> str:
        """What the workspace calls itself; empty when Slack doesn't say now."""
        answer = self._ask("auth.test")
        return "" if isinstance(answer, Fault) else their_word(answer.body.get("team", ""), self._token)

    def check(self) -> Connection:
        """Ask Slack who the token is and which of the needed scopes it lacks."""
        answer = self._ask("auth.test")
        if isinstance(answer, Fault):
            return Connection(ok=False, who="", missing=(), detail=answer.outcome.detail)
        team, user = (their_word(answer.body.get(part, "?"), self._token) for part in ("team", "user"))
        told = next((text for name, text in answer.headers.items() if name.lower() == "x-oauth-scopes"), None)
        who = f"workspace {team} as {user}"
        if told is None:
            return Connection(
                ok=True, who=who, missing=(), detail="Slack did not say which scopes the token has."
            )
        granted = frozenset(scope.strip() for scope in told.split(","))
        missing = app.missing_scopes(granted)
        return Connection(ok=not missing, who=who, missing=missing, detail=app.optional_lacking(granted))

    def _who(self) -> Who | Fault:
        """Whose token it is; asked once."""
        if self._me is None:
            answer = self._ask("auth.test")
            if isinstance(answer, Fault):
                return answer
            self._me = Who(user=str(answer.body.get("user_id", "")), url=str(answer.body.get("url", "")))
        return self._me

    def _delivered(self, name: str, body: Mapping[str, Any]) -> Outcome:
        ts, channel = body.get("ts"), body.get("channel")
        if not isinstance(ts, str) or not ts:
            return Unsure(detail="ok without a message id")
        if isinstance(channel, str) and _CHANNEL_ID.fullmatch(channel):
            self._ids[name] = channel
        return Delivered(ref=ts)

    def _seen(self, channel: str, ts: str) -> Sight:
        answer = self._ask("chat.getPermalink", params={"channel": channel, "message_ts": ts})
        link = None if isinstance(answer, Fault) else answer.body.get("permalink")
        return Seen(ref=ts, url=link if isinstance(link, str) and link.startswith("https://") else None)

    def _join(self, name: str) -> Fault | None:
        """Join a public channel; a fault when that fails, never an ambiguous one: nothing was posted yet."""
        channel = self._channel_id(name)
        answer = (
            channel
            if isinstance(channel, Fault)
            else self._ask("conversations.join", params={"channel": channel})
        )
        if not isinstance(answer, Fault):
            return None
        detail = f"not_in_channel, and joining it: {answer.outcome.detail}"
        if isinstance(answer.outcome, Rejected):
            return Fault(outcome=Rejected(cause=RejectionCause.TARGET, detail=detail))
        after = answer.outcome.after if isinstance(answer.outcome, TryLater) else None
        return Fault(outcome=TryLater(detail=detail, after=after))

    def _channel_id(self, name: str) -> str | Fault:
        if _CHANNEL_ID.fullmatch(name):
            return name
        if name in self._ids:
            return self._ids[name]
        fault = self._learn_channels("public_channel,private_channel", name)
        if fault is not None and fault.code in {"missing_scope", "invalid_types"}:
            fault = self._learn_channels("public_channel", name)  # a token without groups:read
        if fault is not None:
            return fault
        unknown = Rejected(cause=RejectionCause.TARGET, detail="channel_not_found")
        return self._ids.get(name) or Fault(outcome=unknown, code="channel_not_found")

    def _learn_channels(self, types: str, until: str) -> Fault | None:
        """Read the list of channels into the cache, until one name is known."""
        cursor = ""
        for _ in range(_LIST_PAGES):
            wanted = {"types": types, "limit": _PAGE_SIZE, "exclude_archived": False}
            page = self._ask("conversations.list", params=wanted | ({"cursor": cursor} if cursor else {}))
            if isinstance(page, Fault):
                return page
            channels = page.body.get("channels")
            for channel in channels if isinstance(channels, list) else []:
                if isinstance(channel, dict) and _CHANNEL_ID.fullmatch(str(channel.get("id", ""))):
                    self._ids[str(channel.get("name", ""))] = channel["id"]
            cursor = page.cursor()
            if until in self._ids or not cursor:
                break
        return None

    def ask(self, method: str, **arguments: Any) -> Answer | Fault:
        """One request for whoever reads beside the posts. Blocks; every fault of the outside becomes a Fault."""
        return self._ask(method, **arguments)

    def channel_id(self, name: str) -> str | Fault:
        """The id of a channel that a person named."""
        return self._channel_id(name)

    def _ask(self, method: str, **arguments: Any) -> Answer | Fault:
        """One request. Every fault of the outside becomes a Fault; none is raised."""
        from slack_sdk.errors import SlackApiError, SlackClientError

        from commander.publishers.limits import AnswerTooLong
        from commander.publishers.slack.wire import OddAnswer

        try:
            answer = self._wire.api_call(method, **arguments)
        except SlackApiError as fault:
            said = fault.response
            return refused(said.status_code, said.headers, said.data, self._wall(), self._token)
        except OddAnswer as fault:
            return odd_answer(fault.status, fault.retry_after, self._wall())
        # ValueError: a socket shut by the time limit while TLS was reading from it.
        except (OSError, http.client.HTTPException, AnswerTooLong, SlackClientError, ValueError) as fault:
            return broken(fault)
        body = answer.data
        return Answer(body if isinstance(body, dict) else {}, answer.headers)

    @functools.cached_property
    def _wire(self) -> "SlackWire":
        from commander.publishers.slack.wire import SlackWire

        return SlackWire(
            token=self._token, base_url=self._base_url, timeout_s=self._step_s, limit_s=self.timeout_s
        )
