"""The organisation's policy as a TOML file: read with every fault in one sentence, and written to be edited."""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import tomlkit
import tomlkit.exceptions

from commander.address import AddressFault, AddressReason, checked_base_url, checked_mail_address
from commander.board.audience_book import Apology, Circle, Question, StageText, WordingSet
from commander.board.bulletin import ComponentStatus, PageImpact, Stage
from commander.board.house_wording import HouseWording, Severity, TextKind
from commander.board.channel_wish import UserGroup, pattern_fault
from commander.board.inquiry_channels import DAYS, HOURS, MOST_AN_HOUR, InquiryChannel
from commander.board.mailing import Mailing
from commander.board.policy import (
    SCHEMES,
    Approval,
    Audience,
    AudienceKind,
    Cadence,
    Component,
    Person,
    PolicyFile,
    Service,
)
from commander.board.refusal import Refused
from commander.board.slack_rules import Making, SlackRules
from commander.board.severity_map import SeverityMapping
from commander.board.text import link
from commander.files import read_whole, write_atomically
from commander.policy_fault import PolicyFault, PolicyReason
from commander.wording.template_syntax import TemplateBroken, parse

_LARGEST = 4 * 1024 * 1024
_LONGEST_TEXT = 300
_LONGEST_PROMISE = 7 * 24 * 60
_MOST_WORDS = 200
_LONGEST_PROSE = 5_000
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_CHANNEL = re.compile(r"#?[^\s#@,:]{1,80}")
_TEMPLATES = ("", *(f"T{number:02}" for number in range(1, 9)), *(f"I{number:02}" for number in range(1, 5)))
_PAGES_WITH_COMPONENTS = ("statuspage", "cachet")
# What customers read unless the file says otherwise.
_PUBLIC_SCHEMES = ("statuspage", "cachet", "page")
# RFC 5321: every server takes a hundred recipients of one mail; a list is told whole or not at all.
_MOST_ADDRESSES = 100

_HEADING = """\
# The organisation's policy: people, audiences, components, cadence. What is not in it leaves on import.
# 組織の運用設定(人、宛先、構成要素、掲示間隔)。取り込むと、ここにないものは外れます。
# Targets / 送り先: "slack:#channel", "slack:incident", "statuspage", "cachet", "page", "email:list".
"""

_Check = Callable[[object], object]


