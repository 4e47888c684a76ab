"""What belongs to this machine alone: settings.toml in the home folder. What is shared is in the policy."""

import difflib
import re
import shlex
import threading
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from commander.address import AddressFault, checked_base_url, checked_mail_address
from commander.files import private_folder, read_whole, write_atomically
from commander.settings_fault import FaultReason, SettingsFault, line_of, place_of
from commander.settings_feeds import (
    EXPECTED_MINUTES,
    POLL_SECONDS,
    SILENT_MINUTES,
    Alertmanager,
    Intake,
)
from commander.slack_names import MOST_CHANNELS, channel_names, reaction_name

FILE_NAME = "settings.toml"
LOG_FILE = "commander.log"  # beside them; what nobody foresaw goes there
_LARGEST = 1024 * 1024
_LONGEST_TEXT = 200
_MOST_TEXTS = 20
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39}")
UNDO_SECONDS = (0, 60)  # least and most

# Two that read and write at once would lose what the first one changed.
_one_at_a_time = threading.Lock()
_HEADING = """\
# Settings of this machine. What the organisation shares (people, audiences, cadence) is its policy.
# この PC だけの設定です。組織で共有するもの(人、宛先、掲示間隔)は運用設定にあります。
# Tokens never belong here: they live in the system keyring. トークンはここに書かず、キーリングに保管します。
"""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Who sits at this machine."""

    name: str = ""


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """How the window looks, and whether it calls when it is not in front."""

    language: Literal["ja", "en", "system"] = "system"
    theme: Literal["dark", "light", "system"] = "system"
    scribe_on_top: bool = False
    reduced_motion: Literal["on", "off", "system"] = "system"
    notifications: bool = True


class Slack(msgspec.Struct, frozen=True, kw_only=True):
    """Where Slack's Web API is, which reaction keeps a message, and where besides incidents' own channels."""

    base_url: str = "https://slack.com/api"
    reaction: str = "memo"
    channels: tuple[str, ...] = ()


class Statuspage(msgspec.Struct, frozen=True, kw_only=True):
    """Where the Statuspage API is, and which page is ours."""

    base_url: str = "https://api.statuspage.io/v1"
    page_id: str = ""


class Cachet(msgspec.Struct, frozen=True, kw_only=True):
    """Where the API of our Cachet is: https://status.example.com/api. There is none unless it is set."""

    base_url: str | None = None


class Email(msgspec.Struct, frozen=True, kw_only=True):
    """Which mail server we hand mail to, always under TLS, and as whom."""

    host: str = ""
    port: int | None = None
    tls: Literal["starttls", "implicit"] = "starttls"
    sender: str = ""
    user: str = ""

    @property
    def usual_port(self) -> int:
        """The port that is set, else the one where a server speaks so."""
        return self.port or (465 if self.tls == "implicit" else 587)


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The static page: where it is written, how it is published, where the public reads it."""

    folder: Path | None = None
    public_url: str | None = None
    publish_command: tuple[str, ...] = ()


class Sending(msgspec.Struct, frozen=True, kw_only=True):
    """How long a broadcast can be undone, and how long after a time-out nothing can be in flight any more."""

    undo_seconds: int = 8
    grace_seconds: int = 60


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of one machine, checked."""

    person: Person = Person()
    window: Window = Window()
    slack: Slack = Slack()
    statuspage: Statuspage = Statuspage()
    cachet: Cachet = Cachet()
    email: Email = Email()
    page: Page = Page()
    sending: Sending = Sending()
    alertmanager: Alertmanager = Alertmanager()
    intake: Intake = Intake()


