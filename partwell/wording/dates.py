"""Calendar dates as people write them in letters, British and American."""

import re
from collections.abc import Iterator
from datetime import date

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
