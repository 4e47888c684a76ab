"""Scenarios as files: read strictly from resources/scenarios, every fault one sentence. Plays nothing."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NoReturn

import msgspec

from commander.board.text import LINE_LIMIT
from commander.board.timeline import EntryKind
from commander.drill.scenario_fault import ScenarioFault, ScenarioReason
from commander.drill.score import MeasureKey
from commander.drill.script import Act, CastMember, Ending, Scenario, Step, StepKind
from commander.files import read_whole
from commander.wording.language import Bilingual

__all__ = [
    "DEFAULT_SCENARIO",
    "FOLDER",
    "Scenario",
    "ScenarioFault",
    "Step",
    "load_scenario",
    "read_scenario",
    "scenario_keys",
]

DEFAULT_SCENARIO = "the-0300-alert"
FOLDER = Path(__file__).parents[2] / "resources" / "scenarios"

_LARGEST = 1024 * 1024
_SPAN = re.compile(r"\+?(?:(?P<hours>\d{1,2})h)?(?:(?P<minutes>\d{1,3})m)?(?:(?P<seconds>\d{1,4})s)?")
_LINE = re.compile(r"at line (\d+)")
_UNKNOWN = re.compile(r"unknown field `(?P<field>[^`]*)`")
_MISSING = re.compile(r"missing required field `(?P<field>[^`]*)`")
_EXPECTED = re.compile(r"Expected `(?P<type>\w+)[^`]*`")
_CHOICES: Mapping[str, type[StrEnum]] = {
    "kind": StepKind,
    "entry_kind": EntryKind,
    "unless": Act,
    "acts": Act,
    "measures": MeasureKey,
}
_FIELD = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(\w+))?.*", re.DOTALL)
_HEADING = re.compile(r"\s*\[+\s*(\w+)\s*\]")
_NAMED = re.compile(r"\s*(\w+)\s*[.=]")
_PATH = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")


class _Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ja: str
    en: str


class _Cast(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    name: _Text
    is_person: bool = True


class _Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str
    who: str
    kind: StepKind
    text: _Text
    after: str = "+0m"
    since: str = Act.START
    at_latest: str = ""
    not_before: str = ""
    unless: tuple[Act, ...] = ()
    entry_kind: EntryKind = EntryKind.FACT
    source: _Text | None = None
    count: int | None = None
    usual: int | None = None


class _Ending(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    acts: tuple[Act, ...]
    limit: str
    missed: str = ""
    well: str = ""
    linger: str = "+0m"


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shape of the TOML file."""

    title: _Text
    about: _Text
    lasts: str
    cast: tuple[_Cast, ...]
    step: tuple[_Step, ...]
    ending: _Ending
    measures: tuple[MeasureKey, ...]


@cache
def scenario_keys() -> tuple[str, ...]:
    """The scenarios that there are, the usual one first."""
    found = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return tuple(sorted(found, key=lambda key: key != DEFAULT_SCENARIO))


@cache
def load_scenario(key: str) -> Scenario:
    """A scenario that comes with the program. Raises ScenarioFault."""
    if key not in scenario_keys():
        raise ScenarioFault(key, ScenarioReason.NO_SUCH, detail=", ".join(scenario_keys()))
    return read_scenario(FOLDER / f"{key}.toml")


def read_scenario(path: Path) -> Scenario:
    """The scenario in a file; its key is the file's name. Raises ScenarioFault."""
    try:
        text = read_whole(path, _LARGEST).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = fault.object.count(b"\n", 0, fault.start) + 1
        raise ScenarioFault(path.name, ScenarioReason.NOT_UTF8, line=line) from None
    except OSError as fault:
        raise ScenarioFault(path.name, ScenarioReason.UNREADABLE, detail=fault.strerror or "") from None
    return _Reader(text, path.name).scenario(path.stem)


