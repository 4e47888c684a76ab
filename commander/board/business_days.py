"""Pure: which days are working days here, the next one, so many on; and the closures that an organisation lists."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from typing import ClassVar

import msgspec

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record

# Nothing a company closes for lasts longer; a record that says otherwise would have no next working day.
LONGEST_CLOSURE = timedelta(days=60)
_LONGEST_LOOK = 366
_EACH_YEAR = re.compile(r"(\d\d)-(\d\d)")
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


class Closure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Days on which the organisation is closed: 2026-12-29, or 12-29 for each year; to `until`, which is closed too."""

    day: str
    until: str = ""
    name: str = ""

    def covers(self, day: date) -> bool:
        """Whether it is closed then. A record may hold any text: what is no day covers none."""
        first = self.day
        for year in (day.year - 1, day.year):
            begins = _as_date(first, year)
            ends = _as_date(self.until or first, year)
            if begins is None or ends is None:
                continue
            if ends < begins and _EACH_YEAR.fullmatch(self.until):
                ends = _as_date(self.until, begins.year + 1) or begins  # over the turn of the year
            if begins <= day <= min(ends, begins + LONGEST_CLOSURE):
                return True
        return False


class WorkingDays(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose public holidays count (ISO 3166), and when work begins: what is put off is due then."""

    country: str = "JP"
    opens: str = "10:00"

    @property
    def opening(self) -> time:
        """When work begins; 10:00 where a record says no time."""
        found = _CLOCK.fullmatch(self.opens)
        return time(int(found[1]), int(found[2])) if found else time(10)


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """The days off of one country and organisation. Beyond the years it knows, weekends and closures alone count."""

    holidays: Mapping[date, str] = {}
    weekend: frozenset[int] = frozenset({5, 6})
    closures: tuple[Closure, ...] = ()
    opens: time = time(10)

    def is_business_day(self, day: date) -> bool:
        """Whether people work then."""
        return (
            day.weekday() not in self.weekend
            and day not in self.holidays
            and not any(closure.covers(day) for closure in self.closures)
        )

    def why_closed(self, day: date) -> str:
        """What a day is called on which nobody works: a holiday, a closure; empty for a weekend or a working day."""
        named = next((closure.name for closure in self.closures if closure.covers(day)), "")
        return self.holidays.get(day, "") or named

    def next_business_day(self, day: date) -> date:
        """The first working day after a day."""
        return self.add_business_days(day, 1)

    def add_business_days(self, day: date, count: int) -> date:
        """So many working days on, the day itself not counted. Of 0: the day itself, or the next working one."""
        found, left = day, count
        if count == 0 and not self.is_business_day(day):
            left = 1
        for _ in range(_LONGEST_LOOK * max(1, left)):
            if left <= 0:
                return found
            found += timedelta(days=1)
            left -= self.is_business_day(found)
        return found  # a calendar without a working day: a year on is as good as any

    def next_morning(self, now: datetime, zone: tzinfo) -> datetime:
        """When the next working day begins: today's, while it has not begun."""
        local = now.astimezone(zone)
        today = datetime.combine(local.date(), self.opens, zone)
        if local < today and self.is_business_day(local.date()):
            return today
        return datetime.combine(self.next_business_day(local.date()), self.opens, zone)

    def is_office_hours(self, now: datetime, zone: tzinfo, *, ends: time = time(19)) -> bool:
        """Whether people are at work: what is left over need not wait for a morning then."""
        local = now.astimezone(zone)
        return self.is_business_day(local.date()) and self.opens <= local.time() < ends


class WorkingDaysSet(Event, frozen=True, kw_only=True):
    """Whose holidays count, and when work begins, was set."""

    KIND: ClassVar[str] = "working-days-set"
    days: WorkingDays


class ClosureListed(Event, frozen=True, kw_only=True):
    """Days on which the organisation is closed were listed or changed."""

    KIND: ClassVar[str] = "closure-listed"
    closure: Closure


class ClosureRemoved(Event, frozen=True, kw_only=True):
    """A closure left the list."""

    KIND: ClassVar[str] = "closure-removed"
    day: str


class DayPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """The policy's slice: the organisation's own working days."""

    days_field: Field[WorkingDays] = Field()
    closure_fields: dict[str, Field[Closure | None]] = {}

    @property
    def days(self) -> WorkingDays:
        """Whose holidays count; Japan's before anybody said."""
        return self.days_field.latest() or WorkingDays()

    def closures(self) -> tuple[Closure, ...]:
        """When the organisation is closed, beside weekends and holidays."""
        return tuple(closure for field in self.closure_fields.values() if (closure := field.latest()))


def decide_days(policy: DayPolicy, days: WorkingDays, closures: tuple[Closure, ...]) -> list[Fact]:
    """Only what differs becomes facts."""
    facts = []
    if days != policy.days:
        facts.append(
            Fact(event=WorkingDaysSet(days=days), about="working-days", bases=policy.days_field.bases)
        )
    left = {one.day: one for one in policy.closures()}
    for one in closures:
        if left.pop(one.day, None) != one:
            facts.append(_fact(policy, one.day, ClosureListed(closure=one)))
    return facts + [_fact(policy, day, ClosureRemoved(day=day)) for day in left]


def evolve_days(policy: DayPolicy, record: Record) -> DayPolicy:
    """The slice after a record. Total."""
    event = record.event
    closure: Closure | None = None
    match event:
        case WorkingDaysSet():
            return DayPolicy(
                days_field=policy.days_field.put(record, event.days), closure_fields=policy.closure_fields
            )
        case ClosureListed():
            day, closure = event.closure.day, event.closure
        case ClosureRemoved():
            day = event.day
        case _:
            return policy
    field = policy.closure_fields.get(day, Field[Closure | None]()).put(record, closure)
    return DayPolicy(days_field=policy.days_field, closure_fields={**policy.closure_fields, day: field})


def is_day(text: str) -> bool:
    """Whether a text names a day: 2026-12-29, or 12-29 for each year."""
    return _as_date(text, 2028) is not None  # a leap year: 02-29 is a day too


def _as_date(text: str, year: int) -> date | None:
    each = _EACH_YEAR.fullmatch(text)
    try:
        if each:
            return date(year, int(each[1]), int(each[2]))
        return date.fromisoformat(text) if len(text) == len("2026-12-29") else None
    except ValueError:
        return None


def _fact(policy: DayPolicy, day: str, event: Event) -> Fact:
    field = policy.closure_fields.get(day)
    return Fact(event=event, about=f"closure:{day}", bases=field.bases if field else ())
