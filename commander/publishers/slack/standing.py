"""Reads back one post in a Slack channel: whether it is there, and whether it says what was sent."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from commander.board.standing import Showing
from commander.outbox.publisher import TryLater
from commander.outbox.standing import Belief, Standing, Stands, Unread
from commander.publishers.outward import outward, their_word
from commander.publishers.slack.asking import Ask
from commander.publishers.slack.blocks import CannotPost, post_payload
from commander.publishers.slack.faults import Fault


class SlackStanding:
    """One request a reading, and one more when the channel's id is not known yet."""

    def __init__(self, ask: Ask, channel_id: Callable[[str], str | Fault]) -> None:
        self._ask, self._channel_id = ask, channel_id

    def read(self, belief: Belief) -> Standing:
        """What stands in the channel now."""
        errand = belief.errand()
        channel = self._channel_id(errand.address.lstrip("#"))
        if isinstance(channel, Fault):
            return _unread(channel)
        try:
            ours = Showing(body=_text(post_payload(errand, channel)["blocks"]))
        except CannotPost as fault:
            return Unread(detail=str(fault))
        wanted = {
            "channel": channel,
            "oldest": belief.ref,
            "latest": belief.ref,
            "inclusive": True,
            "limit": 1,
        }
        page = self._ask("conversations.history", params=wanted)
        if isinstance(page, Fault):
            return _unread(page)
        messages = page.body.get("messages")
        if not isinstance(messages, list):
            return Unread(detail="the channel's history came without messages")
        found = next((one for one in messages if _is(one, belief.ref)), None)
        if found is None or found.get("subtype") == "tombstone":
            return Stands(ours=ours, post=None)
        edited = found.get("edited")
        edited = edited if isinstance(edited, dict) else {}
        return Stands(
            ours=ours,
            # Blocks are what people see; a post that lost them shows its plain text.
            post=Showing(body=_text(found.get("blocks")) or outward(str(found.get("text") or ""))),
            by=their_word(edited.get("user") or ""),
            changed_at=_instant(edited.get("ts")),
        )


def _is(message: object, ts: str | None) -> bool:
    return isinstance(message, dict) and message.get("ts") == ts


def _text(blocks: object) -> str:
    """The titles and texts of a post as lines. Trusts nothing about its shape."""
    if not isinstance(blocks, list):
        return ""
    lines = [_said(block.get("text")) for block in blocks if isinstance(block, dict) and _is_told(block)]
    return "\n".join(line for line in lines if line)


def _is_told(block: Mapping[str, Any]) -> bool:
    # The line beneath names the incident and its stage; whom the first one calls is no part of the text.
    text = block.get("text")
    return block.get("type") in {"header", "section"} and not (
        isinstance(text, dict) and text.get("type") == "mrkdwn" and str(text.get("text", "")).startswith("<!")
    )


def _said(text: object) -> str:
    return outward(str(text.get("text") or "")) if isinstance(text, dict) else ""


def _unread(fault: Fault) -> Unread:
    after = fault.outcome.after if isinstance(fault.outcome, TryLater) else None
    return Unread(detail=fault.outcome.detail, after=after)


def _instant(ts: object) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(str(ts)), UTC)
    except (ValueError, OverflowError, OSError):
        return None
