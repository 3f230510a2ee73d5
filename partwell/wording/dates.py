"""Calendar dates as people write them in letters and notes, British and American."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month{0}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.?"
_DAY = r"(?P<day{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,? +(?P<year{0}>(?:19|20)\d\d))?"
_DATE = re.compile(
    rf"(?<![\w/]){_DAY.format(1)} +(?:of +|day of +)?{_MONTH.format(1)}{_YEAR.format(1)}(?!\w)"
    rf"|(?<!\w){_MONTH.format(2)} +(?:the +)?{_DAY.format(2)}{_YEAR.format(2)}(?!\w)"
    r"|(?<![\w/.-])(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?![\w/-])"
    r"|(?<![\w/.-])(?P<slashed>[0-3]?\d[/.][0-3]?\d[/.](?:19|20)?\d\d)(?![\w/-])"
)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR = re.compile(rf"\b(?:(?P<weekday>{'|'.join(_WEEKDAYS)})|(?P<tomorrow>tomorrow)|(?P<today>today))\b")


def day_named(words: str, on: date) -> date | None:
    """The first day that a short note of `on` names and that has not passed by then, or None.

    A date without a year is the next one; a weekday is the next such day after `on`.
    """
    folded = words.casefold()
    for start, end, day in dates_in(folded):
        written = folded[start:end]
        found = day or next(filter(None, (_with_year(written, on.year + more) for more in (0, 1))), None)
        if found and found < on and day is None:
            found = _with_year(written, on.year + 1)
        if found and found >= on:
            return found
    near = _NEAR.search(folded)
    if near is None:
        return None
    if near["weekday"]:
        return on + timedelta(days=(_WEEKDAYS.index(near["weekday"]) - on.weekday() - 1) % 7 + 1)
    return on + timedelta(days=1 if near["tomorrow"] else 0)


def _with_year(written: str, year: int) -> date | None:
    return next((day for _, _, day in dates_in(f"{written} {year}")), None)


def dates_in(folded_text: str) -> Iterator[tuple[int, int, date | None]]:
    """Start, end and day of each date; the day is None where the year is missing or the order is unclear."""
    for match in _DATE.finditer(folded_text):
        yield match.start(), match.end(), _day(match)


def _day(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        number = "1" if match["month1"] else "2"
        if match["slashed"] or not match[f"year{number}"]:
            return None
        month = _MONTHS.index(match[f"month{number}"]) + 1
        return date(int(match[f"year{number}"]), month, int(match[f"day{number}"]))
    except ValueError:
        return None
