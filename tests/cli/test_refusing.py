"""Everything that goes wrong is one sentence on stderr, exit code 1, and nothing half written."""

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Answer, Command

NO_CASE = "C-00000000"


def refused(answer: Answer, words: str = "") -> None:
    """Fails unless the command failed in one sentence that holds these words."""
    assert (answer.code, answer.out) == (1, "")
    assert answer.is_one_sentence, answer.err
    assert words in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ("letter", NO_CASE, "--out", "a.docx"),
        ("record", NO_CASE, "--out", "a.docx"),
        ("note", NO_CASE, "words"),
        ("note", "C-\udcff\x00'; DROP TABLE cases; --", "words"),
    ],
)
def test_an_unknown_case_is_named(partwell: Command, words: tuple[str, ...]) -> None:
    refused(partwell(*words), "There is no case ")


@pytest.mark.parametrize(
    ("words", "ending"),
    [
        (("letter", NO_CASE, "--out", "a.pdf"), ".docx"),
        (("record", NO_CASE, "--out", "a"), ".docx"),
        (("case-log", "a.csv"), ".xlsx"),
        (("calendar", "a.txt"), ".ics"),
    ],
)
def test_a_wrong_ending_is_refused_before_anything_is_written(
    partwell: Command, words: tuple[str, ...], ending: str, tmp_path: Path
) -> None:
    refused(partwell(*words), ending)
    assert list(tmp_path.glob("a*")) == []


def test_letters_go_to_a_folder_or_an_archive_and_nothing_else(partwell: Command, tmp_path: Path) -> None:
    refused(partwell("letters", "--all", "--out", "letters.docx"), "a folder or a .zip")
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    refused(partwell("letters", "--all", "--out", "taken"))
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "a file"


@pytest.mark.parametrize(
    "command",
    [("import",), ("import", "--dry-run"), ("wording",), ("verify",), ("restore",), ("notice", "--file")],
)
@pytest.mark.parametrize("kind", ["missing", "a directory"])
def test_a_file_that_is_none_is_one_sentence(
    partwell: Command, tmp_path: Path, command: tuple[str, ...], kind: str
) -> None:
    path = tmp_path / "there"
    if kind == "a directory":
        path.mkdir()
    refused(partwell(*command, path))


def test_a_missing_backup_and_a_folder_in_its_place_are_named(partwell: Command, tmp_path: Path) -> None:
    refused(partwell("restore", tmp_path / "nothing"), "There is no such file.")
    (tmp_path / "folder").mkdir()
    refused(partwell("backup", tmp_path / "folder"), "That is a folder.")
    assert list((tmp_path / "folder").iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"\x00\x01\xff" * 500, b"PK\x03\x04 no archive", b"%PDF-1.7 ..."])
@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_a_list_that_is_none_is_one_sentence(
    partwell: Command, tmp_path: Path, content: bytes, name: str
) -> None:
    (tmp_path / name).write_bytes(content)
    refused(partwell("import", tmp_path / name, "--dry-run"))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x01", b"\x00" * 100, b"caf\xe9", b""])
