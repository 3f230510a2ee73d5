"""A backup counts once it was checked; a restore is checked before it replaces anything."""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from partwell.domain.client import Client
from partwell.domain.errors import StoreTrouble
from partwell.domain.timeline import NewEvent
from partwell.store import Store, automatic_backup, backup, open_store, restore, verify
from partwell.store.backup import copy_before_migration
from partwell.store.home_folder import BACKUPS, DATABASE, MARKER
from partwell.store.migrating import revision_of

NOTE = NewEvent(kind="noted", what="Called back.")


@pytest.fixture
def database_url() -> None:
    """SQLite alone: PostgreSQL has tools of its own, tested at the end."""


@pytest.fixture
def kept(store: Store, writing: Any, paper: Any, issue: Any) -> Store:
    """A store with a case, a paper and a note."""
    issue(writing.a_case(), 1, paper())
    store.notes.add("C-1", "Counsel advises caution.", "privileged", "Ada")
    return store


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_backup_holds_everything_and_only_its_owner_can_read_it(kept: Store, tmp_path: Path) -> None:
    report = backup(kept, tmp_path / "safe" / "partwell.backup")
    assert (report.cases, report.clients, report.events, report.documents) == (1, 1, 2, 1)
    assert report.size_bytes == report.path.stat().st_size
    assert names(tmp_path / "safe") == ["partwell.backup"]
    assert oct(report.path.stat().st_mode & 0o777) == "0o600"
    restore(tmp_path / "other", report.path)
    with closing(open_store(tmp_path / "other")) as other:
        assert other.cases.get("C-1") == kept.cases.get("C-1")
        assert other.cases.timeline("C-1") == kept.cases.timeline("C-1")
        assert (other.documents.data("D-1"), other.notes.of("C-1")) == (
            kept.documents.data("D-1"),
            kept.notes.of("C-1"),
        )


def test_a_backup_while_others_write_is_whole(kept: Store, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            kept.cases.note("C-1", NOTE, who="Ben", token=f"while {number}")
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        reports = [backup(kept, tmp_path / f"{number}.sqlite3") for number in range(3)]
    finally:
        stop.set()
        writer.join()
    assert [report.events for report in reports] == sorted(report.events for report in reports)
    assert verify(kept).findings == ()


def test_a_damaged_store_is_not_backed_up_over_a_good_backup(
    kept: Store, by_hand: Any, tmp_path: Path
) -> None:
    path = backup(kept, tmp_path / "b").path
    good = path.read_bytes()
    by_hand("UPDATE cases SET value = replace(value, 'law_us', 'law_uk')")
    with pytest.raises(StoreTrouble, match=r"The case C-1 was altered.*No backup was made"):
        backup(kept, path)
    assert (path.read_bytes(), names(tmp_path)) == (good, ["b", "home"])


def test_the_daily_backup_is_made_once_a_day_and_the_oldest_go(kept: Store) -> None:
    folder = kept.home / BACKUPS
    folder.mkdir()
    for day in range(1, 5):
        (folder / f"partwell-2020-01-0{day}.sqlite3").touch()
    (folder / "mine.sqlite3").touch()
    report = automatic_backup(kept, keep=3)
    assert report is not None
    assert automatic_backup(kept, keep=3) is None
    assert names(folder) == [
        "mine.sqlite3",
        "partwell-2020-01-03.sqlite3",
        "partwell-2020-01-04.sqlite3",
        report.path.name,
    ]


def test_a_restore_keeps_the_old_store_aside_and_removes_its_journals(kept: Store, tmp_path: Path) -> None:
    path = backup(kept, tmp_path / "b").path
    kept.cases.note("C-1", NOTE, who="Ben", token="later")
    kept.close()
    for ending in ("-journal", "-wal"):
        (kept.home / (DATABASE + ending)).write_bytes(b"left over")
    restore(kept.home, path)
    with closing(open_store(kept.home)) as restored:
        assert len(restored.cases.timeline("C-1")) == 2
        assert verify(restored).findings == ()
    aside = [name for name in names(kept.home) if name not in {MARKER, DATABASE}]
    assert [
        name.rpartition(".sqlite3")[2] for name in aside if name.startswith("partwell-before-restore-")
    ] == [name.rpartition(".sqlite3")[2] for name in aside]
    with closing(sqlite3.connect(kept.home / aside[0])) as old:
        assert old.execute("SELECT count(*) FROM timeline").fetchone() == (3,)


def test_a_restore_under_an_open_store_is_seen_by_it_and_loses_no_save(kept: Store, tmp_path: Path) -> None:
    path = backup(kept, tmp_path / "b").path
    kept.cases.note("C-1", NOTE, who="Ben", token="later")
    restore(kept.home, path)
    assert len(kept.cases.timeline("C-1")) == 2
    kept.cases.note("C-1", NOTE, who="Ben", token="after")
    with closing(open_store(kept.home)) as again:
        assert len(again.cases.timeline("C-1")) == 3


def test_a_save_that_waited_for_a_restore_is_told_and_can_be_repeated(kept: Store, tmp_path: Path) -> None:
    path = backup(kept, tmp_path / "b").path
    with kept.engine.connect() as waiting:  # checked out before the swap, begins after it
        restore(kept.home, path)
        with pytest.raises(StoreTrouble, match="replaced while it was open"):
            waiting.execution_options(partwell_writes=True).begin()
    assert kept.cases.note("C-1", NOTE, who="Ben", token="after").number == 3


def test_a_restore_works_where_the_store_is_missing_or_damaged(kept: Store, tmp_path: Path) -> None:
    path = backup(kept, tmp_path / "b").path
    kept.close()
    for damage in (
        Path.unlink,
        lambda file: file.write_bytes(b"nonsense" * 1000),
        lambda file: file.write_bytes(b""),
    ):
        damage(kept.home / DATABASE)
        with pytest.raises(StoreTrouble):
            open_store(kept.home)
        restore(kept.home, path)
        with closing(open_store(kept.home)) as restored:
            assert verify(restored).findings == ()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda file: file.unlink(), "missing"),
        (lambda file: file.write_bytes(b""), "no backup of Partwell"),
        (lambda file: file.write_bytes(b"PK\x03\x04" * 100), "no backup of Partwell"),
        (lambda file: file.write_bytes(b"PGDMP" * 100), "pg_restore"),
        (lambda file: os.truncate(file, 20_000), "damaged"),
        (
            lambda file: _sql(file, "UPDATE cases SET value = replace(value, 'law_us', 'law_uk')"),
            "case C-1 was altered",
        ),
        (lambda file: _sql(file, "UPDATE alembic_version SET version_num = '9999'"), "newer version"),
    ],
)
def test_a_bad_backup_changes_nothing(kept: Store, tmp_path: Path, spoil: Any, sentence: str) -> None:
    path = backup(kept, tmp_path / "b").path
    kept.close()
    before = (kept.home / DATABASE).read_bytes(), names(kept.home)
    spoil(path)
    with pytest.raises(StoreTrouble, match=sentence):
        restore(kept.home, path)
    assert ((kept.home / DATABASE).read_bytes(), names(kept.home)) == before


