"""Rows from the text of a CSV file, whatever separates its columns; a damaged line costs one row only."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partwell.exchange.heading_keys import KNOWN, bare, compact, words_of

SEPARATORS = ",;\t|"
LONGEST_RECORD = 60  # lines one quoted cell may run over before its quote counts as never closed
_SEP_LINE = re.compile(r'^"?sep=(.)"?[ ]*$', re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row as it stands in the file, blank ones included in the counting."""

    number: int  # 1 is the first row of the file or sheet
    cells: tuple[str, ...]
    damage: str = ""  # why the row cannot be used
    notes: tuple[tuple[int, str], ...] = ()  # (column from 0, what is wrong with that cell)


def rows_of_text(text: str) -> tuple[Row, ...]:
    """Every row that is not blank, in the file's own order."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    declared = _SEP_LINE.match(first) if first.isprintable() or "\t" in first else None
    skipped = 1 if declared else 0
    body = rest if declared else text
    separator = declared.group(1) if declared else separator_of(body)
    rows = _read(body, separator, skipped)
    return unwrapped(rows) if separator else rows


def unwrapped(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of a list whose lines stand in one cell each, in quotes or in a sheet; others as they are."""
    return _unwrapped(rows) if _is_wrapped(rows) else rows


def separator_of(text: str) -> str:
    """The character between the columns, judged by known headings first and by even rows second."""
    sample = text[:20_000]
    if len(sample) < len(text):
        sample = sample.rpartition("\n")[0] or sample
    best, found = (0.0, 0.0), ","
    for separator in SEPARATORS:
        rows = [row.cells for row in _read(sample, separator, 0)[:60]]
        widths = [len(cells) for cells in rows if len(cells) > 1]
        if not widths:
            continue
        usual = max(set(widths), key=lambda width: (widths.count(width), width))
        evenness = widths.count(usual) / len(rows)
        hits = max(sum(is_heading(cell) for cell in cells) for cells in rows[:30])
        weight = (hits if hits > 1 else 0.0, evenness * min(usual, 12) ** 0.5)
        if weight > best:
            best, found = weight, separator
    return found


def is_heading(cell: str) -> bool:
    """Whether a cell reads like a heading this programme knows."""
    if not cell.strip() or len(cell) > 60:
        return False
    return compact(cell) in KNOWN or "".join(bare(words_of(cell))) in KNOWN


def _read(text: str, separator: str, skipped: int) -> tuple[Row, ...]:
    """The rows by the strict reading; where quotes do not fit together, by the patient one."""
    dialects = [_Dialect(separator, text)]
    if '\\"' in text:
        dialects.append(_Dialect(separator, text, escape="\\"))
    for dialect in dialects:
        try:
            records = list(dialect.records(io.StringIO(text)))
        except csv.Error:
            continue
        if all(cell.count("\n") <= LONGEST_RECORD for cells in records for cell in cells if "\n" in cell):
            return tuple(
                Row(number=number, cells=tuple(cells))
                for number, cells in enumerate(records, start=1 + skipped)
                if any(map(str.strip, cells))
            )
    return tuple(_patient(text.split("\n"), dialects[-1], skipped))


class _Dialect:
    """How one file quotes its cells."""

    def __init__(self, separator: str, text: str, escape: str | None = None) -> None:
        self._separator = separator
        self._escape = escape
        self._spaced = f'{separator} "' in text

    def records(self, lines: Iterable[str]) -> Iterator[list[str]]:
        """The cells of each record; raises csv.Error where the quotes do not fit together."""
        return csv.reader(
            lines,
            delimiter=self._separator,
            strict=True,
            escapechar=self._escape,
            doublequote=self._escape is None,
            skipinitialspace=self._spaced,
        )

    def one(self, record: str) -> list[str] | None:
        """The cells where the text is exactly one whole record, else None."""
        tidy = re.sub(rf'"[ ]+(?={re.escape(self._separator)}|$)', '"', record)
        try:
            found = list(self.records(io.StringIO(tidy)))
        except csv.Error:
            return None
        return found[0] if len(found) == 1 else None


def _patient(lines: list[str], dialect: _Dialect, skipped: int) -> Iterator[Row]:
    """Record by record: a quote that is never closed costs its own line and not the rest of the file."""
    at, number = 0, skipped
    while at < len(lines):
        number += 1
        taken = 1
        cells = dialect.one(lines[at]) if lines[at].strip() else []
        while (
            cells is None and taken < LONGEST_RECORD and at + taken < len(lines) and lines[at].count('"') % 2
        ):
            taken += 1
            if '"' in lines[at + taken - 1]:
                cells = dialect.one("\n".join(lines[at : at + taken]))
        if cells is None:
            taken = 1
            yield Row(number=number, cells=(lines[at],), damage="its quotation marks do not fit together")
        elif any(cell.strip() for cell in cells):
            yield Row(number=number, cells=tuple(cells))
        at += taken


def _is_wrapped(rows: tuple[Row, ...]) -> bool:
    """Whether each whole line stands in one pair of quotes, as some programs save a CSV file twice."""
    first = rows[:20]
    return (
        len(first) > 1
        and all(len(row.cells) == 1 for row in first)
        and sum(any(s in row.cells[0] for s in SEPARATORS) for row in first) >= 0.8 * len(first)
        and sum(is_heading(cell) for cell in re.split("[,;\t|]", first[0].cells[0])) > 1
    )


def _unwrapped(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    inner = "\n".join(row.cells[0].replace("\n", " ") for row in rows)
    read = {row.number: row for row in _read(inner, separator_of(inner), 0)}
    return tuple(
        Row(number=row.number, cells=read[place].cells, damage=read[place].damage)
        for place, row in enumerate(rows, start=1)
        if place in read
    )
