"""Commands that write: letters, record, log, calendar, note, backup and restore."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from partwell.desk import open_desk
from partwell.documents.plain_text import text_of
from partwell.services import closing
from tests.cli.conftest import Answer, Command


def test_a_letter_and_a_record_are_written_as_word_files(
    partwell: Command, cases: dict[str, str], tmp_path: Path
) -> None:
    case_id, letter, record = cases["S-12"], tmp_path / "a" / "letter.docx", tmp_path / "record.DOCX"
    answer = partwell("letter", case_id, "--out", letter, "--json")
    assert json.loads(answer.out) == {"case": case_id, "file": str(letter)}
    assert "Νίκος Βασιλείου" in text_of(letter.read_bytes())
    assert partwell("record", case_id, "--out", record).out == f"Written: {record}\n"
    assert case_id in text_of(record.read_bytes())


def test_the_letter_of_a_case_that_is_issued_is_the_issued_paper(
    partwell: Command, cases: dict[str, str], tmp_path: Path, home: Path
) -> None:
    partwell("letter", cases["S-12"], "--out", tmp_path / "letter.docx")
    desk = open_desk(home)
    (paper,) = desk.open_case(cases["S-12"]).case.documents
    assert (tmp_path / "letter.docx").read_bytes() == desk.store.documents.data(paper.document_id)
    desk.store.close()


@pytest.mark.parametrize("target", ["letters", "letters.zip", "deep/er/letters.ZIP"])
def test_all_letters_are_written_and_every_other_case_is_named_with_its_reason(
    partwell: Command, cases: dict[str, str], tmp_path: Path, target: str
) -> None:
    out = tmp_path / target
    answer = partwell("letters", "--all", "--out", out, "--json")
    told = json.loads(answer.out)
    listed = json.loads(partwell("cases", "--json").out)
    still_open = {row["case_id"] for row in listed if row["status"] not in ("closed", "kept")}
    written = {name.removeprefix("ending-").removesuffix(".docx") for name in told["written"]}
    not_written = {one["case"] for one in told["not_written"]}
    assert (answer.code, written | not_written, written & not_written) == (0, still_open, set())
    assert {cases["S-02"], cases["S-03"], cases["S-04"], cases["S-06"]} <= not_written
    assert all(one["why"].endswith(".") for one in told["not_written"])
    if out.suffix:
        with zipfile.ZipFile(out) as archive:
            assert sorted(archive.namelist()) == sorted(told["written"])
    else:
        assert sorted(one.name for one in out.iterdir()) == sorted(told["written"])


def test_letters_of_a_kind_that_does_not_exist_write_nothing(
    partwell: Command, cases: dict[str, str], tmp_path: Path
) -> None:
    answer = partwell("letters", "--all", "--out", tmp_path / "letters.zip", "--kind", "poem")
    assert (answer.code, answer.is_one_sentence) == (1, True)
    assert not (tmp_path / "letters.zip").exists()


def test_the_log_opens_as_a_workbook_with_every_case(
    partwell: Command, cases: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "log.xlsx"
    assert partwell("case-log", out, "--json").code == 0
    book = load_workbook(out)
    shown = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert set(cases.values()) <= shown


def test_the_calendar_holds_every_entry_of_the_agenda(
    partwell: Command, cases: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "due.ics"
    told = json.loads(partwell("calendar", out, "--json").out)
    events = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert (len(events), told["entries"] > 10) == (told["entries"], True)


def test_a_note_prints_the_events_key_and_stands_in_the_history(
    partwell: Command, cases: dict[str, str], home: Path
) -> None:
    case_id = cases["S-01"]
    first = partwell("note", case_id, "Spoke to the insurer")
    second = json.loads(partwell("note", case_id, "And to counsel", "--json").out)
    assert (first.code, first.out) == (0, f"{case_id}.2\n")
    assert second == {"event": f"{case_id}.3", "case": case_id}
    desk = open_desk(home)
    told = [(one.event_id, one.what, one.who) for one in desk.store.cases.timeline(case_id)[1:]]
    desk.store.close()
    assert told == [
        (f"{case_id}.2", "Spoke to the insurer", "Ada"),
        (f"{case_id}.3", "And to counsel", "Ada"),
    ]


def test_a_note_typed_in_is_kept_and_an_empty_one_refused(
    process: Callable[..., Answer], partwell: Command, cases: dict[str, str]
) -> None:
    kept = process("note", cases["S-01"], "-", typed="王小明 called\n")
    empty = partwell("note", cases["S-01"], "-", typed=" \n")
    assert (kept.code, kept.out) == (0, f"{cases['S-01']}.2\n")
    assert (empty.code, empty.out, empty.is_one_sentence) == (1, "", True)


def test_a_backup_brings_everything_back(partwell: Command, cases: dict[str, str], tmp_path: Path) -> None:
    copy = tmp_path / "copy.partwell"
    before = partwell("cases", "--json").out
    assert partwell("backup", copy).out == f"Backup written and checked: {copy}\n"
    partwell("samples", "--remove")
    answer = partwell("restore", copy)
    assert (answer.code, answer.err) == (0, "")
    assert partwell("cases", "--json").out == before
    assert partwell("verify").code == 0


def test_a_backup_can_be_taken_into_a_new_home(
    partwell: Command, cases: dict[str, str], tmp_path: Path
) -> None:
    partwell("backup", tmp_path / "copy.partwell")
    partwell("restore", tmp_path / "copy.partwell", "--home", tmp_path / "new")
    assert cases["S-01"] in partwell("cases", "--home", tmp_path / "new").out


def test_an_evidence_pack_is_checked_from_the_terminal(
    partwell: Command, cases: dict[str, str], home: Path, tmp_path: Path
) -> None:
    desk = open_desk(home)
    data = closing.evidence_pack(desk, desk.open_case(cases["S-12"]))
    desk.store.close()
    pack = tmp_path / "pack.zip"
    pack.write_bytes(data)
    assert partwell("verify", pack).out == "Everything is sound.\n"
    altered = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(altered, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b" " if name == "history.json" else b""))
    pack.write_bytes(altered.getvalue())
    answer = partwell("verify", pack)
    assert (answer.code, answer.is_one_sentence, "history.json" in answer.out) == (1, True, True)
