"""Cells of a workbook come as the text a person sees in them."""

import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import pytest
from openpyxl import Workbook

from partwell.exchange.client_list import read_client_list
from partwell.exchange.reading import tables_of


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def cell_as_read(value: object, number_format: str = "General") -> str:
    """One cell as the reading gives it."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Client", value])
    sheet["B1"].number_format = number_format
    return tables_of(saved(book))[0].rows[0].cells[1]


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1234.0, "General", "1234"),
        (1234.5, "General", "1234.5"),
        (0.1 + 0.2, "General", "0.3"),
        (442071234567, "General", "442071234567"),
        (1067, "00000", "01067"),
        (12345678, "00000-0000", "01234-5678"),
        (7, "0000", "0007"),
        (7, "0", "7"),
        (1234567890123456, "0", "1234567890123456"),
        ("007", "General", "007"),
        ("NULL", "General", "NULL"),
        (True, "General", "TRUE"),
        (date(2020, 1, 2), "dd/mm/yyyy", "2020-01-02"),
        (datetime(2020, 1, 2), "dd/mm/yyyy", "2020-01-02"),  # noqa: DTZ001 -- as a sheet holds it
        (datetime(2020, 1, 2, 3, 4, 5), "dd/mm/yyyy hh:mm", "2020-01-02 03:04:05"),  # noqa: DTZ001
    ],
)
def test_a_typed_cell_keeps_its_digits(value: object, number_format: str, shown: str) -> None:
    assert cell_as_read(value, number_format) == shown


def test_a_formula_without_a_stored_result_is_reported_and_its_row_is_kept() -> None:
    book = Workbook()
    for row in (["Client", "Fees"], ["Bob", "=1+1"], ["=A2", "=B2"]):
        book.active.append(row)
    found = read_client_list(saved(book))
    assert (found.rows, found.taken, found.reported) == (2, 1, 1)
    assert [(finding.row, finding.code) for finding in found.findings] == [
        (2, "cell"),
        (3, "cell"),
        (3, "cell"),
        (3, "no_name"),
    ]


def test_an_error_in_a_cell_is_reported() -> None:
    book = Workbook()
    for row in (["Client", "Fees"], ["Bob", "#N/A"]):
        book.active.append(row)
    book.active["B2"].data_type = "e"
    found = read_client_list(saved(book))
    assert [finding.what for finding in found.findings] == [
        "Row 2 has a cell in column 2 that holds the error #N/A; it was left empty."
    ]


def test_a_far_cell_that_is_only_formatted_does_not_matter() -> None:
    book = Workbook()
    for row in (["Client", "Email"], ["Bob", "b@b.co"]):
        book.active.append(row)
    book.active["XFD1048576"].number_format = "00"
    assert read_client_list(saved(book)).taken == 1


def test_clients_in_hidden_rows_are_taken_and_said_so() -> None:
    book = Workbook()
    for row in (["Client", "Email"], ["Bob", "b@b.co"], ["Ann", "a@b.co"]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    found = read_client_list(saved(book))
    assert [client.client_name for client in found.clients] == ["Bob", "Ann"]
    (finding,) = found.findings
    assert (finding.row, finding.code) == (None, "hidden_rows")
    assert finding.what.startswith("Row 3 is hidden in the sheet, by a filter or by hand, and taken like")


def test_lines_of_a_text_file_pasted_into_one_column_are_parted() -> None:
    book = Workbook()
    for line in ("Client;Email;Town", "Ann;a@b.co;Leeds", '"Bob; Sons";b@b.co;York', "Cat;c@b.co"):
        book.active.append([line])
    found = read_client_list(saved(book))
    assert [(client.client_name, client.city) for client in found.clients] == [
        ("Ann", "Leeds"),
        ("Bob; Sons", "York"),
        ("Cat", ""),
    ]
    assert [(finding.row, finding.code) for finding in found.findings] == [(4, "short_row")]


def test_one_column_of_names_with_commas_stays_one_column() -> None:
    book = Workbook()
    for line in ("Client", "Lee, Ann", "Moss, Bob"):
        book.active.append([line])
    assert [client.client_name for client in read_client_list(saved(book)).clients] == [
        "Lee, Ann",
        "Moss, Bob",
    ]


@pytest.mark.libreoffice
def test_an_opendocument_list_is_read(tmp_path: Path, missing: Callable[[str], NoReturn]) -> None:
    office = shutil.which("soffice") or missing("LibreOffice")
    (tmp_path / "list.csv").write_text("Client,Email,Postcode\nSöhne,b@b.co,LS1 1AA\n", encoding="utf-8")
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--infilter=CSV:44,34,UTF8", "--convert-to", "ods", "--outdir", str(tmp_path),
         str(tmp_path / "list.csv")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    found = read_client_list((tmp_path / "list.ods").read_bytes())
    assert [(client.client_name, client.postcode) for client in found.clients] == [("Söhne", "LS1 1AA")]
