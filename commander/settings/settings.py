"""What belongs to this machine alone: settings.toml in the home folder. What is shared is in the policy."""

import difflib
import threading
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from commander.files import private_folder, read_whole, write_atomically
from commander.settings.checks import CHECKS, NotTaken
from commander.settings.fault import FaultReason, SettingsFault, line_of, place_of
from commander.settings.feeds import Alertmanager, Intake

FILE_NAME = "settings.toml"
LOG_FILE = "commander.log"  # beside them; what nobody foresaw goes there
_LARGEST = 1024 * 1024

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


Change = str | int | Sequence[str] | None


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
        if section not in CHECKS:
            raise _unknown(path, text, section, "", CHECKS)
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
    if key not in CHECKS[section]:
        raise _unknown(path, text, section, key, CHECKS[section])
    try:
        return CHECKS[section][key](value)
    except NotTaken as wrong:
        line = line_of(text, section, key)
        raise SettingsFault(
            path, wrong.reason, key=f"{section}.{key}", line=line, expected=wrong.expected
        ) from None


def _unknown(path: Path, text: str, section: str, key: str, known: Mapping[str, object]) -> SettingsFault:
    nearest = difflib.get_close_matches(key or section, known, n=1, cutoff=0.5)
    if not nearest and key:
        # The right key under the wrong heading is the other common slip.
        nearest = [f"{other}.{key}" for other, keys in CHECKS.items() if key in keys]
    return SettingsFault(
        path,
        FaultReason.UNKNOWN_KEY if key else FaultReason.UNKNOWN_SECTION,
        key=f"{section}.{key}" if key else section,
        line=line_of(text, section, key),
        expected=nearest[0] if nearest else "",
        known=tuple(known),
    )
