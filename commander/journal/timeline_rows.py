"""The rows of a timeline as the file orders them, whole or narrowed; on whatever connection the caller has."""

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
from sqlite_utils import Database

from commander.board.timeline import EntryAdded
from commander.journal.faults import sound
from commander.journal.rows import PAGE
from commander.narrowing import PERSON_FIELDS, TEAM_FIELDS, Wanted

# Where a row of the timeline belongs: (occurred, at, position). Sorts as the timeline is shown.
TimelineKey = tuple[str, str, int]
_KEYS = msgspec.json.Decoder(list[tuple[TimelineKey, str, int]])
_ROWS = (
    "SELECT occurred, at, position, kind FROM timeline WHERE stream = :stream "
    "AND (occurred, at, position) > (:occurred, :at, :place) ORDER BY occurred, at, position "
    f"LIMIT {PAGE}"
)
_PEOPLE = ", ".join(f"'{field}'" for field in PERSON_FIELDS)
_TEAMS = ", ".join(f"'{field}'" for field in TEAM_FIELDS)
# Who wrote a row is in its header and whom it names in its body. Looked up a page at a time: a statement that
# went on until it had found enough rows would keep a person's commit waiting for as long as there are rows.
_NAMED = (
    "coalesce(json_extract(CAST(header AS TEXT), '$.author') IN ({people}), 0) "
    "OR coalesce(json_extract(CAST(header AS TEXT), '$.on_behalf_of') IN ({people}), 0) "
    f"OR CASE WHEN record.kind = '{EntryAdded.KIND}' "
    "THEN coalesce(json_extract(CAST(content AS TEXT), '$.source') IN ({people}), 0) "
    "ELSE EXISTS (SELECT 1 FROM json_each(CAST(coalesce(content, json('{{}}')) AS TEXT)) "
    f"WHERE key IN ({_PEOPLE}) AND value IN ({{people}}) OR key IN ({_TEAMS}) AND value IN ({{teams}})) END"
)


def timeline_pages(db: Database, stream: str) -> Iterator[list[tuple[TimelineKey, str]]]:
    """Every row of a timeline with its kind, in the order it is shown, a page a statement."""
    # A page is one row of JSON: the driver lets go of Python's lock at every row, and a window that is painting
    # would then get its way five hundred times a statement.
    query = f"SELECT json_group_array(json_array(json_array(occurred, at, position), kind, 1)) FROM ({_ROWS})"
    for rows in _pages(db, query, stream, {}):
        yield [(key, kind) for key, kind, _ in rows]


def narrowed_keys(db: Database, stream: str, found: Wanted) -> list[TimelineKey]:
    """The rows that are wanted, in the order they are shown; what is unanswered is for the caller to say."""
    if found == Wanted():
        return [key for page in timeline_pages(db, stream) for key, _ in page]
    since, until = (sortable(time) if time else None for time in (found.since, found.until))
    return [
        key
        for page in _named_pages(db, stream, found)
        for key, kind in page
        if (found.kinds is None or kind in found.kinds)
        and (since is None or key[0] >= since)
        and (until is None or key[0] <= until)
    ]


def sortable(instant: datetime) -> str:
    """An instant as text of fixed width that sorts by time."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def _named_pages(db: Database, stream: str, found: Wanted) -> Iterator[list[tuple[TimelineKey, str]]]:
    if found.people is None:
        yield from timeline_pages(db, stream)
        return
    kinds = {f"k{number}": kind for number, kind in enumerate(sorted(found.kinds or ()))}
    people = {f"p{number}": name for number, name in enumerate(sorted(found.people))}
    teams = {f"t{number}": name for number, name in enumerate(sorted(found.teams))}
    named = _NAMED.format(
        people=", ".join(f":{name}" for name in people), teams=", ".join(f":{name}" for name in teams)
    )
    if found.kinds is not None:
        named = f"CASE WHEN page.kind IN ({', '.join(f':{name}' for name in kinds)}) THEN {named} ELSE 0 END"
    query = (
        f"SELECT json_group_array(json_array(json_array(page.occurred, page.at, page.position), page.kind, {named})) "
        f"FROM ({_ROWS}) AS page JOIN record USING (position) LEFT JOIN body USING (position)"
    )
    for rows in _pages(db, query, stream, kinds | people | teams):
        yield [(key, kind) for key, kind, is_named in rows if is_named]


def _pages(
    db: Database, query: str, stream: str, values: dict[str, str]
) -> Iterator[list[tuple[TimelineKey, str, int]]]:
    last: TimelineKey = ("", "", 0)
    while True:
        place = {"stream": stream, "occurred": last[0], "at": last[1], "place": last[2]}
        with sound(db):
            text = db.execute(query, {**values, **place}).fetchone()[0]
        rows = sorted(_KEYS.decode(text))  # a join keeps no order; what is in order sorts at no cost
        yield rows
        if len(rows) < PAGE:
            return
        last = rows[-1][0]
