"""The look of the case log: openpyxl authors the workbook once, and the rows are put in afterwards."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from partwell.exchange.log_columns import BY_SHEET, SHEETS, Kind
from partwell.exchange.sheet_xml import RowWriter

SUMMARY = "Summary"
_SUMMARY_COLUMNS = (("What", Kind.TEXT, 18), ("Which", Kind.LONG, 50), ("Count", Kind.NUMBER, 10),
                    ("Amount", Kind.MONEY, 16), ("Date", Kind.DATE, 14))  # fmt: skip
_FORMATS = {
    Kind.DATE: "yyyy-mm-dd",
    Kind.INSTANT: "yyyy-mm-dd hh:mm:ss",
    Kind.MONEY: "#,##0.00",
    Kind.NUMBER: "0",
    Kind.TEXT: "@",
    Kind.LONG: "@",
}
_INK, _PAPER = "FFFFFFFF", "FF2F4858"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet's XML around its rows."""

    sheet: str
    head: bytes
    tail: bytes


@dataclass(frozen=True, slots=True)
class Layout:
    """An authored workbook without rows, and the style each column's cells carry."""

    package: bytes
    styles: Mapping[str, tuple[int, ...]]
    quoted: Mapping[str, int]

    def writer(self, sheet: str) -> RowWriter:
        """What turns values into rows of this sheet."""
        return RowWriter(self.styles[sheet], self.quoted[sheet])

    def members(self, rows: Mapping[str, int]) -> Iterator[tuple[str, bytes | SheetPart]]:
        """Every member of the package in order, tables and sheets fitted to their number of rows."""
        order = (SUMMARY, *SHEETS)
        with zipfile.ZipFile(io.BytesIO(self.package)) as archive:
            for name in archive.namelist():
                data = archive.read(name)
                sheet = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
                table = re.fullmatch(r"xl/tables/table(\d+)\.xml", name)
                if sheet:
                    title = order[int(sheet.group(1)) - 1]
                    yield name, _around_rows(title, data, rows[title])
                elif table:
                    yield name, _fitted(data, rows[order[int(table.group(1)) - 1]])
                else:
                    yield name, data


def _around_rows(sheet: str, data: bytes, rows: int) -> SheetPart:
    data = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="' + _extent(sheet, rows) + b'"', data)
    head, _, rest = data.partition(b'<row r="2"')
    return SheetPart(sheet=sheet, head=head, tail=rest[rest.index(b"</sheetData>") :])


def _fitted(table: bytes, rows: int) -> bytes:
    """The table over all rows; an empty one keeps one empty row, as a table without any is not valid."""
    last_row = str(max(rows, 1) + 1).encode()
    return re.sub(rb'(ref="A1:[A-Z]+)\d+"', rb"\g<1>" + last_row + b'"', table)


def _extent(sheet: str, rows: int) -> bytes:
    return f"A1:{get_column_letter(len(_columns(sheet)))}{max(rows, 1) + 1}".encode()


def _columns(sheet: str) -> tuple[tuple[str, Kind, int], ...]:
    if sheet == SUMMARY:
        return _SUMMARY_COLUMNS
    return tuple((column.heading, column.kind, column.width) for column in BY_SHEET[sheet])


def layout_of(on: date) -> Layout:
    """The workbook as authored by openpyxl: headings, styles, widths, frozen heads, filters, tables."""
    book = Workbook()
    book.remove(book.active)
    for number, sheet in enumerate((SUMMARY, *SHEETS), start=1):
        _author(book.create_sheet(sheet), number)
    book.properties.creator = "Partwell"
    book.properties.title = "Case log"
    book.properties.created = book.properties.modified = datetime(on.year, on.month, on.day)  # noqa: DTZ001 -- a day
    packed = io.BytesIO()
    book.save(packed)
    styles, quoted = _style_numbers(packed.getvalue())
    return Layout(package=packed.getvalue(), styles=styles, quoted=quoted)


def _author(sheet: Worksheet, number: int) -> None:
    columns = _columns(sheet.title)
    for place, (heading, kind, width) in enumerate(columns, start=1):
        cell = sheet.cell(row=1, column=place, value=heading)
        cell.font = Font(bold=True, color=_INK)
        cell.fill = PatternFill("solid", fgColor=_PAPER)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
        _style(sheet.cell(row=2, column=place, value="sample"), kind)
    quoted = sheet.cell(row=3, column=1, value="sample")
    _style(quoted, Kind.TEXT)
    quoted.quotePrefix = True
    sheet.row_dimensions[1].height = 30
    sheet.freeze_panes = "A2" if sheet.title == SUMMARY else "C2"
    table = Table(
        displayName=f"{sheet.title.replace(' ', '')}Log", ref=f"A1:{get_column_letter(len(columns))}2"
    )
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    table.id = number
    sheet.add_table(table)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _style(cell: Any, kind: Kind) -> None:
    cell.number_format = _FORMATS[kind]
    cell.alignment = Alignment(vertical="top", wrap_text=kind == Kind.LONG)


def _style_numbers(package: bytes) -> tuple[dict[str, tuple[int, ...]], dict[str, int]]:
    """The style numbers openpyxl gave to the sample rows, read back from what it wrote."""
    styles: dict[str, tuple[int, ...]] = {}
    quoted: dict[str, int] = {}
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for number, sheet in enumerate((SUMMARY, *SHEETS), start=1):
            text = archive.read(f"xl/worksheets/sheet{number}.xml").decode()
            found = dict(re.findall(r'<c r="([A-Z]+[23])" s="(\d+)"', text))
            width = len(_columns(sheet))
            styles[sheet] = tuple(int(found[f"{get_column_letter(n)}2"]) for n in range(1, width + 1))
            quoted[sheet] = int(found["A3"])
    return styles, quoted