class _Wrong(Exception):
    """A value that is not taken, with what would be."""

    def __init__(self, reason: FaultReason, expected: str | AddressFault = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.expected = expected


Change = str | int | Sequence[str] | None
_Check = Callable[[object], object]


def home_folder(wish: Path | None = None) -> Path:
    """The folder that holds everything of one desk: the one wished for, else where this system keeps such."""
    if wish is not None:
        return wish.expanduser().absolute()
    import platformdirs

    return Path(platformdirs.user_data_dir("commander", appauthor=False))


def load(home: Path) -> Settings:
    """The settings in this home folder; defaults where nothing is set. Raises SettingsFault."""
    path = home / FILE_NAME
    return _checked(path, _text_of(path))


def save(home: Path, changes: Mapping[str, Change]) -> Settings:
    """Set "section.key" to a value (None: back to the default), keeping comments; answers the new settings.

    Raises SettingsFault, and then the file is as it was. Any thread.
    """
    with _one_at_a_time:
        return _save(home, changes)


def changed(settings: Settings, changes: Mapping[str, Change]) -> Settings:
    """The settings with some of them changed and checked as `save` would; nothing is written. Raises SettingsFault."""
    for name, value in changes.items():
        section, _, key = name.partition(".")
        part = getattr(settings, section)
        taken = (
            getattr(type(part)(), key) if value is None else _value(Path(FILE_NAME), "", section, key, value)
        )
        settings = replace(settings, **{section: replace(part, **{key: taken})})
    return settings


def _save(home: Path, changes: Mapping[str, Change]) -> Settings:
    import tomlkit
    import tomlkit.exceptions

    path = home / FILE_NAME
    text = _text_of(path)
    _checked(path, text)
    try:
        document = tomlkit.parse(text or _HEADING)
    except tomlkit.exceptions.TOMLKitError:  # tomllib takes it and tomlkit does not
        raise SettingsFault(path, FaultReason.BROKEN) from None
    for name, value in changes.items():
        section, _, key = name.partition(".")
        if value is None:
            if section in document:
                document[section].pop(key, None)
        else:
            document.setdefault(section, tomlkit.table())[key] = (
                value if isinstance(value, str | int) else [*value]
            )
    new_text = tomlkit.dumps(document)
    settings = _checked(path, new_text)
    try:
        private_folder(home)
        write_atomically(path, new_text.encode())
    except OSError as fault:
        raise SettingsFault(path, FaultReason.UNWRITABLE, expected=fault.strerror or "") from None
    return settings


def _text_of(path: Path) -> str:
    try:
        return read_whole(path, _LARGEST).decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as fault:
        line = fault.object.count(b"\n", 0, fault.start) + 1
        raise SettingsFault(path, FaultReason.NOT_UTF8, line=line) from None
    except OSError as fault:
        raise SettingsFault(path, FaultReason.UNREADABLE, expected=fault.strerror or "") from None


def _checked(path: Path, text: str) -> Settings:
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:  # ValueError: TOMLDecodeError, and a number of 5,000 digits
        line, column = place_of(str(fault), text)
        raise SettingsFault(path, FaultReason.BROKEN, line=line, column=column) from None
    values: dict[str, dict[str, object]] = {}
    for section, table in tables.items():
        if section not in _CHECKS:
            raise _unknown(path, text, section, "", _CHECKS)
        if not isinstance(table, dict):
            raise SettingsFault(
                path,
                FaultReason.WRONG_TYPE,
                key=section,
                line=line_of(text, section, ""),
                expected=f"[{section}]",
            )
        values[section] = {key: _value(path, text, section, key, value) for key, value in table.items()}
    return msgspec.convert(values, Settings)


def _value(path: Path, text: str, section: str, key: str, value: object) -> object:
    if key not in _CHECKS[section]:
        raise _unknown(path, text, section, key, _CHECKS[section])
    try:
        return _CHECKS[section][key](value)
    except _Wrong as wrong:
        line = line_of(text, section, key)
        raise SettingsFault(
            path, wrong.reason, key=f"{section}.{key}", line=line, expected=wrong.expected
        ) from None


def _unknown(path: Path, text: str, section: str, key: str, known: Mapping[str, object]) -> SettingsFault:
    nearest = difflib.get_close_matches(key or section, known, n=1, cutoff=0.5)
    if not nearest and key:
        # The right key under the wrong heading is the other common slip.
        nearest = [f"{other}.{key}" for other, keys in _CHECKS.items() if key in keys]
    return SettingsFault(
        path,
        FaultReason.UNKNOWN_KEY if key else FaultReason.UNKNOWN_SECTION,
        key=f"{section}.{key}" if key else section,
        line=line_of(text, section, key),
        expected=nearest[0] if nearest else "",
        known=tuple(known),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _Wrong(FaultReason.WRONG_TYPE, "text")
    if len(value) > _LONGEST_TEXT or not (value == "" or value.isprintable()):
        raise _Wrong(FaultReason.BAD_TEXT, str(_LONGEST_TEXT))
    return value.strip()


def _choice(*choices: str) -> _Check:
    def check(value: object) -> str:
        if not isinstance(value, str):
            raise _Wrong(FaultReason.WRONG_TYPE, "text")
        if value not in choices:
            raise _Wrong(FaultReason.NOT_A_CHOICE, ", ".join(f'"{choice}"' for choice in choices))
        return value

    return check


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(FaultReason.WRONG_TYPE, "truth")
    return value


def _seconds(least: int, most: int) -> _Check:
    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise _Wrong(FaultReason.WRONG_TYPE, "number")
        if not least <= value <= most:
            raise _Wrong(FaultReason.OUT_OF_RANGE, f"{least}–{most}")
        return value

    return check


def _address(value: object) -> str:
    if not isinstance(value, str):
        raise _Wrong(FaultReason.WRONG_TYPE, "text")
    try:
        return checked_base_url(value)
    except AddressFault as fault:
        raise _Wrong(FaultReason.BAD_ADDRESS, fault) from None


def _host(value: object) -> str:
    host = _text(value)
    if host and not _HOST.fullmatch(host):
        raise _Wrong(FaultReason.BAD_HOST)
    return host


def _texts(value: object) -> tuple[str, ...]:
    """A few words: a list, or a text with a comma between each two."""
    said = value.split(",") if isinstance(value, str) else value
    if not isinstance(said, list) or len(said) > _MOST_TEXTS:
        raise _Wrong(FaultReason.WRONG_TYPE, "words")
    return tuple(filter(None, map(_text, said)))


def _port(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 65536:
        raise _Wrong(FaultReason.BAD_PORT)
    return value


def _mail_address(value: object) -> str:
    address = _text(value)
    try:
        return checked_mail_address(address) if address else ""
    except AddressFault as fault:
        raise _Wrong(FaultReason.BAD_ADDRESS, fault) from None


def _folder(value: object) -> Path:
    if not isinstance(value, str):
        raise _Wrong(FaultReason.WRONG_TYPE, "text")
    try:
        folder = Path(value).expanduser()
    except RuntimeError:  # ~nobody
        raise _Wrong(FaultReason.BAD_FOLDER) from None
    if "\0" in value or not folder.is_absolute():
        raise _Wrong(FaultReason.BAD_FOLDER)
    return folder


def _command(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        try:
            words = shlex.split(value)
        except ValueError:  # a quotation that never ends
            raise _Wrong(FaultReason.BAD_COMMAND) from None
    elif isinstance(value, list) and all(isinstance(word, str) for word in value):
        words = value
    else:
        raise _Wrong(FaultReason.WRONG_TYPE, "words")
    if any("\0" in word for word in words) or (words and not words[0].strip()):
        raise _Wrong(FaultReason.BAD_COMMAND)
    return tuple(words)


def _reaction(value: object) -> str:
    name = reaction_name(value) if isinstance(value, str) else None
    if name is None:
        raise _Wrong(FaultReason.BAD_REACTION)
    return name


def _channels(value: object) -> tuple[str, ...]:
    if not isinstance(value, str) and not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
        raise _Wrong(FaultReason.WRONG_TYPE, "words")
    names = channel_names(value)
    if names is None:
        raise _Wrong(FaultReason.BAD_CHANNELS, str(MOST_CHANNELS))
    return names


_CHECKS: Mapping[str, Mapping[str, _Check]] = {
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
