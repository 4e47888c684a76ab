"""Golden dates: hours, days, business days and months as each law counts them, at month ends, leap days, DST."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from commander.board.privacy_rules import PrivacyRules
from commander.board.statutory import ClosedDay, Due, FirstDay, Limit, Mark, Unit, due
from commander.statutory_book import shipped_duties

TOKYO, NEW_YORK, BRUSSELS = "Asia/Tokyo", "America/New_York", "Europe/Brussels"
COUNTED, NOT, CIVIL = FirstDay.COUNTED, FirstDay.NOT_COUNTED, FirstDay.CIVIL_CODE
GOLDEN_WEEK = {date(2026, 4, 29), date(2026, 5, 3), date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 6)}


def ends(limit: Limit, start: str, zone: str = TOKYO, closed: Collection[date] = ()) -> Due:
    moment = datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone))
    found = due(limit, moment, zone, closed)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("count", "first", "start", "last"),
    [
        (3, COUNTED, "2026-11-21T22:00", "2026-11-23"),
        (5, COUNTED, "2026-11-21T22:00", "2026-11-25"),
        (30, COUNTED, "2026-11-21T22:00", "2026-12-20"),
        (60, COUNTED, "2026-11-21T22:00", "2027-01-19"),  # across the year's end
        (30, NOT, "2026-01-31T09:00", "2026-03-02"),
        (30, CIVIL, "2026-01-31T09:00", "2026-03-02"),
        (30, CIVIL, "2026-01-31T00:00", "2026-03-01"),  # began at midnight: that day counts (article 140)
        (60, COUNTED, "2028-01-01T12:00", "2028-02-29"),  # a leap day
        (14, NOT, "2027-02-20T12:00", "2027-03-06"),
        (1, COUNTED, "2026-12-31T23:59", "2026-12-31"),
    ],
)
def test_days_end_with_the_authoritys_last_day(count: int, first: FirstDay, start: str, last: str) -> None:
    found = ends(Limit(unit=Unit.DAYS, count=count, first_day=first), start)
    assert str(found.day) == last
    midnight = datetime.combine(
        date.fromordinal(date.fromisoformat(last).toordinal() + 1), datetime.min.time()
    )
    assert found.at == midnight.replace(tzinfo=ZoneInfo(TOKYO))


def test_a_range_has_its_first_and_its_last_day() -> None:
    found = ends(Limit(unit=Unit.DAYS, count=5, low=3, first_day=COUNTED), "2026-11-21T22:00")
    assert found.low == datetime(2026, 11, 24, tzinfo=ZoneInfo(TOKYO))
    assert str(found.day) == "2026-11-25"


@pytest.mark.parametrize(
    ("first", "start", "last"),
    [
        (NOT, "2026-01-15T10:00", "2026-02-15"),
        (NOT, "2026-01-31T10:00", "2026-02-28"),
        (NOT, "2028-01-31T10:00", "2028-02-29"),
        (NOT, "2026-02-28T10:00", "2026-03-28"),
        (NOT, "2026-12-31T10:00", "2027-01-31"),
        (CIVIL, "2026-01-15T10:00", "2026-02-15"),
        (CIVIL, "2026-01-31T10:00", "2026-02-28"),  # counted from February 1st
        (CIVIL, "2026-02-28T10:00", "2026-03-31"),  # counted from March 1st: all of March (article 143)
        (CIVIL, "2026-01-30T10:00", "2026-02-28"),  # no 31st in February: its last day
        (CIVIL, "2026-03-01T00:00", "2026-03-31"),
        (COUNTED, "2026-01-15T10:00", "2026-02-14"),
    ],
)
def test_a_month_ends_as_its_law_counts_it(first: FirstDay, start: str, last: str) -> None:
    assert str(ends(Limit(unit=Unit.MONTHS, count=1, first_day=first), start).day) == last


@pytest.mark.parametrize(
    ("start", "closed", "last"),
    [
        ("2026-11-20T17:00", {date(2026, 11, 26)}, "2026-11-27"),  # a Friday, Thanksgiving within
        ("2026-11-21T12:00", {date(2026, 11, 26)}, "2026-11-27"),  # a Saturday begins on the Monday
        ("2026-11-02T12:00", set(), "2026-11-06"),
        ("2026-12-30T12:00", {date(2027, 1, 1)}, "2027-01-06"),
    ],
)
def test_four_business_days_pass_over_weekends_and_holidays(start: str, closed: set[date], last: str) -> None:
    found = ends(Limit(unit=Unit.BUSINESS_DAYS, count=4), start, NEW_YORK, closed)
    assert str(found.day) == last


def test_a_last_day_on_which_the_authority_is_closed_moves_only_where_the_law_says_so() -> None:
    stays = Limit(unit=Unit.DAYS, count=30, first_day=COUNTED)
    moves = Limit(unit=Unit.DAYS, count=30, first_day=COUNTED, closed_day=ClosedDay.NEXT_OPEN)
    # May 3rd 2026 is a Sunday in a row of holidays.
    assert str(ends(stays, "2026-04-04T10:00", closed=GOLDEN_WEEK).day) == "2026-05-03"
    assert str(ends(moves, "2026-04-04T10:00", closed=GOLDEN_WEEK).day) == "2026-05-07"


def test_hours_are_hours_through_a_change_of_the_clocks_and_in_every_zone() -> None:
    # On October 25th 2026 the clocks of Brussels go back an hour.
    found = ends(Limit(unit=Unit.HOURS, count=72), "2026-10-24T10:00", BRUSSELS)
    assert found.at == datetime(2026, 10, 27, 8, 0, tzinfo=UTC)
    assert found.at.astimezone(ZoneInfo(BRUSSELS)).hour == 9
    assert found.day is None
    assert ends(Limit(unit=Unit.HOURS, count=24), "2026-02-28T23:30").at.astimezone(ZoneInfo(TOKYO)).day == 1


def test_a_day_belongs_to_the_authoritys_zone_not_to_the_readers() -> None:
    moment = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)  # already the 22nd in Tokyo
    limit = Limit(unit=Unit.DAYS, count=3, first_day=COUNTED)
    in_tokyo, in_brussels = due(limit, moment, TOKYO), due(limit, moment, BRUSSELS)
    assert in_tokyo is not None
    assert in_brussels is not None
    assert (str(in_tokyo.day), str(in_brussels.day)) == ("2026-11-24", "2026-11-23")


def test_promptly_is_no_number_and_no_count_runs_off_the_calendar() -> None:
    assert due(Limit(unit=Unit.PROMPTLY), datetime(2026, 1, 1, tzinfo=UTC), TOKYO) is None
    found = due(Limit(unit=Unit.MONTHS, count=10**12), datetime(2026, 1, 1, tzinfo=UTC), "no/zone")
    assert found is not None
    assert found.at.year < 2400


def test_what_nobody_verified_ships_off_and_what_is_counted_unsurely_says_so() -> None:
    rules = PrivacyRules()
    off = {one.id for one in shipped_duties() if not rules.is_on(one)}
    assert off == {"J9a", "J10", "J11", "J14", "J15", "E5", "U4", "S2"}
    assert PrivacyRules(on=("J10",), off=("J1",)).is_on(
        next(one for one in shipped_duties() if one.id == "J10")
    )
    for clause in shipped_duties():
        assert all((clause.checked_on, clause.source, clause.report))
        assert rules.is_on(clause) or clause.unverified_ja or clause.mark is Mark.R
        for report in clause.report:
            assert all(limit.after in {"", *(one.key for one in clause.report)} for limit in report.limits)
    assert PrivacyRules(off=("J1",)).is_on(shipped_duties()[0]) is False
