"""What each setting may be: every key of settings.toml with the check of its value. Reads no file."""

import re
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path

from commander.address import AddressFault, checked_base_url, checked_mail_address
from commander.settings.fault import FaultReason
from commander.settings.feeds import EXPECTED_MINUTES, POLL_SECONDS, SILENT_MINUTES
from commander.slack_names import MOST_CHANNELS, channel_names, reaction_name

_LONGEST_TEXT = 200
_MOST_TEXTS = 20
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39}")
UNDO_SECONDS = (0, 60)  # least and most


class NotTaken(Exception):
    """A value that is not taken, with what would be."""

    def __init__(self, reason: FaultReason, expected: str | AddressFault = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.expected = expected


Check = Callable[[object], object]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise NotTaken(FaultReason.WRONG_TYPE, "text")
    if len(value) > _LONGEST_TEXT or not (value == "" or value.isprintable()):
        raise NotTaken(FaultReason.BAD_TEXT, str(_LONGEST_TEXT))
    return value.strip()


def _choice(*choices: str) -> Check:
    def check(value: object) -> str:
        if not isinstance(value, str):
            raise NotTaken(FaultReason.WRONG_TYPE, "text")
        if value not in choices:
            raise NotTaken(FaultReason.NOT_A_CHOICE, ", ".join(f'"{choice}"' for choice in choices))
        return value

    return check


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise NotTaken(FaultReason.WRONG_TYPE, "truth")
    return value


def _seconds(least: int, most: int) -> Check:
    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise NotTaken(FaultReason.WRONG_TYPE, "number")
        if not least <= value <= most:
            raise NotTaken(FaultReason.OUT_OF_RANGE, f"{least}–{most}")
        return value

    return check


def _address(value: object) -> str:
    if not isinstance(value, str):
        raise NotTaken(FaultReason.WRONG_TYPE, "text")
    try:
        return checked_base_url(value)
    except AddressFault as fault:
        raise NotTaken(FaultReason.BAD_ADDRESS, fault) from None


def _host(value: object) -> str:
    host = _text(value)
    if host and not _HOST.fullmatch(host):
        raise NotTaken(FaultReason.BAD_HOST)
    return host


def _texts(value: object) -> tuple[str, ...]:
    """A few words: a list, or a text with a comma between each two."""
    said = value.split(",") if isinstance(value, str) else value
    if not isinstance(said, list) or len(said) > _MOST_TEXTS:
        raise NotTaken(FaultReason.WRONG_TYPE, "words")
    return tuple(filter(None, map(_text, said)))


def _port(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 65536:
        raise NotTaken(FaultReason.BAD_PORT)
    return value


def _mail_address(value: object) -> str:
    address = _text(value)
    try:
        return checked_mail_address(address) if address else ""
    except AddressFault as fault:
        raise NotTaken(FaultReason.BAD_ADDRESS, fault) from None


def _folder(value: object) -> Path:
    if not isinstance(value, str):
        raise NotTaken(FaultReason.WRONG_TYPE, "text")
    try:
        folder = Path(value).expanduser()
    except RuntimeError:  # ~nobody
        raise NotTaken(FaultReason.BAD_FOLDER) from None
    if "\0" in value or not folder.is_absolute():
        raise NotTaken(FaultReason.BAD_FOLDER)
    return folder


def _command(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        try:
            words = shlex.split(value)
        except ValueError:  # a quotation that never ends
            raise NotTaken(FaultReason.BAD_COMMAND) from None
    elif isinstance(value, list) and all(isinstance(word, str) for word in value):
        words = value
    else:
        raise NotTaken(FaultReason.WRONG_TYPE, "words")
    if any("\0" in word for word in words) or (words and not words[0].strip()):
        raise NotTaken(FaultReason.BAD_COMMAND)
    return tuple(words)


def _reaction(value: object) -> str:
    name = reaction_name(value) if isinstance(value, str) else None
    if name is None:
        raise NotTaken(FaultReason.BAD_REACTION)
    return name


def _channels(value: object) -> tuple[str, ...]:
    if not isinstance(value, str) and not (
        isinstance(value, list) and all(isinstance(one, str) for one in value)
    ):
        raise NotTaken(FaultReason.WRONG_TYPE, "words")
    names = channel_names(value)
    if names is None:
        raise NotTaken(FaultReason.BAD_CHANNELS, str(MOST_CHANNELS))
    return names


CHECKS: Mapping[str, Mapping[str, Check]] = {
    "person": {"name": _text},
    "window": {
        "language": _choice("ja", "en", "system"),
        "theme": _choice("dark", "light", "system"),
        "scribe_on_top": _yes_or_no,
        "reduced_motion": _choice("on", "off", "system"),
        "notifications": _yes_or_no,
    },
    "slack": {"base_url": _address, "reaction": _reaction, "channels": _channels},
    "statuspage": {"base_url": _address, "page_id": _text},
    "cachet": {"base_url": _address},
    "email": {
        "host": _host,
        "port": _port,
        "tls": _choice("starttls", "implicit"),
        "sender": _mail_address,
        "user": _text,
    },
    "page": {"folder": _folder, "public_url": _address, "publish_command": _command},
    "alertmanager": {
        "url": _address,
        "sign_in": _choice("none", "basic", "bearer"),
        "user": _text,
        "receivers": _texts,
        "matchers": _texts,
        "poll_seconds": _seconds(*POLL_SECONDS),
        "heartbeat": _text,
        "silent_minutes": _seconds(*SILENT_MINUTES),
    },
    "intake": {"folder": _folder, "expected_minutes": _seconds(*EXPECTED_MINUTES)},
    "sending": {"undo_seconds": _seconds(*UNDO_SECONDS), "grace_seconds": _seconds(0, 600)},
}
