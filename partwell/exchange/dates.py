"""Dates as lists write them: many orders and languages, and no guess where day and month could be swapped."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from partwell.exchange.heading_keys import folded


class DateOrder(StrEnum):
    """Which comes first in dates such as 03/04/2021."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class DateTrouble(StrEnum):
    """Why a text is not taken as a date."""

    UNKNOWN = "is not a date that can be read"
    IMPOSSIBLE = "is a day that does not exist"
    INCOMPLETE = "does not say the day"
    ORDER = "could be read with the day or the month first"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDate:
    """The day a text means, or why it means none."""

    on: date | None = None
    trouble: DateTrouble | None = None
    is_serial: bool = False  # a spreadsheet's number of days


# ruff: noqa: E501 -- names of one month stand on one line, and a pattern in one piece

# English, German, French, Spanish, Italian, Dutch, Portuguese, Polish, Swedish, Danish, Norwegian, Greek, Russian.
_MONTH_NAMES = (
    "jan january januar janner janvier janv enero ene gennaio gen januari janeiro styczen stycznia sty ιανουαριος ιανουαριου ιαν январь января янв",
    "feb february februar fevrier fevr fev febrero febbraio februari fevereiro luty lutego lut φεβρουαριος φεβρουαριου φεβ февраль февраля фев",
    "mar march marz maerz mrz mars marzo maart mrt marco marzec marca marts μαρτιος μαρτιου μαρ март марта мар",
    "apr april avril avr abril abr aprile kwiecien kwietnia kwi απριλιος απριλιου απρ апрель апреля апр",
    "may mai mayo maggio mag mei maio maj maja μαιος μαιου μαι май мая",
    "jun june juni juin junio giugno giu junho czerwiec czerwca cze ιουνιος ιουνιου ιουν июнь июня июн",
    "jul july juli juillet juil julio luglio lug julho lipiec lipca lip ιουλιος ιουλιου ιουλ июль июля июл",
    "aug august aout agosto ago augustus augusti sierpien sierpnia sie αυγουστος αυγουστου αυγ август августа авг",
    "sep sept september septembre septiembre settembre set setembro wrzesien wrzesnia wrz σεπτεμβριος σεπτεμβριου σεπ сентябрь сентября сен",
    "oct october oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz οκτωβριος οκτωβριου οκτ октябрь октября окт",
    "nov november novembre noviembre novembro listopad listopada lis νοεμβριος νοεμβριου νοε ноябрь ноября ноя",
    "dec december dezember dez decembre diciembre dic dicembre dezembro grudzien grudnia gru desember des δεκεμβριος δεκεμβριου δεκ декабрь декабря дек",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}

_TIME = re.compile(
    r"[T ,]+\d{1,2}[:.h]\d{2}([:.]\d{2}([.,]\d+)?)? ?([ap]\.?m\.?)?( ?(z|utc|gmt)?([+-]\d{2}:?\d{2})?)( ?\(.*\))?$",
    re.IGNORECASE,
)
_ISO = re.compile(r"^\d{4}-\d\d-\d\d$")
_NUMBERS = re.compile(r"^(\d{1,4})\s*([./\-–\s])\s*(\d{1,2})\s*[./\-–\s]\s*(\d{1,4})\.?$")
_EASTERN = re.compile(r"^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?$")
_COMPACT = re.compile(r"^(19|20)(\d{2})(\d{2})(\d{2})$")
_SERIAL = re.compile(r"^[1-6]\d{4}(\.\d+)?$")
_SINCE = re.compile(
    r"^(?:since|seit(?: dem)?|depuis(?: le)?|desde(?: el)?|dal|from|ab|vom|sinds|od|als of)\s+", re.IGNORECASE
)
_WEEKDAY = re.compile(r"^[^\W\d]{2,12}\.?,\s*")


def read_date(text: str, order: DateOrder | None = None) -> ReadDate:
    """The day a cell means; `order` settles what the cell leaves open."""
    if _ISO.match(text):
        return _day(text[:4], text[5:7], text[8:])
    plain = _without_time(text)
    if found := _EASTERN.match(plain):
        year, month, day = found.groups()
        return _day(year, month, day) if day else ReadDate(trouble=DateTrouble.INCOMPLETE)
    if found := _NUMBERS.match(plain):
        return _from_numbers(found, order)
    if found := _COMPACT.match(plain):
        century, year, month, day = found.groups()
        return _day(century + year, month, day)
    if _SERIAL.match(plain):
        return ReadDate(on=date(1899, 12, 30) + timedelta(days=int(float(plain))), is_serial=True)
    if re.match(r"^(\d{1,2}[./-])?(19|20)\d{2}([./-]\d{1,2})?$", plain):
        return ReadDate(trouble=DateTrouble.INCOMPLETE)
    return _from_words(plain)


