"""Commands that read: lists, cases, wording, notice, check, verify."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import Workbook

from partwell.desk import DATA
from tests.cli.conftest import Answer, Command

LIST = "Name,Email,Reference\nLarkspur Inc.,joan@larkspur.example,00417\n,,x\n=SUM(A1),,NA\n"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A list of three rows, one of which is no client."""
    path = tmp_path / "clients.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_dry_run_as_json_has_exactly_these_keys_and_writes_nothing(partwell: Command, listed: Path) -> None:
    answer = partwell("import", listed, "--dry-run", "--json")
    told = json.loads(answer.out)
    assert (answer.code, answer.err) == (0, "")
    assert list(told) == ["rows", "header_row", "columns", "clients", "findings"]
    assert (told["rows"], told["header_row"]) == (3, 1)
    assert told["columns"] == {"client_name": "Name", "email": "Email", "reference": "Reference"}
    assert list(told["clients"][0]) == [
        "row", "client_name", "organisation", "first_name", "last_name", "email", "phone", "address_lines",
        "city", "postcode", "region", "country", "since_on", "annual_fees_amount", "reference",
    ]  # fmt: skip
    assert [one["reference"] for one in told["clients"]] == ["00417", "NA"]
    assert {one["row"] for one in told["findings"] if one["level"] == "stop"} == {3}


def test_a_dry_run_leaves_no_home_behind(partwell: Command, listed: Path, home: Path) -> None:
    assert partwell("import", listed, "--dry-run").out.startswith("3 rows: 2 would be taken, 1 not.\n")
    assert not home.exists()


def test_an_import_says_what_was_taken_and_what_not(partwell: Command, listed: Path) -> None:
    answer = partwell("import", listed)
    assert (answer.code, answer.out.splitlines()[0]) == (0, "3 rows: 2 taken, 1 not.")
    assert json.loads(partwell("--json", "import", listed, "--take-doubles").out)["imported"] == 2


DOUBLED = """Name,Email,Postcode
Herr Hans Meier,,LS1 1AA
Bay & Co,bay@x.example,
BAY & CO,Bay@x.example,
Leon Fox,,
"""


def test_clients_who_are_on_the_list_or_come_twice_are_reported_and_left_out(
    partwell: Command, tmp_path: Path
) -> None:
    path = tmp_path / "doubled.csv"
    path.write_text(DOUBLED, encoding="utf-8")
    first, again = (json.loads(partwell("import", path, "--json").out) for _ in range(2))
    assert [(told["imported"], told["rows"], len(told["clients"])) for told in (first, again)] == [
        (3, 4, 3), (0, 4, 0),
    ]  # fmt: skip
    (finding,) = first["findings"]
    assert (finding["row"], finding["code"], finding["level"]) == (4, "duplicate", "stop")
    assert {one["row"] for one in again["findings"] if one["level"] == "stop"} == {2, 3, 4, 5}
    assert finding["sentence"] == "Row 4 seems to be the same client as row 3; it was left out."


def test_a_dry_run_tells_of_doubles_what_the_import_will_do(partwell: Command, tmp_path: Path) -> None:
    path = tmp_path / "doubled.csv"
    path.write_text(DOUBLED, encoding="utf-8")
    assert partwell("import", path, "--dry-run").out.startswith("4 rows: 3 would be taken, 1 not.\n")
    partwell("import", path)
    assert partwell("import", path, "--dry-run").out.startswith("4 rows: 0 would be taken, 4 not.\n")
    assert partwell("import", path, "--dry-run", "--take-doubles").out.startswith(
        "4 rows: 4 would be taken, 0 not.\n"
    )


