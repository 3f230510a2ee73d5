"""Take things out: the case log, the evidence pack of a case, and the check of a pack."""

import io
from collections.abc import Iterator
from pathlib import Path

from partwell.desk import Desk
from partwell.documents.pack import verify_pack
from partwell.domain.clean_text import clean_line
from partwell.domain.dossier import Dossier
from partwell.domain.errors import NotAllowed
from partwell.domain.portfolio import CaseFilter
from partwell.exchange.case_log import write_case_log, write_case_log_csv
from partwell.store import work_folder


def dossiers(desk: Desk, statuses: tuple[str, ...] = ()) -> Iterator[Dossier]:
    """Every case of these statuses, all where none is named, with its client and history."""
    practice = desk.practice
    for stored in desk.store.cases.each(CaseFilter(statuses=statuses)):
        client = desk.store.clients.get(stored.case.client_id)
        timeline = desk.store.cases.timeline(stored.case.case_id)
        yield desk.dossier(stored.case, client, practice, timeline)


def write_log(desk: Desk, target: Path, statuses: tuple[str, ...] = ()) -> None:
    """Write the Excel case log to a path ending in .xlsx; raises NotAllowed for another ending."""
    if target.suffix.casefold() != ".xlsx":
        raise NotAllowed(
            f"The case log is an Excel file, and “{clean_line(target.name)[:60]}” does not end in .xlsx. "
            "Nothing was written; please choose another name."
        )
    write_case_log(target, dossiers(desk, statuses), practice=desk.practice, on=desk.today)


def case_log(desk: Desk, statuses: tuple[str, ...] = ()) -> bytes:
    """The Excel case log as bytes."""
    with work_folder(desk.home) as folder:
        target = folder / "case-log.xlsx"
        write_log(desk, target, statuses)
        return target.read_bytes()


def case_log_csv(desk: Desk, statuses: tuple[str, ...] = ()) -> bytes:
    """The sheet of cases as CSV bytes, safe to open in a spreadsheet."""
    with work_folder(desk.home) as folder:
        target = folder / "cases.csv"
        write_case_log_csv(target, dossiers(desk, statuses), practice=desk.practice, on=desk.today)
        return target.read_bytes()


def check_pack(data: bytes) -> tuple[str, ...]:
    """What is wrong with an evidence pack, one sentence each; empty where it is as it was sealed."""
    return verify_pack(io.BytesIO(data)).problems
