"""Measures the import of a large list beside openpyxl: python tests/bench/importing.py [rows] [rounds]."""

import csv
import io
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from partwell.exchange.client_list import ClientList, read_client_list  # started as a plain file
from partwell.exchange.reading import tables_of

HEADINGS = (
    "Client name", "First name", "Last name", "Email", "Phone", "Address 1", "Address 2", "City", "Postcode",
    "Region", "Country", "Client since", "Annual fees", "Reference", *(f"Extra {n}" for n in range(6)),
)  # fmt: skip


def rows_of(count: int) -> list[list[object]]:
    """Twenty columns with what is easily damaged: leading zeros, "NA", long numbers, a plus sign."""
    return [
        [
            f"Client {n}", f"First{n}", f"Last{n}", f"c{n}@mail.example", f"+49 30 {n:07d}", f"{n} Street",
            "", "Town", f"{n % 100_000:05d}", "R", "NA", date(2020, 1, 1 + n % 28), 1234.5 + n, f"{n:016d}",
            *["text"] * 6,
        ]
        for n in range(count)
    ]  # fmt: skip


def as_xlsx(rows: list[list[object]]) -> bytes:
    """The rows as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (HEADINGS, *rows):
        sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def as_csv(rows: list[list[object]]) -> bytes:
    """The rows as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([HEADINGS, *rows])
    return text.getvalue().encode()


def with_openpyxl(data: bytes) -> int:
    """What many do today: every cell by openpyxl in its quick mode, nothing checked."""
    return sum(1 for _ in load_workbook(io.BytesIO(data), read_only=True).active.iter_rows(values_only=True))


def changed_cells(found: ClientList, rows: list[list[object]]) -> int:
    """Cells that are not what was put into the file."""
    kept = [
        (c.client_name, c.phone, c.postcode, c.country, c.since_on, c.annual_fees_amount, c.reference)
        for c in found.clients
    ]
    put = [(row[0], row[4], row[8], row[10], row[11], row[12], row[13]) for row in rows]
    return sum(a != b for one, other in zip(kept, put, strict=True) for a, b in zip(one, other, strict=True))


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    rows = rows_of(count)
    book, text = as_xlsx(rows), as_csv(rows)
    measured: dict[str, list[float]] = {"whole": [], "cells": [], "csv": [], "openpyxl": []}
    for _ in range(rounds):
        measured["openpyxl"].append(seconds(lambda: with_openpyxl(book)))
        measured["whole"].append(seconds(lambda: read_client_list(book)))
        measured["cells"].append(seconds(lambda: tables_of(book)))
        measured["csv"].append(seconds(lambda: read_client_list(text)))
    peers = measured["openpyxl"]
    ratios = {
        name: statistics.median(peer / own for peer, own in zip(peers, measured[name], strict=True))
        for name in ("cells", "whole")
    }
    middle = {name: statistics.median(values) for name, values in measured.items()}
    print(f"{count} rows x {len(HEADINGS)} columns, {rounds} rounds, CPU seconds (medians)")
    print(f"  openpyxl read-only, cells only   {middle['openpyxl']:7.2f}")
    print(f"  our cells as text, all checked   {middle['cells']:7.2f}   {ratios['cells']:.1f} x")
    print(f"  our whole import of the XLSX     {middle['whole']:7.2f}   {ratios['whole']:.1f} x")
    print(f"  our whole import of the CSV      {middle['csv']:7.2f}")
    print(f"  cells changed: {changed_cells(read_client_list(book), rows)} of {count * 7}")


if __name__ == "__main__":
    main()
