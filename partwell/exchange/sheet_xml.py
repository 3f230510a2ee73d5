"""Rows of a worksheet as XML text: every value typed, no text ever a formula, nothing a file cannot hold."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from openpyxl.utils import get_column_letter

LONGEST_CELL = 32_767  # UTF-16 units, the limit of Excel
CUT_MARK = " … [cut, the full text is in Partwell]"
MOST_ROWS = 1_048_575  # below the headings

_DAY_ZERO = date(1899, 12, 30)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NEEDS_CARE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff&<>_]")
_FORMULA_LIKE = ("=", "+", "-", "@")


class RowWriter:
    """Turns values into `<row>` elements for one sheet, given the style of each column."""

    def __init__(self, styles: Sequence[int], quoted: int) -> None:
        self._cells = [(get_column_letter(n), style) for n, style in enumerate(styles, start=1)]
        self._quoted = quoted
        self.rows = 0

    def row(self, values: Sequence[object]) -> str:
        """The next row; empty values leave their cells out."""
        self.rows += 1
        number = self.rows + 1
        cells = [
            self._cell(f"{letter}{number}", style, value)
            for (letter, style), value in zip(self._cells, values, strict=True)
            if value is not None and value != ""
        ]
        return f'<row r="{number}">{"".join(cells)}</row>'

    def _cell(self, place: str, style: int, value: object) -> str:
        if isinstance(value, str):
            return self._text(place, style, value)
        if isinstance(value, (date, datetime)):
            serial = serial_of(value)
            if serial is None:
                return self._text(place, style, value.isoformat())
            return f'<c r="{place}" s="{style}"><v>{serial}</v></c>'
        if isinstance(value, (int, Decimal)) and _is_exact(value):
            return f'<c r="{place}" s="{style}"><v>{value:f}</v></c>'
        return self._text(place, style, str(value))

    def _text(self, place: str, style: int, value: str) -> str:
        if value.startswith(_FORMULA_LIKE):
            style = self._quoted  # a mark that tells spreadsheets to keep it as text when it is edited
        text = xml_text(value)
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _is_exact(value: int | Decimal) -> bool:
    """Whether a spreadsheet's 15 digits hold the number."""
    return Decimal(value).is_finite() and len(Decimal(value).as_tuple().digits) <= 15


def serial_of(value: date) -> str | None:
    """A day or instant as a spreadsheet's number of days; None before 1900, where there is none."""
    day = value.date() if isinstance(value, datetime) else value
    if day < date(1900, 1, 1):
        return None
    days = (day - _DAY_ZERO).days - (1 if day < date(1900, 3, 1) else 0)  # 29 February 1900 is counted
    if not isinstance(value, datetime):
        return str(days)
    in_utc = value.astimezone(UTC) if value.tzinfo else value
    if in_utc.date() != day:
        return serial_of(in_utc)
    passed = in_utc.replace(tzinfo=None, microsecond=0) - datetime(day.year, day.month, day.day)  # noqa: DTZ001
    return f"{days + passed / timedelta(days=1):.10f}"


def xml_text(value: str) -> str:
    """The text for a cell, letter by letter, with what no cell can hold replaced by a visible mark."""
    text = shortened(value) if len(value) > LONGEST_CELL // 2 else value
    if not _NEEDS_CARE.search(text):
        return text
    text = _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _ESCAPE_LIKE.sub("_x005F_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shortened(value: str) -> str:
    """The text within the limit of a cell, counted as Excel counts, with a mark where it was cut."""
    if len(value.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST_CELL:
        return value
    room = LONGEST_CELL - len(CUT_MARK)
    units = value.encode("utf-16-le", "surrogatepass")[: 2 * room]
    return units.decode("utf-16-le", "ignore") + CUT_MARK
