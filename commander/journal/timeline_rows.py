"""The rows of a timeline as the file orders them, whole or narrowed; on whatever connection the caller has."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TypeVar

import msgspec
from sqlite_utils import Database

from commander.board.timeline import EntryAdded
from commander.journal.faults import sound
from commander.journal.rows import PAGE
from commander.narrowing import PERSON_FIELDS, TEAM_FIELDS, Wanted

# Where a row of the timeline belongs: (occurred, at, position). Sorts as the timeline is shown.
TimelineKey = tuple[str, str, int]
_Row = TypeVar("_Row", TimelineKey, tuple[TimelineKey, str])
_KEYS = msgspec.json.Decoder(list[TimelineKey])
_KINDS = msgspec.json.Decoder(list[tuple[TimelineKey, str]])
_AFTER = "page.stream = :stream AND (page.occurred, page.at, page.position) > (:occurred, :at, :place)"
_IN_ORDER = "ORDER BY page.occurred, page.at, page.position"
# A page is one row of JSON: the driver lets go of Python's lock at every row, and a window that is painting
# would then get its way five hundred times a statement.
_KEY = "json_array(page.occurred, page.at, page.position)"
_ROWS = (
    f"SELECT json_group_array(json_array({_KEY}, page.kind)) "
    f"FROM (SELECT * FROM timeline AS page WHERE {_AFTER} {_IN_ORDER} LIMIT {PAGE}) AS page"
)
_LAST = f"SELECT occurred, at, position FROM timeline AS page WHERE {_AFTER} {_IN_ORDER} LIMIT 1 OFFSET {PAGE - 1}"
# Up to a last row that was looked up before: a row that another process writes in between shifts no border.
_UP_TO = f"{_AFTER} AND (page.occurred, page.at, page.position) <= (:last_occurred, :last_at, :last_place)"
_FIRST: TimelineKey = ("", "", 0)
_BEYOND: TimelineKey = ("~", "", 0)  # sorts behind every time
_PEOPLE = ", ".join(f"'{field}'" for field in PERSON_FIELDS)
_TEAMS = ", ".join(f"'{field}'" for field in TEAM_FIELDS)
# Who wrote a row is in its header and whom it names in its body. Looked up a page at a time: a statement that
# went on until it had found enough rows would keep a person's commit waiting for as long as there are rows.
# Reading JSON takes most of the time: what most rows say is told from their bytes, which the codec writes in one way.
_WROTE = (
    "substr(header, instr(header, CAST('\"author\":' AS BLOB)), "
    "instr(header, CAST(',\"bases\":' AS BLOB)) - instr(header, CAST('\"author\":' AS BLOB))) IN ({wrote}) OR "
)
_NAMED = (
    f"{_WROTE}instr(header, CAST('\"on_behalf_of\":null' AS BLOB)) = 0 "
    "AND json_extract(CAST(header AS TEXT), '$.on_behalf_of') IN ({people}) "
    f"OR record.kind = '{EntryAdded.KIND}' AND instr(content, CAST('\"source\":\"\",' AS BLOB)) = 0 "
    "AND json_extract(CAST(content AS TEXT), '$.source') IN ({people}) "
    f"OR record.kind != '{EntryAdded.KIND}' "
    "AND EXISTS (SELECT 1 FROM json_each(CAST(coalesce(content, json('{{}}')) AS TEXT)) "
    f"WHERE key IN ({_PEOPLE}) AND value IN ({{people}}) OR key IN ({_TEAMS}) AND value IN ({{teams}}))"
)


def timeline_pages(db: Database, stream: str) -> Iterator[list[tuple[TimelineKey, str]]]:
    """Every row of a timeline with its kind, in the order it is shown, a page a statement."""
    after = _FIRST
    while True:
        rows = _read(db, _ROWS, {"stream": stream, **_place(after)}, _KINDS)
        yield rows
        if len(rows) < PAGE:
            return
        after = rows[-1][0]


def narrowed_pages(db: Database, stream: str, found: Wanted) -> Iterator[list[TimelineKey]]:
    """The rows that are wanted, in the order they are shown; what is unanswered is for the caller to say.

    A page looked through at a time, with however many of its rows are wanted.
    """
    where, values = _conditions(found)
    source = "timeline AS page" + (
        "" if found.people is None else " CROSS JOIN record USING (position) LEFT JOIN body USING (position)"
    )
    query = " AND ".join((f"SELECT json_group_array({_KEY}) FROM {source} WHERE {_UP_TO}", *where))
    after: TimelineKey | None = _FIRST
    while after is not None:
        place = {"stream": stream, **_place(after)}
        with sound(db):
            after = db.execute(_LAST, place).fetchone()
        last = {f"last_{name}": value for name, value in _place(after or _BEYOND).items()}
        yield _read(db, query, {**values, **place, **last}, _KEYS)


def sortable(instant: datetime) -> str:
    """An instant as text of fixed width that sorts by time."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def _conditions(found: Wanted) -> tuple[list[str], dict[str, object]]:
    """What a row must be, in SQL, and the values in it."""
    where: list[str] = []
    values: dict[str, object] = {}

    def listed(letter: str, names: Iterable[object]) -> list[str]:
        marks = {f"{letter}{number}": name for number, name in enumerate(names)}
        values.update(marks)
        return [f":{mark}" for mark in marks]

    if found.kinds is not None:
        where.append(f"page.kind IN ({', '.join(listed('k', sorted(found.kinds)))})")
    if found.since is not None:
        where.append("page.occurred >= :since")
        values["since"] = sortable(found.since)
    if found.until is not None:
        where.append("page.occurred <= :until")
        values["until"] = sortable(found.until)
    if found.people is not None:
        people = sorted(found.people)
        marks = {
            "wrote": listed("w", map(_as_author, people)),
            "people": listed("p", people),
            "teams": listed("t", sorted(found.teams)),
        }
        where.append(f"({_NAMED.format(**{name: ', '.join(names) for name, names in marks.items()})})")
    return where, values


def _as_author(name: str) -> bytes:
    """A person as a header's bytes name its author."""
    return b'"author":' + msgspec.json.encode(name)


def _place(key: TimelineKey) -> dict[str, object]:
    return {"occurred": key[0], "at": key[1], "place": key[2]}


def _read(
    db: Database, query: str, values: dict[str, object], rows: msgspec.json.Decoder[list[_Row]]
) -> list[_Row]:
    with sound(db):
        text = db.execute(query, values).fetchone()[0]
    return sorted(rows.decode(text))  # a join keeps no order; what is in order sorts at no cost