def test_bytes_that_are_no_text_are_checked_as_far_as_they_can_be_read(
    partwell: Command, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "letter.txt").write_bytes(content)
    answer = partwell("wording", tmp_path / "letter.txt", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert set(json.loads(answer.out)) == {"findings"}


def test_a_word_file_that_is_broken_is_one_sentence(partwell: Command, tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"PK\x03\x04 broken")
    refused(partwell("wording", tmp_path / "letter.docx"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"SQLite format 3\x00" + b"\x00" * 4000, b"hello"])
def test_a_foreign_file_is_not_restored_and_what_was_there_stays(
    partwell: Command, cases: dict[str, str], tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "foreign").write_bytes(content)
    before = partwell("cases", "--json").out
    refused(partwell("restore", tmp_path / "foreign"))
    assert partwell("cases", "--json").out == before


def test_the_database_of_another_program_is_not_restored(partwell: Command, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as file, file:
        file.execute("CREATE TABLE songs (title TEXT)")
    refused(partwell("restore", tmp_path / "other.db"))


@pytest.mark.parametrize(
    "command",
    [("letter", "S-12", "--out"), ("record", "S-12", "--out"), ("case-log",), ("calendar",), ("backup",)],
)
@pytest.mark.parametrize("where", ["a file as folder", "a folder as file"])
def test_a_target_that_cannot_be_written_is_one_sentence(
    partwell: Command, cases: dict[str, str], tmp_path: Path, command: tuple[str, ...], where: str
) -> None:
    words = [cases.get(word, word) for word in command]
    ending = {"case-log": ".xlsx", "calendar": ".ics", "backup": ".partwell"}.get(command[0], ".docx")
    if where == "a file as folder":
        (tmp_path / "file").write_text("", encoding="utf-8")
        target = tmp_path / "file" / f"out{ending}"
    else:
        target = tmp_path / f"out{ending}"
        target.mkdir()
    refused(partwell(*words, target))
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_the_right_to_write_is_one_sentence(partwell: Command, tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    refused(partwell("case-log", tmp_path / "log.xlsx"))


@pytest.mark.parametrize("kind", ["a file", "a broken database"])
def test_a_broken_home_is_one_sentence_and_left_as_it_is(
    partwell: Command, home: Path, sampled: tuple[Path, dict[str, str]], kind: str
) -> None:
    if kind == "a file":
        home.write_text("no folder", encoding="utf-8")
        refused(partwell("cases"))
        assert home.read_text(encoding="utf-8") == "no folder"
        return
    shutil.copytree(sampled[0], home)
    (database,) = [one for one in home.iterdir() if one.read_bytes()[:6] == b"SQLite"]
    database.write_bytes(b"SQLite format 3\x00" + b"garbage" * 600)
    refused(partwell("cases"))
    refused(partwell("note", NO_CASE, "words"))
    assert b"garbage" in database.read_bytes()


def test_a_store_that_is_gone_is_noticed(partwell: Command, home: Path, cases: dict[str, str]) -> None:
    (database,) = [one for one in home.iterdir() if one.read_bytes()[:6] == b"SQLite"]
    for one in home.glob(f"{database.name}*"):
        one.unlink()
    refused(partwell("cases"))


def test_a_letter_that_lacks_a_fact_names_it(
    partwell: Command, cases: dict[str, str], tmp_path: Path
) -> None:
    refused(partwell("letter", cases["S-03"], "--out", tmp_path / "a.docx"), "last day")
    refused(
        partwell("letter", cases["S-01"], "--kind", "poem", "--out", tmp_path / "a.docx"),
        "no such kind of letter",
    )
    assert list(tmp_path.glob("*.docx")) == []


def test_a_day_that_is_none_is_one_sentence(partwell: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTWELL_TODAY", "tomorrow")
    refused(partwell("cases"), "PARTWELL_TODAY is no day")


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("dance",),
        ("letter",),
        ("letter", NO_CASE),
        ("letters", "--out", "x"),
        ("import",),
        ("cases", "--colour"),
        ("wording", "x.txt", "--kind", "poem"),
        ("notice", "--contract-days", "many"),
    ],
)
def test_wrong_usage_is_code_two_and_one_line(partwell: Command, words: tuple[str, ...]) -> None:
    answer = partwell(*words)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert "See --help." in answer.err


def test_help_is_no_failure(partwell: Command) -> None:
    answer = partwell("--help")
    assert answer.code == 0
    for name in ("import", "letters", "case-log", "restore", "check", "notice"):
        assert name in answer.out


def test_a_real_process_fails_in_one_sentence_too(process: Callable[..., Answer], tmp_path: Path) -> None:
    refused(process("record", NO_CASE, "--out", tmp_path / "a.docx"), "There is no case C-00000000")
    wrong = process("dance")
    assert (wrong.code, len(wrong.err.splitlines())) == (2, 1)


def test_a_reader_that_has_seen_enough_gets_no_traceback(home: Path) -> None:
    command = [sys.executable, "-m", "partwell", "notice", "--profession", "agency", "--json"]
    reader = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ)
    )
    assert reader.stdout is not None
    assert reader.stderr is not None
    reader.stdout.close()
    said = reader.stderr.read()
    reader.stderr.close()
    assert (reader.wait(timeout=60), said, home.exists()) == (0, b"", False)
