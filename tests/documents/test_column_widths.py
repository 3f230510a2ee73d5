"""Columns of the record are as wide as their words ask; headings and enclosures stay where they belong."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from partwell.documents.column_widths import BY_CONTENT, FULL, shares
from partwell.documents.record import case_record
from partwell.domain.record import record_of
from tests.documents.full_case import dossier
from tests.documents.word_files import TEMPLATES

STORY = "The client asked for payroll on top of the accounts, three weeks after the fee was agreed upon."


def test_a_story_gets_more_room_than_a_day_and_a_day_is_not_broken() -> None:
    day, told, clause, tried = shares(
        [["Date", "23 November 2026"], ["What happened", STORY], ["Clause", "clause 3"], ["Tried", "A quote"]]
    )
    assert told > 0.5
    assert (day * 92) >= len("23 November 2026")
    assert clause < day < told
    assert tried < told


@pytest.mark.parametrize(
    "columns",
    [
        [["a"], ["b"]],
        [[STORY], [STORY], [STORY], [STORY]],
        [["x" * 64], ["y" * 64], ["z" * 64], ["w" * 64], ["v" * 64]],
        [[""], [""], [""]],
        [["王小明"], [STORY * 40]],
    ],
)
def test_the_shares_of_any_words_add_up_to_the_whole(columns: list[list[str]]) -> None:
    found = shares(columns)
    assert sum(found) == pytest.approx(1)
    assert min(found) > 0


def widths_of(paper: bytes) -> list[list[int]]:
    """The widths of the head's cells of every table that asks for them."""
    body = Document(io.BytesIO(paper)).element.body
    tables = [
        one
        for one in body.iter(qn("w:tbl"))
        if any(note.get(qn("w:val")) == BY_CONTENT for note in one.iter(qn("w:tblDescription")))
    ]
    return [[int(width.get(qn("w:w"))) for width in one.find(qn("w:tr")).iter(qn("w:tcW"))] for one in tables]


def test_every_table_of_entries_fills_the_page_and_no_two_need_have_the_same_columns() -> None:
    found = widths_of(case_record(record_of(dossier())))
    assert len(found) > 10
    assert all(abs(sum(widths) - FULL) <= len(widths) for widths in found)
    assert len({tuple(widths) for widths in found}) > 5


def test_a_layout_of_ones_own_keeps_its_widths() -> None:
    own = Document(str(TEMPLATES / "case_record.docx"))
    for note in list(own.element.body.iter(qn("w:tblDescription"))):
        note.getparent().remove(note)
    kept = io.BytesIO()
    own.save(kept)
    body = Document(io.BytesIO(case_record(record_of(dossier()), kept.getvalue()))).element.body
    rows = [one.find(qn("w:tr")) for one in body.iter(qn("w:tbl"))]
    heads = [[int(width.get(qn("w:w"))) for width in row.iter(qn("w:tcW"))] for row in rows]
    assert [1050, 1350, 1450, 1150] in heads


@pytest.mark.parametrize(
    ("layout", "style"),
    [
        ("case_record", "Record Head"),
        ("case_record", "Record Caption"),
        ("case_record", "Record Heading"),
        ("call_sheet", "Record Head"),
        ("letter", "Letter Signatory"),
        ("letter", "Letter Signatory Title"),
        ("letter", "Letter Enclosures"),
        ("letter", "Letter Enclosure"),
    ],
)
def test_what_belongs_together_stays_on_one_page(layout: str, style: str) -> None:
    styles = Document(str(TEMPLATES / f"{layout}.docx")).styles
    assert styles[style].paragraph_format.keep_with_next
