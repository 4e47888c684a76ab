"""The pinned summary and the live lines of its thread: posted once, edited in place, pinned (2-04, I02)."""

from collections.abc import Mapping
from typing import Any

from commander.board.bulletin import Bulletin, Link, Wording
from commander.board.text import is_link
from commander.outbox.publisher import Delivered, Errand, Outcome, Rejected, RejectionCause, TryLater, Unsure
from commander.publishers.outward import one_line, outward, shortened
from commander.publishers.slack.asking import Ask
from commander.publishers.slack.blocks import (
    DRILL_MARK,
    FALLBACK_LIMIT,
    HEADER_LIMIT,
    METADATA_EVENT,
    SECTION_LIMIT,
    Block,
    CannotPost,
    escaped,
    key_block_id,
)
from commander.publishers.slack.faults import Fault
from commander.publishers.slack.steps import stops

# Whatever stands before the text is escaped to at most five times its length.
_FALLBACK_TEXT = FALLBACK_LIMIT // 5
_NEWEST = 200
# The thread is gone, or takes nothing: the line then stands in the channel itself.
THREADLESS = frozenset(
    {"thread_not_found", "message_not_found", "cannot_reply_to_message", "restricted_action_thread_locked"}
)
_UNESCAPED = {
    "mrkdwn": False,
    "parse": "none",
    "link_names": False,
    "unfurl_links": False,
    "unfurl_media": False,
}


def summary_payload(errand: Errand, channel: str) -> dict[str, Any]:
    """The arguments of chat.postMessage for a summary that stands nowhere yet."""
    return {**_shown(errand, channel), **_UNESCAPED, "metadata": _metadata(errand)}


def line_payload(errand: Errand, channel: str) -> dict[str, Any]:
    """The arguments of chat.postMessage for a live line; raises CannotPost for one without words."""
    bulletin = errand.bulletin
    text = "\n".join(outward(wording.body).strip() for _, wording in bulletin.in_order())
    if not text.strip():
        raise CannotPost("no text")
    if bulletin.drill:
        text = f"{DRILL_MARK} {text}"
    block = {"type": "section", "block_id": key_block_id(errand.key), "text": _inert(text)}
    thread = {"thread_ts": errand.at_ref} if errand.at_ref else {}
    return {
        "channel": channel,
        "text": escaped(shortened(text, _FALLBACK_TEXT)),
        "blocks": [block],
        "metadata": _metadata(errand),
        **_UNESCAPED,
        **thread,
    }


def edited(ask: Ask, errand: Errand, channel: str, pinned: set[tuple[str, str]]) -> Outcome:
    """Give the standing summary its new text and see that it is pinned; may be repeated freely.

    pinned: what this publisher has seen pinned, so that each is asked for once a program.
    """
    ref = errand.at_ref or ""
    # Left out, the metadata stay as they were: the key under which it was posted.
    payload = {**_shown(errand, channel), "ts": ref, "parse": "none", "link_names": False}
    answer = ask("chat.update", json=payload)
    if isinstance(answer, Fault):
        if answer.code == "message_not_found":
            return Rejected(cause=RejectionCause.GONE, detail=answer.code)
        return answer.outcome
    if (channel, ref) in pinned:
        return Delivered(ref=ref)
    pin = ask("pins.add", json={"channel": channel, "timestamp": ref})
    if isinstance(pin, Fault) and pin.code != "already_pinned":
        stopping = stops(pin)
        if isinstance(stopping, Unsure):
            return TryLater(detail=stopping.detail)  # a pin can't be doubled
        if stopping is not None:
            return stopping
        pinned.add((channel, ref))
        return Delivered(ref=ref, detail=f"not pinned: {pin.outcome.detail}")
    pinned.add((channel, ref))
    return Delivered(ref=ref)


def standing_unknown(ask: Ask, channel: str, incident: str) -> str | TryLater | None:
    """A summary that is there though nobody here knows its id: among the channel's pins, or its newest messages.

    TryLater: neither could be read just now. What is refused for good is no reason to post nothing.
    """
    pins = ask("pins.list", params={"channel": channel})
    items = [] if isinstance(pins, Fault) else pins.body.get("items")
    pinned = (
        [item.get("message") for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    )
    newest = ask("conversations.history", params={"channel": channel, "limit": _NEWEST})
    messages = [] if isinstance(newest, Fault) else newest.body.get("messages")
    for message in (*pinned, *(messages if isinstance(messages, list) else [])):
        if isinstance(message, dict) and _is_summary(message, incident):
            return str(message.get("ts") or "") or None
    for unread in (pins, newest):
        if isinstance(unread, Fault) and not isinstance(unread.outcome, Rejected):
            return TryLater(detail=unread.outcome.detail)
    return None


def _is_summary(message: Mapping[str, Any], incident: str) -> bool:
    blocks = message.get("blocks")
    wanted = _summary_block_id(incident)
    return isinstance(blocks, list) and any(
        isinstance(block, dict) and block.get("block_id") == wanted for block in blocks
    )


def _shown(errand: Errand, channel: str) -> dict[str, Any]:
    bulletin = errand.bulletin
    texts = [_wording(bulletin, wording) for _, wording in bulletin.in_order()]
    header = {"type": "header", "block_id": _summary_block_id(bulletin.incident)}
    blocks: list[Block] = [{**header, "text": _inert(shortened(texts[0].title, HEADER_LIMIT))}]
    for number, wording in enumerate(texts):
        if number:
            blocks.append({"type": "divider"})
        blocks.append({"type": "section", "text": _inert(shortened(wording.body, SECTION_LIMIT))})
    links = [_link(link) for link in bulletin.links if is_link(link.url)]
    if links:
        blocks.append({"type": "section", "text": {"type": "mrkdwn", "text": " · ".join(links)}})
    label = one_line(bulletin.short_id) or "-"
    blocks.append({"type": "context", "block_id": key_block_id(errand.key), "elements": [_inert(label)]})
    whole = "\n\n".join([texts[0].title, *(wording.body for wording in texts)])
    return {"channel": channel, "text": escaped(shortened(whole, _FALLBACK_TEXT)), "blocks": blocks}


def _wording(bulletin: Bulletin, wording: Wording) -> Wording:
    mark = f"{DRILL_MARK} " if bulletin.drill else ""
    title = one_line(wording.title) or one_line(bulletin.short_id) or "-"
    return Wording(title=f"{mark}{title}", body=f"{mark}{outward(wording.body).strip() or '-'}")


def _link(link: Link) -> str:
    # A link's address holds no sign that could end it: is_link has seen to that.
    name = " / ".join(dict.fromkeys(filter(None, (one_line(link.ja), one_line(link.en)))))
    return f"<{escaped(link.url)}|{escaped(name) or escaped(link.url)}>"


def _metadata(errand: Errand) -> dict[str, Any]:
    payload = {"post_key": errand.key, "incident": errand.bulletin.incident}
    return {"event_type": METADATA_EVENT, "event_payload": payload}


def _summary_block_id(incident: str) -> str:
    return f"commander-summary:{incident}"


def _inert(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}
