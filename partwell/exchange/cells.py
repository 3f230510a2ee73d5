"""Cells of a row as clean text, and the parts of an address put together from them."""

import re
from collections.abc import Iterable, Iterator

from partwell.domain.clean_text import LONGEST, clean
from partwell.exchange.columns import Column
from partwell.exchange.delimited import Row
from partwell.exchange.heading_keys import folded
from partwell.exchange.whole_addresses import taken_apart

_NUMBER_FIRST = re.compile(r"^(?:house|street|building|numero de (?:rue|voie))")
_SPACES = {ord(space): " " for space in "\xa0\u2007\u202f"}
_KEPT_AS_TEXT = re.compile(r'^="([^"]*)"$')  # how some programs stop a spreadsheet from dropping zeros


def cell(row: Row, column: Column) -> str:
    """A cell as one clean line; newlines become spaces."""
    if column.index >= len(row.cells):
        return ""
    text = row.cells[column.index]
    if text.isprintable() and '="' not in text and len(text) <= LONGEST:
        return text.strip()
    return " ".join(lines_of(row, column))


def is_placeholder(text: str) -> bool:
    """Whether a cell says that there is nothing to say, in a way that is nobody's name or reference."""
    return text.casefold() in _PLACEHOLDERS


_PLACEHOLDERS = frozenset(
    (
        "-",
        "--",
        "---",
        "–",
        "—",
        "/",
        ".",
        "?",
        "n/a",
        "#n/a",
        "n.a.",
        "k.a.",
        "s/o",
        "n.v.t.",
        "tbc",
        "tba",
        "tbd",
    )
)


def held(row: Row, column: Column) -> str:
    """A cell, empty where it holds a placeholder."""
    text = cell(row, column)
    return "" if is_placeholder(text) else text


def lines_of(row: Row, column: Column) -> tuple[str, ...]:
    """The lines of a cell, cleaned and trimmed, without empty ones."""
    if column.index >= len(row.cells):
        return ()
    text = row.cells[column.index].translate(_SPACES)
    if not text:
        return ()
    if not text.isprintable() or len(text) > LONGEST:
        text = clean(text)
    text = text.strip()
    if text.startswith('="') and (kept := _KEPT_AS_TEXT.match(text)):
        text = kept.group(1)
    if "\n" not in text and "\t" not in text:
        return (text,) if text else ()
    return tuple(line.strip() for line in text.replace("\t", " ").split("\n") if line.strip())


def address_in(row: Row, columns: dict[str, list[Column]]) -> tuple[tuple[str, ...], dict[str, str]]:
    lines = [line for column in columns.get("address_lines", ()) for line in lines_of(row, column)]
    lines = [line for line in lines if not is_placeholder(line)]
    number_column = columns["house_number"][0] if "house_number" in columns else None
    number = cell(row, number_column) if number_column else ""
    if number and "house_addition" in columns:
        number = _with_addition(number, cell(row, columns["house_addition"][0]))
    if number and lines and not number[0].isdecimal():  # "Rose Cottage" is a line of its own
        lines.insert(0, number)
    elif number_column and number and lines:
        before = _NUMBER_FIRST.match(folded(number_column.heading))
        lines[0] = f"{number} {lines[0]}" if before else f"{lines[0]} {number}"
    places = {
        name: held(row, columns[name][0]) if name in columns else ""
        for name in ("city", "postcode", "region", "country")
    }
    if "place" in columns:
        read = place_in(cell(row, columns["place"][0]))
        places.update({name: part for name, part in read.items() if not places[name]})
    found = tuple(_without_repeats(lines))
    if found and not (places["city"] or places["postcode"]) and (apart := taken_apart(found)):
        places.update({name: part for name, part in apart[1].items() if not places[name]})
        found = apart[0]
    return found, places


def _with_addition(number: str, addition: str) -> str:
    """A house number with what follows it: 12 a, but 12/3 for the third flat."""
    return f"{number}/{addition}" if addition.isdecimal() else f"{number} {addition}".strip()


def place_in(text: str) -> dict[str, str]:
    """Town, postcode and region of one cell such as "01067 Dresden" or "Newark, NJ 07102"."""
    for pattern in _PLACES:
        if found := pattern.match(text):
            return {name: part.strip(" ,") for name, part in found.groupdict(default="").items()}
    return {"city": text}


_PLACES = (
    re.compile(r"^(?P<city>[^\d,]+),?\s+(?P<region>[A-Z]{2})\.?,?\s+(?P<postcode>\d{5}(?:-\d{4})?)$"),
    re.compile(r"^(?P<city>[^\d,]+),?\s+(?P<region>[A-Z]{2}),?\s+(?P<postcode>[A-Z]\d[A-Z] ?\d[A-Z]\d)$"),
    re.compile(
        r"^(?P<postcode>(?:[A-Z]{1,2}-)?(?:\d{2}-\d{3}|\d{3,5}(?:[ -]\d{2,3})?)(?: [A-Z]{2})?),?\s+"
        r"(?P<city>[^\d]{2,}.*)$"
    ),
    re.compile(r"^(?P<city>[^\d]{2,}?),?\s+(?P<postcode>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4,5})$"),
)


def _without_repeats(lines: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for line in lines:
        if line.casefold() not in seen:
            yield line
        seen.add(line.casefold())
