"""The organisation's policy as a TOML file: read with every fault in one sentence, and written to be edited."""

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_origin

import msgspec
import tomlkit
import tomlkit.exceptions
from msgspec.structs import FieldInfo, fields

from commander.address import AddressFault
from commander.board.organisation import (
    Audience,
    AudienceKind,
    PolicyFile,
)
from commander.board.slack_rules import SlackRules
from commander.files import read_whole, write_atomically
from commander.policy_fault import PolicyFault, PolicyReason
from commander.policy_file.tables import IDENTITY, REQUIRED, TABLES
from commander.policy_file.values import Wrong
from commander.settings.fault import place_of

_LARGEST = 4 * 1024 * 1024
# What customers read unless the file says otherwise.
_PUBLIC_SCHEMES = ("statuspage", "cachet", "page")
_HEADING = """\
# The organisation's policy: people, audiences, components, cadence. What is not in it leaves on import.
# 組織の運用設定(人、宛先、構成要素、掲示間隔)。取り込むと、ここにないものは外れます。
# Targets / 送り先: "slack:#channel", "slack:incident", "statuspage", "cachet", "page", "email:list".
"""


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
            if name not in TABLES:
                raise self._unknown(name, "", None, tuple(TABLES))
        self._check_by_hand(self._rows(tables, "audience"))
        file = PolicyFile(**{field.name: self._table(tables, field) for field in fields(PolicyFile)})
        self._find_lists(file.audience, {mailing.key for mailing in file.mailing})
        people, handles = {one.key for one in file.person}, {one.handle for one in file.user_group}
        self._find_invited(file.slack, people, handles)
        self._find_sets(file.audience, {one.key for one in file.wording_set})
        return file

    def _table(self, tables: Mapping[str, object], field: FieldInfo) -> Any:
        """What stands under the name of a field of the policy: one table, or one for each of its rows."""
        name = field.name
        if name == "audience":
            return tuple(map(_audience, self._rows(tables, name)))
        if get_origin(field.type) is tuple:
            return msgspec.convert(self._rows(tables, name), field.type)
        return msgspec.convert(self._row(tables.get(name, {}), name, None), field.type)

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
            line, column = self._broken_at()
            raise self._fault(PolicyReason.BROKEN, line=line, column=column) from None

    def _broken_at(self) -> tuple[int | None, int | None]:
        try:
            tomllib.loads(self._text)
        except (ValueError, RecursionError) as fault:
            return place_of(str(fault), self._text)
        return None, None

    def _rows(self, tables: Mapping[str, object], name: str) -> list[dict[str, object]]:
        found = tables.get(name, [])
        if not isinstance(found, list):
            line = _line(self._text, name, "", 0)
            raise self._fault(PolicyReason.NOT_A_LIST, key=name, line=line)
        rows = [self._row(row, name, index) for index, row in enumerate(found)]
        identity = IDENTITY[name]
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
        checks = TABLES[name]
        for key in row:
            if key not in checks:
                raise self._unknown(name, key, index, tuple(checks))
        for key in REQUIRED.get(name, ()):
            if key not in row:
                line = _line(self._text, name, "", index or 0)
                raise self._fault(PolicyReason.MISSING, key=f"{name}.{key}", line=line)
        return {key: self._value(name, key, index, value) for key, value in row.items()}

    def _value(self, name: str, key: str, index: int | None, value: object) -> object:
        try:
            return TABLES[name][key](value)
        except Wrong as wrong:
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
