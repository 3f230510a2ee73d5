"""A close look at a sheet's own XML: what its values reach, and the cells a quick reader would get wrong."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from partwell.domain.errors import UnreadableFile

CHUNK = 1 << 20
MOST_ROWS = 200_000
MOST_COLUMNS = 500
_SUSPECT_WORDS = (
    *(b"<f>", b"<f ", b"<f/", b"<f\n"),  # formulas, which may lack a stored result
    *(b't="e"', b"='"),  # errors such as #N/A; marks no spreadsheet program writes
    b' hidden="',  # rows a filter leaves out
    *(b":c>", b":c ", b"<c\n", b"<c\t"),  # a name space of its own, or odd spacing
)
# Far to the right, far down, or both enough to make a large rectangle.
_FAR = re.compile(rb' r="(?:[A-Z]{3}|[A-Z]*(?:[2-9]\d{5}|\d{7})|[B-Z][A-Z]\d{5})')
_LONG_NUMBER = re.compile(rb"<v>-?\d{16}")  # longer than a floating point number can hold
_ONLY_ZEROS = re.compile(r'^(?:0|\\.|[-/ ]|"[^"]*")*0{2,}(?:0|\\.|[-/ ]|"[^"]*")*$')


class FarCell(UnreadableFile):
    """A value stands far outside of what a list can be."""

    def __init__(self, row: int, column: int) -> None:
        super().__init__(
            f"One of the sheets reaches down to row {row:,} and across to column {column:,}, which is "
            f"more than the {MOST_ROWS:,} rows and {MOST_COLUMNS} columns of a list. Nothing was taken; "
            "please delete what lies outside the list and save it again."
        )


@dataclass(slots=True, kw_only=True)
class Corrections:
    """What a close look found in one sheet; cells are (row, column), counted from 0."""

    last_row: int = -1
    last_column: int = -1
    texts: dict[tuple[int, int], str] = field(default_factory=dict)  # as the sheet shows them
    unknown: dict[tuple[int, int], str] = field(default_factory=dict)  # why the value is not known
    hidden_rows: list[int] = field(default_factory=list)  # counted from 0


def padded_styles(styles_xml: bytes) -> dict[int, str]:
    """Cell style -> number format, for formats that show leading zeros such as `00000`."""
    formats = {
        int(number): _unescaped(code)
        for number, code in _attributes_of(styles_xml, b"numFmt", (b"numFmtId", b"formatCode"))
    }
    wanted = {number: code for number, code in formats.items() if _ONLY_ZEROS.match(code)}
    _, _, cell_styles = styles_xml.partition(b"<cellXfs")
    cell_styles = cell_styles.partition(b"</cellXfs>")[0]
    found: dict[int, str] = {}
    for place, (number,) in enumerate(_attributes_of(cell_styles, b"xf", (b"numFmtId",))):
        if int(number or 0) in wanted:
            found[place] = wanted[int(number)]
    return found


def _attributes_of(xml: bytes, tag: bytes, names: tuple[bytes, ...]) -> Iterator[tuple[str, ...]]:
    for element in re.findall(rb"<(?:\w+:)?" + tag + rb"\b([^>]*)>", xml):
        values = [re.search(rb"\b" + name + rb"\s*=\s*\"([^\"]*)\"", element) for name in names]
        yield tuple(value.group(1).decode("utf-8", "replace") if value else "0" for value in values)


def _unescaped(code: str) -> str:
    return code.replace("&quot;", '"').replace("&amp;", "&").split(";")[0]


def needs_a_close_look(source: IO[bytes], padded: dict[int, str]) -> bool:
    """Whether anything in a sheet could be read wrongly by a quick reader; one pass over its bytes."""
    patterns = [_FAR, _LONG_NUMBER]
    if padded:
        patterns.append(re.compile(rb' s="(?:' + "|".join(map(str, padded)).encode() + rb')"'))
    cells = placed = 0
    rest = b""
    while chunk := _read(source):
        window = rest + chunk
        if any(word in window for word in _SUSPECT_WORDS) or any(p.search(window) for p in patterns):
            return True
        end = window.rfind(b"<") if len(chunk) else len(window)
        cells += window.count(b"<c ", 0, end) + window.count(b"<c>", 0, end)
        placed += window.count(b'<c r="', 0, end)
        rest = window[end:]
        if len(rest) > 4 * CHUNK:
            return True
    return cells != placed


def _read(source: IO[bytes]) -> bytes:
    """The next megabyte; an archive gives it in small pieces."""
    pieces: list[bytes] = []
    size = 0
    while size < CHUNK and (piece := source.read(CHUNK - size)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def corrections_of(archive: zipfile.ZipFile, member: str, padded: dict[int, str]) -> Corrections:
    """The close look at one sheet; raises UnreadableFile for XML no spreadsheet programme writes."""
    look = _CloseLook(padded)
    with archive.open(member) as source:
        while chunk := _read(source):
            try:
                look.parser.Parse(chunk, False)
            except expat.ExpatError as wrong:
                raise UnreadableFile(
                    "This spreadsheet is damaged: one of its sheets breaks off or is not well formed. "
                    "Nothing was taken; please open and save it again, or save the list as CSV."
                ) from wrong
    return look.found


class _CloseLook:
    """Follows one sheet cell by cell without keeping it."""

    def __init__(self, padded: dict[int, str]) -> None:
        self.found = Corrections()
        self._padded = padded
        self._row = self._column = -1
        self._kind = self._value = ""
        self._style = 0
        self._has_formula = self._has_text = self._reading = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = refuse_document_type

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._begin_cell(attributes)
        elif tag == "row":
            number = attributes.get("r", "")
            self._row = int(number) - 1 if number.isdecimal() else self._row + 1
            self._column = -1
            if attributes.get("hidden") in ("1", "true"):
                self.found.hidden_rows.append(self._row)
        elif tag == "f":
            self._has_formula = True
        elif tag == "v":
            self._reading = True
        elif tag == "t":
            self._has_text = True

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        row, column = place_of(attributes.get("r", ""))
        self._row = self._row if row is None else row
        self._column = self._column + 1 if column is None else column
        self._kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isdecimal() else 0
        self._value = ""
        self._has_formula = self._has_text = False

    def _text(self, text: str) -> None:
        if self._reading:
            self._value += text

    def _end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "v":
            self._reading = False
        elif tag == "c":
            self._finish_cell()

    def _finish_cell(self) -> None:
        place, value = (self._row, self._column), self._value
        if not (value or self._has_text or self._has_formula):
            return
        self.found.last_row = max(self.found.last_row, self._row)
        self.found.last_column = max(self.found.last_column, self._column)
        if self._row >= MOST_ROWS or self._column >= MOST_COLUMNS:
            raise FarCell(self._row + 1, self._column + 1)
        if self._kind == "e":
            self.found.unknown[place] = f"holds the error {value[:12]}"
        elif self._has_formula and not value and self._kind != "str":
            self.found.unknown[place] = "is a formula whose result is not stored in the file"
        elif self._kind == "n" and value:
            self._number(place, value)

    def _number(self, place: tuple[int, int], value: str) -> None:
        if self._style in self._padded and value.isdecimal() and len(value) <= 20:
            self.found.texts[place] = _filled(self._padded[self._style], value)
        elif len(value) >= 16 and value.lstrip("-").isdecimal():
            self.found.texts[place] = value


def _filled(code: str, digits: str) -> str:
    """The digits as a format of zeros and marks shows them: `00000-0000` and 12345678 is `01234-5678`."""
    marks = re.findall(r'\\.|"[^"]*"|.', code)
    shown: list[str] = []
    rest = digits
    for mark in reversed(marks):
        if mark == "0":
            shown.append(rest[-1] if rest else "0")
            rest = rest[:-1]
        else:
            shown.append(mark.strip('"').removeprefix("\\"))
    return rest + "".join(reversed(shown))


def place_of(reference: str) -> tuple[int | None, int | None]:
    """Row and column, counted from 0, of a reference such as `B12`; None for what it does not say."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if not reference or len(letters) > 3 or not letters.isascii() or not letters.isalpha():
        return None, None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return (int(digits) - 1 if digits else None), column - 1


def refuse_document_type(*_: object) -> None:
    """A document type declaration is how entity attacks begin; no spreadsheet needs one."""
    raise UnreadableFile(
        "This spreadsheet holds a document type declaration, which no spreadsheet needs. "
        "Nothing was taken; please save the list again as a new workbook or as CSV."
    )
