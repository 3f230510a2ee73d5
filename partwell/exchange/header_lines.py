"""Headings that run over two lines, and the line below them that says in which unit or form a column is."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from partwell.exchange.delimited import Row, is_heading
from partwell.exchange.heading_keys import KNOWN, compact
from partwell.exchange.value_kinds import Kind, kind_of

_UNIT = re.compile(
    r"(?:in )?(?:text|string|number|numeric|integer|decimal|date|datetime|currency|boolean|bool"
    r"|(?:var)?char ?\(\d+\)"
    r"|eur|usd|gbp|chf|cad|aud|nzd|sek|nok|dkk|pln|euros?|dollars?|[€$£%]|years?|months?"
    r"|required|optional|mandatory|pflichtfeld|obligatoire|obligatorio|free text|freitext|zahl|datum"
    r"|[-=_:]{2,}|iso ?\d*|e\.?164|max\.? ?\d+(?: characters?| zeichen)?"
    r"|(?:[dmytja]{1,4}[./ -]){1,2}[dmytja]{2,4}(?: hh:mm(?::ss)?)?)",
    re.IGNORECASE,
)  # fmt: skip


def describes_columns(row: Row) -> bool:
    """Whether a row holds nothing but units and forms such as "(EUR)" and "dd/mm/yyyy"."""
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    return bool(cells) and all(_UNIT.fullmatch(cell.strip("()[]<>{} *")) for cell in cells)


def heading_row(rows: Sequence[Row], place: int) -> tuple[int, Row]:
    """The heading row at a place, put together with the line above or below it that it belongs to."""
    row = rows[place]
    above = rows[place - 1] if place and rows[place - 1].number == row.number - 1 else None
    below = rows[place + 1] if place + 1 < len(rows) and rows[place + 1].number == row.number + 1 else None
    if above is not None and (joined := _joined(above, row)):
        return place, Row(number=row.number, cells=joined)
    if below is not None and _all_words(below) and (joined := _joined(row, below)):
        return place + 1, Row(number=below.number, cells=joined)
    return place, row


def _all_words(row: Row) -> bool:
    cells = [cell for cell in row.cells if cell.strip()]
    known = sum(map(is_heading, cells))
    return all(kind_of(cell) == Kind.TEXT for cell in cells) and 2 * known >= len(cells)


def _joined(upper: Row, lower: Row) -> tuple[str, ...] | None:
    """The headings of two lines as one; None where no column has its name from both."""
    found, together, group = [], 0, ""
    lines = (map(str.strip, upper.cells), map(str.strip, lower.cells))
    for over, under in zip_longest(*lines, fillvalue=""):
        group = over or group  # one heading over several columns stands in the first of them
        whole = next((f"{one} {under}" for one in dict.fromkeys((over, group)) if _is_known(one, under)), "")
        together += bool(whole)
        found.append(whole or under or over)
    return tuple(found) if together >= 2 or (together and len(found) <= 3) else None


def _is_known(over: str, under: str) -> bool:
    return bool(over and under) and len(over) <= 40 and compact(f"{over} {under}") in KNOWN


def fitted(header: Row, body: Sequence[Row]) -> Row:
    """The headings over the columns that most rows have: some programs leave one without a name out.

    It is the last column, or the first where that puts telephone numbers, dates and addresses under
    their headings.
    """
    widths = Counter(len(row.cells) for row in body)
    width, count = widths.most_common(1)[0] if body else (0, 0)
    missing = width - len(header.cells)
    rows = [row for row in body if len(row.cells) == width][:60]
    beyond = any(cell.strip() for row in rows for cell in row.cells[len(header.cells) :])
    if missing not in (1, 2) or count < 3 or count < 0.8 * len(body) or not beyond:
        return header
    blank = ("",) * missing
    sides = ((*header.cells, *blank), (*blank, *header.cells))
    left, right = (_agreement(cells, rows) for cells in sides)
    if left == right:  # nothing tells which side: rows that do not fit are reported one by one
        return header
    return Row(number=header.number, cells=sides[left < right])


def _agreement(headings: Sequence[str], rows: Sequence[Row]) -> int:
    """How many cells are of the kind that their heading asks for."""
    kinds = [KIND_OF_HEADING.get(KNOWN.get(compact(heading), ("", 0))[0]) for heading in headings]
    pairs = [(kind, cell) for row in rows for kind, cell in zip(kinds, row.cells, strict=True) if kind]
    return sum(kind_of(cell) in kind for kind, cell in pairs)


KIND_OF_HEADING = {
    "email": (Kind.EMAIL,),
    "since_on": (Kind.DATE, Kind.NUMBER),
    "phone": (Kind.PHONE, Kind.NUMBER),
    "postcode": (Kind.POSTCODE, Kind.NUMBER),
    "annual_fees_amount": (Kind.MONEY, Kind.NUMBER),
    "country": (Kind.COUNTRY,),
}