class _Wrong(Exception):
    def __init__(self, reason: PolicyReason, expected: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.expected = expected


def read_policy(path: Path) -> PolicyFile:
    """The policy in a file. Raises PolicyFault."""
    try:
        text = read_whole(path, _LARGEST).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = fault.object.count(b"\n", 0, fault.start) + 1
        raise PolicyFault(str(path), PolicyReason.NOT_UTF8, line=line) from None
    except OSError as fault:
        raise PolicyFault(str(path), PolicyReason.UNREADABLE, expected=fault.strerror or "") from None
    return parse_policy(text, str(path))


def parse_policy(text: str, source: str) -> PolicyFile:
    """The policy in a text; source names it in a fault. Raises PolicyFault."""
    return _Reader(text, source).policy()


def policy_text(policy: PolicyFile) -> str:
    """The policy as TOML, to be edited and imported again."""
    document = {name: value for name, value in msgspec.to_builtins(policy, str_keys=True).items() if value}
    for rows in document.values():
        for row in rows if isinstance(rows, list | tuple) else ():
            _put_maps_on_one_line(row)
    return _HEADING + "\n" + tomlkit.dumps(document)


def _put_maps_on_one_line(row: dict[str, object]) -> None:
    """A map inside a row as { a = 1 }, and none where it is empty: a table of its own would read as another row."""
    for name, value in list(row.items()):
        if isinstance(value, dict):
            del row[name]
            if value:
                inline = tomlkit.inline_table()
                inline.update(value)
                row[name] = inline


def write_policy(policy: PolicyFile, path: Path) -> None:
    """Write the policy to a file, whole or not at all. Raises PolicyFault."""
    try:
        write_atomically(path, policy_text(policy).encode())
    except OSError as fault:
        raise PolicyFault(str(path), PolicyReason.UNWRITABLE, expected=fault.strerror or "") from None


class _Reader:
    """Reads one text, and knows the line of everything it complains about."""

    def __init__(self, text: str, source: str) -> None:
        self._text = text
        self._source = source

    def policy(self) -> PolicyFile:
        tables = self._tables()
        for name in tables:
            if name not in _TABLES:
                raise self._unknown(name, "", None, tuple(_TABLES))
        persons = [msgspec.convert(row, Person) for row in self._rows(tables, "person")]
        rows = self._rows(tables, "audience")
        audiences = [_audience(row) for row in rows]
        self._check_by_hand(rows)
        mailings = [msgspec.convert(row, Mailing) for row in self._rows(tables, "mailing")]
        self._find_lists(audiences, {mailing.key for mailing in mailings})
        rules = msgspec.convert(self._row(tables.get("slack", {}), "slack", None), SlackRules)
        groups = [msgspec.convert(row, UserGroup) for row in self._rows(tables, "user_group")]
        self._find_invited(rules, {person.key for person in persons}, {group.handle for group in groups})
        wording_sets = [msgspec.convert(row, WordingSet) for row in self._rows(tables, "wording_set")]
        self._find_sets(audiences, {one.key for one in wording_sets})
        return PolicyFile(
            service=msgspec.convert(self._row(tables.get("service", {}), "service", None), Service),
            approval=msgspec.convert(self._row(tables.get("approval", {}), "approval", None), Approval),
            person=tuple(persons),
            audience=tuple(audiences),
            component=tuple(msgspec.convert(row, Component) for row in self._rows(tables, "component")),
            slack=rules,
            user_group=tuple(groups),
            cadence=tuple(msgspec.convert(row, Cadence) for row in self._rows(tables, "cadence")),
            severity_map=tuple(
                msgspec.convert(row, SeverityMapping) for row in self._rows(tables, "severity_map")
            ),
            mailing=tuple(mailings),
            question=tuple(msgspec.convert(row, Question) for row in self._rows(tables, "question")),
            wording_set=tuple(wording_sets),
            inquiry_channel=tuple(
                msgspec.convert(row, InquiryChannel) for row in self._rows(tables, "inquiry_channel")
            ),
            wording=tuple(msgspec.convert(row, HouseWording) for row in self._rows(tables, "wording")),
        )

    def _check_by_hand(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Whom a person tells has no place where a machine could."""
        for index, row in enumerate(rows):
            for key in ("targets", "public"):
                if row.get("kind") == AudienceKind.BY_HAND and row.get(key):
                    line = _line(self._text, "audience", key, index)
                    raise self._fault(PolicyReason.BY_HAND_ALONE, key=f"audience.{key}", line=line)

    def _find_invited(self, rules: SlackRules, people: set[str], handles: set[str]) -> None:
        """Everybody who is to be invited is in the file."""
        for key, known in (("invite", people), ("invite_groups", handles)):
            for name in getattr(rules, key):
                if name not in known:
                    line = _line(self._text, "slack", key, 0)
                    raise self._fault(
                        PolicyReason.NOBODY_TO_INVITE, key=f"slack.{key}", line=line, expected=name
                    )

    def _find_lists(self, audiences: Sequence[Audience], keys: set[str]) -> None:
        """Every list that an audience is told by is in the file."""
        for index, audience in enumerate(audiences):
            for target in audience.targets:
                scheme, _, address = target.partition(":")
                if scheme == "email" and "@" not in address and address not in keys:
                    line = _line(self._text, "audience", "targets", index)
                    raise self._fault(
                        PolicyReason.NO_MAILING, key="audience.targets", line=line, expected=address
                    )

    def _find_sets(self, audiences: Sequence[Audience], keys: set[str]) -> None:
        """Every wording set that an audience is written to by is in the file."""
        for index, audience in enumerate(audiences):
            if audience.wording and audience.wording not in keys:
                line = _line(self._text, "audience", "wording", index)
                raise self._fault(
                    PolicyReason.NO_WORDING_SET, key="audience.wording", line=line, expected=audience.wording
                )

    def _tables(self) -> dict[str, object]:
        try:
            return dict(tomlkit.parse(self._text).unwrap())
        except tomlkit.exceptions.ParseError as fault:
            raise self._fault(PolicyReason.BROKEN, line=fault.line, column=fault.col + 1) from None
        except (tomlkit.exceptions.TOMLKitError, ValueError, RecursionError):
            # A key given twice, a date that does not exist, a thousand brackets: tomlkit names no place.
            raise self._fault(PolicyReason.BROKEN) from None

    def _rows(self, tables: Mapping[str, object], name: str) -> list[dict[str, object]]:
        found = tables.get(name, [])
        if not isinstance(found, list):
            line = _line(self._text, name, "", 0)
            raise self._fault(PolicyReason.NOT_A_LIST, key=name, line=line)
        rows = [self._row(row, name, index) for index, row in enumerate(found)]
        identity = _IDENTITY[name]
        seen: set[object] = set()
        for index, row in enumerate(rows):
            if row[identity] in seen:
                line = _line(self._text, name, identity, index)
                value = str(row[identity])
                raise self._fault(PolicyReason.TWICE, key=f"{name}.{identity}", line=line, expected=value)
            seen.add(row[identity])
        return rows

    def _row(self, row: object, name: str, index: int | None) -> dict[str, object]:
        if not isinstance(row, dict):
            heading = f"[{name}]" if index is None else f"[[{name}]]"
            line = _line(self._text, name, "", 0)
            raise self._fault(PolicyReason.WRONG_TYPE, key=name, line=line, expected=heading)
        checks = _TABLES[name]
        for key in row:
            if key not in checks:
                raise self._unknown(name, key, index, tuple(checks))
        for key in _REQUIRED.get(name, ()):
            if key not in row:
                line = _line(self._text, name, "", index or 0)
                raise self._fault(PolicyReason.MISSING, key=f"{name}.{key}", line=line)
        return {key: self._value(name, key, index, value) for key, value in row.items()}

    def _value(self, name: str, key: str, index: int | None, value: object) -> object:
        try:
            return _TABLES[name][key](value)
        except _Wrong as wrong:
            line = _line(self._text, name, key, index or 0)
            raise self._fault(wrong.reason, key=f"{name}.{key}", line=line, expected=wrong.expected) from None
        except AddressFault as fault:
            line = _line(self._text, name, key, index or 0)
            raise self._fault(
                PolicyReason.BAD_ADDRESS, key=f"{name}.{key}", line=line, expected=fault
            ) from None

    def _unknown(self, name: str, key: str, index: int | None, known: tuple[str, ...]) -> PolicyFault:
        nearest = difflib.get_close_matches(key or name, known, n=1, cutoff=0.5)
        return self._fault(
            PolicyReason.UNKNOWN_KEY,
            key=f"{name}.{key}" if key else name,
            line=_line(self._text, name, key, index or 0),
            expected=nearest[0] if nearest else "",
            known=known,
        )

    def _fault(
        self,
        reason: PolicyReason,
        *,
        key: str = "",
        line: int | None = None,
        column: int | None = None,
        expected: str | AddressFault = "",
        known: tuple[str, ...] = (),
    ) -> PolicyFault:
        return PolicyFault(
            self._source, reason, key=key, line=line, column=column, expected=expected, known=known
        )


def _audience(row: dict[str, object]) -> Audience:
    targets = row.get("targets", ())
    schemes = [str(target).partition(":")[0] for target in targets] if isinstance(targets, tuple) else []
    public = any(scheme in _PUBLIC_SCHEMES for scheme in schemes)
    return msgspec.convert({"public": public, **row}, Audience)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _Wrong(PolicyReason.WRONG_TYPE, "text")
    if len(value) > _LONGEST_TEXT or not (value == "" or value.isprintable()):
        raise _Wrong(PolicyReason.BAD_TEXT, str(_LONGEST_TEXT))
    return value.strip()


def _filled(value: object) -> str:
    text = _text(value)
    if not text:
        raise _Wrong(PolicyReason.EMPTY)
    return text


def _key(value: object) -> str:
    text = _text(value)
    if not _KEY.fullmatch(text):
        raise _Wrong(PolicyReason.BAD_KEY)
    return text


def _address(value: object) -> str:
    text = _text(value)
    return checked_base_url(text) if text else ""


def _link(value: object) -> str:
    text = _text(value)
    try:
        return link(text, field="call-link") if text else ""
    except Refused:
        raise AddressFault(AddressReason.NOT_AN_ADDRESS) from None


def _time_zone(value: object) -> str:
    text = _text(value)
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        raise _Wrong(PolicyReason.NO_ZONE) from None
    return text


def _choice(*choices: str) -> _Check:
    def check(value: object) -> str:
        if value not in choices or not isinstance(value, str):
            raise _Wrong(PolicyReason.NOT_A_CHOICE, ", ".join(f'"{choice}"' for choice in choices if choice))
        return value

    return check


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(PolicyReason.WRONG_TYPE, "flag")
    return value


def _number(least: int, most: int) -> _Check:
    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise _Wrong(PolicyReason.WRONG_TYPE, "number")
        if not least <= value <= most:
            raise _Wrong(PolicyReason.OUT_OF_RANGE, f"{least}–{most}")
        return value

    return check


def _targets(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _Wrong(PolicyReason.WRONG_TYPE, "targets")
    return tuple(dict.fromkeys(_target(target) for target in value))


def _target(value: object) -> str:
    text = _text(value)
    scheme, colon, address = text.partition(":")
    if scheme not in SCHEMES:
        raise _Wrong(PolicyReason.UNKNOWN_SCHEME, text)
    if scheme == "slack" and not _CHANNEL.fullmatch(address):
        raise _Wrong(PolicyReason.NO_CHANNEL)
    if scheme == "email":
        return f"email:{checked_mail_address(address) if '@' in address else _key(address)}"
    if scheme != "slack" and (colon or address):
        raise _Wrong(PolicyReason.NO_ADDRESS_HERE, scheme)
    return text


def _addresses(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _Wrong(PolicyReason.WRONG_TYPE, "addresses")
    addresses = tuple(dict.fromkeys(checked_mail_address(_text(address)) for address in value))
    if not 0 < len(addresses) <= _MOST_ADDRESSES:
        raise _Wrong(PolicyReason.TOO_MANY_ADDRESSES, f"1–{_MOST_ADDRESSES}")
    return addresses


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _Wrong(PolicyReason.WRONG_TYPE, "words")
    words = tuple(dict.fromkeys(_filled(word) for word in value))
    if not 0 < len(words) <= _MOST_WORDS:
        raise _Wrong(PolicyReason.TOO_MANY_WORDS, f"1–{_MOST_WORDS}")
    return words


def _kinds(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise _Wrong(PolicyReason.WRONG_TYPE, "kinds")
    check = _choice(*TextKind)
    return tuple(dict.fromkeys(str(check(kind)) for kind in value))


def _prose(value: object) -> str:
    """A text of several lines."""
    if not isinstance(value, str):
        raise _Wrong(PolicyReason.WRONG_TYPE, "text")
    if len(value) > _LONGEST_PROSE or not all(one.isprintable() or one == "\n" for one in value):
        raise _Wrong(PolicyReason.LONG_PROSE, f"{_LONGEST_PROSE:,}")
    return value.strip()


def _stage_texts(value: object) -> tuple[StageText, ...]:
    """A client's own text for each stage, readable as the templates are."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise _Wrong(PolicyReason.WRONG_TYPE, "stage-texts")
    names = ("title_ja", "title_en", "body_ja", "body_en")
    texts = []
    for row in value:
        if not set(row) <= {"stage", *names}:
            raise _Wrong(PolicyReason.WRONG_TYPE, "stage-texts")
        said = {name: _prose(row.get(name, "")) for name in names}
        for text in filter(None, said.values()):
            try:
                parse(f"title: -\n\n{text}", "text")
            except TemplateBroken as fault:
                raise _Wrong(PolicyReason.BAD_TEMPLATE, str(fault)) from None
        stage = _choice(*Stage)(row.get("stage", ""))
        texts.append(msgspec.convert({"stage": stage, **said}, StageText))
    return tuple(texts)


def _roles(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _Wrong(PolicyReason.WRONG_TYPE, "roles")
    return tuple(dict.fromkeys(_key(role) for role in value))


def _by_severity(value: object) -> dict[str, int]:
    """Minutes by severity: { 1 = 10, 2 = 15 }."""
    if not isinstance(value, dict) or not set(value) <= set("12345"):
        raise _Wrong(PolicyReason.WRONG_TYPE, "by-severity")
    minutes = {str(severity): _MINUTES(one) for severity, one in sorted(value.items())}
    return {severity: one for severity, one in minutes.items() if isinstance(one, int)}


def _page_ids(value: object) -> dict[str, str]:
    """A component's id by kind of page: { statuspage = "8kbf7d35c070", cachet = "3" }; "": not on that page."""
    if not isinstance(value, dict) or not set(value) <= set(_PAGES_WITH_COMPONENTS):
        raise _Wrong(PolicyReason.WRONG_TYPE, "page-ids")
    ids = {scheme: _text(id_) for scheme, id_ in value.items()}
    if ids.get("cachet") and not (ids["cachet"].isascii() and ids["cachet"].isdigit()):
        raise _Wrong(PolicyReason.WRONG_TYPE, "page-ids")
    return {scheme: _key(id_) if id_ else "" for scheme, id_ in ids.items()}


def _slack_id(letters: str) -> _Check:
    """An id as Slack writes it: U… a person, S… a group of people."""
    pattern = re.compile(rf"[{letters}][A-Z0-9]{{6,20}}")

    def check(value: object) -> str:
        text = _text(value)
        if text and not pattern.fullmatch(text):
            raise _Wrong(PolicyReason.BAD_SLACK_ID, f"{letters[0]}0ABC123DE")
        return text

    return check


def _mail(value: object) -> str:
    text = _text(value)
    return checked_mail_address(text) if text else ""


def _handle(value: object) -> str:
    return _key(_filled(value).removeprefix("@"))


def _pattern(value: object) -> str:
    text = _filled(value)
    fault = pattern_fault(text)
    if fault:
        raise _Wrong(PolicyReason.BAD_PATTERN, fault)
    return text


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _Wrong(PolicyReason.WRONG_TYPE, "names")
    return tuple(dict.fromkeys(_key(_filled(name).removeprefix("@")) for name in value))


def _channels(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _Wrong(PolicyReason.WRONG_TYPE, "channels")
    names = tuple(dict.fromkeys(_filled(name) for name in value))
    if not all(_CHANNEL.fullmatch(name) for name in names):
        raise _Wrong(PolicyReason.WRONG_TYPE, "channels")
    return names


def _an_hour(value: object) -> float:
    """How many come in an hour."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _Wrong(PolicyReason.WRONG_TYPE, "number")
    if not 0 <= value <= MOST_AN_HOUR:
        raise _Wrong(PolicyReason.OUT_OF_RANGE, f"0–{MOST_AN_HOUR:,.0f}")
    return float(value)


def _week(value: object) -> tuple[tuple[float, ...], ...]:
    """How many come in each hour of each day, Monday first."""
    if not isinstance(value, list) or not all(isinstance(day, list) for day in value):
        raise _Wrong(PolicyReason.WRONG_TYPE, "week")
    if value and (len(value) != DAYS or any(len(day) != HOURS for day in value)):
        raise _Wrong(PolicyReason.WRONG_TYPE, "week")
    return tuple(tuple(_an_hour(hour) for hour in day) for day in value)


_MINUTES = _number(1, _LONGEST_PROMISE)
_TABLES: Mapping[str, Mapping[str, _Check]] = {
    "service": {
        "name_ja": _text,
        "name_en": _text,
        "url": _address,
        "contact": _text,
        "time_zone": _time_zone,
        "call_url": _link,
    },
    "approval": {
        "public": _choice("commander", "nobody"),
        "four_eyes": _flag,
        "minutes": _number(1, 24 * 60),
    },
    "person": {"key": _key, "name": _filled, "contact": _text, "slack": _slack_id("UW"), "mail": _mail},
    "slack": {
        "channel": _choice(*(making.value for making in Making)),
        "name": _pattern,
        "private": _flag,
        "announce": _channels,
        "summary": _channels,
        "invite": _names,
        "invite_groups": _names,
    },
    "user_group": {"id": _slack_id("S"), "handle": _handle},
    "audience": {
        "key": _key,
        "name_ja": _filled,
        "name_en": _filled,
        "targets": _targets,
        "public": _flag,
        "template": _choice(*_TEMPLATES),
        "kind": _choice(*(kind.value for kind in AudienceKind)),
        "owner": _text,
        "contact": _text,
        "approvers": _roles,
        "wording": _text,
        "first": _by_severity,
        "every": _by_severity,
        "circle": _choice(*Circle),
    },
    "question": {"key": _key, "ja": _filled, "en": _filled},
    "wording_set": {
        "key": _key,
        "client_ja": _text,
        "client_en": _text,
        "service_ja": _text,
        "service_en": _text,
        "greeting_ja": _prose,
        "greeting_en": _prose,
        "signature_ja": _prose,
        "signature_en": _prose,
        "apology": _choice(*Apology),
        "text": _stage_texts,
    },
    "inquiry_channel": {"key": _key, "name_ja": _filled, "name_en": _filled, "usual": _an_hour, "week": _week},
    "component": {"id": _key, "name_ja": _filled, "name_en": _filled, "ids": _page_ids},
    "severity_map": {
        "severity": _number(1, 5),
        "impact": _choice(*PageImpact),
        "component": _choice(*(each for each in ComponentStatus if each is not ComponentStatus.MAINTENANCE)),
    },
    "cadence": {
        "severity": _number(1, 5),
        "first": _MINUTES,
        "investigating": _MINUTES,
        "identified": _MINUTES,
        "monitoring": _MINUTES,
    },
    "mailing": {"key": _key, "addresses": _addresses},
    "wording": {
        "key": _key,
        "words": _words,
        "severity": _choice(*Severity),
        "kinds": _kinds,
        "why_ja": _text,
        "why_en": _text,
        "instead_ja": _text,
        "instead_en": _text,
    },
}
_IDENTITY = {
    "person": "key",
    "audience": "key",
    "component": "id",
    "severity_map": "severity",
    "cadence": "severity",
    "wording": "key",
    "mailing": "key",
    "user_group": "id",
    "question": "key",
    "wording_set": "key",
    "inquiry_channel": "key",
}
_REQUIRED: Mapping[str, Sequence[str]] = {
    "person": ("key", "name"),
    "audience": ("key", "name_ja", "name_en"),
    "component": ("id", "name_ja", "name_en"),
    "severity_map": ("severity", "impact", "component"),
    "cadence": ("severity", "first", "investigating", "identified", "monitoring"),
    "wording": ("key", "words"),
    "mailing": ("key", "addresses"),
    "user_group": ("id", "handle"),
    "question": ("key", "ja", "en"),
    "wording_set": ("key",),
    "inquiry_channel": ("key", "name_ja", "name_en"),
}


def _line(text: str, name: str, key: str, index: int) -> int | None:
    """The line of a table (key "") or of a key in its index-th repetition; None when written in an uncommon way."""
    count, inside = -1, False
    for number, line in enumerate(text.splitlines(), start=1):
        if heading := re.match(r"\s*\[+\s*[\"']?([^\]\"']+?)[\"']?\s*\]", line):
            inside = heading[1].strip() == name
            count += inside
            if inside and not key and count == index:
                return number
        elif inside and key and count == index:
            found = re.match(r"\s*[\"']?([^=#\"']+?)[\"']?\s*=", line)
            if found and found[1].strip() == key:
                return number
        elif not key and count < 0 and re.match(rf"\s*[\"']?{re.escape(name)}[\"']?\s*[.=]", line):
            return number
    return None
