"""The case log: every case with its timeline, letters, calls, feedback, terms and tasks as an Excel file."""

import contextlib
import csv
import io
import os
import re
import secrets
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO

from partwell.domain.dossier import Dossier
from partwell.domain.errors import NotAllowed, PartwellError
from partwell.domain.practice import Practice
from partwell.exchange.log_columns import BY_SHEET, COLUMNS, SHEETS, Line, lines_of
from partwell.exchange.log_layout import SUMMARY, Layout, layout_of
from partwell.exchange.sheet_xml import MOST_ROWS, RowWriter

__all__ = ["COLUMNS", "SHEETS", "write_case_log", "write_case_log_csv"]

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠", "｜", "％")


def write_case_log(target: Path, dossiers: Iterable[Dossier], *, practice: Practice, on: date) -> None:
    """Write the log as .xlsx, read case by case and streamed; nothing stands at `target` before it is whole.

    Raises NotAllowed where a sheet would have more rows than Excel can open, and PartwellError where
    the file cannot be written.
    """
    layout = layout_of(on)
    with contextlib.ExitStack() as stack, _whole_file(target) as out:
        parts = {sheet: stack.enter_context(tempfile.TemporaryFile()) for sheet in (*SHEETS, SUMMARY)}
        writers = {sheet: layout.writer(sheet) for sheet in (*SHEETS, SUMMARY)}
        totals = _Totals()
        for dossier in dossiers:
            totals.count(dossier)
            for sheet, line in lines_of(dossier):
                _write_line(sheet, line, writers[sheet], parts[sheet])
        for values in totals.rows(practice, on):
            parts[SUMMARY].write(writers[SUMMARY].row(values).encode())
        _pack(out, layout, parts, {sheet: writer.rows for sheet, writer in writers.items()})


def _write_line(sheet: str, line: Line, writer: RowWriter, part: IO[bytes]) -> None:
    if writer.rows >= MOST_ROWS:
        raise NotAllowed(
            f"The sheet {sheet} would have more than {MOST_ROWS:,} rows, which Excel cannot open. "
            "Nothing was written; please export fewer cases at a time, for instance by status."
        )
    part.write(writer.row([column.get(line) for column in BY_SHEET[sheet]]).encode())


def _pack(out: IO[bytes], layout: Layout, parts: Mapping[str, IO[bytes]], rows: Mapping[str, int]) -> None:
    """The workbook's package with the rows in their places."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name, content in layout.members(rows):
            if isinstance(content, bytes):
                archive.writestr(name, content)
                continue
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(content.head)
                part = parts[content.sheet]
                part.seek(0)
                while chunk := part.read(1 << 20):
                    member.write(chunk)
                member.write(content.tail)


class _Totals:
    """What the summary says, counted while the cases pass by."""

    def __init__(self) -> None:
        self._cases = 0
        self._fees = Decimal(0)
        self._leaving = Decimal(0)
        self._by: dict[str, Counter[str]] = {
            name: Counter() for name in ("Status", "Profession", "Reason", "Outcome")
        }

    def count(self, dossier: Dossier) -> None:
        case, fees = dossier.case, dossier.client.annual_fees_amount or Decimal(0)
        self._cases += 1
        self._fees += fees
        if case.status in ("notice given", "ended", "closed"):
            self._leaving += fees
        self._by["Status"][str(case.status)] += 1
        self._by["Profession"][dossier.profession.label] += 1
        if case.outcome:
            self._by["Outcome"][str(case.outcome)] += 1
        for reason_id in case.reason_ids:
            reason = dossier.knowledge.reason(reason_id)
            self._by["Reason"][f"{reason_id} {reason.label}" if reason else reason_id] += 1

    def rows(self, practice: Practice, on: date) -> Iterator[tuple[object, ...]]:
        yield "Practice", practice.name, None, None, None
        yield "As of", None, None, None, on
        yield "Cases", "all", self._cases, None, None
        yield "Annual fees", "all cases", None, self._fees, None
        yield "Annual fees", "notice given, ended or closed", None, self._leaving, None
        for name, counter in self._by.items():
            for label, count in sorted(counter.items(), key=lambda pair: (-pair[1], pair[0])):
                yield name, label, count, None, None
        sentence = "The sheet Anchors holds the last hash of each history: keep a copy elsewhere as proof."
        yield "History", sentence, None, None, None


def write_case_log_csv(target: Path, dossiers: Iterable[Dossier], *, practice: Practice, on: date) -> None:  # noqa: ARG001 -- the same call as for Excel
    """Write the sheet of cases as CSV (UTF-8 with mark, commas), safe to open in any spreadsheet."""
    columns = BY_SHEET["Cases"]
    with _whole_file(target) as out:
        text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", errors="replace")
        writer = csv.writer(text)
        writer.writerow([column.heading for column in columns])
        for dossier in dossiers:
            writer.writerow([csv_text(column.get(Line(dossier))) for column in columns])
        text.detach()  # flushes, and leaves the file open for what has to follow


def csv_text(value: object) -> str:
    """A value for a CSV cell; text that a spreadsheet would compute gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    if not isinstance(value, str):
        return str(value)
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", value)
    return f"'{text}" if text.lstrip(" \xa0").startswith(_DANGEROUS) or text.startswith(_DANGEROUS) else text


@contextlib.contextmanager
def _whole_file(target: Path) -> Iterator[IO[bytes]]:
    """A file that appears at `target` complete and on disk, or not at all."""
    beside = target.with_name(f".{secrets.token_hex(6)}.part")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        beside.replace(target)
        _keep_folder(target.parent)
    except OSError as wrong:
        raise PartwellError(
            f"The file could not be written to the folder {target.parent.name or target.parent}. What stood "
            "there before is unchanged; please check that the folder exists, may be written and has room."
        ) from wrong
    finally:
        beside.unlink(missing_ok=True)


def _keep_folder(folder: Path) -> None:
    """On disk with the folder's own entry, where the system allows to ask for that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
