"""Pure: a day of a channel as Slack exports it (JSON), message by message in order (4-05)."""

import html
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2200
_ANGLE: Final = re.compile(r"<(?P<sign>[@#!]?)(?P<what>[^<>|]{1,3000})(?:\|(?P<label>[^<>]{0,3000}))?>")
# Who came, who left, what the channel is about: about people, not about the outage.
_ABOUT_PEOPLE: Final = frozenset({"channel_join", "channel_leave", "group_join", "group_leave"})


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """One message: when, by whom as Slack calls them, and its words. about_people: somebody came or left."""

    at: datetime
    author: str
    text: str
    about_people: bool = False


def looks_exported(text: str) -> bool:
    """Whether a text may be Slack's JSON, by its first letters alone: what is long is not read through for it."""
    begins = text[:4_000].lstrip("\ufeff \t\r\n")
    return begins[:1] in {"[", "{"} and '"ts"' in text[:200_000] and '"' in begins[:400]


def exported(text: str, people: Mapping[str, str]) -> tuple[Exported, ...] | None:
    """The messages, the earliest first; None: this is no export. people: who an id of Slack's is called here."""
    try:
        read = msgspec.json.decode(text.lstrip("\ufeff").encode("utf-8", "replace"))
    except msgspec.DecodeError:
        return None
    listed = read.get("messages") if isinstance(read, dict) else read
    if not isinstance(listed, list):
        return None
    messages = [one for one in listed if isinstance(one, dict) and isinstance(one.get("ts"), str)]
    names = {**_named(messages), **people}
    found = [said for one in messages if (said := _message(one, names)) is not None]
    return tuple(sorted(found, key=lambda one: one.at)) or None


def plain(text: str, people: Mapping[str, str]) -> str:
    """Slack's own signs as people read them: names in place of ids, links with their words."""

    def read(found: re.Match[str]) -> str:
        sign, what, label = found["sign"], found["what"], found["label"]
        match sign:
            case "@":
                return f"@{people.get(what) or label or what}"
            case "#":
                return f"#{label or what}"
            case "!":
                return label or f"@{what.partition('^')[0]}"
            case _:
                is_same = label is None or label in {what, what.partition("://")[2]}
                return what if is_same else f"{label} ({what})"

    return html.unescape(_ANGLE.sub(read, text))


def _named(messages: list[dict[str, Any]]) -> dict[str, str]:
    """Who is who, from the messages themselves."""
    names: dict[str, str] = {}
    for one in messages:
        profile, user = one.get("user_profile"), one.get("user")
        if isinstance(profile, dict) and isinstance(user, str):
            called = [profile.get(key) for key in ("display_name", "real_name", "name")]
            if name := next((each for each in called if isinstance(each, str) and each.strip()), ""):
                names.setdefault(user, name.strip())
    return names


def _message(one: Mapping[str, Any], names: Mapping[str, str]) -> Exported | None:
    at = _moment(one["ts"])
    if at is None:
        return None
    text = one.get("text")
    words = plain(text, names).strip() if isinstance(text, str) else ""
    parts = [words or _attached(one.get("attachments"), names), *_files(one.get("files"))]
    said = "\n".join(part for part in parts if part)
    if not said:
        return None
    return Exported(
        at=at, author=_author(one, names), text=said, about_people=one.get("subtype") in _ABOUT_PEOPLE
    )


def _author(one: Mapping[str, Any], names: Mapping[str, str]) -> str:
    user = one.get("user")
    if isinstance(user, str) and user in names:
        return names[user]
    profile = one.get("bot_profile")
    called = [one.get("username"), profile.get("name") if isinstance(profile, dict) else None, user]
    return next((each for each in called if isinstance(each, str) and each), "")


def _attached(attachments: object, names: Mapping[str, str]) -> str:
    """What an app wrote beside an empty text."""
    said = []
    for one in attachments if isinstance(attachments, list) else ():
        if isinstance(one, dict):
            found = [one.get(key) for key in ("fallback", "text", "title")]
            said.append(next((each for each in found if isinstance(each, str) and each.strip()), ""))
    return plain("\n".join(filter(None, said)), names).strip()


def _files(files: object) -> list[str]:
    """The names of what was attached; what is in it, Slack keeps."""
    names = [one.get("name") for one in files if isinstance(one, dict)] if isinstance(files, list) else []
    return [f"[{name}]" for name in names if isinstance(name, str) and name]


def _moment(ts: str) -> datetime | None:
    try:
        at = datetime.fromtimestamp(float(ts), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return at if _FIRST_YEAR <= at.year <= _LAST_YEAR else None