def _without_time(text: str) -> str:
    plain = _SINCE.sub("", " ".join(text.split()))
    return _TIME.sub("", plain).strip()


def _from_numbers(found: re.Match[str], order: DateOrder | None) -> ReadDate:
    first, mark, second, third = found.groups()
    if len(first) >= 3:
        return (
            _day(first, second, third)
            if len(first) == 4 and len(third) <= 2
            else ReadDate(trouble=DateTrouble.UNKNOWN)
        )
    if len(third) not in (2, 4):
        return ReadDate(trouble=DateTrouble.UNKNOWN)
    settled = _order_of(first, second, mark) or order
    if settled is None and int(first) != int(second):
        is_possible = 0 < int(first) <= 12 and 0 < int(second) <= 12
        return ReadDate(trouble=DateTrouble.ORDER if is_possible else DateTrouble.IMPOSSIBLE)
    day, month = (second, first) if settled == DateOrder.MONTH_FIRST else (first, second)
    return _day(third, month, day)


def _order_of(first: str, second: str, mark: str) -> DateOrder | None:
    """What one date says of the order by itself: a number above 12, or points, which stand after days."""
    if int(first) > 12 >= int(second):
        return DateOrder.DAY_FIRST
    if int(second) > 12 >= int(first):
        return DateOrder.MONTH_FIRST
    return DateOrder.DAY_FIRST if mark == "." else None


def _from_words(plain: str) -> ReadDate:
    words = re.findall(r"[^\W\d_]+|\d+", folded(_WEEKDAY.sub("", plain)))
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    numbers = [word for word in words if word.isdecimal()]
    others = [w for w in words if w not in _MONTHS and not w.isdecimal() and w not in _SMALL]
    if len(months) != 1 or others or len(plain) > 40:
        return ReadDate(trouble=DateTrouble.UNKNOWN)
    if len(numbers) == 1:
        return ReadDate(trouble=DateTrouble.INCOMPLETE)
    if len(numbers) != 2:
        return ReadDate(trouble=DateTrouble.UNKNOWN)
    year, day = (numbers[0], numbers[1]) if len(numbers[0]) == 4 else (numbers[1], numbers[0])
    if len(year) not in (2, 4) or len(day) > 2:
        return ReadDate(trouble=DateTrouble.UNKNOWN)
    return _day(year, str(months[0]), day)


_SMALL = frozenset("st nd rd th of de del di the den er r do mon tue wed thu fri sat sun".split())


def _day(year: str, month: str, day: str) -> ReadDate:
    """Two-digit years count from 1950 to 2049: no client list reaches further."""
    full = int(year) if len(year) > 2 else int(year) + (1900 if int(year) >= 50 else 2000)
    try:
        on = date(full, int(month), int(day))
    except ValueError:
        return ReadDate(trouble=DateTrouble.IMPOSSIBLE)
    return ReadDate(on=on) if 1850 <= full <= 2100 else ReadDate(trouble=DateTrouble.IMPOSSIBLE)


def looks_like_a_date(text: str) -> bool:
    """Whether a cell is written as a full date, in whatever order; numbers of days do not count."""
    found = read_date(text)
    return (found.on is not None and not found.is_serial) or found.trouble == DateTrouble.ORDER


def order_told(text: str) -> DateOrder | None:
    """The order a heading or a row below it spells out, such as (MM/DD/YYYY) or TT.MM.JJJJ."""
    found = _PATTERN.search(text.casefold())
    if found is None:
        return None
    return DateOrder.MONTH_FIRST if found.group(1).startswith("m") else DateOrder.DAY_FIRST


_PATTERN = re.compile(r"\b([dtj]{1,2}[./ -]m{1,3}|m{1,3}[./ -][dtj]{1,2})[./ -][yja]{2,4}\b")


def orders_in(texts: Iterable[str]) -> frozenset[DateOrder]:
    """The orders that dates in these cells prove, each by a number that can only be a day."""
    proven: set[DateOrder] = set()
    for text in texts:
        found = _NUMBERS.match(_without_time(text))
        if found and len(found.group(1)) <= 2 and len(found.group(4)) in (2, 4):
            first, second = int(found.group(1)), int(found.group(3))
            if first > 12 >= second > 0:
                proven.add(DateOrder.DAY_FIRST)
            elif second > 12 >= first > 0:
                proven.add(DateOrder.MONTH_FIRST)
    return frozenset(proven)
