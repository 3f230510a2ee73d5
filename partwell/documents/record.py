"""The documentation record as a Word file: the domain's paper poured into its layout."""

from pathlib import Path

from partwell.documents.filling import Row, Value, fill
from partwell.domain.record import RecordPaper
from partwell.domain.record_entries import RecordRow, RecordSection, RecordTable

SHIPPED = Path(__file__).resolve().parent.parent.parent / "templates"
_COLUMNS = "abcd"


def case_record(
    paper: RecordPaper, layout: bytes | None = None, *, paper_size: str = "", language: str = ""
) -> bytes:
    """The record as .docx bytes; `layout` replaces the shipped one."""
    template = layout if layout is not None else (SHIPPED / "case_record.docx").read_bytes()
    return fill(template, record_values(paper), paper_size=paper_size, language=language)


def record_values(paper: RecordPaper) -> dict[str, Value]:
    """What a layout of the record may name."""
    return {
        "title": paper.title,
        "practice_name": paper.practice_name,
        "case_id": paper.case_id,
        "client_name": paper.client_name,
        "made_line": paper.made_line,
        "cover": labelled(paper.cover),
        "sections": tuple(_section(section) for section in paper.sections),
        "history_number": str(len(paper.sections) + 1),
        "history": _rows(paper.history),
        "anchor": labelled(paper.anchor),
    }


def labelled(rows: tuple[RecordRow, ...]) -> tuple[Row, ...]:
    """Labels and facts as rows a layout can go through."""
    return tuple({"label": row.label, "value": row.value} for row in rows)


def _section(section: RecordSection) -> Row:
    return {
        "number": str(section.number),
        "title": section.title,
        "is_empty": section.is_empty,
        "rows": labelled(section.rows),
        "tables": tuple(_table(table) for table in section.tables),
    }


def _table(table: RecordTable) -> Row:
    heads = dict(zip((f"{letter}_head" for letter in _COLUMNS), _padded(table.columns), strict=True))
    return {"caption": table.caption, "shape": table.shape, **heads, "rows": _rows(table)}


def _rows(table: RecordTable) -> tuple[Row, ...]:
    return tuple(dict(zip(_COLUMNS, _padded(row), strict=True)) for row in table.rows)


def _padded(cells: tuple[str, ...]) -> tuple[str, ...]:
    return (*cells, *([""] * (len(_COLUMNS) - len(cells))))