class _Reader:
    """Reads one text, and knows the place of everything it complains about."""

    def __init__(self, text: str, source: str) -> None:
        self._text = text
        self._source = source

    def scenario(self, key: str) -> Scenario:
        file = self._file()
        self._check_keys([one.key for one in file.cast], "cast")
        self._check_keys([one.key for one in file.step], "step")
        cast = tuple(
            CastMember(
                key=one.key, name=self._said(one.name, f"cast[{number}].name"), is_person=one.is_person
            )
            for number, one in enumerate(file.cast, 1)
        )
        steps = tuple(self._step(file, number) for number in range(1, len(file.step) + 1))
        return Scenario(
            key=key,
            title=self._said(file.title, "title"),
            about=self._said(file.about, "about"),
            lasts=self._span(file.lasts, "lasts"),
            cast=cast,
            steps=steps,
            ending=self._ending(file.ending, [step.key for step in steps]),
            measures=file.measures,
        )

    def _file(self) -> _File:
        try:
            tables = tomllib.loads(self._text.replace("\r\n", "\n"))
        except (tomllib.TOMLDecodeError, RecursionError) as fault:
            found = _LINE.search(str(fault))
            line = int(found[1]) if found else None
            raise ScenarioFault(self._source, ScenarioReason.BROKEN, line=line) from None
        try:
            return msgspec.convert(tables, _File)
        except msgspec.ValidationError as fault:
            self._refuse_shape(str(fault))

    def _refuse_shape(self, said: str) -> NoReturn:
        path = _PATH.search(said)
        # People count from one.
        inside = re.sub(r"\[(\d+)\]", lambda index: f"[{int(index[1]) + 1}]", path["path"] if path else "")
        for pattern, reason in ((_UNKNOWN, ScenarioReason.UNKNOWN_FIELD), (_MISSING, ScenarioReason.MISSING)):
            if named := pattern.search(said):
                self._refuse(reason, f"{inside}.{named['field']}".lstrip("."))
        if expected := _EXPECTED.search(said):
            self._refuse(ScenarioReason.WRONG_TYPE, inside, expected["type"])
        # What is left is a word that is none of those it may be.
        choices = next(kind for name, kind in _CHOICES.items() if re.search(rf"\b{name}\b", inside))
        self._refuse(ScenarioReason.NOT_A_CHOICE, inside, ", ".join(choices))

    def _step(self, file: _File, number: int) -> Step:
        step, place = file.step[number - 1], f"step[{number}]"
        people = [one.key for one in file.cast]
        if step.who not in people:
            self._refuse(ScenarioReason.NOBODY, f"{place}.who", ", ".join(people))
        earlier = [one.key for one in file.step[: number - 1]]
        if step.since not in (*Act, *earlier):
            self._refuse(ScenarioReason.NO_SUCH_TIME, f"{place}.since", ", ".join(Act))
        if step.not_before and step.not_before not in earlier:
            self._refuse(ScenarioReason.NO_SUCH_TIME, f"{place}.not_before", ", ".join(earlier))
        return Step(
            key=step.key,
            who=step.who,
            kind=step.kind,
            text=self._counted(step, place),
            after=self._span(step.after, f"{place}.after"),
            since=step.since,
            at_latest=self._span(step.at_latest, f"{place}.at_latest") if step.at_latest else None,
            not_before=step.not_before,
            unless=step.unless,
            entry_kind=step.entry_kind,
            source=self._said(step.source, f"{place}.source") if step.source else Bilingual(),
        )

    def _counted(self, step: _Step, place: str) -> Bilingual:
        """The step's text; an inquiry's names the number and what is usual at that hour."""
        text = self._said(step.text, f"{place}.text")
        if step.kind is not StepKind.INQUIRY:
            return text
        if step.count is None or step.usual is None:
            self._refuse(ScenarioReason.NO_COUNTS, place)
        counts = {"{count}": str(step.count), "{usual}": str(step.usual)}
        ja, en = text.ja, text.en
        for blank, number in counts.items():
            if blank not in ja or blank not in en:
                self._refuse(ScenarioReason.NO_BLANK, f"{place}.text", blank)
            ja, en = ja.replace(blank, number), en.replace(blank, number)
        return Bilingual(ja, en)

    def _ending(self, ending: _Ending, steps: Sequence[str]) -> Ending:
        for place, step in (("ending.missed", ending.missed), ("ending.well", ending.well)):
            if step and step not in steps:
                self._refuse(ScenarioReason.NO_SUCH_TIME, place, ", ".join(steps))
        return Ending(
            acts=ending.acts,
            missed=ending.missed,
            well=ending.well,
            linger=self._span(ending.linger, "ending.linger"),
            limit=self._span(ending.limit, "ending.limit"),
        )

    def _check_keys(self, keys: Sequence[str], table: str) -> None:
        for number, key in enumerate(keys, 1):
            place = f"{table}[{number}].key"
            if not key.strip():
                self._refuse(ScenarioReason.EMPTY, place)
            # A step named like an act could not be told from it where times are counted.
            if key in keys[: number - 1] or key in tuple(Act):
                self._refuse(ScenarioReason.TWICE, place, key)

    def _said(self, text: _Text, place: str) -> Bilingual:
        for language, said in (("ja", text.ja), ("en", text.en)):
            if not said.strip():
                self._refuse(ScenarioReason.EMPTY, f"{place}.{language}")
            if len(said) > LINE_LIMIT:
                self._refuse(ScenarioReason.TOO_LONG, f"{place}.{language}", f"{LINE_LIMIT:,}")
        return Bilingual(text.ja, text.en)

    def _span(self, text: str, place: str) -> timedelta:
        found = _SPAN.fullmatch(text.strip())
        if found is None or not any(found.groups()):
            self._refuse(ScenarioReason.BAD_SPAN, place)
        return timedelta(**{unit: int(number) for unit, number in found.groupdict().items() if number})

    def _refuse(self, reason: ScenarioReason, field: str, detail: str = "") -> NoReturn:
        line = _line(self._text, field)
        raise ScenarioFault(self._source, reason, field=field, line=line, detail=detail)


def _line(text: str, field: str) -> int | None:
    """The line of a field such as "step[3].after" or "lasts"; of its table, where the field is not written there."""
    parts = _FIELD.fullmatch(field)
    table, number, key = parts.groups() if parts else ("", None, None)
    wanted, count, standing, found = int(number or 1), 0, "", None
    for at, line in enumerate(text.splitlines(), 1):
        if heading := _HEADING.match(line):
            standing = heading[1]
            count += standing == table
            if standing == table and count == wanted:
                found = at
        named = _NAMED.match(line)
        is_inside = standing == table and count == wanted
        if named and ((standing, named[1]) == ("", table) or (is_inside and named[1] == key)):
            return at
    return found
