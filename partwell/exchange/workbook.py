"""Sheets of a spreadsheet file (XLSX, XLSM, ODS), checked for size and structure before they are read."""

import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from xml.parsers import expat

import python_calamine
from defusedxml import ElementTree

from partwell.domain.errors import UnreadableFile
from partwell.exchange.cell_corrections import (
    CHUNK,
    MOST_COLUMNS,
    MOST_ROWS,
    Corrections,
    FarCell,
    corrections_of,
    needs_a_close_look,
    padded_styles,
    refuse_document_type,
)
from partwell.exchange.delimited import Row

MOST_UNPACKED = 400_000_000  # bytes: 200,000 rows of 25 columns unpack to about 250 MB
MOST_RATIO = 200  # a sheet of equal rows packs to about 1/100
MOST_MEMBERS = 2_000
MOST_CELLS = 12_000_000  # cells of the rectangle around all values; what the reader keeps in memory

_TRY = (
    " Nothing was taken; please save the list as CSV or as a new Excel workbook (.xlsx) and choose that file."
)
_DAMAGED = "This spreadsheet is damaged or cut short and cannot be opened." + _TRY
LOCKED = (
    "This spreadsheet is protected by a password. Nothing was taken; "
    "please save it without the password, or save the list as CSV."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: its name, whether people see it, and its rows as text."""

    name: str
    is_hidden: bool = False
    rows: tuple[Row, ...] = ()
    hidden_rows: tuple[int, ...] = ()  # counted from 1


def sheets_of(data: bytes) -> tuple[Sheet, ...]:
    """Every worksheet with its rows; raises UnreadableFile for what is too large, locked or damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive)
            names = set(archive.namelist())
            _refuse_relatives(names)
            if "content.xml" in names:
                _check_open_document(archive, names)
                corrections: dict[str, Corrections] = {}
            else:
                corrections = _checked_sheets(archive, names)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        LookupError,
        ValueError,
        NotImplementedError,
    ) as wrong:
        raise UnreadableFile(_DAMAGED) from wrong
    return tuple(_read(data, corrections))


def _check_sizes(archive: zipfile.ZipFile) -> None:
    """Sizes as the directory states them; what a member unpacks to beyond that is an error of its own."""
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile(LOCKED)
    unpacked = sum(member.file_size for member in members)
    swollen = any(
        m.file_size > 1_000_000 and m.file_size > MOST_RATIO * max(1, m.compress_size) for m in members
    )
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or swollen:
        raise UnreadableFile("This spreadsheet unpacks to far more than a client list can hold." + _TRY)


def _refuse_relatives(names: set[str]) -> None:
    """Packages of other programs that look like a workbook from outside."""
    if "xl/workbook.bin" in names:
        raise UnreadableFile("This is a binary Excel workbook (.xlsb)." + _TRY)
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
        raise UnreadableFile("This is a Numbers or Pages file." + _TRY)
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise UnreadableFile("This is a Word or PowerPoint file and not a list." + _TRY)
    if "xl/workbook.xml" not in names and "content.xml" not in names:
        raise UnreadableFile("This is an archive and not a spreadsheet." + _TRY)


