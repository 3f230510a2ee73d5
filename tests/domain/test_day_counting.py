"""Counting days: the house conventions, month ends, leap days, holidays, and laws that hold for any date."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partwell.domain.day_counting import (
    WorkingCalendar,
    add_days,
    add_months,
    count_back,
    days_between,
    end_of_month,
    end_of_quarter,
    in_words,
    period_in_words,
)
from partwell.domain.errors import NotAllowed
from partwell.domain.knowledge import DayUnit

PLAIN = WorkingCalendar()
EASTER_2027 = WorkingCalendar(
    name="England 2027",
    days_off={date(2027, 3, 26): "Good Friday", date(2027, 3, 29): "Easter Monday"},
)
FRIDAY_WEEKEND = WorkingCalendar(name="Friday and Saturday off", weekend=frozenset({4, 5}))

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))
numbers = st.integers(min_value=0, max_value=400)
units = st.sampled_from(DayUnit)
calendars = st.builds(
    WorkingCalendar,
    weekend=st.frozensets(st.integers(min_value=0, max_value=6), max_size=5),
    days_off=st.dictionaries(days, st.just("a holiday"), max_size=40),
)


def test_n_calendar_days_end_on_receipt_plus_n() -> None:
    assert add_days(date(2026, 3, 2), 30, DayUnit.CALENDAR, PLAIN) == date(2026, 4, 1)


def test_calendar_days_count_across_the_change_to_summer_time() -> None:
    assert add_days(date(2026, 3, 28), 2, DayUnit.CALENDAR, PLAIN) == date(2026, 3, 30)


def test_calendar_days_count_29_february_in_a_leap_year() -> None:
    assert add_days(date(2028, 2, 28), 1, DayUnit.CALENDAR, PLAIN) == date(2028, 2, 29)


def test_weeks_are_seven_days_each() -> None:
    assert add_days(date(2026, 12, 21), 2, DayUnit.WEEKS, PLAIN) == date(2027, 1, 4)


def test_working_days_skip_the_weekend() -> None:
    assert add_days(date(2026, 11, 20), 1, DayUnit.WORKING, PLAIN) == date(2026, 11, 23)


def test_a_working_day_count_received_on_saturday_takes_monday_as_day_0() -> None:
    assert add_days(date(2026, 11, 21), 1, DayUnit.WORKING, PLAIN) == date(2026, 11, 24)


def test_no_working_days_from_a_saturday_run_through_monday() -> None:
    assert add_days(date(2026, 11, 21), 0, DayUnit.WORKING, PLAIN) == date(2026, 11, 23)


def test_working_days_skip_both_easter_holidays() -> None:
    assert add_days(date(2027, 3, 25), 1, DayUnit.WORKING, EASTER_2027) == date(2027, 3, 30)


def test_a_country_with_another_weekend_works_on_sunday() -> None:
    assert add_days(date(2026, 11, 19), 1, DayUnit.WORKING, FRIDAY_WEEKEND) == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 1, 31), 2, date(2027, 3, 31)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_months_keep_the_day_number_or_take_the_last_day(start: date, number: int, end: date) -> None:
    assert add_days(start, number, DayUnit.MONTHS, PLAIN) == end


def test_counting_60_days_back_from_a_renewal_gives_renewal_minus_60() -> None:
    assert count_back(date(2027, 3, 1), 60, DayUnit.CALENDAR, PLAIN) == date(2026, 12, 31)


def test_counting_a_month_back_from_31_march_gives_28_february() -> None:
    assert count_back(date(2027, 3, 31), 1, DayUnit.MONTHS, PLAIN) == date(2027, 2, 28)


def test_counting_working_days_back_from_a_sunday_starts_on_friday() -> None:
    assert count_back(date(2026, 11, 22), 1, DayUnit.WORKING, PLAIN) == date(2026, 11, 19)


def test_month_and_quarter_end_where_the_calendar_says() -> None:
    assert end_of_month(date(2028, 2, 3)) == date(2028, 2, 29)
    assert [end_of_quarter(date(2026, month, 1)) for month in (1, 3, 4, 8, 12)] == [
        date(2026, 3, 31),
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 31),
    ]


def test_a_holiday_is_named_before_the_weekday() -> None:
    saturday_holiday = WorkingCalendar(days_off={date(2026, 12, 26): "Boxing Day"})
    assert saturday_holiday.why_off(date(2026, 12, 26)) == "Boxing Day"
    assert saturday_holiday.why_off(date(2026, 12, 27)) == "Sunday"
    assert saturday_holiday.why_off(date(2026, 12, 28)) == ""


def test_the_neighbours_of_a_long_weekend_are_thursday_and_tuesday() -> None:
    assert EASTER_2027.last_working_day(date(2027, 3, 27)) == date(2027, 3, 25)
    assert EASTER_2027.next_working_day(date(2027, 3, 27)) == date(2027, 3, 30)


def test_a_day_is_said_with_its_weekday() -> None:
    assert in_words(date(2027, 1, 29)) == "Friday 29 January 2027"


def test_one_of_a_unit_is_singular() -> None:
    assert [period_in_words(number, DayUnit.MONTHS) for number in (0, 1, 2)] == [
        "0 months",
        "1 month",
        "2 months",
    ]


def test_a_negative_period_is_refused() -> None:
    with pytest.raises(NotAllowed, match="cannot be negative"):
        add_days(date(2026, 1, 1), -1, DayUnit.CALENDAR, PLAIN)


@pytest.mark.parametrize("unit", [DayUnit.CALENDAR, DayUnit.WEEKS, DayUnit.MONTHS])
def test_a_period_beyond_the_year_9999_is_refused_in_a_sentence(unit: DayUnit) -> None:
    with pytest.raises(NotAllowed, match="beyond the years"):
        add_days(date(2026, 1, 1), 10**12, unit, PLAIN)


def test_a_week_without_a_working_day_is_refused() -> None:
    with pytest.raises(NotAllowed, match="at least one working day"):
        WorkingCalendar(weekend=frozenset(range(7)))


@settings(deadline=None)
@given(days, numbers, units, calendars)
def test_a_period_never_ends_before_it_starts(
    start: date, number: int, unit: DayUnit, calendar: WorkingCalendar
) -> None:
    assert add_days(start, number, unit, calendar) >= start


@settings(deadline=None)
@given(days, numbers, units, calendars)
def test_counting_back_leaves_room_for_the_whole_period(
    end: date, number: int, unit: DayUnit, calendar: WorkingCalendar
) -> None:
    assert add_days(count_back(end, number, unit, calendar), number, unit, calendar) <= end


@settings(deadline=None)
@given(days, numbers, calendars)
def test_working_days_counted_forth_and_back_return_to_the_first_working_day(
    start: date, number: int, calendar: WorkingCalendar
) -> None:
    end = add_days(start, number, DayUnit.WORKING, calendar)
    assert count_back(end, number, DayUnit.WORKING, calendar) == calendar.next_working_day(start)


@settings(deadline=None)
@given(days, numbers, units, calendars)
def test_one_more_never_ends_earlier(
    start: date, number: int, unit: DayUnit, calendar: WorkingCalendar
) -> None:
    assert add_days(start, number + 1, unit, calendar) > add_days(start, number, unit, calendar)


@settings(deadline=None)
@given(days, numbers, units, calendars)
def test_starting_a_day_later_never_ends_earlier(
    start: date, number: int, unit: DayUnit, calendar: WorkingCalendar
) -> None:
    later = add_days(start + timedelta(days=1), number, unit, calendar)
    assert later >= add_days(start, number, unit, calendar)


@settings(deadline=None)
@given(days, numbers, calendars)
def test_a_count_of_working_days_ends_on_a_working_day_and_skips_none(
    start: date, number: int, calendar: WorkingCalendar
) -> None:
    end = add_days(start, number, DayUnit.WORKING, calendar)
    worked = sum(
        not calendar.is_day_off(start + timedelta(days=day)) for day in range(days_between(start, end) + 1)
    )
    assert worked == number + 1  # day 0 and the days counted


@settings(deadline=None)
@given(days, st.integers(min_value=-600, max_value=600))
def test_months_land_in_the_right_month_whatever_the_day(start: date, number: int) -> None:
    end = add_months(start, number)
    assert (end.year - start.year) * 12 + end.month - start.month == number
    assert end.day == min(start.day, end_of_month(end).day)
