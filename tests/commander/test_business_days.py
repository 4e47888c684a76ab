"""Working days of Japan as data: holidays, substitutes, weekends, the company's own closures (4-14)."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from commander.board.business_days import Calendar, Closure, ClosureListed, WorkingDays, WorkingDaysSet
from commander.board.policy import Policy
from commander.policy_fault import PolicyFault, PolicyReason
from commander.policy_file.toml import parse_policy, policy_text
from commander.working_days import calendar_of
from tests.commander.story import given

TOKYO = ZoneInfo("Asia/Tokyo")
YEAR_END = Closure(day="12-29", until="01-03", name="年末年始休業")


def calendar(*closures: Closure, today=date(2026, 4, 1)) -> Calendar:
    policy = given(*(ClosureListed(closure=one) for one in closures)).policy
    return calendar_of(policy, today)


def test_golden_week_with_its_substitute_holiday_is_passed_over():
    days = calendar()
    # 2026: 29 April, 3 to 5 May and 6 May, the substitute for the Sunday.
    assert days.next_business_day(date(2026, 4, 28)) == date(2026, 4, 30)
    assert days.next_business_day(date(2026, 5, 1)) == date(2026, 5, 7)
    assert not days.is_business_day(date(2026, 5, 6))
    assert days.why_closed(date(2026, 5, 6)) != ""
    assert days.why_closed(date(2026, 5, 5)) == "こどもの日"


def test_silver_week_has_a_holiday_between_two():
    days = calendar()
    assert [day for day in range(19, 25) if days.is_business_day(date(2026, 9, day))] == [24]


def test_the_companys_closure_over_the_turn_of_each_year_counts_in_every_year():
    days = calendar(YEAR_END)
    assert days.next_business_day(date(2026, 12, 28)) == date(2027, 1, 4)
    assert days.next_business_day(date(2027, 12, 28)) == date(2028, 1, 4)
    assert days.why_closed(date(2027, 1, 2)) == "年末年始休業"
    once = calendar(Closure(day="2026-08-12", until="2026-08-14"))
    assert once.next_business_day(date(2026, 8, 10)) == date(2026, 8, 17)  # 11 August is a holiday
    assert once.is_business_day(date(2027, 8, 12))


def test_counting_on_and_back_to_the_day_itself():
    days = calendar(YEAR_END)
    assert days.add_business_days(date(2026, 5, 1), 3) == date(2026, 5, 11)
    assert days.add_business_days(date(2026, 5, 1), 0) == date(2026, 5, 1)
    assert days.add_business_days(date(2026, 5, 2), 0) == date(2026, 5, 7)


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-04-02 02:00", "2026-04-02 10:00"),  # a Thursday, before work begins
        ("2026-04-02 10:00", "2026-04-03 10:00"),
        ("2026-04-03 23:30", "2026-04-06 10:00"),  # Friday night: Monday
        ("2026-05-02 12:00", "2026-05-07 10:00"),
    ],
)
def test_the_next_working_morning(now, morning):
    at = datetime.fromisoformat(now).replace(tzinfo=TOKYO)
    assert calendar().next_morning(at, TOKYO) == datetime.fromisoformat(morning).replace(tzinfo=TOKYO)


def test_office_hours_are_those_of_working_days():
    days = calendar()
    assert days.is_office_hours(datetime(2026, 4, 2, 11, tzinfo=TOKYO), TOKYO)
    assert not days.is_office_hours(datetime(2026, 4, 2, 9, 59, tzinfo=TOKYO), TOKYO)
    assert not days.is_office_hours(datetime(2026, 4, 4, 11, tzinfo=TOKYO), TOKYO)


def test_a_country_that_nobody_knows_has_weekends_alone():
    policy = given(WorkingDaysSet(days=WorkingDays(country="XX", opens="25:00"))).policy
    days = calendar_of(policy, date(2026, 4, 1))
    assert days.opens == time(10)
    assert days.next_business_day(date(2026, 5, 1)) == date(2026, 5, 4)


def test_whatever_a_record_calls_a_day_is_survived():
    odd = calendar(Closure(day="someday"), Closure(day="2026-02-30"), Closure(day="2026-01-01", until="0000"))
    assert odd.next_business_day(date(2026, 4, 1)) == date(2026, 4, 2)
    never = Calendar(weekend=frozenset(range(7)))
    assert never.next_business_day(date(2026, 4, 1)) > date(2026, 12, 31)


def test_the_policy_file_says_them_and_says_them_back():
    text = """
    [working_days]
    country = "JP"
    opens = "09:30"
    [[closure]]
    day = "12-29"
    until = "01-03"
    name = "年末年始"
    """
    policy = parse_policy(text, "policy.toml")
    assert policy.working_days == WorkingDays(opens="09:30")
    assert parse_policy(policy_text(policy), "again").closure == policy.closure
    assert Policy().working_days.days == WorkingDays()


@pytest.mark.parametrize(
    "text",
    ['[working_days]\ncountry = "Japan"', '[working_days]\ncountry = "QQ"', '[working_days]\nopens = "9時"',
     '[[closure]]\nday = "年末"'],
)  # fmt: skip
def test_what_is_no_day_or_country_is_refused_with_its_line(text):
    with pytest.raises(PolicyFault) as fault:
        parse_policy(text, "policy.toml")
    assert fault.value.reason is PolicyReason.WRONG_TYPE
    assert fault.value.line == 2
    assert "policy.toml" in fault.value.sentence("ja")
