"""How days are written on the page: in full, with the distance from today."""

from datetime import date

from partwell.domain.formats import puts_month_first
from partwell.domain.practice import Practice


def in_full(day: date | None) -> str:
    """`Friday 29 January 2027`; a dash for no day."""
    return f"{day:%A} {day.day} {day:%B %Y}" if day else "–"


def plain_day(day: date) -> str:
    """`29 January 2027`."""
    return f"{day.day} {day:%B %Y}"


def with_distance(day: date | None, today: date) -> str:
    """`Friday 29 January 2027 (in 68 days)`."""
    return f"{in_full(day)} ({distance(day, today)})" if day else "–"


def distance(day: date, today: date) -> str:
    """`in 68 days`, `today`, `3 days ago`."""
    days = (day - today).days
    if days == 0:
        return "today"
    count = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    return f"in {count}" if days > 0 else f"{count} ago"


def short(day: date | None) -> str:
    """`Fri 29 Jan 2027`; a dash for no day."""
    return f"{day:%a} {day.day} {day:%b %Y}" if day else "–"


def column_format(practice: Practice) -> str:
    """How a column of a table writes a day: `29 Jan 2027`, or `Jan 29, 2027` where the month comes first."""
    return "MMM D, YYYY" if puts_month_first(practice) else "D MMM YYYY"
