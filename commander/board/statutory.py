"""Pure: a statutory duty as data, and the day by which it counts (practice §6). Which one applies a person judges."""

from calendar import monthrange
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

import msgspec

# A record may hold any number: beyond ten years nothing is a deadline, and a date could not hold it.
LONGEST_COUNT = 3660
_SATURDAY = 5
_MONTHS = 12


class Trigger(StrEnum):
    """What a clock starts with. Each is logged for itself: they are hours or days apart (practice §6)."""

    OCCURRENCE = "occurrence"
    KNOWING = "knowing"
    CLASSIFICATION = "classification"
    MATERIALITY = "materiality"
    REMEDY = "remedy"  # what mends it is there for customers


class Unit(StrEnum):
    """In what a limit counts; promptly is no number."""

    HOURS = "hours"
    DAYS = "days"
    BUSINESS_DAYS = "business-days"
    MONTHS = "months"
    PROMPTLY = "promptly"


class FirstDay(StrEnum):
    """Whether the day of the trigger is the first one counted."""

    COUNTED = "counted"
    NOT_COUNTED = "not-counted"
    CIVIL_CODE = (
        "civil-code"  # not counted, unless it began at midnight (Japanese Civil Code, articles 140 to 143)
    )


class ClosedDay(StrEnum):
    """What becomes of a last day on which the authority is closed."""

    STAYS = "stays"
    NEXT_OPEN = "next-open"


class Mark(StrEnum):
    """How far a line is checked: an official text, only a secondary one, from memory, or the company's own contract."""

    V1 = "V1"
    V2 = "V2"
    R = "R"
    OWN = "own"


class Limit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One count from one start. `low`: where a range begins; `after`: the report whose filing starts it."""

    unit: Unit
    count: int = 0
    low: int = 0
    trigger: Trigger = Trigger.KNOWING
    after: str = ""
    first_day: FirstDay = FirstDay.NOT_COUNTED
    closed_day: ClosedDay = ClosedDay.STAYS


class Report(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One report that a duty asks for, due at the earliest of its limits."""

    key: str
    name_ja: str
    name_en: str
    limits: tuple[Limit, ...] = ()
    rule_ja: str = ""  # how its days are counted, shown beside each date
    rule_en: str = ""
    rule_mark: Mark = Mark.V2


class Clause(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One duty: the law, what sets it off, to whom, from where we know it and since when nobody looked again."""

    id: str
    law_ja: str
    law_en: str
    when_ja: str
    when_en: str
    authority_ja: str
    authority_en: str
    source: str
    mark: Mark
    checked_on: date | None = None
    zone: str = "Asia/Tokyo"
    calendar: str = ""  # whose closed days count: JP, US; empty: none are needed
    unverified_ja: str = ""  # what of it nobody could confirm; not empty: it is off until somebody did
    unverified_en: str = ""
    note_ja: str = ""
    note_en: str = ""
    report: tuple[Report, ...] = ()

    @property
    def is_verified(self) -> bool:
        """Whether it may be on without anybody's say: read in some text, and nothing of it left open."""
        return self.mark is not Mark.R and not self.unverified_en

    @property
    def triggers(self) -> tuple[Trigger, ...]:
        """What its clocks start with, each once."""
        limits = [limit for report in self.report for limit in report.limits if not limit.after]
        return tuple(dict.fromkeys(limit.trigger for limit in limits)) or (Trigger.KNOWING,)

    @property
    def needs_calendar(self) -> bool:
        """Whether its days can't be counted without knowing which are closed."""
        return any(
            limit.unit is Unit.BUSINESS_DAYS or limit.closed_day is ClosedDay.NEXT_OPEN
            for report in self.report
            for limit in report.limits
        )


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """When a report is due: the instant by which it is late; `day` is the last whole day, None for counted hours."""

    at: datetime
    day: date | None = None
    low: datetime | None = None  # where a range begins


def due(limit: Limit, start: datetime, zone: str, closed: Collection[date] = ()) -> Due | None:
    """When a limit that starts at an instant ends; None for "promptly". Days are those of the authority's zone."""
    if limit.unit is Unit.PROMPTLY:
        return None
    if limit.unit is Unit.HOURS:
        # In UTC: added on a wall clock, an hour of a night that turns the clocks would be lost or counted twice.
        return Due(at=start.astimezone(UTC) + timedelta(hours=_sane(limit.count)))
    place = zone_of(zone)
    last = _last_day(limit, limit.count, start.astimezone(place), closed)
    low = _last_day(limit, limit.low, start.astimezone(place), closed) if limit.low else None
    return Due(at=_end_of(last, place), day=last, low=_end_of(low, place) if low else None)


def is_open(day: date, closed: Collection[date]) -> bool:
    """Whether the authority works on a day."""
    return day.weekday() < _SATURDAY and day not in closed


def zone_of(name: str) -> ZoneInfo:
    """The zone of that name; a record may hold a name that this machine doesn't know."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def _last_day(limit: Limit, count: int, local: datetime, closed: Collection[date]) -> date:
    count = max(_sane(count), 1)
    first = _first_counted(limit, local)
    match limit.unit:
        case Unit.BUSINESS_DAYS:
            last = _business(first, count, closed)
        case Unit.MONTHS:
            last = _month(limit, first, local.date(), count)
        case _:
            last = first + timedelta(days=count - 1)
    if limit.closed_day is ClosedDay.NEXT_OPEN:
        last = _business(last, 1, closed)
    return last


def _first_counted(limit: Limit, local: datetime) -> date:
    """The first day that counts."""
    is_midnight = (local.hour, local.minute, local.second, local.microsecond) == (0, 0, 0, 0)
    counts = limit.first_day is FirstDay.COUNTED or (limit.first_day is FirstDay.CIVIL_CODE and is_midnight)
    return local.date() if counts else local.date() + timedelta(days=1)


def _business(first: date, count: int, closed: Collection[date]) -> date:
    """The last of so many open days, `first` the earliest that may be one."""
    day = first
    # Bounded: a calendar that is closed on every day ends the search too.
    for _ in range(7 * count + LONGEST_COUNT):
        if is_open(day, closed):
            count -= 1
            if not count:
                return day
        day += timedelta(days=1)
    return day


def _month(limit: Limit, first: date, trigger: date, count: int) -> date:
    """The last day of so many months: the same date, or the last of a shorter month.

    The Civil Code counts to the day before the one that corresponds to the first counted; where none
    corresponds, the month's last day it is (article 143). European periods end on the trigger's own date.
    """
    if limit.first_day is FirstDay.NOT_COUNTED:
        return _moved(trigger, count)[0]
    last, corresponds = _moved(first, count)
    return last - timedelta(days=1) if corresponds else last


def _moved(day: date, months: int) -> tuple[date, bool]:
    """A date so many months on, and whether that month has it."""
    total = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(total, _MONTHS)
    longest = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, longest)), day.day <= longest


def _end_of(day: date, zone: ZoneInfo) -> datetime:
    following = day + timedelta(days=1)
    return datetime(following.year, following.month, following.day, tzinfo=zone).astimezone(UTC)


def _sane(count: int) -> int:
    return min(max(count, 0), LONGEST_COUNT)