def _sql(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def test_a_flipped_bit_never_changes_a_backup_unnoticed(kept: Store, writing: Any, tmp_path: Path) -> None:
    writing.a_case("C-2", doubts="x" * 3000)
    path = backup(kept, tmp_path / "b").path
    data = bytearray(path.read_bytes())
    words = data.index(b"x" * 500)
    for place in range(words, words + 500, 61):
        data[place] ^= 1
        (tmp_path / "flipped").write_bytes(data)
        with pytest.raises(StoreTrouble):
            restore(tmp_path / "new", tmp_path / "flipped")
        data[place] ^= 1
    assert not (tmp_path / "new" / DATABASE).exists()


def test_a_backup_where_there_is_no_room_is_told_and_leaves_nothing(kept: Store, tmp_path: Path) -> None:
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        with pytest.raises(StoreTrouble, match="The disk is full"):
            backup(kept, tmp_path / "b")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert names(tmp_path) == ["home"]


def test_a_backup_into_a_place_that_is_no_folder_is_told(kept: Store, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(StoreTrouble, match="data folder cannot be used"):
        backup(kept, tmp_path / "taken" / "b")


def test_an_older_store_is_copied_before_its_tables_are_changed(kept: Store) -> None:
    path = copy_before_migration(kept.engine, kept.home, "0000")
    assert path.parent == kept.home / BACKUPS
    restored = replace(kept, home=kept.home)
    with closing(sqlite3.connect(path)) as copied, restored.engine.connect() as connection:
        version = copied.execute("SELECT version_num FROM alembic_version").fetchone()
        assert version == (revision_of(connection),)


@pytest.mark.postgres
def test_postgresql_is_backed_up_by_its_own_tool_or_says_what_is_missing(
    postgresql_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_store(tmp_path / "pg", database_url=postgresql_url)) as store:
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(StoreTrouble, match="pg_dump, which is not on this computer"):
            backup(store, tmp_path / "b")
        assert names(tmp_path) == ["pg"]


@pytest.mark.postgres
def test_a_dump_of_postgresql_restores_into_an_empty_database(
    postgresql_url: str,
    postgres_url: str,
    postgresql_programs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", str(postgresql_programs))
    client = Client(client_id="K-1", name="王小明")
    with closing(open_store(tmp_path / "pg", database_url=postgresql_url)) as store:
        store.clients.save(client, version=None, token="t", who="Ada")
        report = automatic_backup(store)
        assert report is not None
        assert (report.clients, report.path.suffix) == (1, ".dump")
    address = postgres_url.replace("+psycopg", "")
    programme = shutil.which("pg_restore")
    subprocess.run([programme, "--no-owner", f"--dbname={address}", str(report.path)], check=True)
    with closing(open_store(tmp_path / "other", database_url=postgres_url)) as other:
        assert (other.clients.get("K-1"), verify(other).findings) == (client, ())
