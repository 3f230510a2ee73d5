"""Columns as wide as their words ask: a day takes little room, an account of what happened takes much."""

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

BY_CONTENT = "Widths by content"  # the alternative text of a table that asks for it, seen and changed in Word
FULL = 5000  # fiftieths of a per cent, in which Word counts the width of cells
SIGNS = 92  # that fit on a line across a page at the size of a table's words
GAP = 2  # signs between two columns
LONGEST_WORD = 22  # a longer one, such as a hash or an address, may break
SHORT_LINE = 18  # a line so short, such as a day, stays in one piece


def fit_columns(document: Document) -> None:
    """Set the widths of every table in the body whose alternative text is `BY_CONTENT`."""
    for table in document.element.body.iter(qn("w:tbl")):
        note = table.find(f"{qn('w:tblPr')}/{qn('w:tblDescription')}")
        if note is not None and note.get(qn("w:val")) == BY_CONTENT:
            _fit(table)


def shares(columns: list[list[str]], signs: int = SIGNS) -> list[float]:
    """The share of each column in the whole, from the words in its cells; the shares add up to 1."""
    least = [_whole(column) + GAP for column in columns]
    wanted = [max(_longest(column) + GAP, low) for column, low in zip(columns, least, strict=True)]
    if sum(wanted) <= signs or sum(least) >= signs:
        by = wanted if sum(wanted) <= signs else least
        return [one / sum(by) for one in by]
    widths, spare = [float(low) for low in least], float(signs - sum(least))
    while spare > 0.01:
        short = [i for i, width in enumerate(widths) if width < wanted[i] - 0.01]
        weight = sum(wanted[i] for i in short)
        given = {i: min(spare * wanted[i] / weight, wanted[i] - widths[i]) for i in short}
        for i, more in given.items():
            widths[i] += more
        spare -= sum(given.values())
    return [width / signs for width in widths]


def _longest(cells: list[str]) -> int:
    return max((len(line) for cell in cells for line in cell.split("\n")), default=1)


def _whole(cells: list[str]) -> int:
    """The longest piece that should not be broken: a short line or a word."""
    lines = [line for cell in cells for line in cell.split("\n")]
    pieces = [piece for line in lines for piece in ([line] if len(line) <= SHORT_LINE else line.split())]
    return min(max(map(len, pieces), default=1), LONGEST_WORD)


def _fit(table: Any) -> None:
    rows = [row.findall(qn("w:tc")) for row in table.findall(qn("w:tr"))]
    count = max((len(cells) for cells in rows), default=0)
    if not count or any(len(cells) != count for cells in rows):
        return  # merged cells: somebody drew this table by hand
    columns = [[_text(cells[place]) for cells in rows] for place in range(count)]
    parts = shares(columns)
    grid = table.find(qn("w:tblGrid"))
    listed = grid.findall(qn("w:gridCol")) if grid is not None else []
    whole = sum(int(one.get(qn("w:w")) or 0) for one in listed)
    for one, part in zip(listed, parts, strict=False):
        one.set(qn("w:w"), str(round(whole * part)))
    for cells in rows:
        for cell, part in zip(cells, parts, strict=True):
            width = cell.get_or_add_tcPr().get_or_add_tcW()
            width.set(qn("w:type"), "pct")
            width.set(qn("w:w"), str(round(FULL * part)))


def _text(cell: Any) -> str:
    paragraphs = cell.findall(qn("w:p"))
    return "\n".join("".join(t.text or "" for t in one.iter(qn("w:t"))) for one in paragraphs)
