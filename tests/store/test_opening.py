"""A store is opened as it is; nothing empty ever takes the place of one that is missing."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from partwell.domain.errors import StoreTrouble
from partwell.domain.portfolio import CaseFilter
from partwell.store import Store, open_store, schema
from partwell.store.home_folder import DATABASE, MARKER
from partwell.store.migrating import known_revisions


def test_a_new_home_gets_a_store_that_only_its_owner_can_read(home: Path) -> None:
    open_store(home).close()
    assert sorted(file.name for file in home.iterdir()) == [MARKER, DATABASE]
    modes = [oct(path.stat().st_mode & 0o777) for path in (home, home / DATABASE, home / MARKER)]
    assert modes == ["0o700", "0o600", "0o600"]


def test_a_home_that_others_could_read_is_closed_to_them(home: Path) -> None:
    home.mkdir(mode=0o755)
    open_store(home).close()
    assert oct(home.stat().st_mode & 0o777) == "0o700"


def test_what_was_saved_is_there_after_opening_again(
    store: Store, writing: Any, database_url: str | None
) -> None:
    case = writing.a_case()
    store.close()
    with closing(open_store(store.home, database_url=database_url)) as again:
        assert again.cases.get("C-1").case == case


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_missing_or_emptied_file_is_never_replaced_by_an_empty_store(
    home: Path, damage: Callable[[Path], object]
) -> None:
    open_store(home).close()
    damage(home / DATABASE)
    size = (home / DATABASE).stat().st_size if (home / DATABASE).exists() else None
    with pytest.raises(StoreTrouble, match=r"missing although cases were saved here before.*newest backup"):
        open_store(home)
    assert size == ((home / DATABASE).stat().st_size if (home / DATABASE).exists() else None)


def test_a_marker_that_cannot_be_read_still_remembers(home: Path) -> None:
    open_store(home).close()
    (home / DATABASE).unlink()
    for words in (b"", b"\xff", b"[]", b'{"stores": 1}'):
        (home / MARKER).write_bytes(words)
        with pytest.raises(StoreTrouble, match="missing although"):
            open_store(home)


def test_a_lost_marker_is_written_again(home: Path) -> None:
    open_store(home).close()
    (home / MARKER).unlink()
    open_store(home).close()
    assert json.loads((home / MARKER).read_text("utf-8"))["stores"] == ["sqlite"]


def test_a_foreign_or_damaged_file_is_left_as_it_is(home: Path) -> None:
    open_store(home).close()
    for content in (b"PK\x03\x04 a spreadsheet", b"SQLite format 3\0", os.urandom(5000)):
        (home / DATABASE).write_bytes(content)
        with pytest.raises(StoreTrouble, match=r"data file is damaged.*newest backup"):
            open_store(home)
        assert (home / DATABASE).read_bytes() == content


def test_a_file_of_another_program_is_not_taken_over(home: Path) -> None:
    home.mkdir()
    with closing(sqlite3.connect(home / DATABASE)) as other:
        other.execute("CREATE TABLE songs (title)")
    with pytest.raises(StoreTrouble, match="belongs to another program"):
        open_store(home)
    with closing(sqlite3.connect(home / DATABASE)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]


def test_another_database_in_the_place_of_a_remembered_store_is_refused(home: Path) -> None:
    open_store(home).close()
    (home / DATABASE).unlink()
    with closing(sqlite3.connect(home / DATABASE)) as other:
        other.execute("CREATE TABLE songs (title)")
    with pytest.raises(StoreTrouble, match="something else than Partwell's data"):
        open_store(home)


def test_a_first_start_that_was_cut_short_can_be_repeated(home: Path) -> None:
    home.mkdir()
    (home / DATABASE).touch()
    with closing(open_store(home)) as store:
        assert store.cases.count(CaseFilter()) == 0


@pytest.mark.postgres
def test_an_emptied_postgresql_database_is_not_taken_for_a_new_one(home: Path, postgres_url: str) -> None:
    with (
        closing(open_store(home, database_url=postgres_url)) as store,
        store.engine.begin() as connection,
    ):
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    with pytest.raises(StoreTrouble, match="something else than Partwell's data"):
        open_store(home, database_url=postgres_url)


@pytest.mark.parametrize(
    "address", ["postgresql://x", "sqlite:///x", "nonsense", "postgresql+psycopg://127.0.0.1:1/none"]
)
def test_an_address_without_a_database_is_told_in_one_sentence(home: Path, address: str) -> None:
    with pytest.raises(StoreTrouble, match=r"not understood|connection to the database was lost"):
        open_store(home, database_url=address)


def test_a_home_that_is_a_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("x")
    with pytest.raises(StoreTrouble, match="data folder cannot be used"):
        open_store(tmp_path / "home")


def test_a_newer_store_is_refused_and_left_as_it_is(
    store: Store, by_hand: Any, database_url: str | None
) -> None:
    by_hand("UPDATE alembic_version SET version_num = '9999'")
    try:
        with pytest.raises(StoreTrouble, match=r"newer version of Partwell.*please update"):
            open_store(store.home, database_url=database_url)
    finally:
        by_hand("UPDATE alembic_version SET version_num = :head", head=schema.HEAD)


def test_the_tables_are_those_the_newest_migration_makes(store: Store) -> None:
    assert known_revisions()[0] == schema.HEAD
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []


@pytest.mark.postgres
def test_an_empty_postgresql_database_gets_the_tables_and_guards(home: Path, postgres_url: str) -> None:
    with closing(open_store(home, database_url=postgres_url)) as store:
        with store.engine.connect() as connection:
            guards = connection.exec_driver_sql(
                "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"
            ).scalar_one()
        assert (store.cases.count(CaseFilter()), guards) == (0, 8)


def test_a_first_start_that_fails_half_way_leaves_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("partwell.store.migrating._upgrade", _half)
        with pytest.raises(RuntimeError):
            open_store(home)
    with closing(sqlite3.connect(home / DATABASE)) as file:
        assert file.execute("SELECT name FROM sqlite_master").fetchall() == []
    open_store(home).close()


def _half(connection: Any) -> None:
    connection.exec_driver_sql("CREATE TABLE clients (client_id TEXT)")
    raise RuntimeError


def test_an_existing_store_is_opened_without_the_machinery_of_migrations(home: Path) -> None:
    open_store(home).close()
    command = (
        "import sys; from pathlib import Path; from partwell.store import open_store; "
        f"open_store(Path({str(home)!r})).close(); sys.exit('alembic' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", command], cwd=root, check=False).returncode == 0
