"""How days are written on the page: in full, with the distance from today."""

from datetime import date


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