def _checked_sheets(archive: zipfile.ZipFile, names: set[str]) -> dict[str, Corrections]:
    """Sheet name -> what a close look found, for the sheets that need one."""
    for part in ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
        if part in names and _declares_type(archive, part):
            refuse_document_type()
    padded = padded_styles(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else {}
    found: dict[str, Corrections] = {}
    cells = 0
    for sheet, member in _members_of_sheets(archive, names):
        with archive.open(member) as source:
            if not needs_a_close_look(source, padded) and not _declares_type(archive, member):
                continue
        corrections = corrections_of(archive, member, padded)
        rows, columns = corrections.last_row + 1, corrections.last_column + 1
        cells += rows * columns
        if cells > MOST_CELLS:
            raise FarCell(rows, columns)
        found[sheet] = corrections
    return found


def _declares_type(archive: zipfile.ZipFile, member: str) -> bool:
    with archive.open(member) as source:
        return b"<!DOCTYPE" in source.read(4096)


def _members_of_sheets(archive: zipfile.ZipFile, names: set[str]) -> list[tuple[str, str]]:
    """(name people see, member of the archive) of each sheet."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    targets = {}
    if "xl/_rels/workbook.xml.rels" in names:
        for relation in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels")):
            target = relation.get("Target", "")
            targets[relation.get("Id")] = target.lstrip("/") if target.startswith("/") else "xl/" + target
    sheets = []
    for element in book.iter():
        if element.tag.rpartition("}")[2] == "sheet":
            key = next((value for name, value in element.attrib.items() if name.endswith("}id")), None)
            member = targets.get(key, "")
            if member in names:
                sheets.append((element.get("name", ""), member))
    return sheets


def _check_open_document(archive: zipfile.ZipFile, names: set[str]) -> None:
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise UnreadableFile(LOCKED)
    look = _OpenDocumentLook()
    with archive.open("content.xml") as source:
        try:
            while chunk := source.read(CHUNK):
                look.parser.Parse(chunk, False)
        except expat.ExpatError as wrong:
            raise UnreadableFile(_DAMAGED) from wrong


class _OpenDocumentLook:
    """How far the values of an OpenDocument sheet reach, repeated rows and cells counted."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.StartDoctypeDeclHandler = refuse_document_type
        self._rows = self._columns = self._repeat = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._rows = 0
        elif name == "table:table-row":
            self._repeat = int(attributes.get("table:number-rows-repeated", "1"))
            self._rows += self._repeat
            self._columns = 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._columns += int(attributes.get("table:number-columns-repeated", "1"))
            is_valued = any(key.startswith("office:") for key in attributes)
            if is_valued and (self._rows > MOST_ROWS or self._columns > MOST_COLUMNS):
                raise FarCell(self._rows, self._columns)


def _read(data: bytes, corrections: dict[str, Corrections]) -> Iterator[Sheet]:
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for about in book.sheets_metadata:
                if about.typ == python_calamine.SheetTypeEnum.WorkSheet:
                    sheet = book.get_sheet_by_name(about.name)
                    _check_end(sheet.end)
                    hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
                    found = corrections.get(about.name)
                    rows = _rows_of(sheet.to_python(skip_empty_area=False), found)
                    unseen = tuple(row + 1 for row in found.hidden_rows) if found else ()
                    yield Sheet(name=about.name, is_hidden=hidden, rows=tuple(rows), hidden_rows=unseen)
    except python_calamine.PasswordError as wrong:
        raise UnreadableFile(LOCKED) from wrong
    except (python_calamine.CalamineError, OSError, ValueError) as wrong:
        raise UnreadableFile(_DAMAGED) from wrong
    except BaseException as wrong:
        if type(wrong).__name__ == "PanicException":  # how the native reader says that it cannot go on
            raise UnreadableFile(_DAMAGED) from wrong
        raise


def _check_end(end: tuple[int, int] | None) -> None:
    if end and (end[0] >= MOST_ROWS or end[1] >= MOST_COLUMNS):
        raise FarCell(end[0] + 1, end[1] + 1)


def _rows_of(values: list[list[Any]], corrections: Corrections | None) -> Iterator[Row]:
    texts = corrections.texts if corrections else {}
    unknown = corrections.unknown if corrections else {}
    touched = {row for row, _ in (*texts, *unknown)}
    length = max((row + 1 for row in touched), default=0)
    for place in range(max(len(values), length)):
        line = values[place] if place < len(values) else []
        cells = [value if value.__class__ is str else shown(value) for value in line]
        damage: tuple[tuple[int, str], ...] = ()
        if place in touched:
            cells, damage = _corrected(place, cells, texts, unknown)
        if damage or any(map(str.strip, cells)):
            yield Row(number=place + 1, cells=tuple(cells), notes=damage)


def _corrected(
    row: int, cells: list[str], texts: dict[tuple[int, int], str], unknown: dict[tuple[int, int], str]
) -> tuple[list[str], tuple[tuple[int, str], ...]]:
    notes: list[tuple[int, str]] = []
    for column in range(max(len(cells), MOST_COLUMNS)):
        if (row, column) in texts or (row, column) in unknown:
            cells += [""] * (column + 1 - len(cells))
            cells[column] = texts.get((row, column), "")
            if (row, column) in unknown:
                notes.append((column, unknown[row, column]))
    return cells, tuple(notes)


def shown(value: Any) -> str:
    """A typed cell as text that loses nothing: whole numbers without a point, dates as ISO."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _digits(value)
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="seconds")
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _digits(value: float) -> str:
    if abs(value) > 2**53:  # beyond what the file can hold exactly: shown as the rounded number it is
        return format(value, ".14E")
    if value == int(value):
        return str(int(value))
    return format(Decimal(format(value, ".15g")), "f")  # 15 digits are what a spreadsheet shows
