"""The rows of a timeline as the file orders them, whole or narrowed; on whatever connection the caller has."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import msgspec
from sqlite_utils import Database

from commander.board.timeline import EntryAdded
from commander.journal.faults import sound
from commander.narrowing import PERSON_FIELDS, TEAM_FIELDS, Wanted

# Where a row of the timeline belongs: (occurred, at, position). Sorts as the timeline is shown.
TimelineKey = tuple[str, str, int]
_KEYS = msgspec.json.Decoder(list[TimelineKey])
_POSITIONS = msgspec.json.Decoder(list[int])
# Rows that a statement goes through: some 5 ms, which a person's commit can wait.
_ORDERED = 5_000
_LOOKED_THROUGH = 2_000
_AFTER = "page.stream = :stream AND (page.occurred, page.at, page.position) > (:occurred, :at, :place)"
_IN_ORDER = "ORDER BY page.occurred, page.at, page.position"
# A page is one row of JSON: the driver lets go of Python's lock at every row, and a window that is painting
# keeps it for up to 5 ms each time. What a large page takes is taken without it.
_KEY = "json_array(page.occurred, page.at, page.position)"
_LAST = (
    f"SELECT occurred, at, position FROM timeline AS page WHERE {_AFTER} {_IN_ORDER} LIMIT 1 OFFSET :rows - 1"
)
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


def newest_keys(db: Database, stream: str, most: int) -> list[TimelineKey]:
    """The last rows of a timeline as it is shown, in order."""
    query = (
        f"SELECT json_group_array({_KEY}) FROM (SELECT * FROM timeline WHERE stream = :stream "
        "ORDER BY occurred DESC, at DESC, position DESC LIMIT :most) AS page"
    )
    with sound(db):
        text = db.execute(query, {"stream": stream, "most": most}).fetchone()[0]
    return sorted(_KEYS.decode(text))


def positions_by_kind(db: Database, stream: str) -> Iterator[dict[str, list[int]]]:
    """The positions of every row of a timeline by its kind, a page a statement; any kind may come again."""
    query = f"SELECT kind, json_group_array(position) FROM timeline AS page WHERE {_UP_TO} GROUP BY kind"
    for place in _pages(db, stream, _ORDERED):
        with sound(db):
            found = db.execute(query, place).fetchall()
        yield {kind: _POSITIONS.decode(positions) for kind, positions in found}


def positions_behind(db: Database, stream: str, position: int) -> list[int]:
    """The positions of the rows that arrived behind one, in order of arrival."""
    query = "SELECT json_group_array(position) FROM timeline AS page WHERE stream = :stream AND position > :behind"
    with sound(db):
        text = db.execute(query, {"stream": stream, "behind": position}).fetchone()[0]
    return sorted(_POSITIONS.decode(text))


def narrowed_pages(db: Database, stream: str, found: Wanted) -> Iterator[list[TimelineKey]]:
    """The rows that are wanted, in the order they are shown; what is unanswered is for the caller to say.

    A page looked through at a time, with however many of its rows are wanted.
    """
    where, values = _conditions(found)
    source = "timeline AS page" + (
        "" if found.people is None else " CROSS JOIN record USING (position) LEFT JOIN body USING (position)"
    )
    query = " AND ".join((f"SELECT json_group_array({_KEY}) FROM {source} WHERE {_UP_TO}", *where))
    size = _ORDERED if found.people is None else _LOOKED_THROUGH
    for place in _pages(db, stream, size):
        with sound(db):
            text = db.execute(query, {**values, **place}).fetchone()[0]
        yield sorted(_KEYS.decode(text))  # a join keeps no order; what is in order sorts at no cost


def _pages(db: Database, stream: str, size: int) -> Iterator[dict[str, object]]:
    """Where each page of a timeline begins and ends, as values of a query."""
    after: TimelineKey | None = _FIRST
    while after is not None:
        place = {"stream": stream, **_place(after)}
        with sound(db):
            after = db.execute(_LAST, {**place, "rows": size}).fetchone()
        yield place | {f"last_{name}": value for name, value in _place(after or _BEYOND).items()}


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
