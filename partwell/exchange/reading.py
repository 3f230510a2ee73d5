"""The tables in a file somebody chose, whatever kind of file it is: each cell as text, nothing guessed."""

from dataclasses import dataclass, replace

from partwell.domain.errors import UnreadableFile
from partwell.exchange.cell_corrections import MOST_COLUMNS, MOST_ROWS
from partwell.exchange.delimited import Row, rows_of_text, unwrapped
from partwell.exchange.text_encoding import decoded
from partwell.exchange.workbook import LOCKED, Sheet, sheets_of

MOST_BYTES = 20_000_000

_CHOOSE = (
    " Nothing was taken; please save the list as CSV or as an Excel workbook (.xlsx) and choose that file."
)

# How the first bytes give a file away that is no list, and what it is.
_OTHER_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM6", "a picture"),
    (b"II*\x00", "a picture"),
    (b"RIFF", "a picture or sound file"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x1f\x8b", "a packed archive"),
    (b"7z\xbc\xaf", "a packed archive"),
    (b"Rar!", "a packed archive"),
    (b"BZh", "a packed archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"BEGIN:VCARD", "an address card file (vCard)"),
    (b"BEGIN:VCALENDAR", "a calendar"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a file: a sheet of a workbook, or all of a CSV file."""

    name: str = ""  # of the sheet
    is_hidden: bool = False
    rows: tuple[Row, ...] = ()  # those that are not blank
    encoding: str = ""  # of a text file
    hidden_rows: tuple[int, ...] = ()  # of a sheet, by a filter or by hand
    unread: int = 0  # characters that could not be read in that encoding


def tables_of(data: bytes) -> tuple[Table, ...]:
    """Every table with at least one row; raises UnreadableFile with one sentence for anything else."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise UnreadableFile("This file is empty. Nothing was taken; please choose the file with the list.")
    if len(data) > MOST_BYTES:
        raise UnreadableFile(
            f"This file is larger than {MOST_BYTES // 1_000_000} MB. Nothing was taken; "
            "please split the list or leave out columns that are not needed."
        )
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        tables = tuple(_of_sheet(sheet) for sheet in sheets_of(data) if sheet.rows)
    else:
        tables = (_text_table(data),)
    if not any(table.rows for table in tables):
        raise UnreadableFile(
            "This file holds no rows. Nothing was taken; please choose the file with the list."
        )
    _check_extent(tables)
    return tables


def _of_sheet(sheet: Sheet) -> Table:
    rows, encoding = sheet.rows, ""
    if rows and not any(any(map(str.strip, row.cells[1:])) for row in rows):
        single = tuple(replace(row, cells=row.cells[:1]) for row in rows)
        inner = unwrapped(single)  # the lines of a CSV file that nobody told the spreadsheet to part
        rows, encoding = (inner, "utf-8") if inner is not single else (rows, "")
    return Table(
        name=sheet.name,
        is_hidden=sheet.is_hidden,
        rows=rows,
        hidden_rows=sheet.hidden_rows,
        encoding=encoding,
    )


def _text_table(data: bytes) -> Table:
    _refuse_other_kinds(data)
    text, encoding, unread = decoded(data)
    text = text.removeprefix("\ufeff").replace("\x00", "")
    controls = sum(c < " " and c not in "\t\r\n\x0b\x0c" for c in text[:20_000])
    if controls > max(30, len(text[:20_000]) // 20):
        raise UnreadableFile("This file is not a list that can be read as text." + _CHOOSE)
    _refuse_markup(text[:2000].lstrip().casefold())
    return Table(rows=rows_of_text(text), encoding=encoding, unread=unread)


def _refuse_other_kinds(data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableFile(LOCKED)
        raise UnreadableFile("This is an Excel workbook of the old kind (.xls)." + _CHOOSE)
    if data.startswith((b"\x09\x08\x10\x00", b"\x09\x04\x06\x00", b"\x09\x00\x04\x00")):
        raise UnreadableFile("This is an Excel workbook of a very old kind." + _CHOOSE)
    for mark, kind in _OTHER_KINDS:
        if data.startswith(mark):
            raise UnreadableFile(f"This is {kind} and not a list." + _CHOOSE)


def _refuse_markup(start: str) -> None:
    # a page may begin with a comment or a processing instruction; a list may hold "<html" in a name
    if start.startswith(("<!doctype html", "<html", "<table", "<head", "<body", "<meta")) or (
        start.startswith(("<!--", "<?")) and "<html" in start[:600]
    ):
        raise UnreadableFile(
            "This is a web page, even if its name ends like a spreadsheet's; some programs export lists so."
            + _CHOOSE
        )
    if start.startswith(("<?xml", "<workbook", "<!doctype")):
        raise UnreadableFile("This is an XML file and not a list." + _CHOOSE)
    if start.startswith("{") and '":' in start:
        raise UnreadableFile("This is a data file of a program (JSON) and not a list." + _CHOOSE)


def _check_extent(tables: tuple[Table, ...]) -> None:
    for table in tables:
        if len(table.rows) > MOST_ROWS:
            raise UnreadableFile(
                f"This list has more than {MOST_ROWS:,} rows. Nothing was taken; please split it and "
                "import the parts one after the other."
            )
        if max((len(row.cells) for row in table.rows[:50]), default=0) > MOST_COLUMNS:
            raise UnreadableFile(
                f"This list has more than {MOST_COLUMNS} columns. Nothing was taken; please leave out "
                "the columns that are not needed."
            )
