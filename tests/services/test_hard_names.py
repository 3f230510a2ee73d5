"""Names that look like formulas, templates and markup come out as they were written."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from partwell.documents.plain_text import text_of
from partwell.domain.client import Client
from partwell.services import clients, closing, issuing, papers, reports
from tests.services.office import HARD_NAMES, Office


@pytest.mark.parametrize("name", HARD_NAMES)
def test_a_hard_name_stands_literally_in_letter_record_call_sheet_and_log(
    office: Office, tmp_path: Path, name: str
) -> None:
    case_id = office.issued(name, organisation=name)
    opened = office.opened(case_id)
    paper = opened.case.documents[0]
    assert name in office.desk.store.documents.text(paper.document_id).split("\n")
    assert name in text_of(papers.record_file(office.desk, opened.dossier))
    assert name in text_of(papers.call_sheet_file(office.desk, opened.dossier))
    reports.write_log(office.desk, tmp_path / "log.xlsx")
    book = load_workbook(tmp_path / "log.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert name in [cell.value for cell in cells]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    rows = list(csv.reader(io.StringIO(reports.case_log_csv(office.desk).decode("utf-8-sig"))))
    shown = [value for row in rows for value in row if name in value]
    assert shown
    assert [value for value in shown if value[:1] in "=+-@"] == []
    assert reports.check_pack(closing.evidence_pack(office.desk, opened)) == ()


@pytest.mark.parametrize("name", HARD_NAMES)
def test_a_hard_word_in_every_typed_field_is_a_word(office: Office, name: str) -> None:
    case_id = office.decided(name)
    office.set(
        case_id,
        engagement__title=name,
        engagement__clause=name,
        engagement__work_done=name,
        engagement__continues_until_end=name,
    )
    issuing.issue(office.desk, office.opened(case_id), "ending", token="a")
    text = office.desk.store.documents.text(office.opened(case_id).case.documents[0].document_id)
    assert text.count(name) >= 4


@pytest.mark.parametrize("name", ["Ada\x00\x07\x1b[31m Ltd", "Ada \ud800 Ltd", "Ada\r\nBcc: x@y.example Ltd"])
def test_control_characters_and_half_letters_are_cleaned_and_never_raise(office: Office, name: str) -> None:
    case_id = office.issued(name)
    opened = office.opened(case_id)
    assert opened.dossier.client.name.startswith("Ada")
    text = office.desk.store.documents.text(opened.case.documents[0].document_id)
    assert [sign for sign in text if ord(sign) < 32 and sign not in "\n\t"] == []
    papers.record_file(office.desk, opened.dossier)
    issuing.email_of(office.desk, opened, opened.case.documents[0])


def test_a_name_of_ten_thousand_signs_is_kept_and_printed(office: Office) -> None:
    name = "Long " * 2000 + "Ltd"
    case_id = office.issued(name)
    assert "Long Long" in text_of(papers.record_file(office.desk, office.opened(case_id).dossier))


def test_a_client_found_by_a_hard_name_is_found_literally(office: Office) -> None:
    ids = {name: office.client(name) for name in HARD_NAMES}
    found = {name: [one.client_id for one in office.desk.store.clients.search(name)] for name in HARD_NAMES}
    assert found == {name: [key] for name, key in ids.items()}


def test_percent_and_underscore_search_for_themselves(office: Office) -> None:
    office.client("Plain Ltd")
    marked = clients.add(office.desk, Client(client_id="", name="100%_Ltd"), token="a")
    assert [one.client_id for one in office.desk.store.clients.search("%_")] == [marked]
