"""Pure: what Slack says of a message, trusted in nothing: its words as plain text, its author, its reactions."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from commander.board.text import storable

# <@U1>, <@U1|name>, <#C1|name>, <!here>, <!subteam^S1|@team>, <!date^…|fallback>, <https://…|label>
_CONTROL: Final = re.compile(r"<([^<>\s][^<>]*)>")
# Line breaks and tabs are text; every other control character could rewrite a terminal or a line. What joins letters
# (an emoji of several) stays.
_UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]"
)
_ID: Final = re.compile(r"[A-Z0-9]{2,24}")
_NAME_LIMIT: Final = 80
_NOTHING_SAID: Final = "[…]"
OUR_BLOCKS: Final = "commander"  # every post of ours names its key in a block that begins so
OUR_EVENT: Final = "commander_post"


def plain(
    text: str, name_of: Callable[[str], str], channel_of: Callable[[str], str] = lambda channel: channel
) -> str:
    """Slack's mrkdwn as people read it; name_of, channel_of: what the person, the channel of an id is called."""
    parts, end = [], 0
    for found in _CONTROL.finditer(text):
        parts += [unescaped(text[end : found.start()]), _said(found[1], name_of, channel_of)]
        end = found.end()
    return _UNSEEN.sub("", "".join([*parts, unescaped(text[end:])]).replace("\r\n", "\n")).strip()


def unescaped(text: str) -> str:
    """Slack's three escapes undone, and no others: a typed &nbsp; stays what it is."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _said(control: str, name_of: Callable[[str], str], channel_of: Callable[[str], str]) -> str:
    target, _, label = control.partition("|")
    label = unescaped(label)
    match target[:1]:
        case "@":
            return f"@{label or name_of(target[1:])}"
        case "#":
            return f"#{label or channel_of(target[1:])}"
        case "!":
            return label or f"@{target[1:].partition('^')[0]}"
        case _:
            address = unescaped(target)
            shown = address.removeprefix("mailto:")
            return shown if not label or label in (address, shown) else f"{label} ({address})"


def mentioned(text: str) -> list[str]:
    """The ids of the people that a text mentions, each once."""
    ids = (found[1][1:].partition("|")[0] for found in _CONTROL.finditer(text) if found[1].startswith("@"))
    return list(dict.fromkeys(one for one in ids if _ID.fullmatch(one)))


def channels_in(text: str) -> list[str]:
    """The ids of the channels that a text names by nothing else, each once."""
    ids = (found[1][1:] for found in _CONTROL.finditer(text) if found[1].startswith("#"))
    return list(dict.fromkeys(one for one in ids if _ID.fullmatch(one)))


def public_name(channel: Mapping[str, Any]) -> str:
    """What a channel that everybody may see is called (conversations.info); empty for any other."""
    hidden = any(channel.get(kind) for kind in ("is_private", "is_im", "is_mpim"))
    return "" if hidden else one_name(_str(channel.get("name")))


def without_mention(text: str, user: str) -> str:
    """The text without the mentions of one user: whoever asks us need not be told that they asked us."""
    return re.sub(rf"<@{re.escape(user)}(?:\|[^<>]*)?>[ \t]*[:,、]?", "", text).strip() if user else text


def words_of(message: Mapping[str, Any]) -> str:
    """The text of a message; of one without, what its attachments and files are called."""
    text = _str(message.get("text"))
    if text.strip():
        return text
    parts = [_str(one.get("fallback")) or _str(one.get("text")) for one in _dicts(message.get("attachments"))]
    parts += [f"[{_str(one.get('title')) or _str(one.get('name'))}]" for one in _dicts(message.get("files"))]
    return "\n".join(part for part in parts if part not in ("", "[]")) or _NOTHING_SAID


def is_marked(message: Mapping[str, Any], reaction: str) -> bool:
    """Whether the reaction that keeps stands on a message, in whatever tone of skin and however often."""
    return any(
        _str(one.get("name")).partition("::")[0] == reaction and one.get("count") != 0
        for one in _dicts(message.get("reactions"))
    )


def is_ours(message: Mapping[str, Any], user: str, bot: str) -> bool:
    """Whether we posted it ourselves: our own words never come back as somebody's."""
    if user and _str(message.get("user")) == user:
        return True
    if bot and _str(message.get("bot_id")) == bot:
        return True
    metadata = message.get("metadata")
    if isinstance(metadata, dict) and metadata.get("event_type") == OUR_EVENT:
        return True
    blocks = _dicts(message.get("blocks"))
    return any(
        _str(one.get("block_id")).startswith((f"{OUR_BLOCKS}:", f"{OUR_BLOCKS}-summary:")) for one in blocks
    )


def bot_name(message: Mapping[str, Any]) -> str:
    """What a bot calls itself; empty for a person."""
    profile = message.get("bot_profile")
    named = _str(profile.get("name")) if isinstance(profile, dict) else ""
    return one_name(_str(message.get("username")) or named) if message.get("bot_id") else ""


def display_name(user: Mapping[str, Any]) -> str:
    """How a person is called in Slack (users.info)."""
    profile = user.get("profile")
    shown = _str(profile.get("display_name")) if isinstance(profile, dict) else ""
    real = _str(profile.get("real_name")) if isinstance(profile, dict) else ""
    return one_name(shown or real or _str(user.get("real_name")) or _str(user.get("name")))


def one_name(name: str) -> str:
    """A name on one line, of a length that a row can show."""
    return " ".join(_UNSEEN.sub("", unescaped(name)).split())[:_NAME_LIMIT]


def version_of(message: Mapping[str, Any]) -> str:
    """When it was last edited, as Slack counts; empty while it stands as it was written."""
    edited = message.get("edited")
    return _str(edited.get("ts")) if isinstance(edited, dict) else ""


def _str(value: object) -> str:
    # Half a pair of surrogates is fit for JSON's escapes, and for no file.
    return storable(value) if isinstance(value, str) else ""


def _dicts(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
