"""Pure: a bulletin as chat.postMessage takes it, within Slack's limits and with every typed text inert."""

import re
from typing import Any

from commander.board.bulletin import Bulletin, Mention, Stage, Wording
from commander.outbox.publisher import Errand
from commander.publishers.outward import cut_point, one_line, outward, shortened, units

DRILL_MARK = "【訓練】DRILL"
HEADER_LIMIT = 150
SECTION_LIMIT = 3_000
BLOCKS_LIMIT = 50
# Slack answers msg_blocks_too_long somewhere near 13,200; the figure is not documented.
TOTAL_LIMIT = 12_000
# Longer fallback texts may be split by Slack into several messages, and one post must stay one ts.
FALLBACK_LIMIT = 3_900
METADATA_EVENT = "commander_post"
_CUT_LINE = "(続きは投稿の本文にあります / The full text is in the post itself)"
_STAGES = {
    Stage.INVESTIGATING: "調査中 / Investigating",
    Stage.IDENTIFIED: "原因特定・対応中 / Identified",
    Stage.MONITORING: "経過観察中 / Monitoring",
    Stage.RESOLVED: "復旧 / Resolved",
    Stage.SCHEDULED: "メンテナンス予定 / Maintenance scheduled",
    Stage.IN_PROGRESS: "メンテナンス中 / Maintenance in progress",
    Stage.VERIFYING: "動作確認中 / Maintenance being verified",
    Stage.COMPLETED: "メンテナンス終了 / Maintenance completed",
}
_REPORT = "報告 / Report"
_MENTIONS = {Mention.HERE: "<!here>", Mention.CHANNEL: "<!channel>"}

_ID = re.compile(r"[SCG][A-Z0-9]{6,20}")

Block = dict[str, Any]


class CannotPost(ValueError):
    """A bulletin that Slack would refuse or split; nothing is asked of Slack."""


def post_payload(errand: Errand, channel: str) -> dict[str, Any]:
    """The arguments of chat.postMessage; raises CannotPost when the texts are empty or too long."""
    bulletin = errand.bulletin
    texts = [
        Wording(title=one_line(wording.title), body=outward(wording.body).strip())
        for _, wording in bulletin.in_order()
    ]
    if not any(wording.title or wording.body for wording in texts):
        raise CannotPost("no text")
    if bulletin.drill:
        texts = [_marked(wording) for wording in texts]
    blocks = _blocks(bulletin, texts, errand.key)
    total = sum(units(_text_of(block)) for block in blocks)
    if total > TOTAL_LIMIT:
        raise CannotPost(f"too long: {total} of {TOTAL_LIMIT} characters")
    if len(blocks) > BLOCKS_LIMIT:
        raise CannotPost(f"too long: {len(blocks)} of {BLOCKS_LIMIT} blocks")
    return {
        "channel": channel,
        "text": _fallback(texts),
        "blocks": blocks,
        "metadata": {
            "event_type": METADATA_EVENT,
            "event_payload": {"post_key": errand.key, "incident": bulletin.incident},
        },
        "mrkdwn": False,
        "parse": "none",
        "link_names": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }


def escaped(text: str) -> str:
    """Slack's three escapes, each exactly once; nothing typed can become a mention or a link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def key_block_id(key: str) -> str:
    """The block id that carries our key a second time, should a reader be given no metadata."""
    return f"commander:{key}"


def carries_key(message: object, key: str) -> bool:
    """Whether a message of conversations.history is the post with our key. Trusts nothing about its shape."""
    if not isinstance(message, dict):
        return False
    metadata = message.get("metadata")
    payload = metadata.get("event_payload") if isinstance(metadata, dict) else None
    if isinstance(payload, dict) and payload.get("post_key") == key:
        return True
    blocks = message.get("blocks")
    return isinstance(blocks, list) and any(
        isinstance(block, dict) and block.get("block_id") == key_block_id(key) for block in blocks
    )


def _marked(wording: Wording) -> Wording:
    body = f"{DRILL_MARK}\n{wording.body}" if wording.body else ""
    return Wording(title=f"{DRILL_MARK} {wording.title}".strip(), body=body)


def _blocks(bulletin: Bulletin, texts: list[Wording], key: str) -> list[Block]:
    blocks: list[Block] = []
    called = _called(bulletin)
    if called:
        blocks.append({"type": "section", "text": {"type": "mrkdwn", "text": called}})
    for number, wording in enumerate(texts):
        if number:
            blocks.append({"type": "divider"})
        if wording.title:
            blocks.append({"type": "header", "text": _inert(shortened(wording.title, HEADER_LIMIT))})
        whole_title = wording.title if units(wording.title) > HEADER_LIMIT else ""
        body = "\n".join(part for part in (whole_title, wording.body) if part)
        blocks.extend({"type": "section", "text": _inert(piece)} for piece in _pieces(body))
    label = f"{one_line(bulletin.short_id)} · {_REPORT if bulletin.report else _STAGES[bulletin.stage]}"
    if bulletin.drill:
        label = f"{DRILL_MARK} {label}"
    blocks.append({"type": "context", "block_id": key_block_id(key), "elements": [_inert(label)]})
    return blocks


def _called(bulletin: Bulletin) -> str:
    """Whom the post calls and which channel it links: each by its id from the policy or from Slack, never typed."""
    parts = [] if bulletin.mention is Mention.NOBODY else [_MENTIONS[bulletin.mention]]
    parts += [f"<!subteam^{group.id}>" for group in bulletin.mention_groups if _ID.fullmatch(group.id)]
    if _ID.fullmatch(bulletin.about_channel):
        parts.append(f"<#{bulletin.about_channel}>")
    return " ".join(parts)


def _inert(text: str) -> Block:
    # plain_text, not mrkdwn: Slack has no escape for * _ ~ ` and would show :siren: as a picture.
    return {"type": "plain_text", "text": text, "emoji": False}


def _pieces(text: str) -> list[str]:
    """The text in parts that fit a section each, parted at line ends where there are any."""
    pieces = []
    rest = text
    while units(rest) > SECTION_LIMIT:
        end = cut_point(rest, SECTION_LIMIT)
        line_end = rest.rfind("\n", end // 2, end)
        end = line_end + 1 if line_end > 0 else end
        pieces.append(rest[:end].rstrip("\n"))
        rest = rest[end:]
    pieces.append(rest)
    return [piece for piece in pieces if piece.strip()]


def _fallback(texts: list[Wording]) -> str:
    """What notifications and screen readers get: all that fits, and a last line when that isn't all."""
    whole = "\n\n".join("\n".join(part for part in (text.title, text.body) if part) for text in texts).strip()
    if units(escaped(whole)) <= FALLBACK_LIMIT:
        return escaped(whole)
    limit = FALLBACK_LIMIT - units(_CUT_LINE) - 1
    end = cut_point(whole, limit)
    while units(escaped(whole[:end])) > limit:  # cut before escaping, so that no escape is cut in two
        end = cut_point(whole, end - (units(escaped(whole[:end])) - limit + 4) // 5)
    return f"{escaped(whole[:end])}\n{_CUT_LINE}"


def _text_of(block: Block) -> str:
    texts = block.get("elements") or [block.get("text") or {}]
    return "".join(str(text.get("text", "")) for text in texts)
