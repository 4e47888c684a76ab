"""The calendar of the organisation: the public holidays of its country from `holidays`, and its own closures.

The library takes a quarter of a second to load: never on the window's thread, and not before somebody asks.
"""

from datetime import date, timedelta
from functools import cache

from commander.board.business_days import Calendar
from commander.board.policy import Policy

# What is counted reaches weeks ahead and, told afterwards, weeks back.
_YEARS_BACK, _YEARS_ON = 2, 5
_AROUND = timedelta(days=183)


def calendar_of(policy: Policy, today: date, *, language: str = "ja") -> Calendar:
    """The working days around a day. A country the library doesn't know has weekends and closures alone."""
    holidays, weekend = _public_holidays(policy.working_days.days.country, today.year, language)
    return Calendar(
        holidays=holidays,
        weekend=weekend,
        closures=policy.working_days.closures(),
        opens=policy.working_days.days.opening,
    )


def holidays_around(country: str, day: date) -> tuple[date, ...]:
    """The public holidays of any country half a year around a day; none for one the library doesn't know."""
    found, _ = _public_holidays(country, day.year, "en")
    return tuple(sorted(one for one in found if abs(one - day) <= _AROUND))


def is_country(code: str) -> bool:
    """Whether the public holidays of a country are known."""
    import holidays

    return code in holidays.list_supported_countries(include_aliases=False)


@cache
def _public_holidays(country: str, year: int, language: str) -> tuple[dict[date, str], frozenset[int]]:
    import holidays

    years = range(year - _YEARS_BACK, year + _YEARS_ON + 1)
    try:
        found = holidays.country_holidays(
            country, years=years, language="ja" if language == "ja" else "en_US"
        )
    except NotImplementedError:
        return {}, frozenset({5, 6})
    return dict(found), frozenset(found.weekend)