def test_the_sheet_and_the_order_of_dates_can_be_said(partwell: Command, tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Active"
    for row in (["Client", "Client since"], ["Ann", "03/04/2021"], ["Bea", "05/06/2021"]):
        book.active.append(row)
    for row in (["Client", "Client since"], ["Cleo", "07/08/2021"]):
        (book["Former"] if "Former" in book.sheetnames else book.create_sheet("Former")).append(row)
    book.save(tmp_path / "list.xlsx")
    words = ("import", tmp_path / "list.xlsx", "--dry-run", "--json")
    told = json.loads(partwell(*words, "--dates", "month-first").out)
    assert [one["since_on"] for one in told["clients"]] == ["2021-03-04", "2021-05-06"]
    assert [(one["code"], one["level"]) for one in told["findings"]] == [("other_sheets", "consult")]
    told = json.loads(partwell(*words, "--dates", "day-first", "--sheet", "Former").out)
    assert [(one["client_name"], one["since_on"]) for one in told["clients"]] == [("Cleo", "2021-08-07")]


def test_doubles_are_taken_where_that_is_asked_for(partwell: Command, tmp_path: Path) -> None:
    path = tmp_path / "doubled.csv"
    path.write_text(DOUBLED, encoding="utf-8")
    told = json.loads(partwell("import", path, "--take-doubles", "--json").out)
    assert (told["imported"], [(one["row"], one["level"]) for one in told["findings"]]) == (
        4, [(4, "consult")],
    )  # fmt: skip


def test_cases_are_listed_for_people_and_for_programs(partwell: Command) -> None:
    assert partwell("cases").out == "No cases yet.\n"
    assert json.loads(partwell("cases", "--json").out) == []


def test_the_samples_are_in_and_out_again(partwell: Command) -> None:
    assert partwell("samples").out == "12 sample clients are here.\n"
    assert partwell("samples").out == "The sample clients were here already.\n"
    rows = json.loads(partwell("cases", "--json").out)
    assert {row["status"] for row in rows} == {
        "preparing", "repairing", "notice given", "ended", "closed", "kept",
    }  # fmt: skip
    shown = partwell("cases").out
    assert all(row["case_id"] in shown and row["client_name"] in shown for row in rows)
    assert json.loads(partwell("samples", "--remove", "--json").out) == {"clients": 12}
    assert partwell("cases").out == "No cases yet.\n"


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_home_may_be_named_before_or_after_the_command(
    partwell: Command, tmp_path: Path, home: Path, place: str
) -> None:
    other = ("--home", tmp_path / "other")
    answer = partwell(*other, "samples") if place == "before" else partwell("samples", *other)
    assert (answer.code, (tmp_path / "other").is_dir(), home.exists()) == (0, True, False)


def test_wording_names_what_could_hurt(partwell: Command, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("We admit that we were negligent.", encoding="utf-8")
    answer = partwell("wording", path, "--profession", "law", "--json")
    found = json.loads(answer.out)["findings"]
    assert answer.code == 0
    assert ("must fix", "liability") in [(one["severity"], one["category"]) for one in found]
    assert "must fix: liability: “We admit that we were negligent.”" in partwell("wording", path).out


def test_wording_reads_a_word_file(partwell: Command, cases: dict[str, str], tmp_path: Path) -> None:
    partwell("letter", cases["S-12"], "--out", tmp_path / "letter.docx")
    answer = partwell("wording", tmp_path / "letter.docx", "--json")
    must_fix = [one for one in json.loads(answer.out)["findings"] if one["severity"] == "must fix"]
    assert (answer.code, must_fix) == (0, [])


def test_wording_reads_what_is_typed(partwell: Command) -> None:
    answer = partwell("wording", "-", "--json", typed="We admit that we were negligent.")
    assert (answer.code, answer.err) == (0, "")
    assert [one["start"] for one in json.loads(answer.out)["findings"] if one["code"] == "admission"] == [0]


def test_what_ships_is_sound(partwell: Command) -> None:
    assert partwell("check") == Answer(code=0, out="Data and layouts are sound.\n", err="")


def broken(folder: Path, *slips: tuple[str, str, str]) -> Path:
    """A copy of what ships with slips in it: file, words, what stands there instead."""
    shutil.copytree(DATA, folder)
    for name, old, new in slips:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_every_broken_entry_is_named_with_its_file(partwell: Command, tmp_path: Path) -> None:
    slips = (
        ("professions/law_us.toml", 'kind = "', 'kin = "'),
        ("reasons.toml", 'gates = ["G22"]', 'gates = ["G99"]'),
        ("letters/en/ending.toml", 'element = "thanks"', 'element = "thank"'),
        ("samples/cases.toml", 'client = "S-03"', 'client = "S-99"'),
        ("samples/cases.toml", "reason_ids", "reason_idz"),
    )
    answer = partwell("check", "--data", broken(tmp_path / "data", *slips), "--json")
    told = json.loads(answer.out)
    named = {name for name, *_ in slips}
    assert (answer.code, answer.is_one_sentence, told["sound"]) == (1, True, False)
    assert answer.err == f"Not sound: {len(told['problems'])} found.\n"
    assert {line.partition(" ")[0].rstrip(":") for line in told["problems"]} == named
    assert [line for line in told["problems"] if line.startswith("samples/")] == [
        "samples/cases.toml case 1: a key or value is not understood.",
        "samples/cases.toml case 3: there is no client S-99.",
    ]


def test_a_file_that_cannot_be_read_at_all_is_named(partwell: Command, tmp_path: Path) -> None:
    folder = broken(tmp_path / "data", ("professions/law_us.toml", "[[", "[[["))
    answer = partwell("check", "--data", folder)
    assert (answer.code, answer.is_one_sentence) == (1, True)
    assert any(line.startswith("professions/law_us.toml") for line in answer.out.splitlines())


def test_a_sound_store_is_said_to_be_sound(partwell: Command, cases: dict[str, str]) -> None:
    assert partwell("verify") == Answer(code=0, out="Everything is sound.\n", err="")
    assert json.loads(partwell("verify", "--json").out) == {"sound": True, "findings": []}


def test_an_altered_store_is_found_and_named(partwell: Command, cases: dict[str, str], home: Path) -> None:
    (database,) = [one for one in home.iterdir() if one.read_bytes()[:6] == b"SQLite"]
    with closing(sqlite3.connect(database)) as file, file:
        for (trigger,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {trigger}")
        changed = file.execute(
            "UPDATE cases SET value = replace(value, 'R13', 'R01') WHERE case_id = ?", (cases["S-03"],)
        )
        assert changed.rowcount == 1
    answer = partwell("verify")
    assert (answer.code, answer.is_one_sentence) == (1, True)
    assert cases["S-03"] in answer.out
    assert "Finding(" not in answer.out
    assert json.loads(partwell("verify", "--json").out)["sound"] is False
