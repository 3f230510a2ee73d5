"""Measures the case log beside plain openpyxl: python tests/bench/case_log.py [cases] [rounds]."""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from partwell.domain.dossier import Dossier  # started as a plain file
from partwell.exchange.case_log import write_case_log
from partwell.exchange.log_columns import BY_SHEET, SHEETS, lines_of
from tests.documents.full_case import dossier, history

ON = date(2026, 11, 23)
TOP = Alignment(vertical="top")


def with_openpyxl(target: Path, full: Dossier, count: int) -> None:
    """The same sheets, columns and formats written cell by cell."""
    book = Workbook()
    book.remove(book.active)
    pages = {sheet: book.create_sheet(sheet) for sheet in SHEETS}
    for sheet, page in pages.items():
        page.append([column.heading for column in BY_SHEET[sheet]])
        for cell in page[1]:
            cell.font = Font(bold=True)
        page.freeze_panes = "C2"
    rows = dict.fromkeys(SHEETS, 1)
    for _ in range(count):
        for sheet, line in lines_of(full):
            values = [column.get(line) for column in BY_SHEET[sheet]]
            page = pages[sheet]
            rows[sheet] += 1
            for place, value in enumerate(values, start=1):
                plain = value.replace(tzinfo=None) if isinstance(value, datetime) else value
                cell = page.cell(row=rows[sheet], column=place, value=plain)
                if isinstance(value, date):
                    cell.number_format = "yyyy-mm-dd"
                cell.alignment = TOP
    book.save(target)


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    full = dossier()
    assert len(full.timeline) == len(history())
    ours: list[float] = []
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "log.xlsx"
        for _ in range(rounds):
            cases = (full for _ in range(count))
            ours.append(seconds(lambda c=cases: write_case_log(target, c, practice=full.practice, on=ON)))
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        peers = [seconds(lambda: with_openpyxl(target, full, count)) for _ in range(rounds)]
    ratio = statistics.median(peer / own for peer, own in zip(peers, ours, strict=True))
    print(f"{count} cases, {len(SHEETS)} sheets, {rounds} rounds, CPU seconds (medians)")
    print(f"  ours      {statistics.median(ours):7.2f}   memory grown by {grown:.0f} MB")
    print(f"  openpyxl  {statistics.median(peers):7.2f}   {ratio:.1f} x")


if __name__ == "__main__":
    main()
