"""The case log opens everywhere, types what it holds, and keeps every text a text."""

import csv
import io
import shutil
import subprocess
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

import pytest
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from partwell.domain.dossier import Dossier
from partwell.domain.errors import NotAllowed, PartwellError
from partwell.exchange import case_log, sheet_xml
from partwell.exchange.case_log import COLUMNS, SHEETS, csv_text, write_case_log, write_case_log_csv
from partwell.exchange.sheet_xml import LONGEST_CELL, RowWriter, serial_of, shortened
from tests.documents.full_case import dossier

ON = date(2026, 11, 23)
NAMES = (
    "O'Brien & Söhne <Ltd>",
    "Ναταλία",
    "王小明",
    "=SUM(A1)",
    "+1",
    "-2",
    "@x",
    "{{ 7*7 }}",
    "_x0041_",
    " pad ",
)


def named(name: str) -> Dossier:
    """The full case with another client's name."""
    full = dossier()
    return replace(full, client=replace(full.client, name=name))


def written(folder: Path, *dossiers: Dossier) -> Path:
    """A log of these cases."""
    target = folder / "log.xlsx"
    write_case_log(target, dossiers, practice=dossier().practice, on=ON)
    return target


def opened(path: Path) -> Workbook:
    """The log as openpyxl reads it."""
    return load_workbook(path)


def test_every_sheet_has_its_columns_a_frozen_head_and_a_table_over_its_rows(tmp_path: Path) -> None:
    book = opened(written(tmp_path, named("Bob"), named("Ann")))
    assert book.sheetnames == ["Summary", *SHEETS]
    for sheet in SHEETS:
        headings = [column.heading for column in COLUMNS if column.sheet == sheet]
        page = book[sheet]
        table = next(iter(page.tables.values()))
        assert [cell.value for cell in page[1]] == headings
        assert page.freeze_panes == "C2"
        assert [column.name for column in table.tableColumns] == headings
        assert (
            table.ref
            == table.autoFilter.ref
            == f"A1:{page.cell(1, len(headings)).column_letter}{page.max_row}"
        )


def test_headings_of_a_sheet_are_unlike_each_other_without_regard_to_case() -> None:
    for sheet in SHEETS:
        headings = [column.heading.casefold() for column in COLUMNS if column.sheet == sheet]
        assert len(headings) == len(set(headings))


def test_a_log_without_cases_has_valid_tables_of_one_empty_row(tmp_path: Path) -> None:
    book = opened(written(tmp_path))
    assert {next(iter(book[sheet].tables.values())).ref.partition(":")[2][-1] for sheet in SHEETS} == {"2"}


def test_dates_money_and_counts_are_typed_and_shown_as_such(tmp_path: Path) -> None:
    full = dossier()
    book = opened(
        written(tmp_path, replace(full, client=replace(full.client, annual_fees_amount=Decimal("1234.50"))))
    )
    head = {cell.value: cell.column for cell in book["Cases"][1]}
    row = book["Cases"][2]
    shown = {name: (row[head[name] - 1].value, row[head[name] - 1].number_format) for name in head}
    assert shown["Opened on"] == (datetime(2026, 10, 1), "yyyy-mm-dd")  # noqa: DTZ001 -- as a sheet holds it
    assert shown["Annual fees"] == (1234.5, "#,##0.00")
    assert shown["Letters"] == (len(full.case.documents), "0")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_a_text_letter_by_letter_for_every_reader(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, named(name))
    cell = opened(path)["Cases"]["B2"]
    native = CalamineWorkbook.from_path(path).get_sheet_by_name("Cases").to_python()[1][1]
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    assert cell.data_type == "s"
    assert native == name
    assert bool(cell.quotePrefix) == name.startswith(("=", "+", "-", "@"))
    assert ("<f" in sheet, "<hyperlink" in sheet) == (False, False)


@pytest.mark.libreoffice
def test_libreoffice_opens_the_log_and_computes_nothing(
    tmp_path: Path, missing: Callable[[str], NoReturn]
) -> None:
    office = shutil.which("soffice") or missing("LibreOffice")
    path = written(tmp_path, *(named(name) for name in NAMES))
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2", "--outdir",
         str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with (tmp_path / "log-Cases.csv").open(encoding="utf-8", newline="") as text:
        rows = list(csv.reader(text))
    assert [row[1] for row in rows[1:]] == list(NAMES)
    assert rows[1][rows[0].index("Opened on")] == "2026-10-01"


def test_what_no_cell_can_hold_is_replaced_and_the_log_is_still_written(tmp_path: Path) -> None:
    path = written(tmp_path, named("a\x00b\x1bc\ud800d\r\ne"))
    assert opened(path)["Cases"]["B2"].value == "a\ufffdb\ufffdc\ufffdd\ne"


