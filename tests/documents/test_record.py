"""The record and the call sheet print what the domain says, letter by letter, in real tables."""

import io

from docx import Document

from partwell.documents.call_sheet import call_sheet
from partwell.documents.plain_text import text_of
from partwell.documents.record import case_record
from partwell.domain.call_sheet import CallReply, CallScript, call_sheet_of
from partwell.domain.case import CaseStatus
from partwell.domain.record import record_of
from tests.documents.full_case import TODAY, dossier
from tests.documents.word_files import word_file


def test_the_record_prints_every_fact_of_the_paper_exactly() -> None:
    paper = record_of(dossier())
    lines = text_of(case_record(paper)).split("\n")
    for section in paper.sections:
        assert f"{section.number}. {section.title}" in lines
        for row in section.rows:
            assert lines[lines.index(row.label) :].count(row.value) >= 1
        for table in section.tables:
            for cells in table.rows:
                assert [cell for cell in cells if cell not in lines] == []


def test_names_that_look_like_code_stand_in_the_record_as_they_are() -> None:
    text = text_of(case_record(record_of(dossier())), with_letterhead=True)
    assert text.count("O'Brien & Söhne <Ltd>") >= 3
    assert "The client asked for {%p if %} payroll" in text
    assert "=SUM(A1)" in text
    assert "Unit 7 {{ 7*7 }}" in text


def test_the_anchor_is_printed_at_the_end() -> None:
    paper = record_of(dossier())
    assert text_of(case_record(paper)).split("\n")[-6:] == [
        "Entries", "3", "Anchor (SHA-256)", dossier().timeline[-1].hash, "Checked",
        "Every entry follows from the one before it.",
    ]  # fmt: skip


def test_the_head_of_every_table_of_entries_is_repeated_on_each_page() -> None:
    document = Document(io.BytesIO(case_record(record_of(dossier()))))
    heads = [table for table in document.tables if table.rows[0]._tr.xpath("w:trPr/w:tblHeader")]
    entries = sum(len(section.tables) for section in record_of(dossier()).sections)
    assert len(heads) == entries + 1  # and the history


def test_the_record_is_numbered_by_real_headings() -> None:
    document = Document(io.BytesIO(case_record(record_of(dossier()))))
    headings = [
        one.text
        for one in document.paragraphs
        if one.style.base_style and one.style.base_style.name == "Heading 1"
    ]
    assert headings[0] == "1. Identity"
    assert headings[-1] == "16. History"


def test_a_layout_of_ones_own_replaces_the_shipped_one() -> None:
    own = word_file(
        "{{ title }}", "{%p for row in cover %}", "{{ row.label }}: {{ row.value }}", "{%p endfor %}"
    )
    assert text_of(case_record(record_of(dossier()), own)).split("\n")[:2] == [
        "Record of the ending: O'Brien & Söhne <Ltd>", "Client: O'Brien & Söhne <Ltd>",
    ]  # fmt: skip


SCRIPT = CallScript(
    replies=(
        CallReply(
            id="a", reaction="“Why {{ x }}?”", reply="<b>No</b>", why="&", source="s", checked_on=TODAY
        ),
    )
)


def test_the_call_sheet_prints_replies_and_room_to_write() -> None:
    sheet = call_sheet_of(dossier(status=CaseStatus.NOTICE_GIVEN, outcome=None, ended_on=None), SCRIPT)
    lines = text_of(call_sheet(sheet, paper_size="A4")).split("\n")
    at = lines.index("If the client says")
    assert lines[at : at + 6] == [
        "If the client says", "Reaction", "A graceful reply", "“Why {{ x }}?”", "<b>No</b>", "&",
    ]  # fmt: skip
    assert [label for label in sheet.to_fill_in if label not in lines] == []


def test_a_sheet_without_a_call_has_no_agenda() -> None:
    paper = call_sheet_of(dossier(call_order="no_call"), SCRIPT)
    text = text_of(call_sheet(paper))
    assert "Agenda" not in text
    assert text.split("\n")[-1].startswith("No call is made in this case.")
