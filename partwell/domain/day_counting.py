"""Counting days as the house counts them: receipt is day 0, and N days run through receipt + N."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from partwell.domain.errors import NotAllowed
from partwell.domain.knowledge import DayUnit

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """Which days are days off in one place: its own weekend and its public holidays by name.

    `days_off` may be any mapping, such as one of the holidays library that looks a year up when asked.
    `weekend` holds weekday numbers, Monday being 0. Raises NotAllowed where no weekday is left to work.
    """

    name: str = "Monday to Friday, public holidays not known"
    weekend: frozenset[int] = frozenset({5, 6})
    days_off: Mapping[date, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.weekend >= frozenset(range(7)):
            raise NotAllowed(
                "A working week needs at least one working day. Nothing was counted; "
                "please check the country of the practice."
            )

    def why_off(self, day: date) -> str:
        """The name of the public holiday or weekend day; empty on a working day."""
        holiday = self.days_off.get(day)
        if holiday:
            return str(holiday)
        return WEEKDAYS[day.weekday()] if day.weekday() in self.weekend else ""

    def is_day_off(self, day: date) -> bool:
        """Whether nobody can be expected to work that day."""
        return bool(self.why_off(day))

    def next_working_day(self, day: date) -> date:
        """The day itself where it is a working day, else the first one after it."""
        while self.is_day_off(day):
            day = moved(day, 1)
        return day

    def last_working_day(self, day: date) -> date:
        """The day itself where it is a working day, else the last one before it."""
        while self.is_day_off(day):
            day = moved(day, -1)
        return day


def moved(day: date, days: int) -> date:
    """The day so many calendar days later, or earlier for a negative number; NotAllowed off the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise _off_the_calendar() from None


def add_days(start: date, number: int, unit: DayUnit, calendar: WorkingCalendar) -> date:
    """The last day of a period of `number` units whose day 0 is `start`.

    A count of working days that starts on a day off takes the next working day as day 0. Months keep
    the day number or take the last day of a shorter month. Raises NotAllowed for a negative number.
    """
    _refuse_negative(number)
    if unit == DayUnit.WORKING:
        return _working_days_after(calendar.next_working_day(start), number, calendar)
    if unit == DayUnit.MONTHS:
        return add_months(start, number)
    return moved(start, number * (7 if unit == DayUnit.WEEKS else 1))


def count_back(end: date, number: int, unit: DayUnit, calendar: WorkingCalendar) -> date:
    """The last day from which a period of `number` units still runs out by `end`.

    Months keep the day number, which in a shorter month errs to the earlier, safer side.
    """
    _refuse_negative(number)
    if unit == DayUnit.WORKING:
        return _working_days_before(calendar.last_working_day(end), number, calendar)
    if unit == DayUnit.MONTHS:
        return add_months(end, -number)
    return moved(end, -number * (7 if unit == DayUnit.WEEKS else 1))


def add_months(start: date, number: int) -> date:
    """The same day number so many months later or earlier, or the last day of a shorter month."""
    months = start.year * 12 + start.month - 1 + number
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise _off_the_calendar()
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def end_of_month(day: date) -> date:
    """The last day of the month the day lies in."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def end_of_quarter(day: date) -> date:
    """The last day of the calendar quarter the day lies in."""
    return end_of_month(day.replace(month=(day.month + 2) // 3 * 3, day=1))


def days_between(first: date, last: date) -> int:
    """How many calendar days after the first the last one lies; negative where it lies before."""
    return (last - first).days


def in_words(day: date) -> str:
    """The day with its weekday, such as "Friday 29 January 2027"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def period_in_words(number: int, unit: DayUnit) -> str:
    """The period as a sentence names it, such as "30 calendar days" or "1 month"."""
    noun = {
        DayUnit.CALENDAR: "calendar day",
        DayUnit.WORKING: "working day",
        DayUnit.WEEKS: "week",
        DayUnit.MONTHS: "month",
    }[unit]
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _working_days_after(day: date, number: int, calendar: WorkingCalendar) -> date:
    for _ in range(number):
        day = calendar.next_working_day(moved(day, 1))
    return day


def _working_days_before(day: date, number: int, calendar: WorkingCalendar) -> date:
    for _ in range(number):
        day = calendar.last_working_day(moved(day, -1))
    return day


def _refuse_negative(number: int) -> None:
    if number < 0:
        raise NotAllowed("A period cannot be negative. Nothing was counted; please correct the number.")


def _off_the_calendar() -> NotAllowed:
    return NotAllowed(
        "That period leads beyond the years a calendar knows. Nothing was counted; please correct the number."
    )