def test_a_text_beyond_the_limit_of_a_cell_is_cut_with_a_mark_counted_as_excel_counts() -> None:
    assert shortened("x" * LONGEST_CELL) == "x" * LONGEST_CELL
    for long in ("x" * (LONGEST_CELL + 1), "😀" * 20_000):
        cut = shortened(long)
        assert len(cut.encode("utf-16-le")) // 2 <= LONGEST_CELL
        assert cut.endswith("[cut, the full text is in Partwell]")


@pytest.mark.parametrize(
    ("value", "serial"),
    [
        (date(1900, 1, 1), "1"),
        (date(1900, 2, 28), "59"),
        (date(1900, 3, 1), "61"),
        (date(2026, 11, 23), "46349"),
        (date(1899, 12, 31), None),
        (datetime(2026, 11, 23, 12, 0, tzinfo=UTC), "46349.5000000000"),
    ],
)
def test_a_day_becomes_the_number_excel_uses(value: date, serial: str | None) -> None:
    assert serial_of(value) == serial


def test_a_day_before_1900_and_a_number_of_many_digits_are_texts() -> None:
    row = RowWriter([1, 1], quoted=2).row([date(1850, 5, 6), 12345678901234567890])
    assert row.count('t="inlineStr"') == 2
    assert ("1850-05-06" in row, "12345678901234567890" in row) == (True, True)


def test_more_rows_than_excel_opens_are_refused_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_log, "MOST_ROWS", 2)
    with pytest.raises(NotAllowed, match="more than 2 rows"):
        written(tmp_path, named("A"), named("B"), named("C"))
    assert list(tmp_path.glob("*.xlsx")) + list(tmp_path.glob(".*.part")) == []


def test_a_log_that_fails_half_way_leaves_the_old_one(tmp_path: Path) -> None:
    def breaking() -> object:
        yield named("A")
        raise RuntimeError

    path = written(tmp_path, named("Old"))
    before = path.read_bytes()
    with pytest.raises(RuntimeError):
        write_case_log(path, breaking(), practice=dossier().practice, on=ON)  # type: ignore[arg-type]
    assert (path.read_bytes() == before, list(tmp_path.glob(".*.part"))) == (True, [])


def test_a_folder_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PartwellError, match="could not be written"):
        write_case_log(tmp_path / "no" / "log.xlsx", [], practice=dossier().practice, on=ON)


def test_the_summary_counts_and_the_anchors_hold_the_last_hash(tmp_path: Path) -> None:
    full = dossier()
    book = opened(written(tmp_path, full, full))
    summary = {(row[0].value, row[1].value): row[2].value for row in book["Summary"].iter_rows(min_row=2)}
    assert (summary["Cases", "all"], summary["Status", full.case.status]) == (2, 2)
    assert book["Anchors"]["E2"].value == full.timeline[-1].hash


def test_private_thoughts_and_what_was_withheld_are_in_no_sheet(tmp_path: Path) -> None:
    full = dossier(doubts="PRIVATE DOUBT")
    path = written(tmp_path, full)
    with zipfile.ZipFile(path) as archive:
        text = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert ("PRIVATE DOUBT" in text, "PRIVATE WITHHELD" in text) == (False, False)


def test_a_text_that_a_spreadsheet_would_compute_gets_an_apostrophe_in_the_csv(tmp_path: Path) -> None:
    target = tmp_path / "log.csv"
    write_case_log_csv(target, [named(name) for name in NAMES], practice=dossier().practice, on=ON)
    rows = list(csv.reader(io.StringIO(target.read_bytes().decode("utf-8-sig"), newline="")))
    guarded = [f"'{name}" if name[0] in "=+-@" else name for name in NAMES]
    assert [row[1] for row in rows[1:]] == guarded


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠", " =", "\xa0="]
)
def test_every_dangerous_beginning_is_guarded_in_csv(start: str) -> None:
    assert csv_text(f"{start}1+1") == f"'{start}1+1"


def test_a_negative_amount_stays_a_number_in_csv() -> None:
    assert csv_text(Decimal("-5.50")) == "-5.50"


def peak_of(work: Callable[[], None]) -> int:
    """The most memory Python held while working, in bytes."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_many_cases_need_no_more_memory_than_a_few(tmp_path: Path) -> None:
    full = dossier()

    def write(count: int) -> None:
        cases = (full for _ in range(count))
        write_case_log(tmp_path / f"{count}.xlsx", cases, practice=full.practice, on=ON)

    few, many = peak_of(lambda: write(5)), peak_of(lambda: write(300))
    assert many < few + 1_000_000
    assert load_workbook(tmp_path / "300.xlsx", read_only=True)["Cases"].max_row == 301


def test_the_limit_of_rows_is_the_one_of_excel_below_the_headings() -> None:
    assert sheet_xml.MOST_ROWS == 2**20 - 1
