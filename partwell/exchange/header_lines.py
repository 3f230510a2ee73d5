"""Headings that run over two lines, and the line below them that says in which unit or form a column is."""

import re
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
    r"|iso ?\d*|e\.?164|max\.? ?\d+(?: characters?| zeichen)?"
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
