"""Pure: one value of a policy file as it must be, or what is wrong with it."""

import re
from collections.abc import Callable
from zoneinfo import ZoneInfo

import msgspec

from commander.address import AddressFault, AddressReason, checked_base_url, checked_mail_address
from commander.board.audience_book import StageText
from commander.board.bulletin import Stage
from commander.board.channel_wish import pattern_fault
from commander.board.customer_policy import CUSTOMER_COLUMNS
from commander.board.house_wording import TextKind
from commander.board.inquiry_channels import DAYS, HOURS, MOST_AN_HOUR
from commander.board.organisation import SCHEMES
from commander.board.refusal import Refused
from commander.board.roles import ROLES
from commander.board.text import link
from commander.policy_fault import PolicyReason
from commander.wording.template_syntax import TemplateBroken, parse

_LONGEST_TEXT = 300
_LONGEST_PROMISE = 7 * 24 * 60
_MOST_WORDS = 200
_LONGEST_PROSE = 5_000
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_EDGE = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_CHANNEL = re.compile(r"#?[^\s#@,:]{1,80}")
_PAGES_WITH_COMPONENTS = ("statuspage", "cachet")
# RFC 5321: every server takes a hundred recipients of one mail; a list is told whole or not at all.
_MOST_ADDRESSES = 100
Check = Callable[[object], object]


