"""Commands whose input or output is gone, endless or full: never a traceback, and what was done is done."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Answer, Command

FULL = Path("/dev/full")
ENDLESS = Path("/dev/zero")
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
NOTES = "for one in __import__('partwell.desk').desk.open_desk().store.cases.timeline('{}'): print(one.what)"


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """One line in a real shell, with `partwell` as a word in it."""
    words = line.replace("partwell", f"{sys.executable} -m partwell")
    return subprocess.run(
        ["/bin/sh", "-c", words], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )


@POSIX
@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
def test_an_answer_that_finds_no_room_says_that_it_was_done(cases: dict[str, str]) -> None:
    done = shell(f"partwell note {cases['S-12']} Kept >/dev/full")
    assert (done.returncode, done.stderr) == (
        1,
        "It was done, but the answer could not be written; please check the space there.\n",
    )
    assert "Kept" in subprocess.check_output(
        [sys.executable, "-c", NOTES.format(cases["S-12"])], cwd=ROOT, text=True
    )


@POSIX
@pytest.mark.parametrize("command", ["cases", "cases --json"])
def test_an_answer_nobody_wants_is_no_trouble(cases: dict[str, str], command: str) -> None:
    done = shell(f"partwell {command} >&-")
    assert (done.returncode, done.stderr) == (0, "")


@POSIX
def test_trouble_is_known_by_its_number_where_nobody_hears_of_it(cases: dict[str, str]) -> None:
    assert [
        shell(f"partwell note C-0 x 2>{where}").returncode for where in ("&-", "/dev/null", "/dev/full")
    ] == [1, 1, 1]


@POSIX
@pytest.mark.parametrize("command", ["wording -", "note {} -", "notice --file -"])
def test_a_standard_input_that_is_none_is_one_sentence(cases: dict[str, str], command: str) -> None:
    done = shell(f"partwell {command.format(cases['S-12'])} <&-")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "unexpected" not in done.stderr


@POSIX
@pytest.mark.parametrize("command", [("notice", "--file"), ("wording",), ("import",), ("verify",)])
def test_a_file_without_an_end_is_refused(partwell: Command, command: tuple[str, ...]) -> None:
    answer = partwell(*command, ENDLESS)
    assert (answer.code, answer.out, answer.is_one_sentence) == (1, "", True)


@POSIX
def test_words_typed_are_read_as_utf_8_whatever_the_terminal_says(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}.items():
        monkeypatch.setenv(name, value)
    assert shell(f"printf 'Grüße 王' | partwell note {cases['S-12']} -").returncode == 0
    refused = shell(f"printf '\\377\\376' | partwell note {cases['S-12']} -")
    assert (refused.returncode, refused.stderr) == (
        1,
        "The words are not written in UTF-8. Nothing was saved; please save them so and try again.\n",
    )
    told = subprocess.run(
        [sys.executable, "-c", NOTES.format(cases["S-12"])],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert told.stdout.splitlines()[-1] == "Grüße 王"


@POSIX
@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("after", [0.5, 1.2])
def test_a_command_that_is_stopped_says_so_and_leaves_nothing_half_made(
    cases: dict[str, str], home: Path, tmp_path: Path, way: signal.Signals, after: float
) -> None:
    started = subprocess.Popen(
        [sys.executable, "-m", "partwell", "letters", "--all", "--out", str(tmp_path / "out.zip")],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    time.sleep(after)
    started.send_signal(way)
    _, said = started.communicate(timeout=60)
    assert "Traceback" not in said
    if started.returncode == 1:
        assert said == "Stopped. What was saved before is safe.\n"
    assert [one.name for folder in (tmp_path, home) for one in folder.glob(".*")] == []


def test_an_empty_name_never_stands_for_something_else(
    partwell: Command, process: Callable[..., Answer], tmp_path: Path
) -> None:
    assert partwell("letters", "--all", "--out", "").code == 1
    assert partwell("verify", "").code == 1
    assert partwell("--home", "", "cases").code == 2
    assert partwell("cases", "--home", " ").code == 2
    assert list(tmp_path.glob("*.docx")) == []


def test_the_store_is_no_place_for_its_own_backup(
    partwell: Command, cases: dict[str, str], home: Path
) -> None:
    before = {one.name: one.read_bytes() for one in home.iterdir() if one.is_file()}
    for name in ("partwell.sqlite3", "partwell-store.json", "partwell.sqlite3-journal"):
        answer = partwell("backup", home / name)
        assert (answer.code, "the store itself" in answer.err) == (1, True)
    assert {one.name: one.read_bytes() for one in home.iterdir() if one.is_file()} == before


def test_a_file_is_not_put_in_the_place_of_a_database_on_a_server(
    partwell: Command, cases: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert partwell("backup", tmp_path / "one.partwell").code == 0
    monkeypatch.setenv("PARTWELL_DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:1/none")
    answer = partwell("restore", tmp_path / "one.partwell")
    assert (answer.code, answer.is_one_sentence, "pg_restore" in answer.err) == (1, True, True)