class Wrong(Exception):
    """What is wrong with a value, and what was expected; the reader knows where it stands."""

    def __init__(self, reason: PolicyReason, expected: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.expected = expected


def as_text(value: object) -> str:
    """One printable line; may be empty."""
    if not isinstance(value, str):
        raise Wrong(PolicyReason.WRONG_TYPE, "text")
    if len(value) > _LONGEST_TEXT or not (value == "" or value.isprintable()):
        raise Wrong(PolicyReason.BAD_TEXT, str(_LONGEST_TEXT))
    return value.strip()


def as_filled(value: object) -> str:
    """One printable line that says something."""
    text = as_text(value)
    if not text:
        raise Wrong(PolicyReason.EMPTY)
    return text


def as_key(value: object) -> str:
    """A short name of letters and digits."""
    text = as_text(value)
    if not _KEY.fullmatch(text):
        raise Wrong(PolicyReason.BAD_KEY)
    return text


def as_address(value: object) -> str:
    """The address of a site; may be empty. Raises AddressFault."""
    text = as_text(value)
    return checked_base_url(text) if text else ""


def as_link(value: object) -> str:
    """An https link; may be empty. Raises AddressFault."""
    text = as_text(value)
    try:
        return link(text, field="call-link") if text else ""
    except Refused:
        raise AddressFault(AddressReason.NOT_AN_ADDRESS) from None


def as_time_zone(value: object) -> str:
    """A time zone that this machine knows."""
    text = as_text(value)
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        raise Wrong(PolicyReason.NO_ZONE) from None
    return text


def one_of(*choices: str) -> Check:
    """A check for one of these words."""

    def check(value: object) -> str:
        if value not in choices or not isinstance(value, str):
            raise Wrong(PolicyReason.NOT_A_CHOICE, ", ".join(f'"{choice}"' for choice in choices if choice))
        return value

    return check


def as_flag(value: object) -> bool:
    """Either true or false."""
    if not isinstance(value, bool):
        raise Wrong(PolicyReason.WRONG_TYPE, "flag")
    return value


def number_between(least: int, most: int) -> Check:
    """A check for a whole number in a range."""

    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Wrong(PolicyReason.WRONG_TYPE, "number")
        if not least <= value <= most:
            raise Wrong(PolicyReason.OUT_OF_RANGE, f"{least}–{most}")
        return value

    return check


def as_targets(value: object) -> tuple[str, ...]:
    """Where an audience is told."""
    if not isinstance(value, list):
        raise Wrong(PolicyReason.WRONG_TYPE, "targets")
    return tuple(dict.fromkeys(as_target(target) for target in value))


def as_target(value: object) -> str:
    """One place, as `scheme:address`. Raises AddressFault."""
    text = as_text(value)
    scheme, colon, address = text.partition(":")
    if scheme not in SCHEMES:
        raise Wrong(PolicyReason.UNKNOWN_SCHEME, text)
    if scheme == "slack" and not _CHANNEL.fullmatch(address):
        raise Wrong(PolicyReason.NO_CHANNEL)
    if scheme == "email":
        return f"email:{checked_mail_address(address) if '@' in address else as_key(address)}"
    if scheme != "slack" and (colon or address):
        raise Wrong(PolicyReason.NO_ADDRESS_HERE, scheme)
    return text


def as_addresses(value: object) -> tuple[str, ...]:
    """The mail addresses of a list. Raises AddressFault."""
    if not isinstance(value, list):
        raise Wrong(PolicyReason.WRONG_TYPE, "addresses")
    addresses = tuple(dict.fromkeys(checked_mail_address(as_text(address)) for address in value))
    if not 0 < len(addresses) <= _MOST_ADDRESSES:
        raise Wrong(PolicyReason.TOO_MANY_ADDRESSES, f"1–{_MOST_ADDRESSES}")
    return addresses


def as_words(value: object) -> tuple[str, ...]:
    """Words to keep out."""
    if not isinstance(value, list):
        raise Wrong(PolicyReason.WRONG_TYPE, "words")
    words = tuple(dict.fromkeys(as_filled(word) for word in value))
    if not 0 < len(words) <= _MOST_WORDS:
        raise Wrong(PolicyReason.TOO_MANY_WORDS, f"1–{_MOST_WORDS}")
    return words


def as_kinds(value: object) -> tuple[str, ...]:
    """The kinds of text that a wording is kept out of."""
    if not isinstance(value, list) or not value:
        raise Wrong(PolicyReason.WRONG_TYPE, "kinds")
    check = one_of(*TextKind)
    return tuple(dict.fromkeys(str(check(kind)) for kind in value))


def as_prose(value: object) -> str:
    """A text of several lines."""
    if not isinstance(value, str):
        raise Wrong(PolicyReason.WRONG_TYPE, "text")
    if len(value) > _LONGEST_PROSE or not all(one.isprintable() or one == "\n" for one in value):
        raise Wrong(PolicyReason.LONG_PROSE, f"{_LONGEST_PROSE:,}")
    return value.strip()


def as_stage_texts(value: object) -> tuple[StageText, ...]:
    """A client's own text for each stage, readable as the templates are."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise Wrong(PolicyReason.WRONG_TYPE, "stage-texts")
    names = ("title_ja", "title_en", "body_ja", "body_en")
    texts = []
    for row in value:
        if not set(row) <= {"stage", *names}:
            raise Wrong(PolicyReason.WRONG_TYPE, "stage-texts")
        said = {name: as_prose(row.get(name, "")) for name in names}
        for text in filter(None, said.values()):
            try:
                parse(f"title: -\n\n{text}", "text")
            except TemplateBroken as fault:
                raise Wrong(PolicyReason.BAD_TEMPLATE, str(fault)) from None
        stage = one_of(*Stage)(row.get("stage", ""))
        texts.append(msgspec.convert({"stage": stage, **said}, StageText))
    return tuple(texts)


def as_roles(value: object) -> tuple[str, ...]:
    """The keys of roles."""
    if not isinstance(value, list):
        raise Wrong(PolicyReason.WRONG_TYPE, "roles")
    check = one_of(*ROLES)
    return tuple(dict.fromkeys(str(check(role)) for role in value))


def as_people(value: object) -> tuple[str, ...]:
    """Names as people write them, or keys of listed ones."""
    if not isinstance(value, list):
        raise Wrong(PolicyReason.WRONG_TYPE, "people")
    return tuple(dict.fromkeys(as_filled(name) for name in value))


def as_edges(value: object) -> tuple[str, ...]:
    """When shifts change, by the clock on the wall: ["09:00", "21:00"]."""
    if not isinstance(value, list):
        raise Wrong(PolicyReason.WRONG_TYPE, "edges")
    edges = tuple(dict.fromkeys(as_filled(edge) for edge in value))
    if not all(_EDGE.fullmatch(edge) for edge in edges):
        raise Wrong(PolicyReason.WRONG_TYPE, "edges")
    return edges


def as_left_out(value: object) -> tuple[str, ...]:
    """Who is in no list of customers: @domain, a whole mail address, an account id."""
    if not isinstance(value, list) or len(value) > _MOST_WORDS:
        raise Wrong(PolicyReason.TOO_MANY_WORDS, f"0–{_MOST_WORDS}")
    return tuple(dict.fromkeys(as_filled(one) for one in value))


def as_customer_columns(value: object) -> tuple[str, ...]:
    """Which columns of a list of customers somebody is handed."""
    if not isinstance(value, list) or not value:
        raise Wrong(PolicyReason.WRONG_TYPE, "columns")
    check = one_of(*CUSTOMER_COLUMNS)
    return tuple(dict.fromkeys(str(check(column)) for column in value))


def as_by_severity(value: object) -> dict[str, int]:
    """Minutes by severity: { 1 = 10, 2 = 15 }."""
    if not isinstance(value, dict) or not set(value) <= set("12345"):
        raise Wrong(PolicyReason.WRONG_TYPE, "by-severity")
    minutes = {str(severity): as_minutes(one) for severity, one in sorted(value.items())}
    return {severity: one for severity, one in minutes.items() if isinstance(one, int)}


def as_page_ids(value: object) -> dict[str, str]:
    """A component's id by kind of page: { statuspage = "8kbf7d35c070", cachet = "3" }; "": not on that page."""
    if not isinstance(value, dict) or not set(value) <= set(_PAGES_WITH_COMPONENTS):
        raise Wrong(PolicyReason.WRONG_TYPE, "page-ids")
    ids = {scheme: as_text(id_) for scheme, id_ in value.items()}
    if ids.get("cachet") and not (ids["cachet"].isascii() and ids["cachet"].isdigit()):
        raise Wrong(PolicyReason.WRONG_TYPE, "page-ids")
    return {scheme: as_key(id_) if id_ else "" for scheme, id_ in ids.items()}


def slack_id(letters: str) -> Check:
    """An id as Slack writes it: U… a person, S… a group of people."""
    pattern = re.compile(rf"[{letters}][A-Z0-9]{{6,20}}")

    def check(value: object) -> str:
        text = as_text(value)
        if text and not pattern.fullmatch(text):
            raise Wrong(PolicyReason.BAD_SLACK_ID, f"{letters[0]}0ABC123DE")
        return text

    return check


def as_mail(value: object) -> str:
    """A mail address; may be empty. Raises AddressFault."""
    text = as_text(value)
    return checked_mail_address(text) if text else ""


def as_handle(value: object) -> str:
    """A user group's handle, with or without its @."""
    return as_key(as_filled(value).removeprefix("@"))


def as_pattern(value: object) -> str:
    """How a channel is named."""
    text = as_filled(value)
    fault = pattern_fault(text)
    if fault:
        raise Wrong(PolicyReason.BAD_PATTERN, fault)
    return text


def as_names(value: object) -> tuple[str, ...]:
    """Keys of people or handles of groups."""
    if not isinstance(value, list):
        raise Wrong(PolicyReason.WRONG_TYPE, "names")
    return tuple(dict.fromkeys(as_key(as_filled(name).removeprefix("@")) for name in value))


def as_channels(value: object) -> tuple[str, ...]:
    """Names of Slack channels."""
    if not isinstance(value, list):
        raise Wrong(PolicyReason.WRONG_TYPE, "channels")
    names = tuple(dict.fromkeys(as_filled(name) for name in value))
    if not all(_CHANNEL.fullmatch(name) for name in names):
        raise Wrong(PolicyReason.WRONG_TYPE, "channels")
    return names


def as_an_hour(value: object) -> float:
    """How many come in an hour."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Wrong(PolicyReason.WRONG_TYPE, "number")
    if not 0 <= value <= MOST_AN_HOUR:
        raise Wrong(PolicyReason.OUT_OF_RANGE, f"0–{MOST_AN_HOUR:,.0f}")
    return float(value)


def as_week(value: object) -> tuple[tuple[float, ...], ...]:
    """How many come in each hour of each day, Monday first."""
    if not isinstance(value, list) or not all(isinstance(day, list) for day in value):
        raise Wrong(PolicyReason.WRONG_TYPE, "week")
    if value and (len(value) != DAYS or any(len(day) != HOURS for day in value)):
        raise Wrong(PolicyReason.WRONG_TYPE, "week")
    return tuple(tuple(as_an_hour(hour) for hour in day) for day in value)


as_minutes = number_between(1, _LONGEST_PROMISE)
